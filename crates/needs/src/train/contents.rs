//! What tells the contents apart.
//!
//! It is a multinomial logistic model with weights of both signs over single characters and pairs of them,
//! learned beside what the rules say. The rules were written and mended with many of these very sentences
//! and are right in nearly all of them, far more often than in sentences that nobody has read. Learned
//! beside such rules at their full weight, the phrases would have nothing to explain. Therefore a point
//! counts less here than it would by itself, and those of `events.txt` count a part only.

use std::collections::BTreeMap;

use crate::fold::fold_chars;
use crate::given::counted;
use crate::hits::find;
use crate::learned::{CONTENT_STEP, FEW};
use crate::model::{CONTENTS, WordTable};
use crate::read::read;
use crate::score::score;
use crate::table::{TEXT, WORDS};
use activelist_model::catalog::Content;

use super::descent::Descent;
use super::{LABELLED, LEAST, phrases, rows, signed};

/// Longest phrase, in folded characters.
const LONGEST: usize = 2;
/// Phrases that are kept.
const KEPT: usize = 1500;
/// Largest weight; what one step of it is in the model's own measure, the logarithm of the odds; and the
/// least that is kept: a single step takes as much room as many and tells next to nothing.
const MOST: i8 = 7;
const STEP: f64 = 0.5;
const FEWEST: i8 = 2;
/// How strongly weights are drawn to nothing, for all sentences together.
const THRIFT: f64 = 0.15;
/// Steps of the descent.
const STEPS: u32 = 150;
/// Hundredths of the table's points that one is worth in the model's measure.
const MEASURE: f64 = CONTENT_STEP as f64 / STEP;
/// Per cent that a point of `events.txt` counts.
const EVENTS: i32 = 30;

/// A sentence with its right contents.
struct Sentence {
    /// Positions of its phrases among those that are learned.
    known: Vec<usize>,
    share: f64,
    given: [f64; CONTENTS],
    right: [bool; CONTENTS],
    weight: f64,
}

/// Weights of the phrases that tell most, in steps.
pub(super) fn learned() -> BTreeMap<String, Vec<(usize, i8)>> {
    let (words, all) = (read(WORDS).0, read(TEXT).0);
    let tuned = rows(LABELLED).filter(|row| row[0] == "tune");
    let tuned = tuned.map(|row| (row[1], row[2], 0.7));
    let events = rows(signed::EVENTS).map(|row| (row[0], row[1], 1.5));
    let texts: Vec<(&str, &str, f64)> = tuned.chain(events).collect();
    let mut sentences: Vec<Sentence> = texts
        .iter()
        .map(|(text, ids, weight)| {
            let ids = ids.split(',').filter_map(Content::from_id);
            let right: Vec<usize> = ids.map(Content::index).collect();
            Sentence {
                known: Vec::new(),
                share: 0.0,
                given: given(text, &words, &all),
                right: std::array::from_fn(|at| right.contains(&at)),
                weight: *weight,
            }
        })
        .collect();
    let found: Vec<Vec<String>> = texts
        .iter()
        .map(|(text, ..)| phrases(&fold_chars(text), LONGEST).into_iter().collect())
        .collect();
    let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in found.iter().flatten() {
        *spread.entry(phrase).or_default() += 1;
    }
    let often = spread.iter().filter(|(_, count)| **count >= LEAST);
    let mut chosen: Vec<&str> = often.map(|(phrase, _)| *phrase).collect();
    let weights = descend(&mut sentences, &found, &chosen);
    let tells = |phrase: &str, of: &[f64; CONTENTS]| {
        let sum: f64 = of.iter().map(|weight| weight * weight).sum();
        (sum * spread[phrase] as f64).sqrt()
    };
    let told = chosen.iter().zip(&weights);
    let mut told: Vec<(f64, &str)> = told
        .map(|(phrase, of)| (tells(phrase, of), *phrase))
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    told.truncate(KEPT);
    chosen = told.into_iter().map(|(_, phrase)| phrase).collect();
    chosen.sort_unstable();
    let weights = descend(&mut sentences, &found, &chosen);
    let steps = |of: [f64; CONTENTS]| -> Vec<(usize, i8)> {
        let steps = of.map(|weight| ((weight / STEP).round() as i8).clamp(-MOST, MOST));
        let steps = steps.into_iter().enumerate();
        steps.filter(|(_, steps)| steps.abs() >= FEWEST).collect()
    };
    let chosen = chosen.into_iter().zip(weights);
    let chosen = chosen.map(|(phrase, of)| (phrase.to_string(), steps(of)));
    chosen.filter(|(_, steps)| !steps.is_empty()).collect()
}

/// What the rules say of a text, in the model's measure.
fn given(text: &str, words: &WordTable, all: &WordTable) -> [f64; CONTENTS] {
    let folded = fold_chars(text);
    let points = |table: &WordTable| score(&find(&folded, table), table).contents;
    let (words, all) = (points(words), points(all));
    std::array::from_fn(|at| {
        let points = words[at] + (all[at] - words[at]) * EVENTS / 100;
        f64::from(counted(points)) / MEASURE
    })
}

/// The weights of these phrases, which are sorted. The loss is that of all right contents together.
fn descend(
    sentences: &mut [Sentence],
    found: &[Vec<String>],
    phrases: &[&str],
) -> Vec<[f64; CONTENTS]> {
    for (sentence, found) in sentences.iter_mut().zip(found) {
        let at = |phrase: &String| phrases.binary_search(&phrase.as_str()).ok();
        sentence.known = found.iter().filter_map(at).collect();
        sentence.share = 1.0 / (sentence.known.len().max(FEW as usize) as f64).sqrt();
    }
    let mut model = Descent::new(phrases.len() * CONTENTS);
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = model.weights.iter().map(|weight| weight * THRIFT).collect();
        for sentence in sentences.iter() {
            let mut sums = sentence.given;
            for phrase in &sentence.known {
                let weights = &model.weights[phrase * CONTENTS..][..CONTENTS];
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight * sentence.share;
                }
            }
            let pull = pull(&sums, &sentence.right);
            for phrase in &sentence.known {
                let slopes = &mut slope[phrase * CONTENTS..][..CONTENTS];
                for (slope, pull) in slopes.iter_mut().zip(pull) {
                    *slope += pull * sentence.share * sentence.weight;
                }
            }
        }
        model.step(&slope);
    }
    let weights = model.weights.chunks(CONTENTS);
    weights.map(|of| std::array::from_fn(|at| of[at])).collect()
}

/// How far each content's share lies from what is wanted.
fn pull(sums: &[f64; CONTENTS], right: &[bool; CONTENTS]) -> [f64; CONTENTS] {
    let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let all: f64 = powers.iter().sum();
    let share = powers.iter().zip(right).filter(|(_, right)| **right);
    let wanted: f64 = share.map(|(power, _)| power).sum();
    std::array::from_fn(|at| {
        let wanted = if right[at] {
            powers[at] / wanted.max(1e-9)
        } else {
            0.0
        };
        powers[at] / all - wanted
    })
}
