//! Lists that are larger than a page takes, said in words of their own.

use super::*;

/// A survey of so many people with little in it.
fn survey(people: usize) -> String {
    let mut text: String = crate::survey::Column::all()
        .map(|column| column.header())
        .collect::<Vec<_>>()
        .join(",");
    let columns: Vec<String> = text.split(',').map(str::to_string).collect();
    for person in 0..people {
        let cells = columns.iter().map(|column| match column.as_str() {
            "回答日時" => "2025-07-03 09:05".to_string(),
            "氏名" => "見本 太郎".to_string(),
            "登録番号" => format!("{:06}", 12_345 + person),
            "掲載可否" => "可".to_string(),
            "S1-a-1" => "3".to_string(),
            _ => String::new(),
        });
        text.push('\n');
        text.push_str(&cells.collect::<Vec<_>>().join(","));
    }
    text
}

fn composed(people: usize, limits: Limits) -> Result<Publication, Vec<PublishFault>> {
    let survey = survey(people);
    let request = Request {
        survey: survey.as_bytes(),
        // Photos come later than this is said.
        photos: Some(&|_: &str| panic!("a photo was read")),
        former: &Former::None,
        wanted: &Wanted::default(),
        today: Date::parse("2026-04-01").unwrap(),
        key: None,
        unsigned: false,
    };
    compose_within(&request, &limits)
}

#[test]
fn a_list_that_is_too_large_says_which_limit_and_blames_no_developer() {
    let within = Limits {
        records: 3,
        ..Limits::STANDARD
    };
    let whole = composed(3, within).expect("as many as fit");
    let bytes = whole.snapshot.len();
    let said = |people, limits| {
        let faults = composed(people, limits).expect_err("too large");
        let [fault] = faults.as_slice() else {
            panic!("{faults:?}");
        };
        let said = say_publish_fault(fault);
        assert!(!said.contains("開発元"), "{said}");
        (fault.clone(), said)
    };
    let (fault, text) = said(4, within);
    assert_eq!(fault, PublishFault::TooManyPeople { found: 4, limit: 3 });
    assert!(text.contains("4人") && text.contains("3人"), "{text}");
    let limit = bytes - 1;
    let (fault, text) = said(
        3,
        Limits {
            bytes: limit,
            ..within
        },
    );
    let expected = PublishFault::TooLarge {
        found: bytes,
        limit,
        people: 3,
    };
    assert_eq!(fault, expected);
    assert!(text.contains("3人の一覧"), "{text}");
    let just = Limits { bytes, ..within };
    assert!(composed(3, just).is_ok());
}
