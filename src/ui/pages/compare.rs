//! Two to four specialists side by side.

use leptos::prelude::*;

use crate::expert::RegistrationNumber;

/// The page.
pub fn page(_numbers: Vec<RegistrationNumber>) -> AnyView {
    ().into_any()
}
