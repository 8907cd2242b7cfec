//! Signatures of texts: which members may hold a word, told by the characters and the pairs of
//! characters in it. A signature never misses one who holds the word. Of a character or a pair that
//! has a row of its own it names nobody else either; whoever it names for a longer word is looked at
//! again in the text itself.

use memchr::memmem;

use crate::bits::{self, WORD};

/// Rows for a character or pair of their own. The first that are met get one: the frequent ones are
/// among them.
const OWN: usize = 4096;
/// Rows that all others share.
const SHARED: usize = 2048;
const ROWS: usize = OWN + SHARED;
/// Rows that are cleared together, once one of them or a later one is written: all of them at once
/// would be 19 MB for 25,000 members, and 20 ms in one piece.
const TOGETHER: usize = 128;
/// Places to look for the number of a row: four times as many, so that most are found at once.
const PLACES: usize = 4 * OWN;

/// One row of bits for each signature; members are added in order, 64 at a time in one block.
#[derive(Clone, Debug, Default)]
pub struct Grams {
    /// As many rows as were needed so far, in room for all: what grows beside it stays in one piece.
    rows: Vec<u64>,
    words: usize,
    block: Vec<u64>,
    /// The word that the block is to be written to.
    at: usize,
    /// The characters and pairs with a row of their own, and its number; 0 is an empty place.
    keys: Vec<u64>,
    numbers: Vec<u16>,
    taken: u16,
}

impl Grams {
    /// Room for so many members.
    #[must_use]
    pub fn new(members: usize) -> Grams {
        let words = bits::words_for(members);
        Grams {
            rows: Vec::with_capacity(ROWS * words),
            words,
            block: vec![0; ROWS],
            at: 0,
            keys: vec![0; PLACES],
            numbers: vec![0; PLACES],
            taken: 0,
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

    fn mark(&mut self, key: u64, bit: u64) {
        let row = match self.place(key) {
            Ok(place) => self.numbers.get(place).copied().unwrap_or(0) as usize,
            Err(place) if usize::from(self.taken) < OWN => {
                let number = self.taken;
                self.taken += 1;
                if let (Some(slot), Some(row)) =
                    (self.keys.get_mut(place), self.numbers.get_mut(place))
                {
                    (*slot, *row) = (key, number);
                }
                usize::from(number)
            }
            Err(_) => shared(key),
        };
        if let Some(word) = self.block.get_mut(row) {
            *word |= bit;
        }
    }

    /// Where a key stands, or the empty place where it would.
    fn place(&self, key: u64) -> Result<usize, usize> {
        let mut place = spread(key, PLACES);
        loop {
            match self.keys.get(place) {
                Some(found) if *found == key => return Ok(place),
                Some(0) | None => return Err(place),
                Some(_) => place = (place + 1) % PLACES,
            }
        }
    }

    /// Writes what was added last. Until then it is not found.
    pub fn flush(&mut self) {
        let (words, at) = (self.words, self.at);
        let marked = self.block.iter_mut().enumerate();
        for (row, bits) in marked.filter(|(_, bits)| **bits != 0) {
            if self.rows.len() <= row * words {
                let rows = (row + 1).next_multiple_of(TOGETHER);
                self.rows.resize(rows * words, 0);
            }
            if let Some(slot) = self.rows.get_mut(row * words + at) {
                *slot |= *bits;
            }
            *bits = 0;
        }
    }

    /// Leaves in a row those who may hold a folded word. `true` where all of them do.
    pub fn narrow(&self, word: &str, row: &mut [u64]) -> bool {
        let mut characters = word.chars();
        let (first, second) = (characters.next(), characters.next());
        let (Some(first), Some(second)) = (first, second) else {
            return first.is_none_or(|only| self.meet(single(only), row));
        };
        let mut is_sure = self.meet(pair(first, second), row);
        let mut before = second;
        for character in characters {
            self.meet(pair(before, character), row);
            is_sure = false;
            before = character;
        }
        is_sure
    }

    /// Leaves those with a key, or with another one that shares its row. `false` where there may be
    /// such.
    fn meet(&self, key: u64, row: &mut [u64]) -> bool {
        match self.place(key) {
            Ok(place) => {
                let number = self.numbers.get(place).copied().unwrap_or(0);
                self.meet_row(usize::from(number), row);
                true
            }
            // Nobody has it, where everything met has had room.
            Err(_) if usize::from(self.taken) < OWN => {
                row.fill(0);
                true
            }
            Err(_) => {
                self.meet_row(shared(key), row);
                false
            }
        }
    }

    /// Leaves those whom a row of signatures names; nobody, where none of it has been written.
    fn meet_row(&self, number: usize, row: &mut [u64]) {
        let rest = self.rows.get(number * self.words..);
        match rest.and_then(|rest| rest.get(..self.words)) {
            Some(named) => bits::and(row, named),
            None => row.fill(0),
        }
    }
}

/// The key of a character by itself: that of a pair without a first one. Never 0.
const fn single(character: char) -> u64 {
    pair('\0', character)
}

const fn pair(first: char, second: char) -> u64 {
    1 << 63 | (first as u64) << 32 | second as u64
}

const fn shared(key: u64) -> usize {
    OWN + spread(key, SHARED)
}

/// One of so many, a power of two: the top of the product with a large odd number.
const fn spread(key: u64, many: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - many.trailing_zeros())) as usize
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
        self.place_in(text.as_bytes()).is_some()
    }

    /// Where it first stands in a text.
    pub(crate) fn place_in(&self, text: &[u8]) -> Option<usize> {
        self.0.find(text)
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
            let is_sure = grams.narrow(word, &mut row);
            assert_eq!(is_sure, word.chars().count() < 3, "{word}");
            let mut held = 0;
            for member in 0..members {
                let holds = text(member).contains(word);
                held += usize::from(holds);
                assert!(bits::has(&row, member) || !holds, "{word} of {member}");
            }
            assert!(held > 0, "{word}");
            assert!((bits::count(&row) as usize) < held + 20, "{word}");
            assert!(!is_sure || bits::count(&row) as usize == held, "{word}");
        }
        let mut row = vec![!0; 3];
        grams.narrow("9\n山", &mut row);
        assert_eq!(bits::count(&row), 0);
    }

    #[test]
    fn what_has_not_been_written_is_not_found() {
        let named = |grams: &Grams, word: &str| {
            let mut row = vec![0; bits::words_for(100)];
            bits::fill(&mut row, 100);
            grams.narrow(word, &mut row);
            bits::count(&row)
        };
        let mut grams = Grams::new(100);
        grams.add(99, "ab");
        assert_eq!(named(&grams, "ab"), 0);
        grams.flush();
        assert_eq!(
            ["ab", "ba", "a", "c"].map(|word| named(&grams, word)),
            [1, 0, 1, 0]
        );
    }

    #[test]
    fn those_without_a_row_of_their_own_are_not_missed_either() {
        let members = 300;
        let text = |member: usize| -> String {
            let characters = (0..40).map(|n| (member * 37 + n * 61) % 5000 + 0x4e00);
            characters
                .filter_map(|code| char::from_u32(code as u32))
                .collect()
        };
        let mut grams = Grams::new(members);
        (0..members).for_each(|member| grams.add(member, &text(member)));
        grams.flush();
        assert_eq!(usize::from(grams.taken), OWN);
        let mut unsure = 0;
        for member in 0..members {
            let all: Vec<char> = text(member).chars().collect();
            for word in [&all[3..4], &all[7..9], &all[20..24]] {
                let word: String = word.iter().collect();
                let mut row = vec![0; bits::words_for(members)];
                bits::fill(&mut row, members);
                let is_sure = grams.narrow(&word, &mut row);
                unsure += usize::from(!is_sure && word.chars().count() < 3);
                assert!(bits::has(&row, member));
                let held = (0..members)
                    .filter(|other| text(*other).contains(&word))
                    .count();
                assert!(bits::count(&row) as usize >= held);
                assert!(!is_sure || bits::count(&row) as usize == held);
            }
        }
        assert!(unsure > 0);
    }
}
