//! A home of one column: the prefecture, and the municipality behind it.

use activelist_model::catalog::{Group, PREFECTURES};

use super::parts::short;
use crate::survey::choice::position;
use crate::survey::fold::fold;

/// The prefecture and what stands behind it, without the spaces between. None where no prefecture stands in
/// front: 京都市 lies in 京都府, yet it is not said, and 東大阪市 does not begin with one.
pub fn split(text: &str) -> Option<(&'static str, String)> {
    let text = text.trim();
    let label = |at: usize| PREFECTURES.get(at).copied();
    if let Some(label) = position(Group::Prefecture, text).and_then(label) {
        return Some((label, String::new()));
    }
    let plain = PREFECTURES
        .iter()
        .find_map(|label| Some((*label, text.strip_prefix(label)?)));
    let whole = plain.or_else(|| {
        PREFECTURES
            .iter()
            .find_map(|label| Some((*label, behind(text, label)?)))
    });
    let named = || {
        // Without 都, 府 or 県 only where the name ends there: 京都, 大阪 東大阪市.
        let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let first = fold(first);
        let label = PREFECTURES.iter().find(|label| short(label) == first)?;
        Some((*label, rest))
    };
    let (label, rest) = whole.or_else(named)?;
    Some((label, trimmed(rest).to_string()))
}

/// What stands behind a prefecture, which may be written with radicals or other forms of its characters.
fn behind<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let length = label.chars().count();
    let (end, _) = text.char_indices().nth(length)?;
    let (first, rest) = text.split_at(end);
    (fold(first) == label).then_some(rest)
}

/// Without what stands between a prefecture and a municipality.
fn trimmed(rest: &str) -> &str {
    rest.trim_matches(|between: char| {
        between.is_whitespace()
            || matches!(between, '、' | '，' | ',' | '・' | '/' | '／' | '-' | '－')
    })
}

/// Whether a text goes beyond a municipality: a number, a part of a town, a building. Only the municipality is published.
pub fn is_finer(text: &str) -> bool {
    const PARTS: [&str; 6] = ["丁目", "番地", "号室", "マンション", "アパート", "ビル"];
    const ENDS: [char; 4] = ['市', '区', '町', '村'];
    let folded = fold(text);
    let has_part = PARTS.iter().any(|part| folded.contains(part));
    if has_part || folded.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let place = |end: char| folded.chars().skip(1).position(|c| c == end);
    match folded.chars().next_back() {
        // No municipality ends in 市 or 区 and goes on, but for the wards of a city.
        Some('市' | '区') | None => false,
        Some('町' | '村') => {
            let is_of_city = place('市').is_some_and(|at| at >= 1) && !folded.contains('郡');
            place('区').is_some() || is_of_city
        }
        Some(_) => ENDS.iter().any(|end| place(*end).is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_a_prefecture_and_what_stands_behind_it() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let found = split(text);
            let found = found.as_ref().map(|(label, rest)| (*label, rest.as_str()));
            assert_eq!(found, expected, "{text}");
        };
        check("大阪府東大阪市", Some(("大阪府", "東大阪市")));
        check("神奈川県 横浜市", Some(("神奈川県", "横浜市")));
        check("東京都　府中市", Some(("東京都", "府中市")));
        check("京都府京都市", Some(("京都府", "京都市")));
        check("北海道札幌市", Some(("北海道", "札幌市")));
        check("東京都", Some(("東京都", "")));
        check("東京", Some(("東京都", "")));
        check("大阪 東大阪市", Some(("大阪府", "東大阪市")));
        check("⼤阪府東⼤阪市", Some(("大阪府", "東⼤阪市")));
        check("東大阪市", None);
        check("京都市", None);
        check("港区", None);
        check("", None);
    }
}
