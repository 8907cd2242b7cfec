//! The folder of a publication on disk, and the other files that the command line reads and writes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use activelist_office::publish::{
    Entry, Folder, FolderFault, MAX_PHOTO_INPUT, META, PhotoFile, Publication, REPORT, Readers,
    SITE, Step, UPLOADS, plan,
};
use activelist_publication::MAX_META_BYTES;

use crate::disk::{self, Links, Odd};

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
    /// What to upload in which order, and what to delete on the host.
    pub uploads: PathBuf,
    /// Files of the former publication that could not be removed, and what could not be written behind it.
    pub left: Vec<StoreFault>,
}

/// The folder of a publication, or the one in it for upload. It may stand behind a link itself, for the
/// path was given on the command line; below it no link is followed.
#[derive(Debug)]
pub struct DiskFolder<'a>(pub &'a Path);

impl Folder for DiskFolder<'_> {
    fn path(&self, name: &str) -> PathBuf {
        below(self.0, name)
    }

    fn has_file(&self, name: &str) -> bool {
        self.path(name).is_file()
    }

    fn read(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, FolderFault> {
        // The folder that holds the file may be no link either.
        if let Some((parent, _)) = name.rsplit_once('/') {
            let parent = self.path(parent);
            disk::is_folder(&parent).map_err(|error| folder_fault(&at(&parent, error)))?;
        }
        let path = self.path(name);
        match disk::read(&path, limit, Links::Refuse) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(folder_fault(&at(&path, error))),
        }
    }

    fn entries(&self, name: &str) -> Result<Vec<Entry>, FolderFault> {
        let path = self.path(name);
        let links = match name {
            "" => Links::Follow,
            _ => Links::Refuse,
        };
        let found = disk::names(&path, links).map_err(|error| folder_fault(&at(&path, error)))?;
        let entry = |(name, is_folder)| Entry { name, is_folder };
        Ok(found.into_iter().map(entry).collect())
    }
}

/// The path of a name in a folder, whose parts are separated as this system does it.
fn below(folder: &Path, name: &str) -> PathBuf {
    let parts = name.split('/').filter(|part| !part.is_empty());
    parts.fold(folder.to_path_buf(), |path, part| path.join(part))
}

fn folder_fault(fault: &StoreFault) -> FolderFault {
    FolderFault(say_store_fault(fault))
}

/// Reads photos from a folder: regular files only, none larger than a photo that is handed in may be.
pub fn photos_in(folder: &Path) -> impl Fn(&str) -> PhotoFile {
    move |file| {
        let path = folder.join(file);
        match fs::symlink_metadata(&path) {
            Ok(data) if data.is_file() && data.len() > MAX_PHOTO_INPUT as u64 => {
                PhotoFile::TooLarge(usize::try_from(data.len()).unwrap_or(usize::MAX))
            }
            _ => disk::read(&path, MAX_PHOTO_INPUT, Links::Refuse)
                .map_or(PhotoFile::Missing, PhotoFile::Bytes),
        }
    }
}

/// Writes a publication; until its description is renamed into place the former one stands
/// untouched. From then on it is published, whatever of the former one cannot be removed.
pub fn write_publication(out: &Path, publication: &Publication) -> Result<Places, FolderFault> {
    let plan = plan(&DiskFolder(out), publication, disk::unfinished)?;
    let taken = plan.write.iter().try_for_each(|step| look(out, step));
    taken.map_err(|fault| folder_fault(&fault))?;
    if let Ok(names) = disk::names(&out.join(REPORT), Links::Refuse) {
        // Reports of versions that left them open.
        for (name, _) in names.iter().filter(|(name, _)| name.starts_with("report-")) {
            disk::tighten(&out.join(REPORT).join(name), Readers::Owner);
        }
    }
    let report = below(out, &plan.report);
    let reports = ["txt", "json"].map(|kind| report.with_extension(kind));
    let new: Vec<&PathBuf> = reports.iter().filter(|path| !path.exists()).collect();
    let kept = below(out, &plan.kept);
    let was_kept = fs::symlink_metadata(&kept).is_ok();
    if let Err(fault) = plan.write.iter().try_for_each(|step| take(out, step)) {
        let meta = disk::read(
            &out.join(SITE).join(META),
            publication.meta.len(),
            Links::Refuse,
        );
        if !meta.is_ok_and(|meta| meta == publication.meta) {
            // The report of what was not published would take its number. Where it cannot be
            // removed, the number is skipped.
            let _ = new.into_iter().try_for_each(|path| remove(path));
            if !was_kept {
                let _ = remove_folder(&kept);
            }
        }
        return Err(folder_fault(&fault));
    }
    let removed = plan.remove.iter().map(|name| remove(&below(out, name)));
    let folders = plan.remove_folders.iter();
    let folders = folders.map(|name| remove_folder(&below(out, name)));
    let mut left: Vec<StoreFault> = removed.chain(folders).filter_map(Result::err).collect();
    let after = plan.after.iter().map(|step| take(out, step));
    left.extend(after.filter_map(Result::err));
    Ok(Places {
        site: out.join(SITE),
        report,
        uploads: out.join(REPORT).join(UPLOADS),
        left,
    })
}

/// Changes what is kept in the folder of a publication: writes, then removes; what could not be done. Nothing is
/// removed where something could not be written.
pub fn rewrite(
    out: &Path,
    write: &[(String, Vec<u8>)],
    files: &[String],
    folders: &[String],
) -> Vec<StoreFault> {
    let written = write
        .iter()
        .try_for_each(|(name, bytes)| put(&below(out, name), bytes, Readers::Owner));
    if let Err(fault) = written {
        return vec![fault];
    }
    let files = files.iter().map(|name| remove(&below(out, name)));
    let folders = folders.iter().map(|name| remove_folder(&below(out, name)));
    files.chain(folders).filter_map(Result::err).collect()
}

/// Writes a table beside the reports; its path.
pub fn write_table(out: &Path, name: &str, table: &str) -> Result<PathBuf, StoreFault> {
    let report = out.join(REPORT);
    make(&report, Readers::Owner)?;
    let path = report.join(name);
    put(&path, table.as_bytes(), Readers::Owner).map(|()| path)
}

/// Removes a table that is no longer true.
pub fn remove_table(out: &Path, name: &str) -> Result<(), StoreFault> {
    let report = out.join(REPORT);
    match disk::is_folder(&report).map_err(|error| at(&report, error))? {
        true => remove(&report.join(name)),
        false => Ok(()),
    }
}

/// Writes a file that was named on the command line and holds what people answered: only its owner may
/// read it.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    put(path, bytes, Readers::Owner)
}

/// Makes a folder in one that was named on the command line. A link in its place is refused.
pub fn make_folder(path: &Path) -> Result<(), StoreFault> {
    make(path, Readers::All)
}

/// Makes a folder that was named on the command line, for what people answered: only its owner may read it.
pub fn make_private_folder(path: &Path) -> Result<(), StoreFault> {
    make(path, Readers::Owner)
}

/// Writes a file that was named on the command line.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    put(path, bytes, Readers::All)
}

/// Writes a file that was named on the command line with what `write` writes to it; where that fails, the file is as
/// it was before.
pub fn write_file_with<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> Result<T, E>,
) -> Result<T, E> {
    disk::put_with(path, Readers::All, write)
}

/// At most so many bytes from the beginning of a file that is to be written, where there is one.
pub fn first_bytes(path: &Path, count: usize) -> io::Result<Vec<u8>> {
    let mut bytes = disk::read(path, count, Links::Refuse)?;
    bytes.truncate(count);
    Ok(bytes)
}

/// Reads a file that was named on the command line: a regular one of at most so many bytes.
pub fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, StoreFault> {
    disk::read_named(path, limit).map_err(|error| at(path, error))
}

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

/// Refuses a step that would meet something else than what it writes, before anything is written.
fn look(out: &Path, step: &Step) -> Result<(), StoreFault> {
    let (Step::Folder(name, _) | Step::File(name, ..)) = step;
    let path = below(out, name);
    let found = match step {
        Step::Folder(..) => disk::is_folder(&path),
        Step::File(..) => disk::is_regular(&path),
    };
    found.map(|_| ()).map_err(|error| at(&path, error))
}

/// Takes a step.
pub(crate) fn take(out: &Path, step: &Step) -> Result<(), StoreFault> {
    match step {
        Step::Folder(name, readers) => make(&below(out, name), *readers),
        Step::File(name, bytes, readers) => put(&below(out, name), bytes, *readers),
    }
}

fn make(folder: &Path, readers: Readers) -> Result<(), StoreFault> {
    disk::make_folder(folder, readers).map_err(|error| at(folder, error))
}

fn put(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), StoreFault> {
    disk::put(path, bytes, readers).map_err(|error| at(path, error))
}

pub(crate) fn remove(path: &Path) -> Result<(), StoreFault> {
    disk::remove(path).map_err(|error| at(path, error))
}

/// Removes a folder with all that is in it; links in it, but not what they lead to.
pub(crate) fn remove_folder(path: &Path) -> Result<(), StoreFault> {
    disk::remove_folder(path).map_err(|error| at(path, error))
}

pub(crate) fn at(path: &Path, error: io::Error) -> StoreFault {
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
    // The system's own words are English: they help only where nothing better is known.
    match fault.error.kind() {
        io::ErrorKind::NotFound
        | io::ErrorKind::PermissionDenied
        | io::ErrorKind::StorageFull
        | io::ErrorKind::IsADirectory
        | io::ErrorKind::NotADirectory => format!("{path}: {what}。{remedy}。"),
        _ if is_in_use(&fault.error) => format!("{path}: {what}。{remedy}。"),
        _ => format!("{path}: {what}。{remedy}（{}）。", fault.error),
    }
}

/// Why something is not read or written although it is there, and what to do.
fn say_odd(odd: Odd) -> String {
    match odd {
        Odd::Link => "別の場所を指すリンクです。リンクの先にあるものを書き換えたり消したりしないよう、中止しました。リンクを取り除いてから、もう一度実行してください。".to_string(),
        Odd::Special => "ふつうのファイルでもフォルダーでもないもの（パイプや装置など）です。ファイルに保存したものを指定し、公開先のフォルダーの中にあるときは取り除いてください。".to_string(),
        Odd::Shared => "ほかの場所にも同じファイル（ハードリンク）があります。そちらを書き換えないよう、中止しました。このファイルを取り除いてから、もう一度実行してください。".to_string(),
        Odd::TooLarge(limit) => format!(
            "大きすぎるため、読み取りをやめました（上限{}MB）。指定したファイルを確かめてください。",
            limit >> 20
        ),
    }
}
