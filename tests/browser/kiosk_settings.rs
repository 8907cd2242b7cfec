//! A machine for visitors stays one on the second visit too, when the worker hands out the settings.

use super::harness::{Fault, Site, dist};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn settings_that_are_too_large_are_a_kiosk_with_the_worker_in_control_too() {
    let site = Site::start(dist());
    let filled = "窓".repeat(70_000);
    let settings = format!(r#"{{"title":"一覧","operator":"{filled}","kiosk":true}}"#);
    site.fault("site.json", Fault::json(settings));
    let page = site.open("#/list").await;
    page.wait_for(".al-cover__begin").await;
    page.worker_is("ready").await;
    page.load("?s=1#/list").await;
    page.wait_for(".al-cover__begin").await;
    assert_eq!(page.js("return location.search").await, "?kiosk=1");
    let kept = "return caches.open('activelist-site:/').then((cache) => cache.keys()).then((keys) => keys.length)";
    assert_eq!(
        page.js_async(kept).await,
        0,
        "what is too large is not kept"
    );
    page.end_clean().await;
}
