//! Gives points to the contents by the table's rules.
//!
//! Owns: how the terms of a rule are met and how much a rule counts. Must not know any word.

use super::elsewhere::ELSEWHERE;
use super::model::{CONTENTS, GroupId, Hit, Rule, Target, Term, TermLink, WordTable};

/// How the points of a rule are weighed.
struct Weights {
    /// Hundredths that one point of the table is worth.
    point: i32,
    /// Per cent left when all words stand in a background clause.
    background: i32,
    /// Per cent for a sentence that says what is wanted, among several sentences.
    wish: i32,
    /// Folded characters that may stand between the terms of `A > B`.
    near: usize,
    /// The same for `A >> B`.
    next: usize,
}

const WEIGHTS: Weights = Weights {
    point: 100,
    background: 50,
    wish: 125,
    near: 12,
    next: 4,
};

/// Points per content, in hundredths of the table's points, and the words that gave them.
pub(super) struct Scores {
    pub(super) contents: [i32; CONTENTS],
    /// Points for or against an emergency of each sentence in which words were found, by its number.
    pub(super) alarms: Vec<(usize, i32)>,
    /// Points for other business than security, of the sentence that has the fewest: a firm that tells of
    /// its need often tells of its harvest as well, but not in the same breath.
    pub(super) other: i32,
    /// For each need that others serve.
    pub(super) elsewhere: [i32; ELSEWHERE.len()],
    /// Positive contributions: target, points, position of the hit.
    pub(super) grounds: Vec<(Target, i32, usize)>,
}

/// A rule that is met, with the hits that met it.
struct Met<'r> {
    rule: &'r Rule,
    hits: Vec<usize>,
    percent: i32,
}

/// The points that a text's words give.
pub(super) fn score(hits: &[Hit], table: &WordTable) -> Scores {
    let sentences = hits.last().map_or(0, |hit| hit.sentence + 1);
    let mut best: Vec<Option<Met>> = Vec::new();
    best.resize_with(table.rules.len(), || None);
    let mut alarms = Vec::new();
    let mut other = None;
    let mut from = 0;
    while from < hits.len() {
        let sentence = hits[from].sentence;
        let to = from + hits[from..].partition_point(|hit| hit.sentence == sentence);
        let scope = Scope {
            all: hits,
            from,
            to,
        };
        let wishes = sentences > 1 && table.wish.is_some_and(|wish| scope.has(wish));
        let mut alarm = Alarm::default();
        let mut business = 0;
        for number in scope.rules(table) {
            let rule = &table.rules[number];
            let Some(found) = scope.meet(rule) else {
                continue;
            };
            alarm.add(points_for(rule, Target::Emergency));
            business += points_for(rule, Target::Other) * WEIGHTS.point;
            let percent = weigh(hits, &found, wishes);
            let slot = &mut best[number];
            if slot.as_ref().is_none_or(|met| met.percent < percent) {
                *slot = Some(Met {
                    rule,
                    hits: found,
                    percent,
                });
            }
        }
        alarms.push((sentence, alarm.sum() * WEIGHTS.point));
        other = Some(other.map_or(business, |fewest: i32| fewest.min(business)));
        from = to;
    }
    let mut scores = total(best.into_iter().flatten(), alarms);
    scores.other = other.unwrap_or_default();
    scores
}

/// How much one sentence speaks of an emergency.
#[derive(Default)]
struct Alarm {
    strongest: i32,
    further: i32,
    against: i32,
}

impl Alarm {
    fn add(&mut self, points: i32) {
        if points < 0 {
            self.against += points;
            return;
        }
        self.further += points.min(self.strongest);
        self.strongest = self.strongest.max(points);
    }

    /// Many words of an attack do not outweigh one that says it happened elsewhere or not at all.
    fn sum(&self) -> i32 {
        (self.strongest + self.further / 2).min(9) + self.against
    }
}

fn points_for(rule: &Rule, target: Target) -> i32 {
    let effects = rule.effects.iter();
    let points = effects.filter(|effect| effect.target == target);
    points.map(|effect| i32::from(effect.points)).sum()
}

fn weigh(hits: &[Hit], found: &[usize], wishes: bool) -> i32 {
    let background = found.iter().all(|at| hits[*at].background);
    let percent = if background { WEIGHTS.background } else { 100 };
    if wishes {
        percent * WEIGHTS.wish / 100
    } else {
        percent
    }
}

fn total<'r>(rules: impl Iterator<Item = Met<'r>>, alarms: Vec<(usize, i32)>) -> Scores {
    let mut scores = Scores {
        contents: [0; CONTENTS],
        alarms,
        other: 0,
        elsewhere: [0; ELSEWHERE.len()],
        grounds: Vec::new(),
    };
    for met in rules {
        for effect in &met.rule.effects {
            let points = i32::from(effect.points) * WEIGHTS.point * met.percent / 100;
            match effect.target {
                Target::Content(content) => scores.contents[content] += points,
                Target::Elsewhere(kind) => scores.elsewhere[kind] += points,
                Target::Emergency | Target::Other => {}
            }
            if points > 0 {
                let grounds = met.hits.iter().map(|hit| (effect.target, points, *hit));
                scores.grounds.extend(grounds);
            }
        }
    }
    scores
}

/// The hits of one sentence within those of the text.
struct Scope<'h, 't> {
    all: &'h [Hit<'t>],
    from: usize,
    to: usize,
}

impl Scope<'_, '_> {
    fn of(&self, group: GroupId) -> impl Iterator<Item = usize> {
        (self.from..self.to).filter(move |at| self.all[*at].is_of(group))
    }

    fn has(&self, group: GroupId) -> bool {
        self.of(group).next().is_some()
    }

    /// Rules whose first term stands in the sentence, each once, in the table's order.
    fn rules(&self, table: &WordTable) -> impl Iterator<Item = usize> {
        let mut stands = vec![false; table.groups];
        for group in self.all[self.from..self.to]
            .iter()
            .flat_map(|hit| &hit.entry.groups)
        {
            if let Some(stands) = stands.get_mut(usize::from(*group)) {
                *stands = true;
            }
        }
        let first = |rule: &Rule| rule.terms.first().map(|term| usize::from(term.group));
        let meets =
            move |rule: &Rule| first(rule).is_some_and(|group| stands.get(group) == Some(&true));
        let rules = table.rules.iter().enumerate();
        rules.filter(move |(_, rule)| meets(rule)).map(|(at, _)| at)
    }

    /// The hits that meet all terms; those outside a background clause come first.
    fn meet(&self, rule: &Rule) -> Option<Vec<usize>> {
        let (first, rest) = rule.terms.split_first()?;
        let plain = self.of(first.group).filter(|at| !self.all[*at].background);
        let behind = self.of(first.group).filter(|at| self.all[*at].background);
        plain.chain(behind).find_map(|start| {
            let mut met = vec![start];
            for term in rest {
                let at = self.next(term, &met)?;
                met.extend(at);
            }
            Some(met)
        })
    }

    /// `None`: the term is not met. `Some(None)`: it is met by a word's absence.
    fn next(&self, term: &Term, met: &[usize]) -> Option<Option<usize>> {
        let fresh = |at: &usize| !met.contains(at);
        let foreground = |at: &usize| self.all[*at].background;
        match term.link {
            TermLink::Without => (!self.has(term.group)).then_some(None),
            TermLink::Same => Some(Some(
                self.of(term.group).filter(fresh).min_by_key(foreground)?,
            )),
            TermLink::Anywhere => {
                let mut all = 0..self.all.len();
                Some(Some(
                    all.find(|at| fresh(at) && self.all[*at].is_of(term.group))?,
                ))
            }
            TermLink::After | TermLink::Next => {
                let most = match term.link {
                    TermLink::Next => WEIGHTS.next,
                    _ => WEIGHTS.near,
                };
                let last = self.all[*met.last()?].end;
                let near = |at: &usize| {
                    let start = self.all[*at].start;
                    start >= last && start - last <= most
                };
                Some(Some(self.of(term.group).filter(fresh).find(near)?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold_chars;
    use super::super::hits::find;
    use super::super::read::read;
    use super::*;

    fn check(table: &str, text: &str, expected: i32) {
        let (table, faults) = read(table);
        assert_eq!(faults, []);
        let scores = score(&find(&fold_chars(text), &table), &table);
        let content =
            activelist_model::catalog::Content::from_id("1-1").map(|content| content.index());
        assert_eq!(scores.contents[content.unwrap()], expected, "{text}");
    }

    #[test]
    fn terms_are_met_as_they_are_linked() {
        check("規程 + 作成 => 1-1 3", "作成したい規程", 300);
        check("規程 + 作成 => 1-1 3", "規程。作成", 0);
        check("規程 & 作成 => 1-1 3", "規程。作成", 300);
        check("規程 > 作成 => 1-1 3", "作成したい規程", 0);
        check("規程 > 作成 => 1-1 3", "規程を作成", 300);
        check("規程 >> 作成 => 1-1 3", "規程は今すぐに作成", 0);
        check("規程 + !周知 => 1-1 3", "規程を周知", 0);
    }

    #[test]
    fn a_rule_counts_once_and_half_in_the_background() {
        check("規程 => 1-1 3", "規程、規程。規程", 300);
        check("@背景 = が、\n規程 => 1-1 3", "規程だが、困る", 150);
        check("@背景 = が、\n規程 => 1-1 3", "規程だが、規程", 300);
    }
}
