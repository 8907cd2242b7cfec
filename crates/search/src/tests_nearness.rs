//! Nearness in the order: second after the rating, and only where a prefecture is chosen.

use proptest::prelude::*;

use super::testing::{any_list, any_sort, list_of};
use super::tests::{naive_order, nearness};
use super::*;
use activelist_model::catalog::{
    Content, ContentSet, Group, Level, OptionSet, PREFECTURES, Prefecture, Question, around,
};
use activelist_model::expert::Specialist;

const OSAKA: usize = 26;
const HYOGO: usize = 27;
const TOKYO: usize = 12;

/// Somebody who supports everywhere and can do 1-1 alone, or only with support.
fn someone(home: usize, can: Level) -> Specialist {
    let mut someone = Specialist {
        home: Prefecture::from_index(home),
        ..Specialist::default()
    };
    someone.set_choices(Group::Prefecture, Group::Prefecture.every_option());
    for question in Question::all() {
        someone.answers.set(question, Some(can));
    }
    someone
}

fn in_osaka() -> Criteria {
    let mut criteria = Criteria {
        contents: ContentSet::of_ids(&["1-1"]),
        ..Criteria::default()
    };
    criteria.set_condition(Group::Prefecture, OptionSet::only(OSAKA));
    criteria
}

#[test]
fn of_equal_rating_the_nearer_is_first_even_with_less_depth_and_fewer_cases() {
    let mut far = someone(TOKYO, Level::Alone);
    far.record.cases = Some(50);
    far.set_choices(Group::Theme, OptionSet::only(0));
    let mut beside = someone(HYOGO, Level::Alone);
    // With 5 of 6 points the two criteria behind 1-1 still hold: ◎ as well, with less depth.
    let less = |someone: &mut Specialist, id| {
        let question = Question::from_id(id).expect("known");
        someone.answers.set(question, Some(Level::Supported));
    };
    less(&mut beside, "S1-b-2");
    let mut near = someone(OSAKA, Level::Alone);
    less(&mut near, "S1-b-2");
    less(&mut near, "S1-c-2");
    let mut unstated = someone(OSAKA, Level::Alone);
    unstated.home = None;
    unstated.record.cases = Some(51);
    let mut searcher = Searcher::new(list_of(vec![far, beside, near, unstated]));
    assert_eq!(searcher.order(&in_osaka(), Sort::Recommended), [2, 1, 0, 3]);
    let first = searcher.metrics(2, &in_osaka()).expect("listed");
    let last = searcher.metrics(0, &in_osaka()).expect("listed");
    assert_eq!((first.rating, first.depth), (2, 24));
    assert_eq!((last.rating, last.depth), (2, 36));
    // Where no region is chosen, depth, themes and cases decide.
    let anywhere = in_osaka().without(Condition::Group(Group::Prefecture));
    let order = searcher.order(&anywhere, Sort::Recommended);
    assert_eq!(order, [0, 3, 1, 2]);
}

#[test]
fn a_better_rating_is_before_a_nearer_home_except_where_the_nearest_are_asked_for() {
    let list = list_of(vec![
        someone(OSAKA, Level::Supported),
        someone(HYOGO, Level::Alone),
        someone(TOKYO, Level::Alone),
    ]);
    let mut searcher = Searcher::new(list);
    let criteria = in_osaka();
    assert_eq!(searcher.order(&criteria, Sort::Recommended), [1, 2, 0]);
    assert_eq!(searcher.order(&criteria, Sort::Nearest), [0, 1, 2]);
}

/// A few chosen prefectures and contents: ratings that tie are frequent. In every other search one fee
/// as well: the keys of few people are computed in another way than those of many.
fn any_region() -> impl Strategy<Value = Criteria> {
    let places = prop::collection::vec(0..PREFECTURES.len(), 1..4);
    let contents = prop::collection::vec(0_usize..21, 0..3);
    let fees = prop::option::of(0_usize..4);
    (places, contents, fees).prop_map(|(places, contents, fees)| {
        let contents = contents.into_iter().filter_map(|at| Content::all().nth(at));
        let mut criteria = Criteria {
            contents: contents.collect(),
            ..Criteria::default()
        };
        criteria.set_condition(Group::Prefecture, places.into_iter().collect());
        criteria.set_condition(Group::Fee, fees.into_iter().collect());
        criteria
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn where_a_region_is_chosen_every_order_agrees_with_a_naive_model(
        list in any_list(), searches in prop::collection::vec((any_region(), any_sort()), 1..6),
        stated in prop::collection::vec(any::<u64>(), 90), limit in 1_usize..100,
    ) {
        // Many support the chosen prefectures, wherever they live.
        let mut list = list;
        for (someone, more) in list.specialists.iter_mut().zip(stated) {
            let every = Group::Prefecture.every_option().bits();
            someone.set_choices(Group::Prefecture, OptionSet::from_bits((more | more >> 9) & every));
        }
        // One searcher for all: what it remembers of the search before must do no harm.
        let mut searcher = Searcher::new(list.clone());
        for (criteria, sort) in searches {
            let expected = naive_order(&list, &criteria, sort);
            let found = searcher.search(&criteria, sort, &Wanted::all(limit));
            prop_assert_eq!(&found.order[..], &expected[..limit.min(expected.len())]);
            for position in 0..list.specialists.len() {
                let found = searcher.metrics(position, &criteria).expect("listed").nearness;
                let naive = nearness(&list.specialists[position], &criteria);
                prop_assert_eq!(found.map(|near| near as u16), Some(naive));
            }
        }
    }

    #[test]
    fn a_region_changes_no_order_among_people_who_are_equally_near(
        list in any_list(), criteria in any_region(), sort in any_sort(), home in 0_usize..48,
    ) {
        let mut list = list;
        for someone in &mut list.specialists {
            someone.home = Prefecture::from_index(home);
            someone.set_choices(Group::Prefecture, Group::Prefecture.every_option());
        }
        let mut searcher = Searcher::new(list);
        let anywhere = criteria.without(Condition::Group(Group::Prefecture));
        prop_assert_eq!(searcher.order(&criteria, sort), searcher.order(&anywhere, sort));
        let metrics = searcher.metrics(0, &anywhere).map(|found| found.nearness);
        prop_assert!(metrics.is_none_or(|near| near.is_none()));
    }

    #[test]
    fn beside_a_region_is_who_lives_beside_one_of_its_prefectures(
        places in prop::collection::vec(0..PREFECTURES.len(), 1..6), home in 0..PREFECTURES.len(),
    ) {
        let region: OptionSet = places.iter().copied().collect();
        let beside = places.iter().any(|place| around(OptionSet::only(*place)).has(home));
        let expected = match (region.has(home), beside) {
            (true, _) => Nearness::Within,
            (false, true) => Nearness::Beside,
            (false, false) => Nearness::Elsewhere,
        };
        prop_assert_eq!(Nearness::of(Prefecture::from_index(home), region), Some(expected));
        prop_assert_eq!(Nearness::of(None, region), Some(Nearness::Elsewhere));
        prop_assert_eq!(Nearness::of(Prefecture::from_index(home), OptionSet::EMPTY), None);
    }
}

#[test]
fn the_municipality_comes_first_of_the_nearest_and_changes_no_other_order() {
    let lives = |home: usize, municipality: &str, can: Level| {
        let mut someone = someone(home, can);
        someone.municipality = municipality.into();
        // Nobody ties.
        someone.record.cases = Some(municipality.len() as u16);
        someone
    };
    let list = list_of(vec![
        lives(OSAKA, "堺市堺区", Level::Alone),
        lives(OSAKA, "大阪市北区", Level::Supported),
        lives(HYOGO, "大阪市", Level::Alone),
        lives(OSAKA, "大阪市", Level::Basics),
        lives(OSAKA, "堺市", Level::Supported),
    ]);
    let mut searcher = Searcher::new(list);
    let mut criteria = in_osaka();
    let plain = [
        Sort::Recommended,
        Sort::TrackRecord,
        Sort::Fee,
        Sort::Nearest,
    ];
    let before = plain.map(|sort| searcher.order(&criteria, sort));
    assert_eq!(before[3], [0, 1, 4, 3, 2]);
    let in_city = |name: &str| {
        let prefecture = Prefecture::from_index(OSAKA)?;
        let name = name.to_string();
        Some(City { prefecture, name })
    };
    criteria.city = in_city("大阪市");
    assert_eq!(searcher.order(&criteria, Sort::Nearest), [1, 3, 0, 4, 2]);
    let gap = searcher.gap(3, 0, &criteria, Sort::Nearest);
    assert_eq!(gap.expect("both are listed").decider, Decider::Sort);
    // The same searcher, another municipality, and none again.
    criteria.city = in_city("堺市");
    assert_eq!(searcher.order(&criteria, Sort::Nearest), [0, 4, 1, 3, 2]);
    for (sort, order) in plain.into_iter().zip(&before).take(3) {
        assert_eq!(&searcher.order(&criteria, sort), order, "{sort:?}");
    }
    criteria.city = None;
    assert_eq!(searcher.order(&criteria, Sort::Nearest), before[3]);
    // It was a wish for another prefecture.
    criteria.city = in_city("堺市");
    criteria.set_condition(Group::Prefecture, OptionSet::only(HYOGO));
    assert_eq!(criteria.asked_city(), None);
    criteria.forget_city_elsewhere();
    assert_eq!(criteria.city, None);
}
