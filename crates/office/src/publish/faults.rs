//! Many faults of one cause, said once; and all of them as a table for a spreadsheet.
//!
//! A wrong label in a form stands in every answer: 187 lines would hide whatever else is wrong. So
//! equal faults are one line with their number, and the table has a row for each.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use crate::survey::{Column, Fault, FaultKind, MOST_FINDINGS, say_fault};
use activelist_model::expert::as_shown;
use activelist_view::display::csv::{BOM, csv_row};

/// Rows and columns of a group that are named; the others are counted.
const NAMED: usize = 3;
/// Lines of one kind of fault in one column, where not all lines find room.
const OF_A_KIND: usize = 10;
/// Faults in the table at most; the others are counted.
const TABLE_ROWS: usize = 10_000;
/// Most characters of a text that is named in a line, and in a cell of the table.
const MOST: usize = 40;
const MOST_IN_CELL: usize = 300;

/// Equal faults: the same text of a message, in one column. A level that is wrong in one of the 34
/// skill columns is mostly wrong in all of them, so there the columns are taken together.
struct EqualFaults<'a> {
    first: &'a Fault,
    text: String,
    /// The rows, each once.
    rows: Vec<usize>,
    columns: Vec<&'a str>,
    count: usize,
}

impl EqualFaults<'_> {
    fn line(&self) -> String {
        let EqualFaults {
            first,
            text,
            rows,
            columns,
            count,
        } = self;
        if *count == 1 {
            return say_fault(first);
        }
        if is_missing(first) {
            let row = rows
                .first()
                .map_or_else(String::new, |row| format!("{row}行目"));
            return format!(
                "{row}{}列: 必要な列がありません。これらの見出しの列を加えてください。",
                all_columns(columns)
            );
        }
        let named: Vec<String> = rows.iter().take(NAMED).map(usize::to_string).collect();
        let rows = match rows.len() {
            0 => String::new(),
            1..=NAMED => format!("{}行目", named.join("・")),
            _ => format!("{}行目ほか", named.join("・")),
        };
        let shown = columns.iter().take(NAMED);
        let shown: String = shown
            .map(|column| format!("「{}」", as_shown(column, MOST)))
            .collect();
        let columns = match columns.len() {
            _ if columns == &[""] => String::new(),
            1..=NAMED => format!("{shown}列"),
            all => format!("{shown}ほか{}列", all - NAMED),
        };
        format!("{rows}{columns}（×{count}）: {text}")
    }

    /// Where its kind of fault may stand many times with other texts.
    fn family(&self) -> (&str, Discriminant<FaultKind>) {
        (column_of(self.first), discriminant(&self.first.kind))
    }
}

/// The column by which faults are grouped.
fn column_of(fault: &Fault) -> &str {
    match fault.kind {
        FaultKind::Level => "",
        _ if is_missing(fault) => "",
        _ => &fault.column,
    }
}

/// A column that is missing, without another one that may be meant.
const fn is_missing(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::MissingColumn { similar: None })
}

/// All of these columns by name: only who sees them all can add them. Four and more that follow one another
/// are named by the first and the last.
fn all_columns(columns: &[&str]) -> String {
    let order: Vec<String> = Column::all().map(Column::header).collect();
    let place = |column: &str| order.iter().position(|header| header == column);
    let mut said = String::new();
    let mut rest = columns;
    while let Some((first, _)) = rest.split_first() {
        let start = place(first);
        let follows = |(at, column): (usize, &&str)| {
            start.is_some_and(|start| place(column) == Some(start + at))
        };
        let run = rest
            .iter()
            .enumerate()
            .take_while(|one| follows(*one))
            .count();
        let (run, behind) = rest.split_at(run.max(1));
        let named = |column: &&str| format!("「{}」", as_shown(column, MOST));
        match run {
            [first, _, _, .., last] => said.push_str(&format!("{}～{}", named(first), named(last))),
            run => said.extend(run.iter().map(named)),
        }
        rest = behind;
    }
    said
}

/// What is wrong and what to do, without the place.
fn text_of(fault: &Fault) -> String {
    say_fault(&Fault {
        row: None,
        column: String::new(),
        ..fault.clone()
    })
}

fn groups(faults: &[Fault]) -> Vec<EqualFaults<'_>> {
    let mut groups: Vec<EqualFaults> = Vec::new();
    let mut places: HashMap<(String, &str), usize> = HashMap::new();
    for fault in faults {
        let text = text_of(fault);
        let place = *places
            .entry((text, column_of(fault)))
            .or_insert(groups.len());
        if place == groups.len() {
            groups.push(EqualFaults {
                first: fault,
                text: text_of(fault),
                rows: Vec::new(),
                columns: Vec::new(),
                count: 0,
            });
        }
        let Some(group) = groups.get_mut(place) else {
            continue;
        };
        group.count += 1;
        // The faults come in the order of their rows.
        if let Some(row) = fault.row.filter(|row| group.rows.last() != Some(row)) {
            group.rows.push(row);
        }
        if !group.columns.contains(&fault.column.as_str()) {
            group.columns.push(&fault.column);
        }
    }
    groups
}

/// The faults in at most `most` lines, in their order: equal ones together, and what finds no room
/// counted.
pub fn say_faults(faults: &[Fault], most: usize) -> Vec<String> {
    let groups = groups(faults);
    if groups.len() <= most {
        return groups.iter().map(EqualFaults::line).collect();
    }
    // A column in which every row is wrong in its own way must not hide the others.
    let mut families: HashMap<_, (usize, usize)> = HashMap::new();
    for group in &groups {
        let (lines, faults) = families.entry(group.family()).or_default();
        *lines += 1;
        *faults += match *lines > OF_A_KIND {
            true => group.count,
            false => 0,
        };
    }
    let mut seen: HashMap<_, usize> = HashMap::new();
    let mut lines: Vec<(String, usize)> = Vec::new();
    for group in &groups {
        let seen = seen.entry(group.family()).or_default();
        *seen += 1;
        if *seen <= OF_A_KIND {
            lines.push((group.line(), group.count));
        }
        let (_, rest) = families.get(&group.family()).copied().unwrap_or_default();
        if *seen == OF_A_KIND && rest > 0 {
            let column = match column_of(group.first) {
                "" => String::new(),
                column => format!("「{}」列: ", as_shown(column, MOST)),
            };
            let line = format!("{column}同じ種類の誤りが、ほかに{rest}件あります。");
            lines.push((line, rest));
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1));
        let rest: usize = rest.into_iter().map(|(_, count)| count).sum();
        lines.push((format!("ほかに{rest}件あります。"), rest));
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// The faults as CSV that a spreadsheet opens: a row each, the first 10,000 of them, and how many
/// there are besides.
pub fn faults_table(faults: &[Fault]) -> String {
    let mut table = BOM.to_string();
    table.push_str(&csv_row(&[
        "行",
        "列",
        "入力されている文字",
        "誤りと直し方",
    ]));
    for fault in faults.iter().take(TABLE_ROWS) {
        // In brackets, or a spreadsheet would make a date of 3-5 and a number of 012345.
        let found = match fault.found.as_str() {
            "" => String::new(),
            found => format!("「{}」", as_shown(found, MOST_IN_CELL)),
        };
        table.push_str(&csv_row(&[
            fault.row.map_or_else(String::new, |row| row.to_string()),
            as_shown(&fault.column, MOST_IN_CELL),
            found,
            text_of(fault),
        ]));
    }
    let rest = faults.len().saturating_sub(TABLE_ROWS);
    if rest > 0 {
        // More of them are not looked for.
        let more = if faults.len() < MOST_FINDINGS {
            ""
        } else {
            "以上"
        };
        let counted = format!("ほかに{rest}件{more}あります（この表は{TABLE_ROWS}件までです）。");
        table.push_str(&csv_row(&["", "", "", &counted]));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(row: usize, column: &str, found: &str, kind: FaultKind) -> Fault {
        Fault {
            row: Some(row),
            column: column.into(),
            found: found.into(),
            kind,
        }
    }

    fn mail(row: usize, column: &str, found: &str) -> Fault {
        fault(row, column, found, FaultKind::Mail)
    }

    #[test]
    fn a_single_fault_is_said_as_it_is() {
        let one = fault(3, "氏名", "", FaultKind::NameMissing);
        assert_eq!(say_faults(std::slice::from_ref(&one), 9), [say_fault(&one)]);
    }

    #[test]
    fn equal_faults_name_three_rows_and_count_all() {
        let faults: Vec<Fault> = (2..6).map(|row| mail(row, "団体", "自治会")).collect();
        let lines = say_faults(&faults, 9);
        assert_eq!(lines.len(), 1);
        assert!(
            lines[0].starts_with("2・3・4行目ほか「団体」列（×4）: 「自治会」"),
            "{lines:?}"
        );
        let lines = say_faults(&faults[..2], 9);
        assert!(
            lines[0].starts_with("2・3行目「団体」列（×2）: "),
            "{lines:?}"
        );
    }

    #[test]
    fn other_columns_texts_and_kinds_stay_apart() {
        let faults = [
            mail(2, "団体", "自治会"),
            mail(2, "支援形態", "自治会"),
            mail(3, "団体", "町内会"),
            fault(4, "団体", "自治会", FaultKind::Year),
        ];
        assert_eq!(say_faults(&faults, 9).len(), 4);
    }

    #[test]
    fn missing_columns_are_one_line_that_names_them() {
        let missing = |column: &str, similar: Option<&str>| {
            let similar = similar.map(String::from);
            fault(1, column, "", FaultKind::MissingColumn { similar })
        };
        let names = ["氏名", "フリガナ", "団体", "支援形態", "指導テーマ"];
        let mut faults: Vec<Fault> = names.iter().map(|name| missing(name, None)).collect();
        faults.push(missing("登録番号", Some("登録Ｎｏ")));
        let lines = say_faults(&faults, 9);
        assert_eq!(lines.len(), 2, "{lines:?}");
        for name in names {
            assert!(lines[0].contains(&format!("「{name}」")), "{lines:?}");
        }
        assert!(!lines[0].contains('×'), "{lines:?}");
        assert!(
            lines[0].ends_with("これらの見出しの列を加えてください。"),
            "{lines:?}"
        );
        assert!(
            lines[1].contains("登録番号") && lines[1].contains("登録Ｎｏ"),
            "{lines:?}"
        );
        assert_eq!(say_faults(&faults[..1], 9), [say_fault(&faults[0])]);
    }

    #[test]
    fn a_row_is_named_once_however_many_of_its_cells_are_wrong() {
        let level = |row, column: &str| fault(row, column, "単独", FaultKind::Level);
        let faults = [
            level(2, "S1-a-1"),
            level(2, "S1-a-2"),
            level(3, "S1-a-1"),
            level(3, "S1-a-3"),
            level(3, "S1-a-4"),
        ];
        let lines = say_faults(&faults, 9);
        assert_eq!(lines.len(), 1);
        let place = "2・3行目「S1-a-1」「S1-a-2」「S1-a-3」ほか1列（×5）: ";
        assert!(lines[0].starts_with(place), "{lines:?}");
    }

    #[test]
    fn what_finds_no_room_is_counted() {
        // Twenty columns of twenty texts each, and one fault that stands twice.
        let columns: Vec<String> = (0..20).map(|column| format!("列{column}")).collect();
        let mut faults = Vec::new();
        for row in 0..20 {
            for column in &columns {
                faults.push(mail(row + 2, column, &format!("文{row}")));
            }
        }
        faults.push(mail(99, "団体", "自治会"));
        faults.push(mail(100, "団体", "自治会"));
        for most in [1, 2, 50, 199, 221, 222, 400, 401, 402] {
            let lines = say_faults(&faults, most);
            assert!(lines.len() <= most, "{most}: {}", lines.len());
            let count = |line: &String| {
                let number = |(_, rest): (&str, &str)| {
                    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                    digits.parse::<usize>().expect("a number")
                };
                let rest = line.split_once("ほかに").map(number);
                rest.or(line.split_once('×').map(number)).unwrap_or(1)
            };
            assert_eq!(lines.iter().map(count).sum::<usize>(), 402, "{most}");
        }
        assert_eq!(say_faults(&faults, 401).len(), 401);
    }

    #[test]
    fn nothing_wrong_is_an_empty_table() {
        assert_eq!(say_faults(&[], 9), [] as [String; 0]);
        assert_eq!(faults_table(&[]).lines().count(), 1);
    }
}
