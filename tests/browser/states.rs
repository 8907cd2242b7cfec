//! What is shown while there is no list, or a list with faults: what happened, what to do.

use std::time::Duration;

use serde_json::{Value, json};

use super::harness::{Fault, Page, Site, dist};
use super::served::{META, SNAPSHOTS, Served, altered, bytes, list, raw, serve, site};

const AGAIN: &str = "もう一度読み込む";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_list_that_is_not_there_is_said_so_and_loading_again_helps() {
    let page = site(Fault::status(404)).open("#/find?c=1-1").await;
    failed(&page, "一覧のファイルが見つかりません", "応答 404").await;
    page.site.clear_faults();
    page.click_text(AGAIN).await;
    page.has_text("条件に合う専門家 203名").await;
    page.wait_gone(".al-state").await;
    page.at_address("#/find?c=1-1").await;
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_server_in_trouble_is_said_so() {
    let page = site(Fault::status(500)).open("#/list").await;
    failed(&page, "一覧を読み込めませんでした", "応答 500").await;
    page.end_after(&["500"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn each_wrong_file_is_refused_with_its_reason() {
    let sign_in = Fault::Answer(200, "text/html".into(), b"<!doctype html>".into());
    let half = raw(&bytes()[..5000]);
    let other = Fault::json(&bytes()[..5000]);
    let cases: [(Served, &str, &str); 9] = [
        (
            sign_in.into(),
            "一覧のファイルが、公開されたものと一致しません",
            "15バイト",
        ),
        (
            other.into(),
            "一覧のファイルが、公開されたものと一致しません",
            "長さが5000バイトで",
        ),
        (
            half.into(),
            "一覧のファイルを読み取れません",
            "途中で切れて",
        ),
        (
            raw("{\"a\":1}").into(),
            "一覧のファイルを読み取れません",
            "schema",
        ),
        (
            altered(|list| list["schema"] = json!(3)).into(),
            "この画面では読めない版の一覧です",
            "schema が 3 です",
        ),
        (
            altered(|list| list["count"] = json!(204)).into(),
            "一覧の内容に誤りがあります",
            "count は204ですが、記録は203件です。",
        ),
        (
            altered(|list| list["serial"] = json!(0)).into(),
            "一覧の内容に誤りがあります",
            "serial",
        ),
        (
            altered(|list| {
                let first = list["specialists"][0].clone();
                list["specialists"][1] = first;
            })
            .into(),
            "一覧の内容に誤りがあります",
            "2件以上あります",
        ),
        (
            altered(|list| (0..3).for_each(|place| spoil(list, place))).into(),
            "一覧の内容に誤りがあります",
            "記録203件のうち3件に誤りがあり、1％を超えています。",
        ),
    ];
    // Nothing was ever accepted on this machine, so there is no former list to show.
    let page = site(Fault::status(404)).open("#/list").await;
    failed(&page, "一覧のファイルが見つかりません", "応答 404").await;
    for (served, title, detail) in cases {
        page.site.clear_faults();
        serve(&page.site, served);
        page.load("#/list").await;
        failed(&page, title, detail).await;
        assert_eq!(page.count(".al-person__name").await, 0);
    }
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_list_for_another_version_asks_to_load_the_page_anew() {
    let page = site(altered(|list| list["schema"] = json!(3)))
        .visit()
        .without_worker()
        .open("#/list")
        .await;
    failed(
        &page,
        "この画面では読めない版の一覧です",
        "ページを読み込み直す",
    )
    .await;
    page.site.clear_faults();
    page.site.clear_requests();
    page.click_text("ページを読み込み直す").await;
    page.wait_for(".al-results").await;
    let asked = page.site.requests();
    assert!(
        asked.iter().any(|path| path == "/"),
        "the page itself: {asked:?}"
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_file_past_the_limit_is_not_kept() {
    // Neither ever ends: what is declared, and what a description may weigh, is the most that is read.
    for pattern in [SNAPSHOTS, META] {
        let site = Site::start(dist());
        site.fault(pattern, Fault::Endless("application/json".into()));
        let page = site.open("#/list").await;
        let file = pattern.split('*').next().unwrap();
        failed(&page, "一覧のファイルが大きすぎます", file).await;
        assert_eq!(page.js("return localStorage.length").await, 0);
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_answer_cut_off_on_its_way_is_said_so() {
    let page = site(Fault::Truncated).open("#/list").await;
    failed(
        &page,
        "一覧のファイルが途中で切れています",
        "接続を確かめて",
    )
    .await;
    page.site.clear_faults();
    page.click_text(AGAIN).await;
    page.wait_for(".al-results").await;
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_server_out_of_reach_is_said_so_and_loading_again_helps() {
    let site = site(Fault::Delayed(Duration::from_secs(60)));
    let page = site.visit().without_worker().open("#/list?c=1-1").await;
    page.has_text("一覧を読み込んでいます").await;
    site.stop();
    failed(
        &page,
        "一覧を読み込めませんでした",
        "インターネットにつながっていないか",
    )
    .await;
    page.click_text(AGAIN).await;
    failed(
        &page,
        "一覧を読み込めませんでした",
        "インターネットにつながっていないか",
    )
    .await;
    site.clear_faults();
    site.restart();
    page.click_text(AGAIN).await;
    page.wait_for(".al-results").await;
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn help_in_an_emergency_is_there_without_a_list() {
    let page = site(Fault::status(404)).open("#/list").await;
    failed(&page, "一覧のファイルが見つかりません", "").await;
    page.click_text("緊急のときにすることを見る").await;
    page.has_text("いま何が起きていますか").await;
    page.has_text("#9110").await;
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn one_bad_record_is_left_out_and_counted_on_screen() {
    let page = site(altered(|list| spoil(list, 7))).open("#/find").await;
    page.has_text("1名分の記録は、内容に誤りがあって読み取れなかったため、表示していません。")
        .await;
    page.has_text("条件に合う専門家 202名（掲載 202名中）")
        .await;
    let bad = list().specialists[7].registration;
    page.goto(&format!("#/card/{bad}")).await;
    page.has_text("今の一覧に載っていません").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_old_list_is_warned_of_from_the_day_after_its_last() {
    let expires = list().expires;
    let warning = "この一覧は有効期限（";
    let site = Site::start(dist());
    let page = site
        .visit()
        .at(&format!("{expires}T23:59:00+09:00"))
        .open("#/list")
        .await;
    page.wait_for(".al-results").await;
    page.has_no_text(warning).await;
    page.end_clean().await;
    let after = activelist_model::expert::Date::from_epoch_days(expires.epoch_days() + 1).unwrap();
    let page = site
        .visit()
        .at(&format!("{after}T00:01:00+09:00"))
        .open("#/list")
        .await;
    page.has_text(warning).await;
    page.goto("#/method").await;
    page.has_text("この一覧のしくみ").await;
    page.has_text(warning).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_clock_before_the_publication_is_pointed_out() {
    let page = Site::start(dist())
        .visit()
        .at("2020-01-01T09:00:00+09:00")
        .open("#/list")
        .await;
    page.has_text("この端末の日付より後になっています").await;
    page.wait_for(".al-results").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn settings_with_a_fault_are_named_and_the_search_goes_on() {
    let site = Site::start(dist());
    let bad = r#"{"title":"一覧","operator":"見本","contact":{"name":"窓口","mail":"a@b.jp?bcc=x"},
        "links":[{"title":"悪い","url":"javascript:alert(1)"},{"title":"良い","url":"https://www.example.jp/"}]}"#;
    site.fault("site.json", Fault::json(bad));
    let page = site.open("#/find").await;
    // What is in order is used, and the strip does not say otherwise.
    page.has_text(
        "次のところを除いて表示しています：お問い合わせ（contact）、関連するページ（links[0]）。",
    )
    .await;
    page.has_no_text("設定を使わずに").await;
    page.has_text("site.json の contact.mail「a@b.jp?bcc=x」")
        .await;
    page.has_text("site.json の links[0].url「javascript:alert(1)」")
        .await;
    page.has_text("条件に合う専門家 203名").await;
    page.wait_for("footer a[href='https://www.example.jp/']")
        .await;
    assert_eq!(
        page.count("a[href^='javascript'], a[href^=mailto]").await,
        0
    );
    site.fault("site.json", Fault::json("{"));
    page.reload().await;
    page.has_text("設定を使わずに").await;
    page.has_text("site.json の1行").await;
    page.has_text("条件に合う専門家 203名").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_without_settings_still_searches() {
    let site = Site::start(dist());
    site.fault("site.json", Fault::status(404));
    let page = site.open("#/list").await;
    page.wait_for(".al-results").await;
    assert_eq!(
        page.js("return document.title").await,
        "専門家の一覧｜登録セキスペを探す"
    );
    page.has_text("index.html と同じ場所に置いてください").await;
    // A server in trouble is no file in the wrong place.
    site.clear_faults();
    site.fault("site.json", Fault::status(503));
    page.reload().await;
    page.has_text("応答 503").await;
    page.has_no_text("同じ場所に置いてください").await;
    page.end_after(&["404", "503"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_link_that_names_no_screen_is_said_so() {
    let page = Site::start(dist()).open("#/nowhere?c=1-1").await;
    page.has_text("ページが見つかりません").await;
    page.click_text("最初の画面に戻る").await;
    page.at_address("#/").await;
    page.has_text("何でお困りですか").await;
    for link in ["#/card/12345", "#/cards/", "#/card/..%2F..%2F"] {
        page.load(link).await;
        page.has_text("ページが見つかりません").await;
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn parts_of_a_link_that_cannot_be_read_are_named() {
    let page = Site::start(dist())
        .open("#/list?area=27,99&future=<b>1</b>&c=1-1")
        .await;
    page.has_text("リンクの一部を読み取れませんでした（area=27,99、future=<b>1</b>）。")
        .await;
    page.wait_for(".al-results").await;
    page.open_chosen().await;
    assert_eq!(
        page.texts(".al-chip > span:first-child").await,
        ["情報セキュリティ規程の作成・改訂", "大阪府"]
    );
    page.click_text("条件を変える").await;
    page.click_text("困りごと・支援内容を選び直す").await;
    page.at_address("#/find?c=1-1&area=27").await;
    page.has_no_text("リンクの一部を読み取れませんでした").await;
    page.end_clean().await;
}

/// The list's absence is said, with its reason, and as an alert.
async fn failed(page: &Page, title: &str, detail: &str) {
    page.wait_for("[role=alert]").await;
    page.has_text(title).await;
    let shown = page.text(".al-state").await;
    assert!(shown.contains(title) && shown.contains(detail), "{shown}");
    page.wait_for(".al-state button").await;
}

/// Makes a record one that cannot be read.
fn spoil(list: &mut Value, place: usize) {
    list["specialists"][place]["name"] = json!("");
}
