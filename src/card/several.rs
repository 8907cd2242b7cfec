//! Several cards, to print: so many pages.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::card::body::card;
use crate::shell::dynamic::{text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, LIST, crumbs};
use crate::shell::state::store;
use crate::widgets::state::{WhenLoaded, prose_state};
use crate::widgets::take::print_button;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::card as present;
use activelist_view::display::person::registration;
use activelist_view::state::Page;

/// The chosen cards, loaded when they are first shown.
pub fn page(numbers: Vec<RegistrationNumber>) -> AnyView {
    late::screen(HEADING, move || Box::pin(load(numbers.clone())))
}

#[wasm_split(card, wasm_split_path = leptos::wasm_split, fallible)]
fn load(numbers: Vec<RegistrationNumber>) -> Late {
    late(move || cards_page(numbers.clone()).into_any())
}

const HEADING: &str = "個票の印刷";

/// The chosen cards, one after the other.
fn cards_page(numbers: Vec<RegistrationNumber>) -> impl IntoView {
    let store = store();
    let count = numbers.len();
    let all = numbers.clone();
    let shown = move || {
        let contents = store.search.query.with(|query| query.criteria.contents);
        let today = store.today();
        let mut gone = Vec::new();
        let mut cards = Vec::new();
        for number in &numbers {
            let found = store.list.with_searcher(|searcher| {
                let position = searcher.find(*number)?;
                let specialist = &searcher.specialist(position)?;
                Some(present::card(
                    specialist,
                    &searcher.rating(position),
                    contents,
                    "",
                    today,
                ))
            });
            match found.flatten() {
                Some(found) => cards.push(card(store, found, 2, ().into_any())),
                None => gone.push(registration(*number)),
            }
        }
        let gone = (!gone.is_empty()).then(|| {
            let gone = gone.join("、");
            view! {
                <div class="al-notice" data-tone="warning" data-screen-only>
                    <p>{format!("登録番号{gone}の専門家は、今の一覧に載っていません。")}</p>
                </div>
            }
        });
        view! { {gone}<div class="al-sheets">{cards}</div> }.into_any()
    };
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home), (FIND, Page::Find), (LIST, Page::List)], HEADING)}
            <div class="al-title" data-screen-only>
                <h1 tabindex="-1">{HEADING}</h1>
                <p class="al-title__lead">{format!("選んだ{count}名の個票です。1名ずつ、A4の紙1枚に印刷されます。")}</p>
            </div>
            <div class="al-row" data-screen-only>
                {print_button(store, "印刷する", Some("primary"), None)}
                <a class="al-button" href=text(move || store.link_to(Page::List))>"一覧に戻る"</a>
            </div>
            <WhenLoaded/>
            {prose_state(all.clone())}
            {when(move || store.list.is_known(&all), shown)}
        </main>
    }
}
