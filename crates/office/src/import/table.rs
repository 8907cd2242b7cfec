//! A sheet taken apart: its columns, its answers, and what is passed over.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use activelist_model::catalog::{GROUPS, Group};
use activelist_model::expert::as_shown;
use activelist_publication::Field;

use super::columns::Columns;
use super::head::{Head, Headed};
use super::parts::{Part, Separator, other_field, separator_of};
use super::problem::{Problem, ProblemKind};
use super::target::Target;
use crate::survey::Column;
use crate::survey::fold::fold;
use crate::survey::layout::is_total;
use crate::survey::number::{count, registration};
use crate::survey::table::CsvRow;

/// A sheet with answers.
pub struct Table {
    /// File, and sheet where there are several.
    pub file: String,
    /// Row of the header.
    pub head: usize,
    /// Its columns.
    pub columns: Columns,
    /// Its answers.
    pub rows: Vec<CsvRow>,
    /// The separator of each many-choice column, by its place.
    separators: HashMap<usize, Separator>,
    /// What has been read of each question.
    known: RefCell<[HashMap<String, Part>; GROUPS]>,
}

impl Table {
    /// Takes the rows below a header apart. What is passed over is said in `notes`.
    pub fn new(
        file: String,
        headed: Headed,
        columns: Columns,
        notes: &mut Vec<String>,
        problems: &mut Vec<Problem>,
    ) -> Table {
        let Headed {
            heads,
            row: head,
            above,
            below: rows,
        } = headed;
        let mut table = Table {
            file,
            head,
            columns,
            rows,
            separators: HashMap::new(),
            known: RefCell::default(),
        };
        table.above(&above, notes, problems);
        table.footers(notes);
        table.unnamed(&heads, notes);
        table.heads_again(&heads, notes);
        for (place, target) in &table.columns.targets {
            if let Target::Column(Column::Choice(group)) = target {
                let cells = table.cells(*place);
                table.separators.insert(*place, separator_of(*group, cells));
            }
        }
        table
    }

    /// The filled cells of a column.
    pub fn cells(&self, place: usize) -> impl Iterator<Item = &str> + Clone {
        let cells = self.rows.iter().filter_map(move |row| row.cells.get(place));
        cells.map(str::trim).filter(|cell| !cell.is_empty())
    }

    /// The columns that are this.
    pub fn places(&self, wanted: Target) -> impl Iterator<Item = usize> + '_ {
        let targets = self.columns.targets.iter();
        targets
            .filter(move |(_, target)| *target == wanted)
            .map(|(place, _)| *place)
    }

    /// The cell of a column of the survey file; empty where there is none.
    pub fn cell<'a>(&self, row: &'a CsvRow, column: Column) -> &'a str {
        let place = self.places(Target::Column(column)).next();
        place
            .and_then(|place| row.cells.get(place))
            .unwrap_or_default()
            .trim()
    }

    /// The parts of a many-choice cell. Where a comma separates them, those beside one another that are no
    /// option stay one text: what somebody has typed for その他 may hold a comma.
    pub fn parts<'a>(&self, group: Group, place: usize, cell: &'a str) -> Vec<&'a str> {
        let separator = self
            .separators
            .get(&place)
            .copied()
            .unwrap_or(Separator::None);
        let parts = separator.split(cell);
        match separator == Separator::Comma && other_field(group).is_some() {
            true => self.together(group, cell, parts),
            false => parts,
        }
    }

    /// The header of the export for a column.
    pub fn name(&self, column: Column) -> String {
        self.columns
            .names
            .get(&column)
            .cloned()
            .unwrap_or_else(|| column.header())
    }

    /// A problem in a row.
    pub fn problem(&self, row: &CsvRow, column: Column, found: &str, kind: ProblemKind) -> Problem {
        Problem {
            file: self.file.clone(),
            row: Some(row.number),
            column: self.name(column),
            found: found.to_string(),
            kind,
        }
    }

    /// How many answers there are and of whom, in one line.
    pub fn summary(&self) -> String {
        let name = |row: Option<&CsvRow>| {
            let name = row.map_or("", |row| self.cell(row, Column::Text(Field::Name)));
            as_shown(name, 20)
        };
        let (first, last) = (name(self.rows.first()), name(self.rows.last()));
        let names = match (first.as_str(), self.rows.len()) {
            ("", _) => String::new(),
            (first, 1) => format!("（{first}）"),
            (first, _) => format!("（{first} ～ {last}）"),
        };
        format!(
            "{}: 見出し{}行目、回答{}行{names}",
            self.file,
            self.head,
            self.rows.len()
        )
    }

    fn above(&self, above: &[CsvRow], notes: &mut Vec<String>, problems: &mut Vec<Problem>) {
        for row in above {
            let found = named(row);
            let is_answer = row.cells.iter().any(|cell| cell.contains('@'))
                && registration(self.cell(row, Column::Registration)).is_some();
            match is_answer {
                true => problems.push(Problem {
                    row: Some(row.number),
                    found,
                    ..Problem::of_file(&self.file, ProblemKind::AboveHeader)
                }),
                false => notes.push(format!(
                    "{}: {}行目は見出しより上のため読みませんでした（{found}）。",
                    self.file, row.number
                )),
            }
        }
    }

    /// Says which columns have cells and no header.
    fn unnamed(&self, heads: &[Head], notes: &mut Vec<String>) {
        let named: HashSet<usize> = heads.iter().map(|head| head.place).collect();
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for row in &self.rows {
            for (place, cell) in row.cells.iter().enumerate() {
                if !cell.trim().is_empty() && !named.contains(&place) {
                    *found.entry(place).or_default() += 1;
                }
            }
        }
        let most = 5;
        for (place, count) in found.iter().take(most) {
            notes.push(format!(
                "{}: {}列目は見出しのない列のため読みませんでした（{count}行に内容があります）。",
                self.file,
                place + 1
            ));
        }
        if found.len() > most {
            notes.push(format!(
                "{}: 見出しのない列が、ほかに{}列あります。",
                self.file,
                found.len() - most
            ));
        }
    }

    /// Takes totals and notes off the end. A row that may be an answer stays.
    fn footers(&mut self, notes: &mut Vec<String>) {
        let mut passed = Vec::new();
        while let Some(row) = self.rows.last().filter(|row| self.is_footer(row)) {
            passed.push(format!(
                "{}: {}行目は回答ではないため読みませんでした（{}）。",
                self.file,
                row.number,
                named(row)
            ));
            self.rows.pop();
        }
        notes.extend(passed.into_iter().rev());
    }

    fn is_footer(&self, row: &CsvRow) -> bool {
        let name = self.cell(row, Column::Text(Field::Name));
        let is_count = ['名', '人', '件']
            .iter()
            .any(|unit| count(name, *unit, u16::MAX).is_some());
        let reached = [Column::Text(Field::Mail), Column::Consent];
        let is_person = !name.is_empty()
            && !is_count
            && reached
                .iter()
                .any(|column| !self.cell(row, *column).is_empty());
        if is_person {
            return false;
        }
        let found: Vec<&str> = filled(row).collect();
        let numbered = registration(self.cell(row, Column::Registration)).is_some();
        let titled = found.first().is_some_and(|first| is_total(first));
        match titled {
            true => found.len() < 3 || !numbered,
            false => found.len() < 3 && !numbered,
        }
    }

    /// Passes over the header where it stands once more.
    fn heads_again(&mut self, heads: &[Head], notes: &mut Vec<String>) {
        let names: Vec<(usize, String)> = heads
            .iter()
            .map(|head| (head.place, fold(&head.text)))
            .collect();
        let file = self.file.clone();
        self.rows.retain(|row| {
            let is_again = names.iter().all(|(place, name)| {
                row.cells
                    .get(*place)
                    .is_some_and(|cell| fold(cell) == *name)
            });
            if is_again {
                notes.push(format!(
                    "{file}: {}行目は見出しの繰り返しのため読みませんでした。",
                    row.number
                ));
            }
            !is_again
        });
    }

    /// Whether the column is there as a whole, or as options.
    pub fn has(&self, column: Column) -> bool {
        let mut targets = self.columns.targets.iter();
        targets.any(|(_, target)| target.column() == Some(column))
    }

    /// The many-choice columns, each with its place.
    pub fn choices(&self) -> impl Iterator<Item = (usize, Group)> + '_ {
        self.columns
            .targets
            .iter()
            .filter_map(|(place, target)| match target {
                Target::Column(Column::Choice(group)) => Some((*place, *group)),
                _ => None,
            })
    }
}

impl Table {
    /// What a part says. The same few texts stand in thousands of cells, so that each is read once.
    pub fn read(&self, group: Group, part: &str) -> Part {
        let mut known = self.known.borrow_mut();
        let Some(known) = known.get_mut(group.index()) else {
            return Part::read(group, part);
        };
        if let Some(found) = known.get(part) {
            return found.clone();
        }
        let found = Part::read(group, part);
        if known.len() < MOST_KNOWN {
            known.insert(part.to_string(), found.clone());
        }
        found
    }

    /// Parts of a cell, those beside one another that are no option as one.
    fn together<'a>(&self, group: Group, cell: &'a str, parts: Vec<&'a str>) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        // Where the last part begins, if it is no option.
        let mut start: Option<usize> = None;
        let mut from = 0;
        for part in parts {
            let at = cell
                .get(from..)
                .and_then(|rest| rest.find(part))
                .map_or(from, |at| from + at);
            from = at + part.len();
            if !matches!(self.read(group, part), Part::Unknown(_)) {
                start = None;
                found.push(part);
                continue;
            }
            if let Some(whole) = start.and_then(|start| cell.get(start..from)) {
                found.pop();
                found.push(whole);
            } else {
                start = Some(at);
                found.push(part);
            }
        }
        found
    }
}

/// Most texts of a question that are kept.
const MOST_KNOWN: usize = 20_000;

/// The filled cells of a row.
pub fn filled(row: &CsvRow) -> impl Iterator<Item = &str> {
    row.cells
        .iter()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
}

/// A row by what is in it.
pub fn named(row: &CsvRow) -> String {
    as_shown(&filled(row).collect::<Vec<_>>().join("、"), 60)
}
