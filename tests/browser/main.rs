//! The site as a visitor meets it: the release build in a real Chromium, served
//! with the headers of production. `cargo xtask test` runs these; one alone:
//! `cargo xtask test --browser part_of_its_name`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// Site, page, keyboard, print, axe: what the tests are written with.
mod harness;
/// Loading the program, and what is said when it cannot be loaded.
mod start;
/// The harness itself, on small pages of its own.
mod tools;
