//! Packed files are unpacked by the browser itself, which is quicker at it than a program of ours and
//! does it beside the page.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ReadableWritablePair, Response};

use super::fetch::drain;
use crate::app::LoadFailure;
use crate::snapshot::MAX_UNPACKED_BYTES;

/// Whether this browser unpacks: those of 2023 and later do.
pub fn unpacks() -> bool {
    unpacker().is_some()
}

/// The browser's class for it, which `web-sys` counts among the unfinished ones.
fn unpacker() -> Option<Function> {
    let there = Reflect::get(&js_sys::global(), &JsValue::from_str("DecompressionStream"));
    there.ok()?.dyn_into().ok()
}

/// Unpacks a gzip file, up to the limit of what a part may hold.
pub async fn unpack(packed: &[u8], name: &str) -> Result<Vec<u8>, LoadFailure> {
    // The file ends with its length unpacked; it is only a hint of how much room it takes.
    let length = packed
        .last_chunk()
        .map_or(0, |end| u32::from_le_bytes(*end) as usize);
    let unpacked = || {
        let source = Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(packed))).ok()?;
        let format = Array::of1(&JsValue::from_str("gzip"));
        let stream = Reflect::construct(&unpacker()?, &format).ok()?;
        let stream: &ReadableWritablePair = stream.unchecked_ref();
        Some(source.body()?.pipe_through(stream))
    };
    let stream = unpacked().ok_or(LoadFailure::CutOff)?;
    drain(stream, MAX_UNPACKED_BYTES, length, name).await
}
