//! A publication as it lies in a folder: everything that a page would refuse, and everything that
//! should not lie there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::folder::{
    Entry, Folder, FolderFault, META, PHOTOS, UNDESCRIBED, file_names, inside, snapshot_hash,
};
use super::parts::{PartFault, look_at_parts};
use super::photo::sha256;
use activelist_model::expert::{PhotoName, RegistrationNumber};
use activelist_publication::{
    Digest, Inspection, KeyId, Limits, List, MAX_META_BYTES, MAX_PHOTO_BYTES, Meta, MetaRefusal,
    Part, RecordProblem, Refusal, Seen, SiteName, Trust, accept_meta, accept_snapshot, inspect,
    named_key, record_text, refusal_text,
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
    Folder(FolderFault),
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
    /// There is no description, but a snapshot with its hash in its name.
    NoMeta(PathBuf),
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

/// Reads the list of a publication's `site/` folder; the signature is not asked.
pub fn read_site(site: &dyn Folder) -> Result<(List, Vec<RecordProblem>), AuditFault> {
    let read = |name: &str, limit| site.read(name, limit).map_err(AuditFault::Folder);
    let Some(bytes) = read(META, MAX_META_BYTES)? else {
        return Err(no_meta(site));
    };
    let meta = accept_meta(&bytes, &Trust::UNSIGNED, &Seen::default())
        .map_err(|refusal| AuditFault::Meta(site.path(META), refusal))?;
    let path = site.path(&meta.file());
    match read(&meta.file(), MOST)? {
        None => Err(AuditFault::NoSnapshot(path)),
        Some(bytes) => accept_snapshot(&bytes, &meta, &Limits::STANDARD)
            .map_err(|refusal| AuditFault::Snapshot(path, refusal)),
    }
}

/// Checks a publication's `site/` folder as a page does that takes these lists.
pub fn audit(site: &dyn Folder, trust: &Trust) -> Audit {
    let mut found = Audit::default();
    if let Err(fault) = look(site, trust, &mut found) {
        found.faults.push(AuditFault::Folder(fault));
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

fn look(site: &dyn Folder, trust: &Trust, found: &mut Audit) -> Result<(), FolderFault> {
    let Some(bytes) = site.read(META, MAX_META_BYTES)? else {
        found.faults.push(no_meta(site));
        return Ok(());
    };
    found.key = named_key(&bytes);
    let Some(meta) = look_at_meta(&site.path(META), &bytes, trust, found) else {
        return Ok(());
    };
    found.site.clone_from(&meta.site);
    let path = site.path(&meta.file());
    match site.read(&meta.file(), MOST)? {
        None => found.faults.push(AuditFault::NoSnapshot(path)),
        Some(bytes) => look_at_snapshot(&path, &bytes, &meta, found),
    }
    let parts = look_at_parts(site, &meta, found.list.as_ref())?;
    found.faults.extend(parts.into_iter().map(|(name, fault)| {
        let path = site.path(&name);
        match fault {
            PartFault::Missing => AuditFault::NoPart(path),
            PartFault::Refused(refusal) => AuditFault::Part(path, refusal),
            PartFault::Different => AuditFault::OtherPart(path),
        }
    }));
    // What stands there in place of a folder is named before anything that is in it.
    let in_photos = site.entries(PHOTOS)?;
    let photos = look_at_photos(site, found)?;
    let Some(photos) = photos else {
        // Of a snapshot that cannot be read nobody knows which portraits it names.
        return Ok(());
    };
    let mut files = BTreeSet::from([META.to_string(), meta.file()]);
    files.extend(meta.parts.iter().map(Part::file));
    let here = site.entries("")?;
    found.faults.extend(strays(site, "", here, &files));
    found
        .faults
        .extend(strays(site, PHOTOS, in_photos, &photos));
    Ok(())
}

/// Folders in which the one for upload may stand: in that of a publication, and in a built site.
const INNER: [&str; 2] = ["site", "list"];

/// What lies in a folder that has no description.
fn no_meta(folder: &dyn Folder) -> AuditFault {
    if folder.has_file(UNDESCRIBED) {
        return AuditFault::Undescribed(folder.path(UNDESCRIBED));
    }
    // What cannot be read holds nothing that could be named here.
    let here = file_names(folder, "").unwrap_or_default();
    match INNER
        .iter()
        .find(|site| folder.has_file(&inside(site, META)))
    {
        Some(site) => AuditFault::Around {
            folder: folder.path(""),
            site: folder.path(site),
        },
        // With a snapshot it is a publication that has lost its description.
        None if here.iter().any(|name| snapshot_hash(name).is_some()) => {
            AuditFault::NoMeta(folder.path(META))
        }
        None => AuditFault::NoPublication(folder.path(META)),
    }
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
    if list.as_ref().is_some_and(|list| !meta.describes_list(list)) {
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
fn look_at_photos(
    site: &dyn Folder,
    found: &mut Audit,
) -> Result<Option<BTreeSet<String>>, FolderFault> {
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
        let name = inside(PHOTOS, photo.as_ref());
        let path = site.path(&name);
        let fault = match site.read(&name, MAX_PHOTO_BYTES)? {
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

/// Everything in a folder but the files that are named, and but the folder of the portraits.
fn strays(
    site: &dyn Folder,
    folder: &str,
    entries: Vec<Entry>,
    named: &BTreeSet<String>,
) -> Vec<AuditFault> {
    let strays = entries.iter().filter(|entry| match entry.is_folder {
        true => !(folder.is_empty() && entry.name == PHOTOS),
        false => !named.contains(&entry.name),
    });
    let path = |entry: &Entry| site.path(&inside(folder, &entry.name));
    strays.map(|entry| AuditFault::Stray(path(entry))).collect()
}

/// The fault in one line.
pub fn say_audit_fault(fault: &AuditFault) -> String {
    let (path, text) = match fault {
        AuditFault::Folder(FolderFault(said)) => return said.clone(),
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
        AuditFault::NoMeta(path) => (
            path,
            "公開の説明が見つかりません。同じときに作られたファイルを、すべてそろえて置いてください。".to_string(),
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
            format!("写真が{}KBを超えています。activelist publishで作り直してください（公開するときに小さくします）。", MAX_PHOTO_BYTES / 1024),
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
