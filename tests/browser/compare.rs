//! Side by side: from the stars to the table, its differences and its file. Its paper is in `compare_paper`.

use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_search::Searcher;
use activelist_view::display::compare::{Comparison, comparison};
use activelist_view::state::{Page as Screen, Route};
use serde_json::json;

use super::harness::{Key, Page, Site, Window, dist};
use super::served::{list, people, query, strings, tight};

pub const SEARCH: &str = "?c=1-1,3-3&area=27";

/// The link that compares these people.
pub fn link_to(people: &[Specialist], search: &str) -> String {
    let numbers: Vec<String> = people
        .iter()
        .map(|someone| someone.registration.to_string())
        .collect();
    format!("#/compare/{}{search}", numbers.join(","))
}

/// What the core makes of a link.
fn compared(link: &str) -> Comparison {
    let Screen::Compare(numbers) = Route::parse(link).0.page else {
        panic!("{link} compares nobody");
    };
    comparison(&Searcher::new(list()), &numbers, &query(link).criteria)
}

/// What the core says, as [`shown`] reads it from the screen: what decides, and the rest where it is open.
fn expected(link: &str, is_open: bool) -> Vec<String> {
    let found = compared(link);
    let groups = found.groups.iter().filter(|group| group.first || is_open);
    let rows = groups.flat_map(|group| &group.rows);
    rows.map(|row| {
        let values = row.values.iter().map(|value| {
            let mark = value
                .mark
                .map(|mark| format!("{}{}", mark.sign, mark.meaning));
            format!("{}{}", mark.unwrap_or_default(), value.text)
        });
        let differs = if row.marked { " 違いあり" } else { "" };
        let values: Vec<String> = values.collect();
        tight(&format!("{}{differs}|{}", row.name, values.join("|")))
    })
    .collect()
}

/// Every row that can be seen: name and mark of difference, then each value.
async fn shown(page: &Page) -> Vec<String> {
    page.wait_for(".al-compare").await;
    let rows =
        "return [...document.querySelectorAll('.al-compare tbody > tr:not(.al-compare__group)')]
        .filter((row) => row.checkVisibility())
        .map((row) => [...row.cells].map((cell) => {
            const copy = cell.cloneNode(true);
            copy.querySelectorAll('a .al-visually-hidden').forEach((hidden) => hidden.remove());
            return copy.textContent;
        }).join('|').replace(/\\s/g, ''))";
    strings(&page.js(rows).await)
}

/// Opens the lines that do not decide.
pub async fn open_rest(page: &Page) {
    page.click_text("項目も比べる").await;
    page.wait_for(".al-compare[data-part=rest]").await;
}

async fn heads(page: &Page) -> Vec<String> {
    page.texts(".al-compare thead .al-person__name").await
}

fn names(people: &[Specialist]) -> Vec<String> {
    people.iter().map(|someone| someone.name.clone()).collect()
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn four_and_then_two_are_compared_from_star_to_table() {
    let found: Vec<_> = people(SEARCH).into_iter().take(4).collect();
    let page = Site::start(dist()).open(&format!("#/list{SEARCH}")).await;
    for place in 1..=4 {
        page.click(&format!(".al-results tbody:nth-of-type({place}) .al-star"))
            .await;
    }
    page.has_text("4名が候補に入っています").await;
    page.click(".al-shortbar p a").await;
    page.click_text("選んだ人を比べる").await;
    let link = link_to(&found, SEARCH);
    page.at_address(&link).await;
    assert_eq!(shown(&page).await, expected(&link, false));
    assert_eq!(heads(&page).await, names(&found));
    assert_eq!(page.focused().await, "h1 候補を比べる");
    assert_eq!(
        page.js("return document.title").await,
        "候補を比べる｜登録セキスペを探す"
    );
    page.click(".al-compare thead th:nth-child(3) .al-person__name")
        .await;
    page.at_address(&format!("#/card/{}{SEARCH}", found[1].registration))
        .await;
    page.back().await;
    page.at_address(&link).await;
    // The star can be taken away here; the table stays until one leaves it.
    page.click(".al-compare thead th:nth-child(5) .al-star")
        .await;
    page.wait_for(".al-compare thead th:nth-child(5) .al-star[aria-pressed=false]")
        .await;
    page.click_text("候補に戻る").await;
    page.at_address(&format!("#/shortlist{SEARCH}")).await;
    page.click(".al-shortlist__row:nth-child(2) .al-check__box")
        .await;
    page.click_text("選んだ人を比べる").await;
    let pair = [found[0].clone(), found[2].clone()];
    let link = link_to(&pair, SEARCH);
    page.at_address(&link).await;
    assert_eq!(heads(&page).await, names(&pair));
    assert_eq!(shown(&page).await, expected(&link, false));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_decides_is_in_sight_the_rest_is_opened_and_the_file_holds_all() {
    let found: Vec<_> = people(SEARCH).into_iter().take(3).collect();
    let link = link_to(&found, SEARCH);
    let (first, all) = (expected(&link, false), expected(&link, true));
    let core = compared(&link);
    let rows: Vec<_> = core.groups.iter().flat_map(|group| &group.rows).collect();
    let differing = rows[first.len()..].iter().filter(|row| row.differs).count();
    let marked = rows.iter().filter(|row| row.marked).count();
    assert!(marked > 0 && marked < first.len() && differing < all.len() - first.len());
    let page = Site::start(dist()).open(&link).await;
    assert_eq!(shown(&page).await, first);
    page.has_text(&format!("違いのある{marked}項目に")).await;
    open_rest(&page).await;
    assert_eq!(shown(&page).await, all);
    page.click_text("違いのある項目だけを表示").await;
    page.wait_for(".al-compare[data-only]").await;
    assert_eq!(shown(&page).await.len(), first.len() + differing);
    let pdf = page.print("compare-differences").await;
    let text: String = (1..=pdf.pages() as u32)
        .map(|page| pdf.text(page))
        .collect();
    let said = format!("違いのある{differing}項目だけを表示しています。");
    assert!(text.contains(&said), "paper says that it is not all");
    page.click_text("CSVで保存").await;
    page.has_text("CSVファイルに保存しました").await;
    let file = String::from_utf8(page.downloaded(".csv").await).unwrap();
    assert!(file.starts_with("\u{feff}一覧の公開日"), "{file}");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .has_headers(false)
        .flexible(true)
        .from_reader(file.as_bytes());
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(read.len(), all.len() + 3, "not only those on screen");
    for ((row, core), shown) in read[3..].iter().zip(&rows).zip(&all) {
        let differs = if core.differs { "違いあり" } else { "" };
        assert_eq!(&row[5], differs, "{}", core.name);
        let cells: Vec<&str> = row.iter().skip(2).take(3).collect();
        let saved = tight(&format!("{}|{}", &row[1], cells.join("|")));
        assert_eq!(saved, shown.replacen("違いあり|", "|", 1));
    }
    page.click_text("違いのある項目だけを表示").await;
    page.wait_gone(".al-compare[data-only]").await;
    assert_eq!(shown(&page).await, all);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_is_gone_is_said_and_one_alone_is_still_shown() {
    let someone = people(SEARCH)[0].clone();
    let gone: RegistrationNumber = RegistrationNumber::parse("000001").unwrap();
    let page = Site::start(dist())
        .open(&format!(
            "#/compare/{},{gone}{SEARCH}",
            someone.registration
        ))
        .await;
    page.has_text("第000001号は、今の一覧に載っていません。")
        .await;
    page.has_text("1名だけを表示しています。").await;
    assert_eq!(heads(&page).await, [someone.name]);
    assert_eq!(page.count("#only").await, 0, "one alone differs in nothing");
    page.is_accessible().await;
    page.picture("compare-one").await;
    page.load(&format!("#/compare/{gone}{SEARCH}")).await;
    page.has_text("比べる専門家がいません。").await;
    assert!(!page.shows(".al-compare").await);
    page.is_accessible().await;
    page.reflows().await;
    page.resize(Window::DESKTOP).await;
    page.click_text("専門家の一覧を見る").await;
    page.at_address(&format!("#/list{SEARCH}")).await;
    page.end_clean().await;
}

/// What stands over the edge of its cell, or of the page.
pub async fn too_wide(page: &Page) -> serde_json::Value {
    page.js(
        "const edge = document.documentElement.clientWidth + 1;
         return [...document.querySelectorAll('.al-compare :is(th, td), .al-compare')]
             .filter((cell) => cell.checkVisibility() && getComputedStyle(cell).position !== 'absolute')
             .filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > edge)
             .map((cell) => `${cell.tagName} ${cell.textContent.slice(0, 20)} ${cell.scrollWidth} > ${cell.clientWidth}`)",
    )
    .await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_comparison_is_done_with_the_keyboard_alone_and_nothing_is_covered() {
    let found: Vec<_> = people(SEARCH).into_iter().take(4).collect();
    let page = Site::start(dist()).open(&link_to(&found, SEARCH)).await;
    page.wait_for(".al-compare").await;
    for place in 2..=5 {
        page.tab_to(&format!("thead th:nth-child({place}) .al-person__name"))
            .await;
        page.tab_to(&format!("thead th:nth-child({place}) .al-star"))
            .await;
    }
    page.tab_to("details > summary").await;
    page.press([Key::Enter]).await;
    page.wait_for(".al-compare[data-part=rest]").await;
    page.tab_to("#only").await;
    page.press([Key::Space]).await;
    page.wait_for(".al-compare[data-only]").await;
    page.press([Key::Space]).await;
    page.wait_gone(".al-compare[data-only]").await;
    // Down through every link of the table, and up again under the names.
    let mut links = page.count(".al-compare tbody a").await;
    assert!(links >= 4, "mail addresses at least");
    page.tab_to(".al-compare tbody a").await;
    let covered = "const box = document.activeElement.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + 4, box.top + 4);
        return document.activeElement.contains(at) ? '' : document.activeElement.textContent";
    while links > 1 {
        page.press([Key::Tab]).await;
        assert_eq!(page.js(covered).await, "");
        links -= 1;
    }
    page.js("scrollTo(0, document.body.scrollHeight)").await;
    page.press_shifted(Key::Tab).await;
    assert_eq!(page.js(covered).await, "", "on the way up");
    let top = "return document.querySelector('[data-part=rest] thead').getBoundingClientRect().top";
    assert_eq!(page.js(top).await, 0, "the names stay in sight");
    for _ in 0..40 {
        page.press_shifted(Key::Tab).await;
        if page.is_focused("thead .al-person__name").await {
            break;
        }
    }
    page.press([Key::Enter]).await;
    page.wait_for(".al-card").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_comparison_is_accessible_and_fits_every_window() {
    let found: Vec<_> = people(SEARCH).into_iter().take(4).collect();
    let page = Site::start(dist()).open("").await;
    for count in [2, 4] {
        page.load(&link_to(&found[..count], SEARCH)).await;
        page.wait_for(".al-compare").await;
        for window in [Window::PHONE, Window::TABLET, Window::DESKTOP] {
            page.resize(window).await;
            page.is_accessible().await;
            assert_eq!(too_wide(&page).await, json!([]), "{window:?}");
        }
        page.pictures(&format!("compare-{count}")).await;
        page.reflows().await;
    }
    page.resize(Window::DESKTOP).await;
    open_rest(&page).await;
    page.click_text("違いのある項目だけを表示").await;
    page.is_accessible().await;
    page.media("", &[("forced-colors", "active")]).await;
    page.is_accessible().await;
    page.picture("compare-forced").await;
    page.end_clean().await;
}
