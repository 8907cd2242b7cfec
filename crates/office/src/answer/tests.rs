//! Answer files: what is written is read again, and everything else is refused with its field.

/// Everything that is wrong in a file, by its field.
mod refused;
/// Any answers, from the file to the list.
mod whole;

use activelist_publication::Field;

use super::*;
use crate::survey::sample::sample;

/// A person's answers.
pub(crate) fn person() -> AnswerFile {
    let mut file = AnswerFile::default();
    for (column, text) in [
        (Column::AnsweredAt, "2026-07-03 09:05:00"),
        (Column::Text(Field::Name), "見本 太郎"),
        (Column::Home, "大阪府"),
        (Column::Registration, "012345"),
        (Column::Text(Field::Mail), "taro@mihon.jp"),
        (Column::Text(Field::Appeal), "一行目\n「二」行目"),
        (Column::Phone, "03-1234-5678"),
        (Column::Consent, "可"),
    ] {
        file.set(column, AnswerValue::Text(text.into()));
    }
    file.set(Column::Cases, AnswerValue::Number(12));
    let industries = ["医療", "その他"].map(String::from).to_vec();
    file.set(
        Column::Choice(Group::Industry),
        AnswerValue::Options(industries),
    );
    for column in fields().filter(|column| matches!(column, Column::Skill(_))) {
        file.set(column, AnswerValue::Number(3));
    }
    file
}

/// The file of [`person`] with another value in a field.
fn with(field: &str, json: &str) -> Vec<u8> {
    let text = String::from_utf8(person().bytes()).expect("UTF-8");
    let begin = format!("  \"{field}\": ");
    let mut is_there = false;
    let lines = text.lines().map(|line| match line.strip_prefix(&begin) {
        Some(rest) => {
            is_there = true;
            let comma = if rest.ends_with(',') { "," } else { "" };
            format!("{begin}{json}{comma}")
        }
        None => line.to_string(),
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    assert!(is_there, "{field}");
    text.into_bytes()
}

#[test]
fn a_file_of_version_1_reads_as_it_was_written_and_is_written_so() {
    let kept = include_bytes!("tests/version-1.json");
    assert_eq!(AnswerFile::read(kept), Ok(person()));
    let written = String::from_utf8(person().bytes()).expect("UTF-8");
    assert_eq!(written.as_bytes(), kept, "{written}");
}

#[test]
fn every_column_but_the_mark_of_made_up_people_is_a_field_in_a_line() {
    let text = String::from_utf8(person().bytes()).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    // The two brackets and the version.
    assert_eq!(lines.len(), fields().count() + 3);
    assert_eq!(fields().count(), Column::all().count() - 1);
    for (line, column) in lines[2..].iter().zip(fields()) {
        let name = format!("  \"{}\": ", column.header());
        assert!(line.starts_with(&name), "{line}");
    }
    assert!(!text.contains("見本データ"));
}

#[test]
fn an_empty_value_is_no_answer() {
    let mut file = person();
    file.set(Column::Phone, AnswerValue::Text(String::new()));
    file.set(
        Column::Choice(Group::Industry),
        AnswerValue::Options(vec![]),
    );
    assert_eq!(file.get(Column::Phone), None);
    let read = AnswerFile::read(&file.bytes()).expect("an answer");
    assert_eq!(read, file);
    assert_eq!(read.cell(Column::Choice(Group::Industry)), "");
}

#[test]
fn what_somebody_has_answered_in_a_survey_is_an_answer_file() {
    let survey = sample(1).expect("a sample").survey;
    let answers = read_survey(&survey).answers;
    assert!(answers.iter().any(|answer| answer.unable.is_some()));
    assert!(answers.iter().any(|answer| !answer.consents));
    for answer in answers {
        let file = AnswerFile::of(&answer);
        assert_eq!(file.faults(), []);
        let read = AnswerFile::read(&file.bytes()).expect("an answer");
        assert_eq!(read, file);
        let row = one_row(|column| read.cell(column)).expect("a row");
        let again = read_survey(&row).answers;
        assert!(again[0].says_the_same(&answer), "{:?}", answer.specialist);
    }
}

#[test]
fn the_name_says_whose_it_is() {
    assert_eq!(person().name().as_deref(), Some("回答-012345.json"));
    assert_eq!(AnswerFile::default().name(), None);
    for (name, number) in [
        ("回答-012345.json", Some(12_345)),
        ("folder/回答-012345 (1).json", Some(12_345)),
        ("回答-012345（見本）.json", Some(12_345)),
        ("folder\\回答-000001.json", Some(1)),
        ("回答-12345.json", None),
        ("回答-0123456.json", None),
        ("回答-000000.json", None),
        ("answer-012345.json", None),
        ("回答-/a.json", None),
    ] {
        let found = number_in_name(name).map(RegistrationNumber::value);
        assert_eq!(found, number, "{name}");
    }
}

#[test]
fn an_answer_file_is_known_by_its_ending_or_by_how_it_begins() {
    for (name, bytes, expected) in [
        ("回答-012345.json", &b""[..], true),
        ("a.JSON", b"x,y", true),
        ("a.txt", b"\xef\xbb\xbf \r\n{", true),
        ("a.txt", b"{\"", true),
        ("a.csv", b"\xef\xbb\xbf\"{\"", false),
        ("json", b"a,b", false),
        ("a.xlsx", b"PK\x03\x04", false),
    ] {
        assert_eq!(is_answer_file(name, bytes), expected, "{name}");
    }
}

#[test]
fn an_answer_of_full_length_is_no_larger_than_a_file_may_be() {
    // A selector of a shape does not count as a character and takes room all the same.
    for (character, least) in [("髙", 16 << 10), ("\u{20b9f}\u{e0100}", 40 << 10)] {
        let file = full(character);
        assert_eq!(file.faults(), []);
        let length = file.bytes().len();
        assert!((least..MOST_ANSWER_BYTES).contains(&length), "{length}");
        assert_eq!(AnswerFile::read(&file.bytes()), Ok(file));
    }
}

/// A person's answers with this character up to every limit.
fn full(character: &str) -> AnswerFile {
    let mut file = person();
    for column in fields() {
        match AnswerShape::of(column) {
            AnswerShape::Text { limit, .. }
                if !matches!(column, Column::Phone | Column::Text(Field::Mail)) =>
            {
                file.set(column, AnswerValue::Text(character.repeat(limit)));
            }
            AnswerShape::Many { options, .. } => {
                let all = options.iter().map(|option| (*option).to_string());
                file.set(column, AnswerValue::Options(all.collect()));
            }
            _ => {}
        }
    }
    file
}
