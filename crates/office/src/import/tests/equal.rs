//! Several columns with one header, and decisions that hold for another file.

use super::refused::answers;
use super::*;

/// The answers with columns of this header behind them, one for each text of the first answer.
fn with(header: &str, texts: &[&str]) -> Vec<u8> {
    let mut rows = answers();
    if let Some(own) = rows[0].iter().position(|own| own == header) {
        for row in &mut rows {
            row.remove(own);
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.extend(texts.iter().map(|text| match at {
            0 => header.to_string(),
            _ => format!("{text}{at}"),
        }));
    }
    let pr = rows[0]
        .iter()
        .position(|own| own == "自己PR")
        .expect("a header");
    for row in &mut rows {
        row.remove(pr);
    }
    csv_of(&rows, ',').into_bytes()
}

/// 自己PR is in this one of the columns of an equal header, and the others are not used.
fn appeal_in(mapping: &[u8], nth: &str) -> Vec<u8> {
    decided(mapping, |row| match (row[1].as_str(), row[2].as_str()) {
        ("ひとこと欄", words) if words.contains(nth) => "自己PR".into(),
        ("ひとこと欄", _) => "使わない".into(),
        _ if row[4].is_empty() => String::new(),
        _ => "はい".into(),
    })
}

#[test]
fn a_decision_on_one_of_several_equal_headers_is_asked_again_when_their_number_changes() {
    let two = with("ひとこと欄", &["い", "ろ"]);
    let first = run(&[("a.csv", &two)], None).mapping.expect("a mapping");
    let mapping = appeal_in(&first, "2つ目");
    let done = run(&[("a.csv", &two)], Some(&mapping));
    let text = String::from_utf8(done.survey.expect("a survey")).expect("UTF-8");
    assert!(text.contains("ろ1") && !text.contains("い1"));
    // A further one in front: the second is the first of last year.
    for texts in [vec!["は", "い", "ろ"], vec!["ろ"]] {
        let changed = with("ひとこと欄", &texts);
        let found = run(&[("b.csv", &changed)], Some(&mapping));
        assert_eq!(found.survey, None, "{texts:?}");
        let asked = found.open.iter().filter(|line| line.contains("ひとこと欄"));
        assert_eq!(asked.count(), texts.len(), "{:?}", found.open);
        // With the former number the decisions hold.
        let grown = found.mapping.expect("a mapping");
        assert!(run(&[("a.csv", &two)], Some(&grown)).survey.is_some());
    }
}

#[test]
fn a_header_that_is_not_alone_any_more_is_no_certain_one() {
    // 年齢 is never used, and the office has decided to use it as what it is not.
    let one = with("年齢", &["い"]);
    let first = run(&[("a.csv", &one)], None).mapping.expect("a mapping");
    let mut table = cells_of(&[b"\xef\xbb\xbf", confirmed(&first).as_slice()].concat());
    for row in table.iter_mut().filter(|row| row[1] == "年齢") {
        row[5] = "自己PR".into();
    }
    let mapping = csv_of(&table, ',').into_bytes();
    let done = run(&[("a.csv", &one)], Some(&mapping));
    assert!(done.survey.is_some(), "{:?} {:?}", done.open, done.problems);
    let two = with("年齢", &["い", "ろ"]);
    let found = run(&[("b.csv", &two)], Some(&mapping));
    assert_eq!(found.survey, None);
    assert_eq!(found.open.len(), 2, "{:?}", found.open);
}

/// A workbook with the answers on one sheet and others on a second one of the same form.
fn two_sheets() -> Vec<u8> {
    let rows = answers();
    let sheet = |name, rows: &[Vec<String>]| book::BookSheet {
        name,
        is_hidden: false,
        rows: book::texts(rows),
    };
    book::book(&[sheet("回答", &rows), sheet("旧回答", &rows[..5])], false)
}

#[test]
fn which_sheets_are_read_is_asked_again_for_another_file_or_another_form() {
    let book = two_sheets();
    let first = run(&[("2025/回答.xlsx", &book)], None)
        .mapping
        .expect("a mapping");
    let mapping = decided(&first, |row| match (row[0].as_str(), row[1].as_str()) {
        ("シート", "回答") => "読む".into(),
        ("シート", _) => "読まない".into(),
        _ => "はい".into(),
    });
    let second = run(&[("2025/回答.xlsx", &book)], Some(&mapping));
    let table = second.mapping.expect("the columns of the sheet");
    let mapping = confirmed(&table);
    let done = run(&[("別の場所/回答.xlsx", &book)], Some(&mapping));
    assert!(done.survey.is_some(), "{:?}", done.open);
    let other = run(&[("2025/別の回答.xlsx", &book)], Some(&mapping));
    assert_eq!(other.survey, None);
    let asked = other.open.iter().filter(|line| line.contains("（シート）"));
    assert_eq!(asked.count(), 2, "{:?}", other.open);
    // The same names, with another form on one of the sheets.
    let mut rows = answers();
    rows[0].push("新しい質問".into());
    let sheet = |name, rows: &[Vec<String>]| book::BookSheet {
        name,
        is_hidden: false,
        rows: book::texts(rows),
    };
    let changed = book::book(&[sheet("回答", &answers()), sheet("旧回答", &rows)], false);
    let found = run(&[("2025/回答.xlsx", &changed)], Some(&mapping));
    let asked: Vec<_> = found
        .open
        .iter()
        .filter(|line| line.contains("（シート）"))
        .collect();
    assert_eq!(asked.len(), 1, "{:?}", found.open);
    assert!(asked[0].contains("旧回答"));
}

#[test]
fn the_order_of_a_date_is_asked_again_for_other_answers() {
    let dated = |first: &str, rest: &str| {
        let mut rows = answers();
        let place = rows[0]
            .iter()
            .position(|own| own == "回答日時")
            .expect("a header");
        for (at, row) in rows.iter_mut().enumerate().skip(1) {
            row[place] = match at {
                1 => first.into(),
                at => format!("{rest}{at}/25 9:03:45"),
            };
        }
        rows
    };
    let rows = dated("1/2/25 9:03:45", "1/");
    let file = |rows: &[Vec<String>]| csv_of(rows, ',').into_bytes();
    let first = run(&[("a.csv", &file(&rows))], None)
        .mapping
        .expect("a mapping");
    let mapping = decided(&first, |row| match row[0].as_str() {
        "日付" => "月/日/年".into(),
        _ => "はい".into(),
    });
    assert!(
        run(&[("a.csv", &file(&rows))], Some(&mapping))
            .survey
            .is_some()
    );
    // The same answers and more of them, under another name.
    let mut more = rows.clone();
    more.push(rows[3].clone());
    let again = run(&[("a(1-9).csv", &file(&more))], Some(&mapping));
    assert_eq!(again.open, Vec::<String>::new());
    let other = run(
        &[("a.csv", &file(&dated("3/2/25 9:03:45", "2/")))],
        Some(&mapping),
    );
    assert_eq!(other.survey, None);
    assert_eq!(other.open.len(), 1, "{:?}", other.open);
    assert!(other.open[0].contains("（日付）"));
}
