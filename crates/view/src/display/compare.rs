//! Specialists side by side: every line of their cards as a table, the differences marked.

use super::card::{AreaView, Card, CardLine, card, parts};
use super::criterion::of_most;
use super::csv::{BOM, csv_row};
use super::freshness::{date, print_line};
use super::marks::{MarkView, mark};
use super::shortlist::not_listed;
use crate::state::MAX_COMPARED;
use activelist_model::expert::{Date, RegistrationNumber, Specialist};
use activelist_publication::ListHead;
use activelist_search::{ContentReason, Criteria, Searcher};

/// The mark of a row whose values are not all the same.
pub const DIFFERS: &str = "違いあり";

/// The table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// A column each, in the order of the link.
    pub people: Vec<Head>,
    /// Which numbers the list does not have; none where it has them all.
    pub gone: Option<String>,
    /// The parts of the card, in its order.
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
}

/// A part of the card.
#[derive(Debug, PartialEq, Eq)]
pub struct RowGroup {
    /// Its name.
    pub title: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// What is to be known of it; empty where that is nothing.
    pub note: &'static str,
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

impl RowGroup {
    /// Whether any of its lines differs.
    pub fn differs(&self) -> bool {
        self.rows.iter().any(|row| row.differs)
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

    /// How many lines differ: where all are shown, and where only those are. Two people differ in
    /// their numbers at least.
    pub fn summary(&self) -> [String; 2] {
        let rows = || self.groups.iter().flat_map(|group| &group.rows);
        let all = rows().count();
        let differing = rows().filter(|row| row.differs).count();
        [
            format!("{all}項目のうち{differing}項目に違いがあり、「{DIFFERS}」と付けています。"),
            format!("{all}項目のうち、違いのある{differing}項目だけを表示しています。"),
        ]
    }
}

/// The people of a link side by side, for the search as it is.
pub fn comparison(
    searcher: &Searcher,
    numbers: &[RegistrationNumber],
    criteria: &Criteria,
) -> Comparison {
    let mut found = Comparison::default();
    let mut gone = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        // The same number twice would be compared with itself.
        if numbers[..place].contains(number) {
            continue;
        }
        match column(searcher, *number, criteria) {
            Some((head, parts)) => {
                found.people.push(head);
                found.add(parts);
            }
            None => gone.push(*number),
        }
    }
    found.gone = not_listed(gone.into_iter());
    found
}

/// A part of one person's card: its name, who says so, what is to be known, the lines.
type ComparePart = (&'static str, &'static str, &'static str, Vec<Line>);
type Line = (String, CompareValue);

impl Comparison {
    /// Adds one person's lines: all people have the same ones.
    fn add(&mut self, parts: Vec<ComparePart>) {
        for (place, (title, source, note, lines)) in parts.into_iter().enumerate() {
            if place == self.groups.len() {
                self.groups.push(RowGroup {
                    title,
                    source,
                    note,
                    rows: Vec::new(),
                });
            }
            let rows = &mut self.groups[place].rows;
            for (place, (name, value)) in lines.into_iter().enumerate() {
                match rows.get_mut(place) {
                    Some(row) => {
                        row.differs |= row.values[0].words() != value.words();
                        row.values.push(value);
                    }
                    None => rows.push(CompareRow {
                        name,
                        values: vec![value],
                        differs: false,
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
) -> Option<(Head, Vec<ComparePart>)> {
    let position = searcher.find(number)?;
    let specialist = &searcher.specialist(position)?;
    let card = card(
        specialist,
        &searcher.rating(position),
        criteria.contents,
        "",
    );
    let mut found = Vec::new();
    let chosen = searcher.explain(position, criteria)?.contents;
    if !chosen.is_empty() {
        let lines = chosen.iter().map(|reason| content(specialist, reason));
        found.push((
            "選んだ支援内容の評価",
            parts::COMPUTED,
            "深さは、関係する設問の回答の平均を12倍した点で、満点は36です。",
            lines.collect(),
        ));
    }
    let head = Head {
        number,
        name: card.name.clone(),
        kana: card.kana.clone(),
        registration: card.registration.clone(),
    };
    lines_of(card, &mut found);
    Some((head, found))
}

/// The lines of a card, part by part in its order.
fn lines_of(card: Card, found: &mut Vec<ComparePart>) {
    let official = vec![
        text("登録番号", card.registration),
        text("登録年", card.registered),
    ];
    let themes = (1..).zip(card.themes).map(|(number, (label, yes))| {
        let word = if yes {
            "対応できる"
        } else {
            "対応なし"
        };
        text(&format!("{number} {label}"), word.to_string())
    });
    let menus = card.menus.into_iter().map(|menu| {
        let value = CompareValue {
            mark: Some(menu.mark),
            ..CompareValue::default()
        };
        (format!("{} {}", menu.number, menu.label), value)
    });
    let stated = |title, lines: Vec<CardLine>| {
        let lines = lines.into_iter().map(|line| {
            let value = CompareValue {
                mark: None,
                text: line.value,
                link: line.link,
            };
            (line.name.to_string(), value)
        });
        (title, parts::STATED, "", lines.collect())
    };
    found.extend([
        (
            "登録番号・登録年",
            parts::OFFICIAL,
            parts::OFFICIAL_NOTE,
            official,
        ),
        stated(parts::BASICS, card.basics),
        stated(parts::QUALIFICATIONS, card.qualifications),
        stated(parts::RECORD, card.record),
        (parts::THEMES, parts::STATED, "", themes.collect()),
        (
            parts::RATING,
            parts::COMPUTED,
            parts::RATING_NOTE,
            menus.collect(),
        ),
        (
            parts::AREAS,
            parts::COMPUTED,
            "",
            card.areas.iter().map(area).collect(),
        ),
        stated(parts::RANGE, card.range),
    ]);
}

fn text(name: &str, text: String) -> Line {
    let value = CompareValue {
        text,
        ..CompareValue::default()
    };
    (name.to_string(), value)
}

fn content(specialist: &Specialist, reason: &ContentReason) -> Line {
    let questions = reason.questions.iter();
    let missing = questions.filter(|question| specialist.answers.get(**question).is_none());
    let depth = of_most(reason.depth, 36, missing.count(), reason.questions.len());
    let value = CompareValue {
        mark: Some(mark(reason.mark)),
        text: format!("（深さ {depth}）"),
        link: None,
    };
    (reason.content.label().to_string(), value)
}

fn area(found: &AreaView) -> Line {
    let name = format!("{} {}", found.id, found.label);
    text(&name, found.points.clone())
}

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

#[cfg(test)]
mod tests;
