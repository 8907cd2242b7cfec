//! Numbers that tell a slow task that it is no longer wanted.

use leptos::prelude::*;

/// Counts one on; the new number.
pub(crate) fn count_on(count: StoredValue<u32>) -> u32 {
    let number = count.get_value().wrapping_add(1);
    count.set_value(number);
    number
}
