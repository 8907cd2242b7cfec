//! State without a browser.
//!
//! Owns: the route, that is the whole search as a link. Must never touch a browser, and never put
//! into a link what a firm wrote or who it is.

mod route;

pub use route::{MAX_CARDS, Page, Query, Route, SHOWN_STEP};
