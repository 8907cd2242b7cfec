//! The target `workbook`; what must hold stands in `tests/hostile/probes.rs`.
#![no_main]

#[path = "../../tests/hostile/probes.rs"]
mod probes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| probes::run_timed("workbook", bytes));
