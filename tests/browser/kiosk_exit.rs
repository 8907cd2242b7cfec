//! A machine for visitors: the operator's exit, and the keyboard alone.

use std::time::Duration;

use super::harness::{Key, Page};
use super::kiosk::{WARNING, WINDOWS, begin, begun, ends_after, follow, later, site_with};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn everything_is_done_with_the_keyboard_alone() {
    let site = site_with(r#"{"code":"2580"}"#);
    let page = site.open("?kiosk=1").await;
    page.wait_for(".al-cover__begin").await;
    // From the button to the way to the emergency screen, and from there on.
    page.press([Key::Tab]).await;
    assert!(page.is_focused(".al-cover__urgent").await);
    page.press([Key::Enter]).await;
    page.wait_for(".al-branch").await;
    page.tab_to(".al-desks button").await;
    page.press([Key::Enter]).await;
    page.wait_for("dialog[data-kind=hand][open]").await;
    assert_eq!(page.focused().await, "button#kiosk-hand-close 閉じる");
    page.press([Key::Escape]).await;
    page.wait_gone("dialog[data-kind=hand]").await;
    assert!(
        page.is_focused(".al-desks button").await,
        "{}",
        page.focused().await
    );
    page.press_shifted(Key::Tab).await;
    // A second time, after the browser closed it.
    page.press([Key::Tab, Key::Space]).await;
    page.wait_for("dialog[data-kind=hand][open]").await;
    page.press([Key::Enter]).await;
    page.wait_gone("dialog[data-kind=hand]").await;
    // The operator holds a key down.
    page.js("document.querySelector('.al-header__site').focus()")
        .await;
    hold(&page, "keydown", "keyup").await;
    page.wait_for("dialog[data-kind=pad][open]").await;
    page.type_text("2580").await;
    page.press([Key::Enter]).await;
    page.has_text("管理者の操作中です").await;
    page.js("document.querySelector('.al-strip button').focus()")
        .await;
    ends_after(&page, page.press([Key::Enter])).await;
    page.end_clean().await;
}

/// Holds down on the list's name for a little longer than needed.
pub async fn hold(page: &Page, down: &str, up: &str) {
    let send = |kind: &str| {
        format!(
            "const kind = '{kind}'; const init = {{ bubbles: true, key: 'Enter' }};
            document.querySelector('.al-header__site').dispatchEvent(kind.startsWith('key') ? new KeyboardEvent(kind, init) : new PointerEvent(kind, init))"
        )
    };
    page.js(&send(down)).await;
    tokio::time::sleep(Duration::from_millis(5300)).await;
    page.js(&send(up)).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_operator_pauses_it_with_the_code_and_nobody_else() {
    let site = site_with(r#"{"code":"2580","print":false}"#);
    let page = begun(&site).await;
    follow(&page, "#/list?c=1-1").await;
    page.wait_for(".al-results").await;
    // Too short.
    page.js("document.querySelector('.al-header__site').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))").await;
    tokio::time::sleep(Duration::from_millis(3000)).await;
    page.js("document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))")
        .await;
    tokio::time::sleep(Duration::from_millis(3000)).await;
    assert!(!page.shows("dialog[open]").await);
    hold(&page, "pointerdown", "pointerup").await;
    page.wait_for("dialog[data-kind=pad][open]").await;
    page.is_accessible().await;
    for window in WINDOWS {
        page.resize(window).await;
        page.picture("kiosk-pad").await;
    }
    page.reflows().await;
    page.resize(WINDOWS[0]).await;
    // Enter is still held that has opened it, or nothing was entered: no code is wrong.
    page.js(
        "const field = document.querySelector('#kiosk-code');
         for (const repeat of [true, true, true, true, true, true, false]) {
             field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true }));
         }",
    )
    .await;
    for _ in 0..4 {
        keys(&page, &["1", "2", "3", "4", "決定"]).await;
        page.has_text("番号が違います").await;
    }
    keys(&page, &["1", "2", "3", "4", "決定"]).await;
    page.has_text("60秒後に").await;
    keys(&page, &["2", "5", "8", "0", "決定"]).await;
    page.has_text("受け付けを止めています").await;
    later(&page, 61).await;
    keys(&page, &["2", "5", "9", "1字消す", "8", "0", "決定"]).await;
    page.has_text("管理者の操作中です").await;
    page.wait_gone("dialog[data-kind=pad]").await;
    // As at an office: links, files, paper.
    follow(&page, "#/list?c=1-1").await;
    page.open_menu().await;
    page.has_text("一覧をCSVで保存").await;
    page.has_text("一覧を印刷").await;
    assert!(page.count("footer a[href^='https:']").await > 0);
    assert!(page.count("footer a[href^='mailto:']").await > 0);
    page.picture("kiosk-operator").await;
    page.is_accessible().await;
    // Ten minutes, and not two.
    later(&page, 500).await;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert!(!page.shows(WARNING).await);
    ends_after(&page, later(&page, 101)).await;
    begin(&page).await;
    assert_eq!(page.count("a[href^='https:'], a[href^='mailto:']").await, 0);
    page.end_clean().await;
}

/// Touches keys of the number pad.
async fn keys(page: &Page, labels: &[&str]) {
    for label in labels {
        page.js(&format!(
            "[...document.querySelectorAll('.al-pad button')].find((key) => key.textContent === '{label}').click()"
        ))
        .await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn without_a_code_a_long_press_does_nothing() {
    let page = begun(&site_with("true")).await;
    hold(&page, "pointerdown", "pointerup").await;
    assert!(!page.shows("dialog[open]").await);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn wrong_codes_and_the_pause_after_them_outlive_the_visit() {
    let site = site_with(r#"{"code":"2580"}"#);
    let page = begun(&site).await;
    hold(&page, "pointerdown", "pointerup").await;
    page.wait_for("dialog[data-kind=pad][open]").await;
    for _ in 0..3 {
        keys(&page, &["1", "2", "3", "4", "決定"]).await;
        page.has_text("番号が違います").await;
    }
    ends_after(&page, page.reload()).await;
    begin(&page).await;
    hold(&page, "pointerdown", "pointerup").await;
    keys(&page, &["1", "2", "3", "4", "決定"]).await;
    page.has_text("番号が違います").await;
    keys(&page, &["1", "2", "3", "4", "決定"]).await;
    page.has_text("60秒後に").await;
    keys(&page, &["2", "5", "8", "0", "決定"]).await;
    page.has_text("受け付けを止めています").await;
    page.press([Key::Escape]).await;
    ends_after(&page, page.click_text("終わる")).await;
    begin(&page).await;
    hold(&page, "pointerdown", "pointerup").await;
    keys(&page, &["2", "5", "8", "0", "決定"]).await;
    page.has_text("受け付けを止めています").await;
    later(&page, 61).await;
    keys(&page, &["2", "5", "8", "0", "決定"]).await;
    page.has_text("管理者の操作中です").await;
    let kept = page.js("return Object.keys(localStorage).filter((name) => name.includes('gate'))");
    assert_eq!(kept.await, serde_json::json!([]));
    page.end_clean().await;
}
