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
use super::residue::is_none;
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
        match (chosen, mark(group, chosen, cell)) {
            (Chosen::At(_), None) => self.refuse(Column::Choice(group), cell, ProblemKind::Mark),
            // 「なし」 in the column of a text is no text.
            (Chosen::Other, None) if !is_none(cell) => self.free(group, cell),
            _ => self.said[group.index()].option(group, chosen, cell),
        }
    }

    fn part(&mut self, group: Group, part: &str) {
        let said = &mut self.said[group.index()];
        let text = match self.table.read(group, part) {
            Part::At(at) => {
                said.set = said.set.with(at);
                return;
            }
            Part::Other(text) if text.is_empty() => return said.other(group, &text),
            Part::Other(text) if is_none(&text) => return,
            Part::Other(text) => text,
            Part::Unable(reason) => {
                said.unable = Some(reason);
                return;
            }
            Part::Unknown(text) => text,
        };
        self.free(group, &text);
    }

    /// A text of which the office decides what it is.
    fn free(&mut self, group: Group, text: &str) {
        let said = &mut self.said[group.index()];
        match self.decisions.values.get(&(group, fold(text))) {
            Some(decided) => {
                said.set = OptionSet::from_bits(said.set.bits() | decided.set.bits());
                if decided.is_other {
                    said.other(group, text);
                }
                if decided.is_unable {
                    said.unable = Some(text.to_string());
                }
            }
            None => said.raw.push(text.to_string()),
        }
    }

    /// Splits the home where it holds the municipality as well.
    fn home(&mut self) {
        let municipality = Column::Text(Field::Municipality);
        let own = self.cell(municipality).to_string();
        if home::is_finer(&own) {
            self.refuse(municipality, &own, ProblemKind::Address);
        }
        let text = self.table.cell(self.row, Column::Home);
        if text.is_empty() {
            return;
        }
        let Some((prefecture, rest)) = home::split(text) else {
            return self.refuse(Column::Home, text, ProblemKind::Home);
        };
        self.put(Column::Home, prefecture.to_string());
        match (rest.as_str(), own.as_str()) {
            (rest, _) if home::is_finer(rest) => {
                self.refuse(Column::Home, text, ProblemKind::Address);
            }
            ("", _) => {}
            (_, "") => self.put(municipality, rest.clone()),
            (rest, own) if fold(rest) == fold(own) => {}
            _ => self.refuse(Column::Home, text, ProblemKind::HomeTwice { other: own }),
        }
    }

    fn consent(&mut self) {
        let records = self.decisions.records;
        let cell = self.table.cell(self.row, Column::AnsweredAt);
        let at = time(cell, self.decisions.order);
        let number = registration(self.table.cell(self.row, Column::Registration));
        let answer = at.zip(number);
        let consents = match self.table.has(Column::Consent) {
            true => {
                let question = self.table.name(Column::Consent);
                let said = records.of_words(&question, self.table.cell(self.row, Column::Consent));
                let elsewhere = answer.and_then(|(at, number)| records.of_withdrawn(at, number));
                match said {
                    Some(false) => said,
                    _ => elsewhere.unwrap_or(said),
                }
            }
            false => answer.and_then(|(at, number)| records.of_record(at, number)),
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
            let mut said = std::mem::take(&mut self.said[group.index()]);
            if let Some(text) = said.unable_beside(group) {
                let decided = self.decisions.values.get(&(group, fold(&text)));
                // Until it is decided, the question stands and nothing is imported.
                if let Some(decided) = decided.filter(|decided| !decided.is_unable) {
                    said.unable = None;
                    said.set = OptionSet::from_bits(said.set.bits() | decided.set.bits());
                }
            }
            self.put(Column::Choice(group), said.cell(group));
            let Some(field) = other_field(group) else {
                continue;
            };
            let column = Column::Text(field);
            let mut texts = said.others;
            let own = self.cell(column).to_string();
            let own = if is_none(&own) { String::new() } else { own };
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
