//! The order (*ours*, on the report's principle: highest rating for the chosen contents first).
//!
//! What is compared, in turn: rating, depth, guidance themes, cases, fair turn. Nobody pays for a
//! place: nothing else goes in.

use crate::catalog::{Area, Content, ContentSet, Group, Question};
use crate::expert::{Rating, RegistrationNumber, Specialist};

/// The values the order compares, so that a place can be explained and questioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metrics {
    /// ◎ = 2, ○ = 1 of the menu of each chosen content, summed; with none chosen over S1–S6.
    /// Higher first; 0–42.
    pub rating: u16,
    /// Per chosen content the sum of the answers to its questions × 12 ÷ their number, summed;
    /// with none chosen the sum of all answers × 12. Higher first; 0–1224.
    pub depth: u16,
    /// Chosen contents with a guidance tool whose theme is supported; with none chosen the number
    /// of themes supported. Higher first; 0–5.
    pub themes: u8,
    /// 支援件数; 0 where it was not stated. Higher first.
    pub cases: u16,
    /// [`fair_turn`]. Lower first.
    pub turn: u64,
}

/// The values of one specialist.
pub fn metrics(
    specialist: &Specialist,
    rating: &Rating,
    contents: ContentSet,
    serial: u64,
) -> Metrics {
    let themes = specialist.choices(Group::Theme);
    let (marks, depth, themes) = if contents.is_empty() {
        let marks = Area::ALL.map(|area| u16::from(rating.area(area).weight()));
        let depth = specialist.answers.sum(Question::all()) * 12;
        (marks.iter().sum(), depth, themes.len())
    } else {
        let marks = contents
            .iter()
            .map(|content| u16::from(rating.menu(content.menu()).weight()));
        let depth = contents.iter().map(|content| depth_of(specialist, content));
        let covered = contents.iter().filter_map(Content::theme);
        let covered = covered.filter(|theme| themes.has(*theme)).count();
        (marks.sum(), depth.sum(), covered)
    };
    Metrics {
        rating: marks,
        depth: depth as u16,
        themes: themes as u8,
        cases: specialist.record.cases.unwrap_or(0),
        turn: fair_turn(serial, specialist.registration),
    }
}

/// Sum of the answers to a content's questions × 12 ÷ their number; whole, since each content
/// has 1, 2, 3 or 4 questions. 0–36.
pub(super) fn depth_of(specialist: &Specialist, content: Content) -> u32 {
    let questions = content.questions().len().max(1) as u32;
    specialist.answers.sum(content.questions()) * 12 / questions
}

/// The fair turn: FNV-1a (64 bit) of `{serial}:{registration number}`. It changes with each
/// publication, so that no one is first for ever, and anyone can reckon it again.
pub fn fair_turn(serial: u64, registration: RegistrationNumber) -> u64 {
    let mut digits = [b'0'; MOST_DIGITS];
    let mut first = MOST_DIGITS - 1;
    let mut rest = serial;
    loop {
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
        first -= 1;
    }
    let text = digits[first..].iter().chain(b":");
    text.chain(&registration.digits())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// Decimal digits of the largest `u64`.
const MOST_DIGITS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fair_turn_is_fnv_1a() {
        let number = RegistrationNumber::parse("012345").expect("six digits");
        // Reckoned independently from the published FNV-1a offset basis and prime.
        assert_eq!(fair_turn(7, number), TURN_OF_7_012345);
        assert_ne!(fair_turn(8, number), fair_turn(7, number));
        for serial in [0, 9, 10, 203, u64::MAX] {
            let text = format!("{serial}:{number}");
            let plain = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
            assert_eq!(fair_turn(serial, number), plain, "{serial}");
        }
    }

    const TURN_OF_7_012345: u64 = 0x8c14_7226_7f36_7abf;
}
