//! Ten thousand searches made at random, against a model that asks every condition of every person.

use std::collections::HashMap;
use std::hash::Hash;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::testing::{any_criteria, any_list, any_sort};
use super::tests::{has, naive_order, says_the_first_talk_is_free};
use super::*;
use activelist_model::catalog::Group;
use activelist_model::expert::{Rating, Specialist, rate};

const LISTS: usize = 40;
const SEARCHES: usize = 250;

/// Which of the conditions that are set somebody misses: groups, skills, cases, words.
struct Missed {
    groups: Vec<Group>,
    skills: Vec<Skill>,
    /// Where one skill is enough: whether there is none.
    any_skill: bool,
    cases: bool,
    free_talk: bool,
    words: bool,
}

fn missed(person: &Person, criteria: &Criteria, words: &[String]) -> Missed {
    let Person {
        someone,
        rating,
        text,
        ..
    } = person;
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
        free_talk: criteria.free_talk && !says_the_first_talk_is_free(&someone.appeal),
        words: !words.iter().all(|word| text.contains(word)),
    }
}

/// Somebody of the list, with what does not depend on a search.
struct Person {
    someone: Specialist,
    rating: Rating,
    text: String,
    skills: Vec<(Skill, u8)>,
}

impl Person {
    fn new(someone: &Specialist) -> Person {
        let rating = rate(someone);
        let levels =
            Skill::all().flat_map(|skill| (1..=skill.most()).map(move |least| (skill, least)));
        let skills = levels.filter(|(skill, least)| has(someone, &rating, *skill, *least));
        Person {
            skills: skills.collect(),
            someone: someone.clone(),
            rating,
            text: fold(&someone.name),
        }
    }
}

/// Total, and everyone's count: as the rules say it, one person after the other.
fn counted(list: &[Person], criteria: &Criteria) -> (usize, Counted) {
    let mut total = 0;
    let mut counts = Counted::default();
    let words: Vec<String> = criteria.words.split_whitespace().map(fold).collect();
    for person in list {
        let someone = &person.someone;
        let missed = missed(person, criteria, &words);
        let (groups, skills) = (missed.groups.len(), missed.skills.len());
        let rest = usize::from(missed.any_skill)
            + usize::from(missed.words)
            + usize::from(missed.free_talk);
        let all = groups + skills + rest + usize::from(missed.cases);
        total += usize::from(all == 0);
        for group in Group::ALL {
            if all == usize::from(missed.groups.contains(&group)) {
                for at in someone.choices(group).iter() {
                    add(&mut counts.options, (group, at));
                }
            }
        }
        for pair in &person.skills {
            let own = usize::from(missed.skills.contains(&pair.0)) + usize::from(missed.any_skill);
            if all == own {
                add(&mut counts.skills, *pair);
            }
        }
        if all == usize::from(missed.cases) {
            let cases = someone.record.cases.unwrap_or(0);
            for at in (0..CASE_STEPS.len()).filter(|at| cases >= CASE_STEPS[*at]) {
                add(&mut counts.steps, at);
            }
        }
    }
    (total, counts)
}

/// How many people were counted for each.
#[derive(Default)]
struct Counted {
    options: HashMap<(Group, usize), u32>,
    skills: HashMap<(Skill, u8), u32>,
    steps: HashMap<usize, u32>,
}

fn add<T: Hash + Eq>(counts: &mut HashMap<T, u32>, one: T) {
    *counts.entry(one).or_default() += 1;
}

fn times<T: Hash + Eq>(counts: &HashMap<T, u32>, one: &T) -> u32 {
    counts.get(one).copied().unwrap_or(0)
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
        let everyone: Vec<Person> = list.specialists.iter().map(Person::new).collect();
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
                for (at, _) in group.options() {
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
