//! The wide door: the firm's own words, what they lead to, and that they stay on the page.

use super::harness::{Fault, Page, Site, Window, dist};

const WIDE_DOOR: &str = "#/find?door=consult";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_plain_words_say_is_chosen_and_conditions_are_added_and_taken_back_in_place() {
    let site = Site::start(dist());
    let page = site.open(WIDE_DOOR).await;
    page.fill(
        "#needs",
        "大阪の町工場です。取引先のアンケートに答えられる規程を作りたい",
    )
    .await;
    page.has_text("このような支援が考えられます").await;
    // Chosen at once, and marked as chosen from the words.
    page.at_address("#/find?door=consult&c=1-1").await;
    page.has_text("文章から自動で選択").await;
    assert!(page.count(".al-suggestions input").await <= 3);
    // A condition is added and taken back by the same button, which keeps the focus.
    for address in [
        "#/find?door=consult&c=1-1&area=27",
        "#/find?door=consult&c=1-1",
        "#/find?door=consult&c=1-1&area=27",
    ] {
        page.click(".al-offers .al-pick").await;
        page.at_address(address).await;
        assert!(page.is_focused(".al-offers .al-pick").await);
    }
    page.is_accessible().await;
    // Once unticked, it is not ticked again, whatever is written on.
    page.click(".al-suggestions input[value='1-1']").await;
    page.at_address("#/find?door=consult&area=27").await;
    page.has_no_text("文章から自動で選択").await;
    page.js("const field = document.getElementById('needs'); field.focus(); field.setSelectionRange(999, 999)")
        .await;
    page.type_text("。社員の教育もしたい。").await;
    page.at_address("#/find?door=consult&c=3-3&area=27").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_written_is_not_thrown_away_where_nothing_of_it_is_chosen() {
    let page = Site::start(dist()).open(WIDE_DOOR).await;
    page.fill("#needs", "規程がないので作りたい").await;
    page.at_address("#/find?door=consult&c=1-1").await;
    page.click(".al-suggestions input[value='1-1']").await;
    page.at_address("#/find?door=consult").await;
    page.has_text("提案を選んで203名を見る").await;
    page.see_people().await;
    page.at_address("#/list?door=consult&c=1-1").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_example_is_written_by_a_press_and_taken_out_by_another() {
    let page = Site::start(dist()).open(WIDE_DOOR).await;
    let written = "return document.getElementById('needs').value";
    page.click_text("規程がない").await;
    page.at_address("#/find?door=consult&c=1-1").await;
    page.click_text("社員を教育したい").await;
    page.at_address("#/find?door=consult&c=1-1,3-3").await;
    page.click_text("規程がない").await;
    page.at_address("#/find?door=consult&c=3-3").await;
    assert_eq!(page.js(written).await, "社員にセキュリティの教育をしたい。");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_running_emergency_is_answered_with_the_first_hour() {
    let site = Site::start(dist());
    let page = site.visit().window(Window::PHONE).open(WIDE_DOOR).await;
    page.fill("#needs", "パソコンの画面に金を払えと出た").await;
    page.has_text("今、被害が起きているようです").await;
    page.is_accessible().await;
    page.reflows().await;
    page.click_text("まずすること（ファイルが開けない・脅迫文が出た）を見る")
        .await;
    page.at_address("#/incident/locked").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_emergency_that_is_not_plain_leads_to_all_five_branches() {
    let page = Site::start(dist()).open(WIDE_DOOR).await;
    page.click_text("変なメールを開いた").await;
    page.click_text("まずすることを見る").await;
    page.at_address("#/incident").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_cannot_write_it_down_is_asked_three_questions() {
    let site = Site::start(dist());
    let page = site.open(WIDE_DOOR).await;
    page.fill("#needs", "こんにちは").await;
    page.has_text("合う支援内容を見つけられませんでした").await;
    page.click_text("まだ何も起きていないが、備えておきたい")
        .await;
    page.has_text("答えから考えられる支援").await;
    page.is_accessible().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_a_firm_writes_leaves_no_trace_outside_the_page() {
    let site = Site::start(dist());
    let page = site.open(WIDE_DOOR).await;
    let secret = "ヒミツ工業の規程";
    page.fill("#needs", secret).await;
    page.has_text("このような支援が考えられます").await;
    site.clear_requests();
    page.see_people().await;
    page.wait_for(".al-results").await;
    nowhere(&page, "ヒミツ").await;
    page.back().await;
    page.wait_for("#needs").await;
    // On the page itself it is kept: going to the list and back loses nothing.
    let kept = "return document.getElementById('needs').value";
    assert_eq!(page.js(kept).await, secret);
    nowhere(&page, "ヒミツ").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn without_the_table_of_words_the_questions_and_the_contents_remain() {
    let site = Site::start(dist());
    site.fault("needs.bin", Fault::status(404));
    let page = site.open(WIDE_DOOR).await;
    page.fill("#needs", "規程を作りたい").await;
    page.has_text("合う支援内容を見つけられませんでした").await;
    page.click_text("誰からも。自分で気になった").await;
    page.has_text("答えから考えられる支援").await;
    page.end_after(&["404"]).await;
}

/// Neither address, history state, title nor any storage holds these words.
pub async fn nowhere(page: &Page, words: &str) {
    let places = page
        .js(
            "return JSON.stringify([decodeURIComponent(location.href), history.state,
            document.title, {...localStorage}, {...sessionStorage}, document.cookie])",
        )
        .await;
    assert!(!places.as_str().unwrap().contains(words), "{places}");
}
