//! What `cargo xtask bench` measures: made-up lists, the questions asked of them, and the engine.
//!
//! Owns: the lists, the questions, the few calls of the engine. Must never take the time: that is
//! done by criterion on the host and by the bench page in a browser.

pub mod draw;
pub mod engine;
#[cfg(not(target_arch = "wasm32"))]
pub mod people;
#[cfg(not(target_arch = "wasm32"))]
pub mod phrases;
pub mod questions;
#[cfg(not(target_arch = "wasm32"))]
pub mod rules;
