//! The columnar index: one row of bits per option and per least skill level, built once.

use super::bits;
use super::fold::fold;
use super::rank::fair_turn;
use super::skills::{SKILLS, Skill};
use crate::catalog::{Criterion, GROUPS, Group};
use crate::expert::{Rating, Specialist, rate, score};
use crate::snapshot::List;

/// Columns of the specialists of one list, in the list's order.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// Number of specialists.
    pub len: usize,
    /// Words per row.
    pub words: usize,
    /// Option rows, group after group.
    options: Vec<u64>,
    /// First option row of each group.
    first: [usize; GROUPS],
    /// Rows of "this skill at this least or more", skill after skill.
    skills: Vec<u64>,
    /// First skill row of each skill.
    first_skill: [usize; SKILLS],
    /// Rows of "so many cases or more", one for each of [`CASE_STEPS`].
    steps: Vec<u64>,
    /// 支援件数; 0 where it was not stated.
    pub cases: Vec<u16>,
    /// Ratings.
    pub ratings: Vec<Rating>,
    /// Place in the order of fair turns; the registration number breaks a tie of hashes.
    pub turn_place: Vec<u32>,
    /// Folded text of everyone, one after the other.
    text: String,
    /// End of each one's text.
    text_ends: Vec<u32>,
}

/// The least numbers of cases that screens offer; a link may ask for any other.
pub const CASE_STEPS: [u16; 6] = [1, 3, 5, 10, 20, 50];

impl Index {
    pub fn build(list: &List) -> Index {
        let len = list.specialists.len();
        let words = bits::words_for(len);
        let mut first = [0; GROUPS];
        let mut rows = 0;
        for group in Group::ALL {
            first[group.index()] = rows;
            rows += group.options().len();
        }
        let mut first_skill = [0; SKILLS];
        let mut skill_rows = 0;
        for skill in Skill::all() {
            first_skill[skill.index()] = skill_rows;
            skill_rows += usize::from(skill.most());
        }
        let mut index = Index {
            len,
            words,
            options: vec![0; rows * words],
            first,
            skills: vec![0; skill_rows * words],
            first_skill,
            steps: vec![0; CASE_STEPS.len() * words],
            cases: Vec::with_capacity(len),
            ratings: list.specialists.iter().map(rate).collect(),
            turn_place: turn_places(list),
            text: String::new(),
            text_ends: Vec::with_capacity(len),
        };
        for (bit, specialist) in list.specialists.iter().enumerate() {
            for group in Group::ALL {
                for position in specialist.choices(group).iter() {
                    let row = first[group.index()] + position;
                    bits::set(&mut index.options[row * words..][..words], bit);
                }
            }
            for skill in Skill::all() {
                let first = first_skill[skill.index()];
                for row in
                    first..first + usize::from(reached(specialist, &index.ratings[bit], skill))
                {
                    bits::set(&mut index.skills[row * words..][..words], bit);
                }
            }
            let cases = specialist.record.cases.unwrap_or(0);
            for (row, step) in CASE_STEPS.iter().enumerate() {
                if cases >= *step {
                    bits::set(&mut index.steps[row * words..][..words], bit);
                }
            }
            index.cases.push(cases);
            index.add_text(specialist);
        }
        index
    }

    /// What free words are looked for in: every text a visitor can read on the card.
    fn add_text(&mut self, specialist: &Specialist) {
        let number = specialist.registration.to_string();
        let others = &specialist.others;
        let texts = [
            &specialist.name,
            &specialist.kana,
            &number,
            &specialist.municipality,
            &specialist.organisation,
            &specialist.appeal,
            &specialist.record.text,
            &others.qualification,
            &others.industry,
            &others.association,
            &others.form,
        ];
        let home = specialist.home.map_or("", |home| home.label());
        let labels = Group::ALL.into_iter().flat_map(|group| {
            let chosen = specialist.choices(group);
            chosen.iter().map(move |position| group.options()[position])
        });
        let grounds = Criterion::all().map(|criterion| specialist.grounds_of(criterion));
        let all = texts.into_iter().map(String::as_str).chain([home]);
        for text in all.chain(labels).chain(grounds) {
            self.text.push_str(&fold(text));
            // A word never runs from one field into the next.
            self.text.push('\n');
        }
        self.text_ends.push(self.text.len() as u32);
    }

    /// Row of an option.
    pub fn option(&self, group: Group, position: usize) -> &[u64] {
        self.row(&self.options, self.first[group.index()] + position)
    }

    /// Row of "this skill at `least` or more"; `least` is 1 to [`Skill::most`].
    pub fn skill(&self, skill: Skill, least: u8) -> &[u64] {
        let row = self.first_skill[skill.index()] + usize::from(least).saturating_sub(1);
        self.row(&self.skills, row)
    }

    /// Row of "so many cases or more" for the step at this position in [`CASE_STEPS`].
    pub fn step(&self, position: usize) -> &[u64] {
        self.row(&self.steps, position)
    }

    fn row<'a>(&self, rows: &'a [u64], row: usize) -> &'a [u64] {
        rows.get(row * self.words..)
            .and_then(|rest| rest.get(..self.words))
            .unwrap_or(&[])
    }

    /// The folded text of one specialist.
    pub fn text_of(&self, bit: usize) -> &str {
        let start = match bit {
            0 => 0,
            bit => self.text_ends.get(bit - 1).copied().unwrap_or(0) as usize,
        };
        let end = self.text_ends.get(bit).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or("")
    }
}

/// How much of a skill somebody has, in the terms of [`Skill::most`].
pub fn reached(specialist: &Specialist, rating: &Rating, skill: Skill) -> u8 {
    match skill {
        Skill::Question(question) => specialist.answers.points(question),
        Skill::Criterion(criterion) => u8::from(score(&specialist.answers, criterion).holds()),
        Skill::Menu(menu) => rating.menu(menu).weight(),
    }
}

fn turn_places(list: &List) -> Vec<u32> {
    let mut turns: Vec<(u64, usize)> = list
        .specialists
        .iter()
        .enumerate()
        .map(|(bit, specialist)| (fair_turn(list.serial, specialist.registration), bit))
        .collect();
    turns.sort_unstable();
    let mut places = vec![0; turns.len()];
    for (place, (_, bit)) in turns.into_iter().enumerate() {
        places[bit] = place as u32;
    }
    places
}
