//! What a snapshot must survive.

use super::*;
use activelist_model::catalog::{Group, OptionSet};
use activelist_model::expert::{Answers, PhotoName, TextFault};

/// A specialist with the least a record needs.
pub(super) fn someone(number: u32) -> Specialist {
    Specialist {
        registration: RegistrationNumber::new(number).expect("six digits"),
        name: format!("見本 {number}"),
        answers: Answers::parse(&"3".repeat(34)).expect("34 answers"),
        ..Specialist::default()
    }
}

pub(super) fn list_of(specialists: Vec<Specialist>) -> List {
    List {
        serial: 7,
        published: Date::parse("2026-11-01").expect("date"),
        expires: Date::parse("2027-05-01").expect("date"),
        source: "見本商工会議所".into(),
        sample: true,
        census: Census {
            answers: specialists.len() as u32 + 2,
            repeats: 1,
            declined: 1,
            ..Census::default()
        },
        specialists,
    }
}

fn bytes_of(count: u32) -> Vec<u8> {
    write(&list_of((1..=count).map(someone).collect())).expect("writes")
}

fn text_of(count: u32) -> String {
    String::from_utf8(bytes_of(count)).expect("UTF-8")
}

fn first_refusal(text: &str) -> Refusal {
    parse(text.as_bytes(), &Limits::STANDARD).expect_err("refused")
}

#[test]
fn what_is_written_is_read_back() {
    let mut full = someone(12_345);
    full.set_choices(Group::Prefecture, OptionSet::only(26).with(46));
    full.set_choices(Group::Industry, OptionSet::only(14));
    full.set_choices(Group::Support, OptionSet::only(0));
    full.record.cases = Some(0);
    full.mail = Some(activelist_model::expert::MailAddress::stated(
        "a@b.jp?bcc=x",
    ));
    full.homepage = Some(activelist_model::expert::HttpsAddress::stated(
        "javascript:alert(1)",
    ));
    full.grounds[3] = "行を\n改める".into();
    let list = list_of(vec![someone(42), full]);
    let bytes = write(&list).expect("writes");
    let (read, problems) = parse(&bytes, &Limits::STANDARD).expect("reads");
    assert_eq!(problems, []);
    assert_eq!(read, list);
    let full = &read.specialists[1];
    assert!(full.chose_none(Group::Industry) && full.choices(Group::Industry).is_empty());
    assert!(
        full.mail
            .as_ref()
            .is_some_and(|mail| mail.usable().is_none())
    );
    assert_eq!(read.position(full.registration), Some(1));
}

#[test]
fn a_file_cut_at_any_byte_is_refused_and_never_panics() {
    let bytes = bytes_of(3);
    let end = bytes.len() - 1; // the last byte is the final line break
    for cut in 0..end {
        assert!(parse(&bytes[..cut], &Limits::STANDARD).is_err(), "at {cut}");
    }
    assert!(parse(&bytes[..end], &Limits::STANDARD).is_ok());
}

#[test]
fn caps_hold_at_n_and_break_at_n_plus_1() {
    let bytes = bytes_of(5);
    let check = |limits: Limits, ok: bool| {
        assert_eq!(parse(&bytes, &limits).is_ok(), ok, "{limits:?}");
    };
    let all = bytes.len();
    check(
        Limits {
            bytes: all,
            records: 5,
        },
        true,
    );
    check(
        Limits {
            bytes: all - 1,
            records: 5,
        },
        false,
    );
    check(
        Limits {
            bytes: all,
            records: 4,
        },
        false,
    );
}

#[test]
fn every_text_field_holds_its_cap_and_no_more() {
    type Set = fn(&mut SpecialistRecord, String);
    let fields: [(Field, Set); 15] = [
        (Field::Name, |r, t| r.name = t),
        (Field::Kana, |r, t| r.kana = t),
        (Field::Municipality, |r, t| r.city = t),
        (Field::Organisation, |r, t| r.org = t),
        (Field::Mail, |r, t| r.mail = t),
        (Field::Appeal, |r, t| r.pr = t),
        (Field::Homepage, |r, t| r.web = t),
        (Field::QualificationOther, |r, t| r.qual_other = t),
        (Field::IndustryOther, |r, t| r.industry_other = t),
        (Field::AssociationOther, |r, t| r.assoc_other = t),
        (Field::FormOther, |r, t| r.form_other = t),
        (Field::Work, |r, t| r.work = t),
        (Field::Grounds, |r, t| r.grounds = vec![t]),
        (Field::PhoneHours, |r, t| r.hours = t),
        (Field::Emergency, |r, t| r.emergency = t),
    ];
    for (field, set) in fields {
        let limit = field.limit();
        let mut record = record_of(&someone(1));
        set(&mut record, "字".repeat(limit));
        assert!(
            to_specialist(record.clone()).is_ok(),
            "{field:?} at {limit}"
        );
        set(&mut record, "字".repeat(limit + 1));
        let fault = TextFault::TooLong {
            found: limit + 1,
            limit,
        };
        assert_eq!(to_specialist(record), Err(RecordFault::Text(field, fault)));
    }
}

#[test]
fn numbers_hold_their_caps_and_no_more() {
    let check = |set: fn(&mut SpecialistRecord), ok: bool| {
        let mut record = record_of(&someone(1));
        set(&mut record);
        assert_eq!(to_specialist(record.clone()).is_ok(), ok, "{record:?}");
    };
    check(|r| r.cases = Some(9999), true);
    check(|r| r.cases = Some(10_000), false);
    check(|r| r.years = Some(99), true);
    check(|r| r.years = Some(100), false);
    check(|r| r.year = 2016, true);
    check(|r| r.year = 2015, false);
    check(|r| r.year = 2100, true);
    check(|r| r.year = 2101, false);
    check(|r| r.pref = 47, true);
    check(|r| r.pref = 48, false);
    check(|r| r.area = 1 << 47, true);
    check(|r| r.area = 1 << 48, false);
    check(|r| r.fee = 0b1000, true);
    check(|r| r.fee = 0b1_0000, false);
    check(|r| r.fee = 0b11, false);
    check(|r| r.grounds = vec![String::new(); 14], true);
    check(|r| r.grounds = vec![String::new(); 15], false);
    check(|r| r.skills = "-".repeat(34), false);
    check(|r| r.photo = "a.svg".into(), false);
}

#[test]
fn a_bad_file_is_refused_with_its_reason() {
    let good = text_of(3);
    let check = |from: &str, to: &str, expected: Refusal| {
        assert!(good.contains(from), "{from}");
        assert_eq!(first_refusal(&good.replacen(from, to, 1)), expected, "{to}");
    };
    check(
        "\"schema\":1",
        "\"schema\":3",
        Refusal::UnknownSchema { found: 3 },
    );
    check(
        "\"schema\":1",
        "\"schema\":0",
        Refusal::UnknownSchema { found: 0 },
    );
    check(
        "\"schema\":1,\"serial\":7",
        "\"schema\":9,\"later\":[[{}]]",
        Refusal::UnknownSchema { found: 9 },
    );
    check("\"serial\":7", "\"serial\":0", Refusal::BadSerial);
    check(
        "\"serial\":7",
        "\"serial\":9007199254740992",
        Refusal::BadSerial,
    );
    check(
        "\"count\":3",
        "\"count\":4",
        Refusal::WrongCount {
            declared: 4,
            found: 3,
        },
    );
    check(
        "000002",
        "000001",
        Refusal::DuplicateRegistration {
            number: "000001".into(),
        },
    );
    check(
        "2026-11-01",
        "2026-11-31",
        Refusal::BadDate {
            field: "published",
            found: "2026-11-31".into(),
        },
    );
    check(
        "2027-05-01",
        "2026-10-31",
        Refusal::BadDate {
            field: "expires",
            found: "2026-10-31".into(),
        },
    );
    check(
        "\"answers\":5",
        "\"answers\":6",
        Refusal::BadCensus {
            listed: 4,
            declared: 3,
        },
    );
    assert_eq!(
        first_refusal("<!doctype html>"),
        Refusal::NotJson { line: 1, column: 1 }
    );
    assert!(matches!(first_refusal("[]"), Refusal::NotASnapshot { .. }));
    assert!(matches!(
        first_refusal(&good.replace("\"sample\":true", "\"sample\":true,\"sample\":true")),
        Refusal::NotASnapshot { .. }
    ));
}

#[test]
fn bad_records_are_left_out_up_to_one_in_a_hundred() {
    let check = |count: u32, bad: usize, ok: bool| {
        let text = text_of(count).replacen("\"skills\":\"3", "\"skills\":\"4", bad);
        match parse(text.as_bytes(), &Limits::STANDARD) {
            Ok((list, problems)) => {
                assert!(ok, "{bad} of {count} were let through");
                assert_eq!(problems.len(), bad);
                assert_eq!(list.specialists.len(), count as usize - bad);
                assert!(problems.iter().all(|p| p.fault == RecordFault::Answers));
            }
            Err(refusal) => {
                assert!(!ok, "{bad} of {count}: {refusal:?}");
                let total = count as usize;
                assert_eq!(refusal, Refusal::TooManyFaulty { faulty: bad, total });
            }
        }
    };
    check(1, 1, false);
    check(3, 1, true);
    check(3, 2, false);
    check(200, 2, true);
    check(200, 3, false);
    check(203, 2, true);
    check(203, 3, false);
}

#[test]
fn a_record_of_the_wrong_shape_spoils_only_itself() {
    for wrong in [
        "{\"no\":5}",
        "null",
        "[[[[]]]]",
        "{\"no\":\"000009\",\"extra\":{\"deep\":[1]}}",
        "{\"no\":\"000009\",\"no\":\"000010\"}",
        "{\"no\":\"000009\",\"name\":\"山田\u{202e}\"}",
    ] {
        let text = text_of(3).replacen(
            "{\"no\":\"000001\"",
            &format!("{wrong},{{\"no\":\"000001\""),
            1,
        );
        let text = text.replace("\"count\":3", "\"count\":4");
        let text = text.replace("\"answers\":5", "\"answers\":6");
        let (list, problems) = parse(text.as_bytes(), &Limits::STANDARD).expect(wrong);
        assert_eq!((list.specialists.len(), problems.len()), (3, 1), "{wrong}");
    }
}

#[test]
fn an_inspection_names_every_reason() {
    let text = text_of(3)
        .replace("\"serial\":7", "\"serial\":0")
        .replace("2026-11-01", "never")
        .replace("\"count\":3", "\"count\":8")
        .replace("000003", "000002");
    let found = inspect(text.as_bytes(), &Limits::STANDARD);
    assert!(found.list.is_none());
    assert_eq!(found.refusals.len(), 5, "{:?}", found.refusals);
}

#[test]
fn a_hundred_thousand_levels_do_not_overflow_the_stack() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(parse(deep.as_bytes(), &Limits::STANDARD).is_err());
    let inside = text_of(3).replacen("\"name\"", &format!("\"odd\":{deep},\"name\""), 1);
    // A field of a later version, however deep, is passed over; where a text belongs, it is no record.
    let (list, problems) = parse(inside.as_bytes(), &Limits::STANDARD).expect("reads");
    assert_eq!((list.specialists.len(), problems.len()), (3, 0));
    let inside = text_of(3).replacen("\"name\":", &format!("\"name\":{deep},\"kana\":"), 1);
    let (list, problems) = parse(inside.as_bytes(), &Limits::STANDARD).expect("one bad record");
    assert_eq!((list.specialists.len(), problems.len()), (2, 1));
}

#[test]
fn a_list_of_any_order_is_kept_by_number_and_names_each_portrait_once() {
    let photo = |mark: char| PhotoName::parse(&format!("{}.png", mark.to_string().repeat(64)));
    let people = [(9, 'b'), (2, 'a'), (7, 'b'), (4, 'c'), (3, 'a')];
    let people = people.map(|(number, mark)| Specialist {
        photo: photo(mark),
        ..someone(number)
    });
    let packed = Packed::from(list_of(people.into()));
    let numbers = packed.numbers().iter().map(|number| number.value());
    assert_eq!(numbers.collect::<Vec<_>>(), [2, 3, 4, 7, 9]);
    assert_eq!(
        packed.specialist(3).map(|someone| someone.name),
        Some("見本 7".into())
    );
    let names = packed.photos().into_iter().map(Some);
    assert_eq!(names.collect::<Vec<_>>(), ['a', 'b', 'c'].map(photo));
    // Another with the same beginning lies between two that are one.
    let alike = |end: &str| PhotoName::parse(&format!("{}{end}.png", "a".repeat(63)));
    let people = [(1, "b"), (2, "c"), (3, "b")].map(|(number, end)| Specialist {
        photo: alike(end),
        ..someone(number)
    });
    let names = Packed::from(list_of(people.into())).photos();
    assert_eq!(
        names.into_iter().map(Some).collect::<Vec<_>>(),
        [alike("b"), alike("c")]
    );
}
