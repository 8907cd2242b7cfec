//! The vendor's door: a field that finds questions and options by other words, each to be chosen with one
//! press, and the further qualifications.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{list, maybe, text, when};
use crate::shell::state::{Store, store};
use activelist_model::catalog::{Group, Question};
use activelist_search::{MAX_WORDS_LENGTH, Skill};
use activelist_view::display::lookup::{FoundOption, lookup, qualifications};
use activelist_view::display::region::toggled;
use activelist_view::display::skill::{LEVELS, LEVELS_NOTE};
use activelist_view::display::wording::{group_name, people};

/// The field, what it finds, and the qualifications. What is typed stays in the field.
pub fn lookup_field() -> AnyView {
    let store = store();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| lookup(&typed.get()));
    let take = move |event: leptos::ev::Event| {
        // What an input method shows before it is confirmed is no word yet.
        if !browser::is_composing(&event) {
            typed.set(event_target_value(&event));
        }
    };
    let questions = list(
        move || found.with(|found| found.questions.clone()),
        move |question| question_row(store, question),
    );
    let options = list(
        move || found.with(|found| found.options.clone()),
        move |option| option_button(store, option, true),
    );
    let has_questions = move || found.with(|found| !found.questions.is_empty());
    let qualifications: Vec<_> = qualifications()
        .into_iter()
        .map(|option| option_button(store, option, false))
        .collect();
    view! {
        <div class="al-field">
            <label class="al-field__label" for="lookup">"設問や条件を、ことばで探す"</label>
            <p class="al-field__hint" id="lookup-h">
                "例：ログ解析、バックアップ、CISSP、関東。見つかったものを押すと、条件に加わります。"
            </p>
            <input class="al-input" id="lookup" type="search" autocomplete="off" spellcheck="false"
                maxlength=MAX_WORDS_LENGTH.to_string() aria-describedby="lookup-h" on:input=take
                on:compositionend=move |event| typed.set(event_target_value(&event))/>
        </div>
        <p class="al-note" role="status">{text(move || found.with(|found| format!("{}{}", found.note, found.said)))}</p>
        {when(has_questions, || view! { <p class="al-note">{LEVELS_NOTE}</p> }.into_any())}
        <ul class="al-levels">{questions}</ul>
        <div class="al-find__row">{options}</div>
        {maybe(move || {
            let words = found.with(|found| found.words.clone());
            (!words.is_empty()).then(|| words_button(store, words))
        })}
        <div class="al-find__row" role="group" aria-labelledby="lookup-q">
            <span class="al-find__name" id="lookup-q">{group_name(Group::Qualification)}</span>
            {qualifications}
        </div>
    }
    .into_any()
}

/// A question with its levels, the greatest first. One that is pressed again asks nothing any more.
fn question_row(store: Store, question: Question) -> AnyView {
    let skill = Skill::Question(question);
    let asked = Memo::new(move |_| {
        store
            .search
            .query
            .with(|query| query.criteria.skills.get(skill))
    });
    let id = format!("found-{}", question.id());
    let levels: Vec<_> = LEVELS
        .into_iter()
        .map(|(least, floor, words)| {
            let press = move |event: leptos::ev::MouseEvent| {
                let next = if asked.get_untracked() == least {
                    0
                } else {
                    least
                };
                browser::in_place(&event, || {
                    store.change_search(|query| query.criteria.skills.set(skill, next));
                });
            };
            let count = text(move || match store.list.is_ready() {
                true => store
                    .search
                    .settled
                    .with(|found| people(found.counts.skill(skill, least) as usize)),
                false => String::new(),
            });
            view! {
                <button class="al-button" data-size="small" type="button" on:click=press
                    aria-pressed=text(move || (asked.get() == least).to_string())>
                    {floor}" "{words}" "<span>{count}</span>
                </button>
            }
        })
        .collect();
    view! {
        <li class="al-found al-stack" data-gap="small">
            <p class="al-level__label" id=id.clone()>
                <span class="al-level__id">{question.id()}</span>
                <span>{question.label()}</span>
            </p>
            <div class="al-find__row" role="group" aria-labelledby=id>{levels}</div>
        </li>
    }
    .into_any()
}

/// An option, or a region as one; named with its condition where others stand beside it.
fn option_button(store: Store, option: FoundOption, named: bool) -> AnyView {
    let of = named.then(|| format!("{}：", option.of()));
    let FoundOption {
        group,
        options,
        label,
    } = option;
    let is_chosen = Memo::new(move |_| {
        store.search.query.with(|query| {
            let chosen = query.criteria.condition(group).bits();
            chosen & options.bits() == options.bits()
        })
    });
    let press = move |event: leptos::ev::MouseEvent| {
        browser::in_place(&event, || {
            store.change_search(|query| {
                let chosen = query.criteria.condition(group);
                query
                    .criteria
                    .set_condition(group, toggled(chosen, options));
            });
        });
    };
    view! {
        <button class="al-button" data-size="small" type="button" on:click=press
            aria-pressed=text(move || is_chosen.get().to_string())>{of}{label}</button>
    }
    .into_any()
}

/// Looks for the words in what people wrote, grounds included.
fn words_button(store: Store, words: String) -> AnyView {
    let label = format!("「{words}」を、根拠や自己PRなどに書いている人に絞り込む");
    let is_on = {
        let words = words.clone();
        Memo::new(move |_| {
            store
                .search
                .query
                .with(|query| query.criteria.words == words)
        })
    };
    let press = move |event: leptos::ev::MouseEvent| {
        let next = match is_on.get_untracked() {
            true => String::new(),
            false => words.clone(),
        };
        browser::in_place(&event, || {
            store.change_search(|query| query.criteria.words = next);
        });
    };
    view! {
        <p class="al-find__row">
            <button class="al-button" data-size="small" type="button" on:click=press
                aria-pressed=text(move || is_on.get().to_string())>{label}</button>
        </p>
    }
    .into_any()
}
