//! The state of a machine for visitors, as every screen knows it.

use leptos::prelude::*;

use super::state::Store;
use crate::browser;
use activelist_view::state::{Page, Query, Route, telephone_address};

/// How many screens the way back holds.
const MOST_BEFORE: usize = 50;

/// The state of a machine for visitors. Copied freely: it only holds handles, and of kinds that the
/// page has anyway. What only such a machine does with it is in the late part.
#[derive(Clone, Copy)]
pub(crate) struct KioskState {
    /// Whether the page is one: the address said so when it was loaded.
    pub on: bool,
    /// Whether nobody has begun yet.
    pub covered: RwSignal<bool>,
    /// Whether an operator has paused what visitors may not do.
    pub operator: RwSignal<bool>,
    /// Whether visitors may print; not before the settings are known.
    pub(crate) allows_paper: RwSignal<bool>,
    /// Whether a visitor wants to end and is asked what to take along.
    pub(crate) leaving: RwSignal<bool>,
    /// Whether the visit is over.
    pub(crate) ends: RwSignal<bool>,
    /// Where a telephone finds the list, as the settings say; empty where they do not.
    pub(crate) address: RwSignal<String>,
    /// Whether the settings make every machine that opens this page a kiosk.
    pub(crate) for_all: RwSignal<bool>,
    /// The link that is handed to a telephone; empty while none is.
    pub(crate) handed: RwSignal<String>,
    /// The settings as they stand in `site.json`; empty until that is known.
    pub(crate) written: RwSignal<String>,
    /// The screens before this one, and how far each was scrolled. The browser's history has none
    /// of them.
    pub(crate) before: StoredValue<Vec<(String, f64)>>,
    /// Whether there are any.
    pub(crate) has_before: RwSignal<bool>,
}

impl KioskState {
    /// As the address says.
    pub fn new() -> KioskState {
        let on = browser::is_kiosk();
        if on {
            // However the visitor before has left.
            browser::forget_session();
        }
        KioskState {
            on,
            covered: RwSignal::new(on),
            operator: RwSignal::new(false),
            allows_paper: RwSignal::new(false),
            leaving: RwSignal::new(false),
            ends: RwSignal::new(false),
            address: RwSignal::new(String::new()),
            for_all: RwSignal::new(false),
            handed: RwSignal::new(String::new()),
            written: RwSignal::new(String::new()),
            before: StoredValue::new(Vec::new()),
            has_before: RwSignal::new(false),
        }
    }

    /// The settings have come, or will not: what they say of a kiosk.
    pub fn settle(self, written: Option<String>) {
        if self.on {
            self.for_all.set(written.is_some());
            self.written
                .set(written.unwrap_or_else(|| "true".to_string()));
        } else if written.is_some() {
            browser::load_bare();
        }
    }

    /// Whether what leads out of the page is closed.
    pub fn restricts(self) -> bool {
        self.on && !self.operator.get()
    }

    /// Whether it prints.
    pub fn prints(self) -> bool {
        !self.restricts() || self.allows_paper.get()
    }

    /// Remembers a screen that is about to be left.
    pub fn leave(self, fragment: String) {
        self.before.update_value(|before| {
            if before.len() == MOST_BEFORE {
                before.remove(0);
            }
            before.push((fragment, browser::scrolled()));
        });
        self.has_before.set(true);
    }
}

impl Store {
    /// The address of this list for another device; none where a telephone could not open it.
    pub(crate) fn telephone_address(self) -> Option<String> {
        let own = browser::page_address();
        if !self.kiosk.on {
            return Some(own);
        }
        let written = self.kiosk.address.get();
        let written = (!written.is_empty()).then_some(written.as_str());
        telephone_address(written, &own, self.kiosk.for_all.get())
    }

    /// The search and the shortlist as they are handed over: nothing of what was written.
    pub(crate) fn handover(self, page: Page) -> Route {
        let query = Query {
            picks: self.shortlist.people.get(),
            shown: 0,
            ..self.search.query.get()
        };
        Route { page, query }
    }
}
