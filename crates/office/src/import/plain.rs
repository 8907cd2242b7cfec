//! A header without what forms put around a question: its number, 「※必須」, 「（複数選択可）」.

use crate::survey::fold::fold;

/// What a form says beside a question, in folded form.
const BESIDE: [&str; 26] = [
    "※必須",
    "*必須",
    "(必須)",
    "[必須]",
    "【必須】",
    "<必須>",
    "必須項目",
    "※任意",
    "(任意)",
    "[任意]",
    "【任意】",
    "(複数選択可)",
    "(複数回答可)",
    "(複数選択)",
    "(複数回答)",
    "(複数可)",
    "(選択式)",
    "(記述式)",
    "(いくつでも)",
    "(いずれか○で選択)",
    "(いずれかを選択)",
    "(ひとつだけ)",
    "(一つ選択)",
    "(1つ選択)",
    "(単一選択)",
    "※複数選択可",
];

/// The comparable form of a question.
pub fn plain(header: &str) -> String {
    let mut text = fold(header);
    for beside in BESIDE {
        if text.contains(beside) {
            text = text.replace(beside, "");
        }
    }
    let mut rest = text.as_str();
    while let Some(next) = without_number(rest) {
        rest = next;
    }
    rest.trim_end_matches(['。', '?', ':', '*', '※', '.'])
        .to_lowercase()
}

/// A text without the number that stands before it; none where there is none, or nothing else.
fn without_number(text: &str) -> Option<&str> {
    let circled = |character: &char| matches!(character, '①'..='⑳' | '■' | '●' | '◆' | '・');
    if let Some(first) = text.chars().next().filter(circled) {
        return Some(&text[first.len_utf8()..]).filter(|rest| !rest.is_empty());
    }
    let named = ["設問", "質問", "問", "Q", "q"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let inner = named.unwrap_or(text);
    let (inner, is_open) = match inner.strip_prefix('(') {
        Some(inner) if named.is_none() => (inner, true),
        _ => (inner, false),
    };
    let is_of_number = |character: char| character.is_ascii_digit() || character == '-';
    let end = inner.find(|character| !is_of_number(character))?;
    let (number, rest) = inner.split_at(end);
    if !number.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let rest = match is_open {
        true => rest.strip_prefix(')')?,
        false => match rest.strip_prefix(['.', ':', ')', '、', '_', '．', '。']) {
            Some(rest) => rest,
            // A number alone is part of the question: 1回あたりの報酬額.
            None if named.is_some() => rest,
            None => return None,
        },
    };
    Some(rest).filter(|rest| !rest.is_empty())
}

/// A text and what stands in the last pair of brackets at its end, of whatever kind. They may nest: of
/// 「質問 [説得（対策）]」 the inside is 「説得（対策）」.
pub fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let close = text.chars().next_back()?;
    let open: &[char] = match close {
        ']' | '］' => &['[', '［'],
        ')' | '）' => &['(', '（'],
        '】' => &['【'],
        _ => return None,
    };
    let closing: &[char] = match close {
        ']' | '］' => &[']', '］'],
        ')' | '）' => &[')', '）'],
        _ => &['】'],
    };
    let mut depth = 0_usize;
    for (place, character) in text.char_indices().rev() {
        if closing.contains(&character) {
            depth += 1;
        } else if open.contains(&character) {
            depth -= 1;
            if depth == 0 {
                let inside = &text[place + character.len_utf8()..text.len() - close.len_utf8()];
                return Some((&text[..place], inside));
            }
        }
    }
    None
}

/// A question without the number that a form adds where it is asked again: 「…してください。14」.
pub fn without_repeat(plain: &str) -> Option<&str> {
    let rest = plain.trim_end_matches(|last: char| last.is_ascii_digit());
    let rest = rest.trim_end_matches(['_', '.', '(', ' ']);
    (rest.len() < plain.len() && !rest.is_empty()).then(|| rest.trim_end_matches(['。', '?', ':']))
}

#[cfg(test)]
mod tests;
