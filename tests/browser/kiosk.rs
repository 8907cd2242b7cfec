//! A machine for visitors: the cover, large targets, the watch, printing, the operator's exit, and
//! its settings. What is left of a visitor is in `kiosk_traces`.

use serde_json::json;

use super::harness::{Fault, Key, Page, Site, Window, dist};

/// The windows that kiosks have.
pub const WINDOWS: [Window; 3] = [Window(1280, 800), Window(1080, 1920), Window(768, 1024)];

/// A site whose settings say this of the kiosk.
pub fn site_with(kiosk: &str) -> Site {
    let site = Site::start(dist());
    let settings = format!(
        r#"{{"title":"見本の一覧","operator":"見本商工会議所",
        "contact":{{"name":"窓口","url":"https://www.example.jp/soudan/","mail":"soudan@example.jp"}},
        "events":[{{"date":"2027-02-03","title":"相談会","place":"会館","url":"https://www.example.jp/events/1/"}}],
        "links":[{{"title":"関連","url":"https://www.example.jp/"}}],
        "first_aid":[{{"name":"相談窓口","url":"https://www.example.jp/anshin/"}}],
        "kiosk":{kiosk}}}"#
    );
    site.fault("site.json", Fault::json(settings));
    site
}

/// The machine, with somebody who has begun.
pub async fn begun(site: &Site) -> Page {
    let page = site.open("?kiosk=1").await;
    begin(&page).await;
    page
}

/// Begins.
pub async fn begin(page: &Page) {
    page.click(".al-cover__begin").await;
    page.wait_for(".al-door").await;
    page.wait_for(".al-kiosk-tools").await;
}

/// Follows a link to a screen: no address that is entered leads anywhere there.
pub async fn follow(page: &Page, link: &str) {
    let script = "const link = document.createElement('a');
        link.href = LINK;
        document.body.append(link);
        link.click();
        link.remove();";
    page.js(&script.replace("LINK", &json!(link).to_string()))
        .await;
}

/// Stars the first of a list.
pub async fn star_first(page: &Page) {
    follow(page, "#/list?c=1-1").await;
    page.click(".al-results .al-star").await;
}

/// Does what ends a visit, and waits until the page was loaded anew.
pub async fn ends_after(page: &Page, act: impl Future<Output = ()>) {
    page.js("globalThis.before = true").await;
    act.await;
    for _ in 0..400 {
        if page.js("return globalThis.before ?? false").await == false {
            page.wait_for(".al-cover__begin").await;
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!(
        "the visit does not end. The page shows:\n{}",
        page.body().await
    );
}

/// Ends a visit in which somebody was starred: what can be taken along is shown first.
pub async fn end_starred(page: &Page) {
    page.click_text("終わる").await;
    page.wait_for("dialog[data-kind=end][open]").await;
    page.click("#kiosk-end-now").await;
}

/// Puts the machine's clock ahead, as sleep does.
pub async fn later(page: &Page, seconds: u32) {
    let script = "const now = Date.now; Date.now = () => now.call(Date) + SECONDS * 1000";
    page.js(&script.replace("SECONDS", &seconds.to_string()))
        .await;
}

pub const WARNING: &str = "dialog[role=alertdialog][open]";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_cover_says_what_this_is_and_whatever_a_link_asks_for_it_begins_at_the_doors() {
    let site = site_with("true");
    let visit = site.visit().at("2027-01-15T10:00:00+09:00");
    let page = visit.open("?kiosk=1#/list?c=1-1&area=27").await;
    page.at_address("?kiosk=1").await;
    page.wait_for(".al-cover__begin").await;
    page.has_text("見本の一覧").await;
    page.has_text("2027年2月3日 相談会（会館）").await;
    page.has_text("この端末に残りません").await;
    assert_eq!(page.focused().await, "button 画面に触れて始める");
    for window in WINDOWS {
        page.resize(window).await;
        let inside = "return document.scrollingElement.scrollHeight <= innerHeight && document.scrollingElement.scrollWidth <= innerWidth";
        assert_eq!(page.js(inside).await, true, "{window:?}");
        page.picture("kiosk-cover").await;
    }
    page.is_accessible().await;
    page.reflows().await;
    page.resize(WINDOWS[0]).await;
    // Anywhere on it.
    page.click(".al-cover__note").await;
    page.wait_for(".al-door").await;
    page.at_address("?kiosk=1").await;
    assert_eq!(page.focused().await, "h1 何でお困りですか");
    page.is_accessible().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn type_and_targets_are_large_in_every_window() {
    let site = site_with("true");
    let page = begun(&site).await;
    let small = "
        const size = parseFloat(getComputedStyle(document.body).fontSize);
        const wide = document.scrollingElement.scrollWidth - innerWidth;
        const targets = 'a.al-door, .al-button, .al-nav__link, .al-header__site, .al-crumbs a, .al-star, summary, select, .al-check, .al-content, textarea';
        const found = [...document.querySelectorAll(targets)].filter((element) => element.checkVisibility());
        return [
            ...(size < 20 ? [`type of ${size}`] : []),
            ...(wide > 0 ? [`too wide by ${wide}`] : []),
            ...(found.length < 5 ? [`only ${found.length} targets`] : []),
            ...found.filter((element) => element.getBoundingClientRect().height < 55.9)
                .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 20)} ${element.getBoundingClientRect().height}`),
        ];";
    for link in [
        "#/",
        "#/incident",
        "#/find?door=consult&c=1-1",
        "#/list?c=1-1&area=27",
        "#/shortlist",
        "#/sheet?c=1-1",
    ] {
        follow(&page, link).await;
        page.wait_for("h1").await;
        page.wait_gone(".al-spinner").await;
        for window in WINDOWS {
            page.resize(window).await;
            assert_eq!(page.js(small).await, json!([]), "{link} {window:?}");
            let name = link.trim_start_matches("#/").split('?').next();
            page.picture(&format!("kiosk-{}", name.unwrap_or_default()))
                .await;
        }
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_leaves_is_asked_for_and_then_forgotten() {
    let site = site_with(r#"{"idle":60,"warn":20}"#);
    let page = begun(&site).await;
    page.click_text("お困りごと").await;
    page.wait_for("#needs").await;
    page.fill("#needs", "取引先から規程を求められた").await;
    later(&page, 61).await;
    page.wait_for(WARNING).await;
    assert_eq!(page.focused().await, "button#kiosk-go-on 続ける");
    page.has_text("あと1").await;
    let said = page.js("return document.querySelector('dialog [role=status]').textContent");
    assert_eq!(said.await, "あと20秒で消します");
    page.is_accessible().await;
    page.resize(WINDOWS[0]).await;
    page.picture("kiosk-warning").await;
    page.reflows().await;
    page.resize(WINDOWS[0]).await;
    // The button, a key, a finger beside it: whatever it is, somebody is there.
    page.click("#kiosk-go-on").await;
    page.wait_gone(WARNING).await;
    assert!(page.is_focused("#needs").await, "{}", page.focused().await);
    later(&page, 61).await;
    page.wait_for(WARNING).await;
    page.press([Key::Shift]).await;
    page.wait_gone(WARNING).await;
    later(&page, 61).await;
    page.wait_for(WARNING).await;
    page.js("document.querySelector('dialog[open]').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))")
        .await;
    // It stays for as long as the finger does, or that would hit what lies beneath.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert!(page.shows(WARNING).await);
    page.js("document.querySelector('dialog[open]').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))")
        .await;
    page.wait_gone(WARNING).await;
    assert_eq!(
        page.js("return document.querySelector('#needs').value")
            .await,
        "取引先から規程を求められた"
    );
    // Nobody.
    later(&page, 61).await;
    page.wait_for(WARNING).await;
    ends_after(&page, later(&page, 20)).await;
    page.at_address("?kiosk=1").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_machine_that_slept_begins_anew_when_it_wakes_though_the_first_touch_is_there_before() {
    let site = site_with("true");
    let page = begun(&site).await;
    page.click_text("緊急のとき").await;
    page.wait_for(".al-branch").await;
    ends_after(&page, async {
        page.js(
            "const now = Date.now; Date.now = () => now.call(Date) + 4e6;
            document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
        )
        .await;
    })
    .await;
    page.at_address("?kiosk=1").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_time_rests_while_printing() {
    let site = site_with(r#"{"idle":60,"warn":20}"#);
    let page = begun(&site).await;
    page.js("dispatchEvent(new Event('beforeprint'))").await;
    later(&page, 300).await;
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    assert!(!page.shows(WARNING).await);
    page.js("dispatchEvent(new Event('afterprint'))").await;
    later(&page, 50).await;
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    assert!(!page.shows(WARNING).await);
    later(&page, 11).await;
    page.wait_for(WARNING).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_way_back_leads_through_all_screens_and_the_history_has_none_of_them() {
    let site = site_with("true");
    let page = begun(&site).await;
    let entries = page.js("return history.length").await;
    assert!(!page.body().await.contains("前の画面に戻る"));
    page.click_text("お困りごと").await;
    page.at_address("?kiosk=1#/find?door=consult").await;
    page.click("input[name=c][value='1-1']").await;
    page.see_people().await;
    page.wait_for(".al-results").await;
    page.js("document.querySelectorAll('.al-person__name')[5].scrollIntoView()")
        .await;
    let top = page.js("return scrollY").await;
    page.js("document.querySelectorAll('.al-person__name')[5].click()")
        .await;
    page.wait_for(".al-card").await;
    page.js("window.scrollTo(0, 200)").await;
    page.click_text("前の画面に戻る").await;
    page.at_address("?kiosk=1#/list?door=consult&c=1-1").await;
    page.wait_for(".al-results").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(page.js("return scrollY").await, top);
    let sixth =
        "return [...document.querySelectorAll('.al-person__name')].indexOf(document.activeElement)";
    assert_eq!(page.js(sixth).await, 5);
    page.click_text("前の画面に戻る").await;
    page.at_address("?kiosk=1#/find?door=consult&c=1-1").await;
    let chosen = "return document.querySelector('input[name=c][value=\"1-1\"]').checked";
    page.wait_for("#needs").await;
    assert_eq!(page.js(chosen).await, true);
    page.click_text("前の画面に戻る").await;
    page.wait_for(".al-door").await;
    page.wait_gone(".al-kiosk-tools button + button").await;
    assert_eq!(page.js("return history.length").await, entries);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn where_printing_is_off_there_is_no_button_no_key_and_a_sentence_on_paper() {
    let site = site_with(r#"{"print":false}"#);
    let page = begun(&site).await;
    for link in ["#/incident", "#/list?c=1-1", "#/sheet?c=1-1"] {
        follow(&page, link).await;
        page.wait_for("h1").await;
        page.wait_gone(".al-spinner").await;
        let buttons = page.texts("button, a").await.join("\n");
        assert!(!buttons.contains("印刷"), "{buttons}");
    }
    assert_eq!(stopped(&page, "p").await, true);
    let pdf = page.print("kiosk-unprinted").await;
    assert_eq!(pdf.pages(), 1);
    let text = pdf.text(1);
    assert!(
        text.starts_with("この端末では印刷できません") && text.chars().count() < 80,
        "{text}"
    );
    page.end_clean().await;
    // Where it is on all is there, and the key works.
    let page = begun(&site_with("true")).await;
    follow(&page, "#/incident").await;
    page.has_text("この画面を印刷").await;
    assert_eq!(stopped(&page, "p").await, false);
    let pdf = page.print("kiosk-printed").await;
    assert!(!pdf.text(1).contains("この端末では印刷できません"));
    page.end_clean().await;
}

/// Whether a key with Ctrl is kept from the browser.
async fn stopped(page: &Page, key: &str) -> serde_json::Value {
    page.js(&format!(
        "return !document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', ctrlKey: true, bubbles: true, cancelable: true }}))"
    ))
    .await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn keys_and_gestures_that_lead_out_do_nothing_and_those_for_writing_work() {
    let site = site_with("true");
    let page = begun(&site).await;
    for (key, expected) in [
        ("s", true),
        ("o", true),
        ("u", true),
        ("c", false),
        ("v", false),
        ("a", false),
    ] {
        assert_eq!(stopped(&page, key).await, expected, "{key}");
    }
    let gestures = "
        const door = document.querySelector('.al-door');
        const let_through = (type, init) => door.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ...init }));
        return [
            let_through('contextmenu'), let_through('dragstart'), let_through('auxclick', { button: 1 }),
            let_through('click', { ctrlKey: true }), let_through('click', { shiftKey: true }), let_through('click', { metaKey: true }),
        ]";
    assert_eq!(
        page.js(gestures).await,
        json!([false, false, false, false, false, false])
    );
    page.at_address("?kiosk=1").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_untouched_machine_begins_anew_every_hour_and_takes_the_newer_list() {
    let hours_pass = "
        const real = setInterval;
        globalThis.setInterval = (act, time, ...rest) => real(act, time === 3600000 ? 1500 : time, ...rest);";
    let site = site_with("true");
    let page = site.visit().before(hours_pass).open("?kiosk=1").await;
    page.wait_for(".al-cover__begin").await;
    page.worker_is("ready").await;
    page.js("globalThis.before = true").await;
    let list = super::served::list();
    let serial = list.serial + 1;
    let newer = super::served::list_of(activelist_publication::List { serial, ..list });
    super::served::serve(&site, newer);
    for _ in 0..400 {
        if page.js("return globalThis.before ?? false").await == false {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    begin(&page).await;
    page.has_text(&format!("・通し番号 {serial}・")).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn card_and_sheet_are_one_page_of_paper_as_elsewhere() {
    let site = site_with("true");
    let page = begun(&site).await;
    let number = super::served::list().specialists[0].registration;
    follow(&page, &format!("#/card/{number}")).await;
    page.wait_for(".al-card").await;
    assert_eq!(page.print("kiosk-card").await.pages(), 1);
    follow(&page, "#/sheet").await;
    page.wait_for(".al-sheet").await;
    assert_eq!(page.print("kiosk-sheet").await.pages(), 1);
    page.end_clean().await;
}
