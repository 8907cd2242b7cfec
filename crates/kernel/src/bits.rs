//! Rows of bits, one bit for each member of a list. A row is a slice of words; bits past the last
//! member are never set.

/// Bits of one row in a word.
pub const WORD: usize = u64::BITS as usize;

/// Words that a row of `bits` bits takes.
#[must_use]
pub const fn words_for(bits: usize) -> usize {
    bits.div_ceil(WORD)
}

/// Sets a bit of a row.
pub fn set(row: &mut [u64], bit: usize) {
    if let Some(word) = row.get_mut(bit / WORD) {
        *word |= 1 << (bit % WORD);
    }
}

/// Whether a bit of a row is set.
#[must_use]
pub fn has(row: &[u64], bit: usize) -> bool {
    row.get(bit / WORD)
        .is_some_and(|word| word >> (bit % WORD) & 1 == 1)
}

/// Sets the first `bits` bits and clears the rest.
pub fn fill(row: &mut [u64], bits: usize) {
    for (index, word) in row.iter_mut().enumerate() {
        let ahead = bits.saturating_sub(index * WORD);
        *word = if ahead >= WORD { !0 } else { (1 << ahead) - 1 };
    }
}

/// `row = other`.
pub fn copy(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word = *other;
    }
}

/// `row |= other`.
pub fn or(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word |= other;
    }
}

/// `row &= other`.
pub fn and(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word &= other;
    }
}

/// `row &= !other`.
pub fn and_not(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word &= !other;
    }
}

/// `row = one & two`.
pub fn common(row: &mut [u64], one: &[u64], two: &[u64]) {
    for ((word, one), two) in row.iter_mut().zip(one).zip(two) {
        *word = one & two;
    }
}

/// Number of set bits.
#[must_use]
pub fn count(row: &[u64]) -> u32 {
    row.iter().map(|word| word.count_ones()).sum()
}

/// Number of bits set in both rows.
#[must_use]
pub fn count_common(row: &[u64], other: &[u64]) -> u32 {
    row.iter()
        .zip(other)
        .map(|(word, other)| (word & other).count_ones())
        .sum()
}

/// Counts, for each of the rows that lie one after the other, the bits that it shares with `among`.
///
/// Where most words of `among` are empty, as in a narrow search, only the others are visited:
/// `places` is the buffer for them.
pub fn count_rows(rows: &[u64], among: &[u64], places: &mut Vec<u32>, counts: &mut [u32]) {
    if among.is_empty() {
        counts.fill(0);
        return;
    }
    places.clear();
    places.extend(
        (0_u32..)
            .zip(among)
            .filter(|(_, word)| **word != 0)
            .map(|(place, _)| place),
    );
    let rows = rows.chunks_exact(among.len());
    if places.len() * 2 < among.len() {
        for (count, row) in counts.iter_mut().zip(rows) {
            *count = places
                .iter()
                .map(|place| {
                    let place = *place as usize;
                    match (row.get(place), among.get(place)) {
                        (Some(word), Some(among)) => (word & among).count_ones(),
                        _ => 0,
                    }
                })
                .sum();
        }
        return;
    }
    for (count, row) in counts.iter_mut().zip(rows) {
        *count = count_common(row, among);
    }
}

/// Appends the positions of the set bits, ascending.
pub fn positions(row: &[u64], found: &mut Vec<u32>) {
    for (index, word) in (0_u32..).zip(row) {
        let mut rest = *word;
        while rest != 0 {
            found.push(index * u64::BITS + rest.trailing_zeros());
            rest &= rest - 1;
        }
    }
}

/// Positions of the set bits, ascending.
pub fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(bits: &[usize]) -> Vec<u64> {
        let mut row = vec![0; 5];
        bits.iter().for_each(|bit| set(&mut row, *bit));
        row
    }

    #[test]
    fn rows_are_counted_alike_with_few_and_with_many_words() {
        let rows = [row(&[0, 1, 64, 300]), row(&[5, 64, 128, 255])].concat();
        let mut places = Vec::new();
        let mut counts = [9; 2];
        for (among, expected) in [
            (row(&[]), [0, 0]),
            (row(&[64]), [1, 1]),
            (row(&[0, 1, 5, 64, 128, 255, 300]), [4, 4]),
        ] {
            count_rows(&rows, &among, &mut places, &mut counts);
            assert_eq!(counts, expected);
        }
        count_rows(&[], &[], &mut places, &mut counts);
        assert_eq!(counts, [0, 0]);
    }

    #[test]
    fn positions_come_back() {
        let bits = [0, 63, 64, 130, 319];
        let mut found = Vec::new();
        positions(&row(&bits), &mut found);
        assert_eq!(found, [0, 63, 64, 130, 319]);
        assert_eq!(ones(&row(&bits)).collect::<Vec<_>>(), bits);
        let mut full = vec![0; 2];
        fill(&mut full, 70);
        assert_eq!(
            (count(&full), has(&full, 69), has(&full, 70)),
            (70, true, false)
        );
    }
}
