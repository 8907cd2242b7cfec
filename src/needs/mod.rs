//! needs.
