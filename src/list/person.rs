//! A specialist in the results: a row of the table, a card on a narrow screen.

use leptos::prelude::*;

use crate::browser;
use crate::list::explain::explanation;
use crate::shell::dynamic::{flag, text, when};
use crate::shell::state::store;
use crate::widgets::mark::mark_sign;
use crate::widgets::star::star;
use activelist_model::catalog::Menu;
use activelist_view::display::glance::has_ranks;
use activelist_view::display::row::{ResultRow, TextPiece, columns, work};
use activelist_view::display::skill::SkillView;
use activelist_view::state::Page;

/// The rows of one specialist: two of cells and one of explanation.
#[component]
pub fn Person(row: ResultRow) -> impl IntoView {
    let store = store();
    let number = row.number;
    let link = text(move || store.link_to(Page::Card(number)));
    let star = star(store, number, &row.name);
    let asked = move || store.search.query.with(|query| query.criteria.contents);
    let marks: Vec<_> = row
        .menus
        .iter()
        .map(|found| {
            let menu = Menu::ALL[usize::from(found.number)];
            let is_asked = flag(move || asked().iter().any(|content| content.menu() == menu));
            view! {
                <td class="al-results__mark" role="cell" rowspan="2" data-label=found.number
                    headers=format!("h-menus h-m{}", found.number) data-chosen=is_asked>
                    {mark_sign(found.mark)}
                </td>
            }
        })
        .collect();
    let is_ranked = store
        .search
        .query
        .with_untracked(|query| has_ranks(&query.criteria, query.sort));
    let rank = is_ranked
        .then(|| view! { <span class="al-person__rank">{format!("{}位", row.place)}</span> });
    let [support, practice] = row.record;
    // On a large list it comes after the row, which stays as it is.
    let position = row.position;
    let work = text(move || {
        let work = store
            .list
            .with_searcher(|searcher| work(searcher.list(), position));
        work.unwrap_or_default()
    });
    view! {
        <tbody class="al-results__person" role="rowgroup">
            <tr role="row">
                <th class="al-results__name" role="rowheader" scope="rowgroup" rowspan="2" headers="h-name">
                    <div class="al-person">
                        <span class="al-person__choose">
                            {rank}
                            {star}
                        </span>
                        <span class="al-person__kana"><bdi>{row.kana}</bdi></span>
                        <span><a class="al-person__name" href=link><bdi translate="no">{row.name}</bdi></a></span>
                        <span class="al-person__home"><span class="al-visually-hidden">"居住地 "</span><bdi>{row.home}</bdi></span>
                    </div>
                </th>
                {cell("h-theme", columns::THEMES, row.themes, true)}
                <td class="al-results__cell" role="cell" headers="h-record" data-label=columns::RECORD>
                    <div>{support}<br/>{practice}<span class="al-results__work"><bdi>{work}</bdi></span></div>
                </td>
                {cell("h-industry", columns::INDUSTRIES, row.industries, false)}
                {cell("h-area", columns::REACH, row.reach, false)}
                {cell("h-form", columns::FORMS, row.forms, false)}
                {marks}
            </tr>
            <tr role="row">
                {cell("h-period", columns::PERIODS, row.periods, false)}
                {cell("h-fee", columns::FEE_IN_SHORT, row.fee, false)}
                {cell("h-qual", columns::QUALIFICATIONS, row.qualifications, false)}
                <td class="al-results__cell" role="cell" headers="h-org" data-label=columns::BELONGS data-wide colspan="2">
                    <div>{pieces(row.belongs)}</div>
                </td>
            </tr>
            <tr role="row">
                <td class="al-results__explain" role="cell" colspan="14">
                    {asked_skills(row.skills)}
                    {explain_on_demand(row.position, row.place)}
                </td>
            </tr>
        </tbody>
    }
}

fn cell(
    header: &'static str,
    label: &'static str,
    content: Vec<TextPiece>,
    wide: bool,
) -> impl IntoView {
    view! {
        <td class="al-results__cell" role="cell" headers=header data-label=label data-wide=wide>
            <div>{pieces(content)}</div>
        </td>
    }
}

/// The pieces of a cell, each isolated: one may hold what a person wrote from right to left. What a
/// condition asked for stands out, for the eye and for the ear.
pub fn pieces(content: Vec<TextPiece>) -> Vec<AnyView> {
    let mut shown = Vec::with_capacity(content.len() * 2);
    for (index, piece) in content.into_iter().enumerate() {
        if index > 0 {
            shown.push("、".into_any());
        }
        shown.push(match piece.hit {
            true => {
                view! { <mark class="al-results__hit"><bdi>{piece.text}</bdi></mark> }.into_any()
            }
            false => view! { <bdi>{piece.text}</bdi> }.into_any(),
        });
    }
    shown
}

/// What the search asked of the skills: the answers and their stated grounds.
pub fn asked_skills(skills: Vec<SkillView>) -> Option<AnyView> {
    if skills.is_empty() {
        return None;
    }
    let rows: Vec<_> = skills
        .into_iter()
        .map(|found| {
            let grounds = (!found.grounds.is_empty())
                .then(|| view! { <span class="al-asked__grounds">"根拠："<bdi>{found.grounds}</bdi></span> });
            view! {
                <div><dt>{found.name}</dt><dd data-met=found.met.to_string()>{found.value}{grounds}</dd></div>
            }
        })
        .collect();
    let part = view! {
        <dl class="al-asked" aria-label="指定したスキルの回答と根拠（本人の申告）">{rows}</dl>
    };
    Some(part.into_any())
}

/// The explanation is only made when somebody asks for it.
pub fn explain_on_demand(position: usize, place: usize) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details class="al-disclosure" on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary>"なぜこの順位ですか"</summary>
            {when(move || open.get(), move || explanation(position, place))}
        </details>
    }
}
