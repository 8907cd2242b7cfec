//! Two to four specialists side by side.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{flag, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, LIST, crumbs, print_line};
use crate::shell::state::{Store, store};
use crate::widgets::link::stated;
use crate::widgets::mark::mark_with_meaning;
use crate::widgets::star::star;
use crate::widgets::state::{WhenLoaded, prose_state};
use crate::widgets::take::{on_own_machine, print_button};
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::card::parts;
use activelist_view::display::compare::{
    CompareRow, CompareValue, Comparison, DIFFERS, Head, RowGroup, comparison, comparison_csv,
    file_name,
};
use activelist_view::state::Page;

/// The page, loaded when it is first opened, with the shortlist that leads to it.
pub fn page(numbers: Vec<RegistrationNumber>) -> AnyView {
    late::screen("候補を比べる", move || {
        Box::pin(load(numbers.clone()))
    })
}

#[wasm_split(shortlist, wasm_split_path = leptos::wasm_split, fallible)]
fn load(numbers: Vec<RegistrationNumber>) -> Late {
    late(move || compare_page(numbers.clone()))
}

fn compare_page(numbers: Vec<RegistrationNumber>) -> AnyView {
    let store = store();
    let only = RwSignal::new(false);
    let all = numbers.clone();
    // Three and four columns take all the width there is.
    let width = (numbers.len() > 2).then_some("wide");
    let before = [
        (HOME, Page::Home),
        (FIND, Page::Find),
        (LIST, Page::List),
        ("候補", Page::Shortlist),
    ];
    view! {
        <main class="al-main" id="main" tabindex="-1" data-width=width>
            {crumbs(store, &before, "比べる")}
            <div class="al-title"><h1 tabindex="-1">"候補を比べる"</h1></div>
            <div class="al-stack">
                <WhenLoaded/>
                {prose_state(numbers.clone())}
                {when(move || store.list.is_known(&all), move || drawn(store, &numbers, only))}
            </div>
        </main>
    }
    .into_any()
}

fn found(store: Store, numbers: &[RegistrationNumber]) -> Comparison {
    let query = store.search.query.get();
    store
        .list
        .with_searcher(|searcher| comparison(searcher, numbers, &query.criteria))
        .unwrap_or_default()
}

fn drawn(store: Store, numbers: &[RegistrationNumber], only: RwSignal<bool>) -> AnyView {
    let found = found(store, numbers);
    let notice = found.notice().map(|notice| {
        view! {
            <div class="al-notice" data-tone="warning">
                <p>{notice}</p>
                <p data-screen-only><a href=text(move || store.link_to(Page::List))>"専門家の一覧を見る"</a></p>
            </div>
        }
        .into_any()
    });
    let shown = match found.people.is_empty() {
        true => back(store),
        false => shown(store, found, numbers.to_vec(), only),
    };
    view! { {notice}{shown} }.into_any()
}

fn back(store: Store) -> AnyView {
    let link = text(move || store.link_to(Page::Shortlist));
    view! { <a class="al-button" data-size="small" href=link>"候補に戻る"</a> }.into_any()
}

fn shown(
    store: Store,
    found: Comparison,
    numbers: Vec<RegistrationNumber>,
    only: RwSignal<bool>,
) -> AnyView {
    let comparing = found
        .is_comparing()
        .then(|| comparing(found.summary(), only));
    let columns = found.people.len() + 1;
    let names: Vec<String> = found.people.iter().map(|head| head.name.clone()).collect();
    let heads: Vec<_> = found
        .people
        .into_iter()
        .map(|one| head(store, one))
        .collect();
    let groups = found.groups.into_iter();
    let groups: Vec<_> = groups.map(|one| group(one, &names, columns)).collect();
    // Someone alone differs in nothing, and would be hidden whole.
    let only = flag(move || columns > 2 && only.get());
    view! {
        <div class="al-toolbar">
            {comparing}
            <div class="al-row" data-screen-only>
                {back(store)}
                {print_button(store, "この比較を印刷", None, Some("small"))}
                {on_own_machine(store, move || save_button(store, numbers.clone()))}
            </div>
        </div>
        <p class="al-note" data-print-only>{print_line(store)}</p>
        <table class="al-compare" role="table" data-only=only>
            <caption class="al-visually-hidden">"専門家の比較"</caption>
            <thead role="rowgroup"><tr role="row">
                <th class="al-compare__item" role="columnheader" scope="col">"項目"</th>
                {heads}
            </tr></thead>
            {groups}
        </table>
    }
    .into_any()
}

fn save_button(store: Store, numbers: Vec<RegistrationNumber>) -> AnyView {
    view! {
        <button class="al-button" data-size="small" type="button"
            on:click=move |_| save_csv(store, &numbers)>"CSVで保存"</button>
    }
    .into_any()
}

fn save_csv(store: Store, numbers: &[RegistrationNumber]) {
    let found = found(store, numbers);
    let today = browser::today();
    let csv = store
        .list
        .with_searcher(|searcher| comparison_csv(&searcher.list().edition, &found, today));
    store.save_file(&file_name(today), &csv.unwrap_or_default());
}

/// How many lines differ, and the choice to see only those.
fn comparing([all, differing]: [String; 2], only: RwSignal<bool>) -> AnyView {
    let summary = text(move || {
        if only.get() {
            differing.clone()
        } else {
            all.clone()
        }
    });
    view! {
        <p role="status">{summary}</p>
        <label class="al-check" data-screen-only>
            <input class="al-check__box" type="checkbox" id="only" prop:checked=flag(move || only.get())
                on:change=move |_| only.update(|only| *only = !*only)/>
            <span class="al-check__text">"違いのある項目だけを表示"</span>
        </label>
    }
    .into_any()
}

fn head(store: Store, head: Head) -> AnyView {
    let star = star(store, head.number, &head.name);
    let link = text(move || store.link_to(Page::Card(head.number)));
    view! {
        <th class="al-compare__person" role="columnheader" scope="col">
            <span class="al-person__kana"><bdi>{head.kana}</bdi></span>
            <a class="al-person__name" href=link><bdi translate="no">{head.name}</bdi></a>
            <span class="al-note">{head.registration}</span>
            {star}
        </th>
    }
    .into_any()
}

fn group(group: RowGroup, names: &[String], columns: usize) -> AnyView {
    let differs = group.differs();
    let kind = if group.source == parts::OFFICIAL {
        "official"
    } else {
        "self"
    };
    let rows: Vec<_> = group.rows.into_iter().map(|one| row(one, names)).collect();
    view! {
        <tbody role="rowgroup">
            <tr class="al-compare__group" role="row" data-differs=differs>
                <th role="rowheader" scope="rowgroup" colspan=columns>
                    {group.title}" "{badge(kind, group.source)}" "<span class="al-note">{group.note}</span>
                </th>
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

fn row(row: CompareRow, names: &[String]) -> AnyView {
    let badge = row.differs.then(|| badge("differs", DIFFERS));
    let cells = row.values.into_iter().zip(names);
    let cells: Vec<_> = cells.map(|(value, name)| cell(value, name)).collect();
    view! {
        <tr role="row" data-differs=row.differs>
            <th role="rowheader" scope="row">{row.name}" "{badge}</th>
            {cells}
        </tr>
    }
    .into_any()
}

fn badge(kind: &'static str, text: &'static str) -> AnyView {
    view! { <span class="al-badge" data-kind=kind>{text}</span> }.into_any()
}

fn cell(value: CompareValue, name: &str) -> AnyView {
    let mark = value.mark.map(|mark| mark_with_meaning(mark).into_any());
    let label = name.to_string();
    view! { <td role="cell" data-label=label><div>{mark}{stated(value.link, value.text)}</div></td> }
        .into_any()
}
