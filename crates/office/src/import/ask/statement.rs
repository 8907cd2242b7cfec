//! What the office has stated about consent that is recorded elsewhere, as the table has it.

use std::collections::BTreeSet;

use activelist_model::expert::RegistrationNumber;

use super::Asked;
use super::record::Answer;
use crate::import::mapping::{Kind, Mapping, Row};
use crate::survey::Column;
use crate::survey::fold::fold;
use crate::survey::number::registration;
use crate::survey::time::{AnsweredAt, answered_at};

/// Everybody for whom the question was asked.
pub const EVERYBODY: &str = "全員";
/// Nobody of them.
const NOBODY: &str = "なし";
/// Behind the time of the latest answer.
const UNTIL: &str = "までの回答";
/// Behind the words of a row that goes on with the numbers of another one.
const FURTHER: &str = "続き";
/// Most numbers of a cell: a spreadsheet keeps 32,767 characters.
const CELL: usize = 2_000;

/// A statement of the office.
#[derive(Debug)]
pub struct Statement {
    /// The words by which its rows belong together.
    pub words: String,
    /// It holds for answers up to here.
    pub until: AnsweredAt,
    /// Whose consent is on record.
    pub range: Range,
    /// Who was asked about and is not in the range.
    pub left_out: BTreeSet<RegistrationNumber>,
}

/// Whose consent is on record.
#[derive(Debug)]
pub enum Range {
    /// That of everybody who was asked about; with the row of the table that says so.
    Everybody(usize),
    /// That of these people.
    Numbers(BTreeSet<RegistrationNumber>),
}

impl Statement {
    /// What it says of an answer.
    pub fn says(&self, (number, at): Answer) -> Option<bool> {
        let Range::Numbers(numbers) = &self.range else {
            return None;
        };
        if at > self.until {
            return None;
        }
        // Who stands in both declines until it is decided which it is.
        match (self.left_out.contains(&number), numbers.contains(&number)) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        }
    }
}

/// The statements of which place and people are decided.
pub fn statements(mapping: &Mapping, name: &str, asked: &mut Asked) -> Vec<Statement> {
    let mut found = Vec::new();
    let rows = mapping.rows.iter();
    let places = rows.filter(|row| row.kind == Kind::Record && row.holds().is_some());
    for words in places.map(|row| &row.words) {
        let until = words.split_once(UNTIL).and_then(|(at, _)| answered_at(at));
        let range = range(mapping, words, name, asked);
        let left_out = numbers(mapping, Kind::Without, words, name, asked);
        if let (Some(until), Some(range), Some(left_out)) = (until, range, left_out) {
            both(mapping, words, &range, &left_out, name, asked);
            found.push(Statement {
                words: words.clone(),
                until,
                range,
                left_out,
            });
        }
    }
    found
}

/// Names who is said to consent and not to consent.
fn both(
    mapping: &Mapping,
    words: &str,
    range: &Range,
    left_out: &BTreeSet<RegistrationNumber>,
    name: &str,
    asked: &mut Asked,
) {
    let Range::Numbers(numbers) = range else {
        return;
    };
    let both: Vec<String> = numbers
        .intersection(left_out)
        .map(|number| format!("第{number}号"))
        .collect();
    let row = rows_of(mapping, Kind::Range, words).next();
    if let (Some((at, _)), false) = (row, both.is_empty()) {
        let right = format!(
            "{}が「同意の範囲」と「同意のない方」の両方にあります。どちらか一方から消してください。",
            both.join("、")
        );
        asked.refuse_decision(mapping, name, at, &right);
    }
}

/// The rows of a kind that belong to a statement.
fn rows_of<'a>(
    mapping: &'a Mapping,
    kind: Kind,
    words: &'a str,
) -> impl Iterator<Item = (usize, &'a Row)> {
    let rows = mapping.rows.iter().enumerate();
    rows.filter(move |(_, row)| {
        let rest = fold(&row.words)
            .strip_prefix(&fold(words))
            .map(String::from);
        row.kind == kind && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(FURTHER))
    })
}

fn range(mapping: &Mapping, words: &str, name: &str, asked: &mut Asked) -> Option<Range> {
    let everybody = rows_of(mapping, Kind::Range, words)
        .find(|(_, row)| row.holds().is_some_and(|held| fold(held) == EVERYBODY));
    if let Some((at, _)) = everybody {
        return Some(Range::Everybody(at));
    }
    let is_said = rows_of(mapping, Kind::Range, words).any(|(_, row)| row.holds().is_some());
    let numbers = numbers(mapping, Kind::Range, words, name, asked)?;
    is_said.then_some(Range::Numbers(numbers))
}

/// The numbers in the rows of a statement. None where one cannot be read.
pub fn numbers(
    mapping: &Mapping,
    kind: Kind,
    words: &str,
    name: &str,
    asked: &mut Asked,
) -> Option<BTreeSet<RegistrationNumber>> {
    let mut all = BTreeSet::new();
    for (at, row) in rows_of(mapping, kind, words) {
        let held = row.holds().unwrap_or_default();
        if fold(held) == NOBODY {
            continue;
        }
        let parts = held.split(|c: char| matches!(c, '、' | ';' | '；') || c.is_whitespace());
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        let Some(found) = parts.map(registration).collect::<Option<Vec<_>>>() else {
            let right = match kind {
                Kind::Range => {
                    "「全員」か「なし」、または登録番号を「、」で区切って書いてください。"
                }
                _ => "登録番号を「、」で区切って書いてください。",
            };
            asked.refuse_decision(mapping, name, at, right);
            return None;
        };
        all.extend(found);
    }
    Some(all)
}

/// Writes numbers into the table: into a row that is there, and into further ones where a cell is full.
pub fn written(
    mapping: &mut Mapping,
    kind: Kind,
    words: &str,
    row: Option<usize>,
    people: &BTreeSet<RegistrationNumber>,
) {
    let note = match kind {
        Kind::Range => {
            "同意の記録がある方です。同意が取り消された方は、番号を消してください。次に、その方についてもう一度尋ねます。"
        }
        _ => {
            "同意の記録がない方として「否」とします。あとの回答で「可」とするときは、お一人ずつ尋ねます。"
        }
    };
    let people: Vec<String> = people
        .iter()
        .map(|number| format!("第{number}号"))
        .collect();
    for (nth, part) in people.chunks(CELL).enumerate() {
        let decision = part.join("、");
        match (nth, row.and_then(|at| mapping.rows.get_mut(at))) {
            (0, Some(row)) => row.decision = decision,
            _ => {
                let words = match nth {
                    0 => words.to_string(),
                    nth => format!("{words}{FURTHER}{}", nth + 1),
                };
                let mut row = Row::new(kind, &Column::Consent.header(), &words)
                    .shown(format!("{}名", part.len()))
                    .noted(note);
                row.decision = decision;
                mapping.ensure(row);
            }
        }
        mapping.is_changed = true;
    }
}
