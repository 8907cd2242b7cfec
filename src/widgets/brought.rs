//! A screen that stands in `index.html`, once: the program puts it back as it was.

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser;
use crate::shell::state::{Brought, Store};

/// Where such a screen goes, and what is done once it is there.
pub fn brought(
    store: Store,
    which: fn(&Brought) -> Option<&web_sys::Element>,
    then: impl Fn() + 'static,
) -> AnyView {
    let place: NodeRef<Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            store.with_brought(|screens| {
                if let Some(screen) = which(screens) {
                    browser::put(&place, screen);
                }
            });
            then();
        }
    });
    view! { <div class="al-brought" node_ref=place></div> }.into_any()
}
