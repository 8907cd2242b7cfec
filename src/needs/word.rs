//! How a word is written in the table, and which spellings it stands for.
//!
//! Owns: the marks `-`, `*`, `.る` and `(…)` of the table's format. Must never look at a text.

use super::fold::{Folded, Kind, fold_chars};

/// A word of the table, folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    pub(super) chars: Vec<char>,
    /// How it must stand in the text.
    pub(super) fit: Fit,
    /// It only hides shorter words and means nothing itself.
    pub(super) hides_only: bool,
}

/// How a word must stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Anywhere.
    Free,
    /// Its hiragana edges must not cut into katakana: どのデータ is not in クラウドのデータ.
    Edges {
        /// It starts with hiragana.
        starts: bool,
        /// It ends with hiragana.
        ends: bool,
    },
    /// Katakana of up to three characters: ログ is neither in ブログ nor in ひろぐ.
    Katakana {
        /// It holds no long mark, so that only katakana can mean it.
        strict: bool,
    },
}

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

impl Word {
    /// Whether the word stands at this place of a text.
    pub(super) fn stands_at(&self, text: &[Folded], start: usize) -> bool {
        let end = start + self.chars.len();
        let Some(here) = text.get(start..end) else {
            return false;
        };
        if !here.iter().zip(&self.chars).all(|(a, b)| a.char == *b) {
            return false;
        }
        self.fits(text, start, end)
            && !continues(text, start)
            && !continues(text, end)
            && !is_unreal(text, end)
    }

    fn fits(&self, text: &[Folded], start: usize, end: usize) -> bool {
        let katakana = |at: usize| text.get(at).is_some_and(|f| f.kind == Kind::Katakana);
        match self.fit {
            Fit::Free => true,
            Fit::Edges { starts, ends } => {
                !(starts && katakana(start)) && !(ends && katakana(end - 1))
            }
            Fit::Katakana { strict } => {
                let inside = start > 0 && katakana(start - 1) && !text[start].gap;
                let other = strict && (start..end).any(|at| !katakana(at));
                !(inside && katakana(start) || other)
            }
        }
    }
}

/// Whether a past form goes on as a wish or a condition: 導入したい and 感染したら say that it has
/// not happened; 感染したらしい says that it has.
fn is_unreal(text: &[Folded], end: usize) -> bool {
    let char = |at: usize| text.get(at).map(|folded| folded.char);
    let past = matches!(end.checked_sub(1).and_then(char), Some('た' | 'だ'));
    match char(end) {
        Some('い' | 'く') => past,
        Some('ら') => past && char(end + 1) != Some('し'),
        _ => false,
    }
}

/// Whether a Latin word or a number runs on over this border.
fn continues(text: &[Folded], border: usize) -> bool {
    let (Some(before), Some(after)) = (
        border.checked_sub(1).and_then(|at| text.get(at)),
        text.get(border),
    ) else {
        return false;
    };
    let runs = matches!(before.kind, Kind::Latin | Kind::Digit);
    runs && before.kind == after.kind && !after.gap
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

    fn stands(written: &str, text: &str) -> bool {
        let text = fold_chars(text);
        spellings(written)
            .iter()
            .any(|word| (0..text.len()).any(|start| word.stands_at(&text, start)))
    }

    #[test]
    fn short_words_do_not_match_inside_longer_ones() {
        assert!(stands("ログ", "操作ログ"));
        assert!(!stands("ログ", "ブログ"));
        assert!(!stands("メモ", "ためも"));
        assert!(stands("*メール", "フィッシングメール"));
        assert!(stands("ルール", "るーるがない"));
        assert!(stands("nas", "古いNASです"));
        assert!(!stands("nas", "canvas nasa"));
        assert!(stands("edr", "UTM EDR"));
        assert!(!stands("どのデータ", "クラウドのデータ"));
    }

    #[test]
    fn a_past_form_is_neither_a_wish_nor_a_condition() {
        assert!(stands("感染した", "感染したらしい"));
        assert!(!stands("感染した", "感染したら困る"));
        assert!(!stands("導入した", "導入したい"));
    }
}
