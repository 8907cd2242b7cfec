//! The register of specialists, as the office has it: who is registered, under which name, and until when.

mod layout;

use std::collections::BTreeMap;

use super::confirmed::{Confirmed, Matter, Verdict};
use super::lists::{ListFault, number_in};
use super::photo::sha256;
use crate::survey::{PassedRow, SheetFault, SheetRow, fold, read_whole};
use activelist_model::expert::{Date, RegistrationNumber};
use layout::{COLUMNS, Cancelled, Layout};

/// The register.
#[derive(Clone, Debug, Default)]
pub struct Register {
    people: BTreeMap<RegistrationNumber, Registered>,
    passed: Vec<PassedRow>,
    sha256: String,
}

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Registered {
    row: usize,
    /// Empty where the register does not say.
    name: String,
    /// 更新期限: its last day.
    until: Option<Date>,
    /// 登録年月日.
    since: Option<Date>,
    cancelled: Option<Cancelled>,
}

/// What the register says of a person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Registered, by the register.
    Good,
    /// By the word of the office, where the register does not say it; when the office looked, where it has written that.
    Confirmed(Option<Date>),
    /// The last day is over.
    Lapsed(Date),
    /// Cancelled, on that day.
    Cancelled(Option<Date>),
    /// The office decided to leave the person out.
    LeftOut(RegisterDoubt),
    /// The office has to look.
    Doubtful(RegisterDoubt),
}

/// Why nobody can tell whether a person is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterDoubt {
    /// The number has this name in the register.
    OtherName(String),
    /// The number is not in the register, in this year of publication.
    Missing(u16),
    /// The register has no last day, in this year of publication.
    NoLastDay(u16),
}

impl RegisterDoubt {
    /// What is to be confirmed.
    pub const fn matter(&self) -> Matter {
        match self {
            RegisterDoubt::OtherName(_) => Matter::RegisterName,
            RegisterDoubt::Missing(_) | RegisterDoubt::NoLastDay(_) => Matter::Registration,
        }
    }

    /// What the confirmation says. A registration ends, so that what was looked at in one year is asked about again in
    /// the next.
    pub fn content(&self) -> String {
        let said = self.said();
        match self {
            RegisterDoubt::OtherName(_) => said.to_string(),
            RegisterDoubt::Missing(year) | RegisterDoubt::NoLastDay(year) => {
                format!("{said}（{year}年）")
            }
        }
    }

    /// The same without the year.
    pub fn said(&self) -> &str {
        match self {
            RegisterDoubt::OtherName(name) => name,
            RegisterDoubt::Missing(_) => "登録簿にない",
            RegisterDoubt::NoLastDay(_) => "登録簿に更新期限がない",
        }
    }
}

impl Register {
    /// Reads the register.
    pub fn read(bytes: &[u8]) -> Result<Register, Vec<ListFault>> {
        let sheet = read_whole(bytes, &COLUMNS).map_err(in_sheet)?;
        let layout = Layout::of(&sheet.head).map_err(in_sheet)?;
        let mut register = Register {
            sha256: sha256(bytes),
            passed: sheet.passed,
            ..Register::default()
        };
        let mut faults = Vec::new();
        for SheetRow { row, cells } in &sheet.rows {
            let row = *row;
            let mut take = |fault| faults.push(fault);
            if layout.is_blank(cells) {
                continue;
            }
            let number = number_in(row, layout.number(cells)).map_err(&mut take).ok();
            let until = layout.until(row, cells).map_err(&mut take).ok();
            let since = layout.since(row, cells).map_err(&mut take).ok();
            let cancelled = layout.cancelled(row, cells).map_err(&mut take).ok();
            let (Some(number), Some(until), Some(since), Some(cancelled)) =
                (number, until, since, cancelled)
            else {
                continue;
            };
            let entry = Registered {
                row,
                name: layout.name(cells).to_string(),
                until,
                since,
                cancelled,
            };
            match register.people.get(&number) {
                Some(other) if !other.says_the_same(&entry) => {
                    faults.push(ListFault::Contradiction {
                        row,
                        number,
                        other: other.row,
                    });
                }
                Some(_) => {}
                None => {
                    register.people.insert(number, entry);
                }
            }
        }
        faults.extend(layout.unclear(&sheet.rows));
        match faults.is_empty() {
            true => Ok(register),
            false => Err(faults),
        }
    }

    /// What it says of a person of that name on a day.
    pub fn standing(
        &self,
        number: RegistrationNumber,
        name: &str,
        day: Date,
        confirmed: &Confirmed,
    ) -> Standing {
        let asked = |doubt: RegisterDoubt| {
            let verdict = |content: &str| confirmed.verdict(number, doubt.matter(), content);
            // To leave somebody out needs no day.
            let without_year =
                || verdict(doubt.said()).filter(|verdict| *verdict == Verdict::LeaveOut);
            match verdict(&doubt.content()).or_else(without_year) {
                Some(Verdict::Right) => Ok(()),
                Some(Verdict::LeaveOut) => Err(Standing::LeftOut(doubt)),
                None => Err(Standing::Doubtful(doubt)),
            }
        };
        let by_office = |doubt: RegisterDoubt| {
            let on = confirmed.day(number, doubt.matter(), &doubt.content());
            asked(doubt).and(Err(Standing::Confirmed(on)))
        };
        let found = match self.people.get(&number) {
            None => by_office(RegisterDoubt::Missing(day.year())),
            Some(entry) => match (entry.cancelled, entry.until) {
                (Some(Cancelled::Undated), _) => Err(Standing::Cancelled(None)),
                (Some(Cancelled::On(from)), _) if from <= day => {
                    Err(Standing::Cancelled(Some(from)))
                }
                (_, Some(until)) if until < day => Err(Standing::Lapsed(until)),
                (_, until) => {
                    let is_other = !entry.name.is_empty() && fold(&entry.name) != fold(name);
                    let name = || asked(RegisterDoubt::OtherName(entry.name.clone()));
                    let named = if is_other { name() } else { Ok(()) };
                    named.and_then(|()| match until {
                        Some(_) => Ok(()),
                        None => by_office(RegisterDoubt::NoLastDay(day.year())),
                    })
                }
            },
        };
        match found {
            Ok(()) => Standing::Good,
            Err(standing) => standing,
        }
    }

    /// The last day of a registration, or the day before it is cancelled.
    pub fn last_day(&self, number: RegistrationNumber) -> Option<Date> {
        let entry = self.people.get(&number)?;
        let before = match entry.cancelled {
            Some(Cancelled::On(from)) => Date::from_epoch_days(from.epoch_days() - 1),
            _ => None,
        };
        [entry.until, before].into_iter().flatten().min()
    }

    /// The year in which a person was registered.
    pub fn year(&self, number: RegistrationNumber) -> Option<u16> {
        Some(self.people.get(&number)?.since?.year())
    }

    /// Rows of totals and notes at the end of the file.
    pub fn passed(&self) -> &[PassedRow] {
        &self.passed
    }

    /// SHA-256 of the file, in hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

impl Registered {
    fn says_the_same(&self, other: &Registered) -> bool {
        let other = Registered {
            row: self.row,
            ..other.clone()
        };
        *self == other
    }
}

fn in_sheet(faults: Vec<SheetFault>) -> Vec<ListFault> {
    faults.into_iter().map(ListFault::Sheet).collect()
}

#[cfg(test)]
mod tests;
