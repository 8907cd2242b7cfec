//! Packs the table for the browser: the text takes half as much again, compressed.
//!
//! Owns: the way into `table.bin`; [`super::unpack`] owns the way out. Runs in tests only: the test
//! below keeps the packed table that of the text.

use super::model::{Phrase, Spelling, Target, WordTable};
use super::unpack::{EMERGENCY, FIRST_ELSEWHERE, OTHER, WIDE};
use super::word::{Fit, Word};
use activelist_model::catalog::Group;

/// The streams of the packed table, each of one kind of byte so that it compresses well.
#[derive(Default)]
struct Streams {
    alphabet: Vec<char>,
    heads: Vec<u8>,
    chars: Vec<u8>,
    fits: Vec<u8>,
    groups: Vec<u8>,
    weights: Vec<u8>,
    rules: Vec<u8>,
}

/// The packed form of a table.
pub(super) fn pack(table: &WordTable) -> Vec<u8> {
    let mut streams = Streams {
        alphabet: alphabet(table),
        ..Streams::default()
    };
    number(&mut streams.rules, table.words.len());
    let groups = |entry: &Spelling| entry.own.len();
    streams.words(table.words.iter().map(|entry| (&entry.word, groups(entry))));
    for Spelling { own, .. } in &table.words {
        ascending(&mut streams.groups, own.iter().map(|id| usize::from(*id)));
    }
    number(&mut streams.rules, table.learned.len());
    let plain = |phrase: &Phrase| Word {
        chars: phrase.chars.clone(),
        fit: Fit::Free,
        hides_only: false,
    };
    let learned: Vec<Word> = table.learned.iter().map(plain).collect();
    let counts = table.learned.iter().map(|phrase| phrase.weights.len());
    streams.words(learned.iter().zip(counts));
    for phrase in &table.learned {
        let mut before = 0;
        for (target, weight) in &phrase.weights {
            streams.groups.push(target - before);
            streams.weights.push(*weight as u8);
            before = *target;
        }
    }
    streams.rules(table);
    let mut alphabet = Vec::new();
    let mut before = 0;
    for char in streams.alphabet.iter().map(|char| *char as usize) {
        number(&mut alphabet, char.wrapping_sub(before) & 0xfffff);
        before = char;
    }
    let parts = [
        &alphabet,
        &streams.heads,
        &streams.chars,
        &streams.fits,
        &streams.groups,
        &streams.weights,
        &streams.rules,
    ];
    let mut out = Vec::new();
    for part in parts {
        number(&mut out, part.len());
        out.extend_from_slice(part);
    }
    out
}

/// All characters, the frequent ones first: those take one byte.
fn alphabet(table: &WordTable) -> Vec<char> {
    let words = table.words.iter().map(|entry| &entry.word.chars);
    let words = words.chain(table.learned.iter().map(|phrase| &phrase.chars));
    let mut chars: Vec<char> = words.flatten().copied().collect();
    chars.sort_unstable();
    let mut counted: Vec<(usize, char)> = Vec::new();
    for char in chars {
        match counted.last_mut() {
            Some((count, last)) if *last == char => *count += 1,
            _ => counted.push((1, char)),
        }
    }
    counted.sort_by_key(|(count, char)| (std::cmp::Reverse(*count), *char));
    // The rare ones all take two bytes: in their own order they are packed more tightly.
    let common = counted.len().min(usize::from(WIDE));
    counted[common..].sort_by_key(|(_, char)| *char);
    counted.into_iter().map(|(_, char)| char).collect()
}

impl Streams {
    /// Words in order, each without what it shares with the one before, and how many numbers
    /// follow for it among the groups.
    fn words<'w>(&mut self, words: impl Iterator<Item = (&'w Word, usize)>) {
        let mut before: &[char] = &[];
        for (word, count) in words {
            let same = |(a, b): &(&char, &char)| a == b;
            let shared = before.iter().zip(&word.chars).take_while(same).count();
            head(&mut self.heads, shared, word.chars.len() - shared);
            for char in &word.chars[shared..] {
                let at = self.alphabet.iter().position(|known| known == char);
                // The alphabet was made of these very words.
                let at = at.unwrap_or_default();
                if at < usize::from(WIDE) {
                    self.chars.push(at as u8);
                } else {
                    let wide = at - usize::from(WIDE);
                    self.chars.extend([WIDE + (wide >> 8) as u8, wide as u8]);
                }
            }
            self.fits.push(fit(word) << 4 | count.min(15) as u8);
            if count >= 15 {
                self.fits.push(count as u8);
            }
            before = &word.chars;
        }
    }

    fn rules(&mut self, table: &WordTable) {
        let out = &mut self.rules;
        number(out, table.groups);
        number(out, table.holders.len());
        for (inner, outer) in &table.holders {
            number(out, usize::from(*inner));
            number(out, usize::from(*outer));
        }
        number(out, table.rules.len());
        for rule in &table.rules {
            out.push((rule.terms.len() << 4 | rule.effects.len() & 15) as u8);
            out.push((rule.effects.len() >> 4) as u8);
            for term in &rule.terms {
                out.push(term.link as u8);
                number(out, usize::from(term.group));
            }
            for effect in &rule.effects {
                out.push(match effect.target {
                    Target::Content(content) => content as u8,
                    Target::Emergency => EMERGENCY,
                    Target::Other => OTHER,
                    Target::Elsewhere(kind) => FIRST_ELSEWHERE + kind as u8,
                });
                out.push(effect.points as i8 as u8);
            }
        }
        number(out, table.conditions.len());
        for (id, group, option) in &table.conditions {
            number(out, usize::from(*id));
            out.push(match group {
                Group::Prefecture => 0,
                Group::Industry => 1,
                Group::Form => 3,
                _ => 2,
            });
            out.push(*option as u8);
        }
        for id in [table.background, table.wish] {
            number(out, id.map_or(0, |id| usize::from(id) + 1));
        }
    }
}

fn fit(word: &Word) -> u8 {
    let fit = match word.fit {
        Fit::Free => 0,
        Fit::Edges { starts, ends } => u8::from(starts) | u8::from(ends) << 1,
        Fit::Katakana { strict } => 4 | u8::from(strict),
    };
    fit | u8::from(word.hides_only) << 3
}

/// Two numbers in one byte, or in three when one of them is large.
fn head(out: &mut Vec<u8>, shared: usize, fresh: usize) {
    if shared.max(fresh) < 15 {
        out.push((shared << 4 | fresh) as u8);
    } else {
        out.extend([255, shared as u8, fresh as u8]);
    }
}

/// Ascending numbers, each as its distance from the one before.
fn ascending(out: &mut Vec<u8>, numbers: impl Iterator<Item = usize>) {
    let mut before = 0;
    for next in numbers {
        number(out, next - before);
        before = next;
    }
}

/// Seven bits a byte, the lowest first.
fn number(out: &mut Vec<u8>, mut value: usize) {
    while value > 127 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::super::model::{CONTENTS, TermLink};
    use super::super::read::read;
    use super::super::suggest::match_with;
    use super::super::table::{PACKED, TEXT};
    use super::super::unpack::unpack;
    use super::*;

    #[test]
    fn the_packed_table_is_that_of_the_text() {
        let packed = pack(&read(TEXT).0);
        assert!(
            packed == PACKED,
            "table.bin is older than table.txt: run `cargo xtask needs pack`"
        );
    }

    #[test]
    fn what_was_packed_comes_out_as_it_was() {
        let table = read(TEXT).0;
        let again = unpack(&pack(&table)).unwrap();
        assert_eq!(format!("{again:?}"), format!("{table:?}"));
    }

    #[test]
    fn a_damaged_table_is_no_table() {
        let packed = pack(&read("@a = 規程\n@a => 1-1 3").0);
        for end in 0..packed.len() {
            assert!(unpack(&packed[..end]).is_none(), "{end}");
        }
        // What names something that there is not, as a table of another release may.
        let text = "@a = 規程\n@a => 1-1 3\n業種 建設業 = 工務店";
        let (table, faults) = read(text);
        assert!(faults.is_empty(), "{faults:?}");
        let broken = |change: fn(&mut WordTable)| {
            let mut table = read(text).0;
            change(&mut table);
            unpack(&pack(&table))
        };
        assert!(unpack(&pack(&table)).is_some());
        assert!(
            broken(|table| table.rules[0].effects[0].target = Target::Content(CONTENTS)).is_none()
        );
        assert!(broken(|table| table.conditions[0].2 = 60).is_none());
        assert!(broken(|table| table.rules[0].terms.clear()).is_none());
        assert!(broken(|table| table.rules[0].terms[0].link = TermLink::Without).is_none());
    }

    /// Wherever a bit is turned over, what comes out can be searched with or is nothing.
    #[test]
    fn no_damage_to_the_table_breaks_the_matcher() {
        let text = "規程を作りたい。東京の建設業で、社員は30人です。感染したかもしれない。";
        let mut state = 1_u64;
        let mut taken = 0;
        for _ in 0..400 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let mut bytes = PACKED.to_vec();
            let place = (state >> 33) as usize % bytes.len();
            bytes[place] ^= 1 << (state >> 29 & 7);
            if let Some(table) = unpack(&bytes) {
                taken += 1;
                drop(match_with(&table, text));
            }
        }
        assert!(taken > 10, "{taken}");
    }
}
