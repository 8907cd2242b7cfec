//! What a file holds besides its picture, and Exif in whatever kind of file it stands.

use std::collections::BTreeSet;

use activelist_model::expert::as_shown;
use image::metadata::Orientation;

/// What a photo may hold besides its picture. It may tell where it was taken, by whom, or what was cut
/// away from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhotoTrace {
    /// The place, in Exif.
    Place,
    /// Exif: what a camera writes down, and often a small picture.
    Exif,
    /// XMP, which may hold the place, names and former versions.
    Xmp,
    /// IPTC: places, names and words of press agencies.
    Iptc,
    /// Comments and other texts.
    Text,
    /// When it was changed last.
    Time,
    /// Another picture, smaller or of another kind.
    Picture,
    /// Data behind the end of the picture.
    Behind,
    /// Data of another kind, by its name in the file.
    Other(String),
}

impl PhotoTrace {
    /// As the report words it.
    pub(super) fn label(&self) -> String {
        const MOST: usize = 40;
        match self {
            PhotoTrace::Place => "撮影場所（GPS）".to_string(),
            PhotoTrace::Exif => "撮影情報（Exif）".to_string(),
            PhotoTrace::Xmp => "編集や撮影の情報（XMP）".to_string(),
            PhotoTrace::Iptc => "場所や氏名などの情報（IPTC）".to_string(),
            PhotoTrace::Text => "コメントなどの文字".to_string(),
            PhotoTrace::Time => "日時".to_string(),
            PhotoTrace::Picture => "別の画像（縮小版など）".to_string(),
            PhotoTrace::Behind => "画像の終わりより後ろのデータ".to_string(),
            PhotoTrace::Other(name) => {
                format!("用途のわからないデータ「{}」", as_shown(name, MOST))
            }
        }
    }
}

/// All that a file holds besides its picture.
#[derive(Debug, Default)]
pub(super) struct Besides {
    /// Each kind once.
    pub traces: BTreeSet<PhotoTrace>,
    /// How the picture is to be turned, by the first Exif: browsers follow that one.
    pub orientation: Option<Orientation>,
    has_exif: bool,
}

impl Besides {
    /// Notes one kind.
    pub fn insert(&mut self, trace: PhotoTrace) {
        self.traces.insert(trace);
    }

    /// Notes a block of Exif: that it is there, whether it holds the place, and how the camera was held.
    pub fn exif(&mut self, block: &[u8]) {
        self.insert(PhotoTrace::Exif);
        let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
        if has_place(block) == Some(true) {
            self.insert(PhotoTrace::Place);
        }
        if !self.has_exif {
            self.has_exif = true;
            self.orientation = Orientation::from_exif_chunk(block);
        }
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

/// Whether data is a colour profile: its mark stands in its head.
pub(super) fn is_profile(data: &[u8]) -> bool {
    data.get(36..40) == Some(b"acsp")
}

/// A name in a file as a text: letters and digits only.
pub(super) fn name(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| match byte.is_ascii_graphic() {
            true => char::from(*byte),
            false => '?',
        })
        .collect()
}
