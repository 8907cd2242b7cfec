//! The consultation sheet (相談準備シート): what to take to the chamber of commerce, on one page.
//! What the firm says of itself stays in this page's memory.

use leptos::prelude::*;

use super::{FIND, HOME, LIST, crumbs};
use crate::app::{Page, Query, Route, Shortlist};
use crate::browser;
use crate::needs::match_needs;
use crate::present::need::need;
use crate::present::sheet::{Cell, FIRM, Input, Item, Part, REMARK, Sheet, sheet};
use crate::present::shortlist::{StarredView, starred};
use crate::ui::components::need::learn_table;
use crate::ui::components::qr::qr_code;
use crate::ui::components::state::ListState;
use crate::ui::dynamic::{list, part, text, when};
use crate::ui::state::{Store, store};

/// How many of the list stand in for a shortlist.
const FIRST: usize = 3;

/// The page.
pub fn sheet_page() -> AnyView {
    let store = store();
    learn_table(store);
    // As the search says where it says just one thing; changed here, the search stays as it is.
    let firm = RwSignal::new(FIRM.map(|(group, _)| {
        let set = store
            .query
            .with_untracked(|query| query.criteria.condition(group));
        set.iter().next().filter(|_| set.len() == 1)
    }));
    let made = Memo::new(move |_| make(store, firm.get()));
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home), (FIND, Page::Find), (LIST, Page::List), ("候補", Page::Shortlist)], "相談準備シート")}
            <div class="al-title" data-screen-only>
                <h1 tabindex="-1">"相談準備シート"</h1>
                <p class="al-title__lead">
                    "商工会議所などの窓口での相談に、印刷してお持ちください（A4の紙1枚）。"
                </p>
            </div>
            <div class="al-stack" data-gap="large">
                <div data-screen-only><ListState/></div>
                {form(store, firm)}
                <div class="al-row" data-screen-only>
                        <button class="al-button" data-variant="primary" type="button"
                            on:click=|_| browser::print()>"このシートを印刷"</button>
                        <a class="al-button" href=text(move || store.link_to(Page::Shortlist))>"候補に戻る"</a>
                        <a class="al-button" href=text(move || store.find_link())>"支援内容と条件を変える"</a>
                </div>
                {paper(store, made)}
            </div>
        </main>
    }
    .into_any()
}

/// What the firm is and what troubles it.
fn form(store: Store, firm: RwSignal<[Option<usize>; 3]>) -> AnyView {
    let fields: Vec<AnyView> = (0..FIRM.len())
        .map(|place| {
            let (group, name) = FIRM[place];
            let chosen = firm.with_untracked(|firm| firm[place]);
            let labels = std::iter::once("選ばない").chain(group.options().iter().copied());
            let options: Vec<AnyView> = labels
                .enumerate()
                .map(|(value, label)| {
                    let is_chosen = value == chosen.map_or(0, |option| option + 1);
                    view! { <option value=value.to_string() selected=is_chosen>{label}</option> }
                        .into_any()
                })
                .collect();
            let id = format!("firm-{}", group.key());
            let choose = move |event| {
                let value = event_target_value(&event).parse::<usize>().ok();
                firm.update(|firm| firm[place] = value.and_then(|value| value.checked_sub(1)));
            };
            view! {
                <div class="al-field">
                    <label class="al-field__label" for=id.clone()>{name}</label>
                    <select class="al-select" id=id on:change=choose>{options}</select>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="al-stack" aria-labelledby="form-t" data-screen-only>
            <h2 class="al-section-title" id="form-t">"シートに書くこと"</h2>
            <p class="al-note">"どれも、書かなくてもかまいません。ここで選んだことは検索には使いません。"</p>
            <div class="al-sheet-form">{fields}</div>
            <div class="al-field">
                <label class="al-field__label" for="needs">"困っていること"</label>
                <p class="al-field__hint" id="needs-h">{REMARK}</p>
                <textarea class="al-input" id="needs" rows="5" maxlength="1000" autocomplete="off"
                    aria-describedby="needs-h" prop:value=text(move || store.need.get())
                    on:input=move |event| store.need.set(event_target_value(&event))></textarea>
            </div>
        </section>
    }
    .into_any()
}

fn make(store: Store, firm: [Option<usize>; 3]) -> Sheet {
    store.knows_words.track();
    let (query, written) = (store.query.get(), store.need.get());
    let found = need(&written, &match_needs(&written), &query);
    let (people, is_starred) = people(store);
    let site = store.site.get();
    let list_line = store.freshness.with(|found| {
        let found = found.as_ref();
        found
            .map(|found| found.print_line.clone())
            .unwrap_or_default()
    });
    sheet(&Input {
        query: &query,
        need: &written,
        suggestions: &found.suggestions,
        firm,
        people: &people,
        starred: is_starred,
        site: site.as_deref(),
        list_line: &list_line,
        today: browser::today(),
    })
}

/// Who is starred, and else the first of the list.
fn people(store: Store) -> (Vec<StarredView>, bool) {
    let mut numbers = store.shortlist.get();
    let is_starred = !numbers.is_empty();
    if !is_starred && store.is_ready() {
        let first = store.with_whole_order(|searcher, order| {
            let first = order.iter().take(FIRST);
            let first = first.filter_map(|position| searcher.specialist(*position));
            first
                .map(|someone| someone.registration)
                .collect::<Shortlist>()
        });
        numbers = first.unwrap_or_default();
    }
    let shown = store.with_searcher(|searcher| starred(searcher, &numbers));
    (shown.unwrap_or_default(), is_starred)
}

/// The sheet as it is printed.
fn paper(store: Store, made: Memo<Sheet>) -> AnyView {
    let code = part(move || {
        let query = Query {
            picks: store.shortlist.get(),
            shown: 0,
            ..store.query.get()
        };
        let page = Page::List;
        let link = Route { page, query }.to_short_fragment();
        let link = format!("{}{link}", browser::page_address());
        view! { {qr_code(&link, "検索と候補を開くQRコード")} }.into_any()
    });
    let lines = list(
        move || made.with(|made| made.lines.clone()),
        |line| view! { <p>{line}</p> }.into_any(),
    );
    let sample = when(
        move || {
            store
                .freshness
                .with(|found| found.as_ref().is_some_and(|found| found.sample))
        },
        || view! { <span class="al-badge">"見本データ"</span> }.into_any(),
    );
    let parts = list(move || made.with(|made| made.parts.clone()), section);
    let memo = part(move || match made.with(|made| made.memo) {
        0 => ().into_any(),
        count => {
            let ruled = Item::default();
            section(Part {
                title: "メモ",
                kind: "memo",
                items: vec![ruled; count],
                ..Part::default()
            })
        }
    });
    view! {
        <article class="al-sheet" aria-labelledby="sheet-t">
            <div class="al-sheet__head">
                <div>
                    <h2 class="al-sheet__title" id="sheet-t">"相談準備シート"{sample}</h2>
                    {lines}
                    <p>"QRコードを読み取ると、同じ検索と候補をもう一度開けます。"</p>
                </div>
                {code}
            </div>
            {parts}
            {memo}
            <p class="al-sheet__foot">{REMARK}</p>
        </article>
    }
    .into_any()
}

fn section(part: Part) -> AnyView {
    let items: Vec<AnyView> = part.items.into_iter().map(item).collect();
    let items = (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any());
    let people = (!part.people.is_empty()).then(|| table(part.people));
    let note = (!part.note.is_empty())
        .then(|| view! { <p class="al-sheet__note"><bdi>{part.note}</bdi></p> }.into_any());
    view! {
        <section class="al-sheet__part" data-kind=part.kind>
            <h3>{part.title}</h3>
            <div>{items}{people}{note}</div>
        </section>
    }
    .into_any()
}

fn item(item: Item) -> AnyView {
    let is_blank = item.text.is_empty();
    let lead = (!item.lead.is_empty()).then(|| view! { <b>{item.lead}</b>" " }.into_any());
    view! { <li data-blank=is_blank>{lead}<bdi>{item.text}</bdi></li> }.into_any()
}

/// The table of people; roles are written out because narrow screens stack its cells.
fn table<const COLUMNS: usize>(people: Vec<[Cell; COLUMNS]>) -> AnyView {
    let head: Vec<AnyView> = people.first().map_or_else(Vec::new, |row| {
        let cells = row.iter().map(|cell| {
            let (kind, label, chosen) = (cell.kind, cell.label, cell.chosen);
            view! { <th role="columnheader" scope="col" data-col=kind data-chosen=chosen><span>{label}</span></th> }
                .into_any()
        });
        cells.collect()
    });
    let rows: Vec<AnyView> = people
        .into_iter()
        .map(|row| {
            let cells: Vec<AnyView> = row.into_iter().map(cell).collect();
            view! { <tr role="row">{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table role="table">
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(cell: Cell) -> AnyView {
    let meaning = (!cell.meaning.is_empty())
        .then(|| view! { <span class="al-visually-hidden">{cell.meaning}</span> }.into_any());
    view! {
        <td role="cell" data-col=cell.kind data-label=cell.label data-chosen=cell.chosen>
            <bdi>{cell.text}</bdi>{meaning}
        </td>
    }
    .into_any()
}
