use std::process::Command;

use super::{Office, Run, run};
use crate::builder::Survey;

/// Runs the program with so much memory and no more, in KiB.
fn run_in(room: usize, arguments: &[&str]) -> Run {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("ulimit -v {room}; exec \"$0\" \"$@\"")])
        .arg(env!("CARGO_BIN_EXE_activelist"))
        .args(arguments);
    let output = shell.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        // A program that finds no memory is ended by a signal.
        status: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// A header of the survey and what stands below it.
fn file(below: &str) -> String {
    let header = Survey::new().headers.join(",");
    format!("{header}\n{below}")
}

/// Most that is written to the terminal and to the table of faults.
const MOST_SAID: usize = 200_000;
const MOST_WRITTEN: usize = 12_000_000;
/// Memory that is enough, in KiB.
const ROOM: usize = 220_000;

#[test]
fn a_file_of_another_kind_takes_neither_memory_nor_pages_of_messages() {
    const SIZE: usize = 1_500_000;
    let columns = Survey::new().headers.len();
    let many = |text: &str| text.repeat(SIZE / text.len());
    let wrong = format!("{}x\n", "x,".repeat(columns - 1));
    let numbered = format!("2025-07-03 09:05,{}\n", "x;y;z,".repeat(columns - 2));
    let shapes = [
        ("every cell", file(&many(&wrong))),
        ("every item", file(&many(&numbered))),
        ("every line", file(&many("1,2,3,4,5\n"))),
        (
            "columns",
            format!(
                "{}\n{wrong}",
                [&Survey::new().headers.join(","), many(",y").as_str()].concat()
            ),
        ),
        ("doubled columns", many("氏名,")),
        ("commas", file(&many(","))),
        ("items", file(&format!("2025-07-03 09:05,{}", many("x;")))),
        ("quotes", file(&many("\"a\"b\n"))),
        ("one cell", file(&format!("\"{}", many("あ")))),
        ("no survey", many("x,y\n")),
        ("blanks behind", file(&format!("{wrong}{}", many(",,,\n")))),
    ];
    for (name, text) in shapes {
        let office = Office::new();
        office.write("a.csv", &text);
        let (survey, out) = (office.text("a.csv"), office.text("out"));
        let run = run_in(ROOM, &["publish", "--survey", &survey, "--out", &out]);
        assert_eq!(run.status, 1, "{name}: {}", run.stderr);
        assert!(run.stderr.len() < MOST_SAID, "{name}: {}", run.stderr.len());
        let table = office.read("out/report/faults.csv");
        assert!(table.len() < MOST_WRITTEN, "{name}: {}", table.len());
        if !["every cell", "every line", "commas"].contains(&name) {
            continue;
        }
        let further = [
            vec!["rate", "--survey", &survey],
            vec![
                "publish",
                "--survey",
                &survey,
                "--out",
                &out,
                "--outside",
                &survey,
            ],
        ];
        for arguments in further {
            let run = run_in(ROOM, &arguments);
            assert_eq!(run.status, 1, "{name}: {}", run.stderr);
            assert!(run.stderr.len() < MOST_SAID, "{name}: {}", run.stderr.len());
        }
    }
}

#[test]
fn faults_that_are_no_longer_looked_for_are_told() {
    let office = Office::new();
    let columns = Survey::new().headers.len();
    let wrong = format!("{}x\n", "x,".repeat(columns - 1));
    office.write("a.csv", file(&wrong.repeat(1000)));
    let run = office.publish("a.csv", &[]);
    assert!(run.stderr.contains("次の50000件以上を"), "{}", run.stderr);
    let table = String::from_utf8(office.read("out/report/faults.csv")).expect("UTF-8");
    assert_eq!(table.lines().count(), 1 + 10_000 + 1);
    assert!(table.contains("ほかに40000件以上"), "{table:.80}");
}

#[test]
fn warnings_past_the_limit_are_counted_in_the_report() {
    let office = Office::new();
    // Left out of the list, so that little else is written.
    let people = 10_100;
    let survey = (0..people).fold(Survey::new(), |survey, _| {
        survey.row(&[
            ("メールアドレス", ""),
            ("自己PR", "同上"),
            ("支援内容", "同上"),
            ("所属組織・企業名", "同上"),
            ("個人HP", "http://mihon.jp"),
            ("掲載可否", "否"),
        ])
    });
    office.write("a.csv", survey.csv());
    let published = office.publish("a.csv", &[]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    // One more says that nobody is listed.
    let said = format!("{}件あります", 5 * people + 1);
    assert!(published.stdout.contains(&said), "{}", published.stdout);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    assert!(report.contains("ほかに501件あります"), "{:.2000}", report);
    let json = office.read("out/report/report-1.json");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["warnings"].as_array().map(Vec::len), Some(50_000));
    assert_eq!(json["further_warnings"], 501);
}

#[test]
fn a_published_file_with_a_fault_in_every_record_fills_no_terminal() {
    let office = Office::new();
    office.write("a.csv", Survey::of(1).csv());
    assert_eq!(office.publish("a.csv", &[]).status, 0);
    let text = String::from_utf8(office.published()).expect("UTF-8");
    let (head, _) = text.split_once("\"specialists\":[").expect("people");
    let records = vec!["{}"; 50_000].join(",");
    office.write("bad.json", format!("{head}\"specialists\":[{records}]}}"));
    let checked = run(&["check", &office.text("bad.json")]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.stderr.lines().count() <= 200,
        "{}",
        checked.stderr.len()
    );
    assert!(
        checked.stderr.contains("誤りが50002件"),
        "{:.400}",
        checked.stderr
    );
    assert!(checked.stderr.contains("ほかに49804件あります"));
}
