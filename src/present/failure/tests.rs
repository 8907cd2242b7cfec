//! What is said of a failure: what happened, what to do, and no more than a sentence.

use super::*;

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
        site_notice(&vec![SiteFault::Url(path(), long.clone()); 90]).expect("a notice"),
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
            crate::expert::check_text(&said, 800, false),
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

#[test]
fn settings_with_a_fault_do_not_stop_the_search() {
    assert_eq!(site_notice(&[]), None);
    let notice = site_notice(&[SiteFault::Empty("title".into())]);
    assert!(notice.is_some_and(|text| text.contains("検索はそのまま") && text.contains("title")));
}
