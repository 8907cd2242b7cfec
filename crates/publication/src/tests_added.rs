//! What schema 2 added, in a snapshot.

use super::tests::{list_of, someone};
use super::*;
use activelist_model::expert::{Availability, FirstTalk, Intake, PhoneNumber};

/// Someone who states all that schema 2 added.
pub(super) fn reachable(number: u32) -> Specialist {
    Specialist {
        answered_on: Date::parse("2026-04-01"),
        registration_checked_on: Date::parse("2026-10-31"),
        availability: Availability {
            first_talk: Some(FirstTalk::Negotiable),
            intake: Some(Intake::Waiting),
            phone: PhoneNumber::parse("03-1234-5678"),
            phone_hours: "平日9時～17時".into(),
            emergency: "夜間も電話をください".into(),
        },
        ..someone(number)
    }
}

#[test]
fn a_list_is_of_the_second_schema_only_where_somebody_states_what_it_added() {
    let plain = list_of(vec![someone(1)]);
    let first = String::from_utf8(write(&plain).expect("writes")).expect("UTF-8");
    assert!(first.starts_with("{\"schema\":1,"));
    assert_eq!(plain.schema(), 1);
    let list = list_of(vec![someone(1), reachable(2)]);
    assert_eq!(list.schema(), 2);
    let bytes = write(&list).expect("writes");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.starts_with("{\"schema\":2,"));
    assert_eq!(parse(&bytes, &Limits::STANDARD), Ok((list, Vec::new())));
    // What a later version says of somebody is passed over.
    let later = text.replacen("{\"no\":\"000002\"", "{\"later\":[{}],\"no\":\"000002\"", 1);
    assert_ne!(later, text);
    assert_eq!(
        parse(later.as_bytes(), &Limits::STANDARD),
        parse(&bytes, &Limits::STANDARD)
    );
}

#[test]
fn what_schema_2_added_is_checked_in_a_record() {
    type Set = fn(&mut SpecialistRecord);
    let wrong: [(&str, Set); 5] = [
        ("answered", |r| r.answered = "2026-02-30".into()),
        ("checked", |r| r.checked = "today".into()),
        ("first", |r| r.first = 4),
        ("intake", |r| r.intake = 4),
        ("phone", |r| r.phone = "javascript:1".into()),
    ];
    for (field, set) in wrong {
        let mut record = record_of(&reachable(1));
        set(&mut record);
        assert_eq!(to_specialist(record), Err(RecordFault::Number(field)));
    }
}
