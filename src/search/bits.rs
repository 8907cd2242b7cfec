//! Rows of bits, one bit per specialist.

/// Bits of one row in a word.
pub(super) const WORD: usize = u64::BITS as usize;

/// Words that a row of `bits` bits takes.
pub(super) const fn words_for(bits: usize) -> usize {
    bits.div_ceil(WORD)
}

/// Sets a bit of a row.
pub(super) fn set(row: &mut [u64], bit: usize) {
    if let Some(word) = row.get_mut(bit / WORD) {
        *word |= 1 << (bit % WORD);
    }
}

/// Whether a bit of a row is set.
pub(super) fn has(row: &[u64], bit: usize) -> bool {
    row.get(bit / WORD)
        .is_some_and(|word| word >> (bit % WORD) & 1 == 1)
}

/// Sets the first `bits` bits and clears the rest.
pub(super) fn fill(row: &mut [u64], bits: usize) {
    for (index, word) in row.iter_mut().enumerate() {
        let ahead = bits.saturating_sub(index * WORD);
        *word = if ahead >= WORD { !0 } else { (1 << ahead) - 1 };
    }
}

/// `row |= other`.
pub(super) fn or(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word |= other;
    }
}

/// `row &= other`.
pub(super) fn and(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word &= other;
    }
}

/// Number of set bits.
pub(super) fn count(row: &[u64]) -> u32 {
    row.iter().map(|word| word.count_ones()).sum()
}

/// Number of bits set in both rows.
pub(super) fn count_common(row: &[u64], other: &[u64]) -> u32 {
    row.iter()
        .zip(other)
        .map(|(word, other)| (word & other).count_ones())
        .sum()
}

/// Positions of the set bits, ascending.
pub(super) fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(index, word)| {
        let mut rest = *word;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let bit = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(index * WORD + bit)
        })
    })
}
