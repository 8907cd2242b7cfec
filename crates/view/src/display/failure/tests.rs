//! What is said of a failure: what happened, what to do, and no more than a sentence.

use activelist_publication::{RecordFault, RecordProblem, record_text};

use super::*;
use crate::state::{SiteFault, parse_site};

fn check(found: LoadFailure, title: &str, text: &str, detail: &str) {
    let shown = failure(&found);
    assert_eq!(shown.title, title, "{found:?}");
    assert!(shown.text.contains(text), "{found:?}: {}", shown.text);
    assert!(shown.detail.contains(detail), "{found:?}: {}", shown.detail);
}

#[test]
fn each_failure_says_what_to_do() {
    let refused = LoadFailure::Refused;
    check(
        LoadFailure::NoAnswer,
        "一覧を読み込めませんでした",
        "接続を確かめて",
        "",
    );
    check(
        LoadFailure::Status(404, "list/meta.json".into()),
        "一覧のファイルが見つかりません",
        "時間をおいて",
        "応答 404",
    );
    check(
        LoadFailure::Status(503, "list/meta.json".into()),
        "一覧を読み込めませんでした",
        "時間をおいて",
        "応答 503",
    );
    check(
        LoadFailure::TooLarge("list/meta.json".into()),
        "一覧のファイルが大きすぎます",
        "発行者に",
        "list/meta.json",
    );
    let sign_in = Refusal::NotJson { line: 1, column: 1 };
    check(
        refused(sign_in),
        "一覧のファイルを読み取れません",
        "無線LAN",
        "1行1文字目",
    );
    let broken = Refusal::NotJson {
        line: 1,
        column: 900,
    };
    check(
        refused(broken),
        "一覧のファイルを読み取れません",
        "途中で切れて",
        "900文字目",
    );
    check(
        refused(Refusal::BadSerial),
        "一覧の内容に誤りがあります",
        "発行者に",
        "serial",
    );
}

#[test]
fn what_stands_in_a_bad_file_neither_fills_nor_turns_the_sentence() {
    let long = format!("\u{202e}{}\u{1b}]0;", "長".repeat(1 << 20));
    let detail = format!("unknown field `{long}` at line 1 column 5");
    let parts = vec![format!("area={long}"); 1000];
    let path = || "title".to_string();
    let sentences = [
        refusal_text(&Refusal::NotASnapshot {
            detail: detail.clone(),
        }),
        refusal_text(&Refusal::BadDate {
            field: "expires",
            found: long.clone(),
        }),
        record_text(&RecordProblem {
            position: 1,
            fault: RecordFault::Shape(detail.clone()),
        }),
        record_text(&RecordProblem {
            position: 1,
            fault: RecordFault::Registration(long.clone()),
        }),
        site_notice(&vec![SiteFault::Url(path(), long.clone()); 90], false).expect("a notice"),
        site_fault(&SiteFault::Json {
            line: 1,
            column: 5,
            detail: detail.clone(),
        }),
        site_fault(&SiteFault::Date(path(), long.clone())),
        site_fault(&SiteFault::Mail(path(), long.clone())),
        site_fault(&SiteFault::Phone(path(), long)),
        unread_notice(&parts).expect("a notice"),
    ];
    for said in sentences {
        assert_eq!(
            activelist_model::expert::check_text(&said, 800, false),
            Ok(()),
            "{said}"
        );
    }
    let detail = refusal_text(&Refusal::NotASnapshot { detail });
    assert!(detail.contains("unknown field `<U+202E>長") && detail.contains("line 1 column 5"));
    assert!(unread_notice(&parts).is_some_and(|said| said.contains("ほか995か所")));
    assert_eq!(unread_notice(&[]), None);
}

#[test]
fn only_an_unknown_schema_needs_another_program() {
    let newer = LoadFailure::Refused(Refusal::UnknownSchema { found: 2 });
    assert!(failure(&newer).needs_reload);
    assert!(!failure(&LoadFailure::NoAnswer).needs_reload);
}

/// Settings that are in order but for what is put in the place of `#`.
fn settings(part: &str) -> String {
    r##"{"title":"一覧","operator":"見本商工会議所","contact":{"name":"窓口","phone":"03-1234-5678"},
"first_aid":[{"name":"警察","phone":"#9110"}]#}"##
        .replace("#}", &format!("{part}}}"))
}

#[test]
fn the_notice_says_what_of_the_settings_is_not_used_and_nothing_else() {
    let check = |text: &str, left_out: &[&str]| {
        let (site, faults) = parse_site(text.as_bytes());
        let said = site_notice(&faults, false).expect("a notice");
        assert!(said.contains("検索はそのまま"), "{said}");
        assert_eq!(said.contains("設定を使わずに"), site.is_none(), "{said}");
        let parts = [
            "contact",
            "events[0]",
            "events[1]",
            "links[0]",
            "links[1]",
            "first_aid[0]",
            "links の31件目",
        ];
        // The sentences about the faults name fields: `contact.mail`, `events[0].date`.
        let first = said.split("site.json の").next().unwrap_or_default();
        for part in parts {
            let is_named = first.contains(part);
            assert_eq!(is_named, left_out.contains(&part), "{part}: {said}");
        }
    };
    let links = |count| vec![r#"{"title":"案内","url":"https://a.jp"}"#; count].join(",");
    for part in [
        r#","events":[{"date":"2027/2/3","title":"相談会"},{"date":"2027-02-03","title":"相談会"}]"#,
        r#","events":[{"date":"2027-02-30","title":"相談会"}]"#,
        r#","events":[{"date":"2027-02-03","title":""}]"#,
        r#","events":[{"date":"2027-02-03","title":"相談会","url":"www.example.jp"}]"#,
        r#","events":[{"date":"","title":"\u202e"}]"#,
    ] {
        check(&settings(part), &["events[0]"]);
    }
    check(
        &settings(r#","events":[{"date":"x","title":"a"},{"date":"y","title":"b"}],"links":[{}]"#),
        &["events[0]", "events[1]", "links[0]"],
    );
    check(
        &settings(
            r#","links":[{"title":"案内","url":"https://a.jp"},{"title":"x","url":"ftp://a.jp"}]"#,
        ),
        &["links[1]"],
    );
    check(
        &settings(&format!(r#","links":[{}]"#, links(31))),
        &["links の31件目"],
    );
    check(&settings("").replace("#9110", "内線"), &["first_aid[0]"]);
    check(
        &settings("").replace("03-1234-5678", "03-1234-567890123456"),
        &["contact"],
    );
    check(
        &settings("").replace("\"窓口\"", "\" \",\"mail\":\"a@b\""),
        &["contact"],
    );
    // Of these nothing is used.
    check(&settings("").replace("一覧", " "), &[]);
    check(
        &settings("").replace("見本商工会議所", &"長".repeat(61)),
        &[],
    );
    check(&settings(r#","titel":1"#), &[]);
    check(&settings(",]"), &[]);
    check(
        &settings("").replace("}]", &format!("}}]{}", " ".repeat(1 << 16))),
        &[],
    );
}

#[test]
fn what_is_said_of_a_setting_is_true_of_every_one_that_is_refused() {
    let said = |part: &str| {
        let (_, faults) = parse_site(settings(part).as_bytes());
        let said: Vec<String> = faults.iter().map(site_fault).collect();
        assert!(!said.is_empty(), "{part}");
        said.concat()
    };
    // An address with a Japanese name does begin with https://, and one day too many is a date to whoever wrote it.
    let url = said(r#","links":[{"title":"案内","url":"https://例え.jp/"}]"#);
    assert!(
        !url.contains("https:// で始まるアドレスではありません"),
        "{url}"
    );
    let date = said(r#","events":[{"date":"2027-2-3","title":"相談会"}]"#);
    assert!(!date.contains("日付ではありません"), "{date}");
    // Two digits and sixteen are written as the sentence asks: it says how many there may be.
    let (_, faults) = parse_site(settings("").replace("#9110", "#9").as_bytes());
    let phone: String = faults.iter().map(site_fault).collect();
    assert!(phone.contains("3") && phone.contains("15"), "{phone}");
}

#[test]
fn the_place_of_a_slip_is_counted_in_characters_as_editors_do() {
    let (_, faults) =
        parse_site("{\"title\":\"情報セキュリティの一覧\" \"operator\":\"x\"}".as_bytes());
    let said: String = faults.iter().map(site_fault).collect();
    assert!(said.contains("1行24文字目"), "{said}");
    assert!(!said.contains("column"), "{said}");
}
