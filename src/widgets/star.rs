//! The star that puts a specialist on the shortlist.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{flag, text};
use crate::shell::state::Store;
use activelist_model::expert::RegistrationNumber;

/// The star of one specialist.
pub fn star(store: Store, number: RegistrationNumber, name: &str) -> AnyView {
    let starred = move || store.shortlist.people.with(|list| list.has(number));
    let label = format!("{name}さんを候補に入れる");
    view! {
        <button class="al-star" type="button" aria-pressed=text(move || starred().to_string()) aria-label=label
            data-on=flag(starred) on:click=move |event| browser::in_place(&event, || store.toggle_star(number))>
            <svg class="al-star__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="m12 3 2.7 5.8 6.3.8-4.7 4.3 1.3 6.2L12 17l-5.6 3.1 1.3-6.2L3 9.6l6.3-.8z"/>
            </svg>
            <span aria-hidden="true">"候補"</span>
        </button>
    }
    .into_any()
}
