//! The shortlist at the end of a visit on a kiosk: as a code for a telephone that can open it, and in words.
//! It is of the part with the shortlist, whose code it shares; the dialog around it is in `src/kiosk/end.rs`.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::qr::qr_code;
use activelist_view::display::kiosk::taken_along;
use activelist_view::display::shortlist::{StarredView, starred};
use activelist_view::state::Page;

/// What can be taken along, loaded when somebody ends.
pub(crate) fn along() -> AnyView {
    late::part(|| Box::pin(load()))
}

#[wasm_split(shortlist, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    // As it is when it is asked for: nothing changes behind the dialog.
    late(|| untrack(|| drawn(store())))
}

fn drawn(store: Store) -> AnyView {
    let code = store.telephone_address().map(|address| {
        let link = store.handover(Page::Shortlist).to_short_fragment();
        qr_code(&format!("{address}{link}"), "検索と候補を開くQRコード")
    });
    let about = taken_along(code.is_some());
    let list = store.shortlist.people.get();
    let people = store
        .list
        .with_searcher(|searcher| starred(searcher, &list))
        .unwrap_or_default();
    let people: Vec<AnyView> = people.into_iter().map(person).collect();
    view! {
        <div class="al-kiosk-hand">
            {code}
            <div class="al-stack" data-gap="small">
                <p>{about}</p>
                <ul class="al-kiosk-people">{people}</ul>
            </div>
        </div>
    }
    .into_any()
}

fn person(someone: StarredView) -> AnyView {
    let name = someone.listed.map(|listed| listed.name);
    view! { <li><bdi translate="no">{name}</bdi>" "<span class="al-nowrap">{someone.registration}</span></li> }
        .into_any()
}
