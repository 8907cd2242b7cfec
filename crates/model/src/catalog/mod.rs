//! The fixed vocabulary of the survey and of the list, each official label written once.
//!
//! Owns: areas, criteria, questions, points, menus, support contents, condition groups and their
//! options, doors, prefectures. Must never know of a specialist, of a file or of a screen.
//! Labels are official terms: they stay to the letter, in data and on screen.

mod area;
mod asked;
mod content;
mod door;
mod emergency;
mod group;
mod menu;
mod options;
mod prefecture;
mod question;
mod set;
mod statement;
mod trade;

pub use area::{Area, CRITERIA, CriteriaIter, Criterion, points_for};
pub use asked::{
    ALIASES, ASKED, ASKS_CONSENT, ASKS_GROUNDS, ASKS_LEVELS, GROUNDS_ALIASES, NOT_USED, OF_THE_FORM,
};
pub use content::{CONTENTS, Content, ContentSet};
pub use door::Door;
pub use emergency::Emergency;
#[cfg(any(test, feature = "testing"))]
pub use group::later;
pub use group::{GROUPS, Group};
pub use menu::Menu;
pub use options::{
    EXPERIENCE_LONGEST, FORM_EMERGENCY, FORM_LECTURE, FORM_ONLINE, FORM_PRODUCT, FORM_VISIT,
    INDUSTRY_AUTOMOTIVE, INDUSTRY_MEDICAL, QUALIFICATION_AUDITOR, QUALIFICATION_CISA,
    QUALIFICATION_OTHER, STATUS_COMPANY, STATUS_INDEPENDENT,
};
pub use prefecture::{PREFECTURES, Prefecture, REGIONS, Region, around};
pub use question::{Level, QUESTIONS, Question};
pub use set::OptionSet;
pub use trade::{TRADES, Trade};
