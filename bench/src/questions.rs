//! The questions: a sequence of searches, the same for every engine, as JSON for those in
//! JavaScript. Must never depend on an engine's answers.

use activelist_model::catalog::{Content, Group};
use activelist_search::Criteria;
use serde_json::{Value, json};

#[cfg(not(target_arch = "wasm32"))]
use crate::draw::Draw;

/// What a run measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Searches that have nothing to do with each other.
    Query,
    /// The search before with one option more or less.
    Toggle,
    /// Free words, a character more each time.
    Keystroke,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Query, Kind::Toggle, Kind::Keystroke];

    /// Its name in the files and tables.
    pub const fn key(self) -> &'static str {
        ["query", "toggle", "keystroke"][self as usize]
    }
}

/// Searches that are timed one after the other, and the one that stood there before.
#[derive(Clone, Debug)]
pub struct Run {
    /// What is measured.
    pub kind: Kind,
    /// Asked first, not timed.
    pub lead: Option<Criteria>,
    /// Asked and timed.
    pub steps: Vec<Criteria>,
}

/// Runs of each kind.
#[cfg(not(target_arch = "wasm32"))]
const RUNS: usize = 10;
/// Searches in a run, but for words: there it is a step per character.
#[cfg(not(target_arch = "wasm32"))]
const STEPS: usize = 10;
#[cfg(not(target_arch = "wasm32"))]
const WORDS: usize = 30;

/// The sequence for a list.
#[cfg(not(target_arch = "wasm32"))]
pub fn questions(list: &activelist_publication::List) -> Vec<Run> {
    let mut draw = Draw::new(0x9e5_710);
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let steps = (0..STEPS).map(|_| query(&mut draw, 2, 4)).collect();
        runs.push(Run {
            kind: Kind::Query,
            lead: None,
            steps,
        });
    }
    for _ in 0..RUNS {
        let lead = query(&mut draw, 2, 4);
        let mut steps: Vec<Criteria> = Vec::new();
        for _ in 0..STEPS {
            let next = toggled(&mut draw, steps.last().unwrap_or(&lead));
            steps.push(next);
        }
        runs.push(Run {
            kind: Kind::Toggle,
            lead: Some(lead),
            steps,
        });
    }
    for _ in 0..WORDS {
        let lead = query(&mut draw, 2, 2);
        let word: Vec<char> = word(&mut draw, list).chars().collect();
        let typed = (1..=word.len()).map(|end| Criteria {
            words: word[..end].iter().collect(),
            ..lead.clone()
        });
        runs.push(Run {
            kind: Kind::Keystroke,
            steps: typed.collect(),
            lead: Some(lead),
        });
    }
    runs
}

/// With an option more; where conditions of four groups are set, with one less, so that a walk
/// does not end among nobody.
#[cfg(not(target_arch = "wasm32"))]
fn toggled(draw: &mut Draw, before: &Criteria) -> Criteria {
    let mut next = before.clone();
    let active: Vec<Group> = before.active_groups().collect();
    if active.len() < 4 {
        let group = Group::ALL[draw.below(Group::ALL.len())];
        next.toggle(group, option(draw, group));
    } else {
        let group = active[draw.below(active.len())];
        let chosen: Vec<usize> = before.condition(group).iter().collect();
        next.toggle(group, chosen[draw.below(chosen.len())]);
    }
    next
}

/// The position of one of a group's options.
#[cfg(not(target_arch = "wasm32"))]
fn option(draw: &mut Draw, group: Group) -> usize {
    let place = draw.below(group.options().count());
    group
        .options()
        .nth(place)
        .map_or(0, |(position, _)| position)
}

/// One to three contents; conditions of so many groups, one to three options each.
#[cfg(not(target_arch = "wasm32"))]
fn query(draw: &mut Draw, least: usize, most: usize) -> Criteria {
    let mut criteria = Criteria::default();
    let contents: Vec<Content> = Content::all().collect();
    for _ in 0..draw.between(1, 3) {
        let content = contents[draw.below(contents.len())];
        criteria.contents = criteria.contents.with(content);
    }
    let groups = draw.between(least, most);
    while criteria.active_groups().count() < groups {
        let group = Group::ALL[draw.below(Group::ALL.len())];
        for _ in 0..draw.between(1, 3) {
            let chosen = criteria.condition(group).with(option(draw, group));
            criteria.set_condition(group, chosen);
        }
    }
    criteria
}

/// One to six characters from somebody's name, place or prose.
#[cfg(not(target_arch = "wasm32"))]
fn word(draw: &mut Draw, list: &activelist_publication::List) -> String {
    let person = &list.specialists[draw.below(list.specialists.len())];
    let grounds: Vec<&str> = person.grounds.iter().map(String::as_str).collect();
    let text = match draw.below(6) {
        0 => &person.name,
        1 => &person.kana,
        2 => &person.municipality,
        3 => &person.record.text,
        _ => draw.text(&grounds),
    };
    let text = if text.is_empty() { &person.name } else { text };
    let letters: Vec<char> = text
        .split(['。', '\n', ' '])
        .next()
        .unwrap_or(text)
        .chars()
        .collect();
    let length = draw.between(1, 6).min(letters.len());
    let start = draw.below(letters.len() - length + 1);
    letters[start..start + length].iter().collect()
}

/// One search for the engines in JavaScript: contents and options by their positions.
pub fn to_json(criteria: &Criteria) -> Value {
    let groups = criteria.active_groups().map(|group| {
        let options: Vec<usize> = criteria.condition(group).iter().collect();
        json!([group.index(), options])
    });
    let contents = criteria.contents.iter().map(Content::index);
    json!({
        "contents": contents.collect::<Vec<_>>(),
        "conditions": groups.collect::<Vec<_>>(),
        "words": criteria.words,
    })
}

/// The same the other way round; what it does not know it passes over.
pub fn from_json(value: &Value) -> Criteria {
    let mut criteria = Criteria {
        words: value["words"].as_str().unwrap_or_default().to_string(),
        ..Criteria::default()
    };
    let place = |value: &Value| value.as_u64().unwrap_or(u64::MAX) as usize;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let chosen: Vec<usize> = list(&value["contents"]).iter().map(place).collect();
    criteria.contents = Content::all()
        .filter(|content| chosen.contains(&content.index()))
        .collect();
    for condition in list(&value["conditions"]) {
        if let Some(group) = Group::ALL.get(place(&condition[0])) {
            let options = list(&condition[1]);
            criteria.set_condition(*group, options.iter().map(place).collect());
        }
    }
    criteria
}
