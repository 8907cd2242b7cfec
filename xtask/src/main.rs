//! The command line: `cargo xtask serve | build | size | test | needs | deny | fuzz | bench`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use xtask::list::Source;
use xtask::project::Project;
use xtask::{bench, check, deny, fuzz, needs, serve, site, sizes, weight};

/// Builds, serves and tests activelist.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Builds the site, serves it on this machine and rebuilds on change
    Serve(serve::Options),
    /// Builds the site for a static host into `dist/`
    Build {
        /// The folder on the host, for the patterns in `_headers`: /some/folder/
        #[arg(long, default_value = "/")]
        base: String,
        #[command(flatten)]
        source: Source,
        /// The folder to write
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// Browsers do not keep the program; those that do now throw it away
        #[arg(long)]
        no_offline: bool,
    },
    /// Builds the site and shows what each part weighs
    Size {
        /// Also the heaviest functions, so many of them, and whose they are
        #[arg(long, value_name = "COUNT", num_args = 0..=1, default_missing_value = "40")]
        functions: Option<usize>,
    },
    /// Checks everything: format, clippy, host tests, browser tests
    Test {
        /// Only the browser tests, or those whose name holds this
        #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
        browser: Option<String>,
        /// Has the browser tests take pictures of the screens, into target/screenshots/
        #[arg(long)]
        pictures: bool,
    },
    /// Packs the matcher's table of words, or learns its phrases from the labelled sentences
    Needs {
        /// What is made
        made: needs::Made,
    },
    /// Checks licences, sources and known weaknesses of third-party packages with cargo-deny
    Deny,
    /// Searches for inputs that break something, where nightly Rust is there
    Fuzz(fuzz::Options),
    /// Measures the engine, others like it and the page, and writes BENCHMARKS.md
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let project = Project::find()?;
    match command {
        Command::Serve(options) => serve::run(&project, &options),
        Command::Build {
            base,
            source,
            out,
            no_offline,
        } => site::release(&project, &base, &source, &out, !no_offline).map(drop),
        Command::Size { functions } => {
            let out = project.target.join("size-dist");
            let sizes = site::release(&project, "/", &Source::default(), &out, true)?;
            if let Some(count) = functions {
                weight::print(&project, count)?;
            }
            sizes::within_budget(&sizes)?;
            sizes::parts_within_budget(&sizes)
        }
        Command::Test { browser, pictures } => match browser {
            None => check::run_all(&project, pictures),
            Some(name) => check::run_browser(&project, &name, pictures),
        },
        Command::Needs { made } => needs::needs(&project, made),
        Command::Deny => deny::deny(&project),
        Command::Fuzz(options) => fuzz::fuzz(&project, &options),
        Command::Bench(options) => bench::bench(&project, &options),
    }
}
