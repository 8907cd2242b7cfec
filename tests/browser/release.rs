//! From one release to the next: never without consent, never half, never under another page's feet;
//! and the way out.

use serde_json::json;
use xtask::precache;

use super::harness::{Fault, Page, Profile, Release, Site, dist};
use super::offline::app_caches;

const CHANGE: &str = "新しい版に切り替える";
const LATER: &str = "あとで";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_new_release_waits_for_consent_and_the_page_that_gives_it_is_loaded_anew() {
    let site = Site::start(dist());
    let page = site.open("#/find?c=1-1").await;
    page.worker_is("ready").await;
    assert!(!page.shows(".al-update .al-button").await, "first install");
    let next = Release::another(&dist(), "next");
    site.deploy(next.folder());
    assert_eq!(page.look_for_release().await, "installed");
    page.worker_is("waiting").await;
    page.has_text("新しい版があります。").await;
    page.is_accessible().await;
    page.pictures("release-waits").await;
    // However often it is loaded: until someone agrees it is the former one.
    page.reload().await;
    page.worker_is("waiting").await;
    assert_eq!(release(&page).await, "");
    page.click_text(LATER).await;
    page.wait_gone(".al-update .al-button").await;
    page.wait_for("h1:focus").await;
    page.reload().await;
    page.tab_to(".al-update .al-button").await;
    page.press([thirtyfour::Key::Enter]).await;
    page.wait_for("html[data-release=next][data-boot=ready]")
        .await;
    page.at_address("#/find?c=1-1").await;
    page.worker_is("ready").await;
    site.stop();
    page.load("#/method").await;
    page.wait_for(".al-prose table").await;
    assert_eq!(release(&page).await, "next");
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_new_release_is_noticed_when_a_page_is_opened_and_when_it_comes_to_the_front() {
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    let next = Release::another(&dist(), "next");
    site.deploy(next.folder());
    page.load("").await;
    page.worker_is("waiting").await;
    page.click_text(CHANGE).await;
    page.wait_for("html[data-release=next]").await;
    page.worker_is("ready").await;
    // Not each time it comes to the front, but a while later. Going back is a new release, too.
    site.deploy(dist());
    site.clear_requests();
    page.js("document.dispatchEvent(new Event('visibilitychange'))")
        .await;
    page.js("const now = Date.now; Date.now = () => now() + 61000")
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(site.requests(), Vec::<String>::new());
    page.js("document.dispatchEvent(new Event('visibilitychange'))")
        .await;
    page.worker_is("waiting").await;
    page.click_text(CHANGE).await;
    page.wait_for("html[data-boot=ready]:not([data-release])")
        .await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn another_page_of_the_former_release_keeps_working_after_the_change() {
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    let next = Release::another(&dist(), "next");
    site.deploy(next.folder());
    assert_eq!(page.look_for_release().await, "installed");
    let other = page.another_window("").await;
    page.wait_for("html[data-boot=ready]").await;
    page.click_text(CHANGE).await;
    page.wait_for("html[data-release=next][data-boot=ready]")
        .await;
    page.switch_to(&other).await;
    assert_eq!(release(&page).await, "");
    assert_eq!(
        page.js("return performance.getEntriesByType('navigation')[0].type")
            .await,
        "navigate",
        "it was not loaded anew"
    );
    page.worker_is("ready").await;
    // Its late part is no longer on the host: only in what the former release has kept.
    page.cdp("Network.clearBrowserCache", json!({})).await;
    page.goto("#/method").await;
    page.wait_for(".al-prose table").await;
    assert_eq!(release(&page).await, "");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_release_that_does_not_arrive_whole_changes_nothing() {
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    let kept = app_caches(&page, "/").await;
    let next = Release::another(&dist(), "next");
    site.deploy(next.folder());
    let files = precache::files(&next.folder()).unwrap();
    let no_file = [("site.json".to_string(), String::new())];
    for (path, _) in files.into_iter().chain(no_file) {
        let mut faults = vec![Fault::status(404), Fault::Truncated, Fault::Flipped(0)];
        if path == "site.json" {
            // A host may have none, and its bytes are the operator's.
            faults = vec![Fault::status(500), Fault::Truncated];
        }
        for fault in faults {
            println!("{path}: {fault:?}");
            site.clear_faults();
            site.fault(path.trim_start_matches("./"), fault);
            page.cdp("Network.clearBrowserCache", json!({})).await;
            assert_eq!(page.look_for_release().await, "redundant");
            page.worker_is("ready").await;
            assert_eq!(app_caches(&page, "/").await, kept);
        }
    }
    // Nor one for which there is no room.
    site.clear_faults();
    let origin = site.url("").trim_end_matches('/').to_string();
    page.cdp(
        "Storage.overrideQuotaForOrigin",
        json!({ "origin": origin, "quotaSize": 1_900_000 }),
    )
    .await;
    assert_eq!(page.look_for_release().await, "redundant");
    assert_eq!(app_caches(&page, "/").await, kept);
    site.stop();
    page.load("#/method").await;
    page.wait_for(".al-prose table").await;
    assert_eq!(release(&page).await, "");
    site.restart();
    page.cdp(
        "Storage.overrideQuotaForOrigin",
        json!({ "origin": origin }),
    )
    .await;
    assert_eq!(page.look_for_release().await, "installed");
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn two_former_releases_are_kept_and_older_ones_thrown_away() {
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    let mut kept = app_caches(&page, "/").await;
    for name in ["two", "three", "four"] {
        let next = Release::another(&dist(), name);
        site.deploy(next.folder());
        assert_eq!(page.look_for_release().await, "installed");
        page.click_text(CHANGE).await;
        page.wait_for(&format!("html[data-release={name}][data-boot=ready]"))
            .await;
        page.worker_is("ready").await;
        let now = app_caches(&page, "/").await;
        kept.push(now.last().unwrap().clone());
        assert_eq!(now, kept[kept.len().saturating_sub(3)..]);
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_way_out_takes_everything_away_and_leaves_open_pages_alone() {
    let profile = Profile::fresh();
    let site = Site::start(dist());
    let page = site.visit().profile(&profile).open("").await;
    page.worker_is("ready").await;
    page.list_is_kept().await;
    page.js_async("await caches.open('else')").await;
    let off = Release::copy(&dist());
    std::fs::copy(off.folder().join("sw-off.js"), off.folder().join("sw.js")).unwrap();
    site.deploy(off.folder());
    page.js(
        "window.stillTheSame = true; document.dispatchEvent(new Event('activelist:look-anew'))",
    )
    .await;
    page.worker_is("off").await;
    let left = page.caches().await;
    assert!(
        left.iter()
            .all(|name| !name.contains("-app:") && !name.contains("-site:"))
    );
    assert!(left.iter().any(|name| name == "activelist-list:/"));
    assert!(left.iter().any(|name| name == "else"), "{left:?}");
    page.goto("#/method").await;
    page.wait_for(".al-prose table").await;
    assert_eq!(page.js("return window.stillTheSame").await, true);
    page.end_clean().await;
    // Later visits are as on any plain site.
    site.clear_requests();
    let page = site.visit().profile(&profile).open("").await;
    page.worker_is("off").await;
    assert!(site.requests().contains(&"/".to_string()));
    let workers = "return (await navigator.serviceWorker.getRegistrations()).length";
    assert_eq!(page.js_async(workers).await, 0);
    let left = page.caches().await;
    assert!(
        left.iter()
            .all(|name| !name.contains("-app:") && !name.contains("-site:"))
    );
    assert!(left.iter().any(|name| name == "activelist-list:/"));
    assert!(left.iter().any(|name| name == "else"), "{left:?}");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_release_whose_program_does_not_start_can_be_replaced() {
    let broken = Release::copy(&dist());
    broken.change("assets/app-", |script| {
        let text = String::from_utf8(script.clone()).unwrap();
        *script = text
            .replace(
                "wasm.__wbindgen_start()",
                "(() => { throw new Error('broken'); })()",
            )
            .into_bytes();
    });
    broken.mark("broken");
    broken.seal(true);
    let site = Site::start(broken.folder());
    let page = site.open("").await;
    page.wait_for("html[data-boot=failed]").await;
    page.worker_is("ready").await;
    site.deploy(dist());
    assert_eq!(page.look_for_release().await, "installed");
    page.worker_is("waiting").await;
    page.is_accessible().await;
    page.picture("release-for-broken").await;
    page.click_text(CHANGE).await;
    page.wait_for("html[data-boot=ready]").await;
    assert_eq!(release(&page).await, "");
    page.end_after(&["broken"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_of_two_releases_ago_still_finds_its_files_on_the_host() {
    let site = Site::start(dist());
    let page = site.visit().without_worker().open("").await;
    // As a build into a used folder leaves it: `xtask::former`.
    let third = Release::another(&dist(), "third");
    third.beside(&dist());
    site.deploy(third.folder());
    page.goto("#/method").await;
    page.wait_for(".al-prose table").await;
    assert_eq!(release(&page).await, "");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_site_built_without_offline_is_not_kept() {
    let plain = Release::copy(&dist());
    plain.change("assets/app-", |script| {
        let text = String::from_utf8(script.clone()).unwrap();
        assert!(text.contains("const KEEPS=true;"));
        *script = text
            .replace("const KEEPS=true;", "const KEEPS=false;")
            .into_bytes();
    });
    plain.seal(false);
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    // Whoever has the former release gets rid of it by itself.
    site.deploy(plain.folder());
    page.load("").await;
    page.worker_is("off").await;
    page.load("").await;
    page.worker_is("off").await;
    let left = page.caches().await;
    assert!(
        left.iter()
            .all(|name| !name.contains("-app:") && !name.contains("-site:"))
    );
    page.end_clean().await;
}

/// Which release the page runs: its mark, none for the build itself.
async fn release(page: &Page) -> String {
    let script = "return document.documentElement.dataset.release ?? ''";
    page.js(script).await.as_str().unwrap_or_default().into()
}
