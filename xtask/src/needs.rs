//! `cargo xtask needs`: what is made from the matcher's table of words and its sentences.

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::project::{Project, run};

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Made {
    /// `table.bin`, which the page downloads, from `table.txt`, `events.txt`, `others.txt` and `learned.txt`
    Pack,
    /// `learned.txt` from the labelled sentences, then `table.bin`
    Train,
}

/// Makes it.
pub fn needs(project: &Project, made: Made) -> Result<()> {
    if made == Made::Train {
        tool(project, "train")?;
    }
    tool(project, "pack")
}

fn tool(project: &Project, command: &str) -> Result<()> {
    let mut cargo = project.cargo(["run", "--quiet", "--package", "activelist-needs"]);
    cargo.args(["--features", "tool", "--bin", "activelist-needs-table"]);
    run(cargo.args(["--", command])).context("nothing was written")
}
