//! The search against a naive model of the rules, on lists and criteria made at random.

use std::cmp::Reverse;

use proptest::prelude::*;

use super::testing::{any_criteria, any_list, any_sort, any_specialist, list_of};
use super::*;
use activelist_model::catalog::{Area, Content, Group, Level, OptionSet, Question, around};
use activelist_model::expert::{Mark, Rating, RegistrationNumber, Specialist, rate};
use activelist_publication::List;

/// Whether somebody has at least so much of a skill.
pub(super) fn has(someone: &Specialist, rating: &Rating, skill: Skill, least: u8) -> bool {
    match skill {
        Skill::Question(question) => someone.answers.points(question) >= least,
        Skill::Criterion(criterion) => {
            let sum = someone.answers.sum(criterion.questions());
            sum >= u32::from(criterion.points())
        }
        Skill::Menu(menu) => match least {
            1 => rating.menu(menu) != Mark::Blank,
            _ => rating.menu(menu) == Mark::Double,
        },
    }
}

/// The rule character by character: any 初回 and any 無料 of one sentence.
pub(super) fn says_the_first_talk_is_free(appeal: &str) -> bool {
    appeal.split(['。', '\n']).any(|sentence| {
        let characters: Vec<char> = sentence.chars().collect();
        let starts = |word: [char; 2]| {
            let pairs = characters.windows(2).enumerate();
            let pairs = pairs.filter(move |(_, pair)| **pair == word);
            pairs.map(|(at, _)| at).collect::<Vec<_>>()
        };
        let free = starts(['無', '料']);
        let close = starts(['初', '回'])
            .iter()
            .any(|first| free.iter().any(|free| first.abs_diff(*free) <= 14));
        let turns = ["有料", "ではな", "ません", "除く"];
        close && !turns.iter().any(|turn| sentence.contains(turn))
    })
}

/// The rules read off the page: any option within a group, all groups, all floors, all words.
pub(super) fn matches(someone: &Specialist, criteria: &Criteria) -> bool {
    let groups = Group::ALL.into_iter().all(|group| {
        let wanted = criteria.condition(group);
        wanted.is_empty() || someone.choices(group).meets(wanted)
    });
    let rating = rate(someone);
    let has = |(skill, least)| has(someone, &rating, skill, least);
    let mut asked = criteria.skills.iter();
    let skills = match criteria.skills.any {
        true => criteria.skills.is_empty() || asked.any(has),
        false => asked.all(has),
    };
    let cases = someone.record.cases.unwrap_or(0) >= criteria.cases;
    let free = !criteria.free_talk || says_the_first_talk_is_free(&someone.appeal);
    let mut words = criteria.words.split_whitespace();
    let words = words.all(|word| fold(&someone.name).contains(&fold(word)));
    groups && skills && cases && free && words
}

/// 2 for who lives in a chosen prefecture, 1 for who lives beside one, 0 for everyone else and where
/// none is chosen.
pub(super) fn nearness(someone: &Specialist, criteria: &Criteria) -> u16 {
    let region = criteria.condition(Group::Prefecture);
    let Some(home) = someone.home.map(|home| home.index()) else {
        return 0;
    };
    match region.has(home) {
        true => 2,
        false => u16::from(region.meets(around(OptionSet::only(home)))),
    }
}

/// 大阪市北区 is a part of 大阪市.
fn lives_in_the_city(someone: &Specialist, criteria: &Criteria) -> bool {
    let city = criteria.city.as_ref();
    city.is_some_and(|city| {
        someone.home == Some(city.prefecture) && someone.municipality.starts_with(&city.name)
    })
}

pub(super) fn naive_order(list: &List, criteria: &Criteria, sort: Sort) -> Vec<usize> {
    let mut found: Vec<usize> = (0..list.specialists.len())
        .filter(|place| matches(&list.specialists[*place], criteria))
        .collect();
    found.sort_by_key(|place| {
        let someone = &list.specialists[*place];
        let rating = rate(someone);
        let chosen: Vec<Content> = criteria.contents.iter().collect();
        let marks: u32 = match chosen.is_empty() {
            true => Area::ALL
                .iter()
                .map(|a| u32::from(rating.area(*a).weight()))
                .sum(),
            false => chosen
                .iter()
                .map(|c| u32::from(rating.menu(c.menu()).weight()))
                .sum(),
        };
        let depth: u32 = match chosen.is_empty() {
            true => someone.answers.sum(Question::all()) * 12,
            false => chosen
                .iter()
                .map(|c| someone.answers.sum(c.questions()) * 12 / c.questions().count() as u32)
                .sum(),
        };
        let themes = someone.choices(Group::Theme);
        let themes = match chosen.is_empty() {
            true => themes.len(),
            false => chosen
                .iter()
                .filter(|c| c.theme().is_some_and(|t| themes.has(t)))
                .count(),
        };
        let cases = someone.record.cases.unwrap_or(0);
        let near = nearness(someone, criteria);
        let first = match sort {
            Sort::Recommended => 0,
            Sort::Nearest if near == 2 && lives_in_the_city(someone, criteria) => 3,
            Sort::Nearest => near,
            Sort::TrackRecord => cases,
            Sort::Fee => 4 - someone.choices(Group::Fee).iter().next().unwrap_or(4) as u16,
        };
        let turn = fair_turn(list.serial, someone.registration);
        (
            Reverse((first, marks, near, depth, themes, cases)),
            turn,
            someone.registration,
        )
    });
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn filter_counts_and_order_agree_with_a_naive_model(
        list in any_list(), criteria in any_criteria(), sort in any_sort(), limit in 0_usize..100,
    ) {
        let mut searcher = Searcher::new(list.clone());
        let expected = naive_order(&list, &criteria, sort);
        let found = searcher.search(&criteria, sort, &Wanted::all(limit)).clone();
        prop_assert_eq!(found.total, expected.len());
        prop_assert_eq!(&found.order[..], &expected[..limit.min(expected.len())]);
        for group in Group::ALL {
            for (position, _) in group.options() {
                let mut only = criteria.clone();
                only.set_condition(group, OptionSet::only(position));
                let left = list.specialists.iter().filter(|s| matches(s, &only)).count();
                prop_assert_eq!(found.counts.option(group, position), left as u32);
            }
        }
        for skill in Skill::all() {
            for least in 1..=skill.most() {
                let mut only = criteria.clone();
                if criteria.skills.any {
                    only = only.without(Condition::AnySkill);
                }
                only.skills.set(skill, least);
                let left = list.specialists.iter().filter(|s| matches(s, &only)).count();
                prop_assert_eq!(found.counts.skill(skill, least), left as u32);
            }
        }
        for (place, step) in CASE_STEPS.into_iter().enumerate() {
            let only = Criteria { cases: step, ..criteria.clone() };
            let left = list.specialists.iter().filter(|s| matches(s, &only)).count();
            prop_assert_eq!(found.counts.cases(place), left as u32);
        }
    }

    #[test]
    fn a_searcher_used_before_answers_like_a_new_one(
        list in any_list(), first in any_criteria(), second in any_criteria(),
    ) {
        let mut used = Searcher::new(list.clone());
        used.search(&first, Sort::Fee, &Wanted::all(5));
        let used = used.search(&second, Sort::Recommended, &Wanted::all(50)).clone();
        let mut new = Searcher::new(list);
        prop_assert_eq!(&used, new.search(&second, Sort::Recommended, &Wanted::all(50)));
    }

    #[test]
    fn words_typed_on_and_taken_back_find_who_has_them(
        texts in prop::collection::vec(("[ぬね]{1,12}", "[ぬね]{0,40}", any::<u64>()), 1..90),
        steps in prop::collection::vec(0_usize..8, 1..40),
    ) {
        let people = texts.into_iter().map(|(name, work, fee)| {
            let mut someone = Specialist { name, ..Specialist::default() };
            someone.record.text = work;
            someone.stated[Group::Fee.index()] = OptionSet::only(fee as usize % 4);
            someone
        });
        let list = list_of(people.collect());
        let mut searcher = Searcher::new(list.clone());
        let mut criteria = Criteria::default();
        for step in steps {
            match step {
                0 => drop(criteria.words.pop()),
                1 => criteria.words.insert(0, 'ぬ'),
                2 => criteria.words.push(' '),
                3 => criteria.toggle(Group::Fee, 0),
                4 => criteria.toggle(Group::Fee, 1),
                step => criteria.words.push(if step == 5 { 'ね' } else { 'ぬ' }),
            }
            let total = searcher.search(&criteria, Sort::Recommended, &Wanted::all(5)).total;
            let others = Criteria { words: String::new(), ..criteria.clone() };
            let left = list.specialists.iter().filter(|someone| {
                let holds = |word| [&someone.name, &someone.record.text].iter().any(|text| text.contains(word));
                matches(someone, &others) && criteria.words.split_whitespace().all(holds)
            });
            prop_assert_eq!(total, left.count(), "{:?}", criteria);
        }
    }

    #[test]
    fn the_order_is_total_and_does_not_depend_on_the_rows(
        list in any_list(), criteria in any_criteria(),
    ) {
        let numbers = |list: &List| -> Vec<RegistrationNumber> {
            let mut searcher = Searcher::new(list.clone());
            let order = searcher.search(&criteria, Sort::Recommended, &Wanted::all(usize::MAX)).order.clone();
            order.iter().map(|place| searcher.list().numbers()[*place]).collect()
        };
        let mut turned = list.clone();
        turned.specialists.reverse();
        prop_assert_eq!(numbers(&list), numbers(&turned));
    }

    #[test]
    fn a_better_answer_never_worsens_a_mark(someone in any_specialist(), place in 0_usize..34) {
        let question = Question::all().nth(place).expect("34 questions");
        let before = rate(&someone);
        let mut better = someone.clone();
        let points = someone.answers.points(question);
        better.answers.set(question, Level::from_points((points + 1).min(3)));
        let after = rate(&better);
        for area in Area::ALL {
            prop_assert!(after.area(area) >= before.area(area));
        }
        for menu in activelist_model::catalog::Menu::ALL {
            prop_assert!(after.menu(menu) >= before.menu(menu));
        }
    }

    #[test]
    fn an_explanation_adds_up_to_the_metrics(list in any_list(), criteria in any_criteria()) {
        let searcher = Searcher::new(list.clone());
        for place in 0..list.specialists.len() {
            let why = searcher.explain(place, &criteria).expect("listed");
            if !criteria.contents.is_empty() {
                let marks: u16 = why.contents.iter().map(|c| u16::from(c.mark.weight())).sum();
                let depth: u32 = why.contents.iter().map(|c| c.depth).sum();
                prop_assert_eq!(why.metrics.rating, marks);
                prop_assert_eq!(u32::from(why.metrics.depth), depth);
            } else {
                prop_assert_eq!(why.areas.len(), 6);
            }
        }
    }
}
