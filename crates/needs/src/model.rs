//! What the table of words consists of, and what is found with it: words, groups of words, rules from groups
//! to contents, learned phrases, and hits in a text.

use activelist_model::catalog::Group;

use super::word::Word;

/// Number of support contents.
pub(super) const CONTENTS: usize = 21;

/// A learned phrase speaks for an emergency.
pub(super) const EMERGENCY: usize = CONTENTS;
/// It speaks against one: nothing has happened, or not here, or not now.
pub(super) const CALM: usize = CONTENTS + 1;
/// It speaks against a matter of security.
pub(super) const OUTSIDE: usize = CONTENTS + 2;
/// It speaks for a matter of security, whichever content that leads to.
pub(super) const INSIDE: usize = CONTENTS + 3;
/// It speaks for a branch of an emergency, or against it; in the order of `BRANCH_NAMES`.
pub(super) const FIRST_BRANCH: usize = CONTENTS + 4;
/// It is a word of `branches.txt` for that branch, with its points.
pub(super) const FIRST_SIGN: usize = FIRST_BRANCH + BRANCHES;
/// Branches of an emergency that a text can tell: all but the last of the catalog's `Emergency`.
pub(super) const BRANCHES: usize = 4;
/// What the tables call them, in the order of the catalog.
#[cfg(any(test, feature = "tool"))]
pub(super) const BRANCH_NAMES: [&str; BRANCHES] = ["警告", "暗号化", "侵入", "漏えい"];
/// Number of targets.
pub(super) const TARGETS: usize = FIRST_SIGN + BRANCHES;

/// A group of words that mean the same, by its position.
pub(super) type GroupId = u16;

/// The table in memory.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    /// Sorted by characters; each spelling once.
    pub(super) words: Vec<Spelling>,
    /// Where the words of each first character begin; filled by [`WordTable::index`].
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

/// A turn of phrase and what it speaks for, or against where the weight is below nothing: target and
/// weight. Sorted by target.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Phrase {
    pub(super) chars: Vec<char>,
    pub(super) weights: Vec<(u8, i8)>,
}

/// A spelling and the groups that it belongs to.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) word: Word,
    /// As the table lists it.
    pub(super) own: Vec<GroupId>,
    /// Those, and every group that holds one of them; filled by [`WordTable::index`].
    pub(super) groups: Vec<GroupId>,
}

/// One line of the table that gives points.
#[derive(Debug)]
pub(super) struct Rule {
    /// The first one is never [`TermLink::Without`].
    pub(super) terms: Vec<Term>,
    pub(super) effects: Vec<Effect>,
}

/// A group of words and how it stands to the terms before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) group: GroupId,
    pub(super) link: TermLink,
}

/// How a term stands to the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermLink {
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
    /// Other business than security.
    Other,
    /// Position of a need that others serve.
    Elsewhere(usize),
}

impl TermLink {
    /// All links, for the packed table.
    pub(super) const ALL: [TermLink; 5] = [
        TermLink::Same,
        TermLink::After,
        TermLink::Next,
        TermLink::Anywhere,
        TermLink::Without,
    ];
}

impl WordTable {
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
    pub(super) fn words_from(&self, first: char) -> &[Spelling] {
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

/// A word found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'t> {
    pub(super) entry: &'t Spelling,
    /// First folded character.
    pub(super) start: usize,
    /// Folded character after the last.
    pub(super) end: usize,
    /// Number of the sentence, from 0.
    pub(super) sentence: usize,
    /// It stands before "…しているが": said as background, not as the need.
    pub(super) background: bool,
}

impl Hit<'_> {
    pub(super) fn is_of(&self, group: GroupId) -> bool {
        self.entry.groups.contains(&group)
    }
}
