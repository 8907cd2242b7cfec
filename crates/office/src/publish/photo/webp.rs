//! The chunks of a WebP: what belongs to its picture, and what else there is.

use std::collections::BTreeSet;

use super::not_shown::NotShown;
use super::traces::{Besides, PhotoTrace, is_profile, name};

/// What a WebP holds besides its picture.
pub(super) fn traces(bytes: &[u8]) -> Result<Besides, NotShown> {
    let mut found = Besides::default();
    let length = size(bytes.get(4..).unwrap_or_default()).ok_or(NotShown::Broken)?;
    let all = bytes.get(8..).unwrap_or_default();
    let (mut rest, behind) = all.split_at_checked(length).ok_or(NotShown::Broken)?;
    if !behind.is_empty() {
        found.insert(PhotoTrace::Behind);
    }
    rest = rest.strip_prefix(b"WEBP").ok_or(NotShown::Broken)?;
    let mut of_picture = BTreeSet::new();
    while !rest.is_empty() {
        let (kind, data, next) = chunk(rest).ok_or(NotShown::Broken)?;
        match kind {
            // Each stands there once; a decoder passes over a second one.
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ICCP" if !of_picture.insert(*kind) => {
                found.insert(PhotoTrace::Other(name(kind)));
            }
            b"ICCP" if is_profile(data) => {}
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" => {}
            b"ANIM" | b"ANMF" => return Err(NotShown::Animated),
            b"EXIF" => found.exif(data),
            b"XMP " => {
                found.insert(PhotoTrace::Xmp);
            }
            other => {
                found.insert(PhotoTrace::Other(name(other)));
            }
        }
        rest = next;
    }
    Ok(found)
}

fn size(bytes: &[u8]) -> Option<usize> {
    let (length, _) = bytes.split_first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*length)).ok()
}

/// A chunk's kind and data, and what comes behind it. Data of an odd length is followed by a byte that
/// belongs to nothing, which some programs leave out at the end.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (kind, rest) = bytes.split_first_chunk::<4>()?;
    let length = size(rest)?;
    let (data, rest) = rest.get(4..)?.split_at_checked(length)?;
    Some((kind, data, rest.get(length % 2..).unwrap_or_default()))
}
