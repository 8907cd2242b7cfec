//! Specialists side by side: first what decides between them, then every other line of their cards.
//!
//! A row of the first part is marked where its difference helps to choose (`first.rs` says when). The rest
//! is marked nowhere: two people differ in their numbers at least.

mod file;
mod first;
mod rest;

pub use file::{comparison_csv, file_name};

use super::availability::{Today, said_by_any};
use super::card::{CardLine, card};
use super::marks::MarkView;
use super::person;
use super::shortlist::not_listed;
use crate::state::MAX_COMPARED;
use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_search::{Criteria, Searcher};

/// The mark of a row whose difference helps to choose.
pub const DIFFERS: &str = "違いあり";

/// How many people have room on one sheet of paper beside each other.
const ON_ONE_SHEET: usize = 3;

/// Lines of the first part, its head among them, that one sheet takes in the larger type.
const LINES: usize = 28;

/// The table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// A column each, in the order of the link.
    pub people: Vec<Head>,
    /// Which numbers the list does not have; none where it has them all.
    pub gone: Option<String>,
    /// What decides between them, and then the other parts of the card in its order.
    pub groups: Vec<RowGroup>,
}

/// Who a column is about.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 第012345号.
    pub registration: String,
    /// 居住地.
    pub home: String,
    /// 連絡先, for paper: it cannot be followed to the card.
    pub contact: String,
}

/// A part of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct RowGroup {
    /// Its name.
    pub title: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// What is to be known of it; empty where that is nothing.
    pub note: &'static str,
    /// Whether it is of what decides, and in sight from the start.
    pub first: bool,
    /// Its lines.
    pub rows: Vec<CompareRow>,
}

/// A line: the same of everyone.
#[derive(Debug, PartialEq, Eq)]
pub struct CompareRow {
    /// What it is.
    pub name: String,
    /// A value for each column.
    pub values: Vec<CompareValue>,
    /// Whether the values are not all the same.
    pub differs: bool,
    /// Whether the difference helps to choose.
    pub marked: bool,
}

/// What a cell says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CompareValue {
    /// ◎ or ○ with its meaning.
    pub mark: Option<MarkView>,
    /// What was stated, or what stands after the mark.
    pub text: String,
    /// An address that was checked and may be followed.
    pub link: Option<String>,
}

impl CompareValue {
    fn of_text(text: String) -> CompareValue {
        CompareValue {
            text,
            ..CompareValue::default()
        }
    }

    /// The whole cell in words.
    fn words(&self) -> String {
        match self.mark {
            Some(MarkView { sign, meaning, .. }) => {
                format!("{sign} {meaning}{}", self.text).trim().to_string()
            }
            None => self.text.clone(),
        }
    }
}

impl Comparison {
    /// Whether there is anyone to compare with.
    pub fn is_comparing(&self) -> bool {
        self.people.len() > 1
    }

    /// Who is missing, and what to do where fewer than two are listed; none where all is well.
    pub fn notice(&self) -> Option<String> {
        let few = match self.people.len() {
            0 => "比べる専門家がいません。",
            1 => "1名だけを表示しています。",
            _ => return self.gone.clone(),
        };
        let gone = self.gone.as_deref().unwrap_or_default();
        Some(format!(
            "{gone}{few}比べるには、専門家の一覧か個票で☆を押して候補に入れ、候補の画面で2名から{MAX_COMPARED}名までを選んでください。"
        ))
    }

    /// How many of the first lines are marked.
    pub fn summary(&self) -> String {
        let marked = self.rows(true).filter(|row| row.marked).count();
        match marked {
            0 => "選ぶ手がかりになる違いは、下の表にはありません。".to_string(),
            marked => {
                format!("選ぶ手がかりになる違いのある{marked}項目に、「{DIFFERS}」と付けています。")
            }
        }
    }

    /// What opens the other lines.
    pub fn rest_label(&self) -> String {
        format!("ほかの{}項目も比べる", self.rows(false).count())
    }

    /// How many of the other lines differ: where all are shown, and where only those are.
    pub fn rest_summary(&self) -> [String; 2] {
        let all = self.rows(false).count();
        let differing = self.rows(false).filter(|row| row.differs).count();
        [
            format!("{all}項目のうち{differing}項目に違いがあります。"),
            format!("{all}項目のうち、違いのある{differing}項目だけを表示しています。"),
        ]
    }

    /// What comes out of the printer.
    pub fn paper_note(&self) -> String {
        let rest = "「ほかの項目」を開いておくと、その後に続けて印刷します。";
        match self.people.len() {
            count if count > ON_ONE_SHEET => format!(
                "{count}名を印刷すると、A4の紙が2枚になることがあります。1枚にするには、{ON_ONE_SHEET}名までを選んでください。{rest}"
            ),
            _ => format!("ふつうはA4の紙1枚（横）に収まります。{rest}"),
        }
    }

    /// Whether so much is said that one sheet needs the smaller type.
    pub fn is_dense(&self) -> bool {
        // Full-width characters that a column takes in the larger type.
        let wide = match self.people.len() {
            0..=2 => 34,
            3 => 23,
            _ => 17,
        };
        let lines = |characters: usize| characters.div_ceil(wide).max(1);
        let said = |text: &str| lines(text.chars().count());
        let head = self.people.iter().map(|head| {
            let place = head.registration.chars().count() + head.home.chars().count();
            // A mail address is half as wide, a name nearly half as wide again.
            said(&head.kana)
                + lines(head.name.chars().count() * 3 / 2)
                + lines(place)
                + lines(head.contact.chars().count() / 2)
        });
        let rows = self.rows(true).map(|row| {
            let values = row.values.iter().map(|value| said(&value.text));
            values.max().unwrap_or(1)
        });
        head.max().unwrap_or(0) + rows.sum::<usize>() > LINES
    }

    fn rows(&self, first: bool) -> impl Iterator<Item = &CompareRow> {
        let groups = self.groups.iter().filter(move |group| group.first == first);
        groups.flat_map(|group| &group.rows)
    }
}

/// Said where more people are starred than stand beside each other.
pub fn more_starred(starred: usize, compared: usize) -> Option<String> {
    (starred > compared).then(|| {
        format!("候補{starred}名のうち、{compared}名を比べています。比べる人は、候補の画面で選び直せます（一度に{MAX_COMPARED}名まで）。")
    })
}

/// The people of a link side by side, for the search as it is.
pub fn comparison(
    searcher: &Searcher,
    numbers: &[RegistrationNumber],
    criteria: &Criteria,
) -> Comparison {
    let mut found = Comparison::default();
    let mut gone = Vec::new();
    let mut everyone = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        // The same number twice would be compared with itself.
        if numbers[..place].contains(number) {
            continue;
        }
        match column(searcher, *number, criteria) {
            Some((specialist, head, parts)) => {
                everyone.push(specialist);
                found.people.push(head);
                found.add(parts);
            }
            None => gone.push(*number),
        }
    }
    if let Some(part) = found.groups.iter_mut().filter(|part| part.first).last() {
        part.rows
            .splice(0..0, said_by_any(&everyone).into_iter().map(row_of));
    }
    first::mark(&mut found.groups, &everyone, criteria);
    found.gone = not_listed(gone.into_iter());
    found
}

/// A row of texts.
fn row_of((name, values): (&'static str, Vec<String>)) -> CompareRow {
    CompareRow {
        name: name.to_string(),
        differs: values.windows(2).any(|pair| pair[0] != pair[1]),
        values: values.into_iter().map(CompareValue::of_text).collect(),
        marked: false,
    }
}

/// A part of one person's card.
struct ComparePart {
    title: &'static str,
    source: &'static str,
    note: &'static str,
    first: bool,
    lines: Vec<Line>,
}

type Line = (String, CompareValue);

impl Comparison {
    /// Adds one person's lines: all people have the same ones.
    fn add(&mut self, parts: Vec<ComparePart>) {
        for (place, part) in parts.into_iter().enumerate() {
            if place == self.groups.len() {
                self.groups.push(RowGroup {
                    title: part.title,
                    source: part.source,
                    note: part.note,
                    first: part.first,
                    rows: Vec::new(),
                });
            }
            let rows = &mut self.groups[place].rows;
            for (place, (name, value)) in part.lines.into_iter().enumerate() {
                match rows.get_mut(place) {
                    Some(row) => {
                        row.differs |= row.values[0].words() != value.words();
                        row.values.push(value);
                    }
                    None => rows.push(CompareRow {
                        name,
                        values: vec![value],
                        differs: false,
                        marked: false,
                    }),
                }
            }
        }
    }
}

fn column(
    searcher: &Searcher,
    number: RegistrationNumber,
    criteria: &Criteria,
) -> Option<(Specialist, Head, Vec<ComparePart>)> {
    let position = searcher.find(number)?;
    let specialist = searcher.specialist(position)?;
    let mut card = card(
        &specialist,
        &searcher.rating(position),
        criteria.contents,
        "",
        Today::default(),
    );
    let chosen = searcher.explain(position, criteria)?.contents;
    let head = Head {
        number,
        name: card.name.clone(),
        kana: card.kana.clone(),
        registration: card.registration.clone(),
        home: person::home(&specialist),
        contact: card
            .basics
            .first()
            .map_or_else(String::new, |line| line.value.clone()),
    };
    let mut found = first::deciding(&specialist, &mut card, &chosen, criteria);
    rest::add(&specialist, card, &chosen, &mut found);
    Some((specialist, head, found))
}

fn line(line: CardLine) -> Line {
    let value = CompareValue {
        mark: None,
        text: line.value,
        link: line.link,
    };
    (line.name.to_string(), value)
}

#[cfg(test)]
mod tests;
