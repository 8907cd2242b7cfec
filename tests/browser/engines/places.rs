//! Where a page stands after Back, Forward and a reload, and how often it writes its address.

use std::time::Duration;

use super::page::{Kind, Page};
use crate::harness::{Site, dist};

const LIST: &str = "#/list?c=1-1&show=40";

/// What these browsers have and older ones do not.
const NO_SCROLLEND: &str = "delete globalThis.onscrollend;
    delete Window.prototype.onscrollend;
    addEventListener('scrollend', (event) => event.isTrusted && event.stopImmediatePropagation(), true);";

both! {
    back_and_forward_lead_to_where_the_list_was_left_without_the_event_scrollend
    a_page_that_is_loaded_again_stands_where_it_was_left
    the_address_is_written_four_times_a_second_at_most_and_ends_right
}

/// The list, scrolled down as somebody does who reads it: where it stands.
async fn scrolled_down(page: &mut Page) -> f64 {
    page.wait_for(".al-results tbody:nth-of-type(30) .al-person__name")
        .await;
    page.js(
        "document.querySelectorAll('.al-person__name')[24].scrollIntoView({ block: 'center' })",
    )
    .await;
    // A person needs longer to find the browser's button.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let top = page.js("return scrollY").await.as_f64().unwrap();
    assert!(top > 500.0, "the list is long: {top}");
    top
}

async fn stands_at(page: &mut Page, top: f64) {
    page.until(&format!("Math.abs(scrollY - {top}) < 3")).await;
}

async fn back_and_forward_lead_to_where_the_list_was_left_without_the_event_scrollend(kind: Kind) {
    let site = Site::start(dist());
    let Some(mut page) = Page::open_with(kind, &site, "#/find?c=1-1", &[NO_SCROLLEND]).await else {
        return;
    };
    page.wait_for(".al-countbar .al-button").await;
    page.see_people().await;
    page.at_address("#/list?c=1-1").await;
    page.click_text("次の20名も表示する").await;
    let top = scrolled_down(&mut page).await;
    page.back().await;
    page.at_address("#/find?c=1-1").await;
    page.forward().await;
    page.at_address(LIST).await;
    stands_at(&mut page, top).await;
    page.end_clean().await;
}

async fn a_page_that_is_loaded_again_stands_where_it_was_left(kind: Kind) {
    let site = Site::start(dist());
    let Some(mut page) = Page::open(kind, &site, LIST).await else {
        return;
    };
    let top = scrolled_down(&mut page).await;
    page.reload().await;
    stands_at(&mut page, top).await;
    // And a page that somebody opens stands at its top.
    page.goto("#/list?c=1-1").await;
    page.wait_for(".al-person__name").await;
    stands_at(&mut page, 0.0).await;
    page.end_clean().await;
}

async fn the_address_is_written_four_times_a_second_at_most_and_ends_right(kind: Kind) {
    let site = Site::start(dist());
    let count = "globalThis.written = 0;
        const write = history.replaceState;
        history.replaceState = function (...all) { written += 1; return write.apply(this, all); };";
    let Some(mut page) = Page::open_with(kind, &site, "#/find?c=1-1", &[count]).await else {
        return;
    };
    page.wait_for(".al-findstep").await;
    // Faster than anybody clicks: what a browser counts is the same.
    let clicks = "written = 0;
        const box = document.querySelector(\"input[name=c][value='3-3']\");
        for (let turn = 0; turn < 41; turn += 1) {
            box.click();
            await new Promise((done) => setTimeout(done, 50));
        }
        return written;";
    let written = page.js(clicks).await.as_u64().unwrap();
    assert!(
        (1..=12).contains(&written),
        "{written} times in two seconds"
    );
    page.at_address("#/find?c=1-1,3-3").await;
    page.end_clean().await;
}
