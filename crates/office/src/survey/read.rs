//! From the bytes of a survey file to its answers, with all faults and warnings.

use super::column::Column;
use super::decode::decode;
use super::finding::{FaultKind, WarningKind};
use super::fold::fold;
use super::header::{Header, separator};
use super::layout::lay_out;
use super::reading::Reading;
use super::row::read_row;
use super::table::{CsvRow, CsvTable, split};

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
    let CsvTable { rows, faults } = split(&text, separator(&text));
    for (row, kind) in faults {
        reading.fault(Some(row), "", "", kind);
    }
    let Some(layout) = lay_out(rows, &mut reading) else {
        return reading;
    };
    if layout.is_empty {
        reading.fault(None, "", "", FaultKind::NoAnswers);
    }
    let header = layout.header;
    let mut marked = Vec::new();
    for row in &layout.answers {
        if reading.is_full() {
            break;
        }
        marked.push(row_is_marked(&header, row, &mut reading));
        if let Some(answer) = read_row(&header, row, &mut reading) {
            reading.answers.push(answer);
        }
    }
    decide_sample(&header, &marked, &mut reading);
    // A header fault has no row of its own and comes first; otherwise the file's order.
    reading.faults.sort_by_key(|fault| fault.row);
    reading
}

pub(super) fn row_is_marked(header: &Header, row: &CsvRow, reading: &mut Reading) -> bool {
    let cell = header.cell(row, Column::Sample).unwrap_or_default();
    let marked = fold(cell) == super::SAMPLE_MARK;
    if !marked && !cell.is_empty() {
        let name = header.name(Column::Sample);
        reading.fault(Some(row.number), &name, cell, FaultKind::SampleMark);
    }
    marked
}

/// Made-up people must never stand beside real ones.
pub(super) fn decide_sample(header: &Header, marked: &[bool], reading: &mut Reading) {
    let any = marked.contains(&true);
    if any && marked.contains(&false) {
        let name = header.name(Column::Sample);
        reading.fault(None, &name, "", FaultKind::SampleMixed);
    }
    reading.sample = any;
    if !any {
        reading.further += reading.further_fictitious;
    } else {
        reading
            .warnings
            .retain(|warning| warning.kind != WarningKind::MailFictitious);
    }
}
