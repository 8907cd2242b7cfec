//! The segments of a JPEG: what belongs to its picture, and what else there is.

use super::not_shown::NotShown;
use super::traces::{Besides, PhotoTrace, is_profile, name};

/// Length of Adobe's segment.
const ADOBE: usize = 12;
/// Length of a JFIF segment without a small picture in it.
const JFIF: usize = 14;

/// What a JPEG holds besides its picture, and the picture without that: a decoder needs not agree with
/// what stands in it. A file that is cut has no end of its picture.
pub(super) fn take_apart(bytes: &[u8]) -> Result<(Besides, Vec<u8>), NotShown> {
    let mut found = Besides::default();
    let mut picture = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let (marker, behind) = marker(rest).ok_or(NotShown::Broken)?;
        let (before, from_marker) = rest.split_at(rest.len() - behind.len() - 2);
        picture.extend_from_slice(before);
        let end = match marker {
            // The end of the picture.
            0xd9 => {
                // Cameras fill their files up to a full block.
                if behind.iter().any(|byte| *byte != 0) {
                    found.insert(PhotoTrace::Behind);
                }
                picture.extend_from_slice(&[0xff, 0xd9]);
                return Ok((found, picture));
            }
            // The beginning, and marks within the picture, which have no length.
            0x01 | 0xd0..=0xd8 => behind,
            _ => {
                let (data, end) = segment(behind).ok_or(NotShown::Broken)?;
                match marker {
                    0xe0..=0xef => of_application(marker - 0xe0, data, &mut found),
                    0xfe => {
                        found.insert(PhotoTrace::Text);
                    }
                    // The picture's size, tables and lines, as in the standard (ITU-T T.81, table B.1).
                    0xc0..=0xc7 | 0xc9..=0xcf | 0xda..=0xdd => {}
                    other => {
                        found.insert(PhotoTrace::Other(format!("FF{other:02X}")));
                    }
                }
                end
            }
        };
        // The colours of some pictures are told by Adobe's segment.
        let is_of_picture = matches!(marker, 0x01 | 0xc0..=0xc7 | 0xc9..=0xdd | 0xee);
        if is_of_picture {
            picture.extend_from_slice(&from_marker[..from_marker.len() - end.len()]);
        }
        rest = end;
    }
}

/// The next marker, and what comes behind it. The picture itself is passed over: a 0xFF in it is
/// followed by a zero.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 => at += 2,
            0xff => at += 1,
            marker => return Some((*marker, bytes.get(at + 2..)?)),
        }
    }
}

/// A segment's data, and what comes behind it. The length counts itself.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
    rest.split_at_checked(length)
}

/// A segment of an application, by the name that it begins with.
fn of_application(number: u8, data: &[u8], found: &mut Besides) {
    let begins = |name: &[u8]| data.starts_with(name);
    let trace = match number {
        0 if begins(b"JFIF\0") && data.len() <= JFIF => return,
        0 => PhotoTrace::Picture,
        1 if begins(b"Exif\0") => return found.exif(data.get(6..).unwrap_or_default()),
        1 if begins(b"http://ns.adobe.com/") => PhotoTrace::Xmp,
        // Colours, and how the picture is packed.
        // A profile comes in numbered pieces; its head is in the first.
        2 if begins(b"ICC_PROFILE\0")
            && (data.get(12) != Some(&1) || is_profile(data.get(14..).unwrap_or_default())) =>
        {
            return;
        }
        14 if begins(b"Adobe") && data.len() <= ADOBE => return,
        2 if begins(b"MPF\0") => PhotoTrace::Picture,
        13 => PhotoTrace::Iptc,
        _ => {
            let end = data
                .iter()
                .take(MOST)
                .take_while(|byte| byte.is_ascii_graphic());
            let label = name(&data[..end.count()]);
            let label = if label.is_empty() {
                String::new()
            } else {
                format!(" {label}")
            };
            PhotoTrace::Other(format!("APP{number}{label}"))
        }
    };
    found.insert(trace);
}

/// Most letters of a segment's name.
const MOST: usize = 12;
