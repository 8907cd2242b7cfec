//! What is harmless: judged anew, and more simply than the program does.

use activelist_model::catalog::Group;
use activelist_model::expert::{HttpsAddress, MailAddress, PhotoName, Specialist, check_text};
use activelist_publication::Field;

/// Most characters that a sentence about an input may take, however long the input.
const LONGEST_SENTENCE: usize = 1_000;

/// Nothing hidden in any text, and every address one that may be followed.
pub fn is_harmless(someone: &Specialist) {
    let others = &someone.others;
    let stated = [
        (Field::Name, &someone.name),
        (Field::Kana, &someone.kana),
        (Field::Municipality, &someone.municipality),
        (Field::Organisation, &someone.organisation),
        (Field::Appeal, &someone.appeal),
        (Field::QualificationOther, &others.qualification),
        (Field::IndustryOther, &others.industry),
        (Field::AssociationOther, &others.association),
        (Field::FormOther, &others.form),
        (Field::Work, &someone.record.text),
        (Field::PhoneHours, &someone.availability.phone_hours),
        (Field::Emergency, &someone.availability.emergency),
    ];
    let grounds = someone.grounds.iter().map(|text| (Field::Grounds, text));
    for (field, text) in stated.into_iter().chain(grounds) {
        assert_eq!(check_text(text, field.limit(), field.takes_lines()), Ok(()));
    }
    assert!(!someone.name.trim().is_empty());
    if let Some(mail) = &someone.mail {
        assert_eq!(check_text(mail.text(), Field::Mail.limit(), false), Ok(()));
        assert!(mail.usable().is_none_or(|mail| is_mail(mail.as_ref())));
    }
    if let Some(page) = &someone.homepage {
        let limit = Field::Homepage.limit();
        assert_eq!(check_text(page.text(), limit, false), Ok(()));
        assert!(page.usable().is_none_or(|page| is_page(page.as_ref())));
    }
    if let Some(photo) = &someone.photo {
        let name = photo.to_string();
        assert!(PhotoName::parse(&name).is_some() && !name.contains(['/', '%', '\\']));
    }
    for group in Group::ALL {
        assert!(!group.is_single() || someone.choices(group).len() <= 1);
    }
    assert!((1..=34).contains(&someone.answers.answered()));
}

/// One `@`, and nothing that ends an address.
pub fn is_mail(text: &str) -> bool {
    MailAddress::parse(text).is_some()
        && text.bytes().filter(|byte| *byte == b'@').count() == 1
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && !text.contains(['?', '&', '%', ',', ';', ':', '<', '>', '"', '\\'])
}

/// An `https` address whose host is plain to see.
pub fn is_page(text: &str) -> bool {
    let authority = text.get(8..).unwrap_or_default();
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    HttpsAddress::parse(text).is_some()
        && text.to_ascii_lowercase().starts_with("https://")
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && !authority.contains(['@', '\\', '%'])
}

/// A mail link to the stated address, with a subject, a body and nothing else.
pub fn is_one_recipient(link: &str, someone: &Specialist) {
    let address = someone.mail.as_ref().and_then(|mail| mail.usable());
    let address = address.expect("a link has an address").as_ref();
    let (to, headers) = link.split_once('?').expect("headers");
    let to = to.strip_prefix("mailto:").expect("a mail link");
    assert_eq!(to.matches('@').count(), 1, "{link}");
    assert!(!to.contains([',', ';', '&']), "{link}");
    assert_eq!(to.split('@').nth(1), address.split('@').nth(1));
    let names: Vec<&str> = headers
        .split('&')
        .map(|header| header.split('=').next().unwrap_or_default())
        .collect();
    assert_eq!(names, ["subject", "body"], "{link}");
    assert!(link.bytes().all(|byte| byte.is_ascii_graphic()), "{link}");
}

/// No cell that a spreadsheet would reckon.
pub fn no_cell_is_a_formula(file: &str) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records() {
        for cell in &row.expect("a row") {
            let first = cell.chars().next().unwrap_or('a');
            assert!(!"=+-@＝＋－＠\t\r".contains(first), "{cell:?}");
        }
    }
}

/// A sentence about an input stays a sentence: short, in one line, nothing hidden or turned.
pub fn can_be_said(sentence: &str) {
    assert_eq!(
        check_text(sentence, LONGEST_SENTENCE, false),
        Ok(()),
        "{sentence:.300}"
    );
}
