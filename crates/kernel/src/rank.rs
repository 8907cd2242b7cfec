//! Keys to order by, and the first few of many. A key is one number, higher first; no two members
//! have the same.

use std::collections::BinaryHeap;

use crate::bits;

/// Keys of the members at these positions: of the key in `base` the bits of a mask, and above them
/// what the columns add up to. Columns hold packed values: see [`Packing`].
pub fn keys_at(
    positions: &[u32],
    columns: &[&[u16]],
    packing: &Packing,
    base: &[u64],
    mask: u64,
    keys: &mut Vec<u64>,
) {
    keys.clear();
    keys.extend(positions.iter().map(|position| {
        let position = *position as usize;
        let tail = base.get(position).copied().unwrap_or(0) & mask;
        let merit: u64 = columns
            .iter()
            .map(|column| packing.spread(column.get(position).copied().unwrap_or(0)))
            .sum();
        tail.wrapping_add(merit)
    }));
}

/// Where the parts of a packed value go in a key: from the top of the value the first part, the
/// second and the third, with so many bits each; in the key each at its place, so that sums fit.
#[derive(Clone, Copy, Debug)]
pub struct Packing {
    /// Bits of the second and of the third part.
    pub bits: [u32; 2],
    /// Places of the three in a key.
    pub places: [u32; 3],
}

impl Packing {
    const fn spread(&self, value: u16) -> u64 {
        let value = value as u64;
        let [second, third] = self.bits;
        let [one, two, three] = self.places;
        (value >> (second + third)) << one
            | (value >> third & ((1 << second) - 1)) << two
            | (value & ((1 << third) - 1)) << three
    }
}

/// The highest `limit` of the keys, in descending order.
pub fn highest(keys: &[u64], limit: usize, kept: &mut Vec<u64>) {
    let mut heap = heap(kept);
    keys.iter().for_each(|key| offer(&mut heap, limit, *key));
    *kept = descending(heap);
}

/// Rows of members whose keys are raised, and by how much. The first row counts that a member is in.
pub type Raised<'a> = [(&'a [u64], u64)];

/// Raises the keys of the members at these positions.
pub fn raise(positions: &[u32], raised: &Raised, keys: &mut [u64]) {
    for (position, key) in positions.iter().zip(keys) {
        let is_in = |row: &[u64]| bits::has(row, *position as usize);
        if let Some((_, by)) = raised.iter().find(|(row, _)| is_in(row)) {
            *key = key.wrapping_add(*by);
        }
    }
}

/// The highest `limit` of the keys at set bits of a row, in descending order. Of a column that is
/// kept, so that a key is raised only here.
pub fn highest_of(row: &[u64], column: &[u64], raised: &Raised, limit: usize, kept: &mut Vec<u64>) {
    let mut heap = heap(kept);
    for ((index, word), keys) in row.iter().enumerate().zip(column.chunks(bits::WORD)) {
        let mut rest = *word;
        for (members, by) in raised {
            let part = rest & members.get(index).copied().unwrap_or(0);
            rest &= !part;
            offer_all(&mut heap, limit, part, keys, *by);
        }
        offer_all(&mut heap, limit, rest, keys, 0);
    }
    *kept = descending(heap);
}

/// Offers the keys at set bits of a word, each raised by so much.
fn offer_all(heap: &mut BinaryHeap<u64>, limit: usize, mut word: u64, keys: &[u64], by: u64) {
    while word != 0 {
        if let Some(key) = keys.get(word.trailing_zeros() as usize) {
            offer(heap, limit, key.wrapping_add(by));
        }
        word &= word - 1;
    }
}

/// An empty heap in the room of a row of keys. It holds keys with their bits turned over: on top lies
/// the lowest of those kept, so that most others are put aside by one comparison.
fn heap(room: &mut Vec<u64>) -> BinaryHeap<u64> {
    room.clear();
    BinaryHeap::from(std::mem::take(room))
}

fn offer(heap: &mut BinaryHeap<u64>, limit: usize, key: u64) {
    if heap.len() < limit {
        heap.push(!key);
    } else if let Some(mut lowest) = heap.peek_mut()
        && !key < *lowest
    {
        *lowest = !key;
    }
}

fn descending(heap: BinaryHeap<u64>) -> Vec<u64> {
    let mut keys = heap.into_sorted_vec();
    keys.iter_mut().for_each(|key| *key = !*key);
    keys
}

/// Positions in ascending order of their numbers, of equals the lower position first.
#[must_use]
pub fn ascending(numbers: &[u64]) -> Vec<u32> {
    let mut order: Vec<(u64, u32)> = numbers.iter().copied().zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_come_first_however_many_there_are() {
        let column: Vec<u64> = (0..500_u64)
            .map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .collect();
        let mut row = vec![0; 8];
        (0..500)
            .filter(|n| n % 3 > 0)
            .for_each(|n| bits::set(&mut row, n));
        let mut expected: Vec<u64> = bits::ones(&row).map(|n| column[n]).collect();
        expected.sort_unstable_by(|one, two| two.cmp(one));
        for limit in [0, 1, 20, 50, 333, 334, usize::MAX] {
            let mut keys = vec![7];
            highest_of(&row, &column, &[], limit, &mut keys);
            assert_eq!(keys, expected[..limit.min(expected.len())], "{limit}");
            let all: Vec<u64> = bits::ones(&row).map(|n| column[n]).collect();
            highest(&all, limit, &mut keys);
            assert_eq!(keys, expected[..limit.min(expected.len())], "{limit}");
        }
    }

    #[test]
    fn keys_are_raised_alike_one_by_one_and_row_by_row() {
        let column: Vec<u64> = (0..300_u64).map(|n| n * 7919 % 1000).collect();
        let rows = [2, 3, 5].map(|by| {
            let mut row = vec![0; 5];
            (0..300)
                .filter(|n| n % by == 0)
                .for_each(|n| bits::set(&mut row, n));
            row
        });
        let [all, one, mut two] = rows;
        bits::and_not(&mut two, &one);
        let raised: &Raised = &[(&one, 1_000), (&two, 2_000)];
        let mut places = Vec::new();
        bits::positions(&all, &mut places);
        let key = |place: usize| match (place % 3, place % 5) {
            (0, _) => column[place] + 1_000,
            (_, 0) => column[place] + 2_000,
            _ => column[place],
        };
        let mut expected: Vec<u64> = places.iter().map(|place| key(*place as usize)).collect();
        let mut keys: Vec<u64> = places.iter().map(|place| column[*place as usize]).collect();
        raise(&places, raised, &mut keys);
        assert_eq!(keys, expected);
        expected.sort_unstable_by(|one, two| two.cmp(one));
        let mut kept = Vec::new();
        highest_of(&all, &column, raised, usize::MAX, &mut kept);
        assert_eq!(kept, expected);
    }

    #[test]
    fn columns_add_up_part_by_part() {
        let packing = Packing {
            bits: [6, 1],
            places: [50, 39, 36],
        };
        let (one, two) = (
            vec![2 << 7 | 36 << 1 | 1, 0],
            vec![1 << 7 | 30 << 1 | 1, 5 << 1],
        );
        let mut keys = Vec::new();
        keys_at(
            &[1, 0],
            &[&one, &two],
            &packing,
            &[9, 4 | 1 << 60],
            15,
            &mut keys,
        );
        assert_eq!(keys, [5 << 39 | 4, 3 << 50 | 66 << 39 | 2 << 36 | 9]);
    }

    #[test]
    fn numbers_are_put_in_order_with_their_positions() {
        assert_eq!(ascending(&[5, 1, 5, 0]), [3, 1, 0, 2]);
    }
}
