//! Which characters a published text may hold.

use activelist_kernel::plain::plain_characters;
pub use activelist_kernel::plain::seen_characters;

/// Why a text can't be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// More characters than the field takes.
    TooLong {
        /// Characters found, as they are seen: see [`seen_characters`].
        found: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A control, bidirectional or zero-width character, which could hide or turn what is shown.
    Forbidden {
        /// The character.
        character: char,
        /// Its place, counted in characters from 1.
        position: usize,
    },
}

/// Checks a text of at most `limit` characters as they are seen, so that a voicing mark of its own does
/// not count beside its kana; line breaks only where `lines` allows them.
///
/// Variation selectors stay: 髙 and 﨑 and registered variants of ideographs are legitimate names.
pub fn check_text(text: &str, limit: usize, lines: bool) -> Result<(), TextFault> {
    // Nearly every text holds nothing but plain characters, which one look at its bytes shows.
    if plain_characters(text).is_some_and(|found| found <= limit) {
        return Ok(());
    }
    for (position, character) in (1..).zip(text.chars()) {
        if is_hidden(character) && !(lines && character == '\n') {
            return Err(TextFault::Forbidden {
                character,
                position,
            });
        }
    }
    let found = seen_characters(text);
    if found > limit {
        return Err(TextFault::TooLong { found, limit });
    }
    Ok(())
}

/// A text that was refused, or may be, so that it can be shown beside the reason: in one line, with
/// a code for whatever could hide or turn what is shown, and cut after so many characters, those of
/// the codes included.
pub fn as_shown(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut room = most;
    for character in text.chars() {
        if room == 0 {
            shown.push('…');
            break;
        }
        let before = shown.len();
        match character {
            '\n' => shown.push('⏎'),
            odd if is_hidden(odd) => shown.push_str(&format!("<U+{:04X}>", u32::from(odd))),
            plain => shown.push(plain),
        }
        room = room.saturating_sub(shown[before..].chars().count());
    }
    shown
}

/// Whether a character is a control, a bidirectional mark or of no width.
pub const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{0}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            // Tags, and what is set aside for more of the kind; between them lie the variation
            // selectors of ideographs.
            | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forbidden(character: char, position: usize) -> Result<(), TextFault> {
        Err(TextFault::Forbidden {
            character,
            position,
        })
    }

    fn check(text: &str, lines: bool, expected: Result<(), TextFault>) {
        assert_eq!(check_text(text, 10, lines), expected, "{text:?}");
    }

    #[test]
    fn what_is_shown_of_a_refused_text_is_short_visible_and_in_one_line() {
        let check = |text: &str, expected: &str| assert_eq!(as_shown(text, 10), expected);
        check("一\n二", "一⏎二");
        check("a\u{202e}b", "a<U+202E>b");
        check(&"字".repeat(10), &"字".repeat(10));
        check(&"字".repeat(11), &format!("{}…", "字".repeat(10)));
        check(&"\u{1b}".repeat(9), "<U+001B><U+001B>…");
    }

    #[test]
    fn a_mark_counts_with_its_letter() {
        let voiced = "カ\u{3099}は\u{309a}ｶﾞe\u{301}葛\u{e0100}";
        check(&voiced.repeat(2), false, Ok(()));
        check(&"か\u{3099}".repeat(10), false, Ok(()));
        let too_long = |found| Err(TextFault::TooLong { found, limit: 10 });
        check(&"か\u{3099}".repeat(11), false, too_long(11));
        // Only one mark goes with a letter, and only where it has one to go with.
        check(&"葛\u{e0100}\u{e0101}".repeat(6), false, too_long(12));
        check(&"か\u{3099}\u{3099}".repeat(6), false, too_long(12));
        check(&"あ\u{3099}".repeat(6), false, too_long(12));
        check(&"\u{301}".repeat(11), false, too_long(11));
        check("山田\u{3099}\u{202e}", false, forbidden('\u{202e}', 4));
    }

    #[test]
    fn names_stay_as_given_and_hidden_characters_are_refused() {
        check("髙﨑 葛\u{e0100}城", false, Ok(()));
        check("<b>山田</b>", false, Ok(()));
        check("山田\u{202e}太郎", false, forbidden('\u{202e}', 3));
        check("山田\u{200b}", false, forbidden('\u{200b}', 3));
        check("山\n田", false, forbidden('\n', 2));
        check("山\n田", true, Ok(()));
        check("\t", true, forbidden('\t', 1));
        check("一二三四五六七八九十", false, Ok(()));
        check(
            "一二三四五六七八九十十",
            false,
            Err(TextFault::TooLong {
                found: 11,
                limit: 10,
            }),
        );
    }
}
