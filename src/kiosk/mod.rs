//! A machine for visitors (kiosk): what the rest of the page asks of it. All that only such a
//! machine shows is a late part, loaded at the start there and nowhere else. Where it cannot be had
//! the cover stays: then nobody leaves anything behind.

mod cover;
mod end;
mod exit;
mod frame;
mod hand;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::late::{self, Late, late};
use crate::shell::state::Store;
use activelist_view::display::title::SITE;
use activelist_view::state::Route;

impl Store {
    /// Goes back to the screen before. `false` where there is none.
    fn go_back(self) -> bool {
        let kiosk = self.kiosk;
        let found = kiosk.before.try_update_value(|before| {
            let found = before.pop();
            kiosk.has_before.set(!before.is_empty());
            found
        });
        let Some((fragment, top)) = found.flatten() else {
            return false;
        };
        browser::return_to(&fragment, top);
        self.address.unread.set(Vec::new());
        self.show_again(Route::parse(&fragment).0);
        true
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
