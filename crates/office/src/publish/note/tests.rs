use super::*;

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

#[test]
fn a_list_that_ends_within_sixty_days_is_named_and_one_that_is_over_too() {
    let days = |last: &str| match ends(date(last), date("2026-11-30")) {
        Some(Note::Ends { days, .. }) => Some(days),
        _ => None,
    };
    assert_eq!(days("2027-01-30"), None);
    assert_eq!(days("2027-01-29"), Some(60));
    assert_eq!(days("2026-11-30"), Some(0));
    assert_eq!(days("2026-11-29"), Some(-1));
    let said = |days| {
        let last = date("2026-11-29");
        say_note(&Note::Ends { last, days })
    };
    assert!(said(-1).contains("過ぎています"));
    assert!(!said(0).contains("過ぎています"));
    assert!(said(0).contains("今日まで") && !said(0).contains("あと"));
}
