//! Whoever has written somewhere not to be listed, whatever the answer to the question of consent is.

use std::collections::{BTreeMap, BTreeSet};

use activelist_model::expert::as_shown;

use super::Asked;
use super::consent::{declines, declines_in_words};
use super::record::{Answer, Records, ask_person, whose};
use crate::import::dates::Order;
use crate::import::mapping::Mapping;
use crate::import::table::Table;
use crate::import::target::Target;
use crate::survey::Column;
use crate::survey::fold::fold;
use crate::survey::table::CsvRow;

/// Asks about the people who consent in one column and decline in another one.
pub fn withdrawn(
    tables: &[Table],
    orders: &[Option<Order>],
    persons: &BTreeMap<Answer, Option<bool>>,
    mapping: &mut Mapping,
    asked: &mut Asked,
    records: &mut Records,
) {
    for (table, order) in tables.iter().zip(orders) {
        if !table.has(Column::Consent) {
            continue;
        }
        let question = table.name(Column::Consent);
        let mut seen: BTreeSet<Answer> = BTreeSet::new();
        for row in &table.rows {
            let Some(answer) = whose(table, row, *order) else {
                continue;
            };
            let words = table.declining(row);
            let decided = persons.get(&answer).copied();
            if words.is_none() && decided.is_none() || !seen.insert(answer) {
                continue;
            }
            let said = records.of_words(&question, table.cell(row, Column::Consent));
            if said == Some(false) {
                continue;
            }
            let decided = decided.flatten();
            records.withdrawn.insert(answer, decided);
            if decided.is_none() {
                let words = as_shown(words.unwrap_or_default(), 30);
                let why = format!("{}行目の回答に「{words}」とあります。", row.number);
                let of = BTreeMap::from([(answer, vec![(table, row)])]);
                ask_person(answer, &of, &why, mapping, asked);
            }
        }
    }
}

impl Table {
    /// Words of a row that decline to be listed, in any column but that of the consent, with a header or without.
    pub fn declining<'a>(&self, row: &'a CsvRow) -> Option<&'a str> {
        let consent: Vec<usize> = self.places(Target::Column(Column::Consent)).collect();
        row.cells.iter().enumerate().find_map(|(place, cell)| {
            let cell = cell.trim();
            if cell.is_empty() || consent.contains(&place) {
                return None;
            }
            if self.columns.used.contains(&place) {
                return withdraws(cell).then_some(cell);
            }
            let speaks = self.columns.speaking.contains(&place);
            let is_plain = fold(cell) == "否" || declines_in_words(cell) || withdraws(cell);
            (is_plain || speaks && declines(cell)).then_some(cell)
        })
    }
}

/// What somebody may want to be taken off.
const LISTED: [&str; 6] = [
    "掲載",
    "名簿",
    "アクティブリスト",
    "リストから",
    "リストへの",
    "一覧から",
];
/// What is said of it then.
const OFF: [&str; 26] = [
    "しない",
    "しません",
    "せず",
    "ないで",
    "ないよう",
    "できない",
    "できません",
    "望まない",
    "望みません",
    "辞退",
    "見送",
    "見合わせ",
    "不可",
    "拒否",
    "やめ",
    "止め",
    "停止",
    "中止",
    "外し",
    "除外",
    "除いて",
    "削除",
    "取り消",
    "取り下げ",
    "撤回",
    "遠慮",
];
/// Most characters between the two.
const NEAR: usize = 20;

/// Whether a text asks not to be listed: one of these words soon behind the list's.
fn withdraws(text: &str) -> bool {
    if text.contains("非掲載") {
        return true;
    }
    LISTED.iter().any(|listed| {
        text.match_indices(listed).any(|(at, _)| {
            let behind: String = text[at..].chars().skip(1).take(NEAR).collect();
            OFF.iter().any(|off| behind.contains(off))
        })
    })
}
