//! A machine for visitors: nothing of one is left for the next, and nothing leads out of it. And its
//! settings: how a page becomes one.

use std::time::Duration;

use activelist_model::expert::Stated;
use serde_json::json;

use super::harness::{Fault, Page, Site, Window, dist};
use super::kiosk::{begin, begun, end_starred, ends_after, follow, site_with, star_first};
use super::served::{list, people, strings};

/// What visitor A writes, and nothing else on the page says.
const WRITTEN: &str = "まるまる金属の山田です。規程を作りたい";

/// All that a browser may keep of a visitor, as one text.
const DUMP: &str = "
    const stored = [];
    for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        stored.push(name, ...kept.map((request) => request.url));
    }
    const fields = [...document.querySelectorAll('input, textarea, select')];
    return JSON.stringify({
        local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, stored,
        databases: (await indexedDB.databases()).map((found) => found.name),
        name: window.name, title: document.title, address: location.href, state: history.state,
        page: document.documentElement.outerHTML,
        fields: fields.map((field) => `${field.value} ${field.checked}`),
    });";

/// A visitor who leaves traces wherever one can: the number of whom they starred.
async fn visitor(page: &Page) -> String {
    page.click_text("お困りごと").await;
    page.wait_for("#needs").await;
    page.fill("#needs", WRITTEN).await;
    page.click("input[name=c][value='1-1']").await;
    page.fill("#words", "やまだ").await;
    page.fill("#words", "").await;
    page.see_people().await;
    page.wait_for(".al-results").await;
    let starred = people("#/list?c=1-1")[0].registration.to_string();
    page.click(".al-results .al-star").await;
    page.has_text("1名が候補に入っています").await;
    page.click(".al-results .al-person__name").await;
    page.wait_for(".al-card").await;
    page.js("window.name = 'A'; sessionStorage.setItem('a', 'A'); window.scrollTo(0, 300)")
        .await;
    page.click_text("候補（1）").await;
    page.click_text("相談準備シートを作る").await;
    page.wait_for("#firm-industry").await;
    page.choose("#firm-industry", "その他製造業").await;
    page.has_text(WRITTEN).await;
    let dump = dump(page).await;
    assert!(dump.contains(WRITTEN) && dump.contains(&starred));
    starred
}

async fn dump(page: &Page) -> String {
    let found = page.js_async(DUMP).await;
    found.as_str().unwrap_or_default().to_string()
}

/// Fails if anything of the visitor is left.
async fn is_blank(page: &Page, starred: &str) {
    let dump = dump(page).await;
    for trace in [
        WRITTEN,
        starred,
        "まるまる",
        "c=1-1",
        "個票｜",
        "\"session\":{\"",
        "候補（1）",
    ] {
        assert!(!dump.contains(trace), "{trace} is left: {dump}");
    }
    let rest = page
        .js("return [window.name, scrollY, history.state]")
        .await;
    assert_eq!(rest[0], "");
    assert_eq!(rest[1], 0);
    assert!(rest[2].is_null() || rest[2] == 0, "{rest}");
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn nothing_of_a_visitor_is_left_after_the_end() {
    let site = site_with("true");
    let page = begun(&site).await;
    let entries = page.js("return history.length").await;
    let starred = visitor(&page).await;
    page.print("kiosk-visitor").await;
    assert_eq!(page.js("return history.length").await, entries);
    ends_after(&page, end_starred(&page)).await;
    page.at_address("?kiosk=1").await;
    assert_eq!(page.js("return document.title").await, "見本の一覧");
    assert_eq!(page.js("return history.length").await, entries);
    is_blank(&page, &starred).await;
    // The next visitor.
    begin(&page).await;
    is_blank(&page, &starred).await;
    page.click_text("お困りごと").await;
    page.wait_for("#needs").await;
    is_blank(&page, &starred).await;
    ends_after(&page, page.reload()).await;
    is_blank(&page, &starred).await;
    // Back, as often as they like: at most out of the page, to where it was opened from.
    for _ in 0..5 {
        page.back_whatever_comes().await;
        let body = page.js("return document.documentElement.outerHTML").await;
        assert!(!body.to_string().contains(WRITTEN));
    }
    for _ in 0..5 {
        page.forward_whatever_comes().await;
    }
    page.at_address("?kiosk=1").await;
    page.wait_for(".al-cover__begin").await;
    is_blank(&page, &starred).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_that_the_browser_kept_whole_begins_anew() {
    let site = site_with("true");
    let page = begun(&site).await;
    // A worker that takes a page over throws away those that the browser has kept.
    page.worker_is("ready").await;
    // Whether a browser keeps a page is its own affair: a request under way, or a machine short of
    // memory, is reason enough not to. Nothing of the visitor is there either way; that it was kept
    // must have been seen.
    let mut said = String::new();
    for _ in 0..8 {
        let starred = visitor(&page).await;
        page.js("addEventListener('pageshow', (event) => { if (event.persisted) console.info('kept whole') }, true)")
            .await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        page.goto("icons/icon.svg").await;
        ends_after_return(&page).await;
        page.at_address("?kiosk=1").await;
        is_blank(&page, &starred).await;
        said += &page.console().await.concat();
        if said.contains("kept whole") {
            break;
        }
        begin(&page).await;
    }
    assert!(said.contains("kept whole"), "this browser kept no page");
    // The same without a browser that keeps pages: the event alone.
    begin(&page).await;
    let starred = visitor(&page).await;
    ends_after(&page, async {
        page.js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
            .await;
    })
    .await;
    is_blank(&page, &starred).await;
    page.end_clean().await;
}

async fn ends_after_return(page: &Page) {
    page.back().await;
    page.wait_for(".al-cover__begin").await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_way_out_to_an_empty_page_and_back_shows_nothing_of_a_visitor() {
    let site = site_with("true");
    let page = begun(&site).await;
    let starred = visitor(&page).await;
    page.js("setTimeout(() => location.href = 'about:blank')")
        .await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    ends_after_return(&page).await;
    page.at_address("?kiosk=1").await;
    is_blank(&page, &starred).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_release_that_waits_is_taken_over_at_the_end_of_a_visit() {
    let site = site_with("true");
    // The mark is the test's: a worker would say how it really stands.
    let page = site.visit().without_worker().open("?kiosk=1").await;
    begin(&page).await;
    follow(&page, "#/incident").await;
    page.js(
        "document.documentElement.dataset.worker = 'waiting';
        document.addEventListener('activelist:take-over', () => { globalThis.asked = location.href; location.reload(); })",
    )
    .await;
    page.js("addEventListener('pagehide', () => localStorage.setItem('asked', globalThis.asked))")
        .await;
    ends_after(&page, page.click_text("終わる")).await;
    let asked = page.js("return localStorage.getItem('asked')").await;
    assert!(
        asked
            .as_str()
            .is_some_and(|asked| asked.ends_with("/?kiosk=1")),
        "{asked}"
    );
    // Where nobody answers, the page is loaded all the same.
    begin(&page).await;
    page.js("document.documentElement.dataset.worker = 'waiting'")
        .await;
    ends_after(&page, page.click_text("終わる")).await;
    page.end_clean().await;
}

/// What leads out of the page, or puts something on the machine.
const WAYS_OUT: &str = "
    const here = new URL('?kiosk=1', document.baseURI).href;
    const out = [...document.querySelectorAll('a[href], area[href], form, iframe, object')]
        .filter((element) => !(element.href ?? '').startsWith(`${here}#/`))
        .map((element) => element.outerHTML);
    const buttons = [...document.querySelectorAll('button')].map((button) => button.textContent)
        .filter((text) => /CSV|保存|コピー/.test(text));
    return [...out, ...[...document.querySelectorAll('[target], [download]')].map((element) => element.outerHTML), ...buttons]";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_chosen_in_the_last_moment_is_not_written_into_the_address() {
    let site = site_with("true");
    let page = site.visit().without_worker().open("?kiosk=1").await;
    begin(&page).await;
    page.click_text("お困りごと").await;
    page.wait_for(".al-findstep").await;
    // The page is still there for a while after the end.
    site.fault("", Fault::Delayed(Duration::from_secs(1)));
    let script = "
        const replace = history.replaceState.bind(history);
        history.replaceState = (...all) => {
            if (all[2]) localStorage.setItem('told', all[2]);
            replace(...all);
        };
        const end = [...document.querySelectorAll('button')].find((button) => button.innerText.startsWith('終わる'));
        document.querySelector(`input[name=fee][value='2']`).click();
        end.click();";
    ends_after(&page, async {
        page.js(script).await;
    })
    .await;
    let told = page.js("return localStorage.getItem('told')").await;
    assert_eq!(told, "?kiosk=1");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn no_screen_has_a_link_that_leads_out_and_every_address_is_handed_to_a_telephone() {
    let site = site_with("true");
    let page = begun(&site).await;
    let everyone = list().specialists;
    let with_both = everyone.iter().find(|someone| {
        matches!(someone.mail, Some(Stated::Usable(_)))
            && matches!(someone.homepage, Some(Stated::Usable(_)))
    });
    let with_both = with_both.expect("somebody has a page and a mail address");
    let (one, other) = (with_both.registration, everyone[1].registration);
    star_first(&page).await;
    for link in [
        "#/".to_string(),
        "#/incident".to_string(),
        "#/find?door=consult&c=1-1".to_string(),
        "#/find?door=detail&skill=S1-a-1:2".to_string(),
        "#/list?c=1-1,3-3&area=27".to_string(),
        "#/list?area=47&industry=6&fee=1&period=1&status=1".to_string(),
        format!("#/card/{one}?c=1-1"),
        format!("#/cards/{one},{other}"),
        format!("#/compare/{one},{other}?c=1-1"),
        "#/shortlist".into(),
        "#/sheet?c=1-1".to_string(),
        "#/method".to_string(),
        "#/nowhere".to_string(),
    ] {
        follow(&page, &link).await;
        page.wait_for("h1").await;
        page.wait_gone(".al-spinner").await;
        page.js("for (const part of document.querySelectorAll('details')) part.open = true")
            .await;
        assert_eq!(page.js(WAYS_OUT).await, json!([]), "{link}");
        assert!(page.count("footer button").await >= 4, "{link}");
    }
    follow(&page, "#/shortlist").await;
    page.has_text("スマートフォンからは開けない").await;
    assert!(!page.shows(".al-handover .al-qr").await);
    follow(&page, &format!("#/card/{one}?c=1-1")).await;
    page.wait_for(".al-card").await;
    let mail = with_both
        .mail
        .as_ref()
        .map(Stated::text)
        .expect("a mail address");
    page.click(".al-card__mail button").await;
    page.wait_for("dialog[data-kind=hand][open] .al-qr").await;
    page.has_text(mail).await;
    page.has_text("宛先を確かめてください").await;
    page.is_accessible().await;
    for window in [Window(1280, 800), Window(1080, 1920), Window(768, 1024)] {
        page.resize(window).await;
        page.picture("kiosk-hand").await;
    }
    page.reflows().await;
    page.resize(Window(1280, 800)).await;
    page.click("#kiosk-hand-close").await;
    page.wait_gone("dialog[data-kind=hand]").await;
    page.picture("kiosk-card").await;
    let labels = strings(&page.js("return [...document.querySelectorAll('.al-card dd button')].map((button) => button.textContent)").await);
    assert_eq!(labels.len(), 2, "{labels:?}");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn settings_that_say_kiosk_lead_every_address_there_once() {
    let site = site_with("true");
    let page = site.open("#/list?c=1-1").await;
    page.at_address("?kiosk=1").await;
    page.wait_for(".al-cover__begin").await;
    // Nothing was added to the history.
    let entries = page.js("return history.length").await;
    page.end_clean().await;
    let page = site.open("?kiosk=1").await;
    assert_eq!(page.js("return history.length").await, entries);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn settings_with_a_fault_are_said_and_it_stays_a_kiosk() {
    let site = site_with(r#"{"idle":5,"print":"no","code":"12ab"}"#);
    let page = begun(&site).await;
    page.has_text("kiosk.idle").await;
    page.has_text("kiosk.print").await;
    page.has_text("kiosk.code").await;
    page.has_no_text("12ab").await;
    page.end_clean().await;
    // No settings at all: the address says so.
    let site = Site::start(dist());
    site.fault("site.json", Fault::status(404));
    let page = begun(&site).await;
    page.has_text("終わる").await;
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn without_its_late_part_the_cover_stays_and_says_so() {
    let site = site_with("true");
    site.fault("assets/late-kiosk-*", Fault::status(404));
    let page = site.open("?kiosk=1").await;
    page.has_text("ページを読み込み直す").await;
    assert!(!page.shows(".al-door").await);
    page.end_after(&["404", "integrity"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn elsewhere_nothing_of_it_is_loaded() {
    let site = Site::start(dist());
    // The worker keeps every part of the program; the page asks for none of this one.
    let page = site.visit().without_worker().open("#/incident").await;
    page.wait_for(".al-desks a[target=_blank]").await;
    let asked = site.requests().join("\n");
    assert!(!asked.contains("kiosk"), "{asked}");
    assert_eq!(
        page.count("html[data-kiosk], dialog, .al-kiosk-tools")
            .await,
        0
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn settings_that_cannot_be_read_are_a_kiosk_all_the_same_if_they_name_one() {
    let sound = r#"{"title":"見本の一覧","operator":"見本商工会議所","contact":{"name":"窓口"},"kiosk":true}"#;
    let large = sound.replace("窓口", &"窓".repeat(30_000));
    for damaged in [
        sound.replace("operator", "oparator"),
        sound.replace("true}", "true,}"),
        large,
    ] {
        let site = Site::start(dist());
        site.fault("site.json", Fault::json(damaged.clone()));
        let page = site.open("#/list?c=1-1").await;
        page.at_address("?kiosk=1").await;
        begin(&page).await;
        page.has_text("表示の設定に誤りがある").await;
        follow(&page, "#/list?c=1-1").await;
        page.click(".al-results .al-star").await;
        page.has_text("1名が候補に入っています").await;
        let kept = "return Object.keys(localStorage).filter((key) => key.includes('shortlist'))";
        assert_eq!(page.js(kept).await, json!([]));
        page.end_clean().await;
    }
}
