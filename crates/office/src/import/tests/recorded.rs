//! Consent that is recorded elsewhere: for whom it holds, and for whom it does not.

use super::refused::answers;
use super::*;
use activelist_model::expert::RegistrationNumber;

/// The answers without the column of consent.
fn without_consent() -> Vec<Vec<String>> {
    let mut rows = answers();
    for row in &mut rows {
        row.pop();
    }
    rows
}

fn file(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows, ',').into_bytes()
}

/// Places of the number and of the time.
fn places(rows: &[Vec<String>]) -> [usize; 2] {
    ["登録番号", "回答日時"].map(|header| {
        let found = rows[0].iter().position(|own| own == header);
        found.expect("a header")
    })
}

/// With one more person.
fn with_another(mut rows: Vec<Vec<String>>, number: &str, at: &str) -> Vec<Vec<String>> {
    let [place, time] = places(&rows);
    let mut other = rows[1].clone();
    (other[place], other[time]) = (number.into(), at.into());
    rows.push(other);
    rows
}

/// With `range` as the decision on whose consent it is.
fn stated(mapping: &[u8], range: &str) -> Vec<u8> {
    decided(mapping, |row| match row[0].as_str() {
        "同意の記録" => "同意書（2025年1月）".into(),
        "同意の範囲" => range.into(),
        "同意の確認" => String::new(),
        _ => "はい".into(),
    })
}

/// The table after 全員 was stated for the first answers, and applied.
fn everybody(rows: &[Vec<String>]) -> Vec<u8> {
    let bytes = file(rows);
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let mapping = stated(&run(&files, None).mapping.expect("a mapping"), "全員");
    let done = run(&files, Some(&mapping));
    assert!(done.survey.is_some(), "{:?} {:?}", done.open, done.problems);
    done.mapping.expect("the numbers are written down")
}

fn consents(survey: &[u8]) -> Vec<(RegistrationNumber, bool)> {
    let read = crate::survey::read(survey);
    assert_eq!(read.faults, []);
    let answers = read.answers.iter();
    answers
        .map(|answer| (answer.specialist.registration, answer.consents))
        .collect()
}

#[test]
fn everybody_is_everybody_of_these_answers_and_is_written_as_numbers() {
    let rows = without_consent();
    let mapping = everybody(&rows);
    let table = cells_of(&mapping);
    let range = table.iter().find(|row| row[0] == "同意の範囲");
    let range = &range.expect("a row")[5];
    assert!(
        !range.contains("全員") && range.contains("012345"),
        "{range}"
    );
    // The same file asks nothing, and neither does one with fewer people.
    let mut fewer = rows.clone();
    fewer.pop();
    for rows in [&rows, &fewer] {
        let again = run(&[("a.csv", &file(rows))], Some(&mapping));
        assert_eq!(again.open, Vec::<String>::new());
        let consents = consents(&again.survey.expect("a survey"));
        assert!(consents.iter().all(|(_, consents)| *consents));
    }
}

#[test]
fn people_who_come_later_are_asked_about_by_name_whatever_day_they_answered() {
    let rows = without_consent();
    let mapping = everybody(&rows);
    for at in ["2024-01-01 09:00", "2026-01-01 09:00"] {
        let bytes = file(&with_another(rows.clone(), "777777", at));
        let later = run(&[("b.csv", &bytes)], Some(&mapping));
        assert_eq!(later.survey, None, "{at}");
        assert_eq!(later.open.len(), 2, "{at}: {:?}", later.open);
        let table = cells_of(&later.mapping.expect("a mapping"));
        let range = table.iter().rfind(|row| row[0] == "同意の範囲");
        let range = range.expect("a row");
        assert!(range[3].contains("777777"), "{at}: {range:?}");
        assert!(!range[3].contains("012345"), "{at}: {range:?}");
    }
}

#[test]
fn everybody_holds_for_the_answers_that_were_asked_about_and_no_others() {
    let rows = without_consent();
    let first = run(&[("a.csv", &file(&rows))], None);
    let mapping = stated(&first.mapping.expect("a mapping"), "全員");
    // Between question and answer the file has grown.
    let bytes = file(&with_another(rows, "777777", "2025-01-11 09:00"));
    let grown = run(&[("a.csv", &bytes)], Some(&mapping));
    assert_eq!(grown.survey, None);
    assert_eq!(grown.open.len(), 2, "{:?}", grown.open);
    assert!(
        grown.notes.iter().any(|note| note.contains("全員")),
        "{:?}",
        grown.notes
    );
}

#[test]
fn who_was_left_out_before_consents_only_by_a_decision_on_the_number() {
    let rows = without_consent();
    let bytes = file(&rows);
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None).mapping.expect("a mapping");
    let done = run(&files, Some(&stated(&first, "012345、001234")));
    let left_out = consents(&done.survey.expect("a survey"));
    let (left_out, _) = left_out
        .into_iter()
        .find(|(_, consents)| !consents)
        .expect("somebody");
    let mapping = done.mapping.expect("who is left out is written down");
    assert!(
        cells_of(&mapping)
            .iter()
            .any(|row| row[0] == "同意のない方" && row[5].contains(&left_out.to_string()))
    );
    // The same person answers again, and 全員 is stated for the answers of that year.
    let again = with_another(rows, &left_out.to_string(), "2026-02-01 09:00");
    let bytes = file(&again);
    let files: [(&str, &[u8]); 1] = [("b.csv", &bytes)];
    let asked = run(&files, Some(&mapping));
    let table = stated(&asked.mapping.expect("a mapping"), "全員");
    let still = run(&files, Some(&table));
    assert_eq!(still.survey, None);
    assert_eq!(still.open.len(), 1, "{:?}", still.open);
    assert!(still.open[0].contains(&left_out.to_string()));
    for (word, expected) in [("可", true), ("否", false)] {
        let table = decided(&table_of(&still, &table), |row| match row[0].as_str() {
            "同意の確認" => word.into(),
            _ => String::new(),
        });
        let done = run(&files, Some(&table));
        let said = consents(&done.survey.expect("a survey"));
        assert_eq!(said.last(), Some(&(left_out, expected)));
    }
}

/// The table after a run: as it was where the run has changed nothing.
fn table_of(found: &Import, before: &[u8]) -> Vec<u8> {
    let own = found.mapping.clone();
    own.unwrap_or_else(|| [b"\xef\xbb\xbf".as_slice(), before].concat())
}

#[test]
fn an_answer_that_declines_in_a_column_that_is_not_used_is_asked_about() {
    let mut rows = without_consent();
    for (at, row) in rows.iter_mut().enumerate() {
        row.push(
            match at {
                0 => "名簿についてのご希望",
                1 => "否",
                2 => "掲載しないでください",
                _ => "特にありません",
            }
            .into(),
        );
    }
    let bytes = file(&rows);
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None).mapping.expect("a mapping");
    let unused = decided(&first, |row| match row[0].as_str() {
        "同意の記録" => "同意書".into(),
        "同意の範囲" => "全員".into(),
        "同意の確認" => String::new(),
        "列" => "使わない".into(),
        _ => "はい".into(),
    });
    let second = run(&files, Some(&unused));
    let table = decided(&table_of(&second, &unused), |row| match row[0].as_str() {
        "同意の範囲" => "全員".into(),
        "同意の記録" => "同意書".into(),
        _ => String::new(),
    });
    let found = run(&files, Some(&table));
    assert_eq!(found.survey, None);
    assert_eq!(found.open.len(), 2, "{:?}", found.open);
    assert!(found.open.iter().all(|line| line.contains("同意の確認")));
}

#[test]
fn a_file_in_which_somebody_declines_is_not_overruled_by_one_that_does_not_ask() {
    let declined = answers();
    let without = without_consent();
    let [place, time] = places(&without);
    // Whoever declines in the first file is in the second as well, a year later.
    let who = declined
        .iter()
        .position(|row| row.last().is_some_and(|cell| cell == "否"));
    let who = who.expect("somebody declines");
    let mut later = vec![without[0].clone(), without[who].clone()];
    later[1][time] = "2026-02-01 09:00".into();
    let number = later[1][place].clone();
    let (one, two) = (file(&declined), file(&later));
    let files: [(&str, &[u8]); 2] = [("a.csv", &one), ("b.csv", &two)];
    let first = run(&files, None);
    let found = run(
        &files,
        Some(&stated(&first.mapping.expect("a mapping"), "全員")),
    );
    assert_eq!(found.survey, None);
    assert_eq!(found.open.len(), 1, "{:?}", found.open);
    let digits = number.trim_start_matches('0');
    assert!(found.open[0].contains(digits), "{:?}", found.open);
}

#[test]
fn a_doubt_that_was_decided_does_not_vanish_with_the_file_that_showed_it() {
    let declined = answers();
    let without = without_consent();
    let [_, time] = places(&without);
    let who = declined
        .iter()
        .position(|row| row.last().is_some_and(|cell| cell == "否"));
    let who = who.expect("somebody declines");
    let mut later = without.clone();
    for row in later.iter_mut().skip(1) {
        row[time] = row[time].replace("2025", "2026");
    }
    let (one, two) = (file(&declined), file(&later));
    let files: [(&str, &[u8]); 2] = [("a.csv", &one), ("b.csv", &two)];
    let first = run(&files, None).mapping.expect("a mapping");
    let asked = decided(&first, |row| match row[0].as_str() {
        "同意の記録" => "同意書".into(),
        "同意の範囲" => "全員".into(),
        "同意の確認" => String::new(),
        _ => "はい".into(),
    });
    // Open, it stays open; decided, it stays decided.
    let alone: [(&str, &[u8]); 1] = [("b.csv", &two)];
    let open = run(&alone, Some(&asked));
    assert_eq!(open.open.len(), 1, "{:?}", open.open);
    let no = decided(&table_of(&open, &asked), |row| match row[0].as_str() {
        "同意の確認" => "否".into(),
        _ => String::new(),
    });
    let done = run(&alone, Some(&no));
    let said = consents(&done.survey.expect("a survey"));
    assert!(!said[who - 1].1);
    assert_eq!(said.iter().filter(|(_, consents)| *consents).count(), 7);
}

#[test]
fn who_stands_in_both_lists_is_named_and_nobody_can_be_said() {
    let rows = without_consent();
    let bytes = file(&rows);
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None).mapping.expect("a mapping");
    let done = run(&files, Some(&stated(&first, "012345")));
    let mut table = cells_of(&done.mapping.expect("a mapping"));
    for row in &mut table {
        if row[0] == "同意の範囲" {
            row[5] = "012345、001234".into();
        }
    }
    let found = run(&files, Some(csv_of(&table, ',').as_bytes()));
    assert_eq!(found.survey, None);
    let said: Vec<String> = found.problems.iter().map(say_problem).collect();
    assert!(
        said.iter().any(|line| line.contains("第001234号が")),
        "{said:?}"
    );
    let nobody = run(&files, Some(&stated(&first, "なし")));
    let said = consents(&nobody.survey.expect("a survey"));
    assert!(said.iter().all(|(_, consents)| !consents));
}
