//! Folded texts, one after the other, and who holds a word.

use crate::bits;
use crate::fold::fold_into;
use crate::grams::Needle;

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

    /// Reads the texts of the members of a row: those who do not hold the word go.
    pub fn keep(&self, needle: &Needle, row: &mut [u64], others: &Texts) {
        let (one, two) = (self.all.as_bytes(), others.all.as_bytes());
        for (index, word) in row.iter_mut().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let lowest = rest & rest.wrapping_neg();
                rest ^= lowest;
                let member = index * bits::WORD + lowest.trailing_zeros() as usize;
                let held = |all: &[u8], texts: &Texts| {
                    let text = all.get(texts.range(member));
                    text.is_some_and(|text| needle.is_in_bytes(text))
                };
                if !held(one, self) && !held(two, others) {
                    *word ^= lowest;
                }
            }
        }
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
            ("氏名7\nab\n", "けんしゅう\n", "")
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
            one.keep(&Needle::new(word), &mut row, &two);
            assert_eq!(bits::count(&row), expected, "{word}");
        }
    }
}
