//! Drawing lots: the same seed gives the same draws on every machine (whole numbers only).

/// A small generator (splitmix64). Not for secrets.
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// From a seed.
    pub const fn new(seed: u64) -> Draw {
        Draw(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let drawn = self.next() >> 11;
        (drawn % (end.max(1) as u64)) as usize
    }

    /// A number between the two, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several; the default of an empty list.
    pub fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_default()
    }

    /// Puts a list in random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }

    /// Exactly `count` of those for whom there is a leaning, the more likely the stronger it is
    /// (0–1000), or all of them if there are fewer.
    pub fn choose(&mut self, count: usize, leanings: &[Option<usize>]) -> Vec<bool> {
        let mut drawn: Vec<(usize, usize)> = Vec::new();
        for (index, leaning) in leanings.iter().enumerate() {
            let lot = self.below(1000);
            drawn.extend(leaning.map(|leaning| (leaning + lot, index)));
        }
        drawn.sort_by(|left, right| right.cmp(left));
        let mut chosen = vec![false; leanings.len()];
        for (_, index) in drawn.into_iter().take(count) {
            chosen[index] = true;
        }
        chosen
    }
}
