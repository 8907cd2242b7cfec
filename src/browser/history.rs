//! The address bar and its history; each entry remembers how far its page was scrolled.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout, window};
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

/// The fragment of the address, with its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address of this page without query and fragment, for links that are copied or printed.
pub fn page_address() -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}")
}

thread_local! {
    /// Whether an entry is new and its page not drawn yet. A scroll that ends then was one of the
    /// page before, and must not be remembered in the new entry.
    static SETTLING: Cell<bool> = const { Cell::new(false) };

    /// What the entry is to be changed into, and its address when that was said.
    static DUE: RefCell<Option<(String, String)>> = const { RefCell::new(None) };

    /// Whether a timer runs that writes what is due.
    static RUNS: Cell<bool> = const { Cell::new(false) };
}

thread_local! {
    /// The address of the entry before this one, as far as it is known: it was left by a new one.
    static BEFORE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Goes back to the entry before this one if that is its address; `false` where it is not, or is not known.
pub fn go_back_to(address: &str) -> bool {
    let is_before = BEFORE.with_borrow(|before| before.as_deref() == Some(address));
    is_before
        && window()
            .history()
            .is_ok_and(|history| history.back().is_ok())
}

/// The least time between two changes of the address in place. WebKit refuses more than a hundred in ten
/// seconds, and then the address would say less than the screen.
const BETWEEN: Duration = Duration::from_millis(250);

/// Adds an entry. On a machine for visitors there is just one, or the next visitor could go back.
pub fn push(fragment: &str) {
    if is_kiosk() {
        return return_to(fragment, 0.0);
    }
    write_due();
    save_scroll();
    BEFORE.set(Some(self::fragment()));
    SETTLING.set(true);
    with_history(|history| {
        history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(fragment))
    });
}

/// Changes the entry into another one, which was left at that height.
pub fn return_to(fragment: &str, top: f64) {
    drop_due();
    SETTLING.set(true);
    with_history(|history| {
        history.replace_state_with_url(&JsValue::from_f64(top), "", Some(fragment))
    });
}

/// Changes the entry in place.
pub fn replace(fragment: &str) {
    with_history(|history| {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(fragment))
    });
}

/// Changes the entry in place once the browser has drawn: it takes longer over an address than the
/// program over a search. Of changes that follow each other fast the last is written. An entry that is left
/// by a new one has its own address before; one that is left within that time by the browser's Back keeps
/// the former.
pub fn replace_soon(fragment: String) {
    DUE.set(Some((self::fragment(), fragment)));
    if !RUNS.replace(true) {
        request_animation_frame(|| set_timeout(write_in_turn, Duration::ZERO));
    }
}

fn write_in_turn() {
    let is_due = DUE.with_borrow(Option::is_some);
    write_due();
    RUNS.set(is_due);
    if is_due {
        set_timeout(write_in_turn, BETWEEN);
    }
}

fn write_due() {
    // Somebody may have gone to another address meanwhile, which the page has not been told of yet.
    if let Some((from, due)) = DUE.take()
        && from == fragment()
        && due != from
    {
        replace(&due);
    }
}

/// What was to be written is not: the entry, or the visitor, is another one.
pub fn drop_due() {
    DUE.set(None);
}

/// Remembers in the entry how far the page is scrolled.
pub fn save_scroll() {
    with_history(|history| history.replace_state(&JsValue::from_f64(scrolled()), ""));
}

/// How far the page is scrolled.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Scrolls the page so far.
pub fn scroll_to(place: f64) {
    window().scroll_to_with_x_and_y(0.0, place);
}

/// Whether the window is so now: a condition of style sheets.
pub fn is_window(condition: &str) -> bool {
    let found = window().match_media(condition).ok().flatten();
    found.is_some_and(|found| found.matches())
}

/// Scrolls to where the entry was left; to the top for a new one.
pub fn restore_scroll() {
    window().scroll_to_with_x_and_y(0.0, left_at());
    SETTLING.set(false);
}

/// How far the page was scrolled when the entry was left; not at all in a new one.
fn left_at() -> f64 {
    let history = window().history();
    let state = history.and_then(|history| history.state());
    state.ok().and_then(|state| state.as_f64()).unwrap_or(0.0)
}

/// Keeps a page that has just been opened where it belongs, whatever the browser does about the fragment of
/// its address: in the first picture and when the page is complete.
pub fn hold_place() {
    let top = left_at();
    let hold = move || {
        window().scroll_to_with_x_and_y(0.0, top);
        save_scroll();
    };
    request_animation_frame(hold);
    let _kept = leptos::prelude::window_event_listener(leptos::ev::load, move |_| hold());
}

/// Calls back when a visitor goes back or forward, or edits the address.
pub fn on_travel(act: impl Fn() + 'static) {
    with_history(|history| history.set_scroll_restoration(ScrollRestoration::Manual));
    // Of leaving an entry by the browser's own buttons there is no notice: remember while scrolling. (Browsers
    // without this event get it from `public/place.js`.)
    let _kept = leptos::prelude::window_event_listener(leptos::ev::scrollend, |_| {
        if !SETTLING.get() {
            save_scroll();
        }
    });
    let _kept = leptos::prelude::window_event_listener(leptos::ev::popstate, move |_| {
        drop_due();
        BEFORE.set(None);
        SETTLING.set(true);
        act();
    });
}

/// Where the browser refuses (a frame without rights, too many calls), the page still works.
fn with_history(act: impl FnOnce(&History) -> Result<(), JsValue>) {
    if let Ok(history) = window().history() {
        let _ = act(&history);
    }
}

/// Whether the address says that this is a machine for visitors: `?kiosk=1`.
pub fn is_kiosk() -> bool {
    let query = window().location().search().unwrap_or_default();
    query
        .trim_start_matches('?')
        .split('&')
        .any(|pair| pair == "kiosk=1")
}
