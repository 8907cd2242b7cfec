//! A quick look at texts: most hold nothing but plain Japanese and ASCII.

/// How many characters a text has, if all of them are printable ASCII, kana, Japanese punctuation,
/// common ideographs (U+4000–U+9FFF) or full-width forms of ASCII. Nothing if there is any other,
/// which says nothing against it: it takes a closer look.
#[must_use]
pub fn plain_characters(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = 0;
    let mut found = 0;
    while let Some(first) = bytes.get(place) {
        let second = bytes.get(place + 1).copied().unwrap_or(0);
        place += match first {
            0x20..=0x7e => 1,
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

    #[test]
    fn only_what_is_surely_plain_is_counted() {
        assert_eq!(plain_characters(""), Some(0));
        assert_eq!(plain_characters("山田 ﾀ"), None);
        assert_eq!(plain_characters("山田　タロウ（IT）々〜"), Some(12));
        for odd in [
            "\n", "\u{7f}", "\u{200b}", "\u{3164}", "\u{feff}", "\u{ffa0}", "é", "𠮷", "\u{202e}",
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
                0x20..=0x7e | 0x3000..=0x30ff | 0x4000..=0x9fff | 0xff00..=0xff7f
            );
            let found = plain_characters(character.encode_utf8(&mut [0; 4]));
            assert_eq!(found, is_plain.then_some(1), "{code:x}");
        }
    }
}
