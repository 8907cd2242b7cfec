//! Whether people may be listed, in the words of a form.

use std::collections::HashMap;

use super::super::dates::{Order, read};
use super::Asked;
use super::plainly::{denies, may_consent};
use super::record::{Answer, Records, persons, recorded};
use super::withdrawn::withdrawn;
use crate::import::mapping::{Kind, Mapping, Row};
use crate::import::problem::ProblemKind;
use crate::import::table::Table;
use crate::import::target::Target;
use crate::survey::cell::{consent, is_conditional};
use crate::survey::fold::fold;
use crate::survey::time::{AnsweredAt, answered_at};
use crate::survey::{Column, FaultKind};

/// Asks about consent, and says what is decided. Whose answer files decline is known.
pub fn records(
    tables: &[Table],
    orders: &[Option<Order>],
    declined: Vec<Answer>,
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
) -> Records {
    let mut records = Records::of_files(declined);
    for table in tables {
        words(table, mapping, name, asked, &mut records);
    }
    let persons = persons(mapping, name, asked);
    recorded(tables, orders, &persons, mapping, name, asked, &mut records);
    withdrawn(tables, orders, &persons, mapping, asked, &mut records);
    records
}

/// The words of a column.
fn words(
    table: &Table,
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
    records: &mut Records,
) {
    let Some(place) = table.places(Target::Column(Column::Consent)).next() else {
        return;
    };
    let is_open = table.columns.open.contains(&Column::Consent);
    let question = table.name(Column::Consent);
    // 可 to a question whether somebody declines may mean either.
    let is_denying = denies(&question);
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let cell = row.cells.get(place).unwrap_or_default().trim();
        if table.cell(row, Column::Registration).is_empty() {
            continue;
        }
        let kind = match (cell, consent(cell)) {
            ("", _) => Some(ProblemKind::NoConsent),
            (_, Some(_)) if !is_denying => continue,
            _ if is_conditional(cell) => Some(ProblemKind::Survey(FaultKind::ConditionalConsent)),
            _ => None,
        };
        if let Some(kind) = kind {
            // Where it is not sure that this is the column, nothing is wrong yet.
            if !is_open {
                asked
                    .problems
                    .push(table.problem(row, Column::Consent, cell, kind));
            }
            continue;
        }
        let at = *places.entry(fold(cell)).or_insert(counts.len());
        match counts.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.to_string(), 1)),
        }
    }
    for (words, count) in counts {
        let row = Row::new(Kind::Consent, &question, &words)
            .shown(format!("{count}件"))
            .noted("この質問へのこの回答が、一覧への掲載に同意しているかを確かめ、決定に「可」か「否」を書いてください。");
        let at = mapping.ensure(row);
        let decision = mapping
            .rows
            .get(at)
            .map(|row| fold(&row.decision))
            .unwrap_or_default();
        match consent(&decision) {
            Some(true) if !may_consent(&question, &words) => asked.refuse_decision(
                mapping,
                name,
                at,
                match is_denying {
                    true => "掲載しないことを尋ねる質問なので、「いいえ」のような回答のほかは「可」にできません。「否」と書くか、本人に確かめて、元の回答を直してください。",
                    false => "「可」にできるのは、条件も打ち消しもない同意だけです。「否」と書くか、本人に確かめて、元の回答を「可」か「否」に直してください。",
                },
            ),
            Some(consents) => {
                records.words.insert((fold(&question), fold(&words)), consents);
            }
            None if decision.is_empty() => asked.ask(at, Column::Consent),
            None => asked.refuse_decision(mapping, name, at, "「可」か「否」を書いてください。"),
        }
    }
}

/// Whether words plainly decline.
pub fn declines(words: &str) -> bool {
    // A short answer declines only where it is the whole of it.
    const WHOLE: [&str; 10] = [
        "いいえ",
        "否",
        "不可",
        "no",
        "ng",
        "×",
        "✕",
        "なし",
        "しない",
        "しません",
    ];
    let folded = fold(words).to_lowercase();
    let is_short = WHOLE.iter().any(|word| folded == fold(word));
    is_short || declines_in_words(words)
}

/// Whether words decline to be listed, wherever they stand.
pub fn declines_in_words(words: &str) -> bool {
    const WORDS: [&str; 14] = [
        "同意しない",
        "同意しません",
        "不同意",
        "掲載しない",
        "掲載不可",
        "希望しない",
        "希望しません",
        "承諾しない",
        "承諾しません",
        "掲載しません",
        "公開しない",
        "望まない",
        "辞退",
        "拒否",
    ];
    WORDS.iter().any(|word| words.contains(word))
}

/// A time in the survey file's form, or in an order that was decided on.
pub fn time(cell: &str, order: Option<Order>) -> Option<AnsweredAt> {
    answered_at(cell).or_else(|| answered_at(&read(cell, order?)?))
}
