//! The list office's command line.
fn main() {}
