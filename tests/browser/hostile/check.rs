//! What must hold of every screen, whatever the list says.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use activelist_model::expert::{Specialist, Stated};
use activelist_view::display::mail::mail_link;
use activelist_view::state::Site;

use super::super::harness::{Page, Window, dist};
use super::super::served::strings;
use super::people::TELEPHONE;

/// Nothing of the texts came alive: no script, no element, no link but the checked ones.
pub async fn is_inert(page: &Page, people: &[Specialist]) {
    let found = page
        .js("
        const odd = [...document.body.querySelectorAll('script, iframe, object, embed, base, svg [onload], img[src=x]')]
            .filter((element) => !(element.src ?? '').startsWith(location.origin));
        const handlers = [...document.body.querySelectorAll('*')].filter((element) =>
            [...element.attributes].some(({ name }) => name.startsWith('on') || name === 'style' || name === 'srcdoc'));
        const links = [...document.querySelectorAll('a[href], form[action], area')]
            .map((link) => link.href).filter((href) => !href.startsWith(location.origin));
        return { ran: globalThis.ran ?? null, odd: [...odd, ...handlers].map((element) => element.outerHTML.slice(0, 200)), links };")
        .await;
    assert_eq!(found["ran"], Value::Null, "a script ran");
    assert_eq!(found["odd"], json!([]));
    let stated = people.iter().filter_map(|someone| {
        let page = someone.homepage.as_ref().and_then(Stated::usable)?;
        Some(page.as_ref().to_string())
    });
    let allowed: BTreeSet<String> = stated.chain(operators()).collect();
    for link in strings(&found["links"]) {
        if !allowed.contains(&link) {
            if link == TELEPHONE {
                continue;
            }
            assert!(link.starts_with("mailto:"), "{link}");
            is_one_mail(&link, people);
        }
    }
}

/// The links of the operator's settings, as the browser writes them.
fn operators() -> Vec<String> {
    let settings = std::fs::read(dist().join("site.json")).unwrap();
    let (settings, _) = activelist_view::state::parse_site(&settings);
    let Site {
        contact,
        events,
        links,
        first_aid,
        ..
    } = settings.unwrap();
    let urls = events.into_iter().map(|event| event.url);
    let urls = urls.chain(links.into_iter().map(|link| link.url));
    let urls = urls.chain(first_aid.iter().map(|point| point.url.clone()));
    let phones = first_aid.iter().map(|point| format!("tel:{}", point.phone));
    let others = [contact.url, format!("mailto:{}", contact.mail)];
    urls.chain(phones)
        .chain(others)
        .flat_map(|url| [format!("{url}/"), url])
        .collect()
}

/// One recipient, the stated one; a subject, a body and no other header.
fn is_one_mail(link: &str, people: &[Specialist]) {
    let (to, headers) = link.split_once('?').unwrap_or((link, "subject=&body="));
    let known = people.iter().any(|someone| {
        let address = someone.mail.as_ref().and_then(Stated::usable);
        address.is_some_and(|address| {
            mail_link(address, someone, Default::default(), "").starts_with(&format!("{to}?"))
        })
    });
    assert!(known, "{link}");
    let names: Vec<&str> = headers
        .split('&')
        .filter_map(|header| header.split('=').next())
        .collect();
    assert_eq!(names, ["subject", "body"], "{link}");
    assert!(
        !to.contains([',', ';']) && to.matches('@').count() == 1,
        "{link}"
    );
}

/// What is written from right to left turns nothing beside it: every text with such letters stands
/// isolated, in an element of its own.
pub async fn is_isolated(page: &Page) {
    let script = "
        const right = /[\\u0590-\\u08ff]/;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const bad = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!right.test(node.data)) continue;
            const own = node.parentElement.closest('bdi, textarea, option');
            if (!own) bad.push(node.parentElement.outerHTML.slice(0, 200));
        }
        // Labels that the style sheet puts before a cell.
        for (const element of document.querySelectorAll('[data-label]')) {
            const before = getComputedStyle(element, '::before');
            if (right.test(element.dataset.label) && before.content.includes(element.dataset.label)
                && !before.unicodeBidi.includes('isolate') && !before.display.includes('block')) {
                bad.push('label of ' + element.outerHTML.slice(0, 200));
            }
        }
        return bad;";
    assert_eq!(page.js(script).await, json!([]), "not isolated");
}

/// Nothing needs sideways scrolling, at 320 pixels and on a phone.
pub async fn fits(page: &Page) {
    page.resize(Window::PHONE).await;
    let wide = page
        .js("const page = document.scrollingElement; return page.scrollWidth - page.clientWidth")
        .await;
    assert_eq!(wide, json!(0), "too wide for 360 pixels");
    page.reflows().await;
    page.resize(Window::DESKTOP).await;
}

/// The cells of a saved file, none of which a spreadsheet would reckon.
pub fn no_formula(file: &[u8]) -> BTreeSet<String> {
    let text = file.strip_prefix(b"\xef\xbb\xbf").expect("a BOM for Excel");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text);
    let rows = reader.records().map(Result::unwrap);
    let cells: BTreeSet<String> = rows
        .flat_map(|row| row.iter().map(String::from).collect::<Vec<_>>())
        .collect();
    for cell in &cells {
        let first = cell.chars().next().unwrap_or('a');
        assert!(!"=+-@＝＋－＠\t\r".contains(first), "{cell}");
    }
    cells
}
