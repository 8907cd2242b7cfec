//! The buffers of a search: who meets each condition, all of them, and all but one. What has not
//! changed since the last search is not made anew.

use activelist_kernel::bits;

use super::city::{City, is_at_home};
use super::condition::Condition;
use super::criteria::{Criteria, Sort};
use super::free_talk::FreeTalks;
use super::index::{CASE_STEPS, Index, Key};
use super::nearness::Nearness;
use activelist_model::catalog::{ContentSet, GROUPS, Group, OptionSet, around};
use activelist_publication::Packed;

/// Rows and lists that a search works with.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    words: usize,
    /// Everyone.
    everyone: Vec<u64>,
    /// Who meets each group's condition, and of which choice that is true.
    groups: Vec<u64>,
    chosen: [OptionSet; GROUPS],
    /// Who has one of the skills asked for, where one is enough.
    any_skill: Vec<u64>,
    /// Who has the least number of cases, and of which number that is true.
    cases: Vec<u64>,
    cases_least: u16,
    /// Who writes that the first talk is free.
    free_talks: FreeTalks,
    /// The conditions that are set, but for free words.
    active: Vec<Condition>,
    /// For each of them, who meets all the others.
    others: Vec<u64>,
    /// Who meets everything.
    pub all: Vec<u64>,
    /// Who meets all but one of the conditions at least.
    almost: Vec<u64>,
    /// Among whom the options of each group were counted last, and whether they were.
    counted: Vec<u64>,
    is_counted: [bool; GROUPS],
    /// Positions.
    pub places: Vec<u32>,
    /// Order keys, and the highest of them.
    pub keys: Vec<u64>,
    pub first: Vec<u64>,
    /// Order keys of everyone but for nearness, and of which order that is true.
    pub column: Vec<u64>,
    pub column_of: Option<(ContentSet, Sort)>,
    /// Who lives in a chosen prefecture and who beside one, and of which choice that is true.
    within: Vec<u64>,
    beside: Vec<u64>,
    region: OptionSet,
    /// Who lives in the chosen municipality, and of which that is true.
    in_city: Vec<u64>,
    city: Option<City>,
}

impl Scratch {
    pub fn new(index: &Index) -> Scratch {
        let words = index.words;
        let mut everyone = vec![0; words];
        bits::fill(&mut everyone, index.len);
        Scratch {
            words,
            groups: vec![0; GROUPS * words],
            any_skill: vec![0; words],
            cases: everyone.clone(),
            free_talks: FreeTalks::new(words),
            all: vec![0; words],
            almost: vec![0; words],
            counted: vec![0; GROUPS * words],
            within: vec![0; words],
            beside: vec![0; words],
            in_city: vec![0; words],
            everyone,
            ..Scratch::default()
        }
    }

    /// Finds who meets all conditions but free words, and all but one of them.
    pub fn filter(&mut self, list: &Packed, index: &Index, criteria: &Criteria) {
        self.choose(index, criteria);
        if criteria.free_talk {
            self.free_talks.read(list);
        }
        self.active.clear();
        let active = criteria.active().filter(|c| *c != Condition::Words);
        self.active.extend(active);
        let words = self.words;
        let mut others = std::mem::take(&mut self.others);
        let mut all = std::mem::take(&mut self.all);
        let needed = self.active.len() * words;
        if others.len() < needed {
            others.resize(needed, 0);
        }
        // From the last to the first who meets all after it, then from the first to the last who
        // meets all before it as well.
        bits::copy(&mut all, &self.everyone);
        for (place, condition) in self.active.iter().enumerate().rev() {
            bits::copy(row_mut(&mut others, place, words), &all);
            bits::and(&mut all, self.meeting(index, criteria, *condition));
        }
        bits::copy(&mut all, &self.everyone);
        for (place, condition) in self.active.iter().enumerate() {
            bits::and(row_mut(&mut others, place, words), &all);
            bits::and(&mut all, self.meeting(index, criteria, *condition));
        }
        self.others = others;
        self.all = all;
    }

    /// Brings the rows of what is chosen up to date.
    fn choose(&mut self, index: &Index, criteria: &Criteria) {
        for group in Group::ALL {
            let chosen = criteria.condition(group);
            if self.chosen[group.index()] == chosen {
                continue;
            }
            self.chosen[group.index()] = chosen;
            let row = row_mut(&mut self.groups, group.index(), self.words);
            row.fill(0);
            for position in chosen.iter() {
                bits::or(row, index.option(group, position));
            }
        }
        if criteria.skills.any {
            self.any_skill.fill(0);
            for (skill, least) in criteria.skills.iter() {
                bits::or(&mut self.any_skill, index.skill(skill, least));
            }
        }
        self.choose_cases(index, criteria.cases);
    }

    /// Brings up to date who lives in one of these prefectures, and who beside one.
    pub fn choose_region(&mut self, index: &Index, region: OptionSet) {
        if self.region == region {
            return;
        }
        self.region = region;
        for (row, places) in [
            (&mut self.within, region),
            (&mut self.beside, around(region)),
        ] {
            row.fill(0);
            for place in places.iter() {
                bits::or(row, index.home(place));
            }
        }
    }

    /// Brings up to date who lives in that municipality.
    pub fn choose_city(&mut self, list: &Packed, city: Option<&City>) {
        if self.city.as_ref() == city {
            return;
        }
        self.city = city.cloned();
        self.in_city.fill(0);
        let Some(city) = city else { return };
        for at in (0..list.len()).filter(|at| is_at_home(list, *at, city)) {
            bits::set(&mut self.in_city, at);
        }
    }

    /// What nearness adds to the keys of an order, the nearest first. Who lives elsewhere keeps the key.
    pub fn raised(&self, sort: Sort) -> [(&[u64], u64); 3] {
        let by = |nearness: Nearness| (nearness as u64) << Key::nearness(sort);
        let in_city = match sort {
            Sort::Nearest => by(Nearness::Within) + (1 << Key::nearness(sort)),
            // The municipality changes no other order.
            _ => by(Nearness::Within),
        };
        [
            (&self.in_city, in_city),
            (&self.within, by(Nearness::Within)),
            (&self.beside, by(Nearness::Beside)),
        ]
    }

    /// The steps that screens offer have their rows in the index.
    fn choose_cases(&mut self, index: &Index, least: u16) {
        if self.cases_least == least {
            return;
        }
        self.cases_least = least;
        match CASE_STEPS.iter().position(|step| *step == least) {
            _ if least == 0 => bits::copy(&mut self.cases, &self.everyone),
            Some(step) => bits::copy(&mut self.cases, index.step(step)),
            None => {
                self.cases.fill(0);
                for (bit, cases) in index.cases.iter().enumerate() {
                    if *cases >= least {
                        bits::set(&mut self.cases, bit);
                    }
                }
            }
        }
    }

    /// Who meets a condition that is set; not free words.
    pub fn meeting<'a>(
        &'a self,
        index: &'a Index,
        criteria: &Criteria,
        condition: Condition,
    ) -> &'a [u64] {
        match condition {
            Condition::Group(group) => row(&self.groups, group.index(), self.words),
            Condition::Skill(skill) => index.skill(skill, criteria.skills.get(skill)),
            Condition::AnySkill => &self.any_skill,
            Condition::Cases => &self.cases,
            Condition::FreeTalk => self.free_talks.row(),
            Condition::Words => &self.everyone,
        }
    }

    /// Who meets all conditions but one of those that are set, whichever: only of them the free
    /// words matter.
    pub fn almost(&mut self) -> &[u64] {
        bits::copy(&mut self.almost, &self.all);
        for place in 0..self.active.len() {
            bits::or(&mut self.almost, row(&self.others, place, self.words));
        }
        &self.almost
    }

    /// Leaves only those who have the free words.
    pub fn narrow(&mut self, has_words: &[u64]) {
        bits::and(&mut self.all, has_words);
        for place in 0..self.active.len() {
            bits::and(row_mut(&mut self.others, place, self.words), has_words);
        }
    }

    /// Who meets all conditions but this one; everything, where it is not set.
    pub fn all_but(&self, condition: Condition) -> &[u64] {
        match self.active.iter().position(|active| *active == condition) {
            Some(place) => row(&self.others, place, self.words),
            None => &self.all,
        }
    }

    /// Whether the options of a group are to be counted anew; among whom, [`Scratch::counted`] says.
    pub fn has_changed(&mut self, criteria: &Criteria, group: Group) -> bool {
        let mut counted = std::mem::take(&mut self.counted);
        let now = match criteria.condition(group).is_empty() {
            true => &self.all,
            false => self.all_but(Condition::Group(group)),
        };
        let last = row_mut(&mut counted, group.index(), self.words);
        let is_same = self.is_counted[group.index()] && *last == *now;
        if !is_same {
            bits::copy(last, now);
        }
        self.counted = counted;
        self.is_counted[group.index()] = true;
        !is_same
    }

    /// Among whom the options of a group are counted.
    pub fn counted(&self, group: Group) -> &[u64] {
        row(&self.counted, group.index(), self.words)
    }
}

fn row(rows: &[u64], place: usize, words: usize) -> &[u64] {
    let rest = rows.get(place * words..);
    rest.and_then(|rest| rest.get(..words)).unwrap_or(&[])
}

fn row_mut(rows: &mut [u64], place: usize, words: usize) -> &mut [u64] {
    let rest = rows.get_mut(place * words..);
    rest.and_then(|rest| rest.get_mut(..words))
        .unwrap_or(&mut [])
}
