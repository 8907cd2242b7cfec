//! The files of a publication, and the order in which they are written.
//!
//! `site/` is for upload: `meta.json`, the snapshot that it names by its hash, the parts of a large
//! list likewise, and `photos/`. `report/` holds the names of people who are not shown and stays at
//! the office, and so does `archive/`, with what people answered. Portraits come first, then the report and the
//! archive, then the parts and the snapshot: none of them
//! touches what the former publication names. The description is put into place as the one step that
//! publishes. What only the former publication named is removed last: who withdraws must not stay on the
//! site.

use std::borrow::Cow;
use std::collections::BTreeSet;

use activelist_model::expert::PhotoName;
use activelist_publication::{Digest, Part, snapshot_file};

use super::Publication;
use super::archive::{folder_of, keep};
use super::confirmed::CONFIRMED;
use super::folder::{Folder, FolderFault, META, PHOTOS, UNDESCRIBED, file_names, snapshot_hash};
use super::people::{LEAVING, RETURNING};
use super::stopped::STOPPED;
use super::upload::{UPLOADED, UPLOADS, upload};

/// The folder to upload.
pub const SITE: &str = "site";

/// The folder of what stays at the office.
pub const REPORT: &str = "report";

/// The table of a survey's faults, beside the reports: it may hold what people answered.
pub const FAULTS: &str = "faults.csv";

/// The table of what the office has to confirm, beside the reports.
pub const TO_CONFIRM: &str = "確認待ち.csv";

/// Who may read what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Everyone whom the system lets: what is published.
    All,
    /// Its owner only: what people answered.
    Owner,
}

/// Everything that writing a publication does, in order. All names are relative to the folder of the
/// publication.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The report to read.
    pub report: String,
    /// The folder of what is kept of it.
    pub kept: String,
    /// What is written. The last step publishes.
    pub write: Vec<Step<'a>>,
    /// What is removed after that.
    pub remove: Vec<String>,
    /// What is written at the end: it tells of what has been published.
    pub after: Vec<Step<'a>>,
    /// Folders that are removed after that, with all that is in them.
    pub remove_folders: Vec<String>,
}

/// One step of writing.
#[derive(Debug)]
pub enum Step<'a> {
    /// Makes a folder where there is none.
    Folder(String, Readers),
    /// Puts a file into place as a whole.
    File(String, Cow<'a, [u8]>, Readers),
}

/// How a publication is written to a folder. `unfinished` tells the name that a file was to have from the
/// one that it has while it is being written, where it is such a name.
pub fn plan<'a>(
    out: &dyn Folder,
    publication: &'a Publication,
    unfinished: fn(&str) -> Option<&str>,
) -> Result<Plan<'a>, FolderFault> {
    let photos = format!("{SITE}/{PHOTOS}");
    let report = |kind: &str| format!("{REPORT}/report-{}.{kind}", publication.list.serial);
    let site = |name: &str| format!("{SITE}/{name}");
    let snapshot = snapshot_file(Digest::of(&publication.snapshot));
    let parts = publication.parts.iter();
    let parts: Vec<String> = parts.map(|bytes| Part::of(bytes).file()).collect();
    let mut named = BTreeSet::from([META, snapshot.as_str()]);
    named.extend(parts.iter().map(String::as_str));
    let portraits = publication.portraits.iter();
    let portraits: BTreeSet<&str> = portraits.map(|portrait| portrait.name.as_ref()).collect();

    // Files that this program wrote, whole or in part, and the new publication does not name. Other files
    // are left alone.
    let orphans = |folder: &str, is_ours: fn(&str) -> bool, named: &BTreeSet<&str>| {
        let is_orphan =
            |name: &String| is_ours(unfinished(name).unwrap_or(name)) && !named.contains(&**name);
        let found = known_names(out, folder)?.into_iter().filter(is_orphan);
        let found = found.map(|name| format!("{folder}/{name}"));
        Ok(found.collect::<Vec<_>>())
    };
    let mut remove = orphans(SITE, is_ours, &named)?;
    remove.extend(orphans(&photos, is_portrait, &portraits)?);
    // Reports that were being written when the program was stopped. Reports that are whole stay.
    let is_unfinished = |name: &String| unfinished(name).is_some_and(is_report);
    let reports = known_names(out, REPORT)?.into_iter().filter(is_unfinished);
    remove.extend(reports.map(|name| format!("{REPORT}/{name}")));
    let is_unfinished =
        |name: &String| unfinished(name).is_some_and(|name| [STOPPED, CONFIRMED].contains(&name));
    remove.extend(known_names(out, "")?.into_iter().filter(is_unfinished));

    let mut write = Vec::new();
    // Whoever is stopped stays stopped, wherever the rest is interrupted.
    if let Some(stopped) = &publication.stopped {
        let bytes = Cow::Borrowed(stopped.as_slice());
        write.push(Step::File(STOPPED.to_string(), bytes, Readers::Owner));
    }
    write.extend([
        Step::Folder(SITE.to_string(), Readers::All),
        Step::Folder(photos.clone(), Readers::All),
    ]);
    for portrait in &publication.portraits {
        let name = format!("{photos}/{}", portrait.name);
        write.push(Step::File(
            name,
            Cow::Borrowed(&portrait.bytes),
            Readers::All,
        ));
    }
    write.push(Step::Folder(REPORT.to_string(), Readers::Owner));
    let texts = &publication.report;
    for (kind, text) in [("json", &texts.json), ("txt", &texts.text)] {
        let bytes = Cow::Borrowed(text.as_bytes());
        write.push(Step::File(report(kind), bytes, Readers::Owner));
    }
    let keeping = keep(out, publication, unfinished)?;
    write.extend(keeping.write);
    for (part, bytes) in parts.iter().zip(&publication.parts) {
        write.push(Step::File(site(part), Cow::Borrowed(bytes), Readers::All));
    }
    let whole = Cow::Borrowed(publication.snapshot.as_slice());
    write.push(Step::File(site(&snapshot), whole, Readers::All));
    let mut after = keeping.after;
    after.extend(upload(out, publication, &write, &remove)?);
    let meta = Cow::Borrowed(publication.meta.as_slice());
    write.push(Step::File(site(META), meta, Readers::All));
    remove.extend(keeping.remove);
    Ok(Plan {
        report: report("txt"),
        kept: folder_of(publication.list.serial),
        write,
        remove,
        after,
        remove_folders: keeping.remove_folders,
    })
}

/// The names of files that can be told exactly: one with a replacement character stands for another name, and
/// nothing is removed by it.
pub(super) fn known_names(out: &dyn Folder, folder: &str) -> Result<Vec<String>, FolderFault> {
    let mut names = file_names(out, folder)?;
    names.retain(|name| !name.contains(char::REPLACEMENT_CHARACTER));
    Ok(names)
}

pub(super) fn is_ours(name: &str) -> bool {
    [META, UNDESCRIBED].contains(&name)
        || snapshot_hash(name).is_some()
        || Part::named(name).is_some()
}

pub(super) fn is_portrait(name: &str) -> bool {
    PhotoName::parse(name).is_some()
}

fn is_report(name: &str) -> bool {
    [FAULTS, TO_CONFIRM, LEAVING, RETURNING, UPLOADS, UPLOADED].contains(&name)
        || name.starts_with("report-")
}
