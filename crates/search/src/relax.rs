//! No dead ends: what changing a single condition would bring.

use super::criteria::Criteria;
use super::index::CASE_STEPS;
use super::{Condition, Searcher, Skill};
use activelist_model::catalog::{Group, around};

/// A way to ask for less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The neighbouring prefectures as well (*ours*: which those are).
    Around,
    /// The fee band above the dearest chosen one as well.
    DearerFee,
    /// One level less of a skill.
    Less(Skill),
    /// One of the skills asked for instead of all.
    AnySkill,
    /// The next smaller number of cases.
    FewerCases,
    /// Without a condition.
    Drop(Condition),
}

/// A change, and how many people there are then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The change.
    pub change: Change,
    /// People who match after it.
    pub total: usize,
}

impl Change {
    /// The search after the change. What a button promises and what its click shows are both
    /// counted with this search.
    #[must_use]
    pub fn apply(self, criteria: &Criteria) -> Criteria {
        let mut changed = criteria.clone();
        match self {
            Change::Around => {
                let chosen = criteria.condition(Group::Prefecture);
                let wider = around(chosen)
                    .iter()
                    .fold(chosen, |all, place| all.with(place));
                changed.set_condition(Group::Prefecture, wider);
            }
            Change::DearerFee => {
                let chosen = criteria.condition(Group::Fee);
                let dearer = dearer_fee(criteria);
                changed.set_condition(Group::Fee, dearer.map_or(chosen, |next| chosen.with(next)));
            }
            Change::Less(skill) => {
                let least = criteria.skills.get(skill);
                changed.skills.set(skill, least.saturating_sub(1));
            }
            Change::AnySkill => changed.skills.any = true,
            Change::FewerCases => changed.cases = fewer(criteria.cases),
            Change::Drop(condition) => changed = criteria.without(condition),
        }
        changed
    }
}

/// The fee band above the dearest chosen one.
pub fn dearer_fee(criteria: &Criteria) -> Option<usize> {
    let dearest = criteria.condition(Group::Fee).iter().last();
    let mut bands = Group::Fee.options().map(|(position, _)| position);
    bands.find(|position| dearest.is_none_or(|dearest| *position > dearest))
}

/// The next smaller number of cases that screens offer.
fn fewer(cases: u16) -> u16 {
    let below = CASE_STEPS.into_iter().filter(|step| *step < cases);
    below.max().unwrap_or(0)
}

/// The ways to ask for less of one condition, the gentle ones first.
fn changes(criteria: &Criteria) -> Vec<Change> {
    let mut changes = Vec::new();
    for condition in criteria.active() {
        match condition {
            Condition::Group(Group::Prefecture) => changes.push(Change::Around),
            Condition::Group(Group::Fee) if dearer_fee(criteria).is_some() => {
                changes.push(Change::DearerFee);
            }
            Condition::Skill(skill) if criteria.skills.get(skill) > 1 => {
                changes.push(Change::Less(skill));
            }
            Condition::Cases if fewer(criteria.cases) > 0 => changes.push(Change::FewerCases),
            _ => {}
        }
    }
    if criteria.skills.len() > 1 && !criteria.skills.any {
        changes.push(Change::AnySkill);
    }
    changes.extend(criteria.active().map(Change::Drop));
    changes
}

impl Searcher {
    /// The changes of one condition that bring more people, most people first; of equals the
    /// gentler first.
    pub fn relaxations(&mut self, criteria: &Criteria) -> Vec<Relaxation> {
        let now = self.total(criteria);
        let mut found: Vec<Relaxation> = Vec::new();
        for change in changes(criteria) {
            let total = self.total(&change.apply(criteria));
            if total > now {
                let place = found.partition_point(|other| other.total >= total);
                found.insert(place, Relaxation { change, total });
            }
        }
        found
    }
}
