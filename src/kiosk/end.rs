//! The end of a visit: who has starred somebody is offered to take the shortlist along.

use leptos::prelude::*;

use crate::shell::dynamic::text;
use crate::shell::state::Store;
use crate::shortlist::along;
use crate::widgets::modal::{Modal, modal};
use crate::widgets::take::on_paper;
use activelist_view::display::kiosk::forgotten;
use activelist_view::state::{Page, Shortlist};

/// Ends the visit, or asks first where somebody is starred.
pub(crate) fn ask(store: Store) {
    let any = store
        .shortlist
        .people
        .with_untracked(|list| !list.is_empty());
    match any {
        true => store.kiosk.leaving.set(true),
        false => store.kiosk.ends.set(true),
    }
}

/// The dialog. Its buttons are there also where what can be taken along cannot be loaded.
pub(crate) fn end(store: Store) -> AnyView {
    let leaving = store.kiosk.leaving;
    let names = Modal {
        role: "dialog",
        kind: "end",
        title: "kiosk-end-t",
        about: "kiosk-end-d",
        focus: "#kiosk-end-now",
    };
    let count = move || store.shortlist.people.with(Shortlist::len);
    let cards = move || {
        let numbers = store.shortlist.people.with(|list| list.iter().collect());
        store.link_to(Page::Cards(numbers))
    };
    modal(
        names,
        move || leaving.get(),
        move || leaving.set(false),
        move || {
            view! {
                <h2 class="al-dialog__title" id="kiosk-end-t">"候補をお持ち帰りになりますか"</h2>
                {along()}
                <p id="kiosk-end-d">{text(move || forgotten(count()))}</p>
                <div class="al-dialog__actions">
                    {on_paper(store, move || view! {
                        <a class="al-button" data-size="large" href=text(cards)
                            on:click=move |_| leaving.set(false)>"個票を印刷"</a>
                    }.into_any())}
                    <button class="al-button" data-size="large" type="button"
                        on:click=move |_| leaving.set(false)>"まだ続ける"</button>
                    <button class="al-button" data-variant="primary" data-size="large" type="button" id="kiosk-end-now"
                        on:click=move |_| store.kiosk.ends.set(true)>"終わる"</button>
                </div>
            }
            .into_any()
        },
    )
}
