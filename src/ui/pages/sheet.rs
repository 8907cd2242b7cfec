//! The consultation sheet (相談準備シート).

use leptos::prelude::*;

/// The page.
pub fn sheet_page() -> AnyView {
    ().into_any()
}
