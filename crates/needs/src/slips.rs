//! Forgives one slip of the hand inside a longer katakana or Latin word.
//!
//! Owns: which runs of characters are tried and how far a slip may go. Only runs in which no word
//! was found are tried, so that a correct text costs nothing.

use super::fold::{Folded, Kind};
use super::model::{Hit, Spelling, WordTable};

/// Shortest katakana word in which a slip is forgiven: shorter ones turn into other words.
const SHORTEST_KATAKANA: usize = 5;
/// Shortest Latin word in which a slip is forgiven.
const SHORTEST_LATIN: usize = 6;
/// Most runs that are tried: a page of unknown loan words must not cost a frame.
const MOST_RUNS: usize = 40;

/// Adds the words that unknown runs were meant to be.
pub(super) fn add<'t>(text: &[Folded], table: &'t WordTable, hits: &mut Vec<Hit<'t>>) {
    let mut runs = 0;
    let mut start = 0;
    while start < text.len() && runs < MOST_RUNS {
        let end = run_end(text, start);
        if is_tried(text, start, end, hits) {
            runs += 1;
            hits.extend(meant(&text[start..end], table).map(|entry| Hit {
                entry,
                start,
                end,
                sentence: 0,
                background: false,
            }));
        }
        start = end;
    }
}

fn run_end(text: &[Folded], start: usize) -> usize {
    let kind = text[start].kind;
    let same = |folded: &&Folded| folded.kind == kind && !folded.gap;
    start + 1 + text[start + 1..].iter().take_while(same).count()
}

fn is_tried(text: &[Folded], start: usize, end: usize, hits: &[Hit]) -> bool {
    let shortest = match text[start].kind {
        Kind::Katakana => SHORTEST_KATAKANA,
        Kind::Latin => SHORTEST_LATIN,
        _ => return false,
    };
    // A known word of three or more letters in the run shows that it was written as meant.
    let known = |hit: &Hit| hit.start < end && start < hit.end && hit.end - hit.start >= 3;
    end - start + 1 >= shortest && !hits.iter().any(known)
}

fn meant<'t>(run: &[Folded], table: &'t WordTable) -> Option<&'t Spelling> {
    let shortest = match run[0].kind {
        Kind::Katakana => SHORTEST_KATAKANA,
        _ => SHORTEST_LATIN,
    };
    let chars: Vec<char> = run.iter().map(|folded| folded.char).collect();
    table.words.iter().find(|entry| {
        let word = &entry.word.chars;
        word.len() >= shortest
            && word.len().abs_diff(chars.len()) <= 1
            && (word.first() == chars.first() || word.last() == chars.last())
            && is_one_slip(word, &chars)
    })
}

/// Whether one character is missing, added, wrong, or swapped with its neighbour.
fn is_one_slip(a: &[char], b: &[char]) -> bool {
    let same = |(x, y): &(&char, &char)| x == y;
    let front = a.iter().zip(b).take_while(same).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    match (a, b) {
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => a.len() <= 1 && b.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold_chars;
    use super::super::hits::find;
    use super::super::read::read;

    fn check(text: &str, expected: usize) {
        let (table, _) = read("ランサムウェア|バックアップ|dropbox|ログイン => 1-1 1");
        assert_eq!(find(&fold_chars(text), &table).len(), expected, "{text}");
    }

    #[test]
    fn one_slip_in_a_longer_word_is_forgiven() {
        check("ランサムェアに感染", 1);
        check("バックアプ", 1);
        check("バッアクップ", 1);
        check("dorpbox", 1);
        check("バクアプ", 0);
        check("ロクイン", 0);
    }
}
