//! Answer files among what is imported: each is one row, and nothing of it is to be decided.

use activelist_model::expert::as_shown;
use activelist_publication::Field;

use super::ask::RecordedAnswer;
use super::problem::{Problem, ProblemKind};
use super::room::Budget;
use super::sheet::ImportFile;
use crate::answer::{AnswerFile, number_in_name};
use crate::survey::cell::consent;
use crate::survey::number::registration;
use crate::survey::time::answered_at;
use crate::survey::{Column, ERASE};

/// An answer file that was read.
pub struct Answered {
    /// Its name, for messages.
    pub file: String,
    /// Its row of the survey file.
    pub cells: Vec<String>,
}

/// Reads answer files. What is wrong in one is a problem, and the others are read all the same.
pub fn read(
    files: &[ImportFile<'_>],
    budget: &mut Budget,
    problems: &mut Vec<Problem>,
) -> Vec<Answered> {
    let mut answered = Vec::new();
    for file in files {
        let answer = match AnswerFile::read(file.bytes) {
            Ok(answer) => answer,
            Err(faults) => {
                let found = faults
                    .into_iter()
                    .map(|fault| ProblemKind::Answer(Box::new(fault)));
                problems.extend(found.map(|kind| Problem::of_file(file.name, kind)));
                continue;
            }
        };
        if let (Some(named), Some(inside)) = (number_in_name(file.name), answer.registration())
            && named != inside
        {
            let (named, inside) = (named.to_string(), inside.to_string());
            let kind = ProblemKind::OtherNumber { named, inside };
            problems.push(Problem::of_file(file.name, kind));
            continue;
        }
        let cells: Vec<String> = Column::all().map(|column| answer.cell(column)).collect();
        let has_room =
            budget.row().is_some() && cells.iter().all(|cell| budget.cell(cell).is_some());
        if !has_room {
            problems.push(Problem::of_file(file.name, ProblemKind::TooMuch));
            break;
        }
        answered.push(Answered {
            file: file.name.to_string(),
            cells,
        });
    }
    answered
}

impl Answered {
    /// What is answered in a column.
    fn cell(&self, wanted: Column) -> &str {
        let mut cells = Column::all().zip(&self.cells);
        cells
            .find(|(column, _)| *column == wanted)
            .map_or("", |(_, cell)| cell)
    }

    /// The row for an update: what is left open is said to be open, since a blank cell would keep the answer before.
    pub fn with_erased(&self) -> Vec<String> {
        let cells = Column::all().zip(&self.cells);
        let cell = |(column, cell): (Column, &String)| match cell.is_empty() {
            true if column != Column::Sample => ERASE.to_string(),
            _ => cell.clone(),
        };
        cells.map(cell).collect()
    }
}

/// How many there are and of whom, in one line; none where there is none.
pub fn summary(answered: &[Answered]) -> Option<String> {
    let name = |one: &Answered| as_shown(one.cell(Column::Text(Field::Name)), 20);
    let (first, last) = (answered.first()?, answered.last()?);
    let names = match answered.len() {
        1 => name(first),
        _ => format!("{} ～ {}", name(first), name(last)),
    };
    Some(format!("回答ファイル{}件（{names}）", answered.len()))
}

/// Whose answer files decline to be listed, and when.
pub fn declined(answered: &[Answered]) -> Vec<RecordedAnswer> {
    let declines = |one: &&Answered| consent(one.cell(Column::Consent)) == Some(false);
    let whose = |one: &Answered| {
        let number = registration(one.cell(Column::Registration))?;
        Some((number, answered_at(one.cell(Column::AnsweredAt))?))
    };
    answered.iter().filter(declines).filter_map(whose).collect()
}
