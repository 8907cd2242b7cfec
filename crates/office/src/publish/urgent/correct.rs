//! Fields of the published list are corrected, by a table of the office: number, column, old, new, date and reason.

use std::collections::{BTreeSet, HashMap};

use super::doubled::doubled;
use super::source::Source;
use super::{Changed, PublishFault, UrgentFault, UrgentRequest, urgent};
use crate::publish::changes::{Person, field_changes};
use crate::publish::lists::{ListFault, number_in};
use crate::publish::outside::say_passed;
use crate::publish::report::urgent::CorrectionTold;
use crate::survey::{
    Answer, Column, ERASE, Fault, SheetColumn, SheetRow, cell_of, column_named, day, fold, one_row,
    read, read_sheet, say_warning, with_cells,
};
use activelist_model::expert::{Date, RegistrationNumber, Specialist};
use activelist_publication::Field;

/// Why a row of the table cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectionFault {
    /// No column of the survey is called so.
    NoColumn(String),
    /// A column that a correction cannot change.
    Fixed(Column),
    /// The person is not in the list.
    NotListed(RegistrationNumber),
    /// The person leaves the list.
    Stopped(RegistrationNumber),
    /// The same field a second time; the row before.
    Twice(usize),
    /// Nothing was said of what it was, or of what it shall be.
    Blank(&'static str),
    /// What is published is something else.
    Old {
        /// What the table says.
        said: String,
        /// What is published.
        found: String,
    },
    /// Old and new are the same.
    Same,
    /// The new value cannot be read.
    New(Box<Fault>),
    /// With it the person could not be listed any more.
    Unlisted,
    /// Other fields would change too.
    Others(Vec<String>),
}

const COLUMNS: [SheetColumn; 6] = [
    column(&["登録番号"], &[]),
    column(&["項目", "列"], &[]),
    column(&["訂正前"], &[]),
    column(&["訂正後"], &[]),
    column(&["日付", "訂正日"], &[]),
    column(&["理由"], &[]),
];

const fn column(names: &'static [&'static str], never: &'static [&'static str]) -> SheetColumn {
    SheetColumn {
        names,
        never,
        is_required: true,
    }
}

/// A row that can be followed.
struct Correction {
    number: RegistrationNumber,
    column: Column,
    old: String,
    new: String,
    day: Date,
    reason: String,
}

pub(super) fn correct(
    request: &UrgentRequest,
    source: &Source,
    table: &[u8],
) -> Result<Changed, Vec<PublishFault>> {
    let mut changed = source.unchanged(request)?;
    let sheet = read_sheet(table, &COLUMNS).map_err(|faults| {
        let faults = faults.into_iter().map(ListFault::Sheet);
        let faults = faults.map(UrgentFault::Corrections);
        faults.map(PublishFault::Urgent).collect::<Vec<_>>()
    })?;
    let rows = sheet.rows;
    let passed = sheet.passed.iter();
    let passed = passed.map(|row| say_passed("訂正の表", row));
    changed.told.doubts.extend(passed);
    let mut faults = Vec::new();
    let mut seen: HashMap<(RegistrationNumber, Column), usize> = HashMap::new();
    let mut cells = Vec::new();
    for row in &rows {
        let correction = match correction(row) {
            Ok(correction) => correction,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        let number = correction.number;
        let field = (number, correction.column);
        let twice = seen.get(&field).copied();
        seen.entry(field).or_insert(row.row);
        let place = changed.list.position(number);
        let person = place.and_then(|place| changed.list.specialists.get_mut(place));
        let stopped = request.wanted.stopped.reason(number).is_some();
        let done = match (twice, person) {
            (Some(other), _) => Err(CorrectionFault::Twice(other)),
            (_, None) => Err(CorrectionFault::NotListed(number)),
            (_, Some(_)) if stopped => Err(CorrectionFault::Stopped(number)),
            (_, Some(person)) => apply(person, &correction, request.today).map(|(new, doubts)| {
                let cell = cell_of(&new, correction.column);
                (std::mem::replace(person, new), cell, doubts)
            }),
        };
        match done {
            Err(fault) => faults.push(UrgentFault::Correction(row.row, fault)),
            Ok((before, now, doubts)) => {
                let told = told(&before, now, &correction);
                changed.told.corrections.push(told);
                changed.told.doubts.extend(doubts);
                let new = erased(&correction.new).to_string();
                cells.push((number, correction.column, new));
            }
        }
    }
    if rows.is_empty() {
        let nothing = crate::survey::FaultKind::Empty;
        let fault = crate::survey::SheetFault::File(Box::new(Fault {
            row: None,
            column: String::new(),
            found: String::new(),
            kind: nothing,
        }));
        return Err(urgent(UrgentFault::Corrections(ListFault::Sheet(fault))));
    }
    if !faults.is_empty() {
        return Err(faults.into_iter().map(PublishFault::Urgent).collect());
    }
    if let Some(before) = source.list {
        let doubles = doubled(before, &changed.list, &request.wanted.confirmed);
        let faults: Vec<_> = doubles.into_iter().map(UrgentFault::Double).collect();
        if !faults.is_empty() {
            return Err(faults.into_iter().map(PublishFault::Urgent).collect());
        }
    }
    changed.survey = changed
        .survey
        .and_then(|survey| with_cells(&survey, &cells));
    Ok(changed)
}

/// A row as far as it can be read by itself; all that is wrong with it.
fn correction(row: &SheetRow) -> Result<Correction, Vec<UrgentFault>> {
    let [number, name, old, new, date, reason] = row.cells.as_slice() else {
        return Err(Vec::new());
    };
    let mut faults = Vec::new();
    let number = number_in(row.row, number).map_err(UrgentFault::Corrections);
    let of_row = |fault| UrgentFault::Correction(row.row, fault);
    let column = match column_named(name) {
        None => Err(of_row(CorrectionFault::NoColumn(name.clone()))),
        Some(column) if is_fixed(column) => Err(of_row(CorrectionFault::Fixed(column))),
        Some(column) => Ok(column),
    };
    let day = day(date).ok_or_else(|| {
        UrgentFault::Corrections(ListFault::Day {
            row: row.row,
            column: "日付",
            found: date.clone(),
        })
    });
    for (name, cell) in [("訂正後", new), ("理由", reason)] {
        if cell.is_empty() {
            faults.push(of_row(CorrectionFault::Blank(name)));
        }
    }
    match (number, column, day, faults.is_empty()) {
        (Ok(number), Ok(column), Ok(day), true) => Ok(Correction {
            number,
            column,
            old: old.clone(),
            new: new.clone(),
            day,
            reason: reason.clone(),
        }),
        (number, column, day, _) => {
            let others = [number.err(), column.err(), day.err()];
            faults.splice(0..0, others.into_iter().flatten());
            Err(faults)
        }
    }
}

/// What says who somebody is, when the answer was given and what becomes of it; and a photo, which is no text.
const fn is_fixed(column: Column) -> bool {
    matches!(
        column,
        Column::Registration
            | Column::AnsweredAt
            | Column::Consent
            | Column::Sample
            | Column::Text(Field::Photo)
    )
}

/// The person with the correction, and what the office should look at in it.
fn apply(
    person: &Specialist,
    correction: &Correction,
    today: Date,
) -> Result<(Specialist, Vec<String>), CorrectionFault> {
    let column = correction.column;
    let published = cell_of(person, column);
    let with = |cell: &str| with(person, column, erased(cell), today);
    let fits = fold(&published) == fold(erased(&correction.old))
        || with(&correction.old).is_ok_and(|(answer, _)| answer.specialist == *person);
    if !fits {
        return Err(CorrectionFault::Old {
            said: correction.old.clone(),
            found: published,
        });
    }
    let (answer, doubts) = with(&correction.new)
        .map_err(|fault| fault.map_or(CorrectionFault::Unlisted, CorrectionFault::New))?;
    if answer.unable.is_some() || answer.specialist.answers.answered() == 0 {
        return Err(CorrectionFault::Unlisted);
    }
    let changes = field_changes(person, &answer.specialist);
    let others = changes.iter().map(|change| change.what.clone());
    let others: BTreeSet<String> = others.filter(|what| *what != column.header()).collect();
    match (changes.is_empty(), others.is_empty()) {
        (true, _) => Err(CorrectionFault::Same),
        (_, false) => Err(CorrectionFault::Others(others.into_iter().collect())),
        (false, true) => Ok((answer.specialist, doubts)),
    }
}

/// The answer of a person with another cell, read as a survey is; what the office should look at in that cell.
fn with(
    person: &Specialist,
    column: Column,
    cell: &str,
    today: Date,
) -> Result<(Answer, Vec<String>), Option<Box<Fault>>> {
    let survey = one_row(|one| match one {
        one if one == column => cell.to_string(),
        Column::AnsweredAt => format!("{today} 00:00"),
        Column::Consent => "可".to_string(),
        one => cell_of(person, one),
    });
    let mut reading = survey.map(|survey| read(&survey)).unwrap_or_default();
    if let Some(fault) = reading.faults.first() {
        return Err(Some(Box::new(fault.clone())));
    }
    let mut answer = reading.answers.pop().ok_or(None)?;
    // What no survey says of a person is as it was published.
    answer.specialist.photo.clone_from(&person.photo);
    answer.specialist.answered_on = person.answered_on;
    answer.specialist.registration_checked_on = person.registration_checked_on;
    let header = column.header();
    let doubts = reading.warnings.iter();
    let doubts = doubts.filter(|doubt| doubt.row.is_some() && doubt.column == header);
    let said = doubts.map(|doubt| {
        let said = say_warning(&crate::survey::Warning {
            row: None,
            ..doubt.clone()
        });
        format!("第{}号 {said}", person.registration)
    });
    Ok((answer, said.collect()))
}

/// A blank has to be written out.
fn erased(cell: &str) -> &str {
    if fold(cell) == ERASE { "" } else { cell }
}

/// For the report: both values as they are published, so that the next survey can be compared with them.
fn told(before: &Specialist, new: String, correction: &Correction) -> CorrectionTold {
    CorrectionTold {
        person: Person::of(before),
        column: correction.column.header(),
        old: cell_of(before, correction.column),
        new,
        day: correction.day,
        reason: correction.reason.clone(),
    }
}
