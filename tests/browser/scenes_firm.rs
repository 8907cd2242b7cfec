//! Scenes of a firm with a telephone, and of a listed person: presses and screens, counted.

use super::harness::{Counted, Page, Site, Window, dist};

const PHONE: Window = Window(360, 740);

async fn visit(path: &str) -> Page {
    Site::start(dist()).visit().window(PHONE).open(path).await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_firm_finds_somebody_near_who_comes_and_talks_first_without_a_fee() {
    let page = visit("").await;
    let mut way = Counted::new(&page, 740.0);
    way.press(".al-door[href='#/find?door=consult']").await;
    page.wait_for("#needs").await;
    way.went_on();
    let need = "東大阪の12人の金属加工の会社です。取引先からセキュリティのチェックシートが来ました。\
                規程がないので作りたい。近くで来てくれる人に、最初は無料で相談したい。";
    way.write("#needs", need).await;
    page.wait_for(".al-offers .al-pick:nth-child(5)").await;
    let picks = page.texts(".al-offers .al-pick").await;
    for wanted in ["大阪府", "来てほしい", "初回無料と書いている人"] {
        let place = picks.iter().position(|pick| pick.ends_with(wanted));
        let place = 1 + place.unwrap_or_else(|| panic!("{wanted} among {picks:?}"));
        way.press(&format!(".al-offers .al-pick:nth-child({place})"))
            .await;
    }
    page.at_address("#/find?door=consult&c=1-1,2-2&area=27&form=1&free=1")
        .await;
    way.press(".al-countbar__see").await;
    page.wait_for(".al-glance__person").await;
    way.went_on();
    way.press(".al-glance__person .al-person__name").await;
    page.wait_for(".al-brief").await;
    way.went_on();
    let brief = page.text(".al-brief").await;
    assert!(brief.contains("訪問できます"), "{brief}");
    println!(
        "{} presses, {:.1} screens; the card says: {brief}",
        way.presses,
        way.screens()
    );
    assert!(way.presses <= 7, "{} presses", way.presses);
    assert!(way.screens() <= 6.0, "{} screens", way.screens());
    page.pictures("card-brief").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_listed_person_finds_herself_from_any_screen_and_her_place_in_the_search() {
    let page = visit("#/list?c=1-1&area=13").await;
    page.wait_for(".al-glance__person").await;
    let mut way = Counted::new(&page, 740.0);
    let name = page
        .text(".al-glance__person:nth-of-type(3) .al-person__name")
        .await;
    way.press(".al-nav__link[href^='#/people']").await;
    page.wait_for("#sought").await;
    way.went_on();
    way.write("#sought", &name).await;
    page.has_text("中3番目").await;
    page.is_accessible().await;
    page.reflows().await;
    way.press(".al-people a").await;
    page.wait_for(".al-brief").await;
    page.has_text("中3番目").await;
    // What was typed is in no address; the search is as it was.
    let address = page.js("return location.hash").await;
    let address = address.as_str().unwrap();
    assert!(address.ends_with("?c=1-1&area=13"), "{address}");
    println!("{} presses", way.presses);
    assert!(way.presses <= 3);
    page.back().await;
    page.wait_for(".al-people a").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_field_for_ones_own_words_is_in_the_first_300_pixels() {
    let page = visit("#/find?door=consult").await;
    page.wait_for("#needs").await;
    page.has_text("203名を見る").await;
    let box_of = "const box = document.querySelector('#needs').getBoundingClientRect(); return [box.bottom, box.height]";
    let found = page.js(box_of).await;
    println!(
        "the field ends at {} px and is {} px high",
        found[0], found[1]
    );
    assert!(found[0].as_f64().unwrap() <= 300.0, "{found}");
    page.end_clean().await;
}
