//! An adviser at a desk with a firm beside her: from a need to three people, to the comparison and to paper.

use super::harness::{Counted, Page, Site, Window, dist};
use super::served::tight;

/// Opens home, where print dialogs are only counted.
async fn at_home() -> Page {
    let site = Site::start(dist());
    let visit = site.visit().window(Window(1280, 800));
    let visit =
        visit.before("globalThis.printed = 0; globalThis.print = () => globalThis.printed += 1;");
    visit.open("").await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn from_a_need_to_the_paper_with_three_people_side_by_side() {
    let page = at_home().await;
    let mut she = Counted::new(&page, 800.0);
    she.press_text("お困りごと").await;
    she.press("#needs").await;
    page.type_text("取引先からセキュリティの規程を求められた")
        .await;
    page.wait_for(".al-suggestions .al-content input").await;
    // What the matcher is sure of may be chosen already. Where it is not, that is one press more than a scene
    // like this one should cost.
    let by_hand = usize::from(page.count(".al-suggestions input:checked").await == 0);
    if by_hand > 0 {
        she.press(".al-suggestions .al-content input").await;
    }
    she.press(".al-countbar a").await;
    page.wait_for(".al-glance__person:nth-of-type(3)").await;
    for place in 1..=3 {
        let star = format!(".al-glance__person:nth-of-type({place}) .al-star");
        she.press(&star).await;
    }
    page.has_text("3名が候補に入っています").await;
    let names = "return [...document.querySelectorAll('.al-glance__person')].slice(0, 3)
        .map((person) => person.querySelector('.al-person__name').textContent)";
    let names = super::served::strings(&page.js(names).await);
    she.press_text("比べる").await;
    page.wait_for(".al-compare").await;
    she.press_text("この比較を印刷").await;
    assert_eq!(page.js("return printed").await, 1);
    println!("{} presses to the paper", she.presses);
    let pdf = page.print("adviser").await;
    assert_eq!(pdf.pages(), 1);
    pdf.lies_across();
    let text = pdf.text(1);
    for name in names {
        assert!(text.contains(&tight(&name)), "{name} is not in {text}");
    }
    assert!(she.presses <= 8 + by_hand, "{} presses", she.presses);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_bar_of_the_shortlist_leads_to_the_comparison_to_paper_and_to_the_sheet() {
    let page = at_home().await;
    let mut she = Counted::new(&page, 800.0);
    page.goto("#/list?c=1-1").await;
    for place in 1..=5 {
        let star = format!(".al-glance__person:nth-of-type({place}) .al-star");
        she.press(&star).await;
    }
    page.has_text("5名が候補に入っています").await;
    page.click_text("先の4名を比べる").await;
    page.wait_for(".al-compare").await;
    assert_eq!(
        page.count("[data-part=first] thead .al-person__name").await,
        4
    );
    page.has_text("候補5名のうち、4名を比べています。").await;
    page.back().await;
    page.click(".al-shortbar a[href^='#/cards/']").await;
    page.wait_for(".al-card:nth-of-type(5)").await;
    page.click_text("印刷する").await;
    assert_eq!(page.js("return printed").await, 1);
    assert_eq!(page.print("adviser-cards").await.pages(), 5);
    page.back().await;
    page.click(".al-shortbar a[href^='#/sheet']").await;
    page.wait_for(".al-sheet").await;
    page.click_text("このシートを印刷").await;
    assert_eq!(page.print("adviser-sheet").await.pages(), 1);
    page.end_clean().await;
}
