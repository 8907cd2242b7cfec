//! The answer to a skill question.

use super::fold::fold;
use super::number::has_split_digits;
use activelist_model::catalog::Level;

/// Reads an answer: `0`–`3`, the label, or both. The number may be written as a spreadsheet writes it
/// (`3.0`), in a circle (`③`) or with `点`, and either of both in brackets behind the other.
pub fn level(text: &str) -> Option<Level> {
    // Most cells hold a number or a label to the letter, and a long list has a million of them.
    let plain = |level: &Level| {
        let digit = text.bytes().next().filter(|_| text.len() == 1);
        digit == Some(b'0' + level.points()) || level.label() == text
    };
    if let Some(level) = Level::ALL.into_iter().find(plain) {
        return Some(level);
    }
    if has_split_digits(text) {
        return None;
    }
    let folded = fold(text);
    // （3）
    let inside = folded
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let folded = inside
        .filter(|inside| !inside.contains(['(', ')']))
        .unwrap_or(&folded);
    let bracketed = folded
        .strip_suffix(')')
        .and_then(|text| text.split_once('('))
        .map(|(label, number)| (label, split(number)));
    let (number, label) = match bracketed {
        // 単独実行可能（3）
        Some((label, (Some(number), ""))) if !label.is_empty() => (Some(number), label),
        _ => split(folded),
    };
    let inner = label
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let label = inner.unwrap_or(label);
    if label.is_empty() {
        return number;
    }
    let named = Level::ALL
        .into_iter()
        .find(|level| fold(level.label()) == label)?;
    number.is_none_or(|number| number == named).then_some(named)
}

/// The level that a text begins with, if any, and what follows it.
fn split(folded: &str) -> (Option<Level>, &str) {
    let Some(first) = folded.chars().next() else {
        return (None, folded);
    };
    let level = match first {
        '0' | '⓪' => Level::None,
        '1' | '①' => Level::Basics,
        '2' | '②' => Level::Supported,
        '3' | '③' => Level::Alone,
        _ => return (None, folded),
    };
    let rest = &folded[first.len_utf8()..];
    let rest = match rest.strip_prefix(".0") {
        Some(zeros) => zeros.trim_start_matches('0'),
        None => rest,
    };
    let rest = rest.strip_prefix('点').unwrap_or(rest);
    let rest = rest.strip_prefix(['.', ':']).unwrap_or(rest);
    (Some(level), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_number_or_its_label() {
        let check = |text: &str, expected: Option<u8>| {
            assert_eq!(level(text).map(Level::points), expected, "{text}");
        };
        check("0", Some(0));
        check("1", Some(1));
        check("３", Some(3));
        check("3.0", Some(3));
        check("2.00", Some(2));
        check("0.0", Some(0));
        check("②", Some(2));
        check("⓪", Some(0));
        check("①", Some(1));
        check("3点", Some(3));
        check("3点 単独実行可能", Some(3));
        check("3.00 単独実行可能", Some(3));
        check("3: ", Some(3));
        check("③単独実行可能", Some(3));
        check("3 単独実行可能", Some(3));
        check("２　サポートがあれば実行可能", Some(2));
        check("2 ｻﾎﾟｰﾄがあれば実行可能", Some(2));
        check("1：基礎知識のみ", Some(1));
        check("1. 基礎知識のみ", Some(1));
        check("1.0 基礎知識のみ", Some(1));
        check("知識・経験なし", Some(0));
        check("2 単独実行可能", None);
        check("2.0 単独実行可能", None);
        check("4", None);
        check("④", None);
        check("4.0", None);
        check("-1", None);
        check("33", None);
        check("3 3", None);
        check("3 0", None);
        check("2.0 0", None);
        check("3.01", None);
        check("3.5", None);
        check("1.5", None);
        check("2,0", None);
        check("3.0点", Some(3));
        check("3（単独実行可能）", Some(3));
        check("単独実行可能（3）", Some(3));
        check("単独実行可能（2）", None);
        check("単独実行可能（4）", None);
        check("2（単独実行可能）", None);
        check("3（できる）", None);
        check("3（2）", None);
        check("3（3）", None);
        check("3（", None);
        check("（3）", Some(3));
        check("(0)", Some(0));
        check("（③）", Some(3));
        check("（3点）", Some(3));
        check("(3.0)", Some(3));
        check("（4）", None);
        check("（3）（3）", None);
        check("（3）2", None);
        check("()", None);
        check("（3", None);
        check("単独実行可能（）", None);
        check("（単独実行可能）", Some(3));
        check("○", None);
        check("できる", None);
        check("", None);
    }
}
