//! Answers that are older than those of the last publication, and answers that say nothing new.

use super::changes::{full, office, passes, report, stopped};
use super::{Office, contents};
use crate::builder::Survey;

const DAY: &str = "2026-01-10 10:00";

/// A partial file with these cells of the second person, answered on that day.
fn reply(cells: &[(&str, &str)]) -> Survey {
    let mut survey = Survey::new();
    let own = [("登録番号", "012346"), ("回答日時", DAY)];
    let all: Vec<(&str, &str)> = own.iter().chain(cells).copied().collect();
    survey.headers = all.iter().map(|(header, _)| header.to_string()).collect();
    survey.row(&all)
}

/// A published list to which one reply was added.
fn with_reply() -> Office {
    let office = office(&full(3));
    let cells = [("自己PR", "新しい文"), ("メールアドレス", "new@mihon.jp")];
    office.write(
        "out/確認済.csv",
        "登録番号,確認すること,内容,判断\n012346,メールアドレスの変更,new@mihon.jp,同じ人\n",
    );
    passes(&office, &reply(&cells), &["--update"]);
    office
}

#[test]
fn a_survey_with_older_answers_stops_until_their_number_is_said() {
    let office = with_reply();
    let said = [
        "1人の回答が、前回の公開に使った回答より古い",
        "第012346号 見本 太郎: 前回は2026-01-10 10:00:00、今回は2025-07-03 09:05:00",
        "--updateで加えた回答",
        "--older 1",
    ];
    stopped(&office, &full(3), &[], &said);
    // Whoever followed the advice on the address would undo the person's change.
    let run = super::changes::publish(&office, &full(3), &[]);
    assert!(!run.stderr.contains("メールアドレスが"), "{}", run.stderr);
    let said = ["1人で", "指定された2人と違います"];
    stopped(&office, &full(3), &["--older", "2"], &said);
    // What changes back is still looked at.
    let said = ["メールアドレスが「new@mihon.jp」から"];
    stopped(&office, &full(3), &["--older", "1"], &said);
    let confirmed =
        "登録番号,確認すること,内容,判断\n012346,メールアドレスの変更,taro1@mihon.jp,同じ人\n";
    office.write("out/確認済.csv", confirmed);
    let run = passes(&office, &full(3), &["--older", "1"]);
    assert!(run.stdout.contains("変更1人"), "{}", run.stdout);
}

#[test]
fn a_survey_with_the_added_answers_in_it_passes() {
    let office = with_reply();
    let mut whole = full(3);
    for (header, cell) in [
        ("回答日時", DAY),
        ("自己PR", "新しい文"),
        ("メールアドレス", "new@mihon.jp"),
    ] {
        whole.rows[1].insert(header.into(), cell.into());
    }
    stopped(&office, &whole, &["--older", "1"], &["--olderを付けずに"]);
    let run = passes(&office, &whole, &[]);
    assert!(run.stdout.contains("変更0人"), "{}", run.stdout);
}

#[test]
fn who_is_not_listed_any_more_is_not_counted_among_older_answers() {
    let office = with_reply();
    office.write("out/掲載停止.csv", "登録番号,理由\n012346,その他\n");
    passes(&office, &full(3), &[]);
}

#[test]
fn a_reply_without_a_change_is_told_by_its_day() {
    let office = office(&full(3));
    let run = passes(&office, &reply(&[]), &["--update"]);
    let line = "変更0人、回答日だけが新しくなった方1人。";
    assert!(run.stdout.contains(line), "{}", run.stdout);
    let said = report(&office, 2);
    let lines = "回答日だけが新しくなった方（1人）\n    第012346号 見本 太郎: 2026-01-10\n";
    assert!(said.contains(lines), "{said}");
    let json: serde_json::Value =
        serde_json::from_slice(&office.read("out/report/report-2.json")).expect("JSON");
    let renewed = &json["changes"]["renewed"][0];
    assert_eq!(renewed["registration"], "012346");
    assert_eq!(renewed["answered"], "2026-01-10");
}

#[test]
fn an_update_without_anything_newer_makes_no_publication() {
    let office = office(&full(3));
    let mut old = reply(&[("自己PR", "昔の文")]);
    old.rows[0].insert("回答日時".into(), "2024-01-10 10:00".into());
    let said = [
        "今回のファイルに、前回までの回答より新しい回答がありません",
        "2行目",
    ];
    stopped(&office, &old, &["--update"], &said);
    stopped(&office, &full(3), &["--update"], &said[..1]);
    assert!(!office.path("out/report/report-2.json").exists());
    // A later last day is asked for: that is something new.
    let run = passes(&office, &old, &["--update", "--expires", "2099-01-01"]);
    let line = "前回までの回答より古い";
    assert!(run.stdout.contains(line), "{}", run.stdout);
    // And so is another list of people who are not listed any more.
    office.write("out/掲載停止.csv", "登録番号,理由\n012347,その他\n");
    let run = passes(&office, &old, &["--update"]);
    assert!(run.stdout.contains("掲載2人"), "{}", run.stdout);
}

#[test]
fn a_reply_under_the_time_of_the_answer_before_is_named_with_that_time() {
    let office = office(&full(3));
    let mut own = reply(&[("自己PR", "新しい文")]);
    own.rows[0].insert("回答日時".into(), "2025-07-03 09:05".into());
    let said = [
        "2行目「回答日時」列: 「回答日時」が、前回までのこの方の回答（2025-07-03 09:05:00）のままです",
        "返信を受け取った日時に書き直してください",
    ];
    stopped(&office, &own, &["--update"], &said);
    // With the same content nothing changes, and the person would be asked again.
    let mut same = reply(&[]);
    same.rows[0].insert("回答日時".into(), "2025-07-03 09:05".into());
    let before = contents(&office.path("out/site"));
    let run = super::changes::publish(&office, &same, &["--update"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in [
        "2行目",
        "回答日時も同じ",
        "返信を受け取った日時に書き直して",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(contents(&office.path("out/site")), before);
    // Beside a newer answer it is said, and does not stop.
    let mut both = reply(&[]);
    let newer = [("登録番号", "012347"), ("回答日時", DAY)];
    both.rows[0].insert("回答日時".into(), "2025-07-03 09:05".into());
    let run = passes(&office, &both.row(&newer), &["--update"]);
    assert!(run.stdout.contains("回答日時も同じ"), "{}", run.stdout);
}
