//! Free words: who has all of them, in a text or in the label of something chosen.
//!
//! Words are looked for in everything that card and list say of somebody, as they say it: see
//! `said.rs`. A signature names those who may hold a word; only of them, and only of those whom the
//! other conditions do not rule out already, the text itself is read. What was found out of a word is
//! kept while it is typed on.

use activelist_kernel::bits;
use activelist_kernel::fold::{fold, fold_word};
use activelist_kernel::grams::{Grams, Needle};
use activelist_kernel::texts::Texts;

use super::index::Index;
use super::said::{say_in_prose, say_in_short};
use activelist_model::catalog::{Group, PREFECTURES};
use activelist_publication::Packed;

/// Words remembered beside those asked for: those of the last few keystrokes.
const REMEMBERED: usize = 16;

/// Texts made ready for free words, and what is known of the words asked for last.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    short: Texts,
    prose: Texts,
    grams: Grams,
    /// Labels, folded: a group's option, or with no group a prefecture to live in.
    labels: Vec<(Option<Group>, usize, String)>,
    /// The words as they were asked for, and folded one by one.
    asked: String,
    wanted: Vec<String>,
    known: Vec<Known>,
    /// Who has all words wanted, of those whom the other conditions leave.
    pub row: Vec<u64>,
    /// Those whose texts are still to be read.
    doubt: Vec<u64>,
    /// The word read last, and for each person a place in the texts before which it does not begin:
    /// what it becomes when it is typed on does not begin before it either.
    read: String,
    places: Vec<u32>,
}

/// What is known of a word.
#[derive(Clone, Debug)]
struct Known {
    word: String,
    needle: Needle,
    /// Who has it.
    sure: Vec<u64>,
    /// Who may have it.
    maybe: Vec<u64>,
}

impl Words {
    pub fn new(len: usize, words: usize) -> Words {
        let options = Group::ALL.into_iter().flat_map(|group| {
            let labels = group.options();
            labels.map(move |(position, label)| (Some(group), position, fold(label)))
        });
        let homes = PREFECTURES.iter().enumerate();
        let homes = homes.map(|(position, label)| (None, position, fold(label)));
        Words {
            grams: Grams::new(len),
            labels: options.chain(homes).collect(),
            row: vec![0; words],
            doubt: vec![0; words],
            places: vec![0; len],
            ..Words::default()
        }
    }

    /// Makes the texts of up to so many people ready. `true` once all that the list holds are.
    pub fn prepare(&mut self, list: &Packed, people: usize) -> bool {
        let mut left = people;
        while left > 0 && self.short.len() < list.len() {
            let at = self.short.len();
            say_in_short(list, at, &mut self.short);
            self.short.end(list.len());
            self.grams.add(at, self.short.of(at));
            left -= 1;
        }
        while left > 0 && self.prose.len() < list.with_prose() {
            let at = self.prose.len();
            say_in_prose(list, at, &mut self.prose);
            self.prose.end(list.len());
            self.grams.add(at, self.prose.of(at));
            left -= 1;
        }
        self.grams.flush();
        // Who had no text yet may have one now.
        self.forget();
        self.is_ready(list)
    }

    /// Whether all texts that the list holds are ready.
    pub fn is_ready(&self, list: &Packed) -> bool {
        self.short.len() == list.len() && self.prose.len() == list.with_prose()
    }

    fn forget(&mut self) {
        self.known.clear();
        self.asked.clear();
        self.wanted.clear();
        if !self.read.is_empty() {
            self.read.clear();
            self.places.fill(0);
        }
    }

    /// Finds who has all the words among those of a row; [`Words::row`] is right for them only.
    pub fn find(&mut self, words: &str, index: &Index, among: &[u64]) {
        self.learn(words, index);
        let Words {
            row,
            doubt,
            wanted,
            known,
            short,
            prose,
            read,
            places,
            ..
        } = self;
        bits::copy(row, among);
        // First what is known of all words, so that as few texts as can be are read.
        for word in wanted.iter() {
            if let Some(found) = known.iter().find(|known| known.word == *word) {
                let may = found.sure.iter().zip(&found.maybe);
                for (row, (sure, maybe)) in row.iter_mut().zip(may) {
                    *row &= sure | maybe;
                }
            }
        }
        for word in wanted.iter() {
            let Some(found) = known.iter_mut().find(|known| known.word == *word) else {
                continue;
            };
            bits::common(doubt, row, &found.maybe);
            if doubt.iter().any(|left| *left != 0) {
                if !word.starts_with(read.as_str()) {
                    places.fill(0);
                }
                word.clone_into(read);
                bits::and_not(&mut found.maybe, doubt);
                short.keep(&found.needle, doubt, prose, places);
                bits::or(&mut found.sure, doubt);
            }
            bits::and(row, &found.sure);
        }
    }

    /// Learns what signatures and labels say of words that are new.
    fn learn(&mut self, words: &str, index: &Index) {
        if self.asked == words && !self.wanted.is_empty() {
            return;
        }
        self.asked.clear();
        self.asked.push_str(words);
        self.wanted = wanted(words);
        for word in &self.wanted {
            if self.known.iter().any(|known| known.word == *word) {
                continue;
            }
            // Who does not have what was typed before does not have what it has become.
            let shorter = self.known.iter().filter(|known| word.contains(&known.word));
            let shorter = shorter.max_by_key(|known| known.word.len());
            let mut maybe = vec![0; index.words];
            match shorter {
                Some(shorter) => {
                    bits::copy(&mut maybe, &shorter.maybe);
                    bits::or(&mut maybe, &shorter.sure);
                }
                None => bits::fill(&mut maybe, index.len),
            }
            let mut sure = vec![0; index.words];
            if self.grams.narrow(word, &mut maybe) {
                std::mem::swap(&mut sure, &mut maybe);
            }
            for (group, position, label) in &self.labels {
                if label.contains(word.as_str()) {
                    bits::or(
                        &mut sure,
                        match group {
                            Some(group) => index.option(*group, *position),
                            None => index.home(*position),
                        },
                    );
                }
            }
            bits::and_not(&mut maybe, &sure);
            let wanted = &self.wanted;
            let mut others = (0..)
                .zip(&self.known)
                .filter(|(_, known)| !wanted.contains(&known.word));
            if let (Some((oldest, _)), true) = (others.next(), others.count() >= REMEMBERED) {
                self.known.remove(oldest);
            }
            let word = word.clone();
            self.known.push(Known {
                needle: Needle::new(&word),
                word,
                sure,
                maybe,
            });
        }
    }
}

/// The words of a search, folded, each once: they are divided by spaces or by the comma that joins what
/// card and list say (、).
fn wanted(words: &str) -> Vec<String> {
    let divides = |character: char| character.is_whitespace() || matches!(character, '、' | '､');
    let mut wanted: Vec<String> = Vec::new();
    for word in words.split(divides).map(fold_word) {
        if !word.is_empty() && !wanted.contains(&word) {
            wanted.push(word);
        }
    }
    wanted
}
