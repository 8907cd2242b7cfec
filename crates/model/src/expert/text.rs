//! Which characters a published text may hold.

use activelist_kernel::combining::is_combining;
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
    /// More than [`MOST_MARKS`] combining marks in a row: they pile up over whatever stands around.
    Marks {
        /// The place of the first mark too many, counted in characters from 1.
        position: usize,
    },
    /// Nothing but combining marks and blanks: there is nothing that they could be drawn on.
    Unseen,
}

/// Most combining marks in a row. A kana or a letter takes one, an ideograph may have a selector of
/// its shape; two are needed where a letter has a vowel and a tone, as in Vietnamese and Thai. A few
/// words of scripts that stack more, such as Hindi with a dot below its letter, are refused: in a list
/// that is read in Japanese, piled-up marks are far more often an attack on its layout.
pub const MOST_MARKS: usize = 2;

/// Checks a text of at most `limit` characters as they are seen, so that a voicing mark of its own does
/// not count beside its kana; line breaks only where `lines` allows them.
///
/// Variation selectors stay: 髙 and 﨑 and registered variants of ideographs are legitimate names.
pub fn check_text(text: &str, limit: usize, lines: bool) -> Result<(), TextFault> {
    // Nearly every text holds nothing but plain characters, which one look at its bytes shows.
    if plain_characters(text).is_some_and(|found| found <= limit) {
        return Ok(());
    }
    let mut marks = Marks::default();
    for (position, character) in (1..).zip(text.chars()) {
        let is_line = lines && character == '\n';
        if !is_line && is_hidden(character) || marks.encloses(character) {
            return Err(TextFault::Forbidden {
                character,
                position,
            });
        }
        if marks.pile_up(character) {
            return Err(TextFault::Marks { position });
        }
    }
    let found = seen_characters(text);
    if found > limit {
        return Err(TextFault::TooLong { found, limit });
    }
    // A text of blanks is as good as none, which is for its field to say.
    match text.trim().is_empty() || has_visible(text) {
        true => Ok(()),
        false => Err(TextFault::Unseen),
    }
}

/// A text that was refused, or may be, so that it can be shown beside the reason: in one line, with
/// a code for whatever could hide or turn what is shown, and cut after so many characters, those of
/// the codes included.
pub fn as_shown(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut room = most;
    let mut marks = Marks::default();
    for character in text.chars() {
        if room == 0 {
            shown.push('…');
            break;
        }
        let before = shown.len();
        match character {
            '\n' => shown.push('⏎'),
            odd if is_hidden(odd) || marks.encloses(odd) || marks.pile_up(odd) => {
                shown.push_str(&format!("<U+{:04X}>", u32::from(odd)))
            }
            plain => shown.push(plain),
        }
        room = room.saturating_sub(shown[before..].chars().count());
    }
    shown
}

/// Whether something of a text is seen: a character that is neither blank nor a mark.
fn has_visible(text: &str) -> bool {
    // For private use: every font shows something else, or a box.
    let is_private =
        |character| matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    text.chars().any(|character| {
        !character.is_whitespace()
            && !is_drawn_on(character)
            && !is_private(character)
            && !is_format(character)
    })
}

/// Whether a character only says how others are drawn, as a line above the digits behind it: most fonts draw nothing
/// where there are none.
const fn is_format(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{605}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{110bd}'
            | '\u{110cd}'
    )
}

/// Whether a character is drawn on the one before it: a combining mark, or the vowel or the end of a
/// Korean syllable that is taken apart.
fn is_drawn_on(character: char) -> bool {
    matches!(character, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}')
        || is_combining(character)
}

/// The combining marks of a text, looked at one character after the other.
#[derive(Default)]
struct Marks {
    /// The last character that is no mark: what the marks behind it are drawn on.
    base: char,
    in_a_row: usize,
}

impl Marks {
    /// Whether the next character draws a ring, a box or the like around the one before it, which grows
    /// with what it goes around. A digit on a key (1\u{fe0f}\u{20e3}) is an emoji that people write.
    const fn encloses(&self, character: char) -> bool {
        match character {
            '\u{20e3}' => !matches!(self.base, '0'..='9' | '#' | '*'),
            '\u{488}'..='\u{489}'
            | '\u{1abe}'
            | '\u{20dd}'..='\u{20e0}'
            | '\u{20e2}'..='\u{20e4}'
            | '\u{a670}'..='\u{a672}' => true,
            _ => false,
        }
    }

    /// Takes the next character; whether it is one mark too many.
    fn pile_up(&mut self, character: char) -> bool {
        if is_drawn_on(character) {
            self.in_a_row += 1;
        } else {
            self.base = character;
            self.in_a_row = 0;
        }
        self.in_a_row > MOST_MARKS
    }
}

/// Whether a character is a control, a bidirectional mark, of no width, or stands for nothing.
pub const fn is_hidden(character: char) -> bool {
    // The last two of each plane are no characters.
    if character as u32 & 0xfffe == 0xfffe {
        return true;
    }
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
            // A blank of Braille, which no other rule takes for one.
            | '\u{2800}'
            | '\u{3164}'
            // Blanks and joiners of hieroglyphs, and a note without its head.
            | '\u{13430}'..='\u{1343f}'
            | '\u{13441}'..='\u{13442}'
            | '\u{1d159}'
            // No characters.
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{feff}'
            | '\u{ffa0}'
            // What stands for an object that is not there. U+FFFD, for a lost character, is shown: the
            // office is warned of it.
            | '\u{fff0}'..='\u{fffc}'
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
        check("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}<U+0303>");
        check("字\u{20dd}", "字<U+20DD>");
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
        check(&"あ\u{301}\u{301}".repeat(4), false, too_long(12));
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

    #[test]
    fn marks_do_not_pile_up_and_need_something_to_be_drawn_on() {
        let piled = |position| Err(TextFault::Marks { position });
        check("e\u{323}\u{302}", false, Ok(()));
        check("葛\u{e0100}\u{e0101}", false, Ok(()));
        check("ก\u{e38}\u{e48}า", false, Ok(()));
        check("e\u{301}\u{302}\u{303}", false, piled(4));
        check("山\u{e0100}\u{e0101}\u{fe00}", false, piled(4));
        check("字\u{93f}\u{93f}\u{93f}", false, piled(4));
        check("字\u{a670}", false, forbidden('\u{a670}', 2));
        check("1\u{fe0f}\u{20e3} 2\u{20e3}", false, Ok(()));
        check("字\u{20e3}", false, forbidden('\u{20e3}', 2));
        check("字\u{fe0f}\u{20e3}", false, forbidden('\u{20e3}', 3));
        check("山\u{302a}\u{302b}\u{302a}", false, piled(4));
        check("\u{1112}\u{1161}\u{11ab}", false, Ok(()));
        check("山\u{1161}\u{1161}\u{1161}", false, piled(4));
        for unseen in [
            "\u{e000}",
            "\u{1161}\u{11a8}",
            "\u{f0000}",
            "\u{70f}",
            "\u{600}\u{6dd}",
            "\u{890}\u{8e2}\u{110bd}\u{110cd}",
        ] {
            check(unseen, false, Err(TextFault::Unseen));
        }
        check("山\u{e000}", false, Ok(()));
        for character in ['\u{e0100}', '\u{3099}', '\u{302a}', '\u{301}', '\u{1e8d0}'] {
            check(
                &format!("\u{3000}{character}"),
                false,
                Err(TextFault::Unseen),
            );
        }
        check("\u{3000} \u{a0}", false, Ok(()));
        for character in [
            '\u{20dd}',
            '\u{489}',
            '\u{2800}',
            '\u{fffc}',
            '\u{fdd0}',
            '\u{ffff}',
            '\u{10fffe}',
            '\u{13441}',
            '\u{1d159}',
        ] {
            check(&format!("字{character}"), false, forbidden(character, 2));
        }
        // What was lost on the way is shown, so that somebody asks what it was.
        check("\u{fffd}", false, Ok(()));
    }
}
