//! A machine for visitors (kiosk): what the rest of the page asks of it. All that only such a
//! machine shows is a late part, loaded at the start there and nowhere else. Where it cannot be had
//! the cover stays: then nobody leaves anything behind.

mod cover;
mod exit;
mod frame;
mod hand;
mod modal;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::late::{self, Late, late};
use crate::shell::state::Store;
use activelist_view::display::title::SITE;
use activelist_view::state::Route;

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
    allows_paper: RwSignal<bool>,
    /// Whether the visit is over.
    ends: RwSignal<bool>,
    /// The link that is handed to a telephone; empty while none is.
    handed: RwSignal<String>,
    /// The settings as they stand in `site.json`; empty until that is known.
    written: RwSignal<String>,
    /// The screens before this one, and how far each was scrolled. The browser's history has none
    /// of them.
    before: StoredValue<Vec<(String, f64)>>,
    /// Whether there are any.
    has_before: RwSignal<bool>,
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
            ends: RwSignal::new(false),
            handed: RwSignal::new(String::new()),
            written: RwSignal::new(String::new()),
            before: StoredValue::new(Vec::new()),
            has_before: RwSignal::new(false),
        }
    }

    /// The settings have come, or will not: what they say of a kiosk.
    pub fn settle(self, written: Option<String>) {
        if self.on {
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
    /// Goes back to the screen before.
    fn go_back(self) {
        let kiosk = self.kiosk;
        let found = kiosk.before.try_update_value(|before| {
            let found = before.pop();
            kiosk.has_before.set(!before.is_empty());
            found
        });
        let Some((fragment, top)) = found.flatten() else {
            return;
        };
        browser::return_to(&fragment, top);
        self.unread.set(Vec::new());
        self.show_again(Route::parse(&fragment).0);
    }
}

/// What a machine for visitors adds to the page.
#[derive(Clone)]
pub(crate) enum Piece {
    /// What stands before all until somebody begins.
    Cover,
    /// The buttons in the header.
    Tools,
    /// Dialogs, the operator's strip, and the watch.
    Frame,
    /// A link that is handed to a telephone, and what it says.
    Hand(String, String),
}

#[wasm_split(kiosk, wasm_split_path = leptos::wasm_split, fallible)]
fn load(piece: Piece) -> Late {
    late(move || match &piece {
        Piece::Cover => cover::cover(),
        Piece::Tools => frame::tools(),
        Piece::Frame => frame::frame(),
        Piece::Hand(link, text) => hand::button(link, text),
    })
}

/// What stands before all until somebody begins.
pub(crate) fn cover() -> AnyView {
    late::screen(SITE, || Box::pin(load(Piece::Cover)))
}

/// A piece on a machine for visitors; nothing elsewhere.
pub(crate) fn part(store: Store, piece: Piece) -> AnyView {
    match store.kiosk.on {
        true => late::part(move || Box::pin(load(piece.clone()))),
        false => ().into_any(),
    }
}
