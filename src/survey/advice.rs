//! What to say of an item that is no option.
//!
//! A proposal is followed by people who are in a hurry, so it must account for all of the cell: an
//! option that leaves out half of what was written loses an answer, and is worse than no proposal.

mod likeness;
mod parts;

use super::choice::labels;
use super::finding::FaultKind;
use super::notation::comparable;
use crate::catalog::Group;
use crate::snapshot::Field;
pub use likeness::is_misspelt;
use likeness::{is_nearly, nearest_of};
use parts::parts;

/// The fault of an item that is no option of the group.
pub fn unknown(group: Group, item: &str) -> FaultKind {
    if group == Group::Prefecture && is_whole_country(item) {
        return FaultKind::WholeCountry;
    }
    if let Some(joined) = parts(group, item) {
        return match group.is_single() {
            true => FaultKind::SeveralOptions,
            false => FaultKind::Separator {
                used: joined.separator,
                right: each_once(&joined.labels).join(";"),
            },
        };
    }
    if let Some(other) = other_field(group)
        && let Some(text) = text_of_other(group, item)
    {
        let column = other.column();
        // What stands beside その他 may be meant for an option that has it in its name.
        let doubtful = labels(group).any(|(_, label)| label.contains(text));
        return match doubtful {
            true => FaultKind::UnknownOption {
                group,
                nearest: None,
            },
            false => FaultKind::OtherWithText {
                column,
                text: text.to_string(),
            },
        };
    }
    let nearest = nearest_of(item, labels(group).map(|(_, label)| label));
    FaultKind::UnknownOption { group, nearest }
}

fn each_once(labels: &[&'static str]) -> Vec<&'static str> {
    let mut once = Vec::new();
    for label in labels {
        if !once.contains(label) {
            once.push(*label);
        }
    }
    once
}

/// The fault of a cell that names no prefecture.
pub fn unknown_home(cell: &str) -> FaultKind {
    let group = Group::Prefecture;
    let prefectures = || group.options().map(|(_, label)| label);
    let split = prefectures().find_map(|label| Some((label, cell.strip_prefix(label)?)));
    if let Some((prefecture, rest)) = split {
        let rest = rest.trim();
        let is_place = rest.contains(['市', '区', '町', '村', '郡'])
            && rest.chars().all(char::is_alphanumeric)
            && !prefectures().any(|label| rest.contains(label));
        if is_place {
            let rest = rest.to_string();
            return FaultKind::HomeWithMunicipality { prefecture, rest };
        }
    }
    let nearest = nearest_of(cell, prefectures());
    FaultKind::UnknownOption { group, nearest }
}

/// Words for all 47 prefectures. With an exception behind them they mean fewer.
fn is_whole_country(item: &str) -> bool {
    const WORDS: [&str; 14] = [
        "全国",
        "全国対応",
        "全国対応可",
        "全国対応可能",
        "全国可",
        "全国各地",
        "全国どこでも",
        "日本全国",
        "全都道府県",
        "47都道府県",
        "全47都道府県",
        "全国47都道府県",
        "すべて",
        "全て",
    ];
    WORDS.contains(&comparable(item).as_str())
}

/// The column that takes the text for その他.
const fn other_field(group: Group) -> Option<Field> {
    match group {
        Group::Qualification => Some(Field::QualificationOther),
        Group::Industry => Some(Field::IndustryOther),
        Group::Association => Some(Field::AssociationOther),
        Group::Form => Some(Field::FormOther),
        _ => None,
    }
}

/// What is written behind その他: 農業 of その他（農業）. None where the item is nearly an option
/// that begins with その他.
fn text_of_other(group: Group, item: &str) -> Option<&str> {
    let behind = item.strip_prefix("その他")?.trim();
    let bracketed = behind.starts_with(['（', '(']);
    let nearly = |(_, label): (usize, &str)| is_nearly(item, label);
    if !bracketed && labels(group).any(nearly) {
        return None;
    }
    let text =
        behind.trim_start_matches(['（', '(', '：', ':', '・', '／', '/', '-', '－', '，', ',']);
    let text = match bracketed {
        true => text.trim_end_matches(['）', ')']),
        false => text,
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
