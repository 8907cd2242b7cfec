//! Least levels asked of single skill questions (the vendor's door).

use crate::catalog::{Level, QUESTIONS, Question};

/// A least level per question; [`Level::None`] asks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkillFloors([u8; QUESTIONS.len()]);

impl Default for SkillFloors {
    fn default() -> SkillFloors {
        SkillFloors([0; QUESTIONS.len()])
    }
}

impl SkillFloors {
    /// The least level asked of a question.
    pub fn get(&self, question: Question) -> Level {
        Level::from_points(self.0[question.index()]).unwrap_or(Level::None)
    }

    /// Asks a least level of a question.
    pub const fn set(&mut self, question: Question, level: Level) {
        self.0[question.index()] = level.points();
    }

    /// Questions asked for and their least level, in the survey's order.
    pub fn iter(&self) -> impl Iterator<Item = (Question, Level)> {
        Question::all()
            .map(|question| (question, self.get(question)))
            .filter(|(_, level)| *level > Level::None)
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}
