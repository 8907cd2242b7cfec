//! `NOTICES.txt`: whose software the finished page contains, and under which licences. Nearly all of
//! them ask that their text goes along with every copy.
//!
//! Source: `cargo metadata` for WebAssembly, and the licence files that lie beside the sources of each
//! package.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::project::Project;

/// The file's name in a finished site.
pub const FILE: &str = activelist_site::NOTICES;

/// The package that the page is made of.
const PAGE: &str = "activelist";

/// What the Rust toolchain adds to every program for WebAssembly, which is no package of the graph, with
/// the holders of its rights: see `COPYRIGHT-library.html` of the toolchain. All of it may be used under
/// the terms of the MIT licence.
const STANDARD_LIBRARY: [(&str, &[&str]); 4] = [
    (
        "Rust standard library",
        &[
            "The Rust Project Developers (see https://thanks.rust-lang.org)",
            "2019 The Crossbeam Project Developers",
            "2014 Alex Crichton",
        ],
    ),
    (
        "cfg-if, dlmalloc and rustc-demangle, in the Rust standard library",
        &["2014 Alex Crichton"],
    ),
    (
        "hashbrown, in the Rust standard library",
        &["2016 Amanieu d'Antras"],
    ),
    (
        "compiler_builtins and libm, in the Rust standard library",
        &[
            "2018 Jorge Aparicio and the contributors to compiler-builtins and libm",
            "2005-2020 Rich Felker and others (musl)",
        ],
    ),
];

/// How the licence of Unicode's data begins; it also covers the tables that were made from them.
const UNICODE: &str = "UNICODE LICENSE V3";
const UNICODE_TABLES: &str = "Unicode Character Database: tables in the Rust standard library and in this program (Unicode-3.0)";

const HEAD: &str = "\u{feff}登録セキスペを探す: もとになったソフトウェアのライセンス
Third-party notices

このページのプログラムは、次のソフトウェア（またはその一部）をもとに作られています。それぞれの著作権の表示とライセンスの文です。
The program of this page is built from the following software, or parts of it. These are its copyright
notices and licences.
";

/// A package that is part of the page.
#[derive(Clone, Debug)]
struct Package {
    /// Name and version.
    name: String,
    /// Its licences, as an SPDX expression.
    licence: String,
    /// Its authors, where it names any.
    authors: Vec<String>,
    /// Where its sources lie.
    folder: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Listed>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Listed {
    id: String,
    name: String,
    version: String,
    #[serde(default)]
    license: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    /// None for the packages of this project.
    source: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    /// None for what is linked; else `dev` or `build`.
    kind: Option<String>,
}

/// The text of the file.
pub fn render(project: &Project) -> Result<String> {
    let mut cargo = project.cargo([
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--filter-platform",
        "wasm32-unknown-unknown",
    ]);
    let answer = cargo
        .output()
        .context("`cargo metadata` could not be started")?;
    ensure!(
        answer.status.success(),
        "`cargo metadata` failed: {}",
        String::from_utf8_lossy(&answer.stderr)
    );
    let metadata = serde_json::from_slice(&answer.stdout).context("reading `cargo metadata`")?;
    let own = project.root.join("LICENSE-MIT");
    let own = fs::read_to_string(&own).with_context(|| format!("reading {}", own.display()))?;
    // Ours begins with our copyright; the terms are the same for everyone.
    let terms = own.find("Permission is hereby granted");
    let terms = terms.context("LICENSE-MIT: the terms of the MIT licence are not in it")?;
    let chosen = chosen(project)?;
    let mut packages = shipped(&metadata);
    packages.retain(|package| chosen.contains(&package.name));
    ensure!(
        packages
            .iter()
            .any(|package| package.name.starts_with("leptos ")),
        "`cargo tree` and `cargo metadata` name no package in common: what is shipped is not known"
    );
    written(&packages, own[terms..].trim_end())
}

/// The names and versions of what is compiled for the page. `cargo metadata` also lists what other packages of
/// the workspace, such as the command line, switch on in the crates that they share with the page.
fn chosen(project: &Project) -> Result<BTreeSet<String>> {
    let mut cargo = project.cargo(["tree", "--locked", "--package", PAGE]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--edges", "normal"]);
    cargo.args(["--prefix", "none", "--format", "{p}"]);
    let answer = cargo
        .output()
        .context("`cargo tree` could not be started")?;
    ensure!(
        answer.status.success(),
        "`cargo tree` failed: {}",
        String::from_utf8_lossy(&answer.stderr)
    );
    let text = String::from_utf8(answer.stdout).context("reading `cargo tree`")?;
    Ok(text.lines().filter_map(name_and_version).collect())
}

/// A line of `cargo tree`, `serde v1.0.229 (proc-macro)`, as a package is named here: `serde 1.0.229`.
fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some(format!("{name} {version}"))
}

/// What is linked into the page, macros left out: they only write code.
fn shipped(metadata: &Metadata) -> Vec<Package> {
    let listed: BTreeMap<&str, &Listed> = (metadata.packages.iter())
        .map(|package| (package.id.as_str(), package))
        .collect();
    let nodes: BTreeMap<&str, &Node> = (metadata.resolve.nodes.iter())
        .map(|node| (node.id.as_str(), node))
        .collect();
    let is_macro = |package: &Listed| {
        let mut kinds = package.targets.iter().flat_map(|target| &target.kind);
        kinds.any(|kind| kind == "proc-macro")
    };
    let page = metadata
        .packages
        .iter()
        .find(|package| package.name == PAGE);
    let mut waiting: Vec<&str> = page.map(|page| page.id.as_str()).into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        let Some(package) = listed.get(id).filter(|package| !is_macro(package)) else {
            continue;
        };
        if !seen.insert(id) {
            continue;
        }
        let linked = |edge: &&Edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none());
        if let Some(node) = nodes.get(id) {
            waiting.extend(
                node.deps
                    .iter()
                    .filter(linked)
                    .map(|edge| edge.pkg.as_str()),
            );
        }
        if package.source.is_none() {
            continue;
        }
        found.push(Package {
            name: format!("{} {}", package.name, package.version),
            licence: package.license.clone().unwrap_or_default(),
            authors: package.authors.clone(),
            folder: package
                .manifest_path
                .parent()
                .map(Path::to_path_buf)
                .unwrap_or_default(),
        });
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// Each text once, below the names of all packages that it is for. `terms`: those of the MIT licence.
fn written(packages: &[Package], terms: &str) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let title = format!("{} ({})", package.name, package.licence);
        for text in texts_of(package, terms)? {
            let titles = texts.entry(text).or_default();
            if !titles.contains(&title) {
                titles.push(title.clone());
            }
        }
    }
    for (title, holders) in STANDARD_LIBRARY {
        let titles = texts.entry(mit(holders, terms)).or_default();
        titles.push(title.to_string());
    }
    let unicode = texts.iter_mut().find(|(text, _)| text.starts_with(UNICODE));
    let (_, titles) = unicode.context("no package brings the licence of Unicode's data")?;
    titles.push(UNICODE_TABLES.to_string());
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|(_, one), (_, other)| one.cmp(other));
    let mut file = HEAD.to_string();
    for (text, titles) in texts {
        let _ = write!(
            file,
            "\n{}\n{}\n\n{text}\n",
            "=".repeat(80),
            titles.join("\n")
        );
    }
    Ok(file)
}

/// The texts that go along with a package: of two licences at choice that of MIT, which is short.
fn texts_of(package: &Package, terms: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(&package.folder);
    let entries = entries.with_context(|| format!("reading {}", package.folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        let begins = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];
        if path.is_file() && begins.iter().any(|begin| name.starts_with(begin)) {
            files.push((name, path));
        }
    }
    files.sort();
    // Of licences that hold together none may be missing.
    let takes_mit = package.licence.contains("MIT") && !package.licence.contains("AND");
    if takes_mit && files.iter().any(|(name, _)| name.contains("MIT")) {
        // COPYING says which licences there are to choose from.
        files.retain(|(name, _)| !name.contains("APACHE") && !name.starts_with("COPYING"));
    }
    let texts: Result<Vec<String>> = files
        .iter()
        .map(|(_, path)| {
            let text = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
            Ok(tidy(&String::from_utf8_lossy(&text)))
        })
        .collect();
    let texts = texts?;
    if !texts.is_empty() {
        return Ok(texts);
    }
    // Some packages leave their licence in the folder above, which is not published.
    ensure!(
        takes_mit,
        "{}: no licence file in {}, and its licence ({}) is not MIT alone: {FILE} would lack it",
        package.name,
        package.folder.display(),
        package.licence
    );
    let authors: Vec<&str> = (package.authors.iter())
        .map(|author| author.split(" <").next().unwrap_or(author))
        .collect();
    let holder = match authors.is_empty() {
        true => format!("the authors of {}", package.name),
        false => authors.join(", "),
    };
    Ok(vec![mit(&[holder.as_str()], terms)])
}

fn mit(holders: &[&str], terms: &str) -> String {
    let holders = holders.iter();
    let holders: Vec<String> = holders
        .map(|holder| format!("Copyright (c) {holder}"))
        .collect();
    tidy(&format!("MIT License\n\n{}\n\n{terms}", holders.join("\n")))
}

/// A text without blanks at the ends of its lines, so that the same one is the same text.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_string()
}

#[cfg(test)]
mod tests;
