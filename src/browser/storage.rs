//! The one thing that is kept in the browser: the shortlist, on a private machine.

use web_sys::Storage;

use leptos::prelude::window;

/// Under which name.
const SHORTLIST: &str = "activelist.shortlist";

/// The shortlist as it was kept; none where nothing was, or the browser keeps nothing.
pub fn kept_shortlist() -> Option<String> {
    storage()?.get_item(SHORTLIST).ok().flatten()
}

/// Keeps the shortlist; an empty one leaves no trace. `false` where the browser keeps nothing.
pub fn keep_shortlist(text: Option<&str>) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    match text {
        Some(text) => storage.set_item(SHORTLIST, text).is_ok(),
        None => storage.remove_item(SHORTLIST).is_ok(),
    }
}

/// Takes away what a tab keeps for as long as it is open. The kept list is nobody's, and stays.
pub fn forget_session() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.clear();
    }
    let _ = window().set_name("");
}

/// Absent where cookies are blocked: asking for it then throws.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
