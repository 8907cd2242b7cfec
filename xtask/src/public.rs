//! Files that are shipped as they are: `public/`, except the parts of the
//! script and the worker, which the build makes.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::files::{copy_file, files};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::write;

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
