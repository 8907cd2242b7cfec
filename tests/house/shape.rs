use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::{none, root, source, sources};

/// Files that are longer, and why.
const LONG: [(&str, &str); 0] = [];
const MOST_LINES: usize = 400;

#[test]
fn only_the_browser_module_calls_the_browser() {
    // The views know Leptos, and the kinds of element and event that it hands them.
    let calls = ["gloo", "js_sys", "window()", "wasm_bindgen_futures"];
    let views = sources("src", ".rs").into_iter();
    for file in views.filter(|file| !file.path.starts_with("src/browser/")) {
        let names = |line: &str| calls.iter().any(|name| line.contains(name));
        none("calls the browser", file.places(names));
    }
}

#[test]
fn the_office_has_no_disk_clock_or_randomness() {
    // `std` is there for every crate, so that the compiler cannot keep these out.
    let bad = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "File::open",
    ];
    for file in sources("crates/office/src", ".rs") {
        let names = |line: &str| bad.iter().any(|name| line.contains(name));
        none("is no pure code", file.places(names));
    }
}

/// The crates below `crates/` that each of them uses outside its tests, as Cargo knows it.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "cargo metadata");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let crates = |value: &Value| {
        let name = value["name"].as_str().expect("a name");
        name.strip_prefix("activelist-").map(String::from)
    };
    let packages = found["packages"].as_array().expect("packages").iter();
    let below = packages.filter(|package| {
        let path = package["manifest_path"].as_str().expect("a path");
        path.replace('\\', "/").contains("/crates/")
    });
    below
        .map(|package| {
            let uses = package["dependencies"].as_array().expect("a list").iter();
            let uses = uses.filter(|dependency| dependency["kind"].is_null());
            (
                crates(package).expect("a crate of ours"),
                uses.filter_map(crates).collect(),
            )
        })
        .collect()
}

/// The table of the crates in ARCHITECTURE.md: rows of a crate and those that it uses.
fn drawn() -> BTreeMap<String, BTreeSet<String>> {
    let document = source("ARCHITECTURE.md");
    let (_, section) = document
        .text
        .split_once("## Directions between crates")
        .expect("the section");
    let (section, _) = section.split_once("\n## ").expect("another section");
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let names = |cell: &str| {
            let names = cell.split('`').skip(1).step_by(2);
            names.map(String::from).collect::<BTreeSet<_>>()
        };
        let mut cells = row.trim_matches('|').split('|');
        let name = names(cells.next().expect("a crate"));
        let name = name.into_iter().next().expect("a name");
        (name, names(cells.next().expect("what it uses")))
    })
    .collect()
}

#[test]
fn the_table_of_crates_is_what_cargo_says() {
    assert_eq!(drawn(), used());
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let folders = [
        ("src", ".rs"),
        ("crates", ".rs"),
        ("public", ".js"),
        ("xtask", ".rs"),
        ("bench", ".rs"),
        ("bench", ".js"),
        ("fuzz", ".rs"),
        ("tests", ".rs"),
        ("tests", ".js"),
        ("style", ".css"),
    ];
    let all = folders
        .into_iter()
        .flat_map(|(folder, ending)| sources(folder, ending))
        .chain([source("index.html")]);
    let mut long = Vec::new();
    for file in all {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            long.push((file.path, lines));
        }
    }
    let allowed = |path: &str| LONG.iter().any(|(allowed, _)| *allowed == path);
    let surprises = long
        .iter()
        .filter(|(path, _)| !allowed(path))
        .map(|(path, lines)| format!("{path} has {lines} lines"));
    none("too long", surprises.collect());
    for (path, _) in LONG {
        let still = long.iter().any(|(found, _)| found == path);
        assert!(still, "{path} is short again: take it off the list");
    }
}
