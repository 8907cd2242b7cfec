//! How a word of the table is said back to the firm: whole, as the firm wrote it.
//!
//! Owns: the endings of verbs and adjectives of which the table has the stem, and the particles that some of
//! its words carry.

use super::conditions::{MOST_WRITTEN, written};
use super::fold::Folded;

/// The text between two folded characters as a word that can be named: 「答えられな」 is said as
/// 「答えられない」, 「と聞いた」 as 「聞いた」. None where only a stem would be left.
pub(super) fn spoken(text: &str, folded: &[Folded], start: usize, end: usize) -> Option<String> {
    let mut word = written(text, folded, start, end);
    let after = end.checked_sub(1).and_then(|at| folded.get(at));
    let rest = after.and_then(|last| text.get(last.end..)).unwrap_or("");
    let mut is_whole = true;
    // A word that was cut short has no ending that belongs to it.
    if word.chars().count() < MOST_WRITTEN - MOST_ENDING && goes_on(&word, rest) {
        match ending(&word, rest) {
            Some(ending) => word.push_str(ending),
            None => is_whole = !word.ends_with(BROKEN),
        }
    }
    let word = bare(&word);
    is_whole.then(|| word.to_string())
}

/// Whether the word is a stem that the text goes on with.
fn goes_on(word: &str, rest: &str) -> bool {
    let is_verb = word.ends_with(['い', 'っ', 'し', 'き', 'ち']) && rest.starts_with(['て', 'た'])
        || word.ends_with('ん') && rest.starts_with(['で', 'だ'])
        || word.ends_with('し') && rest.starts_with('ま')
        || word.ends_with("なく") && rest.starts_with(['な', 'て']);
    let ends_open = word.ends_with(STEM_ENDS) || word.ends_with(BROKEN);
    let is_stem = ends_open && !word.ends_with("から");
    is_verb || is_stem && !rest.starts_with(PARTICLES)
}

/// What follows of the word in the text, up to where it can end.
fn ending<'t>(word: &str, rest: &'t str) -> Option<&'t str> {
    let mut before = word.chars().next_back();
    let mut letters = rest.char_indices().take(MOST_ENDING).peekable();
    while let Some((at, letter)) = letters.next() {
        if !('ぁ'..='ん').contains(&letter) {
            return None;
        }
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            // しまい goes on as しまいました.
            'い' => next != Some('ま'),
            'で' | 'だ' => before == Some('ん'),
            'ん' => !matches!(next, Some('で' | 'だ')),
            letter => WORD_ENDS.contains(&letter),
        };
        if ends {
            let is_wish = letter == 'た' && next == Some('い');
            let last = if is_wish { 'い'.len_utf8() } else { 0 };
            return rest.get(..at + letter.len_utf8() + last);
        }
        before = Some(letter);
    }
    None
}

/// The word without the particles that only place it in a sentence.
fn bare(word: &str) -> &str {
    let is_kana = |letter: char| ('ぁ'..='ゖ').contains(&letter);
    let mut word = word;
    let mut letters = word.chars();
    if let (Some(first), Some(second)) = (letters.next(), letters.next())
        && LEADING.contains(&first)
        && !is_kana(second)
    {
        word = word.strip_prefix(first).unwrap_or(word);
    }
    let mut letters = word.chars().rev();
    if let (Some(last), Some(before)) = (letters.next(), letters.next())
        && TRAILING.contains(&last)
        && !is_kana(before)
    {
        word = word.strip_suffix(last).unwrap_or(word);
    }
    word
}

/// After these a word was a noun, and is whole.
const PARTICLES: [char; 9] = ['に', 'を', 'が', 'は', 'も', 'で', 'と', 'の', 'へ'];
/// How stems end that are no word by themselves.
const STEM_ENDS: [char; 13] = [
    'な', 'れ', 'ま', 'り', 'め', 'え', 'け', 'せ', 'べ', 'げ', 'っ', 'わ', 'ら',
];
/// Of those, how no noun ends: without its ending such a word is not named.
const BROKEN: [char; 6] = ['な', 'っ', 'ま', 'わ', 'ら', 'あ'];
/// Where such a word is at its end.
const WORD_ENDS: [char; 6] = ['る', 'た', 'て', 'ず', 'う', 'す'];
/// Most letters of an ending.
const MOST_ENDING: usize = 5;
/// Particles before a word, and behind one.
const LEADING: [char; 6] = ['と', 'の', 'を', 'が', 'に', 'で'];
const TRAILING: [char; 6] = ['の', 'が', 'を', 'に', 'は', 'も'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold_chars;

    fn said(text: &str, stem: &str) -> Option<String> {
        let start = text.find(stem).map_or(0, |at| text[..at].chars().count());
        let end = start + stem.chars().count();
        spoken(text, &fold_chars(text), start, end)
    }

    #[track_caller]
    fn check(text: &str, stem: &str, expected: &str) {
        assert_eq!(said(text, stem).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn a_stem_is_said_with_its_ending() {
        check("規程がなく答えられない。", "答えられな", "答えられない");
        check("書き換えられたようだ", "書き換えられ", "書き換えられた");
        check("返信を求められている", "求め", "求められて");
        check(
            "誤って送ってしまいました",
            "送ってしま",
            "送ってしまいました",
        );
        check("知識が足りなくて困る", "足り", "足りなくて");
        check("返事を求めたい", "求め", "求めたい");
        for noun in ["備え", "決まり", "問い合わせ", "取り決め"] {
            check(&format!("{noun}について知りたい"), noun, noun);
        }
        check("規程を作りたい", "規程", "規程");
        check("どこから手を付ける", "どこから", "どこから");
        check("人が足り、", "足り", "足り");
        check("人が足り", "足り", "足り");
    }

    #[test]
    fn what_is_named_is_a_whole_word() {
        check("感染しました", "感染しまし", "感染しました");
        check("ファイルが開けなくなった。", "開けなく", "開けなくなった");
        check("マウスが動いていた", "動い", "動いて");
        check("写真が飛んだ", "飛ん", "飛んだ");
        check("隣の会社がやられたと聞いたので", "と聞いた", "聞いた");
        check("国の制度", "国の", "国");
        check("連絡の流れを決める", "流れ", "流れ");
        assert_eq!(said("どこにあ、", "どこにあ"), None);
    }
}
