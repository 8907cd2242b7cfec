//! The report's own table of the results.

use leptos::prelude::*;

use crate::list::person::Person;
use crate::shell::dynamic::{after_picture, flag, list, text, when};
use crate::shell::state::{Store, store};
use activelist_model::catalog::Menu;
use activelist_view::display::list::rows;
use activelist_view::display::row::{ResultRow, columns};

/// The report's table.
pub(super) fn full_table(store: Store) -> AnyView {
    let shown = Memo::new(move |_| {
        let query = store.search.query.get();
        let found = store.search.outcome.get();
        store
            .list
            .with_searcher(|searcher| rows(searcher, &found.order, &query.criteria))
            .unwrap_or_default()
    });
    view! {
        <table class="al-results" role="table" aria-labelledby="list-t">
            {head(store)}
            {after_picture(move || step(shown, 0))}
        </table>
    }
    .into_any()
}

/// Rows that are drawn in one go: the browser lays out no more of them within fifty milliseconds.
const AT_ONCE: usize = 3;

/// Some rows of the list, and after them, where there are more, the next ones in a later picture. They
/// are drawn again only if one of them has changed: "show more" leaves those before, and what was
/// opened in them, as they are.
fn step(shown: Memo<Vec<ResultRow>>, from: usize) -> AnyView {
    let to = from + AT_ONCE;
    let rows = Memo::new(move |_| {
        shown.with(|shown| {
            let rows = shown.iter().skip(from).take(AT_ONCE);
            rows.cloned().collect::<Vec<_>>()
        })
    });
    let next = when(
        move || shown.with(|shown| shown.len() > to),
        move || after_picture(move || step(shown, to)),
    );
    if shown.with_untracked(|shown| shown.len() <= to) {
        store().results.drawn.set(true);
    }
    view! { {list(move || rows.get(), |row| view! { <Person row/> }.into_any())}{next} }.into_any()
}

fn head(store: Store) -> impl IntoView {
    let asked = Memo::new(move |_| store.search.query.with(|query| query.criteria.contents));
    let menus: Vec<_> = Menu::ALL
        .into_iter()
        .map(|menu| {
            let is_asked = flag(move || asked.get().iter().any(|content| content.menu() == menu));
            let name = text(move || match is_asked.get() {
                true => format!(" {}（選んだ内容）", menu.label()),
                false => format!(" {}", menu.label()),
            });
            view! {
                <th id=format!("h-m{}", menu.number()) role="columnheader" scope="col" data-col="menu"
                    data-chosen=is_asked>{menu.number()}<span class="al-visually-hidden">{name}</span></th>
            }
        })
        .collect();
    let cells = |columns: &[ResultColumn]| columns.iter().map(header_cell).collect::<Vec<_>>();
    view! {
        <thead class="al-results__head" role="rowgroup">
            <tr role="row">{cells(&FIRST_LINE)}</tr>
            <tr role="row">{cells(&SECOND_LINE)}{menus}</tr>
        </thead>
    }
}

/// Id, name, kind for styles, rows, columns.
type ResultColumn = (&'static str, &'static str, Option<&'static str>, u8, u8);

static FIRST_LINE: [ResultColumn; 7] = [
    ("h-name", "氏名", Some("name"), 2, 1),
    ("h-theme", columns::THEMES, None, 1, 1),
    ("h-record", columns::RECORD, Some("record"), 1, 1),
    ("h-industry", columns::INDUSTRIES, None, 1, 1),
    ("h-area", columns::REACH, None, 1, 1),
    ("h-form", columns::FORMS, None, 1, 1),
    ("h-menus", columns::MARKS_OF_MENUS, Some("menus"), 1, 8),
];
static SECOND_LINE: [ResultColumn; 4] = [
    ("h-period", columns::PERIODS, None, 1, 1),
    ("h-fee", columns::FEE, None, 1, 1),
    ("h-qual", columns::QUALIFICATIONS, None, 1, 1),
    ("h-org", columns::BELONGS, None, 1, 2),
];

fn header_cell((id, name, kind, rows, columns): &ResultColumn) -> impl IntoView + use<> {
    let scope = if *columns > 2 { "colgroup" } else { "col" };
    let (name, unit) = name.split_at(name.find('（').unwrap_or(name.len()));
    view! {
        <th id=*id role="columnheader" scope=scope data-col=*kind
            rowspan=(*rows > 1).then_some(*rows) colspan=(*columns > 1).then_some(*columns)>{name}<span class="al-results__unit">{unit}</span></th>
    }
}
