//! Reads the survey file that an import has made, and names what is wrong in it by its place in the export.

use std::collections::HashSet;

use super::answers::Answered;
use super::problem::{Problem, ProblemKind};
use super::table::Table;
use crate::survey::{Column, FaultKind, read};

/// Where a row of the survey file comes from.
#[derive(Clone, Copy)]
pub enum Origin<'a> {
    /// A row of a table.
    Row(&'a Table, usize),
    /// An answer file.
    Answer(&'a Answered),
}

/// What is wrong in a survey file, besides what the import has refused itself. Columns on which something is
/// still open are left out.
pub fn check(survey: &[u8], origins: &[Origin<'_>], open: &HashSet<Column>) -> Vec<Problem> {
    let reading = read(survey);
    let by_header = |header: &str| Column::all().find(|column| column.header() == header);
    let mut problems = Vec::new();
    for fault in reading.faults {
        let column = by_header(&fault.column);
        // The import says these with more knowledge.
        let is_ours = matches!(fault.kind, FaultKind::Registration if fault.found.is_empty())
            || matches!(
                fault.kind,
                FaultKind::Consent | FaultKind::ConditionalConsent | FaultKind::NoAnswers
            )
            || column == Some(Column::Home);
        if is_ours || column.is_some_and(|column| open.contains(&column)) {
            continue;
        }
        let origin = fault
            .row
            .and_then(|row| origins.get(row.checked_sub(2)?))
            .copied();
        let (file, row, name) = match origin {
            Some(Origin::Row(table, row)) => {
                let name = column.map(|column| table.name(column));
                (table.file.clone(), Some(row), name)
            }
            Some(Origin::Answer(answer)) => (answer.file.clone(), None, None),
            None => (String::new(), fault.row, None),
        };
        problems.push(Problem {
            file,
            row,
            column: name.unwrap_or(fault.column),
            found: fault.found,
            kind: ProblemKind::Survey(fault.kind),
        });
    }
    problems
}
