//! The vendor's door: a least level for each of the 34 questions.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::catalog::{Area, Criterion, Level, Question};
use crate::present::chips::floor;
use crate::present::wording::people;
use crate::ui::dynamic::{flag, sticky, text};
use crate::ui::late::{self, Late, late};
use crate::ui::state::{Store, store};

/// All questions, area by area: loaded when this door is first opened.
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
    let areas: Vec<_> = Area::ALL
        .into_iter()
        .map(|area| area_levels(store, area))
        .collect();
    view! {
        <section class="al-stack" aria-labelledby="levels-t">
            <h2 class="al-section-title" id="levels-t">"設問ごとの回答で絞り込む"</h2>
            <p class="al-note">
                "スキル調査の34問について、本人の回答がその段階に届く人だけを残します。0は「知識・経験なし」、1は「基礎知識のみ」、2は「サポートがあれば実行可能」、3は「単独実行可能」です。答えていない設問は、指定すると合わないものとして扱います。"
            </p>
            {areas}
        </section>
    }
}

fn area_levels(store: Store, area: Area) -> impl IntoView {
    let asked = move || {
        let floors = store.query.with(|query| query.criteria.skills);
        floors
            .iter()
            .filter(|(question, _)| question.area() == area)
            .count()
    };
    let state = text(move || match asked() {
        0 => String::new(),
        asked => format!("{asked}件を指定中"),
    });
    let open = sticky(move || asked() > 0);
    let criteria: Vec<_> = area
        .criteria()
        .map(|found| criterion_levels(store, found))
        .collect();
    view! {
        <details class="al-disclosure" data-kind="boxed" open=open>
            <summary>
                <span class="al-number" data-kind="quiet">{area.id()}</span>
                <span>{area.label()}</span>
                <span class="al-disclosure__state">{state}</span>
            </summary>
            <div class="al-disclosure__body">{criteria}</div>
        </details>
    }
}

fn criterion_levels(store: Store, criterion: Criterion) -> impl IntoView {
    let questions: Vec<_> = criterion
        .questions()
        .map(|question| question_level(store, question))
        .collect();
    let heading = format!("{}　{}", criterion.letter(), criterion.label());
    view! {
        <fieldset class="al-menu">
            <legend class="al-menu__legend">{heading}</legend>
            <ul class="al-levels">{questions}</ul>
        </fieldset>
    }
}

fn question_level(store: Store, question: Question) -> impl IntoView {
    let id = question.id();
    let chosen = move || {
        store
            .query
            .with(|query| query.criteria.skills.get(question))
    };
    let choose = move |event| {
        let points = event_target_value(&event).parse().unwrap_or(0);
        let level = Level::from_points(points).unwrap_or(Level::None);
        store.change_search(|query| query.criteria.skills.set(question, level));
    };
    let options: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            let label = text(move || match level {
                Level::None => floor(level).to_string(),
                level => {
                    let count = store
                        .outcome
                        .with(|found| found.counts.floor(question, level));
                    format!("{}（{}）", floor(level), people(count as usize))
                }
            });
            view! {
                <option value=level.points() selected=flag(move || chosen() == level)>{label}</option>
            }
        })
        .collect();
    view! {
        <li class="al-level">
            <label class="al-level__label" for=id.clone()>
                <span class="al-level__id">{id.clone()}</span>
                <span>{question.label()}</span>
            </label>
            <select class="al-select" data-size="small" id=id.clone() on:change=choose
                prop:value=text(move || chosen().points().to_string())>{options}</select>
        </li>
    }
}
