//! Two to four specialists side by side: what decides between them, and the rest where it is asked for.
//! Three of them have room on one sheet of paper.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{flag, maybe, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, LIST, crumbs, print_line};
use crate::shell::state::{Store, store};
use crate::widgets::link::stated;
use crate::widgets::mark::mark_with_meaning;
use crate::widgets::star::star;
use crate::widgets::state::{WhenLoaded, prose_state};
use crate::widgets::take::{on_own_machine, on_paper, print_button};
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::card::parts;
use activelist_view::display::chips::chips_line;
use activelist_view::display::compare::{
    CompareRow, CompareValue, Comparison, DIFFERS, Head, RowGroup, comparison, comparison_csv,
    file_name, more_starred,
};
use activelist_view::state::{Page, Shortlist};

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
    let is_comparing = found.is_comparing();
    let summary = is_comparing.then(|| view! { <p role="status">{found.summary()}</p> });
    let compared = found.people.len();
    let more = maybe(move || {
        let starred = store.shortlist.people.with(Shortlist::len);
        let said = more_starred(starred, compared).filter(|_| is_comparing)?;
        Some(view! { <p class="al-note" data-screen-only>{said}</p> }.into_any())
    });
    let paper = found.paper_note();
    let density = found.is_dense().then_some("dense");
    let (label, said) = (found.rest_label(), found.rest_summary());
    let names: Vec<String> = found.people.iter().map(|head| head.name.clone()).collect();
    let (first, rest) = found.groups.into_iter().partition(|group| group.first);
    let heads: Vec<_> = found.people.iter().map(|one| head(store, one)).collect();
    let plain: Vec<_> = found.people.iter().map(plain_head).collect();
    // Someone alone differs in nothing, and would be hidden whole.
    let only_differing = flag(move || is_comparing && only.get());
    view! {
        {summary}{more}
        <div class="al-toolbar" data-screen-only>
            <div class="al-row">
                {back(store)}
                {print_button(store, "この比較を印刷", Some("primary"), Some("small"))}
                {on_own_machine(store, move || save_button(store, numbers.clone()))}
            </div>
            {on_paper(store, move || view! { <p class="al-note">{paper.clone()}</p> }.into_any())}
        </div>
        <p class="al-note" data-print-only>
            {text(move || operator(store))}{print_line(store)}<br/>{text(move || store.search.query.with(chips_line))}
        </p>
        <div data-density=density>{table("first", "専門家の比較", heads, first, &names, flag(|| false))}</div>
        <details class="al-disclosure" data-kind="boxed">
            <summary data-screen-only>{label}</summary>
            <div class="al-disclosure__body al-stack" data-gap="small">
                {is_comparing.then(|| filter(said, only))}
                {table("rest", "ほかの項目の比較", plain, rest, &names, only_differing)}
            </div>
        </details>
        <p class="al-note" data-print-only>"どの項目も、本人の申告か、本人の回答からの計算です。ここにない項目は、個票をご覧ください。"</p>
    }
    .into_any()
}

/// Who runs the list, at the head of the paper.
fn operator(store: Store) -> String {
    store.site.settings.with(|site| {
        let site = site.as_ref();
        site.map(|site| format!("{}・{}・", site.operator, site.title))
            .unwrap_or_default()
    })
}

/// A table of these parts, with a column for each person.
fn table(
    kind: &'static str,
    caption: &'static str,
    heads: Vec<AnyView>,
    groups: Vec<RowGroup>,
    names: &[String],
    only: Signal<bool>,
) -> AnyView {
    let columns = names.len() + 1;
    let groups: Vec<_> = groups
        .into_iter()
        .map(|one| group(one, names, columns))
        .collect();
    view! {
        <table class="al-compare" role="table" data-part=kind data-only=only>
            <caption class="al-visually-hidden">{caption}</caption>
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

/// How many of the other lines differ, and the choice to see only those.
fn filter([all, differing]: [String; 2], only: RwSignal<bool>) -> AnyView {
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

fn head(store: Store, head: &Head) -> AnyView {
    let number = head.number;
    let star = star(store, number, &head.name);
    let link = text(move || store.link_to(Page::Card(number)));
    view! {
        <th class="al-compare__person" role="columnheader" scope="col">
            <span class="al-person__kana"><bdi>{head.kana.clone()}</bdi></span>
            <a class="al-person__name" href=link><bdi translate="no">{head.name.clone()}</bdi></a>
            <span class="al-note">{head.registration.clone()}" "<bdi>{head.home.clone()}</bdi></span>
            <span class="al-note" data-print-only><bdi>{head.contact.clone()}</bdi></span>
            {star}
        </th>
    }
    .into_any()
}

/// The head of the second table: the name alone.
fn plain_head(head: &Head) -> AnyView {
    view! {
        <th class="al-compare__person" role="columnheader" scope="col"><bdi translate="no">{head.name.clone()}</bdi></th>
    }
    .into_any()
}

fn group(group: RowGroup, names: &[String], columns: usize) -> AnyView {
    let differs = group.rows.iter().any(|row| row.differs);
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
    let badge = row.marked.then(|| badge("differs", DIFFERS));
    let cells = row.values.into_iter().zip(names);
    let cells: Vec<_> = cells.map(|(value, name)| cell(value, name)).collect();
    view! {
        <tr role="row" data-differs=row.differs data-marked=row.marked>
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
