use super::*;
use crate::survey::{Answer, Fault};
use activelist_model::catalog::Question;
use activelist_publication::Field;

/// A survey file with these columns.
fn file(headers: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let lines = std::iter::once(&headers).chain(rows);
    let line = |cells: &&[&str]| cells.join(",");
    lines
        .map(|cells| line(cells) + "\n")
        .collect::<String>()
        .into_bytes()
}

/// A whole survey of two people: 12345 and 23456.
fn before() -> Vec<u8> {
    let cell = |number: &str, column: Column| match column.header().as_str() {
        "回答日時" => "2025-07-03 09:05".to_string(),
        "氏名" => "見本 太郎".to_string(),
        "登録番号" => number.to_string(),
        "メールアドレス" => format!("m{number}@mihon.jp"),
        "得意業界" => "医療;その他".to_string(),
        "得意業界（その他）" => "農業".to_string(),
        "自己PR" => "前の文".to_string(),
        "掲載可否" => "可".to_string(),
        "S1-a-1" | "S1-a-2" => "2".to_string(),
        _ => String::new(),
    };
    let row = |number: &'static str| {
        Column::all()
            .map(move |column| cell(number, column))
            .collect()
    };
    csv_of([row("12345"), row("23456")].iter()).expect("a survey")
}

fn updated(headers: &[&str], rows: &[&[&str]]) -> Updated {
    read_update(&before(), &file(headers, rows), &[]).expect("a sound survey")
}

fn answer(updated: &Updated, number: u32) -> Answer {
    assert_eq!(updated.reading.faults, [] as [Fault; 0]);
    let mut answers = updated.reading.answers.clone();
    answers.retain(|answer| answer.specialist.registration.value() == number);
    answers.sort_by_key(|answer| answer.answered_at);
    answers.pop().expect("an answer")
}

const FEW: [&str; 4] = ["登録番号", "回答日時", "自己PR", "S1-a-1"];

#[test]
fn a_blank_or_missing_cell_keeps_what_was_answered_and_a_filled_one_replaces_it() {
    let updated = updated(&FEW, &[&["012345", "2026-04-01 10:00", "", "3"]]);
    let specialist = answer(&updated, 12_345).specialist;
    assert_eq!(specialist.name, "見本 太郎");
    assert_eq!(specialist.appeal, "前の文");
    let level = |id| Question::from_id(id).map(|question| specialist.answers.points(question));
    assert_eq!((level("S1-a-1"), level("S1-a-2")), (Some(3), Some(2)));
    assert_eq!(updated.reading.answers.len(), 3);
    assert!(updated.older.is_empty());
}

#[test]
fn who_is_not_in_the_file_stays() {
    let updated = updated(&FEW, &[&["012345", "2026-04-01 10:00", "", "3"]]);
    assert_eq!(answer(&updated, 23_456).specialist.appeal, "前の文");
}

#[test]
fn a_cell_that_says_so_becomes_blank() {
    let updated = updated(&FEW, &[&["012345", "2026-04-01 10:00", " 削除 ", "削除"]]);
    let specialist = answer(&updated, 12_345).specialist;
    assert_eq!(specialist.appeal, "");
    assert_eq!(specialist.answers.answered(), 1);
}

#[test]
fn the_text_behind_other_goes_with_the_choice_that_it_belongs_to() {
    let headers = ["登録番号", "回答日時", "得意業界", "得意業界（その他）"];
    let other = |industry: &str, text: &str| {
        let row = ["012345", "2026-04-01 10:00", industry, text];
        answer(&updated(&headers, &[&row]), 12_345)
            .specialist
            .others
            .industry
    };
    assert_eq!(other("", ""), "農業");
    assert_eq!(other("教育", ""), "");
    assert_eq!(other("教育;その他", ""), "農業");
    assert_eq!(other("教育;その他", "林業"), "林業");
    assert_eq!(other("削除", ""), "");
}

#[test]
fn several_rows_of_one_person_build_on_one_another_in_the_order_of_their_times() {
    let updated = updated(
        &FEW,
        &[
            &["012345", "2026-05-01 10:00", "", "1"],
            &["012345", "2026-04-01 10:00", "四月", "3"],
        ],
    );
    let last = answer(&updated, 12_345);
    assert_eq!(last.specialist.appeal, "四月");
    assert_eq!(last.answered_at.to_string(), "2026-05-01 10:00:00");
}

#[test]
fn an_older_answer_replaces_nothing_and_is_named() {
    let updated = updated(
        &FEW,
        &[
            &["012345", "2024-04-01 10:00", "古い文", ""],
            &["023456", "2026-04-01 10:00", "新しい文", ""],
        ],
    );
    assert_eq!(updated.older, [2]);
    assert_eq!(updated.reading.answers.len(), 3);
    assert_eq!(answer(&updated, 12_345).specialist.appeal, "前の文");
    assert_eq!(answer(&updated, 23_456).specialist.appeal, "新しい文");
}

#[test]
fn an_older_answer_that_declines_is_not_lost() {
    let headers = ["登録番号", "回答日時", "掲載可否"];
    let declined = updated(&headers, &[&["012345", "2024-04-01 10:00", "否"]]);
    let withdrawn = &declined.withdrawn;
    assert_eq!(withdrawn.len(), 1);
    assert_eq!((withdrawn[0].row, withdrawn[0].number.value()), (2, 12_345));
    assert_eq!(withdrawn[0].at.to_string(), "2024-04-01 10:00:00");
    assert_eq!(withdrawn[0].later.to_string(), "2025-07-03 09:05:00");
    // Neither one that consents, nor one that the survey has already, nor one that counts.
    for row in [
        ["012345", "2024-04-01 10:00", "可"],
        ["012345", "2026-04-01 10:00", "否"],
    ] {
        assert_eq!(updated(&headers, &[&row]).withdrawn, []);
    }
    let known = updated(
        &headers,
        &[
            &["012345", "2026-04-01 10:00", "否"],
            &["012345", "2026-05-01 10:00", "可"],
        ],
    );
    let again = file(&headers, &[&["012345", "2026-04-01 10:00", "否"]]);
    let again = read_update(&known.survey, &again, &[]).expect("a sound survey");
    assert_eq!(again.withdrawn, []);
}

#[test]
fn a_row_whose_number_or_time_cannot_be_read_is_told_that_and_not_what_it_leaves_blank() {
    for (number, time, column) in [
        ("12345a", "2026-04-01 10:00", "登録番号"),
        ("012345", "", "回答日時"),
        ("012345", "きのう", "回答日時"),
    ] {
        let faults = updated(&FEW, &[&[number, time, "文", "3"]]).reading.faults;
        let columns: Vec<&str> = faults.iter().map(|fault| fault.column.as_str()).collect();
        assert_eq!(columns, [column], "{number} {time}");
    }
}

#[test]
fn an_answer_that_stands_there_already_is_not_counted_twice() {
    let again = read_update(&before(), &before(), &[]).expect("a sound survey");
    assert_eq!(again.reading.answers.len(), 2);
    assert!(again.older.is_empty());
    // An earlier one, too, after a later one has come.
    let later = updated(&FEW, &[&["012345", "2026-04-01 10:00", "", "3"]]);
    let again = read_update(&later.survey, &before(), &[]).expect("a sound survey");
    assert_eq!(again.reading.answers.len(), 3);
    assert!(again.older.is_empty());
}

#[test]
fn a_new_person_needs_a_whole_answer() {
    let new = updated(&FEW, &[&["34567", "2026-04-01 10:00", "", "3"]]);
    let columns: Vec<&str> = new
        .reading
        .faults
        .iter()
        .map(|f| f.column.as_str())
        .collect();
    // A number that nobody has had may as well be a wrong one, so that one thing is said and not all that is blank.
    assert_eq!(columns, ["登録番号"]);
    let fault = &new.reading.faults[0];
    assert_eq!((fault.row, fault.found.as_str()), (Some(2), "34567"));
    let blank = ["掲載可否", "氏名"].map(String::from).to_vec();
    assert_eq!(fault.kind, FaultKind::NotBefore { blank });
    let whole = ["登録番号", "回答日時", "氏名", "掲載可否", "自己PR"];
    let row = ["34567", "2026-04-01 10:00", "例示", "可", "削除"];
    let new = answer(&updated(&whole, &[&row]), 34_567).specialist;
    assert_eq!((new.name.as_str(), new.appeal.as_str()), ("例示", ""));
}

#[test]
fn without_number_or_time_or_with_a_misspelt_header_it_is_refused() {
    for (headers, row, column) in [
        (["登録番号", "自己PR"], ["12345", "文"], "回答日時"),
        (
            ["回答日時", "自己PR"],
            ["2026-04-01 10:00", "文"],
            "登録番号",
        ),
    ] {
        let faults = updated(&headers, &[&row]).reading.faults;
        let named = faults.iter().any(|fault| fault.column == column);
        assert!(named, "{faults:?}");
    }
    let headers = ["登録番号", "回答日時", "メールアドレスス"];
    let row = ["12345", "2026-04-01 10:00", "new@mihon.jp"];
    let faults = updated(&headers, &[&row]).reading.faults;
    assert!(
        matches!(
            &faults[..],
            [Fault {
                kind: FaultKind::MissingColumn { similar: Some(_) },
                ..
            }]
        ),
        "{faults:?}"
    );
    let faults = updated(&FEW, &[]).reading.faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn two_answers_of_one_time_that_differ_are_left_to_the_decision() {
    let updated = updated(&FEW, &[&["012345", "2025-07-03 09:05", "別の文", ""]]);
    assert_eq!(updated.reading.answers.len(), 3);
}

#[test]
fn a_survey_that_cannot_be_read_is_none_and_a_bad_file_says_why() {
    assert!(read_update(b"PK\x03\x04", &before(), &[]).is_none());
    assert!(read_update("氏名\n甲".as_bytes(), &before(), &[]).is_none());
    for bad in [&b"PK\x03\x04"[..], b"", b"a,b\n1,2\n"] {
        let found = read_update(&before(), bad, &[]).expect("a sound survey");
        assert_eq!(found.reading.faults.len(), 1);
    }
}

#[test]
fn warnings_are_those_of_the_new_rows() {
    let doubtful = [Column::Text(Field::Appeal)];
    let with = updated(&FEW, &[&["012345", "2026-04-01 10:00", "同上", ""]]);
    let warned: Vec<_> = with
        .reading
        .warnings
        .iter()
        .map(|w| (w.row, w.column.clone()))
        .collect();
    assert_eq!(warned, [(Some(2), doubtful[0].header())]);
    // Said once: the next update does not repeat it.
    let row = ["023456", "2026-04-02 10:00", "", "1"];
    let next = read_update(&with.survey, &file(&FEW, &[&row]), &[]).expect("a sound survey");
    assert_eq!(next.reading.warnings, []);
}
