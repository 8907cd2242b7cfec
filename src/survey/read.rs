//! From the bytes of a survey file to its answers, with all faults and warnings.

use std::collections::HashMap;

use super::answer::Answer;
use super::choice::nearest_of;
use super::column::Column;
use super::decode::decode;
use super::finding::{Fault, FaultKind, Finding, Warning, WarningKind};
use super::fold::fold;
use super::row::read_row;
use super::table::{Row, Table, split};

/// What a survey file says. With a fault, nothing of it may be published.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The answers, in the file's order.
    pub answers: Vec<Answer>,
    /// Whether every row is marked as made up.
    pub sample: bool,
    /// All that forbids a publication, in the file's order.
    pub faults: Vec<Fault>,
    /// All that the office should look at.
    pub warnings: Vec<Warning>,
}

impl Reading {
    pub(super) fn fault(&mut self, row: Option<usize>, column: &str, found: &str, kind: FaultKind) {
        self.faults.push(finding(row, column, found, kind));
    }

    pub(super) fn warn(&mut self, row: usize, column: &str, found: &str, kind: WarningKind) {
        self.warnings.push(finding(Some(row), column, found, kind));
    }
}

fn finding<K>(row: Option<usize>, column: &str, found: &str, kind: K) -> Finding<K> {
    Finding {
        row,
        column: column.to_string(),
        found: found.to_string(),
        kind,
    }
}

/// Where each known column stands.
pub(super) struct Header {
    places: HashMap<Column, (usize, String)>,
    pub(super) cells: usize,
}

impl Header {
    /// The column's cell in a row, without the spaces around it; none where it is not there.
    pub(super) fn cell<'a>(&self, row: &'a Row, column: Column) -> Option<&'a str> {
        let (place, _) = self.places.get(&column)?;
        row.cells.get(*place).map(|cell| cell.trim())
    }

    /// The header as the file writes it.
    pub(super) fn name(&self, column: Column) -> String {
        let place = self.places.get(&column);
        place.map_or_else(|| column.header(), |(_, name)| name.clone())
    }
}

/// Reads a survey file. Never fails and never panics: what is wrong stands in the reading.
pub fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let text = match decode(bytes) {
        Ok(text) => text,
        Err((row, kind)) => {
            reading.fault(row, "", "", kind);
            return reading;
        }
    };
    let Table { rows, faults } = split(&text);
    for (row, kind) in faults {
        reading.fault(Some(row), "", "", kind);
    }
    let mut rows = rows.into_iter().filter(|row| !row.is_blank());
    let Some(first) = rows.next() else {
        reading.fault(None, "", "", FaultKind::Empty);
        return reading;
    };
    let Some(header) = read_header(&first, &mut reading) else {
        return reading;
    };
    let mut count = 0;
    let mut marked = Vec::new();
    for row in rows {
        count += 1;
        if row.cells.len() != header.cells {
            let kind = FaultKind::CellCount {
                expected: header.cells,
                found: row.cells.len(),
            };
            reading.fault(Some(row.number), "", "", kind);
            continue;
        }
        marked.push(row_is_marked(&header, &row, &mut reading));
        if let Some(answer) = read_row(&header, &row, &mut reading) {
            reading.answers.push(answer);
        }
    }
    if count == 0 {
        reading.fault(None, "", "", FaultKind::NoAnswers);
    }
    decide_sample(&header, &marked, &mut reading);
    // A header fault has no row of its own and comes first; otherwise the file's order.
    reading.faults.sort_by_key(|fault| fault.row);
    reading
}

fn read_header(first: &Row, reading: &mut Reading) -> Option<Header> {
    let known: HashMap<String, Column> = Column::all()
        .map(|column| (fold(&column.header()), column))
        .collect();
    let mut places: HashMap<Column, (usize, String)> = HashMap::new();
    let mut extra = Vec::new();
    for (place, cell) in first.cells.iter().enumerate() {
        let name = cell.trim();
        match known.get(&fold(name)) {
            Some(column) if places.contains_key(column) => {
                reading.fault(Some(first.number), name, name, FaultKind::DuplicateColumn);
            }
            Some(column) => {
                places.insert(*column, (place, name.to_string()));
            }
            None if name.is_empty() => {}
            None => extra.push(name),
        }
    }
    if places.is_empty() {
        let found: String = first.cells.join(",").chars().take(60).collect();
        reading.fault(Some(first.number), "", &found, FaultKind::NotASurvey);
        return None;
    }
    for column in Column::all() {
        if column.is_required() && !places.contains_key(&column) {
            let header = column.header();
            let similar = nearest_of(&header, extra.iter().copied()).map(str::to_string);
            let kind = FaultKind::MissingColumn { similar };
            reading.fault(Some(first.number), &header, "", kind);
        }
    }
    for name in extra {
        reading.warn(first.number, name, name, WarningKind::ExtraColumn);
    }
    Some(Header {
        places,
        cells: first.cells.len(),
    })
}

fn row_is_marked(header: &Header, row: &Row, reading: &mut Reading) -> bool {
    let cell = header.cell(row, Column::Sample).unwrap_or_default();
    let marked = fold(cell) == super::SAMPLE_MARK;
    if !marked && !cell.is_empty() {
        let name = header.name(Column::Sample);
        reading.fault(Some(row.number), &name, cell, FaultKind::SampleMark);
    }
    marked
}

/// Made-up people must never stand beside real ones.
fn decide_sample(header: &Header, marked: &[bool], reading: &mut Reading) {
    let any = marked.contains(&true);
    if any && marked.contains(&false) {
        let name = header.name(Column::Sample);
        reading.fault(None, &name, "", FaultKind::SampleMixed);
    }
    reading.sample = any;
    if any {
        reading
            .warnings
            .retain(|warning| warning.kind != WarningKind::MailFictitious);
    }
}
