//! State without a browser.
//!
//! Owns: the route, that is the whole search as a link; the operator's settings; what can fail
//! while loading. Must never touch a browser, and never put into a link what a firm wrote or who
//! it is.

mod failure;
mod guess;
mod kept;
mod kiosk;
mod query;
mod route;
mod short;
mod shortlist;
mod site;
#[cfg(test)]
mod tests_later;
mod worker;

pub use failure::{LateFailure, LoadFailure};
pub use guess::Guess;
pub use kept::{Kept, MAX_PHOTO_TOTAL, Origin, Photos, Saved, Standing};
pub use kiosk::{CodeAnswer, Gate, IdleWatch, Kiosk, KioskFault, Phase, Times, telephone_address};
pub use query::{MAX_CARDS, MAX_COMPARED, Page, Query, Route, SHOWN_STEP};
pub use shortlist::{MAX_SHORTLIST, Shortlist};
pub use site::{
    Contact, Event, FirstAid, MAX_ENTRIES, MAX_SITE_BYTES, MAX_SITE_LOOKED_AT, Settings, Site,
    SiteFault, SiteLink, Unused, parse_site,
};
pub use worker::WorkerState;
