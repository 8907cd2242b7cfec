//! What the program does of itself leaves the browser its turns; what a visitor asks for is there in
//! one piece, before the browser does anything else.

use super::harness::{Page, Site, dist};

/// Counts what the program leaves for another turn.
const COUNT: &str = "globalThis.turns = 0;
    const post = scheduler.postTask.bind(scheduler);
    scheduler.postTask = (...all) => { globalThis.turns += 1; return post(...all); };";

/// A browser that has no such thing.
const NONE: &str = "delete globalThis.scheduler; delete Window.prototype.scheduler;";

/// Clicks, and reads before the browser has another task.
async fn click_and_read(page: &Page, click: &str, read: &str) -> serde_json::Value {
    page.js_async(&format!(
        "document.querySelector({click:?}).click();
         for (let step = 0; step < 500; step++) await null;
         return {read};"
    ))
    .await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_list_is_taken_in_and_drawn_in_many_turns() {
    let site = Site::start(dist());
    let page = site.visit().before(COUNT).open("#/list?c=1-1").await;
    page.wait_for(".al-results tbody:nth-of-type(20)").await;
    let turns = page.js("return globalThis.turns").await;
    assert!(turns.as_u64().is_some_and(|turns| turns > 20), "{turns}");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_browser_without_a_scheduler_takes_turns_by_timers() {
    let site = Site::start(dist());
    let page = site.visit().before(NONE).open("#/list?c=1-1").await;
    assert_eq!(page.js("return 'scheduler' in window").await, false);
    page.wait_for(".al-results tbody:nth-of-type(20)").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_a_visitor_asks_for_is_drawn_in_one_piece() {
    let site = Site::start(dist());
    let page = site.open("#/find?door=consult&c=1-1").await;
    // Each comes in a turn of its own.
    page.wait_for(".al-findstep").await;
    page.wait_for(".al-countbar__number").await;
    let total = "document.querySelector('.al-countbar__number').textContent";
    let before = page.js(&format!("return {total}")).await;
    let after = click_and_read(&page, "input[name=industry]", total).await;
    assert_ne!(after, before);
    assert_eq!(page.js(&format!("return {total}")).await, after);

    // A screen that is there already, with all of its rows.
    page.goto("#/list?c=1-1").await;
    page.wait_for(".al-results tbody:nth-of-type(20)").await;
    let rows = "document.querySelectorAll('.al-results tbody').length";
    let more = click_and_read(&page, ".al-more button", rows).await;
    assert_eq!(more, 40);
    page.end_clean().await;
}
