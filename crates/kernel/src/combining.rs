//! Which characters are combining marks: drawn on, around or over the character before them, or
//! choosing its shape. Source: Unicode 18, General_Category M (nonspacing, spacing and enclosing).

/// Whether a character is a combining mark.
#[must_use]
#[inline(never)]
pub fn is_combining(character: char) -> bool {
    let code = u32::from(character);
    // Nearly every character of a Japanese text lies in one of these stretches, which hold no mark.
    if matches!(code, 0..=0x2ff | 0x20f1..=0x2cee | 0x309b..=0xa66e | 0xabee..=0xfb1d | 0xfe30..=0x101fc)
    {
        return false;
    }
    let mut bytes = RANGES.iter();
    let mut end = 0;
    while let Some(start) = number(&mut bytes).map(|gap| end + gap) {
        end = start + number(&mut bytes).unwrap_or(0);
        if code < end {
            return code >= start;
        }
    }
    false
}

/// The next number: seven bits in each byte, the lowest first; the eighth says that more follow.
fn number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let mut found = 0;
    let mut shift = 0;
    loop {
        let byte = u32::from(*bytes.next()?);
        found |= (byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(found);
        }
        shift += 7;
    }
}

/// The combining marks in ascending order: in turn how many characters are none, and how many are.
/// Written down as small numbers because the page carries it; the test below says what it has to be.
#[rustfmt::skip]
const RANGES: &[u8] = &[
    128, 6, 112, 147, 2, 7, 135, 2, 45, 1, 1, 1, 2, 1, 2, 1, 3, 70, 11, 48, 21, 16, 1, 101, 7, 2, 6,
    2, 2, 1, 4, 35, 1, 30, 27, 91, 11, 58, 9, 9, 1, 24, 4, 1, 9, 1, 3, 1, 5, 43, 3, 59, 9, 42, 24,
    1, 33, 54, 3, 1, 18, 1, 7, 10, 2, 29, 3, 56, 1, 1, 7, 2, 2, 2, 3, 9, 1, 10, 2, 26, 1, 2, 3, 56,
    1, 1, 5, 4, 2, 2, 3, 3, 1, 30, 2, 3, 1, 11, 3, 56, 1, 1, 8, 1, 3, 1, 3, 20, 2, 22, 6, 1, 3, 56,
    1, 1, 7, 2, 2, 2, 3, 5, 5, 10, 2, 30, 1, 59, 5, 3, 3, 1, 4, 9, 1, 40, 5, 55, 1, 1, 7, 1, 3, 1,
    4, 7, 2, 11, 2, 29, 3, 56, 1, 1, 7, 1, 3, 1, 4, 7, 2, 11, 2, 15, 1, 12, 4, 55, 2, 1, 7, 1, 3, 1,
    4, 9, 1, 10, 2, 29, 3, 70, 1, 4, 6, 1, 1, 1, 8, 18, 2, 61, 1, 2, 7, 12, 8, 98, 1, 2, 9, 11, 7,
    73, 2, 27, 1, 1, 1, 1, 1, 4, 2, 49, 20, 1, 2, 5, 11, 1, 36, 9, 1, 100, 20, 23, 4, 4, 3, 1, 3, 2,
    7, 3, 4, 13, 12, 1, 1, 10, 4, 191, 5, 3, 178, 7, 4, 28, 3, 29, 2, 30, 2, 64, 32, 9, 1, 45, 3, 1,
    1, 117, 2, 34, 1, 118, 12, 4, 12, 219, 1, 5, 57, 10, 1, 29, 2, 1, 48, 65, 15, 5, 47, 17, 38, 9,
    12, 3, 30, 13, 56, 14, 48, 20, 152, 1, 3, 1, 21, 4, 1, 6, 1, 2, 3, 198, 1, 64, 208, 5, 33, 254,
    23, 3, 141, 1, 1, 96, 32, 170, 4, 6, 105, 2, 212, 235, 1, 4, 1, 10, 32, 2, 80, 2, 144, 2, 1, 3,
    1, 4, 1, 23, 5, 4, 1, 83, 2, 50, 18, 26, 18, 13, 1, 38, 8, 25, 13, 44, 4, 47, 14, 36, 1, 67, 14,
    12, 1, 8, 2, 45, 3, 50, 1, 1, 3, 2, 2, 5, 2, 1, 1, 41, 5, 5, 2, 236, 1, 8, 1, 2, 176, 158, 1, 1,
    225, 5, 16, 16, 16, 205, 7, 1, 226, 1, 1, 149, 1, 5, 134, 13, 3, 1, 2, 5, 4, 40, 3, 4, 1, 165,
    1, 2, 189, 4, 4, 65, 5, 189, 2, 2, 30, 5, 32, 16, 70, 11, 49, 4, 122, 3, 53, 15, 41, 1, 2, 2,
    10, 4, 45, 11, 7, 1, 61, 3, 36, 14, 16, 2, 44, 1, 12, 3, 48, 14, 8, 4, 1, 2, 92, 12, 6, 1, 2, 1,
    157, 1, 12, 21, 4, 55, 2, 1, 7, 2, 2, 2, 3, 9, 1, 10, 2, 2, 7, 3, 5, 67, 9, 1, 1, 2, 1, 1, 4, 1,
    5, 1, 1, 14, 2, 82, 18, 23, 1, 81, 20, 235, 1, 7, 2, 9, 27, 2, 82, 17, 106, 13, 101, 15, 128, 2,
    15, 245, 1, 6, 1, 2, 2, 4, 1, 1, 1, 2, 141, 1, 7, 2, 7, 3, 1, 28, 10, 40, 7, 1, 4, 8, 1, 9, 11,
    46, 16, 198, 1, 8, 199, 1, 8, 1, 8, 82, 22, 1, 14, 122, 6, 3, 1, 1, 2, 1, 7, 1, 1, 66, 5, 1, 2,
    1, 5, 88, 1, 130, 2, 4, 9, 2, 1, 1, 48, 7, 3, 5, 23, 1, 229, 41, 1, 6, 15, 200, 89, 18, 192, 19,
    5, 59, 7, 152, 8, 1, 1, 55, 7, 4, 81, 1, 11, 2, 171, 153, 1, 2, 225, 36, 46, 2, 23, 224, 3, 2,
    60, 5, 3, 6, 8, 8, 2, 7, 30, 4, 148, 1, 3, 11, 3, 8, 2, 2, 1, 32, 2, 254, 14, 55, 4, 50, 8, 1,
    14, 1, 22, 5, 1, 15, 208, 10, 7, 1, 17, 2, 7, 1, 2, 1, 5, 100, 1, 160, 1, 7, 247, 2, 1, 61, 4,
    252, 3, 4, 254, 1, 2, 243, 1, 1, 2, 1, 7, 2, 5, 1, 218, 3, 7, 109, 7, 181, 175, 48, 240, 1,
];

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

    #[test]
    fn each_character_is_a_combining_mark_or_not_as_unicode_says() {
        for character in '\0'..=char::MAX {
            let expected = character.general_category_group() == GeneralCategoryGroup::Mark;
            assert_eq!(
                is_combining(character),
                expected,
                "{:x}",
                u32::from(character)
            );
        }
    }
}
