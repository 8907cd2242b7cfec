//! The conditions of a search one by one: which are set, and the search without one of them.

use super::{Criteria, Skill, SkillConditions};
use activelist_model::catalog::{Group, OptionSet};

/// One condition of a search. All of them must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// One of the chosen options of a group.
    Group(Group),
    /// Something asked of a skill, where all that is asked must hold.
    Skill(Skill),
    /// All that is asked of the skills, where one of it is enough.
    AnySkill,
    /// A least number of cases.
    Cases,
    /// A first talk without a fee, by 自己PR.
    FreeTalk,
    /// Free words.
    Words,
}

impl Criteria {
    /// The conditions that are set.
    pub fn active(&self) -> impl Iterator<Item = Condition> {
        let groups = self.active_groups().map(Condition::Group);
        // One alone is the same either way, and is named as itself.
        let any = self.skills.any && self.skills.len() > 1;
        let skills = self.skills.iter().filter(move |_| !any);
        let skills = skills.map(|(skill, _)| Condition::Skill(skill));
        let rest = [
            any.then_some(Condition::AnySkill),
            (self.cases > 0).then_some(Condition::Cases),
            self.free_talk.then_some(Condition::FreeTalk),
            (!self.words.trim().is_empty()).then_some(Condition::Words),
        ];
        groups.chain(skills).chain(rest.into_iter().flatten())
    }

    /// The search without one of its conditions.
    #[must_use]
    pub fn without(&self, condition: Condition) -> Criteria {
        let mut criteria = self.clone();
        match condition {
            Condition::Group(group) => criteria.set_condition(group, OptionSet::EMPTY),
            Condition::Skill(skill) => criteria.skills.set(skill, 0),
            Condition::AnySkill => {
                criteria.skills = SkillConditions::default();
                criteria.skills.any = self.skills.any;
            }
            Condition::Cases => criteria.cases = 0,
            Condition::FreeTalk => criteria.free_talk = false,
            Condition::Words => criteria.words.clear(),
        }
        criteria
    }
}
