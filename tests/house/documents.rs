//! The documents: links and headings that are there, tests that exist, lengths that are read.

use std::collections::BTreeSet;

use super::{Source, none, root, source, sources};

/// The most lines of a document that everybody is to read.
const LENGTHS: [(&str, usize); 3] = [
    ("README.md", 150),
    ("ARCHITECTURE.md", 250),
    ("CONTRIBUTING.md", 120),
];

fn documents() -> Vec<Source> {
    let top = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ];
    let mut found: Vec<Source> = top.map(source).into_iter().collect();
    found.extend(sources("docs", ".md"));
    found
}

/// The name by which a heading is linked to: lower case, blanks as hyphens, without other marks.
fn anchor(heading: &str) -> String {
    let kept = |character: &char| character.is_alphanumeric() || "-_ ".contains(*character);
    let text: String = heading.to_lowercase().chars().filter(kept).collect();
    text.trim().replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect()
}

/// What stands in brackets behind a text in square ones: the targets of links.
fn targets(text: &str) -> Vec<&str> {
    let parts = text.split("](").skip(1);
    parts.filter_map(|part| part.split(')').next()).collect()
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut dead = Vec::new();
    for document in documents() {
        let folder = root().join(&document.path);
        let folder = folder.parent().expect("a folder");
        for target in targets(&document.text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = match path {
                "" => root().join(&document.path),
                path => folder.join(path),
            };
            let is_there = match (file.exists(), heading) {
                (is_there, "") => is_there,
                (false, _) => false,
                (true, heading) => std::fs::read_to_string(&file)
                    .is_ok_and(|text| anchors(&text).contains(heading)),
            };
            if !is_there {
                dead.push(format!("{}: {target}", document.path));
            }
        }
    }
    none("links that lead nowhere", dead);
}

#[test]
fn every_test_that_a_document_names_exists() {
    let code: Vec<Source> = ["src", "crates", "xtask", "tests", "bench/src"]
        .iter()
        .flat_map(|folder| sources(folder, ".rs"))
        .collect();
    let functions: BTreeSet<&str> = code
        .iter()
        .flat_map(|source| source.text.split("fn ").skip(1))
        .map(|rest| {
            let is_name = |character: char| character.is_alphanumeric() || character == '_';
            rest.split(|character| !is_name(character))
                .next()
                .unwrap_or_default()
        })
        .collect();
    // A test is named by a sentence; other functions have shorter names.
    let is_sentence = |name: &str| {
        let is_name = |character: char| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
        };
        name.matches('_').count() >= 4 && name.chars().all(is_name)
    };
    let mut named = 0;
    let mut missing = Vec::new();
    for document in documents()
        .iter()
        .filter(|document| document.path != "CHANGELOG.md")
    {
        for name in document.text.split('`').filter(|name| is_sentence(name)) {
            named += 1;
            if !functions.contains(name) {
                missing.push(format!("{}: {name}", document.path));
            }
        }
    }
    assert!(named > 100, "only {named} tests are named");
    none("tests that do not exist", missing);
}

#[test]
fn what_everybody_is_to_read_is_short() {
    let long = LENGTHS.iter().filter_map(|(path, most)| {
        let lines = source(path).text.lines().count();
        (lines > *most).then(|| format!("{path} has {lines} lines, {most} are allowed"))
    });
    none("too long", long.collect());
}
