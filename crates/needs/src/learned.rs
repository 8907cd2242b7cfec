//! Weighs turns of phrase that were learned from the labelled sentences (`learned.txt`).
//!
//! Owns: how what was learned is added up beside the table's rules. The rules say what is plain;
//! this settles their order, and tells a running emergency from a feared one, which no list of
//! words does by itself. Must not know any word.

use super::fold::Folded;
use super::model::{CALM, CONTENTS, EMERGENCY, OUTSIDE, TARGETS, WordTable};

/// Stands in a phrase for the end of a clause.
pub(super) const END: char = '。';

/// Hundredths of the table's points that one step of a content's weight is worth.
const CONTENT_STEP: i32 = 50;
/// The same for an emergency.
const ALARM_STEP: i32 = 120;

/// What the learned phrases of a text give, in hundredths of the table's points.
#[derive(Debug)]
pub(super) struct Learned {
    pub(super) contents: [i32; CONTENTS],
    /// Below nothing: it is calm.
    pub(super) emergency: i32,
    pub(super) outside: i32,
}

/// Adds up the phrases of a text, each once. Long texts hold more of them: the sum is divided by
/// the square root of their number, as it was when they were learned.
pub(super) fn weigh(text: &[Folded], table: &WordTable) -> Learned {
    let mut seen = vec![false; table.learned.len()];
    let mut sums = [0_i32; TARGETS];
    let (mut contents, mut alarms) = (0_u32, 0_u32);
    for (start, folded) in text.iter().enumerate() {
        for at in table.learned_from(folded.char) {
            let phrase = &table.learned[at];
            if seen[at] || !stands(&phrase.chars, &text[start..]) {
                continue;
            }
            seen[at] = true;
            let of = |alarm: bool| {
                let kind = |(target, _): &&(u8, u8)| is_alarm(usize::from(*target)) == alarm;
                u32::from(phrase.weights.iter().any(|weight| kind(&weight)))
            };
            contents += of(false);
            alarms += of(true);
            for (target, weight) in &phrase.weights {
                sums[usize::from(*target)] += i32::from(*weight);
            }
        }
    }
    let content = |sum: i32| share(sum * CONTENT_STEP, contents);
    Learned {
        contents: std::array::from_fn(|at| content(sums[at])),
        emergency: share((sums[EMERGENCY] - sums[CALM]) * ALARM_STEP, alarms),
        outside: content(sums[OUTSIDE]),
    }
}

/// Emergencies were learned apart from contents.
pub(super) const fn is_alarm(target: usize) -> bool {
    target == EMERGENCY || target == CALM
}

/// Fewer phrases than these say little, however much they weigh.
const FEW: u32 = 6;

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
        let learned = weigh(&fold_chars(text), &table);
        let expected = (emergency * ALARM_STEP, first * CONTENT_STEP);
        let expected = (share(expected.0, 0), share(expected.1, 0));
        assert_eq!((learned.emergency, learned.contents[0]), expected, "{text}");
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
