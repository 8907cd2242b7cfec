//! Search keys: one word in all the ways in which it is commonly written is one key. Must never change
//! what is shown: keys are for comparison.
//!
//! The key of a part of a text is a part of the key of the text, so that whoever types what is shown
//! finds it: what becomes of a character depends on its neighbours only where noted ([`stays`],
//! [`write_out`]).

use std::sync::OnceLock;

use crate::forms::{is_accent, is_selector, usual, voiced};
use crate::variants::{further, variants};

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
    let forms = table();
    // What stays as it is, half of a text and more, is copied in one go.
    let (mut start, mut place) = (0, 0);
    while let Some(first) = bytes.get(place) {
        let copied = start..place;
        let became = match first {
            b'A'..=b'Z' => Some(char::from(first.to_ascii_lowercase())),
            b' ' => {
                key.push_str(text.get(copied).unwrap_or(""));
                place += 1;
                start = place;
                continue;
            }
            b')' => None,
            b'!'..=b'~' => {
                place += 1;
                continue;
            }
            0xe3..=0xe9 => {
                let code = three(bytes, place);
                match forms.get(code.wrapping_sub(FIRST) as usize) {
                    Some(form) if u32::from(*form) == code => {
                        place += 3;
                        continue;
                    }
                    Some(0) if code == LONG && is_inside(bytes, place) => {
                        // It stays, and would be written twice only behind another one.
                        place += 3;
                        continue;
                    }
                    Some(0) | None => None,
                    Some(form) => char::from_u32((*form).into()),
                }
            }
            _ => None,
        };
        key.push_str(text.get(copied).unwrap_or(""));
        match became {
            Some(character) => {
                key.push(character);
                place += if *first < 0x80 { 1 } else { 3 };
                start = place;
            }
            None => {
                let (before, rest) = text.split_at_checked(place).unwrap_or((text, ""));
                let mut rest = rest.chars();
                let Some(character) = rest.next() else {
                    return;
                };
                push(key, usual(character), before, rest.as_str());
                place += character.len_utf8();
                start = place;
            }
        }
    }
    key.push_str(text.get(start..).unwrap_or(""));
}

/// The code of a character of three bytes.
fn three(bytes: &[u8], place: usize) -> u32 {
    let at = |further: usize| bytes.get(place + further).copied().unwrap_or(0);
    u32::from(at(0) & 0xf) << 12 | u32::from(at(1) & 0x3f) << 6 | u32::from(at(2) & 0x3f)
}

/// The long vowel mark.
const LONG: u32 = 'ー' as u32;

/// Whether a long vowel mark plainly stands inside a word of katakana: what [`stays`] says of most.
fn is_inside(bytes: &[u8], place: usize) -> bool {
    let is_katakana = |place: usize| {
        let lead = bytes.get(place).copied();
        (lead == Some(0xe3))
            .then(|| three(bytes, place))
            .filter(|code| (0x30a1..=0x30fa).contains(code))
    };
    let before = place.checked_sub(3).and_then(is_katakana);
    before.is_some_and(|before| before != 'ィ' as u32) && is_katakana(place + 3).is_some()
}

/// First and last of the characters of the table.
const FIRST: u32 = 0x3000;
const LAST: u32 = 0x9fff;

/// What each character from U+3000 to U+9FFF becomes by itself; 0 where that takes a closer look. Kana and
/// ideographs are nearly all of a text: one look tells of each. Made when it is first asked for, since
/// written out it would be 56 KB of the page.
fn table() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: Vec<u16> = (FIRST..=LAST).map(|code| code as u16).collect();
        let mut set = |code: u32, form: char| {
            if let Some(slot) = table.get_mut(code.wrapping_sub(FIRST) as usize) {
                *slot = form as u16;
            }
        };
        // Spaces, the wave dash, marks of their own, ・ and ー, what stands for several characters,
        // and ideographs that are rare.
        let closer = [
            0x3000..=0x3000,
            0x301c..=0x301c,
            0x3099..=0x309c,
            0x30fb..=0x30fc,
        ];
        for code in closer.into_iter().flatten().chain(0x3200..0x4e00) {
            set(code, '\0');
        }
        for kana in ('ぁ'..='ゖ').chain('ァ'..='ヶ') {
            set(kana as u32, large(kana));
        }
        for (usual, other) in variants() {
            set(other as u32, usual);
        }
        table
    })
}

/// Appends a character, given in its usual form, which stands between two parts of the text.
#[inline(never)]
fn push(key: &mut String, character: char, before: &str, after: &str) {
    let becomes = match character {
        'ァ'..='ヶ' | 'ぁ'..='ゖ' => large(character),
        'ー' if stays(before, after) && !key.ends_with('ー') => character,
        '゛' | '゜' => {
            let last = key.chars().next_back();
            let Some(joined) = last.and_then(|last| voiced(last, character)) else {
                return;
            };
            key.pop();
            joined
        }
        ')' if write_out(key) => return,
        'ー' => return,
        '\u{c0}'..='\u{17f}' => match LETTERS.get(character as usize - 0xc0) {
            None | Some(b' ') => character,
            Some(letter) => char::from(*letter),
        },
        skipped if is_skipped(skipped) => return,
        // Beyond the letters above nothing in the list has a case; the full tables would weigh 10 KB.
        character => form_of(character),
    };
    key.push(becomes);
    if matches!(becomes, '\u{3200}'..='\u{33ff}') {
        write_out(key);
    }
}

/// What a character that is no kana becomes by itself.
fn form_of(character: char) -> char {
    let place = (character as u32).wrapping_sub(FIRST) as usize;
    let found = table().get(place).copied().filter(|form| *form > 0);
    let found = found.and_then(|form| char::from_u32(form.into()));
    found.unwrap_or_else(|| further(character).to_ascii_lowercase())
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

/// Whether a long vowel mark between two parts of a text stays: inside a word only. A word ends where no
/// kana follows, and where hiragana follow katakana (サーバーが); and the mark behind ティ is left out by
/// some everywhere.
#[inline(never)]
fn stays(before: &str, after: &str) -> bool {
    let counts = |character: &char| *character != 'ー' && !is_skipped(*character);
    let before = before.chars().rev().map(usual).find(counts);
    let after = after.chars().map(usual).find(counts);
    let is_katakana = |character| matches!(character, 'ァ'..='ヺ' | 'ヽ' | 'ヾ');
    let is_hiragana = |character| matches!(character, 'ぁ'..='ゞ');
    match (before, after) {
        (Some('ィ' | 'ぃ'), _) | (_, None) => false,
        (Some(before), Some(after)) if is_katakana(before) => is_katakana(after),
        (_, Some(after)) => is_katakana(after) || is_hiragana(after),
    }
}

/// Writes out the short form of a company's kind, where one stands at the end; of one in brackets the
/// closing bracket is still to come.
#[inline(never)]
fn write_out(key: &mut String) -> bool {
    let found = short_forms().find(|(short, _)| key.ends_with(short));
    if let Some((short, full)) = found {
        key.truncate(key.len() - short.len());
        key.push_str(full);
    }
    found.is_some()
}

/// The short forms, those in brackets up to where the bracket closes, and what each stands for.
fn short_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut words = SHORT_FORMS.split(' ');
    std::iter::from_fn(move || Some((words.next()?, words.next()?)))
}

const SHORT_FORMS: &str = "㈱ 株式会社 (株 株式会社 ㍿ 株式会社 ㈲ 有限会社 (有 有限会社 (同 合同会社 ㈴ 合名会社 (名 合名会社 ㈾ 合資会社 (資 合資会社 ㈳ 社団法人 (社 社団法人 (一社 一般社団法人 (公社 公益社団法人 ㈶ 財団法人 (財 財団法人 (一財 一般財団法人 (公財 公益財団法人 ㈻ 学校法人 (学 学校法人 (医 医療法人 (福 社会福祉法人 (独 独立行政法人 (特非 特定非営利活動法人 ㈿ 協同組合 (協 協同組合";

/// The letters U+00C0–U+017F without their accents, in lower case; a space where there is no such letter.
const LETTERS: &[u8; 192] = b"aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllll  llnnnnnn   oooooo  rrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzz ";

#[cfg(test)]
mod tests;
