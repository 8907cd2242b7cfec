//! Gathers what was read, line by line, into words that know their groups.
//!
//! Owns: the numbers of groups and the order of words. Must not read text.

use std::collections::BTreeMap;

use super::model::{GroupId, Spelling, WordTable};
use super::spell::spellings;
use super::word::Word;

/// The table of these rules and conditions (in `table`), with the words of the groups.
pub(super) fn gather(
    mut table: WordTable,
    groups: &[Vec<String>],
    names: &BTreeMap<String, GroupId>,
) -> WordTable {
    let used = renumber(&mut table, groups, names);
    let mut found: Vec<(Word, Option<GroupId>)> = Vec::new();
    for (words, id) in groups.iter().zip(&used) {
        let words = words.iter().filter(|word| !word.starts_with('@'));
        let spelled = words.flat_map(|word| spellings(word));
        found.extend(spelled.map(|word| (word, *id)));
    }
    found.sort_unstable();
    for (word, id) in found {
        let own = if word.hides_only { None } else { id };
        match table.words.last_mut() {
            // A word with `-` in one group and without it in another still means something.
            Some(last) if last.word.chars == word.chars => {
                last.word.hides_only &= word.hides_only;
                last.word.fit = last.word.fit.min(word.fit);
                last.own.extend(own);
            }
            _ => table.words.push(Spelling {
                word,
                own: own.into_iter().collect(),
                groups: Vec::new(),
            }),
        }
    }
    // A word of a group that nothing uses may still have told how another one stands.
    let means = |entry: &Spelling| entry.word.hides_only || !entry.own.is_empty();
    table.words.retain(means);
    for entry in &mut table.words {
        entry.own.sort_unstable();
        entry.own.dedup();
    }
    table.holders.sort_unstable();
    table.learned.sort_unstable();
    table.index(used.iter().flatten().count());
    table
}

/// Numbers the groups that a rule or a condition uses, and those inside them: the longest first,
/// because small numbers take less room.
fn renumber(
    table: &mut WordTable,
    groups: &[Vec<String>],
    names: &BTreeMap<String, GroupId>,
) -> Vec<Option<GroupId>> {
    let terms = table.rules.iter().flat_map(|rule| &rule.terms);
    let mut order: Vec<GroupId> = terms.map(|term| term.group).collect();
    order.extend(table.conditions.iter().map(|(id, ..)| *id));
    order.extend(table.background.into_iter().chain(table.wish));
    let inner = |id: GroupId| {
        let words = groups[usize::from(id)].iter();
        let held = words.filter(|word| word.starts_with('@'));
        held.filter_map(|word| names.get(word)).copied()
    };
    let mut at = 0;
    while let Some(id) = order.get(at).copied() {
        order.extend(inner(id));
        at += 1;
    }
    order.sort_unstable_by_key(|id| (std::cmp::Reverse(groups[usize::from(*id)].len()), *id));
    order.dedup();
    let mut numbers: Vec<Option<GroupId>> = vec![None; groups.len()];
    for (number, id) in order.iter().enumerate() {
        numbers[usize::from(*id)] = Some(number as GroupId);
    }
    let new = |id: GroupId| numbers[usize::from(id)].unwrap_or_default();
    for term in table.rules.iter_mut().flat_map(|rule| &mut rule.terms) {
        term.group = new(term.group);
    }
    for (id, ..) in &mut table.conditions {
        *id = new(*id);
    }
    table.background = table.background.map(new);
    table.wish = table.wish.map(new);
    for outer in &order {
        let held = inner(*outer).map(|inner| (new(inner), new(*outer)));
        table.holders.extend(held);
    }
    numbers
}
