//! A list of people whose every text is an attack, or odd and legitimate: on every screen, in
//! every file and on paper it comes out as text, in its place, and changes nothing around it.

mod check;
mod people;

use std::collections::BTreeSet;

use activelist_model::catalog::Group;
use activelist_model::expert::{Specialist, Stated};

use super::harness::{Page, Window};
use super::served::{site, strings, tight, with_people};
use check::{fits, is_inert, is_isolated, no_formula};
use people::{other_of, people};

/// Runs before the page's own scripts: notes what the attacks would do.
const WATCH: &str = "for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'])
    globalThis[name] = () => { globalThis.ran = name; };";

async fn open(people: &[Specialist], window: Window, link: &str) -> Page {
    let site = site(with_people(people.to_vec()));
    site.visit().window(window).before(WATCH).open(link).await
}

/// Opens whatever can be opened, so that all of the screen is there.
async fn unfold(page: &Page) {
    page.js("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
}

async fn is_harmless(page: &Page, people: &[Specialist]) {
    unfold(page).await;
    is_inert(page, people).await;
    is_isolated(page).await;
    fits(page).await;
}

/// The texts of all elements that a selector names, as they stand in the document.
async fn contents(page: &Page, css: &str) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll(\"{css}\")].map((element) => element.textContent)"
    );
    strings(&page.js(&script).await)
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_hostile_list_is_text_on_the_list_and_on_every_card() {
    let people = people();
    let page = open(&people, Window::DESKTOP, "#/list?c=1-1&sort=record&show=40").await;
    // The list is drawn a few people at a time.
    let last = format!(
        ".al-results tbody:nth-of-type({}) .al-person__name",
        people.len()
    );
    page.wait_for(&last).await;
    let shown: BTreeSet<String> = contents(&page, ".al-person__name")
        .await
        .into_iter()
        .collect();
    let given: BTreeSet<String> = people.iter().map(|someone| someone.name.clone()).collect();
    assert_eq!(shown, given, "names are shown as given");
    is_harmless(&page, &people).await;
    // Everyone chose その他: what a condition asks for is marked, and the explanation names it.
    let other = other_of(Group::Industry) + 1;
    page.goto(&format!("#/list?c=1-1&industry={other}&show=40"))
        .await;
    page.in_full().await;
    page.wait_for(".al-results__hit").await;
    is_harmless(&page, &people).await;
    // Nobody has so many cases: near misses are named with what they have.
    page.goto(&format!("#/list?c=1-1&industry={other}&cases=50"))
        .await;
    page.wait_for(".al-near__unmet").await;
    is_harmless(&page, &people).await;
    for someone in &people {
        page.goto(&format!("#/card/{}?c=1-1", someone.registration))
            .await;
        page.wait_for(&format!("#card-{}", someone.registration))
            .await;
        unfold(&page).await;
        assert_eq!(contents(&page, "h1 bdi").await.concat(), someone.name);
        let said = contents(&page, ".al-card").await.concat();
        let mail = someone.mail.as_ref().map(Stated::text).unwrap_or_default();
        let web = someone
            .homepage
            .as_ref()
            .map(Stated::text)
            .unwrap_or_default();
        for text in [
            &*someone.kana,
            &someone.municipality,
            &someone.organisation,
            &someone.appeal,
            &someone.record.text,
            &someone.others.qualification,
            &someone.others.industry,
            mail,
            web,
        ] {
            assert!(said.contains(text), "{text} is not in {said}");
        }
        is_harmless(&page, &people).await;
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_hostile_list_is_text_side_by_side_on_the_shortlist_and_on_the_sheet() {
    let people = people();
    let numbers: Vec<String> = people
        .iter()
        .map(|someone| someone.registration.to_string())
        .collect();
    let page = open(&people, Window::DESKTOP, "#/find?c=1-1").await;
    is_harmless(&page, &people).await;
    for four in numbers.chunks(4).filter(|four| four.len() > 1) {
        page.goto(&format!("#/compare/{}?c=1-1", four.join(",")))
            .await;
        page.wait_for(&format!(".al-compare a[href*='{}']", four[0]))
            .await;
        is_harmless(&page, &people).await;
    }
    for (ten, place) in [(&numbers[..10], 0), (&numbers[5..], 5)] {
        page.load(&format!("#/shortlist?pick={}&c=1-1", ten.join(",")))
            .await;
        page.wait_for(".al-shortlist .al-name").await;
        let shown = contents(&page, ".al-shortlist .al-name").await;
        assert!(shown.contains(&people[place + 9].name), "{shown:?}");
        is_harmless(&page, &people).await;
        page.goto("#/sheet?c=1-1").await;
        page.wait_for(".al-sheet").await;
        is_harmless(&page, &people).await;
        page.js("localStorage.clear()").await;
    }
    page.goto(&format!("#/cards/{}", numbers.join(","))).await;
    page.wait_for(".al-card").await;
    is_harmless(&page, &people).await;
    page.goto("#/method").await;
    page.wait_for("main h1").await;
    is_harmless(&page, &people).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_hostile_list_makes_no_formula_of_a_cell_and_prints_names_as_given() {
    let people = people();
    let page = open(&people, Window::DESKTOP, "#/list").await;
    page.open_menu().await;
    page.click_text("一覧をCSVで保存").await;
    page.has_text("CSVファイルに保存しました").await;
    let file = page.downloaded(".csv").await;
    let cells = no_formula(&file);
    for someone in &people {
        let name = &someone.name;
        assert!(
            cells.contains(name) || cells.contains(&format!("'{name}")),
            "{name}"
        );
    }
    // The names that a printer might replace: variants, and letters outside of the first plane.
    let someone = &people[12];
    page.goto(&format!("#/card/{}", someone.registration)).await;
    page.wait_for(".al-card").await;
    let printed = page.print("hostile-card").await;
    assert_eq!(printed.pages(), 1);
    let text = printed.text(1);
    let plain = |text: &str| -> String {
        let selector = |c: &char| !('\u{e0100}'..='\u{e01ef}').contains(c);
        tight(text).chars().filter(selector).collect()
    };
    assert!(plain(&text).contains(&plain(&someone.name)), "{text}");
    for place in [0, 5, 10, 13, 14] {
        let someone = &people[place];
        page.goto(&format!("#/card/{}", someone.registration)).await;
        page.wait_for(&format!("#card-{}", someone.registration))
            .await;
        let printed = page.print(&format!("hostile-card-{place}")).await;
        assert_eq!(printed.pages(), 1, "{}", someone.name);
    }
    page.end_clean().await;

    let four: Vec<String> = people[4..8]
        .iter()
        .map(|one| one.registration.to_string())
        .collect();
    let page = open(
        &people,
        Window::DESKTOP,
        &format!("#/compare/{}", four.join(",")),
    )
    .await;
    page.click_text("CSVで保存").await;
    page.has_text("CSVファイルに保存しました").await;
    no_formula(&page.downloaded(".csv").await);
    page.end_clean().await;
}
