use super::*;
use crate::survey::FaultKind;
use proptest::prelude::*;

/// The fields and kinds of what is wrong in a file.
fn faults(bytes: &[u8]) -> Vec<(String, AnswerFaultKind)> {
    let found = AnswerFile::read(bytes).expect_err("a fault");
    for fault in &found {
        let said = say_answer_fault(fault);
        assert!(
            said.contains(&fault.field) && said.ends_with('。'),
            "{said}"
        );
    }
    found
        .into_iter()
        .map(|fault| (fault.field, fault.kind))
        .collect()
}

fn only(bytes: &[u8]) -> (String, AnswerFaultKind) {
    let found = faults(bytes);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().expect("a fault")
}

#[test]
fn a_value_that_a_field_does_not_take_is_named_with_its_field() {
    for (field, json) in [
        ("回答日時", "\"2026-07-03\""),
        ("回答日時", "\"2026-07-03 9:05\""),
        ("回答日時", "\"2026/07/03 09:05:00\""),
        ("回答日時", "\"2026-02-30 09:05:00\""),
        ("回答日時", "null"),
        ("登録番号", "\"12345\""),
        ("登録番号", "\"第012345号\""),
        ("登録番号", "12345"),
        ("登録番号", "\"000000\""),
        ("氏名", "[\"見本\"]"),
        ("氏名", "null"),
        ("居住地（都道府県）", "\"東京\""),
        ("居住地（都道府県）", "\"\""),
        ("所属状況", "[\"独立\"]"),
        ("登録年", "\"2021\""),
        ("登録年", "2015"),
        ("登録年", "2021.0"),
        ("支援件数", "-1"),
        ("支援件数", "10000"),
        ("支援件数", "70000"),
        ("支援年数", "\"\""),
        ("S1-a-1", "4"),
        ("S1-a-1", "true"),
        ("得意業界", "\"医療\""),
        ("得意業界", "[\"医療業\"]"),
        ("得意業界", "[\"医療\", \"医療\"]"),
        ("得意業界", "[\"医療;教育\"]"),
        ("得意業界", "[\"\"]"),
        ("得意業界", "[1]"),
        ("得意業界", "null"),
        ("支援可能期間", "[\"支援不可 理由（多忙）\"]"),
        ("支援可能期間", "[\"支援不可\", \"支援不可（多忙）\"]"),
        ("初回相談", "\"応相談です\""),
        ("受付状況", "\"\""),
        ("掲載可否", "\"可（写真は不可）\""),
        ("掲載可否", "true"),
    ] {
        let (found, kind) = only(&with(field, json));
        assert_eq!(found, field, "{json}");
        assert!(
            matches!(kind, AnswerFaultKind::Value(_)),
            "{field} {json}: {kind:?}"
        );
    }
}

#[test]
fn an_answer_that_is_nobody_s_is_refused() {
    for (field, json) in [
        ("回答日時", "\"\""),
        ("登録番号", "\"\""),
        ("氏名", "\"\""),
        ("掲載可否", "null"),
    ] {
        assert_eq!(
            only(&with(field, json)),
            (field.to_string(), AnswerFaultKind::Needed)
        );
    }
}

#[test]
fn what_a_survey_file_would_be_refused_for_is_named_by_its_field() {
    for (field, json, is_right) in [
        (
            "電話",
            "\"110\"",
            (|kind| *kind == FaultKind::Phone) as fn(&FaultKind) -> bool,
        ),
        ("メールアドレス", "\"a@b.jp、c@d.jp\"", |kind| {
            *kind == FaultKind::Mail
        }),
        ("氏名", "\"見本\\n太郎\"", |kind| {
            matches!(kind, FaultKind::Text(_))
        }),
        (
            "電話の受付時間",
            "\"平日9時～17時、土曜日9時～12時、日曜日と祝日はお休みです。\"",
            |kind| matches!(kind, FaultKind::Text(_)),
        ),
        ("S1-a根拠", "\"\\u202e\"", |kind| {
            matches!(kind, FaultKind::Text(_))
        }),
    ] {
        let (found, kind) = only(&with(field, json));
        assert_eq!(found, field);
        match kind {
            AnswerFaultKind::Survey(kind) => assert!(is_right(&kind), "{kind:?}"),
            other => panic!("{field}: {other:?}"),
        }
    }
}

#[test]
fn every_fault_is_named_and_not_only_the_first() {
    let text = String::from_utf8(with("S1-a-1", "9")).expect("UTF-8");
    let text = text.replace("\"所属状況\": null", "\"所属状況\": \"自営\"");
    let named: Vec<String> = faults(text.as_bytes())
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(named, ["所属状況", "S1-a-1"]);
}

#[test]
fn fields_that_are_unknown_repeated_or_not_there_are_refused() {
    let text = String::from_utf8(person().bytes()).expect("UTF-8");
    let line = "  \"支援件数\": 12,\n";
    assert!(text.contains(line));
    let more = |line: &str| text.replacen("\n", &format!("\n{line}"), 1).into_bytes();
    assert_eq!(
        only(&more("  \"年齢\": 40,\n")),
        ("年齢".to_string(), AnswerFaultKind::Unknown)
    );
    assert_eq!(
        only(&more("  \"見本データ\": \"見本\",\n")),
        ("見本データ".to_string(), AnswerFaultKind::Unknown)
    );
    assert_eq!(
        only(&more(line)),
        ("支援件数".to_string(), AnswerFaultKind::Twice)
    );
    assert_eq!(
        only(&more("  \"activelist-answer\": 1,\n")),
        ("activelist-answer".to_string(), AnswerFaultKind::Twice)
    );
    assert_eq!(
        only(text.replace(line, "").as_bytes()),
        ("支援件数".to_string(), AnswerFaultKind::Missing)
    );
}

#[test]
fn what_the_list_adds_to_the_survey_may_be_missing() {
    for column in fields().filter(|column| !column.is_required()) {
        let text = String::from_utf8(person().bytes()).expect("UTF-8");
        let begin = format!("  \"{}\": ", column.header());
        let lines = text.lines().filter(|line| !line.starts_with(&begin));
        let mut without = person();
        without.set(column, AnswerValue::Text(String::new()));
        let found = AnswerFile::read(lines.collect::<Vec<_>>().join("\n").as_bytes());
        assert_eq!(found, Ok(without), "{}", column.header());
    }
}

#[test]
fn a_later_version_is_refused_and_nothing_else_is_said_of_it() {
    let later = with(ANSWER_MARK, "2");
    let later = String::from_utf8(later)
        .expect("UTF-8")
        .replace("氏名", "新しい項目");
    let (_, kind) = only(later.as_bytes());
    assert_eq!(kind, AnswerFaultKind::Later { found: 2 });
    for json in ["0", "\"1\"", "1.0", "null", "-1"] {
        let (field, kind) = only(&with(ANSWER_MARK, json));
        assert_eq!(
            (field.as_str(), kind),
            (ANSWER_MARK, AnswerFaultKind::Version)
        );
    }
}

#[test]
fn files_of_another_kind_are_told_apart() {
    let file = person().bytes();
    let kind = |bytes: &[u8]| only(bytes).1;
    assert_eq!(kind(b""), AnswerFaultKind::Empty);
    assert_eq!(kind(b"\xef\xbb\xbf \r\n"), AnswerFaultKind::Empty);
    assert_eq!(kind(b"{}"), AnswerFaultKind::NotAnAnswer);
    assert_eq!(kind(b"[1]"), AnswerFaultKind::NotAnAnswer);
    assert_eq!(kind(b"{\"schema\":1}"), AnswerFaultKind::NotAnAnswer);
    assert_eq!(
        kind(b"{\"a\": \"\x82\xa0\"}"),
        AnswerFaultKind::NotUtf8 { byte: 8 }
    );
    let mut long = file.clone();
    long.resize(MOST_ANSWER_BYTES + 1, b' ');
    let found = long.len();
    assert_eq!(kind(&long), AnswerFaultKind::TooLarge { found });
    long.pop();
    assert_eq!(AnswerFile::read(&long), Ok(person()));
    let marked = [b"\xef\xbb\xbf", file.as_slice()].concat();
    assert_eq!(AnswerFile::read(&marked), Ok(person()));
}

#[test]
fn a_file_that_is_cut_anywhere_is_refused() {
    let file = person().bytes();
    let end = file.len() - 2;
    assert_eq!(&file[end..], b"}\n");
    for length in 0..=end {
        assert!(AnswerFile::read(&file[..length]).is_err(), "{length}");
    }
}

#[test]
fn of_a_file_of_another_kind_not_every_field_is_named() {
    let fields: Vec<String> = (0..2_000).map(|n| format!("\"{n}\":0")).collect();
    let text = format!("{{\"{ANSWER_MARK}\":1,{}}}", fields.join(","));
    assert_eq!(faults(text.as_bytes()).len(), 100);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        place in any::<prop::sample::Index>(),
        other in any::<u8>(),
    ) {
        let _ = AnswerFile::read(&bytes);
        let mut file = person().bytes();
        let place = place.index(file.len());
        file[place] = other;
        // One byte turned over is refused, or it is an answer like any other.
        if let Ok(read) = AnswerFile::read(&file) {
            prop_assert_eq!(AnswerFile::read(&read.bytes()), Ok(read));
        }
    }
}
