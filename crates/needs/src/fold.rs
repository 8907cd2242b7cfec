//! Brings different spellings of one word to one form, so that the table needs each word once.
//!
//! Owns: width, case, kana, long vowel marks, spaces and joining marks. Must never change the
//! order of what was written: every folded character knows the bytes that it came from, so that
//! the firm's own words can be shown back to it.

use activelist_kernel::forms::{is_selector, usual, voiced};

/// What kind of character the firm wrote; short words must match in kind as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Hiragana,
    Katakana,
    Latin,
    Digit,
    Other,
}

/// One folded character and where it came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded {
    pub(super) char: char,
    pub(super) kind: Kind,
    /// First byte in the text.
    pub(super) start: usize,
    /// Byte after the last one in the text.
    pub(super) end: usize,
    /// Whether a space stood before it.
    pub(super) gap: bool,
}

/// Longest text that is read, in folded characters: more would only cost time.
pub const LONGEST: usize = 4_000;

/// The folded form of a text.
pub fn fold(text: &str) -> String {
    fold_chars(text).iter().map(|folded| folded.char).collect()
}

/// The folded form of a text, character by character.
pub(super) fn fold_chars(text: &str) -> Vec<Folded> {
    let mut folded = to_one_form(text);
    settle_long_marks(&mut folded);
    folded
}

/// Everything but the long vowel mark, which needs to know its neighbours.
fn to_one_form(text: &str) -> Vec<Folded> {
    let mut out: Vec<Folded> = Vec::with_capacity(text.len() / 3);
    let mut gap = false;
    for (start, written) in text.char_indices() {
        let end = start + written.len_utf8();
        let char = widen(written);
        if let Some(voiced) = out.last_mut().and_then(|last| voice(last, char)) {
            voiced.end = end;
            continue;
        }
        if is_joining(char) || (char.is_control() && char != '\n') {
            continue;
        }
        if char.is_whitespace() && char != '\n' {
            gap = true;
            continue;
        }
        if out.len() >= LONGEST {
            break;
        }
        let (char, kind) = lower(char);
        out.push(Folded {
            char,
            kind,
            start,
            end,
            gap,
        });
        gap = false;
    }
    out
}

/// Characters that people write for another one, beyond those that all folds know.
fn widen(char: char) -> char {
    match usual(char) {
        '\r' | '\u{2028}' | '\u{2029}' => '\n',
        '①'..='⑨' => char::from_u32(char as u32 - '①' as u32 + '1' as u32).unwrap_or(char),
        '☆' => '★',
        usual => usual,
    }
}

/// Joins a separate voicing mark to the kana before it.
fn voice(last: &mut Folded, mark: char) -> Option<&mut Folded> {
    last.char = large_vowel(voiced(last.char, mark)?);
    Some(last)
}

/// Marks that people put between words or leave out.
fn is_joining(char: char) -> bool {
    matches!(char, '・' | '_' | '\u{200b}' | '\u{feff}' | '゛' | '゜') || is_selector(char)
}

/// Lower case and hiragana, with the kind of what was written.
fn lower(char: char) -> (char, Kind) {
    match char {
        'ァ'..='ヶ' => (to_hiragana(char), Kind::Katakana),
        'ー' => ('ー', Kind::Katakana),
        'ぁ'..='ゖ' => (large_vowel(char), Kind::Hiragana),
        'A'..='Z' | 'a'..='z' => (char.to_ascii_lowercase(), Kind::Latin),
        '0'..='9' => (char, Kind::Digit),
        _ => (char, Kind::Other),
    }
}

fn to_hiragana(char: char) -> char {
    large_vowel(char::from_u32(char as u32 - 0x60).unwrap_or(char))
}

/// ウィルス and ウイルス, セキュリティ and セキュリテイ are one.
fn large_vowel(char: char) -> char {
    match char {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'ゎ' => 'わ',
        'ゔ' => 'ぶ',
        'ゕ' => 'か',
        'ゖ' => 'け',
        _ => char,
    }
}

/// A long mark stays only inside a word: コンピューター is コンピュータ, a hyphen is nothing.
fn settle_long_marks(folded: &mut Vec<Folded>) {
    let mut kept = 0_usize;
    for at in 0..folded.len() {
        let mut this = folded[at];
        if matches!(this.char, 'ー' | '-') {
            let before = kept.checked_sub(1).map(|last| folded[last]);
            let after = folded[at + 1..]
                .iter()
                .find(|next| !matches!(next.char, 'ー' | '-'));
            // セキュリティー is セキュリティ even before another word.
            let tee = kept >= 2 && folded[kept - 2].char == 'て' && folded[kept - 1].char == 'い';
            if tee || !stays(before, after.copied()) {
                continue;
            }
            this.char = 'ー';
        }
        folded[kept] = this;
        kept += 1;
    }
    folded.truncate(kept);
}

fn stays(before: Option<Folded>, after: Option<Folded>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let kana = |kind| matches!(kind, Kind::Hiragana | Kind::Katakana);
    before.char != 'ー'
        && kana(before.kind)
        && kana(after.kind)
        && !(before.kind == Kind::Katakana && after.kind == Kind::Hiragana)
}

/// Whether the text goes on with this word.
pub(super) fn follows(folded: &[Folded], at: usize, word: &str) -> bool {
    let rest = folded.get(at..).unwrap_or_default();
    let mut rest = rest.iter().map(|folded| folded.char);
    word.chars().all(|char| rest.next() == Some(char))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let once = fold(text);
        assert_eq!(once, expected, "{text}");
        assert_eq!(fold(&once), once, "folding twice changes {text}");
    }

    #[test]
    fn spellings_of_one_word_fold_to_one_form() {
        check("ＵＴＭ", "utm");
        check("ｾｷｭﾘﾃｨ ﾊﾟｿｺﾝ", "せきゅりていぱそこん");
        check("コンピューター", "こんぴゅーた");
        check("コンピュータ", "こんぴゅーた");
        check("ウィルス", "ういるす");
        check("ウイルス", "ういるす");
        check("セキュリティーポリシー", "せきゅりていぽりし");
        check("Wi-Fi", "wifi");
        check("Microsoft　365", "microsoft365");
        check("自工会・部工会", "自工会部工会");
        check("サーバーが", "さーばが");
        check("か\u{3099}ゔ", "がぶ");
        check("カー・漢字", "か漢字");
    }

    #[test]
    fn radicals_and_separate_marks_fold_like_the_characters() {
        check("⾝代⾦", "身代金");
        check("従業員30⼈", "従業員30人");
        check("江⼾の⿊い⻘", "江戸の黒い青");
        check("ヒ\u{309a}ク\u{3099}", "ぴぐ");
        check("⚠\u{fe0f}注意", "⚠注意");
    }

    #[test]
    fn every_character_knows_its_bytes() {
        let text = "ﾊﾞｯｸｱｯﾌﾟ が";
        for folded in fold_chars(text) {
            assert!(text.get(folded.start..folded.end).is_some());
        }
    }
}
