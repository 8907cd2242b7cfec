//! The files as they are handed in: from bytes to sheets of cells.

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::head::known_in;
use super::problem::{Problem, ProblemKind};
use super::room::Budget;
use super::workbook;
use crate::survey::decode::decode;
use crate::survey::table::{CsvRow, head, split};

/// A file of the office.
#[derive(Clone, Copy, Debug)]
pub struct ImportFile<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// A table of cells.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet in a workbook; empty for a text file.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
    /// The rows with something in them.
    pub rows: Vec<CsvRow>,
}

/// The sheets of a file that have something in them. What they take is taken from the budget.
pub fn read_file(file: ImportFile<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Box<Problem>> {
    if file.bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(file, budget);
    }
    if file.bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Box::new(Problem::of_file(
            file.name,
            ProblemKind::OldWorkbook,
        )));
    }
    let text = text_of(file.bytes).map_err(|(row, kind)| {
        Box::new(Problem {
            file: file.name.to_string(),
            row,
            column: String::new(),
            found: String::new(),
            kind: ProblemKind::Survey(kind),
        })
    })?;
    let table = split(&text, separator(&text));
    if let Some((row, kind)) = table.faults.into_iter().next() {
        return Err(Box::new(Problem {
            file: file.name.to_string(),
            row: Some(row),
            column: String::new(),
            found: String::new(),
            kind: ProblemKind::Survey(kind),
        }));
    }
    let mut keep = |row: &CsvRow| {
        budget.row()?;
        row.cells.iter().try_for_each(|cell| budget.cell(cell))
    };
    if table.rows.iter().any(|row| keep(row).is_none()) {
        return Err(Box::new(Problem::of_file(file.name, ProblemKind::TooMuch)));
    }
    Ok(vec![Sheet {
        file: file.name.to_string(),
        rows: table.rows,
        ..Sheet::default()
    }])
}

type Undecoded = (Option<usize>, crate::survey::FaultKind);

/// The text of a file: UTF-16 with its mark, as Excel saves "Unicode text", or as a survey file.
pub fn text_of(bytes: &[u8]) -> Result<String, Undecoded> {
    let utf16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    let Some((encoding, rest)) = utf16 else {
        return decode(bytes);
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
    match text {
        Some(text) if !text.is_empty() => Ok(text.into_owned()),
        Some(_) => Err((None, crate::survey::FaultKind::Empty)),
        None => Err((None, crate::survey::FaultKind::Utf16)),
    }
}

/// What separates the cells: of comma, tab and semicolon the one under which most headers are known. A
/// comma where none is.
fn separator(text: &str) -> char {
    let shown = |separator: char| {
        let rows = head(text, separator, super::head::HEAD_ROWS);
        rows.iter().map(known_in).max().unwrap_or(0)
    };
    let mut best = (shown(','), ',');
    for separator in ['\t', ';'] {
        let found = shown(separator);
        if found > best.0 {
            best = (found, separator);
        }
    }
    best.1
}
