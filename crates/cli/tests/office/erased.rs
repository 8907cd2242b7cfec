//! Answers that are not kept any more, or were corrected, when the same file is handed in once more.

use super::changes::{confirm, full, office, passes, publish, report, stopped};
use super::urgent;
use super::{Office, Run, run};
use crate::builder::Survey;

/// What is done to the list of an unsigned publication.
fn act(office: &Office, arguments: &[&str]) -> Run {
    let done = run(&[arguments, &["--out", &office.text("out")]].concat());
    urgent::passes(done)
}

fn remove(office: &Office, number: &str) {
    act(office, &["remove", number, "--reason", "本人の申し出"]);
}

/// So many people, of whom the second declines.
fn one_declines(people: usize) -> Survey {
    let mut survey = full(people);
    survey.rows[1].insert("掲載可否".into(), "否".into());
    survey
}

/// The same file with a newer answer of the last person.
fn with_news(mut survey: Survey) -> Survey {
    let last = survey.rows.last_mut().expect("a person");
    last.insert("自己PR".into(), "新しい文".into());
    last.insert("回答日時".into(), "2026-01-10 10:00".into());
    survey
}

#[test]
fn whoever_declined_may_stand_in_the_next_partial_file_as_before() {
    let office = office(&one_declines(3));
    let run = passes(&office, &with_news(one_declines(3)), &["--update"]);
    assert!(run.stdout.contains("変更1人"), "{}", run.stdout);
    assert!(run.stdout.contains("掲載否1人"), "{}", run.stdout);
}

#[test]
fn whoever_was_removed_may_stand_in_the_next_partial_file_as_before() {
    let office = office(&full(12));
    remove(&office, "012346");
    let run = passes(&office, &with_news(full(12)), &["--update"]);
    assert!(run.stdout.contains("掲載11人"), "{}", run.stdout);
    // What the person answered does not come back into the archive.
    let kept = String::from_utf8(office.read("out/archive/3/survey.csv")).expect("UTF-8");
    let rows: Vec<&str> = kept.lines().filter(|row| row.contains("012346")).collect();
    assert_eq!(rows.len(), 1, "{kept}");
    assert!(!rows[0].contains("見本社"), "{kept}");
}

#[test]
fn a_correction_stays_where_the_answer_before_it_is_handed_in_once_more() {
    let office = office(&full(3));
    let table =
        "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,文,訂正した文,2026-11-30,本人から\n";
    office.write("訂正.csv", table);
    act(&office, &["correct", &office.text("訂正.csv")]);
    let run = passes(&office, &with_news(full(3)), &["--update"]);
    assert!(run.stdout.contains("変更1人"), "{}", run.stdout);
    let kept = String::from_utf8(office.read("out/archive/3/survey.csv")).expect("UTF-8");
    assert!(kept.contains("訂正した文"), "{kept}");
    // Another text under the same time is neither.
    let mut other = with_news(full(3));
    other.rows[1].insert("自己PR".into(), "三つめの文".into());
    stopped(&office, &other, &["--update"], &["「回答日時」列"]);
}

#[test]
fn somebody_whose_stop_is_lifted_is_not_said_to_have_declined() {
    let office = office(&full(12));
    remove(&office, "012346");
    office.write("out/掲載停止.csv", "登録番号,理由\n");
    let said = [
        "第012346号 見本 太郎: この方は、本人の申し出で一覧から外しています",
        "2025-07-03 09:05:00",
        "すべての質問に答え直してもらってください",
    ];
    for further in [&[][..], &["--update"]] {
        stopped(&office, &full(12), further, &said);
        let run = publish(&office, &full(12), further);
        assert!(!run.stderr.contains("「否」でした"), "{}", run.stderr);
    }
    // A new answer is the person's own.
    let mut new = full(12);
    new.rows[1].insert("回答日時".into(), "2026-01-10 10:00".into());
    let said = [
        "本人の申し出で一覧から外しています",
        "2026-01-10 10:00:00の回答",
        "確認待ち.csv",
    ];
    stopped(&office, &new, &[], &said);
    confirm(&office, "確認した");
    passes(&office, &new, &[]);
    assert!(report(&office, 3).contains("掲載          12人"));
}

#[test]
fn whose_answers_were_erased_is_not_said_to_have_declined() {
    let office = office(&full(12));
    act(&office, &["archive", "erase", "--person", "012346"]);
    let said = ["第012346号", "控え（archive）", "2025-07-03 09:05:00"];
    stopped(&office, &full(12), &[], &said);
    let run = publish(&office, &full(12), &[]);
    assert!(!run.stderr.contains("「否」でした"), "{}", run.stderr);
    confirm(&office, "確認した");
    passes(&office, &full(12), &[]);
}
