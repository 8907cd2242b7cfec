//! Portraits: which files may be published, and under which name.
//!
//! Only raster pictures: an SVG can carry a script. Files are published as they are: metadata
//! (a camera's place and time) is not stripped, but reported.

use crate::expert::PhotoName;
use crate::snapshot::{Digest, MAX_PHOTO_BYTES};
use crate::survey::WarningKind;

/// A portrait to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// SHA-256 of the bytes, and the kind.
    pub name: PhotoName,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What was found under a file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoFile {
    /// The file.
    Bytes(Vec<u8>),
    /// A file of so many bytes, too large to be read.
    TooLarge(usize),
    /// No regular file, or not readable.
    Missing,
}

/// Where photos come from: a folder at the office, a closure in tests.
pub type PhotoSource<'a> = &'a dyn Fn(&str) -> PhotoFile;

/// The portrait named in an answer, and what the office should know of it.
pub fn portrait(
    source: Option<PhotoSource>,
    file: &str,
) -> (Option<Portrait>, Option<WarningKind>) {
    let Some(source) = source else {
        return (None, Some(WarningKind::PhotoFolder));
    };
    if !is_file_name(file) {
        return (None, Some(WarningKind::PhotoName));
    }
    let bytes = match source(file) {
        PhotoFile::Missing => return (None, Some(WarningKind::PhotoMissing)),
        PhotoFile::TooLarge(found) => return (None, Some(too_large(found))),
        PhotoFile::Bytes(bytes) if bytes.len() > MAX_PHOTO_BYTES => {
            return (None, Some(too_large(bytes.len())));
        }
        PhotoFile::Bytes(bytes) => bytes,
    };
    let name =
        kind(&bytes).and_then(|kind| PhotoName::parse(&format!("{}.{kind}", sha256(&bytes))));
    match name {
        None => (None, Some(WarningKind::PhotoKind)),
        Some(name) => {
            let metadata = has_metadata(&bytes).then_some(WarningKind::PhotoMetadata);
            (Some(Portrait { name, bytes }), metadata)
        }
    }
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}

const fn too_large(found: usize) -> WarningKind {
    WarningKind::PhotoSize {
        found,
        limit: MAX_PHOTO_BYTES,
    }
}

/// A plain file name on every system: nothing that leads out of the folder.
fn is_file_name(file: &str) -> bool {
    !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':', '\0'])
}

/// The kind by the first bytes; a file's ending proves nothing.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("jpg")
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("webp")
    } else {
        None
    }
}

/// Exif in a JPEG segment, a PNG chunk or a WebP chunk.
fn has_metadata(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"Exif\0\0", b"eXIf", b"EXIF"];
    let head = &bytes[..bytes.len().min(MAX_PHOTO_BYTES)];
    marks
        .iter()
        .any(|mark| head.windows(mark.len()).any(|window| window == *mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, bytes: &[u8], kind: Option<&str>, warning: Option<WarningKind>) {
        let source = |_: &str| PhotoFile::Bytes(bytes.to_vec());
        let (portrait, warned) = portrait(Some(&source), file);
        let name = portrait.map(|portrait| portrait.name.to_string());
        let ending = name
            .as_deref()
            .and_then(|name| name.split_once('.'))
            .map(|(_, end)| end);
        assert_eq!((ending, warned), (kind, warning), "{file}");
    }

    #[test]
    fn only_small_raster_pictures_are_published() {
        let png = b"\x89PNG\r\n\x1a\nIHDR";
        check("a.png", png, Some("png"), None);
        check("写真.svg", png, Some("png"), None);
        check("a.jpg", b"\xff\xd8\xff\xe0JFIF", Some("jpg"), None);
        check(
            "a.jpg",
            b"\xff\xd8\xff\xe1..Exif\0\0",
            Some("jpg"),
            Some(WarningKind::PhotoMetadata),
        );
        check("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", Some("webp"), None);
        check(
            "a.png",
            b"<svg onload='x()'/>",
            None,
            Some(WarningKind::PhotoKind),
        );
        check("a.png", b"", None, Some(WarningKind::PhotoKind));
        check("../a.png", png, None, Some(WarningKind::PhotoName));
        check("a\\b.png", png, None, Some(WarningKind::PhotoName));
        check(".", png, None, Some(WarningKind::PhotoName));
        let mut large = png.to_vec();
        large.resize(MAX_PHOTO_BYTES, 0);
        check("a.png", &large, Some("png"), None);
        large.push(0);
        check("a.png", &large, None, Some(too_large(large.len())));
    }

    #[test]
    fn a_missing_folder_or_file_is_told() {
        let missing = |_: &str| PhotoFile::Missing;
        assert_eq!(
            portrait(None, "a.png"),
            (None, Some(WarningKind::PhotoFolder))
        );
        assert_eq!(
            portrait(Some(&missing), "a.png"),
            (None, Some(WarningKind::PhotoMissing))
        );
    }
}
