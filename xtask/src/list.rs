//! The published list that a site ships, and whose lists its page takes: a given
//! publication, checked first, or the sample list, made, signed and published by
//! the office's own command line. The publication's report names people who are
//! not listed, and a secret key signs in their name: neither is ever copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::files::{copy_file, files};
use crate::project::{Project, run};

/// Which list a site ships, and whose lists its page takes.
#[derive(Args, Clone, Debug, Default)]
pub struct Source {
    /// A published list: the folder `site/` of a publication; the sample list otherwise
    #[arg(long, value_name = "FOLDER")]
    pub list: Option<PathBuf>,
    /// The public key whose lists the page takes; given twice, the second is the spare key
    #[arg(long, value_name = "FILE", requires = "list")]
    pub keys: Vec<PathBuf>,
    /// The page takes unsigned lists, and tells its visitors so
    #[arg(long, requires = "list", conflicts_with = "keys")]
    pub unsigned: bool,
    /// The name of the site, as `activelist publish --site` was given it: the page then takes no list
    /// of another site
    #[arg(long, value_name = "NAME", requires = "list")]
    pub site: Option<String>,
}

/// A publication that has passed its checks, ready to be copied.
#[derive(Clone, Debug)]
pub struct List {
    site: PathBuf,
    trust: String,
    name: Option<String>,
}

impl List {
    /// The name of the site, whose lists alone the page takes.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whose lists the page takes, as it stands in the page.
    #[must_use]
    pub fn trust(&self) -> &str {
        &self.trust
    }
}

/// The given publication, or else the sample list.
pub fn prepare(project: &Project, source: &Source) -> Result<List> {
    match &source.list {
        Some(folder) => given(project, folder, source),
        None => sample(project),
    }
}

fn given(project: &Project, folder: &Path, source: &Source) -> Result<List> {
    ensure!(
        source.unsigned || !source.keys.is_empty(),
        "--list needs --keys FILE, the public key that `activelist keygen` made, once more for the \
         spare key; or --unsigned, and then the page tells its visitors that anyone who can \
         change a file on the way can change the list"
    );
    let site = fs::canonicalize(folder)
        .with_context(|| format!("--list {}: there is no such folder", folder.display()))?;
    ensure!(
        site.is_dir(),
        "--list {}: name the folder `site/` of a publication, not a file in it",
        folder.display()
    );
    let keys = absolute(&source.keys)?;
    let trust = match source.unsigned {
        true => "unsigned".to_string(),
        false => pinned(&keys)?,
    };
    if keys.len() == 1 {
        println!("  one key only: without a spare one, a lost key means a new page for everyone");
    }
    checked(project, &site, &keys, source.site.as_deref())
        .with_context(|| format!("--list {}: the page would refuse it", folder.display()))?;
    Ok(List {
        site,
        trust,
        name: source.site.clone(),
    })
}

/// Refuses what the page would refuse, and what should not lie in a publication.
fn checked(project: &Project, site: &Path, keys: &[PathBuf], name: Option<&str>) -> Result<()> {
    let mut check = office(project)?;
    check.arg("check").arg(site);
    for key in keys {
        check.arg("--keys").arg(key);
    }
    // It also refuses what is no name, before that could stand in the page.
    check.args(name.map(|name| format!("--site={name}")));
    run(&mut check)
}

/// Refuses settings of which the page would say that they have a fault. For after [`prepare`], which has
/// built the office's command line.
pub fn check_settings(project: &Project) -> Result<()> {
    let file = project.root.join("public/site.json");
    run(program(project).arg("settings").arg(file))
        .context("public/site.json: the page would not show all of it")
}

/// The office's command line is run at the project's top: its arguments must hold there.
fn absolute(keys: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let absolute = |key: &PathBuf| {
        fs::canonicalize(key)
            .with_context(|| format!("--keys {}: there is no such file", key.display()))
    };
    keys.iter().map(absolute).collect()
}

/// The public keys as the page names them, current before spare.
fn pinned(keys: &[PathBuf]) -> Result<String> {
    let texts: Result<Vec<String>> = keys.iter().map(|key| public_key(key)).collect();
    Ok(texts?.join(" "))
}

fn public_key(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let text = text.trim_end();
    let is_key =
        text.len() == 64 && (text.bytes()).all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    // What stands in the file is not repeated: it may be a secret key.
    ensure!(
        is_key,
        "{}: not a public key: name the file that ends with .pub",
        file.display()
    );
    Ok(text.to_string())
}

/// The sample keys, current and spare: made once, kept between builds.
fn sample_keys(project: &Project) -> Result<[PathBuf; 2]> {
    let folder = project.target.join("sample-keys");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let keys = ["current", "spare"].map(|name| folder.join(name));
    for key in &keys {
        let files = [key.clone(), key.with_extension("pub")];
        if files.iter().all(|file| file.is_file()) {
            continue;
        }
        // Half a pair is of no use, and a key is never written over.
        for file in files.iter().filter(|file| file.exists()) {
            fs::remove_file(file).with_context(|| format!("removing {}", file.display()))?;
        }
        run(office(project)?.arg("keygen").arg("--out").arg(key))
            .context("the sample keys could not be made")?;
    }
    Ok(keys)
}

fn sample(project: &Project) -> Result<List> {
    let keys = sample_keys(project)?;
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
        .arg("--key")
        .arg(&keys[0])
        .arg("--out")
        .arg(&publication)
        .args(["--serial", "1"]))
    .context("the sample list could not be published")?;
    let site = publication.join("site");
    let keys = keys.map(|key| key.with_extension("pub"));
    checked(project, &site, &keys, None).context("the page would refuse the sample list")?;
    Ok(List {
        site,
        trust: pinned(&keys)?,
        name: None,
    })
}

/// The office's command line, built in the profile that the host tests share.
fn office(project: &Project) -> Result<Command> {
    // Beside xtask, whose features then hold: what both use has been compiled with them already.
    run(&mut project.cargo([
        "build",
        "--quiet",
        "--package",
        "activelist-cli",
        "--package",
        "xtask",
        "--bin",
        "activelist",
    ]))?;
    Ok(program(project))
}

/// The office's command line as it was built last.
fn program(project: &Project) -> Command {
    let mut command = Command::new(project.target.join("debug").join("activelist"));
    command.current_dir(&project.root);
    command
}

/// Copies the description, the files that it names and the portraits into `list/` of a site.
pub fn place(list: &List, site: &Path) -> Result<()> {
    let folder = site.join("list");
    let meta = list.site.join("meta.json");
    let named = named_by(&meta)?;
    copy_file(&meta, &folder.join("meta.json"))?;
    for file in named {
        copy_file(&list.site.join(&file), &folder.join(&file))?;
    }
    let photos = list.site.join("photos");
    if photos.is_dir() {
        // Only portraits that a publication names: a stray file may show somebody who is not
        // listed.
        for photo in files(&photos)?.into_iter().filter(|name| is_portrait(name)) {
            copy_file(&photos.join(&photo), &folder.join("photos").join(&photo))?;
        }
    }
    Ok(())
}

/// The snapshot and the parts of a large list, as the description names them.
fn named_by(meta: &Path) -> Result<Vec<String>> {
    let bytes = fs::read(meta).with_context(|| format!("reading {}", meta.display()))?;
    let value: serde_json::Value =
        serde_json::from_slice(&bytes).with_context(|| format!("reading {}", meta.display()))?;
    let signed = &value["signed"];
    let mut named = match signed["sha256"].as_str() {
        Some(hash) if is_hash(hash) => vec![format!("snapshot-{hash}.json")],
        _ => bail!("{}: it names no snapshot", meta.display()),
    };
    for part in signed["parts"]
        .as_str()
        .iter()
        .flat_map(|parts| parts.split(','))
    {
        match part.split_once(':') {
            Some((hash, _)) if is_hash(hash) => named.push(format!("part-{hash}.bin")),
            _ => bail!("{}: it names a part that is none", meta.display()),
        }
    }
    Ok(named)
}

/// A published portrait is named by its SHA-256.
fn is_portrait(name: &Path) -> bool {
    let stem = name.file_stem().and_then(|stem| stem.to_str());
    let kind = name.extension().and_then(|kind| kind.to_str());
    stem.is_some_and(is_hash) && kind.is_some_and(|kind| ["png", "jpg", "webp"].contains(&kind))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && (text.bytes()).all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::write;

    #[test]
    fn the_description_its_snapshot_and_portraits_are_placed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("publication");
        let hash = "0123456789abcdef".repeat(4);
        let (snapshot, portrait) = (format!("snapshot-{hash}.json"), format!("{hash}.png"));
        for name in [
            &format!("site/{snapshot}"),
            &format!("site/snapshot-{}.json", "0".repeat(64)),
            &format!("site/part-{}.bin", "1".repeat(64)),
            &format!("site/part-{}.bin", "2".repeat(64)),
            &format!("site/part-{}.bin", "3".repeat(64)),
            "site/snapshot.json",
            "site/office.key",
            &format!("site/photos/{portrait}"),
            "site/photos/stray.png",
            "report/report.txt",
        ] {
            write(&from.join(name), name).unwrap();
        }
        let parts = format!("{}:5,{}:6", "2".repeat(64), "1".repeat(64));
        let meta = format!(
            r#"{{"signed":{{"sha256":"{hash}","parts":"{parts}"}},"key":"","signature":""}}"#
        );
        write(&from.join("site/meta.json"), meta).unwrap();
        let list = List {
            site: from.join("site"),
            trust: "unsigned".into(),
            name: None,
        };
        let site = folder.path().join("dist");
        place(&list, &site).unwrap();
        let expected = [
            PathBuf::from("list/meta.json"),
            PathBuf::from(format!("list/part-{}.bin", "1".repeat(64))),
            PathBuf::from(format!("list/part-{}.bin", "2".repeat(64))),
            Path::new("list/photos").join(portrait),
            Path::new("list").join(snapshot),
        ];
        assert_eq!(files(&site).unwrap(), expected);
    }

    #[test]
    fn a_given_list_needs_its_keys_or_the_word_that_it_has_none() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project {
            root: folder.path().to_path_buf(),
            target: folder.path().join("target"),
        };
        let said = |keys: &[&str], unsigned| {
            let source = Source {
                list: Some(folder.path().join("nowhere")),
                keys: keys.iter().map(PathBuf::from).collect(),
                unsigned,
                site: None,
            };
            format!("{:#}", prepare(&project, &source).unwrap_err())
        };
        let without = said(&[], false);
        assert!(without.contains("--keys FILE") && without.contains("--unsigned"));
        assert!(said(&[], true).contains("there is no such folder"));
        assert!(said(&["a.pub"], false).contains("there is no such folder"));
    }

    #[test]
    fn a_description_that_leads_elsewhere_names_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let meta = folder.path().join("meta.json");
        for hash in ["", "../../x", &"A".repeat(64)] {
            write(&meta, format!(r#"{{"signed":{{"sha256":"{hash}"}}}}"#)).unwrap();
            assert!(named_by(&meta).is_err(), "{hash}");
        }
        let hash = "0".repeat(64);
        for parts in ["", "x", "../../x:1", &format!("{hash}:1,")] {
            let signed = format!(r#"{{"sha256":"{hash}","parts":"{parts}"}}"#);
            write(&meta, format!(r#"{{"signed":{signed}}}"#)).unwrap();
            assert!(named_by(&meta).is_err(), "{parts}");
        }
    }

    #[test]
    fn only_public_keys_are_pinned_and_a_secret_one_is_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two, secret] = ["a.pub", "b.pub", "a"].map(|name| folder.path().join(name));
        write(&one, format!("{}\n", "1".repeat(64))).unwrap();
        write(&two, "2".repeat(64)).unwrap();
        let digits = "3".repeat(64);
        write(&secret, format!("activelist-secret-key-1:{digits}\n")).unwrap();
        let pair = format!("{} {}", "1".repeat(64), "2".repeat(64));
        assert_eq!(pinned(&[one, two]).unwrap(), pair);
        let said = format!("{:?}", pinned(&[secret]).unwrap_err());
        assert!(said.contains(".pub") && !said.contains(&digits), "{said}");
    }
}
