//! Removing, correcting and going back without a survey.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::photos::{as_published, fixture};
use activelist_publication::{
    Limits, List, Seen, Trust, accept_meta, accept_parts, accept_snapshot,
};

pub const WISH: [&str; 2] = ["--reason", "本人の申し出"];

pub fn people(number: usize) -> Survey {
    (0..number).fold(Survey::new(), |survey, person| {
        let name = format!("見本 {person}");
        survey.row(&[("氏名", &name), ("自己PR", "文")])
    })
}

/// Published as number 1 and signed, with portraits of the first two.
pub fn office(number: usize) -> Office {
    let office = Office::new();
    let mut survey = people(number);
    for (row, photo) in survey.rows.iter_mut().zip(["a.png", "b.jpg"]) {
        row.insert("写真".into(), photo.into());
    }
    office.write("photos/a.png", fixture("plain.png"));
    office.write("photos/b.jpg", fixture("plain.jpg"));
    office.write("a.csv", survey.csv());
    let key = office.text("current");
    assert_eq!(run(&["keygen", "--out", &key]).status, 0);
    let further = ["--photos", &office.text("photos"), "--key", &key];
    let run = office.publish("a.csv", &further);
    assert_eq!(run.status, 0, "{}", run.stderr);
    office
}

pub fn urgent(office: &Office, arguments: &[&str]) -> Run {
    let (out, key) = (office.text("out"), office.text("current"));
    let common = ["--out", &out, "--key", &key];
    run(&[arguments, &common].concat())
}

pub fn remove(office: &Office, number: &str, reason: &[&str]) -> Run {
    urgent(office, &[&["remove", number], reason].concat())
}

pub fn passes(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}\n{}", run.stderr, run.stdout);
    run
}

/// Refused with these words, and nothing is written but what names the faults.
pub fn refused(office: &Office, arguments: &[&str], said: &[&str]) {
    let all = || -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = contents(&office.path("out"));
        found.retain(|(path, _)| !path.ends_with("publish.lock"));
        found
    };
    let before = all();
    let run = urgent(office, arguments);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in said {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(all(), before);
}

/// The list as a page or a kiosk takes it that knows the key: signature, hash, content, parts.
pub fn taken(office: &Office) -> List {
    let key = String::from_utf8(office.read("current.pub")).expect("UTF-8");
    let trust = Trust::parse(key.trim()).expect("a key");
    let meta = office.read("out/site/meta.json");
    let meta = accept_meta(&meta, &trust, &Seen::default()).expect("a description");
    let read = |name: &str| office.read(&format!("out/site/{name}"));
    let (list, problems) =
        accept_snapshot(&read(&meta.file()), &meta, &Limits::STANDARD).expect("a list");
    assert!(problems.is_empty());
    let parts: Vec<Vec<u8>> = meta.parts.iter().map(|part| read(&part.file())).collect();
    if !parts.is_empty() {
        let packed = accept_parts(&parts, &meta).expect("parts");
        assert_eq!(packed, activelist_publication::Packed::from(list.clone()));
    }
    let site = office.text("out/site");
    let keys = office.text("current.pub");
    passes(run(&["check", &site, "--keys", &keys]));
    list
}

pub fn numbers(list: &List) -> Vec<String> {
    let people = list.specialists.iter();
    people.map(|one| one.registration.to_string()).collect()
}

/// The lines of the published snapshot that are records.
pub fn records(office: &Office) -> BTreeSet<String> {
    let text = String::from_utf8(office.published()).expect("UTF-8");
    let lines = text.lines().filter(|line| line.starts_with("{\"no\""));
    lines
        .map(|line| line.trim_end_matches(',').to_string())
        .collect()
}

/// Whether any file below a folder holds these bytes.
pub fn holds(office: &Office, folder: &str, bytes: &[u8]) -> bool {
    let files = contents(&office.path(folder));
    files
        .iter()
        .any(|(_, file)| file.windows(bytes.len()).any(|window| window == bytes))
}

#[test]
fn who_is_removed_leaves_list_photos_and_archive_and_nobody_else_changes_by_a_byte() {
    let office = office(4);
    let before = records(&office);
    let run = passes(remove(&office, "012345", &WISH));
    assert!(
        run.stdout.contains("公開番号2を作成しました"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("鍵番号"), "{}", run.stdout);
    let list = taken(&office);
    assert_eq!(list.serial, 2);
    assert_eq!(numbers(&list), ["012346", "012347", "012348"]);
    assert_eq!((list.census.declined, list.census.answers), (1, 4));
    let after = records(&office);
    assert_eq!(before.difference(&after).count(), 1);
    assert!(after.is_subset(&before));
    // The portrait goes, from the site and from the archive. That of the other person stays in both.
    for (name, is_left) in [("plain.png", false), ("plain.jpg", true)] {
        for folder in ["out/site", "out/archive"] {
            assert_eq!(
                holds(&office, folder, &as_published(name)),
                is_left,
                "{name} {folder}"
            );
        }
    }
    // Of the answers number, name and time are left.
    assert!(!holds(&office, "out/archive", b"taro@mihon.jp"));
    assert!(holds(&office, "out/archive", b"taro1@mihon.jp"));
    let stopped = String::from_utf8(office.read("out/掲載停止.csv")).expect("UTF-8");
    assert!(stopped.contains("第012345号,本人の申し出,"), "{stopped}");
    // The next survey still has the person, and the list does not.
    let further = [
        "--photos",
        &office.text("photos"),
        "--key",
        &office.text("current"),
    ];
    passes(office.publish("a.csv", &further));
    assert_eq!(numbers(&taken(&office)), ["012346", "012347", "012348"]);
    assert!(!holds(&office, "out/archive", b"taro@mihon.jp"));
}

#[test]
fn a_removal_for_another_reason_keeps_what_the_person_answered() {
    let office = office(3);
    passes(remove(
        &office,
        "012345",
        &["--reason", "登録の失効・取消（2026-03-31）"],
    ));
    let list = taken(&office);
    assert_eq!((list.census.declined, list.census.outside), (0, 1));
    assert!(holds(&office, "out/archive/2", b"taro@mihon.jp"));
    let report = String::from_utf8(office.read("out/report/report-2.txt")).expect("UTF-8");
    let line = "第012345号 見本 0: 掲載停止（登録の失効・取消（2026-03-31））";
    assert!(report.contains(line), "{report}");
}

#[test]
fn an_update_goes_on_from_an_urgent_change() {
    let office = office(3);
    passes(remove(&office, "012346", &WISH));
    let table =
        "登録番号,項目,訂正前,訂正後,日付,理由\n012347,自己PR,文,訂正した文,2026-11-30,本人から\n";
    office.write("訂正.csv", table);
    passes(urgent(&office, &["correct", &office.text("訂正.csv")]));
    let mut update = Survey::new();
    update.headers = ["登録番号", "回答日時", "氏名", "フリガナ"]
        .map(String::from)
        .to_vec();
    let update = update.row(&[
        ("登録番号", "012345"),
        ("回答日時", "2026-05-01 10:00"),
        ("氏名", "見本 0"),
        ("フリガナ", "ミホン"),
    ]);
    office.write("b.csv", update.csv());
    let (photos, key) = (office.text("photos"), office.text("current"));
    let run = office.publish("b.csv", &["--update", "--photos", &photos, "--key", &key]);
    assert!(passes(run).stdout.contains("退出0人、変更1人"));
    let list = taken(&office);
    assert_eq!(numbers(&list), ["012345", "012347"]);
    assert_eq!(list.specialists[1].appeal, "訂正した文");
    assert_eq!(list.serial, 4);
    assert_eq!(list.census.declined, 1);
}

#[test]
fn numbers_that_are_not_listed_are_all_named_and_nothing_is_written() {
    let office = office(2);
    let wrong = ["remove", "012345", "999999", "000001", "--reason", "その他"];
    refused(&office, &wrong, &["第999999号", "第000001号", "2件"]);
    let misuse = urgent(&office, &["remove", "012345", "--reason", "なんとなく"]);
    assert_eq!(misuse.status, 2);
    assert!(misuse.stderr.contains("本人の申し出"), "{}", misuse.stderr);
    let misuse = urgent(&office, &["remove", "--reason", "その他"]);
    assert_eq!(misuse.status, 2);
    passes(remove(&office, "012345", &WISH));
    refused(
        &office,
        &["remove", "012345", "--reason", "その他"],
        &["第012345号", "掲載停止.csvにあります"],
    );
}

#[test]
fn an_urgent_change_is_signed_like_the_list_before() {
    let office = office(2);
    let out = office.text("out");
    let unsigned = run(&["remove", "012345", "--reason", "その他", "--out", &out]);
    assert_eq!(unsigned.status, 1);
    assert!(
        unsigned.stderr.contains("署名（鍵番号"),
        "{}",
        unsigned.stderr
    );
    assert!(!office.path("out/掲載停止.csv").exists());
    // Where the signature is another one, nobody knows whose list it is.
    let before = office.read("out/site/meta.json");
    let mut other = before.clone();
    let digit = other.len() - "\"}\n".len() - 1;
    other[digit] = if other[digit] == b'0' { b'1' } else { b'0' };
    office.write("out/site/meta.json", other);
    let said = ["事務局の公開したものかを確かめられません"];
    refused(&office, &["remove", "012345", "--reason", "その他"], &said);
    office.write("out/site/meta.json", before);
    passes(remove(&office, "012345", &WISH));
}

#[test]
fn a_list_that_the_office_did_not_publish_is_not_signed() {
    let office = office(2);
    let other = Office::new();
    other.write("a.csv", people(3).csv());
    assert_eq!(other.publish("a.csv", &[]).status, 0);
    std::fs::remove_dir_all(office.path("out/site")).expect("removes");
    for (path, bytes) in contents(&other.path("out/site")) {
        let name = path.strip_prefix(other.path("")).expect("below");
        office.write(name.to_str().expect("UTF-8"), bytes);
    }
    let said = ["事務局の公開したものかを確かめられません"];
    refused(&office, &["remove", "012345", "--reason", "その他"], &said);
}

#[test]
fn a_lost_list_of_stopped_people_stops_an_urgent_change_too() {
    let office = office(3);
    passes(remove(&office, "012345", &WISH));
    std::fs::remove_file(office.path("out/掲載停止.csv")).expect("removes");
    refused(
        &office,
        &["remove", "012346", "--reason", "その他"],
        &["掲載停止.csv"],
    );
}

#[test]
fn rows_of_the_list_of_stopped_people_stay_when_others_are_added() {
    let office = office(4);
    let (own, _, _) = encoding_rs::SHIFT_JIS
        .encode("止めた方\n番号メモ,理由,登録番号\n\"一行目,\",その他（転居）,012347\n");
    office.write("out/掲載停止.csv", own);
    let run = passes(remove(&office, "012345", &WISH));
    assert!(run.stdout.contains("第012347号"), "{}", run.stdout);
    let stopped = String::from_utf8(office.read("out/掲載停止.csv")).expect("UTF-8");
    assert!(
        stopped.contains("\"一行目,\",その他（転居）,012347\r\n"),
        "{stopped}"
    );
    assert!(
        stopped.ends_with(",本人の申し出,第012345号\r\n"),
        "{stopped}"
    );
    assert_eq!(numbers(&taken(&office)), ["012346", "012348"]);
}

#[test]
fn another_reason_than_that_of_the_list_of_stopped_people_is_named() {
    let office = office(3);
    office.write("out/掲載停止.csv", "登録番号,理由\n012345,その他（転居）\n");
    let wish = ["remove", "012345", "--reason", "本人の申し出"];
    refused(
        &office,
        &wish,
        &["第012345号", "別の理由（その他（転居））"],
    );
    let wish = ["remove", "012345", "--reason", "その他"];
    passes(urgent(&office, &wish));
    assert_eq!(taken(&office).census.outside, 1);
}

#[test]
fn the_last_day_stays_and_a_list_that_is_over_needs_another() {
    let office = Office::new();
    office.write("a.csv", people(2).csv());
    let out = office.text("out");
    let old = ["--published", "2020-01-01", "--expires", "2020-12-31"];
    assert_eq!(office.publish("a.csv", &old).status, 0);
    // Twice: what is published now does not come back.
    assert_eq!(office.publish("a.csv", &old).status, 0);
    let remove = ["remove", "012345", "--reason", "その他", "--out", &out];
    let refused = run(&remove);
    assert_eq!(refused.status, 1);
    let said = "いまの一覧の有効期限（2020-12-31）は過ぎています。新しい有効期限を、--expires ";
    assert!(refused.stderr.contains(said), "{}", refused.stderr);
    let restored = run(&["restore", "1", "--out", &out, "--published", "2199-01-01"]);
    let said = "公開番号1の一覧の有効期限（";
    assert!(restored.stderr.contains(said), "{}", restored.stderr);
    let said = "は過ぎています。新しい有効期限を、--expires 2200-01-01のように";
    assert!(restored.stderr.contains(said), "{}", restored.stderr);
    // A day that was asked for is another matter.
    let early = run(&[&remove[..], &["--expires", "2020-01-01"]].concat());
    assert!(
        early.stderr.contains("--publishedか--expiresを直して"),
        "{}",
        early.stderr
    );
    passes(run(&[&remove[..], &["--expires", "2099-12-31"]].concat()));
    let list = String::from_utf8(office.published()).expect("UTF-8");
    assert!(list.contains("\"expires\":\"2099-12-31\""));
}

#[test]
fn lists_that_the_office_used_are_not_forgotten_after_an_urgent_change() {
    let office = Office::new();
    office.write("a.csv", people(4).csv());
    office.write("register.csv", "登録番号,更新期限\n12345,2099-03-31\n12346,2099-03-31\n12347,2099-03-31\n12348,2099-03-31\n");
    office.write("outside.csv", "012348\n");
    let (register, outside) = (office.text("register.csv"), office.text("outside.csv"));
    let further = ["--register", &register, "--outside", &outside];
    passes(office.publish("a.csv", &further));
    let out = office.text("out");
    passes(run(&[
        "remove",
        "012345",
        "--reason",
        "その他",
        "--out",
        &out,
    ]));
    let run = office.publish("a.csv", &[]);
    assert_eq!(run.status, 1);
    for option in ["--no-register", "--no-outside"] {
        assert!(run.stderr.contains(option), "{}", run.stderr);
    }
}
