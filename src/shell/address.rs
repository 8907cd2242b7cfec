//! The address: which screen it names, and what of it was not understood.

use leptos::prelude::*;

use crate::browser;
use activelist_view::state::{Page, Route};

/// What the address says.
#[derive(Clone, Copy)]
pub(crate) struct AddressState {
    /// The screen.
    pub page: Memo<Page>,
    /// Parts of the address that say nothing to this version.
    pub unread: RwSignal<Vec<String>>,
    /// The screen and the search.
    pub route: RwSignal<Route>,
}

impl AddressState {
    /// The address as it is.
    pub fn new() -> AddressState {
        let (first, unread) = Route::parse(&browser::fragment());
        let route = RwSignal::new(first);
        AddressState {
            page: Memo::new(move |_| route.with(|route| route.page.clone())),
            unread: RwSignal::new(unread),
            route,
        }
    }
}
