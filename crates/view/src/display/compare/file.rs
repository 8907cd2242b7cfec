//! The comparison as a CSV file.

use super::{CompareValue, Comparison, DIFFERS};
use crate::display::csv::{BOM, csv_row};
use crate::display::freshness::{date, print_line};
use activelist_model::expert::Date;
use activelist_publication::ListHead;

/// The table as a file.
pub fn comparison_csv(list: &ListHead, found: &Comparison, today: Date) -> String {
    let mut file = String::from(BOM);
    let line = format!("{}・保存日 {}", print_line(list, today), date(today));
    file.push_str(&csv_row(&[line]));
    let people = found.people.iter();
    let names = people
        .clone()
        .map(|head| format!("{}（{}）", head.name, head.registration));
    let kana = people.map(|head| head.kana.clone());
    file.push_str(&line_of("区分", "項目", names, "違い"));
    file.push_str(&line_of("", "フリガナ", kana, ""));
    for group in &found.groups {
        for row in &group.rows {
            let values = row.values.iter().map(CompareValue::words);
            let differs = if row.differs { DIFFERS } else { "" };
            let group = format!("{}（{}）", group.title, group.source);
            file.push_str(&line_of(&group, &row.name, values, differs));
        }
    }
    file
}

fn line_of(group: &str, name: &str, values: impl Iterator<Item = String>, differs: &str) -> String {
    let mut cells = vec![group.to_string(), name.to_string()];
    cells.extend(values);
    cells.push(differs.to_string());
    csv_row(&cells)
}

/// The name under which the file is saved.
pub fn file_name(today: Date) -> String {
    format!("activelist-compare-{today}.csv")
}
