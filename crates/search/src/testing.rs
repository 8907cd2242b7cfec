//! Lists and criteria made at random, for the tests of search and route.
#![allow(clippy::expect_used)] // Only tests use it.

use proptest::prelude::*;

use super::skills::SKILLS;
use super::{City, Criteria, Skill, Sort};
use activelist_model::catalog::{Content, GROUPS, Group, Level, OptionSet, Prefecture, Question};
use activelist_model::expert::{Answers, Date, RegistrationNumber, Specialist};
use activelist_publication::{Census, List};

fn any_options(group: Group) -> impl Strategy<Value = OptionSet> {
    let options = group.places();
    let one = (0..=options).prop_map(move |position| match position {
        position if position == options => OptionSet::EMPTY,
        position => OptionSet::only(position),
    });
    let many = (0..=group.every_answer()).prop_map(OptionSet::from_bits);
    if group.is_single() {
        one.boxed()
    } else {
        many.boxed()
    }
}

fn any_sets() -> impl Strategy<Value = [OptionSet; GROUPS]> {
    let all: Vec<_> = Group::ALL
        .into_iter()
        .map(|g| any_options(g).boxed())
        .collect();
    all.prop_map(|sets| sets.try_into().expect("one set per group"))
}

prop_compose! {
    /// A specialist with any answers and conditions, and one of few numbers and names.
    pub fn any_specialist()(
        number in 0_u32..40,
        stated in any_sets(),
        answers in prop::collection::vec(prop::option::weighted(0.9, 0_u8..4), 34),
        cases in prop::option::of(0_u16..4),
        home in 0_usize..48,
        municipality in prop::sample::select(vec!["", "北市", "北市西区", "東市"]),
        name in "[ぬヌねＱq]{1,3}",
        appeal in "(初回|無料|有料|ません|。|あ|ああああああ){0,6}",
    ) -> Specialist {
        let mut known = Answers::default();
        for (question, points) in Question::all().zip(answers) {
            known.set(question, points.and_then(Level::from_points));
        }
        let mut someone = Specialist {
            registration: RegistrationNumber::new(number).expect("small"),
            name,
            appeal,
            municipality: municipality.into(),
            home: Prefecture::from_index(home),
            stated,
            answers: known,
            ..Specialist::default()
        };
        someone.record.cases = cases;
        someone
    }
}

prop_compose! {
    /// A list of up to 90 such specialists.
    pub fn any_list()(
        mut specialists in prop::collection::vec(any_specialist(), 0..90),
        serial in 1_u64..5,
    ) -> List {
        // More than a word of bits, and no number twice.
        for (place, someone) in specialists.iter_mut().enumerate() {
            someone.registration = RegistrationNumber::new(place as u32 * 7).expect("small");
        }
        let date = Date::parse("2026-11-01").expect("date");
        List {
            serial, published: date, expires: date, source: String::new(), sample: true,
            census: Census::default(), specialists,
        }
    }
}

/// A list of these people, numbered in turn.
pub fn list_of(mut specialists: Vec<Specialist>) -> List {
    for (place, someone) in specialists.iter_mut().enumerate() {
        someone.registration = RegistrationNumber::new(place as u32 + 1).expect("small");
    }
    let date = Date::parse("2026-11-01").expect("date");
    List {
        serial: 7,
        published: date,
        expires: date,
        source: String::new(),
        sample: true,
        census: Census::default(),
        specialists,
    }
}

/// Any order of the results.
pub fn any_sort() -> impl Strategy<Value = Sort> {
    prop::sample::select(Sort::ALL.to_vec())
}

prop_compose! {
    /// Few conditions, so that someone is left; words that stand in no official label.
    pub fn any_criteria()(
        contents in prop::collection::vec(0_usize..21, 0..4),
        groups in prop::collection::vec((prop::sample::select(Group::ALL.to_vec()), any::<u64>(), any::<u64>()), 0..3),
        skills in prop::collection::vec((0..SKILLS, 1_u8..4), 0..3),
        any in any::<bool>(),
        cases in prop::sample::select(vec![0_u16, 0, 0, 0, 1, 2, 3]),
        city in prop::option::of((0_usize..47, prop::sample::select(vec!["北市", "東市"]))),
        free_talk in prop::sample::select(vec![false, false, false, true]),
        words in "[ぬヌQ ]{0,3}",
    ) -> Criteria {
        let mut criteria = Criteria {
            contents: contents.into_iter().filter_map(|place| Content::all().nth(place)).collect(),
            words,
            ..Criteria::default()
        };
        for (group, some, fewer) in groups {
            let bits = some & fewer & group.every_option().bits();
            criteria.set_condition(group, OptionSet::from_bits(bits));
        }
        for (place, least) in skills {
            criteria.skills.set(Skill::all().nth(place).expect("below their number"), least);
        }
        criteria.skills.any = any;
        criteria.cases = cases;
        criteria.free_talk = free_talk;
        // Mostly in a chosen prefecture, or it would hardly ever decide.
        let chosen = criteria.condition(Group::Prefecture);
        criteria.city = city.and_then(|(home, name)| {
            let home = chosen.iter().nth(home % 8).unwrap_or(home);
            let prefecture = Prefecture::from_index(home)?;
            Some(City { prefecture, name: name.into() })
        });
        criteria
    }
}
