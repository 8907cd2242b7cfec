//! A machine for visitors: whether it is one, what is noticed of somebody who uses it, and how all
//! of that is forgotten. What must hold before the program is there stands in `public/kiosk.js`.

use std::time::Duration;

use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event, EventTarget, HtmlDialogElement, KeyboardEvent, MouseEvent};

use super::history::drop_due;
use super::property::property;
use super::storage::{forget_session, keep_shortlist};

/// The address at which a visitor finds the page, whatever the one before has done.
const BARE: &str = "?kiosk=1";

/// What tells that somebody is there.
const ACTIVITY: [&str; 9] = [
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "click",
    "wheel",
    "scroll",
    "keydown",
    "input",
];

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Something moves, which nobody need have meant.
    Moves,
    /// A finger or a button goes down.
    Presses,
    /// It is let go: a click may follow.
    LetsGo,
    /// All else, a click and a key among it.
    Does,
}

/// Loads the page at its bare address, in place of this entry of the history.
pub fn load_bare() {
    let _ = window().location().replace(BARE);
}

/// Forgets the visitor: what the browser keeps, and with a load of the whole page all the rest. A
/// new release that waits is taken over by the same load.
pub fn begin_anew() {
    drop_due();
    // Not to be seen any more, however long the load takes.
    mark("data-boot", None);
    document().set_title("");
    forget_session();
    // The shortlist is never kept here; it may be from a time when this was no such machine.
    let _ = keep_shortlist(None);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(BARE));
    }
    let waits =
        root().is_some_and(|root| root.get_attribute("data-worker").as_deref() == Some("waiting"));
    if !waits {
        load_bare();
        return;
    }
    if let Ok(event) = CustomEvent::new("activelist:take-over") {
        let _ = document().dispatch_event(&event);
    }
    set_timeout(load_bare, Duration::from_secs(5));
}

/// Sets an attribute of the page's root, for the styles and for `public/kiosk.js`.
pub fn mark(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// The clock in milliseconds. Not the one that starts with the page: that stands still while a
/// machine sleeps.
pub fn now() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// Calls back whenever somebody uses the page. `true` keeps a key from doing anything else.
pub fn on_activity(act: impl Fn(Act) -> bool + 'static) {
    listen(&ACTIVITY, move |event| {
        let done = match event.type_().as_str() {
            "pointermove" => {
                // One that did not move: the page moved below it.
                let moves = event.dyn_ref::<MouseEvent>();
                if moves.is_some_and(|event| event.movement_x() == 0 && event.movement_y() == 0) {
                    return;
                }
                Act::Moves
            }
            "scroll" => Act::Moves,
            "pointerdown" => Act::Presses,
            "pointerup" | "pointercancel" => Act::LetsGo,
            _ => Act::Does,
        };
        if act(done) && event.type_() == "keydown" {
            event.prevent_default();
        }
    });
}

/// Calls back when a print dialog comes, `true`, and goes.
pub fn on_print(act: impl Fn(bool) + 'static) {
    listen(&["beforeprint", "afterprint"], move |event| {
        act(event.type_() == "beforeprint");
    });
}

/// Calls back when the page was away and is there again: `true` if the browser had kept it as it
/// was left.
pub fn on_return(act: impl Fn(bool) + 'static) {
    listen(&["pageshow", "visibilitychange", "focus"], move |event| {
        let kept = property(event, "persisted");
        act(kept.is_some_and(|kept| kept.is_truthy()));
    });
}

/// Calls back when something is pressed down, `true`, and when it or anything else is let go.
pub fn on_press(selector: &'static str, act: impl Fn(bool) + 'static) {
    let types = [
        "pointerdown",
        "pointerup",
        "pointercancel",
        "keydown",
        "keyup",
    ];
    listen(&types, move |event| {
        let key = event.dyn_ref::<KeyboardEvent>();
        // A key that is held down speaks again and again, wherever the focus has gone meanwhile.
        if key.is_some_and(KeyboardEvent::repeat) {
            return;
        }
        let meant = key.is_none_or(|key| ["Enter", " "].contains(&key.key().as_str()));
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let within = target.is_some_and(|target| target.closest(selector).ok().flatten().is_some());
        act(event.type_().ends_with("down") && meant && within);
    });
}

/// Opens a dialog: the rest of the page is out of reach, and it takes the focus.
pub fn open_dialog(dialog: &HtmlDialogElement) {
    // It may be open already.
    let _ = dialog.show_modal();
}

/// Closes a dialog: the focus goes back to where it was.
pub fn close_dialog(dialog: &HtmlDialogElement) {
    dialog.close();
}

/// Calls back for events of these kinds, before anything in the page hears of them, for as long as
/// the page is open.
fn listen(types: &[&str], act: impl Fn(&Event) + 'static) {
    let act = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&event));
    let window: &EventTarget = &window();
    for kind in types {
        let _ = window.add_event_listener_with_callback_and_bool(
            kind,
            act.as_ref().unchecked_ref(),
            true,
        );
    }
    act.forget();
}

fn root() -> Option<web_sys::Element> {
    document().document_element()
}
