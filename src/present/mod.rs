//! present.

pub mod csv;
