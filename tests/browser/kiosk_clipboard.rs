//! A machine for visitors: what a visitor copies stays in the page, and goes with the visit.

use serde_json::json;

use super::harness::Page;
use super::kiosk::{begin, begun, ends_after, site_with};

/// What lies in the machine's clipboard before any visitor comes.
const BEFORE: &str = "展示の前からあるもの";

/// What lies in the machine's clipboard now.
async fn clipboard(page: &Page) -> String {
    let found = page
        .js_async("return await navigator.clipboard.readText()")
        .await;
    found.as_str().unwrap_or_default().to_string()
}

async fn fill_clipboard(page: &Page, text: &str) {
    // A page that is not in front has no clipboard.
    page.cdp("Page.bringToFront", json!({})).await;
    let grant = json!({ "origin": page.site.origin(), "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.cdp("Browser.grantPermissions", grant).await;
    page.js_async(&format!(
        "await navigator.clipboard.writeText({})",
        json!(text)
    ))
    .await;
    assert_eq!(clipboard(page).await, text);
}

async fn value(page: &Page, css: &str) -> String {
    let found = page
        .js(&format!("return document.querySelector('{css}').value"))
        .await;
    found.as_str().unwrap_or_default().to_string()
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_a_visitor_copies_is_in_no_clipboard_and_gone_with_the_visit() {
    let site = site_with(r#"{"code":"2580"}"#);
    let page = begun(&site).await;
    page.click_text("お困りごと").await;
    fill_clipboard(&page, BEFORE).await;
    // Nothing of the machine's comes in.
    page.fill("#needs", "").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#needs").await, "");
    // Copied, cut and pasted within the page, as often as one likes, and undone.
    page.fill("#needs", "山田です").await;
    page.press_with_control("a").await;
    page.press_with_control("c").await;
    assert_eq!(clipboard(&page).await, BEFORE);
    page.press_with_control("v").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#needs").await, "山田です山田です");
    page.press_with_control("z").await;
    assert_eq!(value(&page, "#needs").await, "山田です");
    page.press_with_control("a").await;
    page.press_with_control("x").await;
    assert_eq!(value(&page, "#needs").await, "");
    assert_eq!(clipboard(&page).await, BEFORE);
    // The program hears of it as of what is typed.
    page.fill("#words", "").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#words").await, "山田です");
    // Text of the page itself.
    page.js("getSelection().selectAllChildren(document.querySelector('h1')); document.activeElement.blur()")
        .await;
    page.js("getSelection().selectAllChildren(document.querySelector('h1'))")
        .await;
    page.press_with_control("c").await;
    assert_eq!(clipboard(&page).await, BEFORE);
    page.fill("#words", "").await;
    page.press_with_control("v").await;
    assert!(!value(&page, "#words").await.is_empty());
    // No more than a field takes.
    page.js("document.querySelector('#words').maxLength = 3")
        .await;
    page.fill("#words", "").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#words").await.chars().count(), 3);
    // The next visitor finds nothing of it.
    ends_after(&page, page.click_text("終わる")).await;
    begin(&page).await;
    page.click_text("お困りごと").await;
    page.fill("#needs", "").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#needs").await, "");
    assert_eq!(clipboard(&page).await, BEFORE);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_operator_and_a_private_machine_have_the_machines_own_clipboard() {
    let site = site_with("false");
    let page = site.open("#/find?door=consult").await;
    fill_clipboard(&page, BEFORE).await;
    page.fill("#needs", "").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#needs").await, BEFORE);
    page.press_with_control("a").await;
    page.fill("#needs", "規程").await;
    page.press_with_control("a").await;
    page.press_with_control("c").await;
    assert_eq!(clipboard(&page).await, "規程");
    page.end_clean().await;
    let page = begun(&site_with(r#"{"code":"2580"}"#)).await;
    page.click_text("お困りごと").await;
    fill_clipboard(&page, BEFORE).await;
    // As the code does.
    page.js("document.documentElement.dataset.kiosk = 'operator'")
        .await;
    page.fill("#needs", "").await;
    page.press_with_control("v").await;
    assert_eq!(value(&page, "#needs").await, BEFORE);
    page.end_clean().await;
}
