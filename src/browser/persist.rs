//! Whether the browser keeps what is stored here even when it needs room.

use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use leptos::prelude::window;

use super::property::property;

/// Whether the browser has promised to; nothing where it does not say.
pub async fn persists() -> Option<bool> {
    let asked = storage()?.persisted().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Asks the browser to. It may ask the visitor, and may say no: nothing depends on it.
pub async fn ask_to_persist() -> Option<bool> {
    let asked = storage()?.persist().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

fn storage() -> Option<StorageManager> {
    let navigator = window().navigator();
    // Absent on plain http: asking for it then would throw.
    property(&navigator, "storage")
        .is_some_and(|found| found.is_object())
        .then(|| navigator.storage())
}
