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
    list: List,
    index: Index,
    scratch: Scratch,
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
struct Scratch {
    /// Who meets each group's condition.
    groups: Vec<u64>,
    /// Who meets all but one condition.
    row: Vec<u64>,
    /// Who has one of the skills asked for, where one is enough.
    any_skill: Vec<u64>,
    /// Who has the least number of cases, and of which number that is true.
    cases: Vec<u64>,
    cases_least: u16,
    /// Who has the free words, and of which words that is true.
    text: Vec<u64>,
    text_words: String,
    /// Who meets everything.
    all: Vec<u64>,
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
        self.rank(criteria, sort, limit);
        &self.outcome
    }

    /// How many match, without counts or order.
    pub fn total(&mut self, criteria: &Criteria) -> usize {
        self.filter(criteria);
        bits::count(&self.scratch.all) as usize
    }

    fn filter(&mut self, criteria: &Criteria) {
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
        let any = criteria.skills.any;
        if any {
            scratch.all_but(index, criteria, Some(Condition::AnySkill), &mut row);
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

    fn rank(&mut self, criteria: &Criteria, sort: Sort, limit: usize) {
        let near = criteria.condition(Group::Prefecture);
        let mut keys = std::mem::take(&mut self.scratch.keys);
        keys.clear();
        for bit in bits::ones(&self.scratch.all) {
            let Some(found) = self.metrics(bit, criteria.contents) else {
                continue;
            };
            let Some(specialist) = self.specialist(bit) else {
                continue;
            };
            let first = match sort {
                Sort::Recommended => 0,
                Sort::Nearest => {
                    u128::from(specialist.home.is_some_and(|home| near.has(home.index())))
                }
                Sort::TrackRecord => u128::from(found.cases),
                // Lowest fee highest; an unstated fee is last.
                Sort::Fee => specialist
                    .choices(Group::Fee)
                    .iter()
                    .next()
                    .map_or(0, |fee| (Group::Fee.options().len() - fee) as u128),
            };
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
        self.outcome.order.clear();
        self.outcome.order.extend(keys.iter().map(|key| key.2));
        self.scratch.keys = keys;
    }
}

impl Scratch {
    /// Who meets all conditions but one.
    fn all_but(
        &self,
        index: &Index,
        criteria: &Criteria,
        left_out: Option<Condition>,
        row: &mut [u64],
    ) {
        row.copy_from_slice(&self.text);
        if left_out != Some(Condition::Cases) {
            bits::and(row, &self.cases);
        }
        for group in criteria.active_groups() {
            if left_out != Some(Condition::Group(group)) {
                bits::and(
                    row,
                    &self.groups[group.index() * index.words..][..index.words],
                );
            }
        }
        if criteria.skills.any {
            if left_out != Some(Condition::AnySkill) && !criteria.skills.is_empty() {
                bits::and(row, &self.any_skill);
            }
            return;
        }
        for (skill, least) in criteria.skills.iter() {
            if left_out != Some(Condition::Skill(skill)) {
                bits::and(row, index.skill(skill, least));
            }
        }
    }
}
