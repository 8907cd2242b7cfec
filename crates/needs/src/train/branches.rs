//! What tells the branches of an emergency apart: what to do first depends on what has happened.
//!
//! It is a multinomial logistic model with one more kind for what cannot be told, which has no weights of its
//! own. It is learned beside the words of `branches.txt`, from every other sentence of `happening.tsv`, which
//! the sentences between them measure, and from `branches.tsv`. It weighs only phrases that are learned for
//! something else as well: a new phrase takes three times the room, and the table must stay small.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold_chars;
use crate::given;
use crate::learned::{BRANCH_STEP, FEW, signs};
use crate::model::{BRANCHES, FIRST_BRANCH};
use crate::read::read;
use crate::table::TEXT;

use super::descent::Descent;
use super::{phrases, rows, signed};

const BRANCHED: &str = include_str!("../../tests/needs/branches.tsv");

/// Longest phrase, in folded characters.
const LONGEST: usize = 4;
/// Sentences that a phrase must stand in.
const LEAST: usize = 4;
/// Phrases that are kept.
const KEPT: usize = 240;
/// Largest weight, and the least that is kept.
const MOST: i8 = 7;
const FEWEST: i8 = 2;
/// What one step of a weight is in the model's own measure, the logarithm of the odds.
const STEP: f64 = BRANCH_STEP as f64 / 100.0;
/// How strongly weights are drawn to nothing, for all sentences together.
const THRIFT: f64 = 0.15;
/// Steps of the descent.
const STEPS: u32 = 150;
/// With what cannot be told.
const KINDS: usize = BRANCHES + 1;
/// Names of the kinds in the files, in the order of the targets.
const NAMES: [&str; KINDS] = ["scam", "files", "login", "lost", "unknown"];

/// A text and what has happened in it.
struct Case {
    phrases: Vec<String>,
    given: [f64; KINDS],
    right: [f64; KINDS],
}

/// Weights of the phrases that tell most, in steps; only of those that are known.
pub(super) fn learned(known: &BTreeSet<String>) -> BTreeMap<String, Vec<(usize, i8)>> {
    let cases = cases(known);
    let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in cases.iter().flat_map(|case| &case.phrases) {
        *spread.entry(phrase).or_default() += 1;
    }
    let often = spread.iter().filter(|(_, count)| **count >= LEAST);
    let all: Vec<&str> = often.map(|(phrase, _)| *phrase).collect();
    let told = all.iter().zip(descend(&cases, &all));
    let mut told: Vec<(f64, &str)> = told
        .map(|(phrase, of)| {
            let sum: f64 = of.iter().map(|weight| weight * weight).sum();
            ((sum * spread[phrase] as f64).sqrt(), *phrase)
        })
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    told.truncate(KEPT);
    let mut chosen: Vec<&str> = told.into_iter().map(|(_, phrase)| phrase).collect();
    chosen.sort_unstable();
    let weights = descend(&cases, &chosen);
    let steps = |of: [f64; BRANCHES]| -> Vec<(usize, i8)> {
        let steps = of.map(|weight| ((weight / STEP).round() as i8).clamp(-MOST, MOST));
        let steps = (FIRST_BRANCH..).zip(steps);
        steps.filter(|(_, steps)| steps.abs() >= FEWEST).collect()
    };
    let chosen = chosen.into_iter().zip(weights);
    let chosen = chosen.map(|(phrase, of)| (phrase.to_string(), steps(of)));
    chosen.filter(|(_, steps)| !steps.is_empty()).collect()
}

fn cases(known: &BTreeSet<String>) -> Vec<Case> {
    let table = read(TEXT).0;
    let rows = rows(signed::HAPPENING).step_by(2).chain(rows(BRANCHED));
    let case = |row: Vec<&str>| {
        let folded = fold_chars(row[1]);
        let given = given::branches(signs(&folded, &table));
        let found = phrases(&folded, LONGEST).into_iter();
        Case {
            phrases: found.filter(|phrase| known.contains(phrase)).collect(),
            given: given.map(|points| f64::from(points) / 100.0),
            right: NAMES.map(|name| f64::from(u8::from(name == row[0]))),
        }
    };
    rows.map(case).collect()
}

/// The weights of these phrases, which are sorted.
fn descend(cases: &[Case], phrases: &[&str]) -> Vec<[f64; BRANCHES]> {
    let known = cases.iter().map(|case| -> Vec<usize> {
        let at = |phrase: &String| phrases.binary_search(&phrase.as_str()).ok();
        case.phrases.iter().filter_map(at).collect()
    });
    let known: Vec<Vec<usize>> = known.collect();
    let mut model = Descent::new(phrases.len() * BRANCHES);
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = model.weights.iter().map(|weight| weight * THRIFT).collect();
        for (case, known) in cases.iter().zip(&known) {
            let share = 1.0 / (known.len().max(FEW as usize) as f64).sqrt();
            let mut sums = case.given;
            for phrase in known {
                let weights = &model.weights[phrase * BRANCHES..][..BRANCHES];
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight * share;
                }
            }
            let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let powers = sums.map(|sum| (sum - most).exp());
            let all: f64 = powers.iter().sum();
            for phrase in known {
                let slopes = &mut slope[phrase * BRANCHES..][..BRANCHES];
                for ((slope, power), right) in slopes.iter_mut().zip(powers).zip(case.right) {
                    *slope += (power / all - right) * share;
                }
            }
        }
        model.step(&slope);
    }
    let weights = model.weights.chunks(BRANCHES);
    weights.map(|of| std::array::from_fn(|at| of[at])).collect()
}
