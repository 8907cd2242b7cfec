//! The page about the method.

use leptos::prelude::*;

/// The page about the method.
#[component]
pub fn Method() -> impl IntoView {
    view! { <main class="al-main" id="main" tabindex="-1"><h1 tabindex="-1">"この一覧のしくみ"</h1></main> }
}
