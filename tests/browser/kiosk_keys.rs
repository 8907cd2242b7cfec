//! A machine for visitors: real keys, wheels and buttons in a browser in kiosk mode. What the browser
//! itself would do with them is nothing that a page in a headless browser can show.

use std::time::{Duration, Instant};

use serde_json::json;

use super::harness::{Display, Page};
use super::kiosk::site_with;

/// What leads to the browser's own screens, dialogs, zoom and history, in the names of X. Some of it, such
/// as `ctrl+t`, a browser gives to a page in kiosk mode only.
const LEAD_OUT: &str = "F1 shift+F1 F3 shift+F3 F5 F6 F7 F9 F10 F11 F12 \
    ctrl+plus ctrl+minus ctrl+equal ctrl+0 ctrl+KP_Add ctrl+KP_Subtract ctrl+semicolon \
    ctrl+f ctrl+g ctrl+h ctrl+j ctrl+k ctrl+d ctrl+e ctrl+l ctrl+o ctrl+s ctrl+u ctrl+r ctrl+1 ctrl+9 \
    ctrl+shift+i ctrl+shift+j ctrl+shift+c ctrl+shift+o ctrl+shift+b ctrl+shift+Delete ctrl+shift+a \
    ctrl+shift+d ctrl+shift+m ctrl+p ctrl+shift+p alt+Left alt+Right alt+Home alt+d alt+f alt+e alt+Return \
    ctrl+t ctrl+n ctrl+shift+n ctrl+shift+t ctrl+w ctrl+Tab ctrl+Next shift+Escape XF86Back XF86Forward XF86HomePage XF86Refresh XF86Search";

/// Where the page stands: what a way out, a dialog or zoom would change.
const STATE: &str = "return [devicePixelRatio, innerWidth, visualViewport.scale, document.hasFocus(), location.href, history.length]";

/// Waits until what was typed is in the field: then every key before it has been dealt with. `false`
/// where something else has taken the keyboard.
async fn arrives(page: &Page, text: &str) -> bool {
    let began = Instant::now();
    while page
        .js("return document.querySelector('#needs').value")
        .await
        != text
    {
        if began.elapsed() > Duration::from_secs(3) {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    true
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn no_real_key_wheel_or_button_leads_out_of_a_kiosk_and_writing_works() {
    let display = Display::start();
    let site = site_with(r#"{"print":false,"idle":600}"#);
    let page = display.open(&site, "?kiosk=1").await;
    page.wait_for(".al-kiosk-tools").await;
    page.click_text("お困りごと").await;
    page.click("#needs").await;
    display.type_text("x");
    assert!(arrives(&page, "x").await, "the keyboard does not work");
    let before = page.js(STATE).await;
    let targets = targets_of(&page).await;
    for keys in LEAD_OUT.split_whitespace() {
        display.press(keys);
        // The same window goes on to hear what is typed, and nothing else has happened.
        display.press("y");
        let hears = arrives(&page, "xy").await;
        let (now, found) = (page.js(STATE).await, targets_of(&page).await);
        let seen = (hears, &now, &found);
        assert_eq!(seen, (true, &before, &targets), "after {keys}");
        display.press("BackSpace");
        assert!(arrives(&page, "x").await, "after {keys}");
    }
    // The wheel with Ctrl, and the mouse's own ways back and to another tab.
    let place = page.js("const place = document.querySelector('#needs').getBoundingClientRect(); return [place.x + 20, place.y + 10]").await;
    let place = |at: usize| place[at].as_f64().unwrap_or_default() as i64;
    let place = (place(0), place(1));
    for (button, held) in [
        (4, "ctrl"),
        (5, "ctrl"),
        (8, ""),
        (9, ""),
        (2, ""),
        (2, "ctrl"),
    ] {
        display.click(place, button, held);
        display.press("End");
        display.press("y");
        assert!(arrives(&page, "xy").await, "button {button} with {held}");
        assert_eq!(page.js(STATE).await, before, "button {button} with {held}");
        display.press("BackSpace");
        assert!(arrives(&page, "x").await);
    }
    // Writing: words, selections, one's own clipboard, undoing.
    display.type_text(" abc");
    display.press("ctrl+shift+Left");
    display.press("ctrl+x");
    assert!(arrives(&page, "x ").await);
    display.press("ctrl+v");
    display.press("ctrl+v");
    assert!(arrives(&page, "x abcabc").await);
    display.press("ctrl+z");
    assert!(arrives(&page, "x abc").await);
    display.press("ctrl+BackSpace");
    assert!(arrives(&page, "x ").await);
    assert_eq!(targets_of(&page).await, targets);
    page.end_clean().await;
}

/// Windows, tabs and dialogs of the browser, by their addresses.
async fn targets_of(page: &Page) -> Vec<String> {
    let answer = page.cdp("Target.getTargets", json!({})).await;
    let all = answer["targetInfos"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let mut found: Vec<String> = all
        .iter()
        .filter(|target| target["type"] == "page" || target["type"] == "iframe")
        .map(|target| target["url"].as_str().unwrap_or_default().to_string())
        .collect();
    found.sort();
    found
}
