//! A set of options of one condition group.

/// Chosen options of one group: bit *i* stands for the option at position *i*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OptionSet(u64);

impl OptionSet {
    /// Nothing chosen.
    pub const EMPTY: OptionSet = OptionSet(0);

    /// The set with these bits.
    pub const fn from_bits(bits: u64) -> OptionSet {
        OptionSet(bits)
    }

    /// Bit *i* is the option at position *i*.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Only the option at this position (0–63).
    pub const fn only(position: usize) -> OptionSet {
        OptionSet(1 << position)
    }

    /// Whether nothing is chosen.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are chosen.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the option at this position is chosen.
    pub const fn has(self, position: usize) -> bool {
        position < 64 && self.0 >> position & 1 == 1
    }

    /// With the option at this position added.
    #[must_use]
    pub const fn with(self, position: usize) -> OptionSet {
        OptionSet(self.0 | 1 << position)
    }

    /// Without the option at this position.
    #[must_use]
    pub const fn without(self, position: usize) -> OptionSet {
        OptionSet(self.0 & !(1 << position))
    }

    /// With the option at this position chosen if it was not, and the other way round.
    #[must_use]
    pub const fn toggled(self, position: usize) -> OptionSet {
        OptionSet(self.0 ^ 1 << position)
    }

    /// Whether the two sets share an option.
    pub const fn meets(self, other: OptionSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Positions of the chosen options, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let position = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(position)
        })
    }
}

impl FromIterator<usize> for OptionSet {
    fn from_iter<I: IntoIterator<Item = usize>>(positions: I) -> OptionSet {
        positions
            .into_iter()
            .fold(OptionSet::EMPTY, OptionSet::with)
    }
}
