//! The table of words, read once: words, groups of words, and rules from groups to contents.
//!
//! Owns: the shape of the table in memory and the way from a folded text to its rows. The text of
//! the table is `table.txt`, which explains its own format. Must never fail: a faulty line is
//! left out and named, and a host test keeps the list of faults empty.

use std::sync::OnceLock;

use super::unpack::unpack;
use super::word::Word;
use activelist_model::catalog::Group;

/// What people edit, and after it what was learned from the labelled sentences.
#[cfg(feature = "table")]
pub(super) const TEXT: &str = concat!(include_str!("table.txt"), include_str!("learned.txt"));

/// The same, packed: a test writes it anew whenever the text has changed. Visitors fetch it only
/// when they write their need down ([`learn`]): it weighs a sixth of the program.
#[cfg(feature = "table")]
pub(super) const PACKED: &[u8] = include_bytes!("table.bin");

/// A group of words that mean the same, by its position.
pub(super) type GroupId = u16;

/// The table in memory.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Sorted by characters; each spelling once.
    pub(super) words: Vec<Entry>,
    /// Where the words of each first character begin; filled by [`Table::index`].
    firsts: Vec<(char, usize)>,
    pub(super) rules: Vec<Rule>,
    /// Number of groups.
    pub(super) groups: usize,
    /// Conditions that a group stands for: a place, an industry, a size.
    pub(super) conditions: Vec<(GroupId, Group, usize)>,
    /// Which group stands in which: inner, outer.
    pub(super) holders: Vec<(GroupId, GroupId)>,
    /// Learned phrases, sorted by characters.
    pub(super) learned: Vec<Phrase>,
    learned_firsts: Vec<(char, usize)>,
    /// The group @背景.
    pub(super) background: Option<GroupId>,
    /// The group @望み.
    pub(super) wish: Option<GroupId>,
}

/// A turn of phrase and what it speaks for: target and weight. Sorted by target.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Phrase {
    pub(super) chars: Vec<char>,
    pub(super) weights: Vec<(u8, u8)>,
}

/// A spelling and the groups that it belongs to.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) word: Word,
    /// As the table lists it.
    pub(super) own: Vec<GroupId>,
    /// Those, and every group that holds one of them; filled by [`Table::index`].
    pub(super) groups: Vec<GroupId>,
}

/// One line of the table that gives points.
#[derive(Debug)]
pub(super) struct Rule {
    /// The first one is never [`Link::Without`].
    pub(super) terms: Vec<Term>,
    pub(super) effects: Vec<Effect>,
}

/// A group of words and how it stands to the terms before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) group: GroupId,
    pub(super) link: Link,
}

/// How a term stands to the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// In the same sentence.
    Same,
    /// Soon after the term before it.
    After,
    /// Right after the term before it.
    Next,
    /// Anywhere in the text.
    Anywhere,
    /// Not in the same sentence.
    Without,
}

/// Points for a target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effect {
    pub(super) target: Target,
    pub(super) points: i16,
}

/// What points are given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Position of a support content.
    Content(usize),
    /// A running emergency.
    Emergency,
}

impl Link {
    /// All links, for the packed table.
    pub(super) const ALL: [Link; 5] = [
        Link::Same,
        Link::After,
        Link::Next,
        Link::Anywhere,
        Link::Without,
    ];
}

impl Table {
    /// Fills what is found from the rest: first characters, and groups of groups.
    pub(super) fn index(&mut self, groups: usize) {
        for entry in &mut self.words {
            let mut groups = entry.own.clone();
            let mut at = 0;
            while let Some(inner) = groups.get(at).copied() {
                for (_, outer) in self.holders.iter().filter(|(held, _)| *held == inner) {
                    if !groups.contains(outer) {
                        groups.push(*outer);
                    }
                }
                at += 1;
            }
            entry.groups = groups;
        }
        self.firsts = firsts(self.words.iter().map(|entry| &entry.word.chars));
        self.learned_firsts = firsts(self.learned.iter().map(|phrase| &phrase.chars));
        self.groups = groups;
    }

    /// Positions of the learned phrases that start with this character.
    pub(super) fn learned_from(&self, first: char) -> std::ops::Range<usize> {
        let (from, to) = bounds(&self.learned_firsts, first, self.learned.len());
        from..to
    }

    /// The words that start with this character.
    pub(super) fn words_from(&self, first: char) -> &[Entry] {
        let (from, to) = bounds(&self.firsts, first, self.words.len());
        &self.words[from..to]
    }
}

/// The first position of each first character of a sorted list.
fn firsts<'w>(words: impl Iterator<Item = &'w Vec<char>>) -> Vec<(char, usize)> {
    let mut firsts: Vec<(char, usize)> = Vec::new();
    for (at, word) in words.enumerate() {
        if let Some(first) = word.first().copied()
            && firsts.last().is_none_or(|(char, _)| *char != first)
        {
            firsts.push((first, at));
        }
    }
    firsts
}

fn bounds(firsts: &[(char, usize)], first: char, end: usize) -> (usize, usize) {
    match firsts.binary_search_by_key(&first, |(char, _)| *char) {
        Ok(at) => (
            firsts[at].1,
            firsts.get(at + 1).map_or(end, |(_, next)| *next),
        ),
        Err(_) => (0, 0),
    }
}

static TABLE: OnceLock<Table> = OnceLock::new();

/// Takes in the packed table where it is no part of the program; `false` if these bytes are none.
/// Before that the matcher knows nothing, and says so.
pub fn learn(packed: &[u8]) -> bool {
    match unpack(packed) {
        Some(table) => {
            TABLE.get_or_init(|| table);
            true
        }
        None => false,
    }
}

/// The table, unpacked at the first call.
#[cfg(feature = "table")]
pub(super) fn table() -> &'static Table {
    TABLE.get_or_init(|| unpack(PACKED).unwrap_or_default())
}

/// The table; an empty one until it was taken in.
#[cfg(not(feature = "table"))]
pub(super) fn table() -> &'static Table {
    static NONE: OnceLock<Table> = OnceLock::new();
    TABLE
        .get()
        .unwrap_or_else(|| NONE.get_or_init(Table::default))
}

#[cfg(test)]
mod tests {
    use super::super::fault::Fault;
    use super::super::read::table_faults;
    use super::*;

    #[test]
    fn the_table_has_no_fault() {
        let faults = table_faults();
        let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(faults.is_empty(), "\n{}", list.join("\n"));
    }

    #[test]
    fn only_a_packed_table_is_taken_in() {
        assert!(learn(PACKED));
        assert!(!learn(b"<!doctype html>"));
        assert!(!learn(&PACKED[..PACKED.len() / 2]));
    }

    #[test]
    fn every_content_is_reached_by_several_rules() {
        for content in activelist_model::catalog::Content::all() {
            let target = Target::Content(content.index());
            let rules = table().rules.iter().filter(|rule| {
                let mut effects = rule.effects.iter();
                effects.any(|effect| effect.target == target && effect.points > 1)
            });
            assert!(rules.count() >= 3, "{}", content.id());
        }
    }

    #[test]
    fn every_prefecture_has_words() {
        for (option, _) in Group::Prefecture.options() {
            let mut conditions = table().conditions.iter();
            assert!(conditions.any(|(_, group, at)| *group == Group::Prefecture && *at == option));
        }
    }
}
