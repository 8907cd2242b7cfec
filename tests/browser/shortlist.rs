//! The shortlist: starring, keeping it, handing it over.

use super::harness::{Page, Site, Window, dist};
use super::kiosk::{begin, begun, follow};
use super::served::{list, people, site, strings, tight, with_people};

/// Stars people of the list by their place from 0.
async fn star(page: &Page, places: &[usize]) {
    page.wait_for(".al-results").await;
    for place in places {
        let click = format!("document.querySelectorAll('.al-results .al-star')[{place}].click()");
        page.js(&click).await;
    }
}

async fn kept(page: &Page) -> String {
    // Which list is kept says nothing of the visitor.
    let script = "return JSON.stringify(Object.fromEntries(Object.entries(localStorage).filter(([name]) => name !== 'activelist.list:/'))) + JSON.stringify({ ...sessionStorage }) + document.cookie";
    page.js(script)
        .await
        .as_str()
        .unwrap_or_default()
        .to_string()
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn stars_survive_a_reload_and_hold_numbers_only() {
    let page = Site::start(dist()).open("#/list?c=1-1").await;
    star(&page, &[0, 2, 1]).await;
    page.has_text("3名が候補に入っています").await;
    let chosen = people("#/list?c=1-1");
    let numbers = [0, 2, 1].map(|place: usize| chosen[place].registration.to_string());
    assert_eq!(
        kept(&page).await,
        format!(
            "{{\"activelist.shortlist:/\":\"1:{}\"}}{{}}",
            numbers.join(",")
        )
    );
    page.reload().await;
    page.has_text("3名が候補に入っています").await;
    page.click_text("候補（3）").await;
    page.at_address("#/shortlist?c=1-1").await;
    let names =
        "return [...document.querySelectorAll('.al-shortlist .al-name')].map((a) => a.textContent)";
    let expected = [0, 2, 1].map(|place: usize| chosen[place].name.clone());
    assert_eq!(strings(&page.js(names).await), expected);
    page.pictures("shortlist").await;
    page.is_accessible().await;
    page.reflows().await;
    // Nothing is left behind.
    page.click_text("候補をすべて外す").await;
    page.has_text("候補はまだありません").await;
    assert_eq!(kept(&page).await, "{}{}");
    // A slip is put right, for as long as the page is open.
    page.click_text("外した候補を元に戻す").await;
    page.wait_for(".al-shortlist").await;
    assert_eq!(strings(&page.js(names).await), expected);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_star_stays_where_it_was_pressed() {
    for window in [Window::PHONE, Window::DESKTOP] {
        let visit = Site::start(dist()).visit().window(window);
        let page = visit.open("#/list?c=1-1").await;
        page.wait_for(".al-results .al-star").await;
        let top =
            "return document.querySelector('.al-results .al-star').getBoundingClientRect().top";
        let before = page.js(top).await.as_f64().unwrap();
        star(&page, &[0]).await;
        page.has_text("1名が候補に入っています").await;
        page.js_async(
            "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));",
        )
        .await;
        let after = page.js(top).await.as_f64().unwrap();
        assert!(
            (after - before).abs() <= 1.0,
            "{window:?}: {before} {after}"
        );
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_one_window_stars_is_starred_in_another_and_can_be_taken_away_there() {
    let page = Site::start(dist()).open("#/list?c=1-1").await;
    page.wait_for(".al-results .al-star").await;
    let other = page.another_window("#/list?c=1-1").await;
    star(&page, &[0]).await;
    page.has_text("1名が候補に入っています").await;
    let here = page.session_window().await;
    page.switch_to(&other).await;
    page.has_text("1名が候補に入っています").await;
    star(&page, &[1]).await;
    page.has_text("2名が候補に入っています").await;
    star(&page, &[0]).await;
    page.has_text("1名が候補に入っています").await;
    page.switch_to(&here).await;
    page.wait_for(".al-results tbody:nth-of-type(2) .al-star[aria-pressed=true]")
        .await;
    page.wait_for(".al-results tbody:nth-of-type(1) .al-star[aria-pressed=false]")
        .await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn on_a_machine_for_visitors_nothing_is_kept() {
    let site = Site::start(dist());
    let page = begun(&site).await;
    follow(&page, "#/list").await;
    star(&page, &[0, 1]).await;
    page.has_text("2名が候補に入っています").await;
    assert_eq!(kept(&page).await, "{}{}");
    page.click_text("候補（2）").await;
    page.has_text("ページを閉じるか読み込み直すと消えます")
        .await;
    page.reload().await;
    begin(&page).await;
    follow(&page, "#/shortlist").await;
    page.has_text("候補はまだありません").await;
    page.end_clean().await;
    // The operator may say so for every address.
    let settings = r#"{"title":"a","operator":"b","contact":{"name":"c"},"kiosk":true}"#;
    site.fault(
        "site.json",
        super::harness::Fault::json(settings.to_string()),
    );
    let page = site.open("#/list").await;
    page.at_address("?kiosk=1").await;
    begin(&page).await;
    follow(&page, "#/list").await;
    star(&page, &[0]).await;
    page.has_text("1名が候補に入っています").await;
    assert_eq!(kept(&page).await, "{}{}");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn ten_find_room_and_the_eleventh_is_told_so() {
    let page = Site::start(dist()).open("#/list").await;
    star(&page, &(0..11).collect::<Vec<_>>()).await;
    page.has_text("候補は10名までです").await;
    page.has_text("10名が候補に入っています").await;
    let pressed = page
        .count(".al-results .al-star[aria-pressed='true']")
        .await;
    assert_eq!(pressed, 10);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_tab_does_not_undo_the_stars_of_another() {
    let page = Site::start(dist()).open("#/list").await;
    star(&page, &[0]).await;
    page.has_text("1名が候補に入っています").await;
    // Another tab stars someone: this one must not write over it.
    let other = people("#/list")[5].registration;
    page.js(&format!(
        "localStorage.setItem('activelist.shortlist:/', localStorage.getItem('activelist.shortlist:/') + ',{other}')"
    ))
    .await;
    star(&page, &[1]).await;
    page.has_text("3名が候補に入っています").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_short_link_opens_search_and_shortlist_on_another_device() {
    let site = Site::start(dist());
    let page = site.open("#/list?c=1-1,3-3&area=27").await;
    star(&page, &[0, 1]).await;
    page.click_text("候補（2）").await;
    page.wait_for(".al-handover .al-qr").await;
    let link = page.text(".al-handover__link").await;
    let short = link.split_once('#').expect("a fragment").1.to_string();
    assert!(short.starts_with("/s/") && short.len() < 30, "{short}");
    page.end_clean().await;
    let other = site.visit().open(&format!("#{short}")).await;
    // The address is the plain one, and holds the stars no longer: going back stars no one again.
    other.at_address("#/shortlist?c=1-1,3-3&area=27").await;
    other.has_text("リンクの2名が候補に入っています").await;
    let names =
        "return [...document.querySelectorAll('.al-shortlist .al-name')].map((a) => a.textContent)";
    let people = people("#/list?c=1-1,3-3&area=27");
    assert_eq!(
        strings(&other.js(names).await),
        [people[0].name.clone(), people[1].name.clone()]
    );
    other.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_has_left_the_list_is_named_and_the_rest_is_there() {
    let everyone = list().specialists;
    let (left, stays) = (everyone[0].registration, everyone[1].registration);
    let page = site(with_people(everyone[1..].to_vec()))
        .open(&format!("#/shortlist?c=1-1&pick={left},{stays}"))
        .await;
    page.has_text(&format!("第{left}号は、今の一覧に載っていません"))
        .await;
    page.has_text(&everyone[1].name).await;
    page.click_text("専門家の一覧").await;
    page.has_text("2名が候補に入っています。うち1名は、今の一覧に載っていません。")
        .await;
    page.back().await;
    page.click_text("候補から外す").await;
    page.has_no_text("今の一覧に載っていません").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_damaged_short_link_is_said_to_be_unreadable() {
    let page = Site::start(dist()).open("#/s/7IIeg2n8Kx").await;
    page.has_text("ページが見つかりません").await;
    page.has_text("リンクが途中で切れているか").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_cards_of_the_shortlist_print_as_so_many_pages() {
    let page = Site::start(dist()).open("#/list?c=1-1").await;
    let chosen: Vec<_> = people("#/list?c=1-1").into_iter().take(3).collect();
    star(&page, &[0, 2, 1]).await;
    page.click(".al-shortbar p a").await;
    page.click_text("候補の個票をまとめて印刷").await;
    let numbers = [0, 2, 1].map(|place: usize| chosen[place].registration.to_string());
    page.at_address(&format!("#/cards/{}?c=1-1", numbers.join(",")))
        .await;
    let pdf = page.print("cards").await;
    assert_eq!(pdf.pages(), 3);
    pdf.is_a4();
    for (sheet, place) in (1..).zip([0, 2, 1]) {
        let text = pdf.text(sheet);
        assert!(
            text.contains(&tight(&chosen[place].name)),
            "page {sheet}: {text}"
        );
    }
    page.end_clean().await;
}
