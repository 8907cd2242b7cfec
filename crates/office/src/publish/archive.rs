//! `archive/N/`: what each publication was made from, for the last few of them. It holds answers of people who may
//! have withdrawn since, so that only its owner may read it.

use super::folder::{Folder, FolderFault};
use super::former::Former;
use activelist_publication::{Digest, Limits};

/// The folder of the archive, in that of the publication.
pub const ARCHIVE: &str = "archive";

/// The survey in the archive of a publication: as it was used, with the answers of an update in it.
pub const KEPT_SURVEY: &str = "survey.csv";

/// How many publications are kept.
pub const KEPT: usize = 5;

/// Most bytes of a survey: twice what a whole list may have.
const MOST: usize = 2 * Limits::STANDARD.bytes;

/// The survey of the former publication, where it is the one that the former report names. A copy that was changed
/// by hand is none.
pub fn read_kept_survey(out: &dyn Folder, former: &Former) -> Result<Option<Vec<u8>>, FolderFault> {
    let Former::Read { list, .. } = former else {
        return Ok(None);
    };
    let Some(reported) = former
        .reported()
        .filter(|found| found.serial == list.serial)
    else {
        return Ok(None);
    };
    let name = format!("{ARCHIVE}/{}/{KEPT_SURVEY}", list.serial);
    // No link is followed, so that each folder on the way is looked at.
    out.entries(ARCHIVE)?;
    let bytes = out.read(&name, MOST)?;
    Ok(bytes.filter(|bytes| reported.survey == Some(Digest::of(bytes))))
}

/// The numbers in the archive, the lowest first.
pub(super) fn kept_numbers(out: &dyn Folder) -> Result<Vec<u64>, FolderFault> {
    let entries = out.entries(ARCHIVE)?.into_iter();
    let number = |name: &str| name.parse::<u64>().ok().filter(|n| n.to_string() == name);
    let folders = entries.filter(|entry| entry.is_folder);
    let mut numbers: Vec<u64> = folders.filter_map(|entry| number(&entry.name)).collect();
    numbers.sort_unstable();
    Ok(numbers)
}
