//! The conditions beside the list: in a drawer, and on a wide screen always in sight.

use activelist_model::catalog::Group;

use super::harness::{Key, Page, Site, Window, dist};
use super::served::outcome;

async fn visit(window: Window) -> Page {
    let link = "#/list?c=1-1";
    let page = Site::start(dist()).visit().window(window).open(link).await;
    page.wait_for(".al-glance__person:nth-of-type(20)").await;
    page
}

/// The number at an option is the one that the search itself finds.
async fn counts_are_of_the_core(page: &Page) {
    let expected = outcome("#/list?c=1-1&area=27");
    let count = "return document.querySelector('[name=fee][value=\"2\"]').closest('label')
        .querySelector('.al-check__count').textContent";
    let fee = expected.counts.option(Group::Fee, 1);
    assert!(fee > 0);
    assert_eq!(page.js(count).await, format!("{fee}名"));
}

/// Chooses a prefecture, and waits for the list that follows.
async fn choose_osaka(page: &Page) {
    page.choose("#home", "大阪府").await;
    let link = "#/list?c=1-1&area=27";
    page.at_address(link).await;
    let total = outcome(link).total;
    page.has_text(&format!("{total}名のうち、1～20番目")).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn conditions_are_changed_in_a_drawer_and_the_list_behind_follows_and_stays_where_it_is() {
    for window in [Window(360, 740), Window(768, 1024), Window(1280, 800)] {
        let page = visit(window).await;
        page.js("scrollTo(0, 60)").await;
        let opener = ".al-listhead button[aria-haspopup]";
        page.click(opener).await;
        let top = page.js("return scrollY").await;
        page.wait_for("#beside-t:focus").await;
        choose_osaka(&page).await;
        page.is_accessible().await;
        counts_are_of_the_core(&page).await;
        assert_eq!(page.js("return scrollY").await, top);
        // The way back says how many there are, and is in sight.
        let total = outcome("#/list?c=1-1&area=27").total;
        let back = page.text(".al-beside__foot button").await;
        assert_eq!(back, format!("{total}名を見る"));
        let bottom = "return document.querySelector('.al-beside__foot button').getBoundingClientRect().bottom <= innerHeight";
        assert_eq!(page.js(bottom).await, true);
        // In a window as low as 400 % zoom leaves one, a choice can still be seen whole.
        if window.0 == 360 {
            page.reflows().await;
            page.click(".al-beside__body .al-button").await;
            page.click(".al-beside__body .al-button").await;
            page.resize(window).await;
        }
        page.press([Key::Escape]).await;
        page.wait_gone("#beside-t").await;
        // The focus is back at the button.
        page.press([Key::Enter]).await;
        page.wait_for("#beside-t:focus").await;
        page.click(".al-beside__foot button").await;
        page.wait_gone("#beside-t").await;
        assert!(page.focused().await.contains("条件を変える"));
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_wide_screen_has_the_conditions_beside_the_list() {
    let page = visit(Window(1920, 1080)).await;
    page.wait_for(".al-beside #home").await;
    assert_eq!(page.count(".al-listhead button[aria-haspopup]").await, 0);
    choose_osaka(&page).await;
    page.click(".al-beside summary").await;
    counts_are_of_the_core(&page).await;
    page.is_accessible().await;
    let edges = "const at = (css) => document.querySelector(css).getBoundingClientRect();
        return at('.al-beside').right <= at('.al-glance__person').left && document.body.scrollWidth <= innerWidth";
    assert_eq!(page.js(edges).await, true);
    page.pictures("list-beside").await;
    // Narrower, they are in the drawer.
    page.resize(Window(1280, 800)).await;
    page.wait_for(".al-listhead button[aria-haspopup]").await;
    page.wait_gone(".al-beside").await;
    page.end_clean().await;
}
