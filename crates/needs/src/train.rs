//! Learns turns of phrase from the labelled sentences, for `learned.txt`. `cargo xtask needs train` writes it.
//!
//! Of `labelled.tsv` only sentences of the split `tune` are learned from; the others measure. What tells the contents apart is
//! a linear model over short runs of characters, without negative weights, cut down to the phrases that tell
//! most. What tells an emergency, and what tells a matter of security at all, has weights of both signs and
//! is learned beside the rules ([`signed`]).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::fold::{Folded, fold, fold_chars};
use super::learned::{END, is_border};
use super::model::{CALM, CONTENTS, EMERGENCY, INSIDE, OUTSIDE};
use activelist_model::catalog::Content;

mod signed;

const LABELLED: &str = include_str!("../tests/needs/labelled.tsv");
const UNKNOWN: &str = include_str!("../tests/needs/unknown.txt");

/// Longest phrase, in folded characters.
const LONGEST: usize = 4;
/// Sentences that a phrase must stand in.
const LEAST: usize = 3;
/// Largest weight, and what one step of it is in the model's own measure.
const MOST: u8 = 7;
const STEP: f64 = 0.4;
/// Phrases that are kept.
const KEPT: usize = 640;

/// A sentence, the targets that are right for it, and how much it counts.
struct Sentence {
    phrases: BTreeSet<String>,
    right: Vec<usize>,
    weight: f64,
}

/// What tells the contents apart.
struct Subject {
    targets: Vec<usize>,
    sentences: Vec<Sentence>,
    /// How strongly weights are drawn to nothing.
    thrift: f64,
}

type Weights = BTreeMap<String, Vec<f64>>;

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = file
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.map(|line| line.split('\t').collect())
}

/// The phrases of a folded text that come through folding unchanged, so that they can be written down.
fn phrases(text: &[Folded]) -> BTreeSet<String> {
    let chars: Vec<char> = text.iter().map(|f| f.char).collect();
    let clauses = chars.split(|char| is_border(*char));
    let mut found = BTreeSet::new();
    for clause in clauses.filter(|clause| !clause.is_empty()) {
        let mut clause = clause.to_vec();
        clause.push(END);
        for length in 1..=LONGEST {
            for phrase in clause.windows(length).map(String::from_iter) {
                if phrase != "。"
                    && fold(&phrase) == phrase
                    && !phrase.contains(['%', '&', '+', '<', '>'])
                {
                    found.insert(phrase);
                }
            }
        }
    }
    found
}

fn sentence(text: &str, right: Vec<usize>, weight: f64) -> Sentence {
    let phrases = phrases(&fold_chars(text));
    Sentence {
        phrases,
        right,
        weight,
    }
}

fn contents() -> Subject {
    let mut sentences = Vec::new();
    for row in rows(LABELLED).filter(|row| row[0] == "tune") {
        let ids = row[2].split(',').filter_map(Content::from_id);
        sentences.push(sentence(row[1], ids.map(Content::index).collect(), 1.0));
    }
    for line in UNKNOWN.lines().filter(|line| !line.starts_with('#')) {
        sentences.push(sentence(line, vec![OUTSIDE], 1.5));
    }
    Subject {
        // Texts of other business stand beside them, so that what is common to all texts tells nothing.
        targets: (0..CONTENTS).chain([OUTSIDE]).collect(),
        sentences,
        thrift: 1e-3,
    }
}

impl Subject {
    /// How many sentences each phrase stands in.
    fn spread(&self) -> BTreeMap<&String, usize> {
        let mut spread = BTreeMap::new();
        for phrase in self.sentences.iter().flat_map(|s| &s.phrases) {
            *spread.entry(phrase).or_default() += 1;
        }
        spread
    }

    /// Weights of the phrases that tell most, in steps.
    fn learn(&self) -> BTreeMap<String, Vec<(usize, u8)>> {
        let spread = self.spread();
        let often = spread.iter().filter(|(_, count)| **count >= LEAST);
        let all = self.descend(often.map(|(phrase, _)| (*phrase).clone()).collect());
        let told = |(phrase, weights): (&String, &Vec<f64>)| {
            let most = weights.iter().copied().fold(0.0, f64::max);
            (most * (spread[phrase] as f64).sqrt(), phrase.clone())
        };
        let mut told: Vec<(f64, String)> = all.iter().map(told).collect();
        told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        told.truncate(KEPT);
        let weights = self.descend(told.into_iter().map(|(_, phrase)| phrase).collect());
        let steps = |weights: Vec<f64>| -> Vec<(usize, u8)> {
            let steps = weights.iter().map(|w| ((w / STEP).round() as u8).min(MOST));
            let steps = self.targets.iter().copied().zip(steps);
            // A single step takes as much room as many and tells next to nothing.
            let steps = steps.filter(|(_, steps)| *steps > 1);
            steps.filter(|(target, _)| *target < CONTENTS).collect()
        };
        let weights = weights.into_iter().map(|(phrase, w)| (phrase, steps(w)));
        weights.filter(|(_, steps)| !steps.is_empty()).collect()
    }

    /// Stochastic descent of the multinomial logistic loss; several targets may be right.
    fn descend(&self, phrases: BTreeSet<String>) -> Weights {
        let phrases: Vec<String> = phrases.into_iter().collect();
        let width = self.targets.len();
        let mut weights = vec![vec![0.0_f64; width]; phrases.len()];
        let known: Vec<Vec<usize>> = self
            .sentences
            .iter()
            .map(|sentence| {
                let at = sentence
                    .phrases
                    .iter()
                    .map(|phrase| phrases.binary_search(phrase));
                at.flatten().collect()
            })
            .collect();
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let mut chance = 1_u64;
        for round in 0..40 {
            for at in (1..order.len()).rev() {
                chance = chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                order.swap(at, (chance >> 33) as usize % (at + 1));
            }
            let pace = 0.5 / (1.0 + 0.3 * f64::from(round));
            for at in order.iter().copied().filter(|at| !known[*at].is_empty()) {
                let share = 1.0 / (known[at].len() as f64).sqrt();
                let mut sums = vec![0.0; width];
                for phrase in &known[at] {
                    for (sum, weight) in sums.iter_mut().zip(&weights[*phrase]) {
                        *sum += weight * share;
                    }
                }
                let pull = self.pull(&sums, &self.sentences[at]);
                if pull.iter().all(|pull| pull.abs() < 0.02) {
                    continue;
                }
                let step = pace * share * self.sentences[at].weight;
                for phrase in &known[at] {
                    for (weight, pull) in weights[*phrase].iter_mut().zip(&pull) {
                        *weight = (*weight + step * pull - self.thrift * pace).max(0.0);
                    }
                }
            }
        }
        phrases.into_iter().zip(weights).collect()
    }

    /// In which direction the weights of a sentence must go.
    fn pull(&self, sums: &[f64], sentence: &Sentence) -> Vec<f64> {
        let most = sums.iter().copied().fold(0.0, f64::max);
        let powers: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
        let all: f64 = powers.iter().sum();
        let is_right = |at: usize| sentence.right.contains(&self.targets[at]);
        let right: f64 = powers
            .iter()
            .enumerate()
            .filter(|(at, _)| is_right(*at))
            .map(|(_, p)| p)
            .sum();
        let pull = |(at, power): (usize, &f64)| {
            let wanted = if is_right(at) {
                power / right.max(1e-9)
            } else {
                0.0
            };
            wanted - power / all
        };
        powers.iter().enumerate().map(pull).collect()
    }
}

fn name(target: usize) -> String {
    match target {
        EMERGENCY => "緊急".into(),
        CALM => "平時".into(),
        OUTSIDE => "業務外".into(),
        INSIDE => "業務内".into(),
        content => Content::all()
            .nth(content)
            .map_or_else(String::new, Content::id),
    }
}

/// What the labelled sentences of the split `tune` teach: the text of `learned.txt`. The same sentences and
/// rules give the same text.
pub fn learned() -> String {
    let mut learned: BTreeMap<String, Vec<(usize, u8)>> = contents().learn();
    for (phrase, steps) in [signed::alarms(), signed::security()].into_iter().flatten() {
        learned.entry(phrase).or_default().push(steps);
    }
    // One line for all phrases of the same weights.
    let mut lines: BTreeMap<Vec<(usize, u8)>, Vec<String>> = BTreeMap::new();
    for (phrase, mut steps) in learned {
        steps.sort_unstable();
        lines.entry(steps).or_default().push(phrase);
    }
    let mut text = String::from(
        "# 例文（crates/needs/tests/needs）から自動で作った言い回しの重み。手で直さないでください。\n# cargo xtask needs train で作り直せます。「。」は文の切れ目です。\n",
    );
    for (steps, phrases) in lines {
        let steps: Vec<String> = steps
            .iter()
            .map(|(target, steps)| match steps {
                1 => name(*target),
                more => format!("{}*{more}", name(*target)),
            })
            .collect();
        // Writing to a String never fails.
        let _ = writeln!(text, "弱 {} = {}", steps.join(" "), phrases.join(" "));
    }
    text
}
