//! What is remembered of one year and must not spoil the next.

use super::refused::answers;
use super::*;
use crate::import::recognise::{Known, recognise};
use crate::import::target::Target;
use crate::survey::Column;
use activelist_model::catalog::Question;

fn file(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows, ',').into_bytes()
}

fn without(mut rows: Vec<Vec<String>>, header: &str) -> Vec<Vec<String>> {
    let place = rows[0]
        .iter()
        .position(|own| own == header)
        .expect("a header");
    for row in &mut rows {
        row.remove(place);
    }
    rows
}

fn with(mut rows: Vec<Vec<String>>, header: &str, text: &str) -> Vec<Vec<String>> {
    for (at, row) in rows.iter_mut().enumerate() {
        row.push(match (at, text) {
            (0, _) => header.into(),
            (_, "") => String::new(),
            _ => format!("{text}{at}"),
        });
    }
    rows
}

/// What a run makes of a decided table, as the next run reads it.
fn after(found: &Import, mapping: &[u8]) -> Vec<u8> {
    found.mapping.clone().unwrap_or_else(|| mapping.to_vec())
}

#[test]
fn a_header_that_only_begins_with_the_name_of_a_skill_is_not_certain() {
    let question = Question::all().find(|question| question.id() == "S3-b-3");
    let question = question.expect("暗号化");
    let certain = Some(Known::Target(Target::Column(Column::Skill(question))));
    let statement = question.statement();
    let cut: String = statement.chars().take(20).collect();
    for header in [
        "暗号化",
        "暗号化：",
        statement,
        &format!("暗号化：{cut}…"),
        &format!("暗号化：{statement}"),
        "S3-b-3 暗号化",
    ] {
        assert_eq!(recognise(header), certain, "{header}");
    }
    for header in [
        "暗号化：貴社で使っている製品",
        "暗号化：希望する研修の日",
        "暗号化：○か×で答えてください",
        "暗号化;理由",
    ] {
        assert_eq!(recognise(header), None, "{header}");
    }
}

#[test]
fn a_column_that_was_missing_is_asked_about_again_once_it_has_been_there() {
    let missing = without(answers(), "自己PR");
    let first = run(&[("a.csv", &file(&missing))], None)
        .mapping
        .expect("a mapping");
    let mapping = confirmed(&first);
    let done = run(&[("a.csv", &file(&missing))], Some(&mapping));
    assert!(done.survey.is_some());
    let mapping = after(&done, &mapping);
    // The next year the form asks for it.
    let there = run(&[("b.csv", &file(&answers()))], Some(&mapping));
    assert!(there.survey.is_some(), "{:?}", there.open);
    let mapping = after(&there, &mapping);
    let again = run(&[("c.csv", &file(&missing))], Some(&mapping));
    assert_eq!(again.survey, None);
    assert_eq!(again.open.len(), 1, "{:?}", again.open);
    assert!(again.open[0].contains("自己PR"));
}

#[test]
fn a_column_that_was_empty_is_asked_about_when_something_stands_in_it() {
    let rows = without(answers(), "自己PR");
    let empty = file(&with(rows.clone(), "そのほか", ""));
    let first = run(&[("a.csv", &empty)], None).mapping.expect("a mapping");
    let mapping = confirmed(&first);
    let done = run(&[("a.csv", &empty)], Some(&mapping));
    assert!(done.survey.is_some());
    let filled = file(&with(rows, "そのほか", "続けられる対策を"));
    let found = run(&[("b.csv", &filled)], Some(&after(&done, &mapping)));
    assert_eq!(found.survey, None);
    assert!(
        found.open.iter().any(|line| line.contains("そのほか")),
        "{:?}",
        found.open
    );
}

/// A table as a spreadsheet saves it that knows CP932 alone and takes for a date what looks like one.
fn by_spreadsheet(mapping: &[u8]) -> Vec<u8> {
    let mut table = cells_of(mapping);
    for cell in table.iter_mut().flatten() {
        match cell.as_str() {
            "1-2" => *cell = "1月2日".into(),
            "TRUE" | "1E5" => *cell = "別のもの".into(),
            _ => {}
        }
    }
    let mut bytes = Vec::new();
    for character in csv_of(&table, ',').chars() {
        let mut buffer = [0; 4];
        // Some are replaced by what looks like them.
        if character == 'é' {
            bytes.push(b'e');
            continue;
        }
        let (saved, _, lost) = encoding_rs::SHIFT_JIS.encode(character.encode_utf8(&mut buffer));
        match lost {
            true => bytes.extend(std::iter::repeat_n(b'?', character.len_utf16())),
            false => bytes.extend_from_slice(&saved),
        }
    }
    bytes
}

fn marked(mapping: Vec<u8>) -> Vec<u8> {
    match mapping.starts_with(b"\xef\xbb\xbf") {
        true => mapping,
        false => [b"\xef\xbb\xbf".as_slice(), &mapping].concat(),
    }
}

#[test]
fn headers_that_a_spreadsheet_changes_are_found_again_year_after_year() {
    let mut rows = answers();
    let mut decisions = vec![
        ("1-2", "使わない"),
        ("TRUE", "使わない"),
        ("1E5", "使わない"),
    ];
    decisions.extend([
        ("感想🐟", "使わない"),
        ("感想🐡", "使わない"),
        ("Résumé♡", "自己PR"),
    ]);
    rows = without(rows, "自己PR");
    rows = without(rows, "支援内容");
    for (header, _) in &decisions {
        rows = with(rows, header, "文");
    }
    let bytes = file(&rows);
    let first = run(&[("a.csv", &bytes)], None).mapping.expect("a mapping");
    let decided = decided(&first, |row| {
        let header = row[1].trim_matches(['「', '」']);
        let known = decisions.iter().find(|(own, _)| *own == header);
        match known {
            Some((_, decision)) => decision.to_string(),
            None => "はい".into(),
        }
    });
    let mut mapping = by_spreadsheet(&marked(decided));
    for year in 1..4 {
        let found = run(&[("a.csv", &bytes)], Some(&mapping));
        assert_eq!(found.open, Vec::<String>::new(), "year {year}");
        let text = String::from_utf8(found.survey.expect("a survey")).expect("UTF-8");
        assert!(text.contains("文1"));
        if let Some(changed) = found.mapping {
            mapping = match year {
                // Written back as it is in the first year, and through the spreadsheet in the others.
                1 => changed,
                _ => by_spreadsheet(&changed),
            };
        }
    }
}
