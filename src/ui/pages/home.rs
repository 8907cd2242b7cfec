//! Screen 1: the five doors. They stand in `index.html`, once: the program puts them back as they
//! were and adds what it knows of the list.

use leptos::html::Div;
use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser;
use crate::present::wording::people;
use crate::ui::components::state::ListState;
use crate::ui::dynamic::maybe;
use crate::ui::state::store;

/// Screen 1.
#[component]
pub fn Home() -> impl IntoView {
    let store = store();
    let place: NodeRef<Div> = NodeRef::new();
    let facts_place = RwSignal::new_local(None);
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            store.with_first_screen(|screen| browser::append(&place, screen));
            facts_place.set(browser::element("#home-facts"));
        }
    });
    view! {
        <div class="al-home" node_ref=place></div>
        {move || {
            let mount = facts_place.get()?;
            Some(view! { <Portal mount><Facts/></Portal> })
        }}
    }
}

/// Who publishes the list, how fresh it is, and how many are on it.
#[component]
fn Facts() -> impl IntoView {
    let store = store();
    let facts = maybe(move || {
        let found = store.freshness.get()?;
        let facts = view! {
            <h2 class="al-visually-hidden">"一覧の新しさと発行者"</h2>
            <dl class="al-facts">
                <div><dt>"発行者"</dt><dd>{found.source}</dd></div>
                <div><dt>"公開日"</dt><dd>{found.published}"（"{found.age}"）"</dd></div>
                <div><dt>"通し番号"</dt><dd>{found.serial}</dd></div>
                <div><dt>"載っている専門家"</dt><dd>{people(store.listed.get())}</dd></div>
            </dl>
        };
        Some(facts.into_any())
    });
    view! { <ListState/>{facts} }
}
