//! The parts of a publication as they lie in a folder: what the description names, and what the
//! snapshot says.

use activelist_publication::{
    List, MAX_PART_BYTES, MAX_UNPACKED_BYTES, Meta, Refusal, accept_part, lay_out, unpack,
};

use super::folder::{Folder, FolderFault};

/// What is wrong with a part.
pub(super) enum PartFault {
    /// It is not there.
    Missing,
    /// It is not the file that the description means.
    Refused(Refusal),
    /// It does not hold what the snapshot says.
    Different,
}

/// Looks at every part that the description names; the faults, each with the name of the file. `list` is what
/// the snapshot holds: where that cannot be read as a whole, nobody knows what its parts should hold.
pub(super) fn look_at_parts(
    site: &dyn Folder,
    meta: &Meta,
    list: Option<&List>,
) -> Result<Vec<(String, PartFault)>, FolderFault> {
    let whole = list.filter(|list| list.specialists.len() == meta.count as usize);
    let expected = whole.filter(|_| !meta.parts.is_empty()).map(lay_out);
    let mut faults = Vec::new();
    for (place, part) in meta.parts.iter().enumerate() {
        let name = part.file();
        let Some(bytes) = site.read(&name, MAX_PART_BYTES)? else {
            faults.push((name, PartFault::Missing));
            continue;
        };
        if let Err(refusal) = accept_part(&bytes, part) {
            faults.push((name, PartFault::Refused(refusal)));
            continue;
        }
        // What it holds, not how it is packed: another version may pack better.
        let unpacked = unpack(&bytes, MAX_UNPACKED_BYTES);
        let is_same = |expected: &Vec<Vec<u8>>| {
            unpacked.is_some() && expected.get(place) == unpacked.as_ref()
        };
        if expected.as_ref().is_some_and(|expected| !is_same(expected)) {
            faults.push((name, PartFault::Different));
        }
    }
    Ok(faults)
}
