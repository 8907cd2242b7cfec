//! The files of a publication, and the order in which they are written.
//!
//! `site/` is for upload: `meta.json`, the snapshot that it names by its hash, the parts of a large
//! list likewise, and `photos/`. `report/` holds the names of people who are not shown and stays at
//! the office. Portraits come first, then the report, then the parts and the snapshot: none of them
//! touches what the former publication names. The description is renamed into place as the one step that publishes. What only the
//! former publication named goes last: who withdraws must not stay on the site.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Publication;
use super::disk::{self, Links, Odd, Readers};
use super::photo::PhotoFile;
use crate::expert::PhotoName;
use crate::snapshot::{Digest, MAX_META_BYTES, MAX_PHOTO_BYTES, Part, snapshot_file};

/// The description's file in `site/`.
pub const META: &str = "meta.json";

/// The snapshot's file in publications of before there were descriptions.
pub(in crate::publish) const UNDESCRIBED: &str = "snapshot.json";

/// A file that could not be read or written.
#[derive(Debug)]
pub struct StoreFault {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Where a publication's files stand.
#[derive(Debug)]
pub struct Places {
    /// The folder to upload.
    pub site: PathBuf,
    /// The report to read.
    pub report: PathBuf,
    /// Files of the former publication that could not be removed.
    pub left: Vec<StoreFault>,
}

/// The bytes of a file in the folder of a publication, and nothing where there is no such file. At
/// most one more than `limit`, so that a file that is too large is known by its length.
pub(in crate::publish) fn read_if_there(
    path: &Path,
    limit: usize,
) -> Result<Option<Vec<u8>>, StoreFault> {
    match disk::read(path, limit, Links::Refuse) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(path, error)),
    }
}

/// Reads photos from a folder: regular files only, none larger than a portrait may be.
pub fn photos_in(folder: &Path) -> impl Fn(&str) -> PhotoFile {
    move |file| {
        let path = folder.join(file);
        match fs::symlink_metadata(&path) {
            Ok(data) if data.is_file() && data.len() > MAX_PHOTO_BYTES as u64 => {
                PhotoFile::TooLarge(usize::try_from(data.len()).unwrap_or(usize::MAX))
            }
            _ => disk::read(&path, MAX_PHOTO_BYTES, Links::Refuse)
                .map_or(PhotoFile::Missing, PhotoFile::Bytes),
        }
    }
}

/// Writes a publication; until its description is renamed into place the former one stands
/// untouched. From then on it is published, whatever of the former one cannot be removed.
pub fn write_publication(out: &Path, publication: &Publication) -> Result<Places, StoreFault> {
    let plan = plan(out, publication)?;
    if let Ok(names) = disk::names(&out.join("report")) {
        // Reports of versions that left them open.
        for (name, _) in names.iter().filter(|(name, _)| name.starts_with("report-")) {
            disk::tighten(&out.join("report").join(name), Readers::Owner);
        }
    }
    let reports = ["txt", "json"].map(|kind| plan.report.with_extension(kind));
    let new: Vec<&PathBuf> = reports.iter().filter(|path| !path.exists()).collect();
    if let Err(fault) = plan.write.iter().try_for_each(take) {
        let meta = read_if_there(&plan.site.join(META), publication.meta.len());
        if !meta.is_ok_and(|meta| meta.as_ref() == Some(&publication.meta)) {
            // The report of what was not published would take its number. Where it cannot be
            // removed, the number is skipped.
            let _ = new.into_iter().try_for_each(|path| remove(path));
        }
        return Err(fault);
    }
    let removed = plan.remove.iter().map(|path| remove(path));
    let left = removed.filter_map(Result::err).collect();
    Ok(Places {
        site: plan.site,
        report: plan.report,
        left,
    })
}

/// The table of a survey's faults, beside the reports: it may hold what people answered.
const FAULTS: &str = "faults.csv";

/// Writes the table of a survey's faults; its path.
pub fn write_faults(out: &Path, table: &str) -> Result<PathBuf, StoreFault> {
    let report = out.join("report");
    make(&report, Readers::Owner)?;
    let path = report.join(FAULTS);
    put(&path, table.as_bytes(), Readers::Owner).map(|()| path)
}

/// Removes the table of a survey that had faults: this one has none.
pub fn remove_faults(out: &Path) -> Result<(), StoreFault> {
    let report = out.join("report");
    match disk::is_folder(&report).map_err(|error| at(&report, error))? {
        true => remove(&report.join(FAULTS)),
        false => Ok(()),
    }
}

/// Writes a file that was named on the command line and holds what people answered: only its owner may
/// read it.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    put(path, bytes, Readers::Owner)
}

/// Writes a file that was named on the command line.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    put(path, bytes, Readers::All)
}

/// Reads a file that was named on the command line: a regular one of at most so many bytes.
pub fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, StoreFault> {
    disk::read_named(path, limit).map_err(|error| at(path, error))
}

/// Whether a folder is the one of a publication that is for upload. No report may come to stand
/// in it.
pub fn is_site(folder: &Path) -> bool {
    folder.join(META).is_file()
}

/// The folder for upload in which a path lies, or will once it is made. Of folders further out only
/// those count in which the description is one: other programs, too, name files `meta.json`.
pub fn upload_around(path: &Path) -> Option<PathBuf> {
    const BEGINNING: &[u8] = b"{\"signed\":";
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find(|part| part.exists())?;
    let there = there.canonicalize().ok()?;
    let is_described = |folder: &&Path| {
        let found = disk::read(&folder.join(META), MAX_META_BYTES, Links::Refuse);
        found.is_ok_and(|bytes| bytes.starts_with(BEGINNING))
    };
    there.ancestors().find(is_described).map(Path::to_path_buf)
}

/// Everything that writing a publication does, in order.
pub(super) struct Plan<'a> {
    pub site: PathBuf,
    pub report: PathBuf,
    pub write: Vec<Step<'a>>,
    pub remove: Vec<PathBuf>,
}

/// One step of writing.
pub(super) enum Step<'a> {
    /// Makes a folder where there is none.
    Folder(PathBuf, Readers),
    /// Puts a file into place as a whole.
    File(PathBuf, &'a [u8], Readers),
}

pub(super) fn plan<'a>(out: &Path, publication: &'a Publication) -> Result<Plan<'a>, StoreFault> {
    let site = out.join("site");
    let photos = site.join("photos");
    let report = out
        .join("report")
        .join(format!("report-{}.txt", publication.list.serial));
    let snapshot = snapshot_file(Digest::of(&publication.snapshot));
    let names = || publication.portraits.iter().map(|p| p.name.as_ref());

    let parts: Vec<String> = publication
        .parts
        .iter()
        .map(|p| Part::of(p).file())
        .collect();
    let mut files = BTreeSet::from([META, snapshot.as_str()]);
    files.extend(parts.iter().map(String::as_str));

    let reports = out.join("report");
    let mut remove = orphans(&site, is_ours, &files)?;
    remove.extend(orphans(&photos, is_portrait, &names().collect())?);
    remove.extend(unfinished_reports(&reports)?);

    let mut write = vec![Step::Folder(site.clone(), Readers::All)];
    write.push(Step::Folder(photos.clone(), Readers::All));
    for portrait in &publication.portraits {
        let path = photos.join(portrait.name.as_ref());
        write.push(Step::File(path, &portrait.bytes, Readers::All));
    }
    write.push(Step::Folder(reports, Readers::Owner));
    let texts = &publication.report;
    for (path, text) in [
        (report.with_extension("json"), &texts.json),
        (report.clone(), &texts.text),
    ] {
        write.push(Step::File(path, text.as_bytes(), Readers::Owner));
    }
    for (part, bytes) in parts.iter().zip(&publication.parts) {
        write.push(Step::File(site.join(part), bytes, Readers::All));
    }
    let whole = &publication.snapshot;
    write.push(Step::File(site.join(snapshot), whole, Readers::All));
    write.push(Step::File(site.join(META), &publication.meta, Readers::All));
    write.iter().try_for_each(look)?;
    Ok(Plan {
        site,
        report,
        write,
        remove,
    })
}

/// Refuses a step that would meet something else than what it writes, before anything is written.
fn look(step: &Step) -> Result<(), StoreFault> {
    let (path, found) = match step {
        Step::Folder(path, _) => (path, disk::is_folder(path)),
        Step::File(path, ..) => (path, disk::is_regular(path)),
    };
    found.map(|_| ()).map_err(|error| at(path, error))
}

/// Files of a folder that this program wrote, whole or in part, and the new publication does not
/// name. Other files are left alone.
fn orphans(
    folder: &Path,
    is_ours: fn(&str) -> bool,
    named: &BTreeSet<&str>,
) -> Result<Vec<PathBuf>, StoreFault> {
    let is_orphan =
        |name: &str| is_ours(disk::unfinished(name).unwrap_or(name)) && !named.contains(name);
    let found = entries(folder)?.into_iter();
    Ok(found
        .filter(|(name, is_folder)| !is_folder && is_orphan(name))
        .map(|(name, _)| folder.join(name))
        .collect())
}

/// Reports that were being written when the program was stopped. Reports that are whole stay.
fn unfinished_reports(folder: &Path) -> Result<Vec<PathBuf>, StoreFault> {
    let is_ours = |name: &str| name == FAULTS || name.starts_with("report-");
    let found = entries(folder)?
        .into_iter()
        .filter(|(name, is_folder)| !is_folder && disk::unfinished(name).is_some_and(is_ours));
    Ok(found.map(|(name, _)| folder.join(name)).collect())
}

/// What lies in a folder, and whether each is a folder itself.
pub(in crate::publish) fn entries(folder: &Path) -> Result<Vec<(String, bool)>, StoreFault> {
    disk::names(folder).map_err(|error| at(folder, error))
}

fn is_ours(name: &str) -> bool {
    [META, UNDESCRIBED].contains(&name)
        || snapshot_hash(Path::new(name)).is_some()
        || Part::named(name).is_some()
}

/// The hash in a snapshot's file name.
pub fn snapshot_hash(path: &Path) -> Option<Digest> {
    let name = path.file_name()?.to_str()?;
    let hash = name.strip_prefix("snapshot-")?.strip_suffix(".json")?;
    Digest::parse(hash)
}

fn is_portrait(name: &str) -> bool {
    PhotoName::parse(name).is_some()
}

pub(super) fn take(step: &Step) -> Result<(), StoreFault> {
    match step {
        Step::Folder(path, readers) => make(path, *readers),
        Step::File(path, bytes, readers) => put(path, bytes, *readers),
    }
}

fn make(folder: &Path, readers: Readers) -> Result<(), StoreFault> {
    disk::make_folder(folder, readers).map_err(|error| at(folder, error))
}

fn put(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), StoreFault> {
    disk::put(path, bytes, readers).map_err(|error| at(path, error))
}

pub(super) fn remove(path: &Path) -> Result<(), StoreFault> {
    disk::remove(path).map_err(|error| at(path, error))
}

pub(in crate::publish) fn at(path: &Path, error: io::Error) -> StoreFault {
    StoreFault {
        path: path.to_path_buf(),
        error,
    }
}

/// Whether another program holds the file open, as Excel does with a table on Windows:
/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
fn is_in_use(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy
        || cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// The fault in one line.
pub fn say_store_fault(fault: &StoreFault) -> String {
    let path = fault.path.display();
    if let Some(odd) = Odd::of(&fault.error) {
        return format!("{path}: {}", say_odd(odd));
    }
    let (what, remedy) = match fault.error.kind() {
        io::ErrorKind::NotFound => ("見つかりません", "名前と場所を確かめてください"),
        _ if is_in_use(&fault.error) => (
            "ほかのソフトが使っています",
            "Excelなどで開いているときは、閉じてからやり直してください",
        ),
        // So says Windows, too, of a file that another program holds open.
        io::ErrorKind::PermissionDenied => (
            "読み書きの権限がないか、ほかのソフトが使っています",
            "Excelなどで開いているときは、閉じてからやり直してください。開いていないときは、権限を確かめてください。前回の公開を別の利用者（管理者など）が実行したときは、その利用者で実行してください",
        ),
        io::ErrorKind::StorageFull => ("空き容量が足りません", "空き容量を増やしてください"),
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => (
            "ファイルとフォルダーが取り違えられています",
            "名前と場所を確かめてください",
        ),
        _ => (
            "読み書きできません",
            "Excelなどで開いていないか、場所と空き容量を確かめてください",
        ),
    };
    format!("{path}: {what}。{remedy}（{}）。", fault.error)
}

/// Why something is not read or written although it is there, and what to do.
fn say_odd(odd: Odd) -> String {
    match odd {
        Odd::Link => "別の場所を指すリンクです。リンクの先にあるものを書き換えたり消したりしないよう、中止しました。リンクを取り除いてから、もう一度実行してください。".to_string(),
        Odd::Special => "ふつうのファイルでもフォルダーでもないもの（パイプや装置など）です。ファイルに保存したものを指定し、公開先のフォルダーの中にあるときは取り除いてください。".to_string(),
        Odd::TooLarge(limit) => format!(
            "大きすぎるため、読み取りをやめました（上限{}MB）。指定したファイルを確かめてください。",
            limit >> 20
        ),
    }
}
