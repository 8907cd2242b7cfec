//! `archive/N/`: what each publication was made from, and what it published, for the last few of them. Portraits are
//! kept once for all of them. It holds what people answered, so that only its owner may read it.

mod keep;
mod withdraw;

pub(super) use keep::{keep, portrait_in};
use withdraw::withdraw;
pub use withdraw::{Withdrawal, withdraw_all};

use super::folder::{Folder, FolderFault, META, PHOTOS, inside};
use super::former::Former;
use activelist_publication::{
    Digest, KeyId, Limits, List, MAX_META_BYTES, Seen, SiteName, Trust, accept_meta,
    accept_snapshot,
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
    let sum = out.read(&inside(&folder, SURVEY_SUM), 1024)?;
    let beside = sum.and_then(|sum| {
        let text = String::from_utf8(sum).ok()?;
        Digest::parse(text.split(' ').next()?)
    });
    let expected = beside.or(reported);
    Ok(bytes.filter(|bytes| expected == Some(Digest::of(bytes))))
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
    let Some(bytes) = out.read(&inside(&folder, META), MAX_META_BYTES)? else {
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
        file,
        sha256: meta.sha256,
    }))
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
    format!("{}  {KEPT_SURVEY}\n", Digest::of(survey)).into_bytes()
}
