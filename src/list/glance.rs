//! The list at a glance: a line a person, which opens in place.

use leptos::prelude::*;

use crate::browser;
use crate::list::person::{asked_skills, explain_on_demand, pieces};
use crate::shell::dynamic::{after_picture, flag, list, maybe, text, when};
use crate::shell::state::{Store, store};
use crate::widgets::link::stated;
use crate::widgets::mark::mark_sign;
use crate::widgets::star::star;
use activelist_model::catalog::Menu;
use activelist_view::display::gap::{FIRST, lead};
use activelist_view::display::glance::{
    GlanceRow, Short, glance, is_asked, menu_in_short, menu_order,
};
use activelist_view::display::list::detail;
use activelist_view::display::row::{TextPiece, columns};
use activelist_view::state::Page;

/// Lines that are drawn in one go.
const AT_ONCE: usize = 5;

/// The head of the columns, each with what screen readers hear.
const COLUMNS: [(&str, &str, &str); 9] = [
    ("area", "地域", columns::REACH),
    ("theme", "テーマ", columns::THEMES),
    ("form", "形態", columns::FORMS),
    ("fee", "料金/2時間", columns::FEE),
    ("cases", "実績", columns::RECORD),
    ("period", "期間", columns::PERIODS),
    ("industry", "得意業界", columns::INDUSTRIES),
    ("qual", "資格", columns::QUALIFICATIONS),
    ("status", "所属", columns::STATUS),
];

/// The table of lines.
pub fn glance_table(store: Store) -> AnyView {
    let shown = Memo::new(move |_| {
        let query = store.search.query.get();
        let found = store.search.outcome.get();
        // What people have added to their answers comes with the prose, on a large list later.
        store.list.with_prose.track();
        store
            .list
            .with_searcher(|searcher| glance(searcher, &found.order, &query.criteria, query.sort))
            .unwrap_or_default()
    });
    view! {
        <table class="al-results al-glance" role="table" aria-labelledby="list-t">
            {head(store)}
            {after_picture(move || step(shown, 0))}
        </table>
    }
    .into_any()
}

fn head(store: Store) -> AnyView {
    let asked = Memo::new(move |_| store.search.query.with(|query| query.criteria.contents));
    let menus = list(
        move || menu_order(asked.get()),
        move |menu: Menu| {
            let chosen = is_asked(menu, asked.get_untracked());
            let name = match chosen {
                true => format!(" {}（選んだ内容）", menu.label()),
                false => format!(" {}", menu.label()),
            };
            view! {
                <th role="columnheader" scope="col" data-col="menu" data-chosen=chosen>
                    {menu_in_short(menu)}<span class="al-visually-hidden">{name}</span>
                </th>
            }
            .into_any()
        },
    );
    let cell = |(key, short, full): &(&'static str, &'static str, &'static str)| {
        view! {
            <th role="columnheader" scope="col" data-col=*key>
                <span aria-hidden="true">{*short}</span><span class="al-visually-hidden">{*full}</span>
            </th>
        }
    };
    let (area, others) = COLUMNS.split_at(1);
    let others: Vec<_> = others.iter().map(cell).collect();
    view! {
        <thead class="al-glance__head" role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col" data-col="star"><span class="al-visually-hidden">"候補"</span></th>
                <th role="columnheader" scope="col" data-col="name">"氏名・お住まい"</th>
                {area.iter().map(cell).collect::<Vec<_>>()}
                {menus}
                {others}
                <th role="columnheader" scope="col" data-col="open"><span class="al-visually-hidden">"くわしく"</span></th>
            </tr>
        </thead>
    }
    .into_any()
}

fn step(shown: Memo<Vec<GlanceRow>>, from: usize) -> AnyView {
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
    view! { {list(move || rows.get(), line)}{next} }.into_any()
}

fn line(row: GlanceRow) -> AnyView {
    let store = store();
    let GlanceRow {
        number,
        place,
        position,
        ..
    } = row;
    let link = text(move || store.link_to(Page::Card(number)));
    let is_open = flag(move || store.results.open.with(|open| open.contains(&number)));
    let is_seen = flag(move || store.results.seen.get() == Some(number));
    let contents = store
        .search
        .query
        .with_untracked(|query| query.criteria.contents);
    let marks: Vec<_> = row
        .marks
        .iter()
        .map(|found| {
            let chosen = is_asked(Menu::ALL[usize::from(found.number)], contents);
            view! { <td class="al-glance__mark" role="cell" data-chosen=chosen>{mark_sign(found.mark)}</td> }
        })
        .collect();
    let is_ranked = row.rank.is_some();
    let rank = row.rank.map(|rank| view! { <span class="al-glance__rank">{rank}<span class="al-visually-hidden">"位"</span></span> });
    let chosen = (!row.chosen.is_empty()).then(|| view! { <b>{row.chosen}</b>"　" });
    let tags: Vec<_> = row
        .tags
        .into_iter()
        .map(|tag| view! { " "<span class="al-glance__tag">{tag}</span> })
        .collect();
    let phone = row.phone.map(|[link, number, hours]| {
        view! {
            <span class="al-glance__phone">
                "電話 "{stated(Some(link), number)}<span class="al-glance__hours">{hours}</span>
            </span>
        }
    });
    let open_label = format!("{}さんの内容をここに開く", row.name);
    view! {
        <tbody class="al-glance__person" role="rowgroup" data-seen=is_seen data-open=is_open>
            <tr role="row">
                <td class="al-glance__star" role="cell">{star(store, number, &row.name)}</td>
                <th class="al-glance__name" role="rowheader" scope="row">
                    {rank}
                    <a class="al-person__name" href=link><bdi translate="no">{row.name}</bdi></a>
                    <span class="al-glance__home"><bdi>{row.home}</bdi>{tags}</span>
                    {phone}
                </th>
                <td class="al-glance__area" role="cell"><span data-near=row.area.kind>{row.area.label}</span></td>
                <td class="al-glance__sum" role="cell">{chosen}{row.others}</td>
                {marks}
                {short("theme", row.themes, "テーマ")}
                {short("form", row.forms, "")}
                {short("fee", row.fee, "")}
                {short("cases", row.cases, "")}
                {short("period", row.periods, "期間")}
                {short("industry", row.industries, "得意")}
                {short("qual", row.qualifications, "資格")}
                {short("status", row.status, "")}
                <td class="al-glance__open" role="cell">
                    <button type="button" aria-expanded=text(move || is_open.get().to_string()) aria-label=open_label
                        on:click=move |event| browser::in_place(&event, || store.results.toggle(number))></button>
                </td>
            </tr>
            {when(move || is_open.get(), move || in_place(store, position, place, is_ranked))}
        </tbody>
    }
    .into_any()
}

/// A cell in short; `label` stands before it where the table has no head.
fn short(kind: &'static str, found: Short, label: &'static str) -> AnyView {
    view! {
        <td class="al-glance__cell" role="cell" data-cell=kind data-label=label>
            <span aria-hidden="true">{found.sign}</span><bdi class="al-glance__full">{found.full}</bdi>
        </td>
    }
    .into_any()
}

/// What tells this place from the one above.
fn place_in_words(store: Store, position: usize, place: usize) -> Option<String> {
    let query = store.search.query.get();
    let Some(above) = place.checked_sub(2) else {
        return Some(FIRST.to_string());
    };
    let above = store
        .search
        .outcome
        .with(|found| found.order.get(above).copied())?;
    store.list.with_searcher(|searcher| {
        let found = searcher.gap(above, position, &query.criteria, query.sort)?;
        lead(searcher, position, &found, query.sort)
    })?
}

/// Everything that the report's table says of one person.
fn in_place(store: Store, position: usize, place: usize, is_ranked: bool) -> AnyView {
    let shown = maybe(move || {
        let query = store.search.query.get();
        // What people wrote comes later on a large list.
        store.list.with_prose.track();
        let today = store.today();
        let found = store
            .list
            .with_searcher(|searcher| detail(searcher, position, place, &query.criteria, today));
        let found = found.flatten()?;
        let row = found.row;
        let why = is_ranked
            .then(|| place_in_words(store, position, place))
            .flatten()
            .unwrap_or_default();
        let part = |name: &'static str, content: Vec<TextPiece>| {
            view! { <div><dt>{name}</dt><dd>{pieces(content)}</dd></div> }
        };
        let said = |name: &'static str, text: String| {
            (!text.is_empty())
                .then(|| view! { <div><dt>{name}</dt><dd><bdi>{text}</bdi></dd></div> })
        };
        let [support, practice] = row.record;
        let parts = view! {
            <dl class="al-glance__parts">
                {said("確かめたいこと", found.not_stated)}
                {said("自己PR（本人の申告）", found.appeal)}
                {said("支援内容", found.work)}
                {said("連絡・受付（本人の申告）", found.availability)}
                {said(if place == 1 { "順位" } else { "一つ上の人との違い" }, why)}
                <div><dt>{columns::RECORD}</dt><dd>{support}"、"{practice}</dd></div>
                {part(columns::THEMES, row.themes)}
                {part(columns::FORMS, row.forms)}
                {part(columns::REACH, row.reach)}
                {part(columns::FEE, row.fee)}
                {part(columns::PERIODS, row.periods)}
                {part(columns::INDUSTRIES, row.industries)}
                {part(columns::QUALIFICATIONS, row.qualifications)}
                {part(columns::BELONGS, row.belongs)}
            </dl>
            {asked_skills(row.skills)}
        };
        Some(parts.into_any())
    });
    view! {
        <tr role="row">
            <td class="al-glance__detail" role="cell" colspan="20">
                {shown}
                {explain_on_demand(position, place)}
            </td>
        </tr>
    }
    .into_any()
}
