//! `cargo xtask deny`: whether third-party packages are what `deny.toml` allows. Not part of the
//! tests: building cargo-deny takes minutes, and known weaknesses are asked of a database on the network.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::{Project, run};

/// The version that is installed where there is none.
const VERSION: &str = "0.19.0";

/// Checks licences, bans and sources; known weaknesses where their database can be reached.
pub fn deny(project: &Project) -> Result<()> {
    let program = installed(project)?;
    let check = |what: &[&str]| {
        let mut command = Command::new(&program);
        command
            .current_dir(&project.root)
            .args(["--locked", "check"])
            .args(what);
        command
    };
    run(&mut check(&["licenses", "bans", "sources"]))?;
    let mut fetch = Command::new(&program);
    let fetched = run(fetch.current_dir(&project.root).args(["fetch", "db"]));
    match fetched {
        Ok(()) => run(&mut check(&["--disable-fetch", "advisories"])),
        Err(error) => {
            println!(
                "  known weaknesses were not checked, their database could not be had: {error:#}"
            );
            Ok(())
        }
    }
}

/// The program, built into the target folder where it is not there yet.
fn installed(project: &Project) -> Result<PathBuf> {
    let root = project.target.join("tools");
    let program = root.join("bin").join("cargo-deny");
    if is_installed(&program) {
        return Ok(program);
    }
    let mut cargo = project.cargo(["install", "cargo-deny", "--locked", "--version", VERSION]);
    // A folder of its own: other flags must not build this project anew.
    cargo
        .arg("--root")
        .arg(&root)
        .arg("--target-dir")
        .arg(root.join("build"));
    run(&mut cargo).context("cargo-deny could not be installed")?;
    Ok(program)
}

fn is_installed(program: &Path) -> bool {
    let said = Command::new(program).arg("--version").output();
    said.is_ok_and(|said| {
        String::from_utf8_lossy(&said.stdout)
            .trim()
            .ends_with(VERSION)
    })
}
