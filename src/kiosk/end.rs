//! The end of a visit: who has starred somebody is offered to take the shortlist along.

use leptos::prelude::*;

use super::modal::{Modal, modal};
use crate::shell::dynamic::text;
use crate::shell::state::Store;
use crate::widgets::qr::qr_code;
use crate::widgets::take::on_paper;
use activelist_view::display::kiosk::{forgotten, taken_along};
use activelist_view::display::shortlist::{StarredView, starred};
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

/// The dialog with the shortlist: as a code for a telephone where that can open the list, and in words.
pub(crate) fn end(store: Store) -> AnyView {
    let leaving = store.kiosk.leaving;
    let names = Modal {
        role: "dialog",
        kind: "end",
        title: "kiosk-end-t",
        about: "kiosk-end-d",
        focus: "#kiosk-end-now",
    };
    modal(
        names,
        move || leaving.get(),
        move || leaving.set(false),
        move || {
            // As it was when it was asked: nothing changes behind the dialog.
            untrack(move || drawn(store))
        },
    )
}

fn drawn(store: Store) -> AnyView {
    let count = store.shortlist.people.with(Shortlist::len);
    let code = store.telephone_address().map(|address| {
        let link = store.handover(Page::Shortlist).to_short_fragment();
        qr_code(&format!("{address}{link}"), "検索と候補を開くQRコード")
    });
    let about = taken_along(code.is_some());
    let list = store.shortlist.people.get();
    let cards = StoredValue::new(list.iter().collect::<Vec<_>>());
    let people = store
        .list
        .with_searcher(|searcher| starred(searcher, &list))
        .unwrap_or_default();
    let people: Vec<AnyView> = people.into_iter().map(person).collect();
    view! {
        <h2 class="al-dialog__title" id="kiosk-end-t">"候補をお持ち帰りになりますか"</h2>
        <div class="al-kiosk-hand">
            {code}
            <div class="al-stack" data-gap="small">
                <p id="kiosk-end-d">{about}</p>
                <ul class="al-kiosk-people">{people}</ul>
            </div>
        </div>
        <p>{forgotten(count)}</p>
        <div class="al-dialog__actions">
            {on_paper(store, move || view! {
                <a class="al-button" data-size="large" href=text(move || store.link_to(Page::Cards(cards.get_value())))
                    on:click=move |_| store.kiosk.leaving.set(false)>"個票を印刷"</a>
            }.into_any())}
            <button class="al-button" data-size="large" type="button"
                on:click=move |_| store.kiosk.leaving.set(false)>"まだ続ける"</button>
            <button class="al-button" data-variant="primary" data-size="large" type="button" id="kiosk-end-now"
                on:click=move |_| store.kiosk.ends.set(true)>"終わる"</button>
        </div>
    }
    .into_any()
}

fn person(someone: StarredView) -> AnyView {
    let name = someone.listed.map(|listed| listed.name);
    view! { <li><bdi translate="no">{name}</bdi>" "<span class="al-nowrap">{someone.registration}</span></li> }
        .into_any()
}
