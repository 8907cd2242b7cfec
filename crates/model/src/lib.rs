//! What a survey may answer and what is known of a specialist.
//!
//! [`catalog`] is the fixed vocabulary: areas, questions, menus, contents, options and prefectures, as the
//! survey and the report of 2025 name them. [`expert`] is a specialist with values that cannot be wrong,
//! the 34 answers, and the rating of them. Nothing here reads a file or knows of a search.

pub mod catalog;
pub mod expert;
