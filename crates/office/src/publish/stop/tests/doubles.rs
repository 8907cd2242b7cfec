//! Two numbers that seem to be of one person, and the words of every stop.

use super::*;

fn doubled(office: &Office, change: impl Fn(&mut Answer, &mut Answer)) -> Vec<Matter> {
    let (mut one, mut other) = (answer(specialist(1)), answer(specialist(2)));
    change(&mut one, &mut other);
    let decision = office.decision(vec![one, other]);
    doubles(&decision, &office.confirmed)
        .map(|double| double.matter)
        .collect()
}

#[test]
fn one_address_or_one_name_and_place_under_two_numbers_is_one_person() {
    let office = Office::default();
    assert!(doubled(&office, |_, _| {}).is_empty());
    let same_mail = |one: &mut Answer, other: &mut Answer| {
        other.specialist.mail = one.specialist.mail.clone();
    };
    assert_eq!(doubled(&office, same_mail), [Matter::SameMail]);
    let none = |one: &mut Answer, other: &mut Answer| {
        one.specialist.mail = None;
        other.specialist.mail = None;
    };
    assert!(doubled(&office, none).is_empty());
    let same_name = |one: &mut Answer, other: &mut Answer| {
        other.specialist.name = "見本　1".into();
        other.specialist.municipality = one.specialist.municipality.clone();
    };
    assert_eq!(doubled(&office, same_name), [Matter::SameName]);
    let elsewhere = |one: &mut Answer, other: &mut Answer| {
        same_name(one, other);
        other.specialist.home = Prefecture::from_code(13);
    };
    assert!(doubled(&office, elsewhere).is_empty());
    let nowhere = |one: &mut Answer, other: &mut Answer| {
        same_name(one, other);
        one.specialist.municipality.clear();
        other.specialist.municipality.clear();
    };
    assert!(doubled(&office, nowhere).is_empty());
}

#[test]
fn doubles_are_confirmed_from_either_side_and_matter_only_where_one_is_listed() {
    let same = |one: &mut Answer, other: &mut Answer| {
        other.specialist.mail = one.specialist.mail.clone();
    };
    for row in [
        "1,同じメールアドレス,2,このままでよい",
        "2,同じメールアドレス,1,このままでよい",
    ] {
        assert!(doubled(&confirming(row), same).is_empty(), "{row}");
    }
    let other = "1,同じメールアドレス,3,このままでよい";
    assert_eq!(doubled(&confirming(other), same).len(), 1);
    let office = Office::default();
    let one_declines = |one: &mut Answer, other: &mut Answer| {
        same(one, other);
        one.consents = false;
    };
    assert_eq!(doubled(&office, one_declines).len(), 1);
    let both_decline = |one: &mut Answer, other: &mut Answer| {
        one_declines(one, other);
        other.consents = false;
    };
    assert!(doubled(&office, both_decline).is_empty());
}

#[test]
fn every_stop_that_can_be_confirmed_says_so_and_names_number_and_name() {
    let mut new = renamed("別人 1", "new@mihon.jp");
    new.specialist.kana.clear();
    new.specialist.home = None;
    new.specialist.municipality.clear();
    new.specialist.organisation.clear();
    new.specialist.answers = Default::default();
    new.specialist.answers.set(
        Question::all().nth(1).expect("a question"),
        Some(Level::None),
    );
    let stops = Office::default().of_one(specialist(1), new);
    assert_eq!(stops.len(), 3, "{stops:?}");
    for stop in stops {
        let said = say_stops(std::slice::from_ref(&stop)).join("\n");
        let row = stop.to_confirm().expect("a row");
        assert_eq!((row.number.value(), row.name.as_str()), (1, "見本 1"));
        assert!(said.contains("第000001号 見本 1"), "{said}");
        assert!(said.contains("確認待ち.csv"), "{said}");
    }
    let leaving = Office::default().stops(vec![specialist(1)], Vec::new());
    let said = say_stops(&leaving);
    assert_eq!(said.len(), 2);
    assert!(said[0].contains("--leavers 1"), "{said:?}");
    assert!(said[1].contains("第000001号 見本 1"), "{said:?}");
    assert_eq!(leaving[0].to_confirm(), None);
}

#[test]
fn of_many_who_leave_twenty_are_named_and_the_table_has_them_all() {
    let said = |people: u32| {
        let stops = Office::default().stops((1..=people).map(specialist).collect(), Vec::new());
        say_stops(&stops[..1])
    };
    assert_eq!(said(20).len(), 21);
    let many = said(23);
    assert_eq!(many.len(), 22);
    assert!(many[21].contains("ほかに3人"), "{}", many[21]);
}
