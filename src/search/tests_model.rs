//! Ten thousand searches made at random, against a model that asks every condition of every person.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::tests::{has, naive_order};
use super::tests_support::{any_criteria, any_list, any_sort};
use super::*;
use crate::catalog::Group;
use crate::expert::{Rating, Specialist, rate};

const LISTS: usize = 40;
const SEARCHES: usize = 250;

/// Which of the conditions that are set somebody misses: groups, skills, cases, words.
struct Missed {
    groups: Vec<Group>,
    skills: Vec<Skill>,
    /// Where one skill is enough: whether there is none.
    any_skill: bool,
    cases: bool,
    words: bool,
}

fn missed(someone: &Specialist, rating: &Rating, text: &str, criteria: &Criteria) -> Missed {
    let asked = criteria.skills.iter();
    let without: Vec<Skill> = asked
        .filter(|(skill, least)| !has(someone, rating, *skill, *least))
        .map(|(skill, _)| skill)
        .collect();
    let any = criteria.skills.any;
    let none = any && !criteria.skills.is_empty() && without.len() == criteria.skills.len();
    let groups = criteria.active_groups();
    Missed {
        groups: groups
            .filter(|g| !someone.choices(*g).meets(criteria.condition(*g)))
            .collect(),
        skills: if any { Vec::new() } else { without },
        any_skill: none,
        cases: someone.record.cases.unwrap_or(0) < criteria.cases,
        words: !fold(&criteria.words)
            .split_whitespace()
            .all(|word| text.contains(word)),
    }
}

/// Total, and everyone's count: as the rules say it, one person after the other.
fn counted(list: &[(Specialist, Rating, String)], criteria: &Criteria) -> (usize, Counted) {
    let mut total = 0;
    let mut counts = Counted::default();
    for (someone, rating, text) in list {
        let missed = missed(someone, rating, text, criteria);
        let (groups, skills) = (missed.groups.len(), missed.skills.len());
        let rest = usize::from(missed.any_skill) + usize::from(missed.words);
        let all = groups + skills + rest + usize::from(missed.cases);
        total += usize::from(all == 0);
        for group in Group::ALL {
            if all == usize::from(missed.groups.contains(&group)) {
                counts
                    .options
                    .extend(someone.choices(group).iter().map(|at| (group, at)));
            }
        }
        for skill in Skill::all() {
            let own = usize::from(missed.skills.contains(&skill)) + usize::from(missed.any_skill);
            if all == own {
                let levels = (1..=skill.most()).filter(|least| has(someone, rating, skill, *least));
                counts.skills.extend(levels.map(|least| (skill, least)));
            }
        }
        if all == usize::from(missed.cases) {
            let cases = someone.record.cases.unwrap_or(0);
            counts
                .steps
                .extend((0..CASE_STEPS.len()).filter(|at| cases >= CASE_STEPS[*at]));
        }
    }
    (total, counts)
}

/// An entry for each person counted.
#[derive(Default)]
struct Counted {
    options: Vec<(Group, usize)>,
    skills: Vec<(Skill, u8)>,
    steps: Vec<usize>,
}

fn times<T: PartialEq>(all: &[T], one: &T) -> u32 {
    all.iter().filter(|other| *other == one).count() as u32
}

#[test]
fn ten_thousand_searches_agree_with_a_naive_model() {
    let mut runner = TestRunner::deterministic();
    let mut draw =
        |strategy: &BoxedStrategy<_>| strategy.new_tree(&mut runner).expect("draws").current();
    let (lists, searches) = (
        any_list().boxed(),
        (any_criteria(), any_sort(), 0_usize..60).boxed(),
    );
    let mut of_searches = TestRunner::deterministic();
    for _ in 0..LISTS {
        let mut list = draw(&lists);
        list.specialists.truncate(70);
        let everyone: Vec<_> = list
            .specialists
            .iter()
            .map(|someone| (someone.clone(), rate(someone), fold(&someone.name)))
            .collect();
        // One searcher for all: what it remembers of the search before must do no harm.
        let mut searcher = Searcher::new(list.clone());
        for round in 0..SEARCHES {
            let search = searches
                .new_tree(&mut of_searches)
                .expect("draws")
                .current();
            let (criteria, sort, limit) = search;
            let found = searcher.search(&criteria, sort, &Wanted::all(limit));
            let (total, counts) = counted(&everyone, &criteria);
            assert_eq!(found.total, total, "{criteria:?}");
            for group in Group::ALL {
                for at in 0..group.options().len() {
                    let expected = times(&counts.options, &(group, at));
                    assert_eq!(
                        found.counts.option(group, at),
                        expected,
                        "{group:?} {at} {criteria:?}"
                    );
                }
            }
            for skill in Skill::all() {
                for least in 1..=skill.most() {
                    let expected = times(&counts.skills, &(skill, least));
                    assert_eq!(
                        found.counts.skill(skill, least),
                        expected,
                        "{skill:?} {criteria:?}"
                    );
                }
            }
            for at in 0..CASE_STEPS.len() {
                assert_eq!(
                    found.counts.cases(at),
                    times(&counts.steps, &at),
                    "{criteria:?}"
                );
            }
            // The order is dear to model: of every fifth.
            if round % 5 == 0 {
                let expected = naive_order(&list, &criteria, sort);
                assert_eq!(
                    found.order,
                    expected[..limit.min(expected.len())],
                    "{criteria:?}"
                );
            } else {
                assert_eq!(found.order.len(), limit.min(total));
            }
        }
    }
}
