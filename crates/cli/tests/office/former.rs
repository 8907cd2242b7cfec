//! A former publication that is damaged: its number and kind still count, and nothing advises to get
//! round that.

use std::fs;
use std::path::Path;

use super::{Office, Run, contents, run};
use crate::builder::Survey;

/// An office that has published its list under number 7, with a backup of `site/`.
fn office() -> Office {
    let office = Office::new();
    office.write("a.csv", Survey::of(2).csv());
    office.write("b.csv", Survey::of(3).csv());
    office.write("sample.csv", sample(1).csv());
    let day = ["--serial", "7", "--published", "2026-04-01"];
    assert_eq!(office.publish("a.csv", &day).status, 0);
    copy(&office.path("out/site"), &office.path("backup"));
    office
}

fn sample(people: usize) -> Survey {
    let mut survey = Survey::new();
    survey.headers.push("見本データ".into());
    (0..people).fold(survey, |survey, _| survey.row(&[("見本データ", "見本")]))
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in contents(from) {
        let path = to.join(path.strip_prefix(from).expect("below"));
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("writes");
    }
}

fn meta(office: &Office) -> serde_json::Value {
    serde_json::from_slice(&office.read("out/site/meta.json")).expect("JSON")
}

fn serial(office: &Office) -> u64 {
    meta(office)["signed"]["serial"].as_u64().expect("a number")
}

/// Refused, and no word of a number that would get round it.
fn refused(run: &Run, said: &[&str]) {
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    for part in said {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    let names_serial = run.stderr.contains("--serial");
    assert!(!names_serial, "recommends a number: {}", run.stderr);
    let kept = run.stderr.contains("前回の公開はそのまま");
    assert!(!kept, "says that a damaged one stays: {}", run.stderr);
}

/// A way to lose a file, and its name.
type Loss = (&'static str, fn(&Path));

/// How the snapshot of a publication can be lost while its description can still be read.
fn losses() -> Vec<Loss> {
    fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = fs::read(path).expect("reads");
        change(&mut bytes);
        fs::write(path, bytes).expect("writes");
    }
    vec![
        ("gone", |path| fs::remove_file(path).expect("removes")),
        ("empty", |path| fs::write(path, "").expect("writes")),
        ("cut", |path| change(path, |bytes| bytes.truncate(300))),
        ("one bit", |path| change(path, |bytes| bytes[200] ^= 1)),
        ("another file", |path| {
            fs::write(path, "{}").expect("writes")
        }),
    ]
}

#[test]
fn behind_a_damaged_snapshot_the_number_and_the_kind_still_count() {
    for (name, lose) in losses() {
        let office = office();
        lose(&office.snapshot("out/site"));
        let before = contents(&office.path("out/site"));
        let publish = |survey: &str, further: &[&str], said: &[&str]| {
            refused(&office.publish(survey, further), said);
            assert_eq!(contents(&office.path("out/site")), before, "{name}");
        };
        publish("b.csv", &[], &["バックアップ", "公開番号7"]);
        publish("b.csv", &["--serial", "6"], &["6", "7", "バックアップ"]);
        publish("b.csv", &["--serial", "1"], &["7", "バックアップ"]);
        publish("b.csv", &["--serial", "7"], &["異なる内容", "バックアップ"]);
        let over_real = ["見本データで置き換えることはできません"];
        publish("sample.csv", &[], &over_real);
        publish("sample.csv", &["--serial", "8"], &over_real);
        publish("b.csv", &["--serial", "8", "--sample"], &over_real);

        // A higher number of a real list is the office's own word.
        let next = office.publish("b.csv", &["--serial", "8"]);
        assert_eq!(next.status, 0, "{name}: {}", next.stderr);
        assert_eq!(serial(&office), 8);
    }
}

#[test]
fn the_same_list_under_its_own_number_repairs_a_damaged_publication() {
    for (name, lose) in losses() {
        let office = office();
        lose(&office.snapshot("out/site"));
        let again = office.publish("a.csv", &["--serial", "7"]);
        assert_eq!(again.status, 0, "{name}: {}", again.stderr);
        let backup = contents(&office.path("backup"));
        let site = contents(&office.path("out/site"));
        let bytes =
            |files: Vec<(_, Vec<u8>)>| files.into_iter().map(|(_, b)| b).collect::<Vec<_>>();
        assert_eq!(bytes(site), bytes(backup), "{name}");
    }
}

#[test]
fn a_backup_put_back_is_a_former_publication_again() {
    let office = office();
    let snapshot = office.snapshot("out/site");
    fs::remove_file(&snapshot).expect("removes");
    assert_eq!(office.publish("b.csv", &[]).status, 1);
    copy(&office.path("backup"), &office.path("out/site"));
    assert_eq!(run(&["check", &office.text("out/site")]).status, 0);
    let next = office.publish("b.csv", &[]);
    assert_eq!(next.status, 0, "{}", next.stderr);
    assert_eq!(serial(&office), 8);
}

#[test]
fn behind_a_description_that_cannot_be_read_nothing_is_published() {
    let whole = {
        let office = office();
        office.read("out/site/meta.json")
    };
    let mut turned = whole.clone();
    turned[0] ^= 1;
    let text = String::from_utf8(whole.clone()).expect("UTF-8");
    for bytes in [
        Vec::new(),
        whole[..whole.len() / 2].to_vec(),
        turned,
        vec![0; 400],
        text.replace("\"serial\":7", "\"serial\":0").into_bytes(),
        text.replace("\"serial\":7", "\"serial\":\"7\"")
            .into_bytes(),
        text.replace(":", ": ").into_bytes(),
    ] {
        let office = office();
        office.write("out/site/meta.json", &bytes);
        let before = contents(&office.path("out/site"));
        for further in [&[][..], &["--serial", "8"], &["--serial", "1"]] {
            let run = office.publish("b.csv", further);
            refused(&run, &["meta.json", "バックアップ"]);
        }
        let made_up = office.publish("sample.csv", &["--serial", "8"]);
        refused(&made_up, &["見本データで置き換えることはできません"]);
        assert_eq!(contents(&office.path("out/site")), before);

        // A new folder is a new beginning.
        let (survey, new) = (office.text("b.csv"), office.text("new"));
        let run = run(&["publish", "--survey", &survey, "--out", &new]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
}

#[test]
fn a_publication_of_a_newer_program_asks_for_that_program_and_not_for_a_backup() {
    let text = String::from_utf8(office().read("out/site/meta.json")).expect("UTF-8");
    for newer in [
        text.replace("\"schema\":1", "\"schema\":3"),
        text.replace("\"app\":\"", "\"app\":\"9"),
    ] {
        let office = office();
        assert_ne!(newer, text);
        office.write("out/site/meta.json", &newer);
        let run = office.publish("b.csv", &["--serial", "8"]);
        refused(&run, &["新しい版"]);
        assert!(!run.stderr.contains("バックアップ"), "{}", run.stderr);
        assert_eq!(office.read("out/site/meta.json"), newer.into_bytes());
    }
}

#[test]
fn without_a_description_a_snapshot_still_tells_number_and_kind() {
    let office = office();
    fs::remove_file(office.path("out/site/meta.json")).expect("removes");
    let before = contents(&office.path("out/site"));
    let made_up = office.publish("sample.csv", &["--serial", "1"]);
    assert_eq!(made_up.status, 1, "{}", made_up.stdout);
    let back = office.publish("b.csv", &["--serial", "6"]);
    assert_eq!(back.status, 1, "{}", back.stdout);
    assert_eq!(contents(&office.path("out/site")), before);
    let next = office.publish("b.csv", &[]);
    assert_eq!(next.status, 0, "{}", next.stderr);
    assert_eq!(serial(&office), 8);
}

#[test]
fn a_snapshot_without_a_description_that_cannot_be_read_is_not_published_over() {
    for (name, lose) in &losses()[1..] {
        let office = office();
        lose(&office.snapshot("out/site"));
        fs::remove_file(office.path("out/site/meta.json")).expect("removes");
        let before = contents(&office.path("out/site"));
        for further in [&[][..], &["--serial", "8"]] {
            let run = office.publish("b.csv", further);
            refused(&run, &["meta.json", "バックアップ"]);
            assert_eq!(contents(&office.path("out/site")), before, "{name}");
        }
    }
}

#[test]
fn an_older_backup_does_not_bring_the_number_back() {
    let office = office();
    assert_eq!(office.publish("b.csv", &[]).status, 0);
    assert_eq!(serial(&office), 8);
    fs::remove_dir_all(office.path("out/site")).expect("removes");
    copy(&office.path("backup"), &office.path("out/site"));
    let back = office.publish("a.csv", &["--serial", "7"]);
    assert_eq!(back.status, 1, "{}", back.stdout);
    assert!(back.stderr.contains('8'), "{}", back.stderr);
    // The report of number 8 tells that this number is taken, and by what.
    let taken = office.publish("a.csv", &["--serial", "8"]);
    assert_eq!(taken.status, 1, "{}", taken.stdout);
    let next = office.publish("a.csv", &[]);
    assert_eq!(next.status, 0, "{}", next.stderr);
    assert_eq!(serial(&office), 9);
}

#[test]
fn an_older_description_does_not_bring_the_number_back_either() {
    let office = office();
    assert_eq!(office.publish("b.csv", &[]).status, 0);
    let older = fs::read(office.path("backup/meta.json")).expect("reads");
    office.write("out/site/meta.json", older);
    // Also where the reports are kept elsewhere.
    fs::remove_dir_all(office.path("out/report")).expect("removes");
    for further in [&["--serial", "7"][..], &["--serial", "8"]] {
        refused(&office.publish("a.csv", further), &["8", "バックアップ"]);
    }
    let next = office.publish("a.csv", &["--serial", "9"]);
    assert_eq!(next.status, 0, "{}", next.stderr);
}

#[test]
fn a_site_that_was_taken_away_leaves_the_numbers_of_its_reports() {
    let office = office();
    fs::remove_dir_all(office.path("out/site")).expect("removes");
    let made_up = office.publish("sample.csv", &[]);
    assert_eq!(made_up.status, 1, "{}", made_up.stdout);
    let back = office.publish("b.csv", &["--serial", "6"]);
    assert_eq!(back.status, 1, "{}", back.stdout);
    let next = office.publish("b.csv", &[]);
    assert_eq!(next.status, 0, "{}", next.stderr);
    assert_eq!(serial(&office), 8);
}

#[test]
fn a_damaged_made_up_list_may_be_followed_by_any() {
    let publish = |survey: &str, further: &[&str]| {
        let office = office();
        fs::remove_dir_all(office.path("out")).expect("removes");
        office.write("sample2.csv", sample(2).csv());
        assert_eq!(office.publish("sample.csv", &["--serial", "3"]).status, 0);
        fs::remove_file(office.snapshot("out/site")).expect("removes");
        let run = office.publish(survey, further);
        (run.status, office)
    };
    for (survey, further, expected) in [
        ("sample2.csv", &[][..], Some(4)),
        ("sample2.csv", &["--serial", "3"], Some(3)),
        ("sample2.csv", &["--serial", "2"], None),
        ("b.csv", &[], Some(4)),
        ("b.csv", &["--serial", "3"], Some(3)),
    ] {
        let (status, office) = publish(survey, further);
        assert_eq!(status == 0, expected.is_some(), "{survey} {further:?}");
        assert_eq!(
            serial(&office),
            expected.unwrap_or(3),
            "{survey} {further:?}"
        );
    }
}

#[test]
fn a_damaged_list_whose_report_is_gone_counts_as_a_real_one() {
    let office = office();
    fs::remove_dir_all(office.path("out")).expect("removes");
    assert_eq!(office.publish("sample.csv", &["--serial", "3"]).status, 0);
    fs::remove_file(office.snapshot("out/site")).expect("removes");
    fs::remove_dir_all(office.path("out/report")).expect("removes");
    for further in [&[][..], &["--serial", "4"]] {
        let run = office.publish("sample.csv", further);
        refused(&run, &["見本データで置き換えることはできません", "--out"]);
    }
    assert_eq!(serial(&office), 3);
}

#[test]
fn a_lost_description_does_not_let_an_unsigned_list_take_the_place_of_a_signed_one() {
    let office = Office::new();
    office.write("a.csv", Survey::of(2).csv());
    let id = crate::keys::keygen(&office, "key");
    let key = office.text("key");
    assert_eq!(office.publish("a.csv", &["--key", &key]).status, 0);
    fs::remove_file(office.path("out/site/meta.json")).expect("removes");
    let unsigned = office.publish("a.csv", &[]);
    assert_eq!(unsigned.status, 1, "{}", unsigned.stdout);
    assert!(unsigned.stderr.contains(&id), "{}", unsigned.stderr);
    assert_eq!(office.publish("a.csv", &["--key", &key]).status, 0);
}

#[test]
fn a_report_that_the_program_did_not_write_counts_for_no_number() {
    let office = office();
    for (name, text) in [
        ("report-2026.json", "{}"),
        ("report-2027.json", "{\"serial\":1}"),
        ("report-99.txt", "a note"),
        ("report-.json", "{\"serial\":9}"),
        ("report-99999999999999999999.json", "{}"),
        ("report-50.json", "cut off {"),
    ] {
        office.write(&format!("out/report/{name}"), text);
    }
    assert_eq!(office.publish("b.csv", &[]).status, 0);
    assert_eq!(serial(&office), 8);
}

#[test]
fn who_leaves_behind_a_damaged_snapshot_is_seen_by_the_list_in_the_archive() {
    for (name, lose) in losses() {
        let office = Office::new();
        office.write("all.csv", Survey::of(12).csv());
        office.write("one.csv", Survey::of(1).csv());
        assert_eq!(office.publish("all.csv", &[]).status, 0);
        lose(&office.snapshot("out/site"));
        let before = contents(&office.path("out/site"));
        let run = office.publish("one.csv", &["--serial", "2"]);
        assert_eq!(run.status, 1, "{name}: {}{}", run.stdout, run.stderr);
        assert!(
            run.stderr.contains("--leavers 11"),
            "{name}: {}",
            run.stderr
        );
        assert_eq!(contents(&office.path("out/site")), before, "{name}");
        let run = office.publish("one.csv", &["--serial", "2", "--leavers", "11"]);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        assert!(
            !run.stdout.contains("前回の一覧を読み取れない"),
            "{name}: {}",
            run.stdout
        );
    }
    // Without the archive there is nothing to compare with, and the program says so.
    let office = Office::new();
    office.write("all.csv", Survey::of(12).csv());
    assert_eq!(office.publish("all.csv", &[]).status, 0);
    fs::remove_file(office.snapshot("out/site")).expect("removes");
    fs::remove_dir_all(office.path("out/archive")).expect("removes");
    let run = office.publish("all.csv", &["--serial", "2"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("前回の一覧を読み取れない"),
        "{}",
        run.stdout
    );
}
