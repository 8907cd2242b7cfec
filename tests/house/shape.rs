use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
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

/// Which text stands in no file of a folder.
const NEVER: [(&str, &[&str]); 5] = [
    // `std` is there for every crate, so that the compiler cannot keep these out.
    (
        "crates/office/src",
        &[
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "std::time",
            "std::thread",
            "std::os",
            "std::{",
            "stdin()",
            "File::open",
        ],
    ),
    // Within a crate the compiler keeps no direction.
    ("crates/model/src/catalog", &["expert"]),
    (
        "crates/view/src/state",
        &["crate::display", "super::display"],
    ),
    (
        "crates/office/src/survey",
        &["crate::publish", "crate::import"],
    ),
    (
        "src/browser",
        &[
            "activelist_view::display",
            "activelist_search",
            "activelist_needs",
            "crate::shell",
        ],
    ),
];

#[test]
fn the_office_has_no_disk_or_clock_and_no_module_uses_one_that_is_built_on_it() {
    for (folder, never) in NEVER {
        for file in sources(folder, ".rs") {
            let names = |line: &str| never.iter().any(|text| line.contains(text));
            none("is used where it must not be", file.places(names));
        }
    }
}

/// What a package uses outside its tests.
struct Uses {
    name: String,
    /// Whether it stands below `crates/`.
    is_core: bool,
    names: BTreeSet<String>,
}

/// All packages of the workspace, as Cargo knows them.
fn packages() -> Vec<Uses> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "cargo metadata");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    let packages = found["packages"].as_array().expect("packages").iter();
    let uses = |package: &Value| {
        let all = package["dependencies"].as_array().expect("a list").iter();
        let linked = all.filter(|dependency| dependency["kind"].is_null());
        let manifest = text(&package["manifest_path"]);
        Uses {
            name: text(&package["name"]),
            is_core: Path::new(&manifest).starts_with(root().join("crates")),
            names: linked.map(|dependency| text(&dependency["name"])).collect(),
        }
    };
    packages.map(uses).collect()
}

/// The name of a crate of ours as the documents have it.
fn ours(name: &str) -> Option<String> {
    name.strip_prefix("activelist-").map(String::from)
}

/// The crates below `crates/` that each of them, and the page, uses.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let all = packages().into_iter();
    let named = all.filter_map(|uses| {
        let name = match uses.name.as_str() {
            "activelist" => Some("src".to_string()),
            name => ours(name).filter(|_| uses.is_core),
        };
        Some((
            name?,
            uses.names.iter().filter_map(|name| ours(name)).collect(),
        ))
    });
    named.collect()
}

#[test]
fn no_crate_but_the_page_depends_on_the_browser() {
    let browser = ["leptos", "web-sys", "js-sys", "gloo", "wasm-bindgen"];
    let of_browser = |name: &String| browser.iter().any(|begin| name.starts_with(begin));
    for uses in packages().iter().filter(|uses| uses.is_core) {
        let found = uses.names.iter().filter(|name| of_browser(name));
        none(&uses.name, found.cloned().collect());
    }
}

#[test]
fn the_office_depends_on_nothing_that_could_reach_the_machine() {
    let known = [
        "activelist-kernel",
        "activelist-model",
        "activelist-publication",
        "activelist-view",
        // From bytes to text, in memory.
        "base64",
        // Reads workbooks from memory. Its `zip` knows clock and randomness for writing, and its `quick-xml` files;
        // nobody calls either. Both are used to look at a workbook before it is read.
        "calamine",
        "csv",
        "encoding_rs",
        // Works on pictures in memory here; its own way to open files is never called.
        "image",
        "image-webp",
        "png",
        "quick-xml",
        "serde",
        "serde_json",
        "zip",
        "zune-jpeg",
    ];
    let all = packages();
    let office = all.iter().find(|uses| uses.name == "activelist-office");
    let names = &office.expect("the office").names;
    // Whoever adds one looks first whether it has a disk, a clock or randomness of its own.
    assert_eq!(*names, known.map(String::from).into());
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

/// Every package of others below these, with the features that it is compiled with. Ours have features for
/// tests alone, and are quickly compiled.
fn compiled(selection: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--prefix", "none", "--no-dedupe"])
        .args(["--format", "{p} {f}"])
        .args(selection)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "cargo tree");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let of_others = lines.lines().filter(|line| !line.starts_with("activelist"));
    of_others.map(String::from).collect()
}

#[test]
fn xtask_and_the_workspace_compile_every_package_once() {
    let of_xtask = compiled(&["--package", "xtask", "--edges", "normal,build"]);
    let of_all = compiled(&["--workspace"]);
    assert!(of_xtask.len() > 100, "{}", of_xtask.len());
    // Add the feature that is missing to `xtask/Cargo.toml`, where others of this kind stand.
    none(
        "is compiled a second time for the tests, with other features than for xtask",
        of_xtask.difference(&of_all).cloned().collect(),
    );
}
