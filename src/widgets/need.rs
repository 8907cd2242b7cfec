//! The wide door: the firm's own words, and what they lead to. They stay on this page and never
//! enter a link.

mod examples;
mod questions;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::count::count_on;
use crate::shell::dynamic::{list, maybe, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::content::content_box;
use crate::widgets::preparation::preparation_of;
use activelist_model::catalog::ContentSet;
use activelist_needs::{learn, match_needs};
use activelist_view::display::need::{NeedView, Offer, OfferView, counted, how_to_choose, need};
use examples::examples;
use questions::questions;

/// After so long without a further letter somebody is taken to have written what they wanted.
const PAUSE: Duration = Duration::from_millis(1500);

/// Most bytes of the table of words.
const MAX_TABLE: usize = 512 << 10;

/// The field for the firm's own words, what they lead to, and the simple questions; loaded when the
/// wide door is first opened, with the table of words beside it.
pub fn need_part() -> AnyView {
    learn_table(store());
    late::part(|| Box::pin(load()))
}

#[wasm_split(need, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(|| Need().into_any())
}

#[component]
fn Need() -> impl IntoView {
    let store = store();
    let found = Memo::new(move |_| {
        store.search.knows_words.track();
        let written = store.search.need.get();
        need(&written, &match_needs(&written))
    });
    // Words choose once: coming back to this screen leaves the choice as it is. Words that were written
    // elsewhere, or before they could be understood, are followed as soon as they are here.
    Effect::new(move |_| {
        let understood = store.search.knows_words.get();
        let words = store.search.need.get();
        if store
            .search
            .guess
            .with_untracked(|guess| guess.is_new(&words, understood))
        {
            follow(store, (&words, understood), found.get_untracked().sure);
        }
    });
    Effect::new(move |_| {
        found.with(|found| {
            let contents = found.suggestions.iter().map(|row| row.content);
            store.search.guess.update(|guess| {
                (guess.offered, guess.urgent) = (contents.collect(), found.emergency.is_some());
            });
        });
    });
    // While somebody writes nothing opens below the field.
    let is_written = RwSignal::new(true);
    let strokes = StoredValue::new(0);
    let write = move |_| {
        is_written.set(false);
        let number = count_on(strokes);
        set_timeout(
            move || {
                if strokes.try_get_value() == Some(number) {
                    is_written.set(true);
                }
            },
            PAUSE,
        );
    };
    view! {
        <section class="al-stack" aria-labelledby="needs-t" data-gap="small"
            on:input=write>
            <div class="al-field">
                <label class="al-field__label" id="needs-t" for="needs">
                    "ふだんのことばで書いてください"
                </label>
                {words_area(store, "3")}
                <p class="al-field__hint" id="needs-h">
                    "書いたことばはこの端末の中だけで使います。どこにも送らず、リンクにも残しません。"
                </p>
            </div>
            <div role="alert">{emergency(found)}</div>
            {examples(store)}
            {suggestions(store, found)}
            {questions(store, found, is_written)}
        </section>
    }
}

/// Chooses what the words say plainly, and takes back what they no longer say.
fn follow(store: Store, words: (&str, bool), sure: ContentSet) {
    let search = store
        .search
        .query
        .with_untracked(|query| query.criteria.contents);
    let next = store
        .search
        .guess
        .try_update(|guess| guess.follow(words, sure, search));
    if let Some(next) = next.filter(|next| *next != search) {
        store.change_search(|query| query.criteria.contents = next);
    }
}

/// Where the firm writes; the hint beside it has the id `needs-h`. It is one text on all screens.
/// Unchecked: some browsers send what is written to a host of theirs to have its spelling checked.
pub fn words_area(store: Store, rows: &'static str) -> AnyView {
    view! {
        <textarea class="al-input" id="needs" rows=rows maxlength="1000" autocomplete="off" spellcheck="false"
            placeholder="ふだんのことばで書いてください"
            aria-describedby="needs-h" prop:value=text(move || store.search.need.get())
            on:input=move |event| store.search.need.set(event_target_value(&event))></textarea>
    }
    .into_any()
}

/// Fetches the table of words once. Without it the questions and the list of contents remain.
pub fn learn_table(store: Store) {
    if store.search.knows_words.get_untracked() {
        return;
    }
    spawn_local(async move {
        if let Ok(bytes) = browser::fetch_bounded("needs.bin", MAX_TABLE, browser::PATIENT).await {
            store.search.knows_words.set(learn(&bytes));
        }
    });
}

/// What comes before all else where the words tell of an emergency, beside the field for the words.
fn emergency(found: Memo<NeedView>) -> AnyView {
    maybe(move || {
        let urgent = found.with(|found| found.emergency.clone())?;
        let notice = view! {
            <div class="al-notice" data-tone="danger">
                <p class="al-notice__title">"今、被害が起きているようです"</p>
                <p>"書かれた内容から判断しました。先に、応急の手当てを確かめてください。"</p>
                <p><a class="al-button" data-variant="danger" href=urgent.link>{urgent.label}</a></p>
            </div>
        };
        Some(notice.into_any())
    })
}

fn suggestions(store: Store, found: Memo<NeedView>) -> impl IntoView {
    // Of what the words say plainly, as much as the firm has left.
    let still_chosen = move || {
        let chosen = store.search.query.with(|query| query.criteria.contents);
        found.with(|found| found.sure.common(chosen).len())
    };
    let english = maybe(move || {
        let found = found.with(|found| found.english)?;
        let answer = view! {
            <p class="al-note" lang="en">{found.text}" "<a href="#/incident">{found.link}</a></p>
        };
        Some(answer.into_any())
    });
    let shown = when(
        move || found.with(|found| !found.suggestions.is_empty()),
        move || {
            let rows = list(
                move || found.with(|found| found.suggestions.clone()),
                move |row| content_box(store, row.content, "s").into_any(),
            );
            let reasons = list(
                move || found.with(|found| found.suggestions.clone()),
                |row| {
                    view! {
                        <li><strong>{row.content.label()}</strong>"："<bdi>{row.reason}</bdi>{preparation_of(row.content)}</li>
                    }
                    .into_any()
                },
            );
            view! {
                <section class="al-suggestions" aria-labelledby="sugg-t">
                    <h3 class="al-chosen__title" id="sugg-t">"このような支援が考えられます"</h3>
                    <ul class="al-contents">{rows}</ul>
                    <p class="al-note">{text(move || how_to_choose(still_chosen()).to_string())}</p>
                    <details class="al-why">
                        <summary>"これらを示した理由"</summary>
                        <ul class="al-list al-note">{reasons}</ul>
                    </details>
                </section>
            }
            .into_any()
        },
    );
    view! {
        <div role="status">{english}</div>
        <p class="al-note" role="status">{text(move || found.with(|found| found.elsewhere.to_string()))}</p>
        <p class="al-visually-hidden" role="status">{text(move || found.with(|found| counted(found.suggestions.len(), found.sure.len())))}</p>
        {shown}
        {offers(store, found)}
        <p class="al-note" role="status">{text(move || found.with(|found| found.note.to_string()))}</p>
    }
}

/// What the words say of the firm: each can be added as a condition, and taken back at the same place.
fn offers(store: Store, found: Memo<NeedView>) -> AnyView {
    when(
        move || found.with(|found| !found.conditions.is_empty()),
        move || {
            let rows = list(
                move || found.with(|found| found.conditions.clone()),
                move |row| offer(store, row),
            );
            view! {
                <div class="al-offers" role="group" aria-labelledby="offers-t">
                    <h3 class="al-chosen__title" id="offers-t">"文章にある条件を加える"</h3>
                    <div class="al-picks">{rows}</div>
                </div>
            }
            .into_any()
        },
    )
}

fn offer(store: Store, found: OfferView) -> AnyView {
    let OfferView { what, label } = found;
    let is_set = move || {
        store.search.query.with(|query| match what {
            Offer::Option(group, option) => query.criteria.condition(group).has(option),
            Offer::FreeTalk => query.criteria.free_talk,
        })
    };
    let toggle = move |event: leptos::ev::MouseEvent| {
        browser::in_place(&event, || {
            store.change_search(|query| match what {
                Offer::Option(group, option) => query.criteria.toggle(group, option),
                Offer::FreeTalk => query.criteria.free_talk = !query.criteria.free_talk,
            });
        });
    };
    view! {
        <button class="al-pick" type="button" aria-pressed=text(move || is_set().to_string())
            on:click=toggle>{label}</button>
    }
    .into_any()
}
