//! The header: which row it is, where each known column stands, and what is wrong with it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::advice::is_misspelt;
use super::cell::{consent, first_talk, intake, mail, phone};
use super::choice::{choices, position};
use super::column::Column;
use super::finding::{FaultKind, WarningKind};
use super::fold::fold;
use super::level::level;
use super::number::{count, registration};
use super::reading::Reading;
use super::table::{CsvRow, head};
use super::time::{answered_at, registered_year};
use activelist_model::catalog::Group;
use activelist_publication::{Field, MAX_CASES, MAX_YEARS};

/// The header is looked for in the first ten rows: above it may stand a title and the headings of groups.
pub const HEAD_ROWS: usize = 10;

/// Where each known column stands.
pub struct Header {
    places: HashMap<Column, (usize, String)>,
    /// Number of cells.
    pub cells: usize,
}

impl Header {
    /// The column's cell in a row, without the spaces around it; none where the file has no such
    /// column. Cells that are missing at the end of a row are empty.
    pub fn cell<'a>(&self, row: &'a CsvRow, column: Column) -> Option<&'a str> {
        let (place, _) = self.places.get(&column)?;
        Some(row.cells.get(*place).unwrap_or_default().trim())
    }

    /// The header as the file writes it.
    pub fn name(&self, column: Column) -> String {
        let place = self.places.get(&column);
        place.map_or_else(|| column.header(), |(_, name)| name.clone())
    }

    /// Whether a row is this header once more.
    pub fn is_again(&self, row: &CsvRow) -> bool {
        self.places
            .iter()
            .all(|(column, (_, name))| self.cell(row, *column).map(fold) == Some(fold(name)))
    }
}

/// The column of a header cell.
pub fn column(cell: &str) -> Option<Column> {
    static COLUMNS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
        let headers = |column: Column| {
            let headers = column.headers().into_iter();
            headers.map(move |header| (fold(&header), column))
        };
        Column::all().flat_map(headers).collect()
    });
    COLUMNS.get(&fold(cell)).copied()
}

/// Number of known headers in a row.
pub(super) fn known(row: &CsvRow) -> usize {
    let mut found: Vec<Column> = row.cells.iter().filter_map(column).collect();
    found.sort_by_key(|column| column.header());
    found.dedup();
    found.len()
}

/// The row with most known headers among the first ten, of equal ones the first; none where there is
/// no known header. As a position in `rows`.
pub fn find(rows: &[CsvRow]) -> Option<usize> {
    let first = rows.iter().take_while(|row| row.number <= HEAD_ROWS);
    let rated = first.map(known).enumerate().filter(|(_, known)| *known > 0);
    rated
        .max_by_key(|(place, known)| (*known, std::cmp::Reverse(*place)))
        .map(|(place, _)| place)
}

/// What separates the cells of a text: comma or tab, whichever shows more known headers.
pub fn separator(text: &str) -> char {
    let shown = |separator: char| {
        let rows = head(text, separator, HEAD_ROWS);
        rows.iter().map(known).max().unwrap_or(0)
    };
    if shown('\t') > shown(',') { '\t' } else { ',' }
}

/// Reads the header; `answers` are the rows below it.
pub fn read_header(row: &CsvRow, answers: &[CsvRow], reading: &mut Reading) -> Header {
    let mut places: HashMap<Column, (usize, String)> = HashMap::new();
    let mut extra = Vec::new();
    for (place, cell) in row.cells.iter().enumerate() {
        let name = cell.trim();
        match column(name) {
            Some(column) if places.contains_key(&column) => {
                reading.fault(Some(row.number), name, name, FaultKind::DuplicateColumn);
            }
            Some(column) => {
                places.insert(column, (place, name.to_string()));
            }
            None if name.is_empty() => {}
            None => extra.push((place, name)),
        }
    }
    for column in Column::all() {
        if column.is_required() && !places.contains_key(&column) {
            let header = column.header();
            let similar = extra
                .iter()
                .find(|(place, name)| {
                    let alike = is_misspelt(&header, name) || asks_for(name, column);
                    alike && holds(answers, *place, column)
                })
                .map(|(_, name)| name.to_string());
            let kind = FaultKind::MissingColumn { similar };
            reading.fault(Some(row.number), &header, "", kind);
        }
    }
    for (_, name) in extra {
        reading.warn(Some(row.number), name, name, WarningKind::ExtraColumn);
    }
    Header {
        places,
        cells: row.cells.len(),
    }
}

/// Whether an unread header spells out what a column asks for, as a form prints its questions: the id
/// with more behind it (S1-b サイバーセキュリティ対策体制の構築、…), or the header with its number before
/// and a note behind it (問 1. 情報処理安全確保支援士登録番号 ※必須).
fn asks_for(name: &str, column: Column) -> bool {
    let name = fold(name);
    let id = match column {
        Column::Skill(question) => question.id(),
        Column::Grounds(criterion) => criterion.id(),
        _ => {
            let header = fold(&column.header());
            let asked = name.split(['※', '*', '(']).next().unwrap_or_default();
            // A short or general word ends other questions as well.
            return header.chars().count() >= SPECIFIC
                && column != Column::Choice(Group::Prefecture)
                && asked.ends_with(&header);
        }
    };
    let behind = name.strip_prefix(&fold(&id));
    let next = behind.and_then(|behind| behind.chars().next());
    next.is_some_and(|next| !next.is_ascii_alphanumeric() && next != '-')
}

/// Fewest characters of a header that is looked for in a longer one.
const SPECIFIC: usize = 4;

/// Whether the cells at a place can all be read as a column's. A header is proposed by what stands
/// below it, too: 受付番号 is no misspelt 登録番号, whatever it sounds like.
fn holds(answers: &[CsvRow], place: usize, column: Column) -> bool {
    let cells = answers.iter().filter_map(|row| row.cells.get(place));
    cells
        .filter(|cell| !cell.trim().is_empty())
        .all(|cell| can_be(cell.trim(), column))
}

fn can_be(cell: &str, column: Column) -> bool {
    match column {
        Column::AnsweredAt => answered_at(cell).is_some(),
        Column::Home => position(Group::Prefecture, cell).is_some(),
        Column::Registration => registration(cell).is_some(),
        Column::RegisteredYear => registered_year(cell).is_some(),
        Column::Cases => count(cell, '件', MAX_CASES).is_some(),
        Column::Years => count(cell, '年', MAX_YEARS).is_some(),
        Column::Consent => consent(cell).is_some(),
        Column::FirstTalk => first_talk(cell).is_some(),
        Column::Intake => intake(cell).is_some(),
        Column::Phone => phone(cell).is_some(),
        Column::Text(Field::Mail) => mail(cell).is_some(),
        Column::Choice(group) => choices(group, cell).unknown.is_empty(),
        Column::Skill(_) => level(cell).is_some(),
        Column::Grounds(_) => level(cell).is_none(),
        Column::Sample | Column::Text(_) => true,
    }
}
