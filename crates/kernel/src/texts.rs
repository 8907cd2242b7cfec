//! Folded texts, one after the other, and who holds a word.

use crate::bits;
use crate::fold::fold_into;
use crate::grams::Needle;

/// What a processor fetches at once, at least.
const LINE: usize = 64;

/// A folded text for each member of a list, added in order.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    /// How many members have their text here.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nobody has.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds a field to the text of the next member. A word never runs from one field into the next.
    pub fn add(&mut self, field: &str) {
        if !field.is_empty() {
            fold_into(field, &mut self.all);
            self.all.push('\n');
        }
    }

    /// Ends the text of the next member of so many in all: as much room is made for the others as
    /// those before have taken, since what grows step by step is there twice for a while.
    pub fn end(&mut self, members: usize) {
        self.ends.push(self.all.len() as u32);
        let (done, taken) = (self.ends.len(), self.all.len());
        if done.is_multiple_of(256) && self.all.capacity() - taken < 1024 * 1024 {
            let left = members.saturating_sub(done);
            let likely = (taken as u64 * left as u64 / done as u64 * 17 / 16) as usize;
            self.all.reserve_exact(likely);
        }
    }

    /// The text of a member.
    #[must_use]
    pub fn of(&self, member: usize) -> &str {
        let range = self.range(member);
        self.all.get(range).unwrap_or("")
    }

    fn range(&self, member: usize) -> std::ops::Range<usize> {
        let end = |member: usize| self.ends.get(member).map(|end| *end as usize);
        let start = member.checked_sub(1).map_or(Some(0), end);
        match (start, end(member)) {
            (Some(start), Some(end)) => start..end,
            _ => 0..0,
        }
    }

    /// Reads the texts of the members of a row: those who do not hold the word go. `places` has for
    /// each member a place before which the word does not begin, and is told where it does.
    pub fn keep(&self, needle: &Needle, row: &mut [u64], others: &Texts, places: &mut [u32]) {
        for (index, word) in row.iter_mut().enumerate() {
            let first = index * bits::WORD;
            let asked = [*word];
            // These texts are rarely in the processor's cache. Asked for together, they come at the
            // same time and not one after the other: half of the time.
            let touched = bits::ones(&asked).flat_map(|place| {
                let start = places.get(first + place).map_or(0, |start| *start as usize);
                let lines = if start == 0 { usize::MAX } else { 1 };
                let texts = self.both(others, first + place, start).into_iter();
                texts.flat_map(move |text| text.iter().step_by(LINE).take(lines))
            });
            std::hint::black_box(touched.fold(0, |sum: u8, byte| sum ^ byte));
            for place in bits::ones(&asked) {
                let Some(start) = places.get_mut(first + place) else {
                    continue;
                };
                let [one, two] = self.both(others, first + place, *start as usize);
                let found = needle.place_in(one);
                let found = found.or_else(|| Some(one.len() + needle.place_in(two)?));
                match found {
                    Some(found) => *start += found as u32,
                    None => *word ^= 1 << place,
                }
            }
        }
    }

    /// What is left of a member's two texts after so many bytes.
    fn both<'a>(&'a self, others: &'a Texts, member: usize, start: usize) -> [&'a [u8]; 2] {
        let (one, two) = (self.of(member).as_bytes(), others.of(member).as_bytes());
        let skipped = start.min(one.len());
        [(one, skipped), (two, start - skipped)]
            .map(|(text, start)| text.get(start..).unwrap_or(&[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_who_hold_the_word_stay() {
        let (mut one, mut two) = (Texts::default(), Texts::default());
        let members = 600;
        for member in 0..members {
            one.add(&format!("氏名{member}"));
            one.add("ＡＢ");
            one.end(members);
            two.add(if member % 3 == 0 {
                "ケンシュウ"
            } else {
                ""
            });
            two.end(members);
        }
        assert_eq!(
            (one.of(7), two.of(0), two.of(1)),
            ("氏名7\nab\n", "けんしゆう\n", "")
        );
        for (word, expected) in [
            ("けん", 200),
            ("名59", 11),
            ("ab", 600),
            ("9ab", 0),
            ("9\nab", 60),
        ] {
            let mut row = vec![0; bits::words_for(members)];
            bits::fill(&mut row, members);
            one.keep(&Needle::new(word), &mut row, &two, &mut vec![0; members]);
            assert_eq!(bits::count(&row), expected, "{word}");
        }
    }

    #[test]
    fn a_word_typed_on_is_looked_for_from_where_it_began() {
        let (mut one, mut two) = (Texts::default(), Texts::default());
        for (short, prose) in [
            ("abab", "x"),
            ("x", "abx-abc"),
            ("ab", "abc"),
            ("", "ab"),
            ("x", ""),
        ] {
            one.add(short);
            one.end(5);
            two.add(prose);
            two.end(5);
        }
        let mut places = vec![0; 5];
        let mut row = vec![0b11111];
        for (word, left, at) in [
            ("ab", 0b01111, [0, 2, 0, 0, 0]),
            ("abc", 0b00110, [0, 6, 3, 0, 0]),
            ("abcd", 0, [0, 6, 3, 0, 0]),
        ] {
            one.keep(&Needle::new(word), &mut row, &two, &mut places);
            assert_eq!((row[0], &places[..]), (left, &at[..]), "{word}");
        }
    }
}
