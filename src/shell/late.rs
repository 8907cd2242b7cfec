//! Late parts: screens, and parts of screens, whose code is loaded when it is first needed.
//!
//! To put a screen into a late part, say where its code is cut off, and show what comes from there:
//!
//! ```ignore
//! /// The cut: `method` names the part. What only this function reaches is in its file.
//! #[wasm_split(method, wasm_split_path = leptos::wasm_split, fallible)]
//! fn load() -> Late {
//!     late(|| Method().into_any())
//! }
//!
//! /// What `src/shell/mod.rs` calls for the page.
//! pub fn page() -> AnyView {
//!     late::screen("この一覧のしくみ", || Box::pin(load()))
//! }
//! ```
//!
//! - `late::screen` is for a whole screen: until the code is there it shows a `<main>` with that
//!   heading. `late::part` is for a part of one.
//! - The cut may take what it needs: `fn load(why: Why) -> Late { late(move || explanation(why.clone())) }`.
//! - Nothing else may call the screen's functions: what the first screens reach is in the main file.
//!   `cargo xtask size` shows whether the cut has worked.
//!   A part that has no code of its own fails the build.
//! - Cuts of one name share a file; code that several parts need and the start does not comes in one
//!   file of its own, with the first of them. What is used together belongs under one name, as the two screens of cards. A part
//!   of less than about 3 KB (brotli) is not worth a request.
//! - A cut is neither `async` nor generic and takes no `self`. Draw in the closure, not beside it:
//!   `late` runs outside the view, where there is no context.
//! - What somebody needs in an emergency stays in the main file, though it may be large: the first
//!   hour of an incident may be one without a network.
//! - No test of the host sees a cut; the browser tests do (`tests/browser/late.rs`). After a screen
//!   was opened they wait for what it shows, as a visitor does.
//!
//! `xtask/src/split.rs` makes the files, `public/boot.js` loads them.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::dynamic;
use crate::browser;
use crate::widgets::state::{failed, waiting};
use activelist_view::display::late::{HOLD_ON, failure};
use activelist_view::state::LateFailure;

/// How to draw a part that is there.
type DrawPart = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// What a cut gives.
pub(crate) type Late = Result<DrawPart, SplitLoaderError>;

/// A part on its way.
pub(crate) type Load = Pin<Box<dyn Future<Output = Late>>>;

/// What a cut answers with: how its part is drawn.
pub(crate) fn late(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Late {
    Ok(Arc::new(draw))
}

/// A screen that is loaded when it is first shown. Until then its heading stands alone.
pub(crate) fn screen(
    heading: &'static str,
    load: impl Fn() -> Load + Send + Sync + 'static,
) -> AnyView {
    shown(Some(heading), Arc::new(load))
}

/// A part of a screen that is loaded when it is first shown.
pub(crate) fn part(load: impl Fn() -> Load + Send + Sync + 'static) -> AnyView {
    shown(None, Arc::new(load))
}

#[derive(Clone)]
enum State {
    Waiting,
    Failed(LateFailure),
    There(DrawPart),
}

fn shown(heading: Option<&'static str>, load: Arc<dyn Fn() -> Load + Send + Sync>) -> AnyView {
    let state = RwSignal::new(State::Waiting);
    let is_screen = heading.is_some();
    untrack(|| begin(state, load(), is_screen));
    dynamic::part(move || {
        let load = load.clone();
        let again = move || {
            begin(state, load(), is_screen);
            if is_screen {
                // The button is about to go; the heading stays.
                request_animation_frame(browser::focus_heading);
            }
        };
        let place = match state.get() {
            State::There(draw) => return draw(),
            State::Waiting => waiting(HOLD_ON),
            State::Failed(found) => failed(failure(&found), again),
        };
        match heading {
            Some(heading) => view! {
                <main class="al-main" id="main" tabindex="-1">
                    <div class="al-title"><h1 tabindex="-1">{heading}</h1></div>
                    {place}
                </main>
            }
            .into_any(),
            None => place,
        }
    })
}

/// Loads a part. One that is there already is drawn at once, without a moment of waiting.
fn begin(state: RwSignal<State>, mut load: Load, is_screen: bool) {
    let first = load.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    if let Poll::Ready(found) = first {
        state.set(outcome(found));
        return;
    }
    state.set(State::Waiting);
    spawn_local(async move {
        let found = outcome(load.await);
        // Whoever waited at the heading goes on at that of the screen.
        let had_focus = is_screen && browser::heading_has_focus();
        if had_focus {
            browser::at_once();
        }
        if state.try_set(found).is_none() && had_focus {
            request_animation_frame(|| {
                browser::focus_heading();
                browser::restore_scroll();
            });
        }
    });
}

fn outcome(found: Late) -> State {
    match found {
        Ok(draw) => State::There(draw),
        Err(_) => State::Failed(LateFailure::of_answer(browser::late_answer())),
    }
}
