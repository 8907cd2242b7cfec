//! The harness on small pages of its own: it sees what it must see. A check
//! that never fails would let everything through.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use super::harness::{Fault, Key, Page, Profile, Site, Window};

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
#[should_panic(expected = "violations of the content policy")]
async fn an_inline_style_is_noticed() {
    open("<p style='color: red'>赤</p>").await.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
#[should_panic(expected = "in the console")]
async fn a_missing_picture_is_noticed() {
    open("<img src='./gone.png' alt=''>")
        .await
        .end_clean()
        .await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
#[should_panic(expected = "is not in []")]
async fn an_expected_message_that_does_not_come_is_noticed() {
    open("<p>静か</p>").await.end_after(&["integrity"]).await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
#[should_panic(expected = "ends its page with")]
async fn a_test_that_forgets_to_end_its_page_is_noticed() {
    drop(open("<p>置き忘れ</p>").await);
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
#[should_panic(expected = "too wide for the window")]
async fn a_page_too_wide_for_a_zoomed_window_is_noticed() {
    let page = open("<img src='./icon.svg' width='400' height='10' alt=''>").await;
    page.reflows().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn axe_finds_a_picture_without_a_text() {
    let page = open("<main><h1>絵</h1><img src='./icon.svg'></main>").await;
    if let Some(faults) = page.accessibility_faults().await {
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert!(faults[0].starts_with("image-alt (critical)"), "{faults:#?}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_print_has_its_pages_its_text_and_its_fonts() {
    let page = open("<h1>髙橋 﨑子</h1><p class='sheet'>二枚目 AB-12</p>").await;
    let pdf = page.print("tools").await;
    assert_eq!(pdf.pages(), 2);
    assert_eq!(pdf.text(1), "髙橋﨑子");
    assert_eq!(pdf.text(2), "二枚目AB-12");
    pdf.is_a4();
    pdf.fonts_are_embedded();
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_keyboard_alone_reaches_and_works_everything() {
    let page = open(
        "<a href='#one'>一</a> <details><summary>二</summary>中身</details>
         <label>三 <input id='three'></label> <button id='four'>四</button>",
    )
    .await;
    page.press([Key::Tab, Key::Enter]).await;
    page.at_address("#one").await;
    page.tab_to("summary").await;
    page.press([Key::Space]).await;
    page.has_text("中身").await;
    page.tab_to("#three").await;
    page.type_text("大阪").await;
    assert_eq!(
        page.js("return document.getElementById('three').value")
            .await,
        "大阪"
    );
    assert_eq!(page.focused().await, "input#three 三");
    page.tab_to("#four").await;
    page.press_shifted(Key::Tab).await;
    assert!(page.is_focused("#three").await);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn windows_media_and_clock_are_as_wished() {
    let (_folder, site) = site("<p>時</p>");
    let visit = site
        .visit()
        .without_waiting()
        .window(Window::PHONE)
        .at("2028-04-01T09:00:00+09:00");
    let page = visit.open("").await;
    page.media("print", &[("forced-colors", "active")]).await;
    let script = "return [innerWidth, innerHeight, matchMedia('print').matches,
        matchMedia('(forced-colors: active)').matches, new Date().getFullYear(),
        new Date().getHours(), new Date(Date.now()).getMonth(), navigator.language]";
    assert_eq!(
        page.js(script).await,
        json!([360, 800, true, true, 2028, 9, 3, "ja"])
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_used_browser_remembers_and_a_fresh_one_does_not() {
    let (_folder, site) = site("<p>記憶</p>");
    let profile = Profile::fresh();
    let read = "return localStorage.getItem('mark')";
    let page = site
        .visit()
        .without_waiting()
        .profile(&profile)
        .open("")
        .await;
    page.js("localStorage.setItem('mark', '1')").await;
    page.end_clean().await;
    let page = site
        .visit()
        .without_waiting()
        .profile(&profile)
        .open("")
        .await;
    assert_eq!(page.js(read).await, "1");
    page.end_clean().await;
    let page = site.visit().without_waiting().open("").await;
    assert_eq!(page.js(read).await, json!(null));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_browser_that_a_test_leaves_is_as_good_as_new() {
    let (_folder, site) = site("<a href='./icon.svg' download='list.csv'>保存</a>");
    let found = "
        const kept = await caches.open('kept');
        return [history.length, document.cookie, localStorage.length, sessionStorage.length,
            (await kept.keys()).length, (await indexedDB.databases()).length, globalThis.marked ?? '',
            innerWidth, matchMedia('print').matches, navigator.onLine,
            (await navigator.permissions.query({ name: 'geolocation' })).state];";
    let page = site.visit().without_waiting().open("").await;
    let unused = page.js_async(found).await;
    page.before("globalThis.marked = 'marked';").await;
    page.load_whatever_comes("").await;
    let mark = "
        document.cookie = 'mark=1; max-age=1000';
        localStorage.setItem('mark', '1');
        sessionStorage.setItem('mark', '1');
        await (await caches.open('kept')).put('./mark', new Response('1'));
        await new Promise((done) => indexedDB.open('mark').onsuccess = done);";
    page.js_async(mark).await;
    page.click_text("保存").await;
    page.downloaded(".csv").await;
    page.resize(Window::PHONE).await;
    page.media("print", &[]).await;
    let granted = json!({ "permissions": ["geolocation"] });
    page.cdp("Browser.grantPermissions", granted).await;
    page.offline(true).await;
    let used = page.js_async(found).await;
    for (now, before) in used
        .as_array()
        .unwrap()
        .iter()
        .zip(unused.as_array().unwrap())
    {
        assert_ne!(now, before, "{used} {unused}");
    }
    let page = page.into_the_next_test().await;
    assert_eq!(page.js_async(found).await, unused);
    assert!(!page.has_downloads());
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_network_goes_and_comes_back() {
    let page = open("<p>網</p>").await;
    let ask =
        "return await fetch('./icon.svg', { cache: 'no-store' }).then(() => 'there', () => 'gone')";
    page.offline(true).await;
    assert_eq!(page.js_async(ask).await, "gone");
    page.offline(false).await;
    assert_eq!(page.js_async(ask).await, "there");
    page.site.stop();
    assert_eq!(page.js_async(ask).await, "gone");
    page.site.restart();
    assert_eq!(page.js_async(ask).await, "there");
    page.site
        .fault("icon.svg", Fault::Endless("image/svg+xml".into()));
    let abort = "const answer = await fetch('./icon.svg', { cache: 'no-store' });
        const reader = answer.body.getReader();
        let length = 0;
        while (length < 1e6) length += (await reader.read()).value.length;
        await reader.cancel();
        return length > 1e6;";
    assert_eq!(page.js_async(abort).await, true);
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_download_is_found_in_the_browsers_folder() {
    let page = open("<a href='./icon.svg' download='list.csv'>保存</a>").await;
    page.click_text("保存").await;
    assert!(page.downloaded(".csv").await.starts_with(b"<svg"));
    page.end_clean().await;
}

async fn open(body: &str) -> Page {
    let (folder, site) = site(body);
    site.keep(folder);
    site.visit().without_waiting().open("").await
}

fn site(body: &str) -> (TempDir, Site) {
    let folder = tempfile::tempdir().unwrap();
    let page = format!(
        "<!doctype html><html lang=ja><meta charset=utf-8><title>試し</title>\
         <link rel=icon href=./icon.svg><link rel=stylesheet href=./style.css><body>{body}"
    );
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>";
    let style = "@page { size: A4 } .sheet { break-before: page }";
    for (name, text) in [
        ("index.html", &*page),
        ("icon.svg", picture),
        ("style.css", style),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let site = Site::start(folder.path().to_path_buf());
    (folder, site)
}
