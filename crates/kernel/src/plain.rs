//! How many characters a text has. Most hold nothing but plain Japanese and ASCII, which a quick look
//! at their bytes shows.

use crate::forms::is_seen_with;

/// How many characters of a text are seen: a voicing mark apart from its kana, an accent apart from its
/// letter and a selector of a variant are one with the character before them.
#[must_use]
pub fn seen_characters(text: &str) -> usize {
    if let Some(found) = plain_characters(text) {
        return found;
    }
    let mut seen = 0;
    let mut before = None;
    for character in text.chars() {
        seen += usize::from(!before.is_some_and(|before| is_seen_with(character, before)));
        before = Some(character);
    }
    seen
}

/// How many characters a text has, if all of them are printable ASCII, kana, Japanese punctuation,
/// common ideographs (U+4000–U+9FFF) or full-width forms of ASCII. Nothing if there is any other,
/// which says nothing against it: it takes a closer look. A voicing mark of its own is such another.
#[must_use]
pub fn plain_characters(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = 0;
    let mut found = 0;
    while let Some(first) = bytes.get(place) {
        let second = bytes.get(place + 1).copied().unwrap_or(0);
        place += match first {
            0x20..=0x7e => 1,
            // The marks U+302A–U+302F and U+3099–U+309C lie in the first and the third block of the
            // second byte.
            0xe3 if second == 0x80 || second == 0x82 => match (second, bytes.get(place + 2)) {
                (0x80, Some(0xaa..=0xaf)) | (0x82, Some(0x99..=0x9c)) => return None,
                _ => 3,
            },
            0xe3 if (0x80..=0x83).contains(&second) => 3,
            0xe4..=0xe9 => 3,
            0xef if (0xbc..=0xbd).contains(&second) => 3,
            _ => return None,
        };
        found += 1;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::combining::is_combining;

    #[test]
    fn what_is_seen_is_counted() {
        for (text, expected) in [
            ("", 0),
            ("山田 ﾀ", 4),
            ("カ\u{3099}キ", 2),
            ("ｶﾞｷﾞ", 2),
            ("あ゛", 2),
            ("か゛", 1),
            ("e\u{301}a", 2),
            ("葛\u{e0100}城", 2),
            ("か\u{3099}\u{3099}", 2),
            ("\u{3099}か", 2),
            ("𠮷", 1),
        ] {
            assert_eq!(seen_characters(text), expected, "{text}");
        }
    }

    #[test]
    fn only_what_is_surely_plain_is_counted() {
        assert_eq!(plain_characters(""), Some(0));
        assert_eq!(plain_characters("山田 ﾀ"), None);
        assert_eq!(plain_characters("山田　タロウ（IT）々〜"), Some(12));
        for odd in [
            "\n",
            "か\u{3099}",
            "\u{7f}",
            "\u{200b}",
            "\u{3164}",
            "\u{feff}",
            "\u{ffa0}",
            "é",
            "𠮷",
            "\u{202e}",
        ] {
            assert_eq!(plain_characters(odd), None, "{odd:?}");
        }
        // Every plain character is one by one what the text says of it.
        for code in 0..0x11_0000 {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            let is_plain = matches!(
                code,
                0x20..=0x7e | 0x3000..=0x3029 | 0x3030..=0x3098 | 0x309d..=0x30ff | 0x4000..=0x9fff | 0xff00..=0xff7f
            );
            let found = plain_characters(character.encode_utf8(&mut [0; 4]));
            assert_eq!(found, is_plain.then_some(1), "{code:x}");
            assert!(!is_plain || !is_combining(character), "{code:x} is a mark");
        }
    }
}
