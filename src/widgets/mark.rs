//! ◎ and ○: the sign for the eye, the meaning for everyone.

use leptos::prelude::*;

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

/// The marks of the menus 0–7 in a line.
pub fn marks_line(menus: Vec<MenuMark>) -> AnyView {
    let marks: Vec<_> = menus
        .into_iter()
        .map(|menu| {
            view! { <li><span class="al-number" data-kind="quiet">{menu.number}</span>{mark_sign(menu.mark)}</li> }
        })
        .collect();
    view! { <ul class="al-marks" aria-label="支援メニュー0～7の評価">{marks}</ul> }.into_any()
}
