//! Hashes: by the browser, beside the page, where it offers that; it does to pages from https and
//! from this machine.

use js_sys::{ArrayBuffer, Function, Promise, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::property::property;
use super::turn::next_turn;
use activelist_publication::Digest;

/// The SHA-256 of a file.
pub async fn digest(bytes: &[u8]) -> Digest {
    next_turn().await;
    match reckoned(bytes).await {
        Some(digest) => Digest::reckoned(digest),
        None => Digest::of(bytes),
    }
}

async fn reckoned(bytes: &[u8]) -> Option<[u8; 32]> {
    let subtle = property(&property(&window(), "crypto")?, "subtle")?;
    let reckon: Function = property(&subtle, "digest")?.dyn_into().ok()?;
    let name = JsValue::from_str("SHA-256");
    let copy = Uint8Array::from(bytes);
    let promise: Promise = reckon.call2(&subtle, &name, &copy).ok()?.dyn_into().ok()?;
    let digest: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Uint8Array::new(&digest).to_vec().try_into().ok()
}
