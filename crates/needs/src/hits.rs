//! Finds the table's words in a text.
//!
//! Owns: which words count when several overlap, sentences, and background clauses. Must not know
//! what a word means.

use super::fold::{Folded, Kind};
use super::model::{Hit, WordTable};
use super::order::order_by;
use super::slips;

/// How many earlier words are looked at for one that hides the next: words are short.
const LOOK_BACK: usize = 12;

/// The words in the text by place: whatever lies inside a longer word is left out.
pub(super) fn find<'t>(text: &[Folded], table: &'t WordTable) -> Vec<Hit<'t>> {
    let mut hits = Vec::new();
    let mut links = Vec::new();
    for start in 0..text.len() {
        for entry in table.words_from(text[start].char) {
            if entry.word.stands_at(text, start) {
                let hit = Hit {
                    entry,
                    start,
                    end: start + entry.word.chars.len(),
                    sentence: 0,
                    background: false,
                };
                // 済みだが must not hide 済み: such words only mark what stands before them.
                match table.background.is_some_and(|group| hit.is_of(group)) {
                    true => links.push(hit),
                    false => hits.push(hit),
                }
            }
        }
    }
    slips::add(text, table, &mut hits);
    let mut hits = outermost(text, hits);
    links.retain(|link| !hits.iter().any(|hit| holds(hit, link)));
    hits.retain(|hit| !hit.entry.groups.is_empty());
    number_sentences(text, &mut hits);
    mark_background(text, &links, &mut hits);
    hits
}

fn holds(outer: &Hit, inner: &Hit) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && outer.entry.word.hides_only
}

fn outermost<'t>(text: &[Folded], mut hits: Vec<Hit<'t>>) -> Vec<Hit<'t>> {
    order_by(&mut hits, |hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        let mut near = kept.iter().rev().take(LOOK_BACK);
        if !near.any(|outer| hides(text, outer, &hit)) {
            kept.push(hit);
        }
    }
    kept
}

/// Whether the inner word lies inside the outer one and is not merely its stem: 守られて leaves
/// 守られ standing, 東京都 does not leave 京都.
fn hides(text: &[Folded], outer: &Hit, inner: &Hit) -> bool {
    if outer.end < inner.end {
        return false;
    }
    let phrase = text[outer.start..outer.end]
        .iter()
        .any(|folded| folded.kind == Kind::Hiragana);
    outer.entry.word.hides_only || !phrase
}

/// The sentences of a text, each with the mark that ends it. [`Hit::sentence`] counts them from 0.
pub(super) fn sentences(text: &[Folded]) -> impl Iterator<Item = &[Folded]> {
    text.split_inclusive(|folded| ends_sentence(folded.char))
}

/// Whether a sentence ends with this character.
fn ends_sentence(char: char) -> bool {
    matches!(char, '。' | '！' | '？' | '!' | '?' | '\n')
}

fn number_sentences(text: &[Folded], hits: &mut [Hit]) {
    let (mut at, mut sentence) = (0, 0);
    for hit in hits {
        while at < hit.start {
            sentence += usize::from(ends_sentence(text[at].char));
            at += 1;
        }
        hit.sentence = sentence;
    }
}

fn mark_background(text: &[Folded], links: &[Hit], hits: &mut [Hit]) {
    for link in links {
        let before = text[..link.start].iter();
        let from = before
            .rev()
            .position(|folded| ends_sentence(folded.char))
            .map_or(0, |back| link.start - back);
        // 「次は」 at the head of a sentence leaves all that was said before it behind.
        let from = if from == link.start { 0 } else { from };
        let inside = hits
            .iter_mut()
            .filter(|hit| hit.start >= from && hit.start < link.start);
        inside.for_each(|hit| hit.background = true);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold_chars;
    use super::super::read::read;
    use super::*;

    const WORDS: &str = "@背景 = が、\n@p = 京都 東京都 東京\n@q = 規程 周知 守られ 守られて -規程類\n@p|@q => 1-1 1\n";

    fn check(text: &str, expected: &[(&str, usize, bool)]) {
        let (table, _) = read(WORDS);
        let folded = fold_chars(text);
        let hits = find(&folded, &table);
        let found: Vec<(&str, usize, bool)> = hits
            .iter()
            .map(|hit| {
                let bytes = folded[hit.start].start..folded[hit.end - 1].end;
                (&text[bytes], hit.sentence, hit.background)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_longer_word_hides_what_lies_inside_it() {
        check("東京都です", &[("東京都", 0, false)]);
        check("京都と東京", &[("京都", 0, false), ("東京", 0, false)]);
        check("規程類", &[]);
        check("守られて", &[("守られて", 0, false), ("守られ", 0, false)]);
    }

    #[test]
    fn background_reaches_back_to_its_sentence_only() {
        check(
            "規程。規程はあるが、周知",
            &[("規程", 0, false), ("規程", 1, true), ("周知", 1, false)],
        );
    }

    #[test]
    fn a_background_word_that_opens_a_sentence_reaches_back_to_the_beginning() {
        check("規程。が、周知", &[("規程", 0, true), ("周知", 1, false)]);
    }
}
