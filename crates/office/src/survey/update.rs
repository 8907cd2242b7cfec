//! A file in which only some people answer a few questions, added to the survey before it.
//!
//! A blank cell keeps what the person answered before, 削除 makes it blank, and who is not in the file stays. The
//! result is a survey file like any other, so that everything behind it goes its usual way.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::consent;
use super::choice::{OTHER, choices, position};
use super::column::Column;
use super::decode::decode;
use super::finding::{Fault, FaultKind};
use super::fold::fold;
use super::header::{Header, separator};
use super::layout::{Layout, lay_out};
use super::number::registration;
use super::read::{decide_sample, read, row_is_marked};
use super::reading::Reading;
use super::row::read_row;
use super::table::{CsvRow, split};
use super::time::{AnsweredAt, answered_at};
use activelist_model::catalog::Group;
use activelist_model::expert::RegistrationNumber;
use activelist_publication::Field;

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
}

impl Updated {
    /// The row of the further file that became a row of `survey`.
    pub fn given(&self, row: usize) -> usize {
        let place = row.checked_sub(2);
        place
            .and_then(|place| self.rows.get(place).copied())
            .unwrap_or(BEFORE)
    }
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

/// Adds the answers of a further file to a survey. None where the survey itself cannot be read: it is a copy that was
/// once published.
pub fn read_update(survey: &[u8], further: &[u8]) -> Option<Updated> {
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
    merged.add(&new, &mut found);
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

/// The answers before, and those of the further file with its row.
struct Merged {
    rows: Vec<(Row, Option<usize>)>,
    /// The latest answer of each person.
    latest: BTreeMap<RegistrationNumber, (AnsweredAt, Row)>,
    /// When each person answered, and whether that answer declines.
    times: BTreeMap<(RegistrationNumber, AnsweredAt), bool>,
    /// Rows of the further file of people who have not answered before.
    new_people: BTreeSet<usize>,
}

impl Merged {
    fn of(before: &Layout) -> Merged {
        let mut merged = Merged {
            rows: Vec::new(),
            latest: BTreeMap::new(),
            times: BTreeMap::new(),
            new_people: BTreeSet::new(),
        };
        for row in &before.answers {
            let cells = cells(&before.header, row);
            if let Some((number, at)) = whose(&cells) {
                merged.see(number, at, &cells);
            }
            merged.rows.push((cells, None));
        }
        merged
    }

    fn see(&mut self, number: RegistrationNumber, at: AnsweredAt, cells: &Row) {
        *self.times.entry((number, at)).or_default() |= declines(cells);
        let is_later = |(before, _): &(AnsweredAt, Row)| *before <= at;
        if self.latest.get(&number).is_none_or(is_later) {
            self.latest.insert(number, (at, cells.clone()));
        }
    }

    fn add(&mut self, new: &Layout, found: &mut Updated) {
        let rows = new.answers.iter();
        let mut rows: Vec<(Row, usize)> = rows
            .map(|row| (cells(&new.header, row), row.number))
            .collect();
        // Several rows of one person build on one another in the order of their times.
        rows.sort_by_key(|(cells, number)| (whose(cells).map(|(_, at)| at), *number));
        for (cells, number) in rows {
            let known = whose(&cells).map(|(who, at)| (who, at, self.latest.get(&who).cloned()));
            match known {
                Some((who, at, Some((before, former)))) => {
                    let filled = over(&former, &cells);
                    if at < before {
                        let same = self.times.get(&(who, at));
                        // A wish not to be listed is not lost because it arrives late.
                        if declines(&cells) && !declines(&former) && same != Some(&true) {
                            found.withdrawn.push(Withdrawn {
                                row: number,
                                number: who,
                                at,
                                later: before,
                            });
                        }
                        // The same answer once more needs no word.
                        if same.is_none() {
                            found.older.push(number);
                        }
                        continue;
                    }
                    if at == before && filled == former {
                        continue;
                    }
                    self.see(who, at, &filled);
                    self.rows.push((filled, Some(number)));
                }
                Some((who, at, None)) => {
                    let cells = over(&vec![String::new(); cells.len()], &cells);
                    self.new_people.insert(number);
                    self.see(who, at, &cells);
                    self.rows.push((cells, Some(number)));
                }
                // The reader says what is missing.
                None => self.rows.push((cells, Some(number))),
            }
        }
        found.older.sort_unstable();
    }

    /// Reads the new rows, whose faults have the numbers of their file.
    fn look(&self, survey: &[u8], reading: &mut Reading) -> Option<()> {
        let mut scratch = Reading::default();
        let layout = table(survey, &mut scratch)?;
        let mut marked = Vec::new();
        for (row, (_, number)) in layout.answers.iter().zip(&self.rows) {
            match number {
                None => marked.push(row_is_marked(&layout.header, row, &mut scratch)),
                Some(number) => {
                    let row = CsvRow {
                        number: *number,
                        cells: row.cells.clone(),
                    };
                    // Warnings are those of the whole.
                    let mut of_row = Reading::default();
                    marked.push(row_is_marked(&layout.header, &row, &mut of_row));
                    read_row(&layout.header, &row, &mut of_row);
                    for fault in self.of_update(*number, &layout.header, &row, of_row.faults) {
                        reading.fault(fault.row, &fault.column, &fault.found, fault.kind);
                    }
                }
            }
        }
        let mut of_file = Reading::default();
        decide_sample(&layout.header, &marked, &mut of_file);
        reading.faults.extend(of_file.faults);
        Some(())
    }
}

impl Merged {
    /// The faults of a row of the further file, without those that only come of another one: where nobody can tell
    /// whose answer it is, the cells that it leaves to the answer before are blank.
    fn of_update(
        &self,
        number: usize,
        header: &Header,
        row: &CsvRow,
        mut faults: Vec<Fault>,
    ) -> Vec<Fault> {
        let needed = [Column::Registration.header(), Column::AnsweredAt.header()];
        if faults.iter().any(|fault| needed.contains(&fault.column)) {
            faults.retain(|fault| needed.contains(&fault.column) || !fault.found.is_empty());
            return faults;
        }
        if !self.new_people.contains(&number) {
            return faults;
        }
        let is_blank = |fault: &Fault| fault.found.is_empty();
        let blank: Vec<String> = faults
            .iter()
            .filter(|fault| is_blank(fault))
            .map(|fault| fault.column.clone())
            .collect();
        faults.retain(|fault| !is_blank(fault));
        if !blank.is_empty() {
            let found = header.cell(row, Column::Registration).unwrap_or_default();
            faults.insert(
                0,
                Fault {
                    row: Some(number),
                    column: Column::Registration.header(),
                    found: found.to_string(),
                    kind: FaultKind::NotBefore { blank },
                },
            );
        }
        faults
    }
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

/// A new answer over the one before.
fn over(former_row: &Row, new: &Row) -> Row {
    let pairs = Column::all().zip(former_row.iter().zip(new));
    let cell = |(column, (former, cell)): (Column, (&String, &String))| match () {
        () if fold(cell) == ERASE => String::new(),
        () if cell.is_empty() && is_superseded(column, former_row, new) => String::new(),
        () if cell.is_empty() => former.clone(),
        () => cell.clone(),
    };
    pairs.map(cell).collect()
}

/// Whether a text behind その他 belongs to a choice that was made again without その他, or a municipality to
/// a prefecture that somebody has left.
fn is_superseded(column: Column, former: &Row, new: &Row) -> bool {
    let group = match column {
        Column::Text(Field::Municipality) => {
            let [before, now] = [former, new].map(|row| fold(at(row, Column::Home)));
            return !now.is_empty() && now != before;
        }
        Column::Text(Field::QualificationOther) => Group::Qualification,
        Column::Text(Field::IndustryOther) => Group::Industry,
        Column::Text(Field::AssociationOther) => Group::Association,
        Column::Text(Field::FormOther) => Group::Form,
        _ => return false,
    };
    let chosen = at(new, Column::Choice(group));
    let other = position(group, OTHER);
    let keeps = other.is_some_and(|other| choices(group, chosen).set.has(other));
    !chosen.is_empty() && !keeps
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
