//! From a door to a printed card, and every deep link.

use serde_json::json;

use super::harness::{Page, Site, dist};
use super::served::{people, rows, shown_rows, strings, tight};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_firm_goes_from_the_first_door_to_a_printed_card() {
    let page = Site::start(dist()).open("").await;
    page.click_text("セキュリティに関するお困りごと、相談ごと")
        .await;
    page.at_address("#/find?door=consult").await;
    page.click("input[name=c][value='1-1']").await;
    page.click("input[name=c][value='3-3']").await;
    page.choose("#home", "大阪府").await;
    page.click("input[name=industry][value='3']").await;
    let link = "#/find?door=consult&c=1-1,3-3&area=27&industry=3";
    page.at_address(link).await;
    page.see_people().await;
    page.at_address(&link.replace("find", "list")).await;

    let expected = people(link);
    assert!(expected.len() > 2, "a list that has an order: {expected:?}");
    let first_step = rows(&expected[..expected.len().min(20)]);
    assert_eq!(shown_rows(&page).await, first_step);
    page.has_text(&format!("条件に合う専門家 {}名", expected.len()))
        .await;

    let first = &expected[0];
    page.click(".al-person__name").await;
    let card = format!("#/card/{}", first.registration);
    page.at_address(&link.replace("#/find", &card)).await;
    assert_eq!(page.text("h1").await, first.name);
    let pdf = page.print("flow-card").await;
    assert_eq!(pdf.pages(), 1);
    pdf.is_a4();
    pdf.fonts_are_embedded();
    let text = pdf.text(1);
    for said in [
        tight(&first.name),
        tight(&first.kana),
        format!("第{}号", first.registration),
    ] {
        assert!(text.contains(&said), "{said} is not in {text}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn deep_links_open_their_screen_in_a_folder_of_a_plain_host() {
    let site = Site::start_below("/some/folder/", dist());
    let page = site.open("").await;
    let first = &people("#/list?c=1-1&area=27")[0];
    let card = format!("#/card/{}?c=1-1&area=27", first.registration);
    let cards = format!("#/cards/{}", first.registration);
    let found = people("#/list?c=1-1&area=27").len();
    let list_heading = format!("専門家の一覧：規程づくり × 大阪府 {found}名");
    for (link, heading) in [
        (
            "#/find?door=consult&c=1-1",
            "セキュリティに関するお困りごと、相談ごと",
        ),
        ("#/list?c=1-1&area=27", &*list_heading),
        (&card, &first.name),
        (&cards, "個票の印刷"),
        ("#/method", "この一覧のしくみ"),
        ("#/incident", "いま何が起きていますか"),
    ] {
        page.load(link).await;
        page.wait_for("h1").await;
        page.has_text(heading.rsplit('：').next().unwrap()).await;
        assert_eq!(page.text("h1").await.replace('\n', ""), heading, "{link}");
        page.at_address(link).await;
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
        assert_eq!(page.js(status).await, 200, "{link}");
    }
    for path in site.requests() {
        assert!(path.starts_with("/some/folder/"), "asked for {path}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_training_door_has_chosen_training_and_lectures() {
    let page = through("社内のセキュリティ研修や講演の依頼").await;
    assert_eq!(chosen(&page).await, ["c 3-3", "form 3"]);
    assert_eq!(
        page.texts(".al-chip").await,
        ["従業員向けセキュリティ教育\nを外す", "講演・研修\nを外す"]
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_guideline_door_asks_for_the_industry_first_and_only_suggests() {
    let page = through("業界ガイドライン対応に関するお困りごと").await;
    assert_eq!(chosen(&page).await, Vec::<String>::new());
    let questions = page.texts("main legend").await;
    assert_eq!(questions[0], "はじめに、自社の業界を選んでください");
    let suggested =
        "return [...document.querySelectorAll('.al-suggestions input')].map((box) => box.value)";
    assert_eq!(page.js(suggested).await, json!(["0-2", "1-1", "2-1"]));
    page.has_text("おすすめ").await;
    page.click(".al-suggestions input[value='1-1']").await;
    page.at_address("#/find?door=guideline&c=1-1").await;
    // The same content stands in its menu, too.
    assert_eq!(chosen(&page).await, ["s 1-1", "c 1-1"]);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_incident_door_says_first_what_to_do_and_then_searches() {
    let page = Site::start(dist()).open("").await;
    page.click_text("インシデント発生時対応").await;
    page.at_address("#/incident").await;
    page.has_text("いま何が起きていますか").await;
    page.has_text("#9110").await;
    // Not every telephone dials a link with that sign.
    page.has_text("電話機でその番号を押してください").await;
    page.click_text("緊急対応ができる専門家を探す").await;
    page.at_address("#/list?door=incident&c=5-3,6-1&form=4")
        .await;
    page.click_text("条件を変える").await;
    page.click_text("困りごと・支援内容を選び直す").await;
    page.at_address("#/find?door=incident&c=5-3,6-1&form=4")
        .await;
    page.has_text("条件に合う専門家").await;
    assert_eq!(chosen(&page).await, ["c 5-3", "c 6-1", "form 4"]);
    let form = page
        .js("return document.querySelector('[name=form][value=\"4\"]').closest('label').textContent")
        .await;
    let form = form.as_str().unwrap_or_default();
    assert!(
        form.starts_with("インシデント発生時の緊急対策支援"),
        "{form}"
    );
    page.click_text("まずすること").await;
    page.at_address("#/incident").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_door_for_vendors_asks_for_a_level_of_each_question() {
    let page = through("その他技術的対策（詳細検索）").await;
    page.wait_for("#levels-t").await;
    // Menus, criteria with their questions, and the number of cases.
    assert_eq!(page.count(".al-level select").await, 8 + 14 + 34 + 1);
    page.click("details details:has([id='S1-a-2']) > summary")
        .await;
    page.choose("[id='S1-a-2']", &level_label(&page, "S1-a-2", 2).await)
        .await;
    let link = "#/find?door=detail&skill=S1-a-2:2";
    page.at_address(link).await;
    let total = super::served::outcome(link).total;
    page.has_text(&format!("条件に合う専門家 {total}名")).await;
    page.end_clean().await;
}

async fn level_label(page: &Page, question: &str, level: usize) -> String {
    page.wait_for(&format!("[id='{question}']")).await;
    let script = format!("return document.getElementById('{question}').options[{level}].text");
    page.js(&script)
        .await
        .as_str()
        .unwrap_or_default()
        .to_string()
}

/// Through a door, until the list is there.
async fn through(door: &str) -> Page {
    let page = Site::start(dist()).open("").await;
    page.click_text(door).await;
    page.has_text("条件に合う専門家").await;
    page
}

/// `name value` of every box that is chosen on screen 2.
async fn chosen(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main input:checked:not([name=way])')].map((box) => `${box.name} ${box.value}`)";
    strings(&page.js(script).await)
}
