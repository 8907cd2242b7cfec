//! The list office's command line, run as the office runs it. One binary, a module per subject.

// What the tests share may end a test as well.
#![allow(clippy::expect_used)]

/// What a list adds to the survey.
mod added;
/// What is proposed for a cell that is refused.
mod advice;
/// The next command, and what is to be put right.
mod advice_given;
/// Answer files, and asking again.
mod answers;
/// What is kept of publications.
mod archive;
/// Files of another kind: how much is read, kept and said of them.
#[cfg(unix)]
mod bounds;
/// A survey file of a few rows, with only what a test is about.
mod builder;
/// Cells as people, forms and spreadsheets write them: what is read, what is refused.
mod cells;
/// A key that takes the place of another one.
mod changed_key;
/// The next list compared with the one before it.
mod changes;
/// A publication as it lies in a folder: each kind of damage is named.
mod checks;
/// Every command's exit status and its use.
mod commands;
/// What is to be confirmed.
mod confirming;
/// Fields of the published list that are corrected.
mod correct;
/// Texts that are well formed and yet no answer.
mod doubts;
/// The same survey in other encodings, separators, widths and column orders.
mod encodings;
/// Answers that are not kept any more, or were corrected.
mod erased;
/// Files with faults: every one is named, and nothing is written.
mod faults;
/// The made-up survey against the report's figures.
mod figures;
/// A former publication that is damaged.
mod former;
/// Many faults of one cause.
mod grouped;
/// Form exports.
mod import;
/// Publications that were begun and never published.
mod interrupted;
/// Keys, and the publications that they sign.
mod keys;
/// Letters to those who are asked again.
mod letters;
/// Links, pipes and devices where files and folders are expected.
#[cfg(unix)]
mod links;
/// Ways to use a command that are easily mistaken, and what is advised.
mod misuse;
/// What a firm's own words lead to.
mod needs;
/// Odd inputs, committed and generated: the reader never panics.
mod odd;
/// Answers that are older than those before, or say nothing new.
mod older;
/// People outside the list by the office's decision.
mod outside;
/// The parts of a large list, and each kind of damage to them.
mod parts;
/// Portraits: what is decoded, what is refused, what is warned of.
mod photos;
/// Where commands read from and write to.
mod places;
/// Portraits that the next list would not have.
mod portraits;
/// Publications one after the other: numbers, dates, portraits.
mod publications;
/// The table for reviewing ratings.
mod rate;
/// The register of specialists.
mod register;
/// A former list that comes back.
mod restore;
/// What stands around the answers: titles, totals, cells left out or added.
mod rows;
/// The JSON Schema.
mod schema;
/// The list behind a link, reckoned again.
mod search;
/// The operator's settings, as the page reads them.
mod settings;
/// A list for one site by name.
mod site;
/// Several programs at one folder.
mod together;
/// Files in which only some people answer.
mod updates;
/// What is to be uploaded, and what is to be deleted on the host.
mod upload;
/// Removing, correcting and going back without a survey.
mod urgent;
/// What is published although the office should look at it.
mod warnings;
/// Whoever does not want to be listed, in the publications after that.
mod withdrawn;
/// From the first list to the next survey.
mod year;
/// What one host is handed as one file.
mod zip;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a run of the program said.
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    fn of(output: Output) -> Run {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Run {
            status: output.status.code().expect("ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// Runs the program.
fn run(arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_activelist"))
        .args(arguments)
        .output()
        .expect("the program starts");
    Run::of(output)
}

/// A folder of its own for a test.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Office {
        Office {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// With a survey of two people, `a.csv`, that is published to `out`.
    fn published_two() -> Office {
        let office = Office::new();
        office.write("a.csv", builder::Survey::of(2).csv());
        assert_eq!(office.publish("a.csv", &[]).status, 0);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_string()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("writes");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect(name)
    }

    /// The snapshot that the description in `site/` names.
    fn snapshot(&self, site: &str) -> PathBuf {
        let meta = self.read(&format!("{site}/meta.json"));
        let meta: serde_json::Value = serde_json::from_slice(&meta).expect("JSON");
        let hash = meta["signed"]["sha256"].as_str().expect("a hash");
        self.path(&format!("{site}/snapshot-{hash}.json"))
    }

    /// The snapshot that is published.
    fn published(&self) -> Vec<u8> {
        std::fs::read(self.snapshot("out/site")).expect("a snapshot")
    }

    /// Publishes a survey file of this folder to `out`.
    fn publish(&self, survey: &str, further: &[&str]) -> Run {
        let (survey, out) = (self.text(survey), self.text("out"));
        let mut arguments = vec!["publish", "--survey", &survey, "--out", &out];
        arguments.extend(further);
        run(&arguments)
    }
}

/// Every file below a folder with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).expect("reads");
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}
