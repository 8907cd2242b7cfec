//! Whoever asked not to be listed, or declined, in the publications after that: in what is kept, and in what stops.

use super::Office;
use super::changes::{confirm, full, office, passes, report, stopped};
use super::urgent::holds;
use crate::builder::Survey;

const MAIL: &[u8] = b"taro1@mihon.jp";
const STOPPED: &str = "out/掲載停止.csv";

/// The same survey without the person 012346.
fn without_second(people: usize) -> Survey {
    let mut survey = full(people);
    survey.rows.remove(1);
    survey
}

fn wish(office: &Office) {
    office.write(STOPPED, "登録番号,理由\n12346,本人の申し出\n");
}

#[test]
fn an_own_wish_erases_answers_whatever_else_keeps_the_person_out() {
    let office = office(&full(5));
    assert!(holds(&office, "out/archive", MAIL));
    wish(&office);
    let cells = [
        ("支援可能期間", "支援不可"),
        ("掲載可否", "否"),
        ("S1-a-1", ""),
    ];
    for (column, cell) in cells {
        let mut survey = full(5);
        survey.rows[1].insert(column.into(), cell.into());
        survey.rows[1].insert("S1-a-2".into(), String::new());
        passes(&office, &survey, &[]);
        assert!(!holds(&office, "out/archive", MAIL), "{column}");
    }
}

#[test]
fn an_own_wish_erases_answers_of_whoever_is_in_no_survey_any_more() {
    let office = office(&full(5));
    passes(&office, &full(5), &[]);
    passes(&office, &without_second(5), &["--leavers", "1"]);
    wish(&office);
    passes(&office, &without_second(5), &[]);
    assert!(!holds(&office, "out/archive", MAIL));
    assert!(holds(&office, "out/archive", b"taro2@mihon.jp"));
}

#[test]
fn whoever_declines_after_a_survey_without_a_row_is_erased_from_those_before() {
    let office = office(&full(5));
    passes(&office, &without_second(5), &["--leavers", "1"]);
    let mut declines = full(5);
    declines.rows[1].insert("掲載可否".into(), "否".into());
    passes(&office, &declines, &[]);
    assert!(!holds(&office, "out/archive", MAIL));
}

#[test]
fn an_own_wish_holds_beside_another_reason_of_the_same_number() {
    for rows in [
        "12346,本人の申し出\n12346,その他\n",
        "12346,その他\n12346,本人の申し出\n",
    ] {
        let office = office(&full(5));
        office.write(STOPPED, format!("登録番号,理由\n{rows}"));
        passes(&office, &full(5), &[]);
        assert!(!holds(&office, "out/archive", MAIL), "{rows}");
        let said = "第012346号 見本 太郎: 掲載停止（本人の申し出）";
        assert!(report(&office, 2).contains(said), "{}", report(&office, 2));
    }
}

#[test]
fn whoever_stands_on_the_offices_lists_leaves_for_that_reason_without_an_answer_too() {
    let office = office(&full(5));
    wish(&office);
    office.write("outside.csv", "登録番号\n12347\n");
    let mut survey = without_second(5);
    survey.rows.remove(1);
    let outside = office.text("outside.csv");
    passes(&office, &survey, &["--outside", &outside, "--leavers", "1"]);
    let report = report(&office, 2);
    for line in [
        "第012346号 見本 太郎: 掲載停止（本人の申し出）",
        "第012347号 見本 太郎: 事務局の判断で対象外",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
}

#[test]
fn a_refusal_outlives_a_survey_without_a_row() {
    let mut declines = full(12);
    declines.rows[1].insert("掲載可否".into(), "否".into());
    let office = office(&declines);
    passes(&office, &without_second(12), &[]);
    passes(&office, &without_second(12), &[]);
    let mut again = full(12);
    again.rows[1].insert("回答日時".into(), "2026-01-10 10:00".into());
    stopped(&office, &again, &[], &["第012346号", "確認待ち.csv"]);
    confirm(&office, "確認した");
    passes(&office, &again, &[]);
    // That was decided: neither the refusal nor the confirmation is asked about again.
    std::fs::remove_file(office.path("out/確認済.csv")).expect("gone");
    passes(&office, &again, &[]);
}
