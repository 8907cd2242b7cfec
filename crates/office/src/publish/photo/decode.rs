//! A picture decoded to its end, within bounds.

use std::io::Cursor;

use ::png::Limits;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::not_shown::NotShown;
use super::{Kind, jpeg, png, webp};
use crate::survey::PhotoTrace;

/// Most pixels of a portrait: more than cameras have, and decoded no burden to a machine. A small file
/// can hold a picture of thousands of millions.
pub(super) const MAX_PIXELS: usize = 25_000_000;
/// Most pixels of a side.
pub(super) const MAX_SIDE: usize = 16_384;
/// Most bytes of a decoded picture: eight for a pixel.
const MAX_BYTES: usize = 8 * MAX_PIXELS;

/// Decodes a picture; what its file holds besides it, each kind once.
pub(super) fn decode(kind: Kind, bytes: &[u8]) -> Result<Vec<PhotoTrace>, NotShown> {
    let traces = match kind {
        Kind::Png => {
            let traces = png::traces(bytes)?;
            decode_png(bytes)?;
            traces
        }
        Kind::Jpeg => {
            let (traces, picture) = jpeg::take_apart(bytes)?;
            decode_jpeg(&picture)?;
            traces
        }
        Kind::Webp => {
            let traces = webp::traces(bytes)?;
            decode_webp(bytes)?;
            traces
        }
    };
    Ok(traces.into_iter().collect())
}

fn check_size(width: usize, height: usize) -> Result<(), NotShown> {
    match (width, height) {
        (0, _) | (_, 0) => Err(NotShown::Broken),
        size if width.max(height) > MAX_SIDE => Err(NotShown::Side(size)),
        size if width.saturating_mul(height) > MAX_PIXELS => Err(NotShown::Pixels(size)),
        _ => Ok(()),
    }
}

fn decode_png(bytes: &[u8]) -> Result<(), NotShown> {
    let broken = |_| NotShown::Broken;
    let limits = Limits { bytes: MAX_BYTES };
    let mut decoder = ::png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    let head = decoder.read_header_info().map_err(broken)?;
    check_size(head.width as usize, head.height as usize)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let size = reader.output_buffer_size().ok_or(NotShown::Broken)?;
    let mut pixels = vec![0; size];
    reader.next_frame(&mut pixels).map_err(broken)?;
    reader.finish().map_err(broken)
}

/// Decodes a JPEG, which ends with the mark of its end. Where data of the picture is missing before that,
/// a decoder fills the rest with grey and says nothing. So it is decoded once more with other data before
/// the end: of a picture that is whole, none of it is used.
fn decode_jpeg(bytes: &[u8]) -> Result<(), NotShown> {
    const FILLINGS: [u8; 2] = [0x5a, 0x33];
    let pixels = pixels_of_jpeg(bytes)?;
    let (picture, end) = bytes.split_at(bytes.len().saturating_sub(2));
    for filling in FILLINGS {
        // What cannot be decoded so tells nothing.
        if let Ok(filled) = pixels_of_jpeg(&[picture, &[filling; 64], end].concat()) {
            return match filled == pixels {
                true => Ok(()),
                false => Err(NotShown::Broken),
            };
        }
    }
    Ok(())
}

fn pixels_of_jpeg(bytes: &[u8]) -> Result<Vec<u8>, NotShown> {
    // Strict: a file that is cut is otherwise filled up with grey.
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| NotShown::Broken)?;
    let info = decoder.info().ok_or(NotShown::Broken)?;
    check_size(usize::from(info.width), usize::from(info.height))?;
    decoder.decode().map_err(|_| NotShown::Broken)
}

fn decode_webp(bytes: &[u8]) -> Result<(), NotShown> {
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
    decoder.read_image(&mut pixels).map_err(broken)
}
