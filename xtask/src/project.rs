//! Where the project's files lie, and how a command is run: shown to the
//! person, and an unsuccessful end told as what failed and where.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Who the build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A developer: fast to build, names kept for stack traces.
    Dev,
    /// Visitors: as small as it gets.
    Release,
}

/// The folders everything else starts from, all absolute.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the person has put it.
    pub target: PathBuf,
}

impl Project {
    /// Finds the project that this program was built from.
    pub fn find() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own
            .parent()
            .context("xtask lies at the top of the disk: run it as `cargo xtask`")?
            .to_path_buf();
        let answer = Command::new(cargo())
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(&root)
            .output()
            .context("`cargo metadata` could not be started: is cargo installed?")?;
        let metadata: serde_json::Value =
            serde_json::from_slice(&answer.stdout).with_context(|| {
                let said = String::from_utf8_lossy(&answer.stderr);
                format!("`cargo metadata` in {} failed: {said}", root.display())
            })?;
        let target = metadata["target_directory"]
            .as_str()
            .context("`cargo metadata` names no target folder")?;
        Ok(Self {
            target: PathBuf::from(target),
            root,
        })
    }

    /// A cargo command at the top of the project.
    #[must_use]
    pub fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// A path as a person reads it: below the project's top where it can be.
    #[must_use]
    pub fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a command with its output shown. Any end but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("  $ {line}");
    let status = command
        .status()
        .with_context(|| format!("`{line}` could not be started: is the program installed?"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}): its own message is above");
    }
    Ok(())
}

/// The first program of that name on PATH.
#[must_use]
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program
        .file_stem()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
