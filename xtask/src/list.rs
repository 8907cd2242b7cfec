//! The published list that a site ships: a given snapshot, checked first, or
//! the sample list, made and published by the office's own command line. The
//! publication's report names people who are not listed: never copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::project::{Project, run};
use crate::public::{copy_file, files};

/// A publication that has passed its checks, ready to be copied.
#[derive(Clone, Debug)]
pub struct List {
    snapshot: PathBuf,
    photos: PathBuf,
}

/// The given snapshot with its `photos/` beside it, or else the sample list.
pub fn prepare(project: &Project, snapshot: Option<&Path>) -> Result<List> {
    match snapshot {
        Some(file) => given(project, file),
        None => sample(project),
    }
}

fn given(project: &Project, file: &Path) -> Result<List> {
    let file = fs::canonicalize(file)
        .with_context(|| format!("--snapshot {}: there is no such file", file.display()))?;
    run(office(project)?.arg("check").arg(&file)).with_context(|| {
        format!(
            "--snapshot {}: not a list that the page would accept",
            file.display()
        )
    })?;
    Ok(List {
        photos: file.with_file_name("photos"),
        snapshot: file,
    })
}

fn sample(project: &Project) -> Result<List> {
    let survey = project.target.join("sample");
    let publication = project.target.join("sample-publication");
    for folder in [&survey, &publication] {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
        }
    }
    run(office(project)?.arg("sample").arg("--out").arg(&survey))
        .context("the sample survey could not be made")?;
    run(office(project)?
        .arg("publish")
        .arg("--survey")
        .arg(survey.join("survey.csv"))
        .arg("--photos")
        .arg(survey.join("photos"))
        .arg("--out")
        .arg(&publication)
        .args(["--serial", "1"]))
    .context("the sample list could not be published")?;
    let site = publication.join("site");
    let list = List {
        snapshot: site.join("snapshot.json"),
        photos: site.join("photos"),
    };
    ensure!(
        list.snapshot.is_file(),
        "`activelist publish` ended well but left no {}",
        list.snapshot.display()
    );
    Ok(list)
}

/// The office's command line, built in the profile that the host tests share.
fn office(project: &Project) -> Result<Command> {
    run(&mut project.cargo([
        "build",
        "--quiet",
        "--package",
        "activelist",
        "--bin",
        "activelist",
    ]))?;
    let mut command = Command::new(project.target.join("debug").join("activelist"));
    command.current_dir(&project.root);
    Ok(command)
}

/// Copies the snapshot and its photos into `list/` of a site.
pub fn place(list: &List, site: &Path) -> Result<()> {
    let folder = site.join("list");
    copy_file(&list.snapshot, &folder.join("snapshot.json"))?;
    if list.photos.is_dir() {
        // Only portraits that a publication names: a stray file may show somebody who is not
        // listed.
        for photo in files(&list.photos)?
            .into_iter()
            .filter(|name| is_portrait(name))
        {
            copy_file(
                &list.photos.join(&photo),
                &folder.join("photos").join(&photo),
            )?;
        }
    }
    Ok(())
}

/// A published portrait is named by its SHA-256.
fn is_portrait(name: &Path) -> bool {
    let stem = name.file_stem().and_then(|stem| stem.to_str());
    let kind = name.extension().and_then(|kind| kind.to_str());
    stem.is_some_and(|stem| stem.len() == 64 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
        && kind.is_some_and(|kind| ["png", "jpg", "webp"].contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::public::write;

    #[test]
    fn the_snapshot_and_its_photos_are_placed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("publication");
        let portrait = format!("{}.png", "0123456789abcdef".repeat(4));
        for name in [
            "site/snapshot.json",
            &format!("site/photos/{portrait}"),
            "site/photos/stray.png",
            "report/report.txt",
        ] {
            write(&from.join(name), name).unwrap();
        }
        let list = List {
            snapshot: from.join("site/snapshot.json"),
            photos: from.join("site/photos"),
        };
        let site = folder.path().join("dist");
        place(&list, &site).unwrap();
        let expected = [
            Path::new("list/photos").join(portrait),
            Path::new("list/snapshot.json").to_path_buf(),
        ];
        assert_eq!(files(&site).unwrap(), expected);
    }
}
