use super::*;
use crate::answer::AnswerFile;
use crate::survey::{Column, one_row};
use activelist_publication::Field;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A row of a survey without its header.
fn row(number: &str, at: &str, consent: &str, mail: &str) -> Vec<u8> {
    let cell = |column| match column {
        Column::AnsweredAt => at,
        Column::Registration => number,
        Column::Text(Field::Name) => "見本 太郎",
        Column::Text(Field::Mail) => mail,
        Column::Consent => consent,
        Column::Text(Field::Appeal) => "前の文",
        _ => "",
    };
    one_row(|column| cell(column).to_string()).expect("a row")
}

fn survey(rows: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let mut survey = Vec::new();
    for (number, at, consent, mail) in rows {
        let row = row(number, at, consent, mail);
        let end = row.iter().position(|byte| *byte == b'\n').expect("a line") + 1;
        let from = if survey.is_empty() { 0 } else { end };
        survey.extend_from_slice(&row[from..]);
    }
    survey
}

fn request<'a>(survey: &'a [u8], stopped: &'a Stopped) -> RenewalRequest<'a> {
    RenewalRequest {
        survey,
        stopped,
        outside: None,
        today: Date::parse("2026-12-01").expect("a date"),
        days: RENEWAL_DAYS,
        office: "見本商工会議所",
        signature: "",
        reply_by: None,
    }
}

fn numbers(renewal: &Renewal) -> Vec<u32> {
    let asked = renewal.asked.iter();
    asked.map(|asked| asked.number.value()).collect()
}

#[test]
fn who_has_not_answered_for_so_many_days_is_asked_and_the_others_are_counted() {
    let survey = survey(&[
        // A year to the day, a day less, and long ago.
        ("1", "2025-12-01 23:59", "可", "a@mihon.jp"),
        ("2", "2025-12-02 00:00", "可", "b@mihon.jp"),
        ("3", "2020-01-01 00:00", "可", ""),
        // Only the last answer counts.
        ("4", "2020-01-01 00:00", "可", "d@mihon.jp"),
        ("4", "2026-06-01 00:00", "可", "d@mihon.jp"),
        ("5", "2020-01-01 00:00", "可", "e@mihon.jp"),
        ("5", "2021-01-01 00:00", "否", "e@mihon.jp"),
        ("6", "2020-01-01 00:00", "可", "f@mihon.jp"),
        ("7", "2020-01-01 00:00", "否", "g@mihon.jp"),
        // A clock that was wrong.
        ("8", "2030-01-01 00:00", "可", "h@mihon.jp"),
    ]);
    let stopped = "登録番号,理由\n6,その他\n7,本人の申し出\n";
    let stopped = Stopped::read(stopped.as_bytes()).expect("a list");
    let found = renewal(&request(&survey, &stopped)).expect("a survey");
    assert_eq!(numbers(&found), [3, 1]);
    assert_eq!((found.recent, found.declined, found.stopped), (3, 1, 2));
    assert_eq!((found.asked[1].days, found.asked[0].days), (365, 2526));

    // Whoever is outside the list is not asked, whatever the answer, and counted once.
    let outside = Outside::read("登録番号\n1\n2\n6\n7\n5\n".as_bytes()).expect("a list");
    let found = renewal(&RenewalRequest {
        outside: Some(&outside),
        ..request(&survey, &stopped)
    });
    let found = found.expect("a survey");
    assert_eq!(numbers(&found), [3]);
    assert_eq!((found.recent, found.declined), (2, 1));
    assert_eq!((found.stopped, found.outside), (2, 2));

    let fewer = RenewalRequest {
        days: 364,
        ..request(&survey, &stopped)
    };
    assert_eq!(numbers(&renewal(&fewer).expect("a survey")), [3, 1, 2]);
}

#[test]
fn a_person_starts_from_all_that_was_answered() {
    let survey = survey(&[("12345", "2025-01-02 03:04:05", "可", "a@mihon.jp")]);
    let found = renewal(&request(&survey, &Stopped::default())).expect("a survey");
    let asked = &found.asked[0];
    assert_eq!(asked.file_name, "回答-012345.json");
    let file = AnswerFile::read(&asked.file).expect("an answer");
    assert_eq!(file.cell(Column::AnsweredAt), "2025-01-02 03:04:05");
    assert_eq!(file.cell(Column::Text(Field::Appeal)), "前の文");
    assert_eq!(file.cell(Column::Text(Field::Mail)), "a@mihon.jp");
    assert_eq!(file.cell(Column::Consent), "可");
}

#[test]
fn a_letter_says_whose_answer_and_when_and_a_day_only_where_there_is_one() {
    let survey = survey(&[("12345", "2025-01-02 03:04", "可", "a@mihon.jp")]);
    let stopped = Stopped::default();
    let letter = |reply_by| {
        let request = RenewalRequest {
            reply_by,
            ..request(&survey, &stopped)
        };
        let found = renewal(&request).expect("a survey");
        found.asked[0].letter.clone()
    };
    let plain = letter(None);
    for text in [
        "見本 太郎 様",
        "見本商工会議所",
        "2025年1月2日",
        "回答-012345.json",
    ] {
        assert!(plain.text.contains(text), "{}", plain.text);
    }
    assert!(plain.subject.contains("第012345号"));
    assert!(!plain.text.contains("までに"));
    let dated = letter(Date::parse("2026-12-25"));
    assert!(
        dated.text.contains("2026年12月25日までに"),
        "{}",
        dated.text
    );
}

/// What a mail program decodes of a draft: the header's words, and the two parts.
fn decoded(draft: &[u8]) -> (String, Vec<Vec<u8>>) {
    let text = std::str::from_utf8(draft).expect("ASCII");
    let (head, _) = text.split_once("\r\n\r\n").expect("a header");
    let (_, subject) = head.split_once("Subject: ").expect("a subject");
    let words = subject
        .lines()
        .take_while(|line| line.trim().starts_with("=?"));
    let subject: Vec<u8> = words
        .flat_map(|word| {
            let word = word.trim().strip_prefix("=?UTF-8?B?").expect("a word");
            STANDARD
                .decode(word.strip_suffix("?=").expect("a word"))
                .expect("base64")
        })
        .collect();
    let parts = text.split("--_activelist_part_\r\n").skip(1).map(|part| {
        let (_, body) = part.split_once("\r\n\r\n").expect("a body");
        let body = body.split("--_activelist_part_").next().expect("a body");
        STANDARD.decode(body.replace("\r\n", "")).expect("base64")
    });
    (String::from_utf8(subject).expect("UTF-8"), parts.collect())
}

#[test]
fn a_draft_carries_the_letter_and_the_file_and_is_addressed_to_one_person() {
    let survey = survey(&[
        ("12345", "2025-01-02 03:04", "可", "taro@mihon.jp"),
        ("23456", "2025-01-02 03:04", "可", ""),
    ]);
    let found = renewal(&request(&survey, &Stopped::default())).expect("a survey");
    let asked = &found.asked[0];
    let draft = asked.draft().expect("an address");
    let text = String::from_utf8(draft.clone()).expect("ASCII");
    assert!(text.is_ascii());
    assert!(text.starts_with("To: taro@mihon.jp\r\nSubject: "), "{text}");
    assert!(text.contains("\r\nX-Unsent: 1\r\n"));
    assert!(text.contains("filename*=UTF-8''%E5%9B%9E%E7%AD%94-012345.json\r\n"));
    assert!(text.ends_with("\r\n--_activelist_part_--\r\n"));
    assert!(text.lines().all(|line| line.len() <= 76));
    assert!(
        text.lines()
            .all(|line| !line.starts_with("From") && !line.starts_with("Date"))
    );
    let (subject, parts) = decoded(&draft);
    assert_eq!(subject, asked.letter.subject);
    let letter = asked.letter.text.replace('\n', "\r\n");
    assert_eq!(parts, [letter.into_bytes(), asked.file.clone()]);

    assert_eq!(found.asked[1].draft(), None);
}

#[test]
fn the_table_has_a_row_for_each_and_no_cell_that_a_spreadsheet_reckons() {
    let survey = survey(&[("12345", "2025-01-02 03:04", "可", "a@mihon.jp")]);
    let mut found = renewal(&request(&survey, &Stopped::default())).expect("a survey");
    found.asked[0].name = "=1+1".into();
    let table = renewal_table(&found);
    let table = table.strip_prefix('\u{feff}').expect("a mark");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let row = rows.records().next().expect("a row").expect("a row");
    let first: Vec<&str> = row.iter().take(5).collect();
    assert_eq!(
        first,
        ["第012345号", "'=1+1", "a@mihon.jp", "2025-01-02", "698"]
    );
    assert_eq!(&row[6], found.asked[0].letter.text);
    assert_eq!(rows.records().count(), 0);
}

#[test]
fn a_survey_with_a_fault_asks_nobody() {
    let survey = survey(&[("12345", "2025-01-02 03:04", "", "a@mihon.jp")]);
    let found = renewal(&request(&survey, &Stopped::default())).expect_err("a fault");
    assert_eq!(found[0].column, "掲載可否");
    // Two answers of one time: nobody can tell from which the person is to start.
    let survey = self::survey(&[
        ("12345", "2025-01-02 03:04", "可", "a@mihon.jp"),
        ("12345", "2025-01-02 03:04", "可", "b@mihon.jp"),
    ]);
    assert!(renewal(&request(&survey, &Stopped::default())).is_err());
}
