use std::fs;
use std::process::{Command, Stdio};

use activelist_cli::Lock;

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::photos::fixture;

/// An office with two surveys whose lists share no portrait and no snapshot.
fn office() -> Office {
    let office = Office::new();
    for (name, photo) in [("a", "plain.png"), ("b", "plain.jpg")] {
        office.write(&format!("photos-{name}/{photo}"), fixture(photo));
        let survey = (0..40).fold(Survey::new(), |survey, _| survey.row(&[("写真", photo)]));
        office.write(&format!("{name}.csv"), survey.csv());
    }
    office
}

/// Starts a publication to `out` and does not wait for it.
fn start(office: &Office, name: &str) -> std::process::Child {
    let path = |name: &str| office.path(name);
    Command::new(env!("CARGO_BIN_EXE_activelist"))
        .arg("publish")
        .arg("--survey")
        .arg(path(&format!("{name}.csv")))
        .arg("--photos")
        .arg(path(&format!("photos-{name}")))
        .arg("--out")
        .arg(path("out"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn end(child: std::process::Child) -> Run {
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        status: output.status.code().expect("ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

fn is_refused(run: &Run) -> bool {
    let refused = run.status == 1 && run.stderr.contains("ほかに実行中のactivelist");
    assert!(refused || run.status == 0, "{}", run.stderr);
    refused
}

#[test]
fn of_two_publishers_at_once_one_is_refused_and_the_folder_is_good() {
    let mut refused = 0;
    let office = office();
    for turn in 0..24 {
        let order = if turn % 2 == 0 {
            ["a", "b"]
        } else {
            ["b", "a"]
        };
        let started = order.map(|name| start(&office, name));
        let ended = started.map(end);
        let refusals = ended.iter().filter(|run| is_refused(run)).count();
        assert!(refusals < 2, "turn {turn}: nobody published");
        refused += refusals;

        let checked = run(&["check", &office.text("out/site")]);
        assert_eq!(checked.status, 0, "turn {turn}: {}", checked.stderr);
        // The list that was published last is there with its portrait, and nothing of the other one.
        assert_eq!(contents(&office.path("out/site")).len(), 3, "turn {turn}");
        let reports = contents(&office.path("out/report")).len();
        assert_eq!(reports % 2, 0, "turn {turn}: half a report");
    }
    assert!(refused > 0, "in no turn the two met");
}

#[test]
fn a_publisher_is_refused_at_once_while_another_one_holds_the_folder() {
    let office = office();
    assert_eq!(end(start(&office, "a")).status, 0);
    let former = contents(&office.path("out/site"));
    let lock = Lock::exclusive(&office.path("out")).expect("a lock");
    let refused = end(start(&office, "b"));
    assert_eq!(refused.status, 1);
    let said = &refused.stderr;
    let who = format!("（プロセス番号{}）", std::process::id());
    let out = office.text("out");
    for part in ["公開しませんでした", &who, &out, "終了を待って"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    // A half of what is written now would look like damage to whoever reads it.
    for reader in [
        run(&["check", &office.text("out/site")]),
        run(&["search", &office.text("out/site"), "area=27"]),
    ] {
        assert_eq!(reader.status, 1);
        assert!(reader.stderr.contains(&who), "{}", reader.stderr);
    }
    let remove = ["remove", "012345", "--reason", "その他", "--out", &out];
    let erase = ["archive", "erase", "--all", "--out", &out];
    let restore = ["restore", "1", "--out", &out];
    for changer in [&remove[..], &erase, &restore] {
        let refused = run(changer);
        assert_eq!(refused.status, 1, "{changer:?}");
        assert!(refused.stderr.contains(&who), "{}", refused.stderr);
    }
    assert_eq!(contents(&office.path("out/site")), former);
    drop(lock);
    assert_eq!(end(start(&office, "b")).status, 0);
    assert_eq!(run(&["check", &office.text("out/site")]).status, 0);
}

#[test]
fn readers_share_a_publication_and_keep_a_publisher_from_it() {
    let office = office();
    assert_eq!(end(start(&office, "a")).status, 0);
    let site = office.path("out/site");
    let lock = Lock::shared(&site).expect("a lock").expect("its file");
    assert_eq!(run(&["check", &office.text("out/site")]).status, 0);
    assert!(is_refused(&end(start(&office, "b"))));
    drop(lock);
    assert!(!is_refused(&end(start(&office, "b"))));
    // A site on a host has no lock, and needs none.
    let copy = office.path("host/list");
    fs::create_dir_all(&copy).expect("a folder");
    for (path, bytes) in contents(&site) {
        let path = copy.join(path.strip_prefix(&site).expect("below"));
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("writes");
    }
    assert_eq!(run(&["check", &office.text("host/list")]).status, 0);
    assert_eq!(fs::read_dir(office.path("host")).expect("reads").count(), 1);
}

#[test]
fn what_a_killed_publisher_left_is_taken_away_by_the_next_one() {
    let office = office();
    assert_eq!(end(start(&office, "a")).status, 0);
    let snapshot = office.snapshot("out/site");
    let snapshot = snapshot
        .file_name()
        .expect("a name")
        .to_str()
        .expect("UTF-8");
    let left = [
        "out/site/meta.json.aB3dE6gH9kLm.tmp".to_string(),
        "out/site/meta.json.tmp".to_string(),
        format!("out/site/{snapshot}.aB3dE6gH9kLm.tmp"),
        "out/report/report-2.txt.aB3dE6gH9kLm.tmp".to_string(),
        "out/report/faults.csv.aB3dE6gH9kLm.tmp".to_string(),
    ];
    let others = [
        "out/site/notes.tmp",
        "out/report/memo.tmp",
        "out/report/report-1.txt",
    ];
    for name in left
        .iter()
        .map(String::as_str)
        .chain(["out/site/notes.tmp", "out/report/memo.tmp"])
    {
        office.write(name, "half");
    }
    assert_eq!(end(start(&office, "a")).status, 0);
    for name in &left {
        assert!(!office.path(name).exists(), "{name}");
    }
    for name in others {
        assert!(office.path(name).exists(), "{name}");
    }
}
