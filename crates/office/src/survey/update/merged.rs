//! The answers of a survey, and those of a further file over them.

use std::collections::{BTreeMap, BTreeSet};

use super::beside::{Beside, beside};
use super::{CorrectedCell, ERASE, Row, Updated, Withdrawn, at, cells, declines, table, whose};
use crate::survey::choice::{OTHER, choices, position};
use crate::survey::column::Column;
use crate::survey::finding::{Fault, FaultKind};
use crate::survey::fold::fold;
use crate::survey::header::Header;
use crate::survey::layout::Layout;
use crate::survey::read::{decide_sample, row_is_marked};
use crate::survey::reading::Reading;
use crate::survey::row::read_row;
use crate::survey::table::CsvRow;
use crate::survey::time::AnsweredAt;
use activelist_model::catalog::Group;
use activelist_model::expert::RegistrationNumber;
use activelist_publication::Field;

/// The answers before, and those of the further file with its row.
pub(super) struct Merged {
    pub rows: Vec<(Row, Option<usize>)>,
    /// The latest answer of each person.
    latest: BTreeMap<RegistrationNumber, (AnsweredAt, Row)>,
    /// When each person answered, and whether that answer declines.
    times: BTreeMap<(RegistrationNumber, AnsweredAt), bool>,
    /// Rows of the further file of people who have not answered before.
    new_people: BTreeSet<usize>,
}

impl Merged {
    pub fn of(before: &Layout) -> Merged {
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

    pub fn add(&mut self, new: &Layout, corrected: &[CorrectedCell], found: &mut Updated) {
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
                    if at == before {
                        let of = corrected.iter().filter(|one| one.number == who);
                        let of: Vec<_> = of.map(|one| (&*one.what, &*one.old)).collect();
                        match beside(&former, &cells, &filled, &of) {
                            Beside::Same => {
                                found.same.push(number);
                                continue;
                            }
                            Beside::Before => continue,
                            Beside::Consents => {
                                found.consents.push((number, who));
                                self.forget(who, at);
                            }
                            Beside::Other => {}
                        }
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

    /// Takes out the answer that a person gave at that time.
    fn forget(&mut self, who: RegistrationNumber, at: AnsweredAt) {
        self.rows.retain(|(row, _)| whose(row) != Some((who, at)));
        self.times.remove(&(who, at));
    }

    /// Reads the new rows, whose faults have the numbers of their file.
    pub fn look(&self, survey: &[u8], reading: &mut Reading) -> Option<()> {
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
