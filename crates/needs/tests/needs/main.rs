//! How well the needs matcher does on labelled sentences, and that it never breaks.
//!
//! `cargo test --test needs -- --nocapture` prints the measured quality.

mod measure;
mod robust;
