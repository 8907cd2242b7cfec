//! The lists that the office keeps beside its publication, each read by its headers: what can be wrong with them.

use crate::survey::{FaultKind, SheetFault, is_serial_day, registration, say_fault};
use activelist_model::expert::{RegistrationNumber, as_shown};

/// What is wrong with such a list, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// The table as such.
    Sheet(SheetFault),
    /// Not a registration number.
    Number {
        /// Row.
        row: usize,
        /// The text found.
        found: String,
    },
    /// One number in two rows that do not say the same.
    Contradiction {
        /// Row.
        row: usize,
        /// The number.
        number: RegistrationNumber,
        /// The row before.
        other: usize,
    },
    /// Not a date.
    Day {
        /// Row.
        row: usize,
        /// The column.
        column: &'static str,
        /// The text found.
        found: String,
    },
    /// The column may say that a registration was cancelled, and it is not sure that it does.
    Unclear {
        /// Row.
        row: usize,
        /// The header.
        column: String,
        /// The text found.
        found: String,
    },
    /// None of the words that the column takes.
    Word {
        /// Row.
        row: usize,
        /// The column.
        column: &'static str,
        /// The text found.
        found: String,
        /// The words.
        words: Vec<&'static str>,
    },
}

/// Reads a registration number of a list.
pub(super) fn number_in(row: usize, cell: &str) -> Result<RegistrationNumber, ListFault> {
    registration(cell).ok_or_else(|| ListFault::Number {
        row,
        found: cell.to_string(),
    })
}

/// The fault in one line, without the name of the file.
pub fn say_list_fault(fault: &ListFault) -> String {
    let shown = |text: &str| as_shown(text, 40);
    match fault {
        ListFault::Sheet(SheetFault::File(fault)) if fault.kind == FaultKind::Empty => {
            "ファイルに何も入っていません。正しいファイルか確かめてください。".to_string()
        }
        ListFault::Sheet(SheetFault::File(fault)) => say_fault(fault),
        ListFault::Sheet(SheetFault::NoColumn(name)) => {
            format!("「{name}」の列が見つかりません。列の見出しを「{name}」としてください。")
        }
        ListFault::Sheet(SheetFault::Double(name, [one, other])) => format!(
            "「{name}」の列として読める見出しが2つあります（「{}」と「{}」）。使わない列を取り除いてください。",
            shown(one),
            shown(other)
        ),
        ListFault::Number { row, found } if found.is_empty() => format!(
            "{row}行目: 登録番号がありません。登録番号を入力するか、この行を取り除いてください。"
        ),
        ListFault::Number { row, found } => format!(
            "{row}行目: 「{}」は登録番号として読み取れません。6桁までの数字（例: 012345、第012345号）を入力してください。",
            shown(found)
        ),
        ListFault::Contradiction { row, number, other } => format!(
            "{row}行目: 第{number}号は{other}行目にもあり、内容が違います。正しい行だけを残してください。"
        ),
        ListFault::Day { row, column, found } if is_serial_day(found) => format!(
            "{row}行目「{column}」列: 「{}」は、Excelの日付が数に変わったものです。Excelで列の表示形式を日付にして、保存し直してください。",
            shown(found)
        ),
        ListFault::Day { row, column, found } if found.is_empty() => {
            format!("{row}行目: 「{column}」が空欄です。「2028-03-31」の形で書いてください。")
        }
        ListFault::Day { row, column, found } => format!(
            "{row}行目「{column}」列: 「{}」は日付として読み取れません。「2028-03-31」の形で入力してください。",
            shown(found)
        ),
        ListFault::Unclear { row, column, found } => format!(
            "{row}行目「{}」列: 「{}」が登録の取消や失効を表すのか、分かりません。表すときは、列の見出しを「取消」に、内容を「取消」「失効」か日付にしてください。表さないときは、この列を取り除いてください。",
            shown(column),
            shown(found)
        ),
        ListFault::Word {
            row,
            column,
            found,
            words,
        } => {
            let what = match found.is_empty() {
                true => "何も書かれていません".to_string(),
                false => format!("「{}」は読み取れません", shown(found)),
            };
            format!(
                "{row}行目「{column}」列: {what}。「{}」{}入力してください。",
                words.join("」「"),
                if words.len() > 1 {
                    "のどれかを"
                } else {
                    "と"
                }
            )
        }
    }
}
