//! Weighs turns of phrase that were learned from the labelled sentences (`learned.txt`).
//!
//! The rules of the table say what is plain. What was learned settles their order, tells a running
//! emergency from a feared one, which no list of words does by itself, and tells a matter of security
//! from other business. No word is named here.

use super::fold::Folded;
use super::given;
use super::model::{
    BRANCHES, CALM, CONTENTS, EMERGENCY, FIRST_BRANCH, FIRST_SIGN, INSIDE, OUTSIDE, TARGETS,
    WordTable,
};
use super::order::order_by;
use activelist_model::catalog::Emergency;

/// Stands in a phrase for the end of a clause.
pub(super) const END: char = '。';

/// Hundredths of the table's points that one step of a content's weight is worth.
pub(super) const CONTENT_STEP: i32 = 125;
/// The same for an emergency.
pub(super) const ALARM_STEP: i32 = 200;
/// Hundredths that one step is worth in the measure of [`Learned::security`].
pub(super) const SECURITY_STEP: i32 = 40;
/// Hundredths of the logarithm of the odds that one step is worth for a branch of an emergency.
pub(super) const BRANCH_STEP: i32 = 50;
/// The same by which a branch must lead before every other, and before none of them, to be named. Advice for
/// another accident is worse than the question which of the five it was.
const BRANCH_LEAD: i32 = 100;

/// What the learned phrases of a text give.
#[derive(Debug)]
pub(super) struct Learned {
    /// For each content, in hundredths of the table's points.
    pub(super) contents: [i32; CONTENTS],
    /// For a matter of security; below nothing, against one. In hundredths of the logarithm of the odds.
    pub(super) security: i32,
}

/// Adds up the phrases of a text, each once.
pub(super) fn weigh(text: &[Folded], table: &WordTable) -> Learned {
    let sums = Sums::of(text, table);
    let security = sums.of[INSIDE] - sums.of[OUTSIDE];
    Learned {
        contents: std::array::from_fn(|at| share(sums.of[at] * CONTENT_STEP, sums.contents)),
        security: share(security * SECURITY_STEP, sums.security),
    }
}

/// What the phrases of one sentence give for an emergency, in hundredths of the table's points; below
/// nothing, it is calm. One sentence at a time: a calm one beside it must not hide what has happened.
pub(super) fn alarm(sentence: &[Folded], table: &WordTable) -> i32 {
    let sums = Sums::of(sentence, table);
    share(
        (sums.of[EMERGENCY] - sums.of[CALM]) * ALARM_STEP,
        sums.alarms,
    )
}

/// What has happened in an emergency, where the text says it plainly.
pub(super) fn branch(text: &[Folded], table: &WordTable) -> Option<Emergency> {
    let sums = Sums::of(text, table);
    let mut points = given::branches(sums.signs());
    for (at, points) in points.iter_mut().take(BRANCHES).enumerate() {
        *points += share(sums.of[FIRST_BRANCH + at] * BRANCH_STEP, sums.branches);
    }
    let mut order: Vec<(usize, i32)> = points.into_iter().enumerate().collect();
    order_by(&mut order, |(_, points)| std::cmp::Reverse(*points));
    let [(best, most), (_, next), ..] = order[..] else {
        return None;
    };
    let is_plain = best < BRANCHES && most - next >= BRANCH_LEAD;
    Emergency::ALL.get(best).copied().filter(|_| is_plain)
}

/// The points of the words for each branch of an emergency.
#[cfg(feature = "tool")]
pub(super) fn signs(text: &[Folded], table: &WordTable) -> [i32; BRANCHES] {
    Sums::of(text, table).signs()
}

/// The steps that the phrases of a text give to each target, and how many phrases speak of contents, of
/// emergencies, of security and of branches. Long texts hold more phrases: each sum is divided by the square root of
/// the number of its phrases, as it was when they were learned.
struct Sums {
    of: [i32; TARGETS],
    contents: u32,
    alarms: u32,
    security: u32,
    branches: u32,
}

impl Sums {
    fn signs(&self) -> [i32; BRANCHES] {
        std::array::from_fn(|at| self.of[FIRST_SIGN + at])
    }

    fn of(text: &[Folded], table: &WordTable) -> Sums {
        let mut seen = vec![false; table.learned.len()];
        let mut sums = Sums {
            of: [0; TARGETS],
            contents: 0,
            alarms: 0,
            security: 0,
            branches: 0,
        };
        for (start, folded) in text.iter().enumerate() {
            for at in table.learned_from(folded.char) {
                let phrase = &table.learned[at];
                if seen[at] || !stands(&phrase.chars, &text[start..]) {
                    continue;
                }
                seen[at] = true;
                let speaks = |of: fn(usize) -> bool| {
                    let mut targets = phrase.weights.iter();
                    u32::from(targets.any(|(target, _)| of(usize::from(*target))))
                };
                sums.contents += speaks(|target| target < CONTENTS);
                sums.alarms += speaks(|target| matches!(target, EMERGENCY | CALM));
                sums.security += speaks(|target| matches!(target, INSIDE | OUTSIDE));
                sums.branches += speaks(|target| (FIRST_BRANCH..FIRST_SIGN).contains(&target));
                for (target, weight) in &phrase.weights {
                    sums.of[usize::from(*target)] += i32::from(*weight);
                }
            }
        }
        sums
    }
}

/// Fewer phrases than these say little, however much they weigh.
pub(super) const FEW: u32 = 6;

/// A sum divided by the square root of a number.
fn share(sum: i32, count: u32) -> i32 {
    let root = (count.max(FEW) * 10_000).isqrt();
    sum * 100 / i32::try_from(root).unwrap_or(i32::MAX)
}

fn stands(phrase: &[char], text: &[Folded]) -> bool {
    let mut at = text.iter().map(|folded| folded.char);
    phrase.iter().all(|char| match (*char, at.next()) {
        (END, next) => next.is_none_or(is_border),
        (char, next) => next == Some(char),
    })
}

/// Whether a phrase ends before this character.
pub(super) const fn is_border(char: char) -> bool {
    matches!(
        char,
        '。' | '、'
            | '!'
            | '?'
            | ','
            | '.'
            | '('
            | ')'
            | '「'
            | '」'
            | '『'
            | '』'
            | '*'
            | '-'
            | '~'
            | '/'
            | '|'
            | '@'
            | '#'
            | '='
            | ':'
            | ';'
            | '\n'
    )
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold_chars;
    use super::super::read::read;
    use super::*;

    fn check(text: &str, emergency: i32, first: i32) {
        let (table, faults) = read("弱 緊急*2 = した。\n弱 平時 0-1*3 = したい\n弱 0-1 = 星");
        assert_eq!(faults, []);
        let text = fold_chars(text);
        let found = (alarm(&text, &table), weigh(&text, &table).contents[0]);
        let expected = (emergency * ALARM_STEP, first * CONTENT_STEP);
        assert_eq!(found, (share(expected.0, 0), share(expected.1, 0)));
    }

    #[test]
    fn a_branch_is_named_where_its_words_lead_clearly() {
        let (table, faults) = read("印 警告*4 = 遠隔\n印 侵入*4 = 送金\n弱 枝警告*7 = 電話");
        assert_eq!(faults, []);
        for (text, expected) in [
            ("遠隔で", Some(Emergency::Warning)),
            ("遠隔で送金", None),
            ("電話", None),
            ("電話で遠隔", Some(Emergency::Warning)),
            ("変だ", None),
        ] {
            assert_eq!(branch(&fold_chars(text), &table), expected, "{text}");
        }
    }

    #[test]
    fn phrases_count_once_and_end_where_a_clause_ends() {
        check("感染した", 2, 0);
        check("感染した。感染した", 2, 0);
        check("感染したので、", 0, 0);
        check("星", 0, 1);
        check("対策したい", -1, 3);
        check("星にしたい", -1, 4);
    }
}
