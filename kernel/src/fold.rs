//! Search keys: one word in all the ways in which it is commonly written is one key. Must never change
//! what is shown: keys are for comparison.
//!
//! The key of a part of a text is a part of the key of the text, so that whoever types what is shown
//! finds it: what becomes of a character depends on its neighbours only where noted ([`long_mark`],
//! [`close`]).

use crate::forms::{is_accent, is_selector, usual, voiced};
use crate::variants::{table, usual_ideograph};

/// Folds a text for comparison: every character in its usual form and shape, accents and spaces left out,
/// katakana to hiragana, small kana to large, upper case to lower, the short form of a company's kind
/// (㈱, （株）) in full. A long vowel mark at the end of a word goes: コーディネーター is コーディネータ.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// The key of a word that somebody types and may not have finished: what is left open at its end is
/// not looked for yet. `（株` is about to become 株式会社, which the text may have in either form.
#[must_use]
pub fn fold_word(text: &str) -> String {
    let mut key = fold(text);
    if let Some(open) = key.rfind('(')
        && short_forms().any(|(short, _)| key.get(open..).is_some_and(|end| short.starts_with(end)))
    {
        let begun = key.split_off(open);
        if key.is_empty() {
            key.extend(begun.chars().nth(1));
        }
    }
    // Before it stands in the text what decides whether it is there.
    key.trim_start_matches('ー').to_string()
}

/// Appends the key of a text.
pub fn fold_into(text: &str, key: &mut String) {
    let bytes = text.as_bytes();
    let variants = table();
    // What stays as it is, most of a text, is copied in one go.
    let (mut start, mut place) = (0, 0);
    while let Some(first) = bytes.get(place) {
        let at =
            |further: usize| u32::from(bytes.get(place + further).copied().unwrap_or(0) & 0x3f);
        let length = match first {
            b'A'..=b'Z' | b')' => 0,
            b'!'..=b'~' => 1,
            // Ideographs in their usual form; what stands before them is none.
            0xe4..=0xe9 => {
                let code = u32::from(first & 0xf) << 12 | at(1) << 6 | at(2);
                match variants.get(code.wrapping_sub(0x4e00) as usize) {
                    None | Some(0) => 3,
                    Some(_) => 0,
                }
            }
            0xe3 => match at(1) << 6 | at(2) {
                // 、 and 。, brackets, 々.
                0x01..=0x1b => 3,
                // Hiragana, U+3041 to U+3096.
                kana @ 0x41..=0x96 if !is_small(0x3000 + kana) => 3,
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
            let before = text.get(..place).unwrap_or("");
            place += character.len_utf8();
            start = place;
            push(
                key,
                usual(character),
                before,
                text.get(start..).unwrap_or(""),
            );
        }
    }
    key.push_str(text.get(start..).unwrap_or(""));
}

/// Appends a character, given in its usual form, which stands between two parts of the text.
fn push(key: &mut String, character: char, before: &str, after: &str) {
    match character {
        'ァ'..='ヶ' | 'ぁ'..='ゖ' => key.push(large(character)),
        'ー' => long_mark(key, before, after),
        '゛' | '゜' => voice(key, character),
        ')' => close(key),
        '㍿' => key.push_str("株式会社"),
        '㈱' | '㈲' | '㈳' | '㈴' | '㈶' | '㈻' | '㈾' | '㈿' => {
            key.push('(');
            key.extend(
                ENCLOSED
                    .chars()
                    .skip_while(|found| *found != character)
                    .nth(1),
            );
            close(key);
        }
        '\u{c0}'..='\u{17f}' => {
            let letter = LETTERS.get(character as usize - 0xc0);
            let letter = letter.copied().map(char::from);
            key.push(letter.filter(|letter| *letter != ' ').unwrap_or(character));
        }
        skipped if is_skipped(skipped) => {}
        // Beyond the letters above nothing in the list has a case; the full tables would weigh 10 KB.
        character => key.push(usual_ideograph(character).to_ascii_lowercase()),
    }
}

/// What people put between the characters of a word or leave out. A voicing mark that has not joined a
/// kana is one of them.
fn is_skipped(character: char) -> bool {
    matches!(character, '・' | '゛' | '゜')
        || character.is_whitespace()
        || is_selector(character)
        || is_accent(character)
}

/// Small kana, by the code of the hiragana.
const fn is_small(hiragana: u32) -> bool {
    matches!(
        hiragana,
        0x3041
            | 0x3043
            | 0x3045
            | 0x3047
            | 0x3049
            | 0x3063
            | 0x3083
            | 0x3085
            | 0x3087
            | 0x308e
            | 0x3095
            | 0x3096
    )
}

/// A kana as a large hiragana: キャノン is キヤノン, 茅ヶ崎 is 茅ケ崎.
fn large(kana: char) -> char {
    let hiragana = match kana as u32 {
        katakana @ 0x30a1.. => katakana - 0x60,
        hiragana => hiragana,
    };
    let large = match hiragana {
        0x3095 => 0x304b,
        0x3096 => 0x3051,
        small if is_small(small) => small + 1,
        large => large,
    };
    char::from_u32(large).unwrap_or(kana)
}

/// Joins a voicing mark with the kana before it.
fn voice(key: &mut String, mark: char) {
    let last = key.chars().next_back();
    if let Some(kana) = last.and_then(|last| voiced(last, mark)) {
        key.pop();
        key.push(kana);
    }
}

/// A long vowel mark stays inside a word only. A word ends where no kana follows, and where hiragana
/// follow katakana (サーバーが); and the mark behind ティ is left out by some everywhere. Of several marks
/// one stays.
fn long_mark(key: &mut String, before: &str, after: &str) {
    let counts = |character: &char| *character != 'ー' && !is_skipped(*character);
    let before = before.chars().rev().map(usual).find(counts);
    let after = after.chars().map(usual).find(counts);
    let is_katakana = |character| matches!(character, 'ァ'..='ヺ' | 'ヽ' | 'ヾ');
    let is_hiragana = |character| matches!(character, 'ぁ'..='ゞ');
    let stays = match (before, after) {
        (Some('ィ' | 'ぃ'), _) | (_, None) => false,
        (Some(before), Some(after)) if is_katakana(before) => is_katakana(after),
        (_, Some(after)) => is_katakana(after) || is_hiragana(after),
    };
    if stays && !key.ends_with('ー') {
        key.push('ー');
    }
}

/// A bracket closes: the short form of a company's kind is written out.
fn close(key: &mut String) {
    match short_forms().find(|(short, _)| key.ends_with(short)) {
        Some((short, full)) => {
            key.truncate(key.len() - short.len());
            key.push_str(full);
        }
        None => key.push(')'),
    }
}

/// The short forms up to where the bracket closes, and what each stands for.
fn short_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut words = SHORT_FORMS.split(' ');
    std::iter::from_fn(move || Some((words.next()?, words.next()?)))
}

const SHORT_FORMS: &str = "(株 株式会社 (有 有限会社 (同 合同会社 (名 合名会社 (資 合資会社 (社 社団法人 (財 財団法人 (一社 一般社団法人 (一財 一般財団法人 (公社 公益社団法人 (公財 公益財団法人 (学 学校法人 (医 医療法人 (福 社会福祉法人 (独 独立行政法人 (協 協同組合 (特非 特定非営利活動法人";

/// Ideographs in brackets as one character, each before the one in the brackets.
const ENCLOSED: &str = "㈱株㈲有㈳社㈴名㈶財㈻学㈾資㈿協";

/// The letters U+00C0–U+017F without their accents, in lower case; a space where there is no such letter.
const LETTERS: &[u8; 192] = b"aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllll  llnnnnnn   oooooo  rrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzz ";

#[cfg(test)]
mod tests;
