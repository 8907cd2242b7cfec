//! What is easily taken for something else: another question for the consent, another person's column for this one's,
//! a "none" for a reason, a place in a queue for a registration number.

use super::refused::answers;
use super::*;

pub fn bytes(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows, ',').into_bytes()
}

pub fn place(rows: &[Vec<String>], header: &str) -> usize {
    let found = rows[0].iter().position(|own| own.contains(header));
    found.expect("a header")
}

/// The answers with another header for the consent, and with these words in it, in turn.
fn asking(header: &str, words: &[&str]) -> Vec<Vec<String>> {
    let mut rows = answers();
    let at = place(&rows, "アクティブリスト");
    rows[0][at] = header.into();
    for (nth, row) in rows[1..].iter_mut().enumerate() {
        row[at] = words[nth % words.len()].into();
    }
    rows
}

/// The answers with one more column.
pub fn with_column(header: &str, cells: &[&str]) -> Vec<Vec<String>> {
    let mut rows = answers();
    for (nth, row) in rows.iter_mut().enumerate() {
        row.push(match nth {
            0 => header.into(),
            nth => cells[(nth - 1) % cells.len()].into(),
        });
    }
    rows
}

fn without(mut rows: Vec<Vec<String>>, header: &str) -> Vec<Vec<String>> {
    let at = place(&rows, header);
    for row in &mut rows {
        row.remove(at);
    }
    rows
}

pub fn rows_of(found: &Import, kind: &str) -> Vec<Vec<String>> {
    let mapping = cells_of(found.mapping.as_deref().expect("a mapping"));
    mapping.into_iter().filter(|row| row[0] == kind).collect()
}

pub fn column_row(found: &Import, header: &str) -> Vec<String> {
    let rows = rows_of(found, "列");
    let row = rows
        .into_iter()
        .find(|row| row[1].trim_matches(['「', '」']) == header);
    row.unwrap_or_else(|| panic!("{header}"))
}

#[test]
fn words_of_consent_hold_for_their_question_alone() {
    let file = bytes(&asking("掲載に同意しますか", &["はい", "いいえ"]));
    let first = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
    let mapping = decided(&first, |row| match (row[0].as_str(), row[2].as_str()) {
        ("掲載", "「はい」") => "可".into(),
        ("掲載", _) => "否".into(),
        _ => "はい".into(),
    });
    assert!(run(&[("a.csv", &file)], Some(&mapping)).survey.is_some());
    // The year after, the form asks for the opposite.
    let other = bytes(&asking("掲載を辞退しますか", &["はい", "いいえ"]));
    let asked = run(&[("b.csv", &other)], Some(&mapping));
    assert_eq!(asked.survey, None);
    let table = asked.mapping.expect("it grows");
    let mapping = decided(&table, |row| match row[1].as_str() {
        "掲載を辞退しますか" if row[0] == "列" => "掲載可否".into(),
        _ => "はい".into(),
    });
    let asked = run(&[("b.csv", &other)], Some(&mapping));
    assert_eq!(asked.survey, None, "{:?}", asked.notes);
    let both: Vec<_> = asked
        .open
        .iter()
        .filter(|line| line.contains("辞退しますか"))
        .collect();
    assert_eq!(both.len(), 2, "the question stands beside the words");
    // Yes to a question that declines is no consent, and no to it may be one.
    let table = asked.mapping.expect("it grows");
    let says = |yes: &'static str, no: &'static str| {
        let mapping = decided(&table, |row| match row[2].as_str() {
            "「はい」" => yes.into(),
            _ => no.into(),
        });
        run(&[("b.csv", &other)], Some(&mapping))
    };
    assert_eq!(says("可", "否").survey, None);
    let right = says("否", "可");
    assert_eq!(right.problems, []);
    let read = crate::survey::read(&right.survey.expect("a survey"));
    let consents: Vec<bool> = read.answers.iter().map(|answer| answer.consents).collect();
    assert_eq!(consents[..4], [false, true, false, true]);
}

#[test]
fn words_in_two_files_are_two_questions_with_their_own_counts() {
    let one = bytes(&asking("掲載に同意しますか", &["はい"]));
    let mut other = asking("掲載への同意", &["はい"]);
    other.truncate(4);
    let other = bytes(&other);
    let found = run(&[("a.csv", &one), ("b.csv", &other)], None);
    let rows = rows_of(&found, "掲載");
    let said: Vec<(&str, &str)> = rows.iter().map(|row| (&*row[1], &*row[3])).collect();
    assert_eq!(
        said,
        [("掲載に同意しますか", "8件"), ("掲載への同意", "3件")]
    );
}

#[test]
fn a_consent_with_anything_but_an_explanation_behind_it_is_a_question() {
    for header in [
        "掲載可否（会社名）",
        "掲載可否（自己PR）",
        "掲載の可否（所属）",
        "掲載可否（氏名）",
        "掲載可否（ホームページ）",
        "掲載可否（次年度）",
        "掲載への同意（SNS）",
        "掲載について（紙の名簿）",
        "リストへの掲載について（前回の回答）",
        "掲載の同意【勤務先】",
        "掲載可否（同意しない場合）",
        "名前（掲載可否）",
    ] {
        let found = run(&[("a.csv", &bytes(&asking(header, &["可"])))], None);
        let row = column_row(&found, header);
        assert_eq!((&*row[4], &*row[5]), ("", ""), "{header}");
        // What cannot be answered before it is not asked.
        assert_eq!(rows_of(&found, "同意の範囲"), Vec::<Vec<String>>::new());
    }
    for header in [
        "掲載可否（可・否）",
        "掲載の可否（必須）",
        "掲載への同意（同意する／同意しない）",
        "掲載可否（いずれかを選択してください）",
        "アクティブリストへの掲載について（ご回答の内容を、中小企業等に公開するリストに掲載することに同意いただけますか。） ※必須",
    ] {
        let found = run(&[("a.csv", &bytes(&asking(header, &["可"])))], None);
        assert_eq!(column_row(&found, header)[5], "掲載可否", "{header}");
    }
}

#[test]
fn none_is_no_reason_and_no_other_answer() {
    for none in [
        "なし",
        "特になし",
        "該当なし",
        "ありません",
        "無",
        "特にありません。",
    ] {
        let mut rows = without(answers(), "支援可能期間");
        for (header, cell) in [
            ("支援可能期間[スポット対応]", "1"),
            ("支援可能期間[支援不可 理由]", none),
        ] {
            rows[0].push(header.into());
            rows[1..].iter_mut().for_each(|row| row.push(cell.into()));
        }
        let mut rows = without(rows, "得意業界");
        for (header, cell) in [("得意業界[医療]", "1"), ("得意業界[その他]", none)] {
            rows[0].push(header.into());
            rows[1..].iter_mut().for_each(|row| row.push(cell.into()));
        }
        let read = crate::survey::read(&imported(&[("a.csv", &bytes(&rows))]));
        for answer in &read.answers {
            let text = format!("{answer:?}");
            assert!(
                !text.contains(none.trim_end_matches('。')),
                "{none}: {text}"
            );
        }
        let survey = imported(&[("a.csv", &bytes(&rows))]);
        let text = String::from_utf8(survey).expect("UTF-8");
        assert!(!text.contains("支援不可"), "{none}: {text}");
        assert!(!text.contains("医療;その他"), "{none}");
    }
}

#[test]
fn a_reason_beside_periods_is_a_question() {
    let mut rows = without(answers(), "支援可能期間");
    for (header, cell) in [
        ("支援可能期間[スポット対応]", "1"),
        ("支援可能期間[支援不可]", "平日は難しい"),
    ] {
        rows[0].push(header.into());
        rows[1..].iter_mut().for_each(|row| row.push(cell.into()));
    }
    let found = run(&[("a.csv", &bytes(&rows))], None);
    let asked = found
        .open
        .iter()
        .filter(|line| line.contains("平日は難しい"));
    assert_eq!(asked.count(), 1, "{:?}", found.open);
    let mut rows = answers();
    let at = place(&rows, "支援可能期間");
    rows[1][at] = "スポット対応;支援不可（多忙）".into();
    let found = run(&[("a.csv", &bytes(&rows))], None);
    assert!(
        found.open.iter().any(|line| line.contains("支援不可")),
        "{:?}",
        found.open
    );
}

#[test]
fn what_is_written_for_other_is_confirmed_before_it_is_published() {
    let mut rows = answers();
    let at = place(&rows, "得意業界");
    rows[1][at] = "医療;その他（090-1234-5678 まで）".into();
    let file = bytes(&rows);
    let found = run(&[("a.csv", &file)], None);
    assert!(
        found.open.iter().any(|line| line.contains("090-1234-5678")),
        "{:?}",
        found.open
    );
    let not_used = decided(&found.mapping.expect("a mapping"), |row| {
        match row[2].contains("090") {
            true => "使わない".into(),
            false => "はい".into(),
        }
    });
    let done = run(&[("a.csv", &file)], Some(&not_used));
    let text = String::from_utf8(done.survey.expect("a survey")).expect("UTF-8");
    assert!(!text.contains("090-1234"), "{text}");
    let yes = String::from_utf8(imported(&[("a.csv", &file)])).expect("UTF-8");
    assert!(yes.contains("090-1234-5678 まで"));

    let mut rows = without(answers(), "得意業界");
    for (header, cell) in [("得意業界[医療]", "1"), ("得意業界[その他]", "林業")] {
        rows[0].push(header.into());
        rows[1..].iter_mut().for_each(|row| row.push(cell.into()));
    }
    let found = run(&[("a.csv", &bytes(&rows))], None);
    assert!(
        found.open.iter().any(|line| line.contains("林業")),
        "{:?}",
        found.open
    );
}

#[test]
fn only_a_plain_consent_can_be_decided_as_one() {
    let decide = |words: &str, decision: &'static str| {
        let mut rows = answers();
        let at = place(&rows, "アクティブリスト");
        rows[1][at] = words.into();
        let file = bytes(&rows);
        let first = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
        let mapping = decided(&first, |row| match row[0].as_str() {
            "掲載" => decision.into(),
            _ => "はい".into(),
        });
        run(&[("a.csv", &file)], Some(&mapping)).survey.is_some()
    };
    for words in [
        "同意します（会社名は非公開で）",
        "匿名であれば同意する",
        "同意する。連絡先は載せないでください",
        "上司の許可が得られれば可",
        "一部同意",
        "検討中",
        "保留",
        "同意いたしません",
        "掲載を見送ります",
        "非掲載希望",
        "掲載しないでください",
        "来年から同意します",
        "いいえ",
        "未回答",
    ] {
        assert!(!decide(words, "可"), "{words}");
    }
    for words in ["検討中", "同意いたしません", "非掲載希望", "いいえ"] {
        assert!(decide(words, "否"), "{words}");
    }
    for words in [
        "はい",
        "同意する",
        "掲載に同意します。",
        "アクティブリストへの掲載を希望します",
        "掲載していただいて構いません",
        "承諾",
        "可です",
        "OK",
        "○",
        "はい（同意する）",
        "Yes",
    ] {
        assert!(decide(words, "可"), "{words}");
    }
}

#[test]
fn somebody_who_withdraws_elsewhere_is_asked_about_in_whatever_column_it_stands() {
    for header in ["備考", "", "事務局への連絡"] {
        let rows = with_column(header, &["掲載しないでください", "", "特になし"]);
        let file = bytes(&rows);
        let first = run(&[("a.csv", &file)], None);
        let people = rows_of(&first, "同意の確認");
        assert_eq!(people.len(), 3, "{header}: {:?}", first.open);
        assert!(people[0][6].contains("2行目") && people[0][6].contains("掲載しないで"));
        let table = first.mapping.expect("a mapping");
        let mapping = decided(&table, |row| match row[0].as_str() {
            "同意の確認" => "否".into(),
            _ => "使わない".into(),
        });
        let found = run(&[("a.csv", &file)], Some(&mapping));
        assert_eq!(found.open, Vec::<String>::new());
        let read = crate::survey::read(&found.survey.expect("a survey"));
        assert!(!read.answers[0].consents, "{header}");
        assert!(read.answers[1].consents, "{header}");
    }
    let mut rows = answers();
    let at = place(&rows, "自己PR");
    rows[2][at] = "リストへの掲載は辞退します".into();
    let found = run(&[("a.csv", &bytes(&rows))], None);
    assert_eq!(rows_of(&found, "同意の確認").len(), 1, "{:?}", found.open);
    // Cells below no header are named.
    let found = run(&[("a.csv", &bytes(&with_column("", &["メモ"])))], None);
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.contains("見出しのない列")),
        "{:?}",
        found.notes
    );
}
