//! The support contents as check boxes, grouped by menu.

use leptos::prelude::*;

use crate::shell::dynamic::{flag, when};
use crate::shell::state::{Store, store};
use crate::widgets::preparation::preparation_of;
use activelist_model::catalog::{Content, Menu};
use activelist_view::display::contents::{content_text, menu_text};

/// One menu with its contents.
#[component]
pub fn MenuContents(menu: Menu) -> impl IntoView {
    let store = store();
    let note = format!("m-{}", menu.number());
    let contents: Vec<_> = Content::of_menu(menu)
        .map(|content| content_item(store, content, "c", Some(preparation_of(content))))
        .collect();
    view! {
        <fieldset class="al-menu" aria-describedby=format!("m-{}", menu.number())>
            <legend class="al-menu__legend">
                <span class="al-number">{menu.number()}</span>
                <span>{menu.label()}</span>
            </legend>
            <p class="al-menu__note" id=note>{menu_text(menu)}</p>
            <ul class="al-contents">{contents}</ul>
        </fieldset>
    }
}

/// A content as a check box. `place` keeps ids apart where a content stands twice on a page.
pub fn content_box(store: Store, content: Content, place: &'static str) -> impl IntoView {
    content_item(store, content, place, None)
}

/// A content as a check box, and what stands below it.
fn content_item(
    store: Store,
    content: Content,
    place: &'static str,
    below: Option<AnyView>,
) -> impl IntoView {
    let label = format!("{place}-{}-l", content.id());
    let text = format!("{place}-{}-d", content.id());
    let checked = move || {
        store
            .search
            .query
            .with(|query| query.criteria.contents.has(content))
    };
    let suggested = move || {
        store
            .search
            .query
            .with(|query| query.suggested().has(content))
    };
    let tool = content.tool().map(|number| {
        view! {
            <span class="al-badge" data-kind="tool">
                <span aria-hidden="true">{format!("〔T{number}〕")}</span>
                <span class="al-visually-hidden">{format!("指導ツール{number}あり")}</span>
            </span>
        }
    });
    let toggle = move |_| store.decide_search(|query| query.criteria.toggle_content(content));
    let guessed = move || store.search.guess.with(|guess| guess.has_chosen(content));
    view! {
        <li>
            <label class="al-content">
                <input class="al-check__box al-content__box" type="checkbox" name=place value=content.id()
                    prop:checked=flag(checked) on:change=toggle
                    aria-labelledby=label.clone() aria-describedby=text.clone()/>
                <span class="al-content__label" id=label>
                    {content.label()}
                    {tool}
                    {when(suggested, || {
                        view! { <span class="al-badge" data-kind="suggested">"おすすめ"</span> }.into_any()
                    })}
                    {when(guessed, || {
                        view! { <span class="al-badge" data-kind="suggested">"文章から自動で選択"</span> }.into_any()
                    })}
                </span>
                <span class="al-content__text" id=text>{content_text(content)}</span>
            </label>
            {below}
        </li>
    }
}
