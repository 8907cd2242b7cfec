//! The vendor's door: from a few words to questions of the survey and options of the conditions.
//!
//! It proposes what to choose and chooses nothing. The words stay with the screen that asks.

mod entries;
mod words;

use super::wording::group_name;
use activelist_kernel::fold::fold_word;
use activelist_model::catalog::{Group, OptionSet, QUALIFICATION_OTHER, Question};
use entries::{Goal, entries, folded};
use words::GENERAL;

/// Most questions, and most options, that are shown at once.
pub const MOST: usize = 6;
/// Fewest characters that are looked for inside longer words.
const LEAST: usize = 2;
/// Fewest characters of kana and letters that say something as a piece of a word.
const LEAST_OF_KANA: usize = 4;
/// Who has less than this part of the best is not shown.
const PART_OF_BEST: u32 = 5;
/// What a character of a word counts that stands at one place only; one at several counts a part of it.
const WEIGHT: u32 = 240;
/// What is left of the weight of a word inside a longer one that was found elsewhere.
const HIDDEN: u32 = 4;

/// What the words led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lookup {
    /// Questions, the likeliest first.
    pub questions: Vec<Question>,
    /// Options of the conditions, the likeliest first.
    pub options: Vec<FoundOption>,
    /// Said above what was found: that no question asks this, or that only a piece of it agrees.
    pub note: &'static str,
    /// Said to screen readers, and on screen where nothing was found: how many there are, what to do.
    pub said: String,
    /// The words, to be looked for in what people wrote; empty where something surely fits.
    pub words: String,
}

/// An option, or all prefectures of a region, to be chosen as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundOption {
    /// The condition.
    pub group: Group,
    /// What is chosen.
    pub options: OptionSet,
    /// What it is called: 「CISSP」, 「関東すべて」.
    pub label: String,
}

impl FoundOption {
    /// The name of its condition.
    pub const fn of(&self) -> &'static str {
        group_name(self.group)
    }

    fn single(group: Group, position: usize) -> FoundOption {
        FoundOption {
            group,
            options: OptionSet::only(position),
            label: group.short_of(position).to_string(),
        }
    }
}

/// The further qualifications with a name: a vendor's wish in the second place.
pub fn qualifications() -> Vec<FoundOption> {
    let group = Group::Qualification;
    let options = group.options();
    options
        .filter(|(position, _)| *position != QUALIFICATION_OTHER)
        .map(|(position, _)| FoundOption::single(group, position))
        .collect()
}

/// A word of an entry that was found.
struct Hit {
    entry: usize,
    word: &'static str,
    /// How many characters agree.
    agree: usize,
}

/// Looks for what somebody wrote.
pub fn lookup(text: &str) -> Lookup {
    let whole = fold_word(text);
    if whole.is_empty() {
        return Lookup::default();
    }
    let typed: Vec<String> = text.split_whitespace().map(fold_word).collect();
    let mut hits = hits(&whole, &typed);
    let only_pieces = hits.is_empty();
    if only_pieces {
        hits = pieces(&whole);
    }
    let (questions, further) = best(&hits, |goal| match goal {
        Goal::Question(question) => Some(*question),
        _ => None,
    });
    let (options, others) = best(&hits, |goal| match goal {
        Goal::Option(option) => Some(option.clone()),
        _ => None,
    });
    let not_asked = hits.iter().any(|hit| {
        let goal = entries().get(hit.entry).map(|entry| &entry.goal);
        matches!(goal, Some(Goal::Nothing)) && whole.contains(hit.word)
    });
    let is_empty = questions.is_empty() && options.is_empty();
    Lookup {
        said: said(questions.len() + further, options.len() + others),
        note: match (not_asked, only_pieces && !is_empty) {
            (true, _) => NOT_ASKED_NOTE,
            (_, true) => ONLY_PIECES,
            _ => "",
        },
        words: match is_empty || not_asked || only_pieces {
            true => text.trim().to_string(),
            false => String::new(),
        },
        questions,
        options,
    }
}

const NOT_ASKED_NOTE: &str = "34の設問には、この内容をたずねるものがありません。専門家が書いた根拠や支援内容から、ことばで絞り込むと見つかることがあります。";

const ONLY_PIECES: &str = "このことばそのものはありません。ことばの一部が合う設問を示しています。";

fn said(questions: usize, options: usize) -> String {
    match (questions, options) {
        (0, 0) => "このことばに当てはまる設問や条件がありません。短いことば（例：ログ、暗号、教育）に変えるか、下の分野から選んでください。".to_string(),
        (questions, 0) => format!("設問が{questions}件見つかりました。"),
        (0, options) => format!("条件が{options}件見つかりました。"),
        (questions, options) => format!("設問が{questions}件、条件が{options}件見つかりました。"),
    }
}

/// The words of all entries that stand in the text, or that a typed word is a part of.
fn hits(whole: &str, typed: &[String]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (place, entry) in entries().iter().enumerate() {
        for word in &entry.words {
            let agree = if stands_in(word, whole) {
                word.chars().count()
            } else {
                let parts = typed.iter().map(|part| part.chars().count());
                let parts = parts
                    .zip(typed)
                    .filter(|(length, part)| *length >= LEAST && word.contains(part.as_str()));
                parts.map(|(length, _)| length).max().unwrap_or(0)
            };
            if agree > 0 {
                hits.push(Hit {
                    entry: place,
                    word,
                    agree,
                });
            }
        }
    }
    hits
}

/// Where no whole word was found: the longest piece that the text shares with each word of a question.
fn pieces(whole: &str) -> Vec<Hit> {
    let mut text = whole.to_string();
    for word in folded(GENERAL) {
        text = text.replace(&word, " ");
    }
    let mut hits: Vec<Hit> = Vec::new();
    for (place, entry) in entries().iter().enumerate() {
        if !matches!(entry.goal, Goal::Question(_)) {
            continue;
        }
        for word in &entry.words {
            let piece = shared_piece(word, &text);
            let agree = piece.chars().count();
            let ideographs = piece.chars().all(|one| one >= '\u{4e00}');
            let is_known = hits
                .iter()
                .any(|hit| hit.entry == place && hit.word == piece);
            if agree >= if ideographs { LEAST } else { LEAST_OF_KANA } && !is_known {
                hits.push(Hit {
                    entry: place,
                    word: piece,
                    agree,
                });
            }
        }
    }
    hits
}

/// The longest part of a word that stands in a text.
fn shared_piece<'a>(word: &'a str, text: &str) -> &'a str {
    let mut longest = "";
    for (start, _) in word.char_indices() {
        let rest = word.get(start..).unwrap_or("");
        let ends = rest.char_indices().map(|(at, one)| at + one.len_utf8());
        for end in ends {
            let piece = rest.get(..end).unwrap_or("");
            if !text.contains(piece) {
                break;
            }
            if piece.len() > longest.len() {
                longest = piece;
            }
        }
    }
    longest
}

/// Whether a word stands in a text. Letters count as a word of their own only: "ips" is not in "chips".
fn stands_in(word: &str, text: &str) -> bool {
    let is_letter = |next: Option<char>| next.is_some_and(|next| next.is_ascii_alphabetic());
    let alone = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let (before, rest) = text.split_at_checked(at).unwrap_or(("", ""));
        let after = rest.get(word.len()..).unwrap_or("");
        !(alone && (is_letter(before.chars().next_back()) || is_letter(after.chars().next())))
    })
}

/// What the hits lead to, of one kind, the likeliest first, and how many more there are.
fn best<T>(hits: &[Hit], of: impl Fn(&Goal) -> Option<T>) -> (Vec<T>, usize) {
    // A word inside a longer one that was found: of the same entry it says nothing more.
    let longest = |hit: &Hit, same: bool| {
        hits.iter().any(|other| {
            other.word.len() > hit.word.len()
                && other.agree > hit.agree
                && other.word.contains(hit.word)
                && (other.entry == hit.entry) == same
        })
    };
    let mut scores: Vec<(u32, T)> = Vec::new();
    for (place, entry) in entries().iter().enumerate() {
        let Some(goal) = of(&entry.goal) else {
            continue;
        };
        let mut score = 0;
        let (mut partial, mut several) = (0, 0);
        for hit in hits.iter().filter(|hit| hit.entry == place) {
            if longest(hit, true) {
                continue;
            }
            let shared = hits.iter().filter(|other| other.word == hit.word).count() as u32;
            let weight = hit.agree as u32 * WEIGHT / shared.max(1);
            let weight = if longest(hit, false) {
                weight / HIDDEN
            } else {
                weight
            };
            if hit.agree == hit.word.chars().count() {
                score += weight;
            } else {
                // Of words that the typed one is a part of, the shortest counts; how many they are only
                // decides between equals.
                several += 1;
                let closeness = weight * hit.agree as u32 / hit.word.chars().count() as u32;
                partial = partial.max(closeness);
            }
        }
        let score = score + partial + several;
        if score > 0 {
            let at = scores.partition_point(|(other, _)| *other >= score);
            scores.insert(at, (score, goal));
        }
    }
    let least = scores.first().map_or(0, |(best, _)| best / PART_OF_BEST);
    let enough = scores.partition_point(|(score, _)| *score >= least);
    let shown = enough.min(MOST);
    scores.truncate(shown);
    let found = scores.into_iter().map(|(_, goal)| goal).collect();
    (found, enough - shown)
}

#[cfg(test)]
mod tests;
