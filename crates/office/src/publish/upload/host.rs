//! A copy of a host's folder compared with the publication that should lie there.

use std::path::PathBuf;

use super::is_published;
use crate::answer::number_in_name;
use crate::publish::folder::{Folder, FolderFault, META, PHOTOS, file_names, inside};
use activelist_publication::{Limits, MAX_PART_BYTES, SecretKey};

/// Something that is wrong with what lies on the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostFault {
    /// What is wrong.
    pub wrong: Wrong,
    /// Its name on the host: in the folder of the list as in `site/`, beside it as in the copy.
    pub name: String,
    /// Where it lies, or should lie, in the copy.
    pub path: PathBuf,
}

/// What is wrong with a file on the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no publication in the copy.
    Nothing,
    /// A file that the publication needs is not there.
    Missing,
    /// A file has another content.
    Different,
    /// A file of another publication.
    Stale,
    /// A compressed twin of such a file, or of one whose content changes with each publication.
    Twin,
    /// Something in the folder of the list that belongs to the office alone.
    Office,
    /// The same beside the folder of the list.
    OfficeBeside,
    /// A secret key, in the folder of the list.
    Key,
    /// The same beside that folder.
    KeyBeside,
    /// Another file in the folder of the list that no publication needs.
    Unknown,
}

/// Folders in which the list lies in a built site.
const LIST: &str = "list";

/// Endings of compressed twins, which a host hands out in the place of a file.
const TWINS: [&str; 3] = [".gz", ".br", ".zst"];

/// What a host may need in the folder of the list: files that begin with a point, and these.
const OF_HOSTS: [&str; 3] = ["index.html", "robots.txt", "web.config"];

/// Most bytes of a file that may be a key.
const KEY_BYTES: usize = 1_024;

/// Compares a copy of a host's folder, either the one of the list or the one around it, with the sound publication in
/// `site`.
pub fn compare_host(site: &dyn Folder, host: &dyn Folder) -> Result<Vec<HostFault>, FolderFault> {
    let is_there = |folder: &str| -> Result<bool, FolderFault> {
        let names = file_names(host, folder)?;
        Ok(names.iter().any(|name| is_published(name)))
    };
    let base = match (is_there("")?, is_there(LIST)?) {
        (true, _) => "",
        (false, true) => LIST,
        (false, false) => {
            return Ok(vec![HostFault {
                wrong: Wrong::Nothing,
                name: String::new(),
                path: host.path(""),
            }]);
        }
    };
    let mut faults = Vec::new();
    let fault = |wrong, name: &str| HostFault {
        wrong,
        name: name.to_string(),
        path: host.path(&inside(base, name)),
    };
    let needed = published(site, "")?;
    let most = Limits::STANDARD.bytes.max(MAX_PART_BYTES);
    for name in &needed {
        match host.read(&inside(base, name), most)? {
            None => faults.push(fault(Wrong::Missing, name)),
            Some(bytes) if site.read(name, most)?.as_ref() != Some(&bytes) => {
                faults.push(fault(Wrong::Different, name));
            }
            Some(_) => {}
        }
    }
    for folder in ["", PHOTOS] {
        for file in file_names(host, &inside_or(base, folder))? {
            let name = inside(folder, &file);
            let plain = TWINS.iter().find_map(|ending| name.strip_suffix(ending));
            let is_needed = |name: &str| needed.iter().any(|needed| needed == name);
            match plain {
                None if is_published(&name) && !is_needed(&name) => {
                    faults.push(fault(Wrong::Stale, &name));
                }
                Some(plain) if is_published(plain) && (plain == META || !is_needed(plain)) => {
                    faults.push(fault(Wrong::Twin, &name));
                }
                None if is_unfinished(&name) => faults.push(fault(Wrong::Stale, &name)),
                None if is_strange(&name, folder) => faults.push(fault(Wrong::Unknown, &name)),
                _ => {}
            }
        }
    }
    let in_list = of_office(host, base)?;
    faults.extend(in_list.iter().map(|name| fault(Wrong::Office, name)));
    let keys = keys(host, base)?;
    // A key is named once, as what it is.
    faults.retain(|fault| fault.wrong != Wrong::Unknown || !keys.contains(&fault.name));
    faults.extend(keys.iter().map(|name| fault(Wrong::Key, name)));
    if !base.is_empty() {
        let beside = |wrong| {
            move |name: String| HostFault {
                wrong,
                path: host.path(&name),
                name,
            }
        };
        let office = of_office(host, "")?.into_iter();
        faults.extend(office.map(beside(Wrong::OfficeBeside)));
        let keys = self::keys(host, "")?.into_iter();
        faults.extend(keys.map(beside(Wrong::KeyBeside)));
    }
    Ok(faults)
}

/// Whether a file of a publication was being written when the program ended: it may hold a whole list.
fn is_unfinished(name: &str) -> bool {
    let begins = |start: &&str| name.starts_with(*start);
    name.ends_with(".tmp") && ["snapshot-", "part-", META, PHOTOS].iter().any(begins)
}

/// Whether a file in a folder of the list is none that belongs there.
fn is_strange(name: &str, folder: &str) -> bool {
    let file = name
        .strip_prefix(folder)
        .unwrap_or(name)
        .trim_start_matches('/');
    let is_known = |name: &str| is_office(name, false) || is_published(name);
    !file.starts_with('.') && !OF_HOSTS.contains(&file) && !is_known(name)
}

/// The names of the secret keys in a folder.
fn keys(host: &dyn Folder, folder: &str) -> Result<Vec<String>, FolderFault> {
    let mut found = Vec::new();
    for name in file_names(host, folder)? {
        let bytes = host.read(&inside_or(folder, &name), KEY_BYTES)?;
        let bytes = bytes.unwrap_or_default();
        let is_key = |text: &str| SecretKey::parse(text).is_some();
        if bytes.len() <= KEY_BYTES && std::str::from_utf8(&bytes).is_ok_and(is_key) {
            found.push(name);
        }
    }
    Ok(found)
}

/// The names of what of the office lies in a folder: nothing of it may be on a host.
fn of_office(host: &dyn Folder, folder: &str) -> Result<Vec<String>, FolderFault> {
    let entries = host.entries(folder)?.into_iter();
    let found = entries.filter(|entry| is_office(&entry.name, entry.is_folder));
    Ok(found.map(|entry| entry.name).collect())
}

/// Whether a file or a folder of that name is the office's own.
fn is_office(name: &str, is_folder: bool) -> bool {
    match is_folder {
        true => ["report", "archive"].contains(&name),
        false => {
            name.starts_with("report-")
                || name.ends_with(".csv")
                || name.ends_with(".xlsx")
                || name.ends_with(".eml")
                || number_in_name(name).is_some()
                || name == "publish.lock"
        }
    }
}

/// The names of everything that is published in a folder.
pub(super) fn published(site: &dyn Folder, base: &str) -> Result<Vec<String>, FolderFault> {
    let mut names = Vec::new();
    for folder in ["", PHOTOS] {
        let found = file_names(site, &inside_or(base, folder))?.into_iter();
        let found = found.map(|name| inside(folder, &name));
        names.extend(found.filter(|name| is_published(name)));
    }
    Ok(names)
}

fn inside_or(base: &str, folder: &str) -> String {
    match folder {
        "" => base.to_string(),
        folder => inside(base, folder),
    }
}

/// The fault in one line.
pub fn say_host_fault(fault: &HostFault) -> String {
    let text = match fault.wrong {
        Wrong::Nothing => {
            "公開先の写しではないようです。公開先のlistフォルダー（meta.jsonのあるところ）を写して指定してください。"
        }
        Wrong::Missing => "公開先にありません。siteフォルダーから置いてください。",
        Wrong::Different => {
            "この公開のものと中身が違います。siteフォルダーのものを置き直してください（meta.jsonは最後に置きます）。"
        }
        Wrong::Stale => {
            "この公開では使わないものです。載っていない人のものかもしれません。公開先から消してください。"
        }
        Wrong::Twin => {
            "圧縮した写しで、古い内容が配られるおそれがあります。公開先から消してください。"
        }
        Wrong::Office | Wrong::OfficeBeside => {
            "事務局のもののようです。公開先に置いてはいけません。すぐに消してください。"
        }
        Wrong::Key | Wrong::KeyBeside => {
            "署名に使う秘密鍵です。すぐに公開先から消し、この鍵を使うのをやめて、予備の鍵に替えてください。"
        }
        Wrong::Unknown => {
            "この公開のものではありません。要らないファイルであれば、公開先から消してください。"
        }
    };
    format!("{}: {text}", fault.path.display())
}
