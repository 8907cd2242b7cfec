//! From criteria to the specialists that match, in order, with every option's count.
//!
//! Owns: the criteria, the columnar index, filter, facet counts, order, explanation. Must never
//! fetch, store or word anything; the same code runs in the browser and on the command line.

mod city;
mod condition;
mod counts;
mod criteria;
mod explain;
mod free_talk;
mod gap;
mod index;
mod near;
mod nearness;
mod rank;
mod relax;
mod said;
mod scratch;
mod searcher;
mod skills;
mod team;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_guidance;
#[cfg(test)]
mod tests_model;
#[cfg(test)]
mod tests_nearness;
#[cfg(test)]
mod tests_words;
mod words;

pub use activelist_kernel::fold::fold;
pub use city::City;
pub use condition::Condition;
pub use counts::Counts;
pub use criteria::{Criteria, MAX_WORDS_LENGTH, Sort};
pub use explain::{AreaReason, ContentReason, Explanation, explain};
pub use free_talk::is_first_talk_free;
pub use gap::{Decider, Gap, GapPart, GapSubject};
pub use index::{CASE_STEPS, reached};
pub use near::NearMiss;
pub use nearness::Nearness;
pub use rank::{Metrics, fair_turn, metrics};
pub use relax::{Change, Relaxation, dearer_fee};
pub use searcher::{Outcome, Preparing, Searcher, Wanted};
pub use skills::{Skill, SkillConditions};
pub use team::{MAX_TEAM, Member, Pair, TeamAnswer, Teams, VETERAN_CASES};
