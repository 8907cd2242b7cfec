//! Scenes: what somebody who needs something has to press, and how far to scroll, in figures.

use serde_json::json;
use thirtyfour::Key;

use super::harness::{Counted, Fault, Page, Site, Window, dist};
use super::served::outcome;

/// A phone as most people hold it.
const PHONE: Window = Window(360, 740);

/// The upper and lower edge of an element in the page as it stands, in pixels.
async fn edges(page: &Page, css: &str) -> (f64, f64) {
    page.wait_for(css).await;
    let script = format!(
        "const box = document.querySelector({css:?}).getBoundingClientRect();
         return [box.top, box.bottom]"
    );
    let found = page.js(&script).await;
    let at = |place: usize| found[place].as_f64().unwrap();
    (at(0), at(1))
}

async fn visit(window: Window, path: &str) -> Page {
    let site = Site::start(dist());
    site.visit().window(window).open(path).await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_five_doors_are_on_one_screen_of_a_phone() {
    let page = visit(PHONE, "").await;
    page.has_text("通し番号").await;
    let (_, last) = edges(&page, ".al-doors > li:last-child").await;
    let (strip, _) = edges(&page, ".al-strips").await;
    println!("the doors end at {last} px, the strip begins at {strip} px");
    assert!(last <= strip && last <= 740.0, "{last}, {strip}");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_has_called_a_false_warning_reads_what_to_do_after_two_taps_without_scrolling() {
    let page = visit(PHONE, "").await;
    page.click_text("インシデント発生時対応").await;
    page.click_text("警告が出た・電話してしまった").await;
    let (first, _) = edges(&page, "#incident-warning .al-steps > li").await;
    let (_, number) = edges(&page, "#incident-warning .al-calls li:last-child a").await;
    let (strip, _) = edges(&page, ".al-strips").await;
    println!("2 taps: the first sentence at {first} px, the last number ends at {number} px");
    assert!(first >= 0.0 && number <= strip, "{first} {number} {strip}");
    assert_eq!(page.js("return scrollY").await, 0);
    page.has_text("電話を切ってください。").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_to_do_in_an_emergency_is_read_where_the_program_does_not_come() {
    let site = Site::start(dist());
    site.fault("assets/app-*.js", Fault::status(404));
    let visit = site.visit().window(PHONE).without_worker();
    let page = visit.without_waiting().open("").await;
    page.click(".al-nav__link[data-tone=danger]").await;
    page.wait_for("#incident-locked > summary").await;
    assert!(!page.shows(".al-door").await, "one screen at a time");
    page.click("#incident-locked > summary").await;
    page.has_text("電源は切らないでください。").await;
    page.wait_for("#incident-locked a[href='tel:%239110']")
        .await;
    page.is_accessible().await;
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_screen_that_is_opened_by_its_address_begins_at_its_top() {
    for path in ["#/incident", "#/method", "#/list"] {
        let page = visit(PHONE, path).await;
        page.wait_for("main h1").await;
        // What a browser does about a fragment it may do after loading.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(page.js("return scrollY").await, 0, "{path}");
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_operators_numbers_come_before_the_national_ones() {
    let site = Site::start(dist());
    let settings = json!({
        "title": "試し", "operator": "試し", "contact": { "name": "試し" },
        "first_aid": [{ "name": "試し商工会議所", "phone": "03-0000-0000" }, { "name": "警察", "phone": "#9110" }],
    });
    site.fault("site.json", Fault::json(settings.to_string()));
    let page = site.visit().window(PHONE).open("#/incident/leak").await;
    page.has_text("03-0000-0000").await;
    let numbers = "return [...document.querySelectorAll('#incident-leak a[href^=\"tel:\"]')].map((link) => link.textContent)";
    assert_eq!(page.js(numbers).await, json!(["03-0000-0000", "#9110"]));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn people_are_in_sight_on_the_first_screen_of_the_list() {
    for (window, first_at_most, twenty_at_most) in [
        (Window(1280, 800), 320.0, 1_100.0),
        (Window(768, 1024), 420.0, 1_600.0),
        (PHONE, 420.0, 3_200.0),
    ] {
        let page = visit(window, "#/list?c=1-1,3-3&area=27").await;
        page.wait_for(".al-glance__person:nth-of-type(20)").await;
        let (first, _) = edges(&page, ".al-glance__person .al-person__name").await;
        let (top, _) = edges(&page, ".al-glance__person").await;
        let (_, end) = edges(&page, ".al-glance__person:nth-of-type(20)").await;
        println!(
            "{window:?}: the first person at {first} px, twenty take {} px",
            end - top
        );
        assert!(first <= first_at_most, "{first}");
        assert!(end - top <= twenty_at_most, "{}", end - top);
        let tint = "const of = (css) => getComputedStyle(document.querySelector(css)).backgroundColor;
            return of('.al-glance__mark[data-chosen]') !== of('.al-glance__mark:not([data-chosen])')";
        if window.0 == 1280 {
            assert_eq!(page.js(tint).await, true, "chosen menus are tinted");
        }
        page.pictures("list-glance").await;
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_first_person_and_the_way_to_the_list_are_few_stops_of_the_tab_key_away() {
    for (path, drawn, wanted, most) in [
        (
            "#/list?c=1-1",
            ".al-glance__person:nth-of-type(20)",
            ".al-glance__person:first-of-type *",
            12,
        ),
        (
            "#/find?door=consult",
            ".al-answer__list > li:nth-of-type(3)",
            ".al-countbar__see",
            25,
        ),
    ] {
        let page = visit(Window(1280, 800), path).await;
        page.wait_for(drawn).await;
        page.js("document.activeElement.blur()").await;
        let mut stops = 0;
        while !page.is_focused(wanted).await {
            page.press([Key::Tab]).await;
            stops += 1;
            assert!(stops <= most, "{wanted} is further than {most} stops");
        }
        println!("{wanted}: {stops} stops");
        page.end_clean().await;
    }
}

/// What a screen reader says of the cells of a row.
const HEARD: &str = "const [nodes, nth] = arguments;
    const by = new Map(nodes.map((node) => [node.nodeId, node]));
    const said = (node) => {
        if (!node || node.ignored && node.role?.value === 'none' && !node.childIds.length) return [];
        if (node.role.value === 'StaticText') return [node.name.value];
        const inner = (node.childIds ?? []).flatMap((id) => said(by.get(id)));
        return inner.length ? inner : [node.name?.value ?? ''].filter(Boolean);
    };
    const rows = nodes.filter((node) => node.role?.value === 'row' && !node.ignored);
    return rows[nth].childIds.map((id) => said(by.get(id)).join(' ')).filter(Boolean);";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_line_of_the_list_is_heard_in_full_words() {
    let page = visit(Window(1280, 800), "#/list?c=1-1&area=27").await;
    page.wait_for(".al-glance__person:nth-of-type(20)").await;
    let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await;
    let script = HEARD.replace("arguments", &format!("[{}, 1]", tree["nodes"]));
    let heard = page.js(&script).await;
    let heard: Vec<String> = serde_json::from_value(heard).unwrap();
    println!("{heard:#?}");
    let has = |text: &str| heard.iter().any(|cell| cell == text);
    assert!(
        has("同じ府") && has("特に得意") && has("企業勤務"),
        "{heard:?}"
    );
    let holds = |text: &str| heard.iter().any(|cell| cell.contains(text));
    for full in [
        "1 位",
        "訪問・オンライン",
        "情報セキュリティ規程の整備",
        "円以上～",
        "経験あり（",
        "スポット対応",
    ] {
        assert!(holds(full), "{full} among {heard:?}");
    }
    // The short forms are for the eye.
    for sign in ["①", "訪オ", "◎", "短・"] {
        assert!(!holds(sign), "{sign} among {heard:?}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn back_from_a_card_finds_the_open_line_and_who_was_seen() {
    let page = visit(Window(1280, 800), "#/list?c=1-1").await;
    page.open_line(3).await;
    page.has_text("自己PR（本人の申告）").await;
    page.click(".al-glance__person:nth-of-type(4) .al-person__name")
        .await;
    page.wait_for(".al-card").await;
    page.back().await;
    page.wait_for(".al-glance__person:nth-of-type(3)[data-open] .al-glance__parts")
        .await;
    page.wait_for(".al-glance__person:nth-of-type(4)[data-seen]")
        .await;
    assert_eq!(page.count(".al-glance__person[data-seen]").await, 1);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_form_of_the_list_is_remembered_and_without_a_choice_nobody_has_a_rank() {
    let page = visit(Window(1280, 800), "#/list").await;
    page.wait_for(".al-glance__person").await;
    assert_eq!(page.count(".al-glance__rank").await, 0);
    page.in_full().await;
    page.reload().await;
    page.wait_for(".al-results__person").await;
    assert_eq!(page.count(".al-person__rank").await, 0);
    page.click(".al-segment label:first-child").await;
    page.reload().await;
    page.wait_for(".al-glance__person").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn each_step_of_the_search_is_short_on_a_phone_and_the_answer_stands_beside_them_on_a_desk() {
    let page = visit(PHONE, "#/find?door=consult").await;
    for step in 1..=3 {
        let (top, bottom) = edges(&page, "main").await;
        println!("step {step}: {} px", bottom - top);
        assert!(bottom - top <= 1_110.0, "step {step}: {}", bottom - top);
        page.is_accessible().await;
        if step < 3 {
            page.click_text("次へ").await;
            page.wait_for(&format!("#step-{step}:focus")).await;
        }
    }
    page.resize(Window(1280, 800)).await;
    page.wait_for(".al-answer__list > li:nth-of-type(3)").await;
    page.js("scrollTo(0, 0)").await;
    let (_, end) = edges(&page, ".al-countbar a").await;
    assert!(end <= 800.0, "the way on ends at {end} px");
    page.choose("#home", "大阪府").await;
    page.at_address("#/find?door=consult&area=27").await;
    page.has_text("大阪府で支援できる専門家").await;
    page.click_text("隣の府県も").await;
    page.at_address("#/find?door=consult&area=26,27,28,29,30")
        .await;
    page.click_text("隣の府県も").await;
    page.at_address("#/find?door=consult&area=27").await;
    page.click_text("来てほしい").await;
    page.at_address("#/find?door=consult&area=27&form=1").await;
    page.click_text("どちらでも").await;
    page.at_address("#/find?door=consult&area=27").await;
    page.click_text("初回無料と書いている人").await;
    page.at_address("#/find?door=consult&area=27&free=1").await;
    page.has_text("大阪府で支援でき、初回は無料と書いている専門家")
        .await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_vendor_finds_who_analyses_logs_alone_holds_cissp_and_comes_to_the_kanto_region() {
    let link = "#/list?door=detail&area=8,9,10,11,12,13,14&qual=7&skill=S5-a-2:3";
    let total = outcome(link).total;
    // As a vendor goes who types one thing, and one who types all at once.
    for at_once in [false, true] {
        let page = visit(Window(1280, 800), "").await;
        let mut way = Counted::new(&page, 800.0);
        way.press_text("その他技術的対策（詳細検索）").await;
        page.wait_for("#lookup").await;
        if at_once {
            way.write("#lookup", "ログ解析 CISSP 関東").await;
            way.press_text("3 ひとりでできる").await;
            way.press_text("保有資格：CISSP").await;
            way.press_text("地域：関東すべて").await;
        } else {
            way.write("#lookup", "ログ").await;
            page.wait_for(".al-found:first-child").await;
            assert_eq!(page.text(".al-found .al-level__id").await, "S5-a-2");
            way.press_text("3 ひとりでできる").await;
            way.press_text("CISSP").await;
            way.press_text("都道府県をいくつか選ぶ").await;
            way.press_text("関東すべて").await;
        }
        page.has_text(&format!("条件に合う専門家 {total}名")).await;
        page.see_people().await;
        way.presses += 1;
        page.at_address(link).await;
        page.wait_for(".al-glance__person").await;
        page.has_text("関東すべて").await;
        println!("{} presses, with the list; {total} people", way.presses);
        assert!(way.presses <= 7, "{}", way.presses);
        page.end_clean().await;
    }
}
