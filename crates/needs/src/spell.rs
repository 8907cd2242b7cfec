//! How a word is written in the table, and which spellings it stands for.
//!
//! Owns: the marks `-`, `*`, `.る` and `(…)` of the table's format. Must never look at a text.

use super::fold::{Folded, Kind, fold_chars};
use super::word::{Fit, Word};

/// Longest word that counts as short katakana.
const SHORT: usize = 3;

/// All spellings that a word of the table stands for. Empty when nothing is left of it.
pub(super) fn spellings(written: &str) -> Vec<Word> {
    let (hides_only, rest) = strip(written, '-');
    let (inside, rest) = strip(rest, '*');
    let mut texts = Vec::new();
    optional(String::new(), rest, &mut texts);
    texts
        .iter()
        .flat_map(|text| inflected(text))
        .filter_map(|text| word(&text, inside, hides_only))
        .collect()
}

fn strip(written: &str, mark: char) -> (bool, &str) {
    match written.strip_prefix(mark) {
        Some(rest) => (true, rest),
        None => (false, written),
    }
}

/// `取(り)扱` stands for 取り扱 and 取扱.
fn optional(before: String, rest: &str, out: &mut Vec<String>) {
    let open = rest.split_once('(');
    let parts = open.and_then(|(head, tail)| Some((head, tail.split_once(')')?)));
    let Some((head, (inner, tail))) = parts else {
        out.push(before + rest);
        return;
    };
    optional(format!("{before}{head}{inner}"), tail, out);
    optional(format!("{before}{head}"), tail, out);
}

/// `作.る` stands for all forms of the five-step verb.
fn inflected(text: &str) -> Vec<String> {
    let Some((stem, ending)) = text.split_once('.') else {
        return vec![text.to_string()];
    };
    let endings = match ending {
        "う" => "わいうえおっ",
        "く" => "かきくけこい",
        "ぐ" => "がぎぐげごい",
        "す" => "さしすせそ",
        "つ" => "たちつてとっ",
        "ぬ" => "なにぬねのん",
        "ぶ" => "ばびぶべぼん",
        "む" => "まみむめもん",
        "る" => "らりるれろっ",
        _ => return vec![text.to_string()],
    };
    endings.chars().map(|end| format!("{stem}{end}")).collect()
}

fn word(text: &str, inside: bool, hides_only: bool) -> Option<Word> {
    let folded = fold_chars(text);
    if folded.is_empty() {
        return None;
    }
    let katakana = folded.iter().all(|folded| folded.kind == Kind::Katakana);
    let short = katakana && folded.len() <= SHORT && !inside;
    let strict = folded.iter().all(|folded| folded.char != 'ー');
    let hiragana = |folded: Option<&Folded>| folded.is_some_and(|f| f.kind == Kind::Hiragana);
    let (starts, ends) = (hiragana(folded.first()), hiragana(folded.last()));
    let mixed = folded.iter().any(|folded| folded.kind != Kind::Hiragana);
    Some(Word {
        fit: if short {
            Fit::Katakana { strict }
        } else if mixed && (starts || ends) {
            Fit::Edges { starts, ends }
        } else {
            Fit::Free
        },
        chars: folded.iter().map(|folded| folded.char).collect(),
        hides_only,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &[&str]) {
        let mut texts: Vec<String> = spellings(written)
            .iter()
            .map(|word| word.chars.iter().collect())
            .collect();
        texts.sort();
        assert_eq!(texts, expected, "{written}");
    }

    #[test]
    fn marks_stand_for_their_spellings() {
        check("取(り)扱(い)", &["取り扱", "取り扱い", "取扱", "取扱い"]);
        check("防.ぐ", &["防い", "防が", "防ぎ", "防ぐ", "防げ", "防ご"]);
        check("-ブログ", &["ぶろぐ"]);
        check("-", &[]);
    }
}
