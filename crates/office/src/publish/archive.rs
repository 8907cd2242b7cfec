//! `archive/N/`: what each publication was made from, and what it published, for the last few of them. Portraits are
//! kept once for all of them. It holds what people answered, so that only its owner may read it.

mod keep;
mod withdraw;

pub(super) use keep::{keep, portrait_in};
use withdraw::withdraw;
pub use withdraw::{Withdrawal, withdraw_all};

use super::folder::{Folder, FolderFault, META, PHOTOS, inside};
use super::former::{Former, read_report};
use super::plan::SITE;
use activelist_publication::{
    Digest, KeyId, Limits, List, MAX_META_BYTES, Seen, SiteName, Trust, accept_meta,
    accept_snapshot, snapshot_file,
};

/// The folder of the archive, in that of the publication.
pub const ARCHIVE: &str = "archive";

/// The survey in the archive of a publication: as it was used, with the answers of an update in it.
pub const KEPT_SURVEY: &str = "survey.csv";

/// The hash of that file, in the form of `sha256sum`: a copy that was changed by hand is none.
const SURVEY_SUM: &str = "survey.csv.sha256";

/// The table of decisions with which that survey was imported.
const KEPT_MAPPING: &str = "対応.csv";

/// The published list in the archive of a publication.
const KEPT_SITE: &str = "site";

/// The hash of that list, in the same form.
const LIST_SUM: &str = "list.sha256";

/// How many publications are kept.
pub const KEPT: usize = 5;

/// Most bytes of a survey: twice what a whole list may have.
const MOST: usize = 2 * Limits::STANDARD.bytes;

/// A list in the archive.
#[derive(Clone, Debug)]
pub struct KeptList {
    /// The list.
    pub list: List,
    /// The site that it was for.
    pub site: Option<SiteName>,
    /// The key that its description names. None once somebody was taken out.
    pub key: Option<KeyId>,
    /// Its description.
    pub meta: Vec<u8>,
    /// The file of its snapshot, below the folder of the publication.
    pub file: String,
    /// The hash of that file.
    pub sha256: Digest,
}

/// The survey of the former publication, where it is the one that was kept then. A copy that was changed by hand is
/// none.
pub fn read_kept_survey(out: &dyn Folder, former: &Former) -> Result<Option<Vec<u8>>, FolderFault> {
    let Some(serial) = former.serial() else {
        return Ok(None);
    };
    let report = former.report().filter(|found| found.serial == serial);
    survey_of(out, serial, report.and_then(|found| found.survey))
}

/// The surveys of the publications before the former one that are kept, the newest first: of lists of the same kind,
/// made up or not. They tell what somebody answered who is in no later survey.
pub fn read_older_surveys(out: &dyn Folder, former: &Former) -> Result<Vec<Vec<u8>>, FolderFault> {
    let Former::Read { list, .. } = former else {
        return Ok(Vec::new());
    };
    let mut surveys = Vec::new();
    let numbers = kept_numbers(out)?.into_iter().rev();
    for number in numbers.filter(|number| *number < list.serial) {
        let kept = kept_list(out, number)?;
        if kept.is_some_and(|kept| kept.list.sample == list.sample) {
            surveys.extend(survey_of(out, number, None)?);
        }
    }
    Ok(surveys)
}

/// The survey of a number, where its hash is the one beside it or, in archives of former versions, the one given.
pub(super) fn survey_of(
    out: &dyn Folder,
    number: u64,
    reported: Option<Digest>,
) -> Result<Option<Vec<u8>>, FolderFault> {
    // No link is followed, so that each folder on the way is looked at.
    out.entries(ARCHIVE)?;
    let folder = folder_of(number);
    let bytes = out.read(&inside(&folder, KEPT_SURVEY), MOST)?;
    let mut expected = hashes_in(out, &inside(&folder, SURVEY_SUM))?;
    if expected.is_empty() {
        expected.extend(reported);
    }
    Ok(bytes.filter(|bytes| expected.contains(&Digest::of(bytes))))
}

/// The hashes in a file in the form of `sha256sum`; none where it is not there.
fn hashes_in(out: &dyn Folder, name: &str) -> Result<Vec<Digest>, FolderFault> {
    let text = out.read(name, 1024)?.map(String::from_utf8);
    let text = text.and_then(Result::ok).unwrap_or_default();
    let hashes = text.lines().filter_map(|line| line.split(' ').next());
    Ok(hashes.filter_map(Digest::parse).collect())
}

/// Whether a kept list is the one that was published under its number, or what is left of that one where somebody was taken
/// out: by the hash beside it or that in the report. A signature says so as well.
pub(super) fn is_known_list(out: &dyn Folder, kept: &KeptList) -> Result<bool, FolderFault> {
    let number = kept.list.serial;
    let beside = hashes_in(out, &inside(&folder_of(number), LIST_SUM))?;
    if beside.contains(&kept.sha256) {
        return Ok(true);
    }
    let report = read_report(out, number)?;
    Ok(report.is_some_and(|report| report.sha256 == Some(kept.sha256)))
}

/// The table of decisions of a number, where one was kept.
pub(super) fn mapping_of(out: &dyn Folder, number: u64) -> Result<Option<Vec<u8>>, FolderFault> {
    out.entries(ARCHIVE)?;
    out.read(&inside(&folder_of(number), KEPT_MAPPING), MOST)
}

/// The list of a number in the archive, where it is there and sound.
pub(super) fn kept_list(out: &dyn Folder, number: u64) -> Result<Option<KeptList>, FolderFault> {
    out.entries(ARCHIVE)?;
    out.entries(&folder_of(number))?;
    let folder = inside(&folder_of(number), KEPT_SITE);
    let Some(bytes) = description(out, number)? else {
        return Ok(None);
    };
    let Ok(meta) = accept_meta(&bytes, &Trust::UNSIGNED, &Seen::default()) else {
        return Ok(None);
    };
    let file = inside(&folder, &meta.file());
    let Some(snapshot) = out.read(&file, Limits::STANDARD.bytes)? else {
        return Ok(None);
    };
    let read = accept_snapshot(&snapshot, &meta, &Limits::STANDARD).ok();
    let read = read.filter(|(list, problems)| problems.is_empty() && list.serial == number);
    Ok(read.map(|(list, _)| KeptList {
        list,
        site: meta.site,
        key: activelist_publication::named_key(&bytes),
        meta: bytes,
        file,
        sha256: meta.sha256,
    }))
}

/// The description of a kept list. It is written behind the step that publishes, so that one of which nothing was published
/// has none; stopped between the two, the published description is that of the kept list.
fn description(out: &dyn Folder, number: u64) -> Result<Option<Vec<u8>>, FolderFault> {
    let name = inside(&inside(&folder_of(number), KEPT_SITE), META);
    if let Some(kept) = out.read(&name, MAX_META_BYTES)? {
        return Ok(Some(kept));
    }
    let published = out.read(&inside(SITE, META), MAX_META_BYTES)?;
    let is_of = |bytes: &Vec<u8>| {
        let meta = accept_meta(bytes, &Trust::UNSIGNED, &Seen::default());
        meta.is_ok_and(|meta| meta.serial == number)
    };
    Ok(published.filter(is_of))
}

/// The numbers in the archive, the lowest first.
pub fn kept_numbers(out: &dyn Folder) -> Result<Vec<u64>, FolderFault> {
    let entries = out.entries(ARCHIVE)?.into_iter();
    let number = |name: &str| name.parse::<u64>().ok().filter(|n| n.to_string() == name);
    let folders = entries.filter(|entry| entry.is_folder);
    let mut numbers: Vec<u64> = folders.filter_map(|entry| number(&entry.name)).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// The folder of a number.
pub(super) fn folder_of(number: u64) -> String {
    format!("{ARCHIVE}/{number}")
}

/// The folder of the portraits of all kept lists.
pub(super) fn photos() -> String {
    inside(ARCHIVE, PHOTOS)
}

/// The file with the hash of a survey.
fn sum_of(survey: &[u8]) -> Vec<u8> {
    sums_of(KEPT_SURVEY, &[Digest::of(survey)])
}

/// A file with the hashes that another file may have.
fn sums_of(name: &str, hashes: &[Digest]) -> Vec<u8> {
    let lines = hashes.iter().map(|hash| format!("{hash}  {name}\n"));
    lines.collect::<String>().into_bytes()
}

/// The file with the hashes that a kept list may have.
fn list_sums(hashes: &[Digest]) -> Vec<u8> {
    let line = |hash: &Digest| format!("{hash}  {KEPT_SITE}/{}\n", snapshot_file(*hash));
    hashes.iter().map(line).collect::<String>().into_bytes()
}
