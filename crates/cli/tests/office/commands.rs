use super::{Office, run};
use crate::builder::Survey;

fn check(arguments: &[&str], status: i32, stderr: &str) {
    let run = run(arguments);
    assert_eq!(run.status, status, "{arguments:?}: {}", run.stderr);
    assert!(run.stderr.contains(stderr), "{arguments:?}: {}", run.stderr);
}

#[test]
fn misuse_ends_with_2_and_says_what_is_missing() {
    check(&[], 2, "使い方");
    check(&["publis"], 2, "「publis」というコマンドはありません");
    check(&["publish", "--out", "x"], 2, "--survey");
    check(
        &["sample", "--out", "x", "--seed", "a"],
        2,
        "「a」は指定できません",
    );
    check(&["check"], 2, "次の指定が必要です");
    check(
        &[
            "publish",
            "--survey",
            "x",
            "--out",
            "y",
            "--published",
            "2025-02-30",
        ],
        2,
        "「2025-02-30」は指定できません",
    );
    check(
        &["rate", "--survey", "x", "--wrong"],
        2,
        "「--wrong」という指定はありません",
    );
}

#[test]
fn a_missing_file_ends_with_1_and_names_it() {
    check(
        &["publish", "--survey", "/nowhere/a.csv", "--out", "/nowhere"],
        1,
        "/nowhere/a.csv",
    );
    check(
        &["rate", "--survey", "/nowhere/a.csv"],
        1,
        "/nowhere/a.csv: 見つかりません",
    );
    check(&["check", "/nowhere/a.json"], 1, "/nowhere/a.json");
}

#[test]
fn help_is_in_japanese() {
    for arguments in [&["--help"][..], &["publish", "--help"], &["sample", "-h"]] {
        let run = run(arguments);
        assert_eq!(run.status, 0);
        assert!(run.stdout.contains("使い方: activelist"));
        for english in [
            "Usage", "Options", "Print", "default", "OPTIONS", "Commands",
        ] {
            assert!(!run.stdout.contains(english), "{english} in {}", run.stdout);
        }
    }
}

#[test]
fn check_accepts_what_publish_writes_and_refuses_it_cut_at_any_byte() {
    let office = Office::new();
    office.write("survey.csv", Survey::of(2).csv());
    assert_eq!(office.publish("survey.csv", &[]).status, 0);
    let file = office.snapshot("out/site");
    let good = run(&["check", file.to_str().expect("UTF-8")]);
    assert_eq!((good.status, good.stderr.as_str()), (0, ""));
    assert!(
        good.stdout.contains("掲載2人、実際の一覧"),
        "{}",
        good.stdout
    );
    let bytes = office.published();
    for cut in [0, 1, bytes.len() / 2, bytes.len() - 2] {
        office.write("cut.json", &bytes[..cut]);
        let cut = run(&["check", &office.text("cut.json")]);
        assert_eq!(cut.status, 1);
        assert!(
            cut.stderr.contains("JSONとして読めません"),
            "{}",
            cut.stderr
        );
    }
}

#[test]
fn check_says_all_that_is_wrong() {
    let office = Office::new();
    office.write("survey.csv", Survey::of(3).csv());
    assert_eq!(
        office
            .publish("survey.csv", &["--published", "2026-04-01"])
            .status,
        0
    );
    let text = String::from_utf8(office.published()).expect("UTF-8");
    let wrong = text
        .replacen("\"serial\":1", "\"serial\":0", 1)
        .replacen("2026-04-01", "2026-04-31", 1)
        .replacen("012346", "012345", 1)
        .replacen("\"area\":100663296", "\"area\":18446744073709551615", 1);
    office.write("wrong.json", wrong);
    let run = run(&["check", &office.text("wrong.json")]);
    assert_eq!(run.status, 1);
    let said = [
        "serial が1以上",
        "2026-04-31",
        "1件目の記録：支援可能な都道府県に、選択肢にない値",
    ];
    for part in said {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
}
