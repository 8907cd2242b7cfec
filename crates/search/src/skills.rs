//! What is asked of the skill answers (the vendor's door): a least level of a question, a criterion
//! that holds, a least mark of a menu; several at once.

use activelist_model::catalog::{Criterion, Menu, QUESTIONS, Question};

/// A part of the skill answers that a search can ask something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skill {
    /// A question, at level 1, 2 or 3 or more.
    Question(Question),
    /// A criterion that holds: its sum reaches the points.
    Criterion(Criterion),
    /// A menu with ○ or better (1), or with ◎ (2).
    Menu(Menu),
}

/// Number of criteria.
const CRITERIA: usize = activelist_model::catalog::CRITERIA.len();
/// Number of skills that something can be asked of.
pub const SKILLS: usize = QUESTIONS.len() + CRITERIA + Menu::ALL.len();

impl Skill {
    /// All: questions, criteria, menus, each in their own order.
    pub fn all() -> impl Iterator<Item = Skill> {
        let questions = Question::all().map(Skill::Question);
        let criteria = Criterion::all().map(Skill::Criterion);
        questions
            .chain(criteria)
            .chain(Menu::ALL.into_iter().map(Skill::Menu))
    }

    /// Position among all, below [`SKILLS`].
    pub const fn index(self) -> usize {
        match self {
            Skill::Question(question) => question.index(),
            Skill::Criterion(criterion) => QUESTIONS.len() + criterion.index(),
            Skill::Menu(menu) => QUESTIONS.len() + CRITERIA + menu.index(),
        }
    }

    /// The most that can be asked of it; the least is 1.
    pub const fn most(self) -> u8 {
        match self {
            Skill::Question(_) => 3,
            Skill::Criterion(_) => 1,
            Skill::Menu(_) => 2,
        }
    }
}

/// What is asked of the skills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkillConditions {
    least: [u8; SKILLS],
    /// Whether one of them is enough; otherwise all must hold.
    pub any: bool,
}

impl Default for SkillConditions {
    fn default() -> SkillConditions {
        SkillConditions {
            least: [0; SKILLS],
            any: false,
        }
    }
}

impl SkillConditions {
    /// The least asked of a skill; 0 asks nothing.
    pub const fn get(&self, skill: Skill) -> u8 {
        self.least[skill.index()]
    }

    /// Asks a least of a skill, at most [`Skill::most`]; 0 asks nothing any more.
    pub fn set(&mut self, skill: Skill, least: u8) {
        self.least[skill.index()] = least.min(skill.most());
    }

    /// Skills asked for and their least.
    pub fn iter(&self) -> impl Iterator<Item = (Skill, u8)> {
        Skill::all()
            .map(|skill| (skill, self.get(skill)))
            .filter(|(_, least)| *least > 0)
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are asked for.
    pub fn len(&self) -> usize {
        self.least.iter().filter(|least| **least > 0).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_skill_has_a_place_of_its_own() {
        let places: Vec<usize> = Skill::all().map(Skill::index).collect();
        assert_eq!(places, (0..SKILLS).collect::<Vec<_>>());
    }
}
