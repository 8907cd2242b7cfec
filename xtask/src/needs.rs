//! `cargo xtask needs`: what is made from the matcher's table of words and its sentences.

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::project::{Project, run};

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Made {
    /// `table.bin`, which the page downloads, from `learned.txt` and the tables that people edit
    Pack,
    /// `learned.txt` from the labelled sentences, then `table.bin`
    Train,
    /// In `learned.txt` only what tells the branches of an emergency, then `table.bin`
    Branches,
}

/// Makes it.
pub fn needs(project: &Project, made: Made) -> Result<()> {
    match made {
        Made::Pack => {}
        Made::Train => tool(project, "train")?,
        Made::Branches => tool(project, "branches")?,
    }
    tool(project, "pack")
}

fn tool(project: &Project, command: &str) -> Result<()> {
    let mut cargo = project.cargo(["run", "--quiet", "--package", "activelist-needs"]);
    cargo.args(["--features", "tool", "--bin", "activelist-needs-table"]);
    run(cargo.args(["--", command])).context("nothing was written")
}
