use super::*;
use crate::publish::eligibility::decide;
use crate::survey::{Answer, answered_at};
use activelist_model::catalog::{Group, Level, OptionSet, Question};
use activelist_model::expert::{Date, PhotoName};
use activelist_publication::Census;

fn specialist(number: u32) -> Specialist {
    Specialist {
        registration: RegistrationNumber::new(number).expect("a number"),
        name: format!("見本{number}"),
        ..Specialist::default()
    }
}

fn list(serial: u64, specialists: Vec<Specialist>) -> List {
    List {
        serial,
        published: Date::default(),
        expires: Date::default(),
        source: String::new(),
        sample: false,
        census: Census::default(),
        specialists,
    }
}

fn compared(old: Specialist, new: Specialist) -> Vec<(String, String, String)> {
    let changes = compare(
        &list(1, vec![old]),
        &list(2, vec![new]),
        &Decision::default(),
    );
    assert!(changes.joined.is_empty() && changes.left.is_empty());
    let fields = changes.changed.into_iter().flat_map(|(_, fields)| fields);
    fields
        .map(|field| (field.what, field.old, field.new))
        .collect()
}

fn change(what: &str, old: &str, new: &str) -> (String, String, String) {
    (what.into(), old.into(), new.into())
}

#[test]
fn who_is_new_and_who_has_left_is_told_by_number() {
    let former = list(7, vec![specialist(1), specialist(2)]);
    let new = list(8, vec![specialist(2), specialist(3)]);
    let changes = compare(&former, &new, &Decision::default());
    assert_eq!((changes.serial, changes.people), (7, 2));
    assert_eq!(changes.joined, [Person::of(&specialist(3))]);
    let left = (Person::of(&specialist(1)), NO_ANSWER.to_string());
    assert_eq!(changes.left, [left]);
    assert_eq!(changes.changed, []);
}

#[test]
fn who_has_answered_and_left_has_the_reason_of_the_decision() {
    let answer = Answer {
        row: 2,
        answered_at: answered_at("2026-04-01 10:00").expect("a time"),
        specialist: specialist(1),
        consents: false,
        unable: None,
        photo: String::new(),
    };
    let decision = decide(vec![answer]);
    let changes = compare(&list(1, vec![specialist(1)]), &list(2, vec![]), &decision);
    assert_eq!(changes.left[0].1, "掲載可否が「否」");
}

#[test]
fn each_field_is_told_with_its_old_and_its_new_value() {
    let (old, mut new) = (specialist(1), specialist(1));
    new.name = "新しい氏名".into();
    new.registered = Some(2018);
    new.set_choices(Group::Industry, OptionSet::from_bits(0b101));
    new.grounds[0] = "根拠".into();
    assert_eq!(
        compared(old, new),
        [
            change("氏名", "見本1", "新しい氏名"),
            change("登録年", "", "2018"),
            change("得意業界", "", "自動車産業;その他製造業"),
            change("S1-a根拠", "", "根拠"),
        ]
    );
    assert_eq!(compared(specialist(1), specialist(1)), []);
}

#[test]
fn a_photo_is_told_without_the_name_of_its_file() {
    let with = |digit: &str| {
        let photo = PhotoName::parse(&format!("{}.png", digit.repeat(64)));
        Specialist {
            photo,
            ..specialist(1)
        }
    };
    let without = || specialist(1);
    assert_eq!(
        compared(without(), with("1")),
        [change("写真", "", "写真あり")]
    );
    assert_eq!(
        compared(with("1"), without()),
        [change("写真", "写真あり", "")]
    );
    let other = [change("写真", "写真あり", "別の写真")];
    assert_eq!(compared(with("1"), with("2")), other);
    assert_eq!(compared(with("1"), with("1")), []);
}

#[test]
fn a_mark_that_changes_is_told_with_the_answers_that_change_it() {
    let question = Question::from_id("S3-a-1").expect("a question");
    let mut all = specialist(1);
    for question in Question::all() {
        all.answers.set(question, Some(Level::Alone));
    }
    let mut less = all.clone();
    less.answers.set(question, Some(Level::None));
    let expected = [change("S3-a-1", "3", "0"), change("評価S3", "◎", "○")];
    assert_eq!(compared(all.clone(), less), expected);

    let mut auditor = all.clone();
    let audit = OptionSet::from_bits(1 << 4);
    auditor.set_choices(Group::Qualification, audit);
    let expected = [
        change("保有資格", "", "システム監査技術者"),
        change("評価 支援メニュー7", "", "◎"),
    ];
    assert_eq!(compared(all, auditor), expected);
}

#[test]
fn fields_that_are_blank_now_are_counted_and_others_not() {
    let mut old = specialist(1);
    old.kana = "ミホン".into();
    old.appeal = "前".into();
    let mut new = specialist(1);
    new.appeal = "後".into();
    new.organisation = "新".into();
    assert_eq!(blanked(&old, &new), ["フリガナ"]);
}
