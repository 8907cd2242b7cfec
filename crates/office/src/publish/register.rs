//! The register of specialists, as the office has it: who is registered, under which name, and until when.

use std::collections::BTreeMap;

use super::confirmed::{Confirmed, Matter, Verdict};
use super::lists::{ListFault, number_in};
use super::photo::sha256;
use crate::survey::{PassedRow, SheetColumn, day, fold, read_sheet};
use activelist_model::expert::{Date, RegistrationNumber};

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cancelled {
    On(Date),
    Undated,
}

/// What the register says of a person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Registered, or confirmed by the office.
    Good,
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

const NUMBER: &str = "登録番号";
const UNTIL: &str = "更新期限";
const SINCE: &str = "登録年月日";
const CANCELLED: &str = "取消";
const GONE: [&str; 2] = ["取消", "失効"];

const COLUMNS: [SheetColumn; 5] = [
    SheetColumn {
        names: &[NUMBER],
        never: &["旧"],
        is_required: true,
    },
    SheetColumn {
        names: &[UNTIL, "更新期日", "有効期限", "有効期間満了日", "満了日"],
        never: &["旧", "前回"],
        is_required: true,
    },
    SheetColumn {
        names: &["氏名", "名前"],
        never: &[
            "カナ",
            "かな",
            "フリガナ",
            "ふりがな",
            "ローマ字",
            "英",
            "旧",
        ],
        is_required: false,
    },
    SheetColumn {
        names: &[SINCE, "登録日"],
        never: &["更新", "取消", "失効", "初回"],
        is_required: false,
    },
    SheetColumn {
        names: &[CANCELLED, "取り消し", "失効", "登録状態", "状態"],
        never: &["理由", "事由"],
        is_required: false,
    },
];

impl Register {
    /// Reads the register.
    pub fn read(bytes: &[u8]) -> Result<Register, Vec<ListFault>> {
        let sheet = read_sheet(bytes, &COLUMNS)
            .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect::<Vec<_>>())?;
        let mut register = Register {
            sha256: sha256(bytes),
            passed: sheet.passed,
            ..Register::default()
        };
        let mut faults = Vec::new();
        for row in sheet.rows {
            let [number, until, name, since, cancelled] = row.cells.as_slice() else {
                continue;
            };
            let mut take = |fault| faults.push(fault);
            let number = number_in(row.row, number).map_err(&mut take).ok();
            let until = date_in(row.row, UNTIL, until).map_err(&mut take).ok();
            let since = date_in(row.row, SINCE, since).map_err(&mut take).ok();
            let cancelled = cancelled_in(row.row, cancelled).map_err(&mut take).ok();
            let (Some(number), Some(until), Some(since), Some(cancelled)) =
                (number, until, since, cancelled)
            else {
                continue;
            };
            let entry = Registered {
                row: row.row,
                name: name.clone(),
                until,
                since,
                cancelled,
            };
            match register.people.get(&number) {
                Some(other) if !other.says_the_same(&entry) => {
                    faults.push(ListFault::Contradiction {
                        row: row.row,
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
        let found = match self.people.get(&number) {
            None => asked(RegisterDoubt::Missing(day.year())),
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
                        None => asked(RegisterDoubt::NoLastDay(day.year())),
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

fn date_in(row: usize, column: &'static str, cell: &str) -> Result<Option<Date>, ListFault> {
    if is_nothing(cell) {
        return Ok(None);
    }
    let read = day(cell).map(Some);
    read.ok_or_else(|| ListFault::Day {
        row,
        column,
        found: cell.to_string(),
    })
}

/// A cell that is left free, or a mark for that.
fn is_nothing(cell: &str) -> bool {
    let folded = fold(cell);
    folded.is_empty() || folded.chars().all(|mark| "-ー―—".contains(mark))
}

fn cancelled_in(row: usize, cell: &str) -> Result<Option<Cancelled>, ListFault> {
    const NO: [&str; 7] = ["なし", "無", "無し", "有効", "登録中", "登録", "否"];
    const YES: [&str; 10] = [
        "取消",
        "取消し",
        "取り消し",
        "失効",
        "抹消",
        "消除",
        "済",
        "有",
        "あり",
        "○",
    ];
    let folded = fold(cell);
    let word = folded
        .strip_suffix("済み")
        .or(folded.strip_suffix('済'))
        .unwrap_or(&folded);
    match () {
        () if is_nothing(cell) || NO.contains(&folded.as_str()) => Ok(None),
        () if YES.contains(&folded.as_str()) || YES.contains(&word) || folded == "〇" => {
            Ok(Some(Cancelled::Undated))
        }
        () => match day(cell) {
            Some(day) => Ok(Some(Cancelled::On(day))),
            None => Err(ListFault::Word {
                row,
                column: CANCELLED,
                found: cell.to_string(),
                words: [&GONE[..], &["有効", "取消の日付（2026-03-31の形）"]].concat(),
            }),
        },
    }
}

#[cfg(test)]
mod tests;
