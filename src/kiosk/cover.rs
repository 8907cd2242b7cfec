//! What stands before all until somebody begins: what this is, what is on, and that nothing stays.

use std::time::Duration;

use leptos::prelude::*;

use super::frame::keep_photos;
use crate::browser;
use crate::shell::dynamic::{maybe, text};
use crate::shell::state::{Store, store};
use activelist_view::display::events::coming;
use activelist_view::display::title::SITE;
use activelist_view::state::WorkerState;

/// How many events there is room for.
const MOST_EVENTS: usize = 2;

/// How often an untouched machine looks for a newer list, program and events.
const ANEW: Duration = Duration::from_secs(3600);

/// What leads from the cover to what to do in an emergency.
const URGENT: &str = ".al-cover__urgent";

/// Keys that alone do nothing, or lead on to the button.
const QUIET: [&str; 7] = [
    "Tab", "Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock",
];

/// The cover. All of it is the button, as a finger on a big screen hits anywhere.
pub(crate) fn cover() -> AnyView {
    let store = store();
    keep_photos(store);
    let begin = move || {
        if store.kiosk.covered.get_untracked() {
            store.kiosk.covered.set(false);
            request_animation_frame(browser::focus_heading);
        }
    };
    let _kept = window_event_listener(leptos::ev::keydown, move |event| {
        let key = event.key();
        // The way to the emergency screen is pressed with a key as with a finger.
        let is_urgent = ["Enter", " "].contains(&key.as_str()) && browser::has_focus(URGENT);
        if store.kiosk.covered.get_untracked() && !is_urgent && !QUIET.contains(&key.as_str()) {
            // Or the key would act on the screen below as well.
            event.prevent_default();
            begin();
        }
    });
    // This visit has one entry in the history. Where the browser's Back leads to another one and keeps the
    // page, as WebKit does with an entry of an earlier visit, that one's address is not followed: it acts as
    // the button for the screen before, or begins again.
    let _kept = window_event_listener(leptos::ev::popstate, move |_| {
        if store.kiosk.restricts() && (store.kiosk.covered.get_untracked() || !store.go_back()) {
            browser::begin_anew();
        }
    });
    // Only where the page is kept: without a network the browser would show an error of its own.
    let is_kept = || [WorkerState::Ready, WorkerState::Waiting].contains(&browser::worker_state());
    set_interval(
        move || {
            if store.kiosk.covered.get_untracked() && is_kept() {
                browser::begin_anew();
            }
        },
        ANEW,
    );
    request_animation_frame(|| browser::focus(".al-cover__begin"));
    let name = move || {
        store
            .site
            .settings
            .with(|site| Some(site.as_ref()?.title.clone()))
    };
    let operator = move || {
        store
            .site
            .settings
            .with(|site| Some(site.as_ref()?.operator.clone()))
    };
    view! {
        <main class="al-cover" id="main" on:click=move |_| begin()>
            <div class="al-cover__head">
                <svg class="al-cover__mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
                    <rect width="36" height="36" rx="7" fill="#0017c1"/>
                    <path d="M18 6 8 9.6v7.6c0 6.3 4.2 10.9 10 12.8 5.8-1.9 10-6.5 10-12.8V9.6z" fill="#fff"/>
                    <path d="m13 17.6 3.7 3.7 6.6-7" fill="none" stroke="#0017c1" stroke-width="3"/>
                </svg>
                {maybe(move || Some(view! { <p class="al-cover__operator">{operator()?}</p> }.into_any()))}
                <h1 class="al-cover__title">{text(move || name().unwrap_or_else(|| SITE.to_string()))}</h1>
                <p class="al-cover__lead">"情報セキュリティの国家資格を持つ専門家の中から、自社の困りごとに合う人を探せます。"</p>
            </div>
            <button class="al-button al-cover__begin" data-variant="primary" type="button">"画面に触れて始める"</button>
            <a class="al-button al-cover__urgent" href="#/incident">"緊急のとき"<span class="al-cover__hint">"（被害にあった、あったかもしれない）"</span></a>
            <p class="al-cover__note">"入力した内容は、この端末に残りません。「終わる」を押すか、しばらく操作がないと、すべて消えます。"</p>
            {maybe(move || events(store))}
        </main>
    }
    .into_any()
}

fn events(store: Store) -> Option<AnyView> {
    let events = coming(store.site.settings.get().as_deref()?, browser::today());
    let events: Vec<AnyView> = events
        .into_iter()
        .take(MOST_EVENTS)
        .map(|event| view! { <li>{event.text}</li> }.into_any())
        .collect();
    (!events.is_empty()).then(|| {
        view! {
            <section class="al-cover__events" aria-labelledby="cover-t">
                <h2 id="cover-t">"催しのご案内"</h2>
                <ul>{events}</ul>
            </section>
        }
        .into_any()
    })
}
