//! The browser's caches of this page: files by name, put there and taken away. They are absent on
//! plain http and in some private windows; everything here then finds nothing and keeps nothing.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Headers, Request, Response, ResponseInit};

use super::property::property;
use super::turn::breathe;
use leptos::prelude::window;

/// The snapshots by their hash.
pub const LISTS: &str = "list";
/// The photos by their hash. The service worker answers from here.
pub const PHOTOS: &str = "photos";

/// Opens one of the caches of this page, which share their origin with other sites.
pub async fn open(kind: &str) -> Option<Cache> {
    JsFuture::from(storage()?.open(&name(kind)))
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// Whether no other site of the origin has such a cache.
pub async fn is_alone(kind: &str) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    let names = JsFuture::from(storage.keys()).await;
    let names: Array = names.map(JsCast::unchecked_into).unwrap_or_default();
    let (all, own) = (format!("activelist-{kind}:"), name(kind));
    let mut names = names.iter().filter_map(|name| name.as_string());
    names.all(|name| name == own || !name.starts_with(&all))
}

/// A file of a cache.
pub async fn get(cache: &Cache, path: &str) -> Option<Vec<u8>> {
    let found = JsFuture::from(cache.match_with_str(path)).await.ok()?;
    let response: Response = found.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Puts a file into a cache. `false` where there is no room.
pub async fn put(cache: &Cache, path: &str, kind: &str, bytes: &[u8]) -> bool {
    let Some(response) = response(kind, bytes) else {
        return false;
    };
    breathe().await;
    JsFuture::from(cache.put_with_str(path, &response))
        .await
        .is_ok()
}

/// The paths in a cache, below the page.
pub async fn paths(cache: &Cache) -> Vec<String> {
    let keys = JsFuture::from(cache.keys()).await;
    let keys: Array = keys.map(JsCast::unchecked_into).unwrap_or_default();
    let base = window().location().origin().unwrap_or_default() + &folder();
    keys.iter()
        .filter_map(|key| key.dyn_into::<Request>().ok())
        .filter_map(|key| key.url().strip_prefix(&base).map(str::to_string))
        .collect()
}

/// Takes a file out of a cache.
pub async fn remove(cache: &Cache, path: &str) {
    // What could not be removed is found again at the next time.
    let _ = JsFuture::from(cache.delete_with_str(path)).await;
}

/// The name of a cache of this site.
fn name(kind: &str) -> String {
    format!("activelist-{kind}:{}", folder())
}

fn response(kind: &str, bytes: &[u8]) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("Content-Type", kind).ok()?;
    headers
        .set("Content-Length", &bytes.len().to_string())
        .ok()?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let body = Uint8Array::from(bytes);
    Response::new_with_opt_js_u8_array_and_init(Some(&body), &init).ok()
}

/// The folder of the page on its host, such as `/some/folder/`.
pub(super) fn folder() -> String {
    let path = window().location().pathname().unwrap_or_default();
    let end = path.rfind('/').map_or(0, |place| place + 1);
    path[..end].to_string()
}

fn storage() -> Option<CacheStorage> {
    let window = window();
    // Absent on plain http: asking for it then would throw.
    property(&window, "caches")
        .is_some_and(|found| found.is_object())
        .then(|| window.caches().ok())?
}
