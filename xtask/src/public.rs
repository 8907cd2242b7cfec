//! Files that are shipped as they are: `public/`, except the parts of the
//! script and the worker, which the build makes. Also the copying of folders
//! that the other parts share.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::precache;
use crate::script::Parts;

/// Copies `public/` into the site, whose own files must not be there.
pub fn copy(public: &Path, site: &Path) -> Result<()> {
    for name in ["index.html", "assets", "list", "_headers"] {
        let taken = public.join(name);
        ensure!(
            !taken.exists(),
            "{}: the build writes this itself, take it away",
            taken.display()
        );
    }
    for file in files(public)? {
        if !Parts::FILES
            .iter()
            .chain(&precache::WORKERS)
            .any(|name| file == Path::new(name))
        {
            copy_file(&public.join(&file), &site.join(&file))?;
        }
    }
    Ok(())
}

/// Copies one file, making its folder. Contents only: no rights, no times.
pub fn copy_file(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("reading {}", from.display()))?;
    write(to, bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_but_the_script_and_the_worker_is_copied() {
        let folder = tempfile::tempdir().unwrap();
        let (public, site) = (folder.path().join("public"), folder.path().join("site"));
        for name in ["boot.js", "sw.js", "site.json", "icons/a.svg", ".hidden"] {
            write(&public.join(name), name).unwrap();
        }
        copy(&public, &site).unwrap();
        assert_eq!(
            files(&site).unwrap(),
            [Path::new("icons/a.svg"), Path::new("site.json")]
        );
    }

    #[test]
    fn a_name_that_the_build_writes_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("public/list/snapshot.json"), "{}").unwrap();
        assert!(copy(&folder.path().join("public"), &folder.path().join("site")).is_err());
    }
}
