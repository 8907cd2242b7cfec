//! A key that takes the place of another one.

use super::keys::keygen;
use super::urgent::{WISH, office, passes};
use super::{Office, Run, run};

/// With 20 people, signed by `current`; and the identifiers of it and of `spare`.
fn signed() -> (Office, [String; 2]) {
    let office = office(20);
    let spare = keygen(&office, "spare");
    let report: serde_json::Value =
        serde_json::from_slice(&office.read("out/report/report-1.json")).expect("JSON");
    let current = report["key"].as_str().expect("a key").to_string();
    (office, [current, spare])
}

/// Each kind of publication, signed by a key.
fn each(office: &Office, key: &str, further: &[&str]) -> Vec<Run> {
    let (out, key, survey) = (office.text("out"), office.text(key), office.text("a.csv"));
    let table =
        "登録番号,項目,訂正前,訂正後,日付,理由\n012350,自己PR,文,新しい文,2020-01-01,本人から\n";
    office.write("訂正.csv", table);
    let table = office.text("訂正.csv");
    let publish = ["publish", "--no-photos", "--survey", &survey];
    let remove = [&["remove", "012360"][..], &WISH].concat();
    let correct = ["correct", table.as_str()];
    let restore = ["restore", "1"];
    let acts = [&publish[..], &remove[..], &correct[..], &restore[..]];
    let common = ["--out", &out, "--key", &key];
    acts.iter()
        .map(|act| run(&[*act, &common[..], further].concat()))
        .collect()
}

fn refused(runs: &[Run], said: &[&str]) {
    for run in runs {
        assert_eq!(run.status, 1, "{}", run.stdout);
        for part in said {
            assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
        }
    }
}

fn publish(office: &Office, key: &str, further: &[&str]) -> Run {
    let key = office.text(key);
    let further = [&["--no-photos", "--key", &key][..], further].concat();
    office.publish("a.csv", &further)
}

#[test]
fn another_key_has_to_be_asked_for() {
    let (office, [current, spare]) = signed();
    // A second number, so that there is one to restore.
    passes(publish(&office, "current", &[]));
    let said = [spare.as_str(), current.as_str(), "--new-key", "予備の鍵"];
    refused(&each(&office, "spare", &[]), &said);
    assert!(!office.path("out/report/report-3.json").exists());
    let run = passes(publish(&office, "spare", &["--new-key"]));
    assert!(run.stdout.contains("元の鍵に戻さないで"), "{}", run.stdout);
    // From now on it is the key.
    passes(publish(&office, "spare", &[]));
}

#[test]
fn a_key_that_was_replaced_never_signs_again() {
    let (office, [current, _]) = signed();
    passes(publish(&office, "spare", &["--new-key"]));
    let said = [
        current.as_str(),
        "公開番号2で別の鍵に替える前の鍵",
        "使いません",
    ];
    for further in [&[][..], &["--new-key"]] {
        refused(&each(&office, "current", further), &said);
    }
    // Nor where the last publication has no signature, nor after many others.
    passes(office.publish("a.csv", &["--unsigned", "--no-photos"]));
    refused(&each(&office, "current", &[]), &said);
    for _ in 0..6 {
        passes(publish(&office, "spare", &[]));
    }
    for number in 1..8 {
        let _ = std::fs::remove_file(office.path(&format!("out/report/report-{number}.json")));
    }
    refused(&each(&office, "current", &[]), &said);
    passes(publish(&office, "spare", &[]));
}

#[test]
fn folders_of_former_versions_know_the_replaced_key_by_their_reports() {
    let (office, [current, _]) = signed();
    passes(publish(&office, "spare", &["--new-key"]));
    passes(publish(&office, "spare", &[]));
    for number in 1..=3 {
        let name = format!("out/report/report-{number}.json");
        let mut report: serde_json::Value =
            serde_json::from_slice(&office.read(&name)).expect("JSON");
        let fields = report.as_object_mut().expect("a report");
        fields.remove("keys");
        office.write(&name, report.to_string());
    }
    let said = [current.as_str(), "公開番号2で別の鍵に替える前の鍵"];
    refused(&[publish(&office, "current", &[])], &said);
}

#[test]
fn the_option_is_refused_where_no_key_is_replaced() {
    let (office, _) = signed();
    refused(
        &each(&office, "current", &["--new-key"]),
        &["--new-keyを付けずに"],
    );
    let first = Office::new();
    keygen(&first, "current");
    first.write("a.csv", super::builder::Survey::of(2).csv());
    let key = first.text("current");
    let run = first.publish("a.csv", &["--key", &key, "--new-key"]);
    refused(&[run], &["--new-keyを付けずに"]);
    // A list that had no signature may get one.
    passes(first.publish("a.csv", &[]));
    passes(first.publish("a.csv", &["--key", &key]));
}
