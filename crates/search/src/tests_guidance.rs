//! Relaxation, near misses, teams and gaps against plain models, on lists made at random.

use std::cmp::Reverse;

use proptest::prelude::*;

use super::testing::{any_criteria, any_list, any_sort};
use super::tests::matches;
use super::*;
use activelist_model::catalog::{Content, Group, OptionSet};
use activelist_model::expert::Mark;
use activelist_publication::List;

fn any_narrow_criteria() -> impl Strategy<Value = Criteria> {
    (any_criteria(), any_criteria(), 0_u64..1 << 47, 0_u64..4).prop_map(|(one, two, area, fee)| {
        let mut narrow = one;
        for group in two.active_groups() {
            narrow.set_condition(group, two.condition(group));
        }
        for (skill, least) in two.skills.iter() {
            narrow.skills.set(skill, least);
        }
        narrow.set_condition(
            Group::Prefecture,
            OptionSet::from_bits(area & area >> 3 & area >> 7),
        );
        narrow.set_condition(Group::Fee, OptionSet::from_bits(fee));
        narrow
    })
}

fn count(list: &List, criteria: &Criteria) -> usize {
    list.specialists
        .iter()
        .filter(|s| matches(s, criteria))
        .count()
}

/// Every team of so many, tried one by one.
fn best_by_brute_force(list: &List, order: &[usize], criteria: &Criteria) -> Option<Vec<usize>> {
    let held = |content: &Content| {
        order.iter().any(|place| {
            activelist_model::expert::rate(&list.specialists[*place]).menu(content.menu())
                > Mark::Blank
        })
    };
    let needed: Vec<Content> = criteria.contents.iter().filter(held).collect();
    let marks: Vec<Vec<u32>> = order
        .iter()
        .map(|place| {
            let rating = activelist_model::expert::rate(&list.specialists[*place]);
            needed
                .iter()
                .map(|content| u32::from(rating.menu(content.menu()).weight()))
                .collect()
        })
        .collect();
    let points = |team: &[usize]| -> Option<u32> {
        (0..needed.len())
            .map(|at| {
                team.iter()
                    .map(|place| marks[*place][at])
                    .max()
                    .filter(|best| *best > 0)
            })
            .sum()
    };
    let all = 0..order.len();
    for size in 1..=MAX_TEAM {
        let teams: Vec<Vec<usize>> = match size {
            1 => all.clone().map(|a| vec![a]).collect(),
            2 => all
                .clone()
                .flat_map(|a| (a + 1..order.len()).map(move |b| vec![a, b]))
                .collect(),
            _ => all
                .clone()
                .flat_map(|a| {
                    (a + 1..order.len())
                        .flat_map(move |b| (b + 1..order.len()).map(move |c| vec![a, b, c]))
                })
                .collect(),
        };
        let best = teams
            .into_iter()
            .filter_map(|team| Some((Reverse(points(&team)?), team.iter().sum::<usize>(), team)))
            .min();
        if let Some((_, _, team)) = best {
            return Some(team);
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_promise_is_what_the_changed_search_finds(
        list in any_list(), criteria in any_narrow_criteria(),
    ) {
        let mut searcher = Searcher::new(list.clone());
        let now = count(&list, &criteria);
        let found = searcher.relaxations(&criteria);
        for pair in found.windows(2) {
            prop_assert!(pair[0].total >= pair[1].total);
        }
        for relaxation in &found {
            let changed = relaxation.change.apply(&criteria);
            prop_assert_eq!(relaxation.total, count(&list, &changed));
            prop_assert!(relaxation.total > now);
            prop_assert_eq!(changed.contents, criteria.contents);
        }
        // Whatever dropping one condition brings is offered.
        for condition in criteria.active() {
            let brings = count(&list, &criteria.without(condition)) > now;
            let offered = found.iter().any(|r| r.change == Change::Drop(condition));
            prop_assert_eq!(brings, offered);
        }
    }

    #[test]
    fn near_misses_miss_just_the_condition_that_is_named(
        list in any_list(), criteria in any_narrow_criteria(), sort in any_sort(),
    ) {
        let active: Vec<Condition> = criteria.active().collect();
        let only = |condition: Condition| {
            let rest = active.iter().filter(|other| **other != condition);
            rest.fold(criteria.clone(), |left, other| left.without(*other))
        };
        let misses = |place: usize| -> Vec<Condition> {
            let missed = active.iter().filter(|c| !matches(&list.specialists[place], &only(**c)));
            missed.copied().collect()
        };
        let mut searcher = Searcher::new(list.clone());
        let found = searcher.near_misses(&criteria, sort, usize::MAX);
        let expected = (0..list.specialists.len()).filter(|place| active.len() > 1 && misses(*place).len() == 1);
        prop_assert_eq!(found.len(), expected.count());
        for near in &found {
            prop_assert_eq!(misses(near.position), vec![near.unmet]);
        }
        let few = searcher.near_misses(&criteria, sort, 2);
        prop_assert_eq!(&few[..], &found[..found.len().min(2)]);
    }

    #[test]
    fn a_team_is_the_best_of_all_teams(
        mut list in any_list(), contents in prop::collection::vec(0_usize..21, 0..6), sort in any_sort(),
    ) {
        list.specialists.truncate(14);
        let contents = contents.into_iter().filter_map(|place| Content::all().nth(place));
        let criteria = Criteria { contents: contents.collect(), ..Criteria::default() };
        let mut searcher = Searcher::new(list.clone());
        let order = searcher.order(&criteria, sort);
        let best = best_by_brute_force(&list, &order, &criteria);
        let teams = searcher.teams(&criteria, sort);
        let silent = teams.answer == TeamAnswer::NotNeeded && teams.unheld.is_empty();
        prop_assert_eq!(searcher.team_needed(&criteria), !silent && !list.specialists.is_empty());
        match teams.answer {
            TeamAnswer::Team(team) => {
                let places: Vec<usize> = team.iter().map(|member| member.place - 1).collect();
                prop_assert_eq!(Some(places), best);
                let covered: usize = team.iter().map(|member| member.covers.len()).sum();
                prop_assert_eq!(covered, criteria.contents.len() - teams.unheld.len());
                prop_assert!(team.iter().flat_map(|m| &m.covers).all(|(_, mark)| *mark > Mark::Blank));
                prop_assert!(team.iter().all(|member| !member.covers.is_empty()));
            }
            TeamAnswer::TooMany => prop_assert_eq!(best, None),
            TeamAnswer::Nobody => prop_assert_eq!(teams.unheld, criteria.contents),
            TeamAnswer::NotNeeded => {
                let alone = best.is_some_and(|team| team.len() == 1);
                prop_assert!(criteria.contents.len() < 2 || list.specialists.is_empty() || alone);
            }
        }
    }

    #[test]
    fn the_one_above_has_more_of_what_decided(
        list in any_list(), criteria in any_criteria(), sort in any_sort(),
    ) {
        let mut searcher = Searcher::new(list);
        let order = searcher.order(&criteria, sort);
        for pair in order.windows(2) {
            let gap = searcher.gap(pair[0], pair[1], &criteria, sort).expect("both are listed");
            let more = match gap.decider {
                Decider::Sort => sort != Sort::Recommended,
                Decider::Rating => gap.theirs.rating > gap.own.rating,
                Decider::Nearness => gap.theirs.nearness > gap.own.nearness,
                Decider::Depth => gap.theirs.depth > gap.own.depth,
                Decider::Themes => gap.theirs.themes > gap.own.themes,
                Decider::Cases => gap.theirs.cases > gap.own.cases,
                Decider::Turn => gap.theirs.turn < gap.own.turn,
            };
            prop_assert!(more, "{:?}", gap);
            let marks = |at: usize| gap.parts.iter().map(|p| i32::from(p.marks[at].weight())).sum::<i32>();
            let expected = i32::from(gap.theirs.rating) - i32::from(gap.own.rating);
            prop_assert_eq!(marks(0) - marks(1), expected);
        }
    }
}
