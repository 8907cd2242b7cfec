//! Today's date in Japan, and the time, by the machine's clock.

use activelist_model::expert::Date;

/// Today in Japan; 1970-01-01 if the clock is beyond any calendar.
pub fn today() -> Date {
    Date::in_japan(i64::try_from(seconds()).unwrap_or_default())
        .or_else(|| Date::from_epoch_days(0))
        .unwrap_or_else(|| unreachable!("the epoch is a date"))
}

/// Seconds since 1970, by the machine's clock.
pub fn seconds() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}
