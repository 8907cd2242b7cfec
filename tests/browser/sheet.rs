//! The consultation sheet: what goes on it, what stays out of links, and one A4 page of paper.

use serde_json::{Value, json};

use activelist_model::catalog::{Content, Group, OptionSet, Prefecture};
use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_publication::{Census, Field, List, MAX_SERIAL};
use activelist_search::Skill;
use activelist_view::display::qr::qr;
use activelist_view::state::{Page as Screen, Query, Route, Shortlist};

use super::harness::{Fault, Key, Page, Site, Window, dist};
use super::need::nowhere;
use super::served::{META, list, list_of, people, query, site, tight};

const WORDS: &str = "大阪の町工場です。取引先のアンケートに答えられる規程を作りたい";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn from_words_at_the_wide_door_to_a_printed_sheet() {
    let page = Site::start(dist()).open("#/find?door=consult").await;
    page.fill("#needs", WORDS).await;
    page.wait_for(".al-suggestions input[value='1-1']:checked")
        .await;
    page.click(".al-offers .al-pick").await;
    page.see_people().await;
    let search = "door=consult&c=1-1&area=27";
    let found = people(&format!("#/list?{search}"));
    for someone in &found[..2] {
        let star = format!("[aria-label='{}さんを候補に入れる']", someone.name);
        page.click(&star).await;
    }
    page.click(".al-shortbar p a").await;
    page.click_text("相談準備シートを作る").await;
    page.at_address(&format!("#/sheet?{search}")).await;
    page.wait_for(".al-sheet").await;
    assert_eq!(page.focused().await, "h1 相談準備シート");
    // The search says one prefecture, and nothing of size and industry.
    page.has_text("都道府県 大阪府").await;
    page.choose("#firm-size", "従業員11-50名").await;
    page.has_text("従業員規模 従業員11-50名").await;
    page.choose("#firm-area", "京都府").await;
    page.has_text("都道府県 京都府").await;
    page.at_address(&format!("#/sheet?{search}")).await;
    let ways = ["このシートを印刷", "候補に戻る", "支援内容と条件を変える"];
    for way in ways {
        page.has_text(way).await;
    }

    let pdf = page.print("sheet").await;
    assert_eq!(pdf.pages(), 1);
    pdf.is_a4();
    pdf.fonts_are_embedded();
    let text = pdf.text(1);
    let registration = format!("第{}号", found[0].registration);
    for said in [
        WORDS,
        "1-1情報セキュリティ規程の作成・改訂",
        "ということばから。",
        "業種（",
        "従業員11-50名",
        "京都府",
        "地域：大阪府",
        &found[0].name,
        &found[1].name,
        &registration,
        "どのくらいの分量になりますか（1-1）",
        "今ある社内規程",
        "見本商工会議所",
        "はじめての情報セキュリティ相談会",
        "見本データ",
        "一覧の公開日",
    ] {
        assert!(text.contains(&tight(said)), "{said} is not in {text}");
    }
    for way in ways {
        assert!(!text.contains(way), "{way} is for the screen");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn words_and_firm_are_in_no_address_storage_or_code() {
    let site = Site::start(dist());
    let starred = &people("#/list?c=1-1")[0];
    let page = site
        .visit()
        .without_worker()
        .open(&format!("#/sheet?c=1-1&pick={}", starred.registration))
        .await;
    page.at_address("#/sheet?c=1-1").await;
    // The list is there, and the program has asked for what it fetches ahead.
    page.has_text(&starred.name).await;
    site.is_asked_for("/late-search-").await;
    site.clear_requests();
    page.fill("#needs", "ヒミツ工業の規程").await;
    page.choose("#firm-industry", "防衛産業").await;
    page.has_text("業種 防衛産業").await;
    page.has_text(&starred.name).await;
    nowhere(&page, "ヒミツ").await;
    nowhere(&page, "防衛").await;
    // The code holds the search and the shortlist, to the letter.
    let mut searched = query("#/list?c=1-1");
    searched.picks = Shortlist::from_iter([starred.registration]);
    let route = Route {
        page: Screen::List,
        query: searched,
    };
    let link = format!("{}{}", site.url(""), route.to_short_fragment());
    let drawn = page.attribute(".al-sheet .al-qr path", "d").await;
    assert_eq!(drawn, qr(&link).map(|code| code.path));
    assert_eq!(site.requests(), Vec::<String>::new());
    // Going on, and coming back: the words are kept on the page, the firm is asked anew.
    page.click_text("支援内容と条件を変える").await;
    page.wait_for(".al-contents").await;
    page.back().await;
    page.wait_for("#needs").await;
    let kept = "return document.getElementById('needs').value";
    assert_eq!(page.js(kept).await, "ヒミツ工業の規程");
    page.has_text("業種 （").await;
    nowhere(&page, "ヒミツ").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn without_a_shortlist_the_first_three_stand_in_and_without_a_list_nobody() {
    let page = Site::start(dist()).open("#/sheet?c=3-3&area=27").await;
    page.has_text("一覧の上位3名").await;
    for someone in &people("#/list?c=3-3&area=27")[..3] {
        page.has_text(&someone.name).await;
    }
    assert_eq!(page.print("sheet-first").await.pages(), 1);
    page.site.fault(META, Fault::status(404));
    page.forget_list().await;
    page.load("#/sheet?c=3-3").await;
    page.has_text("候補を選んでいません").await;
    assert_eq!(page.print("sheet-alone").await.pages(), 1);
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_longest_sheet_is_one_page_and_nothing_is_cut_off_unsaid() {
    for letter in ["鷹", "W", "あ。", "mw "] {
        let someone = |value: u32| longest(letter, value);
        let everyone: Vec<Specialist> = (1..=10).map(someone).collect();
        let page = longest_site(letter, &everyone)
            .open(&everything(&everyone).to_fragment())
            .await;
        page.wait_for(".al-sheet table").await;
        let need: String = letter.repeat(1000).chars().take(1000).collect();
        write_need(&page, &need).await;
        let name = format!("sheet-longest-{}", letter.trim());
        let pdf = page.print(&name).await;
        assert_eq!(pdf.pages(), 1, "{letter}");
        pdf.is_a4();
        pdf.fonts_are_embedded();
        let text = pdf.text(1);
        for said in [
            "全文は画面にあります",
            "、ほか",
            "問は省いています",
            "催しはほかに",
        ] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
        assert_eq!(cut_off(&page).await, json!([]), "{letter}");
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_long_need_is_whole_on_paper_where_little_else_is_said() {
    let page = Site::start(dist()).open("#/sheet").await;
    page.wait_for(".al-sheet table").await;
    let need = format!(
        "{}。",
        "社内の規程がなく、何から始めればよいか分かりません".repeat(39)
    );
    write_need(&page, &need).await;
    let pdf = page.print("sheet-long-need").await;
    assert_eq!(pdf.pages(), 1);
    assert!(pdf.text(1).contains(&need));
    assert_eq!(cut_off(&page).await, json!([]));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_sheet_is_for_everyone_and_for_the_keyboard_alone() {
    let link = "#/sheet?c=1-1,3-3&area=27&industry=3";
    let page = Site::start(dist()).open(link).await;
    page.wait_for(".al-sheet table").await;
    page.tab_to("#firm-industry").await;
    page.tab_to("#firm-size").await;
    page.tab_to("#firm-area").await;
    page.tab_to("#needs").await;
    page.type_text("社員の研修をしたい").await;
    page.has_text("「研修」").await;
    assert!(page.is_focused("#needs").await, "{}", page.focused().await);
    page.press([Key::Tab]).await;
    assert_eq!(page.focused().await, "button このシートを印刷");
    for window in [Window::PHONE, Window::DESKTOP] {
        page.resize(window).await;
        page.is_accessible().await;
    }
    page.pictures("sheet").await;
    page.reflows().await;
    page.end_clean().await;
}

/// Pastes the firm's words.
async fn write_need(page: &Page, need: &str) {
    page.js(&format!(
        "const field = document.getElementById('needs');
         field.value = {};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
        json!(need)
    ))
    .await;
    let first: String = need.chars().take(20).collect();
    page.has_text(first.trim_end()).await;
}

/// What does not fit the page, or its own box, on paper.
async fn cut_off(page: &Page) -> Value {
    page.media("print", &[]).await;
    // What A4 leaves between its margins of 10 mm.
    page.resize(Window(718, 1047)).await;
    page.js(
        "const sheet = document.querySelector('.al-sheet');
         const edge = sheet.getBoundingClientRect();
         const over = sheet.scrollHeight > sheet.clientHeight ? [`sheet: ${sheet.scrollHeight} > ${sheet.clientHeight}`] : [];
         for (const element of sheet.querySelectorAll('*')) {
             if (element.closest('.al-visually-hidden, svg') || element.getClientRects().length === 0) continue;
             const box = element.getBoundingClientRect();
             const name = `${element.tagName} ${element.className} ${element.textContent.slice(0, 20)}`;
             if (box.bottom > edge.bottom + 1 || box.right > edge.right + 1 || box.left < edge.left - 1) {
                 over.push(`${name}: ${JSON.stringify(box)} in ${JSON.stringify(edge)}`);
             }
             // A text over the edge of its own box would run into its neighbour.
             if (element.matches('h2, h3, p, li, td, th, ul') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
                 over.push(`${name}: too wide`);
             }
             const size = parseFloat(getComputedStyle(element).fontSize);
             if (size < 8.5 * 96 / 72 - 0.01) over.push(`${name}: ${size} px is less than 8.5 pt`);
         }
         const parts = [...sheet.children].map((part) => part.getBoundingClientRect());
         for (let place = 1; place < parts.length; place += 1) {
             if (parts[place].top < parts[place - 1].bottom - 1) over.push(`part ${place} over the one before`);
         }
         return over",
    )
    .await
}

/// Every content, condition and skill, and all these people.
fn everything(everyone: &[Specialist]) -> Route {
    let mut query = Query::default();
    query.criteria.contents = Content::all().collect();
    for group in Group::ALL {
        query.criteria.set_condition(group, group.every_option());
    }
    for skill in Skill::all() {
        query.criteria.skills.set(skill, 1);
    }
    query.criteria.cases = 9999;
    query.picks = everyone
        .iter()
        .map(|someone| someone.registration)
        .collect();
    Route {
        page: Screen::Sheet,
        query,
    }
}

fn long(letter: &str, limit: usize) -> String {
    let text: String = letter.repeat(limit).chars().take(limit - 1).collect();
    format!("{text}末")
}

/// Someone whose name, home and fee are as long as they may be.
fn longest(letter: &str, value: u32) -> Specialist {
    let mut someone = list().specialists[0].clone();
    someone.registration = RegistrationNumber::new(888_880 + value).unwrap();
    someone.name = long(letter, Field::Name.limit());
    someone.home = Prefecture::from_code(46);
    someone.municipality = long(letter, Field::Municipality.limit());
    someone.set_choices(Group::Fee, OptionSet::only(1));
    someone
}

fn longest_site(letter: &str, everyone: &[Specialist]) -> Site {
    let list = List {
        serial: MAX_SERIAL,
        source: long(letter, Field::Source.limit()),
        census: Census {
            answers: everyone.len() as u32,
            ..Census::default()
        },
        // The last one has left the list.
        specialists: everyone[..everyone.len() - 1].to_vec(),
        ..list()
    };
    let mut list = list;
    list.census.answers = list.specialists.len() as u32;
    let site = site(list_of(list));
    let host = format!("{0}.{0}.{0}", "w".repeat(61));
    let event = |day: u32| json!({ "date": format!("2099-01-{day:02}"), "title": long(letter, 100), "place": long(letter, 100) });
    let settings = json!({
        "title": "a",
        "operator": "b",
        "contact": {
            "name": long(letter, 60),
            "text": long(letter, 200),
            "phone": "+81 (0) 123-456-7890",
            "mail": format!("{}@example.{host}", "w".repeat(254 - host.len() - 9)),
            "url": format!("https://example.jp/{}", "W".repeat(180)),
        },
        "events": (1..=30).map(event).collect::<Vec<_>>(),
    });
    site.fault("site.json", Fault::json(settings.to_string()));
    site
}
