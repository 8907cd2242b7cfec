//! Side by side on paper: three people on one sheet.

use activelist_model::expert::{RegistrationNumber, Specialist};
use serde_json::json;

use super::compare::{SEARCH, link_to, open_rest, too_wide};
use super::harness::{Site, Window, dist};
use super::paper::{longest, stated};
use super::served::{people, site, tight, with_people};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn up_to_three_people_are_one_sheet_that_says_whose_list_it_is_and_of_which_day() {
    let found: Vec<_> = people(SEARCH).into_iter().take(4).collect();
    let page = Site::start(dist()).open("").await;
    for count in [2, 3, 4] {
        page.load(&link_to(&found[..count], SEARCH)).await;
        page.wait_for(".al-compare").await;
        for window in [Window::DESKTOP, Window::PHONE] {
            page.resize(window).await;
            let pdf = page.print(&format!("compare-{count}-{}", window.0)).await;
            println!("{count} people: {} sheets", pdf.pages());
            assert!(pdf.pages() == 1 || count == 4, "{} sheets", pdf.pages());
            pdf.lies_across();
            pdf.fonts_are_embedded();
            let text = pdf.text(1);
            for someone in &found[..count] {
                let number = format!("第{}号", someone.registration);
                for said in [&someone.name, &number, &someone.appeal] {
                    assert!(text.contains(&tight(said)), "{said} is not in {text}");
                }
                let mail = someone.mail.as_ref().map_or("", |mail| mail.text());
                assert!(text.contains(&tight(mail)), "{mail} is not in {text}");
            }
            for said in [
                "見本商工会議所",
                "一覧の公開日",
                "通し番号",
                "印刷日",
                "支援内容：",
                "違いあり",
                "特に得意",
            ] {
                assert!(text.contains(said), "{said} is not in {text}");
            }
            for button in ["この比較を印刷", "候補に戻る", "項目も比べる"] {
                assert!(!text.contains(button), "{button} is on paper");
            }
        }
    }
    page.has_text("4名を印刷すると、A4の紙が2枚になることがあります。")
        .await;
    page.end_clean().await;
}

/// Any three of the list, and not only those who suit a search best.
#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_three_who_wrote_most_are_one_sheet() {
    let mut everyone = super::served::list().specialists;
    everyone.sort_by_key(|someone| std::cmp::Reverse(format!("{someone:?}").chars().count()));
    let page = Site::start(dist()).open("").await;
    for three in everyone[..12].chunks(3) {
        page.load(&link_to(three, "?c=1-1,3-3")).await;
        page.wait_for(".al-compare").await;
        assert_eq!(page.print("compare-fullest").await.pages(), 1);
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_opened_is_printed_after_it_with_the_names_on_every_page() {
    let found: Vec<_> = people(SEARCH).into_iter().take(3).collect();
    let page = Site::start(dist()).open(&link_to(&found, SEARCH)).await;
    open_rest(&page).await;
    let pdf = page.print("compare-whole").await;
    pdf.lies_across();
    assert!(pdf.pages() > 1);
    for number in 1..=pdf.pages() as u32 {
        let text = pdf.text(number);
        for someone in &found {
            assert!(
                text.contains(&tight(&someone.name)),
                "page {number}: {text}"
            );
        }
    }
    page.end_clean().await;
}

fn four_longest() -> Vec<Specialist> {
    let number = |number| RegistrationNumber::new(number).unwrap();
    let someone = |value| Specialist {
        registration: number(value),
        ..longest(false)
    };
    (1..=4).map(someone).collect()
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_longest_fields_are_whole_on_paper_and_on_every_screen() {
    let everyone = four_longest();
    let link = link_to(&everyone, SEARCH);
    let three = link_to(&everyone[..3], SEARCH);
    let someone = everyone[0].clone();
    let page = site(with_people(everyone)).open(&three).await;
    page.wait_for(".al-compare").await;
    let pdf = page.print("compare-longest-three").await;
    assert_eq!(pdf.pages(), 1, "also with every field as long as it may be");
    page.load(&link).await;
    page.wait_for(".al-compare").await;
    open_rest(&page).await;
    let pdf = page.print("compare-longest").await;
    pdf.lies_across();
    let text: String = (1..=pdf.pages() as u32)
        .map(|page| pdf.text(page))
        .collect();
    for said in stated(&someone) {
        let times = text.matches(&tight(said)).count();
        assert!(times >= 4, "{said} is whole {times} times in {text}");
    }
    let mail = someone.mail.as_ref().map_or("", |mail| mail.text());
    assert!(text.matches(mail).count() >= 4, "{mail} is not in {text}");
    page.media("print", &[]).await;
    // What A4 lying across leaves between its margins of 10 mm.
    page.resize(Window(1046, 700)).await;
    assert_eq!(too_wide(&page).await, json!([]), "on paper");
    page.media("", &[]).await;
    for window in Window::ALL {
        page.resize(window).await;
        assert_eq!(too_wide(&page).await, json!([]), "{window:?}");
    }
    page.pictures("compare-longest").await;
    page.reflows().await;
    page.end_clean().await;
}
