//! The consultation sheet (相談準備シート).

use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    ().into_any()
}
