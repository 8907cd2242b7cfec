//! The consultation sheet (相談準備シート): what to take to the chamber of commerce, on one page.
//! What the firm says of itself stays in this page's memory.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{part, text};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, LIST, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::need::{learn_table, words_area};
use crate::widgets::qr::qr_code;
use crate::widgets::state::WhenLoaded;
use crate::widgets::take::print_button;
use activelist_needs::match_needs;
use activelist_view::display::need::need;
use activelist_view::display::sheet::{Cell, FIRM, Input, Item, REMARK, Sheet, SheetPart, sheet};
use activelist_view::display::shortlist::{StarredView, starred};
use activelist_view::state::{Page, Shortlist};

/// How many of the list stand in for a shortlist.
const FIRST: usize = 3;

/// The page, loaded when it is first opened.
pub fn page() -> AnyView {
    late::screen("相談準備シート", || Box::pin(load()))
}

#[wasm_split(sheet, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(sheet_page)
}

fn sheet_page() -> AnyView {
    let store = store();
    learn_table(store);
    // As the search says where it says just one thing; changed here, the search stays as it is.
    let firm = RwSignal::new(FIRM.map(|(group, _)| {
        let set = store
            .search
            .query
            .with_untracked(|query| query.criteria.condition(group));
        set.iter().next().filter(|_| set.len() == 1)
    }));
    // Apart from the rest: a keystroke must not put everyone in order again.
    let people = Memo::new(move |_| people(store));
    let made = Memo::new(move |_| people.with(|people| make(store, firm.get(), people)));
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home), (FIND, Page::Find), (LIST, Page::List), ("候補", Page::Shortlist)], "相談準備シート")}
            <div class="al-title" data-screen-only>
                <h1 tabindex="-1">"相談準備シート"</h1>
                <p class="al-title__lead">{text(move || lead(store).to_string())}</p>
            </div>
            <div class="al-stack" data-gap="large">
                <div data-screen-only><WhenLoaded/></div>
                {form(store, firm)}
                <div class="al-row" data-screen-only>
                        {print_button(store, "このシートを印刷", Some("primary"), None)}
                        <a class="al-button" href=text(move || store.link_to(Page::Shortlist))>"候補に戻る"</a>
                        <a class="al-button" href=text(move || store.find_link())>"支援内容と条件を変える"</a>
                </div>
                {paper(store, made)}
            </div>
        </main>
    }
    .into_any()
}

/// How the sheet comes along.
fn lead(store: Store) -> &'static str {
    match store.kiosk.prints() {
        true => "商工会議所などの窓口での相談に、印刷してお持ちください（A4の紙1枚）。",
        false if store.telephone_address().is_some() => {
            "商工会議所などの窓口での相談に、お使いください。この端末では印刷できません。QRコードをスマートフォンで読み取ると、検索と候補をお持ち帰りいただけます。"
        }
        false => {
            "商工会議所などの窓口での相談に、お使いください。この端末では印刷できません。必要なところは、写真に撮ってお持ち帰りください。"
        }
    }
}

/// What the firm is and what troubles it.
fn form(store: Store, firm: RwSignal<[Option<usize>; 3]>) -> AnyView {
    let fields: Vec<AnyView> = (0..FIRM.len())
        .map(|place| {
            let (group, name) = FIRM[place];
            let chosen = firm.with_untracked(|firm| firm[place]);
            let options = group.options().map(|(position, label)| (position + 1, label));
            let options: Vec<AnyView> = std::iter::once((0, "選ばない"))
                .chain(options)
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
                    <select class="al-select" id=id autocomplete="off" on:change=choose>{options}</select>
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
                {words_area(store, "5")}
            </div>
        </section>
    }
    .into_any()
}

fn make(
    store: Store,
    firm: [Option<usize>; 3],
    (people, is_starred): &(Vec<StarredView>, bool),
) -> Sheet {
    store.search.knows_words.track();
    let (query, written) = (store.search.query.get(), store.search.need.get());
    let found = need(&written, &match_needs(&written));
    let site = store.site.settings.get();
    let list_line = store.list.freshness.with(|found| {
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
        people,
        starred: *is_starred,
        site: site.as_deref(),
        list_line: &list_line,
        sample: store
            .list
            .freshness
            .with(|found| found.as_ref().is_some_and(|found| found.sample)),
        today: browser::today(),
        has_code: store.telephone_address().is_some(),
    })
}

/// Who is starred, and else the first of the list.
fn people(store: Store) -> (Vec<StarredView>, bool) {
    let mut numbers = store.shortlist.people.get();
    let is_starred = !numbers.is_empty();
    if !is_starred && store.list.is_ready() {
        let query = store.search.query.get();
        let first = store.list.ask_searcher(|searcher| {
            let order = searcher.order(&query.criteria, query.sort);
            let first = order.iter().take(FIRST);
            let first = first.filter_map(|position| searcher.specialist(*position));
            first
                .map(|someone| someone.registration)
                .collect::<Shortlist>()
        });
        numbers = first.unwrap_or_default();
    }
    let shown = store
        .list
        .with_searcher(|searcher| starred(searcher, &numbers));
    (shown.unwrap_or_default(), is_starred)
}

/// The sheet as it is printed: drawn as one, for a moving part of its own weighs as much as a page
/// of this program.
fn paper(store: Store, made: Memo<Sheet>) -> AnyView {
    part(move || {
        let link = store.handover(Page::List).to_short_fragment();
        let code = store
            .telephone_address()
            .map(|address| qr_code(&format!("{address}{link}"), "検索と候補を開くQRコード"));
        let Sheet { lines, parts } = made.get();
        let lines: Vec<AnyView> = lines
            .into_iter()
            .map(|line| paragraph("al-sheet__line", line))
            .collect();
        let parts: Vec<AnyView> = parts.into_iter().map(section).collect();
        view! {
            <article class="al-sheet" aria-labelledby="sheet-t">
                <div class="al-sheet__head">
                    <div><h2 id="sheet-t">"相談準備シート"</h2>{lines}</div>
                    {code}
                </div>
                {parts}
                {paragraph("al-sheet__foot", REMARK.to_string())}
            </article>
        }
        .into_any()
    })
}

fn paragraph(class: &'static str, text: String) -> AnyView {
    view! { <p class=class><bdi>{text}</bdi></p> }.into_any()
}

fn section(part: SheetPart) -> AnyView {
    let items: Vec<AnyView> = part.items.into_iter().map(item).collect();
    let items = (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any());
    let people = (!part.people.is_empty()).then(|| table(part.people));
    let note = (!part.note.is_empty()).then(|| paragraph("al-sheet__note", part.note));
    view! {
        <section class="al-sheet__part" data-kind=part.kind>
            <h3>{part.title}</h3>
            <div>{items}{people}{note}</div>
        </section>
    }
    .into_any()
}

fn item(item: Item) -> AnyView {
    let kind = if item.text.is_empty() {
        "blank"
    } else {
        "text"
    };
    view! { <li data-item=kind><b>{item.lead}</b>" "<bdi>{item.text}</bdi></li> }.into_any()
}

/// The table of people; roles are written out because narrow screens stack its cells.
fn table(people: Vec<Vec<Cell>>) -> AnyView {
    let row = |cells: Vec<Cell>, role| {
        let cells: Vec<AnyView> = cells.into_iter().map(|one| cell(one, role)).collect();
        view! { <tr role="row">{cells}</tr> }.into_any()
    };
    let mut rows = people.into_iter();
    let head = rows.next().map(|head| row(head, "columnheader"));
    let rows: Vec<AnyView> = rows.map(|cells| row(cells, "cell")).collect();
    view! { <table role="table"><tbody role="rowgroup">{head}{rows}</tbody></table> }.into_any()
}

fn cell(cell: Cell, role: &'static str) -> AnyView {
    let chosen = if cell.chosen { "true" } else { "false" };
    view! {
        <td role=role data-col=cell.kind data-label=cell.label data-chosen=chosen>
            <bdi>{cell.text}</bdi><span class="al-visually-hidden">{cell.meaning}</span>
        </td>
    }
    .into_any()
}
