//! Packed files are unpacked by the browser itself, which is quicker at it than a program of ours and
//! does it beside the page.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, WritableStream};

use super::fetch::drain;
use super::property::property;
use activelist_publication::MAX_UNPACKED_BYTES;
use activelist_view::state::LoadFailure;

/// Whether this browser unpacks: those of 2023 and later do.
pub fn unpacks() -> bool {
    unpacker().is_some()
}

/// The browser's class for it, which `web-sys` counts among the unfinished ones.
fn unpacker() -> Option<Function> {
    property(&js_sys::global(), "DecompressionStream")?
        .dyn_into()
        .ok()
}

/// How much is given to be unpacked at a time: what comes of it is a piece of work for the page.
const PIECE: u32 = 16 << 10;

/// Unpacks a gzip file, up to the limit of what a part may hold.
pub async fn unpack(packed: &[u8], name: &str) -> Result<Vec<u8>, LoadFailure> {
    // The file ends with its length unpacked; it is only a hint of how much room it takes.
    let length = packed
        .last_chunk()
        .map_or(0, |end| u32::from_le_bytes(*end) as usize);
    let readable = begin(packed).ok_or(LoadFailure::CutOff)?;
    drain(readable, MAX_UNPACKED_BYTES, length, Some(name), &|| {}).await
}

/// Begins to unpack; what comes of it, to be read.
fn begin(packed: &[u8]) -> Option<ReadableStream> {
    let format = Array::of1(&JsValue::from_str("gzip"));
    let stream = Reflect::construct(&unpacker()?, &format).ok()?;
    let writable: WritableStream = property(&stream, "writable")?.dyn_into().ok()?;
    let writer = writable.get_writer().ok()?;
    let packed = Uint8Array::from(packed);
    spawn_local(async move {
        for start in (0..packed.length()).step_by(PIECE as usize) {
            let piece = packed.subarray(start, packed.length().min(start + PIECE));
            // Whoever reads is told of what cannot be unpacked.
            if JsFuture::from(writer.write_with_chunk(&piece))
                .await
                .is_err()
            {
                return;
            }
        }
        let _ = JsFuture::from(writer.close()).await;
    });
    property(&stream, "readable")?.dyn_into().ok()
}
