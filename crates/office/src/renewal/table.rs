//! The table of those who are asked, for Excel: to tick off, to telephone by, or to write letters from.

use activelist_view::display::csv::{BOM, csv_row};

use super::Renewal;

const HEADERS: [&str; 8] = [
    "登録番号",
    "氏名",
    "メールアドレス",
    "最後の回答日",
    "経過日数",
    "件名",
    "本文",
    "回答ファイル",
];

/// The table, a row for each person who is asked.
pub fn renewal_table(renewal: &Renewal) -> String {
    let mut table = BOM.to_string();
    table.push_str(&csv_row(&HEADERS));
    for asked in &renewal.asked {
        table.push_str(&csv_row(&[
            // Not the bare digits: a spreadsheet would drop the leading zeros.
            format!("第{}号", asked.number),
            asked.name.clone(),
            asked.mail.clone().unwrap_or_default(),
            asked.answered.to_string(),
            asked.days.to_string(),
            asked.letter.subject.clone(),
            asked.letter.text.clone(),
            asked.file_name.clone(),
        ]));
    }
    table
}
