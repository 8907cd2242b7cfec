//! 掲載停止.csv: people who are not listed any more, whatever a later survey file says.

use std::collections::BTreeMap;

use super::lists::{ListFault, number_in};
use crate::survey::{PassedRow, SheetColumn, add_to_sheet, fold, read_sheet};
use activelist_model::expert::{Date, RegistrationNumber, as_shown};

/// The file, in the folder of the publication.
pub const STOPPED: &str = "掲載停止.csv";

/// Why a person is not listed any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// The person asked for it.
    OwnWish,
    /// The registration has lapsed or was cancelled.
    Registration,
    /// The person's own organisation consults small firms on security (report).
    Consulting,
    /// Another reason.
    Other,
}

impl StopReason {
    /// All of them.
    pub const ALL: [StopReason; 4] = [
        StopReason::OwnWish,
        StopReason::Registration,
        StopReason::Consulting,
        StopReason::Other,
    ];

    /// What the column 理由 says.
    pub const fn label(self) -> &'static str {
        match self {
            StopReason::OwnWish => "本人の申し出",
            StopReason::Registration => "登録の失効・取消",
            StopReason::Consulting => {
                "所属組織が中小企業等へのセキュリティコンサルティングを行っている"
            }
            StopReason::Other => "その他",
        }
    }

    /// The reason that a text gives, with or without more words behind it.
    pub fn of(text: &str) -> Option<StopReason> {
        let text = fold(text);
        let is_said = |reason: &StopReason| text.starts_with(&fold(reason.label()));
        StopReason::ALL.into_iter().find(is_said)
    }
}

/// Who is not listed any more.
#[derive(Clone, Debug, Default)]
pub struct Stopped {
    /// Whether there is such a file.
    is_given: bool,
    passed: Vec<PassedRow>,
    people: BTreeMap<RegistrationNumber, (StopReason, String)>,
}

/// Most characters of a reason in the report.
const MOST: usize = 100;

const COLUMNS: [SheetColumn; 2] = [
    SheetColumn {
        names: &["登録番号"],
        never: &[],
        is_required: true,
    },
    SheetColumn {
        names: &["理由"],
        never: &[],
        is_required: true,
    },
];

/// When somebody was put on the list: for people, and not read.
const DAY: SheetColumn = SheetColumn {
    names: &["日付"],
    never: &[],
    is_required: false,
};

impl Stopped {
    /// Reads the file.
    pub fn read(bytes: &[u8]) -> Result<Stopped, Vec<ListFault>> {
        let sheet = read_sheet(bytes, &COLUMNS)
            .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect::<Vec<_>>())?;
        let mut stopped = Stopped {
            is_given: true,
            passed: sheet.passed,
            ..Stopped::default()
        };
        let mut faults = Vec::new();
        for row in sheet.rows {
            let [number, text] = row.cells.as_slice() else {
                continue;
            };
            let number = number_in(row.row, number);
            let reason = StopReason::of(text).ok_or_else(|| ListFault::Word {
                row: row.row,
                column: "理由",
                found: text.clone(),
                words: StopReason::ALL.map(StopReason::label).to_vec(),
            });
            match (number, reason) {
                (Ok(number), Ok(reason)) => {
                    // Who asked for it stays somebody who asked for it, whatever else was found.
                    let is_wish = |one: &(StopReason, String)| one.0 == StopReason::OwnWish;
                    if !stopped.people.get(&number).is_some_and(is_wish) {
                        let entry = (reason, as_shown(text, MOST));
                        stopped.people.insert(number, entry);
                    }
                }
                (number, reason) => {
                    faults.extend([number.err(), reason.err()].into_iter().flatten())
                }
            }
        }
        match faults.is_empty() {
            true => Ok(stopped),
            false => Err(faults),
        }
    }

    /// The office's file with further people; without a file one is made. Rows that it has stay.
    pub fn with(
        file: Option<&[u8]>,
        numbers: &[RegistrationNumber],
        reason: &str,
        day: Date,
    ) -> Result<Vec<u8>, Vec<ListFault>> {
        let entry = |number: &RegistrationNumber| {
            // Not the bare digits: a spreadsheet would drop the leading zeros.
            vec![format!("第{number}号"), reason.to_string(), day.to_string()]
        };
        let entries: Vec<Vec<String>> = numbers.iter().map(entry).collect();
        let columns = [&COLUMNS[..], &[DAY]].concat();
        add_to_sheet(file, &columns, &entries)
            .map_err(|faults| faults.into_iter().map(ListFault::Sheet).collect())
    }

    /// Rows of totals and notes at the end of the file.
    pub fn passed(&self) -> &[PassedRow] {
        &self.passed
    }

    /// How many people are on the list; none where there is no such file.
    pub fn people(&self) -> Option<usize> {
        self.is_given.then_some(self.people.len())
    }

    /// Everybody on the list.
    pub fn numbers(&self) -> impl Iterator<Item = RegistrationNumber> {
        self.people.keys().copied()
    }

    /// Everybody who asked not to be listed.
    pub fn wishes(&self) -> impl Iterator<Item = RegistrationNumber> {
        let people = self.people.iter();
        let wishes = people.filter(|(_, (reason, _))| *reason == StopReason::OwnWish);
        wishes.map(|(number, _)| *number)
    }

    /// Why a person is not listed any more, in the office's words; none: the person is not on the list.
    pub fn reason(&self, number: RegistrationNumber) -> Option<(StopReason, &str)> {
        let (reason, text) = self.people.get(&number)?;
        Some((*reason, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_reasons_are_read_and_anything_else_is_refused() {
        let text = "登録番号,理由,日付\n12345,本人の申し出,2026-04-01\n第023456号,登録の失効・取消（2026-03-31）,\n";
        let stopped = Stopped::read(text.as_bytes()).expect("a list");
        let reason = |number| {
            let number = RegistrationNumber::new(number).expect("a number");
            stopped.reason(number)
        };
        assert_eq!(reason(12_345), Some((StopReason::OwnWish, "本人の申し出")));
        let lapsed = "登録の失効・取消（2026-03-31）";
        assert_eq!(reason(23_456), Some((StopReason::Registration, lapsed)));
        assert_eq!(reason(1), None);

        let faults = Stopped::read("登録番号,理由\n12A45,その他\n12345,\n".as_bytes());
        let faults = faults.expect_err("faults");
        assert!(matches!(
            faults.as_slice(),
            [
                ListFault::Number { row: 2, .. },
                ListFault::Word { row: 3, .. }
            ]
        ));
        assert!(Stopped::read("登録番号\n12345\n".as_bytes()).is_err());
    }

    #[test]
    fn every_reason_is_read_from_its_own_label() {
        for reason in StopReason::ALL {
            assert_eq!(StopReason::of(reason.label()), Some(reason));
        }
        assert_eq!(StopReason::of("なんとなく"), None);
    }
}
