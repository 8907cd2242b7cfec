//! The vendor's door: what is asked of single questions, criteria and menus, and the least number
//! of cases; several at once, all of them or any.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::find::lookup::lookup_field;
use crate::find::segment::segment;
use crate::shell::dynamic::{flag, part, sticky, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::statements::statements;
use activelist_model::catalog::{Area, Criterion, Menu};
use activelist_search::{CASE_STEPS, Skill};
use activelist_view::display::skill::{ANY_NOTE, cases_option, floor, option};

/// Everything that can be asked of the skills: loaded when this door is first opened.
pub fn levels() -> AnyView {
    late::part(|| Box::pin(load()))
}

#[wasm_split(levels, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(|| Levels().into_any())
}

#[component]
fn Levels() -> impl IntoView {
    let store = store();
    let menus: Vec<_> = Menu::ALL
        .into_iter()
        .map(|menu| {
            let id = format!("menu-{}", menu.number());
            least(
                store,
                Skill::Menu(menu),
                id,
                menu.number().to_string(),
                menu.label(),
            )
        })
        .collect();
    let areas: Vec<_> = Area::ALL
        .into_iter()
        .map(|area| area_levels(store, area))
        .collect();
    let several = move || asked(store, |_| true)() > 1;
    // Open where a link has asked for something; what is found above does not open it.
    let asked_before = untrack(|| asked(store, |_| true)() > 0);
    view! {
        <section class="al-stack" aria-labelledby="levels-t">
            <h2 class="al-section-title" id="levels-t">"スキルと実績で絞り込む"</h2>
            {lookup_field()}
            {when(several, move || any_or_all(store))}
            <details class="al-disclosure" data-kind="boxed" open=asked_before>
                <summary>"設問や評価を一覧から選ぶ"<span class="al-disclosure__state">"34問"</span></summary>
                <div class="al-disclosure__body al-stack" data-gap="small">
                    <p class="al-note">
                        "いくつでも組み合わせて指定できます。数字は、それを選んだときに残る人数です。答えていない設問は0点とは区別しますが、指定すると合わないものとして扱います。"
                    </p>
                    <details class="al-disclosure" data-kind="boxed" open=opened(store, |skill| matches!(skill, Skill::Menu(_)))>
                        <summary>
                            "支援メニューの評価（◎・○）"
                            {state(store, |skill| matches!(skill, Skill::Menu(_)))}
                        </summary>
                        <div class="al-disclosure__body"><ul class="al-levels">{menus}</ul></div>
                    </details>
                    {areas}
                </div>
            </details>
            {cases(store)}
        </section>
    }
}

/// Whether all that is asked must hold, or any of it.
fn any_or_all(store: Store) -> AnyView {
    let any = move || store.search.query.with(|query| query.criteria.skills.any);
    segment(
        "match",
        "指定した設問・小項目・評価の組み合わせ方",
        Some(ANY_NOTE),
        &["すべてに合う人（AND）", "どれか一つに合う人（OR）"],
        move || usize::from(any()),
        move |place| store.change_search(|query| query.criteria.skills.any = place == 1),
    )
}

fn asked(store: Store, of: fn(Skill) -> bool) -> impl Fn() -> usize + Copy + Send + Sync {
    move || {
        store.search.query.with(|query| {
            let skills = query.criteria.skills.iter();
            skills.filter(|(skill, _)| of(*skill)).count()
        })
    }
}

/// How many of a part are asked for.
fn state(store: Store, of: fn(Skill) -> bool) -> impl IntoView {
    let asked = asked(store, of);
    let state = text(move || match asked() {
        0 => String::new(),
        asked => format!("{asked}件を指定中"),
    });
    view! { <span class="al-disclosure__state">{state}</span> }
}

fn opened(store: Store, of: fn(Skill) -> bool) -> Signal<bool> {
    let asked = asked(store, of);
    sticky(move || asked() > 0)
}

/// Whether a skill belongs to an area.
const fn in_area(area: Area) -> fn(Skill) -> bool {
    fn is(skill: Skill, area: Area) -> bool {
        match skill {
            Skill::Question(question) => question.area() == area,
            Skill::Criterion(criterion) => criterion.area() == area,
            Skill::Menu(_) => false,
        }
    }
    match area {
        Area::S1 => |skill| is(skill, Area::S1),
        Area::S2 => |skill| is(skill, Area::S2),
        Area::S3 => |skill| is(skill, Area::S3),
        Area::S4 => |skill| is(skill, Area::S4),
        Area::S5 => |skill| is(skill, Area::S5),
        Area::S6 => |skill| is(skill, Area::S6),
    }
}

fn area_levels(store: Store, area: Area) -> impl IntoView {
    let criteria: Vec<_> = area
        .criteria()
        .map(|found| criterion_levels(store, found))
        .collect();
    view! {
        <details class="al-disclosure" data-kind="boxed" open=opened(store, in_area(area))>
            <summary>
                <span class="al-number" data-kind="quiet">{area.id()}</span>
                <span>{area.label()}</span>
                {state(store, in_area(area))}
            </summary>
            <div class="al-disclosure__body">{criteria}</div>
        </details>
    }
}

fn criterion_levels(store: Store, criterion: Criterion) -> impl IntoView {
    let questions: Vec<_> = criterion
        .questions()
        .map(|question| {
            let id = question.id();
            least(
                store,
                Skill::Question(question),
                id.clone(),
                id,
                question.label(),
            )
        })
        .collect();
    let heading = format!("{}　{}", criterion.letter(), criterion.label());
    let id = criterion.id();
    let whole = least(
        store,
        Skill::Criterion(criterion),
        id.clone(),
        id,
        "この小項目の全体",
    );
    view! {
        <fieldset class="al-menu">
            <legend class="al-menu__legend">{heading}</legend>
            <ul class="al-levels">{whole}{questions}</ul>
            {statements(Some(criterion))}
        </fieldset>
    }
}

/// The choice of a least, each with the number of people it would leave.
fn least(store: Store, skill: Skill, id: String, shown_id: String, name: &'static str) -> AnyView {
    let chosen = move || {
        store
            .search
            .query
            .with(|query| query.criteria.skills.get(skill))
    };
    let choose = move |event| {
        let least = event_target_value(&event).parse().unwrap_or(0);
        store.change_search(|query| query.criteria.skills.set(skill, least));
    };
    let options: Vec<_> = (0..=skill.most())
        .map(|least| {
            let label = text(move || match least {
                0 => floor(skill, 0).to_string(),
                least => store
                    .search
                    .settled
                    .with(|found| option(skill, least, found.counts.skill(skill, least))),
            });
            view! { <option value=least selected=flag(move || chosen() == least)>{label}</option> }
        })
        .collect();
    view! {
        <li class="al-level">
            <label class="al-level__label" for=id.clone()>
                <span class="al-level__id">{shown_id}</span>
                <span>{name}</span>
            </label>
            <select class="al-select" data-size="small" id=id on:change=choose
                prop:value=text(move || chosen().to_string())>{options}</select>
        </li>
    }
    .into_any()
}

/// The least number of cases. A link may hold another than those offered: it is offered too.
fn cases(store: Store) -> impl IntoView {
    let chosen = move || store.search.query.with(|query| query.criteria.cases);
    let choose = move |event| {
        let cases = event_target_value(&event).parse().unwrap_or(0);
        store.change_search(|query| query.criteria.cases = cases);
    };
    let other = Memo::new(move |_| {
        Some(chosen()).filter(|cases| *cases > 0 && !CASE_STEPS.contains(cases))
    });
    let options = part(move || {
        let offered = CASE_STEPS
            .into_iter()
            .enumerate()
            .map(|(place, step)| (step, Some(place)));
        let offered = [(0, None)]
            .into_iter()
            .chain(offered)
            .chain(other.get().map(|cases| (cases, None)));
        offered
            .map(|(cases, place)| {
                let label = text(move || {
                    let count = place.map(|place| store.search.settled.with(|found| found.counts.cases(place)));
                    cases_option(cases, count)
                });
                view! { <option value=cases selected=flag(move || chosen() == cases)>{label}</option> }
            })
            .collect::<Vec<_>>()
            .into_any()
    });
    view! {
        <div class="al-level">
            <label class="al-level__label" for="cases">
                <span>
                    <strong>"支援件数"</strong><br/>
                    <span class="al-note" id="cases-h">"本人が申告した件数です。件数を答えていない人は、指定すると合わないものとして扱います。"</span>
                </span>
            </label>
            <select class="al-select" data-size="small" id="cases" on:change=choose
                prop:value=text(move || chosen().to_string())>{options}</select>
        </div>
    }
}
