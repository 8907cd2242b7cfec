//! A publication as it lies in a folder: everything that a page would refuse, and everything that
//! should not lie there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::disk::is_folder;
use super::parts::look_at_parts;
use super::photo::sha256;
use super::store::{
    META, StoreFault, UNDESCRIBED, at, is_site, read_if_there, say_store_fault, snapshot_hash,
};
use crate::expert::{PhotoName, RegistrationNumber};
use crate::present::failure::{record_text, refusal_text};
use crate::snapshot::{
    Digest, Inspection, KeyId, Limits, List, MAX_META_BYTES, MAX_PHOTO_BYTES, Meta, MetaRefusal,
    Part, RecordProblem, Refusal, Seen, SiteName, Trust, accept_meta, accept_snapshot, inspect,
    named_key,
};

/// What was found in a folder.
#[derive(Debug, Default)]
pub struct Audit {
    /// The list, where a page would show it.
    pub list: Option<List>,
    /// The key that the description names.
    pub key: Option<KeyId>,
    /// The site that it is for, where it is for one by name.
    pub site: Option<SiteName>,
    /// All faults.
    pub faults: Vec<AuditFault>,
}

/// What is wrong with a publication, and with which file of it.
#[derive(Debug)]
pub enum AuditFault {
    /// A file or folder that cannot be read.
    Store(StoreFault),
    /// There is no description, but a snapshot of before there were any.
    Undescribed(PathBuf),
    /// There is no description, but a folder in it has one.
    Around {
        /// The folder.
        folder: PathBuf,
        /// The one that is meant.
        site: PathBuf,
    },
    /// A folder without anything of a publication, by the description that is not there.
    NoPublication(PathBuf),
    /// The description.
    Meta(PathBuf, MetaRefusal),
    /// The snapshot that the description names is not there.
    NoSnapshot(PathBuf),
    /// The whole snapshot.
    Snapshot(PathBuf, Refusal),
    /// A record of it.
    Record(PathBuf, RecordProblem),
    /// A part that the description names is not there.
    NoPart(PathBuf),
    /// A part that is not the file that the description means.
    Part(PathBuf, Refusal),
    /// A part that does not hold what the snapshot says.
    OtherPart(PathBuf),
    /// The portrait of a person is not there.
    NoPhoto(PathBuf, RegistrationNumber),
    /// A portrait that is not the picture its name says.
    WrongPhoto(PathBuf),
    /// A portrait that is too large.
    LargePhoto(PathBuf),
    /// Something that the publication does not name.
    Stray(PathBuf),
}

/// Most bytes of a snapshot.
const MOST: usize = Limits::STANDARD.bytes;

/// The folder of a publication, where the path is one or its description.
pub fn described(path: &Path) -> Option<&Path> {
    if path.is_dir() {
        return Some(path);
    }
    let is_meta = path.file_name().is_some_and(|name| name == META);
    match path.parent().filter(|_| is_meta)? {
        here if here.as_os_str().is_empty() => Some(Path::new(".")),
        folder => Some(folder),
    }
}

/// Reads the list of a publication's `site/` folder; the signature is not asked.
pub fn read_site(site: &Path) -> Result<(List, Vec<RecordProblem>), AuditFault> {
    let path = site.join(META);
    let Some(bytes) = read_if_there(&path, MAX_META_BYTES).map_err(AuditFault::Store)? else {
        return Err(no_meta(site));
    };
    let meta = accept_meta(&bytes, &Trust::UNSIGNED, &Seen::default())
        .map_err(|refusal| AuditFault::Meta(path, refusal))?;
    let path = site.join(meta.file());
    match read_if_there(&path, MOST).map_err(AuditFault::Store)? {
        None => Err(AuditFault::NoSnapshot(path)),
        Some(bytes) => accept_snapshot(&bytes, &meta, &Limits::STANDARD)
            .map_err(|refusal| AuditFault::Snapshot(path, refusal)),
    }
}

/// Checks a publication's `site/` folder as a page does that takes these lists.
pub fn audit(site: &Path, trust: &Trust) -> Audit {
    let mut found = Audit::default();
    if let Err(fault) = look(site, trust, &mut found) {
        found.faults.push(AuditFault::Store(fault));
    }
    // A page takes nothing of a publication whose description or snapshot it refuses.
    let is_refused = |fault: &AuditFault| {
        !matches!(
            fault,
            AuditFault::Record(..)
                | AuditFault::NoPhoto(..)
                | AuditFault::WrongPhoto(_)
                | AuditFault::LargePhoto(_)
                | AuditFault::Stray(_)
        )
    };
    if found.faults.iter().any(is_refused) {
        found.list = None;
    }
    found
}

fn look(site: &Path, trust: &Trust, found: &mut Audit) -> Result<(), StoreFault> {
    let path = site.join(META);
    let Some(bytes) = read_if_there(&path, MAX_META_BYTES)? else {
        found.faults.push(no_meta(site));
        return Ok(());
    };
    found.key = named_key(&bytes);
    let Some(meta) = look_at_meta(&path, &bytes, trust, found) else {
        return Ok(());
    };
    found.site.clone_from(&meta.site);
    let path = site.join(meta.file());
    match read_if_there(&path, MOST)? {
        None => found.faults.push(AuditFault::NoSnapshot(path)),
        Some(bytes) => look_at_snapshot(&path, &bytes, &meta, found),
    }
    look_at_parts(site, &meta, found)?;
    let folder = site.join("photos");
    is_folder(&folder).map_err(|error| at(&folder, error))?;
    let photos = look_at_photos(site, found)?;
    let Some(photos) = photos else {
        // Of a snapshot that cannot be read nobody knows which portraits it names.
        return Ok(());
    };
    let mut files = BTreeSet::from([META.to_string(), meta.file()]);
    files.extend(meta.parts.iter().map(Part::file));
    strays(site, &files, Some("photos"), found)?;
    strays(&folder, &photos, None, found)
}

/// Folders in which the one for upload may stand: in that of a publication, and in a built site.
const INNER: [&str; 2] = ["site", "list"];

/// What lies in a folder that has no description.
fn no_meta(folder: &Path) -> AuditFault {
    let undescribed = folder.join(UNDESCRIBED);
    if undescribed.is_file() {
        return AuditFault::Undescribed(undescribed);
    }
    let mut inner = INNER.iter().map(|name| folder.join(name));
    match inner.find(|inner| is_site(inner)) {
        Some(site) => AuditFault::Around {
            folder: folder.to_path_buf(),
            site,
        },
        None if !holds_snapshot(folder) => AuditFault::NoPublication(folder.join(META)),
        None => AuditFault::Store(StoreFault {
            path: folder.join(META),
            error: std::io::ErrorKind::NotFound.into(),
        }),
    }
}

/// Whether a snapshot lies in a folder, so that it is a publication with its description lost.
fn holds_snapshot(folder: &Path) -> bool {
    // The folder that was named may be a link; what is below it may not.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .into_iter()
        .any(|entry| snapshot_hash(&entry.path()).is_some())
}

/// The description, as far as it can be used to look further: a wrong signature is one fault, and
/// the rest may have others.
fn look_at_meta(path: &Path, bytes: &[u8], trust: &Trust, found: &mut Audit) -> Option<Meta> {
    let seen = Seen::default();
    let accept = |trust: &Trust| accept_meta(bytes, trust, &seen);
    let form = accept(&Trust::UNSIGNED);
    let refusals = [accept(trust).err(), form.clone().err()];
    let mut refusals: Vec<MetaRefusal> = refusals.into_iter().flatten().collect();
    refusals.dedup();
    let faults = refusals.into_iter();
    found
        .faults
        .extend(faults.map(|refusal| AuditFault::Meta(path.to_path_buf(), refusal)));
    form.ok()
}

fn look_at_snapshot(path: &Path, bytes: &[u8], meta: &Meta, found: &mut Audit) {
    let mut refusals = Vec::new();
    if bytes.len() != meta.bytes {
        refusals.push(Refusal::WrongLength {
            declared: meta.bytes,
            found: bytes.len(),
        });
    } else if Digest::of(bytes) != meta.sha256 {
        refusals.push(Refusal::WrongHash);
    }
    let Inspection {
        list,
        refusals: further,
        problems,
    } = inspect(bytes, &Limits::STANDARD);
    refusals.extend(further);
    let same = |list: &List| {
        list.serial == meta.serial
            && list.published == meta.published
            && list.expires == meta.expires
            && list.census.listed() == meta.count
    };
    if list.as_ref().is_some_and(|list| !same(list)) {
        refusals.push(Refusal::NotAsDescribed);
    }
    let path = || path.to_path_buf();
    let whole = refusals
        .into_iter()
        .map(|refusal| AuditFault::Snapshot(path(), refusal));
    found.faults.extend(whole);
    let records = problems
        .into_iter()
        .map(|problem| AuditFault::Record(path(), problem));
    found.faults.extend(records);
    found.list = list;
}

/// Looks at every portrait that the list names; their names.
fn look_at_photos(site: &Path, found: &mut Audit) -> Result<Option<BTreeSet<String>>, StoreFault> {
    let Some(list) = &found.list else {
        return Ok(None);
    };
    let mut names = BTreeSet::new();
    for specialist in &list.specialists {
        let Some(photo) = &specialist.photo else {
            continue;
        };
        if !names.insert(photo.to_string()) {
            continue;
        }
        let path = site.join("photos").join(photo.as_ref());
        let fault = match read_if_there(&path, MAX_PHOTO_BYTES)? {
            None => AuditFault::NoPhoto(path, specialist.registration),
            Some(bytes) if bytes.len() > MAX_PHOTO_BYTES => AuditFault::LargePhoto(path),
            Some(bytes) if !is_named_so(photo, &bytes) => AuditFault::WrongPhoto(path),
            Some(_) => continue,
        };
        found.faults.push(fault);
    }
    Ok(Some(names))
}

fn is_named_so(photo: &PhotoName, bytes: &[u8]) -> bool {
    let name: &str = photo.as_ref();
    name.split_once('.')
        .is_some_and(|(hash, _)| hash == sha256(bytes))
}

/// Everything in a folder but what is named and one folder in it.
fn strays(
    folder: &Path,
    named: &BTreeSet<String>,
    below: Option<&str>,
    found: &mut Audit,
) -> Result<(), StoreFault> {
    // A list without portraits needs no folder for them.
    if below.is_none() && !folder.exists() {
        return Ok(());
    }
    let fault = |error| at(folder, error);
    let mut strays = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name();
        let name = name.to_str();
        let is_known = match entry.file_type().map_err(fault)?.is_dir() {
            true => below.is_some() && name == below,
            false => name.is_some_and(|name| named.contains(name)),
        };
        if !is_known {
            strays.push(entry.path());
        }
    }
    strays.sort();
    let strays = strays.into_iter().map(AuditFault::Stray);
    found.faults.extend(strays);
    Ok(())
}

/// The fault in one line.
pub fn say_audit_fault(fault: &AuditFault) -> String {
    let (path, text) = match fault {
        AuditFault::Store(fault) => return say_store_fault(fault),
        AuditFault::Undescribed(path) => (
            path,
            "公開の説明（meta.json）のない、以前の形の公開です。activelist publishで作り直してください。".to_string(),
        ),
        AuditFault::Around { folder, site } => (
            folder,
            format!("公開ファイルはこの中のフォルダーにあります。{}を指定してください。", site.display()),
        ),
        AuditFault::NoPublication(path) => (
            path,
            "見つかりません。公開のフォルダーではないようです。activelist publishが作ったsiteフォルダーを指定してください。".to_string(),
        ),
        AuditFault::Meta(path, refusal) => (path, say_meta_refusal(refusal)),
        AuditFault::NoSnapshot(path) => (
            path,
            "公開の説明（meta.json）が指す公開ファイルがありません。同じときに作られたファイルを、すべてそろえて置いてください。".to_string(),
        ),
        AuditFault::NoPart(path) => (
            path,
            "公開の説明（meta.json）が指す、分割した公開ファイルがありません。同じときに作られたファイルを、すべてそろえて置いてください。".to_string(),
        ),
        AuditFault::OtherPart(path) => (
            path,
            "分割した公開ファイルの中身が、公開ファイル（snapshot-…json）と違います。activelist publishで作り直してください。".to_string(),
        ),
        AuditFault::Snapshot(path, refusal) | AuditFault::Part(path, refusal) => {
            (path, refusal_text(refusal))
        }
        AuditFault::Record(path, problem) => (path, record_text(problem)),
        AuditFault::NoPhoto(path, number) => (
            path,
            format!("第{number}号の写真がありません。同じときに作られたphotosの中身を、すべてそろえて置いてください。"),
        ),
        AuditFault::WrongPhoto(path) => (
            path,
            "名前が示す写真と、中身が違います。壊れたか、取り替えられています。公開したときの写真を置き直してください。".to_string(),
        ),
        AuditFault::LargePhoto(path) => (
            path,
            format!("写真が{}KBを超えています。小さくして、activelist publishで作り直してください。", MAX_PHOTO_BYTES / 1024),
        ),
        AuditFault::Stray(path) => (
            path,
            "この公開が使わないものです。載っていない人のものかもしれません。ここから消してください。".to_string(),
        ),
    };
    format!("{}: {text}", path.display())
}

/// Why a description is refused, for the office.
pub fn say_meta_refusal(refusal: &MetaRefusal) -> String {
    match refusal {
        MetaRefusal::TooLarge => {
            "公開の説明として大きすぎます。activelist publishが作ったファイルを置いてください。".to_string()
        }
        MetaRefusal::NotMeta => "公開の説明として読めません。途中で切れたか、書き換えられています。activelist publishが作ったファイルを、手を加えずに置いてください。".to_string(),
        MetaRefusal::Unsigned => {
            "署名がありません。activelist publishに--keyを指定して作り直してください。".to_string()
        }
        MetaRefusal::UnknownKey(key) => format!(
            "指定された公開鍵にない鍵（鍵番号{key}）で署名されています。公開鍵か、公開に使った鍵を確かめてください。"
        ),
        MetaRefusal::Superseded(key) => format!(
            "予備の鍵に替えた後に、元の鍵（鍵番号{key}）で署名されています。予備の鍵で作り直してください。"
        ),
        MetaRefusal::BadSignature => "署名が合いません。書き換えられたおそれがあります。使わずに、事務局で作り直してください。".to_string(),
        MetaRefusal::SerialBack { found, seen } => format!(
            "公開番号{found}は、すでに公開された{seen}より前です。{}以上で作り直してください。",
            seen.saturating_add(1)
        ),
        MetaRefusal::OtherSite(Some(site)) => format!(
            "ページ「{site}」のための一覧です。フォルダーと、--siteの名前を確かめてください。"
        ),
        MetaRefusal::OtherSite(None) => "どのページのための一覧かが書かれていません。activelist publishに--siteを指定して作り直してください。".to_string(),
        MetaRefusal::Newer => {
            "この版では読めない、新しい形の公開です。activelistを新しくしてください。".to_string()
        }
        MetaRefusal::BadField(field) => format!(
            "{field} の値が正しくありません。activelist publishで作り直してください。"
        ),
        MetaRefusal::NoKeys => "公開鍵を読み取れません。鍵のファイルを確かめてください。".to_string(),
    }
}
