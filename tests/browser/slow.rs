//! A slow line gets as long as something comes; one that stands still is given up.

use super::harness::{ACTIVITY, Fault, Gate, Page, Site, TIMERS, dist};
use super::served::{META, Publication, SNAPSHOTS, key, serve};

const PIECES: usize = 4;
const KEPT: &str = "この端末に保存した一覧を表示しています。";

/// The snapshot of a publication in pieces, each of which a test lets through.
fn serve_slowly(site: &Site, publication: &Publication) -> Gate {
    let gate = Gate::shut();
    serve(site, publication.clone());
    let whole = Fault::json(publication.snapshot.clone());
    site.fault(SNAPSHOTS, whole.in_pieces(PIECES, &gate));
    gate
}

/// Lets pieces through, and so many seconds pass after each.
async fn pieces_come(
    page: &Page,
    publication: &Publication,
    gate: &Gate,
    pieces: usize,
    seconds: u32,
) {
    page.site.is_asked_for("list/snapshot-").await;
    // The last piece may be a few bytes shorter.
    let length = publication.snapshot.len() / PIECES - PIECES;
    for _ in 0..pieces {
        let before = page.bytes_read().await;
        gate.let_one_through();
        page.has_read(before, length as u64).await;
        page.pass(seconds).await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_new_list_gets_as_long_as_something_of_it_comes_where_another_is_kept() {
    let ours = key("current");
    let site = Site::start(dist());
    serve(&site, Publication::numbered(5, &ours));
    let page = site
        .visit()
        .before(ACTIVITY)
        .before(TIMERS)
        .open("#/list")
        .await;
    page.list_is_kept().await;
    let six = Publication::numbered(6, &ours);
    let gate = serve_slowly(&site, &six);
    site.clear_requests();
    page.load("#/list").await;
    pieces_come(&page, &six, &gate, PIECES, 29).await;
    page.has_text("・通し番号 6・").await;
    page.has_no_text(KEPT).await;
    page.list_is_kept().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_new_list_that_stands_still_gives_way_to_the_kept_one() {
    let ours = key("current");
    let site = Site::start(dist());
    serve(&site, Publication::numbered(5, &ours));
    let page = site
        .visit()
        .before(ACTIVITY)
        .before(TIMERS)
        .open("#/list")
        .await;
    page.list_is_kept().await;
    let six = Publication::numbered(6, &ours);
    for pieces in [0, 2] {
        let gate = serve_slowly(&site, &six);
        site.clear_requests();
        page.load("#/list").await;
        pieces_come(&page, &six, &gate, pieces, 29).await;
        page.pass(31).await;
        page.has_text(KEPT).await;
        page.has_text("・通し番号 5・").await;
        gate.open();
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_description_that_drips_does_not_keep_the_kept_list_away() {
    let ours = key("current");
    let site = Site::start(dist());
    let five = Publication::numbered(5, &ours);
    serve(&site, five.clone());
    let page = site
        .visit()
        .before(ACTIVITY)
        .before(TIMERS)
        .open("#/list")
        .await;
    page.list_is_kept().await;
    let gate = Gate::shut();
    site.fault(
        META,
        Fault::json(five.meta.clone()).in_pieces(five.meta.len(), &gate),
    );
    site.clear_requests();
    page.load("#/list").await;
    site.is_asked_for(META).await;
    for _ in 0..2 {
        let before = page.bytes_read().await;
        gate.let_one_through();
        page.has_read(before, 1).await;
        page.pass(3).await;
    }
    page.has_text(KEPT).await;
    gate.open();
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_first_list_gets_as_long_as_something_of_it_comes() {
    let site = Site::start(dist());
    let real = Publication::real();
    let gate = serve_slowly(&site, &real);
    let page = site
        .visit()
        .before(ACTIVITY)
        .before(TIMERS)
        .open("#/list")
        .await;
    pieces_come(&page, &real, &gate, PIECES, 299).await;
    page.wait_for(".al-results").await;
    page.list_is_kept().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_first_list_that_stands_still_is_said_so_and_loading_again_helps() {
    let site = Site::start(dist());
    let real = Publication::real();
    for pieces in [0, 3] {
        let gate = serve_slowly(&site, &real);
        site.clear_requests();
        let page = site
            .visit()
            .before(ACTIVITY)
            .before(TIMERS)
            .open("#/list")
            .await;
        pieces_come(&page, &real, &gate, pieces, 299).await;
        page.pass(301).await;
        page.wait_for("[role=alert]").await;
        page.has_text("接続を確かめて").await;
        gate.open();
        page.click_text("もう一度読み込む").await;
        page.wait_for(".al-results").await;
        page.end_clean().await;
    }
}
