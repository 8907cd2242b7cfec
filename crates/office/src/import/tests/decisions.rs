use super::form::{LABELS, Many, Service, table};
use super::people::people;
use super::*;

fn answers(service: &Service) -> Vec<Vec<String>> {
    let all = people();
    let mut rows = table(&all, service);
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert(
            0,
            if at == 0 {
                "完了時刻".into()
            } else {
                all[at - 1].at.into()
            },
        );
    }
    rows
}

fn service() -> Service {
    let mut service = Service::new(Many::Joined(";", ";"));
    service.repeats = true;
    service.level = LABELS;
    service
}

fn bytes(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows, ',').into_bytes()
}

/// Puts a text into a column of an answer.
fn put(rows: &mut [Vec<String>], header: &str, row: usize, cell: &str) {
    let at = rows[0]
        .iter()
        .position(|own| own.contains(header))
        .expect("a header");
    rows[row][at] = cell.to_string();
}

#[test]
fn the_first_run_asks_about_consents_and_free_texts_and_nothing_else() {
    let file = bytes(&answers(&service()));
    let found = run(&[("a.csv", &file)], None);
    assert_eq!(found.open.len(), 6, "{:?}", found.open);
    let mapping = cells_of(&found.mapping.expect("a mapping"));
    let open: Vec<&Vec<String>> = mapping
        .iter()
        .skip(1)
        .filter(|row| row[5].is_empty())
        .collect();
    // What is to be decided stands first.
    assert_eq!(open.len(), 6);
    assert!(mapping[1..7].iter().all(|row| row[5].is_empty()));
    let consents: Vec<_> = open.iter().filter(|row| row[0] == "掲載").collect();
    assert_eq!(consents.len(), 2);
    assert!(
        consents.iter().all(|row| row[4].is_empty()),
        "consent is never proposed"
    );
    assert!(found.tables[0].contains("回答8行") && found.tables[0].contains("模擬 五月"));
}

#[test]
fn a_changed_form_asks_only_about_what_is_new_and_keeps_what_was_decided() {
    let rows = answers(&service());
    let file = bytes(&rows);
    let first = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
    let mapping = confirmed(&first);
    let mut changed = rows;
    put(
        &mut changed,
        "セキュリティ対策支援において得意とする業界",
        3,
        "医療;水産業;",
    );
    let file = bytes(&changed);
    let found = run(&[("b.csv", &file)], Some(&mapping));
    assert_eq!(found.survey, None);
    assert_eq!(found.open.len(), 1, "{:?}", found.open);
    assert!(found.open[0].contains("水産業"));
    let (before, after) = (
        cells_of(&mapping_of(&mapping)),
        cells_of(&found.mapping.expect("it grows")),
    );
    assert_eq!(
        after[..before.len()],
        before,
        "the rows that were there stay"
    );
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after[before.len()][2], "「水産業」");
}

/// With the mark at its start.
fn mapping_of(mapping: &[u8]) -> Vec<u8> {
    [b"\xef\xbb\xbf".as_slice(), mapping].concat()
}

#[test]
fn grounds_that_move_are_asked_about_again() {
    let rows = answers(&service());
    let file = bytes(&rows);
    let mapping = confirmed(&run(&[("a.csv", &file)], None).mapping.expect("a mapping"));
    assert!(run(&[("a.csv", &file)], Some(&mapping)).survey.is_some());
    // One column of grounds less: the service counts the others anew.
    let mut fewer = rows;
    let grounds: Vec<usize> = (0..fewer[0].len())
        .filter(|at| fewer[0][*at].starts_with("回答の根拠"))
        .collect();
    let headers: Vec<String> = grounds.iter().map(|at| fewer[0][*at].clone()).collect();
    for (at, header) in grounds[4..].iter().zip(&headers[3..]) {
        fewer[0][*at] = header.clone();
    }
    for row in &mut fewer {
        row.remove(grounds[3]);
    }
    let file = bytes(&fewer);
    let found = run(&[("b.csv", &file)], Some(&mapping));
    assert_eq!(found.survey, None);
    let moved = found
        .open
        .iter()
        .filter(|line| line.contains("並びが変わりました"));
    assert_eq!(moved.count(), 10, "{:?}", found.open);
}

/// An export with many free texts.
fn with_texts(texts: &[&str]) -> Vec<Vec<String>> {
    let mut rows = answers(&service());
    for (at, text) in texts.iter().enumerate() {
        put(
            &mut rows,
            "得意とする業界",
            at + 1,
            &format!("医療;{text};"),
        );
    }
    rows
}

#[test]
fn one_row_decides_all_free_texts_of_a_question_for_once_or_for_good() {
    let file = bytes(&with_texts(&["林業", "水産業", "宿泊業"]));
    let first = run(&[("a.csv", &file)], None);
    let rows = first
        .open
        .iter()
        .filter(|line| line.contains("「得意業界」"));
    assert_eq!(rows.count(), 1, "{:?}", first.open);
    let table = first.mapping.expect("a mapping");
    let decide = |word: &'static str| {
        decided(&table, move |row| match row[0].as_str() {
            "掲載" if row[2].contains("しない") => "否".into(),
            "掲載" => "可".into(),
            "値" if row[2].contains("すべて") => word.into(),
            "値" if row[1] == "得意業界" => String::new(),
            _ => "はい".into(),
        })
    };
    let next = bytes(&with_texts(&["林業", "芸能業", "飲食業"]));
    for (word, questions) in [("はい", 1), ("常に", 0)] {
        let mapping = decide(word);
        let found = run(&[("a.csv", &file)], Some(&mapping));
        let text = String::from_utf8(found.survey.expect("a survey")).expect("UTF-8");
        assert!(text.contains("林業") && text.contains("宿泊業"));
        let mapping = found.mapping.expect("what was decided is written down");
        let later = run(&[("b.csv", &next)], Some(&mapping));
        assert_eq!(later.open.len(), questions, "{word}: {:?}", later.open);
        assert_eq!(later.survey.is_some(), questions == 0, "{word}");
        assert_eq!(
            later.notes.len(),
            if questions == 0 { 2 } else { 0 },
            "{word}: {:?}",
            later.notes
        );
    }
}

#[test]
fn a_text_may_be_an_option_and_no_decision_may_be_nonsense() {
    let file = bytes(&with_texts(&["病院"]));
    let table = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
    let decide = |word: &'static str| {
        let careful = decided(&table, |row| {
            if row[2] == "「病院」" {
                word.into()
            } else {
                String::new()
            }
        });
        confirmed(&mapping_of(&careful))
    };
    let found = run(&[("a.csv", &file)], Some(&decide("医療;教育")));
    let text = String::from_utf8(found.survey.expect("a survey")).expect("UTF-8");
    assert!(
        text.lines()
            .nth(1)
            .is_some_and(|line| line.contains("医療;教育") && !line.contains("病院"))
    );
    let wrong = run(&[("a.csv", &file)], Some(&decide("びょういん")));
    assert_eq!(wrong.survey, None);
    let said: Vec<String> = wrong.problems.iter().map(say_problem).collect();
    assert!(
        said[0].contains("対応.csv") && said[0].contains("びょういん"),
        "{said:?}"
    );
}

#[test]
fn words_that_decline_cannot_be_made_a_consent() {
    let file = bytes(&answers(&service()));
    let table = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
    let wrong = decided(&table, |row| {
        if row[0] == "掲載" {
            "可".into()
        } else {
            "はい".into()
        }
    });
    let found = run(&[("a.csv", &file)], Some(&wrong));
    assert_eq!(found.survey, None);
    assert!(say_problem(&found.problems[0]).contains("「可」にできるのは"));
    let yes = decided(&table, |_| "はい".into());
    assert_eq!(
        run(&[("a.csv", &file)], Some(&yes)).survey,
        None,
        "はい is no consent"
    );
}

#[test]
fn the_table_is_read_as_excel_saves_it() {
    let mut rows = answers(&service());
    put(&mut rows, "得意とする業界", 1, "医療;𠮷野家さん🐟;");
    put(&mut rows, "支援形態", 2, "-3;");
    let file = bytes(&rows);
    let table = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
    let text = String::from_utf8(confirmed(&table)).expect("UTF-8");
    // In CP932 what it cannot write becomes question marks, two where UTF-16 has two units.
    let mut cp932 = Vec::new();
    for character in text.chars() {
        let mut buffer = [0; 4];
        let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(character.encode_utf8(&mut buffer));
        match lost {
            true => cp932.extend(std::iter::repeat_n(b'?', character.len_utf16())),
            false => cp932.extend_from_slice(&bytes),
        }
    }
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.replace(',', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, saved) in [("UTF-8", text.clone().into_bytes()), ("CP932", cp932)] {
        let found = run(&[("a.csv", &file)], Some(&saved));
        assert_eq!(found.open, Vec::<String>::new(), "{name}");
        assert_eq!(found.problems, [], "{name}");
        let survey = String::from_utf8(found.survey.expect("a survey")).expect("UTF-8");
        assert!(survey.contains("𠮷野家さん🐟"), "{name}");
    }
    let _ = run(&[("a.csv", &file)], Some(&utf16));
}

#[test]
fn another_file_is_no_table_of_decisions() {
    let file = bytes(&answers(&service()));
    let found = run(&[("a.csv", &file)], Some(&file));
    assert_eq!(found.mapping, None, "it is not replaced");
    assert!(matches!(
        found.problems[..],
        [Problem {
            kind: ProblemKind::NoMapping,
            ..
        }]
    ));
}

#[test]
fn a_comma_that_somebody_has_typed_does_not_cut_the_text() {
    let mut rows = answers(&Service::new(Many::Joined(", ", "")));
    put(&mut rows, "得意とする業界", 1, "医療, 農業, 林業, 漁業");
    let file = bytes(&rows);
    let table = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
    assert!(
        cells_of(&table)
            .iter()
            .any(|row| row[2] == "「農業, 林業, 漁業」")
    );
    let text = String::from_utf8(imported(&[("a.csv", &file)])).expect("UTF-8");
    assert!(text.contains("医療;その他,\"農業, 林業, 漁業\""), "{text}");
}

#[test]
fn options_joined_with_another_mark_than_the_rest_of_a_column_are_no_free_text() {
    let mut rows = answers(&service());
    put(
        &mut rows,
        "つながりのある団体",
        1,
        "商工会議所・商工会, 金融機関;",
    );
    let file = bytes(&rows);
    let first = run(&[("a.csv", &file)], None);
    assert!(
        first
            .open
            .iter()
            .any(|line| line.contains("提案は「商工会議所・商工会;金融機関」")),
        "{:?}",
        first.open
    );
}
