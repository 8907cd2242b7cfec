//! The card on paper: one A4 page, also with every field as long as it may be.

use serde_json::{Value, json};

use activelist_model::catalog::{ContentSet, Group, OptionSet, Prefecture};
use activelist_model::expert::{
    Answers, Availability, Date, FirstTalk, HttpsAddress, Intake, MailAddress, PhoneNumber,
    PhotoName, Specialist, Stated, rate,
};
use activelist_publication::{Census, Field, List, MAX_CASES, MAX_SERIAL, MAX_YEARS};
use activelist_view::display::availability::Today;
use activelist_view::display::card::card;

use super::card::open_card;
use super::harness::{Page, Site, Window, dist};
use super::served::{list, list_of, site, tight};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_fullest_cards_of_the_list_are_one_page_each() {
    let mut everyone = list().specialists;
    everyone.sort_by_key(|someone| std::cmp::Reverse(format!("{someone:?}").chars().count()));
    let site = Site::start(dist());
    let page = site.open("").await;
    for some in everyone[..40].chunks(20) {
        let numbers: Vec<_> = some
            .iter()
            .map(|someone| someone.registration.to_string())
            .collect();
        page.load(&format!("#/cards/{}", numbers.join(","))).await;
        page.wait_for(".al-card").await;
        assert_eq!(page.print("cards-fullest").await.pages(), some.len());
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_longest_card_is_one_page_and_nothing_is_cut_off() {
    for (name, someone) in [
        ("card-longest", longest(true)),
        ("card-longest-plain", longest(false)),
        ("card-long-left", longest_left()),
    ] {
        let page = open_card(&longest_site(&someone), &someone, "").await;
        let pdf = page.print(name).await;
        assert_eq!(pdf.pages(), 1);
        pdf.is_a4();
        pdf.fonts_are_embedded();
        let text = pdf.text(1);
        for said in stated(&someone) {
            assert!(text.contains(&tight(said)), "{said} is not whole in {text}");
        }
        for said in ["沖縄県", "9999件", "9007199254740991"] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
        assert_eq!(cut_off(&page).await, json!([]), "{name}");
        page.end_clean().await;
    }
}

/// What of a card does not fit its sheet, or its own box, on paper.
async fn cut_off(page: &Page) -> Value {
    page.media("print", &[]).await;
    // What A4 leaves between its margins of 10 mm.
    page.resize(Window(718, 1047)).await;
    page.js(
        "const sheet = document.querySelector('.al-card');
         const edge = sheet.getBoundingClientRect();
         const over = sheet.scrollHeight > sheet.clientHeight ? [`sheet: ${sheet.scrollHeight} > ${sheet.clientHeight}`] : [];
         const hidden = (element) => element.closest('.al-visually-hidden, svg') || element.getClientRects().length === 0;
         for (const element of sheet.querySelectorAll('*')) {
             if (hidden(element)) continue;
             const box = element.getBoundingClientRect();
             if (box.bottom > edge.bottom + 1 || box.right > edge.right + 1 || box.left < edge.left - 1) {
                 over.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 20)}: ${JSON.stringify(box)} in ${JSON.stringify(edge)}`);
             }
             // A text over the edge of its own box would run into its neighbour.
             if (element.matches('dd, dt, h1, h2, p, li') && element.scrollWidth > element.clientWidth + 1) {
                 over.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 20)}: too wide`);
             }
         }
         const sections = [...sheet.children].filter((part) => !hidden(part)).map((part) => part.getBoundingClientRect());
         for (let place = 1; place < sections.length; place += 1) {
             if (sections[place].top < sections[place - 1].bottom - 1) over.push(`part ${place} over the one before`);
         }
         return over",
    )
    .await
}

/// Someone whose every field is as long as it may be. The prefectures are all but nine of three
/// characters: with fewer missing those would be named instead.
pub fn longest(photo: bool) -> Specialist {
    let long = |field: Field| "鷹".repeat(field.limit());
    let mut someone = list().specialists[0].clone();
    someone.registered = Some(2026);
    someone.name = long(Field::Name);
    someone.kana = "ガ".repeat(Field::Kana.limit());
    someone.home = Prefecture::from_code(46);
    someone.municipality = long(Field::Municipality);
    someone.organisation = long(Field::Organisation);
    someone.mail = Some(longest_mail());
    someone.appeal = long(Field::Appeal);
    let path = "W".repeat(Field::Homepage.limit() - "https://example.jp/".len());
    someone.homepage = Some(HttpsAddress::stated(&format!("https://example.jp/{path}")));
    let picture = list().specialists.into_iter().find_map(|other| other.photo);
    someone.photo = if photo { picture } else { None::<PhotoName> };
    someone.others.qualification = long(Field::QualificationOther);
    someone.others.industry = long(Field::IndustryOther);
    someone.others.association = long(Field::AssociationOther);
    someone.others.form = long(Field::FormOther);
    for group in Group::ALL {
        let last = OptionSet::only(group.places() - 1);
        let all = if group.is_single() {
            last
        } else {
            group.every_option()
        };
        someone.set_choices(group, all);
    }
    let fee = Group::Fee.options();
    let fee = fee
        .max_by_key(|(_, label)| label.chars().count())
        .map(|(place, _)| place);
    someone.set_choices(Group::Fee, OptionSet::only(fee.unwrap()));
    let prefectures = (14..23).fold(Group::Prefecture.every_option(), OptionSet::without);
    someone.set_choices(Group::Prefecture, prefectures);
    someone.record.cases = Some(MAX_CASES);
    someone.record.years = Some(MAX_YEARS);
    someone.record.text = long(Field::Work);
    someone.answers = Answers::parse(&"3".repeat(34)).unwrap();
    someone.grounds.fill(long(Field::Grounds));
    // A day long ago: the warning of an old answer is the longest that is said of it.
    someone.answered_on = Date::new(2017, 12, 31);
    someone.registration_checked_on = Date::new(2026, 12, 31);
    someone.availability = Availability {
        first_talk: Some(FirstTalk::Negotiable),
        intake: Some(Intake::Waiting),
        phone: PhoneNumber::parse("+81-90-1234-5678-901"),
        phone_hours: long(Field::PhoneHours),
        emergency: long(Field::Emergency),
    };
    assert!(someone.availability.phone.is_some());
    someone
}

/// As long as the smallest type is not yet used: what stands in the longer column stays full.
fn longest_left() -> Specialist {
    let mut someone = longest(true);
    someone.record.text.clear();
    someone.others.industry.clear();
    someone.set_choices(Group::Prefecture, OptionSet::only(46));
    someone.set_choices(Group::Industry, OptionSet::only(0));
    someone.set_choices(Group::Size, OptionSet::only(0));
    someone.others.form.clear();
    someone.organisation.clear();
    someone.municipality.clear();
    someone.kana.clear();
    someone.availability = Availability::default();
    someone.appeal.clear();
    let rating = rate(&someone);
    let density = card(&someone, &rating, ContentSet::EMPTY, "", Today::default()).density;
    assert_eq!(density, Some("dense"));
    someone
}

fn longest_mail() -> Stated<MailAddress> {
    let host = format!("{0}.{0}.{0}", "W".repeat(61));
    let local = "W".repeat(Field::Mail.limit() - host.len() - 1 - 8);
    let mail = MailAddress::stated(&format!("{local}@example.{host}"));
    assert!(mail.usable().is_some() && mail.text().len() == Field::Mail.limit());
    mail
}

fn longest_site(someone: &Specialist) -> Site {
    let census = Census {
        answers: 1,
        ..Census::default()
    };
    let list = List {
        serial: MAX_SERIAL,
        source: "鷹".repeat(Field::Source.limit()),
        census,
        specialists: vec![someone.clone()],
        ..list()
    };
    site(list_of(list))
}

/// Every text that a card shows of someone.
pub fn stated(someone: &Specialist) -> [&String; 10] {
    [
        &someone.name,
        &someone.kana,
        &someone.municipality,
        &someone.organisation,
        &someone.appeal,
        &someone.others.qualification,
        &someone.others.industry,
        &someone.others.association,
        &someone.others.form,
        &someone.record.text,
    ]
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_first_hour_is_one_sheet_without_a_frame_where_the_focus_was() {
    let page = Site::start(dist()).open("#/incident/leak").await;
    page.has_text("個人情報が漏れたおそれがあるとき").await;
    page.tab_to("main a").await;
    page.media("print", &[]).await;
    let outline = "return getComputedStyle(document.activeElement).outlineStyle";
    assert_eq!(page.js(outline).await, "none");
    page.media("", &[]).await;
    let pdf = page.print("incident").await;
    assert_eq!(pdf.pages(), 1);
    pdf.is_a4();
    // All branches are on paper, whichever is open; afterwards only that one is.
    for said in [
        "電話を切ってください",
        "電源は切らないでください",
        "いつ、何に気づいたか",
    ] {
        assert!(pdf.text(1).contains(said), "{said}");
    }
    page.wait_gone("#incident-locked[open]").await;
    page.wait_for("#incident-leak[open]").await;
    page.end_clean().await;
}
