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

use crate::app::{self, Phase, Route, Site};
use crate::browser;
use crate::present::title::SITE;
use crate::ui::late::{self, Late, late};
use crate::ui::state::Store;

/// How many screens the way back holds.
const MOST_BEFORE: usize = 50;

/// The state of a machine for visitors. Copied freely: it only holds handles.
#[derive(Clone, Copy)]
pub(super) struct KioskState {
    /// Whether the page is one: the address said so when it was loaded.
    pub on: bool,
    /// Whether nobody has begun yet.
    pub covered: RwSignal<bool>,
    /// Whether an operator has paused what visitors may not do.
    pub operator: RwSignal<bool>,
    /// The link that is handed to a telephone.
    pub handed: RwSignal<Option<String>>,
    phase: RwSignal<Phase>,
    /// None until `site.json` is known.
    settings: RwSignal<Option<app::Kiosk>>,
    /// The screens before this one, and how far each was scrolled. The browser's history has none
    /// of them.
    before: RwSignal<Vec<(Route, f64)>>,
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
            handed: RwSignal::new(None),
            phase: RwSignal::new(Phase::Running),
            settings: RwSignal::new(None),
            before: RwSignal::new(Vec::new()),
        }
    }

    /// The settings have come, or will not.
    pub fn settle(self, site: Option<&Site>) {
        let wanted = site.and_then(|site| site.kiosk.clone());
        if self.on {
            self.settings.set(Some(wanted.unwrap_or_default()));
            // The styles leave a sentence on paper, and `public/boot.js` stops the keys.
            Effect::new(move |_| browser::mark("data-print", (!self.prints()).then_some("off")));
        } else if wanted.is_some() {
            browser::load_bare();
        }
    }

    /// Whether what leads out of the page is closed.
    pub fn restricts(self) -> bool {
        self.on && !self.operator.get()
    }

    /// Whether it prints.
    pub fn prints(self) -> bool {
        let allowed =
            |settings: &Option<app::Kiosk>| settings.as_ref().is_some_and(|kiosk| kiosk.print);
        !self.restricts() || self.settings.with(allowed)
    }

    /// Remembers a screen that is about to be left.
    pub fn leave(self, route: impl FnOnce() -> Route) {
        if !self.on {
            return;
        }
        self.before.update(|before| {
            if before.len() == MOST_BEFORE {
                before.remove(0);
            }
            before.push((route(), browser::scrolled()));
        });
    }

    /// The visit is over.
    fn end(self) {
        self.turn(Phase::Over);
    }

    fn turn(self, phase: Phase) {
        let now = self.phase.get_untracked();
        if now == phase || now == Phase::Over {
            return;
        }
        self.phase.set(phase);
        if phase == Phase::Over {
            browser::begin_anew();
        }
    }
}

impl Store {
    /// Goes back to the screen before.
    fn go_back(self) {
        let Some((route, top)) = self.kiosk.before.try_update(Vec::pop).flatten() else {
            return;
        };
        browser::return_to(&route.to_fragment(), top);
        self.unread.set(Vec::new());
        self.show(route);
    }
}

/// What a machine for visitors adds to the page.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// What stands before all until somebody begins.
    Cover,
    /// The buttons in the header.
    Tools,
    /// Dialogs, the operator's strip, and the watch.
    Frame,
}

#[wasm_split(kiosk, wasm_split_path = leptos::wasm_split, fallible)]
fn load(piece: Piece) -> Late {
    late(move || match piece {
        Piece::Cover => cover::cover(),
        Piece::Tools => frame::tools(),
        Piece::Frame => frame::frame(),
    })
}

/// What stands before all until somebody begins.
pub(super) fn cover() -> AnyView {
    late::screen(SITE, || Box::pin(load(Piece::Cover)))
}

/// A piece on a machine for visitors; nothing elsewhere.
pub(super) fn part(store: Store, piece: Piece) -> AnyView {
    match store.kiosk.on {
        true => late::part(move || Box::pin(load(piece))),
        false => ().into_any(),
    }
}
