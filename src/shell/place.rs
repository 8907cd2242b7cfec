//! What the screens say of where they are: crumbs, the names of the screens, the head of a print.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::text;
use crate::shell::state::Store;
use activelist_view::display::freshness::date;
use activelist_view::state::Page;

/// Where this screen is: the screens before it as links.
pub(crate) fn crumbs(
    store: Store,
    before: &[(&'static str, Page)],
    here: &'static str,
) -> impl IntoView + use<> {
    let before: Vec<_> = before
        .iter()
        .cloned()
        .map(|(label, page)| {
            let link = text(move || match page {
                Page::Home => "#/".to_string(),
                ref page => store.link_to(page.clone()),
            });
            view! { <li><a href=link>{label}</a></li> }
        })
        .collect();
    view! {
        <nav aria-label="現在の位置">
            <ol class="al-crumbs">{before}<li aria-current="page">{here}</li></ol>
        </nav>
    }
}

/// What stands at the head of a printed table: which list it is from, and when it was printed.
pub(crate) fn print_line(store: Store) -> String {
    let line = store
        .list
        .freshness
        .with(|found| found.as_ref().map(|found| found.print_line.clone()));
    format!(
        "{}・印刷日 {}",
        line.unwrap_or_default(),
        date(browser::today())
    )
}

/// The name of screen 1.
pub(crate) const HOME: &str = "希望する支援";
/// The name of screen 2.
pub(crate) const FIND: &str = "支援内容と条件";
/// The name of screen 3.
pub(crate) const LIST: &str = "専門家の一覧";
