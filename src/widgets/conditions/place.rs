//! Step 2: where the firm is, and how it wants to be helped.

use leptos::prelude::*;

use super::city::city;
use super::condition::Condition;
use crate::shell::dynamic::{flag, sticky, text, when};
use crate::shell::state::{Store, store};
use activelist_model::catalog::{FORM_ONLINE, FORM_VISIT, Group, OptionSet, PREFECTURES};
use activelist_view::display::region::{home, places, with_neighbours};
use activelist_view::display::wording::FREE_TALK;

/// One prefecture, visits or not, a first talk without a fee; the full choice behind.
pub fn place() -> AnyView {
    let store = store();
    view! {
        <div class="al-find__row">
            <label class="al-find__name" for="home">"支援の場所"</label>
            {prefecture(store)}
            {city(store)}
            {neighbours(store)}
        </div>
        {how(store)}
        {free_talk(store)}
        {further(store)}
    }
    .into_any()
}

/// Several prefectures, and all forms: closed until somebody opens it, or a link has chosen what only this
/// shows.
fn further(store: Store) -> AnyView {
    let open = sticky(move || {
        asked(store, Group::Prefecture).len() > 1 || !is_plain(asked(store, Group::Form))
    });
    view! {
        <details class="al-disclosure" data-kind="boxed" open=open>
            <summary>"都道府県をいくつか選ぶ・支援の形をくわしく選ぶ"</summary>
            <div class="al-disclosure__body al-stack">
                <Condition group=Group::Prefecture/>
                <Condition group=Group::Form/>
            </div>
        </details>
    }
    .into_any()
}

pub(super) fn asked(store: Store, group: Group) -> OptionSet {
    store
        .search
        .query
        .with(|query| query.criteria.condition(group))
}

/// One of the 47 as a native list; several, chosen below, are only counted.
fn prefecture(store: Store) -> AnyView {
    let chosen = Memo::new(move |_| asked(store, Group::Prefecture));
    let value = text(move || {
        let chosen = chosen.get();
        match (chosen.len(), chosen.iter().next()) {
            (0, _) => String::new(),
            (1, Some(only)) => (only + 1).to_string(),
            _ => "several".to_string(),
        }
    });
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let options = place.and_then(|place| place.checked_sub(1));
        let options = options.map_or(OptionSet::EMPTY, OptionSet::only);
        store.change_search(|query| query.criteria.set_condition(Group::Prefecture, options));
    };
    let options: Vec<_> = (1..)
        .zip(PREFECTURES)
        .map(|(place, name)| view! { <option value=place>{*name}</option> })
        .collect();
    let several = when(
        move || chosen.get().len() > 1,
        move || {
            let label = text(move || match places(chosen.get()).as_slice() {
                [only] => only.label(),
                _ => format!("{}都道府県", chosen.get().len()),
            });
            view! { <option value="several" selected=true>{label}</option> }.into_any()
        },
    );
    view! {
        <select class="al-select" data-size="small" id="home" autocomplete="off" prop:value=value on:change=choose>
            <option value="">"都道府県を選ぶ"</option>
            {several}
            {options}
        </select>
    }
    .into_any()
}

/// Adds the prefectures around the one that is chosen, and takes them back.
fn neighbours(store: Store) -> AnyView {
    let home = Memo::new(move |_| home(asked(store, Group::Prefecture)));
    let is_added = move || asked(store, Group::Prefecture).len() > 1;
    let toggle = move |_| {
        let Some(home) = home.get_untracked().map(OptionSet::only) else {
            return;
        };
        let next = match untrack(is_added) {
            true => home,
            false => with_neighbours(home),
        };
        store.change_search(|query| query.criteria.set_condition(Group::Prefecture, next));
    };
    when(
        move || home.get().is_some(),
        move || {
            view! {
                <button class="al-button" data-size="small" type="button" aria-pressed=text(move || is_added().to_string())
                    on:click=toggle>"隣の府県も"</button>
            }
            .into_any()
        },
    )
}

/// Whether no other forms are asked for than those two.
fn is_plain(forms: OptionSet) -> bool {
    let ways = OptionSet::only(FORM_VISIT).with(FORM_ONLINE);
    forms.bits() & !ways.bits() == 0
}

/// Visits, online, or either. Where a door or a link asks for another form as well, the whole list of
/// forms below says more.
fn how(store: Store) -> AnyView {
    let ways = OptionSet::only(FORM_VISIT).with(FORM_ONLINE);
    let chosen = Memo::new(move |_| asked(store, Group::Form));
    let radio = move |wanted: OptionSet, label: &'static str| {
        let choose = move |_| {
            store.change_search(|query| query.criteria.set_condition(Group::Form, wanted));
        };
        let is_on = move || {
            let chosen = chosen.get();
            chosen == wanted || (wanted.is_empty() && chosen == ways)
        };
        view! {
            <label>
                <input class="al-visually-hidden" type="radio" name="way" prop:checked=flag(is_on) on:change=choose/>
                <span class="al-button" data-size="small">{label}</span>
            </label>
        }
    };
    when(
        move || is_plain(chosen.get()),
        move || {
            view! {
                <div class="al-find__row">
                    <span class="al-find__name" id="way-t">"相談の方法"</span>
                    <div class="al-segment" role="radiogroup" aria-labelledby="way-t">
                        {radio(OptionSet::only(FORM_VISIT), "来てほしい")}
                        {radio(OptionSet::only(FORM_ONLINE), "オンライン")}
                        {radio(OptionSet::EMPTY, "どちらでも")}
                    </div>
                </div>
            }
            .into_any()
        },
    )
}

/// Whoever says in their own words that the first talk is free.
fn free_talk(store: Store) -> AnyView {
    let is_on = Memo::new(move |_| store.search.query.with(|query| query.criteria.free_talk));
    let still_reading = move || is_on.get() && store.list.is_ready() && !store.list.whole.get();
    let toggle = move |_| {
        store.change_search(|query| query.criteria.free_talk = !query.criteria.free_talk);
    };
    view! {
        <div class="al-find__row">
            <span class="al-find__name">"最初の相談"</span>
            <button class="al-button" data-size="small" type="button" aria-pressed=text(move || is_on.get().to_string())
                on:click=toggle>{FREE_TALK}</button>
            {when(still_reading, || {
                view! {
                    <p class="al-field__hint" role="status">
                        "自己PRを読み込んでいます。終わるまでは、ここまでに読み込んだ人だけから探します。"
                    </p>
                }
                .into_any()
            })}
        </div>
    }
    .into_any()
}
