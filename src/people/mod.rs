//! Somebody looked up by name. The search stays as it is, and each person's place in it is shown.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{list, maybe, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{HOME, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::state::WhenLoaded;
use activelist_search::MAX_WORDS_LENGTH;
use activelist_view::display::people::{Found, FoundRow, people};
use activelist_view::display::wording::thousands;
use activelist_view::state::{Page, Route};

const HEADING: &str = "氏名で探す";

/// The page, loaded when it is first opened.
pub fn page() -> AnyView {
    late::screen(HEADING, || Box::pin(load()))
}

#[wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(|| {
        store().search.begin_to_answer();
        people_page().into_any()
    })
}

fn people_page() -> impl IntoView {
    let store = store();
    let found = Memo::new(move |_| {
        store.list.loaded.track();
        store.list.whole.track();
        let words = store.search.sought.get();
        let order = store.search.outcome.get();
        let query = store.search.query.get();
        store
            .list
            .ask_searcher(|searcher| people(searcher, &words, &query.criteria, &order.order))
            .unwrap_or_default()
    });
    let take = move |words: String| store.search.sought.set(words);
    let typed = move |event: leptos::ev::Event| {
        // What an input method shows before it is confirmed is no name yet.
        if !browser::is_composing(&event) {
            take(event_target_value(&event));
        }
    };
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home)], HEADING)}
            <div class="al-title"><h1 tabindex="-1">{HEADING}</h1></div>
            <div class="al-stack">
                <WhenLoaded/>
                <div class="al-field">
                    <label class="al-field__label" for="sought">"氏名、フリガナ、登録番号、所属など"</label>
                    <p class="al-field__hint" id="sought-h">
                        "入力したことばはこの端末の外に出ません。選んでいる支援内容と条件は、そのまま残ります。"
                    </p>
                    <input class="al-input" id="sought" type="search" autocomplete="off" spellcheck="false"
                        maxlength=MAX_WORDS_LENGTH.to_string() aria-describedby="sought-h" on:input=typed
                        on:compositionend=move |event| take(event_target_value(&event))
                        prop:value=text(move || store.search.sought.get())/>
                </div>
                <p role="status">{text(move || found.with(|found| counted(store, found)))}</p>
                {when(move || found.with(|found| !found.rows.is_empty()), move || {
                    let rows = list(move || found.with(|found| found.rows.clone()), person);
                    view! { <ul class="al-people">{rows}</ul> }.into_any()
                })}
                {maybe(move || further(store, found))}
            </div>
        </main>
    }
}

/// How many there are; what to do where there is nobody, or where not all are shown.
fn counted(store: Store, found: &Found) -> String {
    let is_asked = store.search.sought.with(|words| !words.trim().is_empty());
    match found.total {
        _ if !is_asked || !store.list.is_ready() => String::new(),
        0 => "見つかりません。漢字とフリガナのどちらでも、一部だけでも探せます。".to_string(),
        total if total > found.rows.len() => format!(
            "{}名が見つかりました。はじめの{}名を示します。続けて入力すると絞り込めます。",
            thousands(total as u64),
            found.rows.len()
        ),
        total => format!("{total}名が見つかりました。"),
    }
}

fn person(row: FoundRow) -> AnyView {
    let store = store();
    let link = text(move || store.link_to(Page::Card(row.number)));
    view! {
        <li>
            <a class="al-person__name" href=link><bdi translate="no">{row.name}</bdi></a>
            <p class="al-note"><bdi>{row.facts}</bdi></p>
            <p class="al-note">{row.place}</p>
        </li>
    }
    .into_any()
}

/// The same words as a condition of the search.
fn further(store: Store, found: Memo<Found>) -> Option<AnyView> {
    let words = store.search.sought.get();
    if words.trim().is_empty() || found.with(|found| found.total == 0) {
        return None;
    }
    let label = format!("「{}」で一覧を絞り込む", words.trim());
    let narrow = move |_| {
        let mut query = store.search.query.get_untracked();
        query.criteria.words = words.clone();
        query.shown = 0;
        store.search.words.set(words.clone());
        store.go(Route {
            page: Page::List,
            query,
        });
    };
    let button =
        view! { <p><button class="al-button" type="button" on:click=narrow>{label}</button></p> };
    Some(button.into_any())
}
