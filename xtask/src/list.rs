//! The published list that a site ships, and whose lists its page takes: a given
//! publication, checked first, or the sample list, made, signed and published by
//! the office's own command line. The publication's report names people who are
//! not listed, and a secret key signs in their name: neither is ever copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use activelist_publication::{PublicKey, SiteName};
use activelist_site::Files;
use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::files;
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
    folder: PathBuf,
    /// Whose lists the page takes, the current key before the spare one; none for unsigned lists.
    pub keys: Vec<PublicKey>,
    /// The name of the site, whose lists alone the page takes.
    pub name: Option<SiteName>,
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
    let pinned = pinned(&keys)?;
    if keys.len() == 1 {
        println!("  one key only: without a spare one, a lost key means a new page for everyone");
    }
    checked(project, &site, &keys, source.site.as_deref())
        .with_context(|| format!("--list {}: the page would refuse it", folder.display()))?;
    let name = source.site.as_deref().map(site_name).transpose()?;
    Ok(List {
        folder: site,
        keys: pinned,
        name,
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

/// The public keys, current before spare.
fn pinned(keys: &[PathBuf]) -> Result<Vec<PublicKey>> {
    keys.iter().map(|key| public_key(key)).collect()
}

fn public_key(file: &Path) -> Result<PublicKey> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    // What stands in the file is not repeated: it may be a secret key.
    PublicKey::parse(text.trim_end()).with_context(|| {
        format!(
            "{}: not a public key: name the file that ends with .pub",
            file.display()
        )
    })
}

fn site_name(text: &str) -> Result<SiteName> {
    SiteName::parse(text).with_context(|| format!("--site {text}: not the name of a site"))
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
        folder: site,
        keys: pinned(&keys)?,
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

/// Adds the description, the files that it names and the portraits to `list/` of a site.
pub fn place(list: &List, site: &mut Files) -> Result<()> {
    let mut add = |name: &str| -> Result<()> {
        let bytes = files::read(&list.folder.join(name))?;
        site.insert(format!("list/{name}"), bytes);
        Ok(())
    };
    let meta = list.folder.join("meta.json");
    let named = activelist_site::named_by(&files::read(&meta)?);
    add("meta.json")?;
    for name in named.with_context(|| meta.display().to_string())? {
        add(&name)?;
    }
    let photos = list.folder.join("photos");
    if photos.is_dir() {
        // Only portraits that a publication names.
        let all = files::files(&photos)?.into_iter();
        for name in all.map(|photo| files::path(&photo)) {
            if activelist_site::is_portrait(&name) {
                add(&format!("photos/{name}"))?;
            }
        }
    }
    Ok(())
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
            folder: from.join("site"),
            keys: Vec::new(),
            name: None,
        };
        let mut site = Files::new();
        place(&list, &mut site).unwrap();
        let expected = [
            "list/meta.json".to_string(),
            format!("list/part-{}.bin", "1".repeat(64)),
            format!("list/part-{}.bin", "2".repeat(64)),
            format!("list/photos/{portrait}"),
            format!("list/{snapshot}"),
        ];
        assert_eq!(site.into_keys().collect::<Vec<_>>(), expected);
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
    fn only_public_keys_are_pinned_and_a_secret_one_is_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two, secret] = ["a.pub", "b.pub", "a"].map(|name| folder.path().join(name));
        let keys = [
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        ];
        write(&one, format!("{}\n", keys[0])).unwrap();
        write(&two, keys[1]).unwrap();
        let digits = "3".repeat(64);
        write(&secret, format!("activelist-secret-key-1:{digits}\n")).unwrap();
        let pinned_keys = pinned(&[one, two]).unwrap();
        assert_eq!(pinned_keys, keys.map(|key| PublicKey::parse(key).unwrap()));
        let said = format!("{:?}", pinned(&[secret]).unwrap_err());
        assert!(said.contains(".pub") && !said.contains(&digits), "{said}");
    }
}
