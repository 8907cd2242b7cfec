//! What the questions of the survey ask, in full: shown on demand on the card, in the detailed search and
//! on the page about the method. The texts are a late part of their own, fetched when one is first
//! opened: they weigh as much as a small screen.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::when;
use crate::shell::late::{self, Late, late};
use activelist_model::catalog::{Criterion, Question};

/// The questions of a criterion, or all 34, to be opened.
pub fn statements(criterion: Option<Criterion>) -> AnyView {
    let open = RwSignal::new(false);
    let (kind, label) = match criterion {
        Some(_) => (None, "設問の全文を見る"),
        None => (Some("boxed"), "34の設問の全文を見る"),
    };
    view! {
        <details class="al-disclosure" data-kind=kind
            on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary>{label}</summary>
            {when(move || open.get(), move || late::part(move || Box::pin(load(criterion))))}
        </details>
    }
    .into_any()
}

#[wasm_split(statements, wasm_split_path = leptos::wasm_split, fallible)]
fn load(criterion: Option<Criterion>) -> Late {
    late(move || match criterion {
        Some(criterion) => questions(criterion),
        None => {
            let all: Vec<_> = Criterion::all().map(with_name).collect();
            view! { <div class="al-disclosure__body al-stack">{all}</div> }.into_any()
        }
    })
}

fn with_name(criterion: Criterion) -> AnyView {
    let name = format!("{} {}", criterion.id(), criterion.label());
    view! { <p><strong>{name}</strong></p>{questions(criterion)} }.into_any()
}

fn questions(criterion: Criterion) -> AnyView {
    let questions: Vec<_> = criterion.questions().map(question).collect();
    view! { <ul class="al-list">{questions}</ul> }.into_any()
}

fn question(question: Question) -> AnyView {
    let name = format!("{} {}：", question.id(), question.label());
    view! { <li><strong>{name}</strong>{question.statement()}</li> }.into_any()
}
