//! What the matcher answers: suggestions in order, an emergency, conditions, and how sure it is.

use super::conditions::{FirmFact, recognise, spoken};
use super::fold::{Folded, Kind, fold_chars};
use super::hits::{find, sentences};
use super::learned::{Learned, alarm, is_border, weigh};
use super::model::{Hit, Target, WordTable};
use super::order::order_by;
use super::reason::reason;
use super::score::{Scores, score};
use super::table::table;
use activelist_model::catalog::Content;

/// What a firm's words say of its needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// At most five contents, best first; empty when nothing is known.
    pub suggestions: Vec<Suggestion>,
    /// Something is happening now or has just happened: the incident door comes first.
    pub emergency: Option<Emergency>,
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

/// Points from which the matcher has an idea.
const IDEA: i32 = 150;
/// Points below which the rules say next to nothing.
const PLAINEST: i32 = 100;
/// Points from which the rules are heard in a short text, whatever else its turns of phrase sound like.
const SHORT_PLAINLY: i32 = 300;
/// The same in any text: what is plain is heard, and some other business with it.
const PLAINLY: i32 = 500;
/// Folded characters up to which a text is hardly more than a word or two, with too few phrases to tell its
/// subject: what the rules say of it is all there is.
const SHORT: usize = 8;
/// Of what was learned of matters of security: what speaks for one without any phrase, what each
/// hundred points of the rules add, up to how many points, and from where on it is one. All in
/// hundredths of the logarithm of the odds, as they were learned.
pub(super) const SECURITY_BASE: i32 = -240;
pub(super) const SECURITY_RULES: i32 = 58;
pub(super) const SECURITY_MOST: i32 = 800;
const SECURITY: i32 = -100;
/// Points from which the words are plain.
const PLAIN: i32 = 600;
/// What must speak for an emergency before there is one: every sentence begins with these points.
pub(super) const ALARM_BASE: i32 = -325;
/// What must speak for one in addition where no rule does, and only turns of phrase sound like it.
const ALARM_MARGIN: i32 = 50;
/// What the rules give a content beyond these points counts half: several rules that meet in one
/// word say hardly more than one of them.
const MANY: i32 = 800;
/// Position of 5-3, the help in an emergency, and the points that one gives it.
const RESPONSE: usize = 16;
const HELP: i32 = 200;
/// The rules' own points for or against an emergency count up to here.
pub(super) const MOST_ALARM: i32 = 900;
/// Most suggestions that are shown.
const MOST: usize = 5;
/// Most words that are named for one suggestion.
const MOST_WORDS: usize = 4;
/// A suggestion below this share (per cent) of the first one's points is left out.
const SHARE: i32 = 25;

/// The support contents that fit these words best. Never fails; reads at most 4,000 characters.
pub fn match_needs(text: &str) -> Needs {
    match_with(table(), text)
}

pub(super) fn match_with(table: &WordTable, text: &str) -> Needs {
    let folded = fold_chars(text);
    let hits = find(&folded, table);
    let mut scores = score(&hits, table);
    let learned = weigh(&folded, table);
    // Mere courtesies are all hiragana, whatever marks stand between them.
    let tells = |folded: &Folded| folded.kind != Kind::Hiragana && !is_border(folded.char);
    let telling = folded.iter().any(tells);
    let running = is_running(&folded, &scores, table, telling);
    let is_short = folded.len() <= SHORT;
    add(&mut scores, &learned, running, telling, is_short);
    let emergency = running.then(|| {
        // Where the turn of phrase told it, the words that led to the help are named instead.
        let targets = [Target::Emergency, Target::Content(RESPONSE)].into_iter();
        let named = |target| words(text, &folded, &hits, &scores, target);
        let words = targets.map(named).find(|words| !words.is_empty());
        Emergency {
            words: words.unwrap_or_default(),
        }
    });
    let suggestions = suggestions(text, &folded, &hits, &scores);
    let confidence = match suggestions.first() {
        Some(first) if first.score >= PLAIN => Confidence::Clear,
        Some(_) => Confidence::Some,
        None => Confidence::Unknown,
    };
    Needs {
        suggestions,
        emergency,
        conditions: recognise(text, &folded, &hits, table),
        confidence,
    }
}

/// Whether one of the sentences tells of an emergency that is running. Without a rule, a text that is not
/// telling never does.
fn is_running(text: &[Folded], scores: &Scores, table: &WordTable, telling: bool) -> bool {
    sentences(text).enumerate().any(|(number, sentence)| {
        let ruled = scores.alarms.iter().find(|(at, _)| *at == number);
        let ruled = ruled.map_or(0, |(_, points)| (*points).clamp(-MOST_ALARM, MOST_ALARM));
        let margin = if ruled > 0 { 0 } else { ALARM_MARGIN };
        let points = ruled + alarm(sentence, table) + ALARM_BASE - margin;
        points > 0 && (telling || ruled > 0)
    })
}

/// Adds what was learned to what the rules say, where the text is a matter of security at all.
fn add(scores: &mut Scores, learned: &Learned, running: bool, telling: bool, is_short: bool) {
    let ruled = scores.contents.iter().copied().max().unwrap_or_default();
    let security =
        SECURITY_BASE + ruled.clamp(0, SECURITY_MOST) * SECURITY_RULES / 100 + learned.security;
    let is_plain = ruled >= if is_short { SHORT_PLAINLY } else { PLAINLY };
    let known = is_plain || (security >= SECURITY && (telling || ruled >= PLAINEST));
    if !known && !running {
        scores.contents.fill(0);
        return;
    }
    for (points, further) in scores.contents.iter_mut().zip(learned.contents) {
        *points += further - (*points - MANY).max(0) / 2;
    }
    if running && let Some(points) = scores.contents.get_mut(RESPONSE) {
        *points = (*points + HELP).max(IDEA);
    }
}

fn suggestions(text: &str, folded: &[Folded], hits: &[Hit], scores: &Scores) -> Vec<Suggestion> {
    let mut order: Vec<(usize, i32)> = scores.contents.iter().copied().enumerate().collect();
    // Contents with the same points stay in menu order.
    order_by(&mut order, |(_, points)| std::cmp::Reverse(*points));
    let best = order.first().map_or(0, |(_, points)| *points);
    if best < IDEA {
        return Vec::new();
    }
    order
        .into_iter()
        .take(MOST)
        .filter(|(_, points)| *points * 100 >= best * SHARE && *points > 0)
        .filter_map(|(at, score)| {
            Some(Suggestion {
                content: Content::all().nth(at)?,
                score,
                words: words(text, folded, hits, scores, Target::Content(at)),
                reason: reason(at),
            })
        })
        .collect()
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
        let word = spoken(text, folded, hit.start, hit.end);
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
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_firm() {
        let needs = match_needs("ﾌｧｲﾙサーバーのバックアップがない");
        let first = &needs.suggestions[0];
        assert_eq!(first.content.id(), "3-1");
        assert_eq!(first.words[0], "バックアップ");
        assert_eq!(needs.confidence, Confidence::Clear);
    }

    #[test]
    fn an_emergency_leads_to_the_help_in_it() {
        let help = Content::all().nth(RESPONSE);
        assert_eq!(help.map(Content::id).as_deref(), Some("5-3"));
        let needs = match_needs("会社のパソコンが乗っ取られてしまいました");
        assert!(needs.emergency.is_some());
        assert_eq!(Some(needs.suggestions[0].content), help);
    }

    #[test]
    fn an_emergency_is_one_in_hiragana_too_with_and_without_its_mark() {
        for text in ["さいとがのっとられました", "さいとがのっとられました。"]
        {
            let needs = match_needs(text);
            assert!(needs.emergency.is_some(), "{text}");
            assert!(needs.confidence > Confidence::Unknown, "{text}");
        }
        for text in [
            "ありがとうございます",
            "ありがとうございます。",
            "よろしくおねがいします。",
        ] {
            let needs = match_needs(text);
            assert!(needs.emergency.is_none(), "{text}");
            assert_eq!(needs.confidence, Confidence::Unknown, "{text}");
        }
    }

    #[test]
    fn a_word_or_two_of_the_table_are_answered() {
        for text in [
            "規程",
            "バックアップ",
            "社員研修",
            "ヒミツ工業の規程",
            "大阪の町工場です。従業員の教育をしたい",
        ] {
            assert!(match_needs(text).confidence > Confidence::Unknown, "{text}");
        }
    }

    #[test]
    fn an_empty_text_is_unknown() {
        let needs = match_needs("");
        assert_eq!(needs.confidence, Confidence::Unknown);
        assert!(needs.suggestions.is_empty() && needs.emergency.is_none());
    }
}
