//! A word of the table, and where it stands in a text.
//!
//! Owns: what must surround a word so that it counts. Must not know what it means.

use super::fold::{Folded, Kind};

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
                let cuts = starts && katakana(start) || ends && katakana(end - 1);
                !cuts
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
    use super::super::fold::fold_chars;
    use super::super::spell::spellings;

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
