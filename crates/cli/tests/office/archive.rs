//! What the office keeps beside its publications: the archive, and the list of people who are not listed any more.

use super::urgent::{WISH, holds, office, passes, refused, remove, urgent};
use super::{Office, contents, run};
use crate::photos::as_published;

#[test]
fn the_surveys_of_the_last_five_publications_are_kept_for_their_owner_only() {
    let office = Office::published_two();
    for _ in 0..6 {
        passes(office.publish("a.csv", &[]));
    }
    let files = contents(&office.path("out/archive"));
    let folder = |path: &std::path::Path| {
        let folder = path.parent().and_then(|folder| folder.file_name());
        folder.expect("a number").to_string_lossy().into_owned()
    };
    let surveys = files
        .iter()
        .filter(|(path, _)| path.ends_with("survey.csv"));
    let mut kept: Vec<String> = surveys.map(|(path, _)| folder(path)).collect();
    kept.sort();
    assert_eq!(kept, ["3", "4", "5", "6", "7"]);
    let lists = files
        .iter()
        .filter(|(path, _)| path.ends_with("site/meta.json"));
    assert_eq!(lists.count(), 5);
    #[cfg(unix)]
    for name in ["out/archive", "out/archive/7", "out/archive/7/survey.csv"] {
        use std::os::unix::fs::PermissionsExt;
        let data = std::fs::metadata(office.path(name)).expect(name);
        assert_eq!(data.permissions().mode() & 0o077, 0, "{name}");
    }
}

#[test]
fn one_command_erases_the_archive_or_one_person_in_it() {
    let office = office(3);
    let (photos, key) = (office.text("photos"), office.text("current"));
    let further = ["--photos", &photos, "--key", &key];
    passes(office.publish("a.csv", &further));
    let out = office.text("out");
    let erase = |further: &[&str]| {
        let command = ["archive", "erase", "--out", &out];
        run(&[&command[..], further].concat())
    };
    assert_eq!(erase(&[]).status, 2);
    let wrong = erase(&["1", "7"]);
    assert_eq!(wrong.status, 1);
    assert!(wrong.stderr.contains("公開番号7"), "{}", wrong.stderr);
    assert!(office.path("out/archive/1").exists());

    let said = passes(erase(&["--person", "012345"])).stdout;
    assert!(said.contains("公開番号1、2の控えから消しました"), "{said}");
    assert!(!holds(&office, "out/archive", b"taro@mihon.jp"));
    assert!(!holds(&office, "out/archive", &as_published("plain.png")));
    assert!(holds(&office, "out/archive", &as_published("plain.jpg")));
    assert!(holds(&office, "out/site", &as_published("plain.png")));

    passes(erase(&["1"]));
    assert!(!office.path("out/archive/1").exists());
    assert!(office.path("out/archive/2").exists());
    let said = passes(erase(&["--all"])).stdout;
    assert!(said.contains("--updateを使えません"), "{said}");
    assert!(!office.path("out/archive").exists());
    // The list can still be changed, and says what is not possible.
    let run = passes(remove(&office, "012346", &WISH));
    assert!(
        run.stdout.contains("--updateを使えません"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_table_of_decisions_is_kept_and_loses_texts_of_people_with_the_first_who_withdraws() {
    let office = office(3);
    let key = office.text("current");
    let table = "種類,対象,元の表記,例,提案,決定,説明,列の位置\n\
        列,自己紹介文,,ある方の文,自己PR,自己PR,,2列目\n\
        値,得意業界,「ある方の業界」,,その他,その他,,\n";
    office.write("対応.csv", table);
    let mapping = office.text("対応.csv");
    let further = ["--no-photos", "--key", &key, "--mapping", &mapping];
    passes(office.publish("a.csv", &further));
    assert_eq!(office.read("out/archive/2/対応.csv"), table.as_bytes());
    assert!(!holds(&office, "out/site", "ある方".as_bytes()));
    // Another number, and a list that comes back, have it too.
    passes(office.publish("a.csv", &further));
    passes(urgent(&office, &["restore", "2"]));
    assert_eq!(office.read("out/archive/4/対応.csv"), table.as_bytes());

    passes(remove(&office, "012345", &WISH));
    assert!(!holds(&office, "out/archive", "ある方".as_bytes()));
    for number in 2..=5 {
        let kept = office.read(&format!("out/archive/{number}/対応.csv"));
        let kept = String::from_utf8(kept).expect("UTF-8");
        assert!(
            kept.contains("列,自己紹介文,,,自己PR,自己PR,,2列目"),
            "{kept}"
        );
    }

    // Without the option there is none to keep; a file of another kind stops.
    passes(office.publish("a.csv", &["--no-photos", "--key", &key]));
    assert!(!office.path("out/archive/6/対応.csv").exists());
    let other = office.text("a.csv");
    let run = office.publish("a.csv", &["--key", &key, "--mapping", &other]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("a.csv"), "{}", run.stderr);
    assert!(!office.path("out/archive/7").exists());
}

#[cfg(unix)]
#[test]
fn what_an_urgent_change_leaves_at_the_office_only_its_owner_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let office = office(3);
    passes(remove(&office, "012345", &WISH));
    for folder in ["out/report", "out/archive"] {
        for (path, _) in contents(&office.path(folder)) {
            let mode = std::fs::metadata(&path)
                .expect("a file")
                .permissions()
                .mode();
            assert_eq!(mode & 0o077, 0, "{path:?}");
        }
    }
    let stopped = std::fs::metadata(office.path("out/掲載停止.csv")).expect("a file");
    assert_eq!(stopped.permissions().mode() & 0o077, 0);
}

#[test]
fn a_list_of_stopped_people_under_another_name_stops_a_publication() {
    let office = office(2);
    for name in ["掲載停止 (1).csv", "掲載停止.xlsx", "掲載停止.csv.csv"] {
        office.write(
            &format!("out/{name}"),
            "登録番号,理由\n012345,本人の申し出\n",
        );
        let key = office.text("current");
        let run = office.publish("a.csv", &["--no-photos", "--key", &key]);
        assert_eq!(run.status, 1, "{name}");
        assert!(run.stderr.contains(name), "{}", run.stderr);
        refused(
            &office,
            &["remove", "012346", "--reason", "その他"],
            &[name],
        );
        std::fs::remove_file(office.path(&format!("out/{name}"))).expect("removes");
    }
}

#[test]
fn a_stopped_number_that_nobody_has_is_named() {
    let office = office(3);
    let key = office.text("current");
    passes(remove(&office, "012345", &WISH));
    let mut file = office.read("out/掲載停止.csv");
    file.extend("99999,その他,\r\n".as_bytes());
    office.write("out/掲載停止.csv", file);
    // Who was removed is known from the survey.
    let run = passes(office.publish("a.csv", &["--no-photos", "--key", &key]));
    let line = "前回の一覧にもいません: 第099999号。";
    assert!(run.stdout.contains(line), "{}", run.stdout);
}

#[test]
fn what_was_being_written_is_removed_and_stops_nothing() {
    let office = office(2);
    let torn = [
        "out/掲載停止.csv.aB3dE6gH9kLm.tmp",
        "out/archive/1/survey.csv.aB3dE6gH9kLm.tmp",
        "out/archive/1/site/meta.json.aB3dE6gH9kLm.tmp",
    ];
    for name in torn {
        office.write(name, "taro");
    }
    passes(remove(&office, "012345", &WISH));
    for name in torn {
        assert!(!office.path(name).exists(), "{name}");
    }
}

#[test]
fn a_withdrawal_that_was_interrupted_leaves_a_copy_that_counts_and_is_finished_the_next_time() {
    use activelist_cli::{DiskFolder, rewrite};
    use activelist_office::publish::{read_former, read_kept_survey, withdraw_all};
    use std::collections::BTreeSet;
    let who = BTreeSet::from([
        activelist_model::expert::RegistrationNumber::new(12_346).expect("a number")
    ]);
    for steps in 0.. {
        let office = office(3);
        let out = office.path("out");
        let folder = DiskFolder(&out);
        let found = withdraw_all(&folder, &who).expect("reads");
        let files = [found.remove.clone(), found.photos.clone()].concat();
        if steps > found.write.len() + files.len() {
            break;
        }
        let written = steps.min(found.write.len());
        assert!(rewrite(&out, &found.write[..written], &[], &[]).is_empty());
        assert!(rewrite(&out, &[], &files[..steps - written], &[]).is_empty());
        let kept = || {
            let former = read_former(&folder).expect("reads");
            read_kept_survey(&folder, &former).expect("reads")
        };
        assert!(kept().is_some(), "after {steps} steps");
        let found = withdraw_all(&folder, &who).expect("reads");
        let files = [found.remove, found.photos].concat();
        assert!(rewrite(&out, &found.write, &files, &[]).is_empty());
        assert!(kept().is_some(), "after {steps} steps and the rest");
        assert!(
            !holds(&office, "out/archive", b"taro1@mihon.jp"),
            "after {steps} steps"
        );
        // The copy is that of before no longer, wherever it comes from.
        let sum = String::from_utf8(office.read("out/archive/1/survey.csv.sha256")).expect("UTF-8");
        assert_eq!(sum.lines().count(), 1, "after {steps} steps");
        passes(urgent(&office, &["remove", "012345", "--reason", "その他"]));
    }
}

#[test]
fn a_further_column_of_somebody_who_declines_is_not_kept() {
    let office = Office::new();
    let mut survey = super::urgent::people(3);
    survey.headers.push("ご意見・ご連絡先".into());
    for row in &mut survey.rows {
        row.insert("ご意見・ご連絡先".into(), "090-0000-0000".into());
    }
    // All that the program knows of this person is what a row keeps that declines.
    let name = survey.rows[2]["氏名"].clone();
    let kept = [
        ("登録番号", "012347"),
        ("回答日時", "2025-07-03 09:05"),
        ("氏名", &name),
        ("掲載可否", "否"),
        ("ご意見・ご連絡先", "03-9999-9999に電話をください"),
    ];
    survey.rows[2] = kept
        .iter()
        .map(|(header, cell)| (header.to_string(), cell.to_string()))
        .collect();
    office.write("a.csv", survey.csv());
    passes(office.publish("a.csv", &[]));
    assert!(!holds(&office, "out/archive", b"03-9999-9999"));
    assert!(holds(&office, "out/archive", b"taro@mihon.jp"));
}
