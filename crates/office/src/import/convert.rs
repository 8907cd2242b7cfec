//! From the rows of an export to rows of the survey file.
//!
//! What is read is written in the survey file's own notation. What is not stays as it stands: the survey
//! file's reader refuses it, with the same words as in a survey file.

use activelist_model::catalog::{GROUPS, Group, OptionSet};
use activelist_publication::{Field, MAX_CASES, MAX_YEARS};

use super::ask::{Records, Values, time};
use super::dates::{Order, is_numeric};
use super::home;
use super::parts::{Part, Said, mark, other_field};
use super::problem::{Problem, ProblemKind};
use super::table::{Table, named};
use super::target::{Chosen, Target};
use crate::survey::Column;
use crate::survey::cell::phone;
use crate::survey::fold::{fold, tidy};
use crate::survey::level::level;
use crate::survey::number::{count, registration};
use crate::survey::table::CsvRow;
use crate::survey::time::registered_year;

/// What the office has decided about the cells of a sheet.
pub struct Decisions<'a> {
    /// Texts that are no option.
    pub values: &'a Values,
    /// Consents.
    pub records: &'a Records,
    /// Order of dates.
    pub order: Option<Order>,
}

/// The cells of a row, by [`position`].
pub type Cells = Vec<String>;

/// Number of columns of a survey file.
pub fn columns() -> usize {
    Column::all().count()
}

/// Position of a column in a survey file.
pub fn position(column: Column) -> usize {
    static PLACES: std::sync::LazyLock<std::collections::HashMap<Column, usize>> =
        std::sync::LazyLock::new(|| Column::all().zip(0..).collect());
    PLACES.get(&column).copied().unwrap_or(0)
}

/// Reads a row.
pub fn row(
    table: &Table,
    row: &CsvRow,
    decisions: &Decisions<'_>,
    problems: &mut Vec<Problem>,
) -> Cells {
    let mut converter = Converter {
        table,
        row,
        decisions,
        problems,
        cells: vec![String::new(); columns()],
        said: std::array::from_fn(|_| Said::default()),
    };
    if !converter.has_number() {
        // What else is wrong with it does not matter before it is known what it is.
        return converter.cells;
    }
    for (place, target) in &table.columns.targets {
        let cell = row.cells.get(*place).unwrap_or_default().trim();
        if !cell.is_empty() {
            converter.read(*place, *target, cell);
        }
    }
    converter.home();
    converter.consent();
    converter.choices();
    converter.cells
}

struct Converter<'a> {
    table: &'a Table,
    row: &'a CsvRow,
    decisions: &'a Decisions<'a>,
    problems: &'a mut Vec<Problem>,
    cells: Cells,
    said: [Said; GROUPS],
}

impl Converter<'_> {
    fn put(&mut self, column: Column, text: String) {
        if let Some(cell) = self.cells.get_mut(position(column)) {
            *cell = text;
        }
    }

    fn cell(&self, column: Column) -> &str {
        self.cells.get(position(column)).map_or("", String::as_str)
    }

    fn refuse(&mut self, column: Column, found: &str, kind: ProblemKind) {
        self.problems
            .push(self.table.problem(self.row, column, found, kind));
    }

    /// A row with something in it is an answer, and an answer has a number.
    fn has_number(&mut self) -> bool {
        let is_there = !self.table.cell(self.row, Column::Registration).is_empty();
        if !is_there {
            let found = named(self.row);
            self.refuse(Column::Registration, &found, ProblemKind::NoNumber);
        }
        is_there
    }

    fn read(&mut self, place: usize, target: Target, cell: &str) {
        match target {
            Target::Unused => {}
            Target::Option(group, chosen) => self.option(group, chosen, cell),
            Target::Column(Column::Choice(group)) => {
                for part in self.table.parts(group, place, cell) {
                    self.part(group, part);
                }
            }
            Target::Column(column) => {
                let text = plain_cell(column, cell, self.decisions.order);
                if column == Column::AnsweredAt
                    && is_numeric(&text)
                    && self.decisions.order.is_some()
                {
                    self.refuse(column, cell, ProblemKind::DateOrder);
                }
                self.put(column, text);
            }
        }
    }

    fn option(&mut self, group: Group, chosen: Chosen, cell: &str) {
        let is_chosen = mark(group, chosen, cell);
        let said = &mut self.said[group.index()];
        match (chosen, is_chosen) {
            (_, Some(false)) => {}
            (Chosen::At(at), Some(true)) => said.set = said.set.with(at),
            (Chosen::Other, Some(true)) => said.other(group, ""),
            (Chosen::Unable, Some(true)) => {
                said.unable = Some(said.unable.take().unwrap_or_default())
            }
            (Chosen::Other, None) => said.other(group, cell),
            (Chosen::Unable, None) => {
                let reason = match Part::read(group, cell) {
                    Part::Unable(reason) => reason,
                    _ => cell.to_string(),
                };
                said.unable = Some(reason);
            }
            (Chosen::At(_), None) => self.refuse(Column::Choice(group), cell, ProblemKind::Mark),
        }
    }

    fn part(&mut self, group: Group, part: &str) {
        let said = &mut self.said[group.index()];
        let text = match self.table.read(group, part) {
            Part::At(at) => {
                said.set = said.set.with(at);
                return;
            }
            Part::Other(text) => return said.other(group, &text),
            Part::Unable(reason) => {
                said.unable = Some(reason);
                return;
            }
            Part::Unknown(text) => text,
        };
        match self.decisions.values.get(&(group, fold(&text))) {
            Some(decided) => {
                said.set = OptionSet::from_bits(said.set.bits() | decided.set.bits());
                if decided.is_other {
                    said.other(group, &text);
                }
                if decided.is_unable {
                    said.unable = Some(text);
                }
            }
            None => said.raw.push(text),
        }
    }

    /// Splits the home where it holds the municipality as well.
    fn home(&mut self) {
        let text = self.table.cell(self.row, Column::Home);
        if text.is_empty() {
            return;
        }
        let Some((prefecture, rest)) = home::split(text) else {
            return self.refuse(Column::Home, text, ProblemKind::Home);
        };
        self.put(Column::Home, prefecture.to_string());
        let municipality = Column::Text(Field::Municipality);
        let other = self.cell(municipality).to_string();
        match (rest.as_str(), other.as_str()) {
            ("", _) => {}
            (_, "") => self.put(municipality, rest),
            (rest, other) if fold(rest) == fold(other) => {}
            _ => self.refuse(Column::Home, text, ProblemKind::HomeTwice { other }),
        }
    }

    fn consent(&mut self) {
        let consents = match self.table.has(Column::Consent) {
            true => self
                .decisions
                .records
                .of_words(self.table.cell(self.row, Column::Consent)),
            false => {
                let cell = self.table.cell(self.row, Column::AnsweredAt);
                let at = time(cell, self.decisions.order);
                let number = registration(self.table.cell(self.row, Column::Registration));
                at.zip(number)
                    .and_then(|(at, number)| self.decisions.records.of_record(at, number))
            }
        };
        if let Some(consents) = consents {
            self.put(
                Column::Consent,
                if consents { "可" } else { "否" }.to_string(),
            );
        }
    }

    fn choices(&mut self) {
        for group in Group::ALL {
            let said = std::mem::take(&mut self.said[group.index()]);
            self.put(Column::Choice(group), said.cell(group));
            let Some(field) = other_field(group) else {
                continue;
            };
            let column = Column::Text(field);
            let mut texts = said.others;
            let own = self.cell(column).to_string();
            if !own.is_empty() && !texts.contains(&own) {
                texts.insert(0, own);
            }
            self.put(column, texts.join("、"));
        }
    }
}

/// A cell of one value in the survey file's notation; as it stands where it cannot be read.
fn plain_cell(column: Column, cell: &str, order: Option<Order>) -> String {
    let read = match column {
        Column::AnsweredAt => time(cell, order).map(|at| at.to_string()),
        Column::Registration => registration(cell).map(|number| number.to_string()),
        Column::RegisteredYear => registered_year(cell).map(|year| year.to_string()),
        Column::Cases => count(cell, '件', MAX_CASES).map(|count| count.to_string()),
        Column::Years => count(cell, '年', MAX_YEARS).map(|count| count.to_string()),
        Column::Skill(_) if matches!(cell, "0" | "1" | "2" | "3") => None,
        Column::Skill(_) => level(cell).map(|level| level.points().to_string()),
        Column::Text(_) | Column::Grounds(_) => Some(tidy(cell)),
        Column::Phone => phone(cell).map(|number| number.to_string()),
        Column::Home
        | Column::Consent
        | Column::Sample
        | Column::FirstTalk
        | Column::Intake
        | Column::Choice(_) => None,
    };
    read.unwrap_or_else(|| cell.to_string())
}
