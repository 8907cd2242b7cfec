//! Properties by their name: what `web-sys` does not have, or what is absent on some pages and would
//! throw where it is asked for as if it were there.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A property; `undefined` where there is none, nothing where it cannot be read.
pub(super) fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok()
}
