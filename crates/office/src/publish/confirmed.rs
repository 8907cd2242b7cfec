//! 確認済.csv: what the office has looked at, by registration number.
//!
//! A confirmation holds for what was confirmed (the new name, the new address, the answer of that time), so that
//! one of this year does not cover another change of the next.

use std::collections::BTreeMap;

use super::lists::{ListFault, number_in};
use crate::survey::{PassedRow, SheetColumn, fold, fold_ascii, read_sheet};
use activelist_model::expert::RegistrationNumber;
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
    verdicts: BTreeMap<(RegistrationNumber, Matter, String), Verdict>,
    passed: Vec<PassedRow>,
}

impl Confirmed {
    /// Reads the file. A row without 判断 confirms nothing yet.
    pub fn read(bytes: &[u8]) -> Result<Confirmed, Vec<ListFault>> {
        let sheet = read_sheet(bytes, &COLUMNS)
            .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect::<Vec<_>>())?;
        let mut confirmed = Confirmed {
            passed: sheet.passed,
            ..Confirmed::default()
        };
        let mut faults = Vec::new();
        for row in sheet.rows {
            let [number, matter, content, verdict] = row.cells.as_slice() else {
                continue;
            };
            if verdict.is_empty() {
                continue;
            }
            match entry(row.row, [number, matter, content, verdict]) {
                Ok((key, verdict)) => {
                    confirmed.verdicts.insert(key, verdict);
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
        self.verdicts.get(&key).copied()
    }
}

/// Whether somebody has written into a table of what is to be confirmed, and that is not in `confirmed` yet.
/// A table that cannot be read was written into.
pub fn has_more_decisions(table: &[u8], confirmed: &Confirmed) -> bool {
    const CHECKED_ON: SheetColumn = SheetColumn {
        is_required: false,
        ..column(&["確認した日"])
    };
    let [number, matter, content, verdict] = COLUMNS;
    let columns = [number, matter, content, verdict, CHECKED_ON];
    let Ok(sheet) = read_sheet(table, &columns) else {
        return true;
    };
    sheet.rows.iter().any(|row| match row.cells.as_slice() {
        [.., verdict, day] if verdict.is_empty() => !day.is_empty(),
        [number, matter, content, verdict, _] => {
            let entry = entry(row.row, [number, matter, content, verdict]);
            entry.map_or(true, |(key, verdict)| {
                confirmed.verdicts.get(&key) != Some(&verdict)
            })
        }
        _ => true,
    })
}

/// A row: what is confirmed, and how it was decided.
type Entry = ((RegistrationNumber, Matter, String), Verdict);

fn entry(row: usize, [number, matter, content, verdict]: [&String; 4]) -> Result<Entry, ListFault> {
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
    Ok(((number, matter, comparable(matter, content)), verdict))
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
