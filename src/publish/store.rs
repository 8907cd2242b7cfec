//! The files of a publication, and the order in which they are written.
//!
//! `site/` is for upload: `meta.json`, the snapshot that it names by its hash, the parts of a large
//! list likewise, and `photos/`. `report/` holds the names of people who are not shown and stays at
//! the office. Portraits come first, then the report, then the parts and the snapshot: none of them
//! touches what the former publication names. The description is renamed into place as the one step that publishes. What only the
//! former publication named goes last: who withdraws must not stay on the site.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Publication;
use super::photo::PhotoFile;
use crate::expert::PhotoName;
use crate::snapshot::{Digest, MAX_PHOTO_BYTES, Part, snapshot_file};

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

/// A file's bytes; nothing where there is no such file.
pub(in crate::publish) fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, StoreFault> {
    match fs::read(path) {
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
            Ok(data) if !data.is_file() => PhotoFile::Missing,
            Ok(data) if data.len() > MAX_PHOTO_BYTES as u64 => {
                PhotoFile::TooLarge(usize::try_from(data.len()).unwrap_or(usize::MAX))
            }
            Ok(_) => fs::read(&path).map_or(PhotoFile::Missing, PhotoFile::Bytes),
            Err(_) => PhotoFile::Missing,
        }
    }
}

/// Writes a publication; until its description is renamed into place the former one stands
/// untouched. From then on it is published, whatever of the former one cannot be removed.
pub fn write_publication(out: &Path, publication: &Publication) -> Result<Places, StoreFault> {
    let plan = plan(out, publication)?;
    let reports = ["txt", "json"].map(|kind| plan.report.with_extension(kind));
    let new: Vec<&PathBuf> = reports.iter().filter(|path| !path.exists()).collect();
    if let Err(fault) = plan.write.iter().try_for_each(take) {
        let meta = fs::read(plan.site.join(META));
        if !meta.is_ok_and(|meta| meta == publication.meta) {
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
    fs::create_dir_all(&report).map_err(|error| at(&report, error))?;
    let path = report.join(FAULTS);
    put(&path, table.as_bytes()).map(|()| path)
}

/// Removes the table of a survey that had faults: this one has none.
pub fn remove_faults(out: &Path) -> Result<(), StoreFault> {
    remove(&out.join("report").join(FAULTS))
}

/// Whether a folder is the one of a publication that is for upload. No report may come to stand
/// in it.
pub fn is_site(folder: &Path) -> bool {
    folder.join(META).is_file()
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
    Folder(PathBuf),
    /// Puts a file into place as a whole.
    File(PathBuf, &'a [u8]),
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

    let mut remove = orphans(&site, is_ours, &files)?;
    remove.extend(orphans(&photos, is_portrait, &names().collect())?);

    let mut write = vec![Step::Folder(photos.clone())];
    for portrait in &publication.portraits {
        let path = photos.join(portrait.name.as_ref());
        write.push(Step::File(path, &portrait.bytes));
    }
    write.push(Step::Folder(out.join("report")));
    let reports = &publication.report;
    for (path, text) in [
        (report.with_extension("json"), &reports.json),
        (report.clone(), &reports.text),
    ] {
        write.push(Step::File(path, text.as_bytes()));
    }
    for (part, bytes) in parts.iter().zip(&publication.parts) {
        write.push(Step::File(site.join(part), bytes));
    }
    write.push(Step::File(site.join(snapshot), &publication.snapshot));
    write.push(Step::File(site.join(META), &publication.meta));
    Ok(Plan {
        site,
        report,
        write,
        remove,
    })
}

/// Files of a folder that this program wrote, whole or in part, and the new publication does not
/// name. Other files are left alone.
fn orphans(
    folder: &Path,
    is_ours: fn(&str) -> bool,
    named: &BTreeSet<&str>,
) -> Result<Vec<PathBuf>, StoreFault> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| at(folder, error))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| at(folder, error))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let is_orphan = name.is_some_and(|name| {
            is_ours(name.strip_suffix(BESIDE).unwrap_or(name)) && !named.contains(name)
        });
        if is_orphan && !path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
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
        Step::Folder(path) => fs::create_dir_all(path).map_err(|error| at(path, error)),
        Step::File(path, bytes) => put(path, bytes),
    }
}

pub(super) fn remove(path: &Path) -> Result<(), StoreFault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path, error)),
        _ => Ok(()),
    }
}

/// How the name of a file ends while it is being written.
const BESIDE: &str = ".tmp";

pub(super) fn beside(path: &Path) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(BESIDE);
    PathBuf::from(beside)
}

/// Writes a file as a whole: beside it first, then renamed into place.
fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let beside = beside(path);
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path))
        .and_then(|()| settle(path));
    if written.is_err() {
        // What is left over is no publication; failing to remove it changes nothing.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| at(path, error))
}

/// Has the new name of a file on the disk before the next step, so that a loss of power cannot
/// bring a description without its snapshot.
#[cfg(unix)]
fn settle(path: &Path) -> io::Result<()> {
    path.parent()
        .map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())
}

/// Elsewhere a folder is no file that could be opened.
#[cfg(not(unix))]
fn settle(_: &Path) -> io::Result<()> {
    Ok(())
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
    let (what, remedy) = match fault.error.kind() {
        io::ErrorKind::NotFound => ("見つかりません", "名前と場所を確かめてください"),
        _ if is_in_use(&fault.error) => (
            "ほかのソフトが使っています",
            "Excelなどで開いているときは、閉じてからやり直してください",
        ),
        // So says Windows, too, of a file that another program holds open.
        io::ErrorKind::PermissionDenied => (
            "読み書きの権限がないか、ほかのソフトが使っています",
            "Excelなどで開いているときは、閉じてからやり直してください。開いていないときは、権限を確かめてください",
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
