//! "Why this place".

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::list::bar::criterion;
use crate::shell::dynamic::maybe;
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::mark::mark_with_meaning;
use activelist_view::display::explain::{
    AreaWhy, ContentWhy, ExplainStep, ORDER_NOTE, PlaceInList, STATED_NOTE, Why, why,
};
use activelist_view::display::gap::{FIRST, GapRow, GapView, gap};
use activelist_view::display::marks::MarkView;

/// The explanation of a place, loaded when somebody first asks for one.
pub fn explanation(position: usize, place: usize) -> AnyView {
    let store = store();
    late::part(move || Box::pin(load(store, position, place)))
}

#[wasm_split(explain, wasm_split_path = leptos::wasm_split, fallible)]
fn load(store: Store, position: usize, place: usize) -> Late {
    late(move || {
        maybe(move || {
            let query = store.search.query.get();
            let (total, above) = store.search.outcome.with(|found| {
                let above = place
                    .checked_sub(2)
                    .and_then(|above| found.order.get(above));
                (found.total, above.copied())
            });
            let why = store.list.with_searcher(|searcher| {
                let specialist = &searcher.specialist(position)?;
                let found = searcher.explain(position, &query.criteria)?;
                let higher = above.and_then(|above| {
                    let found = searcher.gap(above, position, &query.criteria, query.sort)?;
                    gap(searcher, position, &found, query.sort)
                });
                let standing = PlaceInList {
                    sort: query.sort,
                    place,
                    total,
                    serial: searcher.list().edition.serial,
                };
                Some(why(specialist, &found, standing, higher))
            });
            Some(drawn(why.flatten()?).into_any())
        })
    })
}

fn drawn(why: Why) -> impl IntoView {
    let areas: Vec<_> = why.areas.into_iter().map(area).collect();
    let steps: Vec<_> = why.steps.into_iter().map(step).collect();
    let conditions: Vec<_> = why
        .conditions
        .into_iter()
        .map(|condition| view! { <li><bdi>{condition}</bdi></li> })
        .collect();
    let conditions = (!conditions.is_empty()).then(|| {
        view! {
            <h3 class="al-explain__title">"合っている条件"</h3>
            <ul class="al-matches">{conditions}</ul>
        }
    });
    view! {
        <div class="al-explain">
            <p class="al-explain__lead">{why.lead}</p>
            <section>
                {contents(why.contents)}
                <h3 class="al-explain__title">"小項目ごとの評点"</h3>
                {areas}
                <p class="al-note">"棒は本人の回答の合計、縦線は設定評点です。"</p>
            </section>
            <section>
                {higher(why.higher)}
                {conditions}
                <h3 class="al-explain__title">"順位を決めた値"</h3>
                <table class="al-table">
                    <caption class="al-visually-hidden">"順位を決める値。上から順に比べます"</caption>
                    <thead><tr>
                        <th scope="col">"比べる順"</th>
                        <th scope="col">"見るもの"</th>
                        <th scope="col" data-align="number">"この人の値"</th>
                    </tr></thead>
                    <tbody>{steps}</tbody>
                </table>
                <p class="al-note">{ORDER_NOTE}</p>
                <p class="al-note">{STATED_NOTE}</p>
                <p><a href="#/method">"並び順の決め方をくわしく見る"</a></p>
            </section>
        </div>
    }
}

/// Why not higher: what the one above has more of, and what less.
fn higher(found: Option<GapView>) -> AnyView {
    let title = view! { <h3 class="al-explain__title">"一つ上の人との違い"</h3> };
    let Some(GapView { lead, above, rows }) = found else {
        return view! { {title}<p>{FIRST}</p> }.into_any();
    };
    let rows: Vec<_> = rows.into_iter().map(gap_row).collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table class="al-table" role="table" data-narrow="list">
                <caption>"評価か回答の点に違いのある項目（一つ上は"<bdi>{above}</bdi>"さん）"</caption>
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">"項目"</th>
                    <th role="columnheader" scope="col">{ABOVE}</th>
                    <th role="columnheader" scope="col">{OWN}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    });
    view! { {title}<p><bdi>{lead}</bdi></p>{table} }.into_any()
}

fn gap_row(row: GapRow) -> AnyView {
    let [above, own] = row.values;
    let cell = |label, (mark, depth): (MarkView, String)| {
        view! { <td role="cell" data-label=label><span>{mark_with_meaning(mark)}"　回答の点 "{depth}</span></td> }
            .into_any()
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{row.name}</th>
            {cell(ABOVE, above)}
            {cell(OWN, own)}
        </tr>
    }
    .into_any()
}

/// The heads of the comparison with the one above.
const ABOVE: &str = "一つ上の人";
const OWN: &str = "この人";

fn contents(contents: Vec<ContentWhy>) -> impl IntoView {
    let rows: Vec<_> = contents.into_iter().map(content).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3 class="al-explain__title">"選んだ支援内容の評価"</h3>
            <table class="al-table" role="table" data-narrow="list">
                <caption class="al-visually-hidden">"選んだ支援内容ごとの評価と回答の点"</caption>
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">"支援内容"</th>
                    <th role="columnheader" scope="col">"支援メニュー"</th>
                    <th role="columnheader" scope="col" data-align="center">"評価"</th>
                    <th role="columnheader" scope="col" data-align="number">"回答の点"</th>
                    <th role="columnheader" scope="col">"指導テーマ"</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    })
}

fn content(found: ContentWhy) -> impl IntoView {
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{found.label}</th>
            <td role="cell" data-label="支援メニュー">{found.menu}</td>
            <td role="cell" data-label="評価" data-align="center">{mark_with_meaning(found.mark)}</td>
            <td role="cell" data-label="回答の点" data-align="number">{found.depth}</td>
            <td role="cell" data-label="指導テーマ">{found.theme}</td>
        </tr>
    }
}

fn area(found: AreaWhy) -> impl IntoView {
    let criteria: Vec<_> = found.criteria.iter().map(criterion).collect();
    view! {
        <h4 class="al-explain__title">{found.label}</h4>
        <ul class="al-criteria">{criteria}</ul>
    }
}

fn step(found: ExplainStep) -> impl IntoView {
    view! {
        <tr>
            <td>{found.turn}</td>
            <th scope="row">{found.name}</th>
            <td data-align="number">{found.value}</td>
        </tr>
    }
}
