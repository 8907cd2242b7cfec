//! The chunks of a PNG: what belongs to its picture, and what else there is.

use super::not_shown::NotShown;
use super::traces::{Besides, PhotoTrace, name};

/// What a PNG begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a PNG holds besides its picture.
pub(super) fn traces(bytes: &[u8]) -> Result<Besides, NotShown> {
    let mut found = Besides::default();
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(NotShown::Broken)?;
    loop {
        let (kind, data, behind) = chunk(rest).ok_or(NotShown::Broken)?;
        match kind {
            // The picture, its colours, and the size of its dots.
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"cHRM" | b"gAMA" | b"iCCP" | b"sBIT"
            | b"sRGB" | b"cICP" | b"mDCV" | b"cLLI" | b"bKGD" | b"pHYs" => {}
            b"IEND" => {
                if !behind.is_empty() {
                    found.insert(PhotoTrace::Behind);
                }
                return Ok(found);
            }
            b"acTL" | b"fcTL" | b"fdAT" => return Err(NotShown::Animated),
            b"eXIf" => found.exif(data),
            b"tIME" => {
                found.insert(PhotoTrace::Time);
            }
            b"tEXt" | b"zTXt" | b"iTXt" => {
                found.insert(of_text(data));
            }
            other => {
                found.insert(PhotoTrace::Other(name(other)));
            }
        }
        rest = behind;
    }
}

/// A chunk's kind and data, and what comes behind it: length, kind, data and check sum.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = u32::from_be_bytes(*length) as usize;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let (data, rest) = rest.split_at_checked(length)?;
    Some((kind, data, rest.get(4..)?))
}

/// What a text holds, by its keyword. Programs put blocks of other formats there, as digits.
fn of_text(data: &[u8]) -> PhotoTrace {
    let keyword = data.split(|byte| *byte == 0).next().unwrap_or_default();
    let keyword = String::from_utf8_lossy(keyword).to_lowercase();
    let is_of = |words: &[&str]| words.iter().any(|word| keyword.contains(word));
    match () {
        () if is_of(&["xmp"]) => PhotoTrace::Xmp,
        () if is_of(&["exif", "app1"]) => PhotoTrace::Exif,
        () if is_of(&["iptc", "8bim"]) => PhotoTrace::Iptc,
        () => PhotoTrace::Text,
    }
}
