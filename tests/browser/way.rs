//! What is seen where a link leads past the first screen, until the program draws what it names.

use super::harness::{Fault, Gate, Site, dist};
use super::start::failed;

const WASM: &str = "assets/app-*.wasm";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_first_picture_shows_nothing_but_the_screen_that_the_address_names() {
    let site = Site::start(dist());
    let gate = Gate::shut();
    site.fault(WASM, Fault::None.held(&gate));
    let open = async |path: &str| {
        let visit = site.visit().without_worker().without_waiting();
        let page = visit.open(path).await;
        page.wait_for(".al-header").await;
        page
    };
    for path in ["#/list?c=1-1", "#/card/012345", "#/method"] {
        let page = open(path).await;
        assert!(!page.shows(".al-door").await, "{path}");
        assert!(!page.shows(".al-emergency").await, "{path}");
        // Somebody who goes to the doors meanwhile sees them.
        page.click(".al-header__site").await;
        page.wait_for(".al-door").await;
        page.end_clean().await;
    }
    let page = open("#/incident/locked").await;
    assert!(!page.shows(".al-door").await);
    page.wait_for("#incident-locked .al-steps").await;
    assert!(!page.shows("#incident-leak .al-steps").await);
    page.end_clean().await;

    let page = open("#/find?door=consult").await;
    assert!(!page.shows(".al-door").await);
    gate.open();
    page.has_text("困りごと").await;
    page.click(".al-header__site").await;
    page.wait_for(".al-door").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_hinders_the_start_is_said_where_the_address_names_another_screen() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::status(404));
    let page = site.visit().without_worker().open("#/list").await;
    failed(&page, "サーバーに見つかりません（番号 404）").await;
    page.end_after(&["integrity", "404"]).await;
}
