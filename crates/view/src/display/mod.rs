//! From state to what is shown: display structs, and all wording.
//!
//! Owns: every sentence that depends on data or on a rule, and the formats of numbers, dates and
//! names. Must never name a browser or a view library: components read these structs.

pub mod availability;
pub mod brief;
pub mod card;
pub mod chips;
pub mod compare;
pub mod conditions;
pub mod contents;
pub mod criterion;
pub mod csv;
pub mod device;
pub mod events;
pub mod explain;
pub mod export;
pub mod failure;
pub mod first_aid;
pub mod freshness;
pub mod gap;
pub mod glance;
pub mod glossary;
pub mod kiosk;
pub mod late;
pub mod list;
pub mod lookup;
pub mod mail;
pub mod marks;
pub mod method;
pub mod nearness;
pub mod need;
pub mod overlooked;
pub mod people;
pub mod person;
pub mod preparation;
pub mod qr;
pub mod questions;
pub mod radar;
mod refusal;
pub mod region;
pub mod relax;
pub mod row;
pub mod sentence;
pub mod sheet;
pub mod shortlist;
pub mod skill;
pub mod team;
#[cfg(test)]
mod tests_words;
pub mod title;
pub mod trust;
pub mod wording;
