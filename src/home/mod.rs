//! Screen 1: the five doors. They stand in `index.html`, once: the program puts them back as they
//! were, with what it knows of the list added at the start.

use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser;
use crate::shell::dynamic::maybe;
use crate::shell::state::{Store, store};
use crate::widgets::state::WhenLoaded;
use activelist_view::display::wording::people;

/// Adds what is known of the list to screen 1, for as long as the page is open.
pub fn add_facts(store: Store, screen: &web_sys::Element) {
    let place = screen.query_selector("#home-facts").ok().flatten();
    if let Some(place) = place.and_then(|place| place.dyn_into().ok()) {
        mount_to(place, move || {
            provide_context(store);
            facts(store)
        })
        .forget();
    }
}

/// Screen 1.
#[component]
pub fn Home() -> impl IntoView {
    let store = store();
    let place: NodeRef<Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            store.with_first_screen(|screen| browser::append(&place, screen));
        }
    });
    view! { <div class="al-home" node_ref=place></div> }
}

/// Where screen 1 goes, if it is the one that is shown.
pub fn place(page: &web_sys::Element) -> Option<web_sys::Element> {
    page.query_selector(".al-home").ok().flatten()
}

/// Who publishes the list, how fresh it is, and how many are on it.
fn facts(store: Store) -> impl IntoView {
    let facts = maybe(move || {
        let found = store.list.freshness.get()?;
        let facts = view! {
            <h2 class="al-visually-hidden">"一覧の新しさと発行者"</h2>
            <dl class="al-facts">
                <div><dt>"発行者"</dt><dd>{found.source}</dd></div>
                <div><dt>"公開日"</dt><dd>{found.published}"（"{found.age}"）"</dd></div>
                <div><dt>"通し番号"</dt><dd>{found.serial}</dd></div>
                <div><dt>"載っている専門家"</dt><dd>{people(store.list.listed.get())}</dd></div>
            </dl>
        };
        Some(facts.into_any())
    });
    view! { <WhenLoaded/>{facts} }
}
