//! Bounded downloads: an answer past its limit is cut off, not kept.

use std::pin::Pin;

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache};

use crate::app::LoadFailure;
use crate::snapshot::{Limits, List, RecordProblem, parse};

/// Where the list lies, below the page.
const LIST: &str = "list/snapshot.json";

/// Fetches and reads the list.
pub async fn load_list() -> Result<(List, Vec<RecordProblem>), LoadFailure> {
    let bytes = fetch_bounded(LIST, Limits::STANDARD.bytes).await?;
    parse(&bytes, &Limits::STANDARD).map_err(LoadFailure::Refused)
}

/// A download under way.
pub type Download = Pin<Box<dyn Future<Output = Result<Vec<u8>, LoadFailure>>>>;

/// Fetches a file below the page, at most `limit` bytes of it. Boxed: its code exists once, not
/// once for each file.
pub fn fetch_bounded(path: &'static str, limit: usize) -> Download {
    Box::pin(read_bounded(path, limit))
}

async fn read_bounded(path: &str, limit: usize) -> Result<Vec<u8>, LoadFailure> {
    let request = Request::get(path).cache(RequestCache::NoCache);
    let response = request.send().await.map_err(|_| LoadFailure::NoAnswer)?;
    if !response.ok() {
        return Err(LoadFailure::Status(response.status()));
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = body
        .get_reader()
        .dyn_into()
        .map_err(|_| LoadFailure::CutOff)?;
    let mut bytes = Vec::new();
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
            return Err(LoadFailure::TooLarge);
        }
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
    }
}
