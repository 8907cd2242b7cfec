//! Which sheets are read: all that look like a survey in a text file, and in a workbook with several the ones
//! that the office names. Rows that a filter hides are in the workbook all the same, so their number is said.

use super::ask::Asked;
use super::head::{Headed, find};
use super::mapping::{Kind, Mapping, Row};
use super::problem::{Problem, ProblemKind};
use super::room::Budget;
use super::sheet::{ImportFile, Sheet, read_file};
use crate::survey::fold::fold;
use activelist_model::expert::as_shown;

const READ: &str = "読む";
const NOT_READ: &str = "読まない";

/// The sheets that are read, each with the name that messages have for it.
pub fn sheets(
    files: &[ImportFile<'_>],
    budget: &mut Budget,
    name: &str,
    mapping: &mut Mapping,
    asked: &mut Asked,
) -> Vec<(String, Headed)> {
    let mut found = Vec::new();
    for file in files {
        match read_file(*file, budget) {
            Ok(sheets) if sheets.is_empty() => {
                asked
                    .problems
                    .push(Problem::of_file(file.name, ProblemKind::Nothing));
            }
            Ok(sheets) => found.extend(of_file(sheets, name, mapping, asked)),
            Err(problem) => {
                let is_full = problem.kind == ProblemKind::TooMuch;
                asked.problems.push(*problem);
                if is_full {
                    break;
                }
            }
        }
    }
    found
}

fn of_file(
    sheets: Vec<Sheet>,
    name: &str,
    mapping: &mut Mapping,
    asked: &mut Asked,
) -> Vec<(String, Headed)> {
    let is_single = sheets.len() == 1;
    let sheets: Vec<(Sheet, usize, Option<Headed>)> = sheets
        .into_iter()
        .map(|mut sheet| {
            let rows = std::mem::take(&mut sheet.rows);
            let count = rows.len();
            let headed = find(Sheet {
                rows,
                ..Sheet::default()
            });
            (sheet, count, headed)
        })
        .collect();
    let likely = sheets
        .iter()
        .filter(|(.., headed)| headed.is_some())
        .count();
    let mut read = Vec::new();
    for (sheet, rows, headed) in sheets {
        let shown = match is_single {
            true => sheet.file.clone(),
            false => format!("{}のシート「{}」", sheet.file, as_shown(&sheet.name, 31)),
        };
        let is_read = is_single || is_chosen(&sheet, rows, &headed, likely, name, mapping, asked);
        match headed {
            Some(headed) if is_read => read.push((shown, headed)),
            None if is_read => {
                asked
                    .problems
                    .push(Problem::of_file(&shown, ProblemKind::NoHeader));
            }
            _ => {}
        }
    }
    read
}

/// Whether a sheet of several is read. One on which nothing is decided is read for its questions where it is
/// the only one that looks like a survey.
fn is_chosen(
    sheet: &Sheet,
    rows: usize,
    headed: &Option<Headed>,
    likely: usize,
    name: &str,
    mapping: &mut Mapping,
    asked: &mut Asked,
) -> bool {
    let is_likely = headed.is_some();
    let proposal = match (is_likely, likely) {
        (true, 1) => READ,
        (false, 1..) => NOT_READ,
        _ => "",
    };
    let hidden = if sheet.is_hidden {
        "、非表示のシート"
    } else {
        ""
    };
    let row = Row::new(Kind::Sheet, &sheet.name, &of_which(sheet, headed))
        .shown(format!("{rows}行{hidden}"))
        .proposed(proposal)
        .noted("ブックにシートが2枚以上あります。回答のシートは「読む」、ほかは「読まない」と決定に書いてください。");
    let at = mapping.ensure(row);
    match mapping.held(at).map(fold).as_deref() {
        Some(READ) => true,
        Some(NOT_READ) => false,
        Some(_) => {
            asked.refuse_decision(
                mapping,
                name,
                at,
                "「読む」か「読まない」を書いてください。",
            );
            false
        }
        None => {
            asked.rows.push(at);
            is_likely && likely == 1
        }
    }
}

/// The file and the form on a sheet: what was decided on a sheet of this name in another file, or with another form
/// on it, was decided on something else.
fn of_which(sheet: &Sheet, headed: &Option<Headed>) -> String {
    let file = sheet.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let form = headed.as_ref().map_or_else(
        || "見出しなし".to_string(),
        |headed| format!("見出しの照合番号h{}", headed.fingerprint()),
    );
    format!("{file}、{form}")
}
