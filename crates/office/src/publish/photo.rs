//! Portraits: which files may be published, and under which name.
//!
//! Only raster pictures that do not move and can be decoded to their end: an SVG can carry a script, and
//! what only begins like a picture is none. Files are published as they are: whatever they hold besides
//! the picture (a camera's place and time) is not taken out, but reported.

mod decode;
mod jpeg;
mod not_shown;
mod png;
mod traces;
mod webp;

use not_shown::NotShown;

use crate::survey::WarningKind;
use activelist_model::expert::PhotoName;
use activelist_publication::{Digest, MAX_PHOTO_BYTES};

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
    let Some(kind) = Kind::of(&bytes) else {
        return (None, Some(WarningKind::PhotoKind));
    };
    let traces = match decode::decode(kind, &bytes) {
        Ok(decoded) => decoded,
        Err(reason) => return (None, Some(not_shown(reason))),
    };
    let Some(name) = PhotoName::parse(&format!("{}.{}", sha256(&bytes), kind.ending())) else {
        return (None, Some(WarningKind::PhotoKind));
    };
    let warning = (!traces.is_empty()).then_some(WarningKind::PhotoTraces(traces));
    (Some(Portrait { name, bytes }), warning)
}

const fn not_shown(reason: NotShown) -> WarningKind {
    match reason {
        NotShown::Broken => WarningKind::PhotoBroken,
        NotShown::Animated => WarningKind::PhotoAnimated,
        NotShown::Side(found) => WarningKind::PhotoSide {
            found,
            limit: decode::MAX_SIDE,
        },
        NotShown::Pixels(found) => WarningKind::PhotoPixels {
            found,
            limit: decode::MAX_PIXELS,
        },
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

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    Webp,
}

impl Kind {
    /// The kind by the first bytes; a file's ending proves nothing.
    fn of(bytes: &[u8]) -> Option<Kind> {
        if bytes.starts_with(png::SIGNATURE) {
            Some(Kind::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Kind::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Kind::Webp)
        } else {
            None
        }
    }

    /// How the name of such a file ends.
    const fn ending(self) -> &'static str {
        match self {
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
            Kind::Webp => "webp",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
