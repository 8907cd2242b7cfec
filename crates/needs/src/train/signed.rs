//! What tells yes from no: an emergency from a calm text, a matter of security from other business.
//!
//! It is logistic regression over the phrases of a sentence, beside what the rules say of it. A text that
//! tells of an emergency does so in one of its sentences, and nobody has marked in which: of each such text,
//! the sentence that sounds most like one is learned from.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold_chars;
use crate::given;
use crate::hits::{find, sentences};
use crate::learned::{ALARM_STEP, FEW, SECURITY_STEP};
use crate::model::{CALM, EMERGENCY, INSIDE, OUTSIDE, WordTable};
use crate::read::read;
use crate::score::score;
use crate::table::TEXT;

use super::descent::Descent;
use super::{LABELLED, LEAST, UNKNOWN, phrases, rows};

const ALARMS: &str = include_str!("../../tests/needs/emergency.tsv");
pub(super) const HAPPENING: &str = include_str!("../../tests/needs/happening.tsv");
pub(super) const EVENTS: &str = include_str!("../../tests/needs/events.tsv");
const CALMS: &str = include_str!("../../tests/needs/calm.txt");
const OUTSIDES: &str = include_str!("../../tests/needs/outside.txt");

/// Longest phrase, in folded characters.
const LONGEST: usize = 4;
/// Largest weight.
const MOST: i8 = 7;
/// How strongly weights are drawn to nothing, for all sentences together.
const THRIFT: f64 = 0.1;
/// Steps of the descent, and how often the telling sentences are chosen again.
const STEPS: u32 = 120;
const ROUNDS: usize = 3;
/// What one step of a weight is in the model's own measure, the logarithm of the odds.
const STEP: f64 = 0.4;
/// Hundredths of the table's points that one is worth in that measure.
const ALARM_MEASURE: f64 = ALARM_STEP as f64 / STEP;
const SECURITY_MEASURE: f64 = SECURITY_STEP as f64 / STEP;

/// A sentence, or a text that is learned from as a whole.
struct Part {
    /// The text that it is of.
    text: usize,
    phrases: BTreeSet<String>,
    /// What is given without any phrase.
    given: f64,
}

/// Texts, whether each is a yes, and how much it counts.
#[derive(Default)]
struct Subject {
    texts: Vec<(bool, f64)>,
    parts: Vec<Part>,
}

type Steps = BTreeMap<String, (usize, i8)>;

/// What tells a running emergency.
pub(super) fn alarms() -> Steps {
    let table = read(TEXT).0;
    let mut subject = Subject::default();
    for row in rows(ALARMS) {
        let weight = match row[0] {
            "tune" => 1.2,
            // Put together from parts, and therefore much alike.
            "made" => 0.4,
            _ => continue,
        };
        subject.add_sentences(row[2], row[1] == "yes", weight, &table);
    }
    for row in rows(HAPPENING) {
        subject.add_sentences(row[1], true, 2.0, &table);
    }
    for line in lines(CALMS) {
        subject.add_sentences(line, false, 2.0, &table);
    }
    for line in lines(OUTSIDES) {
        subject.add_sentences(line, false, 1.0, &table);
    }
    for line in lines(UNKNOWN) {
        subject.add_sentences(line, false, 0.5, &table);
    }
    for (text, ids, weight) in needs() {
        // What is right after an accident may be said in the midst of one.
        if !["5-3", "6-1", "6-2", "6-3"]
            .iter()
            .any(|id| ids.contains(id))
        {
            subject.add_sentences(text, false, 0.7 * weight, &table);
        }
    }
    subject.learn(1100, [EMERGENCY, CALM])
}

/// What tells a matter of security.
pub(super) fn security() -> Steps {
    let table = read(TEXT).0;
    let mut subject = Subject::default();
    for (text, _, weight) in needs() {
        subject.add_text(text, true, weight, &table);
    }
    for row in rows(HAPPENING) {
        subject.add_text(row[1], true, 1.0, &table);
    }
    for line in lines(OUTSIDES) {
        subject.add_text(line, false, 2.0, &table);
    }
    for line in lines(UNKNOWN) {
        subject.add_text(line, false, 10.0, &table);
    }
    subject.learn(900, [INSIDE, OUTSIDE])
}

/// Sentences about needs: text, contents, how much it counts.
fn needs() -> impl Iterator<Item = (&'static str, &'static str, f64)> {
    let tuned = rows(LABELLED).filter(|row| row[0] == "tune");
    let tuned = tuned.map(|row| (row[1], row[2], 0.7));
    tuned.chain(rows(EVENTS).map(|row| (row[0], row[1], 1.0)))
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = file.lines();
    lines.filter(|line| !line.starts_with('#') && !line.is_empty())
}

impl Subject {
    fn add_sentences(&mut self, text: &str, is_yes: bool, weight: f64, table: &WordTable) {
        let folded = fold_chars(text);
        let scores = score(&find(&folded, table), table);
        for (number, sentence) in sentences(&folded).enumerate() {
            self.parts.push(Part {
                text: self.texts.len(),
                phrases: phrases(sentence, LONGEST),
                given: f64::from(given::alarm(&scores, number)) / ALARM_MEASURE,
            });
        }
        self.texts.push((is_yes, weight));
    }

    fn add_text(&mut self, text: &str, is_yes: bool, weight: f64, table: &WordTable) {
        let folded = fold_chars(text);
        let scores = score(&find(&folded, table), table);
        self.parts.push(Part {
            text: self.texts.len(),
            phrases: phrases(&folded, LONGEST),
            given: f64::from(given::security(&scores)) / SECURITY_MEASURE,
        });
        self.texts.push((is_yes, weight));
    }

    /// The steps of the phrases that tell most, each for the first target or for the second.
    fn learn(&self, kept: usize, targets: [usize; 2]) -> Steps {
        let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
        for phrase in self.parts.iter().flat_map(|part| &part.phrases) {
            *spread.entry(phrase).or_default() += 1;
        }
        let often = spread.iter().filter(|(_, count)| **count >= LEAST);
        let all: Vec<&str> = often.map(|(phrase, _)| *phrase).collect();
        let weights = self.descend(&all);
        let tells =
            |(phrase, weight): (&&str, &f64)| weight.abs() * (spread[*phrase] as f64).sqrt();
        let mut told: Vec<(f64, &str)> = all
            .iter()
            .zip(&weights)
            .map(|one| (tells(one), *one.0))
            .collect();
        told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        told.truncate(kept);
        let mut chosen: Vec<&str> = told.into_iter().map(|(_, phrase)| phrase).collect();
        chosen.sort_unstable();
        let weights = self.descend(&chosen);
        let steps = |weight: f64| {
            let target = targets[usize::from(weight < 0.0)];
            (target, ((weight.abs() / STEP).round() as i8).min(MOST))
        };
        let steps = chosen
            .iter()
            .zip(weights)
            .map(|(phrase, weight)| ((*phrase).to_string(), steps(weight)));
        steps.filter(|(_, (_, steps))| *steps > 0).collect()
    }

    /// The weights of these phrases, which are sorted.
    fn descend(&self, phrases: &[&str]) -> Vec<f64> {
        let known: Vec<Vec<usize>> = self
            .parts
            .iter()
            .map(|part| {
                let at = part
                    .phrases
                    .iter()
                    .map(|phrase| phrases.binary_search(&phrase.as_str()));
                at.flatten().collect()
            })
            .collect();
        let shares: Vec<f64> = known
            .iter()
            .map(|known| 1.0 / (known.len().max(FEW as usize) as f64).sqrt())
            .collect();
        let mut model = Descent::new(phrases.len());
        for round in 0..ROUNDS {
            let sums = |model: &Descent| -> Vec<f64> {
                let parts = self.parts.iter().zip(&known).zip(&shares);
                let sum = |((part, known), share): ((&Part, &Vec<usize>), &f64)| {
                    let weights = known.iter().map(|at| model.weights[*at]);
                    part.given + weights.sum::<f64>() * share
                };
                parts.map(sum).collect()
            };
            let counts = self.telling(&sums(&model), round == 0);
            for _ in 0..STEPS {
                let sums = sums(&model);
                let mut slope: Vec<f64> =
                    model.weights.iter().map(|weight| weight * THRIFT).collect();
                for (at, sum) in sums.iter().enumerate().filter(|(at, _)| counts[*at] > 0.0) {
                    let wanted = f64::from(u8::from(self.texts[self.parts[at].text].0));
                    let pull = (1.0 / (1.0 + (-sum).exp()) - wanted) * counts[at] * shares[at];
                    for phrase in &known[at] {
                        slope[*phrase] += pull;
                    }
                }
                model.step(&slope);
            }
        }
        model.weights
    }

    /// How much each part counts: of a text that is a yes only the part that sounds most like it, except at
    /// first, where all do.
    fn telling(&self, sums: &[f64], is_first: bool) -> Vec<f64> {
        let mut most: Vec<f64> = vec![f64::NEG_INFINITY; self.texts.len()];
        for (part, sum) in self.parts.iter().zip(sums) {
            most[part.text] = most[part.text].max(*sum);
        }
        let counts = |(part, sum): (&Part, &f64)| {
            let (is_yes, weight) = self.texts[part.text];
            let tells = is_first || !is_yes || *sum >= most[part.text];
            if tells { weight } else { 0.0 }
        };
        self.parts.iter().zip(sums).map(counts).collect()
    }
}
