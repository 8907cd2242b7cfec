//! The worker that keeps the program. The page's script deals with it (`public/offline.js`), so that
//! a release whose program does not start can be replaced; here the two talk through the document.

use leptos::prelude::{WindowListenerHandle, document, window_event_listener_untyped};

use activelist_view::state::WorkerState;

/// How it stands now.
pub fn worker_state() -> WorkerState {
    let root = document().document_element();
    let mark = root.and_then(|root| root.get_attribute("data-worker"));
    WorkerState::of_mark(mark.as_deref())
}

/// Calls back at each change, until the listener is removed.
pub fn on_worker_change(act: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("activelist:worker", move |_| act())
}

/// Changes to the release that waits, and loads this page anew. Without one, only the latter.
pub fn take_over() {
    say("activelist:take-over");
}

/// Asks the host whether there is a new release.
pub fn look_for_update() {
    say("activelist:look-anew");
}

fn say(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = document().dispatch_event(&event);
    }
}
