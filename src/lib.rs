//! The page of activelist, for the browser only: everything that it computes and words is in the crates
//! below `crates/`.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
