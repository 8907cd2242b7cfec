//! Reading and writing folders, as every part of the build does it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The bytes of a file.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("reading {}", file.display()))
}

/// The path of a file below a site as an address has it.
#[must_use]
pub fn path(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

/// Copies one file, making its folder. Contents only: no rights, no times.
pub fn copy_file(from: &Path, to: &Path) -> Result<()> {
    write(to, read(from)?)
}

/// Writes one file, making its folder.
pub fn write(to: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    fs::create_dir_all(to.with_file_name(""))
        .and_then(|()| fs::write(to, bytes))
        .with_context(|| format!("writing {}", to.display()))
}

/// Every file below a folder as a path relative to it, in order of name.
/// Hidden files are an editor's or a system's, and are left out.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        let here = folder.join(&below);
        let entries = fs::read_dir(&here).with_context(|| format!("folder {}", here.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("folder {}", here.display()))?;
            let path = below.join(entry.file_name());
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if folder.join(&path).is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
