//! A file in which only some people answer a few questions, added to the survey before it.
//!
//! A blank cell keeps what the person answered before, 削除 makes it blank, and who is not in the file stays. The
//! result is a survey file like any other, so that everything behind it goes its usual way.

mod beside;
mod merged;

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answer;
use super::cell::consent;
use super::column::Column;
use super::decode::decode;
use super::finding::FaultKind;
use super::header::{Header, separator};
use super::layout::{Layout, lay_out};
use super::number::registration;
use super::read::read;
use super::reading::Reading;
use super::table::{CsvRow, split};
use super::time::{AnsweredAt, answered_at};
use activelist_model::expert::RegistrationNumber;
use merged::Merged;

/// What a cell says that shall become blank.
pub const ERASE: &str = "削除";

/// A survey with the answers of a further file.
#[derive(Clone, Debug, Default)]
pub struct Updated {
    /// What it says. Faults and warnings have the rows of the further file, answers those of `survey`.
    pub reading: Reading,
    /// The survey file itself: UTF-8 with BOM, the answers before and those of the further file.
    pub survey: Vec<u8>,
    /// The row of the further file for each row of `survey`, from row 2; `BEFORE` for an answer before.
    pub rows: Vec<usize>,
    /// Rows of the further file that are older than the answer that the survey had, and are not used.
    pub older: Vec<usize>,
    /// Those of them that decline to be listed, while the answer that is used consents.
    pub withdrawn: Vec<Withdrawn>,
    /// Rows of the further file that say what the survey has already, under the same time.
    pub same: Vec<usize>,
    /// Rows that say 可 where the survey has only 否 under the same time, and whose they are.
    pub consents: Vec<(usize, RegistrationNumber)>,
}

impl Updated {
    /// The row of the further file that became a row of `survey`.
    pub fn given(&self, row: usize) -> usize {
        let place = row.checked_sub(2);
        place
            .and_then(|place| self.rows.get(place).copied())
            .unwrap_or(BEFORE)
    }

    /// Rows whose cells are written in another way and say what the survey has already.
    fn see_the_same(&mut self, reading: &Reading, is_new: &BTreeSet<usize>) {
        let key = |answer: &Answer| (answer.specialist.registration, answer.answered_at);
        let (new, before): (Vec<&Answer>, Vec<&Answer>) = reading
            .answers
            .iter()
            .partition(|answer| is_new.contains(&answer.row));
        let before: BTreeMap<_, _> = before.into_iter().map(|one| (key(one), one)).collect();
        let is_same = |one: &&Answer| before.get(&key(one)).is_some_and(|b| b.says_the_same(one));
        let same = new.into_iter().filter(is_same);
        let same: Vec<usize> = same.map(|one| self.given(one.row)).collect();
        self.same.extend(same);
        self.same.sort_unstable();
    }
}

/// A cell of somebody's answer that was corrected in the survey since, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedCell {
    /// Whose.
    pub number: RegistrationNumber,
    /// The column.
    pub what: String,
    /// What it was.
    pub old: String,
}

/// An answer that declines, and that a later one replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Row of the further file.
    pub row: usize,
    /// Whose.
    pub number: RegistrationNumber,
    /// When it was given.
    pub at: AnsweredAt,
    /// When the answer was given that is used.
    pub later: AnsweredAt,
}

/// Stands for the row of an answer that was there before: a spreadsheet has no row of this number.
pub(crate) const BEFORE: usize = 0;

/// The cells of an answer, in the order of [`Column::all`].
pub(super) type Row = Vec<String>;

/// Adds the answers of a further file to a survey in which some cells were corrected. None where the survey itself
/// cannot be read: it is a copy that was once published.
pub fn read_update(survey: &[u8], further: &[u8], corrected: &[CorrectedCell]) -> Option<Updated> {
    let mut scratch = Reading::default();
    let before = table(survey, &mut scratch)?;
    if !scratch.faults.is_empty() {
        return None;
    }
    let mut found = Updated::default();
    let Some(new) = table(further, &mut found.reading) else {
        return Some(found);
    };
    keep_faults_of_an_update(&mut found.reading);
    if new.is_empty {
        found.reading.fault(None, "", "", FaultKind::NoAnswers);
    }
    let mut merged = Merged::of(&before);
    merged.add(&new, corrected, &mut found);
    found.survey = csv_of(merged.rows.iter().map(|(row, _)| row))?;
    merged.look(&found.survey, &mut found.reading)?;
    if !found.reading.faults.is_empty() {
        found.reading.faults.sort_by_key(|fault| fault.row);
        return Some(found);
    }
    let file_warnings = std::mem::take(&mut found.reading.warnings);
    let mut reading = read(&found.survey);
    if !reading.faults.is_empty() {
        return None;
    }
    // What stood there before was named when it was published first. The header is row 1.
    let is_new: BTreeSet<usize> = (2..)
        .zip(&merged.rows)
        .filter_map(|(number, (_, row))| row.map(|_| number))
        .collect();
    let of_update = |row: Option<usize>| row.is_none_or(|row| is_new.contains(&row));
    reading.warnings.retain(|warning| of_update(warning.row));
    found.rows = merged
        .rows
        .iter()
        .map(|(_, row)| row.unwrap_or(BEFORE))
        .collect();
    for warning in &mut reading.warnings {
        warning.row = warning.row.map(|row| found.given(row));
    }
    reading.warnings.splice(0..0, file_warnings);
    found.see_the_same(&reading, &is_new);
    found.reading = reading;
    Some(found)
}

/// The rows of a file; none where it has no header, which was reported.
pub(super) fn table(bytes: &[u8], reading: &mut Reading) -> Option<Layout> {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err((row, kind)) => {
            reading.fault(row, "", "", kind);
            return None;
        }
    };
    let table = split(&text, separator(&text));
    for (row, kind) in table.faults {
        reading.fault(Some(row), "", "", kind);
    }
    lay_out(table.rows, reading)
}

/// A column that is not there keeps what was answered before. Without number and time nobody can tell whose
/// answer it is, and a header that is nearly a known one is a slip.
fn keep_faults_of_an_update(reading: &mut Reading) {
    let needed = [Column::Registration.header(), Column::AnsweredAt.header()];
    reading.faults.retain(|fault| match &fault.kind {
        FaultKind::MissingColumn { similar } => similar.is_some() || needed.contains(&fault.column),
        _ => true,
    });
}

/// Whether an answer declines to be listed.
fn declines(cells: &Row) -> bool {
    consent(at(cells, Column::Consent)) == Some(false)
}

pub(super) fn cells(header: &Header, row: &CsvRow) -> Row {
    let cell = |column| header.cell(row, column).unwrap_or_default().to_string();
    Column::all().map(cell).collect()
}

fn at(cells: &Row, wanted: Column) -> &str {
    let found = Column::all()
        .zip(cells)
        .find(|(column, _)| *column == wanted);
    found.map_or("", |(_, cell)| cell)
}

/// Whose answer it is, and when it was given.
pub(super) fn whose(cells: &Row) -> Option<(RegistrationNumber, AnsweredAt)> {
    let number = registration(at(cells, Column::Registration))?;
    Some((number, answered_at(at(cells, Column::AnsweredAt))?))
}

/// A survey file with these rows.
pub(super) fn csv_of<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<Vec<u8>> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    writer
        .write_record(Column::all().map(Column::header))
        .ok()?;
    for row in rows {
        writer.write_record(row).ok()?;
    }
    writer.flush().ok()?;
    drop(writer);
    Some(bytes)
}

#[cfg(test)]
mod tests;
