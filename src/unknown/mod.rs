//! A link that names no screen.

use leptos::prelude::*;

use crate::shell::place::{HOME, crumbs};
use crate::shell::state::store;
use activelist_view::state::Page;

/// What to do with a link that names no screen.
#[component]
pub fn Unknown() -> impl IntoView {
    let store = store();
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home)], "ページが見つかりません")}
            <div class="al-title"><h1 tabindex="-1">"ページが見つかりません"</h1></div>
            <section class="al-state">
                <p>"リンクが途中で切れているか、古くなっています。リンクを確かめるか、最初の画面からお探しください。"</p>
                <div class="al-row">
                    <a class="al-button" data-variant="primary" href="#/">"最初の画面に戻る"</a>
                </div>
            </section>
        </main>
    }
}
