//! Late parts of the program: loaded when a screen first asks for them, checked, and said to be
//! missing where they are.

use std::time::Duration;

use super::harness::{Fault, Page, Site, dist};
use super::served::list;

const METHOD: &str = "assets/late-method-*.wasm";
const AGAIN: &str = "もう一度読み込む";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_late_part_is_loaded_when_its_screen_is_first_shown_and_only_then() {
    let site = Site::start_below("/some/folder/", dist());
    let page = site.visit().without_worker().open("").await;
    page.wait_for(".al-doors").await;
    search_is_fetched_ahead(&page).await;
    page.click("a[href='#/method']").await;
    method_is_shown(&page).await;
    let first = late_requests(&page);
    assert!(
        first.iter().any(|path| path.contains("/late-method-")),
        "{first:?}"
    );
    assert!(
        first
            .iter()
            .all(|path| path.starts_with("/some/folder/assets/")),
        "{first:?}"
    );
    heading_has_focus(&page).await;
    page.back().await;
    page.at_address("").await;
    page.forward().await;
    method_is_shown(&page).await;
    assert_eq!(late_requests(&page), first, "asked for once");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_search_is_there_before_a_door_is_chosen_and_opens_without_a_network() {
    let page = Site::start(dist()).visit().without_worker().open("").await;
    page.has_text("通し番号").await;
    search_is_fetched_ahead(&page).await;
    // What has arrived is put in place in the same moment.
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.site.stop();
    page.click(".al-door[href='#/find?door=guideline']").await;
    page.wait_for(".al-countbar").await;
    heading_has_focus(&page).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_search_that_did_not_come_ahead_is_asked_for_again() {
    let site = Site::start(dist());
    site.fault("assets/late-search-*", Fault::status(404));
    let page = site.visit().without_worker().open("").await;
    page.has_text("通し番号").await;
    page.click(".al-door[href='#/find?door=guideline']").await;
    failed(&page, "この画面のプログラムが見つかりません").await;
    page.site.clear_faults();
    page.click_text("ページを読み込み直す").await;
    page.wait_for(".al-countbar").await;
    page.end_after(&["integrity", "404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn late_parts_work_beside_each_other_in_any_order() {
    let number = list().specialists[0].registration;
    let card = format!("#/card/{number}");
    let cards = format!("#/cards/{number}");
    let screens = [
        "#/method",
        "#/find?door=detail",
        "#/list?c=1-1",
        &card,
        &cards,
    ];
    for backwards in [false, true] {
        let page = Site::start(dist())
            .visit()
            .without_worker()
            .open("#/incident")
            .await;
        let mut order = screens.to_vec();
        if backwards {
            order.reverse();
        }
        for screen in order.iter().chain(&screens) {
            page.goto(screen).await;
            match *screen {
                "#/method" => drop(page.wait_for(".al-prose table").await),
                "#/find?door=detail" => drop(page.wait_for("#levels-t").await),
                "#/list?c=1-1" => {
                    page.open_line(1).await;
                    page.click_text("なぜこの順位ですか").await;
                    page.wait_for(".al-explain table").await;
                }
                screen if screen == card => drop(page.wait_for(".al-pager").await),
                _ => drop(page.wait_for(".al-sheets").await),
            }
        }
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_missing_late_part_is_said_to_be_missing_and_loading_the_page_again_helps() {
    let page = Site::start(dist()).visit().without_worker().open("").await;
    page.site.fault(METHOD, Fault::status(404));
    page.goto("#/method").await;
    failed(&page, "この画面のプログラムが見つかりません").await;
    page.has_text("応答 404").await;
    page.is_accessible().await;
    page.picture("late-missing").await;
    page.site.clear_faults();
    page.click_text("ページを読み込み直す").await;
    method_is_shown(&page).await;
    page.at_address("#/method").await;
    page.end_after(&["integrity", "404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_late_part_with_one_bit_turned_over_is_not_run_and_loading_it_again_helps() {
    let page = Site::start(dist()).visit().without_worker().open("").await;
    page.site.fault(METHOD, Fault::Flipped(100));
    page.click("a[href='#/method']").await;
    failed(&page, "この画面のプログラムを実行しませんでした").await;
    page.has_text("公開されたものと一致しない").await;
    heading_has_focus(&page).await;
    page.click_text(AGAIN).await;
    failed(&page, "この画面のプログラムを実行しませんでした").await;
    page.site.clear_faults();
    page.click_text(AGAIN).await;
    method_is_shown(&page).await;
    heading_has_focus(&page).await;
    page.end_after(&["integrity"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_host_that_is_gone_before_a_late_part_is_said_to_be_out_of_reach() {
    let page = Site::start(dist())
        .visit()
        .without_worker()
        .open("#/list")
        .await;
    page.open_line(1).await;
    page.site.stop();
    page.click_text("なぜこの順位ですか").await;
    failed(&page, "インターネットにつながっていない").await;
    assert!(
        page.shows(".al-person__name").await,
        "the rest of the screen stays"
    );
    page.site.restart();
    page.click_text(AGAIN).await;
    page.wait_for(".al-explain").await;
    page.end_after(&["ERR_"]).await;
}

/// Once the page is idle the search comes, and nothing else.
async fn search_is_fetched_ahead(page: &Page) {
    for _ in 0..100 {
        let asked = late_requests(page);
        let is_search =
            |path: &&String| path.contains("late-search-") || path.contains("late-shared-ahead-");
        assert!(asked.iter().all(|path| is_search(&path)), "{asked:?}");
        if asked.len() == 2 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!(
        "the search was not fetched ahead: {:?}",
        late_requests(page)
    );
}

async fn method_is_shown(page: &Page) {
    page.wait_for(".al-prose table").await;
    assert!(!page.shows(".al-state").await);
}

async fn heading_has_focus(page: &Page) {
    // In the frame after the screen was drawn.
    page.wait_for("h1:focus").await;
}

async fn failed(page: &Page, text: &str) {
    page.wait_for(".al-state[data-tone=danger]").await;
    page.has_text(text).await;
    page.has_text("読み込").await;
}

fn late_requests(page: &Page) -> Vec<String> {
    let asked = page.site.requests();
    asked
        .into_iter()
        .filter(|path| path.contains("/late-"))
        .collect()
}
