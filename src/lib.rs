//! activelist
