//! Fields of the published list are corrected.

use super::urgent::{office, passes, records, refused, taken, urgent};

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
    let line = "第012346号 見本 1「希望報酬額」: （空欄） → 20000円未満（2026-11-30、入力の誤り）";
    assert!(report.contains(line), "{report}");
    // The same table once more no longer fits.
    refused(&office, &["correct", &table], &["「訂正前」は「文」ですが"]);
}

#[test]
fn a_correction_that_the_next_survey_takes_back_is_named() {
    let office = office(3);
    let table =
        "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,文,訂正した文,2026-11-30,本人から\n";
    office.write("訂正.csv", table);
    passes(urgent(&office, &["correct", &office.text("訂正.csv")]));
    let key = office.text("current");
    let further = ["--no-photos", "--key", &key];
    let said = passes(office.publish("a.csv", &further)).stdout;
    let line = "訂正の前の内容に戻ります: 第012346号 見本 1の自己PR。";
    assert!(said.contains(line), "{said}");
    // Where the survey was corrected too, nothing is said.
    let said = passes(office.publish("a.csv", &further)).stdout;
    assert!(!said.contains("訂正の前の内容"), "{said}");
}
