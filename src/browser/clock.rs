//! Today's date in Japan, by the machine's clock.

use crate::expert::Date;

/// Today in Japan; 1970-01-01 if the clock is beyond any calendar.
pub fn today() -> Date {
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    Date::in_japan(seconds)
        .or_else(|| Date::from_epoch_days(0))
        .unwrap_or_else(|| unreachable!("the epoch is a date"))
}
