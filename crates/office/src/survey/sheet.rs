//! Tables that the office keeps itself: a header with a few known columns, and a row for each entry.
//!
//! Read as leniently as the survey: encodings, separators, titles above the header, columns in any order, and
//! further columns, which are passed over.

use super::decode::decode;
use super::finding::{Fault, FaultKind, Finding};
use super::fold::fold;
use super::header::HEAD_ROWS;
use super::layout::is_total;
use super::number::registration;
use super::table::{CsvRow, CsvTable, split};

/// A column that is looked for.
#[derive(Clone, Copy, Debug)]
pub struct SheetColumn {
    /// Its headers, the usual one first. A header that ends with one of them, or holds it, is taken where
    /// no other is nearer.
    pub names: &'static [&'static str],
    /// Words by which a header is another column after all: 氏名（カナ） is no 氏名.
    pub never: &'static [&'static str],
    /// Whether a file without it is refused.
    pub is_required: bool,
}

/// An entry: its row as a spreadsheet numbers it, and its cells in the order of the columns asked for. The cell
/// of a column that is not there is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// From 1.
    pub row: usize,
    /// Without the spaces around them.
    pub cells: Vec<String>,
}

/// A table as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeSheet {
    /// The headers.
    pub head: Vec<String>,
    /// Each entry with the cells of all columns.
    pub rows: Vec<SheetRow>,
    /// The rows of totals and notes at its end.
    pub passed: Vec<PassedRow>,
}

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its entries.
    pub rows: Vec<SheetRow>,
    /// The rows of totals and notes at its end.
    pub passed: Vec<PassedRow>,
}

/// A row that was passed over: a total or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedRow {
    /// From 1.
    pub row: usize,
    /// What stands in it.
    pub text: String,
}

impl PassedRow {
    pub(super) fn of(row: &CsvRow) -> PassedRow {
        let cells = row.cells.iter().map(str::trim);
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        PassedRow {
            row: row.number,
            text: cells.join("、"),
        }
    }
}

/// Why a table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// The file as such, its quotation or a row.
    File(Box<Fault>),
    /// A column is not there.
    NoColumn(&'static str),
    /// Two columns could be the one that is looked for.
    Double(&'static str, [String; 2]),
}

/// Reads a table. Only entries with something in one of the columns asked for are given.
pub fn read_sheet(bytes: &[u8], columns: &[SheetColumn]) -> Result<Sheet, Vec<SheetFault>> {
    let (head, below) = whole(bytes, columns)?;
    let (places, mut faults) = places(&head, columns);
    let (below, passed) = without_footers(&below, &places);
    let (rows, surplus) = entries(&head, below, &places);
    faults.extend(surplus);
    match faults.is_empty() {
        true => Ok(Sheet { rows, passed }),
        false => Err(faults),
    }
}

/// Reads a table with all of its columns. The header is the row that has most of the columns asked for.
pub fn read_whole(bytes: &[u8], columns: &[SheetColumn]) -> Result<WholeSheet, Vec<SheetFault>> {
    let (head, below) = whole(bytes, columns)?;
    let (known, _) = places(&head, columns);
    let (below, passed) = without_footers(&below, &known);
    let all: Vec<Option<usize>> = (0..head.cells.len()).map(Some).collect();
    let (rows, faults) = entries(&head, below, &all);
    let head = head.cells.iter().map(|cell| cell.trim().to_string());
    match faults.is_empty() {
        true => Ok(WholeSheet {
            head: head.collect(),
            rows,
            passed,
        }),
        false => Err(faults),
    }
}

/// The header and the rows below it.
fn whole(bytes: &[u8], columns: &[SheetColumn]) -> Result<(CsvRow, Vec<CsvRow>), Vec<SheetFault>> {
    let (mut rows, place) = open(bytes, columns)?;
    if place >= rows.len() {
        return Err(vec![file(None, FaultKind::Empty)]);
    }
    let below = rows.split_off(place + 1);
    let head = rows.pop();
    let head = head.ok_or_else(|| vec![file(None, FaultKind::Empty)])?;
    Ok((head, below))
}

/// The rows before the totals and notes at the end, and those.
fn without_footers<'a>(
    below: &'a [CsvRow],
    places: &[Option<usize>],
) -> (&'a [CsvRow], Vec<PassedRow>) {
    let (below, footers) = below.split_at(below.len() - footers(below, places));
    (below, footers.iter().map(PassedRow::of).collect())
}

/// The entries with their cells at these places, and the rows that have more cells than the header.
fn entries(
    head: &CsvRow,
    below: &[CsvRow],
    places: &[Option<usize>],
) -> (Vec<SheetRow>, Vec<SheetFault>) {
    let mut entries = Vec::new();
    let mut faults = Vec::new();
    for row in below {
        let surplus = row.cells.iter().skip(head.cells.len());
        if surplus.map(str::trim).any(|cell| !cell.is_empty()) {
            let (expected, found) = (head.cells.len(), row.cells.len());
            faults.push(file(
                Some(row.number),
                FaultKind::CellCount { expected, found },
            ));
            continue;
        }
        let cell = |place: &Option<usize>| {
            let cell = place.and_then(|place| row.cells.get(place));
            cell.unwrap_or_default().trim().to_string()
        };
        let cells: Vec<String> = places.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let row = row.number;
            entries.push(SheetRow { row, cells });
        }
    }
    (entries, faults)
}

/// How many rows at the end of a table are totals or notes by their first word. A row with a readable number in
/// its first column is an entry whatever it begins with, and one with neither is a fault: somebody may be meant.
fn footers(rows: &[CsvRow], places: &[Option<usize>]) -> usize {
    let is_footer = |row: &&CsvRow| {
        let first = row
            .cells
            .iter()
            .map(str::trim)
            .find(|cell| !cell.is_empty());
        let number = places.first().copied().flatten();
        let number = number.and_then(|place| row.cells.get(place));
        first.is_some_and(is_total) && number.is_none_or(|cell| registration(cell).is_none())
    };
    rows.iter().rev().take_while(is_footer).count()
}

/// The rows of a table, and which of them is the header.
fn open(bytes: &[u8], columns: &[SheetColumn]) -> Result<(Vec<CsvRow>, usize), Vec<SheetFault>> {
    let text = decode(bytes).map_err(|(row, kind)| vec![file(row, kind)])?;
    let count = |separator: char| text.matches(separator).count();
    let separator = if count('\t') > count(',') { '\t' } else { ',' };
    let CsvTable { rows, faults } = split(&text, separator);
    if rows.is_empty() {
        return Err(vec![file(None, FaultKind::Empty)]);
    }
    if !faults.is_empty() {
        let faults = faults.into_iter();
        return Err(faults.map(|(row, kind)| file(Some(row), kind)).collect());
    }
    let first = rows.iter().take_while(|row| row.number <= HEAD_ROWS);
    let known = |row: &CsvRow| {
        let found = columns.iter().filter(|column| column.is_in(row));
        found.count()
    };
    let rated = first.map(known).enumerate();
    let best = rated.max_by_key(|(place, known)| (*known, std::cmp::Reverse(*place)));
    let (place, _) = best.unwrap_or_default();
    Ok((rows, place))
}

/// A table with further entries, each with its cells in the order of the columns. What stands there stays, in a file
/// as Excel reads it. A column that the table does not have and needs not gets nothing; without a table one is made.
pub fn add_to_sheet(
    bytes: Option<&[u8]>,
    columns: &[SheetColumn],
    entries: &[Vec<String>],
) -> Result<Vec<u8>, Vec<SheetFault>> {
    let mut table: Vec<Vec<String>> = Vec::new();
    let mut at: Vec<Option<usize>> = (0..columns.len()).map(Some).collect();
    // Totals and notes stay at the end.
    let mut below = 0;
    match bytes {
        None => {
            let names = columns.iter().filter_map(|column| column.names.first());
            table.push(names.map(ToString::to_string).collect());
        }
        Some(bytes) => {
            let (rows, place) = open(bytes, columns)?;
            let head = rows
                .get(place)
                .ok_or_else(|| vec![file(None, FaultKind::Empty)])?;
            let (found, faults) = places(head, columns);
            if !faults.is_empty() {
                return Err(faults);
            }
            at = found;
            below = footers(rows.get(place + 1..).unwrap_or_default(), &at);
            let cells = |row: &CsvRow| row.cells.iter().map(String::from).collect();
            table.extend(rows.iter().map(cells));
        }
    }
    let ending = table.split_off(table.len().saturating_sub(below));
    let width = table.iter().map(Vec::len).max().unwrap_or_default();
    for entry in entries {
        let mut row = vec![String::new(); width];
        for (place, cell) in at.iter().zip(entry) {
            if let Some(slot) = place.and_then(|place| row.get_mut(place)) {
                slot.clone_from(cell);
            }
        }
        table.push(row);
    }
    table.extend(ending);
    written(&table).ok_or_else(|| vec![file(None, FaultKind::Empty)])
}

/// CSV as Excel reads it.
fn written(table: &[Vec<String>]) -> Option<Vec<u8>> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    for row in table {
        writer.write_record(row).ok()?;
    }
    writer.flush().ok()?;
    drop(writer);
    Some(bytes)
}

/// Where each column stands.
fn places(head: &CsvRow, columns: &[SheetColumn]) -> (Vec<Option<usize>>, Vec<SheetFault>) {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    let head: Vec<String> = head.cells.iter().map(String::from).collect();
    for column in columns {
        let name = column.names.first().copied().unwrap_or_default();
        let place = column.place_in(&head).unwrap_or_else(|fault| {
            faults.push(fault);
            Some(0)
        });
        if place.is_none() && column.is_required {
            faults.push(SheetFault::NoColumn(name));
        }
        found.push(place);
    }
    (found, faults)
}

impl SheetColumn {
    /// Where it stands among headers.
    pub fn place_in(&self, head: &[String]) -> Result<Option<usize>, SheetFault> {
        let cells = head.iter().enumerate();
        let ranked = cells.filter_map(|(place, cell)| Some((self.rank(cell)?, place)));
        let mut ranked: Vec<(usize, usize)> = ranked.collect();
        ranked.sort_unstable();
        if let [(best, one), (next, other), ..] = ranked.as_slice()
            && best == next
        {
            let name = self.names.first().copied().unwrap_or_default();
            let named = |place: &usize| head.get(*place).cloned().unwrap_or_default();
            return Err(SheetFault::Double(name, [named(one), named(other)]));
        }
        Ok(ranked.first().map(|(_, place)| *place))
    }

    fn is_in(&self, row: &CsvRow) -> bool {
        row.cells.iter().any(|cell| self.rank(cell).is_some())
    }

    /// How near a header is to this column, the nearest first; none: it is another one.
    fn rank(&self, cell: &str) -> Option<usize> {
        let cell = fold(cell);
        if self.never.iter().any(|word| cell.contains(word)) {
            return None;
        }
        let names = self.names.iter().enumerate();
        let ranks = names.filter_map(|(place, name)| match () {
            () if cell == *name => Some(place),
            () if cell.ends_with(name) => Some(100 + place),
            () if cell.contains(name) => Some(200 + place),
            () => None,
        });
        ranks.min()
    }
}

fn file(row: Option<usize>, kind: FaultKind) -> SheetFault {
    SheetFault::File(Box::new(Finding {
        row,
        column: String::new(),
        found: String::new(),
        kind,
    }))
}

#[cfg(test)]
mod tests;
