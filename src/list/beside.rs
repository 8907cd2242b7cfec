//! The conditions beside the list: on a wide screen always in sight, else in a drawer that opens over the
//! list and leaves it where it stands.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{text, when};
use crate::shell::state::Store;
use crate::widgets::conditions::{place, wishes};
use crate::widgets::modal::{Modal, modal};
use activelist_view::display::wording::{people, thousands};
use activelist_view::state::Page;

/// Where there is room for them beside the list: `style/components/beside.css` has the same condition.
const ROOM: &str = "(min-width: 100rem)";

/// Whether they are beside the list, and whether the drawer is open.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    has_room: RwSignal<bool>,
    open: RwSignal<bool>,
}

impl Beside {
    /// Follows the width of the window for as long as the list is there.
    pub fn follow(store: Store) -> Beside {
        let has_room = || browser::is_window(ROOM);
        let found = Beside {
            has_room: RwSignal::new(has_room()),
            open: RwSignal::new(false),
        };
        // At once, so that the first answer counts what will be shown.
        store.search.beside.set(found.has_room.get_untracked());
        let resized = window_event_listener(leptos::ev::resize, move |_| {
            if has_room() != found.has_room.get_untracked() {
                found.has_room.set(has_room());
                found.open.set(false);
            }
        });
        Effect::new(move |_| {
            let is_asked = found.has_room.get() || found.open.get();
            store.search.beside.set(is_asked);
        });
        on_cleanup(move || {
            resized.remove();
            store.search.beside.set(false);
        });
        found
    }

    /// Whether there is room for them.
    pub fn has_room(self) -> Signal<bool> {
        self.has_room.into()
    }

    /// Opens the drawer; not where the conditions are in sight already.
    pub fn opener(self) -> AnyView {
        when(
            move || !self.has_room.get(),
            move || {
                view! {
                    <button class="al-button" data-size="small" data-screen-only type="button" aria-haspopup="dialog"
                        on:click=move |_| self.open.set(true)>"条件を変える"</button>
                }
                .into_any()
            },
        )
    }

    /// The conditions, where there is room for them.
    pub fn rail(self, store: Store) -> AnyView {
        when(
            move || self.has_room.get(),
            move || {
                view! {
                    <aside class="al-beside" aria-labelledby="beside-t" data-screen-only>
                        <h2 class="al-beside__title" id="beside-t">"条件"</h2>
                        {conditions(store)}
                    </aside>
                }
                .into_any()
            },
        )
    }

    /// The same over the list, with the number of people that it leaves as the way back.
    pub fn drawer(self, store: Store) -> AnyView {
        let close = move || self.open.set(false);
        let names = Modal {
            role: "dialog",
            kind: "beside",
            title: "beside-t",
            about: "beside-a",
            focus: "#beside-t",
        };
        modal(
            names,
            move || self.open.get(),
            close,
            move || {
                let total = move || store.search.outcome.with(|found| found.total);
                let count = text(move || format!("条件に合う専門家 {}", people(total())));
                let back = text(move || format!("{}名を見る", thousands(total() as u64)));
                view! {
                <div class="al-beside__head">
                    <h2 class="al-dialog__title" id="beside-t" tabindex="-1">"条件を変える"</h2>
                    <button class="al-button" data-size="small" type="button" on:click=move |_| close()>"閉じる"</button>
                </div>
                <p class="al-note" id="beside-a">"選ぶと、うしろの一覧がすぐに変わります。"</p>
                <div class="al-beside__body">{conditions(store)}</div>
                <div class="al-beside__foot">
                    <p class="al-visually-hidden" role="status">{count}</p>
                    <button class="al-button" data-variant="primary" type="button" on:click=move |_| close()>{back}</button>
                </div>
            }
            .into_any()
            },
        )
    }
}

fn conditions(store: Store) -> AnyView {
    // At once, so that the options begin with their numbers.
    store.search.beside.set(true);
    store.search.settle();
    view! {
        <p><a href=text(move || store.link_to(Page::Find))>"困りごと・支援内容を選び直す"</a></p>
        {place()}
        {wishes(store)}
    }
    .into_any()
}
