//! Bounded downloads: an answer past its limit, or past its time, is cut off and not kept.

use std::cell::RefCell;
use std::pin::Pin;

use gloo_net::http::{Request, Response};
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestCache};

use super::property::property;
use crate::app::LoadFailure;

/// A download under way.
pub type Download = Pin<Box<dyn Future<Output = Result<Vec<u8>, LoadFailure>>>>;

/// The most room that is made before anything has come.
const MOST_AT_ONCE: usize = 32 << 20;

/// How long a file may take, in seconds, where nothing else could be shown instead.
pub const PATIENT: u32 = 300;

/// A function of the page's script: it is given the path of a file and hands out, once, a promise of
/// the answer, where it has asked for that file.
pub type Take = Function;

thread_local! {
    static ASKED: RefCell<Option<Take>> = const { RefCell::new(None) };
}

/// From now on files are looked for among those that the script asked for beside the program.
pub fn expect(take: Take) {
    ASKED.set(Some(take));
}

/// What has not been taken is not wanted: the browser may break it off.
pub fn expect_no_more() {
    ASKED.set(None);
}

fn asked(path: &str) -> Option<Promise> {
    let take = ASKED.with_borrow(Clone::clone)?;
    let answer = take.call1(&JsValue::UNDEFINED, &JsValue::from_str(path));
    answer.ok()?.dyn_into().ok()
}

/// Fetches a file below the page: at most `limit` bytes of it, within so many seconds. Boxed: its
/// code exists once, not once for each file.
pub fn fetch_bounded(path: &str, limit: usize, seconds: u32) -> Download {
    Box::pin(read_bounded(path.to_string(), limit, seconds))
}

async fn read_bounded(path: String, limit: usize, seconds: u32) -> Result<Vec<u8>, LoadFailure> {
    let response = answer(&path, seconds).await.ok_or(LoadFailure::NoAnswer)?;
    if !response.ok() {
        return Err(LoadFailure::Status(response.status(), path));
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    drain(body, limit, limit, &path).await
}

async fn answer(path: &str, seconds: u32) -> Option<Response> {
    if let Some(asked) = asked(path) {
        let answer = JsFuture::from(asked).await.ok()?;
        return Some(answer.dyn_into::<web_sys::Response>().ok()?.into());
    }
    let signal = AbortSignal::timeout_with_u32(seconds * 1000);
    let request = Request::get(path)
        .cache(RequestCache::NoCache)
        .abort_signal(Some(&signal));
    request.send().await.ok()
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
        if property(&part, "done").is_some_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        let chunk = property(&part, "value").and_then(|value| value.dyn_into().ok());
        let chunk: Uint8Array = chunk.ok_or(LoadFailure::CutOff)?;
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
