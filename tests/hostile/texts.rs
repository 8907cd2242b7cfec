//! Which characters get through, field by field: from the snapshot, from the survey, and what the
//! search makes of them.

use activelist_model::expert::TextFault;
use activelist_office::survey::{FaultKind, read};
use activelist_publication::{Field, Limits, RecordFault, Refusal, parse};
use activelist_search::{Criteria, Searcher, Sort};
use serde_json::{Value, json};

use super::json::{file, record};

/// Every text field of a record: its key, and whether it is a list of texts.
const FIELDS: [(Field, &str); 16] = [
    (Field::Name, "name"),
    (Field::Kana, "kana"),
    (Field::Municipality, "city"),
    (Field::Organisation, "org"),
    (Field::Mail, "mail"),
    (Field::Appeal, "pr"),
    (Field::Homepage, "web"),
    (Field::Photo, "photo"),
    (Field::QualificationOther, "qual_other"),
    (Field::IndustryOther, "industry_other"),
    (Field::AssociationOther, "assoc_other"),
    (Field::FormOther, "form_other"),
    (Field::Work, "work"),
    (Field::Grounds, "grounds"),
    (Field::PhoneHours, "hours"),
    (Field::Emergency, "emergency"),
];

/// What hides, turns or has no width, first and last of each range.
const REFUSED: [char; 61] = [
    '\u{489}',
    '\u{20dd}',
    '\u{2800}',
    '\u{fdd0}',
    '\u{fdef}',
    '\u{fffc}',
    '\u{fffe}',
    '\u{ffff}',
    '\u{1fffe}',
    '\u{0}',
    '\u{1}',
    '\u{8}',
    '\t',
    '\u{b}',
    '\r',
    '\u{1b}',
    '\u{1f}',
    '\u{7f}',
    '\u{80}',
    '\u{9f}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{1160}',
    '\u{17b4}',
    '\u{17b5}',
    '\u{180e}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2060}',
    '\u{2064}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{206a}',
    '\u{206f}',
    '\u{3164}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{fff0}',
    '\u{fff9}',
    '\u{fffb}',
    '\u{1bca0}',
    '\u{1d173}',
    '\u{1d17a}',
    '\u{e0001}',
    '\u{e007f}',
    '\u{e01f0}',
    '\u{e0fff}',
];

/// What legitimate names and texts hold, however odd it looks.
const KEPT: [&str; 10] = [
    "髙﨑",
    "辻\u{e0100}",
    "葛\u{e0101}城",
    "𠮷野家",
    "☎\u{fe0e}\u{fe0f}",
    "ｶﾞか\u{3099}",
    "שלום",
    "مرحبا",
    "e\u{301}\u{302}",
    "👩💻",
];

/// A file of one record in which a field has that value; two sound ones stand behind.
fn with(key: &str, text: &str) -> String {
    let mut first: Value = serde_json::from_str(&record(1, "")).expect("a record");
    first[key] = match key {
        "grounds" => json!(["", text]),
        _ => json!(text),
    };
    file(&format!("{first},{},{}", record(2, ""), record(3, "")), 3)
}

#[test]
fn no_text_field_of_the_snapshot_lets_a_hidden_or_turning_character_through() {
    for (field, key) in FIELDS {
        for character in REFUSED {
            let text = with(key, &format!("字{character}"));
            let (list, problems) = parse(text.as_bytes(), &Limits::STANDARD).expect("two are read");
            assert_eq!(list.specialists.len(), 2, "{key} {character:?}");
            let fault = TextFault::Forbidden {
                character,
                position: 2,
            };
            assert_eq!(problems[0].fault, RecordFault::Text(field, fault));
        }
        let lines = parse(with(key, "字\n字").as_bytes(), &Limits::STANDARD).expect("read");
        assert_eq!(lines.1.is_empty(), field.takes_lines(), "{key}");
    }
    for character in REFUSED {
        let mut head: Value = serde_json::from_str(&file("", 0)).expect("a file");
        head["source"] = json!(format!("{character}"));
        let refusal = parse(head.to_string().as_bytes(), &Limits::STANDARD);
        assert!(
            matches!(refusal, Err(Refusal::BadSource(_))),
            "{character:?}"
        );
        for key in ["no", "skills"] {
            let text = with(key, &format!("000001{character}"));
            let (list, _) = parse(text.as_bytes(), &Limits::STANDARD).expect("two are read");
            assert_eq!(list.specialists.len(), 2, "{key} {character:?}");
        }
    }
}

#[test]
fn every_text_field_keeps_what_a_legitimate_name_may_hold_as_it_was_given() {
    for (field, key) in FIELDS
        .into_iter()
        .filter(|(field, _)| *field != Field::Photo)
    {
        for kept in KEPT {
            let text = with(key, kept);
            let (list, problems) = parse(text.as_bytes(), &Limits::STANDARD).expect("read");
            assert_eq!(problems, [], "{field:?} {kept}");
            let written = activelist_publication::record_of(&list.specialists[0]);
            let written = serde_json::to_value(written).expect("JSON");
            let found = match key {
                "grounds" => &written["grounds"][1],
                key => &written[key],
            };
            assert_eq!(found, kept, "{field:?}");
        }
    }
}

/// Joined letters of emoji are a zero-width character's work: refused, and the office is told.
#[test]
fn joined_emoji_are_refused_for_the_joiner_in_them() {
    let text = with("pr", "👩\u{200d}💻");
    let (_, problems) = parse(text.as_bytes(), &Limits::STANDARD).expect("two are read");
    let fault = TextFault::Forbidden {
        character: '\u{200d}',
        position: 2,
    };
    assert_eq!(problems[0].fault, RecordFault::Text(Field::Appeal, fault));
}

#[test]
fn no_text_cell_of_the_survey_lets_a_hidden_or_turning_character_through() {
    let columns = FIELDS.into_iter().map(|(field, _)| field.column());
    let columns = columns.filter(|column| !["根拠", "写真"].contains(column));
    // The reason of someone who cannot help is no field of the list: the office reads it.
    for column in columns.chain(["S1-a根拠", "支援可能期間"]) {
        let (before, after) = match column {
            "支援可能期間" => ("支援不可（", "）"),
            _ => ("字", "字"),
        };
        for character in REFUSED {
            // At an edge of a cell blanks are nobody's fault, and a carriage return ends a line.
            let cell = format!("\"{before}字{character}字{after}\"");
            let reading = read(survey(column, &cell).as_bytes());
            let found = reading.faults.iter().any(|fault| match &fault.kind {
                FaultKind::Text(TextFault::Forbidden {
                    character: found, ..
                }) => *found == character || character == '\r' && *found == '\n',
                FaultKind::Mail | FaultKind::UnknownOption { .. } => true,
                _ => false,
            });
            let lines = character == '\r' && ["自己PR", "支援内容", "S1-a根拠"].contains(&column);
            assert!(
                found || lines,
                "{column} {character:?}: {:?}",
                reading.faults
            );
        }
    }
}

/// A survey of one person, one cell of whose answer is this.
pub fn survey(column: &str, cell: &str) -> String {
    let headers: Vec<String> = activelist_office::survey::Column::all()
        .filter(|column| *column != activelist_office::survey::Column::Sample)
        .map(activelist_office::survey::Column::header)
        .collect();
    let cells = headers.iter().map(|header| match header.as_str() {
        header if header == column => cell,
        "回答日時" => "2025-07-03 09:05",
        "氏名" => "見本 太郎",
        "登録番号" => "12345",
        "掲載可否" => "可",
        "S1-a-1" => "3",
        _ => "",
    });
    let cells: Vec<&str> = cells.collect();
    assert!(
        cells.contains(&cell),
        "no column is called {column}: {headers:?}"
    );
    format!("{}\r\n{}\r\n", headers.join(","), cells.join(","))
}

#[test]
fn names_stay_as_given_and_only_the_search_folds_them() {
    let name = "髙﨑 辻\u{e0100} ﾊﾝｶｸ ＺＥＮ ㈱ｶﾞ";
    let text = with("name", name);
    let (list, _) = parse(text.as_bytes(), &Limits::STANDARD).expect("read");
    assert_eq!(list.specialists[0].name, name);
    let mut searcher = Searcher::new(list);
    for (words, found) in [
        ("髙﨑", true),
        ("はんかく", true),
        ("zen", true),
        ("が", true),
        ("高崎辻", true),
        ("株式会社ガ", true),
        ("高橋", false),
    ] {
        let criteria = Criteria {
            words: words.into(),
            ..Criteria::default()
        };
        let order = searcher.order(&criteria, Sort::default());
        assert_eq!(order.contains(&0), found, "{words}");
    }
    let shown = searcher.specialist(0).map(|someone| someone.name.clone());
    assert_eq!(shown.as_deref(), Some(name));
}
