//! Answer files among what is imported.

use super::refused::answers;
use super::*;
use crate::answer::AnswerValue;
use crate::answer::tests::person;
use crate::survey::{Column, read as read_survey};

fn said(found: &Import) -> Vec<String> {
    found.problems.iter().map(say_problem).collect()
}

#[test]
fn answer_files_alone_need_no_table_of_decisions() {
    let file = person().bytes();
    let found = run(&[("回答-012345.json", &file)], None);
    assert_eq!(said(&found), Vec::<String>::new());
    assert_eq!(found.mapping, None);
    assert_eq!(found.tables, ["回答ファイル1件（見本 太郎）"]);
    let survey = found.survey.expect("a survey file");
    assert_eq!(read_survey(&survey).answers.len(), 1);
    // What is damaged hides no other file, and nothing is imported.
    let found = run(&[("a.json", b"{"), ("b.json", &file)], None);
    assert_eq!((found.survey, found.problems.len()), (None, 1));
    assert_eq!(found.tables.len(), 1);
    assert_eq!(run(&[], None).survey, None);
}

#[test]
fn what_is_left_open_is_erased_by_an_update_and_blank_in_a_survey() {
    let file = person().bytes();
    let import_for = |update| {
        let files = [ImportFile {
            name: "回答-012345.json",
            bytes: &file,
        }];
        let found = import(&Request {
            files: &files,
            mapping: ("", None),
            update,
        });
        cells_of(&found.survey.expect("a survey file"))
    };
    let cell = |table: &[Vec<String>], header: &str| {
        let at = table[0].iter().position(|own| own == header);
        table[1][at.expect("a header")].clone()
    };
    let (survey, update) = (import_for(false), import_for(true));
    for (header, blank, erased) in [
        ("フリガナ", "", "削除"),
        ("保有資格", "", "削除"),
        ("支援年数", "", "削除"),
        ("支援件数", "12", "12"),
        ("電話", "03-1234-5678", "03-1234-5678"),
        ("S1-a-1", "3", "3"),
    ] {
        assert_eq!(cell(&survey, header), blank, "{header}");
        assert_eq!(cell(&update, header), erased, "{header}");
    }
    assert!(!update[0].contains(&"見本データ".to_string()));
}

#[test]
fn an_answer_file_that_declines_leaves_a_later_answer_without_the_question_in_doubt() {
    // Consent is recorded elsewhere for everybody of the export.
    let mut rows = answers();
    for row in &mut rows {
        row.pop();
    }
    let number = rows[0].iter().position(|own| own == "登録番号");
    let number = rows[1][number.expect("a header")].clone();
    let export = csv_of(&rows, ',').into_bytes();
    let mut file = person();
    let text = |text: &str| AnswerValue::Text(text.to_string());
    file.set(Column::Registration, text(&number));
    file.set(Column::AnsweredAt, text("2024-06-01 00:00:00"));
    let asked = |consent: &str| {
        let mut file = file.clone();
        file.set(Column::Consent, text(consent));
        let file = file.bytes();
        let found = run(&[("a.csv", &export), ("a.json", &file)], None);
        let table = cells_of(&found.mapping.expect("a mapping"));
        let of_person = table.iter().filter(|row| row[0] == "同意の確認");
        of_person.map(|row| row[2].clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked("可"), Vec::<String>::new());
    let doubts = asked("否");
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert!(doubts[0].contains(&number), "{doubts:?}");
}

#[test]
fn made_up_people_of_a_table_do_not_stand_beside_real_ones_of_answer_files() {
    let mut rows = answers();
    for (at, row) in rows.iter_mut().enumerate() {
        row.push(if at == 0 { "見本データ" } else { "見本" }.to_string());
    }
    let export = csv_of(&rows, ',').into_bytes();
    let file = person().bytes();
    let files: [(&str, &[u8]); 2] = [("a.csv", &export), ("回答-012345.json", &file)];
    let first = run(&files, None);
    let said = said(&first);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("混じっています"), "{said:?}");
}

#[test]
fn answer_files_take_of_the_room_that_all_files_have() {
    let file = person().bytes();
    let files: Vec<ImportFile> = (0..3)
        .map(|_| ImportFile {
            name: "回答-012345.json",
            bytes: &file,
        })
        .collect();
    let request = Request {
        files: &files,
        mapping: ("", None),
        update: false,
    };
    let budget = Budget {
        unpacked: 0,
        bytes: 1 << 20,
        rows: 2,
    };
    let found = import_within(&request, budget);
    assert_eq!(found.survey, None);
    assert_eq!(found.problems.len(), 1);
    assert_eq!(found.problems[0].kind, ProblemKind::TooMuch);
}
