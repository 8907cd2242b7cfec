//! A condition group: its options, each with the number of people it would leave.

use std::sync::Arc;

use leptos::prelude::*;

use super::trades::trades;
use crate::shell::dynamic::{flag, sticky, text};
use crate::shell::state::{Store, store};
use activelist_model::catalog::{Group, OptionSet, PREFECTURES, REGIONS};
use activelist_search::Outcome;
use activelist_view::display::conditions::{OptionBlock, blocks};
use activelist_view::display::region::{Place, toggled, unit, whole};
use activelist_view::display::wording::{group_heading, group_hint, people};
use activelist_view::state::Query;

/// A condition group. `heading` replaces the group's own where a door asks in other words.
#[component]
pub fn Condition(
    group: Group,
    #[prop(optional)] heading: Option<&'static str>,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let shown = Shown::new(store(), group);
    let hint = hint.unwrap_or_else(|| group_hint(group));
    let hint = (!hint.is_empty()).then(|| view! { <p class="al-condition__note">{hint}</p> });
    let short = matches!(group, Group::Status | Group::Experience | Group::Support);
    let options: Vec<AnyView> = blocks(group)
        .into_iter()
        .map(|block| match block.label {
            Some(label) => region(shown, label, block).into_any(),
            None => options(shown, block.positions, short).into_any(),
        })
        .collect();
    view! {
        <fieldset class="al-condition">
            <legend class="al-condition__legend">{heading.unwrap_or_else(|| group_heading(group))}</legend>
            {hint}
            {(group == Group::Prefecture).then(|| regions(shown))}
            {options}
            {(group == Group::Industry).then(trades)}
        </fieldset>
    }
}

/// A condition group that is closed until somebody opens it, or a link has chosen what only its whole list
/// shows.
pub fn folded(group: Group, label: &'static str, opens: fn(OptionSet) -> bool) -> AnyView {
    let store = store();
    let chosen = Memo::new(move |_| {
        store
            .search
            .query
            .with(|query| query.criteria.condition(group))
    });
    let open = sticky(move || opens(chosen.get()));
    let state = text(move || match chosen.get().len() {
        0 => String::new(),
        count => format!("{count}件を選択中"),
    });
    view! {
        <details class="al-disclosure" data-kind="boxed" open=open>
            <summary>{label}<span class="al-disclosure__state">{state}</span></summary>
            <div class="al-disclosure__body"><Condition group=group/></div>
        </details>
    }
    .into_any()
}

/// A group's options follow this and nothing else: a click or a key leaves alone those whose group
/// keeps its choice and its numbers. (Both of one type: the code of a memo exists once for each.)
#[derive(Clone, Copy)]
struct Shown {
    store: Store,
    group: Group,
    /// Which options are chosen.
    chosen: Memo<Vec<u32>>,
    /// How many people each would leave; nothing while there is no list.
    counts: Memo<Vec<u32>>,
}

impl Shown {
    fn new(store: Store, group: Group) -> Shown {
        let chosen = move |query: &Query| {
            let set = query.criteria.condition(group);
            set.iter().map(|position| position as u32).collect()
        };
        let counts = move |found: &Arc<Outcome>| found.counts.group(group).to_vec();
        Shown {
            store,
            group,
            chosen: Memo::new(move |_| store.search.query.with(chosen)),
            counts: Memo::new(move |_| match store.list.is_ready() {
                true => store.search.settled.with(counts),
                false => Vec::new(),
            }),
        }
    }

    fn is_chosen(self, position: usize) -> bool {
        self.chosen
            .with(|chosen| chosen.contains(&(position as u32)))
    }

    fn count(self, position: usize) -> Option<u32> {
        self.counts.with(|counts| counts.get(position).copied())
    }
}

/// A button for each region that chooses all its prefectures, and takes them back.
fn regions(shown: Shown) -> AnyView {
    let buttons: Vec<_> = REGIONS
        .iter()
        .map(|region| region_button(shown.store, whole(region)))
        .collect();
    view! { <div class="al-find__row" role="group" aria-label="地方ごとに選ぶ">{buttons}</div> }
        .into_any()
}

/// 「関東すべて」.
fn region_button(store: Store, place: Place) -> AnyView {
    let is_chosen = Memo::new(move |_| {
        store.search.query.with(|query| {
            let chosen = query.criteria.condition(Group::Prefecture).bits();
            chosen & place.prefectures.bits() == place.prefectures.bits()
        })
    });
    let toggle = move |_| {
        store.change_search(|query| {
            let chosen = query.criteria.condition(Group::Prefecture);
            let next = toggled(chosen, place.prefectures);
            query.criteria.set_condition(Group::Prefecture, next);
        });
    };
    view! {
        <button class="al-button" data-size="small" type="button" on:click=toggle
            aria-pressed=text(move || is_chosen.get().to_string())>{place.label()}</button>
    }
    .into_any()
}

/// A region of prefectures, closed until one of it is chosen or the visitor opens it.
fn region(shown: Shown, label: &'static str, block: OptionBlock) -> impl IntoView {
    let positions = block.positions.clone();
    let chosen = move || {
        let chosen = positions.iter().filter(|at| shown.is_chosen(**at));
        chosen.count()
    };
    let count = block.positions.len();
    let first = block
        .positions
        .first()
        .map_or("", |position| PREFECTURES[*position]);
    let region = REGIONS.iter().find(|region| region.label == label);
    let unit = match region.map_or("", unit) {
        "" => first.to_string(),
        unit => format!("{count}{unit}"),
    };
    let open = chosen.clone();
    // A region that is chosen as a whole has its button above.
    let open = sticky(move || (1..count).contains(&open()) || count == 1 && open() == 1);
    let state = text(move || match chosen() {
        0 => unit.clone(),
        all if all == count && count > 1 => "すべて選択中".to_string(),
        chosen => format!("{chosen}件を選択中"),
    });
    view! {
        <details class="al-disclosure" data-kind="region" open=open>
            <summary>{label}<span class="al-disclosure__state">{state}</span></summary>
            <div class="al-disclosure__body">{options(shown, block.positions, true)}</div>
        </details>
    }
}

fn options(shown: Shown, positions: Vec<usize>, short: bool) -> impl IntoView {
    let options: Vec<_> = positions
        .into_iter()
        .map(|position| option(shown, position))
        .collect();
    view! { <div class="al-options" data-kind=short.then_some("short")>{options}</div> }
}

/// One option. A count of 0 is dimmed but can be chosen: another condition may go later.
fn option(shown: Shown, position: usize) -> impl IntoView {
    let Shown { store, group, .. } = shown;
    let count = move || {
        let count = shown.count(position);
        count.map_or_else(String::new, |count| people(count as usize))
    };
    let toggle = move |_| store.change_search(|query| query.criteria.toggle(group, position));
    view! {
        <label class="al-check" data-zero=flag(move || shown.count(position) == Some(0))>
            <input class="al-check__box" type="checkbox" name=group.key() value=position + 1
                prop:checked=flag(move || shown.is_chosen(position)) on:change=toggle/>
            <span class="al-check__text">{group.label_of(position)}</span>
            <span class="al-check__count">{text(count)}</span>
        </label>
    }
}
