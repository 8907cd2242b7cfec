//! What JSON allows and a list must survive: what is refused whole, what spoils one record, and
//! what it costs.

use std::time::{Duration, Instant};

use activelist_publication::{
    Inspection, Limits, List, RecordFault, RecordProblem, Refusal, inspect, parse, refusal_text,
};
use activelist_view::state::parse_site;

/// A sound file with the records given; `count` is what the head says of them.
pub fn file(records: &str, count: usize) -> String {
    format!(
        r#"{{"schema":1,"serial":7,"published":"2026-11-01","expires":"2027-05-01","source":"x","sample":true,"survey":{{"answers":{count},"repeats":0,"left_out":{{"no_skills":0,"unable":0,"declined":0}}}},"count":{count},"specialists":[{records}]}}"#
    )
}

/// A sound record of that number, with more behind its name.
pub fn record(number: usize, more: &str) -> String {
    let skills = "3".repeat(34);
    format!(r#"{{"no":"{number:06}","name":"見本"{more},"skills":"{skills}"}}"#)
}

/// Two sound records after one that is to be judged.
fn with(first: &str) -> String {
    file(&format!("{first},{},{}", record(2, ""), record(3, "")), 3)
}

fn parsed(text: &str) -> Result<(List, Vec<RecordProblem>), Refusal> {
    parse(text.as_bytes(), &Limits::STANDARD)
}

/// What is wrong with the first of three records; the others are read.
fn fault_of(record: &str) -> RecordFault {
    let (list, problems) = parsed(&with(record)).unwrap_or_else(|why| panic!("{record}: {why:?}"));
    assert_eq!((list.specialists.len(), problems.len()), (2, 1), "{record}");
    problems[0].fault.clone()
}

fn is_no_snapshot(text: &str) {
    let refusal = parsed(text).expect_err(text);
    assert!(
        matches!(refusal, Refusal::NotASnapshot { .. }),
        "{refusal:?}"
    );
}

fn is_no_json(text: &[u8]) {
    let refusal = parse(text, &Limits::STANDARD).expect_err("refused");
    assert!(matches!(refusal, Refusal::NotJson { .. }), "{refusal:?}");
}

#[test]
fn a_key_that_stands_twice_is_refused_and_never_the_last_one_taken() {
    let sound = with(&record(1, ""));
    assert!(parsed(&sound).is_ok());
    for (once, twice) in [
        (r#""sample":true"#, r#""sample":true,"sample":false"#),
        (r#""sample":true"#, r#""sample":true,"s\u0061mple":false"#),
        (r#""serial":7"#, r#""serial":7,"serial":7"#),
        (r#""repeats":0"#, r#""repeats":0,"repeats":0"#),
        (r#""unable":0"#, r#""unable":0,"unable":1"#),
        (r#""count":3"#, r#""count":3,"specialists":[],"count":3"#),
    ] {
        is_no_snapshot(&sound.replacen(once, twice, 1));
    }
    for more in [
        r#","name":"別人""#,
        r#","n\u0061me":"別人""#,
        r#","mail":"a@b.jp","mail":"c@d.jp""#,
    ] {
        assert!(
            matches!(fault_of(&record(1, more)), RecordFault::Shape(_)),
            "{more}"
        );
    }
}

#[test]
fn odd_numbers_are_refused_in_the_head_and_spoil_one_record() {
    let odd = [
        "1e300",
        "-1",
        "-0",
        "1.0",
        "1e0",
        "0.5",
        "18446744073709551616",
        "\"1\"",
        "null",
        "true",
        "99999999999999999999999999999999999999999999999999",
    ];
    for number in odd {
        for field in [
            r#""serial":"#,
            r#""count":"#,
            r#""answers":"#,
            r#""schema":"#,
        ] {
            let text = file("", 0);
            let start = text.find(field).expect("the field") + field.len();
            let end = start + text[start..].find([',', '}']).expect("an end");
            let refusal = parsed(&format!("{}{number}{}", &text[..start], &text[end..]));
            assert!(refusal.is_err(), "{field}{number}");
        }
        for field in ["year", "pref", "area", "fee", "cases", "years"] {
            let more = format!(r#","{field}":{number}"#);
            // Neither cases nor years stated: the one field that knows of nothing.
            if number == "null" && field.ends_with('s') {
                continue;
            }
            assert!(
                matches!(fault_of(&record(1, &more)), RecordFault::Shape(_)),
                "{more}"
            );
        }
    }
    for number in ["1e400", "01", "+1", "NaN", "Infinity", "0x1", "1."] {
        is_no_json(
            file("", 0)
                .replacen("\"serial\":7", &format!("\"serial\":{number}"), 1)
                .as_bytes(),
        );
    }
}

#[test]
fn a_hundred_thousand_levels_are_passed_over_wherever_they_stand() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let middle = if open == "[" { "" } else { "1" };
        let deep = format!("{}{middle}{}", open.repeat(100_000), close.repeat(100_000));
        let sound = with(&record(1, ""));
        is_no_snapshot(&sound.replacen("{\"schema\"", &format!("{{\"odd\":{deep},\"schema\""), 1));
        let end = sound.len() - 1;
        is_no_snapshot(&format!("{},\"odd\":{deep}}}", &sound[..end]));
        let later = sound.replacen("\"schema\":1", &format!("\"schema\":9,\"odd\":{deep}"), 1);
        assert_eq!(parsed(&later), Err(Refusal::UnknownSchema { found: 9 }));
        // Nothing in it is a field that a record has, so its number is missing.
        let is_record = open != "[";
        let fault = fault_of(&deep);
        assert_eq!(is_record, fault == RecordFault::Registration(String::new()));
        for record in [
            record(1, &format!(",\"grounds\":{deep}")),
            record(1, &format!(",\"area\":{deep}")),
        ] {
            assert!(matches!(fault_of(&record), RecordFault::Shape(_)));
        }
        // A field of a later version is passed over, however deep it is.
        let later = with(&record(1, &format!(",\"odd\":{deep}")));
        let (list, problems) = parsed(&later).expect("reads");
        assert_eq!((list.specialists.len(), problems.len()), (3, 0));
        let site = format!(r#"{{"title":{deep}}}"#);
        assert_eq!(
            parse_site(&site.as_bytes()[..site.len().min(60_000)]).0,
            None
        );
    }
}

#[test]
fn half_a_surrogate_is_no_text_and_a_whole_pair_is_a_letter() {
    for half in [
        r"\ud800",
        r"\udc00",
        r"\ud800\ud800",
        r"\ud800a",
        r"\udc00\ud800",
    ] {
        let fault = fault_of(&record(1, &format!(r#","city":"{half}""#)));
        assert!(matches!(fault, RecordFault::Shape(_)), "{half}: {fault:?}");
        let head = file("", 0).replacen("\"source\":\"x\"", &format!("\"source\":\"{half}\""), 1);
        assert!(parsed(&head).is_err(), "{half}");
    }
    let (list, problems) =
        parsed(&with(&record(1, r#","city":"\ud842\udfb7\u91ce\u5bb6""#))).expect("read");
    assert_eq!(
        (list.specialists[0].municipality.as_str(), problems.len()),
        ("𠮷野家", 0)
    );
}

#[test]
fn nul_byte_order_mark_and_bytes_that_are_no_text_are_refused() {
    let sound = with(&record(1, ""));
    is_no_json(format!("\u{feff}{sound}").as_bytes());
    is_no_json(sound.replacen("見本", "見\u{0}本", 1).as_bytes());
    is_no_json(format!("{sound}\u{0}").as_bytes());
    is_no_json(format!("{sound}{sound}").as_bytes());
    assert!(matches!(
        fault_of(&record(1, r#","city":"\u0000""#)),
        RecordFault::Text(..)
    ));
    // Bytes that are no UTF-8, in a text: the file is refused, wherever they stand.
    for bad in [
        &b"\xff"[..],
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe3\x81",
    ] {
        for place in ["見本", "\"x\""] {
            let at = sound.find(place).expect("the place") + 1;
            let broken = [&sound.as_bytes()[..at], bad, &sound.as_bytes()[at..]].concat();
            assert!(
                parse(&broken, &Limits::STANDARD).is_err(),
                "{}",
                bad.escape_ascii()
            );
        }
    }
}

#[test]
fn a_million_empty_records_are_counted_in_no_time() {
    for (record, count) in [("{}", 1_000_000), ("1", 4_000_000)] {
        let records = format!("{record},").repeat(count);
        let text = file(records.trim_end_matches(','), count);
        assert!(text.len() < Limits::STANDARD.bytes);
        let began = Instant::now();
        let Inspection {
            list,
            refusals,
            problems,
        } = inspect(text.as_bytes(), &Limits::STANDARD);
        assert!(
            began.elapsed() < Duration::from_secs(8),
            "{:?}",
            began.elapsed()
        );
        assert_eq!((list, problems), (None, vec![]));
        let (found, limit) = (count, Limits::STANDARD.records);
        assert_eq!(refusals, [Refusal::TooManyRecords { found, limit }]);
    }
    // As many as are allowed, each of them faulty.
    let count = Limits::STANDARD.records;
    let text = file("{},".repeat(count).trim_end_matches(','), count);
    let found = inspect(text.as_bytes(), &Limits::STANDARD);
    assert_eq!(found.problems.len(), count);
    assert_eq!(
        found.refusals,
        [Refusal::TooManyFaulty {
            faulty: count,
            total: count
        }]
    );
}

#[test]
fn keys_of_a_megabyte_are_no_message_of_a_megabyte() {
    let key = "鍵\\u202e".repeat(100_000);
    let head = file("", 0).replacen("\"schema\"", &format!("\"{key}\":1,\"schema\""), 1);
    let said = refusal_text(&parsed(&head).expect_err("refused"));
    assert!(
        said.chars().count() < 700 && !said.contains('\u{202e}'),
        "{said}"
    );
    // In a record it is a field of a later version, of which nothing is said.
    let (list, problems) = parsed(&with(&record(1, &format!(",\"{key}\":1")))).expect("reads");
    assert_eq!((list.specialists.len(), problems.len()), (3, 0));
}
