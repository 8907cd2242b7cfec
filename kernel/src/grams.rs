//! Signatures of texts: which members may hold a word, told by the characters and the pairs of
//! characters in it. A signature never misses one who holds the word; whoever it names is looked at
//! again in the text itself.

use memchr::memmem;

use crate::bits::{self, WORD};

/// Rows of signatures. Each pair of characters, and each character, falls to one of them.
const ROWS: usize = 4096;

/// One row of bits for each signature; members are added in order, 64 at a time in one block.
#[derive(Clone, Debug, Default)]
pub struct Grams {
    rows: Vec<u64>,
    words: usize,
    block: Vec<u64>,
    /// The word that the block is to be written to.
    at: usize,
}

impl Grams {
    /// Room for so many members.
    #[must_use]
    pub fn new(members: usize) -> Grams {
        let words = bits::words_for(members);
        Grams {
            rows: vec![0; ROWS * words],
            words,
            block: vec![0; ROWS],
            at: 0,
        }
    }

    /// Adds a folded text to a member. It is quickest where members come in order.
    pub fn add(&mut self, member: usize, text: &str) {
        if member / WORD != self.at {
            self.flush();
            self.at = member / WORD;
        }
        let bit = 1 << (member % WORD);
        let mut before = None;
        for character in text.chars() {
            // A word never runs from one field into the next.
            if character == '\n' {
                before = None;
                continue;
            }
            self.mark(single(character), bit);
            if let Some(before) = before {
                self.mark(pair(before, character), bit);
            }
            before = Some(character);
        }
    }

    fn mark(&mut self, row: usize, bit: u64) {
        if let Some(word) = self.block.get_mut(row) {
            *word |= bit;
        }
    }

    /// Writes what was added last. Until then it is not found.
    pub fn flush(&mut self) {
        let (words, at) = (self.words, self.at);
        for (row, bits) in self
            .block
            .iter_mut()
            .enumerate()
            .filter(|(_, bits)| **bits != 0)
        {
            if let Some(slot) = self.rows.get_mut(row * words + at) {
                *slot |= *bits;
            }
            *bits = 0;
        }
    }

    /// Leaves in a row those who may hold a folded word.
    pub fn narrow(&self, word: &str, row: &mut [u64]) {
        let mut before = None;
        let mut pairs = 0;
        for character in word.chars() {
            if let Some(before) = before {
                bits::and(row, self.row(pair(before, character)));
                pairs += 1;
            }
            before = Some(character);
        }
        if let (Some(only), 0) = (before, pairs) {
            bits::and(row, self.row(single(only)));
        }
    }

    fn row(&self, row: usize) -> &[u64] {
        self.rows
            .get(row * self.words..)
            .and_then(|rest| rest.get(..self.words))
            .unwrap_or(&[])
    }
}

/// The row of a character by itself: the top of its product with a large odd number.
const fn single(character: char) -> usize {
    spread((character as u32).wrapping_add(1 << 30))
}

const fn pair(first: char, second: char) -> usize {
    spread((first as u32).wrapping_mul(0x0001_0dcd) ^ second as u32)
}

const fn spread(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> (u32::BITS - ROWS.trailing_zeros())) as usize
}

/// A word to look for in many texts.
#[derive(Clone, Debug)]
pub struct Needle(memmem::Finder<'static>);

impl Needle {
    /// Makes a folded word ready.
    #[must_use]
    pub fn new(word: &str) -> Needle {
        Needle(memmem::Finder::new(word).into_owned())
    }

    /// Whether a folded text holds the word.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.is_in_bytes(text.as_bytes())
    }

    pub(crate) fn is_in_bytes(&self, text: &[u8]) -> bool {
        self.0.find(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_stands() {
        let texts = [
            "",
            "a",
            "ab",
            "セキュリティ研修",
            "12345678",
            "123456789",
            "aab",
            "研修セキュ",
        ];
        let words = [
            "",
            "a",
            "b",
            "ab",
            "セキュリティ",
            "研",
            "修",
            "研修",
            "12345678",
            "23456789",
            "123456789",
            "aab",
            "\0",
        ];
        for text in texts {
            for word in words {
                assert_eq!(
                    Needle::new(word).is_in(text),
                    text.contains(word),
                    "{word:?} in {text:?}"
                );
            }
        }
    }

    #[test]
    fn nobody_who_holds_a_word_is_missed() {
        let text = |member: usize| format!("担当{member}\n山田{}郎セキュ", member % 7);
        let members = 150;
        let mut grams = Grams::new(members);
        // Two texts for each, not in order.
        for member in (0..members).chain((0..members).rev()) {
            grams.add(member, &text(member));
        }
        grams.flush();
        for word in ["担", "当1", "田3郎", "セキュ", "当149", "担当12", "郎セ"] {
            let mut row = vec![0; bits::words_for(members)];
            bits::fill(&mut row, members);
            grams.narrow(word, &mut row);
            let mut held = 0;
            for member in 0..members {
                let holds = text(member).contains(word);
                held += usize::from(holds);
                assert!(bits::has(&row, member) || !holds, "{word} of {member}");
            }
            assert!(held > 0, "{word}");
            assert!((bits::count(&row) as usize) < held + 20, "{word}");
        }
        let mut row = vec![!0; 3];
        grams.narrow("9\n山", &mut row);
        assert_eq!(bits::count(&row), 0);
    }
}
