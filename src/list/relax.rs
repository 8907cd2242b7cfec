//! No dead ends: changes of one condition with what they bring, and who misses one condition.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{list, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::mark::marks_line;
use crate::widgets::star::star;
use activelist_view::display::relax::{FEW, NearView, RelaxView, changes, near_misses};
use activelist_view::state::Page;

/// Changes of one condition, offered where few or none match and a condition is set; loaded when that first
/// happens.
pub fn relax() -> AnyView {
    where_few(|| late::part(|| Box::pin(load_changes())))
}

/// Who misses one condition, there as well. They come after those who meet all.
pub fn near() -> AnyView {
    where_few(|| late::part(|| Box::pin(load_near())))
}

fn where_few(draw: fn() -> AnyView) -> AnyView {
    let store = store();
    let few = move || store.search.outcome.with(|found| found.total < FEW);
    let has_conditions = move || {
        let query = &store.search.query;
        query.with(|query| query.criteria.has_conditions())
    };
    when(move || few() && has_conditions(), draw)
}

#[wasm_split(guidance, wasm_split_path = leptos::wasm_split, fallible)]
fn load_changes() -> Late {
    late(offers)
}

#[wasm_split(guidance, wasm_split_path = leptos::wasm_split, fallible)]
fn load_near() -> Late {
    late(missing_one)
}

fn offers() -> AnyView {
    let store = store();
    let found = Memo::new(move |_| {
        let query = store.search.query.get();
        store
            .list
            .ask_searcher(|searcher| changes(searcher, &query.criteria))
            .unwrap_or_default()
    });
    when(
        move || found.with(|found| !found.is_empty()),
        move || {
            let rows = list(move || found.get(), move |row| change(store, row));
            view! {
                <section class="al-guidance" data-screen-only aria-labelledby="relax-t">
                    <h2 class="al-section-title" id="relax-t">"条件を一つゆるめると"</h2>
                    <p class="al-note">"押すと、その条件だけが変わります。ほかの条件はそのままです。"</p>
                    <ul class="al-relax">{rows}</ul>
                </section>
            }
            .into_any()
        },
    )
}

fn missing_one() -> AnyView {
    let store = store();
    let found = Memo::new(move |_| {
        let query = store.search.query.get();
        store
            .list
            .ask_searcher(|searcher| near_misses(searcher, &query.criteria, query.sort))
            .unwrap_or_default()
    });
    when(
        move || found.with(|found| !found.is_empty()),
        move || {
            let rows = list(move || found.get(), move |row| near_miss(store, row));
            view! {
                <section class="al-guidance" aria-labelledby="near-t">
                    <h2 class="al-section-title" id="near-t">"あと一歩の専門家"</h2>
                    <p class="al-note">"条件のうち一つだけが合わない人です。合わない条件と、その人の申告の内容を示します。順番は一覧と同じ決め方です。"</p>
                    <ul class="al-near">{rows}</ul>
                </section>
            }
            .into_any()
        },
    )
}

fn change(store: Store, row: RelaxView) -> AnyView {
    let RelaxView {
        change,
        label,
        brings,
        done,
    } = row;
    let click = move |_| {
        store.change_search(|query| query.criteria = change.apply(&query.criteria));
        // The button is gone: the focus must not be.
        browser::focus_heading();
        store.say(&done);
    };
    view! {
        <li>
            <button class="al-relax__change" type="button" on:click=click>
                <span>{label}</span>" "<strong>{brings}</strong>
            </button>
        </li>
    }
    .into_any()
}

fn near_miss(store: Store, row: NearView) -> AnyView {
    let number = row.number;
    let star = star(store, number, &row.name);
    view! {
        <li class="al-near__row">
            <p class="al-near__who">
                <a class="al-name" href=text(move || store.link_to(Page::Card(number)))><bdi translate="no">{row.name}</bdi></a>
                <span class="al-note"><bdi>{row.home}</bdi></span>
            </p>
            <p class="al-near__unmet"><bdi>{row.unmet}</bdi></p>
            {marks_line(row.menus)}
            {star}
        </li>
    }
    .into_any()
}
