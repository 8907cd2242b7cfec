//! The page without a browser.
//!
//! [`state`] is what the page knows: the address as a route, links, the shortlist, the operator's settings,
//! the rules of a kiosk, and what a machine keeps. [`display`] turns it into what is shown: display structs
//! that a view draws without a decision of its own, and all wording.

pub mod display;
pub mod state;
