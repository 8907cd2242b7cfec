//! What a firm should know of a content beforehand, opened on demand. The texts are a late part of their
//! own: few are opened, and together they weigh as much as a small screen.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::when;
use crate::shell::late::{self, Late, late};
use crate::shell::state::store;
use crate::widgets::link::external;
use activelist_model::catalog::Content;
use activelist_view::display::glossary::Term;
use activelist_view::display::preparation::preparation;

/// The way to what is known of a content.
pub fn preparation_of(content: Content) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="al-why" on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary>
                "くわしく"<span class="al-visually-hidden">{format!("：{}", content.label())}</span>
            </summary>
            {when(move || open.get(), move || late::part(move || Box::pin(load(content))))}
        </details>
    }
    .into_any()
}

#[wasm_split(preparation, wasm_split_path = leptos::wasm_split, fallible)]
fn load(content: Content) -> Late {
    late(move || known(content))
}

fn known(content: Content) -> AnyView {
    let store = store();
    let site = store.site.settings.get();
    let found = preparation(content, site.as_deref());
    let tool = (!found.tool.is_empty()).then(|| {
        view! { <p><strong>{format!("指導ツール〔T{}〕：", content.tool().unwrap_or_default())}</strong>{found.tool}</p> }
    });
    let material: Vec<_> = found
        .material
        .into_iter()
        .map(|(name, address)| match address {
            Some(address) => view! { <li>{external(&address, name)}</li> }.into_any(),
            None => view! { <li>{name}</li> }.into_any(),
        })
        .collect();
    let material = (!material.is_empty()).then(|| {
        view! {
            <p><strong>"先に試せる、IPAの無料の資料"</strong></p>
            <ul class="al-list">{material}</ul>
        }
    });
    view! { <div class="al-note al-why__body">{tool}{terms(found.terms)}{material}</div> }
        .into_any()
}

fn terms(terms: Vec<Term>) -> Option<AnyView> {
    if terms.is_empty() {
        return None;
    }
    let terms: Vec<_> = terms
        .into_iter()
        .map(|(word, meaning)| view! { <li><strong>{word}</strong>"："{meaning}</li> })
        .collect();
    Some(view! { <ul class="al-list">{terms}</ul> }.into_any())
}
