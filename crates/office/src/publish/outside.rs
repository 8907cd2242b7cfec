//! People outside the list by the office's decision (*ours*).
//!
//! Those whose own organisation consults small firms on security are taken to be outside the list,
//! but the survey does not ask for that (report; the office decides per person). So the office hands
//! in their registration numbers.

use std::collections::BTreeMap;

use super::photo::sha256;
use crate::survey::{FaultKind, NumbersFault, PassedRow, read_numbers, say_fault};
use activelist_model::expert::{RegistrationNumber, as_shown};

/// Who is outside the list, as the office hands it in.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    people: BTreeMap<RegistrationNumber, OutsideEntry>,
    doubles: Vec<Double>,
    passed: Vec<PassedRow>,
    sha256: String,
}

#[derive(Clone, Debug)]
struct OutsideEntry {
    row: usize,
    reason: String,
}

#[derive(Clone, Copy, Debug)]
struct Double {
    row: usize,
    number: RegistrationNumber,
    other: usize,
}

/// What the office should look at. Published all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutsideNotice {
    /// The list holds no number.
    Empty,
    /// Nobody in the survey has this number.
    Unknown {
        /// Row in the list.
        row: usize,
        /// The number.
        number: RegistrationNumber,
    },
    /// The number stands twice.
    Double {
        /// Row in the list.
        row: usize,
        /// The number.
        number: RegistrationNumber,
        /// Where it stands first.
        other: usize,
    },
    /// A total or a note at the end.
    PassedOver(PassedRow),
}

/// The reason that is given where the office's list gives none.
const REASON: &str = "自らの組織が中小企業のセキュリティ支援を行うため";
/// Most characters of a reason in the report.
const MOST: usize = 100;

impl Outside {
    /// Reads the office's list.
    pub fn read(bytes: &[u8]) -> Result<Outside, Vec<NumbersFault>> {
        let list = read_numbers(bytes)?;
        let mut outside = Outside {
            sha256: sha256(bytes),
            passed: list.passed,
            ..Outside::default()
        };
        for listed in list.numbers {
            let (row, number) = (listed.row, listed.number);
            match outside.people.get(&number) {
                Some(first) => outside.doubles.push(Double {
                    row,
                    number,
                    other: first.row,
                }),
                None => {
                    let reason = listed.reason;
                    outside.people.insert(number, OutsideEntry { row, reason });
                }
            }
        }
        Ok(outside)
    }

    /// Why this person is outside the list; none: the person is not.
    pub fn reason(&self, number: RegistrationNumber) -> Option<String> {
        let entry = self.people.get(&number)?;
        Some(match entry.reason.as_str() {
            "" => REASON.to_string(),
            reason => as_shown(reason, MOST),
        })
    }

    /// Everybody on the list.
    pub fn numbers(&self) -> impl Iterator<Item = RegistrationNumber> {
        self.people.keys().copied()
    }

    /// SHA-256 of the file, in hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// What should be looked at, given who answered.
    pub(super) fn notices(
        &self,
        answered: impl Fn(RegistrationNumber) -> bool,
    ) -> Vec<OutsideNotice> {
        let mut notices = Vec::new();
        if self.people.is_empty() {
            notices.push(OutsideNotice::Empty);
        }
        let unknown = self.people.iter().filter(|(number, _)| !answered(**number));
        let mut rows: Vec<(usize, OutsideNotice)> = unknown
            .map(|(number, OutsideEntry { row, .. })| {
                let (row, number) = (*row, *number);
                (row, OutsideNotice::Unknown { row, number })
            })
            .collect();
        rows.extend(self.doubles.iter().map(|double| {
            let Double { row, number, other } = *double;
            (row, OutsideNotice::Double { row, number, other })
        }));
        let passed = self.passed.iter().cloned();
        rows.extend(passed.map(|passed| (passed.row, OutsideNotice::PassedOver(passed))));
        rows.sort_by_key(|(row, _)| *row);
        notices.extend(rows.into_iter().map(|(_, notice)| notice));
        notices
    }
}

/// The notice in one line.
pub fn say_outside_notice(notice: &OutsideNotice) -> String {
    match notice {
        OutsideNotice::Empty => {
            "対象外の方のファイル（--outside）に、登録番号が1つもありません。正しいファイルか確かめてください。".to_string()
        }
        OutsideNotice::Unknown { row, number } => format!(
            "対象外の方のファイルの{row}行目: 第{number}号の回答は、調査ファイルにありません。番号を確かめてください。"
        ),
        OutsideNotice::Double { row, number, other } => format!(
            "対象外の方のファイルの{row}行目: 第{number}号は{other}行目にもあります。1人として数えます。"
        ),
        OutsideNotice::PassedOver(passed) => say_passed("対象外の一覧", passed),
    }
}

/// A row that was passed over, in one line.
pub(super) fn say_passed(list: &str, passed: &PassedRow) -> String {
    format!(
        "{list}の{}行目: 「{}」は合計や注記の行とみられるため、読み飛ばしました。この行で指したい方がいる場合は、登録番号を入力してください。",
        passed.row,
        as_shown(&passed.text, 40)
    )
}

/// The fault in one line.
pub fn say_numbers_fault(fault: &NumbersFault) -> String {
    match fault {
        NumbersFault::File(fault) if fault.kind == FaultKind::Empty => {
            "ファイルに何も入っていません。登録番号の入ったファイルを指定してください。".to_string()
        }
        NumbersFault::File(fault) => say_fault(fault),
        NumbersFault::NoColumn { row } => format!(
            "{row}行目: 「登録番号」の列が見つかりません。登録番号の列の見出しを「登録番号」としてください。"
        ),
        NumbersFault::NotANumber { row, found } => format!(
            "{row}行目: 「{}」は登録番号として読み取れません。6桁までの数字（例: 012345、第012345号）を、1行に1つずつ入力してください。",
            as_shown(found, 40)
        ),
        NumbersFault::Missing { row } => format!(
            "{row}行目: 登録番号がありません。登録番号を入力するか、この行を取り除いてください。"
        ),
        NumbersFault::Several { row } => {
            format!("{row}行目: 登録番号が2つ以上あります。1行に1つずつ入力してください。")
        }
    }
}
