//! From one input to many: what damage on the way, a slip of a program or an attacker does to a
//! file. The same on every run.

/// Numbers that programs trip over.
const NUMBERS: [&str; 12] = [
    "0",
    "-1",
    "1e300",
    "1e-300",
    "-0",
    "0.5",
    "65536",
    "4294967296",
    "9007199254740992",
    "18446744073709551616",
    "99999999999999999999999999999999999999999",
    "00",
];

/// A source of mutations.
pub struct Mutator(u64);

impl Mutator {
    /// Begins anew for each name.
    pub fn seeded(name: &str) -> Mutator {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        Mutator(hash | 1)
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end.max(1)
    }

    /// A changed copy of an input, perhaps with a part of another.
    pub fn mutate(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        let mut mutated = bytes.to_vec();
        for _ in 0..=self.below(3) {
            match self.below(6) {
                0 => self.flip(&mut mutated),
                1 => {
                    let end = self.below(mutated.len() + 1);
                    mutated.truncate(end);
                }
                2 => self.splice(&mut mutated, other),
                3 => self.repeat(&mut mutated),
                4 => self.number(&mut mutated),
                _ => self.remove(&mut mutated),
            }
        }
        mutated
    }

    fn flip(&mut self, bytes: &mut [u8]) {
        for _ in 0..=self.below(4) {
            let place = self.below(bytes.len());
            let bit = self.below(8);
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 1 << bit;
            }
        }
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = (length - start).min(200);
        start..start + self.below(most + 1)
    }

    fn splice(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let from = self.range(other.len());
        let to = self.range(bytes.len());
        bytes.splice(to, other[from].iter().copied());
    }

    fn repeat(&mut self, bytes: &mut Vec<u8>) {
        let range = self.range(bytes.len());
        let times = 1 + self.below(20);
        let chunk = bytes[range.clone()].repeat(times);
        bytes.splice(range.end..range.end, chunk);
    }

    fn remove(&mut self, bytes: &mut Vec<u8>) {
        let range = self.range(bytes.len());
        bytes.drain(range);
    }

    /// Puts an odd number where one stands.
    fn number(&mut self, bytes: &mut Vec<u8>) {
        let from = self.below(bytes.len());
        let digit = |byte: &u8| byte.is_ascii_digit();
        let Some(start) = bytes[from..].iter().position(digit) else {
            return;
        };
        let start = from + start;
        let length = bytes[start..].iter().take_while(|byte| digit(byte)).count();
        let number = NUMBERS[self.below(NUMBERS.len())];
        bytes.splice(start..start + length, number.bytes());
    }
}
