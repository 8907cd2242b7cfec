//! What phones and their engines do of themselves, and are told not to.

use std::fs;

use super::page::{Kind, Page};
use crate::harness::{Site, Window, dist};
use crate::kiosk::site_with;

both! {
    a_second_tap_enlarges_nothing_and_on_a_kiosk_no_button_is_selected
}

async fn a_second_tap_enlarges_nothing_and_on_a_kiosk_no_button_is_selected(kind: Kind) {
    let Some(mut page) = Page::open(kind, &Site::start(dist()), "#/list?c=1-1").await else {
        return;
    };
    page.resize(Window::PHONE).await;
    page.wait_for(".al-star").await;
    for css in [".al-star", ".al-toolbar a.al-button"] {
        let action =
            format!("return getComputedStyle(document.querySelector({css:?})).touchAction");
        assert_eq!(page.js(&action).await, "manipulation", "{css}");
    }
    page.end_clean().await;
    let Some(mut page) = Page::open(kind, &site_with("true"), "?kiosk=1").await else {
        return;
    };
    page.wait_for(".al-cover__begin").await;
    let select = "const { userSelect, webkitUserSelect } = getComputedStyle(document.querySelector('.al-cover__begin'));
        return webkitUserSelect || userSelect";
    assert_eq!(page.js(select).await, "none");
    page.end_clean().await;
}

/// All styles of the page, without blanks. (In the folder may lie those of a former release.)
fn styles() -> String {
    let page = fs::read_to_string(dist().join("index.html")).unwrap();
    let name = page.split_once("assets/style-").unwrap().1;
    let name = name.split_once('"').unwrap().0;
    let file = dist().join("assets").join(format!("style-{name}"));
    let mut styles = format!("{page}{}", fs::read_to_string(file).unwrap());
    styles.retain(|c| !c.is_whitespace());
    styles
}

/// Of a print with pages of two kinds, Chromium 109 turns single sheets.
#[test]
#[ignore = "needs the release build: cargo xtask test"]
fn no_style_names_a_kind_of_page() {
    let styles = styles();
    assert!(styles.contains("@page{"), "paper has a size");
    for named in ["{page:", ";page:"] {
        assert!(!styles.contains(named), "{named}");
    }
}

#[test]
#[ignore = "needs the release build: cargo xtask test"]
fn the_built_styles_say_it_in_the_words_of_safari_too() {
    let styles = styles();
    for said in [
        "-webkit-text-size-adjust:100%",
        "-webkit-user-select:none",
        "min-block-size:100dvh",
        "max-block-size:calc(100dvh-2rem)",
    ] {
        assert!(styles.contains(said), "{said}");
    }
}
