//! Screen 1: the five doors, as they stand in `index.html`, with a word on the list where it is not there.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::shell::dynamic::when;
use crate::shell::list::Loaded;
use crate::shell::state::Store;
use crate::widgets::brought::brought;
use crate::widgets::state::WhenLoaded;

/// Adds whether the list has come to screen 1, for as long as the page is open.
pub fn add_state(store: Store, screen: &web_sys::Element) {
    let place = screen.query_selector("#home-state").ok().flatten();
    if let Some(place) = place.and_then(|place| place.dyn_into().ok()) {
        mount_to(place, move || {
            provide_context(store);
            // The doors need no list: while it is on its way nothing is said, and nothing moves.
            when(
                move || {
                    store
                        .list
                        .loaded
                        .with(|state| matches!(state, Loaded::Failed(_)))
                },
                || WhenLoaded().into_any(),
            )
        })
        .forget();
    }
}

/// Screen 1.
pub fn page(store: Store) -> AnyView {
    brought(store, |screens| screens.home.as_ref(), || {})
}
