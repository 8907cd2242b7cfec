//! `cargo xtask test`: every check in order, the quick ones first. The first
//! that fails ends it. The last lines are cargo's own, unfiltered.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::list::Source;
use crate::project::{Project, on_path, run};
use crate::sizes::{self, Sizes};
use crate::{files, setup, site, wasm};

/// Runs all checks; `pictures`: the browser tests take some, for people to look at.
pub fn run_all(project: &Project, pictures: bool) -> Result<()> {
    let mut steps = Steps::start(9);

    steps.next("set-up");
    setup::wasm_target(project)?;
    setup::browser()?;
    setup::engines()?;

    steps.next("format");
    run(&mut project.cargo(["fmt", "--all", "--check"]))
        .context("run `cargo fmt --all` and look at what it changes")?;

    steps.next("clippy, this machine");
    run(&mut project.cargo([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "activelist-needs/tool",
        "--",
        "-D",
        "warnings",
    ]))?;

    steps.next("clippy, browser");
    // In the profile of the release build: macros and build scripts are compiled once for both.
    run(project
        .cargo(["clippy", "--target", "wasm32-unknown-unknown", "--lib"])
        .args(["--package", "activelist", "--bin", "activelist-web"])
        .args(["--profile", "web", "--", "-D", "warnings"]))?;
    // Apart from the page, which is compiled without what the office switches on.
    run(project
        .cargo(["clippy", "--target", "wasm32-unknown-unknown", "--lib"])
        .args([
            "--package",
            "activelist-office",
            "--package",
            "activelist-site",
        ])
        .args(["--profile", "web"])
        .args(["--", "-D", "warnings"]))?;

    steps.next("documentation");
    run(project
        .cargo([
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ])
        .env(
            "RUSTDOCFLAGS",
            "-D warnings -A rustdoc::private_intra_doc_links",
        ))
    .context("a link in a comment leads nowhere")?;

    steps.next("host tests");
    let page = wasm::begin(project);
    let tested = run(&mut project.cargo(["test", "--workspace"]));
    if let Some(mut page) = page {
        if tested.is_err() {
            page.kill()?;
        }
        page.wait()?;
    }
    tested?;

    let built = prepare(project, &mut steps)?;
    sizes::within_budget(&built.sizes)?;
    sizes::parts_within_budget(&built.sizes)?;
    browser(project, &mut steps, &built, "", pictures)
}

/// Runs the browser tests whose name holds that text, on a fresh release build.
/// For work in progress: the size is shown, not judged.
pub fn run_browser(project: &Project, name: &str, pictures: bool) -> Result<()> {
    let mut steps = Steps::start(4);
    steps.next("set-up");
    setup::wasm_target(project)?;
    setup::browser()?;
    setup::engines()?;
    let built = prepare(project, &mut steps)?;
    browser(project, &mut steps, &built, name, pictures)
}

/// What the browser tests are given.
struct Built {
    dist: PathBuf,
    axe: Option<PathBuf>,
    sizes: Sizes,
}

fn prepare(project: &Project, steps: &mut Steps) -> Result<Built> {
    steps.next("axe-core");
    let axe = axe(project)?;

    steps.next("release build");
    let dist = project.target.join("test-dist");
    let sizes = site::release(project, "/", &Source::default(), &dist, true)?;
    Ok(Built { dist, axe, sizes })
}

fn browser(
    project: &Project,
    steps: &mut Steps,
    built: &Built,
    name: &str,
    pictures: bool,
) -> Result<()> {
    steps.next("browser tests");
    // The same packages as for the host tests: nothing is compiled twice.
    let mut browser = project.cargo(["test", "--workspace", "--test", "browser"]);
    browser.args(["--", "--include-ignored", "--test-threads=3"]);
    if !name.is_empty() {
        browser.arg(name);
    }
    browser.env("ACTIVELIST_DIST", &built.dist);
    // The frames of a failed test are those of its runtime. Without them the messages of all tests that
    // failed fit into the end of a log.
    browser.env("RUST_BACKTRACE", "0");
    if pictures {
        browser.env("ACTIVELIST_PICTURES", "1");
    }
    if let Some(axe) = &built.axe {
        browser.env("ACTIVELIST_AXE", axe);
    }
    run(&mut browser)
}

struct Steps {
    began: Instant,
    count: usize,
    all: usize,
}

impl Steps {
    fn start(all: usize) -> Self {
        Self {
            began: Instant::now(),
            count: 0,
            all,
        }
    }

    fn next(&mut self, name: &str) {
        self.count += 1;
        let (count, all, seconds) = (self.count, self.all, self.began.elapsed().as_secs());
        println!(
            "\n== {count} of {all}: {name} (after {} min {:02} s)",
            seconds / 60,
            seconds % 60
        );
    }
}

/// Fetches axe-core as its lock file says; nothing where npm is absent.
fn axe(project: &Project) -> Result<Option<PathBuf>> {
    if on_path("npm").is_none() {
        println!("  SKIPPED: npm is not installed, so no page is checked with axe-core");
        return Ok(None);
    }
    let folder = project.target.join("axe");
    let sources = project.root.join("tests/browser");
    for name in ["package.json", "package-lock.json"] {
        files::copy_file(&sources.join(name), &folder.join(name))?;
    }
    install(&folder)?;
    let script = folder.join("node_modules/axe-core/axe.min.js");
    Ok(Some(script))
}

fn install(folder: &Path) -> Result<()> {
    run(Command::new("npm")
        .args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ])
        .current_dir(folder))
    .context("axe-core could not be had from the npm registry")
}
