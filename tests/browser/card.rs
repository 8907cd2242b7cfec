//! Screen 4: the card on screen and on paper, also with the longest and the most hostile texts.

use serde_json::{Value, json};

use activelist::catalog::{ContentSet, Group, OptionSet, Prefecture};
use activelist::expert::{Answers, HttpsAddress, MailAddress, PhotoName, Specialist, Stated, rate};
use activelist::present::card::card;
use activelist::snapshot::{Census, Field, List, MAX_CASES, MAX_SERIAL, MAX_YEARS, write};

use super::harness::{Fault, Page, Site, Window, dist};
use super::served::{altered, list, people, site, tight, with_people};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_card_has_the_reports_order_and_tells_official_facts_apart() {
    let someone = &people("#/list?c=1-1&area=27")[0];
    let page = open_card(&Site::start(dist()), someone, "?c=1-1&area=27").await;
    assert_eq!(
        page.texts(".al-card h2").await,
        [
            "基本属性\n本人の申告",
            "資格・団体・自己PR\n本人の申告",
            "支援実績\n本人の申告",
            "支援可能な指導テーマ\n本人の申告",
            "得意支援領域\n本人の回答から計算",
            "提供可能な支援の範囲\n本人の申告",
        ]
    );
    assert_eq!(
        page.texts(".al-card dt").await,
        [
            "登録番号",
            "登録年",
            "連絡先",
            "居住地",
            "所属状況",
            "所属組織",
            "保有資格",
            "団体",
            "自己PR",
            "個人HP",
            "実務経験",
            "支援経験",
            "支援内容",
            "得意業界",
            "企業規模",
            "地域",
            "支援形態",
            "希望報酬",
            "支援期間",
        ]
    );
    let official = page.text(".al-official").await;
    let number = format!("第{}号", someone.registration);
    assert!(official.starts_with("公的な登録情報"), "{official}");
    assert!(official.contains(&number), "{official}");
    let name_is_there = official.contains(&someone.name) || official.contains("@");
    assert!(
        !name_is_there,
        "nothing stated stands among the official facts: {official}"
    );
    assert_eq!(page.count(".al-yesno__answer").await, 5);
    let menus = page.texts(".al-rating__menus li").await;
    assert_eq!(menus.len(), 8);
    let meanings = ["特に得意", "得意", "印なし"];
    for menu in &menus {
        assert!(
            meanings.iter().any(|meaning| menu.ends_with(meaning)),
            "{menu}"
        );
    }
    let code = page.attribute(".al-qr", "aria-label").await;
    assert_eq!(code.as_deref(), Some("この個票を開くQRコード"));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_mail_has_a_subject_and_the_chosen_contents_for_one_recipient() {
    let link = "?c=1-1,3-3&area=27";
    let someone = people(&format!("#/list{link}"))
        .into_iter()
        .find(|someone| someone.mail.as_ref().and_then(Stated::usable).is_some())
        .expect("a usable address");
    let page = open_card(&Site::start(dist()), &someone, link).await;
    let mail = page.attribute(".al-card__mail a", "href").await.unwrap();
    let read = "const url = new URL(document.querySelector('.al-card__mail a').href);
        return [url.pathname, [...url.searchParams.keys()],
            url.searchParams.get('subject'), url.searchParams.get('body')]";
    let read = page.js(read).await;
    let address = someone.mail.as_ref().map(|mail| mail.text().to_string());
    assert_eq!(read[0], json!(address), "{mail}");
    assert_eq!(read[1], json!(["subject", "body"]), "{mail}");
    assert!(read[2].as_str().unwrap().contains("ご相談"), "{read}");
    let body = read[3].as_str().unwrap();
    for said in [
        &*format!("{} 様", someone.name),
        "・1-1 情報セキュリティ規程の作成・改訂",
        "・3-3 従業員向けセキュリティ教育",
    ] {
        assert!(body.contains(said), "{said} is not in {body}");
    }
    assert!(
        !body.contains("大阪府"),
        "only what the mail is about: {body}"
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn previous_and_next_follow_the_list() {
    let link = "?c=1-1,3-3&area=27&industry=3&sort=record";
    let expected = people(&format!("#/list{link}"));
    let total = expected.len();
    let page = open_card(&Site::start(dist()), &expected[0], link).await;
    page.has_text(&format!("{total}名中1番目")).await;
    assert_eq!(page.count("span.al-button[aria-disabled=true]").await, 1);
    for (place, someone) in (2..).zip(&expected[1..]) {
        page.click_text("次の専門家").await;
        page.at_address(&format!("#/card/{}{link}", someone.registration))
            .await;
        page.has_text(&format!("{total}名中{place}番目")).await;
        assert_eq!(page.text("h1").await, someone.name);
        assert_eq!(
            page.focused().await,
            format!("h1#card-{} {}", someone.registration, someone.name)
        );
    }
    assert_eq!(page.count("span.al-button[aria-disabled=true]").await, 1);
    page.click_text("前の専門家").await;
    page.has_text(&format!("{total}名中{}番目", total - 1))
        .await;
    page.click_text("一覧に戻る").await;
    page.at_address(&format!("#/list{link}")).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_number_that_is_not_on_the_list_is_said_with_a_way_out() {
    let page = Site::start(dist()).open("#/card/000001?area=27").await;
    page.has_text("この登録番号の専門家は、今の一覧に載っていません")
        .await;
    page.has_text("第000001号").await;
    page.click_text("専門家の一覧を見る").await;
    page.at_address("#/list?area=27").await;
    let someone = &people("#/list")[0];
    page.load(&format!("#/cards/000001,{}", someone.registration))
        .await;
    page.has_text("登録番号第000001号の専門家は、いまの一覧に載っていません。")
        .await;
    assert_eq!(page.print("cards-gone").await.pages(), 1);
    // Someone who is listed, but does not meet the conditions of the link.
    let elsewhere = format!("#/card/{}?area=47&industry=5&fee=1", someone.registration);
    page.load(&elsewhere).await;
    page.has_text("いまの条件には合っていません").await;
    assert_eq!(page.text("h1").await, someone.name);
    page.end_clean().await;
}

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
        let stated = [
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
        ];
        for said in stated {
            assert!(text.contains(&tight(said)), "{said} is not whole in {text}");
        }
        for said in ["沖縄県", "9999件", "9007199254740991"] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
        assert_eq!(cut_off(&page).await, json!([]), "{name}");
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn hostile_texts_come_out_as_harmless_text() {
    let mut someone = list().specialists[0].clone();
    someone.name = "<b>x</b>".into();
    someone.kana = "<img src=x onerror=alert(1)>".into();
    someone.homepage = Some(HttpsAddress::stated("javascript:alert(1)"));
    someone.mail = Some(MailAddress::stated("a@b.jp?bcc=x"));
    someone.organisation = "\"><script>alert(1)</script>".into();
    someone.appeal = "</bdi></dd><a href=javascript:alert(1)>押す</a>".into();
    someone.record.text = "&lt;i&gt; {{x}} ${x} %3Cb%3E".into();
    let others = list().specialists[1..40].to_vec();
    let everyone = [vec![someone.clone()], others].concat();
    let site = site(with_people(everyone));
    let page = open_card(&site, &someone, "").await;
    let said = page.body().await;
    for text in [
        "<b>x</b>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "a@b.jp?bcc=x",
        "\"><script>alert(1)</script>",
        "</bdi></dd><a href=javascript:alert(1)>押す</a>",
        "&lt;i&gt; {{x}} ${x} %3Cb%3E",
    ] {
        assert!(said.contains(text), "{text} is not in {said}");
    }
    harmless(&page, ".al-card").await;
    assert_eq!(page.count(".al-card a").await, 0, "nothing of it is a link");
    assert!(
        page.js("return document.title")
            .await
            .as_str()
            .unwrap()
            .starts_with("<b>x</b>")
    );
    page.load("#/list?sort=record&show=40").await;
    page.has_text("<b>x</b>").await;
    harmless(&page, ".al-results").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_hostile_source_of_the_list_is_harmless_text() {
    let fault = altered(|list| list["source"] = json!("<b>発行</b>\"><script>alert(1)</script>"));
    let page = site(fault).open("").await;
    page.has_text("<b>発行</b>\"><script>alert(1)</script>")
        .await;
    harmless(&page, "body").await;
    page.goto("#/method").await;
    page.has_text("この一覧のしくみ").await;
    harmless(&page, "body").await;
    page.end_clean().await;
}

/// The card of someone, as its link opens it.
async fn open_card(site: &Site, someone: &Specialist, query: &str) -> Page {
    let page = site
        .open(&format!("#/card/{}{query}", someone.registration))
        .await;
    page.wait_for(".al-card").await;
    page
}

async fn harmless(page: &Page, place: &str) {
    let script = format!(
        "const place = document.querySelector('{place}');
         const odd = [...place.querySelectorAll('b, i, script, iframe, img[src=x], [onerror], [onclick], [style]')];
         const links = [...document.querySelectorAll('a')].filter((link) => /^(javascript|data):/i.test(link.href) || link.href.includes('bcc'));
         return [...odd, ...links].map((element) => element.outerHTML)"
    );
    assert_eq!(page.js(&script).await, json!([]), "injected into {place}");
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
         const sections = [...sheet.children].map((part) => part.getBoundingClientRect());
         for (let place = 1; place < sections.length; place += 1) {
             if (sections[place].top < sections[place - 1].bottom - 1) over.push(`part ${place} over the one before`);
         }
         return over",
    )
    .await
}

/// Someone whose every field is as long as it may be. The prefectures are all but nine of three
/// characters: with fewer missing those would be named instead.
fn longest(photo: bool) -> Specialist {
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
        let last = OptionSet::only(group.options().len() - 1);
        let all = if group.is_single() {
            last
        } else {
            group.every_option()
        };
        someone.set_choices(group, all);
    }
    let fee = Group::Fee.options().iter().enumerate();
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
    let rating = rate(&someone);
    let density = card(&someone, &rating, ContentSet::EMPTY).density;
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
    site(Fault::json(write(&list).unwrap()))
}
