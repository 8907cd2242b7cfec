//! From a firm's own words to the support contents that fit best.
//!
//! Owns: the tables of words (`table.txt`, `events.txt`, `others.txt`, `branches.txt`), how they are read and
//! matched, and the questions asked of those who cannot write their need down. Must never touch the network, keep a text, or pretend
//! to know: [`Needs::confidence`] says when it does not.

mod conditions;
mod elsewhere;
#[cfg(any(test, feature = "tool"))]
mod fault;
mod fold;
#[cfg(any(test, feature = "tool"))]
mod gather;
mod given;
mod guide;
mod hits;
mod learned;
mod model;
mod order;
mod overlooked;
#[cfg(any(test, feature = "tool"))]
mod pack;
#[cfg(any(test, feature = "tool"))]
mod read;
mod reason;
mod said;
mod score;
mod size;
mod slips;
#[cfg(any(test, feature = "tool"))]
mod spell;
mod suggest;
mod sure;
mod table;
#[cfg(feature = "tool")]
pub mod tool;
#[cfg(feature = "tool")]
mod train;
mod unpack;
mod word;

pub use conditions::FirmFact;
pub use elsewhere::Elsewhere;
#[cfg(feature = "tool")]
pub use fault::{TableFault, TableFaultKind};
pub use fold::{LONGEST, fold};
pub use guide::{GuideAnswer, GuideQuestion, QUESTIONS, guided};
pub use overlooked::{ASSETS, CONSULTATIONS, Overlooked, RULES, overlooked};
pub use suggest::{Confidence, Emergency, Needs, Suggestion, match_needs};
pub use table::learn;
