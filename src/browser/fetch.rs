//! Bounded downloads: an answer past its limit, or of which nothing comes any more, is cut off and
//! not kept.

use std::cell::{Cell, RefCell};
use std::pin::Pin;

use gloo_net::http::{Request, Response};
use js_sys::{Function, Promise, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStream, ReadableStreamDefaultReader, RequestCache};

use super::property::property;
use activelist_view::state::LoadFailure;

/// A download under way.
pub type Download = Pin<Box<dyn Future<Output = Result<Vec<u8>, LoadFailure>>>>;

/// The most room that is made before anything has come.
const MOST_AT_ONCE: usize = 32 << 20;

/// How long a download may take, in seconds.
#[derive(Clone, Copy)]
pub enum Patience {
    /// From the beginning to the end: for files of a few hundred bytes, which come at once or not.
    InAll(u32),
    /// Until something comes, and then between two pieces. A file of any size may come over a line
    /// of any speed; how large it may be is bounded elsewhere.
    BetweenPieces(u32),
}

/// Where nothing else could be shown instead.
pub const PATIENT: Patience = Patience::BetweenPieces(300);

/// A function of the page's script: it is given the path of a file and hands out, once, where it has
/// asked for that file, a promise of the answer (`answer`) and what breaks it off (`ends`).
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

fn asked(path: &str) -> Option<(Promise, AbortController)> {
    let take = ASKED.with_borrow(Clone::clone)?;
    let asked = take
        .call1(&JsValue::UNDEFINED, &JsValue::from_str(path))
        .ok()?;
    let answer = property(&asked, "answer")?.dyn_into().ok()?;
    Some((answer, property(&asked, "ends")?.dyn_into().ok()?))
}

/// Fetches a file below the page: at most `limit` bytes of it, and as long as there is patience.
/// Boxed: its code exists once, not once for each file.
pub fn fetch_bounded(path: &str, limit: usize, patience: Patience) -> Download {
    Box::pin(read_bounded(path.to_string(), limit, patience, true))
}

/// Fetches a file below the page where nothing else could be shown instead: of a longer one the first
/// `limit` bytes and one more.
pub fn fetch_beginning(path: &str, limit: usize) -> Download {
    Box::pin(read_bounded(path.to_string(), limit, PATIENT, false))
}

async fn read_bounded(
    path: String,
    limit: usize,
    patience: Patience,
    whole: bool,
) -> Result<Vec<u8>, LoadFailure> {
    let (asked, ends) = match asked(&path) {
        Some((answer, ends)) => (Some(answer), ends),
        None => (
            None,
            AbortController::new().map_err(|_| LoadFailure::NoAnswer)?,
        ),
    };
    let watch = Watch::begin(ends.clone(), patience);
    let response = answer(&path, asked, &ends).await;
    let response = response.ok_or(LoadFailure::NoAnswer)?;
    watch.something_came();
    if !response.ok() {
        return Err(LoadFailure::Status(response.status(), path));
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    let (expected, excess) = if whole {
        (limit, Some(path.as_str()))
    } else {
        (0, None)
    };
    drain(body, limit, expected, excess, &|| watch.something_came()).await
}

/// The answer to what the script asked for; without that the file is asked for here.
async fn answer(path: &str, asked: Option<Promise>, ends: &AbortController) -> Option<Response> {
    if let Some(asked) = asked {
        let answer = JsFuture::from(asked).await.ok()?;
        return Some(answer.dyn_into::<web_sys::Response>().ok()?.into());
    }
    let request = Request::get(path)
        .cache(RequestCache::NoCache)
        .abort_signal(Some(&ends.signal()));
    request.send().await.ok()
}

/// Breaks a download off when there is no patience left. Whoever reads it is told by the browser.
struct Watch {
    patience: Patience,
    timer: Cell<i32>,
    break_off: Closure<dyn FnMut()>,
}

impl Watch {
    fn begin(ends: AbortController, patience: Patience) -> Watch {
        let watch = Watch {
            patience,
            timer: Cell::new(0),
            break_off: Closure::new(move || ends.abort()),
        };
        watch.wait();
        watch
    }

    fn wait(&self) {
        let (Patience::InAll(seconds) | Patience::BetweenPieces(seconds)) = self.patience;
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(
            self.break_off.as_ref().unchecked_ref(),
            seconds as i32 * 1000,
        );
        self.timer.set(timer.unwrap_or_default());
    }

    fn something_came(&self) {
        if let Patience::BetweenPieces(_) = self.patience {
            window().clear_timeout_with_handle(self.timer.get());
            self.wait();
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.timer.get());
    }
}

/// Reads a stream to its end, at most `limit` bytes of it, and tells of each piece. About `expected`
/// bytes will come: so much room is made at once, within reason, since what has to grow is there
/// twice for a while. `excess` names the file if more than `limit` bytes are a failure; otherwise the
/// first `limit` bytes and one more are handed out.
pub async fn drain(
    stream: ReadableStream,
    limit: usize,
    expected: usize,
    excess: Option<&str>,
    tell: &dyn Fn(),
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
        tell();
        let chunk = property(&part, "value").and_then(|value| value.dyn_into().ok());
        let chunk: Uint8Array = chunk.ok_or(LoadFailure::CutOff)?;
        let start = bytes.len();
        let room = (limit + 1 - start).min(chunk.length() as usize);
        bytes.resize(start + room, 0);
        chunk.subarray(0, room as u32).copy_to(&mut bytes[start..]);
        if bytes.len() > limit {
            // Whether cancelling succeeds does not matter: nothing is read any more.
            let _ = reader.cancel();
            return match excess {
                Some(path) => Err(LoadFailure::TooLarge(path.to_string())),
                None => Ok(bytes),
            };
        }
    }
}
