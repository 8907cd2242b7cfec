//! What a firm may not have thought of, one click to add.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{list, when};
use crate::shell::state::{Store, store};
use activelist_view::display::overlooked::{OverlookedView, source, views};

/// A gentle word on support that is often needed beside the chosen one; nothing where none is.
pub fn overlooked() -> AnyView {
    let store = store();
    let found = Memo::new(move |_| {
        store
            .search
            .query
            .with(|query| views(query.criteria.contents))
    });
    when(
        move || found.with(|found| !found.is_empty()),
        move || {
            let rows = list(move || found.get(), move |row| row_view(store, row));
            view! {
                <section class="al-notice" data-screen-only aria-labelledby="overlooked-t">
                    <h2 class="al-notice__title" id="overlooked-t">"あわせて考えたい支援内容"</h2>
                    <ul class="al-overlooked">{rows}</ul>
                    <p class="al-note">{source()}</p>
                </section>
            }
            .into_any()
        },
    )
}

fn row_view(store: Store, row: OverlookedView) -> AnyView {
    let content = row.content;
    let add = move |_| {
        store
            .change_search(|query| query.criteria.contents = query.criteria.contents.with(content));
        browser::focus("#chosen-t");
        store.say(&format!("「{}」を加えました", content.label()));
    };
    view! {
        <li>
            <p>{row.reason}</p>
            <button class="al-button" data-size="small" type="button" on:click=add>
                {format!("「{}」を加える", content.label())}
            </button>
        </li>
    }
    .into_any()
}
