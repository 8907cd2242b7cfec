//! Who declined before and is listed now.

use super::*;
use crate::publish::confirmed::Matter;

fn at(mut answer: Answer, time: &str) -> Answer {
    answer.answered_at = answered_at(time).expect("a time");
    answer
}

fn declining(number: u32, time: &str) -> Answer {
    let mut answer = at(answer(specialist(number)), time);
    answer.consents = false;
    answer
}

/// The persons about whom consent stops the publication.
fn stopped(office: &Office, answers: Vec<Answer>) -> Vec<u32> {
    let stops = office.stops(vec![specialist(1)], answers);
    let consents = stops.iter().filter_map(|stop| match stop {
        Stop::Consent { person, .. } => Some(person.number.value()),
        _ => None,
    });
    consents.collect()
}

fn both(time: &str) -> Vec<Answer> {
    vec![answer(specialist(1)), at(answer(specialist(2)), time)]
}

#[test]
fn who_declined_before_is_listed_only_once_the_office_has_looked() {
    let mut office = Office {
        kept: vec![answer(specialist(1)), declining(2, "2025-04-01 10:00")],
        ..Office::default()
    };
    let now = "2026-04-01 10:00";
    assert_eq!(stopped(&office, both(now)), [2]);
    office.is_update = true;
    assert_eq!(stopped(&office, both(now)), [2], "an update as well");
    // Who declined and consented later, before the former publication, is listed already.
    office
        .kept
        .push(at(answer(specialist(2)), "2025-05-01 10:00"));
    assert_eq!(stopped(&office, both(now)), Vec::<u32>::new());
    // Who declines still leaves nothing to confirm.
    let answers = vec![answer(specialist(1)), declining(2, now)];
    office.kept.pop();
    assert_eq!(stopped(&office, answers), Vec::<u32>::new());
}

#[test]
fn a_consent_is_confirmed_for_the_answer_that_gives_it() {
    let mut office = confirming("第000002号,掲載可否の変更,2026-04-01 10:00:00,確認した");
    office.kept = vec![declining(2, "2025-04-01 10:00")];
    assert_eq!(
        stopped(&office, both("2026-04-01 10:00")),
        Vec::<u32>::new()
    );
    assert_eq!(stopped(&office, both("2026-05-01 10:00")), [2]);
    let stops = office.stops(vec![specialist(1)], both("2026-05-01 10:00"));
    let row = stops.iter().find_map(Stop::to_confirm).expect("a row");
    assert_eq!(
        (row.matter, row.content.as_str()),
        (Matter::Consent, "2026-05-01 10:00:00")
    );
    let said = say_stops(&stops[..1]).join("\n");
    assert!(said.contains("否") && said.contains("第000002号"), "{said}");
}
