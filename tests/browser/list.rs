//! Screen 3: order, place, explanation, and what leaves the screen as print, file or link.

use std::time::Duration;

use activelist_publication::Packed;
use serde_json::json;

use super::harness::{Page, Site, Window, dist};
use super::served::{list, outcome, people, rows, shown_rows, site, strings, tight, with_people};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn each_order_is_that_of_the_core() {
    let link = "#/list?c=1-1,3-3&area=27,28";
    let page = Site::start(dist()).open(link).await;
    let mut seen = Vec::new();
    for (key, name, note) in [
        ("", "得意な順", "評価の高い順。同じ評価では近い人が先です"),
        (
            "&sort=near",
            "近い順",
            "近い人から。同じ近さなら評価の高い人が先",
        ),
        ("&sort=record", "支援件数の多い順", ""),
        ("&sort=fee", "料金の低い順", ""),
    ] {
        page.choose("#sort", name).await;
        let link = format!("{link}{key}");
        page.at_address(&link).await;
        let expected = rows(&people(&link));
        let shown = shown_rows(&page).await;
        assert_eq!(shown, expected[..20], "{name}");
        assert!(!seen.contains(&shown), "{name} differs from the others");
        // In sight, and what a screen reader says of the order.
        let said = "return document.getElementById(
            document.querySelector('#sort').getAttribute('aria-describedby'))?.textContent ?? ''";
        assert_eq!(page.js(said).await, note, "{name}");
        seen.push(shown);
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn more_are_shown_twenty_at_a_time_and_the_first_new_one_has_the_focus() {
    let link = "#/list?c=2-1&area=27";
    let expected = rows(&people(link));
    assert!((41..=60).contains(&expected.len()), "{}", expected.len());
    let page = Site::start(dist()).open(link).await;
    page.has_text(&format!("{}名のうち、1～20番目", expected.len()))
        .await;
    page.click_text("次の20名も表示する").await;
    page.at_address(&format!("{link}&show=40")).await;
    assert_eq!(shown_rows(&page).await, expected[..40]);
    let focused =
        "return [...document.querySelectorAll('.al-person__name')].indexOf(document.activeElement)";
    assert_eq!(page.js(focused).await, 20);
    page.click_text(&format!("残りの{}名も表示する", expected.len() - 40))
        .await;
    page.at_address(&format!("{link}&show=60")).await;
    assert_eq!(shown_rows(&page).await, expected);
    assert_eq!(page.js(focused).await, 40);
    page.wait_gone(".al-more").await;
    // The place in the list is in the address.
    page.reload().await;
    assert_eq!(shown_rows(&page).await, expected);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_place_is_explained_by_the_values_that_led_to_it() {
    let link = "#/list?c=1-1,3-3&area=27&industry=3";
    let page = Site::start(dist()).open(link).await;
    page.wait_for(".al-results").await;
    assert_eq!(
        page.count(".al-explain").await,
        0,
        "made only when asked for"
    );
    page.open_line(1).await;
    // Opened and closed at once: browsers make one event of it.
    page.js("const part = document.querySelector('.al-glance__detail details'); part.open = true; part.open = false;")
        .await;
    page.click_text("なぜこの順位ですか").await;
    let shown = page.text(".al-explain").await;
    let searcher = activelist_search::Searcher::new(list());
    let found = outcome(link);
    let criteria = super::served::query(link).criteria;
    let explained = searcher.explain(found.order[0], &criteria).unwrap();
    let mut expected = vec![
        format!(
            "選んだ支援内容2件の評価の合計が{}点で、条件に合う{}名の中で1番目です。",
            explained.metrics.rating, found.total
        ),
        "情報セキュリティ規程の作成・改訂".into(),
        "地域：大阪府".into(),
        "得意業界：その他製造業".into(),
        format!("くじ番号 {:016x}", explained.metrics.turn),
        "お金で順位が変わることはありません".into(),
    ];
    for area in &explained.areas {
        for score in &area.criteria {
            expected.push(format!("（{}）", score.criterion.id()));
            expected.push(format!("{} ／ 設定評点 {}", score.sum, score.points));
        }
    }
    assert_eq!(explained.areas.len(), 2, "S1 and S3 are behind 1-1 and 3-3");
    for said in expected {
        assert!(shown.contains(&said), "{said} is not in {shown}");
    }
    page.click_text("なぜこの順位ですか").await;
    page.wait_gone(".al-explain").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_saved_file_holds_everyone_in_order_and_no_formula() {
    let mut someone = list().specialists[0].clone();
    someone.name = "=HYPERLINK(\"http://a\")".into();
    someone.kana = "＋ミホン".into();
    someone.organisation = "-1,\"2\"".into();
    let mut everyone = list().specialists;
    let number = someone.registration;
    everyone[0] = someone;
    let page = site(with_people(everyone)).open("#/list?sort=record").await;
    let expected = people("#/list?sort=record");
    page.open_menu().await;
    page.click_text("一覧をCSVで保存").await;
    page.has_text("CSVファイルに保存しました").await;
    let file = page.downloaded(".csv").await;
    let text = file.strip_prefix(b"\xef\xbb\xbf").expect("a BOM for Excel");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text);
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(read[0][0].starts_with("一覧の公開日 "), "{:?}", read[0]);
    assert_eq!(
        read[1].iter().take(3).collect::<Vec<_>>(),
        ["順位", "登録番号", "氏名"]
    );
    assert_eq!(
        read.len(),
        expected.len() + 2,
        "everyone, not only those on screen"
    );
    for (place, (row, someone)) in read[2..].iter().zip(&expected).enumerate() {
        assert_eq!(row.len(), read[1].len());
        assert_eq!(row[0], (place + 1).to_string());
        assert_eq!(row[1], format!("第{}号", someone.registration));
        if someone.registration == number {
            assert_eq!(
                (&row[2], &row[3]),
                ("'=HYPERLINK(\"http://a\")", "'＋ミホン")
            );
        } else {
            assert_eq!(row[2], someone.name);
        }
        let risky = |cell: &str| cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
        assert!(!row.iter().any(risky), "{row:?}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn back_from_a_card_finds_the_list_where_it_was_left() {
    for window in [Window::DESKTOP, Window::PHONE] {
        let link = "#/list?c=2-1&area=27&show=40";
        let visit = Site::start(dist()).visit().window(window);
        let page = visit.open(link).await;
        page.wait_for(".al-results tbody:nth-of-type(40)").await;
        let scroll =
            "document.querySelectorAll('.al-person__name')[24].scrollIntoView({ block: 'center' });
            return scrollY";
        let left = page.js(scroll).await.as_f64().unwrap();
        assert!(left > 500.0, "{left}");
        // A scroll that ends only after the click was one of the list, not of the card: it once
        // left the card scrolled down.
        let leave = "document.querySelectorAll('.al-person__name')[24].click();
            window.dispatchEvent(new Event('scrollend'))";
        page.js(leave).await;
        page.wait_for(".al-card").await;
        scrolled_to(&page, 0.0).await;
        page.back().await;
        page.at_address(link).await;
        assert_eq!(shown_rows(&page).await.len(), 40);
        scrolled_to(&page, left).await;
        let focused = "return [...document.querySelectorAll('.al-person__name')].indexOf(document.activeElement)";
        assert_eq!(
            page.js(focused).await,
            24,
            "the next key goes on from there"
        );
        page.forward().await;
        page.wait_for(".al-card").await;
        page.click_text("一覧に戻る").await;
        page.at_address(link).await;
        assert_eq!(shown_rows(&page).await.len(), 40);
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_copied_link_opens_the_same_list_in_another_browser() {
    let link = "#/list?c=1-1,3-3&area=27&sort=near&show=40";
    let page = Site::start(dist()).open("#/find?c=1-1,3-3&area=27").await;
    page.has_text("条件に合う専門家").await;
    page.cdp(
        "Browser.grantPermissions",
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
    )
    .await;
    page.fill("#words", "企業").await;
    page.fill("#words", "").await;
    page.see_people().await;
    page.choose("#sort", "近い順").await;
    page.click_text("次の20名も表示する").await;
    page.at_address(link).await;
    let shown = shown_rows(&page).await;
    page.open_menu().await;
    page.click_text("この検索のリンクをコピー").await;
    page.has_text("リンクをコピーしました").await;
    let copied = page
        .js_async("return await navigator.clipboard.readText()")
        .await;
    assert_eq!(copied, page.site.url(link));
    let other = page.site.open(link).await;
    other.wait_for(".al-results tbody:nth-of-type(40)").await;
    assert_eq!(shown_rows(&other).await, shown);
    other.end_clean().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn nobody_matching_is_said_with_a_way_out() {
    let link = "#/list?c=1-1&area=47&industry=6&fee=1&period=1&status=1";
    assert_eq!(outcome(link).total, 0);
    let page = Site::start(dist()).open(link).await;
    page.has_text("条件に合う専門家は見つかりませんでした")
        .await;
    page.has_text("条件に合う専門家は0名です。").await;
    page.click(".al-state a").await;
    page.at_address(&link.replace("list", "find")).await;
    page.back().await;
    page.click_text("条件をすべて外す").await;
    page.at_address("#/list?c=1-1").await;
    assert!(page.focused().await.starts_with("h1 専門家の一覧"));
    assert_eq!(shown_rows(&page).await, rows(&people("#/list?c=1-1"))[..20]);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_printed_list_lies_across_and_holds_every_row() {
    let link = "#/list?c=1-1,3-3&area=27&show=40";
    let page = Site::start(dist()).open(link).await;
    page.wait_for(".al-results").await;
    let pdf = page.print("list").await;
    pdf.lies_across();
    pdf.fonts_are_embedded();
    let text: String = (1..=pdf.pages() as u32)
        .map(|page| pdf.text(page))
        .collect();
    for someone in people(link).iter().take(40) {
        assert!(text.contains(&tight(&someone.name)), "{}", someone.name);
    }
    assert!(
        text.contains("一覧の公開日") && text.contains("印刷日"),
        "{text}"
    );
    assert!(text.contains("大阪府"), "what was searched for is on paper");
    assert!(!text.contains("一覧をCSVで保存"), "buttons are not");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_table_has_the_reports_columns_and_shows_what_was_done() {
    let link = "#/list?c=1-1&area=27";
    let expected = people(link);
    let page = Site::start(dist()).open(link).await;
    page.in_full().await;
    assert_eq!(shown_rows(&page).await, rows(&expected)[..20]);
    let head = "return [...document.querySelectorAll('.al-results__head th')]
        .map((cell) => cell.textContent)";
    let head = strings(&page.js(head).await);
    for name in [
        "氏名",
        "支援可能な指導テーマ",
        "中小企業支援実績",
        "得意とする業界",
        "支援対象地域",
        "支援形態",
        "支援期間",
        "支援料金（1回2時間あたり）",
        "保有する他の資格",
        "所属状況・所属先",
        "スキル状況（支援メニュー0～7）",
    ] {
        assert!(head.iter().any(|cell| cell == name), "{name} in {head:?}");
    }
    let work = "return [...document.querySelectorAll('.al-results__work')]
        .map((part) => part.textContent)";
    let work = strings(&page.js(work).await);
    let list = Packed::from(list());
    for (shown, someone) in work.iter().zip(&expected) {
        let position = list.position(someone.registration).unwrap();
        assert_eq!(*shown, activelist_view::display::row::work(&list, position));
        let beginning: String = someone.record.text.chars().take(15).collect();
        assert!(shown.starts_with(beginning.trim()), "{shown}");
    }
    assert_eq!(work.len(), 20);
    assert!(work.iter().filter(|work| !work.is_empty()).count() > 5);
    // Where the table has no head, the unit stands beside each fee.
    page.resize(Window::PHONE).await;
    let fee = "return [...document.querySelectorAll('td[headers=h-fee]')].map((cell) =>
        getComputedStyle(cell, '::before').content)";
    let fees = strings(&page.js(fee).await);
    assert!(fees.iter().all(|fee| fee.contains("1回2時間")), "{fees:?}");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn marks_are_said_in_words_and_what_was_asked_for_stands_out() {
    let link = "#/list?c=1-1&area=27";
    let page = Site::start(dist()).open(link).await;
    page.in_full().await;
    let first = &people(link)[0];
    let rating = activelist_model::expert::rate(first);
    let expected: Vec<String> = activelist_view::display::marks::menus(&rating)
        .iter()
        .map(|menu| format!("{}{}", menu.mark.sign, menu.mark.meaning))
        .collect();
    let marks = "return [...document.querySelector('.al-results tbody').querySelectorAll('.al-results__mark')]
        .map((cell) => cell.textContent)";
    assert_eq!(strings(&page.js(marks).await), expected);
    let hit = "return document.querySelector('.al-results tbody mark').textContent";
    assert_eq!(page.js(hit).await, "大阪府");
    page.end_clean().await;
}

/// Waits until the page is scrolled to there, give or take what a pixel's rounding makes.
async fn scrolled_to(page: &Page, wanted: f64) {
    let mut top = f64::NAN;
    for _ in 0..200 {
        top = page.js("return scrollY").await.as_f64().unwrap();
        if (top - wanted).abs() <= 4.0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("scrolled to {top}, expected {wanted}");
}
