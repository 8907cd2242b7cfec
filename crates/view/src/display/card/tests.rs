//! What a card says, and how small it is printed.

use super::*;
use activelist_model::expert::{HttpsAddress, MailAddress, rate};

fn shown(specialist: &Specialist) -> Card {
    card(
        specialist,
        &rate(specialist),
        ContentSet::EMPTY,
        "",
        Today::default(),
    )
}

#[test]
fn what_is_missing_is_said() {
    let view = shown(&Specialist::default());
    assert_eq!(view.basics[0].value, "未回答");
    assert_eq!(view.qualifications[3].value, "未設定");
    assert_eq!((view.themes.len(), view.menus.len()), (5, 8));
    let areas = view.areas.iter();
    assert!(
        areas
            .clone()
            .all(|area| area.is_unanswered && area.points == UNANSWERED)
    );
    assert_eq!(view.density, None);
}

#[test]
fn a_card_is_dense_past_400_full_width_characters() {
    let check = |name: &str, work: String, expected: bool| {
        let mut someone = Specialist {
            name: name.to_string(),
            ..Specialist::default()
        };
        someone.record.text = work;
        assert_eq!(shown(&someone).density.is_some(), expected, "{name}");
    };
    // なし once and 未回答 or 未設定 eleven times weigh 35.
    check("", "あ".repeat(365), false);
    check("a", "あ".repeat(365), true);
    check("ｱ", "あ".repeat(365), true);
    check("", "か\u{3099}".repeat(365), false);
    check("", "か\u{3099}".repeat(366), true);
    check("", "a".repeat(730), false);
    check("a", "a".repeat(730), true);
}

#[test]
fn a_card_is_full_past_900_full_width_characters() {
    let check = |length: usize, expected: &str| {
        let mut someone = Specialist::default();
        someone.record.text = "あ".repeat(length);
        assert_eq!(shown(&someone).density, Some(expected), "{length}");
    };
    check(865, "dense");
    check(866, "dense full");
}

#[test]
fn only_harmless_addresses_become_links() {
    let mut someone = Specialist {
        mail: Some(MailAddress::stated("a@b.jp?bcc=x")),
        homepage: Some(HttpsAddress::stated("javascript:alert(1)")),
        ..Specialist::default()
    };
    let view = shown(&someone);
    assert_eq!((&view.mail_link, &view.basics[0].link), (&None, &None));
    assert_eq!(view.basics[0].value, "a@b.jp?bcc=x");
    assert_eq!(view.qualifications[3].link, None);
    assert_eq!(view.qualifications[3].value, "javascript:alert(1)");
    someone.mail = Some(MailAddress::stated("a@example.jp"));
    someone.homepage = Some(HttpsAddress::stated("https://example.jp/"));
    let view = shown(&someone);
    assert!(
        view.mail_link
            .is_some_and(|link| link.starts_with("mailto:a@example.jp?"))
    );
    assert_eq!(
        view.qualifications[3].link.as_deref(),
        Some("https://example.jp/")
    );
}
