//! What the matcher answers: suggestions in order, an emergency, conditions, and how sure it is.

use super::conditions::{FirmFact, recognise};
use super::elsewhere::{ELSEWHERE, Elsewhere};
use super::fold::{Folded, Kind, fold_chars};
use super::given;
use super::hits::{find, sentences};
use super::learned::{Learned, alarm, branch, is_border, weigh};
use super::model::{CONTENTS, Hit, Target, WordTable};
use super::order::order_by;
use super::reason::reason;
use super::said::spoken;
use super::score::{Scores, score};
use super::table::table;
use activelist_model::catalog::{Content, Emergency as Branch};

/// What a firm's words say of its needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// At most five contents, best first; empty when nothing is known.
    pub suggestions: Vec<Suggestion>,
    /// Something is happening now or has just happened: the incident door comes first.
    pub emergency: Option<Emergency>,
    /// What is wanted is nothing that the list offers: who helps with it.
    pub elsewhere: Option<Elsewhere>,
    /// Places, industries and sizes to offer as conditions, in the order of the text.
    pub conditions: Vec<FirmFact>,
    /// How sure the order is.
    pub confidence: Confidence,
}

/// A support content that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The content.
    pub content: Content,
    /// Hundredths of the table's points; comparable within one text only.
    pub score: i32,
    /// The words that led there, as the firm wrote them, the weightiest first; at most four.
    pub words: Vec<String>,
    /// One plain sentence.
    pub reason: &'static str,
}

/// A running emergency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// The words that sound like it, as the firm wrote them; empty where no single word does.
    pub words: Vec<String>,
    /// What has happened, as the emergency screen names it; none where the words do not say it plainly, because
    /// advice for something else is worse than none. It is never [`Branch::Unsure`].
    pub branch: Option<Branch>,
}

/// How sure the matcher is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It does not know: ask the questions of the guided path instead.
    Unknown,
    /// It has an idea: show it and ask as well.
    Some,
    /// The words are plain.
    Clear,
}

/// Points of the rules from which a text that is hardly more than a word or two is heard, whatever its turns
/// of phrase sound like: it has too few of them to tell its subject.
const SHORT_PLAINLY: i32 = 300;
/// The same for a text of any length.
const PLAINLY: i32 = 700;
/// Folded characters up to which a text is so short.
const SHORT: usize = 8;
/// Points below which the rules say next to nothing.
const PLAINEST: i32 = 100;
/// From here on a text is a matter of security, in hundredths of the logarithm of the odds.
const SECURITY: i32 = -70;
/// Points by which the first content leads where the words are plain.
const PLAIN: i32 = 250;
/// What must speak for an emergency in addition where no rule does, and only turns of phrase sound like it.
const ALARM_MARGIN: i32 = 100;

/// Position of 5-3, the help in an emergency, and the points that one gives it.
const RESPONSE: usize = 16;
const HELP: i32 = 300;
/// Points from which a need is one that others serve.
const ELSEWHERE_PLAINLY: i32 = 400;
/// Most suggestions that are shown.
const MOST: usize = 5;
/// Most words that are named for one suggestion.
const MOST_WORDS: usize = 4;
/// A suggestion that lies more points than these behind the first one is left out.
const BEHIND: i32 = 800;
/// Points of the rules from which it stays all the same: what its words say plainly is not left out.
const PLAINLY_RULED: i32 = 400;

/// The support contents that fit these words best. Never fails; reads at most 4,000 characters.
pub fn match_needs(text: &str) -> Needs {
    match_with(table(), text)
}

pub(super) fn match_with(table: &WordTable, text: &str) -> Needs {
    let folded = fold_chars(text);
    let hits = find(&folded, table);
    let scores = score(&hits, table);
    let learned = weigh(&folded, table);
    // Mere courtesies are all hiragana, whatever marks stand between them.
    let tells = |folded: &Folded| folded.kind != Kind::Hiragana && !is_border(folded.char);
    let telling = folded.iter().any(tells);
    let running = is_running(&folded, &scores, table, telling);
    let emergency = running.then(|| {
        // Where the turn of phrase told it, the words that led to the help are named instead.
        let targets = [Target::Emergency, Target::Content(RESPONSE)].into_iter();
        let named = |target| words(text, &folded, &hits, &scores, target);
        let words = targets.map(named).find(|words| !words.is_empty());
        Emergency {
            words: words.unwrap_or_default(),
            branch: branch(&folded, table),
        }
    });
    // While something is happening, nothing else is said.
    let elsewhere = if running { None } else { elsewhere(&scores) };
    let is_short = folded.len() <= SHORT;
    let known = running || is_security(&scores, &learned, telling, is_short);
    let points = weighed(&scores, &learned, running);
    let suggestions = if known {
        suggestions(text, &folded, &hits, &scores, points)
    } else {
        Vec::new()
    };
    let lead = match suggestions.as_slice() {
        [] => None,
        [first] => Some(first.score),
        [first, second, ..] => Some(first.score - second.score),
    };
    let confidence = match lead {
        None => Confidence::Unknown,
        // Where others help, what the list offers is only the nearest thing.
        Some(lead) if lead >= PLAIN && elsewhere.is_none() => Confidence::Clear,
        Some(_) => Confidence::Some,
    };
    Needs {
        suggestions,
        emergency,
        elsewhere,
        conditions: recognise(text, &folded, &hits, table),
        confidence,
    }
}

/// Whether one of the sentences tells of an emergency that is running. Without a rule, a text that is not
/// telling never does.
fn is_running(text: &[Folded], scores: &Scores, table: &WordTable, telling: bool) -> bool {
    sentences(text).enumerate().any(|(number, sentence)| {
        let is_ruled = given::ruled_alarm(scores, number) > 0;
        let margin = if is_ruled { 0 } else { ALARM_MARGIN };
        let points = given::alarm(scores, number) + alarm(sentence, table) - margin;
        points > 0 && (telling || is_ruled)
    })
}

/// Whether the text is a matter of security at all.
fn is_security(scores: &Scores, learned: &Learned, telling: bool, is_short: bool) -> bool {
    let ruled = given::ruled_most(scores);
    let plainly = if is_short { SHORT_PLAINLY } else { PLAINLY };
    let is_plain = ruled >= plainly && scores.other == 0;
    let speaks = given::security(scores) + learned.security >= SECURITY;
    is_plain || (speaks && (telling || ruled >= PLAINEST))
}

/// The points of all contents, those of the rules with what was learned.
fn weighed(scores: &Scores, learned: &Learned, running: bool) -> [i32; CONTENTS] {
    let mut points = learned.contents;
    for (points, ruled) in points.iter_mut().zip(scores.contents) {
        *points += given::counted(ruled);
    }
    if running {
        points[RESPONSE] += HELP;
    }
    points
}

fn suggestions(
    text: &str,
    folded: &[Folded],
    hits: &[Hit],
    scores: &Scores,
    points: [i32; CONTENTS],
) -> Vec<Suggestion> {
    let mut order: Vec<(usize, i32)> = points.into_iter().enumerate().collect();
    // Contents with the same points stay in menu order.
    order_by(&mut order, |(_, points)| std::cmp::Reverse(*points));
    let best = order.first().map_or(0, |(_, points)| *points);
    order
        .into_iter()
        .take(MOST)
        .filter(|(at, points)| best - points <= BEHIND || scores.contents[*at] >= PLAINLY_RULED)
        .filter_map(|(at, score)| {
            Some(Suggestion {
                content: Content::all().nth(at)?,
                score: score.max(1),
                words: words(text, folded, hits, scores, Target::Content(at)),
                reason: reason(at),
            })
        })
        .collect()
}

/// The need that others serve of which the rules speak plainly, and most.
fn elsewhere(scores: &Scores) -> Option<Elsewhere> {
    let (at, points) = scores
        .elsewhere
        .iter()
        .enumerate()
        .rev()
        .max_by_key(|(_, points)| **points)?;
    (*points >= ELSEWHERE_PLAINLY).then(|| ELSEWHERE[at])
}

/// The words that gave points to the target, by what they gave.
fn words(
    text: &str,
    folded: &[Folded],
    hits: &[Hit],
    scores: &Scores,
    target: Target,
) -> Vec<String> {
    let mut given: Vec<(usize, i32)> = Vec::new();
    for (_, points, hit) in scores.grounds.iter().filter(|ground| ground.0 == target) {
        match given.iter_mut().find(|(known, _)| known == hit) {
            Some((_, sum)) => *sum += points,
            None => given.push((*hit, *points)),
        }
    }
    order_by(&mut given, |(hit, points)| {
        (std::cmp::Reverse(*points), *hit)
    });
    let mut named: Vec<&Hit> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for hit in given.iter().map(|(hit, _)| &hits[*hit]) {
        let inside = |outer: &&Hit| outer.start <= hit.start && hit.end <= outer.end;
        let Some(word) = spoken(text, folded, hit.start, hit.end) else {
            continue;
        };
        if says_something(&word) && !named.iter().any(inside) && !words.contains(&word) {
            named.push(hit);
            words.push(word);
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// Whether a word says something by itself: ない and たら do not.
fn says_something(word: &str) -> bool {
    let particle = |char: char| matches!(char, 'ぁ'..='ゖ');
    word.chars().count() > 1 && !(word.chars().count() < 4 && word.chars().all(particle))
}

#[cfg(test)]
mod tests;
