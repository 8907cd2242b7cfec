//! Many-choice cells of an export: the separator of a column, and what each part says.

pub use crate::survey::advice::other_field;
use std::collections::{HashMap, HashSet};

use activelist_model::catalog::{Group, OptionSet, PREFECTURES};

use super::plain::last_brackets;
use super::residue::is_none;
use super::target::{Chosen, official};
use crate::survey::choice::{OTHER, labels, unable};
use crate::survey::fold::fold;
use crate::survey::notation::bracketed;

/// What separates the options of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// Nothing: a cell has one option.
    None,
    /// What the survey file uses: `;`, `；`, `、` or a line break.
    Survey,
    /// Line breaks alone.
    Lines,
    /// A semicolon.
    Semicolon,
    /// A comma, with or without a blank.
    Comma,
    /// 、.
    Ideographic,
    /// A slash.
    Slash,
    /// A vertical bar.
    Bar,
    /// Blanks.
    Blank,
}

impl Separator {
    /// All separators.
    pub const ALL: [Separator; 9] = [
        Separator::None,
        Separator::Lines,
        Separator::Semicolon,
        Separator::Comma,
        Separator::Ideographic,
        Separator::Survey,
        Separator::Slash,
        Separator::Bar,
        Separator::Blank,
    ];

    fn is(self, character: char) -> bool {
        match self {
            Separator::None => false,
            Separator::Survey => matches!(character, ';' | '；' | '、' | '､' | '\n' | '\r'),
            Separator::Lines => matches!(character, '\n' | '\r'),
            Separator::Semicolon => matches!(character, ';' | '；'),
            Separator::Comma => matches!(character, ',' | '，'),
            Separator::Ideographic => matches!(character, '、' | '､'),
            Separator::Slash => matches!(character, '/' | '／'),
            Separator::Bar => matches!(character, '|' | '｜'),
            Separator::Blank => character.is_whitespace(),
        }
    }

    /// The parts of a cell, outside brackets. Where brackets do not close, they are none.
    pub fn split(self, cell: &str) -> Vec<&str> {
        let balance = cell.chars().try_fold(0_i32, |depth, character| {
            let depth = depth + step(character);
            (depth >= 0).then_some(depth)
        });
        let counts = balance == Some(0);
        let mut depth = 0;
        let parts = cell.split(|character| {
            depth += step(character);
            (depth == 0 || !counts) && self.is(character)
        });
        let parts = parts.map(str::trim);
        parts.filter(|part| !part.is_empty()).collect()
    }
}

const fn step(character: char) -> i32 {
    match character {
        '（' | '(' | '[' | '［' => 1,
        '）' | ')' | ']' | '］' => -1,
        _ => 0,
    }
}

/// Most different cells by which the separator of a column is told.
const TELLING: usize = 1_000;

/// The separator of a column: the one under which most parts are official labels; of equal ones that with
/// the fewest parts.
pub fn separator_of<'a>(group: Group, cells: impl Iterator<Item = &'a str>) -> Separator {
    if group.is_single() {
        return Separator::None;
    }
    let mut different: Vec<&str> = Vec::new();
    let mut seen = HashSet::new();
    for cell in cells {
        if different.len() < TELLING && seen.insert(cell) {
            different.push(cell);
        }
    }
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut rate = |separator: &Separator| {
        let (mut official, mut all) = (0_usize, 0_usize);
        for cell in &different {
            for part in separator.split(cell) {
                all += 1;
                let is_known = known
                    .entry(part)
                    .or_insert_with(|| is_official(group, part));
                official += usize::from(*is_known);
            }
        }
        (official, std::cmp::Reverse(all))
    };
    let mut best = (rate(&Separator::None), Separator::None);
    for separator in Separator::ALL {
        let rated = rate(&separator);
        if rated > best.0 {
            best = (rated, separator);
        }
    }
    best.1
}

fn is_official(group: Group, part: &str) -> bool {
    !matches!(Part::read(group, part), Part::Unknown(_))
}

/// What a part of a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An option.
    At(usize),
    /// その他, with its text where it stands behind it.
    Other(String),
    /// 支援不可, with the reason.
    Unable(String),
    /// Something that is no option.
    Unknown(String),
}

impl Part {
    /// Reads a part.
    pub fn read(group: Group, part: &str) -> Part {
        if let Some(at) = official(group, part).or_else(|| prefecture(group, part)) {
            return match labels(group).nth(at) {
                Some((_, OTHER)) => Part::Other(String::new()),
                _ => Part::At(at),
            };
        }
        if other_field(group).is_some()
            && let Some(text) = text_of_other(part)
        {
            return Part::Other(text);
        }
        if group == Group::Period
            && let Some(reason) = unable(part).or_else(|| unable_in_words(part))
        {
            return Part::Unable(reason);
        }
        Part::Unknown(part.to_string())
    }
}

/// 支援不可：多忙のため, as people write it without brackets.
fn unable_in_words(part: &str) -> Option<String> {
    let rest = part
        .trim()
        .strip_prefix(Chosen::Unable.label(Group::Period))?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("理由").unwrap_or(rest).trim_start();
    let reason = rest.strip_prefix(['：', ':'])?.trim();
    bracketed(reason).is_none().then(|| reason.to_string())
}

/// A prefecture without 都, 府 or 県, which can only be that one: 東京, 大阪.
pub fn prefecture(group: Group, part: &str) -> Option<usize> {
    let part = fold(part);
    (group == Group::Prefecture && !part.is_empty())
        .then(|| PREFECTURES.iter().position(|label| short(label) == part))?
}

/// A prefecture without its ending; 北海道 has none.
pub fn short(label: &str) -> &str {
    match label {
        "北海道" => label,
        // Once: 京都府 is 京都, and not 京.
        _ => label.strip_suffix(['都', '府', '県']).unwrap_or(label),
    }
}

/// その他（農業）, その他：農業, その他 農業.
fn text_of_other(part: &str) -> Option<String> {
    let rest = part.trim().strip_prefix(OTHER)?;
    if let Some((before, inside)) = last_brackets(part)
        && before.trim() == OTHER
    {
        return Some(inside.trim().trim_matches('_').to_string());
    }
    let text = rest.trim_start_matches(['：', ':', '・', '－', '-', ' ', '　']);
    (text.len() < rest.len() && !text.is_empty()).then(|| text.trim().to_string())
}

/// What a person said to an option question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The options, その他 among them.
    pub set: OptionSet,
    /// The texts for その他, each once.
    pub others: Vec<String>,
    /// The reason of 支援不可.
    pub unable: Option<String>,
    /// What stands as it was, for the survey file's reader to refuse.
    pub raw: Vec<String>,
}

impl Said {
    /// Takes the mark of 支援不可 or of an option in a column of its own, or the reason there.
    pub fn option(&mut self, group: Group, chosen: Chosen, cell: &str) {
        match (chosen, mark(group, chosen, cell)) {
            (Chosen::At(at), Some(true)) => self.set = self.set.with(at),
            (Chosen::Other, Some(true)) => self.other(group, ""),
            (Chosen::Unable, Some(true)) => {
                self.unable = Some(self.unable.take().unwrap_or_default());
            }
            (Chosen::Unable, None) if !is_none(cell) => {
                self.unable = Some(match Part::read(group, cell) {
                    Part::Unable(reason) => reason,
                    _ => cell.to_string(),
                });
            }
            _ => {}
        }
    }

    /// Adds a text for その他.
    pub fn other(&mut self, group: Group, text: &str) {
        if let Some((at, _)) = labels(group).find(|(_, label)| *label == OTHER) {
            self.set = self.set.with(at);
        }
        let text = text.trim();
        if !text.is_empty() && !self.others.iter().any(|other| other == text) {
            self.others.push(text.to_string());
        }
    }

    /// 支援不可 as one text, where a period is chosen as well: only the person knows which of them counts.
    pub fn unable_beside(&self, group: Group) -> Option<String> {
        let reason = self.unable.as_deref().filter(|_| !self.set.is_empty())?;
        let unable = Chosen::Unable.label(group);
        Some(match reason {
            "" => unable.to_string(),
            reason => format!("{unable}（{reason}）"),
        })
    }

    /// As the survey file writes it.
    pub fn cell(&self, group: Group) -> String {
        let chosen = labels(group).filter(|(at, _)| self.set.has(*at));
        let mut parts: Vec<String> = chosen.map(|(_, label)| label.to_string()).collect();
        if let Some(reason) = &self.unable {
            let unable = Chosen::Unable.label(group);
            parts.push(match reason.as_str() {
                "" => unable.to_string(),
                reason => format!("{unable}（{reason}）"),
            });
        }
        parts.extend(self.raw.iter().cloned());
        parts.join(";")
    }
}

/// Whether a mark in a column of one option says that it is chosen; none where it says neither.
pub fn mark(group: Group, chosen: Chosen, cell: &str) -> Option<bool> {
    const YES: [&str; 14] = [
        "1", "1.0", "○", "◯", "〇", "●", "✓", "✔", "☑", "レ", "TRUE", "true", "はい", "選択",
    ];
    const NO: [&str; 11] = [
        "",
        "0",
        "0.0",
        "×",
        "✕",
        "-",
        "☐",
        "FALSE",
        "false",
        "いいえ",
        "未選択",
    ];
    let folded = fold(cell);
    if YES.contains(&folded.as_str()) {
        return Some(true);
    }
    if NO.contains(&folded.as_str()) {
        return Some(false);
    }
    (Chosen::parse(group, cell) == Some(chosen)).then_some(true)
}
