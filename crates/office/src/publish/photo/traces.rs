//! Exif in whatever kind of file it stands.

use std::collections::BTreeSet;

use crate::survey::PhotoTrace;

/// What a block of Exif tells: that it is there, and whether it holds the place.
pub(super) fn of_exif(block: &[u8], found: &mut BTreeSet<PhotoTrace>) {
    found.insert(PhotoTrace::Exif);
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    if has_place(block) == Some(true) {
        found.insert(PhotoTrace::Place);
    }
}

/// Whether the first directory of a TIFF names one of GPS; none where it cannot be read.
fn has_place(tiff: &[u8]) -> Option<bool> {
    const GPS: u16 = 0x8825;
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match is_little {
            true => u16::from_le_bytes(bytes),
            false => u16::from_be_bytes(bytes),
        })
    };
    let start: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let start = match is_little {
        true => u32::from_le_bytes(start),
        false => u32::from_be_bytes(start),
    } as usize;
    let entries = usize::from(short(start)?);
    let mut tags = (0..entries).map(|entry| short(start.checked_add(2 + 12 * entry)?));
    Some(tags.any(|tag| tag == Some(GPS)))
}

/// A name in a file as a text: letters and digits only.
/// Whether data is a colour profile: its mark stands in its head.
pub(super) fn is_profile(data: &[u8]) -> bool {
    data.get(36..40) == Some(b"acsp")
}

pub(super) fn name(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| match byte.is_ascii_graphic() {
            true => char::from(*byte),
            false => '?',
        })
        .collect()
}
