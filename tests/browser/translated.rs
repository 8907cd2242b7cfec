//! A page that somebody else changes as well: a browser that translates it, an extension that adds
//! readings or explanations. Both take text nodes out and put elements of their own in their place.

mod twins;

use super::harness::{Page, Site, dist};
use super::kiosk::{begin, end_starred, ends_after, site_with};
use super::served::people;
use twins::{TEXTS, Twins};

/// As Chrome and Edge do when they translate, here each text into itself.
const TRANSLATION: &str = "
    for (const text of textsOf(document.body)) {
        const inner = document.createElement('font');
        inner.textContent = text.data;
        const outer = document.createElement('font');
        outer.append(inner);
        text.replaceWith(outer);
    }";

/// As extensions do that add readings: what stands for a text comes first, then the text goes.
const READINGS: &str = "
    for (const text of textsOf(document.body)) {
        const ruby = document.createElement('ruby');
        ruby.append(text.data.slice(0, 1), document.createElement('rt'));
        text.parentNode.insertBefore(ruby, text);
        text.parentNode.insertBefore(document.createTextNode(text.data.slice(1)), text);
        text.remove();
    }";

/// As extensions do that explain or highlight words: a text is split, and its end is replaced.
const EXPLANATIONS: &str = "
    for (const text of textsOf(document.body)) {
        const word = text.splitText(Math.floor(text.data.length / 2));
        const mark = document.createElement('span');
        mark.textContent = word.data;
        word.parentNode.replaceChild(mark, word);
    }";

/// The number of people who match, as the bar says it.
async fn finds(page: &Page, link: &str) {
    page.at_address(link).await;
    let count = people(link).len();
    page.has_text(&format!("条件に合う専門家 {count}名")).await;
}

/// From a firm's words to the shortlist.
async fn a_visit(change: &'static str) {
    let twins = Twins::open(&Site::start(dist()), "#/find?door=consult", change).await;
    let click = async |what: &str, css: &str| {
        twins
            .both(what, async |page: &Page| page.click(css).await)
            .await;
    };
    click("a content", "input[name=c][value='2-1']").await;
    click("an industry", "input[name=industry][value='4']").await;
    let link = "#/find?door=consult&c=2-1&industry=4&fee=2";
    twins
        .both("a fee", async |page: &Page| {
            page.click("input[name=fee][value='2']").await;
            finds(page, link).await;
        })
        .await;
    twins
        .both("no industry", async |page: &Page| {
            page.click("input[name=industry][value='4']").await;
            finds(page, "#/find?door=consult&c=2-1&fee=2").await;
        })
        .await;
    for words in [
        "取引先のアンケートに答えられる規程を作りたい",
        "大阪の町工場です。従業員の教育をしたい",
    ] {
        twins
            .both(words, async |page: &Page| {
                page.fill("#needs", words).await;
                page.has_text("このような支援が考えられます").await;
            })
            .await;
    }
    click("a suggestion", ".al-suggestions input").await;
    twins
        .both("the list", async |page: &Page| {
            page.see_people().await;
            page.wait_for(".al-results").await;
        })
        .await;
    twins
        .both("an explanation", async |page: &Page| {
            page.open_line(1).await;
            page.click_text("なぜこの順位ですか").await;
            page.wait_for(".al-explain").await;
        })
        .await;
    click("a star", ".al-results tbody:nth-of-type(2) .al-star").await;
    click("another", ".al-results tbody:nth-of-type(3) .al-star").await;
    click("the chosen conditions", ".al-fold > summary").await;
    click("a chip that goes", ".al-chip").await;
    click("another chip that goes", ".al-chip").await;
    twins
        .both("a card", async |page: &Page| {
            page.click(".al-person__name").await;
            page.wait_for(".al-card").await;
        })
        .await;
    twins
        .both("the next card", async |page: &Page| {
            page.click_text("次の専門家").await;
            page.has_text("前の専門家").await;
        })
        .await;
    twins
        .both("back to the list", async |page: &Page| {
            page.back().await;
            page.back().await;
            page.wait_for(".al-results").await;
        })
        .await;
    twins
        .both("the shortlist", async |page: &Page| {
            page.click_text("候補（2）").await;
            page.wait_for(".al-shortlist").await;
        })
        .await;
    twins
        .both("the two side by side", async |page: &Page| {
            page.click_text("選んだ人を比べる").await;
            page.wait_for(".al-compare").await;
        })
        .await;
    click("one of two unstarred", ".al-compare .al-star").await;
    click("starred again", ".al-compare .al-star").await;
    twins
        .both("the shortlist again", async |page: &Page| {
            page.back().await;
            page.wait_for(".al-shortlist").await;
        })
        .await;
    click(
        "one of two taken off",
        ".al-shortlist [aria-label$='候補から外す']",
    )
    .await;
    twins
        .both("none left", async |page: &Page| {
            page.click_text("候補をすべて外す").await;
            page.has_text("候補はまだありません").await;
        })
        .await;
    twins
        .both("put back", async |page: &Page| {
            page.click_text("外した候補を元に戻す").await;
            page.wait_for(".al-shortlist").await;
        })
        .await;
    twins.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_translated_page_goes_on_saying_what_is_so() {
    a_visit(TRANSLATION).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_with_readings_goes_on_saying_what_is_so() {
    a_visit(READINGS).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_with_explained_words_goes_on_saying_what_is_so() {
    a_visit(EXPLANATIONS).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_translated_machine_for_visitors_goes_on_saying_what_is_so() {
    let twins = Twins::open(&site_with("true"), "?kiosk=1", TRANSLATION).await;
    twins.both("the doors", begin).await;
    twins
        .both("a door", async |page: &Page| {
            page.click(".al-door").await;
            page.wait_for(".al-findstep").await;
        })
        .await;
    for (what, css) in [
        ("a content", "input[name=c][value='1-1']"),
        ("a fee", "input[name=fee][value='2']"),
        ("no fee", "input[name=fee][value='2']"),
    ] {
        twins
            .both(what, async |page: &Page| page.click(css).await)
            .await;
    }
    twins
        .both("the list", async |page: &Page| {
            page.see_people().await;
            page.wait_for(".al-results").await;
        })
        .await;
    twins
        .both("a star", async |page: &Page| {
            page.click(".al-results .al-star").await;
            page.has_text("1名が候補に入っています").await;
        })
        .await;
    twins
        .both("a card", async |page: &Page| {
            page.click(".al-person__name").await;
            page.wait_for(".al-card").await;
        })
        .await;
    twins
        .both("the end", async |page: &Page| {
            ends_after(page, end_starred(page)).await;
        })
        .await;
    twins.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_translation_that_is_taken_back_shows_the_texts_of_now() {
    let twins = Twins::open(
        &Site::start(dist()),
        "#/find?door=consult",
        // What the translator remembers of each text: the node itself.
        "for (const text of textsOf(document.body)) {
            const font = document.createElement('font');
            font.textContent = text.data;
            text.replaceWith(font);
            (globalThis.replaced ??= []).push([font, text]);
        }",
    )
    .await;
    let fee = async |page: &Page| page.click("input[name=fee][value='2']").await;
    twins.both("a fee", fee).await;
    twins.both("no fee", fee).await;
    twins
        .changed
        .js("for (const [font, text] of replaced) if (font.isConnected) font.replaceWith(text);")
        .await;
    // The page is not touched before the program changes something.
    fee(&twins.plain).await;
    fee(&twins.changed).await;
    twins.read_the_same("the original again").await;
    assert_eq!(twins.changed.count("font").await, 0);
    twins.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_translator_that_watches_the_page_translates_what_is_new_and_comes_to_rest() {
    let site = Site::start(dist());
    let page = site.open("#/find?door=consult").await;
    page.wait_for("html[data-boot=ready]").await;
    let watch = format!(
        "{TEXTS}
        const untranslated = () => textsOf(document.body).filter((text) => !text.parentNode.closest('font'));
        globalThis.isDone = () => untranslated().length === 0;
        globalThis.translated = 0;
        const translate = () => {{
            for (const text of untranslated()) {{
                const font = document.createElement('font');
                font.textContent = text.data;
                text.replaceWith(font);
                translated += 1;
            }}
        }};
        new MutationObserver(translate)
            .observe(document.body, {{ childList: true, subtree: true, characterData: true }});
        translate();"
    );
    page.js(&watch).await;
    let link = "#/find?door=consult&fee=2";
    page.click("input[name=fee][value='2']").await;
    finds(&page, link).await;
    assert_eq!(page.js("return isDone()").await, true);
    let before = page.js("return translated").await;
    // A moment in which nobody does anything.
    page.js_async("for (let i = 0; i < 20; i += 1) await new Promise(requestAnimationFrame);")
        .await;
    assert_eq!(page.js("return translated").await, before);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn names_numbers_and_links_are_not_translated() {
    let page = Site::start(dist()).open("#/list?c=1-1").await;
    page.wait_for(".al-results").await;
    for place in [1, 2] {
        page.click(&format!(".al-results tbody:nth-of-type({place}) .al-star"))
            .await;
    }
    let found = people("#/list?c=1-1");
    let pair = format!("{},{}", found[0].registration, found[1].registration);
    let number = format!("第{}号", found[0].registration);
    let name = found[0].name.as_str();
    for (link, texts) in [
        ("#/list?c=1-1".to_string(), vec![name]),
        (
            format!("#/card/{}", found[0].registration),
            vec![name, &number],
        ),
        (format!("#/compare/{pair}"), vec![name]),
        ("#/shortlist".to_string(), vec![name, &number, "http://"]),
    ] {
        page.goto(&link).await;
        page.has_text(texts[texts.len() - 1]).await;
        for text in texts {
            // What stands for itself, and not within a sentence or the name of a control.
            let script = "
                const whole = (text) => text.startsWith('SAID') && !/\\s|さん/.test(text.replace('SAID', ''));
                const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
                const found = [];
                while (walker.nextNode()) if (whole(walker.currentNode.data)) found.push(walker.currentNode);
                return found.map((text) => text.parentNode.closest('[translate]')?.translate ?? true);";
            let marks = page.js(&script.replace("SAID", text)).await;
            let marks = marks.as_array().unwrap();
            assert!(!marks.is_empty(), "{link}: {text}");
            assert!(marks.iter().all(|mark| *mark == false), "{link}: {text}");
        }
    }
    page.end_clean().await;
}
