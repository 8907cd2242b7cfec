//! Publications that were begun and never published: what lies in the folder afterwards is no publication.

use super::changes::{full, office, passes, publish, stopped};
use super::urgent;
use super::{Office, contents, run};
use crate::builder::Survey;

/// Copies what a publication writes before the step that publishes, as if it had been stopped there.
fn interrupted(office: &Office, survey: &Survey, further: &[&str]) {
    let other = Office::new();
    for (path, bytes) in contents(&office.path("out")) {
        let name = path.strip_prefix(office.path("out")).expect("below");
        other.write(&format!("out/{}", name.display()), bytes);
    }
    let run = publish(&other, survey, further);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for folder in ["report", "archive"] {
        for (path, bytes) in contents(&other.path(&format!("out/{folder}"))) {
            let name = path.strip_prefix(other.path("out")).expect("below");
            let name = format!("out/{}", name.display());
            // Written behind that step.
            let is_later = ["upload.json", "アップロード一覧.txt"];
            let is_new = !office.path(&name).exists();
            if is_new && !is_later.iter().any(|later| name.ends_with(later)) {
                office.write(&name, bytes);
            }
        }
    }
}

/// Five people, of whom one declines.
fn declined() -> Survey {
    let mut survey = full(5);
    survey.rows[4].insert("掲載可否".into(), "否".into());
    survey
}

#[test]
fn an_update_goes_on_from_what_is_published_where_a_later_publication_was_interrupted() {
    let office = office(&declined());
    interrupted(&office, &full(4), &["--published", "2099-01-01"]);
    assert!(office.path("out/report/report-2.json").exists());
    // Who had declined is still asked about.
    stopped(&office, &full(5), &[], &["第012349号", "「否」"]);
    let (out, asked) = (office.text("out"), office.text("asked"));
    let answers = run(&["answers", &out, "--out", &asked]);
    assert_eq!(answers.status, 0, "{}", answers.stderr);
    let update = Survey::new().row(&[
        ("登録番号", "012345"),
        ("回答日時", "2026-05-01 10:00"),
        ("自己PR", "新"),
    ]);
    passes(&office, &update, &["--update"]);
    let survey = String::from_utf8(office.read("out/archive/3/survey.csv")).expect("UTF-8");
    assert_eq!(survey.lines().count(), 7, "{survey}");
}

#[test]
fn the_report_of_what_was_never_published_says_nothing_of_the_list_that_is() {
    let office = urgent::office(3);
    let (key, spare) = (office.text("current"), office.text("spare"));
    assert_eq!(run(&["keygen", "--out", &spare]).status, 0);
    office.write(
        "register.csv",
        "登録番号,更新期限\n12345,2099-12-31\n12346,2099-12-31\n12347,2099-12-31\n",
    );
    let register = office.text("register.csv");
    let further = ["--no-photos", "--key", &key, "--register", &register];
    interrupted(&office, &urgent::people(3), &further);
    // The list that is published was not checked against a register.
    let run = office.publish("a.csv", &["--no-photos", "--key", &key]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn an_interrupted_publication_is_no_list_to_go_back_to_and_does_not_stay() {
    let office = urgent::office(3);
    let key = office.text("current");
    let mut other = urgent::people(3);
    other.rows[0].insert("自己PR".into(), "公開されなかった文".into());
    interrupted(&office, &other, &["--no-photos", "--key", &key]);
    // What is written behind the step that publishes is not there.
    let _ = std::fs::remove_file(office.path("out/archive/2/site/meta.json"));
    urgent::refused(&office, &["restore", "2"], &["控えがありません"]);
    urgent::passes(office.publish("a.csv", &["--no-photos", "--key", &key]));
    assert!(!office.path("out/archive/2").exists());
    assert!(!urgent::holds(
        &office,
        "out/archive",
        "公開されなかった文".as_bytes()
    ));
    assert!(office.path("out/archive/3/site/meta.json").exists());
}

#[cfg(unix)]
#[test]
fn a_publication_that_fails_while_it_is_written_leaves_nothing_in_the_archive() {
    let office = office(&full(5));
    office.write("b.csv", full(40).csv());
    let (survey, out) = (office.text("b.csv"), office.text("out"));
    let before = contents(&office.path("out/archive"));
    let mut failed = 0;
    // No file may be longer: at first the report cannot be written, in the end only the list cannot.
    for blocks in 1.. {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let output = std::process::Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_activelist"), "publish"])
            .args(["--survey", &survey, "--out", &out])
            .output()
            .expect("the program starts");
        if output.status.success() {
            break;
        }
        failed += 1;
        assert_eq!(contents(&office.path("out/archive")), before, "{blocks}");
        assert!(
            !office.path("out/report/report-2.json").exists(),
            "{blocks}"
        );
    }
    assert!(failed > 5, "{failed}");
}
