//! Bounded downloads: an answer past its limit, or past its time, is cut off and not kept.

use std::pin::Pin;

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestCache};

use crate::app::LoadFailure;

/// A download under way.
pub type Download = Pin<Box<dyn Future<Output = Result<Vec<u8>, LoadFailure>>>>;

/// The most room that is made before anything has come.
const MOST_AT_ONCE: usize = 32 << 20;

/// How long a file may take, in seconds, where nothing else could be shown instead.
pub const PATIENT: u32 = 300;

/// Fetches a file below the page: at most `limit` bytes of it, within so many seconds. Boxed: its
/// code exists once, not once for each file.
pub fn fetch_bounded(path: &str, limit: usize, seconds: u32) -> Download {
    Box::pin(read_bounded(path.to_string(), limit, seconds))
}

async fn read_bounded(path: String, limit: usize, seconds: u32) -> Result<Vec<u8>, LoadFailure> {
    let signal = AbortSignal::timeout_with_u32(seconds * 1000);
    let request = Request::get(&path)
        .cache(RequestCache::NoCache)
        .abort_signal(Some(&signal));
    let response = request.send().await.map_err(|_| LoadFailure::NoAnswer)?;
    if !response.ok() {
        return Err(LoadFailure::Status(response.status(), path));
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    drain(body, limit, limit, &path).await
}

/// Reads a stream to its end, at most `limit` bytes of it. About `expected` bytes will come: so much
/// room is made at once, within reason, since what has to grow is there twice for a while.
pub async fn drain(
    stream: ReadableStream,
    limit: usize,
    expected: usize,
    path: &str,
) -> Result<Vec<u8>, LoadFailure> {
    let reader: ReadableStreamDefaultReader = stream
        .get_reader()
        .dyn_into()
        .map_err(|_| LoadFailure::CutOff)?;
    let mut bytes = Vec::with_capacity(expected.min(limit).min(MOST_AT_ONCE));
    loop {
        let part = JsFuture::from(reader.read())
            .await
            .map_err(|_| LoadFailure::CutOff)?;
        let field = |name: &str| Reflect::get(&part, &JsValue::from_str(name));
        if field("done").is_ok_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        let chunk: Uint8Array = field("value")
            .and_then(JsCast::dyn_into)
            .map_err(|_| LoadFailure::CutOff)?;
        if bytes.len() + chunk.length() as usize > limit {
            // Whether cancelling succeeds does not matter: nothing is read any more.
            let _ = reader.cancel();
            return Err(LoadFailure::TooLarge(path.to_string()));
        }
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
    }
}
