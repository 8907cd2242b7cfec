//! The files of a publication, and the order in which they are written.
//!
//! `site/` is for upload: `snapshot.json` and `photos/`. `report/` holds the names of people who
//! are not shown and stays at the office. Portraits are named by their content and come first,
//! then the report; the snapshot is renamed into place as the one step that publishes. Portraits
//! that no snapshot names any more go last: who withdraws must not stay on the site.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::photo::PhotoFile;
use super::{Former, Publication};
use crate::expert::PhotoName;
use crate::snapshot::{Limits, MAX_PHOTO_BYTES, parse};

/// A file that could not be read or written.
#[derive(Debug)]
pub struct StoreFault {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Where a publication's files stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The folder to upload.
    pub site: PathBuf,
    /// The snapshot in it.
    pub snapshot: PathBuf,
    /// The report to read.
    pub report: PathBuf,
}

fn places(out: &Path, serial: u64) -> Places {
    let site = out.join("site");
    Places {
        snapshot: site.join("snapshot.json"),
        report: out.join("report").join(format!("report-{serial}.txt")),
        site,
    }
}

/// The publication that stands in a folder.
pub fn read_former(out: &Path) -> Result<Former, StoreFault> {
    let path = out.join("site").join("snapshot.json");
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Former::None),
        Err(error) => return Err(StoreFault { path, error }),
    };
    Ok(match parse(&bytes, &Limits::STANDARD) {
        Ok((list, _)) => Former::Read(Box::new(list), bytes),
        Err(_) => Former::Unreadable,
    })
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

/// Writes a publication; until its last rename the former one stands untouched.
pub fn write_publication(out: &Path, publication: &Publication) -> Result<Places, StoreFault> {
    let places = places(out, publication.list.serial);
    let photos = places.site.join("photos");
    make_folder(&photos)?;
    for portrait in &publication.portraits {
        put(&photos.join(portrait.name.as_ref()), &portrait.bytes)?;
    }
    make_folder(&out.join("report"))?;
    put(
        &places.report.with_extension("json"),
        publication.report.json.as_bytes(),
    )?;
    put(&places.report, publication.report.text.as_bytes())?;
    put(&places.snapshot, &publication.snapshot)?;
    remove_orphans(&photos, publication)?;
    Ok(places)
}

fn make_folder(path: &Path) -> Result<(), StoreFault> {
    fs::create_dir_all(path).map_err(|error| StoreFault {
        path: path.to_path_buf(),
        error,
    })
}

/// Writes a file as a whole: beside it first, then renamed into place.
fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    let fault = |error| StoreFault {
        path: path.to_path_buf(),
        error,
    };
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    let beside = PathBuf::from(beside);
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left over is no publication; failing to remove it changes nothing.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(fault)
}

/// Removes portraits that the new snapshot does not name. Other files are left alone.
fn remove_orphans(photos: &Path, publication: &Publication) -> Result<(), StoreFault> {
    let fault = |error| StoreFault {
        path: photos.to_path_buf(),
        error,
    };
    let named: BTreeSet<&str> = publication
        .portraits
        .iter()
        .map(|p| p.name.as_ref())
        .collect();
    for entry in fs::read_dir(photos).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name();
        let orphan = name
            .to_str()
            .is_some_and(|name| PhotoName::parse(name).is_some() && !named.contains(name));
        if orphan {
            fs::remove_file(entry.path()).map_err(fault)?;
        }
    }
    Ok(())
}

/// The fault in one line.
pub fn say_store_fault(fault: &StoreFault) -> String {
    let path = fault.path.display();
    let (what, remedy) = match fault.error.kind() {
        io::ErrorKind::NotFound => ("見つかりません", "名前と場所を確かめてください"),
        io::ErrorKind::PermissionDenied => ("読み書きの権限がありません", "権限を確かめてください"),
        io::ErrorKind::StorageFull => ("空き容量が足りません", "空き容量を増やしてください"),
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => (
            "ファイルとフォルダーが取り違えられています",
            "名前と場所を確かめてください",
        ),
        _ => ("読み書きできません", "場所と空き容量を確かめてください"),
    };
    format!("{path}: {what}。{remedy}（{}）。", fault.error)
}
