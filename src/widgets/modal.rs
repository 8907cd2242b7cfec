//! A dialog before the page.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::when;

/// Which dialog, by the names that its parts have.
pub(crate) struct Modal {
    /// Its role.
    pub role: &'static str,
    /// Its kind, for the styles.
    pub kind: &'static str,
    /// The id of its title.
    pub title: &'static str,
    /// The id of the text that says what it is about.
    pub about: &'static str,
    /// What takes the focus.
    pub focus: &'static str,
}

/// A dialog that is there while a flag is up. `close` is called when the browser closes it.
pub(crate) fn modal(
    names: Modal,
    up: impl Fn() -> bool + Send + Sync + 'static,
    close: impl Fn() + Send + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let place: NodeRef<Dialog> = NodeRef::new();
    let up = Memo::new(move |_| up());
    Effect::new(move |_| {
        let is_up = up.get();
        let Some(dialog) = place.get() else { return };
        if !is_up {
            return browser::close_dialog(&dialog);
        }
        // What takes the focus must have been drawn.
        request_animation_frame(move || {
            // The screen may be left by now.
            if up.try_get_untracked() == Some(true) {
                browser::open_dialog(&dialog);
                browser::focus(names.focus);
            }
        });
    });
    view! {
        <dialog class="al-dialog" data-kind=names.kind role=names.role aria-labelledby=names.title
            aria-describedby=names.about node_ref=place on:close=move |_| close()>
            {when(move || up.get(), draw)}
        </dialog>
    }
    .into_any()
}
