//! Files of the two releases before, beside those of the release that a folder
//! holds: a page that was opened then still finds its late parts on the host.
//! Only `assets/`, where a name never stands for other bytes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::files;

/// Which `assets/` files each release had, the newest first. Hidden: of no use to a visitor.
const RECORD: &str = ".releases.json";

/// How many releases before the present one keep their files.
const KEPT: usize = 2;

type Release = BTreeSet<String>;

/// Copies into a new site what the former ones in `out` still need, and notes what each had.
pub fn carry_over(out: &Path, site: &Path) -> Result<()> {
    let own = assets(site)?;
    let mut releases = vec![own];
    for release in former(out)? {
        if releases.len() <= KEPT && !releases.contains(&release) {
            releases.push(release);
        }
    }
    let (own, before) = (&releases[0], &releases[1..]);
    for name in before.iter().flatten().filter(|name| !own.contains(*name)) {
        let (from, to) = (
            out.join("assets").join(name),
            site.join("assets").join(name),
        );
        // Somebody may have tidied up by hand.
        if from.is_file() {
            files::copy_file(&from, &to)?;
        }
    }
    files::write(&site.join(RECORD), serde_json::to_string(&releases)?)
}

/// The files of a site without those that only former releases had.
pub fn own_files(site: &Path) -> Result<Vec<PathBuf>> {
    let releases = recorded(site)?;
    let mut files = files::files(site)?;
    if let Some((own, before)) = releases.split_first() {
        let is_former =
            |name: &str| !own.contains(name) && before.iter().any(|release| release.contains(name));
        files.retain(|file| {
            let asset = file.strip_prefix("assets").ok().and_then(Path::to_str);
            !asset.is_some_and(is_former)
        });
    }
    Ok(files)
}

/// What lies in `out`: as it was noted, or for a build from before there were notes all of it.
fn former(out: &Path) -> Result<Vec<Release>> {
    if !out.is_dir() {
        return Ok(Vec::new());
    }
    let releases = recorded(out)?;
    if releases.is_empty() {
        return Ok(vec![assets(out)?]);
    }
    Ok(releases)
}

/// A record that cannot be read is as good as none: the build goes on.
fn recorded(site: &Path) -> Result<Vec<Release>> {
    let file = site.join(RECORD);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let releases: Vec<Release> = serde_json::from_str(&text).unwrap_or_default();
    let is_name = |name: &String| !name.contains(['/', '\\']) && !name.starts_with('.');
    let plain = releases.into_iter().map(|release| {
        let names = release.into_iter();
        names.filter(is_name).collect()
    });
    Ok(plain.collect())
}

fn assets(site: &Path) -> Result<Release> {
    let folder = site.join("assets");
    if !folder.is_dir() {
        return Ok(Release::new());
    }
    let files = files::files(&folder)?;
    Ok(files
        .iter()
        .map(|file| file.to_string_lossy().into_owned())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Builds releases one after the other into one folder; what then lies in its `assets/`.
    fn built(releases: &[&[&str]]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        for release in releases {
            let staging = folder.path().join("new");
            for name in *release {
                files::write(&staging.join("assets").join(name), name).unwrap();
            }
            files::write(&staging.join("list/photos/a.png"), "").unwrap();
            carry_over(&out, &staging).unwrap();
            let _ = fs::remove_dir_all(&out);
            fs::rename(&staging, &out).unwrap();
        }
        (folder, out)
    }

    fn names(out: &Path) -> Vec<String> {
        assets(out).unwrap().into_iter().collect()
    }

    #[test]
    fn the_files_of_two_releases_before_stay_and_older_ones_go() {
        let (_folder, out) = built(&[&["a", "same"], &["b", "same"], &["c", "same"]]);
        assert_eq!(names(&out), ["a", "b", "c", "same"]);
        let (_folder, out) = built(&[&["a", "old"], &["b", "old"], &["c"], &["d"]]);
        assert_eq!(names(&out), ["b", "c", "d", "old"]);
        let (_folder, out) = built(&[&["a"], &["b"], &["c"], &["d"]]);
        assert_eq!(names(&out), ["b", "c", "d"]);
    }

    #[test]
    fn building_the_same_again_is_no_release_of_its_own() {
        let (_folder, out) = built(&[&["a"], &["b"], &["b"], &["b"], &["c"]]);
        assert_eq!(names(&out), ["a", "b", "c"]);
    }

    #[test]
    fn going_back_makes_the_former_release_the_present_one() {
        let (_folder, out) = built(&[&["a"], &["b"], &["a"]]);
        assert_eq!(names(&out), ["a", "b"]);
        assert!(own_files(&out).unwrap().contains(&"assets/a".into()));
        assert!(!own_files(&out).unwrap().contains(&"assets/b".into()));
    }

    #[test]
    fn the_files_of_a_release_are_its_own_only() {
        let (_folder, out) = built(&[&["a", "same"], &["b", "same"]]);
        let own: Vec<_> = own_files(&out).unwrap();
        assert_eq!(
            own,
            ["assets/b", "assets/same", "list/photos/a.png"].map(PathBuf::from)
        );
    }

    #[test]
    fn a_folder_without_notes_or_with_spoilt_ones_counts_as_one_release() {
        let (folder, out) = built(&[&["a"]]);
        for notes in [None, Some("{"), Some("[[\"../../secret\"]]")] {
            let _ = fs::remove_file(out.join(RECORD));
            if let Some(notes) = notes {
                files::write(&out.join(RECORD), notes).unwrap();
            }
            let staging = folder.path().join("new");
            files::write(&staging.join("assets/b"), "b").unwrap();
            carry_over(&out, &staging).unwrap();
            let kept = names(&staging);
            assert!(kept == ["a", "b"] || notes.is_some_and(|text| text.contains("secret")));
            fs::remove_dir_all(&staging).unwrap();
        }
    }
}
