//! The table of decisions, `対応.csv`: what the office has decided on an export, and what it is asked.
//!
//! A row is one decision. An empty cell in the column 決定 is a question. Rows that a file does not need stay:
//! one table serves several forms.

use std::collections::HashMap;

use activelist_model::expert::as_shown;
use activelist_view::display::csv::{BOM, csv_row};

use super::problem::{Problem, ProblemKind};
use super::sheet::text_of;
use crate::survey::fold::fold;
use crate::survey::table::split;

mod matching;

use matching::is_written;

/// The headers of the table.
const HEADERS: [&str; 7] = ["種類", "対象", "元の表記", "例", "提案", "決定", "説明"];

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Whether a sheet of a workbook is read.
    Sheet,
    /// Which column of the survey file a column is.
    Column,
    /// A column of the survey file that the export does not have.
    Absent,
    /// Which option a text is.
    Value,
    /// Whether words are a consent.
    Consent,
    /// Where consent is recorded that the export does not have.
    Record,
    /// Whose consent that is.
    Range,
    /// Who was asked about and has no consent on record.
    Without,
    /// Whether a person consents who has declined before.
    Person,
    /// The order of day, month and year.
    Date,
}

impl Kind {
    const ALL: [(Kind, &'static str); 10] = [
        (Kind::Sheet, "シート"),
        (Kind::Column, "列"),
        (Kind::Absent, "ない列"),
        (Kind::Value, "値"),
        (Kind::Consent, "掲載"),
        (Kind::Record, "同意の記録"),
        (Kind::Range, "同意の範囲"),
        (Kind::Without, "同意のない方"),
        (Kind::Person, "同意の確認"),
        (Kind::Date, "日付"),
    ];

    /// As the table writes it.
    pub fn name(self) -> &'static str {
        let found = Kind::ALL.iter().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, name)| name)
    }

    fn parse(text: &str) -> Option<Kind> {
        let folded = fold(text);
        let found = Kind::ALL.iter().find(|(_, name)| *name == folded);
        found.map(|(kind, _)| *kind)
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 種類.
    pub kind: Kind,
    /// 対象: what it is about, such as the header of a column.
    pub subject: String,
    /// 元の表記: the words in the export; empty where there are none.
    pub words: String,
    /// 例: for the reader only.
    pub examples: String,
    /// 提案: what the program proposes; empty where it does not.
    pub proposal: String,
    /// 決定: what holds; empty where it is to be decided.
    pub decision: String,
    /// 説明: for the reader only.
    pub note: String,
    /// Row of the file, from 2; that where it will stand for a new one.
    pub number: usize,
}

impl Row {
    /// A new row without a decision.
    pub fn new(kind: Kind, subject: &str, words: &str) -> Row {
        Row {
            kind,
            subject: subject.to_string(),
            words: words.to_string(),
            examples: String::new(),
            proposal: String::new(),
            decision: String::new(),
            note: String::new(),
            number: 0,
        }
    }

    /// With samples.
    pub fn shown(mut self, examples: impl Into<String>) -> Row {
        self.examples = examples.into();
        self
    }

    /// With a proposal.
    pub fn proposed(mut self, proposal: impl Into<String>) -> Row {
        self.proposal = proposal.into();
        self
    }

    /// Decided without a question, as proposed.
    pub fn decided(mut self) -> Row {
        self.decision.clone_from(&self.proposal);
        self
    }

    /// With a sentence for the reader.
    pub fn noted(mut self, note: impl Into<String>) -> Row {
        self.note = note.into();
        self
    }

    /// What holds: the decision, or the proposal where the decision says はい. None where it is open.
    pub fn holds(&self) -> Option<&str> {
        let decision = self.decision.trim();
        match is_yes(decision) {
            _ if decision.is_empty() => None,
            true if !self.proposal.trim().is_empty() => Some(self.proposal.trim()),
            _ => Some(decision),
        }
    }
}

impl Row {
    /// What the office is to decide, in one line.
    pub fn question(&self) -> String {
        let subject = as_shown(&self.subject, 40);
        let about = match self.words.as_str() {
            "" => format!("「{subject}」"),
            words => format!("「{subject}」の「{}」", as_shown(words, 40)),
        };
        let proposal = match self.proposal.as_str() {
            "" => String::new(),
            proposal => format!("提案は「{}」です。", as_shown(proposal, 40)),
        };
        format!(
            "{}行目（{}）{about}: {proposal}{}",
            self.number,
            self.kind.name(),
            self.note
        )
    }
}

/// Whether a decision takes the proposal.
pub fn is_yes(decision: &str) -> bool {
    ["はい", "○", "◯", "〇", "OK", "ok"].contains(&fold(decision).as_str())
}

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
        let [kind, subject, words, examples, proposal, decision, note] = places;
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
            let words = cell(words);
            let inner = words
                .strip_prefix('「')
                .and_then(|words| words.strip_suffix('」'));
            let row = Row {
                kind,
                subject: cell(subject),
                words: inner.unwrap_or(&words).to_string(),
                examples: cell(examples),
                proposal: cell(proposal),
                decision: cell(decision),
                note: cell(note),
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
            text.push_str(&csv_row(&[
                row.kind.name(),
                &row.subject,
                &words,
                &row.examples,
                &row.proposal,
                &row.decision,
                &row.note,
            ]));
        }
        text.into_bytes()
    }

    /// The row about something.
    pub fn find(&self, kind: Kind, subject: &str, words: &str) -> Option<usize> {
        let known = self.places.get(&key(kind, subject, words)).copied();
        let is_it = |row: &Row| {
            row.kind == kind && is_written(&row.subject, subject) && is_written(&row.words, words)
        };
        match self.is_lossy {
            true => known.or_else(|| self.rows.iter().position(is_it)),
            false => known,
        }
    }

    /// Adds a row unless there is one about the same, and says where it stands.
    pub fn ensure(&mut self, row: Row) -> usize {
        if let Some(at) = self.find(row.kind, &row.subject, &row.words) {
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
