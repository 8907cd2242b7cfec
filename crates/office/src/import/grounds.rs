//! Whose grounds a column holds: all fourteen are asked for in the same words.
//!
//! A form asks for them behind the skill answers of each criterion, or for all at the end in the order of the
//! criteria. Where neither fits, the office is asked.

use std::collections::HashMap;

use activelist_model::catalog::Criterion;

use super::head::Head;
use super::recognise::Known;
use super::target::Target;
use crate::survey::Column;

/// The criterion of each column of grounds, by its position among the heads; nothing where it is not certain.
pub fn assign(heads: &[Head]) -> HashMap<usize, Criterion> {
    let asked: Vec<(usize, Option<char>)> = heads
        .iter()
        .enumerate()
        .filter_map(|(at, head)| match head.known {
            Some(Known::Grounds(letter)) => Some((at, letter)),
            _ => None,
        })
        .collect();
    let found = behind(heads).or_else(|| in_order(heads, &asked));
    let found = found.unwrap_or_default();
    let fits = asked.iter().all(|(at, letter)| {
        let criterion = found.get(at);
        criterion.is_some_and(|criterion| letter.is_none_or(|letter| ends_with(*criterion, letter)))
    });
    if fits { found } else { HashMap::new() }
}

/// Whether a criterion has this letter: S1-a.
fn ends_with(criterion: Criterion, letter: char) -> bool {
    criterion.id().ends_with(letter)
}

/// Each behind the answers of one criterion.
fn behind(heads: &[Head]) -> Option<HashMap<usize, Criterion>> {
    let mut found = HashMap::new();
    let mut block: Vec<Criterion> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        match head.known {
            Some(Known::Target(Target::Column(Column::Skill(question)))) => {
                let criterion = question.criterion();
                if !block.contains(&criterion) {
                    block.push(criterion);
                }
            }
            Some(Known::Grounds(_)) => {
                let [criterion] = block[..] else {
                    return None;
                };
                if found.values().any(|other| *other == criterion) {
                    return None;
                }
                found.insert(at, criterion);
                block.clear();
            }
            // Grounds that say whose they are.
            Some(Known::Target(Target::Column(Column::Grounds(_)))) => block.clear(),
            _ => {}
        }
    }
    Some(found)
}

/// All of them, behind all answers, in the order of the criteria.
fn in_order(heads: &[Head], asked: &[(usize, Option<char>)]) -> Option<HashMap<usize, Criterion>> {
    let last_skill = heads.iter().rposition(|head| {
        matches!(
            head.known,
            Some(Known::Target(Target::Column(Column::Skill(_))))
        )
    })?;
    let is_behind = asked.first().is_some_and(|(first, _)| *first > last_skill);
    (is_behind && asked.len() == Criterion::all().count()).then(|| {
        asked
            .iter()
            .map(|(at, _)| *at)
            .zip(Criterion::all())
            .collect()
    })
}
