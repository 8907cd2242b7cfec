//! A condition group: its options, each with the number of people it would leave.

use leptos::prelude::*;

use crate::catalog::{Group, PREFECTURES};
use crate::present::conditions::{OptionBlock, blocks};
use crate::present::wording::{group_heading, group_hint, people};
use crate::ui::dynamic::{flag, sticky, text};
use crate::ui::state::{Store, store};

/// A condition group. `heading` replaces the group's own where a door asks in other words.
#[component]
pub fn Condition(
    group: Group,
    #[prop(optional)] heading: Option<&'static str>,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let store = store();
    let hint = hint.unwrap_or_else(|| group_hint(group));
    let hint = (!hint.is_empty()).then(|| view! { <p class="al-condition__note">{hint}</p> });
    let short = matches!(group, Group::Status | Group::Experience | Group::Support);
    let options: Vec<AnyView> = blocks(group)
        .into_iter()
        .map(|block| match block.label {
            Some(label) => region(store, group, label, block).into_any(),
            None => options(store, group, block.positions, short).into_any(),
        })
        .collect();
    view! {
        <fieldset class="al-condition">
            <legend class="al-condition__legend">{heading.unwrap_or_else(|| group_heading(group))}</legend>
            {hint}
            {options}
        </fieldset>
    }
}

/// A region of prefectures, closed until one of it is chosen or the visitor opens it.
fn region(store: Store, group: Group, label: &'static str, block: OptionBlock) -> impl IntoView {
    let positions = block.positions.clone();
    let chosen = Memo::new(move |_| {
        let set = store.query.with(|query| query.criteria.condition(group));
        positions
            .iter()
            .filter(|position| set.has(**position))
            .count()
    });
    let count = block.positions.len();
    let first = block
        .positions
        .first()
        .map_or("", |position| PREFECTURES[*position]);
    let unit = match (count, label) {
        (1, _) => first.to_string(),
        (count, "関東") => format!("{count}都県"),
        (count, "近畿") => format!("{count}府県"),
        (count, _) => format!("{count}県"),
    };
    let state = text(move || match chosen.get() {
        0 => unit.clone(),
        chosen => format!("{chosen}件を選択中"),
    });
    let open = sticky(move || chosen.get() > 0);
    view! {
        <details class="al-disclosure" data-kind="region" open=open>
            <summary>{label}<span class="al-disclosure__state">{state}</span></summary>
            <div class="al-disclosure__body">{options(store, group, block.positions, true)}</div>
        </details>
    }
}

fn options(store: Store, group: Group, positions: Vec<usize>, short: bool) -> impl IntoView {
    let options: Vec<_> = positions
        .into_iter()
        .map(|position| option(store, group, position))
        .collect();
    view! { <div class="al-options" data-kind=short.then_some("short")>{options}</div> }
}

/// One option. A count of 0 is dimmed but can be chosen: another condition may go later.
fn option(store: Store, group: Group, position: usize) -> impl IntoView {
    let count = move || {
        store
            .outcome
            .with(|found| found.counts.option(group, position))
    };
    let checked = move || {
        store
            .query
            .with(|query| query.criteria.condition(group).has(position))
    };
    let toggle = move |_| store.change_search(|query| query.criteria.toggle(group, position));
    view! {
        <label class="al-check" data-zero=flag(move || store.is_ready() && count() == 0)>
            <input class="al-check__box" type="checkbox" name=group.key() value=position + 1
                prop:checked=flag(checked) on:change=toggle/>
            <span class="al-check__text">{group.options()[position]}</span>
            <span class="al-check__count">
                {text(move || match store.is_ready() {
                    true => people(count() as usize),
                    false => String::new(),
                })}
            </span>
        </label>
    }
}
