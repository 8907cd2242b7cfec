//! What stands in the way of the start where no script is there to say so, and answers that unpack to
//! more than a machine has room for.

use serde_json::json;
use xtask::server::Gate;

use super::harness::{Fault, Page, Site, Window, dist};
use super::served::META;

const SCRIPT: &str = "assets/app-*.js";
const WASM: &str = "assets/app-*.wasm";
const NOTICE: &str = ".al-stalled";

/// What a path ends with that fits the pattern.
fn suffix(pattern: &str) -> &str {
    pattern.rsplit('*').next().unwrap_or(pattern)
}

/// Lets the styles' own clock run a thousand times as fast.
async fn fast(page: &Page) {
    page.cdp("Animation.enable", json!({})).await;
    page.cdp("Animation.setPlaybackRate", json!({ "playbackRate": 1000 }))
        .await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_script_or_program_that_does_not_come_is_said_after_a_while() {
    let html = Fault::Answer(
        200,
        "text/html".into(),
        b"<!doctype html><p>Sign in".to_vec(),
    );
    for (pattern, fault, words) in [
        (SCRIPT, Fault::status(404), &["404"][..]),
        (SCRIPT, html, &["integrity"]),
        (SCRIPT, Fault::Flipped(100), &["integrity"]),
        (WASM, Fault::None.held(&Gate::shut()), &[]),
    ] {
        println!("{pattern} {words:?}");
        let site = Site::start(dist());
        site.fault(pattern, fault);
        let visit = site.visit().window(Window::PHONE).without_worker();
        let page = visit.without_waiting().open("").await;
        page.wait_for(".al-door").await;
        // Or it may be asked for only when there is no fault any more.
        site.is_asked_for(suffix(pattern)).await;
        assert!(!page.shows(NOTICE).await, "not at once");
        fast(&page).await;
        page.wait_for(NOTICE).await;
        page.is_accessible().await;
        page.picture("start-stalled").await;
        site.clear_faults();
        // The host's rule for files that are named by their content covers its error pages as well.
        page.cdp("Network.clearBrowserCache", json!({})).await;
        page.click(".al-stalled a").await;
        page.wait_for("html[data-boot=ready]").await;
        fast(&page).await;
        page.click(".al-door").await;
        page.wait_for(".al-countbar").await;
        assert!(!page.shows(NOTICE).await, "the program runs");
        page.end_after(words).await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_kiosk_whose_program_does_not_come_can_be_loaded_again() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::None.held(&Gate::shut()));
    let visit = site.visit().without_worker().without_waiting();
    let page = visit.open("?kiosk=1").await;
    // Whether visitors may print is not known yet.
    let print = "const key = { key: 'p', ctrlKey: true, cancelable: true, bubbles: true };
        return !document.body.dispatchEvent(new KeyboardEvent('keydown', key));";
    assert_eq!(page.js(print).await, true);
    site.is_asked_for(suffix(WASM)).await;
    fast(&page).await;
    page.wait_for(NOTICE).await;
    site.clear_faults();
    page.click(".al-stalled a").await;
    page.wait_for(".al-cover__begin").await;
    assert!(!page.shows(NOTICE).await);
    page.end_clean().await;
}

/// Counts what is read of answers, and notes those that are read as a whole.
const COUNT_READ: &str = "
    globalThis.read = 0;
    globalThis.whole = [];
    const { read } = ReadableStreamDefaultReader.prototype;
    ReadableStreamDefaultReader.prototype.read = async function () {
        const piece = await read.call(this);
        globalThis.read += piece.value?.length ?? 0;
        return piece;
    };
    for (const name of ['json', 'text', 'blob', 'arrayBuffer']) {
        const all = Response.prototype[name];
        Response.prototype[name] = function () {
            globalThis.whole.push(new URL(this.url || 'about:blank').pathname);
            return all.call(this);
        };
    }";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_answer_that_unpacks_to_too_much_is_read_only_as_far_as_it_may_be_long() {
    const MUCH: usize = 64 << 20;
    for (path, shown) in [
        (META, "一覧のファイルが大きすぎます"),
        // Of settings that go on nobody knows whether they are a kiosk's: then they are.
        ("site.json", "画面に触れて始める"),
    ] {
        let site = Site::start(dist());
        site.fault(path, Fault::Unpacks(MUCH, "application/json".into()));
        let visit = site.visit().without_worker().before(COUNT_READ);
        let page = visit.open("#/list").await;
        page.has_text(shown).await;
        let read = page.js("return globalThis.read").await.as_u64();
        assert!(read.is_some_and(|read| read < MUCH as u64 / 4), "{read:?}");
        let whole = page.js("return globalThis.whole").await.to_string();
        assert!(!whole.contains(path), "{whole}");
        page.end_clean().await;
    }
}
