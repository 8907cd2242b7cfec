//! A file per command, and what they share.

pub mod answers;
pub mod archive;
pub mod arguments;
pub mod check;
pub mod import;
pub mod keygen;
mod lists;
pub mod needs;
mod places;
pub mod publish;
pub mod rate;
pub mod sample;
pub mod schema;
pub mod search;
pub mod settings;
pub mod urgent;
pub mod zip;
