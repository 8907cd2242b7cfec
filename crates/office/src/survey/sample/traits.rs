//! What made-up people answer to the option questions, in the figures that the report gives.
//!
//! A share is drawn as the count whose share of 221, rounded to a tenth, is the report's.

use super::draw::Draw;
use super::places::PLACES;
use activelist_model::catalog::{Group, OptionSet, Prefecture, REGIONS};

/// People who answer.
pub const PEOPLE: usize = 221;

/// The options of one group for everyone.
pub type Column = Vec<OptionSet>;

/// What everyone's answers are drawn from.
pub struct Ground<'a> {
    /// 0–1000.
    pub skill: &'a [usize],
    /// Position in [`PLACES`].
    pub place: &'a [usize],
}

impl Ground<'_> {
    fn prefecture(&self, index: usize) -> &'static str {
        PLACES[self.place[index]].prefecture
    }
}

/// Everyone's place, in random order.
pub fn places(draw: &mut Draw) -> Vec<usize> {
    let people = PLACES.iter().enumerate();
    let mut places: Vec<usize> = people
        .flat_map(|(at, place)| std::iter::repeat_n(at, place.people))
        .collect();
    draw.shuffle(&mut places);
    places
}

/// Adds an option for exactly `count` people, among those for whom there is a leaning (0–1000).
pub fn add(
    draw: &mut Draw,
    sets: &mut Column,
    (option, count): (usize, usize),
    leaning: impl Fn(usize, OptionSet) -> Option<usize>,
) {
    let leanings = sets.iter().enumerate();
    let leanings: Vec<_> = leanings.map(|(index, set)| leaning(index, *set)).collect();
    for (set, chosen) in sets.iter_mut().zip(draw.choose(count, &leanings)) {
        if chosen {
            *set = set.with(option);
        }
    }
}

/// One option each, so many people per option; who is left over did not answer.
pub fn one_each(
    draw: &mut Draw,
    counts: &[usize],
    leaning: impl Fn(usize, usize) -> usize,
) -> Column {
    let mut sets = vec![OptionSet::EMPTY; PEOPLE];
    for (option, count) in counts.iter().enumerate() {
        add(draw, &mut sets, (option, *count), |index, set| {
            set.is_empty().then(|| leaning(index, option))
        });
    }
    sets
}

/// Several options each, so many people per option, among those who may choose at all.
fn several(
    draw: &mut Draw,
    counts: &[usize],
    may: &[bool],
    leaning: impl Fn(usize, usize) -> usize,
) -> Column {
    let mut sets = vec![OptionSet::EMPTY; PEOPLE];
    for (option, count) in counts.iter().enumerate() {
        add(draw, &mut sets, (option, *count), |index, _| {
            may[index].then(|| leaning(index, option))
        });
    }
    sets
}

/// 該当なし of a group that has it.
pub fn none_of(group: Group) -> OptionSet {
    group
        .none_position()
        .map_or(OptionSet::EMPTY, OptionSet::only)
}

/// 5-10年 29.0 %, 10年以上 40.3 %; experience goes with skill.
pub fn experience(draw: &mut Draw, ground: &Ground) -> Column {
    one_each(draw, &[33, 35, 64, 89], |index, option| match option {
        0 => 1000 - ground.skill[index],
        1 => 800 - ground.skill[index] * 4 / 5,
        2 => 500,
        _ => ground.skill[index],
    })
}

/// 20,000円以上～30,000円未満 38.5 %, three unanswered.
pub fn fee(draw: &mut Draw, ground: &Ground) -> Column {
    one_each(draw, &[40, 85, 50, 43], |index, option| match option {
        0 => 1000 - ground.skill[index],
        3 => ground.skill[index],
        _ => 500,
    })
}

/// サービス業 40.7 %, その他製造業 39.8 %, 小売業 27.6 %, 防衛 5, 電力 7, 半導体 9.
pub fn industries(draw: &mut Draw, ground: &Ground) -> Column {
    let counts = [22, 9, 88, 34, 5, 7, 24, 61, 34, 90, 41, 30, 28, 12];
    let mut sets = several(draw, &counts, &vec![true; PEOPLE], |index, option| {
        let maker = ["愛知県", "大阪府", "静岡県", "三重県", "群馬県", "広島県"];
        let makes = maker.contains(&ground.prefecture(index));
        match option {
            0..=2 if makes => 500,
            10 if ground.prefecture(index) == "東京都" => 500,
            _ => 200,
        }
    });
    for set in &mut sets {
        // Who chose nothing mostly says so; some leave the question open.
        if set.is_empty() && draw.chance(80) {
            *set = none_of(Group::Industry);
        }
    }
    sets
}

/// 訪問 86.0 %, オンライン 80.5 %, 緊急 25.3 %.
pub fn forms(draw: &mut Draw, ground: &Ground) -> Column {
    let counts = [190, 178, 112, 56, 71, 93, 6];
    let mut sets = several(
        draw,
        &counts,
        &vec![true; PEOPLE],
        |index, option| match option {
            3 => ground.skill[index],
            _ => 0,
        },
    );
    for set in sets.iter_mut().filter(|set| set.is_empty()) {
        *set = none_of(Group::Form);
    }
    sets
}

/// Sizes follow one another.
pub fn sizes(draw: &mut Draw) -> Column {
    let mut column = Vec::with_capacity(PEOPLE);
    for _ in 0..PEOPLE {
        let first = draw.pick(&[0, 0, 0, 0, 1, 1, 2]);
        let last = draw.pick(&[2, 3, 3, 4, 4, 4]).max(first);
        column.push((first..=last).collect());
    }
    column
}

/// Themes lean on skill; a few support none of the five.
pub fn themes(draw: &mut Draw, ground: &Ground) -> Column {
    let counts = [139, 132, 113, 104, 151];
    let mut sets = several(draw, &counts, &vec![true; PEOPLE], |index, _| {
        ground.skill[index] / 2
    });
    for set in sets.iter_mut().filter(|set| set.is_empty()) {
        *set = none_of(Group::Theme);
    }
    sets
}

/// Periods; who is unable has none.
pub fn periods(draw: &mut Draw, unable: &[bool]) -> Column {
    let may: Vec<bool> = unable.iter().map(|unable| !unable).collect();
    let mut sets = several(draw, &[148, 112, 92, 71, 78], &may, |_, _| 0);
    for (set, may) in sets.iter_mut().zip(may) {
        if may && set.is_empty() {
            *set = OptionSet::only(draw.below(2));
        }
    }
    sets
}

/// The home and its surroundings, or the whole country for one in six.
pub fn prefectures(draw: &mut Draw, ground: &Ground) -> Column {
    let country = draw.choose(36, &vec![Some(0); PEOPLE]);
    let mut column = Vec::with_capacity(PEOPLE);
    for (index, everywhere) in country.into_iter().enumerate() {
        if everywhere {
            column.push(Group::Prefecture.every_option());
            continue;
        }
        let home = Prefecture::from_label(ground.prefecture(index)).map_or(0, Prefecture::index);
        let region = REGIONS
            .iter()
            .find(|r| (r.first..r.first + r.count).contains(&home));
        let mut set = OptionSet::only(home);
        for near in region
            .into_iter()
            .flat_map(|region| region.first..region.first + region.count)
        {
            let next_door = near.abs_diff(home) <= 2;
            if draw.chance(if next_door { 65 } else { 30 }) {
                set = set.with(near);
            }
        }
        column.push(set);
    }
    column
}
