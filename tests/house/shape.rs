use std::collections::BTreeMap;

use super::{none, source, sources};

/// Each module and the ones it may know, in the order of `src/lib.rs`: arrows point up only.
const MAY_KNOW: [(&str, &[&str]); 11] = [
    ("catalog", &[]),
    ("expert", &["catalog"]),
    ("snapshot", &["catalog", "expert"]),
    ("search", &["catalog", "expert", "snapshot"]),
    ("needs", &["catalog"]),
    ("app", &["catalog", "expert", "snapshot", "search", "needs"]),
    (
        "present",
        &["catalog", "expert", "snapshot", "search", "needs", "app"],
    ),
    ("browser", &["expert", "snapshot", "app"]),
    (
        "ui",
        &[
            "catalog", "expert", "snapshot", "search", "needs", "app", "present", "browser",
        ],
    ),
    ("survey", &["catalog", "expert", "snapshot"]),
    (
        "publish",
        &[
            "catalog", "expert", "snapshot", "search", "present", "survey",
        ],
    ),
];

/// What draws, and what talks to the browser.
const BROWSER: [&str; 5] = ["leptos", "web_sys", "gloo", "wasm_bindgen", "js_sys"];

/// Files that are longer, and why.
const LONG: [(&str, &str); 0] = [];
const MOST_LINES: usize = 400;

#[test]
fn only_the_views_and_the_browser_module_know_the_browser() {
    for (module, _) in MAY_KNOW {
        if ["browser", "ui"].contains(&module) {
            continue;
        }
        for file in sources(&format!("src/{module}"), ".rs") {
            let names = |line: &str| BROWSER.iter().any(|name| line.contains(name));
            none("knows of the browser", file.places(names));
        }
    }
}

#[test]
fn only_the_browser_module_calls_the_browser() {
    // The views know Leptos, and the kinds of element and event that it hands them.
    let calls = ["gloo", "js_sys", "window()", "wasm_bindgen_futures"];
    for file in sources("src/ui", ".rs") {
        let names = |line: &str| calls.iter().any(|name| line.contains(name));
        none("calls the browser", file.places(names));
    }
}

#[test]
fn arrows_between_modules_point_one_way() {
    let may_know: BTreeMap<_, _> = MAY_KNOW.into();
    let known = source("src/lib.rs");
    let declared: Vec<_> = known
        .code()
        .filter_map(|(_, line)| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    for module in &declared {
        let allowed = may_know
            .get(module)
            .unwrap_or_else(|| panic!("{module} is not in the table"));
        for file in sources(&format!("src/{module}"), ".rs") {
            let crosses = |line: &str| {
                named_modules(line).any(|name| {
                    name != *module && declared.contains(&name) && !allowed.contains(&name)
                })
            };
            none("points the wrong way", file.places(crosses));
        }
    }
    assert_eq!(declared.len(), MAY_KNOW.len(), "{declared:?}");
}

#[test]
fn the_table_itself_has_no_circle() {
    let may_know: BTreeMap<_, _> = MAY_KNOW.into();
    for (module, allowed) in MAY_KNOW {
        let mut reached: Vec<&str> = allowed.to_vec();
        let mut next = 0;
        while let Some(other) = reached.get(next).copied() {
            assert_ne!(other, module, "{module} leads back to itself: {reached:?}");
            let further = may_know[other]
                .iter()
                .filter(|name| !reached.contains(name));
            let further: Vec<&str> = further.copied().collect();
            reached.extend(further);
            next += 1;
        }
    }
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let folders = [
        ("src", ".rs"),
        ("kernel", ".rs"),
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

/// The modules of this crate that a line names, `use crate::{a, b}` included.
fn named_modules(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).flat_map(|rest| {
        let list = rest.strip_prefix('{').unwrap_or(rest);
        let parts: Vec<_> = match rest.starts_with('{') {
            true => list.split(',').collect(),
            false => vec![list],
        };
        parts.into_iter().map(|part| {
            let part = part.trim_start();
            let end = part.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            &part[..end.unwrap_or(part.len())]
        })
    })
}
