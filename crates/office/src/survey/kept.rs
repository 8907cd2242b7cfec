//! A survey that the office has kept: what is taken out of it, or corrected in it, later.
//!
//! The result is a survey file like any other, with the columns of the program's own.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::layout::Layout;
use super::reading::Reading;
use super::update::{Row, cells, csv_of, table, whose};
use activelist_model::expert::RegistrationNumber;
use activelist_publication::Field;

/// What the rows of somebody who has withdrawn say on 掲載可否.
const NO: &str = "否";

/// The survey without what some people answered. Their rows keep number, name and time and decline, so that figures
/// stay true and no older answer counts again. None where the survey cannot be read. A survey in which nothing is left to
/// be taken out stays as it is, to the byte.
pub fn without_answers(survey: &[u8], who: &BTreeSet<RegistrationNumber>) -> Option<Vec<u8>> {
    let (layout, mut rows) = read_rows(survey)?;
    let mut is_other = false;
    for (row, whole) in rows.iter_mut().zip(&layout.answers) {
        if whose(row).is_none_or(|(number, _)| !who.contains(&number)) {
            continue;
        }
        let columns = Column::all().zip(row.iter());
        let bare: Row = columns.map(|(column, cell)| bare(column, cell)).collect();
        // A further column that a form has is an answer as well.
        is_other |=
            *row != bare || filled(whole.cells.iter()) > filled(row.iter().map(|cell| &**cell));
        *row = bare;
    }
    match is_other {
        true => csv_of(rows.iter()),
        false => Some(survey.to_vec()),
    }
}

/// Whether a row is what [`without_answers`] leaves of one.
pub(super) fn is_bare(row: &Row) -> bool {
    let mut cells = Column::all().zip(row);
    cells.all(|(column, cell)| bare(column, cell) == *cell)
}

/// How many cells say something.
fn filled<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|cell| !cell.trim().is_empty()).count()
}

fn bare(column: Column, cell: &str) -> String {
    match column {
        Column::AnsweredAt | Column::Registration | Column::Sample | Column::Text(Field::Name) => {
            cell.to_string()
        }
        Column::Consent => NO.to_string(),
        _ => String::new(),
    }
}

/// The survey with other cells in the answer of a person that counts. None where the survey cannot be read.
pub fn with_cells(
    survey: &[u8],
    changes: &[(RegistrationNumber, Column, String)],
) -> Option<Vec<u8>> {
    let mut rows = rows(survey)?;
    // Reading the time of each row takes a while: once, and not for each change.
    let mut places = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some((number, at)) = whose(row) {
            let latest = places.entry(number).or_insert((at, place));
            *latest = (*latest).max((at, place));
        }
    }
    for (number, column, cell) in changes {
        let Some((_, place)) = places.get(number).copied() else {
            continue;
        };
        let there = Column::all().position(|one| one == *column);
        let found = rows.get_mut(place).zip(there);
        if let Some(found) = found.and_then(|(row, there)| row.get_mut(there)) {
            found.clone_from(cell);
        }
    }
    csv_of(rows.iter())
}

/// Whose rows a survey has. None where it cannot be read.
pub fn numbers_in(survey: &[u8]) -> Option<BTreeSet<RegistrationNumber>> {
    let rows = rows(survey)?;
    let numbers = rows.iter().filter_map(whose).map(|(number, _)| number);
    Some(numbers.collect())
}

/// A survey file with one complete answer.
pub fn one_row(cell: impl Fn(Column) -> String) -> Option<Vec<u8>> {
    let row: Row = Column::all().map(cell).collect();
    csv_of(std::iter::once(&row))
}

fn rows(survey: &[u8]) -> Option<Vec<Row>> {
    read_rows(survey).map(|(_, rows)| rows)
}

/// The rows in the columns of the program's own, and as they are.
fn read_rows(survey: &[u8]) -> Option<(Layout, Vec<Row>)> {
    let mut scratch = Reading::default();
    let layout = table(survey, &mut scratch)?;
    if !scratch.faults.is_empty() {
        return None;
    }
    let rows = layout.answers.iter();
    let rows = rows.map(|row| cells(&layout.header, row)).collect();
    Some((layout, rows))
}

#[cfg(test)]
mod tests;
