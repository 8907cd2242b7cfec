//! `cargo xtask bench`: what the engine and the page take, beside what others take for the same.
//! It builds, serves and calls; the times are taken by criterion and in the browser. The figures
//! lie in `target/bench/`, and `BENCHMARKS.md` is written from them. Must never fail because
//! something is slow.

mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::list::{self, Source};
use crate::project::Mode;
use crate::project::{Project, on_path, run};
use crate::server::{Options as Host, Server};
use crate::{files, setup, site, sizes, wasm};

/// What is measured, and how thoroughly.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Fewer rounds: for a first look, not for the record
    #[arg(long)]
    quick: bool,
    /// Only this part; the other figures stay as they were
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Numbers of people
    #[arg(long, value_delimiter = ',', default_values_t = [203, 2_500, 25_000, 100_000])]
    sizes: Vec<usize>,
}

/// A part of the measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The engine on this machine, with criterion
    Host,
    /// The engine against others, and memory, in Chromium
    Browser,
    /// The finished page: clicks, typing, loading
    Page,
    /// Lighthouse on the finished page
    Lighthouse,
    /// Nothing: `BENCHMARKS.md` is written anew from the figures that are there
    Report,
}

/// Where everything lies.
struct Bench<'a> {
    project: &'a Project,
    options: &'a Options,
    folder: PathBuf,
}

/// Measures and writes the report.
pub fn bench(project: &Project, options: &Options) -> Result<()> {
    let bench = Bench {
        project,
        options,
        folder: project.target.join("bench"),
    };
    if options.only == Some(Part::Report) {
        return report::write(project, &bench.folder);
    }
    bench.lists()?;
    if bench.wants(Part::Host) {
        bench.host()?;
    }
    let browser = [Part::Browser, Part::Page, Part::Lighthouse];
    if browser.into_iter().any(|part| bench.wants(part)) {
        bench.in_browser()?;
    }
    report::write(project, &bench.folder)
}

impl Bench<'_> {
    fn wants(&self, part: Part) -> bool {
        self.options.only.is_none_or(|only| only == part)
    }

    fn sizes(&self) -> String {
        let sizes: Vec<String> = self.options.sizes.iter().map(usize::to_string).collect();
        sizes.join(",")
    }

    /// Where the bench page and the libraries lie.
    fn peers(&self) -> PathBuf {
        self.folder.join("peers")
    }

    fn data(&self) -> PathBuf {
        self.peers().join("data")
    }

    /// Lists, questions, answers and publications.
    fn lists(&self) -> Result<()> {
        let mut write = self.project.cargo(["run", "--quiet", "--release"]);
        write.args(["--package", "activelist-bench", "--"]);
        // The page is measured at these two sizes whatever the engine is measured at.
        let mut sizes = self.options.sizes.clone();
        sizes.extend([203, 25_000]);
        sizes.sort_unstable();
        sizes.dedup();
        write
            .arg(self.data())
            .args(sizes.iter().map(usize::to_string));
        run(&mut write)
    }

    fn host(&self) -> Result<()> {
        let mut cargo = self.project.cargo(["bench", "--package"]);
        cargo.args(["activelist-bench", "--bench", "search"]);
        run(cargo.env("ACTIVELIST_BENCH_SIZES", self.sizes()))
    }

    fn in_browser(&self) -> Result<()> {
        if on_path("node").is_none() || on_path("npm").is_none() {
            println!(
                "  SKIPPED: node and npm are not installed, so nothing is measured in a browser"
            );
            return Ok(());
        }
        setup::browser()?;
        setup::wasm_target(self.project)?;
        self.install()?;
        if self.wants(Part::Browser) {
            self.engines()?;
        }
        if self.wants(Part::Page) || self.wants(Part::Lighthouse) {
            self.pages()?;
        }
        Ok(())
    }

    /// The scripts and the libraries, as their lock file says.
    fn install(&self) -> Result<()> {
        let sources = self.project.root.join("bench/peers");
        for file in files::files(&sources)? {
            files::copy_file(&sources.join(&file), &self.peers().join(&file))?;
        }
        let mut npm = Command::new("npm");
        npm.args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]);
        run(npm.current_dir(self.peers()))
            .context("the libraries to compare with could not be had from the npm registry")
    }

    fn engines(&self) -> Result<()> {
        let engine = wasm::engine(self.project)?;
        files::write(&self.peers().join("engine.js"), engine.glue)?;
        files::write(&self.peers().join("engine.wasm"), engine.wasm)?;
        let server = Server::start(Host {
            isolated: true,
            ..Host::new(self.peers())
        })?;
        let address = server.url("");
        let rounds = if self.options.quick { "2" } else { "5" };
        self.node("engines.js", &[&address, &self.sizes(), rounds])?;
        self.node("memory.js", &[&address, "25000", rounds])
    }

    fn pages(&self) -> Result<()> {
        let rounds = if self.options.quick { "2" } else { "5" };
        for size in ["203", "25000"] {
            let source = Source {
                list: Some(self.data().join(format!("publication-{size}/site"))),
                unsigned: true,
                ..Source::default()
            };
            let dist = self.folder.join(format!("dist-{size}"));
            // The release build, without weighing it: that takes minutes for a large list.
            let list = list::prepare(self.project, &source)?;
            site::build(self.project, Mode::Release, "/", &list, &dist, true)?;
            pack(&dist)?;
            let server = Server::start(Host {
                packed: true,
                ..Host::new(&dist)
            })?;
            let address = server.url("");
            if self.wants(Part::Page) {
                self.node("clicks.js", &[&address, size, rounds])?;
            }
            if self.wants(Part::Lighthouse) {
                self.node("audit.js", &[&address, size, rounds])?;
            }
        }
        Ok(())
    }

    /// Runs a script; its figures go into a file of its name, and of the size where it has one.
    fn node(&self, script: &str, arguments: &[&str]) -> Result<()> {
        let stem = script.trim_end_matches(".js");
        let name = match (stem, arguments.get(1)) {
            ("clicks" | "audit", Some(size)) => format!("{stem}-{size}.json"),
            _ => format!("{stem}.json"),
        };
        let mut node = Command::new("node");
        node.arg(script)
            .args(arguments)
            .arg(self.folder.join(name))
            .current_dir(self.peers())
            .env("CHROMIUM", on_path("chromium").unwrap_or_default());
        run(&mut node)
    }
}

/// Lays every text and program beside itself as a host would send it: with brotli, which Chromium
/// takes over https and from its own machine, and with gzip.
fn pack(site: &Path) -> Result<()> {
    for file in files::files(site)? {
        let file = site.join(file);
        let ending = file.extension().and_then(|ending| ending.to_str());
        if !matches!(
            ending,
            Some("html" | "js" | "css" | "json" | "wasm" | "svg" | "bin" | "webmanifest")
        ) {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        std::io::Write::write_all(&mut encoder, &bytes).context("gzip")?;
        let packed = [
            (".gz", encoder.finish().context("gzip")?),
            (".br", sizes::with_brotli(&bytes)?),
        ];
        for (ending, bytes) in packed {
            let mut name = file.clone().into_os_string();
            name.push(ending);
            files::write(Path::new(&name), bytes)?;
        }
    }
    Ok(())
}
