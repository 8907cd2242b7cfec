//! Facet counts: how many people choosing an option would leave, given all other conditions.

use super::index::{FLOORS, Index};
use crate::catalog::{GROUPS, Group, Level, QUESTIONS, Question};

/// Counts of every option and of every least level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    options: [Vec<u32>; GROUPS],
    floors: Vec<[u32; FLOORS]>,
}

impl Counts {
    /// People left if this option were the only one chosen in its group.
    pub fn option(&self, group: Group, position: usize) -> u32 {
        let counts = &self.options[group.index()];
        counts.get(position).copied().unwrap_or(0)
    }

    /// People left if this least level were asked of the question; with [`Level::None`], if
    /// nothing were asked of it, that number is not kept: 0.
    pub fn floor(&self, question: Question, level: Level) -> u32 {
        let column = usize::from(level.points()).checked_sub(1);
        let counts = self.floors.get(question.index());
        column
            .and_then(|column| counts?.get(column).copied())
            .unwrap_or(0)
    }

    pub(super) fn new() -> Counts {
        Counts {
            options: Group::ALL.map(|group| vec![0; group.options().len()]),
            floors: vec![[0; FLOORS]; QUESTIONS.len()],
        }
    }

    /// Counts the options of a group among the people whom all other conditions leave.
    pub(super) fn count_group(&mut self, index: &Index, group: Group, others: &[u64]) {
        for (position, count) in self.options[group.index()].iter_mut().enumerate() {
            *count = super::bits::count_common(index.option(group, position), others);
        }
    }

    /// Counts the least levels of a question among the people whom all other conditions leave.
    pub(super) fn count_question(&mut self, index: &Index, question: Question, others: &[u64]) {
        let Some(counts) = self.floors.get_mut(question.index()) else {
            return;
        };
        for (level, count) in (1..).zip(counts) {
            *count = super::bits::count_common(index.floor(question, level), others);
        }
    }
}
