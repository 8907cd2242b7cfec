//! The wide door: the firm's own words, and what they lead to. They stay on this page and never
//! enter a link.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{flag, list, maybe, sticky, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::content::content_box;
use activelist_needs::{GuideAnswer, QUESTIONS, guided, learn, match_needs};
use activelist_view::display::need::{NeedView, OfferView, SuggestionView, counted, need};

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
        store
            .search
            .query
            .with(|query| need(&written, &match_needs(&written), query))
    });
    view! {
        <section class="al-stack" aria-labelledby="needs-t" data-gap="small">
            <div class="al-field">
                <label class="al-field__label" id="needs-t" for="needs">
                    "困っていることを、ふだんのことばで書いてください"
                </label>
                <p class="al-field__hint" id="needs-h">
                    "例：取引先からセキュリティのアンケートが来たが、規程がなく答えられない。"<br/>
                    "書いたことばはこの端末の中だけで使います。どこにも送らず、リンクにも残しません。"
                </p>
                {words_area(store, "4")}
            </div>
            {suggestions(store, found)}
            {questions(store, found)}
        </section>
    }
}

/// Where the firm writes; the hint beside it has the id `needs-h`. It is one text on all screens.
/// Unchecked: some browsers send what is written to a host of theirs to have its spelling checked.
pub fn words_area(store: Store, rows: &'static str) -> AnyView {
    view! {
        <textarea class="al-input" id="needs" rows=rows maxlength="1000" autocomplete="off" spellcheck="false"
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

fn suggestions(store: Store, found: Memo<NeedView>) -> impl IntoView {
    let emergency = maybe(move || {
        let words = found.with(|found| found.emergency.clone())?;
        let notice = view! {
            <div class="al-notice" data-tone="danger">
                <p class="al-notice__title">"今、被害が起きているようです"</p>
                <p>{words}"先に、応急の手当てを確かめてください。"</p>
                <p><a class="al-button" data-variant="danger" href="#/incident">"まずすることを見る"</a></p>
            </div>
        };
        Some(notice.into_any())
    });
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
                move |row| suggestion(store, row).into_any(),
            );
            view! {
                <section class="al-suggestions" aria-labelledby="sugg-t">
                    <h2 class="al-chosen__title" id="sugg-t">"このような支援が考えられます"</h2>
                    <ul class="al-contents">{rows}</ul>
                    <p class="al-note">
                        "合うものを選んでください。下の一覧から選び直すこともできます。どれかわからないときは、選ばずに次へ進んでもかまいません。"
                    </p>
                </section>
            }
            .into_any()
        },
    );
    let offers = list(
        move || found.with(|found| found.conditions.clone()),
        move |found| offer(store, found).into_any(),
    );
    view! {
        <div role="alert">{emergency}</div>
        <div role="status">{english}</div>
        <p class="al-note" role="status">{text(move || found.with(|found| found.elsewhere.to_string()))}</p>
        <p class="al-visually-hidden" role="status">{text(move || found.with(|found| counted(found.suggestions.len())))}</p>
        {shown}
        <div class="al-row">{offers}</div>
        <p class="al-note" role="status">{text(move || found.with(|found| found.note.to_string()))}</p>
    }
}

fn suggestion(store: Store, row: SuggestionView) -> impl IntoView {
    view! {
        {content_box(store, row.content, "s")}
        <li class="al-note"><bdi>{row.reason}</bdi></li>
    }
}

fn offer(store: Store, found: OfferView) -> impl IntoView {
    let OfferView {
        group,
        option,
        label,
    } = found;
    let add = move |_| {
        store.change_search(|query| query.criteria.toggle(group, option));
        browser::focus("#needs");
    };
    view! { <button class="al-button" data-size="small" type="button" on:click=add>{label}</button> }
}

/// The simple questions, for those who cannot write it down.
fn questions(store: Store, found: Memo<NeedView>) -> impl IntoView {
    let answers = RwSignal::new([None; QUESTIONS.len()]);
    let chosen = Memo::new(move |_| {
        let answers = answers.get();
        let known = QUESTIONS
            .iter()
            .zip(answers)
            .filter_map(|(question, answer)| question.answers.get(answer?));
        guided(known)
    });
    let alarm = move || {
        let answers = answers.get();
        let mut known = QUESTIONS.iter().zip(answers);
        known.any(|(question, answer)| {
            answer
                .and_then(|answer: usize| question.answers.get(answer))
                .is_some_and(|a: &GuideAnswer| a.emergency)
        })
    };
    let fields: Vec<_> = QUESTIONS
        .iter()
        .enumerate()
        .map(|(place, question)| {
            let choices: Vec<_> = question
                .answers
                .iter()
                .enumerate()
                .map(|(at, answer)| {
                    let choose = move |_| answers.update(|answers| answers[place] = Some(at));
                    view! {
                        <label class="al-check">
                            <input class="al-check__box" type="radio" name=question.key on:change=choose
                                prop:checked=flag(move || answers.with(|answers| answers[place] == Some(at)))/>
                            <span class="al-check__text">{answer.text}</span>
                        </label>
                    }
                })
                .collect();
            view! {
                <fieldset class="al-condition">
                    <legend class="al-condition__legend">{question.text}</legend>
                    <div class="al-options">{choices}</div>
                </fieldset>
            }
        })
        .collect();
    let result = when(
        move || chosen.with(|chosen| !chosen.is_empty()),
        move || {
            let rows = list(
                move || chosen.get(),
                move |content| content_box(store, content, "g").into_any(),
            );
            view! {
                <section class="al-suggestions" aria-labelledby="guide-t">
                    <h2 class="al-chosen__title" id="guide-t">"答えから考えられる支援"</h2>
                    <ul class="al-contents">{rows}</ul>
                </section>
            }
            .into_any()
        },
    );
    let alarm = when(alarm, || {
        view! {
            <p><a class="al-button" data-variant="danger" href="#/incident">"まずすることを見る"</a></p>
        }
        .into_any()
    });
    // Once opened it stays open: a question must not vanish while it is being answered.
    let open = sticky(move || found.with(|found| found.ask));
    view! {
        <details class="al-disclosure" data-kind="boxed" open=open>
            <summary>"うまく書けないときは、3つの質問に答える"</summary>
            <div class="al-disclosure__body al-stack">{fields}{alarm}{result}</div>
        </details>
    }
}
