//! Search keys: the same word in another width, case or kana is the same key. Must never change what
//! is shown: keys are for comparison.

use crate::forms::{usual, voiced};

/// Folds a text for comparison: every character in its usual form, voice marks joined, katakana to
/// hiragana, upper case to lower, spaces and line breaks to one kind of space. Names are folded for
/// comparison only; they are shown as given.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// Appends the key of a text.
pub fn fold_into(text: &str, key: &mut String) {
    let bytes = text.as_bytes();
    // What stays as it is, most of a text, is copied in one go.
    let (mut start, mut place) = (0, 0);
    while let Some(first) = bytes.get(place) {
        let length = match first {
            b'A'..=b'Z' => 0,
            b' '..=b'~' => 1,
            // Ideographs.
            0xe4..=0xe9 => 3,
            // Hiragana, U+3041 to U+3096.
            0xe3 => match (bytes.get(place + 1), bytes.get(place + 2)) {
                (Some(0x81), Some(0x81..)) | (Some(0x82), Some(..=0x96)) => 3,
                _ => 0,
            },
            _ => 0,
        };
        place += length;
        if length == 0 {
            key.push_str(text.get(start..place).unwrap_or(""));
            let rest = text.get(place..).unwrap_or("");
            let Some(character) = rest.chars().next() else {
                break;
            };
            push(key, character);
            place += character.len_utf8();
            start = place;
        }
    }
    key.push_str(text.get(start..).unwrap_or(""));
}

fn push(key: &mut String, character: char) {
    match usual(character) {
        mark @ ('゛' | '゜') => voice(key, mark),
        katakana @ '\u{30a1}'..='\u{30f6}' => key.push(hiragana(katakana)),
        space if space.is_whitespace() => key.push(' '),
        // Beyond ASCII nothing in the list has a case; the full tables would weigh 10 KB.
        character => key.push(character.to_ascii_lowercase()),
    }
}

fn hiragana(katakana: char) -> char {
    char::from_u32(katakana as u32 - 0x60).unwrap_or(katakana)
}

/// Joins a voice mark with the kana before it.
fn voice(key: &mut String, mark: char) {
    let last = key.chars().next_back();
    if let Some(kana) = last.and_then(|last| voiced(last, mark)) {
        key.pop();
        key.push(kana);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(fold(input), expected);
        assert_eq!(
            fold(&fold(input)),
            fold(input),
            "folding twice changes {input}"
        );
    }

    #[test]
    fn widths_cases_and_kana_fold_together() {
        check("ＩＴコーディネータ", "itこーでぃねーた");
        check("ｲﾝｼﾃﾞﾝﾄ ﾊﾟｽﾜｰﾄﾞ", "いんしでんと ぱすわーど");
        check("ヴィーナス", "ゔぃーなす");
        check("20,000円以上〜30,000円", "20,000円以上~30,000円");
        check("２０，０００円以上～", "20,000円以上~");
        check("3－5年", "3-5年");
        check("髙﨑　カナ", "髙﨑 かな");
        check("ﾞ", "");
        check("ｦｧﾜﾝ", "をぁわん");
        check("⼤阪の⻑⽥ カ\u{3099}", "大阪の長田 が");
    }

    #[test]
    fn what_is_copied_in_one_go_is_what_every_character_becomes() {
        for code in 0..0x3_0000 {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            let mut expected = String::from("か");
            push(&mut expected, character);
            push(&mut expected, '漢');
            let text = format!("か{character}漢");
            assert_eq!(fold(&text), expected, "{code:x}");
        }
    }
}
