//! What a message advises when a command is used in a way that is easily mistaken.

use super::{Office, Run, run};
use crate::builder::{Survey, to_bytes};

fn says(run: &Run, status: i32, parts: &[&str]) {
    assert_eq!(run.status, status, "{}{}", run.stdout, run.stderr);
    for part in parts {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
}

#[test]
fn the_folder_around_a_publication_is_answered_with_the_folder_that_is_meant() {
    let office = Office::published_two();
    let outer = office.text("out");
    let site = office.path("out").join("site").display().to_string();
    says(&run(&["check", &outer]), 1, &[&site]);
    says(&run(&["search", &outer, "area=27"]), 1, &[&site]);
    says(&run(&["check", &office.text("out/meta.json")]), 1, &[&site]);
    // A built site has its list in a folder, too.
    std::fs::rename(office.path("out/site"), office.path("out/list")).expect("renames");
    let list = office.path("out").join("list").display().to_string();
    says(&run(&["check", &outer]), 1, &[&list]);
    // Nothing is proposed that is not there.
    office.write("empty/readme.txt", "");
    let none = run(&["check", &office.text("empty")]);
    says(
        &none,
        1,
        &["meta.json: 見つかりません", "siteフォルダーを指定"],
    );
    assert!(
        !none.stderr.contains("調査ファイルを直し"),
        "{}",
        none.stderr
    );
    // Nor is a file that is none of a publication a fault of the survey.
    let other = run(&["check", &office.text("a.csv")]);
    says(
        &other,
        1,
        &["公開ファイルではありません", "siteフォルダーを指定"],
    );
    assert!(
        !other.stderr.contains("調査ファイルを直し"),
        "{}",
        other.stderr
    );
    assert!(!none.stderr.contains("empty/site"), "{}", none.stderr);
}

#[test]
fn a_publication_is_not_written_into_the_folder_for_upload() {
    let office = Office::published_two();
    let before = super::contents(&office.path("out"));
    let (survey, site) = (office.text("a.csv"), office.text("out/site"));
    let run = run(&["publish", "--survey", &survey, "--out", &site]);
    says(&run, 1, &["--out", &office.text("out")]);
    assert_eq!(super::contents(&office.path("out")), before);
}

#[test]
fn a_value_that_cannot_be_read_is_answered_with_the_form_that_is_wanted() {
    let publish = |further: &[&str]| {
        let mut arguments = vec!["publish", "--survey", "x", "--out", "y"];
        arguments.extend(further);
        run(&arguments)
    };
    for (option, value) in [
        ("--published", "2026/12/1"),
        ("--expires", "2026.12.1"),
        ("--published", "2026年12月1日"),
        ("--published", "２０２６－１２－０１"),
        ("--published", "20261201"),
    ] {
        says(
            &publish(&[option, value]),
            2,
            &[option, value, "YYYY-MM-DD", "2026-12-01"],
        );
    }
    says(
        &publish(&["--published", "2025-02-30"]),
        2,
        &["YYYY-MM-DD", "実在する日付"],
    );
    says(
        &publish(&["--serial", "七"]),
        2,
        &["--serial", "「七」", "整数"],
    );
    says(&publish(&["--serial", "1.5"]), 2, &["整数"]);
    says(
        &run(&["sample", "--out", "x", "--seed", "a"]),
        2,
        &["--seed", "整数"],
    );
    says(
        &run(&["search", "x", "area"]),
        2,
        &["「area」", "一覧のリンク"],
    );
}

#[test]
fn a_first_publication_that_fails_does_not_claim_a_former_one() {
    let office = Office::new();
    office.write(
        "bad.csv",
        Survey::new().row(&[("掲載可否", "たぶん")]).csv(),
    );
    let first = office.publish("bad.csv", &[]);
    says(&first, 1, &["公開しませんでした"]);
    assert!(!first.stderr.contains("前回の公開"), "{}", first.stderr);
    let key = office.publish("bad.csv", &["--key", "/nowhere/key"]);
    assert!(!key.stderr.contains("前回の公開"), "{}", key.stderr);
    let photos = office.publish("bad.csv", &["--photos", "/nowhere"]);
    assert!(!photos.stderr.contains("前回の公開"), "{}", photos.stderr);
    // The same fault after a publication: it does stay.
    office.write("good.csv", Survey::of(1).csv());
    assert_eq!(office.publish("good.csv", &[]).status, 0);
    let next = office.publish("bad.csv", &[]);
    says(&next, 1, &["前回の公開はそのまま残っています"]);
}

#[test]
fn the_row_that_looks_like_a_header_is_named_where_another_was_taken() {
    let office = Office::new();
    let mut table = Survey::of(2).table();
    let width = table[0].len();
    let line = |text: &str| {
        let mut row = vec![String::new(); width];
        row[0] = text.to_string();
        row
    };
    for number in 0..14 {
        table.insert(number, line(&format!("集計のための覚え書き その{number}")));
    }
    office.write("notes.csv", to_bytes(&table, b','));
    let run = office.publish("notes.csv", &[]);
    says(&run, 1, &["15行目", "見出し"]);
    // Not a message for each column that is not where it was looked for.
    assert!(run.stderr.lines().count() <= 3, "{}", run.stderr);
}
