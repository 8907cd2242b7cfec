//! The header of a sheet: which row it is, and what each column is called.
//!
//! It is the one among the first ten rows with the most headers that are known for certain. Some services
//! write it in two rows, the question above and the option or the row of the grid below
//! (SurveyMonkey; merged cells): then the two are joined to `question [row]`.

use std::collections::HashSet;

use activelist_publication::Digest;

use super::plain::plain;
use super::recognise::{Known, recognise};
use super::sheet::Sheet;
use super::target::Target;
use crate::survey::fold::fold;
use crate::survey::number::registration;
use crate::survey::table::CsvRow;
use crate::survey::time::answered_at;

/// The header is looked for in the first ten rows.
pub const HEAD_ROWS: usize = 10;
/// Fewest known headers of a row that is taken for the header.
const FEWEST: usize = 3;
/// By how many known headers two rows must be better than one.
const BETTER: usize = 3;

/// A column as the sheet names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its place in a row.
    pub place: usize,
    /// Its header in one line.
    pub text: String,
    /// Which one it is of several with the same header, from 1.
    pub repeat: usize,
    /// How many there are with that header.
    pub of: usize,
    /// What the header means for certain.
    pub known: Option<Known>,
}

/// A sheet with its header.
pub struct Headed {
    /// Its columns with a header.
    pub heads: Vec<Head>,
    /// Number of the header's row.
    pub row: usize,
    /// The rows above the header.
    pub above: Vec<CsvRow>,
    /// The rows below it.
    pub below: Vec<CsvRow>,
}

impl Headed {
    /// A few characters that are others where the headers are.
    pub fn fingerprint(&self) -> String {
        let headers: Vec<String> = self.heads.iter().map(|head| fold(&head.text)).collect();
        let digest = Digest::of(headers.join("\n").as_bytes()).to_string();
        digest.chars().take(10).collect()
    }
}

/// Number of columns that a row names for certain.
pub fn known_in(row: &CsvRow) -> usize {
    let heads: Vec<Option<Known>> = row.cells.iter().map(recognise).collect();
    count(heads.iter())
}

fn count<'a>(known: impl Iterator<Item = &'a Option<Known>>) -> usize {
    let mut once = HashSet::new();
    let mut grounds = 0;
    for known in known.flatten() {
        match known {
            Known::Target(Target::Unused) => {}
            Known::Target(target) => {
                once.insert(*target);
            }
            Known::Grounds(_) => grounds += 1,
        }
    }
    once.len() + grounds
}

/// Finds the header of a sheet; none where no row looks like one.
pub fn find(sheet: Sheet) -> Option<Headed> {
    let first: Vec<&CsvRow> = sheet
        .rows
        .iter()
        .take_while(|row| row.number <= HEAD_ROWS)
        .collect();
    // Of equal ones the first.
    let single = (0..first.len())
        .map(|at| (known_in(first[at]), std::cmp::Reverse(at)))
        .max()?;
    let pairs = (0..first.len().saturating_sub(1)).filter_map(|at| {
        let (upper, lower) = (first[at], first[at + 1]);
        let joined = joined(upper, lower)?;
        let known: Vec<Option<Known>> = joined.iter().map(|(_, text)| recognise(text)).collect();
        Some((count(known.iter()), std::cmp::Reverse(at), joined))
    });
    let pair = pairs.max_by_key(|(known, at, _)| (*known, *at));
    let (known, std::cmp::Reverse(at)) = single;
    let two = pair.filter(|(of_two, ..)| *of_two >= known + BETTER);
    let (at, rows, names, known) = match two {
        Some((known, std::cmp::Reverse(at), joined)) => (at, 2, joined, known),
        None => (at, 1, single_names(first[at]), known),
    };
    if known < FEWEST {
        return None;
    }
    let mut above = sheet.rows;
    let below = above.split_off(at + rows);
    let header = above.split_off(at);
    let row = header.last()?.number;
    Some(Headed {
        heads: heads(names),
        row,
        above,
        below,
    })
}

/// A header in one line: line breaks and runs of blanks as one blank.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn single_names(row: &CsvRow) -> Vec<(usize, String)> {
    let cells = row.cells.iter().map(in_one_line).enumerate();
    cells.filter(|(_, text)| !text.is_empty()).collect()
}

/// What services write below a question that has one column.
const ANSWER: [&str; 9] = [
    "response",
    "open-ended response",
    "回答",
    "自由回答",
    "自由回答式回答",
    "自由形式の回答",
    "自由記述",
    "記述回答",
    "テキスト",
];

/// The headers of two rows taken together; none where the second is an answer.
fn joined(upper: &CsvRow, lower: &CsvRow) -> Option<Vec<(usize, String)>> {
    let is_of_answer = |cell: &str| {
        let cell = cell.trim();
        answered_at(cell).is_some() || cell.contains('@') || registration(cell).is_some()
    };
    if lower.cells.iter().any(is_of_answer) {
        return None;
    }
    let cells = upper.cells.len().max(lower.cells.len());
    let cell = |row: &CsvRow, at: usize| in_one_line(row.cells.get(at).unwrap_or_default());
    let mut question = String::new();
    let mut names = Vec::new();
    for at in 0..cells {
        let (own, below) = (cell(upper, at), cell(lower, at));
        let is_own = !own.is_empty();
        if is_own {
            question = own;
        }
        let is_answer = ANSWER.contains(&below.to_lowercase().as_str());
        let name = match (is_own, below.as_str()) {
            (true, "") => question.clone(),
            (false, "") => continue,
            // What a service adds by itself has nothing below it: the same words with 「Response」
            // below are a question.
            _ if is_answer => question.clone(),
            _ => {
                let both = format!("{question} [{below}]");
                let is_known = recognise(&both).is_some();
                match is_known || recognise(&below).is_none() || question.is_empty() {
                    true if !question.is_empty() => both,
                    _ => below,
                }
            }
        };
        names.push((at, name));
    }
    Some(names)
}

fn heads(names: Vec<(usize, String)>) -> Vec<Head> {
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let named = names.into_iter().map(|(place, text)| {
        let repeat = seen.entry(plain(&text)).or_insert(0);
        *repeat += 1;
        Head {
            place,
            known: recognise(&text),
            repeat: *repeat,
            of: 1,
            text,
        }
    });
    let mut heads: Vec<Head> = named.collect();
    for head in &mut heads {
        head.of = seen.get(&plain(&head.text)).copied().unwrap_or(1);
    }
    heads
}
