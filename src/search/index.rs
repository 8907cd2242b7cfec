//! The columnar index: one row of bits per option and per least skill level, built once.

use super::bits;
use super::fold::fold;
use super::rank::fair_turn;
use crate::catalog::{Criterion, GROUPS, Group, Level, QUESTIONS, Question};
use crate::expert::{Rating, rate};
use crate::snapshot::List;

/// Columns of the specialists of one list, in the list's order.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Number of specialists.
    pub len: usize,
    /// Words per row.
    pub words: usize,
    /// Option rows, group after group.
    options: Vec<u64>,
    /// First option row of each group.
    first: [usize; GROUPS],
    /// Rows of "this question at this level or more": three per question.
    floors: Vec<u64>,
    /// Ratings.
    pub ratings: Vec<Rating>,
    /// Place in the order of fair turns; the registration number breaks a tie of hashes.
    pub turn_place: Vec<u32>,
    /// Folded text of everyone, one after the other.
    text: String,
    /// End of each one's text.
    text_ends: Vec<u32>,
}

/// Levels that can be asked of a question: 1, 2, 3.
pub(super) const FLOORS: usize = Level::ALL.len() - 1;

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
        let mut index = Index {
            len,
            words,
            options: vec![0; rows * words],
            first,
            floors: vec![0; QUESTIONS.len() * FLOORS * words],
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
            for question in Question::all() {
                for level in 1..=specialist.answers.points(question) {
                    let row = floor_row(question, level);
                    bits::set(&mut index.floors[row * words..][..words], bit);
                }
            }
            index.add_text(specialist);
        }
        index
    }

    /// What free words are looked for in: every text a visitor can read on the card.
    fn add_text(&mut self, specialist: &crate::expert::Specialist) {
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
        let row = self.first[group.index()] + position;
        self.options
            .get(row * self.words..)
            .and_then(|rest| rest.get(..self.words))
            .unwrap_or(&[])
    }

    /// Row of "this question at `level` (1–3) or more".
    pub fn floor(&self, question: Question, level: u8) -> &[u64] {
        let row = floor_row(question, level);
        self.floors
            .get(row * self.words..)
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

const fn floor_row(question: Question, level: u8) -> usize {
    question.index() * FLOORS + (level as usize).saturating_sub(1)
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
