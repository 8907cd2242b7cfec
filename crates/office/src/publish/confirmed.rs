//! 確認済.csv: what the office has looked at, by registration number.
//!
//! A confirmation holds for what was confirmed (the new name, the new address, the answer of that time), so that
//! one of this year does not cover another change of the next. The office writes into the table of what is to be confirmed,
//! and the next run adds that to the file ([`take_decisions`]).

use std::collections::BTreeMap;

use super::lists::{ListFault, number_in};
use crate::survey::{PassedRow, SheetColumn, add_to_sheet, day, fold, fold_ascii, read_sheet};
use activelist_model::expert::{Date, RegistrationNumber};
use activelist_view::display::csv::{BOM, csv_row};

/// The file, in the folder of the publication.
pub const CONFIRMED: &str = "確認済.csv";

/// What can be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A known number with another name. What is confirmed: the new name.
    Name,
    /// A known number with another mail address. What is confirmed: the new address.
    Mail,
    /// Who declined before is to be listed. What is confirmed: the time of the answer that consents.
    Consent,
    /// Filled fields that are blank now. What is confirmed: the time of the answer.
    Blanks,
    /// One mail address under two numbers. What is confirmed: the other number.
    SameMail,
    /// One name and municipality under two numbers. What is confirmed: the other number.
    SameName,
    /// Another name in the register. What is confirmed: that name.
    RegisterName,
    /// Not in the register, or without a last day there. What is confirmed: which of these.
    Registration,
}

/// What the office decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right so.
    Right,
    /// The person is left out.
    LeaveOut,
}

const SAME: &str = "同じ人";
const FINE: &str = "このままでよい";
const CHECKED: &str = "確認した";
const LEAVE_OUT: &str = "掲載しない";

impl Matter {
    const ALL: [Matter; 8] = [
        Matter::Name,
        Matter::Mail,
        Matter::Consent,
        Matter::Blanks,
        Matter::SameMail,
        Matter::SameName,
        Matter::RegisterName,
        Matter::Registration,
    ];

    /// What the column 確認すること says.
    pub const fn label(self) -> &'static str {
        match self {
            Matter::Name => "氏名の変更",
            Matter::Mail => "メールアドレスの変更",
            Matter::Consent => "掲載可否の変更",
            Matter::Blanks => "空欄への変更",
            Matter::SameMail => "同じメールアドレス",
            Matter::SameName => "同じ氏名と市区町村",
            Matter::RegisterName => "登録簿の氏名",
            Matter::Registration => "登録の確認",
        }
    }

    /// The words that the column 判断 takes.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Matter::Name | Matter::Mail => &[SAME],
            Matter::Blanks | Matter::SameMail | Matter::SameName => &[FINE],
            Matter::Consent => &[CHECKED],
            Matter::RegisterName => &[SAME, LEAVE_OUT],
            Matter::Registration => &[CHECKED, LEAVE_OUT],
        }
    }
}

const COLUMNS: [SheetColumn; 4] = [
    column(&["登録番号"]),
    column(&["確認すること"]),
    column(&["内容"]),
    column(&["判断"]),
];

const fn optional(names: &'static [&'static str]) -> SheetColumn {
    SheetColumn {
        is_required: false,
        ..column(names)
    }
}

const fn column(names: &'static [&'static str]) -> SheetColumn {
    SheetColumn {
        names,
        never: &[],
        is_required: true,
    }
}

/// What the office has confirmed.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    verdicts: BTreeMap<(RegistrationNumber, Matter, String), (Verdict, Option<Date>)>,
    passed: Vec<PassedRow>,
}

impl Confirmed {
    /// Reads the file. A row without 判断 confirms nothing yet.
    pub fn read(bytes: &[u8]) -> Result<Confirmed, Vec<ListFault>> {
        let sheet = read_sheet(bytes, &columns())
            .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect::<Vec<_>>())?;
        let mut confirmed = Confirmed {
            passed: sheet.passed,
            ..Confirmed::default()
        };
        let mut faults = Vec::new();
        let mut seen = BTreeMap::new();
        for row in sheet.rows {
            let [number, matter, content, verdict, day] = row.cells.as_slice() else {
                continue;
            };
            if verdict.is_empty() {
                continue;
            }
            match entry(row.row, [number, matter, content, verdict, day]) {
                Ok((key, verdict)) => {
                    let number = key.0;
                    let other = *seen.entry(key.clone()).or_insert(row.row);
                    let before = confirmed.verdicts.insert(key, verdict);
                    // Nobody can tell which of the two is meant.
                    if before.is_some_and(|(before, _)| before != verdict.0) {
                        faults.push(ListFault::Contradiction {
                            row: row.row,
                            number,
                            other,
                        });
                    }
                }
                Err(fault) => faults.push(fault),
            }
        }
        match faults.is_empty() {
            true => Ok(confirmed),
            false => Err(faults),
        }
    }

    /// Rows of totals and notes at the end of the file.
    pub fn passed(&self) -> &[PassedRow] {
        &self.passed
    }

    /// What was decided in a matter; none: nothing yet.
    pub fn verdict(
        &self,
        number: RegistrationNumber,
        matter: Matter,
        content: &str,
    ) -> Option<Verdict> {
        let key = (number, matter, comparable(matter, content));
        self.verdicts.get(&key).map(|(verdict, _)| *verdict)
    }

    /// When the office looked at a matter; none: not yet, or nobody has written the day.
    pub fn day(&self, number: RegistrationNumber, matter: Matter, content: &str) -> Option<Date> {
        let key = (number, matter, comparable(matter, content));
        self.verdicts.get(&key).and_then(|(_, day)| *day)
    }
}

/// What the office has decided, and the file that keeps it.
#[derive(Clone, Debug)]
pub struct Decided {
    /// 確認済.csv with the further decisions.
    pub file: Vec<u8>,
    /// How many there are.
    pub count: usize,
}

/// Why decisions are not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedFault {
    /// The table into which the office has written.
    Table(Vec<ListFault>),
    /// The file to which they are to be added.
    File(Vec<ListFault>),
}

/// A column of 確認済.csv that is for people.
const NAME: SheetColumn = optional(&["氏名"]);
/// When the office looked. Only what the register does not say needs it.
const CHECKED_ON: SheetColumn = optional(&["確認した日"]);

/// Adds what the office has decided in a table of what is to be confirmed to 確認済.csv, which is made where there is none.
/// None where `file` has everything already. A row without 判断 is not decided yet; one with a day and no 判断 is refused,
/// since the table is written again and the day would be lost.
pub fn take_decisions(
    table: &[u8],
    file: Option<&[u8]>,
    confirmed: &Confirmed,
    day: Date,
) -> Result<Option<Decided>, DecidedFault> {
    let [number, matter, content, verdict] = COLUMNS;
    let columns = [number, NAME, matter, content, verdict, CHECKED_ON];
    let sheet = read_sheet(table, &columns)
        .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect())
        .map_err(DecidedFault::Table)?;
    let mut faults = Vec::new();
    let mut entries = Vec::new();
    for row in sheet.rows {
        let [number, name, matter, content, verdict, checked] = row.cells.as_slice() else {
            continue;
        };
        if verdict.is_empty() && checked.is_empty() {
            continue;
        }
        let is_known = |known: &(Verdict, Option<Date>), (said, on): (Verdict, Option<Date>)| {
            known.0 == said && (on.is_none() || known.1 == on)
        };
        match entry(row.row, [number, matter, content, verdict, checked]) {
            Ok((key, said))
                if confirmed
                    .verdicts
                    .get(&key)
                    .is_some_and(|known| is_known(known, said)) => {}
            Ok(((_, kind, _), _)) => {
                // What is published as the day of a look at the register only the office says.
                let today = || match kind {
                    Matter::Registration => String::new(),
                    _ => day.to_string(),
                };
                let checked = Some(checked.clone()).filter(|day| !day.is_empty());
                let checked = checked.unwrap_or_else(today);
                let cells = [number, name, matter, content, verdict].map(String::clone);
                entries.push(cells.into_iter().chain([checked]).collect());
            }
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(DecidedFault::Table(faults));
    }
    if entries.is_empty() {
        return Ok(None);
    }
    let added = add_to_sheet(file, &columns, &entries);
    let file = added
        .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect())
        .map_err(DecidedFault::File)?;
    let count = entries.len();
    Ok(Some(Decided { file, count }))
}

fn columns() -> [SheetColumn; 5] {
    let [number, matter, content, verdict] = COLUMNS;
    [number, matter, content, verdict, CHECKED_ON]
}

/// A row: what is confirmed, how it was decided, and when.
type Entry = (
    (RegistrationNumber, Matter, String),
    (Verdict, Option<Date>),
);

fn entry(
    row: usize,
    [number, matter, content, verdict, on]: [&String; 5],
) -> Result<Entry, ListFault> {
    let number = number_in(row, number)?;
    let named = fold(matter);
    let found = Matter::ALL.into_iter().find(|m| fold(m.label()) == named);
    let matter = found.ok_or_else(|| ListFault::Word {
        row,
        column: "確認すること",
        found: matter.clone(),
        words: Matter::ALL.map(Matter::label).to_vec(),
    })?;
    let said = fold(verdict);
    let is_said = |word: &&&str| fold(word) == said;
    let Some(word) = matter.words().iter().find(is_said) else {
        return Err(ListFault::Word {
            row,
            column: "判断",
            found: verdict.clone(),
            words: matter.words().to_vec(),
        });
    };
    let verdict = match *word == LEAVE_OUT {
        true => Verdict::LeaveOut,
        false => Verdict::Right,
    };
    let on = match day(on) {
        // It is published as the day on which the office looked.
        None if !on.is_empty() && (matter, verdict) == (Matter::Registration, Verdict::Right) => {
            return Err(ListFault::Day {
                row,
                column: "確認した日",
                found: on.clone(),
            });
        }
        on => on,
    };
    let key = (number, matter, comparable(matter, content));
    Ok((key, (verdict, on)))
}

/// What is confirmed, in the form in which it is compared. A spreadsheet may have written it in its own way.
fn comparable(matter: Matter, content: &str) -> String {
    // With an apostrophe in front no spreadsheet takes a text for a formula.
    let content = content.strip_prefix('\'').unwrap_or(content);
    match matter {
        Matter::Mail => fold_ascii(content.trim()).to_lowercase(),
        Matter::SameMail | Matter::SameName => match crate::survey::registration(content) {
            Some(number) => number.to_string(),
            None => fold(content),
        },
        // Excel shows a time without its seconds, and saves what it shows.
        Matter::Consent | Matter::Blanks => match crate::survey::answered_at(content) {
            Some(at) => at
                .to_string()
                .chars()
                .take("2026-04-01 10:00".len())
                .collect(),
            None => fold(content),
        },
        Matter::Name | Matter::RegisterName | Matter::Registration => fold(content),
    }
}

/// Something to be confirmed, as a row for the office to complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToConfirm {
    /// Whose number.
    pub number: RegistrationNumber,
    /// The name, to be recognised by.
    pub name: String,
    /// What.
    pub matter: Matter,
    /// What is confirmed.
    pub content: String,
}

/// The table of what is to be confirmed: complete but for the decision.
pub fn to_confirm_table(rows: &[ToConfirm]) -> String {
    let mut table = BOM.to_string();
    let header = [
        "登録番号",
        "氏名",
        "確認すること",
        "内容",
        "判断",
        "判断に書くことば",
        "確認した日",
    ];
    table.push_str(&csv_row(&header.map(String::from)));
    for row in rows {
        table.push_str(&csv_row(&[
            // Not the bare digits: a spreadsheet would drop the leading zeros.
            format!("第{}号", row.number),
            row.name.clone(),
            row.matter.label().to_string(),
            match row.matter {
                Matter::SameMail | Matter::SameName => format!("第{}号", row.content),
                _ => row.content.clone(),
            },
            String::new(),
            row.matter.words().join(" または "),
            String::new(),
        ]));
    }
    table
}

#[cfg(test)]
mod tests;
