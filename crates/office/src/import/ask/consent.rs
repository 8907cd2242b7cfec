//! Whether people may be listed: in the words of a form, or where the office has it on record.

use std::collections::{HashMap, HashSet};

use activelist_model::expert::RegistrationNumber;

use super::super::dates::{Order, read};
use super::Asked;
use crate::import::mapping::{Kind, Mapping, Row};
use crate::import::problem::ProblemKind;
use crate::import::table::Table;
use crate::import::target::Target;
use crate::survey::cell::{consent, is_conditional};
use crate::survey::fold::fold;
use crate::survey::number::registration;
use crate::survey::time::{AnsweredAt, answered_at};
use crate::survey::{Column, FaultKind};

/// Consents of the people of an export.
#[derive(Debug, Default)]
pub struct Records {
    words: HashMap<String, bool>,
    records: Vec<RecordOfConsent>,
}

#[derive(Debug)]
struct RecordOfConsent {
    until: AnsweredAt,
    /// None for everybody.
    numbers: Option<HashSet<RegistrationNumber>>,
}

impl Records {
    /// What words say.
    pub fn of_words(&self, cell: &str) -> Option<bool> {
        consent(cell).or_else(|| self.words.get(&fold(cell)).copied())
    }

    /// What is on record of a person's answer.
    pub fn of_record(&self, at: AnsweredAt, number: RegistrationNumber) -> Option<bool> {
        let mut known = None;
        for record in self.records.iter().filter(|record| record.until >= at) {
            let has = record
                .numbers
                .as_ref()
                .is_none_or(|numbers| numbers.contains(&number));
            known = Some(known.unwrap_or(false) || has);
        }
        known
    }
}

/// Asks about consent, and says what is decided.
pub fn records(
    tables: &[Table],
    orders: &[Option<Order>],
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
) -> Records {
    let mut records = Records::default();
    for table in tables {
        words(table, mapping, name, asked, &mut records);
    }
    let without: Vec<(&Table, Option<Order>)> = tables
        .iter()
        .zip(orders.iter().copied())
        .filter(|(table, _)| !table.has(Column::Consent))
        .collect();
    if !without.is_empty() {
        recorded(&without, mapping, name, asked, &mut records);
    }
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
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let cell = row.cells.get(place).unwrap_or_default().trim();
        if table.cell(row, Column::Registration).is_empty() {
            continue;
        }
        let kind = match (cell, consent(cell)) {
            ("", _) => Some(ProblemKind::NoConsent),
            (_, Some(_)) => continue,
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
        let row = Row::new(Kind::Consent, &Column::Consent.header(), &words)
            .shown(format!("{count}件"))
            .noted("この回答が、一覧への掲載に同意しているかを確かめ、決定に「可」か「否」を書いてください。");
        let at = mapping.ensure(row);
        let decision = mapping
            .rows
            .get(at)
            .map(|row| fold(&row.decision))
            .unwrap_or_default();
        match consent(&decision) {
            Some(true) if declines(&words) => asked.refuse_decision(
                mapping,
                name,
                at,
                "元の表記は、同意しないという意味のようです。「否」と書くか、元の回答を確かめてください。",
            ),
            Some(consents) => {
                records.words.insert(fold(&words), consents);
            }
            None if decision.is_empty() => asked.ask(at, Column::Consent),
            None => asked.refuse_decision(mapping, name, at, "「可」か「否」を書いてください。"),
        }
    }
}

/// Whether words plainly decline.
fn declines(words: &str) -> bool {
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
    let folded = fold(words).to_lowercase();
    let is_short = WHOLE.iter().any(|word| folded == fold(word));
    is_short || WORDS.iter().any(|word| words.contains(word))
}

const UNTIL: &str = "までの回答";
const EVERYBODY: &str = "全員";

/// What the office has on record.
fn recorded(
    tables: &[(&Table, Option<Order>)],
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
    records: &mut Records,
) {
    let times: Vec<AnsweredAt> = tables
        .iter()
        .flat_map(|(table, order)| {
            let cells = table
                .rows
                .iter()
                .map(|row| table.cell(row, Column::AnsweredAt));
            cells.filter_map(|cell| time(cell, *order))
        })
        .collect();
    let decided: Vec<(String, AnsweredAt)> = mapping
        .rows
        .iter()
        .filter(|row| row.kind == Kind::Record && row.holds().is_some())
        .filter_map(|row| {
            let until = answered_at(row.words.trim().strip_suffix(UNTIL)?)?;
            Some((row.words.clone(), until))
        })
        .collect();
    for (words, until) in decided {
        if let Some(at) = mapping.find(Kind::Range, &Column::Consent.header(), &words) {
            range(at, until, mapping, name, asked, records);
        }
    }
    let is_known = |at: &AnsweredAt| records.records.iter().any(|record| record.until >= *at);
    let Some(latest) = times.iter().filter(|at| !is_known(at)).max() else {
        return;
    };
    let subject = Column::Consent.header();
    let words = format!("{latest}{UNTIL}");
    let place = Row::new(Kind::Record, &subject, &words).noted(
        "掲載の可否を尋ねた列がありません。本人の同意の記録がある場所（同意書の名前や日付など）を、決定に書いてください。記録がない場合は掲載できません。",
    );
    let whom = Row::new(Kind::Range, &subject, &words).noted(
        "その記録がだれの同意かを、決定に「全員」か、登録番号を「、」で区切って書いてください。書かれていない方は「否」とします。",
    );
    let (place, whom) = (mapping.ensure(place), mapping.ensure(whom));
    for at in [place, whom] {
        if mapping.held(at).is_none() {
            asked.ask(at, Column::Consent);
        }
    }
}

/// A time in the survey file's form, or in an order that was decided on.
pub fn time(cell: &str, order: Option<Order>) -> Option<AnsweredAt> {
    answered_at(cell).or_else(|| answered_at(&read(cell, order?)?))
}

fn range(
    at: usize,
    until: AnsweredAt,
    mapping: &Mapping,
    name: &str,
    asked: &mut Asked,
    records: &mut Records,
) {
    let Some(held) = mapping.held(at) else {
        return;
    };
    if fold(held) == EVERYBODY {
        records.records.push(RecordOfConsent {
            until,
            numbers: None,
        });
        return;
    }
    let parts = held.split(|c: char| matches!(c, '、' | ';' | '；') || c.is_whitespace());
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let numbers: Option<HashSet<RegistrationNumber>> = parts.map(registration).collect();
    match numbers {
        Some(numbers) => records.records.push(RecordOfConsent {
            until,
            numbers: Some(numbers),
        }),
        None => asked.refuse_decision(
            mapping,
            name,
            at,
            "「全員」か、登録番号を「、」で区切って書いてください。",
        ),
    }
}
