//! Screen 4: the card on screen, also with hostile texts.

use serde_json::json;

use activelist_model::catalog::Question;
use activelist_model::expert::{HttpsAddress, MailAddress, Specialist, Stated};

use super::harness::{Page, Site, dist};
use super::served::{altered, list, people, site, with_people};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_card_has_the_reports_order_and_tells_official_facts_apart() {
    let someone = &people("#/list?c=1-1&area=27")[0];
    let page = open_card(&Site::start(dist()), someone, "?c=1-1&area=27").await;
    assert_eq!(
        page.texts(".al-card__title").await,
        [
            "基本属性",
            "資格・団体・自己PR",
            "支援実績",
            "支援可能な指導テーマ",
            "得意支援領域",
            "提供可能な支援の範囲",
        ]
    );
    assert_eq!(
        page.texts(".al-card :not(.al-brief__list > *) > dt").await,
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
async fn what_the_questions_ask_is_shown_in_full_on_demand() {
    let someone = &people("#/list")[0];
    let questions: Vec<Question> = Question::all().collect();
    let statements = |page: &Page| {
        let asked = page.site.requests();
        asked
            .iter()
            .filter(|path| path.contains("late-statements-"))
            .count()
    };
    let page = Site::start(dist()).visit().without_worker();
    let page = page.open(&format!("#/card/{}", someone.registration)).await;
    page.wait_for(".al-card").await;
    page.click("section[aria-labelledby=answers-t] > details > summary")
        .await;
    page.has_no_text(questions[0].statement()).await;
    assert_eq!(statements(&page), 0, "loaded when one is first opened");
    page.click(".al-disclosure__body > details > summary").await;
    page.has_text(questions[0].statement()).await;
    page.has_text(questions[4].statement()).await;
    page.has_no_text(questions[5].statement()).await;
    assert_eq!(statements(&page), 1);
    // The same in the detailed search and on the page about the method.
    page.goto("#/find?door=detail&skill=S1-c-2:1").await;
    page.wait_for("#levels-t").await;
    page.click("fieldset:last-of-type > details > summary")
        .await;
    page.has_text(questions[8].statement()).await;
    page.goto("#/method").await;
    page.click_text("34の設問の全文を見る").await;
    for question in questions {
        page.has_text(question.statement()).await;
    }
    assert_eq!(statements(&page), 1);
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
    page.has_text("登録番号第000001号の専門家は、今の一覧に載っていません。")
        .await;
    assert_eq!(page.print("cards-gone").await.pages(), 1);
    // Someone who is listed, but does not meet the conditions of the link.
    let elsewhere = format!("#/card/{}?area=47&industry=5&fee=1", someone.registration);
    page.load(&elsewhere).await;
    page.has_text("今の条件には合っていません").await;
    assert_eq!(page.text("h1").await, someone.name);
    page.end_clean().await;
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
pub async fn open_card(site: &Site, someone: &Specialist, query: &str) -> Page {
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

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_written_goes_into_the_mail_only_where_it_is_ticked() {
    let page = Site::start(dist()).open("#/find?door=consult").await;
    page.fill("#needs", "規程がないので作りたい").await;
    page.see_people().await;
    let mail = "return document.querySelector('.al-card__mail a').href";
    let has_need = async || {
        let link = page.js(mail).await.as_str().unwrap_or_default().to_string();
        link.contains("%E8%A6%8F%E7%A8%8B%E3%81%8C%E3%81%AA%E3%81%84")
    };
    page.click(".al-glance__person .al-person__name").await;
    page.wait_for(".al-card__mail a").await;
    assert!(!has_need().await);
    page.click(".al-card__mail input").await;
    assert!(has_need().await);
    page.click(".al-card__mail input").await;
    assert!(!has_need().await);
    page.end_clean().await;
}
