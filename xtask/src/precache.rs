//! The service worker: `public/sw.js` with every file of the finished site and
//! its integrity filled in, never from a list kept by hand. The last step of a
//! build: what is written after it would not be kept on visitors' machines.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::minify::{Kind, minified};
use crate::{digest, files, former, notices};

const RELEASE: &str = "BUILD_RELEASE";
const FILES: &str = "BUILD_FILES";

/// The worker, and what takes it off every machine when it is put in its place.
pub const WORKERS: [&str; 2] = ["sw.js", "sw-off.js"];

/// What is not of the release: the host's and the operator's, the list, the workers themselves, and
/// pictures that only an installing browser looks at, and the licences.
const LEFT_OUT: [&str; 7] = [
    "_headers",
    "site.json",
    "list/",
    "screenshots/",
    notices::FILE,
    WORKERS[0],
    WORKERS[1],
];

/// The files of a finished site that belong to its release, with their integrity. The page is `./`.
pub fn files(site: &Path) -> Result<BTreeMap<String, String>> {
    let mut kept = BTreeMap::new();
    for file in former::own_files(site)? {
        let name = file.to_string_lossy().replace('\\', "/");
        let is_left_out = |left: &&str| match left.ends_with('/') {
            true => name.starts_with(*left),
            false => name == **left,
        };
        if LEFT_OUT.iter().any(is_left_out) {
            continue;
        }
        let bytes = fs::read(site.join(&file)).with_context(|| format!("reading {name}"))?;
        let name = match name.as_str() {
            "index.html" => "./".to_string(),
            _ => name,
        };
        kept.insert(name, digest::integrity(&bytes));
    }
    Ok(kept)
}

/// Writes the workers into a finished site. `public` holds their sources. Without `offline`, what
/// takes the worker away stands in its place.
pub fn write(public: &Path, site: &Path, offline: bool) -> Result<()> {
    let read = |name: &str| {
        let file = public.join(name);
        fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))
    };
    let [on, off] = WORKERS;
    let off_script = minified(&read(off)?, Kind::Classic)?;
    let script = match offline {
        true => filled(&read(on)?, &files(site)?)?,
        false => off_script.clone(),
    };
    files::write(&site.join(on), script)?;
    files::write(&site.join(off), off_script)
}

/// The worker's own text counts as well: two that differ never share what they keep.
fn filled(source: &str, files: &BTreeMap<String, String>) -> Result<String> {
    for mark in [RELEASE, FILES] {
        let count = source.matches(mark).count();
        ensure!(
            count == 1,
            "public/sw.js: {mark} must stand there once, it stands {count} times"
        );
    }
    let source = source.replace(FILES, &serde_json::to_string(files)?);
    let script = minified(&source, Kind::Classic)?;
    let release = digest::short(script.as_bytes());
    Ok(script.replace(RELEASE, &release))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn sources() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
    }

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            files::write(&folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn worker(files: &[(&str, &str)]) -> String {
        let site = site(files);
        write(&sources(), site.path(), true).unwrap();
        fs::read_to_string(site.path().join("sw.js")).unwrap()
    }

    #[test]
    fn every_file_of_the_release_is_kept_and_nothing_else() {
        let site = site(&[
            ("index.html", "page"),
            ("assets/late-one-1.wasm", "late"),
            ("needs.bin", "words"),
            ("icons/icon.svg", "icon"),
            ("manifest.webmanifest", "{}"),
            ("_headers", ""),
            ("site.json", "{}"),
            ("sw.js", ""),
            ("sw-off.js", ""),
            ("list/snapshot.json", "{}"),
            ("list/photos/a.png", ""),
            ("screenshots/wide.png", ""),
        ]);
        let kept = files(site.path()).unwrap();
        assert_eq!(
            kept.keys().collect::<Vec<_>>(),
            [
                "./",
                "assets/late-one-1.wasm",
                "icons/icon.svg",
                "manifest.webmanifest",
                "needs.bin"
            ]
        );
        assert_eq!(kept["./"], digest::integrity(b"page"));
    }

    #[test]
    fn another_byte_anywhere_is_another_release_and_the_same_bytes_are_the_same() {
        let first = worker(&[("index.html", "a"), ("assets/app-1.js", "b")]);
        assert_eq!(
            first,
            worker(&[("index.html", "a"), ("assets/app-1.js", "b")])
        );
        assert!(!first.contains("BUILD_"));
        let release = |script: &str| {
            let (_, rest) = script.split_once("RELEASE=`").unwrap();
            rest[..16].to_string()
        };
        for other in [
            worker(&[("index.html", "c"), ("assets/app-1.js", "b")]),
            worker(&[("index.html", "a"), ("assets/app-2.js", "b")]),
        ] {
            assert_ne!(release(&first), release(&other));
        }
    }

    #[test]
    fn without_offline_the_worker_is_the_one_that_goes_away() {
        let site = site(&[("index.html", "page")]);
        write(&sources(), site.path(), false).unwrap();
        let read = |name: &str| fs::read_to_string(site.path().join(name)).unwrap();
        assert_eq!(read("sw.js"), read("sw-off.js"));
        assert!(read("sw.js").contains("unregister"));
    }

    #[test]
    fn a_worker_without_its_marks_is_refused() {
        assert!(filled("const FILES = BUILD_FILES;", &BTreeMap::new()).is_err());
    }
}
