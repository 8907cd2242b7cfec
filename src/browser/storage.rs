//! The four items that are kept in the browser's storage: the shortlist and the form of the list, on a
//! private machine; which list is kept; and on a machine for visitors how often a code was wrong. The last two say nothing of a
//! visitor.
//!
//! Several sites may share an origin, and its storage: every name ends with the site's own folder. The
//! names of before did not, so that sites took each other's items for their own; what stands there is
//! taken over once.

use web_sys::Storage;

use leptos::prelude::{window, window_event_listener_untyped};

use super::cache::folder;
use super::property::property;

/// Under which name the shortlist is kept.
const SHORTLIST: &str = "activelist.shortlist";
/// Under which name stands which list is kept.
pub(super) const LIST: &str = "activelist.list";

/// Under which name stands how often the operator's code was entered wrongly.
const GATE: &str = "activelist.gate";

/// What is counted of wrong codes, as it was kept ([`activelist_view::state::Gate`]). Not with what ends with a visit.
pub fn kept_gate() -> Option<String> {
    get_item(GATE)
}

/// Keeps what is counted of wrong codes; nothing where there is nothing to count.
pub fn keep_gate(text: Option<&str>) {
    let _ = match text {
        Some(text) => set_item(GATE, text),
        None => remove_item(GATE),
    };
}

/// Under which name stands that the list is wanted in full.
const LIST_FORM: &str = "activelist.list-form";

/// Whether the list was last wanted in full.
pub fn keeps_full_list() -> bool {
    get_item(LIST_FORM).is_some()
}

/// Keeps in which form the list is wanted; the usual one leaves no trace.
pub fn keep_list_form(in_full: bool) {
    let _ = match in_full {
        true => set_item(LIST_FORM, "full"),
        false => remove_item(LIST_FORM),
    };
}

/// The shortlist as it was kept; none where nothing was, or the browser keeps nothing. What a page of before kept
/// may be another site's of this origin as well: it stays until [`forget_former_shortlist`].
pub fn kept_shortlist() -> Option<String> {
    if get_item(SHORTLIST).is_none()
        && let Some(former) = former_item(SHORTLIST)
    {
        set_item(SHORTLIST, &former);
    }
    get_item(SHORTLIST)
}

/// Whether there is a shortlist that a page of before kept.
pub(super) fn has_former_shortlist() -> bool {
    former_item(SHORTLIST).is_some()
}

/// Takes away the shortlist of a page of before, once this site has it: where no other site of the origin could
/// want it.
pub(super) fn forget_former_shortlist() {
    if get_item(SHORTLIST).is_some() {
        remove_former(SHORTLIST);
    }
}

/// Keeps the shortlist; an empty one leaves no trace. `false` where the browser keeps nothing.
pub fn keep_shortlist(text: Option<&str>) -> bool {
    match text {
        Some(text) => set_item(SHORTLIST, text),
        None => {
            remove_former(SHORTLIST);
            remove_item(SHORTLIST)
        }
    }
}

/// Calls back when another window has changed the shortlist, and when all was taken away.
pub fn on_shortlist_change(act: impl Fn() + 'static) {
    let _kept = window_event_listener_untyped("storage", move |event| {
        let key = property(&event, "key").and_then(|key| key.as_string());
        if key.is_none_or(|key| key == own(SHORTLIST)) {
            act();
        }
    });
}

/// An item; none where there is none, or the browser keeps nothing.
pub(super) fn get_item(name: &str) -> Option<String> {
    storage()?.get_item(&own(name)).ok().flatten()
}

/// Sets an item as a whole. `false` where the browser keeps nothing.
pub(super) fn set_item(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&own(name), text).is_ok())
}

/// Removes an item. `false` where the browser keeps nothing.
pub(super) fn remove_item(name: &str) -> bool {
    storage().is_some_and(|storage| storage.remove_item(&own(name)).is_ok())
}

/// An item under its name of before, which all sites of the origin had in common.
pub(super) fn former_item(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Removes an item under its name of before.
pub(super) fn remove_former(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// The name of an item of this site.
fn own(name: &str) -> String {
    format!("{name}:{}", folder())
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
