use super::*;
use crate::import::{ImportFile, Request as ImportRequest, import};
use crate::publish::{Former, Request, Wanted, compose};
use activelist_model::expert::Date;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// What somebody answers in a field: the value, and the cell of a survey file that says the same.
type Said = (AnswerValue, String);

/// Pieces of which texts are made: what JSON and CSV escape, what a survey file separates with, and marks of their own.
const PIECES: [&str; 20] = [
    "あ",
    "髙",
    "﨑",
    "A",
    "7",
    " ",
    "　",
    ",",
    "\"",
    "'",
    ";",
    "、",
    "（",
    "）",
    "=",
    "\\",
    "{",
    "}",
    "削除",
    "か\u{3099}",
];

fn text(limit: usize, takes_lines: bool) -> impl Strategy<Value = String> {
    let mut pieces: Vec<&'static str> = PIECES.to_vec();
    if takes_lines {
        pieces.extend(["\n", "\r\n"]);
    }
    let most = (limit / 2).min(12);
    proptest::collection::vec(select(pieces), 0..most).prop_map(|found| found.concat())
}

fn any_of(texts: &'static [&'static str]) -> BoxedStrategy<Said> {
    let said = |text: &str| (AnswerValue::Text(text.to_string()), text.to_string());
    select(texts).prop_map(said).boxed()
}

fn said(column: Column) -> BoxedStrategy<Said> {
    match column {
        Column::Text(Field::Name) => text(40, false)
            .prop_map(|rest| format!("名{rest}"))
            .prop_map(|name| (AnswerValue::Text(name.clone()), name))
            .boxed(),
        Column::Text(Field::Mail) => any_of(&["", "a.b@mihon.jp", "x@sub.mihon.jp"]),
        Column::Phone => any_of(&["", "03-1234-5678", "+81-3-1234-5678"]),
        Column::AnsweredAt => any_of(&["2026-07-03 09:05:00", "2025-12-31 23:59:59"]),
        Column::Registration => any_of(&["012345", "000001", "999999"]),
        Column::Consent => any_of(&["可", "否"]),
        column => match AnswerShape::of(column) {
            AnswerShape::Text { limit, takes_lines } => text(limit, takes_lines)
                .prop_map(|text| (AnswerValue::Text(text.clone()), text))
                .boxed(),
            AnswerShape::Whole { least, most } => proptest::option::of(least..=most)
                .prop_map(|number| match number {
                    Some(number) => (AnswerValue::Number(number), number.to_string()),
                    None => (AnswerValue::Text(String::new()), String::new()),
                })
                .boxed(),
            AnswerShape::One(options) => proptest::option::of(select(options))
                .prop_map(|option| option.unwrap_or_default().to_string())
                .prop_map(|option| (AnswerValue::Text(option.clone()), option))
                .boxed(),
            AnswerShape::Many {
                options,
                takes_unable,
            } => {
                let most = options.len();
                let unable = match takes_unable {
                    true => vec![
                        None,
                        None,
                        Some("支援不可"),
                        Some("支援不可（本業（監査）;多忙）"),
                    ],
                    false => vec![None],
                };
                (
                    subsequence(options, 0..=most).prop_shuffle(),
                    select(unable),
                )
                    .prop_map(|(mut chosen, unable)| {
                        chosen.extend(unable);
                        let all = chosen.iter().map(|option| (*option).to_string());
                        (AnswerValue::Options(all.collect()), chosen.join("、"))
                    })
                    .boxed()
            }
            AnswerShape::Time | AnswerShape::Registration => any_of(&[""]),
        },
    }
}

/// A survey file with one row, written without anything of this module.
fn survey(cells: &[String]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headers: Vec<String> = fields().map(Column::header).collect();
    writer.write_record(headers).expect("writes");
    writer.write_record(cells).expect("writes");
    writer.into_inner().expect("flushes")
}

fn imported(file: &AnswerFile) -> Vec<u8> {
    let name = file.name().expect("a number");
    let bytes = file.bytes();
    let found = import(&ImportRequest {
        files: &[ImportFile {
            name: &name,
            bytes: &bytes,
        }],
        mapping: ("", None),
        update: false,
    });
    assert_eq!(found.problems, []);
    found.survey.expect("a survey file")
}

fn published(survey: &[u8]) -> Vec<u8> {
    let composed = compose(&Request {
        survey,
        photos: None,
        former: &Former::None,
        wanted: &Wanted::default(),
        today: Date::parse("2026-12-01").expect("a date"),
        key: None,
        unsigned: false,
    });
    composed.expect("a publication").snapshot
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_answers_give_the_same_person_from_a_file_as_from_a_row_of_the_survey(
        said in fields().map(said).collect::<Vec<_>>(),
    ) {
        let mut file = AnswerFile::default();
        for (column, (value, _)) in fields().zip(&said) {
            file.set(column, value.clone());
        }
        let cells: Vec<String> = said.iter().map(|(_, cell)| cell.clone()).collect();
        let row = survey(&cells);
        let written = read_survey(&row);
        prop_assert_eq!(&written.faults, &[]);
        let survey = imported(&file);
        let read = read_survey(&survey);
        prop_assert!(read.answers[0].says_the_same(&written.answers[0]));
        prop_assert_eq!(published(&survey), published(&row));

        // The file from which the person starts next year says the same.
        let next = AnswerFile::of(&read.answers[0]);
        let again = read_survey(&imported(&next));
        prop_assert!(again.answers[0].says_the_same(&written.answers[0]));
    }
}
