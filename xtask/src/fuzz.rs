//! `cargo xtask fuzz`: coverage-guided fuzzing of every way in, with libFuzzer on nightly. Where
//! the machine has no nightly or no C++ compiler it is skipped, and says what is missing.
//!
//! What must hold stands in `tests/hostile/probes.rs`; inputs worth keeping in
//! `tests/hostile/corpus/`; new ones, and those that break something, stay below `target/fuzz/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::project::{Project, on_path, run};

/// The ways in, and the longest input that is tried on each: past a file's limit there is nothing
/// more to be found.
const TARGETS: [(&str, usize); 9] = [
    ("snapshot", 16 << 10),
    ("survey", 16 << 10),
    ("url", 2 << 10),
    ("site", 66 << 10),
    ("needs", 16 << 10),
    ("meta", 5 << 10),
    ("parts", 16 << 10),
    ("import", 16 << 10),
    ("workbook", 16 << 10),
];
/// An input that has not ended by then never ends. What takes more than two seconds of the
/// processor is a finding too: the probes see to it, who know how busy the machine was.
const SECONDS_PER_INPUT: u32 = 60;
/// An input that takes more memory is a finding.
const MEGABYTES: u32 = 512;
/// What is looked at while the program runs: every edge, every comparison; and every access to
/// memory, that of the libraries included.
const INSTRUMENTS: [&str; 9] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Cforce-frame-pointers",
    "-Zsanitizer=address",
    "--cfg=fuzzing",
];
/// Freed memory that is kept to notice its use: little, so that the limit is the program's own.
const ASAN: &str = "quarantine_size_mb=16:detect_odr_violation=0";

/// What to fuzz, and for how long.
#[derive(Args)]
pub struct Options {
    /// One way in: snapshot, survey, url, site, needs, meta, parts, import or workbook; all in turn otherwise
    target: Option<String>,
    /// Seconds for each
    #[arg(default_value_t = 60)]
    seconds: u32,
    /// Does not search: gathers the fewest inputs that reach what all found ones reach, in
    /// `target/fuzz/merged/`, to choose from for `tests/hostile/corpus/`
    #[arg(long)]
    merge: bool,
}

/// Fuzzes; an error where anything was found.
pub fn fuzz(project: &Project, options: &Options) -> Result<()> {
    let targets: Vec<_> = TARGETS
        .into_iter()
        .filter(|(name, _)| options.target.as_deref().is_none_or(|asked| asked == *name))
        .collect();
    if targets.is_empty() {
        let known = TARGETS.map(|(name, _)| name).join(", ");
        bail!("there is no such target: the targets are {known}");
    }
    let host = match host() {
        Ok(host) => host,
        Err(missing) => {
            println!("  SKIPPED: {missing}");
            return Ok(());
        }
    };
    let programs = build(project, &host)?;
    let mut found = Vec::new();
    for (name, longest) in targets {
        let target = Target::new(project, name, programs.join(name));
        match options.merge {
            true => target.merge()?,
            false => found.extend(target.search(longest, options.seconds)?),
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    for input in &found {
        println!("\n  FOUND: {}", input.file);
        println!("  again: {}", input.again);
    }
    bail!("{} input(s) break something: see above", found.len())
}

/// The machine's triple, as nightly names it; or what the machine lacks.
fn host() -> Result<String, String> {
    let nightly = "nightly Rust is missing (rustup toolchain install nightly --profile minimal)";
    if on_path("rustup").is_none() {
        return Err("rustup is missing, and nightly Rust is had through it".into());
    }
    let answer = Command::new("rustup")
        .args(["run", "nightly", "rustc", "--version", "--verbose"])
        .output();
    let said = answer
        .ok()
        .filter(|answer| answer.status.success())
        .map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned())
        .ok_or(nightly)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("nightly Rust does not say what machine it runs on")?;
    let compilers = ["c++", "g++", "clang++"];
    if std::env::var_os("CXX").is_none() && compilers.iter().all(|name| on_path(name).is_none()) {
        return Err(
            "a C++ compiler is missing (Debian: g++), which libFuzzer is built with".into(),
        );
    }
    if !host.contains("linux-gnu") && !host.contains("apple-darwin") {
        return Err(format!("libFuzzer is not to be had for {host}"));
    }
    Ok(host.to_string())
}

/// Builds every target, and says where they lie.
fn build(project: &Project, host: &str) -> Result<PathBuf> {
    let folder = project.target.join("fuzz/build");
    let mut build = Command::new("rustup");
    build
        .args(["run", "nightly", "cargo", "build", "--release", "--locked"])
        .args(["--manifest-path", "fuzz/Cargo.toml", "--target", host])
        .arg("--target-dir")
        .arg(&folder)
        .current_dir(&project.root)
        .env("RUSTFLAGS", INSTRUMENTS.join(" "));
    // What this very program was started with belongs to another toolchain.
    for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        build.env_remove(name);
    }
    run(&mut build)?;
    Ok(folder.join(host).join("release"))
}

/// An input that broke something.
struct Found {
    file: String,
    again: String,
}

/// One way in, with its folders.
struct Target {
    program: PathBuf,
    kept: PathBuf,
    corpus: PathBuf,
    artifacts: PathBuf,
    merged: PathBuf,
    dictionary: PathBuf,
}

impl Target {
    fn new(project: &Project, name: &str, program: PathBuf) -> Self {
        let below = |part: &str| project.target.join("fuzz").join(part).join(name);
        Self {
            program,
            kept: project.root.join("tests/hostile/corpus").join(name),
            corpus: below("corpus"),
            artifacts: below("artifacts"),
            merged: below("merged"),
            dictionary: project.root.join(format!("fuzz/words/{name}.dict")),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.env("ASAN_OPTIONS", ASAN);
        command.arg(format!("-timeout={SECONDS_PER_INPUT}"));
        command.arg(format!("-rss_limit_mb={MEGABYTES}"));
        command.arg(format!("-malloc_limit_mb={MEGABYTES}"));
        command
    }

    /// Searches, and gives the inputs that broke something.
    fn search(&self, longest: usize, seconds: u32) -> Result<Vec<Found>> {
        for folder in [&self.corpus, &self.artifacts] {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let before = files(&self.artifacts)?;
        let mut search = self.command();
        search
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={longest}"))
            .arg(format!("-artifact_prefix={}/", self.artifacts.display()))
            .args(["-print_final_stats=1", "-reload=0"]);
        if self.dictionary.is_file() {
            search.arg(format!("-dict={}", self.dictionary.display()));
        }
        search.args([&self.corpus, &self.kept]);
        let ended = run(&mut search);
        let mut found = files(&self.artifacts)?;
        found.retain(|file| !before.contains(file));
        if found.is_empty() {
            // It ended badly without an input to show: the reason stands above.
            ended?;
        }
        let again = |file: &Path| {
            let program = self.program.display();
            format!("ASAN_OPTIONS={ASAN} {program} {}", file.display())
        };
        let found = found.iter().map(|file| Found {
            file: file.display().to_string(),
            again: again(file),
        });
        Ok(found.collect())
    }

    /// The fewest inputs, of those kept and those found, that reach all that they reach together.
    fn merge(&self) -> Result<()> {
        for folder in [&self.corpus, &self.merged] {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let mut merge = self.command();
        merge.arg("-merge=1");
        merge.args([&self.merged, &self.kept, &self.corpus]);
        run(&mut merge)
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}
