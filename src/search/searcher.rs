//! The search itself: one call answers with the total, all counts and the order.

use super::bits;
use super::condition::Condition;
use super::counts::Counts;
use super::criteria::{Criteria, MAX_WORDS, Sort};
use super::explain::{Explanation, explain};
use super::fold::fold;
use super::index::{CASE_STEPS, Index};
use super::rank::{Metrics, metrics};
use super::skills::Skill;
use crate::catalog::{ContentSet, GROUPS, Group};
use crate::expert::{Rating, RegistrationNumber, Specialist};
use crate::snapshot::List;

/// A list made ready for searching. Its buffers are reused: a search allocates
/// nothing, but for folding free words when they have changed.
#[derive(Clone, Debug)]
pub struct Searcher {
    pub(super) list: List,
    pub(super) index: Index,
    pub(super) scratch: Scratch,
    outcome: Outcome,
}

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many specialists match.
    pub total: usize,
    /// The first of them, as many as asked for, in order: positions in the list.
    pub order: Vec<usize>,
    /// Every option's count.
    pub counts: Counts,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// Who meets each group's condition.
    groups: Vec<u64>,
    /// Who meets all but one condition.
    pub(super) row: Vec<u64>,
    /// Who has one of the skills asked for, where one is enough.
    any_skill: Vec<u64>,
    /// Who has the least number of cases, and of which number that is true.
    cases: Vec<u64>,
    cases_least: u16,
    /// Who has the free words, and of which words that is true.
    text: Vec<u64>,
    text_words: String,
    /// Who meets everything.
    pub(super) all: Vec<u64>,
    /// Order keys: merit descending, then fair turn.
    keys: Vec<(std::cmp::Reverse<u128>, u32, usize)>,
}

impl Searcher {
    /// Makes a list ready: ratings, index, buffers.
    pub fn new(list: List) -> Searcher {
        let index = Index::build(&list);
        let words = index.words;
        let scratch = Scratch {
            groups: vec![0; GROUPS * words],
            row: vec![0; words],
            any_skill: vec![0; words],
            cases: vec![0; words],
            cases_least: 0,
            text: vec![0; words],
            text_words: String::new(),
            all: vec![0; words],
            keys: Vec::with_capacity(index.len),
        };
        let mut searcher = Searcher {
            list,
            index,
            scratch,
            outcome: Outcome {
                counts: Counts::new(),
                ..Outcome::default()
            },
        };
        bits::fill(&mut searcher.scratch.text, searcher.index.len);
        bits::fill(&mut searcher.scratch.cases, searcher.index.len);
        searcher
    }

    /// The list.
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// A specialist by position in the list.
    pub fn specialist(&self, position: usize) -> Option<&Specialist> {
        self.list.specialists.get(position)
    }

    /// The rating of a specialist by position in the list.
    pub fn rating(&self, position: usize) -> Rating {
        self.index
            .ratings
            .get(position)
            .copied()
            .unwrap_or_default()
    }

    /// Position in the list of a registration number.
    pub fn find(&self, number: RegistrationNumber) -> Option<usize> {
        self.list.position(number)
    }

    /// What the order compares for one specialist.
    pub fn metrics(&self, position: usize, contents: ContentSet) -> Option<Metrics> {
        let specialist = self.specialist(position)?;
        Some(metrics(
            specialist,
            &self.rating(position),
            contents,
            self.list.serial,
        ))
    }

    /// Why a specialist is listed at its place.
    pub fn explain(&self, position: usize, criteria: &Criteria) -> Option<Explanation> {
        let specialist = self.specialist(position)?;
        let metrics = self.metrics(position, criteria.contents)?;
        Some(explain(
            specialist,
            &self.rating(position),
            criteria,
            metrics,
        ))
    }

    /// Searches: the total, all counts, and the first `limit` in order.
    pub fn search(&mut self, criteria: &Criteria, sort: Sort, limit: usize) -> &Outcome {
        self.filter(criteria);
        self.count(criteria);
        let mut order = std::mem::take(&mut self.outcome.order);
        self.rank(criteria, sort, limit, &mut order);
        self.outcome.order = order;
        &self.outcome
    }

    /// Everyone who matches, in order.
    pub fn order(&mut self, criteria: &Criteria, sort: Sort) -> Vec<usize> {
        self.filter(criteria);
        let mut order = Vec::new();
        self.rank(criteria, sort, usize::MAX, &mut order);
        order
    }

    /// How many match, without counts or order.
    pub fn total(&mut self, criteria: &Criteria) -> usize {
        self.filter(criteria);
        bits::count(&self.scratch.all) as usize
    }

    pub(super) fn filter(&mut self, criteria: &Criteria) {
        self.find_words(&criteria.words);
        self.find_cases(criteria.cases);
        let Searcher { index, scratch, .. } = self;
        let words = index.words;
        if criteria.skills.any {
            scratch.any_skill.fill(0);
            for (skill, least) in criteria.skills.iter() {
                bits::or(&mut scratch.any_skill, index.skill(skill, least));
            }
        }
        for group in criteria.active_groups() {
            let row = &mut scratch.groups[group.index() * words..][..words];
            row.fill(0);
            for position in criteria.condition(group).iter() {
                bits::or(row, index.option(group, position));
            }
        }
        let mut all = std::mem::take(&mut scratch.all);
        scratch.all_but(index, criteria, None, &mut all);
        scratch.all = all;
    }

    fn find_words(&mut self, words: &str) {
        let Searcher { index, scratch, .. } = self;
        if scratch.text_words == words {
            return;
        }
        scratch.text_words.clear();
        scratch.text_words.push_str(words);
        let folded = fold(words);
        let wanted: Vec<&str> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .collect();
        bits::fill(&mut scratch.text, index.len);
        if wanted.is_empty() {
            return;
        }
        scratch.text.fill(0);
        for bit in 0..index.len {
            let text = index.text_of(bit);
            if wanted.iter().all(|word| text.contains(word)) {
                bits::set(&mut scratch.text, bit);
            }
        }
    }

    /// The steps that screens offer have their rows in the index.
    fn find_cases(&mut self, least: u16) {
        let Searcher { index, scratch, .. } = self;
        if scratch.cases_least == least {
            return;
        }
        scratch.cases_least = least;
        match CASE_STEPS.iter().position(|step| *step == least) {
            _ if least == 0 => bits::fill(&mut scratch.cases, index.len),
            Some(step) => scratch.cases.copy_from_slice(index.step(step)),
            None => {
                scratch.cases.fill(0);
                for (bit, cases) in index.cases.iter().enumerate() {
                    if *cases >= least {
                        bits::set(&mut scratch.cases, bit);
                    }
                }
            }
        }
    }

    fn count(&mut self, criteria: &Criteria) {
        let Searcher {
            index,
            scratch,
            outcome,
            ..
        } = self;
        outcome.total = bits::count(&scratch.all) as usize;
        let mut row = std::mem::take(&mut scratch.row);
        for group in Group::ALL {
            let others = if criteria.condition(group).is_empty() {
                &scratch.all
            } else {
                scratch.all_but(index, criteria, Some(Condition::Group(group)), &mut row);
                &row
            };
            outcome.counts.count_group(index, group, others);
        }
        if criteria.cases == 0 {
            outcome.counts.count_cases(index, &scratch.all);
        } else {
            scratch.all_but(index, criteria, Some(Condition::Cases), &mut row);
            outcome.counts.count_cases(index, &row);
        }
        // Where one skill is enough, all that is asked of them is one condition.
        let any = criteria.skills.any;
        if any {
            let asked = |c: &Condition| matches!(c, Condition::AnySkill | Condition::Skill(_));
            let left_out = criteria.active().find(asked);
            scratch.all_but(index, criteria, left_out, &mut row);
        }
        for skill in Skill::all() {
            let others = match criteria.skills.get(skill) {
                _ if any => &row,
                0 => &scratch.all,
                _ => {
                    scratch.all_but(index, criteria, Some(Condition::Skill(skill)), &mut row);
                    &row
                }
            };
            outcome.counts.count_skill(index, skill, others);
        }
        scratch.row = row;
    }

    /// Puts the first `limit` of those in [`Scratch::all`] in order.
    pub(super) fn rank(
        &mut self,
        criteria: &Criteria,
        sort: Sort,
        limit: usize,
        order: &mut Vec<usize>,
    ) {
        let mut keys = std::mem::take(&mut self.scratch.keys);
        keys.clear();
        for bit in bits::ones(&self.scratch.all) {
            let Some(found) = self.metrics(bit, criteria.contents) else {
                continue;
            };
            let Some(specialist) = self.specialist(bit) else {
                continue;
            };
            let first = u128::from(first_key(specialist, criteria, sort));
            let key = first << 64 | u128::from(found.merit());
            keys.push((std::cmp::Reverse(key), self.index.turn_place[bit], bit));
        }
        if limit < keys.len() {
            if limit > 0 {
                keys.select_nth_unstable(limit - 1);
            }
            keys.truncate(limit);
        }
        keys.sort_unstable();
        order.clear();
        order.extend(keys.iter().map(|key| key.2));
        self.scratch.keys = keys;
    }
}

/// What an order looks at before the recommended one; higher first.
pub(super) fn first_key(specialist: &Specialist, criteria: &Criteria, sort: Sort) -> u16 {
    match sort {
        Sort::Recommended => 0,
        Sort::Nearest => {
            let near = criteria.condition(Group::Prefecture);
            u16::from(specialist.home.is_some_and(|home| near.has(home.index())))
        }
        Sort::TrackRecord => specialist.record.cases.unwrap_or(0),
        // Lowest fee highest; an unstated fee is last.
        Sort::Fee => specialist
            .choices(Group::Fee)
            .iter()
            .next()
            .map_or(0, |fee| (Group::Fee.options().len() - fee) as u16),
    }
}

impl Scratch {
    /// Who meets a condition that is set.
    pub(super) fn meeting<'a>(
        &'a self,
        index: &'a Index,
        criteria: &Criteria,
        condition: Condition,
    ) -> &'a [u64] {
        match condition {
            Condition::Group(group) => &self.groups[group.index() * index.words..][..index.words],
            Condition::Skill(skill) => index.skill(skill, criteria.skills.get(skill)),
            Condition::AnySkill => &self.any_skill,
            Condition::Cases => &self.cases,
            Condition::Words => &self.text,
        }
    }

    /// Who meets all conditions but one.
    fn all_but(
        &self,
        index: &Index,
        criteria: &Criteria,
        left_out: Option<Condition>,
        row: &mut [u64],
    ) {
        bits::fill(row, index.len);
        for condition in criteria.active() {
            if left_out != Some(condition) {
                bits::and(row, self.meeting(index, criteria, condition));
            }
        }
    }
}
