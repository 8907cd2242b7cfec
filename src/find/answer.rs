//! Beside the questions: the search in words, how many people there are, and the first of them.

use leptos::prelude::*;

use crate::shell::dynamic::{list, text, when};
use crate::shell::state::{Store, store};
use activelist_model::catalog::{ContentSet, Door};
use activelist_view::display::glance::{GlanceRow, glance};
use activelist_view::display::sentence::sentence;
use activelist_view::display::sentence::way_label;
use activelist_view::display::wording::thousands;
use activelist_view::state::{Page, Route};

/// Step by step on a telephone: which step is shown, of so many.
pub const STEPS: usize = 3;

/// The answer so far; narrow, only the number and the way on.
pub fn answer(store: Store, step: RwSignal<usize>) -> AnyView {
    let people = Memo::new(move |_| {
        let query = store.search.settled_query.get();
        let found = store.search.settled.get();
        store
            .list
            .with_searcher(|searcher| glance(searcher, &found.order, &query.criteria, query.sort))
            .unwrap_or_default()
    });
    view! {
        <aside class="al-answer" aria-label="今の条件で見つかる専門家">
            {count_bar(store, step)}
            <div class="al-answer__people">
                <p class="al-answer__sentence">{text(move || store.search.settled_query.with(|query| sentence(&query.criteria)))}</p>
                <ol class="al-answer__list">{list(move || people.get(), person)}</ol>
            </div>
        </aside>
    }
    .into_any()
}

fn person(row: GlanceRow) -> AnyView {
    let store = store();
    let link = text(move || store.link_to(Page::Card(row.number)));
    let facts = [row.forms.full, row.fee.sign, row.cases.sign]
        .into_iter()
        .filter(|fact| fact != "－")
        .collect::<Vec<_>>()
        .join("　");
    let area = (!row.area.kind.is_empty())
        .then(|| view! { <span data-near=row.area.kind>{row.area.label}</span> });
    view! {
        <li>
            <a class="al-person__name" href=link><bdi translate="no">{row.name}</bdi></a>
            <span class="al-glance__area">{area}</span>
            <p class="al-note"><bdi>{row.home}</bdi>"　"{row.chosen}</p>
            <p class="al-note">{facts}</p>
        </li>
    }
    .into_any()
}

/// The number of matching people, always in sight, and the way on.
fn count_bar(store: Store, step: RwSignal<usize>) -> AnyView {
    let total = text(move || thousands(store.search.outcome.with(|found| found.total) as u64));
    let listed =
        text(move || format!("（掲載 {}名中）", thousands(store.list.listed.get() as u64)));
    let go = move |to: usize| {
        step.set(to);
        // The new step begins at its heading.
        request_animation_frame(move || crate::browser::show(&format!("#step-{to}")));
    };
    view! {
        <div class="al-countbar">
            <div class="al-countbar__inner">
                <p class="al-countbar__count" role="status">
                    {when(move || store.list.is_ready(), move || {
                        view! {
                            <span class="al-countbar__of">"条件に合う専門家 "</span><span class="al-countbar__number">{total}</span>"名"
                            <span class="al-countbar__of">{listed}</span>
                        }
                        .into_any()
                    })}
                </p>
                <span class="al-countbar__steps">
                    {when(move || step.get() > 0, move || view! {
                        <button class="al-button" data-size="small" type="button" on:click=move |_| go(step.get_untracked() - 1)>"前へ"</button>
                    }.into_any())}
                    {when(move || step.get() + 1 < STEPS, move || view! {
                        <button class="al-button" data-size="small" type="button" on:click=move |_| go(step.get_untracked() + 1)>"次へ"</button>
                    }.into_any())}
                </span>
                {way_on(store)}
            </div>
        </div>
    }
    .into_any()
}

/// The way to the list. Where something was written, nothing is chosen and suggestions are shown, the way on
/// chooses them: what was written is not thrown away. In an emergency it steps back.
fn way_on(store: Store) -> AnyView {
    let written = move || {
        let is_here = store
            .search
            .query
            .with(|query| query.door == Some(Door::Consult));
        let is_written = store.search.need.with(|need| !need.trim().is_empty());
        store
            .search
            .guess
            .with(|guess| (is_here && is_written).then_some((guess.offered, guess.urgent)))
    };
    let proposed = Memo::new(move |_| {
        let is_open = store
            .search
            .query
            .with(|query| query.criteria.contents.is_empty());
        match written() {
            Some((offered, false)) if is_open => offered,
            _ => ContentSet::EMPTY,
        }
    });
    let variant = move || match written() {
        Some((_, true)) => "secondary",
        _ => "primary",
    };
    let link = move || {
        let mut query = store.search.query.get();
        query.criteria.contents = query.criteria.contents.union(proposed.get());
        Route {
            page: Page::List,
            query,
        }
        .to_fragment()
    };
    let label = move || {
        let count = match store.list.is_ready() {
            true => Some(store.search.outcome.with(|found| found.total)),
            false => None,
        };
        way_label(count, proposed.get().len())
    };
    view! {
        <a class="al-button al-countbar__see" data-variant=text(move || variant().to_string())
            href=text(link)>{text(label)}</a>
    }
    .into_any()
}
