//! One answer to the survey.

use super::time::AnsweredAt;
use activelist_model::expert::Specialist;

/// An answer, read in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Row as a spreadsheet numbers it.
    pub row: usize,
    /// 回答日時.
    pub answered_at: AnsweredAt,
    /// All that the list may show. The photo is not in it yet.
    pub specialist: Specialist,
    /// 掲載可否 is 可.
    pub consents: bool,
    /// 支援不可, with the reason given (which may be empty).
    pub unable: Option<String>,
    /// 写真: name of the file handed in; empty for none.
    pub photo: String,
}

impl Answer {
    /// Whether two answers say the same, wherever they stand.
    pub fn says_the_same(&self, other: &Answer) -> bool {
        let other = Answer {
            row: self.row,
            ..other.clone()
        };
        *self == other
    }
}
