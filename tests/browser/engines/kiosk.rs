//! A machine for visitors in other engines: what Back shows.

use super::page::{Kind, Page};
use crate::kiosk::site_with;
use crate::served::people;

async fn begin(page: &mut Page) {
    page.wait_for(".al-cover__begin").await;
    page.click(".al-cover__begin").await;
    page.wait_for(".al-kiosk-tools").await;
}

/// A visitor who ends up at somebody's card: the name of whom they looked at.
async fn visitor(page: &mut Page) -> String {
    begin(page).await;
    page.click_text("お困りごと").await;
    page.wait_for("#needs").await;
    page.click("input[name=c][value='1-1']").await;
    page.see_people().await;
    page.wait_for(".al-results").await;
    let name = people("#/list?c=1-1")[0].name.clone();
    page.click(".al-results .al-person__name").await;
    page.wait_for(".al-card").await;
    page.has_text(&name).await;
    name
}

/// In WebKitGTK alone: in the other engines Back leaves the document, which `kiosk_traces` looks at.
#[tokio::test]
#[ignore = "needs the release build and WebKitGTK: cargo xtask test"]
async fn on_a_kiosk_nothing_of_an_earlier_visit_comes_back() {
    let site = site_with("true");
    let Some(mut page) = Page::open(Kind::WebKit, &site, "?kiosk=1").await else {
        return;
    };
    let name = visitor(&mut page).await;
    // Somebody opens the bare address in the same window, and goes back: at once, and in a visit.
    for begins in [false, true] {
        page.enter("?kiosk=1").await;
        page.wait_for(".al-cover__begin").await;
        if begins {
            begin(&mut page).await;
        }
        leaves_by_back(&mut page).await;
        is_another_visit(&mut page, &name).await;
    }
    // The end of a visit, and Back.
    page.enter("?kiosk=1").await;
    visitor(&mut page).await;
    page.click_text("終わる").await;
    page.wait_for(".al-cover__begin").await;
    leaves_by_back(&mut page).await;
    is_another_visit(&mut page, &name).await;
    page.end_clean().await;
}

/// Goes back, and waits until another document is there.
async fn leaves_by_back(page: &mut Page) {
    page.js("document.documentElement.dataset.former = 1").await;
    page.back().await;
    page.until("document.body && !document.documentElement.dataset.former")
        .await;
}

/// Wherever Back has led to: what is there begins at the cover, then at the doors.
async fn is_another_visit(page: &mut Page, name: &str) {
    let seen = page.js("return document.body?.innerText ?? ''").await;
    assert!(
        !seen.to_string().contains(name),
        "the card is there: {seen}"
    );
    begin(page).await;
    page.wait_for(".al-door").await;
    page.at_address("?kiosk=1").await;
}
