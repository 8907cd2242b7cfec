//! Inputs that are nearly right, so that they reach deep: fields of the right names with values of
//! any kind. The same on every run.

use activelist_office::survey::Column;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::json::file;
use super::probes;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 150,
        rng_seed: RngSeed::Fixed(0x0ac7_1ae1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

const KEYS: [&str; 34] = [
    "no",
    "year",
    "name",
    "kana",
    "pref",
    "city",
    "org",
    "mail",
    "pr",
    "web",
    "photo",
    "area",
    "industry",
    "fee",
    "period",
    "form",
    "size",
    "theme",
    "qual",
    "assoc",
    "status",
    "exp",
    "support",
    "qual_other",
    "industry_other",
    "assoc_other",
    "form_other",
    "cases",
    "years",
    "work",
    "skills",
    "grounds",
    "odd",
    "",
];

/// A value as it stands in JSON.
fn value() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        any::<String>(),
        "[=+@＝-]?[a-z@.,%?&]{0,12}",
        "https?://[a-z@.:/\\\\#?]{0,20}",
        "[0-3-]{33,35}",
        "[\u{5d0}-\u{5ea}髙﨑\u{e0100}\u{202e}\u{301}]{0,60}",
    ];
    prop_oneof![
        4 => text.prop_map(|text| serde_json::Value::from(text).to_string()),
        2 => any::<u64>().prop_map(|number| number.to_string()),
        2 => (0_u64..300).prop_map(|number| number.to_string()),
        1 => any::<f64>().prop_map(|number| serde_json::Value::from(number).to_string()),
        1 => prop::sample::select(vec!["null", "true", "[]", "{}", "[[]]", r#""\ud800""#, "1e999", "["])
            .prop_map(String::from),
    ]
}

/// A record with a few fields changed or added.
fn record() -> impl Strategy<Value = String> {
    let fields = prop::collection::vec((prop::sample::select(KEYS.to_vec()), value()), 0..4);
    (0_u32..40, fields).prop_map(|(number, fields)| {
        let fields: String = fields
            .iter()
            .map(|(key, value)| format!(",\"{key}\":{value}"))
            .collect();
        format!(
            r#"{{"no":"{number:06}","name":"見本"{fields},"skills":"{}"}}"#,
            "3".repeat(34)
        )
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn records_of_any_values_are_survived(records in prop::collection::vec(record(), 1..5)) {
        let count = records.len();
        probes::run("snapshot", file(&records.join(","), count).as_bytes());
    }

    #[test]
    fn heads_of_any_values_are_survived(key in 0_usize..9, value in value()) {
        const HEAD: [&str; 9] = [
            "\"schema\":1", "\"serial\":7", "\"published\":\"2026-11-01\"",
            "\"expires\":\"2027-05-01\"", "\"source\":\"x\"", "\"sample\":true",
            "\"answers\":0", "\"repeats\":0", "\"count\":0",
        ];
        let (name, _) = HEAD[key].split_once(':').expect("a key");
        let text = file("", 0).replacen(HEAD[key], &format!("{name}:{value}"), 1);
        probes::run("snapshot", text.as_bytes());
    }

    #[test]
    fn links_of_any_parts_are_survived(parts in prop::collection::vec((
        prop::sample::select(vec!["c", "area", "skill", "menu", "crit", "cases", "pick", "show", "sort", "door", "match", "fee"]),
        "[0-9a-zA-Z,:%-]{0,24}",
    ), 0..8), page in "(list|find|cards/[0-9,]{0,40}|s/[A-Za-z0-9_-]{0,30}|)") {
        let query: Vec<String> = parts.iter().map(|(key, value)| format!("{key}={value}")).collect();
        probes::run("url", format!("#/{page}?{}", query.join("&")).as_bytes());
    }

    #[test]
    fn settings_of_any_values_are_survived(
        key in prop::sample::select(vec!["title", "operator", "kiosk", "events", "links", "first_aid", "contact"]),
        part in prop::sample::select(vec!["title", "name", "url", "mail", "phone", "date", "note", "place", "text"]),
        value in value(), is_list in any::<bool>(),
    ) {
        let inner = format!("{{\"{part}\":{value}}}");
        let inner = if is_list { format!("[{inner}]") } else { inner };
        let site = format!(
            r#"{{"title":"一覧","operator":"見本","contact":{{"name":"窓口"}},"{key}":{inner}}}"#
        );
        probes::run("site", site.as_bytes());
        let site = format!(r#"{{"title":"一覧","operator":"見本","contact":{{"name":"窓口","{part}":{value}}}}}"#);
        probes::run("site", site.as_bytes());
    }

    #[test]
    fn surveys_of_any_cells_are_survived(cells in prop::collection::vec((0_usize..81, any::<String>()), 0..4)) {
        let headers: Vec<String> = Column::all().map(Column::header).collect();
        let mut row: Vec<String> = headers
            .iter()
            .map(|header| match header.as_str() {
                "回答日時" => "2025-07-03 09:05",
                "氏名" => "見本 太郎",
                "登録番号" => "12345",
                "掲載可否" => "可",
                "S1-a-1" => "3",
                _ => "",
            })
            .map(String::from)
            .collect();
        let end = row.len();
        for (place, cell) in cells {
            row[place % end] = format!("\"{}\"", cell.replace('"', "\"\""));
        }
        let survey = format!("{}\n{}\n", headers.join(","), row.join(","));
        probes::run("survey", survey.as_bytes());
    }
}
