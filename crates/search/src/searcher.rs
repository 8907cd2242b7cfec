//! The search itself: one call answers with the total, the counts and the order.

use activelist_kernel::bits;
use activelist_kernel::rank::{highest, highest_of, keys_at, raise};

use super::condition::Condition;
use super::counts::Counts;
use super::criteria::{Criteria, Sort};
use super::explain::{Explanation, explain};
use super::index::{Index, Key};
use super::nearness::Nearness;
use super::rank::{Metrics, metrics};
use super::scratch::Scratch;
use super::skills::Skill;
use super::words::Words;
use activelist_model::catalog::{ContentSet, Group, OptionSet};
use activelist_model::expert::{Rating, RegistrationNumber, Specialist};
use activelist_publication::{Packed, ProseReader, Refusal};

/// A list made ready for searching. Its buffers are reused: a search allocates nothing, but for
/// free words that are new.
#[derive(Clone, Debug)]
pub struct Searcher {
    pub(super) list: Packed,
    pub(super) index: Index,
    pub(super) words: Words,
    pub(super) scratch: Scratch,
    outcome: Outcome,
}

/// What an answer is to hold. What a screen does not show is not reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How many of those who match, from the first.
    pub first: usize,
    /// Whether the options are to be counted.
    pub options: bool,
    /// Whether what can be asked of skills, and the steps of cases, are to be counted.
    pub skills: bool,
}

impl Wanted {
    /// Everything, and so many of those who match.
    pub const fn all(first: usize) -> Wanted {
        Wanted {
            first,
            options: true,
            skills: true,
        }
    }
}

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many specialists match.
    pub total: usize,
    /// The first of them, as many as asked for, in order: positions in the list.
    pub order: Vec<usize>,
    /// The counts asked for; of the others whatever was counted last.
    pub counts: Counts,
}

/// A list on its way to a [`Searcher`]: some people at a time, so that a page can do other things
/// in between.
#[derive(Clone, Debug)]
pub struct Preparing {
    list: Packed,
    index: Index,
}

impl Preparing {
    /// Begins with a list.
    pub fn new(list: Packed) -> Preparing {
        let index = Index::new(&list);
        Preparing { list, index }
    }

    /// Takes in the next so many people. `true` once all are.
    pub fn step(&mut self, people: usize) -> bool {
        for _ in 0..people {
            self.index.add(&self.list);
        }
        self.index.ratings.len() >= self.list.len()
    }

    /// The searcher, with the texts for free words still to be prepared.
    pub fn finish(mut self) -> Searcher {
        while !self.step(self.list.len()) {}
        self.index.finish();
        let (list, index) = (self.list, self.index);
        Searcher {
            words: Words::new(index.len, index.words),
            scratch: Scratch::new(&index),
            list,
            index,
            outcome: Outcome {
                counts: Counts::new(),
                ..Outcome::default()
            },
        }
    }
}

impl Searcher {
    /// Makes a list ready at once: ratings, index, texts, buffers.
    pub fn new(list: impl Into<Packed>) -> Searcher {
        let mut searcher = Preparing::new(list.into()).finish();
        searcher.prepare_words(usize::MAX);
        searcher
    }

    /// Makes the texts of up to so many people ready for free words. `true` once all that the list
    /// holds are.
    pub fn prepare_words(&mut self, people: usize) -> bool {
        self.words.prepare(&self.list, people)
    }

    /// Whether free words are looked for in all texts: all are here, and made ready.
    pub fn knows_all_words(&self) -> bool {
        self.list.with_prose() == self.list.len() && self.words.is_ready(&self.list)
    }

    /// Takes in the prose of the next people: a further part of a list that comes in parts. Their
    /// words are then to be prepared.
    pub fn add_prose(&mut self, prose: ProseReader) -> Result<(), Refusal> {
        prose.finish(&mut self.list)
    }

    /// The list.
    pub const fn list(&self) -> &Packed {
        &self.list
    }

    /// A specialist by position in the list.
    pub fn specialist(&self, position: usize) -> Option<Specialist> {
        self.list.specialist(position)
    }

    /// The rating of a specialist by position in the list.
    pub fn rating(&self, position: usize) -> Rating {
        let rating = self.index.ratings.get(position);
        rating.copied().unwrap_or_default()
    }

    /// Position in the list of a registration number.
    pub fn find(&self, number: RegistrationNumber) -> Option<usize> {
        self.list.position(number)
    }

    /// What the order compares for one specialist.
    pub fn metrics(&self, position: usize, criteria: &Criteria) -> Option<Metrics> {
        let specialist = self.specialist(position)?;
        let serial = self.list.edition.serial;
        Some(metrics(
            &specialist,
            &self.rating(position),
            criteria,
            serial,
        ))
    }

    /// Why a specialist is listed at its place.
    pub fn explain(&self, position: usize, criteria: &Criteria) -> Option<Explanation> {
        let specialist = self.specialist(position)?;
        let metrics = self.metrics(position, criteria)?;
        let rating = self.rating(position);
        Some(explain(&specialist, &rating, criteria, metrics))
    }

    /// Searches: the total, and of counts and order what is wanted.
    pub fn search(&mut self, criteria: &Criteria, sort: Sort, wanted: &Wanted) -> &Outcome {
        self.filter(criteria);
        self.outcome.total = bits::count(&self.scratch.all) as usize;
        if wanted.options {
            self.count_options(criteria);
        }
        if wanted.skills {
            self.count_skills(criteria);
        }
        let mut order = std::mem::take(&mut self.outcome.order);
        self.rank(criteria, sort, wanted.first, &mut order);
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

    /// Finds who meets everything, and who meets all but one condition.
    pub(super) fn filter(&mut self, criteria: &Criteria) {
        self.scratch.filter(&self.list, &self.index, criteria);
        if !criteria.words.trim().is_empty() {
            let among = self.scratch.almost();
            self.words.find(&criteria.words, &self.index, among);
            self.scratch.narrow(&self.words.row);
        }
    }

    fn count_options(&mut self, criteria: &Criteria) {
        let Searcher {
            index,
            scratch,
            outcome,
            ..
        } = self;
        let mut places = std::mem::take(&mut scratch.places);
        for group in Group::ALL {
            // Who is counted is often the same as before: of the group that has just changed
            // always, since it is left out there.
            if scratch.has_changed(criteria, group) {
                let others = scratch.counted(group);
                outcome
                    .counts
                    .count_group(index, group, others, &mut places);
            }
        }
        scratch.places = places;
    }

    fn count_skills(&mut self, criteria: &Criteria) {
        let Searcher {
            index,
            scratch,
            outcome,
            ..
        } = self;
        let mut places = std::mem::take(&mut scratch.places);
        let others = scratch.all_but(Condition::Cases);
        outcome.counts.count_cases(index, others, &mut places);
        // Where one skill is enough, all that is asked of them is one condition.
        let any = criteria.skills.any;
        let asked = |c: &Condition| matches!(c, Condition::AnySkill | Condition::Skill(_));
        let all_asked = criteria.active().find(asked).unwrap_or(Condition::AnySkill);
        for skill in Skill::all() {
            let left_out = match any {
                true => all_asked,
                false => Condition::Skill(skill),
            };
            let others = scratch.all_but(left_out);
            outcome
                .counts
                .count_skill(index, skill, others, &mut places);
        }
        scratch.places = places;
    }

    /// Puts the first `limit` of those in [`Scratch::all`] in order.
    pub(super) fn rank(
        &mut self,
        criteria: &Criteria,
        sort: Sort,
        limit: usize,
        order: &mut Vec<usize>,
    ) {
        let Searcher { index, scratch, .. } = self;
        order.clear();
        if limit == 0 {
            return;
        }
        scratch.choose_region(index, criteria.condition(Group::Prefecture));
        scratch.choose_city(&self.list, criteria.asked_city());
        // But for nearness, the keys of the nearest first are the recommended ones.
        let plain = match sort {
            Sort::Nearest => Sort::Recommended,
            sort => sort,
        };
        let asked = (criteria.contents, plain);
        let found = bits::count(&scratch.all) as usize;
        // Keys of few are computed for them alone; those of many for everyone, once for an order.
        let known = match asked == (ContentSet::EMPTY, Sort::Recommended) {
            true => Some(&index.keys),
            false => {
                if scratch.column_of != Some(asked) && found * 4 > index.len {
                    scratch.places.clear();
                    scratch.places.extend(0..index.len as u32);
                    let (places, column) = (&scratch.places, &mut scratch.column);
                    order_keys(index, criteria.contents, places, column);
                    put_first(&self.list, asked, places, column);
                    scratch.column_of = Some(asked);
                }
                (scratch.column_of == Some(asked)).then_some(&scratch.column)
            }
        };
        match known {
            Some(column) => {
                let mut first = std::mem::take(&mut scratch.first);
                highest_of(
                    &scratch.all,
                    column,
                    &scratch.raised(sort),
                    limit,
                    &mut first,
                );
                scratch.first = first;
            }
            None => {
                scratch.places.clear();
                bits::positions(&scratch.all, &mut scratch.places);
                order_keys(index, criteria.contents, &scratch.places, &mut scratch.keys);
                let mut keys = std::mem::take(&mut scratch.keys);
                put_first(&self.list, asked, &scratch.places, &mut keys);
                raise(&scratch.places, &scratch.raised(sort), &mut keys);
                scratch.keys = keys;
                highest(&scratch.keys, limit, &mut scratch.first);
            }
        }
        let position = |key: &u64| index.by_turn.get(Key::turn(*key)).copied();
        let positions = scratch.first.iter().filter_map(position);
        order.extend(positions.map(|position| position as usize));
    }
}

/// The keys of some people for the chosen contents.
fn order_keys(index: &Index, contents: ContentSet, positions: &[u32], keys: &mut Vec<u64>) {
    let mut columns: [&[u16]; MOST_CONTENTS] = [&[]; MOST_CONTENTS];
    let mut chosen = 0;
    for (column, content) in columns.iter_mut().zip(contents.iter()) {
        *column = index.merits(content);
        chosen += 1;
    }
    let tail = match chosen {
        0 => u64::MAX,
        _ => Key::TAIL,
    };
    keys_at(
        positions,
        &columns[..chosen],
        &Key::PACKING,
        &index.keys,
        tail,
        keys,
    );
}

/// At most so many contents can be chosen: all of them.
const MOST_CONTENTS: usize = 21;

/// Puts above a key what another order looks at first, unless that is nearness.
fn put_first(list: &Packed, (_, sort): (ContentSet, Sort), positions: &[u32], keys: &mut [u64]) {
    let pairs = positions
        .iter()
        .zip(keys)
        .map(|(at, key)| (*at as usize, key));
    match sort {
        Sort::Recommended | Sort::Nearest => {}
        Sort::TrackRecord => pairs.for_each(|(_, key)| *key = Key::cases_first(*key)),
        Sort::Fee => pairs.for_each(|(at, key)| {
            *key |= u64::from(lowest_fee(list.choices(at, Group::Fee))) << Key::FIRST;
        }),
    }
}

/// Lowest fee highest; an unstated fee is last.
fn lowest_fee(fees: OptionSet) -> u16 {
    let most = Group::Fee.places();
    fees.iter().next().map_or(0, |fee| (most - fee) as u16)
}

/// What an order looks at before the recommended one; higher first.
pub(super) fn first_key(specialist: &Specialist, criteria: &Criteria, sort: Sort) -> u16 {
    match sort {
        Sort::Recommended => 0,
        Sort::Nearest => {
            let region = criteria.condition(Group::Prefecture);
            let near = Nearness::of(specialist.home, region).map_or(0, |nearness| nearness as u16);
            near + u16::from(criteria.is_in_city(specialist))
        }
        Sort::TrackRecord => specialist.record.cases.unwrap_or(0),
        Sort::Fee => lowest_fee(specialist.choices(Group::Fee)),
    }
}
