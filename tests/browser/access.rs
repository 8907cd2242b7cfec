//! For everyone: axe on every screen and state, reflow, headings, the keyboard alone, focus in
//! sight, other colours, less motion, titles, and pictures for people to look at.

use serde_json::json;

use super::harness::{Fault, Key, Page, Site, Window, dist};
use super::served::{META, altered, people, serve, site, strings};

/// Every screen, with a search that has something to show.
fn screens() -> Vec<(&'static str, String, &'static str)> {
    let search = "?c=1-1,3-3&area=27&industry=3";
    let found = people(search);
    let card = format!("#/card/{}{search}", found[0].registration);
    let picks = format!("{},{}", found[0].registration, found[1].registration);
    let cards = format!("#/cards/{picks}");
    let screen = |name, link: &str, title| (name, link.to_string(), title);
    vec![
        screen("home", "#/", "登録セキスペを探す"),
        screen("incident", "#/incident", "いま何が起きていますか"),
        screen("find", &format!("#/find{search}"), "支援内容と条件を選ぶ"),
        screen(
            "find-consult",
            "#/find?door=consult",
            "セキュリティに関するお困りごと、相談ごと",
        ),
        screen(
            "find-guideline",
            "#/find?door=guideline",
            "業界ガイドライン対応に関するお困りごと",
        ),
        screen(
            "find-incident",
            "#/find?door=incident&c=5-3,6-1&form=4",
            "インシデント発生時対応",
        ),
        screen(
            "find-detail",
            "#/find?door=detail&skill=S1-a-1:2",
            "その他技術的対策（詳細検索）",
        ),
        screen("list", &format!("#/list{search}"), "専門家の一覧"),
        screen(
            "list-nobody",
            "#/list?area=47&industry=6&fee=1&period=1&status=1",
            "専門家の一覧",
        ),
        screen("card", &card, ""),
        screen("card-gone", "#/card/000001", "個票"),
        screen("cards", &cards, "個票の印刷"),
        screen(
            "list-skills",
            "#/list?skill=S3-a-1:3&crit=S2-b",
            "専門家の一覧",
        ),
        screen(
            "shortlist",
            &format!("#/shortlist{search}&pick={picks}"),
            "候補",
        ),
        screen(
            "compare",
            &format!("#/compare/{picks}{search}"),
            "候補を比べる",
        ),
        screen("sheet", &format!("#/sheet{search}"), "相談準備シート"),
        screen("method", "#/method", "この一覧のしくみ"),
        screen("unknown", "#/nowhere", "ページが見つかりません"),
    ]
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn every_screen_is_accessible_titled_in_order_and_fits_400_percent() {
    let page = Site::start(dist()).open("").await;
    for (name, link, title) in screens() {
        println!("{name}");
        page.load(&link).await;
        settled(&page).await;
        page.pictures(name).await;
        open_all(&page).await;
        title_is(&page, title).await;
        assert_eq!(page.js("return document.documentElement.lang").await, "ja");
        headings_in_order(&page).await;
        ids_stand_once(&page).await;
        page.reflows().await;
        for window in [Window::PHONE, Window::DESKTOP] {
            println!("{window:?}");
            page.resize(window).await;
            open_all(&page).await;
            page.is_accessible().await;
        }
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn messages_of_failure_are_accessible() {
    let sign_in = Fault::Answer(200, "text/html".into(), b"<!doctype html>".into());
    let site = site(Fault::status(404));
    site.fault("site.json", Fault::json("{\"title\":\"\"}"));
    let page = site.open("").await;
    for name in ["missing", "sign-in", "version", "left-out"] {
        match name {
            "missing" => {}
            "sign-in" => page.site.fault(META, sign_in.clone()),
            "version" => serve(&page.site, altered(|list| list["schema"] = json!(2))),
            _ => serve(
                &page.site,
                altered(|list| list["specialists"][0]["name"] = json!("")),
            ),
        }
        for link in ["#/", "#/find?later=1", "#/list", "#/method"] {
            page.load(link).await;
            settled(&page).await;
            page.resize(Window::PHONE).await;
            page.is_accessible().await;
            headings_in_order(&page).await;
            page.reflows().await;
        }
        page.resize(Window::DESKTOP).await;
        page.picture(&format!("state-{name}")).await;
    }
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_that_is_loading_is_accessible() {
    let page = site(Fault::Delayed(std::time::Duration::from_secs(60)))
        .open("#/list")
        .await;
    page.wait_for("[role=status] .al-spinner + p, .al-state[role=status]")
        .await;
    page.is_accessible().await;
    page.reflows().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_whole_task_is_done_with_the_keyboard_alone() {
    let page = Site::start(dist()).open("").await;
    page.tab_to("a.al-door").await;
    page.press([Key::Enter]).await;
    page.has_text("条件に合う専門家").await;
    page.tab_to("details:has([name=c]) > summary").await;
    page.press([Key::Enter]).await;
    page.tab_to("input[name=c][value='1-1']").await;
    page.press([Key::Space]).await;
    page.tab_to("input[name=c][value='3-3']").await;
    page.press([Key::Space]).await;
    page.at_address("#/find?door=consult&c=1-1,3-3").await;
    for details in ["details", "details details"] {
        page.tab_to(&format!("{details}:has([name=area][value='27']) > summary"))
            .await;
        page.press([Key::Enter]).await;
    }
    page.tab_to("input[name=area][value='27']").await;
    page.press([Key::Space]).await;
    page.at_address("#/find?door=consult&c=1-1,3-3&area=27")
        .await;
    page.tab_to(".al-countbar a").await;
    page.press([Key::Enter]).await;
    page.wait_for(".al-results").await;
    assert!(page.focused().await.starts_with("h1 専門家の一覧"));
    page.tab_to("#sort").await;
    page.tab_to(".al-glance__open button").await;
    page.press([Key::Enter]).await;
    page.tab_to(".al-glance__detail summary").await;
    page.press([Key::Enter]).await;
    page.wait_for(".al-explain").await;
    let back_to = ".al-results tbody .al-person__name";
    for _ in 0..10 {
        page.press_shifted(Key::Tab).await;
        if page.is_focused(back_to).await {
            break;
        }
    }
    assert!(page.is_focused(back_to).await, "{}", page.focused().await);
    page.press([Key::Enter]).await;
    page.wait_for(".al-card").await;
    let first = &people("?c=1-1,3-3&area=27")[0];
    assert_eq!(page.text("h1").await, first.name);
    page.tab_to(".al-card__mail a").await;
    page.press_shifted(Key::Tab).await;
    let print = "button";
    assert!(page.is_focused(print).await, "{}", page.focused().await);
    assert_eq!(page.focused().await, "button この個票を印刷");
    page.back().await;
    page.at_address("#/list?door=consult&c=1-1,3-3&area=27")
        .await;
    page.wait_for(".al-results").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn every_stop_of_the_keyboard_is_seen_and_not_covered() {
    let page = Site::start(dist()).open("").await;
    for link in [
        "#/",
        "#/find?door=detail&c=1-1&area=27",
        "#/list?c=1-1&area=27",
        "#/method",
    ] {
        for window in [Window::DESKTOP, Window::PHONE] {
            page.resize(window).await;
            page.load(link).await;
            settled(&page).await;
            let mut faults = Vec::new();
            for _ in 0..40 {
                page.press([Key::Tab]).await;
                faults.extend(strings(&page.js(STOP).await));
            }
            assert!(faults.is_empty(), "{link} {window:?}: {faults:#?}");
        }
    }
    page.end_clean().await;
}

/// What is wrong with where the focus is: no outline, outside the window, or under a bar.
const STOP: &str = "
    const element = document.activeElement;
    if (!element || element === document.body) return [];
    const name = `${element.tagName} ${element.className} ${element.textContent.slice(0, 20)} ${element.name ?? ''}`;
    const style = getComputedStyle(element);
    const faults = [];
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`${name}: no outline`);
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) faults.push(`${name}: no size`);
    if (box.bottom < 1 || box.top > innerHeight - 1) faults.push(`${name}: out of the window`);
    // Its first line at least must be free.
    const line = Math.min(box.height, 24);
    const at = document.elementFromPoint(box.left + Math.min(box.width, 24) / 2, box.top + line / 2);
    const free = at && (element.contains(at) || at.contains(element) || at.closest('label')?.contains(element));
    if (!free) faults.push(`${name}: covered by ${at?.className ?? 'nothing'} at ${JSON.stringify(box)}`);
    return faults;";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_first_stop_leads_past_the_header() {
    let page = Site::start(dist()).open("#/list?c=1-1").await;
    page.wait_for(".al-results").await;
    page.press([Key::Tab]).await;
    assert_eq!(page.focused().await, "button 本文へ移動");
    page.press([Key::Enter]).await;
    assert!(page.is_focused("#main").await, "{}", page.focused().await);
    page.at_address("#/list?c=1-1").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn other_colours_and_less_motion_are_heeded() {
    let page = Site::start(dist()).open("#/find?c=1-1&area=27").await;
    page.media(
        "",
        &[
            ("forced-colors", "active"),
            ("prefers-reduced-motion", "reduce"),
        ],
    )
    .await;
    settled(&page).await;
    // With colours forced, a chosen box must still differ from one that is not.
    let boxes = "const look = (box) => JSON.stringify(['backgroundColor', 'backgroundImage', 'borderColor', 'appearance', 'maskImage']
            .map((name) => getComputedStyle(box)[name]).concat(['::before', '::after'].map((part) => {
                const style = getComputedStyle(box, part);
                return [style.content, style.display, style.backgroundColor, style.borderColor, style.opacity, style.transform].join();
            })));
        return ['input[name=c]:checked', 'input[name=c]:not(:checked)'].map((css) => look(document.querySelector(css)))";
    let looks = page.js(boxes).await;
    assert!(
        looks[0] != looks[1] || looks[0].as_str().is_some_and(|look| look.contains("auto")),
        "{looks}"
    );
    let moving = "return [...document.querySelectorAll('*')].filter((element) => {
            const style = getComputedStyle(element);
            const long = (times) => times.split(',').some((time) => parseFloat(time) > 0.05);
            return long(style.animationDuration) && style.animationName !== 'none'
                || long(style.transitionDuration) && style.transitionProperty !== 'none';
        }).map((element) => element.className)";
    assert_eq!(page.js(moving).await, json!([]), "still moving");
    for link in ["#/list?c=1-1&area=27", "#/method"] {
        page.goto(link).await;
        settled(&page).await;
        page.is_accessible().await;
    }
    page.picture("forced-colors").await;
    page.end_clean().await;
}

/// Waits until the list is there, or its absence is said.
async fn settled(page: &Page) -> () {
    page.wait_for("h1").await;
    page.wait_gone(".al-spinner").await;
}

/// Opens all that can be opened; of the explanations only the first, they are alike.
async fn open_all(page: &Page) {
    page.js(
        "const why = [...document.querySelectorAll('.al-results details')].slice(1);
         for (const part of document.querySelectorAll('details')) {
             if (!why.includes(part)) part.open = true;
         }",
    )
    .await;
}

/// The title of a screen; with none, that of a card.
async fn title_is(page: &Page, title: &str) {
    let found = page.js("return document.title").await;
    let found = found.as_str().unwrap_or_default();
    match title {
        "登録セキスペを探す" => assert_eq!(found, title),
        "" => assert!(found.ends_with("さんの個票｜登録セキスペを探す"), "{found}"),
        title => assert_eq!(found, format!("{title}｜登録セキスペを探す")),
    }
}

async fn ids_stand_once(page: &Page) {
    let twice = "const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
        return ids.filter((id, place) => ids.indexOf(id) !== place)";
    assert_eq!(page.js(twice).await, json!([]), "ids that stand twice");
}

/// One heading of level 1, and no level left out on the way down.
async fn headings_in_order(page: &Page) {
    let script = "return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((heading) => heading.checkVisibility())
        .map((heading) => `${heading.tagName[1]} ${heading.textContent}`)";
    let headings = strings(&page.js(script).await);
    let levels: Vec<u32> = headings
        .iter()
        .filter_map(|heading| heading.chars().next()?.to_digit(10))
        .collect();
    assert_eq!(
        levels.iter().filter(|level| **level == 1).count(),
        1,
        "{headings:#?}"
    );
    let jumps = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
    assert!(!jumps, "{headings:#?}");
}
