//! A machine for visitors: what stands in sight of somebody before it, the way to the emergency screen, frames
//! that follow keys and no finger, and what is taken along at the end.

use serde_json::{Value, json};

use activelist_view::display::qr::qr;
use activelist_view::state::{Page as Screen, Query, Route, Shortlist};

use super::harness::{Key, Page, Site, Window, dist};
use super::kiosk::{WINDOWS, begun, end_starred, ends_after, follow, site_with, star_first};
use super::served::{people, query};

/// What visitor and telephone have in common.
const ADDRESS: &str = "https://www.example.jp/list/";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn upright_the_doors_stand_in_one_column_and_three_people_are_in_sight_on_the_list() {
    let site = site_with("true");
    for window in [Window(1080, 1920), Window(1280, 800)] {
        let page = site.visit().window(window).open("?kiosk=1").await;
        super::kiosk::begin(&page).await;
        let columns = "return new Set([...document.querySelectorAll('.al-doors > li')]
            .map((door) => Math.round(door.getBoundingClientRect().left))).size";
        let columns = page.js(columns).await;
        page.picture("kiosk-doors").await;
        follow(&page, "#/list?c=1-1,3-3&area=27").await;
        page.wait_for(".al-glance__person:nth-of-type(20)").await;
        page.has_text("見本データ").await;
        let seen = "return [...document.querySelectorAll('.al-glance__person')]
            .filter((person) => person.getBoundingClientRect().bottom <= innerHeight).length";
        let first =
            "return document.querySelector('.al-glance__person').getBoundingClientRect().top";
        let (seen, first) = (page.js(seen).await, page.js(first).await);
        println!(
            "{window:?}: {columns} columns of doors, {seen} people in sight, the first at {first} px"
        );
        if window.1 > window.0 {
            assert_eq!(columns, 1);
        }
        assert!(seen.as_u64().unwrap() >= 3, "{seen} people");
        page.picture("kiosk-glance").await;
        page.is_accessible().await;
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_cover_leads_to_the_emergency_screen_and_from_there_to_the_doors() {
    let site = site_with("true");
    let page = site.open("?kiosk=1").await;
    page.click(".al-cover__urgent").await;
    page.wait_for(".al-branch").await;
    page.wait_gone(".al-cover").await;
    assert_eq!(page.focused().await, "h1 いま何が起きていますか");
    page.click_text("前の画面に戻る").await;
    page.wait_for(".al-door").await;
    page.end_clean().await;
}

/// The width of the frame around what has the focus, in pixels.
async fn frame(page: &Page) -> Value {
    let width = "const style = getComputedStyle(document.activeElement);
        return style.outlineStyle === 'none' ? '0px' : style.outlineWidth";
    page.js(width).await
}

/// A finger in the middle of an element.
async fn touch(page: &Page, css: &str) {
    page.wait_for(css).await;
    let script = format!(
        "const box = document.querySelector({css:?}).getBoundingClientRect();
         return [box.left + box.width / 2, box.top + box.height / 2]"
    );
    let place = page.js(&script).await;
    for (kind, points) in [
        ("touchStart", json!([{ "x": place[0], "y": place[1] }])),
        ("touchEnd", json!([])),
    ] {
        let event = json!({ "type": kind, "touchPoints": points });
        page.cdp("Input.dispatchTouchEvent", event).await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn no_frame_follows_a_finger_and_one_follows_the_keys() {
    let site = site_with("true");
    let page = site.open("?kiosk=1").await;
    page.wait_for(".al-cover__begin").await;
    assert_eq!(page.focused().await, "button 画面に触れて始める");
    assert_eq!(frame(&page).await, "0px", "before anybody is there");
    touch(&page, ".al-cover__begin").await;
    page.wait_for(".al-door").await;
    assert_eq!(page.focused().await, "h1 何でお困りですか");
    assert_eq!(frame(&page).await, "0px");
    touch(&page, ".al-doors > li:last-child .al-door").await;
    page.wait_for(".al-findstep").await;
    assert!(page.is_focused("h1").await, "{}", page.focused().await);
    assert_eq!(frame(&page).await, "0px");
    page.press([Key::Tab]).await;
    assert_ne!(frame(&page).await, "0px");
    // A screen that is opened with a key has its frame.
    page.tab_to("a.al-nav__link[href='#/incident']").await;
    page.press([Key::Enter]).await;
    page.wait_for(".al-branch").await;
    assert!(page.is_focused("h1").await);
    assert_ne!(frame(&page).await, "0px");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_starred_somebody_is_offered_a_code_that_holds_the_shortlist_and_nothing_that_was_typed()
 {
    let site = site_with(&format!(r#"{{"address":"{ADDRESS}"}}"#));
    let page = begun(&site).await;
    page.click_text("お困りごと").await;
    page.fill("#needs", "まるまる金属の山田です。規程を作りたい")
        .await;
    follow(&page, "#/list?c=1-1").await;
    page.click(".al-results .al-star").await;
    page.has_text("1名が候補に入っています").await;
    page.click_text("終わる").await;
    page.wait_for("dialog[data-kind=end][open] .al-qr").await;
    assert_eq!(page.focused().await, "button#kiosk-end-now 終わる");
    let first = &people("#/list?c=1-1")[0];
    let link = Route {
        page: Screen::Shortlist,
        query: Query {
            picks: [first.registration].into_iter().collect::<Shortlist>(),
            ..query("#/list?c=1-1")
        },
    };
    let expected = qr(&format!("{ADDRESS}{}", link.to_short_fragment())).unwrap();
    let drawn = page
        .attribute("dialog[data-kind=end] .al-qr path", "d")
        .await;
    assert_eq!(drawn, Some(expected.path));
    page.has_text(&format!("{} 第{}号", first.name, first.registration))
        .await;
    page.is_accessible().await;
    for window in WINDOWS {
        page.resize(window).await;
        page.picture("kiosk-end").await;
    }
    page.reflows().await;
    page.resize(WINDOWS[0]).await;
    page.click_text("まだ続ける").await;
    page.wait_gone("dialog[data-kind=end][open]").await;
    page.wait_for(".al-glance__person").await;
    // Paper is offered too, and asks nothing again.
    page.click_text("終わる").await;
    page.wait_for("dialog[data-kind=end][open]").await;
    page.click_text("個票を印刷").await;
    page.wait_for(".al-card").await;
    page.wait_gone("dialog[data-kind=end][open]").await;
    ends_after(&page, end_starred(&page)).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn where_no_telephone_opens_the_page_that_is_said_and_the_names_can_be_noted() {
    let site = site_with(r#"{"print":false}"#);
    let page = begun(&site).await;
    star_first(&page).await;
    page.click_text("終わる").await;
    page.wait_for("dialog[data-kind=end][open]").await;
    page.has_text("この端末のページはスマートフォンからは開けないため")
        .await;
    assert_eq!(page.count("dialog[data-kind=end] .al-qr").await, 0);
    let first = &people("#/list?c=1-1")[0];
    page.has_text(&format!("第{}号", first.registration)).await;
    assert!(!page.shows("dialog[data-kind=end] a").await, "no paper");
    page.picture("kiosk-end-without").await;
    page.press([Key::Escape]).await;
    page.wait_gone("dialog[data-kind=end][open]").await;
    // Neither does the sheet show a code, or speak of one.
    follow(&page, "#/sheet?c=1-1").await;
    page.wait_for(".al-sheet").await;
    assert_eq!(page.count(".al-qr").await, 0);
    page.has_no_text("QRコードを読み取ると").await;
    ends_after(&page, end_starred(&page)).await;
    // Who starred nobody is asked nothing.
    super::kiosk::begin(&page).await;
    ends_after(&page, page.click_text("終わる")).await;
    page.end_clean().await;
}

/// Where the address alone makes the machine a kiosk, and its page is one of the public network, that is where
/// a telephone goes (`telephone_address` says when); on this host it is not.
#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn without_settings_a_page_of_this_machine_alone_gives_no_code() {
    let page = begun(&Site::start(dist())).await;
    star_first(&page).await;
    page.click_text("終わる").await;
    page.wait_for("dialog[data-kind=end][open]").await;
    assert_eq!(page.count("dialog[data-kind=end] .al-qr").await, 0);
    ends_after(&page, page.click("#kiosk-end-now")).await;
    page.end_clean().await;
}
