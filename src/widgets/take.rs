//! What is taken along from a screen: paper, and what only one's own machine keeps.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::when;
use crate::shell::state::Store;

/// A button that prints this screen; nothing where visitors may not print.
pub fn print_button(
    store: Store,
    label: &'static str,
    variant: Option<&'static str>,
    size: Option<&'static str>,
) -> AnyView {
    on_paper(store, move || {
        view! {
            <button class="al-button" data-variant=variant data-size=size type="button"
                on:click=|_| browser::print()>{label}</button>
        }
        .into_any()
    })
}

/// What leads to paper; nothing where visitors may not print.
pub fn on_paper(store: Store, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    when(move || store.kiosk.prints(), draw)
}

/// What makes sense on one's own machine alone: files to save, links to copy.
pub fn on_own_machine(store: Store, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    when(move || !store.kiosk.restricts(), draw)
}
