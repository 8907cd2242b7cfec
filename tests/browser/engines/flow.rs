//! The main flow in other engines, without a network too, with damaged files, and at all sizes.

use super::page::{Kind, Page};
use crate::harness::{Fault, Site, Window, dist};
use crate::served::{META, SNAPSHOTS, people};

both! {
    from_typed_words_to_a_printed_card
    a_page_loaded_once_starts_again_without_a_network
    a_damaged_program_is_not_run_and_a_damaged_list_not_shown
    no_screen_is_wider_than_its_window
}

async fn from_typed_words_to_a_printed_card(kind: Kind) {
    let Some(mut page) = Page::open(kind, &Site::start(dist()), "").await else {
        return;
    };
    page.click_text("お困りごと").await;
    page.at_address("#/find?door=consult").await;
    page.wait_for("#needs").await;
    page.type_into("#needs", "取引先に答えられる規程を作りたい")
        .await;
    page.wait_for(".al-suggestions input[value='1-1']").await;
    // What the words say plainly is chosen at once.
    page.at_address("#/find?door=consult&c=1-1").await;
    page.see_people().await;
    page.at_address("#/list?door=consult&c=1-1").await;
    let found = people("#/list?door=consult&c=1-1");
    page.has_text(&format!("条件に合う専門家 {}名", found.len()))
        .await;
    page.click(".al-results .al-star").await;
    page.has_text("1名が候補に入っています").await;
    page.click(".al-results .al-person__name").await;
    let card = format!("#/card/{}?door=consult&c=1-1", found[0].registration);
    page.at_address(&card).await;
    page.has_text(&found[0].name).await;
    let pdf = page.print("flow-card").await;
    assert_eq!(pdf.pages(), 1);
    // Of a name, a printer says another character that has the same glyph.
    let number = found[0].registration.to_string();
    assert!(pdf.text(1).contains(&number), "{number}");
    page.back().await;
    page.at_address("#/list?door=consult&c=1-1").await;
    page.wait_for(".al-results").await;
    page.back().await;
    page.at_address("#/find?door=consult&c=1-1").await;
    page.until("document.querySelector('#needs').value.includes('規程')")
        .await;
    page.forward().await;
    page.at_address("#/list?door=consult&c=1-1").await;
    page.end_clean().await;
}

async fn a_page_loaded_once_starts_again_without_a_network(kind: Kind) {
    let site = Site::start(dist());
    let Some(mut page) = Page::open(kind, &site, "#/list?c=1-1").await else {
        return;
    };
    page.wait_for(".al-results").await;
    page.until("document.documentElement.dataset.worker === 'ready'")
        .await;
    page.until("Object.keys(localStorage).some((name) => name.startsWith('activelist.list'))")
        .await;
    site.stop();
    page.reload().await;
    page.wait_for(".al-results").await;
    page.click(".al-results .al-person__name").await;
    page.wait_for(".al-card").await;
    let gone = [
        "could not connect",
        "Could not connect",
        "access control",
        "Failed to load",
        "NetworkError",
        "接続",
    ];
    page.end_after(&gone).await;
}

async fn a_damaged_program_is_not_run_and_a_damaged_list_not_shown(kind: Kind) {
    let site = Site::start(dist());
    site.fault("assets/app-*.wasm", Fault::Flipped(5000));
    let Some(mut page) = Page::open(kind, &site, "#/list?c=1-1").await else {
        return;
    };
    page.wait_for("html[data-boot=failed]").await;
    page.has_text("公開されたものと一致しません").await;
    site.clear_faults();
    site.fault(SNAPSHOTS, Fault::Flipped(500));
    page.goto("#/list?c=1-1").await;
    page.until("document.querySelector('main .al-notice[data-tone=danger], main .al-state')")
        .await;
    page.until("document.querySelectorAll('.al-person__name').length === 0")
        .await;
    site.clear_faults();
    site.fault(META, Fault::Flipped(40));
    page.goto("#/list?c=1-1").await;
    page.until("document.querySelector('main .al-notice[data-tone=danger], main .al-state')")
        .await;
    page.until("document.querySelectorAll('.al-person__name').length === 0")
        .await;
    page.end_after(&["integrity", "app-", "Integrity"]).await;
}

async fn no_screen_is_wider_than_its_window(kind: Kind) {
    let Some(mut page) = Page::open(kind, &Site::start(dist()), "").await else {
        return;
    };
    let found = people("#/list?c=1-1");
    let first = found[0].registration.to_string();
    let compare = format!(
        "#/compare/{},{}?c=1-1",
        found[0].registration, found[1].registration
    );
    let card = format!("#/card/{first}?c=1-1");
    for (name, link, part) in [
        ("home", "", ".al-door"),
        ("find", "#/find?door=consult&c=1-1", ".al-countbar"),
        ("list", "#/list?c=1-1", ".al-results"),
        ("card", &card, ".al-card"),
        ("compare", &compare, ".al-compare"),
        ("sheet", "#/sheet?c=1-1", ".al-sheet"),
        ("method", "#/method", ".al-prose table"),
        ("incident", "#/incident/locked", ".al-calls"),
    ] {
        page.goto(link).await;
        page.wait_for(part).await;
        for window in Window::ALL {
            page.resize(window).await;
            let wide = "const page = document.scrollingElement;
                return page.scrollWidth > page.clientWidth ? `${page.scrollWidth} > ${page.clientWidth}` : '';";
            assert_eq!(page.js(wide).await, "", "{name} {window:?}");
            page.picture(name).await;
        }
    }
    page.end_clean().await;
}
