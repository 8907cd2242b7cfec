//! Questions about what stands in the cells: texts outside the options, words of consent, the order of a date,
//! columns that the export does not have.

mod consent;
mod numbers;
mod plainly;
mod record;
mod statement;
mod values;
mod withdrawn;

use std::collections::HashSet;

use activelist_model::catalog::Criterion;
use activelist_publication::Field;

pub use consent::{records, time};
pub use numbers::numbers;
pub use record::{Answer as RecordedAnswer, Records};
pub use values::{Values, values};

use super::dates::{Order, fitting, is_numeric};
use super::mapping::{Kind, Mapping, Row};
use super::problem::{Problem, ProblemKind};
use super::table::Table;
use super::target::Target;
use crate::survey::Column;
use crate::survey::fold::fold;

/// What is asked, and what is wrong with answers to former questions.
#[derive(Debug, Default)]
pub struct Asked {
    /// Rows of the mapping that are open, each once.
    pub rows: Vec<usize>,
    /// Columns of the survey file on which something is open.
    pub columns: HashSet<Column>,
    /// Decisions that decide nothing.
    pub problems: Vec<Problem>,
    /// What the office should know.
    pub notes: Vec<String>,
    /// Rows that another row decides together, once that is decided.
    pub together: Vec<usize>,
    /// Rows that have done their work.
    pub gone: Vec<usize>,
}

impl Asked {
    fn ask(&mut self, row: usize, column: Column) {
        if !self.rows.contains(&row) {
            self.rows.push(row);
        }
        self.columns.insert(column);
    }

    /// A decision that cannot be read.
    pub fn refuse_decision(&mut self, mapping: &Mapping, name: &str, row: usize, right: &str) {
        if let Some(row) = mapping.rows.get(row) {
            self.problems.push(Problem {
                row: Some(row.number),
                column: "決定".into(),
                found: row.decision.clone(),
                ..Problem::of_file(
                    name,
                    ProblemKind::Decision {
                        right: right.to_string(),
                    },
                )
            });
        }
    }
}

/// How the mapping writes that a column stays empty.
const EMPTY: &str = "空欄にする";
/// The columns of grounds together, where a form has none of them.
const ALL_GROUNDS: &str = "根拠（14列すべて）";

/// Columns that no list can be without.
const NEEDED: [Column; 3] = [
    Column::AnsweredAt,
    Column::Text(Field::Name),
    Column::Registration,
];

/// Asks about the columns of the survey that an export does not have.
pub fn absent(tables: &[Table], mapping: &mut Mapping, name: &str, asked: &mut Asked) {
    let mut once: Vec<(String, Column)> = Vec::new();
    for table in tables {
        let missing = &table.columns.missing;
        let has_skills = missing
            .iter()
            .filter(|c| matches!(c, Column::Skill(_)))
            .count()
            < 34;
        let no_grounds = missing
            .iter()
            .filter(|c| matches!(c, Column::Grounds(_)))
            .count()
            == Criterion::all().count();
        for column in missing {
            let is_needed =
                NEEDED.contains(column) || matches!(column, Column::Skill(_)) && !has_skills;
            if is_needed {
                let is_first = !matches!(column, Column::Skill(question) if question.index() > 0);
                if is_first {
                    asked.problems.push(Problem {
                        column: column.header(),
                        ..Problem::of_file(&table.file, ProblemKind::Missing)
                    });
                }
                asked.columns.insert(*column);
                continue;
            }
            let subject = match column {
                // Consent has a question of its own.
                Column::Consent => continue,
                Column::Grounds(_) if no_grounds => ALL_GROUNDS.to_string(),
                column => column.header(),
            };
            if !once.iter().any(|(other, _)| *other == subject) {
                once.push((subject, *column));
            }
        }
    }
    // What was missing and is there now is asked about when it is missing again.
    let is_there = |row: &Row| {
        let is_missing = once
            .iter()
            .any(|(subject, _)| fold(subject) == fold(&row.subject));
        row.kind == Kind::Absent && !is_missing && !tables.is_empty()
    };
    let there = mapping.rows.iter().enumerate();
    let there = there.filter(|(_, row)| is_there(row)).map(|(at, _)| at);
    asked.gone.extend(there);
    for (subject, column) in once {
        let row = Row::new(Kind::Absent, &subject, "").proposed(EMPTY).noted(
            "この内容の列が見つかりません。フォームで尋ねていないなど、空欄のまま掲載してよければ、決定に「はい」と書いてください。",
        );
        let at = mapping.ensure(row);
        match mapping.held(at) {
            None => asked.ask(at, column),
            Some(EMPTY) => {}
            Some(_) => asked.refuse_decision(
                mapping,
                name,
                at,
                "空欄のままでよければ「はい」と書いてください。列がある場合は、種類「列」の行で決めてください。",
            ),
        }
    }
}

/// Asks in which order the numbers of a date stand. The order of each sheet, where it has such dates.
pub fn dates(
    tables: &[Table],
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
) -> Vec<Option<Order>> {
    let of_table = |table: &Table| -> Option<Order> {
        let place = table.places(Target::Column(Column::AnsweredAt)).next()?;
        let numeric: Vec<&str> = table.cells(place).filter(|cell| is_numeric(cell)).collect();
        let first = numeric.first()?;
        let fitting = fitting(&numeric);
        let proposal = match fitting[..] {
            [order] => order.name(),
            _ => "",
        };
        let shown: Vec<&str> = std::iter::once(first)
            .chain(numeric.last())
            .copied()
            .collect();
        // Another file may have been written on another machine. The same answers in a file that has grown begin
        // with the same one.
        let words = format!("最初の値は{first}");
        let row = Row::new(Kind::Date, &table.name(Column::AnsweredAt), &words)
            .shown(shown.join(" / "))
            .proposed(proposal)
            .noted("年月日の順を確かめ、決定に「月/日/年」「日/月/年」「年/月/日」のどれかを書いてください。");
        let at = mapping.ensure(row);
        let Some(held) = mapping.held(at) else {
            asked.ask(at, Column::AnsweredAt);
            return None;
        };
        let order = Order::parse(held);
        if order.is_none() {
            asked.refuse_decision(
                mapping,
                name,
                at,
                "「月/日/年」「日/月/年」「年/月/日」のどれかを書いてください。",
            );
        }
        order
    };
    tables.iter().map(of_table).collect()
}
