//! A former list comes back from the archive.

use super::urgent::{WISH, holds, numbers, office, passes, people, refused, remove, taken, urgent};
use super::{Office, contents};
use crate::builder::Survey;
use crate::photos::as_published;
use activelist_publication::{Seen, Trust, accept_meta};

#[test]
fn a_former_list_comes_back_under_the_next_number_without_those_who_were_stopped() {
    let office = office(5);
    let (photos, key) = (office.text("photos"), office.text("current"));
    // A file that was filtered by accident, and the office said so many leave.
    let mut few = people(2);
    few.rows[0].insert("写真".into(), "a.png".into());
    office.write("b.csv", few.csv());
    let further = ["--photos", &photos, "--key", &key, "--leavers", "3"];
    passes(office.publish("b.csv", &further));
    passes(remove(&office, "012346", &WISH));
    refused(&office, &["restore", "3"], &["いま公開している一覧です"]);
    refused(
        &office,
        &["restore", "9"],
        &["控えがあるのは、公開番号1、2です"],
    );
    let named = [
        "3人が戻ります",
        "第012347号",
        "調査ファイルに回答がありません",
        "--returning 3",
    ];
    refused(&office, &["restore", "1"], &named);
    refused(
        &office,
        &["restore", "1", "--returning", "2"],
        &["指定された2人と違います"],
    );
    let run = passes(urgent(&office, &["restore", "1", "--returning", "3"]));
    assert!(run.stdout.contains("新規3人、退出0人"), "{}", run.stdout);
    let list = taken(&office);
    assert_eq!(list.serial, 4);
    assert_eq!(numbers(&list), ["012345", "012347", "012348", "012349"]);
    assert!(holds(
        &office,
        "out/site/photos",
        &as_published("plain.png")
    ));
    assert!(!holds(
        &office,
        "out/site/photos",
        &as_published("plain.jpg")
    ));
    // An update goes on from the survey of that list.
    let mut update = Survey::new();
    update.headers = ["登録番号", "回答日時", "自己PR"]
        .map(String::from)
        .to_vec();
    let update = update.row(&[
        ("登録番号", "012349"),
        ("回答日時", "2026-05-01 10:00"),
        ("自己PR", "新"),
    ]);
    office.write("c.csv", update.csv());
    let further = ["--photos", &photos, "--key", &key, "--update"];
    passes(office.publish("c.csv", &further));
    assert_eq!(taken(&office).specialists.len(), 4);
}

#[test]
fn who_has_declined_since_does_not_come_back_with_a_former_list() {
    let office = office(3);
    let mut survey = people(3);
    survey.rows[2].insert("掲載可否".into(), "否".into());
    survey.rows[2].insert("回答日時".into(), "2026-05-01 10:00".into());
    office.write("b.csv", survey.csv());
    let key = office.text("current");
    let further = ["--no-photos", "--key", &key, "--leavers", "1"];
    passes(office.publish("b.csv", &further));
    // Not even the archive has the answers of the former list.
    assert!(!holds(&office, "out/archive", b"taro2@mihon.jp"));
    passes(urgent(&office, &["restore", "1"]));
    let list = taken(&office);
    assert_eq!(numbers(&list), ["012345", "012346"]);
    assert_eq!(list.census.declined, 1);
    assert!(holds(
        &office,
        "out/site/photos",
        &as_published("plain.png")
    ));
}

#[test]
fn many_who_leave_with_a_former_list_are_named_first() {
    let office = office(2);
    office.write("b.csv", people(5).csv());
    let key = office.text("current");
    passes(office.publish("b.csv", &["--no-photos", "--key", &key]));
    refused(
        &office,
        &["restore", "1"],
        &["5人のうち3人", "第012349号", "--leavers 3"],
    );
    passes(urgent(&office, &["restore", "1", "--leavers", "3"]));
    assert_eq!(taken(&office).specialists.len(), 2);
}

#[test]
fn a_list_comes_back_where_the_published_one_is_lost() {
    let office = office(3);
    let key = office.text("current");
    let site = ["--site", "list.example.jp", "--no-photos", "--key", &key];
    passes(office.publish("a.csv", &site));
    passes(office.publish("a.csv", &[&site[..], &["--expires", "2099-05-01"]].concat()));
    passes(remove(&office, "012346", &["--reason", "その他"]));
    let out = office.text("out");
    std::fs::remove_dir_all(office.path("out/site")).expect("removes");
    let unsigned = super::run(&["restore", "4", "--out", &out]);
    assert_eq!(unsigned.status, 1);
    assert!(
        unsigned.stderr.contains("署名（鍵番号"),
        "{}",
        unsigned.stderr
    );
    // Who was stopped does not come back, and nobody else was missing.
    passes(urgent(&office, &["restore", "3"]));
    let list = taken(&office);
    assert_eq!(
        (list.serial, numbers(&list)),
        (5, vec!["012345".to_string(), "012347".to_string()])
    );
    let meta = String::from_utf8(office.read("out/site/meta.json")).expect("UTF-8");
    assert!(meta.contains("\"site\":\"list.example.jp\""), "{meta}");
}

#[test]
fn a_page_that_has_seen_the_list_before_takes_each_urgent_change() {
    let office = office(4);
    let key = String::from_utf8(office.read("current.pub")).expect("UTF-8");
    let trust = Trust::parse(key.trim()).expect("a key");
    let mut seen = Seen::default();
    let mut takes = |serial: u64| {
        let bytes = office.read("out/site/meta.json");
        let meta = accept_meta(&bytes, &trust, &seen).expect("a newer description");
        assert_eq!(meta.serial, serial);
        seen.note(meta.key, meta.serial);
    };
    takes(1);
    passes(remove(&office, "012345", &["--reason", "その他"]));
    takes(2);
    let table = "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,文,新,2026-11-30,本人から\n";
    office.write("訂正.csv", table);
    passes(urgent(&office, &["correct", &office.text("訂正.csv")]));
    takes(3);
    passes(urgent(&office, &["restore", "1"]));
    takes(4);
    assert_eq!(taken(&office).specialists[0].appeal, "文");
}

/// The folder of a kept list is replaced by another list of the same number.
fn tampered(office: &Office) {
    let mut survey = people(3);
    survey.rows[0].insert("メールアドレス".into(), "other@example.jp".into());
    office.write("other.csv", survey.csv());
    let (survey, out) = (office.text("other.csv"), office.text("elsewhere"));
    passes(super::run(&["publish", "--survey", &survey, "--out", &out]));
    let kept = office.path("out/archive/1/site");
    std::fs::remove_dir_all(&kept).expect("removes");
    for (path, bytes) in contents(&office.path("elsewhere/site")) {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        office.write(&format!("out/archive/1/site/{name}"), bytes);
    }
}

#[test]
fn a_kept_list_that_the_office_did_not_publish_is_not_signed() {
    let office = office(3);
    let key = office.text("current");
    let further = ["--no-photos", "--key", &key];
    passes(office.publish("a.csv", &further));
    tampered(&office);
    refused(
        &office,
        &["restore", "1"],
        &["公開番号1の一覧の控え", "確かめられません"],
    );
    // Nor is it signed where nothing tells what was published under that number.
    for kind in ["json", "txt"] {
        std::fs::remove_file(office.path(&format!("out/report/report-1.{kind}"))).expect("removes");
    }
    refused(
        &office,
        &["restore", "1"],
        &["公開番号1の一覧の控え", "確かめられません"],
    );
}

#[test]
fn a_kept_list_is_known_by_its_report_or_its_signature_also_without_somebody() {
    let office = office(3);
    let key = office.text("current");
    let further = ["--no-photos", "--key", &key];
    passes(office.publish("a.csv", &further));
    passes(remove(&office, "012346", &WISH));
    // Somebody was taken out of the kept list, which nobody has signed since.
    passes(urgent(&office, &["restore", "1"]));
    assert_eq!(numbers(&taken(&office)), ["012345", "012347"]);
    std::fs::remove_dir_all(office.path("out/report")).expect("removes");
    let sum = office.path("out/archive/3/list.sha256");
    if sum.exists() {
        std::fs::remove_file(sum).expect("removes");
    }
    passes(urgent(&office, &["restore", "3"]));
}
