//! The bar of the shortlist, from the first star: who is on it, and what can be done with them.

use leptos::prelude::*;

use crate::shell::dynamic::{text, when};
use crate::shell::state::Store;
use crate::widgets::take::on_paper;
use activelist_view::display::shortlist::{compare_label, gone, starred_label};
use activelist_view::state::{MAX_COMPARED, Page, Shortlist};

/// The bar at the foot of list and card; nothing while nobody is starred.
pub fn shortlist_bar(store: Store) -> AnyView {
    let count = move || store.shortlist.people.with(Shortlist::len);
    let gone = move || {
        let list = store.shortlist.people.get();
        let gone = store.list.with_searcher(|searcher| gone(searcher, &list));
        gone.unwrap_or(0)
    };
    let said = text(move || starred_label(count(), gone()));
    let left = text(move || match gone() {
        0 => String::new(),
        gone => format!("（うち{gone}名は、今の一覧に載っていません）"),
    });
    let numbers = move |most: usize| {
        let list = store.shortlist.people.get();
        let listed = store.list.with_searcher(|searcher| {
            let listed = list
                .iter()
                .filter(|number| searcher.find(*number).is_some());
            listed.take(most).collect::<Vec<_>>()
        });
        listed.unwrap_or_default()
    };
    let bar = when(
        move || count() > 0,
        move || {
            view! {
                <div class="al-shortbar" role="region" aria-label="候補" data-screen-only>
                    <p><a href=text(move || store.link_to(Page::Shortlist))>"候補 "{text(move || count().to_string())}"名"</a>{left}</p>
                    <a class="al-button" data-size="small" href=text(move || store.link_to(Page::Sheet))>"相談準備シート"</a>
                    {on_paper(store, move || view! {
                        <a class="al-button" data-size="small"
                            href=text(move || store.link_to(Page::Cards(numbers(usize::MAX))))>"印刷"</a>
                    }.into_any())}
                    {when(move || numbers(2).len() > 1, move || view! {
                        <a class="al-button" data-size="small" data-variant="primary"
                            href=text(move || store.link_to(Page::Compare(numbers(MAX_COMPARED))))>{text(move || compare_label(numbers(usize::MAX).len()))}</a>
                    }.into_any())}
                </div>
            }
            .into_any()
        },
    );
    view! { <p class="al-visually-hidden" role="status">{said}</p>{bar} }.into_any()
}
