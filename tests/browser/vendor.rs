//! The vendor's door: what is asked of questions, criteria, menus and cases.

use super::harness::{Key, Site, Window, dist};
use super::served::{list, outcome, people, query, rows, shown_rows, strings};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn questions_criteria_menus_and_cases_are_asked_for_together() {
    let page = Site::start(dist()).open("#/find?door=detail").await;
    page.has_text("スキルと実績で絞り込む").await;
    page.click_text("設問や評価を一覧から選ぶ").await;
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

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn words_find_questions_and_options_each_chosen_and_taken_back_with_one_press() {
    let page = Site::start(dist()).open("#/find?door=detail").await;
    page.wait_for("#lookup").await;
    page.fill("#lookup", "ログ解析　ＣＩＳＳＰ 関東").await;
    page.has_text("設問が1件、条件が2件見つかりました。").await;
    let first = ".al-found:first-child";
    assert_eq!(page.text(&format!("{first} .al-level__id")).await, "S5-a-2");
    let alone = outcome("#/list?skill=S5-a-2:3").total;
    page.click_text(&format!("3 ひとりでできる {alone}名"))
        .await;
    page.at_address("#/find?door=detail&skill=S5-a-2:3").await;
    let pressed = format!("{first} [aria-pressed=true]");
    assert!(page.is_focused(&pressed).await, "the focus stays");
    page.click_text("保有資格：CISSP").await;
    page.at_address("#/find?door=detail&qual=7&skill=S5-a-2:3")
        .await;
    page.click_text("地域：関東すべて").await;
    let link = "#/find?door=detail&area=8,9,10,11,12,13,14&qual=7&skill=S5-a-2:3";
    page.at_address(link).await;
    page.has_text(&format!("条件に合う専門家 {}名", outcome(link).total))
        .await;
    let chips = page.texts(".al-chip > span:first-child").await;
    let expected = [
        "関東すべて",
        "CISSP",
        "S5-a-2 インシデント分析：3（ひとりでできる）",
    ];
    assert_eq!(chips, expected);
    for (name, window) in [("lookup", Window::PHONE), ("lookup-wide", Window::DESKTOP)] {
        page.resize(window).await;
        page.picture(name).await;
        page.is_accessible().await;
    }
    page.reflows().await;
    // One chip takes all seven away; another level takes the place of the first; the same takes it back.
    page.click(".al-chip").await;
    page.at_address("#/find?door=detail&qual=7&skill=S5-a-2:3")
        .await;
    page.click(&format!("{first} button:nth-of-type(2)")).await;
    page.at_address("#/find?door=detail&qual=7&skill=S5-a-2:2")
        .await;
    page.click(&format!("{first} button:nth-of-type(2)")).await;
    page.at_address("#/find?door=detail&qual=7").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn where_no_question_fits_the_words_are_looked_for_in_what_people_wrote() {
    let page = Site::start(dist()).open("#/find?door=detail").await;
    page.wait_for("#lookup").await;
    page.fill("#lookup", "ペネトレーションテスト").await;
    page.has_text("34の設問には、この内容をたずねるものがありません。")
        .await;
    page.fill("#lookup", "もちつき").await;
    page.has_text("短いことば（例：ログ、暗号、教育）に変えるか")
        .await;
    assert_eq!(page.count(".al-found").await, 0);
    page.click_text("「もちつき」を、根拠や自己PRなどに書いている人に絞り込む")
        .await;
    page.has_text("条件に合う専門家 0名").await;
    // The words are in no link.
    page.at_address("#/find?door=detail").await;
    page.is_accessible().await;
    page.click_text("「もちつき」を、根拠や自己PRなどに書いている人に絞り込む")
        .await;
    let all = list().specialists.len();
    page.has_text(&format!("条件に合う専門家 {all}名")).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_is_found_is_reached_and_chosen_with_the_keyboard_alone() {
    let page = Site::start(dist()).open("#/find?door=detail").await;
    page.wait_for("#lookup").await;
    page.tab_to("#lookup").await;
    page.type_text("バックアップ").await;
    page.wait_for(".al-found").await;
    page.press([Key::Tab]).await;
    assert!(
        page.is_focused(".al-found:first-child button:first-of-type")
            .await
    );
    page.press([Key::Enter]).await;
    page.at_address("#/find?door=detail&skill=S3-b-2:3").await;
    page.end_clean().await;
}
