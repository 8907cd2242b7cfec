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

#[test]
#[ignore = "needs the release build: cargo xtask test"]
fn the_built_styles_say_it_in_the_words_of_safari_too() {
    let mut styles = fs::read_to_string(dist().join("index.html")).unwrap();
    for file in fs::read_dir(dist().join("assets")).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|kind| kind == "css") {
            styles += &fs::read_to_string(file).unwrap();
        }
    }
    styles.retain(|c| c != ' ');
    for said in [
        "-webkit-text-size-adjust:100%",
        "-webkit-user-select:none",
        "min-block-size:100dvh",
        "max-block-size:calc(100dvh-2rem)",
    ] {
        assert!(styles.contains(said), "{said}");
    }
}
