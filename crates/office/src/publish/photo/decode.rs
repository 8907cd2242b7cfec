//! A picture decoded to its end, within bounds.

use std::io::Cursor;

use ::png::{ColorType, Limits, Transformations};
use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::not_shown::NotShown;
use super::traces::Besides;
use super::{Kind, jpeg, png, webp};

/// Most pixels of a portrait: more than most cameras have, and decoded no burden to a machine. A small file
/// can hold a picture of thousands of millions.
pub(super) const MAX_PIXELS: usize = 25_000_000;
/// Most pixels of a side.
pub(super) const MAX_SIDE: usize = 16_384;
/// Most bytes of a decoded picture: eight for a pixel.
const MAX_BYTES: usize = 8 * MAX_PIXELS;

/// Decodes a picture, eight bits for a colour; what its file holds besides it.
pub(super) fn decode(kind: Kind, bytes: &[u8]) -> Result<(DynamicImage, Besides), NotShown> {
    match kind {
        Kind::Png => {
            let besides = png::traces(bytes)?;
            Ok((decode_png(bytes)?, besides))
        }
        Kind::Jpeg => {
            let (besides, picture) = jpeg::take_apart(bytes)?;
            Ok((decode_jpeg(&picture)?, besides))
        }
        Kind::Webp => {
            let besides = webp::traces(bytes)?;
            Ok((decode_webp(bytes)?, besides))
        }
    }
}

fn check_size(width: usize, height: usize) -> Result<(), NotShown> {
    match (width, height) {
        (0, _) | (_, 0) => Err(NotShown::Broken),
        size if width.max(height) > MAX_SIDE => Err(NotShown::Side(size)),
        size if width.saturating_mul(height) > MAX_PIXELS => Err(NotShown::Pixels(size)),
        _ => Ok(()),
    }
}

fn decode_png(bytes: &[u8]) -> Result<DynamicImage, NotShown> {
    let broken = |_| NotShown::Broken;
    let limits = Limits { bytes: MAX_BYTES };
    let mut decoder = ::png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let head = decoder.read_header_info().map_err(broken)?;
    let (width, height) = (head.width, head.height);
    check_size(width as usize, height as usize)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let size = reader.output_buffer_size().ok_or(NotShown::Broken)?;
    let mut pixels = vec![0; size];
    reader.next_frame(&mut pixels).map_err(broken)?;
    reader.finish().map_err(broken)?;
    let picture = match reader.output_color_type().0 {
        ColorType::Grayscale => GrayImage::from_raw(width, height, pixels).map(Into::into),
        ColorType::GrayscaleAlpha => {
            GrayAlphaImage::from_raw(width, height, pixels).map(Into::into)
        }
        ColorType::Rgb => RgbImage::from_raw(width, height, pixels).map(Into::into),
        ColorType::Rgba => RgbaImage::from_raw(width, height, pixels).map(Into::into),
        // Is made one of the others while it is decoded.
        ColorType::Indexed => None,
    };
    picture.ok_or(NotShown::Broken)
}

/// Decodes a JPEG, which ends with the mark of its end. Where data of the picture is missing before that,
/// a decoder fills the rest with grey and says nothing. So it is decoded once more with other data before
/// the end: of a picture that is whole, none of it is used.
fn decode_jpeg(bytes: &[u8]) -> Result<DynamicImage, NotShown> {
    const FILLINGS: [u8; 2] = [0x5a, 0x33];
    let (width, height, pixels) = pixels_of_jpeg(bytes)?;
    let (picture, end) = bytes.split_at(bytes.len().saturating_sub(2));
    for filling in FILLINGS {
        // What cannot be decoded so tells nothing.
        if let Ok((_, _, filled)) = pixels_of_jpeg(&[picture, &[filling; 64], end].concat()) {
            if filled != pixels {
                return Err(NotShown::Broken);
            }
            break;
        }
    }
    let picture = RgbImage::from_raw(width, height, pixels);
    picture.map(Into::into).ok_or(NotShown::Broken)
}

/// Width, height, and three bytes for each pixel.
fn pixels_of_jpeg(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), NotShown> {
    // Strict: a file that is cut is otherwise filled up with grey. Without the instructions of single
    // processors, so that every machine and every browser has the same pixels.
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| NotShown::Broken)?;
    let info = decoder.info().ok_or(NotShown::Broken)?;
    check_size(usize::from(info.width), usize::from(info.height))?;
    let pixels = decoder.decode().map_err(|_| NotShown::Broken)?;
    Ok((info.width.into(), info.height.into(), pixels))
}

fn decode_webp(bytes: &[u8]) -> Result<DynamicImage, NotShown> {
    let broken = |_| NotShown::Broken;
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(broken)?;
    decoder.set_memory_limit(MAX_BYTES);
    if decoder.is_animated() {
        return Err(NotShown::Animated);
    }
    let (width, height) = decoder.dimensions();
    check_size(width as usize, height as usize)?;
    let size = decoder.output_buffer_size().ok_or(NotShown::Broken)?;
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels).map_err(broken)?;
    let picture = match decoder.has_alpha() {
        true => RgbaImage::from_raw(width, height, pixels).map(Into::into),
        false => RgbImage::from_raw(width, height, pixels).map(Into::into),
    };
    picture.ok_or(NotShown::Broken)
}
