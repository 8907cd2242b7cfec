//! Portraits: which files may be published, and under which name.
//!
//! Only raster pictures that do not move and can be decoded to their end: an SVG can carry a script, and
//! what only begins like a picture is none. No file is published as it was handed in: its picture is turned
//! upright, made small enough and written again, so that nothing else of the file (a camera's place and time,
//! or what was meant to attack a decoder) reaches the site. What was changed is told.

mod change;
mod decode;
mod jpeg;
mod not_shown;
mod png;
mod remake;
mod traces;
mod webp;

pub(super) use change::say_changed_photos;
pub use change::{ChangedPhoto, PhotoChange, say_changed_photo};
use not_shown::NotShown;
use remake::remake;
pub use traces::PhotoTrace;

use crate::survey::WarningKind;
use activelist_model::expert::PhotoName;
use activelist_publication::Digest;
use image::metadata::Orientation;

/// Most bytes of a photo that is handed in: more than a telephone's.
pub const MAX_PHOTO_INPUT: usize = 32 << 20;

/// A picture that stands upright as it is.
const NO_TURN: Orientation = Orientation::NoTransforms;

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

/// The portrait named in an answer, ready for the list, and what was changed in it. Same file, same bytes.
pub fn portrait(
    source: Option<PhotoSource>,
    file: &str,
) -> Result<(Portrait, PhotoChange), WarningKind> {
    let source = source.ok_or(WarningKind::PhotoFolder)?;
    if !is_file_name(file) {
        return Err(WarningKind::PhotoName);
    }
    let bytes = match source(file) {
        PhotoFile::Missing => return Err(WarningKind::PhotoMissing),
        PhotoFile::TooLarge(found) => return Err(too_large(found)),
        PhotoFile::Bytes(bytes) if bytes.len() > MAX_PHOTO_INPUT => {
            return Err(too_large(bytes.len()));
        }
        PhotoFile::Bytes(bytes) => bytes,
    };
    if is_heic(&bytes) {
        return Err(WarningKind::PhotoHeic);
    }
    let kind = Kind::of(&bytes).ok_or(WarningKind::PhotoKind)?;
    let (picture, besides) = decode::decode(kind, &bytes).map_err(not_shown)?;
    let remade = remake(picture, kind, besides.orientation).ok_or(WarningKind::PhotoBroken)?;
    let change = PhotoChange::of(bytes.len(), kind, &remade, besides);
    let bytes = remade.bytes;
    let name = format!("{}.{}", sha256(&bytes), remade.kind.ending());
    let name = PhotoName::parse(&name).ok_or(WarningKind::PhotoKind)?;
    Ok((Portrait { name, bytes }, change))
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
        limit: MAX_PHOTO_INPUT,
    }
}

/// A plain file name on every system: nothing that leads out of the folder.
fn is_file_name(file: &str) -> bool {
    !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':', '\0'])
}

/// Whether it is HEIC or AVIF, in which telephones keep photos: which of a family of formats it is stands behind
/// the length of the first box.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 11] = [
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
        b"avif",
    ];
    let brand = bytes.get(8..12).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp") && BRANDS.contains(&brand)
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

    /// As people call it.
    const fn label(self) -> &'static str {
        match self {
            Kind::Png => "PNG",
            Kind::Jpeg => "JPEG",
            Kind::Webp => "WebP",
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
mod tests;
