//! No dead ends: changes of one condition with what they bring, and who misses one condition.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{list, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::mark::marks_line;
use crate::widgets::star::star;
use activelist_view::display::relax::{FEW, NearView, RelaxView, relaxed};
use activelist_view::state::Page;

/// Offered where few or none match and a condition is set; loaded when that first happens.
pub fn relax() -> AnyView {
    let store = store();
    let few = move || store.search.outcome.with(|found| found.total < FEW);
    when(
        move || {
            few()
                && store
                    .search
                    .query
                    .with(|query| query.criteria.has_conditions())
        },
        || late::part(|| Box::pin(load())),
    )
}

#[wasm_split(guidance, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(offers)
}

fn offers() -> AnyView {
    let store = store();
    let found = Memo::new(move |_| {
        let query = store.search.query.get();
        store
            .list
            .ask_searcher(|searcher| relaxed(searcher, &query.criteria, query.sort))
            .unwrap_or_default()
    });
    let changes = when(
        move || found.with(|found| !found.changes.is_empty()),
        move || {
            let rows = list(
                move || found.with(|found| found.changes.clone()),
                move |row| change(store, row),
            );
            view! {
                <section class="al-stack" data-gap="small" data-screen-only aria-labelledby="relax-t">
                    <h2 class="al-section-title" id="relax-t">"条件を一つゆるめると"</h2>
                    <p class="al-note">"押すと、その条件だけが変わります。ほかの条件はそのままです。"</p>
                    <ul class="al-relax">{rows}</ul>
                </section>
            }
            .into_any()
        },
    );
    let near = when(
        move || found.with(|found| !found.near.is_empty()),
        move || {
            let rows = list(
                move || found.with(|found| found.near.clone()),
                move |row| near_miss(store, row),
            );
            view! {
                <section class="al-stack" data-gap="small" aria-labelledby="near-t">
                    <h2 class="al-section-title" id="near-t">"あと一歩の専門家"</h2>
                    <p class="al-note">"条件のうち一つだけが合わない人です。合わない条件と、その人の申告の内容を示します。順番は一覧と同じ決め方です。"</p>
                    <ul class="al-near">{rows}</ul>
                </section>
            }
            .into_any()
        },
    );
    view! { <div class="al-guidance">{changes}{near}</div> }.into_any()
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
