//! The simple questions, for those who cannot write down what they need.

use leptos::prelude::*;

use crate::shell::dynamic::{flag, list, sticky, when};
use crate::shell::state::Store;
use crate::widgets::content::content_box;
use activelist_needs::{GuideAnswer, QUESTIONS, guided};
use activelist_view::display::need::NeedView;

/// Three questions, and the contents that their answers lead to.
pub(super) fn questions(
    store: Store,
    found: Memo<NeedView>,
    is_written: RwSignal<bool>,
) -> impl IntoView {
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
                    <h3 class="al-chosen__title" id="guide-t">"答えから考えられる支援"</h3>
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
    let open = sticky(move || {
        let is_alone = found.with(|found| found.ask && found.suggestions.is_empty());
        is_written.get() && is_alone
    });
    view! {
        <details class="al-disclosure" data-kind="boxed" open=open>
            <summary>"うまく書けないときは、3つの質問に答える"</summary>
            <div class="al-disclosure__body al-stack">{fields}{alarm}{result}</div>
        </details>
    }
}
