//! What the rules give to each measure, before any learned phrase is heard.
//!
//! The matcher adds the phrases to these points, and the training learns the phrases beside them: both
//! must mean the same points, so they are computed here for both.

use super::model::BRANCHES;
use super::score::Scores;

/// What must speak for an emergency before there is one: every sentence begins with these points.
const ALARM_BASE: i32 = -2200;
/// The rules' own points for or against an emergency count up to here.
const MOST_ALARM: i32 = 900;
/// What speaks for a matter of security without any rule or phrase, in hundredths of the logarithm of the
/// odds, as all below.
const SECURITY_BASE: i32 = -150;
/// What each hundred points of the rules add, and up to how many points. It is little: the rules were
/// written with sentences of that kind, and find some of their words in any text.
const SECURITY_RULES: i32 = 25;
const SECURITY_MOST: i32 = 800;
/// What each hundred points for other business take away, and up to how many.
const OTHER_RULES: i32 = 40;
const OTHER_MOST: i32 = 900;
/// What the rules give a content beyond these points counts a fifth: several rules that meet in one
/// word say hardly more than one of them.
const MANY: i32 = 500;
/// What speaks for each branch of an emergency, and at the end for none of them, without any word or phrase;
/// in hundredths of the logarithm of the odds.
const BRANCH_BASE: [i32; BRANCHES + 1] = [0, 0, 0, 0, 100];
/// What each point of the words of `branches.txt` adds to its branch, and up to how many points.
const SIGN_POINT: i32 = 60;
const MOST_SIGNS: i32 = 8;

/// The rules' points for or against an emergency in the sentence of this number.
pub(super) fn ruled_alarm(scores: &Scores, sentence: usize) -> i32 {
    let found = scores.alarms.iter().find(|(at, _)| *at == sentence);
    found.map_or(0, |(_, points)| (*points).clamp(-MOST_ALARM, MOST_ALARM))
}

/// What is given for an emergency in this sentence, in hundredths of the table's points.
pub(super) fn alarm(scores: &Scores, sentence: usize) -> i32 {
    ruled_alarm(scores, sentence) + ALARM_BASE
}

/// The rules' points for the content that they speak for most.
pub(super) fn ruled_most(scores: &Scores) -> i32 {
    scores.contents.iter().copied().max().unwrap_or_default()
}

/// What is given for a matter of security.
pub(super) fn security(scores: &Scores) -> i32 {
    let rules = ruled_most(scores).clamp(0, SECURITY_MOST) * SECURITY_RULES;
    let other = scores.other.clamp(0, OTHER_MOST) * OTHER_RULES;
    SECURITY_BASE + (rules - other) / 100
}

/// What the rules' points for a content count beside the phrases.
pub(super) fn counted(points: i32) -> i32 {
    points - (points - MANY).max(0) * 4 / 5
}

/// What is given for each branch of an emergency by the points of its words, and at the end for none of them.
pub(super) fn branches(signs: [i32; BRANCHES]) -> [i32; BRANCHES + 1] {
    let mut given = BRANCH_BASE;
    for (given, points) in given.iter_mut().zip(signs) {
        *given += points.min(MOST_SIGNS) * SIGN_POINT;
    }
    given
}
