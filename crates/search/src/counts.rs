//! Facet counts: how many people choosing an option would leave, given all other conditions.

use activelist_kernel::bits::count_rows;

use super::index::{CASE_STEPS, Index};
use super::skills::{SKILLS, Skill};
use activelist_model::catalog::{GROUPS, Group};

/// Counts of every option, of every least that can be asked of a skill, of every step of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    options: [Vec<u32>; GROUPS],
    skills: Vec<[u32; MOST]>,
    cases: [u32; CASE_STEPS.len()],
}

/// The greatest [`Skill::most`].
const MOST: usize = 3;

impl Counts {
    /// People left if this option were the only one chosen in its group.
    pub fn option(&self, group: Group, position: usize) -> u32 {
        self.group(group).get(position).copied().unwrap_or(0)
    }

    /// The same by position in a group.
    pub fn group(&self, group: Group) -> &[u32] {
        &self.options[group.index()]
    }

    /// People left if this least (from 1) were asked of the skill; where one skill is enough, if
    /// it were the only one asked for. With 0, if nothing were asked, that number is not kept: 0.
    pub fn skill(&self, skill: Skill, least: u8) -> u32 {
        let column = usize::from(least).checked_sub(1);
        let counts = self.skills.get(skill.index());
        column
            .and_then(|column| counts?.get(column).copied())
            .unwrap_or(0)
    }

    /// People left if this many cases were asked for, by position in [`CASE_STEPS`].
    pub fn cases(&self, step: usize) -> u32 {
        self.cases.get(step).copied().unwrap_or(0)
    }

    pub(super) fn new() -> Counts {
        Counts {
            options: Group::ALL.map(|group| vec![0; group.places()]),
            skills: vec![[0; MOST]; SKILLS],
            cases: [0; CASE_STEPS.len()],
        }
    }

    /// Counts the options of a group among the people whom all other conditions leave.
    pub(super) fn count_group(
        &mut self,
        index: &Index,
        group: Group,
        others: &[u64],
        places: &mut Vec<u32>,
    ) {
        let counts = &mut self.options[group.index()];
        count_rows(index.options(group), others, places, counts);
    }

    /// Counts what can be asked of a skill among the people whom all other conditions leave.
    pub(super) fn count_skill(
        &mut self,
        index: &Index,
        skill: Skill,
        others: &[u64],
        places: &mut Vec<u32>,
    ) {
        if let Some(counts) = self.skills.get_mut(skill.index()) {
            count_rows(index.levels(skill), others, places, counts);
        }
    }

    /// Counts the steps of cases among the people whom all other conditions leave.
    pub(super) fn count_cases(&mut self, index: &Index, others: &[u64], places: &mut Vec<u32>) {
        count_rows(index.steps(), others, places, &mut self.cases);
    }
}
