//! A program that breaks while it runs: a real panic, a real fault that goes right through it.

use std::time::{Duration, Instant};

use serde_json::json;

use super::harness::{Page, Release, Site, dist};

/// The next element that the program asks for is refused: Leptos does not expect that, and panics.
const PANIC: &str = "
    const real = Document.prototype.createElement;
    globalThis.breakSoon = () => {
        Document.prototype.createElement = function () {
            Document.prototype.createElement = real;
            throw new Error('refused');
        };
    };";

/// A call that cannot fail throws: the fault goes through the program without its noticing.
const FAULT: &str = "
    const real = Object.getOwnPropertyDescriptor(Document.prototype, 'title');
    globalThis.breakSoon = () => {
        Object.defineProperty(Document.prototype, 'title', { ...real, set() {
            Object.defineProperty(Document.prototype, 'title', real);
            throw new TypeError('refused');
        } });
    };";

const TITLE: &str = "動作を続けられなくなりました";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_panic_is_told_in_plain_words_and_loading_anew_helps() {
    let page = broken(PANIC, "#/find?c=1-1").await;
    page.is_accessible().await;
    page.pictures("crash").await;
    page.reflows().await;
    page.wait_for("h1:focus").await;
    assert_eq!(page.focused().await, format!("h1 {TITLE}"));
    assert_eq!(page.js("return document.title").await, TITLE);
    let shown = page.text("main").await;
    for word in ["panic", "refused", "unreachable", "undefined", "Error"] {
        assert!(!shown.contains(word), "{shown}");
    }
    // What is still on its way, and every way to the program, draws nothing any more.
    page.js("dispatchEvent(new Event('scrollend')); document.dispatchEvent(new Event('activelist:worker', { bubbles: true }))")
        .await;
    page.has_text(TITLE).await;
    page.click_text("ページを読み込み直す").await;
    page.wait_for("html[data-boot=ready]").await;
    page.has_text("リスク").await;
    page.end_after(&["unreachable"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_fault_that_goes_through_the_program_ends_it_too_and_every_link_begins_anew() {
    for (link, address, shown) in [
        ("最初の画面に戻る", "#/", "何でお困りですか"),
        ("緊急のとき", "#/incident", "いま何が起きていますか"),
    ] {
        let page = broken(FAULT, "#/find?c=1-1").await;
        page.click_text(link).await;
        page.wait_for("html[data-boot=ready]").await;
        page.at_address(address).await;
        page.has_text(shown).await;
        page.end_after(&["refused"]).await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_machine_for_visitors_begins_anew_by_itself_at_its_bare_address() {
    let site = Site::start(dist());
    let page = site.visit().before(PANIC).open("?kiosk=1").await;
    super::kiosk::begin(&page).await;
    super::kiosk::follow(&page, "#/find?c=1-1").await;
    // The watch looks at the page twice a second: the click may come too late.
    page.js("breakSoon(); document.querySelector(\"a[href='#/method']\")?.click()")
        .await;
    page.wait_for("html[data-boot=crashed]").await;
    page.has_text(TITLE).await;
    page.has_text("20秒たつと、自動的に最初の画面に戻ります。")
        .await;
    let began = Instant::now();
    while page.shows("html[data-boot=crashed]").await {
        assert!(began.elapsed() < Duration::from_secs(30));
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    page.wait_for("html[data-boot=ready]").await;
    page.at_address("?kiosk=1").await;
    page.end_after(&["unreachable"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_program_that_breaks_offers_the_release_that_waits() {
    let site = Site::start(dist());
    let page = site.visit().before(PANIC).open("").await;
    page.worker_is("ready").await;
    let next = Release::another(&dist(), "next");
    site.deploy(next.folder());
    assert_eq!(page.look_for_release().await, "installed");
    break_it(&page).await;
    page.click_text("新しい版に切り替える").await;
    page.wait_for("html[data-release=next][data-boot=ready]")
        .await;
    page.end_after(&["unreachable"]).await;
}

/// A page whose program has just broken.
async fn broken(how: &str, link: &str) -> Page {
    let page = Site::start(dist()).visit().before(how).open(link).await;
    page.wait_for("main").await;
    // As in a window that somebody looks at: only there has anything the focus.
    page.cdp(
        "Emulation.setFocusEmulationEnabled",
        json!({ "enabled": true }),
    )
    .await;
    break_it(&page).await;
    page
}

async fn break_it(page: &Page) {
    page.has_text("この一覧のしくみ").await;
    // In one piece: what the page still draws of itself would break as well, and the click then
    // begin it anew.
    page.js("breakSoon();
         const links = [...document.querySelectorAll('a')];
         links.find((link) => link.textContent.trim() === 'この一覧のしくみ').click();")
        .await;
    page.wait_for("html[data-boot=crashed]").await;
    page.has_text(TITLE).await;
    page.has_text("どこかに送られることはありません").await;
}
