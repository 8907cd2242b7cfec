//! Consent that is recorded outside the export, for forms that do not ask for it.
//!
//! The office states where the record is and whose consent it is. A statement holds for the people and the answers
//! that it was made for: they are written into the table by their numbers, also where the office wrote 全員. Who is
//! in no statement is asked about. Who was left out before, or whose own answer declines, consents only by a
//! decision on that number.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use activelist_model::expert::{RegistrationNumber, as_shown};
use activelist_publication::{Digest, Field};

use super::Asked;
use super::consent::time;
use super::plainly::denies;
use super::statement::{EVERYBODY, Range, Statement, statements, written};
use crate::import::dates::Order;
use crate::import::mapping::{Kind, Mapping, Row};
use crate::import::table::Table;
use crate::survey::Column;
use crate::survey::fold::fold;
use crate::survey::number::registration;
use crate::survey::table::CsvRow;
use crate::survey::time::{AnsweredAt, answered_at};

/// An answer: whose, and when it was given.
pub type Answer = (RegistrationNumber, AnsweredAt);

/// Consents of the people of an export.
#[derive(Debug, Default)]
pub struct Records {
    /// What the words of a form say, by its question and the words.
    pub words: HashMap<(String, String), bool>,
    /// What is decided on those who decline elsewhere than in the question; none where it is open.
    pub withdrawn: BTreeMap<Answer, Option<bool>>,
    /// What was decided on answers of forms that do not ask.
    decided: BTreeMap<Answer, bool>,
    /// Answer files that decline.
    declined: Vec<Answer>,
}

impl Records {
    /// Where answer files have declined, and nothing else is known.
    pub fn of_files(declined: Vec<Answer>) -> Records {
        Records {
            declined,
            ..Records::default()
        }
    }

    /// What words say to a question.
    pub fn of_words(&self, question: &str, cell: &str) -> Option<bool> {
        let plain = crate::survey::cell::consent(cell).filter(|_| !denies(question));
        let decided = || self.words.get(&(fold(question), fold(cell))).copied();
        plain.or_else(decided)
    }

    /// What is decided on a person who declines elsewhere; none where nobody was asked about.
    pub fn of_withdrawn(&self, at: AnsweredAt, number: RegistrationNumber) -> Option<Option<bool>> {
        self.withdrawn.get(&(number, at)).copied()
    }

    /// What is on record of a person's answer.
    pub fn of_record(&self, at: AnsweredAt, number: RegistrationNumber) -> Option<bool> {
        self.decided.get(&(number, at)).copied()
    }
}

/// Most people who are named in a question.
const NAMED: usize = 30;

/// Asks whose consent is on record, and says what is decided.
pub fn recorded(
    tables: &[Table],
    orders: &[Option<Order>],
    persons: &BTreeMap<Answer, Option<bool>>,
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
    records: &mut Records,
) {
    let answers = without_question(tables, orders);
    if answers.is_empty() {
        return;
    }
    let statements = statements(mapping, name, asked);
    let mut doubts = doubts(&answers, tables, orders, &statements, persons, records);
    // What was once in doubt stays so where the file that showed it is not there any more.
    for answer in persons
        .keys()
        .filter(|answer| answers.contains_key(*answer))
    {
        doubts.entry(*answer).or_default();
    }
    for (answer, why) in &doubts {
        match persons.get(answer).copied().flatten() {
            Some(consents) => {
                records.decided.insert(*answer, consents);
            }
            None => ask_person(*answer, &answers, why, mapping, asked),
        }
    }
    let plain: BTreeSet<Answer> = answers.keys().copied().collect();
    let plain: BTreeSet<Answer> = plain
        .into_iter()
        .filter(|answer| !doubts.contains_key(answer))
        .collect();
    let known = |answer: &Answer, but: Option<usize>| {
        let others = statements.iter().enumerate();
        let mut others = others.filter(|(at, _)| Some(*at) != but);
        others.find_map(|(_, statement)| statement.says(*answer))
    };
    for (at, statement) in statements.iter().enumerate() {
        // Those for whom it was made: nobody else has said anything about them.
        let asked_for: BTreeSet<Answer> = plain
            .iter()
            .filter(|answer| known(answer, Some(at)).is_none())
            .copied()
            .collect();
        let is_for_these = words(&asked_for).as_deref() == Some(statement.words.as_str());
        let people: BTreeSet<RegistrationNumber> =
            asked_for.iter().map(|(number, _)| *number).collect();
        match (&statement.range, is_for_these) {
            (Range::Everybody(row), true) => {
                written(mapping, Kind::Range, &statement.words, Some(*row), &people);
                records
                    .decided
                    .extend(asked_for.iter().map(|answer| (*answer, true)));
            }
            (Range::Everybody(row), false) => {
                let number = mapping.rows.get(*row).map_or(0, |row| row.number);
                asked.notes.push(format!(
                    "{name}の{number}行目の「{EVERYBODY}」は、今回のファイルとは別の回答について書かれたものなので、使いません。"
                ));
            }
            (Range::Numbers(said), true) => {
                let left_out: BTreeSet<_> = people.difference(said).copied().collect();
                if !left_out.is_empty() && statement.left_out.is_empty() {
                    written(mapping, Kind::Without, &statement.words, None, &left_out);
                }
                let say = |answer: &Answer| (*answer, said.contains(&answer.0));
                records.decided.extend(asked_for.iter().map(say));
                let unknown: Vec<String> = said
                    .difference(&people)
                    .filter(|number| !answers.keys().any(|(other, _)| other == *number))
                    .map(|number| format!("第{number}号"))
                    .collect();
                if !unknown.is_empty() {
                    asked.notes.push(format!(
                        "「同意の範囲」に書かれた{}の回答がありません。番号が正しいか確かめてください。",
                        unknown.join("、")
                    ));
                }
            }
            (Range::Numbers(_), false) => {}
        }
    }
    for answer in &plain {
        if let (Some(consents), false) = (known(answer, None), records.decided.contains_key(answer))
        {
            records.decided.insert(*answer, consents);
        }
    }
    let open: BTreeSet<Answer> = plain
        .into_iter()
        .filter(|answer| !records.decided.contains_key(answer))
        .collect();
    ask_all(&open, &answers, !statements.is_empty(), mapping, asked);
}

/// The answers of forms that do not ask for consent, each with a table and a row of it.
fn without_question<'a>(
    tables: &'a [Table],
    orders: &[Option<Order>],
) -> BTreeMap<Answer, Vec<(&'a Table, &'a CsvRow)>> {
    let mut answers: BTreeMap<Answer, Vec<(&Table, &CsvRow)>> = BTreeMap::new();
    for (table, order) in tables.iter().zip(orders) {
        // Where a column is not decided that may be the question, it is not known yet that there is none.
        if table.has(Column::Consent) || table.columns.may_ask_consent {
            continue;
        }
        for row in &table.rows {
            if let Some(answer) = whose(table, row, *order) {
                answers.entry(answer).or_default().push((table, row));
            }
        }
    }
    answers
}

/// Whose answer a row is.
pub fn whose(table: &Table, row: &CsvRow, order: Option<Order>) -> Option<Answer> {
    let number = registration(table.cell(row, Column::Registration))?;
    Some((number, time(table.cell(row, Column::AnsweredAt), order)?))
}

/// Why an answer is no consent although a statement covers it.
fn doubts(
    answers: &BTreeMap<Answer, Vec<(&Table, &CsvRow)>>,
    tables: &[Table],
    orders: &[Option<Order>],
    statements: &[Statement],
    persons: &BTreeMap<Answer, Option<bool>>,
    records: &Records,
) -> BTreeMap<Answer, String> {
    let mut declined: BTreeMap<RegistrationNumber, AnsweredAt> = BTreeMap::new();
    let mut declines_at = |(number, at): Answer| {
        let first = declined.entry(number).or_insert(at);
        *first = at.min(*first);
    };
    for (table, order) in tables.iter().zip(orders) {
        if !table.has(Column::Consent) {
            continue;
        }
        let question = table.name(Column::Consent);
        for row in &table.rows {
            let says = records.of_words(&question, table.cell(row, Column::Consent));
            if let (Some(false), Some(answer)) = (says, whose(table, row, *order)) {
                declines_at(answer);
            }
        }
    }
    records.declined.iter().copied().for_each(&mut declines_at);
    for ((number, at), consents) in persons {
        if *consents == Some(false) {
            declines_at((*number, *at));
        }
    }
    let mut doubts = BTreeMap::new();
    for (answer, rows) in answers {
        let (number, at) = *answer;
        let own = rows
            .iter()
            .find_map(|(table, row)| Some((row.number, table.declining(row)?)));
        let is_before = declined.get(&number).is_some_and(|before| *before < at);
        let is_left_out = statements
            .iter()
            .any(|statement| statement.left_out.contains(&number) && statement.until < at);
        if let Some((row, words)) = own {
            let words = as_shown(words, 30);
            doubts.insert(*answer, format!("{row}行目の回答に「{words}」とあります。"));
        } else if is_before || is_left_out {
            doubts.insert(*answer, "前の回答では「否」でした。".to_string());
        }
    }
    doubts
}

/// Decisions on one person's answer each; none where it is open.
pub fn persons(mapping: &Mapping, name: &str, asked: &mut Asked) -> BTreeMap<Answer, Option<bool>> {
    let mut found = BTreeMap::new();
    for at in 0..mapping.rows.len() {
        let Some(row) = mapping.rows.get(at).filter(|row| row.kind == Kind::Person) else {
            continue;
        };
        let decision = fold(&row.decision);
        let answer = row.words.split_once(OF).and_then(|(number, time)| {
            let time = time.strip_suffix(ANSWER)?;
            Some((registration(number)?, answered_at(time)?))
        });
        match (answer, crate::survey::cell::consent(&decision)) {
            (Some(answer), consents) if consents.is_some() || decision.is_empty() => {
                found.insert(answer, consents);
            }
            _ => asked.refuse_decision(mapping, name, at, "「可」か「否」を書いてください。"),
        }
    }
    found
}

/// Between a number and the time of its answer, and behind it.
const OF: &str = "の";
const ANSWER: &str = "の回答";

/// Asks whether a person consents.
pub fn ask_person(
    answer: Answer,
    answers: &BTreeMap<Answer, Vec<(&Table, &CsvRow)>>,
    why: &str,
    mapping: &mut Mapping,
    asked: &mut Asked,
) {
    let (number, at) = answer;
    let words = format!("第{number}号{OF}{at}{ANSWER}");
    let row = Row::new(Kind::Person, &Column::Consent.header(), &words)
        .shown(who(number, answers.get(&answer)))
        .noted(format!(
            "{why}掲載してよいかを本人に確かめ、決定に「可」か「否」を書いてください。「{EVERYBODY}」では「可」になりません。"
        ));
    let at = mapping.ensure(row);
    asked.ask(at, Column::Consent);
}

/// The key of a statement about these answers; none about nobody.
fn words(answers: &BTreeSet<Answer>) -> Option<String> {
    let until = answers.iter().map(|(_, at)| *at).max()?;
    let people: BTreeSet<_> = answers.iter().map(|(number, _)| *number).collect();
    let text: String = answers
        .iter()
        .map(|(number, at)| format!("{number} {at}\n"))
        .collect();
    let digest = Digest::of(text.as_bytes()).to_string();
    let short: String = digest.chars().take(10).collect();
    Some(format!(
        "{until}までの回答（{}名、照合番号h{short}）",
        people.len()
    ))
}

fn ask_all(
    open: &BTreeSet<Answer>,
    answers: &BTreeMap<Answer, Vec<(&Table, &CsvRow)>>,
    is_further: bool,
    mapping: &mut Mapping,
    asked: &mut Asked,
) {
    let words = words(open);
    // Questions about other answers that nobody has answered.
    let subject = Column::Consent.header();
    let is_old = |row: &Row| {
        matches!(row.kind, Kind::Record | Kind::Range)
            && words.as_deref() != Some(row.words.as_str())
    };
    for (at, row) in mapping.rows.iter().enumerate() {
        if is_old(row) && row.decision.trim().is_empty() {
            asked.gone.push(at);
        }
    }
    let Some(words) = words else {
        return;
    };
    let mut people: BTreeMap<RegistrationNumber, String> = BTreeMap::new();
    for answer in open {
        people
            .entry(answer.0)
            .or_insert_with(|| who(answer.0, answers.get(answer)));
    }
    let mut named: Vec<String> = people.values().take(NAMED).cloned().collect();
    if people.len() > NAMED {
        named.push(format!("ほか{}名", people.len() - NAMED));
    }
    let further = match is_further {
        true => "前に決めた同意の記録に入っていない方がいます。",
        false => "",
    };
    let place = Row::new(Kind::Record, &subject, &words).shown(format!("{}名", people.len())).noted(format!(
        "{further}掲載の可否を尋ねた列がありません。本人の同意の記録がある場所（同意書の名前や日付など）を、決定に書いてください。記録がない場合は掲載できません。"
    ));
    let whom = Row::new(Kind::Range, &subject, &words).shown(named.join("、")).noted(format!(
        "{further}その記録がだれの同意かを、決定に「{EVERYBODY}」（この{}名）か、登録番号を「、」で区切って書いてください。書かれていない方は「否」とします。だれもいないときは「なし」と書いてください。あとから加わった方は、もう一度尋ねます。",
        people.len()
    ));
    for row in [place, whom] {
        let at = mapping.ensure(row);
        if mapping.held(at).is_none() {
            asked.ask(at, Column::Consent);
        }
    }
}

/// A person by number and name.
fn who(number: RegistrationNumber, rows: Option<&Vec<(&Table, &CsvRow)>>) -> String {
    let first = rows.and_then(|rows| rows.first());
    let name = first.map_or("", |(table, row)| {
        table.cell(row, Column::Text(Field::Name))
    });
    format!("第{number}号 {}", as_shown(name, 20))
}
