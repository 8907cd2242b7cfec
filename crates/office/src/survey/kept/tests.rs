use super::*;
use crate::survey::read;
use crate::survey::sample::sample;

fn survey() -> Vec<u8> {
    sample(1).expect("a sample").survey
}

/// The number of the first answer, and all its rows.
fn first(survey: &[u8]) -> BTreeSet<RegistrationNumber> {
    let answers = read(survey).answers;
    let numbers = answers.iter().map(|answer| answer.specialist.registration);
    numbers.take(1).collect()
}

#[test]
fn who_has_withdrawn_keeps_a_row_that_declines_and_nobody_else_changes() {
    let survey = survey();
    let who = first(&survey);
    let less = without_answers(&survey, &who).expect("a survey");
    let (before, after) = (read(&survey), read(&less));
    assert_eq!(after.faults, []);
    assert_eq!(before.answers.len(), after.answers.len());
    let mut seen = 0;
    for (before, after) in before.answers.iter().zip(&after.answers) {
        let number = before.specialist.registration;
        assert_eq!(after.specialist.registration, number);
        if !who.contains(&number) {
            assert!(before.says_the_same(after), "{number}");
            continue;
        }
        seen += 1;
        assert!(!after.consents);
        assert_eq!(after.specialist.name, before.specialist.name);
        assert_eq!(after.answered_at, before.answered_at);
        assert_eq!(after.specialist.answers.answered(), 0);
        assert_eq!(after.specialist.mail, None);
        assert_eq!(after.photo, "");
    }
    assert!(seen > 0);
    // Once more changes nothing.
    assert_eq!(without_answers(&less, &who), Some(less));
}

#[test]
fn a_survey_of_which_nothing_is_taken_out_stays_to_the_byte() {
    let survey = survey();
    let nobody = BTreeSet::new();
    assert_eq!(without_answers(&survey, &nobody), Some(survey));
    assert_eq!(without_answers(b"nothing of a survey", &nobody), None);
}

#[test]
fn a_corrected_cell_is_that_of_the_answer_that_counts() {
    let survey = survey();
    let number = *first(&survey).first().expect("somebody");
    let city = Column::Text(Field::Municipality);
    let changes = [(number, city, "訂正市".to_string())];
    let corrected = with_cells(&survey, &changes).expect("a survey");
    let of = |survey: &[u8]| {
        let answers = read(survey).answers.into_iter();
        let mut answers: Vec<_> = answers
            .filter(|answer| answer.specialist.registration == number)
            .collect();
        answers.sort_by_key(|answer| (answer.answered_at, answer.row));
        answers
    };
    let mut before = of(&survey);
    let after = of(&corrected);
    before
        .last_mut()
        .expect("an answer")
        .specialist
        .municipality = "訂正市".to_string();
    let same = before.iter().zip(&after).all(|(a, b)| a.says_the_same(b));
    assert!(same && before.len() == after.len());
}

#[test]
fn each_of_many_corrections_reaches_the_answer_of_its_person() {
    let survey = survey();
    let numbers = numbers_in(&survey).expect("a survey");
    let city = Column::Text(Field::Municipality);
    let change = |number: &RegistrationNumber| (*number, city, format!("{number}市"));
    let mut changes: Vec<_> = numbers.iter().map(change).collect();
    let nobody = RegistrationNumber::new(999_999).expect("a number");
    changes.push((nobody, city, "無人市".into()));
    let changed = with_cells(&survey, &changes).expect("a survey");
    let mut latest = BTreeMap::new();
    for answer in read(&changed).answers {
        let number = answer.specialist.registration;
        let found = (
            answer.answered_at,
            answer.row,
            answer.specialist.municipality,
        );
        let before = latest.entry(number).or_insert_with(|| found.clone());
        *before = (*before).clone().max(found);
    }
    assert_eq!(latest.len(), numbers.len());
    for (number, (.., city)) in latest {
        assert_eq!(city, format!("{number}市"));
    }
    let text = String::from_utf8(changed).expect("UTF-8");
    assert!(!text.contains("無人市"));
}
