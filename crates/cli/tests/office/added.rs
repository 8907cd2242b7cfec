//! What a list adds to the survey: optional columns, the day of the answer, and when the register was looked into.

use serde_json::Value;

use super::{Office, Run};
use crate::builder::Survey;

/// The published list.
fn list(office: &Office) -> Value {
    let meta: Value = serde_json::from_slice(&office.read("out/site/meta.json")).expect("JSON");
    let hash = meta["signed"]["sha256"].as_str().expect("a hash");
    let bytes = office.read(&format!("out/site/snapshot-{hash}.json"));
    let list: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(list["schema"], meta["signed"]["schema"]);
    list
}

fn publish(office: &Office, survey: &Survey, further: &[&str]) -> Run {
    office.write("a.csv", survey.csv());
    office.publish("a.csv", further)
}

fn done(run: &Run) {
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

const STATED: [(&str, &str); 5] = [
    ("初回相談", "無料"),
    ("受付状況", "予約待ち"),
    ("電話", "０３（１２３４）５６７８"),
    ("電話の受付時間", "平日9時～17時"),
    ("緊急時の連絡", "夜間も電話をください"),
];

#[test]
fn a_list_in_which_nobody_states_more_is_as_it_ever_was() {
    let office = Office::new();
    done(&publish(&office, &Survey::of(2), &[]));
    let list = list(&office);
    assert_eq!(list["schema"], 1);
    let person = list["specialists"][0].as_object().expect("a record");
    for field in ["answered", "checked", "first", "intake", "phone"] {
        assert!(!person.contains_key(field), "{field}");
    }
}

#[test]
fn what_one_person_adds_is_published_and_then_everybody_s_day_of_the_answer() {
    let office = Office::new();
    let survey = Survey::new().row(&STATED).row(&[]);
    done(&publish(&office, &survey, &[]));
    let published = list(&office);
    assert_eq!(published["schema"], 2);
    let [first, second] = [0, 1].map(|place| published["specialists"][place].clone());
    assert_eq!(first["first"], 1);
    assert_eq!(first["intake"], 2);
    assert_eq!(first["phone"], "03-1234-5678");
    assert_eq!(first["hours"], "平日9時～17時");
    assert_eq!(first["emergency"], "夜間も電話をください");
    assert_eq!(
        (&first["answered"], &second["answered"]),
        (&"2025-07-03".into(), &"2025-07-03".into())
    );
    assert!(second.get("phone").is_none() && second.get("checked").is_none());
    // Once said, the days stay, though nobody states anything more.
    let blank = Survey::new()
        .row(&[("回答日時", "2025-08-01 09:00")])
        .row(&[]);
    office.write(
        "out/確認済.csv",
        "登録番号,確認すること,内容,判断\n12345,空欄への変更,2025-08-01 09:00:00,このままでよい\n",
    );
    let run = publish(&office, &blank, &[]);
    done(&run);
    let published = list(&office);
    assert_eq!(published["schema"], 2);
    assert_eq!(published["specialists"][0]["answered"], "2025-08-01");
    let report = String::from_utf8(office.read("out/report/report-2.txt")).expect("UTF-8");
    for change in ["電話", "初回相談", "緊急時の連絡"] {
        assert!(report.contains(change), "{change} in {report}");
    }
}

#[test]
fn another_answer_than_those_of_the_column_is_refused_with_them() {
    for (column, cell, said) in [
        ("初回相談", "30分無料", "「無料」「有料」「応相談」"),
        ("受付状況", "受付", "「受付中」「予約待ち」「休止中」"),
        (
            "電話",
            "03-1234-5678、090-1234-5678",
            "「03-1234-5678」の形",
        ),
        ("電話の受付時間", &"あ".repeat(21), "上限の20文字"),
        ("緊急時の連絡", &"あ".repeat(31), "上限の30文字"),
    ] {
        let office = Office::new();
        let run = publish(&office, &Survey::new().row(&[(column, cell)]), &[]);
        assert_eq!(run.status, 1, "{cell}");
        let place = format!("2行目「{column}」列");
        assert!(
            run.stderr.contains(&place) && run.stderr.contains(said),
            "{}",
            run.stderr
        );
    }
    let office = Office::new();
    let run = publish(
        &office,
        &Survey::new().row(&[("電話の受付時間", "平日")]),
        &[],
    );
    done(&run);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    assert!(report.contains("「電話」列に番号がありません"), "{report}");
    assert!(list(&office)["specialists"][0].get("hours").is_none());
}

#[test]
fn who_was_looked_up_in_the_register_says_when_and_keeps_it() {
    let office = Office::new();
    let register =
        "登録番号,氏名,更新期限\n12345,見本 太郎,2099-03-31\n12346,見本 太郎,2099-03-31\n";
    office.write("register.csv", register);
    let path = office.text("register.csv");
    let day = ["--published", "2026-01-15"];
    let with_register = [&["--register", path.as_str()], &day[..]].concat();
    done(&publish(&office, &Survey::of(2), &with_register));
    let checked = |place: usize| list(&office)["specialists"][place]["checked"].clone();
    assert_eq!(list(&office)["schema"], 2);
    assert_eq!(
        (checked(0), checked(1)),
        ("2026-01-15".into(), "2026-01-15".into())
    );
    // Nobody looks this time: the same person was found then, another name was not.
    office.write(
        "out/確認済.csv",
        "登録番号,確認すること,内容,判断\n12346,氏名の変更,見本 花子,同じ人\n",
    );
    let survey = Survey::new().row(&[]).row(&[("氏名", "見本 花子")]);
    let run = publish(
        &office,
        &survey,
        &["--no-register", "--published", "2026-02-01"],
    );
    done(&run);
    assert_eq!((checked(0), checked(1)), ("2026-01-15".into(), Value::Null));
}

#[test]
fn a_day_that_is_still_to_come_is_not_said_to_be_that_of_a_check() {
    let office = Office::new();
    office.write("register.csv", "登録番号,更新期限\n12345,2099-12-31\n");
    let path = office.text("register.csv");
    let run = publish(
        &office,
        &Survey::of(1),
        &[
            "--register",
            &path,
            "--published",
            "2098-01-01",
            "--expires",
            "2098-06-01",
        ],
    );
    done(&run);
    let checked = list(&office)["specialists"][0]["checked"].clone();
    assert!(
        checked.as_str().is_some_and(|day| day < "2098-01-01"),
        "{checked}"
    );
}

#[test]
fn a_correction_and_an_update_reach_what_was_added() {
    let office = Office::new();
    let survey = Survey::new().row(&STATED).row(&[]);
    done(&publish(&office, &survey, &[]));
    office.write(
        "訂正.csv",
        "登録番号,項目,訂正前,訂正後,日付,理由\n12345,受付状況,予約待ち,休止中,2026-11-30,本人からの連絡\n",
    );
    let table = office.text("訂正.csv");
    let out = office.text("out");
    let run = super::run(&["correct", &table, "--out", &out, "--unsigned"]);
    done(&run);
    assert_eq!(list(&office)["specialists"][0]["intake"], 3);
    // A correction by the office is no new answer of the person.
    assert_eq!(list(&office)["specialists"][0]["answered"], "2025-07-03");
    let update = "登録番号,回答日時,電話,初回相談\n012345,2026-11-30 10:00,削除,\n";
    office.write("b.csv", update);
    let run = office.publish("b.csv", &["--update"]);
    done(&run);
    let person = list(&office)["specialists"][0].clone();
    assert!(person.get("phone").is_none(), "{person}");
    assert_eq!(
        (&person["first"], &person["intake"]),
        (&1.into(), &3.into())
    );
    assert_eq!(person["answered"], "2026-11-30");
}
