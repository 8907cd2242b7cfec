//! Workbooks (.xlsx), cell by cell.
//!
//! A cell that Excel knows as a date comes as a date whatever its format shows, in both systems of counting
//! days. A number stays a number: 12345 is 12345 and not 12345.0.

use std::io::Cursor;

use activelist_model::expert::Date;
use calamine::{
    DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, open_workbook_from_rs,
};

use super::package::{Refusal, look};
use super::problem::{Problem, ProblemKind};
use super::room::Budget;
use super::sheet::{ImportFile, Sheet};
use crate::survey::table::{Cells, CsvRow, Room};

/// Most sheets that are looked at.
const MOST_SHEETS: usize = 50;

/// The sheets that have something in them. What they take is taken from the budget.
pub fn read(file: ImportFile<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Box<Problem>> {
    let problem = |kind| Box::new(Problem::of_file(file.name, kind));
    look(file.bytes, budget).map_err(|refusal| match refusal {
        Refusal::Broken => problem(ProblemKind::BrokenWorkbook),
        Refusal::TooMuch => problem(ProblemKind::TooMuch),
    })?;
    // What was looked at should not make the library panic. If it does, the file is at fault and not the run.
    let read = std::panic::AssertUnwindSafe(|| sheets(file, budget));
    std::panic::catch_unwind(read).unwrap_or_else(|_| Err(problem(ProblemKind::BrokenWorkbook)))
}

fn sheets(file: ImportFile<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Box<Problem>> {
    let broken = || Box::new(Problem::of_file(file.name, ProblemKind::BrokenWorkbook));
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file.bytes)).map_err(|_| broken())?;
    let all: Vec<_> = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for sheet in all.iter().take(MOST_SHEETS) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let rows = rows(&mut book, &sheet.name, budget).map_err(|kind| match kind {
            Some(kind) => Box::new(Problem::of_file(file.name, kind)),
            None => broken(),
        })?;
        if !rows.is_empty() {
            sheets.push(Sheet {
                file: file.name.to_string(),
                name: sheet.name.clone(),
                is_hidden: sheet.visible != SheetVisible::Visible,
                rows,
            });
        }
    }
    Ok(sheets)
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The rows of a sheet with something in them. None as a fault where the sheet cannot be read.
fn rows(
    book: &mut Book<'_>,
    name: &str,
    budget: &mut Budget,
) -> Result<Vec<CsvRow>, Option<ProblemKind>> {
    let much = || Some(ProblemKind::TooMuch);
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| None)?;
    let room = Room::STANDARD;
    let mut rows: Vec<CsvRow> = Vec::new();
    let mut row = CsvRow {
        number: 0,
        cells: Cells::default(),
    };
    let mut is_filled = false;
    let mut keep = |row: CsvRow, is_filled: bool| {
        if is_filled {
            rows.push(row);
        }
        rows.len() <= room.rows
    };
    while let Some(cell) = reader.next_cell().map_err(|_| None)? {
        let (number, place) = cell.get_position();
        let (number, place) = (number as usize + 1, place as usize);
        if number != row.number {
            // Rows come in their order; a file in which they do not is none that a program has saved.
            if number < row.number {
                return Err(None);
            }
            let ended = std::mem::replace(
                &mut row,
                CsvRow {
                    number,
                    cells: Cells::default(),
                },
            );
            if !keep(ended, std::mem::take(&mut is_filled)) {
                return Err(Some(ProblemKind::TooLarge));
            }
        }
        let text = text_of(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if place >= room.cells || text.len() > room.bytes || place < row.cells.len() {
            return Err(Some(ProblemKind::TooLarge));
        }
        while row.cells.len() < place {
            budget.cell("").ok_or_else(much)?;
            row.cells.push("");
        }
        budget.cell(&text).ok_or_else(much)?;
        row.cells.push(&text);
        if !is_filled {
            budget.row().ok_or_else(much)?;
        }
        is_filled = true;
    }
    if !keep(row, is_filled) {
        return Err(Some(ProblemKind::TooLarge));
    }
    Ok(rows)
}

fn text_of<'a>(value: &'a DataRef<'a>) -> std::borrow::Cow<'a, str> {
    match value {
        DataRef::String(text) => text.as_str().into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number_text(*number).into(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::DateTime(time) => time_text(time).into(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::Error(error) => error.to_string().into(),
        DataRef::Empty => "".into(),
    }
}

/// A number without the decimals that it does not need.
fn number_text(number: f64) -> String {
    // Up to here every whole number is exact.
    match number.fract() == 0.0 && number.abs() < 9e15 {
        true => format!("{number:.0}"),
        false => number.to_string(),
    }
}

/// A date as the survey file writes it: to the second, without the time where it has none.
fn time_text(time: &ExcelDateTime) -> String {
    let value = time.as_f64();
    if time.is_duration() || !(1.0..2_958_466.0).contains(&value) {
        return number_text(value);
    }
    // Excel keeps a time as a part of a day, which is exact to less than a millisecond.
    #[allow(clippy::cast_possible_truncation)]
    let seconds = (value * 86_400.0).round() as i64;
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = match time.to_ymd_hms_milli() {
        // The date of the rounded second, in whichever system the workbook counts.
        _ if days < 61 => return number_text(value),
        (year, month, day, ..) => (year, month, day),
    };
    let date = Date::new(year, month, day).and_then(|date| {
        // to_ymd_hms_milli does not round: a time just before midnight belongs to the next day.
        #[allow(clippy::cast_possible_truncation)]
        let whole = value.floor() as i64;
        Date::from_epoch_days(date.epoch_days() + days - whole)
    });
    let Some(date) = date else {
        return number_text(value);
    };
    if value.fract() == 0.0 {
        return date.to_string();
    }
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    format!(
        "{date} {:02}:{:02}:{seconds:02}",
        minutes / 60,
        minutes % 60
    )
}
