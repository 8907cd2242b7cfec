//! What the signs of the list stand for, and how it is ordered.

use leptos::prelude::*;

use crate::shell::dynamic::{text, when};
use crate::shell::state::Store;
use crate::widgets::mark::mark_with_meaning;
use activelist_model::catalog::Menu;
use activelist_view::display::glance::{KEY, key_line, menu_in_short};
use activelist_view::display::marks::{LEGEND, LEGEND_EXCEPTIONS, mark};
use activelist_view::display::wording::{sort_hint_of, sort_in_short};

/// What the signs stand for, in one line above the list. The full texts stand in each row for whoever hears it.
pub fn key() -> AnyView {
    view! { <p class="al-keyline" data-screen-only aria-hidden="true">{key_line()}</p> }.into_any()
}

/// What the signs stand for, in full, below the list: the way to the first person is short.
pub fn legend(store: Store) -> AnyView {
    let marks: Vec<_> = LEGEND
        .into_iter()
        .map(|(found, text)| view! { <li>{mark_with_meaning(mark(found))}{text}</li> })
        .collect();
    let exceptions = LEGEND_EXCEPTIONS.map(|text| view! { <li>{text}</li> });
    let menus: Vec<_> = Menu::ALL
        .into_iter()
        .map(|menu| {
            view! {
                <li><span class="al-number" data-kind="quiet">{menu.number()}</span>
                    <span>{menu_in_short(menu)}"："{menu.label()}</span></li>
            }
        })
        .collect();
    let signs = KEY.map(|(name, text)| view! { <li><strong>{name}</strong>"："{text}</li> });
    let hint = move || {
        let query = store.search.query.get();
        sort_hint_of(query.sort, &query.criteria)
    };
    view! {
        <details class="al-disclosure al-legendline" data-screen-only>
            <summary>"記号の意味"</summary>
            <div class="al-disclosure__body al-stack" data-gap="small">
                <ul class="al-legend">{signs}{marks}{exceptions}</ul>
                <ol class="al-menukey">{menus}</ol>
                <p class="al-note">
                    "評価は、本人がスキル調査で答えた34問から計算しています。"<a href="#/method">"評価のしくみ"</a>
                </p>
                <p class="al-note" id="sort-h">
                    {text(hint)}"お金で順位が変わることはありません。"
                    <a href="#/method">"並び順の決め方"</a>
                </p>
            </div>
        </details>
    }
    .into_any()
}

/// Beside the order's name, where a region is chosen: what rating and nearness do in it.
pub fn order_note(store: Store) -> AnyView {
    let said = move || {
        let query = &store.search.query;
        query.with(|query| sort_in_short(query.sort, &query.criteria))
    };
    when(
        move || !said().is_empty(),
        move || {
            view! { <p class="al-note al-toolbar__order" id="sort-s">{text(said)}</p> }.into_any()
        },
    )
}
