//! A zip for one host: what is to be uploaded there, in the order of upload, with the list of what to do.

use std::io::{self, Seek, Write};

use activelist_publication::{Limits, List, MAX_PART_BYTES};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::host::published;
use super::{Head, HostFault, Source, UPLOADS, Upload, Wrong, compare_host, say_host_fault, text};
use crate::publish::folder::{Folder, FolderFault, META};

/// What a zip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Files to upload.
    pub files: usize,
    /// Files that the list names for deletion on the host.
    pub gone: usize,
}

/// Why no zip was made.
#[derive(Debug)]
pub enum PackFault {
    /// A folder cannot be read.
    Folder(FolderFault),
    /// The copy is not one of this host's folder.
    NoCopy(HostFault),
    /// The host has everything, and nothing is to be deleted there.
    NothingToDo,
    /// The zip could not be written.
    Write(io::Error),
}

impl From<FolderFault> for PackFault {
    fn from(fault: FolderFault) -> PackFault {
        PackFault::Folder(fault)
    }
}

impl From<io::Error> for PackFault {
    fn from(error: io::Error) -> PackFault {
        PackFault::Write(error)
    }
}

/// The folder in the zip, named like the one on the host.
const LIST: &str = "list";

/// Packs the sound publication in `site`, of which `list` is the content: all of it, or what a host lacks, of whose
/// folder `host` is a copy. The same folders give the same bytes.
pub fn pack(
    site: &dyn Folder,
    list: &List,
    host: Option<&dyn Folder>,
    out: &mut (impl Write + Seek),
) -> Result<Packed, PackFault> {
    let all = published(site, "")?;
    let faults = match host {
        Some(host) => Some(compare_host(site, host)?),
        None => None,
    };
    let faults = faults.as_deref();
    if let Some([fault]) = faults
        && fault.wrong == Wrong::Nothing
    {
        return Err(PackFault::NoCopy(fault.clone()));
    }
    let is_needed = |name: &&String| {
        faults.is_none_or(|faults| {
            faults.iter().any(|fault| {
                fault.name == **name && matches!(fault.wrong, Wrong::Missing | Wrong::Different)
            })
        })
    };
    let is_photo = |name: &&str| name.contains('/');
    let needed: Vec<&str> = all.iter().filter(is_needed).map(String::as_str).collect();
    let has_meta = needed.contains(&META);
    let (photos, files): (Vec<&str>, Vec<&str>) = needed.into_iter().partition(is_photo);
    let files: Vec<&str> = files.into_iter().filter(|name| *name != META).collect();
    let same = all.iter().map(String::as_str).filter(is_photo).count() - photos.len();
    let (gone, beside) = to_delete(faults.unwrap_or_default());
    let packed = Packed {
        files: photos.len() + files.len() + usize::from(has_meta),
        gone: gone.len() + beside.len(),
    };
    if packed == (Packed { files: 0, gone: 0 }) {
        return Err(PackFault::NothingToDo);
    }
    let order = photos.iter().chain(&files).copied();
    let order: Vec<&str> = order.chain(has_meta.then_some(META)).collect();
    let text = text::text(&Upload {
        head: Head::of(list),
        source: Source::Zip,
        photos,
        same,
        files,
        has_meta,
        is_lost: false,
        gone,
        beside,
        older: Vec::new(),
    });
    write(site, list, &text, &order, out)?;
    Ok(packed)
}

/// What a host is to be rid of: files of the list by their names, and what the office has left there.
fn to_delete(faults: &[HostFault]) -> (Vec<&str>, Vec<(&str, &'static str)>) {
    const OFFICE: &str = "事務局のもののようです。すぐに消してください";
    let mut gone = Vec::new();
    let mut beside = Vec::new();
    for fault in faults {
        match fault.wrong {
            Wrong::Stale | Wrong::Twin | Wrong::Office | Wrong::Key => {
                gone.push(fault.name.as_str());
            }
            Wrong::OfficeBeside | Wrong::KeyBeside => beside.push((fault.name.as_str(), OFFICE)),
            // What nobody knows may be the host's own: `check` names it, and somebody decides.
            Wrong::Unknown | Wrong::Nothing | Wrong::Missing | Wrong::Different => {}
        }
    }
    (gone, beside)
}

fn write(
    site: &dyn Folder,
    list: &List,
    text: &str,
    order: &[&str],
    out: &mut (impl Write + Seek),
) -> Result<(), PackFault> {
    let day = list.published;
    // A zip holds a time: that of the publication. One before 1980 cannot be said in it.
    let day = DateTime::from_date_and_time(day.year(), day.month(), day.day(), 0, 0, 0);
    let day = day.unwrap_or_default();
    let options = SimpleFileOptions::default()
        .last_modified_time(day)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(out);
    zip.start_file(UPLOADS, options).map_err(io::Error::from)?;
    zip.write_all(text.as_bytes())?;
    let most = Limits::STANDARD.bytes.max(MAX_PART_BYTES);
    for name in order {
        let Some(bytes) = site.read(name, most)? else {
            return Err(PackFault::Folder(FolderFault(format!(
                "{}: 読み取っている間に、なくなりました。もう一度実行してください。",
                site.path(name).display()
            ))));
        };
        // Portraits and parts are packed already.
        let method = match name.ends_with(".json") {
            true => CompressionMethod::Deflated,
            false => CompressionMethod::Stored,
        };
        let options = options.compression_method(method);
        zip.start_file(format!("{LIST}/{name}"), options)
            .map_err(io::Error::from)?;
        zip.write_all(&bytes)?;
    }
    zip.finish().map_err(io::Error::from)?.flush()?;
    Ok(())
}

/// Whether a file that begins with these bytes is such a zip, which a new one may replace.
pub fn is_pack(bytes: &[u8]) -> bool {
    // The head of the first entry, before its name, is that long.
    const HEAD: usize = 30;
    let name = bytes.get(HEAD..).unwrap_or_default();
    bytes.starts_with(b"PK\x03\x04") && name.starts_with(UPLOADS.as_bytes())
}

/// The fault in one line.
pub fn say_pack_fault(fault: &PackFault) -> String {
    match fault {
        PackFault::Folder(FolderFault(said)) => said.clone(),
        PackFault::NoCopy(fault) => say_host_fault(fault),
        PackFault::NothingToDo => {
            "公開先の写しには、この公開のものがそろっています。置くものも消すものもありません。"
                .to_string()
        }
        PackFault::Write(error) => {
            format!("書き込めません。場所と空き容量を確かめてください（{error}）。")
        }
    }
}
