//! A picture made ready for the list: upright, at most [`MAX_LIST_SIDE`] pixels on a side, at most
//! [`MAX_PHOTO_BYTES`] bytes, and nothing in its file but the picture.
//!
//! The same picture gives the same bytes on every machine and in a browser: what is computed with fractions
//! uses only addition, multiplication and division. Of the filters that is true of the triangle; Lanczos'
//! needs a sine, which differs between machines.

use activelist_publication::MAX_PHOTO_BYTES;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, Rgb, RgbImage};

use super::Kind;

/// Most pixels of a published portrait's side: enough for a dense screen and for paper.
pub(super) const MAX_LIST_SIDE: u32 = 600;

/// The sides that are tried, and the qualities for each: a picture that is hard to pack is made smaller only
/// where it would look damaged otherwise.
const SIDES: [u32; 4] = [MAX_LIST_SIDE, 450, 300, 150];
const QUALITIES: [u8; 6] = [90, 80, 70, 60, 50, 40];

/// A picture ready for the list.
pub(super) struct Remade {
    /// PNG or JPEG.
    pub kind: Kind,
    /// The file.
    pub bytes: Vec<u8>,
    /// Width and height of the picture that was handed in, upright.
    pub from: (u32, u32),
    /// Width and height.
    pub to: (u32, u32),
    /// Whether it had transparent parts, which are white now.
    pub was_transparent: bool,
}

/// Makes a picture ready; none where it cannot be made small enough, which does not happen.
pub(super) fn remake(
    picture: DynamicImage,
    kind: Kind,
    orientation: Option<Orientation>,
) -> Option<Remade> {
    let (picture, was_transparent) = opaque(picture);
    let size = |picture: &DynamicImage| (picture.width(), picture.height());
    let from = match (orientation.is_some_and(is_sideways), size(&picture)) {
        (true, (width, height)) => (height, width),
        (false, size) => size,
    };
    for side in SIDES {
        let mut picture = shrunk(&picture, side);
        if let Some(turn) = orientation {
            picture.apply_orientation(turn);
        }
        let found = match kind {
            Kind::Png if side == MAX_LIST_SIDE => png(&picture).map(|bytes| (Kind::Png, bytes)),
            _ => None,
        };
        let found = found.or_else(|| jpeg(&picture).map(|bytes| (Kind::Jpeg, bytes)));
        if let Some((kind, bytes)) = found {
            return Some(Remade {
                kind,
                bytes,
                from,
                to: size(&picture),
                was_transparent,
            });
        }
    }
    None
}

/// Whether width and height change places.
const fn is_sideways(turn: Orientation) -> bool {
    matches!(
        turn,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// The picture on white, grey where it has no colour; whether something of it was transparent.
fn opaque(picture: DynamicImage) -> (DynamicImage, bool) {
    let (picture, was_transparent) = match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => (picture, false),
        other => {
            let other = other.into_rgba8();
            let is_transparent = other.pixels().any(|pixel| pixel.0[3] != u8::MAX);
            let on_white = |colour: u8, alpha: u8| {
                let (colour, alpha) = (u32::from(colour), u32::from(alpha));
                // At most 255: a mean of two colours.
                ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
            };
            let mut flat = RgbImage::new(other.width(), other.height());
            for (to, from) in flat.pixels_mut().zip(other.pixels()) {
                let [red, green, blue, alpha] = from.0;
                *to = Rgb([red, green, blue].map(|colour| on_white(colour, alpha)));
            }
            (DynamicImage::ImageRgb8(flat), is_transparent)
        }
    };
    let is_grey = picture.as_rgb8().is_some_and(|picture| {
        let mut pixels = picture.pixels();
        pixels.all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2])
    });
    if !is_grey {
        return (picture, was_transparent);
    }
    let (width, height) = (picture.width(), picture.height());
    let greys = picture.as_bytes().chunks_exact(3).map(|pixel| pixel[0]);
    match GrayImage::from_raw(width, height, greys.collect()) {
        Some(grey) => (DynamicImage::ImageLuma8(grey), was_transparent),
        None => (picture, was_transparent),
    }
}

/// The picture with no side longer than this.
fn shrunk(picture: &DynamicImage, side: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let longer = width.max(height);
    if longer <= side {
        return picture.clone();
    }
    // Rounded; a side is at most 16,384.
    let scaled = |length: u32| ((length * side + longer / 2) / longer).max(1);
    picture.resize_exact(scaled(width), scaled(height), FilterType::Triangle)
}

/// As PNG, where it is small enough.
fn png(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive);
    picture.write_with_encoder(encoder).ok()?;
    (bytes.len() <= MAX_PHOTO_BYTES).then_some(bytes)
}

/// As JPEG in the best quality that is small enough.
fn jpeg(picture: &DynamicImage) -> Option<Vec<u8>> {
    QUALITIES.iter().find_map(|quality| {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, *quality);
        picture.write_with_encoder(encoder).ok()?;
        (bytes.len() <= MAX_PHOTO_BYTES).then_some(bytes)
    })
}
