//! How well the needs matcher does on labelled sentences, and that it never breaks.
//!
//! `cargo test -p activelist-needs --test needs -- --nocapture` prints the measured quality.

mod branch;
mod measure;
mod robust;
mod sure;
