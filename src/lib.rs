//! The page of activelist, for the browser only: everything that it computes and words is in the crates
//! below `crates/`.
//!
//! `shell` is the state, the loading and the frame of every screen; each screen has a module of its name;
//! `widgets` are parts that several screens draw; `browser` is everything else that is asked of the browser.
#![cfg(target_arch = "wasm32")]

pub mod browser;
mod card;
mod compare;
mod device;
mod find;
mod home;
mod incident;
mod kiosk;
mod list;
mod method;
mod people;
mod sheet;
pub mod shell;
mod shortlist;
mod unknown;
mod widgets;
