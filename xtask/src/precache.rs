//! The service worker of a site that lies on a disk, for the build of a site and for the tests that make
//! another release of one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use activelist_site::{Files, WORKERS};
use anyhow::{Context, Result};

use crate::minify::{Kind, minified};
use crate::{files, former};

/// The workers as browsers get them, their marks not filled in yet. `public` holds their sources.
pub fn workers(public: &Path) -> Result<Files> {
    let script = |name: &str| {
        let file = public.join(name);
        let text = fs::read_to_string(&file).context("reading it");
        let script = text.and_then(|text| minified(&text, Kind::Classic));
        let script = script.with_context(|| file.display().to_string())?;
        Ok((name.to_string(), script.into_bytes()))
    };
    WORKERS.into_iter().map(script).collect()
}

/// The files of a finished site that belong to its release, with their integrity. The page is `./`.
pub fn files(site: &Path) -> Result<BTreeMap<String, String>> {
    Ok(activelist_site::kept(&own(site)?))
}

/// Writes the workers into a site whose other files are all there.
pub fn write(public: &Path, site: &Path, offline: bool) -> Result<()> {
    let mut all = own(site)?;
    all.extend(workers(public)?);
    activelist_site::seal(&mut all, offline)?;
    for name in WORKERS {
        files::write(&site.join(name), &all[name])?;
    }
    Ok(())
}

/// The files of a site without those that only former releases had.
fn own(site: &Path) -> Result<Files> {
    let mut all = Files::new();
    for file in former::own_files(site)? {
        let bytes = files::read(&site.join(&file))?;
        all.insert(files::path(&file), bytes);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workers_have_their_marks_and_give_way_where_nothing_is_kept() {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        let site = tempfile::tempdir().unwrap();
        let read = |name: &str| fs::read_to_string(site.path().join(name)).unwrap();
        files::write(&site.path().join("index.html"), "page").unwrap();
        write(&sources, site.path(), true).unwrap();
        let worker = read("sw.js");
        let page = activelist_site::digest::integrity(b"page");
        assert!(
            worker.contains(&page) && !worker.contains("BUILD_"),
            "{worker}"
        );
        write(&sources, site.path(), false).unwrap();
        assert_eq!(read("sw.js"), read("sw-off.js"));
        assert!(read("sw.js").contains("unregister"));
    }
}
