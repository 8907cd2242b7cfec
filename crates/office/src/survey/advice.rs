//! What to say of an item that is no option.
//!
//! A proposal is followed by people who are in a hurry, so it must account for all of the cell: an
//! option that leaves out half of what was written loses an answer, and is worse than no proposal.

mod likeness;
mod parts;

use super::choice::{OTHER, labels, position};
use super::finding::FaultKind;
use super::notation::{bracketed, comparable};
use activelist_model::catalog::Group;
use activelist_publication::Field;
pub use likeness::is_misspelt;
use likeness::nearest_of;
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
                other: other_field(group)
                    .filter(|_| !joined.other.is_empty())
                    .map(|other| (other.column(), joined.other.join("、"))),
            },
        };
    }
    let plain_list = FaultKind::UnknownOption {
        group,
        nearest: None,
    };
    // What stands behind その他製造業 belongs neither to その他 nor into a label that leaves it out.
    if begins_with_longer(group, item) {
        return plain_list;
    }
    if let Some(other) = other_field(group)
        && let Some(text) = text_of_other(item)
    {
        // What stands beside その他 may be meant for an option.
        return match is_of_option(group, text) {
            true => plain_list,
            false => FaultKind::OtherWithText {
                column: other.column(),
                text: text.to_string(),
            },
        };
    }
    // Whatever else begins with その他 is another thing of that kind: その他農林業 is not その他製造業.
    let begun = comparable(item);
    if begun.starts_with(OTHER) {
        let begin = |label: &&str| comparable(label).starts_with(&begun);
        let nearest = labels(group).map(|(_, label)| label).find(begin);
        return FaultKind::UnknownOption { group, nearest };
    }
    let nearest = nearest_of(item, labels(group).map(|(_, label)| label));
    FaultKind::UnknownOption { group, nearest }
}

fn each_once(labels: &[String]) -> Vec<&str> {
    let mut once: Vec<&str> = Vec::new();
    for label in labels {
        if !once.contains(&label.as_str()) {
            once.push(label);
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

/// Whether an item is a word for all 47 prefectures, with nothing but words that somebody is ready to go
/// there. With an exception or a condition behind it, it means fewer.
pub(crate) fn is_whole_country(item: &str) -> bool {
    const WORDS: [&str; 15] = [
        "全国",
        "全国各地",
        "日本",
        "日本国内",
        "日本各地",
        "日本中",
        "日本全国",
        "全都道府県",
        "47都道府県",
        "全47都道府県",
        "全国47都道府県",
        "どこでも",
        "すべて",
        "全て",
        "全部",
    ];
    const NAMED: [&str; 4] = [
        "すべての都道府県",
        "全ての都道府県",
        "すべて都道府県",
        "全て都道府県",
    ];
    const BEHIND: [&str; 17] = [
        "対応",
        "可",
        "可能",
        "ok",
        "です",
        "ます",
        "し",
        "できます",
        "全域",
        "全土",
        "一円",
        "どこでも",
        "すべて",
        "全て",
        "全部",
        "に",
        "で",
    ];
    let mut bare = comparable(item).to_ascii_lowercase();
    bare.retain(|character| !matches!(character, '(' | ')' | '。' | '.' | '!' | '、' | ','));
    let mut rest = bare.as_str();
    while !WORDS.contains(&rest) && !NAMED.contains(&rest) {
        let behind = BEHIND.iter().filter_map(|word| rest.strip_suffix(word));
        let Some(shorter) = behind.min_by_key(|shorter| shorter.len()) else {
            return false;
        };
        rest = shorter;
    }
    true
}

/// The column that takes the text for その他.
pub const fn other_field(group: Group) -> Option<Field> {
    match group {
        Group::Qualification => Some(Field::QualificationOther),
        Group::Industry => Some(Field::IndustryOther),
        Group::Association => Some(Field::AssociationOther),
        Group::Form => Some(Field::FormOther),
        _ => None,
    }
}

/// Whether an item begins with an option that has その他 only as the beginning of its name.
fn begins_with_longer(group: Group, item: &str) -> bool {
    let item = comparable(item);
    labels(group)
        .filter(|(_, label)| *label != OTHER && label.starts_with(OTHER))
        .any(|(_, label)| item.starts_with(&comparable(label)))
}

/// Whether a text beside その他 is part of an option, or names one among others.
fn is_of_option(group: Group, text: &str) -> bool {
    let separated = |character: char| character.is_whitespace() || "，,・／/".contains(character);
    labels(group).any(|(_, label)| label.contains(text))
        || text
            .split(separated)
            .any(|piece| position(group, piece).is_some())
}

/// What is written behind その他, in brackets or behind a separator: 農業 of その他（農業）. Without
/// them the words are one: その他の団体.
fn text_of_other(item: &str) -> Option<&str> {
    let behind = item.strip_prefix(OTHER)?;
    let spaced = behind.starts_with(char::is_whitespace);
    let behind = behind.trim();
    let text = match (bracketed(behind), behind.strip_prefix(['（', '('])) {
        (Some((inside, "")), _) => inside,
        (Some(_), _) => return None,
        (None, Some(unclosed)) => unclosed,
        (None, None) => {
            // Whatever is no letter separates, and a long vowel mark is meant for a dash here.
            let separates = |character: char| !character.is_alphanumeric() || character == 'ー';
            let text = behind.trim_start_matches(separates);
            let between = &behind[..behind.len() - text.len()];
            if !spaced && between.is_empty() {
                return None;
            }
            match between.contains([
                '「', '『', '【', '〔', '[', '［', '<', '＜', '〈', '《', '{', '"',
            ]) {
                true => text.trim_end_matches([
                    '」', '』', '】', '〕', ']', '］', '>', '＞', '〉', '》', '}', '"',
                ]),
                false => text,
            }
        }
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_whole;
