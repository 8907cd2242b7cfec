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
    let found = behind(heads);
    let found = match found.is_empty() {
        true => in_order(heads, &asked).unwrap_or_default(),
        false => found,
    };
    let fits = asked.iter().all(|(at, letter)| {
        let (criterion, letter) = (found.get(at), *letter);
        criterion
            .zip(letter)
            .is_none_or(|(criterion, letter)| criterion.letter() == letter)
    });
    if fits { found } else { HashMap::new() }
}

/// Each behind the answers of one criterion. One behind the answers of several may belong to any of them.
fn behind(heads: &[Head]) -> HashMap<usize, Criterion> {
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
                if let [criterion] = block[..]
                    && !found.values().any(|other| *other == criterion)
                {
                    found.insert(at, criterion);
                }
                block.clear();
            }
            // Grounds that say whose they are.
            Some(Known::Target(Target::Column(Column::Grounds(_)))) => block.clear(),
            _ => {}
        }
    }
    found
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
