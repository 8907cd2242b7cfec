//! Settings as operators write them.

use super::*;
use crate::state::Kiosk;

const LEAST: &str = r#"{"title":"一覧","operator":"見本商工会議所","contact":{"name":"窓口"}}"#;

fn faults(text: &str) -> Vec<SiteFault> {
    parse_site(text.as_bytes()).1
}

#[test]
fn the_sample_settings_and_the_least_settings_are_read() {
    assert!(parse_site(LEAST.as_bytes()).0.is_some());
    let sample = include_bytes!("../../../../../public/site.json");
    let (site, faults) = parse_site(sample);
    assert_eq!(faults, []);
    let site = site.expect("the sample is valid");
    let phones: Vec<&str> = site
        .first_aid
        .iter()
        .map(|point| point.phone.as_str())
        .filter(|phone| !phone.is_empty())
        .collect();
    // A wrong number in an emergency does harm: the sample carries this one only.
    assert_eq!(phones, ["#9110"]);
    assert_eq!(site.contact.phone, "");
}

#[test]
fn every_fault_is_named_with_its_place() {
    let text = r#"{"title":"一覧","operator":"x","contact":{"name":"窓口","mail":"a@b.jp?bcc=x","phone":"内線"},
        "events":[{"date":"来週","title":"相談会"}],
        "links":[{"title":"悪い","url":"javascript:alert(1)"}],
        "first_aid":[{"name":"警察","phone":"9"},{"name":"\u202e"}]}"#;
    let places: Vec<String> = faults(text)
        .into_iter()
        .map(|fault| match fault {
            SiteFault::Empty(path)
            | SiteFault::Text(path, _)
            | SiteFault::Date(path, _)
            | SiteFault::Url(path, _)
            | SiteFault::Mail(path, _)
            | SiteFault::Phone(path, _) => path,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        places,
        [
            "contact.phone",
            "contact.mail",
            "events[0].date",
            "links[0].url",
            "first_aid[0].phone",
            "first_aid[1].name"
        ]
    );
}

#[test]
fn a_slip_in_an_event_does_not_take_the_contact_points_away() {
    let text = LEAST.replace(
        "}}",
        r##"},"events":[{"date":"来週","title":"相談会"}],
        "first_aid":[{"name":"警察","phone":"#9110"},{"name":"","phone":"1"}]}"##,
    );
    let (site, faults) = parse_site(text.as_bytes());
    let site = site.expect("the rest is kept");
    assert_eq!((site.events.len(), site.first_aid.len()), (0, 1));
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert_eq!(parse_site(br#"{"title":" "}"#).0, None);
}

#[test]
fn what_is_not_used_is_known_from_the_faults() {
    let unused = |text: &str| {
        let (site, faults) = parse_site(text.as_bytes());
        let unused: Vec<Unused> = faults.iter().map(SiteFault::unused).collect();
        assert_eq!(site.is_none(), unused.contains(&Unused::All), "{unused:?}");
        unused
            .iter()
            .map(|unused| format!("{unused:?}"))
            .collect::<Vec<_>>()
            .concat()
    };
    let with = |part: &str| format!("{},{part}}}", &LEAST[..LEAST.len() - 1]);
    assert_eq!(unused(LEAST), "");
    assert_eq!(
        unused(&with(r#""events":[{"date":"x","title":"a"}]"#)),
        r#"Part("events[0]")"#
    );
    assert_eq!(unused(&LEAST.replace("窓口", "")), r#"Part("contact")"#);
    let many = vec![r#"{"name":"a"}"#; 31].join(",");
    assert_eq!(
        unused(&with(&format!(r#""first_aid":[{many}]"#))),
        r#"Surplus("first_aid")"#
    );
    assert_eq!(unused(&LEAST.replace("一覧", "")), "All");
    assert_eq!(unused("["), "All");
}

#[test]
fn settings_that_could_not_be_had_are_missing_only_where_the_host_says_so() {
    let file = || "site.json".to_string();
    for (failure, expected) in [
        (LoadFailure::Status(404, file()), SiteFault::Missing),
        (LoadFailure::Status(503, file()), SiteFault::Status(503)),
        (LoadFailure::NoAnswer, SiteFault::NoAnswer),
        (LoadFailure::CutOff, SiteFault::NoAnswer),
        (LoadFailure::TooLarge(file()), SiteFault::TooLarge),
    ] {
        let found = SiteFault::of(&failure);
        assert_eq!(found.unused(), Unused::All);
        assert_eq!(found, expected);
    }
}

#[test]
fn what_is_not_settings_is_refused_with_line_and_column() {
    assert!(matches!(faults("{")[0], SiteFault::Json { line: 1, .. }));
    assert!(matches!(
        faults(&LEAST.replace("title", "titel"))[0],
        SiteFault::Json { .. }
    ));
    let many = format!(
        "{},\"links\":[{}]}}",
        &LEAST[..LEAST.len() - 1],
        vec![r#"{"title":"a","url":"https://a.jp"}"#; 31].join(",")
    );
    assert_eq!(faults(&many), [SiteFault::TooMany("links".into())]);
    assert_eq!(
        faults(&" ".repeat(MAX_SITE_BYTES + 1)),
        [SiteFault::TooLarge]
    );
}

#[test]
fn the_mark_of_an_editor_is_no_fault_and_another_encoding_is_named() {
    let marked = format!("\u{feff}{LEAST}");
    let (site, faults) = parse_site(marked.as_bytes());
    assert_eq!((site.is_some(), faults), (true, Vec::new()));
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let wide: Vec<u8> = marked.encode_utf16().flat_map(bytes).collect();
        assert_eq!(parse_site(&wide), (None, vec![SiteFault::Encoding(true)]));
        assert_eq!(parse_site(&wide[2..]).1, [SiteFault::Encoding(true)]);
    }
    // 一覧 in Shift_JIS.
    let japanese = b"{\"title\":\"\x88\xea\x97\x97\"}";
    assert_eq!(parse_site(japanese).1, [SiteFault::Encoding(false)]);
}

#[test]
fn a_slip_anywhere_in_the_file_does_not_end_a_kiosk() {
    let kiosk = LEAST.replacen('}', r#"},"kiosk":{"print":false,"code":"2580"}"#, 1);
    let (site, faults) = parse_site(kiosk.as_bytes());
    assert_eq!(faults, []);
    let written = site.and_then(|site| site.kiosk).expect("a kiosk");
    let expected = Kiosk::read(&written).0;
    for damaged in [
        kiosk.replace("operator", "oparator"),
        kiosk.replace("一覧", ""),
        kiosk.replace("}}", "},}"),
        kiosk.replace("\"2580\"}", "\"2580\",}"),
        kiosk.replace("}}", "}"),
        kiosk.replace("窓口", &"窓".repeat(MAX_SITE_BYTES)),
        kiosk.replace("\"kiosk", "\"Kiosk"),
        kiosk.replace("\"title\"", "title"),
        kiosk.replace("一覧", "一\n覧"),
    ] {
        let found = Settings::read(damaged.as_bytes());
        let is_faulty = found.site.is_none() && !found.faults.is_empty();
        assert!(is_faulty, "{damaged:.200}");
        let kiosk = found.kiosk.expect("a kiosk");
        assert_eq!(Kiosk::read(&kiosk), (expected.clone(), Vec::new()));
    }
    assert_eq!(Settings::read(LEAST.as_bytes()).kiosk, None);
}

#[test]
fn settings_that_go_on_past_what_is_looked_at_are_a_kiosk() {
    let filled = |length| format!(r#"{{"title":"{}"#, "a".repeat(length));
    let kiosk = |text: &str| Settings::read(text.as_bytes()).kiosk;
    assert_eq!(kiosk(&filled(MAX_SITE_BYTES)), None);
    assert!(kiosk(&filled(MAX_SITE_LOOKED_AT)).is_some());
}
