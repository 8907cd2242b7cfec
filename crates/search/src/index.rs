//! The columnar index: one row of bits per option and per least skill level, and the keys of the
//! order; built once, some people at a time.

use activelist_kernel::bits;
use activelist_kernel::rank::{Packing, ascending};
use activelist_kernel::transpose::Columns;

use super::criteria::Sort;
use super::rank::fair_turn;
use super::skills::{SKILLS, Skill};
use activelist_model::catalog::{
    Area, Content, Criterion, GROUPS, Group, Menu, OptionSet, PREFECTURES, QUESTIONS, Question,
};
use activelist_model::expert::{Answers, Rating, Specialist, Sums, rate_by, score};
use activelist_publication::{Field, Packed};

/// Columns of the specialists of one list, in the list's order.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// Number of specialists.
    pub len: usize,
    /// Words per row.
    pub words: usize,
    /// All rows: options group after group, skills, steps of cases, homes.
    columns: Columns,
    /// First row of each group.
    first: [usize; GROUPS],
    /// First row of each skill: "this skill at this least or more".
    first_skill: [usize; SKILLS],
    /// First row of "so many cases or more", one for each of [`CASE_STEPS`].
    first_step: usize,
    /// First row of the prefectures in which people live.
    first_home: usize,
    /// 支援件数; 0 where it was not stated.
    pub cases: Vec<u16>,
    /// Ratings.
    pub ratings: Vec<Rating>,
    /// Order keys where no contents are chosen: see [`Key`].
    pub keys: Vec<u64>,
    /// What each content adds to a key, content after content.
    merits: Vec<u16>,
    /// Fair turns, until all are known and put in order.
    turns: Vec<u64>,
    /// Position of each place in the order of fair turns.
    pub by_turn: Vec<u32>,
    /// The contents' questions.
    questions: Vec<Vec<Question>>,
}

/// The least numbers of cases that screens offer; a link may ask for any other.
pub const CASE_STEPS: [u16; 6] = [1, 3, 5, 10, 20, 50];

/// How an order key is laid out, from below: fair turn (the first has the highest), cases, themes,
/// depth, nearness, rating, and above them what another order looks at first. Nearness depends on the
/// chosen prefectures: keys that are kept have 0 there.
pub(super) struct Key;

impl Key {
    /// Bits of a fair turn: enough for the longest list.
    const TURN_BITS: u32 = 17;
    /// Bits of a number of cases.
    const CASES_BITS: u32 = 14;
    /// Where rating, depth and themes begin.
    const PLACES: [u32; 3] = [47, 34, 31];
    /// Where nearness begins.
    const NEARNESS: u32 = 45;
    /// Where what comes first begins.
    pub const FIRST: u32 = 53;
    /// Fair turn and cases.
    pub const TAIL: u64 = (1 << (Key::TURN_BITS + Key::CASES_BITS)) - 1;
    /// How what a content adds lies in sixteen bits: rating, depth, theme.
    pub const PACKING: Packing = Packing {
        bits: [6, 1],
        places: Key::PLACES,
    };
    const LAST_TURN: u64 = (1 << Key::TURN_BITS) - 1;

    const fn merit(rating: u32, depth: u32, themes: u32) -> u64 {
        let [one, two, three] = Key::PLACES;
        (rating as u64) << one | (depth as u64) << two | (themes as u64) << three
    }

    /// The key with the cases before all else.
    pub const fn cases_first(key: u64) -> u64 {
        let turn = key & Key::LAST_TURN;
        let cases = (key & Key::TAIL) >> Key::TURN_BITS;
        let merit = key >> Key::PLACES[2];
        cases << (Key::FIRST - Key::CASES_BITS) | merit << Key::TURN_BITS | turn
    }

    /// Where nearness begins in the keys of an order.
    pub const fn nearness(sort: Sort) -> u32 {
        match sort {
            Sort::Recommended | Sort::Fee => Key::NEARNESS,
            Sort::TrackRecord => Key::NEARNESS - Key::CASES_BITS,
            Sort::Nearest => Key::FIRST,
        }
    }

    /// The place in the order of fair turns.
    pub const fn turn(key: u64) -> usize {
        (Key::LAST_TURN - (key & Key::LAST_TURN)) as usize
    }
}

impl Index {
    /// Room for a list. Every one of it is then to be added.
    pub fn new(list: &Packed) -> Index {
        let len = list.len();
        let mut rows = 0;
        let mut take = |count: usize| {
            rows += count;
            rows - count
        };
        let first = Group::ALL.map(|group| take(group.places()));
        let mut first_skill = [0; SKILLS];
        for skill in Skill::all() {
            first_skill[skill.index()] = take(usize::from(skill.most()));
        }
        let first_step = take(CASE_STEPS.len());
        let first_home = take(PREFECTURES.len());
        Index {
            len,
            words: bits::words_for(len),
            columns: Columns::new(len, rows),
            first,
            first_skill,
            first_step,
            first_home,
            cases: Vec::with_capacity(len),
            ratings: Vec::with_capacity(len),
            keys: vec![0; len],
            merits: vec![0; Content::all().len() * len],
            turns: Vec::with_capacity(len),
            by_turn: Vec::new(),
            questions: Content::all().map(|c| c.questions().collect()).collect(),
        }
    }

    /// Adds the next of the list.
    pub fn add(&mut self, list: &Packed) {
        let at = self.ratings.len();
        let Some(answers) = list.answers(at) else {
            return;
        };
        let sums = Sums::of(answers);
        let qualifications = list.choices(at, Group::Qualification);
        let rating = rate_by(
            &sums,
            qualifications,
            list.short_text(at, Field::QualificationOther),
        );
        let cases = list.cases(at).unwrap_or(0);
        if let Some(number) = list.numbers().get(at) {
            self.turns.push(fair_turn(list.edition.serial, *number));
        }
        self.ratings.push(rating);
        self.cases.push(cases);
        let themes = list.choices(at, Group::Theme);
        self.add_keys(at, answers, &rating, themes, cases);

        let mut flags = Flags::default();
        for group in Group::ALL {
            flags.add(self.first[group.index()], list.choices(at, group).bits());
        }
        let mut reach = |skill: Skill, reached: u8| {
            flags.add(self.first_skill[skill.index()], (1 << reached) - 1);
        };
        for question in Question::all() {
            reach(Skill::Question(question), answers.points(question));
        }
        for criterion in Criterion::all() {
            reach(Skill::Criterion(criterion), u8::from(sums.hold(criterion)));
        }
        for menu in Menu::ALL {
            reach(Skill::Menu(menu), rating.menu(menu).weight());
        }
        let steps = CASE_STEPS.iter().filter(|step| cases >= **step).count();
        flags.add(self.first_step, (1 << steps) - 1);
        if let Some(home) = list.home(at) {
            flags.add(self.first_home, 1 << home.index());
        }
        self.columns.push(&flags.0);
    }

    /// After the last one was added. A key holds the place of a fair turn and not the turn itself, which
    /// has 64 bits; of two equal turns the lower registration number comes first.
    pub fn finish(&mut self) {
        self.columns.finish();
        self.by_turn = ascending(&std::mem::take(&mut self.turns));
        for (place, position) in (0..).zip(&self.by_turn) {
            if let Some(key) = self.keys.get_mut(*position as usize) {
                *key |= Key::LAST_TURN - place;
            }
        }
    }

    fn add_keys(
        &mut self,
        at: usize,
        answers: &Answers,
        rating: &Rating,
        themes: OptionSet,
        cases: u16,
    ) {
        let mut total = 0;
        let mut points = [0_u8; QUESTIONS.len()];
        for (slot, question) in points.iter_mut().zip(Question::all()) {
            *slot = answers.points(question);
            total += u32::from(*slot);
        }
        let marks = Area::ALL.map(|area| u32::from(rating.area(area).weight()));
        let key = Key::merit(marks.iter().sum(), total * 12, themes.len() as u32);
        self.keys[at] |= key | u64::from(cases) << Key::TURN_BITS;
        for (content, questions) in Content::all().zip(&self.questions) {
            let sum: u16 = questions.iter().map(|q| u16::from(points[q.index()])).sum();
            let depth = sum * 12 / questions.len().max(1) as u16;
            let theme = content.theme().is_some_and(|theme| themes.has(theme));
            let mark = u16::from(rating.menu(content.menu()).weight());
            self.merits[content.index() * self.len + at] =
                mark << 7 | depth << 1 | u16::from(theme);
        }
    }

    /// What a content adds to each key.
    pub fn merits(&self, content: Content) -> &[u16] {
        let rest = self.merits.get(content.index() * self.len..);
        rest.and_then(|rest| rest.get(..self.len)).unwrap_or(&[])
    }

    /// Rows by position in a group, one after the other; that of "none of these" is empty.
    pub fn options(&self, group: Group) -> &[u64] {
        self.rows(self.first[group.index()], group.places())
    }

    /// Row of an option.
    pub fn option(&self, group: Group, position: usize) -> &[u64] {
        self.rows(self.first[group.index()] + position, 1)
    }

    /// Rows of a skill: "at 1 or more", "at 2 or more", up to [`Skill::most`].
    pub fn levels(&self, skill: Skill) -> &[u64] {
        self.rows(self.first_skill[skill.index()], usize::from(skill.most()))
    }

    /// Row of "this skill at `least` or more"; `least` is 1 to [`Skill::most`].
    pub fn skill(&self, skill: Skill, least: u8) -> &[u64] {
        let row = self.first_skill[skill.index()] + usize::from(least).saturating_sub(1);
        self.rows(row, 1)
    }

    /// Rows of "so many cases or more" for all [`CASE_STEPS`].
    pub fn steps(&self) -> &[u64] {
        self.rows(self.first_step, CASE_STEPS.len())
    }

    /// Row of "so many cases or more" for the step at this position in [`CASE_STEPS`].
    pub fn step(&self, position: usize) -> &[u64] {
        self.rows(self.first_step + position, 1)
    }

    /// Row of those who live in a prefecture.
    pub fn home(&self, prefecture: usize) -> &[u64] {
        self.rows(self.first_home + prefecture, 1)
    }

    fn rows(&self, first: usize, count: usize) -> &[u64] {
        let rest = self.columns.rows.get(first * self.words..);
        rest.and_then(|rest| rest.get(..count * self.words))
            .unwrap_or(&[])
    }
}

/// The flags of one specialist, side by side.
#[derive(Default)]
struct Flags([u64; Flags::WORDS]);

impl Flags {
    /// Enough for all rows: a test counts them.
    const WORDS: usize = 5;

    fn add(&mut self, first: usize, bits: u64) {
        let (word, shift) = (first / 64, first % 64);
        if let Some(slot) = self.0.get_mut(word) {
            *slot |= bits << shift;
        }
        if let (Some(slot), true) = (self.0.get_mut(word + 1), shift > 0) {
            *slot |= bits >> (64 - shift);
        }
    }
}

/// How much of a skill somebody has, in the terms of [`Skill::most`].
pub fn reached(specialist: &Specialist, rating: &Rating, skill: Skill) -> u8 {
    match skill {
        Skill::Question(question) => specialist.answers.points(question),
        Skill::Criterion(criterion) => u8::from(holds(specialist, criterion)),
        Skill::Menu(menu) => rating.menu(menu).weight(),
    }
}

fn holds(specialist: &Specialist, criterion: Criterion) -> bool {
    score(&specialist.answers, criterion).holds()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Nearness;
    use activelist_publication::{Limits, MAX_CASES};

    #[test]
    fn there_is_room_for_every_flag_and_every_part_of_a_key() {
        let options: usize = Group::ALL.iter().map(|group| group.places()).sum();
        let skills: usize = Skill::all().map(|skill| usize::from(skill.most())).sum();
        let rows = options + skills + CASE_STEPS.len() + PREFECTURES.len();
        assert!(rows <= Flags::WORDS * 64, "{rows}");
        assert!((Limits::STANDARD.records as u64) < Key::LAST_TURN);
        assert!(u32::from(MAX_CASES) < 1 << Key::CASES_BITS);
        // The greatest rating, depth and number of themes: see `Metrics`.
        let [rating, depth, themes] = Key::PLACES;
        assert!(
            42 < 1 << (Key::FIRST - rating)
                && (Nearness::Within as u32) < 1 << (rating - Key::NEARNESS)
                && 1224 < 1 << (Key::NEARNESS - depth)
                && 5 < 1 << (depth - themes)
        );
        assert_eq!(themes, Key::TURN_BITS + Key::CASES_BITS);
    }
}
