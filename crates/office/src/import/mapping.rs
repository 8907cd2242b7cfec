//! The table of decisions, `対応.csv`: what the office has decided on an export, and what it is asked.
//!
//! A row is one decision. An empty cell in the column 決定 is a question. Rows that a file does not need stay:
//! one table serves several forms.

use std::collections::HashMap;

use activelist_view::display::csv::{BOM, csv_row};

use super::problem::{Problem, ProblemKind};
use super::sheet::text_of;
use crate::survey::fold::fold;
use crate::survey::table::split;

mod matching;
mod row;

use matching::{bare, is_written, kept};
pub use row::{Kind, Row, is_yes};

/// The headers of the table.
const HEADERS: [&str; 8] = [
    "種類",
    "対象",
    "元の表記",
    "例",
    "提案",
    "決定",
    "説明",
    "列の位置",
];
/// What stands behind the position of a column.
const PLACE: &str = "列目";

/// The table.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether a row was added or changed since it was read.
    pub is_changed: bool,
    /// Whether it was read from CP932, in which some characters are lost.
    is_lossy: bool,
    /// The first row about each thing.
    places: HashMap<Key, usize>,
}

type Key = (Kind, String, String);

fn key(kind: Kind, subject: &str, words: &str) -> Key {
    (kind, fold(subject), fold(words))
}

/// Whether these bytes are such a table.
pub fn check_mapping(name: &str, bytes: &[u8]) -> Result<(), Box<Problem>> {
    Mapping::read(name, bytes).map(drop)
}

/// The table with the decisions on the form alone: nothing that a person has written or that names one. None where it
/// cannot be read.
pub fn without_people(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut mapping = Mapping::read("", bytes).ok()?;
    mapping.rows.retain(|row| row.kind.is_of_form());
    for row in &mut mapping.rows {
        row.examples.clear();
        row.note.clear();
    }
    Some(mapping.bytes())
}

impl Mapping {
    /// Reads the table, as Excel saves it.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Mapping, Box<Problem>> {
        let none = || Box::new(Problem::of_file(name, ProblemKind::NoMapping));
        let text = text_of(bytes).map_err(|(row, kind)| {
            Box::new(Problem {
                row,
                ..Problem::of_file(name, ProblemKind::Survey(kind))
            })
        })?;
        let is_lossy = std::str::from_utf8(bytes).is_err() && !bytes.starts_with(b"\xff\xfe");
        let separator = match text.lines().next().is_some_and(|line| line.contains('\t')) {
            true => '\t',
            false => ',',
        };
        let table = split(&text, separator);
        if let Some((row, kind)) = table.faults.into_iter().next() {
            return Err(Box::new(Problem {
                row: Some(row),
                ..Problem::of_file(name, ProblemKind::Survey(kind))
            }));
        }
        let mut rows = table.rows.into_iter();
        let header = rows.next().ok_or_else(none)?;
        let places = HEADERS.map(|wanted| {
            let mut cells = header.cells.iter();
            cells.position(|cell| fold(cell) == wanted)
        });
        let [
            kind,
            subject,
            words,
            examples,
            proposal,
            decision,
            note,
            position,
        ] = places;
        if [kind, subject, words, decision].contains(&None) {
            return Err(none());
        }
        let mut mapping = Mapping {
            is_lossy,
            ..Mapping::default()
        };
        for row in rows {
            let cell = |place: Option<usize>| {
                let cell = place.and_then(|at| row.cells.get(at)).unwrap_or_default();
                let cell = cell.trim();
                // Written so that a spreadsheet takes no header for a formula.
                cell.strip_prefix('\'').unwrap_or(cell).to_string()
            };
            let Some(kind) = Kind::parse(&cell(kind)) else {
                return Err(Box::new(Problem {
                    row: Some(row.number),
                    column: "種類".into(),
                    found: cell(kind),
                    ..Problem::of_file(
                        name,
                        ProblemKind::Decision {
                            right: "「種類」は、書き出したときのままにしてください。".into(),
                        },
                    )
                }));
            };
            let place = fold(&cell(position));
            let place = place
                .strip_suffix(PLACE)
                .and_then(|place| place.parse().ok());
            let row = Row {
                kind,
                subject: bare(&cell(subject)).to_string(),
                words: bare(&cell(words)).to_string(),
                examples: cell(examples),
                proposal: cell(proposal),
                decision: cell(decision),
                note: cell(note),
                place: place.and_then(|place: usize| place.checked_sub(1)),
                number: row.number,
            };
            if let Some(other) = mapping.contradicts(&row) {
                return Err(Box::new(Problem {
                    row: Some(row.number),
                    found: row.decision,
                    ..Problem::of_file(name, ProblemKind::Contradiction { other })
                }));
            }
            mapping.push(row);
        }
        Ok(mapping)
    }

    /// The table as a file: what is to be decided first, where it is new.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = BOM.to_string();
        text.push_str(&csv_row(&HEADERS));
        for row in &self.rows {
            // In brackets no spreadsheet makes a date of 3-5.
            let words = match row.words.as_str() {
                "" => String::new(),
                words => format!("「{words}」"),
            };
            let place = row.place.map(|place| format!("{}{PLACE}", place + 1));
            text.push_str(&csv_row(&[
                row.kind.name(),
                &kept(&row.subject),
                &words,
                &row.examples,
                &row.proposal,
                &row.decision,
                &row.note,
                &place.unwrap_or_default(),
            ]));
        }
        text.into_bytes()
    }

    /// The row about something.
    pub fn find(&self, kind: Kind, subject: &str, words: &str) -> Option<usize> {
        self.places.get(&key(kind, subject, words)).copied()
    }

    /// The same, also where a spreadsheet has written the row in its own characters; then the row gets back those of
    /// the export. Of several that it may be it is the one of a column at this place.
    pub fn known(
        &mut self,
        kind: Kind,
        subject: &str,
        words: &str,
        place: Option<usize>,
    ) -> Option<usize> {
        let found = self.find(kind, subject, words);
        if found.is_some() || !self.is_lossy {
            return found;
        }
        let is_it = |row: &Row| {
            row.kind == kind && is_written(&row.subject, subject) && is_written(&row.words, words)
        };
        let rows = self.rows.iter().enumerate();
        let may_be: Vec<usize> = rows
            .filter(|(_, row)| is_it(row))
            .map(|(at, _)| at)
            .collect();
        let at_place = |at: &&usize| {
            let row = self.rows.get(**at);
            place.is_some() && row.is_some_and(|row| row.place == place)
        };
        let at = match may_be[..] {
            [] => return None,
            [at] => at,
            _ => *may_be.iter().find(at_place)?,
        };
        if let Some(row) = self.rows.get_mut(at) {
            (row.subject, row.words) = (subject.to_string(), words.to_string());
            self.is_changed = true;
        }
        self.places.entry(key(kind, subject, words)).or_insert(at);
        Some(at)
    }

    /// Adds a row unless there is one about the same, and says where it stands.
    pub fn ensure(&mut self, row: Row) -> usize {
        if let Some(at) = self.known(row.kind, &row.subject, &row.words, row.place) {
            return at;
        }
        self.is_changed = true;
        self.push(row)
    }

    /// The row that decides on the same thing otherwise.
    fn contradicts(&self, row: &Row) -> Option<usize> {
        let at = self.places.get(&key(row.kind, &row.subject, &row.words))?;
        let other = self.rows.get(*at)?;
        (other.holds() != row.holds()).then_some(other.number)
    }

    /// Takes rows out that have done their work.
    pub fn remove(&mut self, gone: &[usize]) {
        if gone.is_empty() {
            return;
        }
        self.is_changed = true;
        let rows = std::mem::take(&mut self.rows);
        self.places.clear();
        for (at, row) in rows.into_iter().enumerate() {
            if !gone.contains(&at) {
                self.push(row);
            }
        }
    }

    fn push(&mut self, row: Row) -> usize {
        let at = self.rows.len();
        let key = key(row.kind, &row.subject, &row.words);
        self.places.entry(key).or_insert(at);
        self.rows.push(row);
        at
    }

    /// What holds in a row.
    pub fn held(&self, at: usize) -> Option<&str> {
        self.rows.get(at).and_then(Row::holds)
    }

    /// Puts what is to be decided in front, and numbers the rows as the file will have them.
    pub fn sort_new(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_by_key(|row| !row.decision.trim().is_empty());
        self.places.clear();
        for row in rows {
            self.push(row);
        }
        self.renumber();
    }

    /// Numbers the rows as the file will have them.
    pub fn renumber(&mut self) {
        for (row, number) in self.rows.iter_mut().zip(2..) {
            row.number = number;
        }
    }
}
