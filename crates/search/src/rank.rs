//! The order (*ours*, on the report's principle: highest rating for the chosen contents first).
//!
//! What is compared, in turn: rating, nearness (only where a prefecture is chosen), depth, guidance
//! themes, cases, fair turn. Nobody pays for a place: nothing else goes in.

use sha2::{Digest as _, Sha256};

use super::criteria::Criteria;
use super::nearness::Nearness;
use activelist_model::catalog::{Area, Content, Group, Question};
use activelist_model::expert::{Rating, RegistrationNumber, Specialist};

/// The values the order compares, so that a place can be explained and questioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metrics {
    /// ◎ = 2, ○ = 1 of the menu of each chosen content, summed; with none chosen over S1–S6.
    /// Higher first; 0–42.
    pub rating: u16,
    /// How near to a chosen prefecture the specialist lives. The nearer first; with none chosen it is
    /// not compared.
    pub nearness: Option<Nearness>,
    /// Whether the specialist lives in the chosen municipality, which only 近い順 looks at.
    pub in_city: bool,
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
    criteria: &Criteria,
    serial: u64,
) -> Metrics {
    let contents = criteria.contents;
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
        nearness: Nearness::of(specialist.home, criteria.condition(Group::Prefecture)),
        in_city: criteria.is_in_city(specialist),
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

/// The fair turn: the first eight bytes, as one big-endian number, of the SHA-256 of
/// `{serial}:{registration number}` (the number of the list in decimal, six digits of the other). It
/// changes with each publication, so that no one is first for ever; anyone can compute it again with
/// any program for SHA-256; and people with neighbouring numbers do not stay together.
pub fn fair_turn(serial: u64, registration: RegistrationNumber) -> u64 {
    let mut text = [b'0'; MOST_DIGITS + 7];
    let (digits, number) = text.split_at_mut(MOST_DIGITS);
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
    number[0] = b':';
    number[1..].copy_from_slice(&registration.digits());
    let hash = Sha256::digest(&text[first..]);
    let first = hash.iter().take(8);
    first.fold(0, |turn, byte| turn << 8 | u64::from(*byte))
}

/// Decimal digits of the largest `u64`.
const MOST_DIGITS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn number(number: u32) -> RegistrationNumber {
        RegistrationNumber::new(number).expect("six digits")
    }

    #[test]
    fn the_fair_turn_is_the_beginning_of_a_sha_256() {
        // Computed with another program: printf '%s' 7:012345 | sha256sum
        assert_eq!(fair_turn(7, number(12_345)), 0x2c64_e10a_0b9d_66ef);
        assert_eq!(fair_turn(8, number(12_345)), 0x4f7b_1c85_3648_51ad);
        assert_eq!(fair_turn(u64::MAX, number(12_345)), 0x94d5_e1fb_113f_e459);
    }

    #[test]
    fn people_who_tie_have_equal_chances_and_neighbours_do_not_stay_together() {
        const SERIALS: u64 = 20_000;
        // Ten whose numbers share five digits, and ten from all over the register.
        let crowd = (0..10).map(|last| number(12_340 + last));
        let others = (0..10).map(|step| number(523 + 2_391 * step));
        let people: Vec<RegistrationNumber> = crowd.chain(others).collect();
        let mut first = [0_u32; 20];
        let mut together = 0_u32;
        for serial in 1..=SERIALS {
            let mut order: Vec<usize> = (0..people.len()).collect();
            order.sort_by_key(|place| fair_turn(serial, people[*place]));
            first[order[0]] += 1;
            let pairs = order.windows(2);
            together += pairs
                .filter(|pair| pair.iter().all(|place| *place < 10))
                .count() as u32;
        }
        for (person, times) in people.iter().zip(first) {
            let share = f64::from(times) / SERIALS as f64;
            assert!((0.04..0.06).contains(&share), "{person} is first {share}");
        }
        // Of the 19 pairs of neighbours 19 × 10/20 × 9/19 = 4.5 are two of the crowd, by chance.
        let mean = f64::from(together) / SERIALS as f64;
        assert!((4.4..4.6).contains(&mean), "{mean} pairs of the crowd");
    }
}
