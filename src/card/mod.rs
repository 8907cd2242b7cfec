//! Screen 4: one card, with the way to its neighbours in the list.

mod answers;
mod body;
mod brief;
pub(crate) mod several;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::card::answers::answers;
use crate::card::body::card;
use crate::card::brief::brief;
use crate::shell::dynamic::{part, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, LIST, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::shortlist_bar::shortlist_bar;
use crate::widgets::star::star;
use crate::widgets::state::{WhenLoaded, prose_state};
use crate::widgets::take::print_button;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::brief::is_search;
use activelist_view::display::card as present;
use activelist_view::display::person::registration;
use activelist_view::state::Page;

/// Screen 4, loaded when it is first shown.
pub fn page(number: RegistrationNumber) -> AnyView {
    late::screen("個票", move || Box::pin(load(number)))
}

#[wasm_split(card, wasm_split_path = leptos::wasm_split, fallible)]
fn load(number: RegistrationNumber) -> Late {
    late(move || {
        store().search.begin_to_answer();
        card_page(number).into_any()
    })
}

/// Screen 4.
fn card_page(number: RegistrationNumber) -> impl IntoView {
    let store = store();
    store.results.seen.set(Some(number));
    let found = Memo::new(move |_| {
        let contents = store.search.query.with(|query| query.criteria.contents);
        let today = store.today();
        // A kiosk hands over the recipient alone.
        let need = match store.kiosk.restricts() {
            true => String::new(),
            false => store.search.need.get(),
        };
        store
            .list
            .with_searcher(|searcher| {
                let position = searcher.find(number)?;
                let specialist = &searcher.specialist(position)?;
                Some(present::card(
                    specialist,
                    &searcher.rating(position),
                    contents,
                    &need,
                    today,
                ))
            })
            .flatten()
    });
    let before = [(HOME, Page::Home), (FIND, Page::Find), (LIST, Page::List)];
    let shown = move || match found.get() {
        Some(found) => {
            let areas = found.areas.clone();
            view! {
                {pager(store, number, &found.name)}
                {card(store, found, 1, brief(store, number))}
                {answers(areas)}
                {advice(store)}
            }
            .into_any()
        }
        None => gone(store, number).into_any(),
    };
    view! {
        <main class="al-main" id="main" tabindex="-1">
            <div class="al-stack">
                {crumbs(store, &before, "個票")}
                <WhenLoaded/>
                // Whose card it is, is known with the card.
                {when(move || !store.list.is_known(&[number]), || {
                    view! { <div class="al-title"><h1 tabindex="-1">"個票"</h1></div> }.into_any()
                })}
                {prose_state(vec![number])}
                {when(move || store.list.is_known(&[number]), move || part(shown))}
            </div>
            {shortlist_bar(store)}
        </main>
    }
}

/// The place in the list, and the way to the neighbours.
fn pager(store: Store, number: RegistrationNumber, name: &str) -> impl IntoView + use<> {
    let star = star(store, number, name);
    let place = Memo::new(move |_| {
        let position = store
            .list
            .with_searcher(|searcher| searcher.find(number))
            .flatten()?;
        store
            .search
            .outcome
            .with(|found| found.order.iter().position(|other| *other == position))
    });
    let at = move |step: isize| {
        let place = place.get()?.checked_add_signed(step)?;
        let position = store
            .search
            .outcome
            .with(|found| found.order.get(place).copied())?;
        store
            .list
            .with_searcher(|searcher| Some(searcher.specialist(position)?.registration))
            .flatten()
    };
    let neighbour = move |step: isize, label: &'static str| match at(step) {
        Some(number) => {
            let link = store.link_to(Page::Card(number));
            view! { <a class="al-button" data-size="small" href=link>{label}</a> }.into_any()
        }
        None => view! {
            <span class="al-button" data-size="small" aria-disabled="true">{label}</span>
        }
        .into_any(),
    };
    let label = text(move || match place.get() {
        // Without a search a place says nothing.
        Some(_) if !store.search.query.with(|query| is_search(&query.criteria)) => String::new(),
        Some(place) => {
            let total = store.search.outcome.with(|found| found.total);
            format!("{total}名中{}番目", place + 1)
        }
        None => "今の条件には合っていません".to_string(),
    });
    view! {
        <nav class="al-pager" aria-label="専門家の切り替え">
            <a class="al-button" data-size="small" href=text(move || store.link_to(Page::List))>"一覧に戻る"</a>
            <p class="al-pager__place">{label}</p>
            <div class="al-row">
                {star}
                {part(move || neighbour(-1, "前の専門家"))}
                {part(move || neighbour(1, "次の専門家"))}
                {print_button(store, "この個票を印刷", None, Some("small"))}
            </div>
        </nav>
    }
}

fn advice(store: Store) -> impl IntoView {
    let how = text(move || {
        match store.kiosk.restricts() {
            true => "「スマートフォンで読み取る」を押すと、連絡先のQRコードが出ます。お持ちのスマートフォンで読み取って、ご連絡ください。",
            false => "「メールで相談する」を押すと、お使いのメールソフトが開き、件名と選んだ支援内容が入ります。内容を確かめてから送ってください。",
        }
        .to_string()
    });
    view! {
        <section class="al-notice" data-screen-only aria-labelledby="mail-t">
            <h2 class="al-notice__title" id="mail-t">"相談するときは"</h2>
            <p>
                {how}"最初の相談の費用や交通費の扱いは、依頼の前に専門家に直接お確かめください。メールアドレスは、相談の連絡以外に使わないでください。"
            </p>
        </section>
    }
}

/// A card that is no more, or never was.
fn gone(store: Store, number: RegistrationNumber) -> impl IntoView {
    let list = text(move || match store.list.freshness.get() {
        Some(found) => format!(
            "今の一覧：{}公開、通し番号 {}",
            found.published, found.serial
        ),
        None => String::new(),
    });
    view! {
        <section class="al-state" aria-labelledby="gone-t">
            <h1 class="al-state__title" id="gone-t" tabindex="-1">
                "この登録番号の専門家は、今の一覧に載っていません"
            </h1>
            <p>
                {registration(number)}
                "は、一覧が更新されて載らなくなったか、リンクの番号が違っています。同じ支援ができる人を、一覧から探せます。"
            </p>
            <p class="al-state__detail">{list}</p>
            <div class="al-row">
                <a class="al-button" data-variant="primary" href=text(move || store.link_to(Page::List))>"専門家の一覧を見る"</a>
                <a class="al-button" href="#/">"最初の画面に戻る"</a>
            </div>
        </section>
    }
}
