//! Unpacks the table at the first question.
//!
//! Owns: the way out of `table.bin`. Must never panic, nor let through what would make the matcher
//! panic: a damaged table, or one of another release, is no table, and the matcher then says that it
//! does not know.

use super::elsewhere::ELSEWHERE;
use super::model::{
    CONTENTS, Effect, Phrase, Rule, Spelling, TARGETS, Target, Term, TermLink, WordTable,
};
use super::word::{Fit, Word};
use activelist_model::catalog::Group;

/// Characters from this position on take two bytes.
pub(super) const WIDE: u8 = 208;
/// The targets that are no contents.
pub(super) const EMERGENCY: u8 = 255;
pub(super) const OTHER: u8 = 254;
/// From here on, the positions of needs that others serve.
pub(super) const FIRST_ELSEWHERE: u8 = 128;

/// The table in these bytes.
pub(super) fn unpack(bytes: &[u8]) -> Option<WordTable> {
    let mut all = Bytes(bytes);
    let alphabet = alphabet(Bytes(all.part()?))?;
    let mut words = Words {
        alphabet,
        heads: Bytes(all.part()?),
        chars: Bytes(all.part()?),
        fits: Bytes(all.part()?),
    };
    let mut groups = Bytes(all.part()?);
    let mut learned = Bytes(all.part()?);
    let mut rules = Bytes(all.part()?);
    let mut table = WordTable::default();
    for (word, count) in words.take(rules.number()?)? {
        let own = groups.ascending(count)?.map(|id| id as u16).collect();
        table.words.push(Spelling {
            word,
            own,
            groups: Vec::new(),
        });
    }
    for (word, count) in words.take(rules.number()?)? {
        let mut target = 0_u8;
        let mut weights = Vec::new();
        for _ in 0..count {
            target = target.checked_add(groups.byte()?)?;
            weights.push((target, learned.byte()? as i8));
        }
        if usize::from(target) >= TARGETS {
            return None;
        }
        let chars = word.chars;
        table.learned.push(Phrase { chars, weights });
    }
    let count = rules.number()?;
    for _ in 0..rules.number()? {
        let (inner, outer) = (rules.number()?, rules.number()?);
        table.holders.push((inner as u16, outer as u16));
    }
    for _ in 0..rules.number()? {
        table.rules.push(rule(&mut rules)?);
    }
    for _ in 0..rules.number()? {
        let id = rules.number()? as u16;
        let group = match rules.byte()? {
            0 => Group::Prefecture,
            1 => Group::Industry,
            2 => Group::Size,
            3 => Group::Form,
            _ => return None,
        };
        let option = usize::from(rules.byte()?);
        group.option(option)?;
        table.conditions.push((id, group, option));
    }
    table.background = rules.number()?.checked_sub(1).map(|id| id as u16);
    table.wish = rules.number()?.checked_sub(1).map(|id| id as u16);
    table.index(count);
    Some(table)
}

/// Characters, each as its distance from the one before.
fn alphabet(mut bytes: Bytes) -> Option<Vec<char>> {
    let (mut chars, mut last) = (Vec::new(), 0_usize);
    while !bytes.0.is_empty() {
        last = (last + bytes.number()?) & 0xfffff;
        chars.push(char::from_u32(last as u32)?);
    }
    Some(chars)
}

fn rule(rules: &mut Bytes) -> Option<Rule> {
    let counts = rules.byte()?;
    let effects = usize::from(counts & 15) | usize::from(rules.byte()?) << 4;
    let terms = (0..counts >> 4).map(|_| {
        let link = *TermLink::ALL.get(usize::from(rules.byte()?))?;
        let group = rules.number()? as u16;
        Some(Term { group, link })
    });
    let terms = terms.collect::<Option<Vec<Term>>>()?;
    if terms
        .first()
        .is_none_or(|term| term.link == TermLink::Without)
    {
        return None;
    }
    let effects = (0..effects).map(|_| {
        let target = match rules.byte()? {
            EMERGENCY => Target::Emergency,
            OTHER => Target::Other,
            content if usize::from(content) < CONTENTS => Target::Content(content.into()),
            // Others are of a later release, which knows more contents.
            other => {
                let kind = usize::from(other.checked_sub(FIRST_ELSEWHERE)?);
                ELSEWHERE.get(kind)?;
                Target::Elsewhere(kind)
            }
        };
        let points = i16::from(rules.byte()? as i8);
        Some(Effect { target, points })
    });
    let effects = effects.collect::<Option<_>>()?;
    Some(Rule { terms, effects })
}

/// The streams that words come from.
struct Words<'b> {
    alphabet: Vec<char>,
    heads: Bytes<'b>,
    chars: Bytes<'b>,
    fits: Bytes<'b>,
}

impl Words<'_> {
    /// So many words, each with how many numbers follow for it among the groups.
    fn take(&mut self, count: usize) -> Option<Vec<(Word, u8)>> {
        let mut words: Vec<(Word, u8)> = Vec::new();
        for _ in 0..count {
            let (shared, fresh) = match self.heads.byte()? {
                255 => (self.heads.byte()?, self.heads.byte()?),
                both => (both >> 4, both & 15),
            };
            let before = words.last().map_or(&[][..], |(word, _)| &word.chars);
            let mut chars = before.get(..usize::from(shared))?.to_vec();
            for _ in 0..fresh {
                chars.push(self.char()?);
            }
            if chars.is_empty() {
                return None;
            }
            let fit = self.fits.byte()?;
            let follow = match fit & 15 {
                15 => self.fits.byte()?,
                few => few,
            };
            words.push((word(chars, fit >> 4), follow));
        }
        Some(words)
    }

    fn char(&mut self) -> Option<char> {
        let first = self.chars.byte()?;
        let at = match first.checked_sub(WIDE) {
            None => first.into(),
            Some(high) => {
                usize::from(WIDE) + (usize::from(high) << 8 | usize::from(self.chars.byte()?))
            }
        };
        self.alphabet.get(at).copied()
    }
}

fn word(chars: Vec<char>, bits: u8) -> Word {
    let fit = match bits & 7 {
        0 => Fit::Free,
        edges @ 1..4 => Fit::Edges {
            starts: edges & 1 == 1,
            ends: edges & 2 == 2,
        },
        katakana => Fit::Katakana {
            strict: katakana & 1 == 1,
        },
    };
    Word {
        chars,
        fit,
        hides_only: bits & 8 == 8,
    }
}

/// Bytes still to be read.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in [0, 7, 14] {
            let byte = self.byte()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    fn part(&mut self) -> Option<&'b [u8]> {
        let length = self.number()?;
        let (part, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(part)
    }

    fn ascending(&mut self, count: u8) -> Option<impl Iterator<Item = usize> + use<>> {
        let mut last = 0;
        let mut numbers = Vec::new();
        for _ in 0..count {
            last += self.number()?;
            numbers.push(last);
        }
        Some(numbers.into_iter())
    }
}
