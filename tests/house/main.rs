//! The rules of the house, read from the sources themselves: what each crate uses, and who may call the browser, what
//! never stands in a page, how long a file may be.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic)]

/// The documents: links, tests that they name, lengths.
mod documents;
/// The first screen as it stands in `index.html`.
mod doors;
/// No secret key is ever kept with the sources.
mod keys;
/// What never stands in a page: markup from text, inline style, remote addresses.
mod page;
/// The policies for a kiosk's browser.
mod policies;
/// Which module may know which.
mod shape;

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below the project, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The lines that are code, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.text.lines());
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Where such code stands: `path:line text`.
    fn places(&self, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
        self.code()
            .filter(|(_, line)| is_bad(line))
            .map(|(number, line)| format!("{}:{number} {}", self.path, line.trim()))
            .collect()
    }
}

/// One file of the project.
fn source(path: &str) -> Source {
    let file = root().join(path);
    Source {
        path: path.into(),
        text: fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}")),
    }
}

/// All files below a folder whose names end so.
fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .filter_map(|file| file.strip_prefix(root()).ok())
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| path.ends_with(ending))
        .collect();
    paths.sort();
    assert!(
        !paths.is_empty(),
        "nothing below {folder} ends with {ending}"
    );
    paths.iter().map(|path| source(path)).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        match path.is_dir() {
            true if entry.file_name() == "node_modules" => {}
            true => walk(&path, found),
            false => found.push(path),
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with every place, if there is any.
fn none(what: &str, places: Vec<String>) {
    assert!(places.is_empty(), "{what}:\n{}", places.join("\n"));
}
