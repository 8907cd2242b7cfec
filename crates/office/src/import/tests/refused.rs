use super::form::{Many, Service, table};
use super::people::people;
use super::*;

pub fn answers() -> Vec<Vec<String>> {
    let mut service = Service::new(Many::Joined(";", ""));
    service.own_headers = true;
    service.consent = Some(("可", "否"));
    let mut rows = table(&people(), &service);
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert(
            0,
            match at {
                0 => "回答日時".into(),
                at => format!("2025-01-1{at} 09:03"),
            },
        );
    }
    rows
}

/// Puts a cell into the first answer.
fn with(header: &str, cell: &str) -> Vec<Vec<String>> {
    let mut rows = answers();
    let at = rows[0]
        .iter()
        .position(|own| own.contains(header))
        .expect("a header");
    rows[1][at] = cell.to_string();
    rows
}

/// What is said after everything that can be confirmed was confirmed.
fn refusals(rows: &[Vec<String>]) -> Vec<String> {
    let bytes = csv_of(rows, ',').into_bytes();
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None);
    let Some(mapping) = first.mapping else {
        return first.problems.iter().map(say_problem).collect();
    };
    let second = run(&files, Some(&confirmed(&mapping)));
    assert_eq!(
        second.survey.is_none(),
        !second.problems.is_empty() || !second.open.is_empty()
    );
    let said: Vec<String> = second.problems.iter().map(say_problem).collect();
    said.into_iter().chain(second.open).collect()
}

fn refused(rows: &[Vec<String>], words: &[&str]) {
    let said = refusals(rows);
    assert_eq!(said.len(), 1, "{said:?}");
    for word in words {
        assert!(said[0].contains(word), "{word}: {said:?}");
    }
}

#[test]
fn what_only_the_person_can_know_is_refused_with_its_place() {
    assert_eq!(refusals(&answers()), Vec::<String>::new());
    let row = "2行目";
    refused(&with("アクティブリスト", ""), &[row, "掲載可否が空欄"]);
    refused(
        &with("アクティブリスト", "可（ただし写真は不可）"),
        &[row, "条件"],
    );
    refused(&with("希望報酬額", "応相談"), &[row, "応相談", "選択肢"]);
    refused(&with("希望報酬額", "2万円"), &[row, "2万円", "選択肢"]);
    refused(&with("経営戦略の理解", "○"), &[row, "「○」", "0～3"]);
    refused(&with("経営戦略の理解", "－"), &[row, "0～3"]);
    refused(&with("経営戦略の理解", "4"), &[row, "0～3"]);
    refused(
        &with("メールアドレス", "a@mihon.jp;b@mihon.jp"),
        &[row, "メールアドレス", "1つだけ"],
    );
    refused(
        &with("居住地", "東大阪市"),
        &[row, "東大阪市", "都道府県から"],
    );
    refused(&with("登録番号", ""), &[row, "登録番号のない行"]);
    refused(&with("登録番号", "1234567"), &[row, "1234567"]);
    refused(&with("回答日時", "45678.43"), &[row, "通し番号"]);
    refused(&with("氏名", ""), &[row, "氏名"]);
}

#[test]
fn words_for_the_whole_country_become_all_prefectures_only_where_that_is_confirmed() {
    let rows = with("都道府県", "全国");
    let at = rows[0]
        .iter()
        .position(|own| own == "都道府県")
        .expect("a header");
    let mut rows = rows;
    rows[1][at] = "全国".into();
    let home = rows[0]
        .iter()
        .position(|own| own.contains("居住地"))
        .expect("a header");
    rows[1][home] = "東京都港区".into();
    let bytes = csv_of(&rows, ',').into_bytes();
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None).mapping.expect("a mapping");
    assert!(cells_of(&first)[1][4].contains("47都道府県"));
    let undecided = run(&files, Some(&first));
    assert_eq!(undecided.survey, None);
    let survey = imported(&files);
    let text = String::from_utf8(survey).expect("UTF-8");
    let line = text.lines().nth(1).expect("a row");
    assert!(
        line.contains("北海道;青森県") && line.contains("鹿児島県;沖縄県"),
        "{line}"
    );
}

#[test]
fn numbers_that_count_are_no_registration_numbers() {
    let mut rows = answers();
    let at = rows[0]
        .iter()
        .position(|own| own == "登録番号")
        .expect("a header");
    for (nth, row) in rows.iter_mut().enumerate().skip(1) {
        row[at] = nth.to_string();
    }
    refused(&rows, &["登録番号", "1、2、3…"]);
}

#[test]
fn two_columns_for_one_are_asked_about_and_two_decisions_for_one_are_refused() {
    let mut rows = answers();
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert(
            1,
            if at == 0 {
                "メールアドレス".into()
            } else {
                format!("q{at}@mihon.jp")
            },
        );
    }
    let bytes = csv_of(&rows, ',').into_bytes();
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None);
    assert_eq!(
        first
            .open
            .iter()
            .filter(|line| line.contains("2つ以上"))
            .count(),
        2,
        "{:?}",
        first.open
    );
    let mapping = first.mapping.expect("a mapping");
    let both = run(&files, Some(&confirmed(&mapping)));
    assert!(
        both.problems
            .iter()
            .any(|problem| matches!(problem.kind, ProblemKind::TwoColumns { .. }))
    );
    assert_eq!(both.survey, None);
    let one = decided(&mapping, |row| match (row[1].as_str(), row[2].as_str()) {
        ("メールアドレス", words) if words.contains("1つ目") => "使わない".into(),
        _ => "はい".into(),
    });
    let done = run(&files, Some(&one));
    let text = String::from_utf8(done.survey.expect("a survey")).expect("UTF-8");
    assert!(text.contains("p0@example.jp") && !text.contains("q1@mihon.jp"));
}

#[test]
fn a_row_with_content_and_no_number_is_refused_and_totals_are_passed_over() {
    let mut rows = answers();
    let cells = rows[0].len();
    let mut note = vec![String::new(); cells];
    note[1] = "合計".into();
    note[2] = "8名".into();
    rows.push(note.clone());
    assert_eq!(refusals(&rows), Vec::<String>::new());
    rows.insert(3, note);
    refused(&rows, &["4行目", "登録番号のない行", "合計"]);
}

#[test]
fn files_that_are_none_are_named() {
    let check = |bytes: &[u8], word: &str| {
        let found = run(&[("a.xlsx", bytes)], None);
        let said: Vec<String> = found.problems.iter().map(say_problem).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].contains("a.xlsx") && said[0].contains(word),
            "{said:?}"
        );
        assert_eq!(found.mapping, None);
    };
    check(b"", "何も入っていません");
    check(b"PK\x03\x04 no workbook", "壊れているか");
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls");
    check("買い物,値段\nりんご,100\n".as_bytes(), "見出しの行");
    check("\"氏名,登録番号".as_bytes(), "引用符");
}

#[test]
fn a_form_without_consent_states_once_where_it_is_recorded_and_for_whom() {
    let mut rows = answers();
    for row in &mut rows {
        row.pop();
    }
    let bytes = csv_of(&rows, ',').into_bytes();
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None);
    let mapping = first.mapping.expect("a mapping");
    let consents: Vec<_> = cells_of(&mapping)
        .into_iter()
        .filter(|row| row[0].starts_with("同意"))
        .collect();
    assert_eq!(consents.len(), 2, "{consents:?}");
    assert!(
        consents
            .iter()
            .all(|row| row[4].is_empty() && row[5].is_empty()),
        "never filled in"
    );
    // Half of it is not enough.
    let half = decided(&mapping, |row| match row[0].as_str() {
        "同意の記録" => "同意書（2025年1月）".into(),
        "同意の範囲" => String::new(),
        _ => "はい".into(),
    });
    assert_eq!(run(&files, Some(&half)).survey, None);
    let some = decided(&mapping, |row| match row[0].as_str() {
        "同意の記録" => "同意書（2025年1月）".into(),
        "同意の範囲" => "12345、001234".into(),
        _ => "はい".into(),
    });
    let done = run(&files, Some(&some));
    let read = crate::survey::read(&done.survey.expect("a survey"));
    let consent: Vec<bool> = read.answers.iter().map(|answer| answer.consents).collect();
    assert_eq!(
        consent,
        [true, true, false, false, false, false, false, false]
    );
    // An answer that came later is on no record.
    let mut later = rows.clone();
    later[1][0] = "2026-02-01 09:03".into();
    let bytes = csv_of(&later, ',').into_bytes();
    let asked = run(&[("b.csv", &bytes)], Some(&some));
    assert!(
        asked.open.iter().any(|line| line.contains("2026-02-01")),
        "{:?}",
        asked.open
    );
    assert_eq!(asked.survey, None);
}
