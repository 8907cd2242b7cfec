//! Files that are shipped as they are: `public/`, except the parts of the
//! scripts and the worker, which the build makes.

use std::path::Path;

use activelist_site::{Files, HEADERS, PAGE, WORKERS};
use anyhow::{Result, ensure};

use crate::files;
use crate::script::Parts;

/// Adds what lies in `public/` to the site, whose own files must not be there.
pub fn add(public: &Path, site: &mut Files) -> Result<()> {
    for name in [PAGE, "assets", "list", HEADERS] {
        let taken = public.join(name);
        ensure!(
            !taken.exists(),
            "{}: the build writes this itself, take it away",
            taken.display()
        );
    }
    for file in files::files(public)? {
        let mut made = Parts::FILES.iter().chain(&WORKERS).chain([&Parts::FIRST]);
        if !made.any(|name| file == Path::new(name)) {
            let bytes = files::read(&public.join(&file))?;
            site.insert(files::path(&file), bytes);
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
        let (public, mut site) = (folder.path().join("public"), Files::new());
        for name in [
            "boot.js",
            "first.js",
            "sw.js",
            "site.json",
            "icons/a.svg",
            ".hidden",
        ] {
            write(&public.join(name), name).unwrap();
        }
        add(&public, &mut site).unwrap();
        assert_eq!(
            site.keys().collect::<Vec<_>>(),
            ["icons/a.svg", "site.json"]
        );
    }

    #[test]
    fn a_name_that_the_build_writes_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("public/list/snapshot.json"), "{}").unwrap();
        assert!(add(&folder.path().join("public"), &mut Files::new()).is_err());
    }
}
