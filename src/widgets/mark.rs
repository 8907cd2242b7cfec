//! ◎ and ○: the sign for the eye, the meaning for everyone.

use leptos::prelude::*;

use activelist_model::catalog::Menu;
use activelist_view::display::glance::menu_in_short;
use activelist_view::display::marks::{MarkView, MenuMark};

/// A mark with its meaning beside it.
pub fn mark_with_meaning(mark: MarkView) -> impl IntoView {
    let sign = (!mark.sign.is_empty())
        .then(|| view! { <span class="al-mark__sign" aria-hidden="true">{mark.sign}</span> });
    view! { <span class="al-mark" data-mark=mark.kind>{sign}<span>{mark.meaning}</span></span> }
}

/// A mark in a narrow cell: the meaning is there for screen readers.
pub fn mark_sign(mark: MarkView) -> impl IntoView {
    view! {
        <span class="al-mark" data-mark=mark.kind>
            <span class="al-mark__sign" aria-hidden="true">{mark.sign}</span>
            <span class="al-visually-hidden">{mark.meaning}</span>
        </span>
    }
}

/// The menus that somebody has a mark in, by their short names, in a line.
pub fn marks_line(menus: Vec<MenuMark>) -> AnyView {
    let marks: Vec<_> = menus
        .into_iter()
        .filter(|menu| !menu.mark.sign.is_empty())
        .map(|menu| {
            let name = menu_in_short(Menu::ALL[usize::from(menu.number)]);
            view! {
                <li>
                    <span aria-hidden="true">{name}</span><span class="al-visually-hidden">{menu.label}</span>
                    {mark_sign(menu.mark)}
                </li>
            }
        })
        .collect();
    match marks.is_empty() {
        true => view! { <p class="al-note al-marks">"◎と○はありません"</p> }.into_any(),
        false => view! { <ul class="al-marks" aria-label="◎か○のある支援メニュー">{marks}</ul> }
            .into_any(),
    }
}
