//! What comes out of the printer in other engines.

use super::page::{Kind, Page};
use crate::harness::{Site, dist};
use crate::served::people;

const SEARCH: &str = "c=1-1&area=27";

both! {
    a_card_is_one_upright_sheet
    three_cards_are_three_upright_sheets
    the_consultation_sheet_is_one_upright_sheet
    the_list_lies_across_and_no_sheet_is_empty
    the_comparison_lies_across_and_no_sheet_is_empty
    where_no_sheet_is_turned_whoever_prints_is_told
}

/// The registration numbers of the first people of the list, with commas.
fn first(count: usize) -> String {
    let found = people(&format!("#/list?{SEARCH}"));
    let numbers: Vec<_> = found[..count]
        .iter()
        .map(|someone| someone.registration.to_string())
        .collect();
    numbers.join(",")
}

async fn open(kind: Kind, path: &str, part: &str) -> Option<Page> {
    let mut page = Page::open(kind, &Site::start(dist()), path).await?;
    page.wait_for(part).await;
    Some(page)
}

async fn a_card_is_one_upright_sheet(kind: Kind) {
    let path = format!("#/card/{}?{SEARCH}", first(1));
    let Some(mut page) = open(kind, &path, ".al-card").await else {
        return;
    };
    let pdf = page.print("card").await;
    assert_eq!(pdf.pages(), 1);
    pdf.is_a4();
    page.end_clean().await;
}

async fn three_cards_are_three_upright_sheets(kind: Kind) {
    let path = format!("#/cards/{}?{SEARCH}", first(3));
    let Some(mut page) = open(kind, &path, ".al-card + .al-card + .al-card").await else {
        return;
    };
    let pdf = page.print("cards").await;
    assert_eq!(pdf.pages(), 3);
    pdf.is_a4();
    page.end_clean().await;
}

async fn the_consultation_sheet_is_one_upright_sheet(kind: Kind) {
    let path = format!("#/sheet?{SEARCH}");
    let Some(mut page) = open(kind, &path, ".al-sheet").await else {
        return;
    };
    let pdf = page.print("sheet").await;
    assert_eq!(pdf.pages(), 1);
    pdf.is_a4();
    page.end_clean().await;
}

async fn the_list_lies_across_and_no_sheet_is_empty(kind: Kind) {
    let path = format!("#/list?{SEARCH}");
    // All that are shown at first: they are drawn a few at a time.
    let last = ".al-results tbody:nth-of-type(20) .al-person__name";
    let Some(mut page) = open(kind, &path, last).await else {
        return;
    };
    let pdf = page.print_turned("list", true).await;
    assert!(pdf.pages() <= 3, "{} sheets for twenty lines", pdf.pages());
    pdf.lies_across();
    for sheet in 1..=pdf.pages() as u32 {
        assert!(pdf.text(sheet).len() > 100, "sheet {sheet} is empty");
    }
    page.end_clean().await;
}

async fn the_comparison_lies_across_and_no_sheet_is_empty(kind: Kind) {
    let path = format!("#/compare/{}?{SEARCH}", first(3));
    let Some(mut page) = open(kind, &path, ".al-compare").await else {
        return;
    };
    let pdf = page.print_turned("compare", true).await;
    pdf.lies_across();
    for sheet in 1..=pdf.pages() as u32 {
        assert!(pdf.text(sheet).len() > 100, "sheet {sheet} is empty");
    }
    page.end_clean().await;
}

async fn where_no_sheet_is_turned_whoever_prints_is_told(kind: Kind) {
    for (path, part) in [
        (format!("#/list?{SEARCH}"), ".al-results"),
        (format!("#/compare/{}?{SEARCH}", first(3)), ".al-compare"),
    ] {
        let Some(mut page) = open(kind, &path, part).await else {
            return;
        };
        let said = "return getComputedStyle(document.querySelector('.al-popup__body, .al-toolbar > .al-row'), '::after').content";
        let said = page.js(said).await.to_string();
        let is_told = said.contains("用紙の向きを横にしてください");
        assert_eq!(is_told, kind == Kind::WebKit, "{said}");
        page.end_clean().await;
    }
}
