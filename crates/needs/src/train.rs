//! Learns turns of phrase from the labelled sentences, for `learned.txt`. `cargo xtask needs train` writes it.
//!
//! Of `labelled.tsv` only sentences of the split `tune` are learned from; the others measure. What tells the
//! contents apart ([`contents`]) or the branches of an emergency ([`branches`]), what tells an emergency, and what
//! tells a matter of security at all ([`signed`]) are linear models over short runs of characters. Their weights have both signs and are learned
//! beside the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::fold::{Folded, fold};
use super::learned::{END, is_border};
use super::model::{BRANCH_NAMES, CALM, EMERGENCY, FIRST_BRANCH, INSIDE, OUTSIDE};
use super::read::read;
use super::table::TEXT;
use activelist_model::catalog::Content;

mod branches;
mod contents;
mod descent;
mod signed;

const LABELLED: &str = include_str!("../tests/needs/labelled.tsv");
const UNKNOWN: &str = include_str!("../tests/needs/unknown.txt");

/// Sentences that a phrase must stand in.
const LEAST: usize = 3;

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = file
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.map(|line| line.split('\t').collect())
}

/// The phrases of a folded text that come through folding unchanged, so that they can be written down.
fn phrases(text: &[Folded], longest: usize) -> BTreeSet<String> {
    let chars: Vec<char> = text.iter().map(|f| f.char).collect();
    let clauses = chars.split(|char| is_border(*char));
    let mut found = BTreeSet::new();
    for clause in clauses.filter(|clause| !clause.is_empty()) {
        let mut clause = clause.to_vec();
        clause.push(END);
        for length in 1..=longest {
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

fn name(target: usize) -> String {
    match target {
        EMERGENCY => "緊急".into(),
        CALM => "平時".into(),
        OUTSIDE => "業務外".into(),
        INSIDE => "業務内".into(),
        branch @ FIRST_BRANCH.. => format!("枝{}", BRANCH_NAMES[branch - FIRST_BRANCH]),
        content => Content::all()
            .nth(content)
            .map_or_else(String::new, Content::id),
    }
}

/// Phrases with what they speak for.
type Phrases = BTreeMap<String, Vec<(usize, i8)>>;

/// What the labelled sentences of the split `tune` teach: the text of `learned.txt`. The same sentences and
/// rules give the same text.
pub fn learned() -> String {
    let mut learned = contents::learned();
    for (phrase, steps) in [signed::alarms(), signed::security()].into_iter().flatten() {
        learned.entry(phrase).or_default().push(steps);
    }
    with_branches(learned)
}

/// `learned.txt` with the branches of an emergency learned again, and everything else as it is.
pub fn branched() -> String {
    let is_other = |target: &usize| *target < FIRST_BRANCH;
    let mut learned = Phrases::new();
    for phrase in read(TEXT).0.learned {
        let weights = phrase.weights.into_iter();
        let steps = weights.map(|(target, steps)| (usize::from(target), steps));
        let steps: Vec<_> = steps.filter(|(target, _)| is_other(target)).collect();
        if !steps.is_empty() {
            learned.insert(phrase.chars.into_iter().collect(), steps);
        }
    }
    with_branches(learned)
}

/// The text of what was learned, with what tells the branches.
fn with_branches(mut learned: Phrases) -> String {
    // Phrases that are there already take little more room.
    let known: BTreeSet<String> = learned.keys().cloned().collect();
    for (phrase, steps) in branches::learned(&known) {
        learned.entry(phrase).or_default().extend(steps);
    }
    // One line for all phrases of the same weights.
    let mut lines: BTreeMap<Vec<(usize, i8)>, Vec<String>> = BTreeMap::new();
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
