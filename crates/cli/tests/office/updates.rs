//! Files in which only some people answer, and what the office has written down of what stopped.

use super::Office;
use super::changes::{confirm, full, office, passes, report, stopped};
use crate::builder::Survey;

#[test]
fn an_update_keeps_who_is_not_in_it_and_blanks_what_says_so() {
    let office = office(&full(5));
    let mut next = Survey::new();
    next.headers = ["登録番号", "回答日時", "自己PR", "フリガナ"]
        .map(String::from)
        .to_vec();
    let next = next.row(&[
        ("登録番号", "012346"),
        ("回答日時", "2026-01-10 10:00"),
        ("自己PR", "新しい文"),
        ("フリガナ", "削除"),
    ]);
    let run = passes(&office, &next, &["--update"]);
    assert!(
        run.stdout.contains("回答6件、うち重複1件。"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("新規0人、退出0人、変更1人"),
        "{}",
        run.stdout
    );
    let report = report(&office, 2);
    assert!(report.contains("自己PR: 文 → 新しい文"), "{report}");
    assert!(report.contains("フリガナ: ミホン → （空欄）"), "{report}");
    // The next update builds on this one.
    let mut third = next;
    third.rows[0].insert("自己PR".into(), "三つめの文".into());
    third.rows[0].insert("フリガナ".into(), String::new());
    third.rows[0].insert("回答日時".into(), "2026-02-10 10:00".into());
    passes(&office, &third, &["--update"]);
    let survey = String::from_utf8(office.read("out/archive/3/survey.csv")).expect("UTF-8");
    assert_eq!(survey.lines().count(), 8, "{survey}");
    let older = Survey {
        headers: third.headers.clone(),
        rows: third.rows.clone(),
    };
    let mut older = older;
    older.rows[0].insert("回答日時".into(), "2024-02-10 10:00".into());
    let further = ["--update", "--expires", "2099-01-01"];
    let run = passes(&office, &older, &further);
    assert!(
        run.stdout.contains("2行目の回答は、前回までの回答より古い"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_wish_not_to_be_listed_that_arrives_late_stops_the_update_until_it_is_confirmed() {
    let office = office(&full(2));
    let declined =
        "登録番号,回答日時,掲載可否\n012345,2024-01-01 09:00,否\n012346,2026-01-01 09:00,可\n";
    office.write("late.csv", declined);
    let run = office.publish("late.csv", &["--update"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in [
        "今回のファイルの2行目 第012345号",
        "否",
        "掲載停止.csv",
        "確認待ち.csv",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    confirm(&office, "確認した");
    let run = office.publish("late.csv", &["--update"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn rows_are_those_of_the_file_that_was_handed_in() {
    let office = office(&full(3));
    let renamed = "登録番号,回答日時,氏名,メールアドレス\n\
        012346,2026-04-01 09:00,,\n\
        012347,2026-04-01 09:00,別人 一,taro@mihon.jp\n";
    office.write("few.csv", renamed);
    let run = office.publish("few.csv", &["--update"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in [
        "3行目 第012347号 見本 太郎: この登録番号の氏名",
        "3行目 第012347号 見本 太郎: メールアドレス",
        "前回までの回答 第012345号 見本 太郎と3行目 第012347号 別人 一が、同じメールアドレス",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    // Another answer of the same time, which the survey has from before.
    let tied = "登録番号,回答日時,自己PR\n012346,2025-07-03 09:05,別の文\n";
    office.write("few.csv", tied);
    let run = office.publish("few.csv", &["--update"]);
    assert!(
        run.stderr
            .contains("2行目「回答日時」列: 「回答日時」が、前回までのこの方の回答（"),
        "{}",
        run.stderr
    );
    // Warnings, too.
    let long = "登録番号,回答日時,氏名\n012346,2099-04-01 09:00,見本 太郎様\n";
    office.write("few.csv", long);
    let run = office.publish("few.csv", &["--update"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("2行目") && !said.contains("5行目"), "{said}");
}

#[test]
fn an_update_without_the_survey_before_it_is_refused() {
    let first = Office::new();
    first.write("a.csv", full(2).csv());
    let run = first.publish("a.csv", &["--update"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(
        run.stderr.contains("前回の調査ファイルの控え"),
        "{}",
        run.stderr
    );
    let office = office(&full(2));
    let kept = office.read("out/archive/1/survey.csv");
    assert_eq!(kept, office.read("a.csv"));
    office.write("out/archive/1/survey.csv", [&kept[..], b"\r\n"].concat());
    stopped(
        &office,
        &full(2),
        &["--update"],
        &["前回の調査ファイルの控え"],
    );
}
