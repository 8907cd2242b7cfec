//! Today's date in Japan, and the time, by the machine's clock.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use crate::expert::Date;

/// Today in Japan; 1970-01-01 if the clock is beyond any calendar.
pub fn today() -> Date {
    Date::in_japan(i64::try_from(seconds()).unwrap_or_default())
        .or_else(|| Date::from_epoch_days(0))
        .unwrap_or_else(|| unreachable!("the epoch is a date"))
}

/// A while of work in one go, in milliseconds: with what else a page does at that moment it stays
/// well below the fifty from which people notice that a page does not answer.
const WHILE: f64 = 12.0;

/// Cuts long work into pieces: between them the page answers and is drawn.
pub struct Pace(f64);

impl Pace {
    /// Begins to work.
    pub fn begin() -> Pace {
        Pace(js_sys::Date::now())
    }

    /// Goes on with work that has taken its while.
    pub const fn spent() -> Pace {
        Pace(f64::NEG_INFINITY)
    }

    /// Lets the page have a turn, if the work has gone on for a while.
    pub async fn breathe(&mut self) {
        // A clock that was set back ends the while as well.
        if (0.0..WHILE).contains(&(js_sys::Date::now() - self.0)) {
            return;
        }
        let turn = js_sys::Promise::new(&mut |resolve, _| {
            // Without a turn the work simply goes on.
            let asked = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0);
            if asked.is_err() {
                let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
            }
        });
        let _ = JsFuture::from(turn).await;
        self.0 = js_sys::Date::now();
    }
}

/// Seconds since 1970, by the machine's clock.
pub fn seconds() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}
