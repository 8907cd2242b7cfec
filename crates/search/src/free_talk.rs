//! Whose first talk is free (初回無料).
//!
//! A list may ask for it (初回相談): then the answer counts. Of whoever has not answered, it is read from 自己PR
//! by a rule of this program (*ours*). The texts of a large list come later than the rest, so whoever has none
//! yet is read once it is there.

use activelist_kernel::bits;
use activelist_model::expert::FirstTalk;
use activelist_publication::Packed;

/// Who writes so, of those whose texts have been read.
#[derive(Clone, Debug, Default)]
pub(super) struct FreeTalks {
    row: Vec<u64>,
    read: usize,
}

impl FreeTalks {
    pub fn new(words: usize) -> FreeTalks {
        FreeTalks {
            row: vec![0; words],
            read: 0,
        }
    }

    /// Reads the texts that have come since the last time.
    pub fn read(&mut self, list: &Packed) {
        for at in self.read..list.with_prose() {
            if is_first_talk_free(list.first_talk(at), list.appeal(at)) {
                bits::set(&mut self.row, at);
            }
        }
        self.read = list.with_prose();
    }

    /// Who writes so.
    pub fn row(&self) -> &[u64] {
        &self.row
    }
}

/// Whether the first talk is free: as the person answered, or else by what 自己PR says.
pub fn is_first_talk_free(answer: Option<FirstTalk>, appeal: &str) -> bool {
    match answer {
        Some(answer) => answer == FirstTalk::Free,
        None => offers_a_free_first_talk(appeal),
    }
}

/// Most characters between 初回 and 無料.
const APART: usize = 12;
const FIRST: &str = "初回";
const FREE: &str = "無料";
/// What turns a sentence around. 初回は有料、2回目は無料 does not count; neither does a sentence that is
/// true but holds one of these: a person too few is better than a promise that nobody made.
const TURNS: [&str; 4] = ["有料", "ではな", "ません", "除く"];

/// Whether 自己PR says that the first talk is free: a sentence in which 初回 and 無料 stand at most twelve
/// characters apart, and nothing that turns it around.
fn offers_a_free_first_talk(appeal: &str) -> bool {
    let ends = |character: char| "。｡．！？!?\r\n".contains(character);
    appeal.split(ends).any(|sentence| {
        let is_close = is_followed(sentence, FIRST, FREE) || is_followed(sentence, FREE, FIRST);
        is_close && !TURNS.iter().any(|turn| sentence.contains(turn))
    })
}

/// Whether one word is followed by the other, at most so many characters later.
fn is_followed(sentence: &str, one: &str, other: &str) -> bool {
    sentence.match_indices(one).any(|(at, _)| {
        let rest = sentence.get(at + one.len()..).unwrap_or_default();
        rest.find(other)
            .is_some_and(|end| rest[..end].chars().count() <= APART)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_before_what_was_written() {
        for (answer, appeal, is_free) in [
            (None, "初回無料", true),
            (None, "", false),
            (Some(FirstTalk::Free), "", true),
            (Some(FirstTalk::Paid), "初回無料", false),
            (Some(FirstTalk::Negotiable), "初回無料", false),
        ] {
            assert_eq!(
                is_first_talk_free(answer, appeal),
                is_free,
                "{answer:?} {appeal}"
            );
        }
    }

    #[test]
    fn a_sentence_says_so_or_does_not() {
        for appeal in [
            "初回無料",
            "初回のご相談は無料です。",
            "製造業が得意です。初回60分まで無料でお話をうかがいます。2回目からは有料です。",
            "無料の初回相談を行っています",
            "初回あいうえおかきくけこさし無料",
            "2回目からは有料です\n初回相談無料",
        ] {
            assert!(offers_a_free_first_talk(appeal), "{appeal}");
        }
        for appeal in [
            "",
            "無料",
            "初回",
            "初回割引あり。無料ツールも使います。",
            "初回あいうえおかきくけこさしす無料",
            "初回は有料、2回目の訪問は無料です。",
            "初回も無料ではないことがあります。",
            "初回無料は行っていません。",
            "初回相談は無料（交通費を除く）",
        ] {
            assert!(!offers_a_free_first_talk(appeal), "{appeal}");
        }
    }
}
