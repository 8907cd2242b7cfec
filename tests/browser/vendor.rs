//! The vendor's door: what is asked of questions, criteria, menus and cases.

use super::harness::{Site, Window, dist};
use super::served::{list, outcome, people, query, rows, shown_rows, strings};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn questions_criteria_menus_and_cases_are_asked_for_together() {
    let page = Site::start(dist()).open("#/find?door=detail").await;
    page.has_text("スキルと実績で絞り込む").await;
    page.click_text("支援メニューの評価（◎・○）").await;
    let single = outcome("#/list?menu=5:1").total;
    page.choose("[id='menu-5']", &format!("○以上（{single}名）"))
        .await;
    page.at_address("#/find?door=detail&menu=5:1").await;
    page.click_text("S2セキュリティリスクの識別").await;
    let both = outcome("#/list?menu=5:1&crit=S2-b").total;
    page.choose("[id='S2-b']", &format!("設定評点以上（{both}名）"))
        .await;
    let cases = outcome("#/list?menu=5:1&crit=S2-b&cases=10").total;
    page.choose("#cases", &format!("10件以上（{cases}名）"))
        .await;
    page.at_address("#/find?door=detail&crit=S2-b&menu=5:1&cases=10")
        .await;
    // Any instead of all: a set of skills becomes one condition.
    page.click_text("どれか一つに合う人（OR）").await;
    let link = "#/find?door=detail&crit=S2-b&menu=5:1&match=any&cases=10";
    page.at_address(link).await;
    let any = outcome(link);
    assert!(any.total > cases);
    page.has_text(&format!(
        "{}名（掲載 {}名中）",
        any.total,
        list().specialists.len()
    ))
    .await;
    page.resize(Window::PHONE).await;
    page.picture("vendor").await;
    page.is_accessible().await;
    page.see_people().await;
    let expected = rows(&people(link));
    assert_eq!(shown_rows(&page).await, expected[..expected.len().min(20)]);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_asked_is_shown_with_its_stated_grounds() {
    let link = "#/list?skill=S3-a-1:3,S5-a-2:2&crit=S2-b&menu=3:1";
    let page = Site::start(dist()).open(link).await;
    page.open_line(1).await;
    page.wait_for(".al-asked").await;
    let first = &people(link)[0];
    let rating = activelist_model::expert::rate(first);
    let expected: Vec<String> =
        activelist_view::display::skill::skills(first, &rating, &query(link).criteria)
            .into_iter()
            .map(|found| match found.grounds.is_empty() {
                true => format!("{}{}", found.name, found.value),
                false => format!("{}{}根拠：{}", found.name, found.value, found.grounds),
            })
            .collect();
    assert_eq!(expected.len(), 4);
    let said =
        "return [...document.querySelector('.al-asked').children].map((row) => row.textContent)";
    assert_eq!(strings(&page.js(said).await), expected);
    page.open_chosen().await;
    page.has_text("スキル").await;
    page.pictures("asked").await;
    page.is_accessible().await;
    page.reflows().await;
    page.end_clean().await;
}
