//! Fields of the published list are corrected.

use super::urgent::{office, passes, people, records, refused, taken, urgent};
use super::{Office, Run, contents};
use crate::builder::Survey;

#[test]
fn a_correction_changes_one_field_and_all_that_is_wrong_in_the_table_is_named() {
    let office = office(3);
    let head = "登録番号,項目,訂正前,訂正後,日付,理由\n";
    let rows = [
        "012345,自己PR,別の文,新しい文,2026-11-30,本人から",
        "012345,そんな項目,,新,2026-11-30,本人から",
        "999999,自己PR,文,新,2026-11-30,本人から",
        "012345,希望報酬額,,2万円,2026-11-30,本人から",
        "012345,登録番号,012345,012349,2026-11-30,本人から",
        "012346,自己PR,文,,2026-11-30,本人から",
        "012346,自己PR,文,新,いつか,本人から",
        "012347,自己PR,文,文,2026-11-30,本人から",
        "012347,S1-a-1,3,削除,2026-11-30,本人から",
    ];
    office.write("訂正.csv", format!("{head}{}\n", rows.join("\n")));
    let table = office.text("訂正.csv");
    let said = [
        "2行目: 「訂正前」は「別の文」ですが、公開した一覧では「文」です",
        "3行目: 「そんな項目」という項目はありません",
        "4行目: 第999999号",
        "5行目: 「訂正後」: 「希望報酬額」列",
        "6行目: 「登録番号」は、訂正では変えられません",
        "7行目: 「訂正後」が空欄です",
        "8行目「日付」列: 「いつか」",
        "9行目: 「訂正後」は、公開した一覧の内容と同じです",
        "10行目: この訂正をすると、その方は一覧に載らなくなります",
    ];
    refused(&office, &["correct", &table], &said);
    let before = records(&office);
    let rows = [
        "012345,自己PR,文,削除,2026-11-30,本人から",
        "第012346号,希望報酬額,,20000円未満,2026/11/30,入力の誤り",
        "012346,S1-a-1,3,2,2026-11-30,入力の誤り",
    ];
    office.write("訂正.csv", format!("{head}{}\n", rows.join("\n")));
    passes(urgent(&office, &["correct", &table]));
    let list = taken(&office);
    assert_eq!((list.serial, list.specialists[0].appeal.as_str()), (2, ""));
    let after = records(&office);
    assert_eq!(before.intersection(&after).count(), 1);
    let photos = list.specialists.iter().filter(|one| one.photo.is_some());
    assert_eq!(photos.count(), 2);
    let report = String::from_utf8(office.read("out/report/report-2.txt")).expect("UTF-8");
    let line = "第012346号 見本 1「希望報酬額」: （空欄） → 20,000円未満（2026-11-30、入力の誤り）";
    assert!(report.contains(line), "{report}");
    // The same table once more no longer fits.
    refused(&office, &["correct", &table], &["「訂正前」は「文」ですが"]);
}

/// A published list with one field of the second person corrected on a day.
fn corrected(column: &str, old: &str, new: &str) -> Office {
    let office = office(3);
    let head = "登録番号,項目,訂正前,訂正後,日付,理由\n";
    let row = format!("012346,{column},{old},{new},2026-11-30,本人から\n");
    office.write("訂正.csv", format!("{head}{row}"));
    passes(urgent(&office, &["correct", &office.text("訂正.csv")]));
    office
}

fn publish(office: &Office, survey: &Survey) -> Run {
    office.write("b.csv", survey.csv());
    let key = office.text("current");
    office.publish("b.csv", &["--no-photos", "--key", &key])
}

fn stops(office: &Office, survey: &Survey, said: &[&str], never: &str) {
    let before = contents(&office.path("out/site"));
    let run = publish(office, survey);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in said {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert!(!run.stderr.contains(never), "{}", run.stderr);
    assert_eq!(contents(&office.path("out/site")), before);
}

#[test]
fn a_survey_that_takes_a_correction_back_stops() {
    let office = corrected("自己PR", "文", "訂正した文");
    let said = [
        "3行目 第012346号 見本 1: 「自己PR」が、2026-11-30の訂正の前の内容（文）に戻ります",
        "調査ファイルを直して",
    ];
    stops(&office, &people(3), &said, "確認済.csv");
    // Where the survey was corrected too, nothing is said.
    let mut survey = people(3);
    survey.rows[1].insert("自己PR".into(), "訂正した文".into());
    let said = passes(publish(&office, &survey)).stdout;
    assert!(!said.contains("訂正の前の内容"), "{said}");
}

#[test]
fn a_name_or_an_address_that_goes_back_is_told_as_a_correction() {
    for (column, old, new) in [
        ("氏名", "見本 1", "見本 花子"),
        ("メールアドレス", "taro1@mihon.jp", "hanako@mihon.jp"),
    ] {
        let office = corrected(column, old, new);
        let said = format!("「{column}」が、2026-11-30の訂正の前の内容（{old}）に戻ります");
        stops(&office, &people(3), &[&said], "本人に確かめて");
    }
}

#[test]
fn an_answer_that_is_newer_than_the_correction_is_the_persons_own_word() {
    let office = corrected("自己PR", "文", "訂正した文");
    let mut survey = people(3);
    survey.rows[1].insert("回答日時".into(), "2026-12-01 09:00".into());
    let run = passes(publish(&office, &survey));
    let list = taken(&office);
    assert_eq!(
        (list.serial, list.specialists[1].appeal.as_str()),
        (3, "文")
    );
    assert!(!run.stdout.contains("訂正の前"), "{}", run.stdout);
}

#[test]
fn going_back_over_two_corrections_stops_as_well() {
    let office = corrected("自己PR", "文", "訂正した文");
    let table = "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,訂正した文,三つめの文,2026-12-01,本人から\n";
    office.write("訂正.csv", table);
    passes(urgent(&office, &["correct", &office.text("訂正.csv")]));
    let said = ["2026-12-01の訂正の前の内容（文）に戻ります"];
    stops(&office, &people(3), &said, "確認済.csv");
    // Corrected back, it is no correction any more.
    let table =
        "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,三つめの文,文,2026-12-01,本人から\n";
    office.write("訂正.csv", table);
    passes(urgent(&office, &["correct", &office.text("訂正.csv")]));
    passes(publish(&office, &people(3)));
}

#[test]
fn a_correction_to_what_another_person_has_waits_for_the_office() {
    let office = office(3);
    let head = "登録番号,項目,訂正前,訂正後,日付,理由\n";
    let row = "012346,メールアドレス,taro1@mihon.jp,TARO@mihon.jp,2026-11-30,本人から";
    office.write("訂正.csv", format!("{head}{row}\n"));
    let table = office.text("訂正.csv");
    let said = ["第012345号", "同じメールアドレス", "確認済.csv"];
    refused(&office, &["correct", &table], &said);
    let confirmed = "登録番号,確認すること,内容,判断\n\
        12345,同じメールアドレス,第012346号,このままでよい\n";
    office.write("out/確認済.csv", confirmed);
    passes(urgent(&office, &["correct", &table]));
    assert_eq!(taken(&office).serial, 2);
    // What was the same before is not asked about with another correction.
    std::fs::remove_file(office.path("out/確認済.csv")).expect("gone");
    let row = "012346,自己PR,文,新しい文,2026-11-30,本人から";
    office.write("訂正.csv", format!("{head}{row}\n"));
    passes(urgent(&office, &["correct", &table]));
}
