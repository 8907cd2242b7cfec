//! From one row for each member to one row for each flag.

use crate::bits::WORD;

/// Takes in members one by one, each with its flags, and writes 64 of them at a time into rows.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// A row for each flag, one after the other.
    pub rows: Vec<u64>,
    /// Words of a row.
    words: usize,
    /// Words of the flags of one member.
    wide: usize,
    /// The members of the word that is being filled, flags side by side.
    block: Vec<u64>,
    taken: usize,
}

impl Columns {
    /// Room for so many members with so many flags each; a multiple of 64 flags.
    #[must_use]
    pub fn new(members: usize, flags: usize) -> Columns {
        let words = members.div_ceil(WORD);
        let wide = flags.div_ceil(WORD);
        Columns {
            rows: vec![0; wide * WORD * words],
            words,
            wide,
            block: vec![0; wide * WORD],
            taken: 0,
        }
    }

    /// Takes in the next member. Members past the room are left out.
    pub fn push(&mut self, flags: &[u64]) {
        let place = self.taken % WORD;
        for (part, flags) in flags.iter().enumerate().take(self.wide) {
            if let Some(slot) = self.block.get_mut(part * WORD + place) {
                *slot = *flags;
            }
        }
        self.taken += 1;
        if self.taken.is_multiple_of(WORD) {
            self.flush(self.taken / WORD - 1);
        }
    }

    /// Writes what has not filled a word yet.
    pub fn finish(&mut self) {
        if !self.taken.is_multiple_of(WORD) {
            self.flush(self.taken / WORD);
        }
    }

    fn flush(&mut self, word: usize) {
        if word >= self.words {
            return;
        }
        for (part, block) in self.block.chunks_exact_mut(WORD).enumerate() {
            transpose(block);
            for (flag, bits) in block.iter_mut().enumerate() {
                if let Some(slot) = self.rows.get_mut((part * WORD + flag) * self.words + word) {
                    *slot = *bits;
                }
                *bits = 0;
            }
        }
    }
}

/// Transposes a square of 64 × 64 bits: bit *i* of word *j* changes places with bit *j* of word *i*.
/// (Hacker's Delight, section 7-3, with the lowest bit first.)
fn transpose(square: &mut [u64]) {
    let mut width = WORD / 2;
    let mut mask = !0_u64 >> width;
    while width > 0 {
        let mut row = 0;
        while row < WORD {
            if let [low, high] = [row, row + width]
                && let Ok([one, two]) = square.get_disjoint_mut([low, high])
            {
                let swapped = (*one >> width ^ *two) & mask;
                *one ^= swapped << width;
                *two ^= swapped;
            }
            // The next row whose partner lies `width` below.
            row = (row + width + 1) & !width;
        }
        width /= 2;
        mask ^= mask << width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bits;

    #[test]
    fn every_flag_finds_its_row() {
        for members in [0, 1, 63, 64, 65, 200] {
            let flags = |member: usize| {
                let mix = (member as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                [mix, mix.rotate_left(23) ^ 5]
            };
            let mut columns = Columns::new(members, 128);
            (0..members).for_each(|member| columns.push(&flags(member)));
            columns.finish();
            let words = bits::words_for(members);
            for flag in 0..128 {
                for member in 0..members {
                    let row = &columns.rows[flag * words..][..words];
                    let expected = flags(member)[flag / 64] >> (flag % 64) & 1 == 1;
                    assert_eq!(bits::has(row, member), expected, "{flag} of {member}");
                }
            }
        }
    }
}
