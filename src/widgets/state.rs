//! What is shown while there is no list, or when it could not be had.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::part;
use crate::shell::list::Loaded;
use crate::shell::state::store;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::failure::{FailureView, failure};

/// The list's absence: on its way, or what happened and what to do. Nothing once it is there.
#[component]
pub fn WhenLoaded() -> impl IntoView {
    let store = store();
    part(move || match store.list.loaded.get() {
        Loaded::Ready => ().into_any(),
        Loaded::Loading => waiting("一覧を読み込んでいます。しばらくお待ちください。"),
        Loaded::Failed(found) => failed(failure(&found), move || store.load()),
    })
}

/// The prose's absence where people are shown whole: as [`WhenLoaded`], once the list is there.
pub fn prose_state(numbers: Vec<RegistrationNumber>) -> AnyView {
    let store = store();
    let is_missing = Memo::new(move |_| store.list.is_ready() && !store.list.is_known(&numbers));
    part(
        move || match (is_missing.get(), store.list.no_prose.get()) {
            (false, _) => ().into_any(),
            (true, None) => waiting("くわしい内容を読み込んでいます。しばらくお待ちください。"),
            (true, Some(found)) => failed(failure(&found), move || store.load()),
        },
    )
}

/// Something is on its way.
pub fn waiting(text: &'static str) -> AnyView {
    view! {
        <div class="al-state" role="status">
            <div class="al-spinner" aria-hidden="true"></div>
            <p>{text}</p>
        </div>
    }
    .into_any()
}

/// What happened, and what to do: to load it again, or the whole page where that alone helps.
pub fn failed(shown: FailureView, load: impl Fn() + Send + 'static) -> AnyView {
    let detail = (!shown.detail.is_empty())
        .then(|| view! { <p class="al-state__detail"><bdi>{shown.detail}</bdi></p> });
    let again = match shown.needs_reload {
        true => "ページを読み込み直す",
        false => "もう一度読み込む",
    };
    let load = move |_| match shown.needs_reload {
        true => browser::reload(),
        false => load(),
    };
    view! {
        <section class="al-state" data-tone="danger" aria-label=shown.title>
            <div role="alert">
                <h2 class="al-state__title">{shown.title}</h2>
                <p>{shown.text}</p>
            </div>
            {detail}
            <div class="al-row">
                <button class="al-button" data-variant="primary" type="button"
                    on:click=load>{again}</button>
                <a class="al-button" href="#/incident">"緊急のときにすることを見る"</a>
            </div>
        </section>
    }
    .into_any()
}
