//! The service worker: every file of the finished site with its integrity, taken from the files
//! themselves and never from a list kept by hand.

use std::collections::BTreeMap;

use crate::fault::{SiteFault, filled, text};
use crate::{Files, HEADERS, NOTICES, PAGE, digest};

/// The worker, and what takes it off every machine when it is put in its place.
pub const WORKERS: [&str; 2] = [WORKER, AWAY];
const WORKER: &str = "sw.js";
const AWAY: &str = "sw-off.js";

const RELEASE_MARK: &str = "BUILD_RELEASE";
const FILES_MARK: &str = "BUILD_FILES";

/// What is not of the release: the host's and the operator's, the list, the workers themselves,
/// pictures that only an installing browser looks at, and the licences.
const LEFT_OUT: [&str; 7] = [
    HEADERS,
    "site.json",
    "list/",
    "screenshots/",
    NOTICES,
    WORKER,
    AWAY,
];

/// The files of a site that belong to its release, with their integrity. The page is `./`.
#[must_use]
pub fn kept(files: &Files) -> BTreeMap<String, String> {
    let is_left_out = |name: &str| {
        LEFT_OUT.iter().any(|left| match left.ends_with('/') {
            true => name.starts_with(left),
            false => name == *left,
        })
    };
    let kept = files.iter().filter(|(name, _)| !is_left_out(name));
    let named = kept.map(|(name, bytes)| {
        let name = match name.as_str() {
            PAGE => "./",
            name => name,
        };
        (name.to_string(), digest::integrity(bytes))
    });
    named.collect()
}

/// Fills in the worker of a site whose other files are all there. Without `is_kept`, what takes the
/// worker away stands in its place.
pub fn seal(files: &mut Files, is_kept: bool) -> Result<(), SiteFault> {
    let away = text(files, AWAY)?;
    let worker = match is_kept {
        true => with_files(text(files, WORKER)?, &kept(files))?,
        false => away.to_string(),
    };
    files.insert(WORKER.to_string(), worker.into_bytes());
    Ok(())
}

/// The worker's own text counts as well: two that differ never share what they keep.
fn with_files(worker: &str, files: &BTreeMap<String, String>) -> Result<String, SiteFault> {
    let files = serde_json::json!(files).to_string();
    let worker = filled(worker, WORKER, FILES_MARK, &files)?;
    let release = digest::short(worker.as_bytes());
    filled(&worker, WORKER, RELEASE_MARK, &release)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(given: &[(&str, &str)]) -> Files {
        let workers = [
            (
                WORKER,
                "const RELEASE=`BUILD_RELEASE`;const FILES=BUILD_FILES;",
            ),
            (AWAY, "registration.unregister()"),
        ];
        let all = given.iter().chain(&workers);
        all.map(|(name, text)| ((*name).to_string(), text.as_bytes().to_vec()))
            .collect()
    }

    fn worker(given: &[(&str, &str)], is_kept: bool) -> String {
        let mut files = site(given);
        seal(&mut files, is_kept).unwrap();
        text(&files, WORKER).unwrap().to_string()
    }

    #[test]
    fn every_file_of_the_release_is_kept_and_nothing_else() {
        let site = site(&[
            (PAGE, "page"),
            ("assets/late-one-1.wasm", "late"),
            ("needs.bin", "words"),
            ("icons/icon.svg", "icon"),
            ("manifest.webmanifest", "{}"),
            (HEADERS, ""),
            (NOTICES, ""),
            ("site.json", "{}"),
            ("list/snapshot.json", "{}"),
            ("list/photos/a.png", ""),
            ("screenshots/wide.png", ""),
        ]);
        let kept = kept(&site);
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
        let first = worker(&[(PAGE, "a"), ("assets/app-1.js", "b")], true);
        let again = worker(&[(PAGE, "a"), ("assets/app-1.js", "b")], true);
        assert_eq!(first, again);
        assert!(!first.contains("BUILD_"));
        let release = |script: &str| {
            let (_, rest) = script.split_once("RELEASE=`").unwrap();
            rest[..16].to_string()
        };
        for other in [
            worker(&[(PAGE, "c"), ("assets/app-1.js", "b")], true),
            worker(&[(PAGE, "a"), ("assets/app-2.js", "b")], true),
        ] {
            assert_ne!(release(&first), release(&other));
        }
    }

    #[test]
    fn a_site_that_is_not_kept_has_the_worker_that_goes_away() {
        assert_eq!(
            worker(&[(PAGE, "page")], false),
            "registration.unregister()"
        );
    }

    #[test]
    fn a_worker_without_its_marks_and_a_site_without_workers_are_refused() {
        let mut files = site(&[(PAGE, "page"), (WORKER, "")]);
        files.insert(WORKER.into(), b"const FILES=BUILD_FILES;".to_vec());
        let fault = SiteFault::Mark {
            file: WORKER,
            mark: RELEASE_MARK,
            count: 0,
        };
        assert_eq!(seal(&mut files, true), Err(fault));
        files.remove(AWAY);
        assert_eq!(seal(&mut files, false), Err(SiteFault::Missing(AWAY)));
    }
}
