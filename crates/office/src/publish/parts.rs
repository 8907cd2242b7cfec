//! The parts of a publication as they lie in a folder: what the description names, and what the
//! snapshot says.

use super::audit::{Audit, AuditFault};
use super::folder::{Folder, FolderFault};
use activelist_publication::{
    MAX_PART_BYTES, MAX_UNPACKED_BYTES, Meta, accept_part, lay_out, unpack,
};

/// Looks at every part that the description names. Of a list that cannot be read in whole nobody
/// knows what its parts should hold.
pub(super) fn look_at_parts(
    site: &dyn Folder,
    meta: &Meta,
    found: &mut Audit,
) -> Result<(), FolderFault> {
    let whole = found.list.as_ref();
    let whole = whole.filter(|list| list.specialists.len() == meta.count as usize);
    let expected = whole.filter(|_| !meta.parts.is_empty()).map(lay_out);
    for (place, part) in meta.parts.iter().enumerate() {
        let path = site.path(&part.file());
        let Some(bytes) = site.read(&part.file(), MAX_PART_BYTES)? else {
            found.faults.push(AuditFault::NoPart(path));
            continue;
        };
        if let Err(refusal) = accept_part(&bytes, part) {
            found.faults.push(AuditFault::Part(path, refusal));
            continue;
        }
        // What it holds, not how it is packed: another version may pack better.
        let unpacked = unpack(&bytes, MAX_UNPACKED_BYTES);
        let is_same = |expected: &Vec<Vec<u8>>| {
            unpacked.is_some() && expected.get(place) == unpacked.as_ref()
        };
        if expected.as_ref().is_some_and(|expected| !is_same(expected)) {
            found.faults.push(AuditFault::OtherPart(path));
        }
    }
    Ok(())
}
