//! Qualifications, associations and status of made-up people, which go together: a qualification leads
//! to its association, and some associations to work of one's own.

use std::cmp::Ordering;

use super::draw::Draw;
use super::places::PLACES;
use super::traits::{Column, Ground, PEOPLE, add, none_of, one_each};
use activelist_model::catalog::{Group, OptionSet, QUALIFICATION_OTHER};

/// 商工会議所・商工会, by its position among the associations.
const CHAMBER: usize = 0;
/// 中小企業庁関連.
const AGENCIES: usize = 1;
/// ITコーディネータ協会.
const COORDINATORS: usize = 5;
/// その他.
const ASSOCIATION_OTHER: usize = 10;

/// Associations to which people who are 独立 are twice as often close (report), and how many of them
/// are: of 81, beside 139 who work for a company.
const TIES: [(usize, usize); 3] = [(CHAMBER, 34), (AGENCIES, 14), (COORDINATORS, 18)];

/// 61 people with no further qualification. ITコーディネータ 40, then システム監査技術者 and
/// ITストラテジスト, then 中小企業診断士 34.
pub fn qualifications(draw: &mut Draw) -> Column {
    let none = draw.choose(61, &vec![Some(0); PEOPLE]);
    let mut sets = vec![OptionSet::EMPTY; PEOPLE];
    for (option, count) in [40, 34, 6, 36, 38, 14, 16, 22].into_iter().enumerate() {
        // Everyone here has one; who has none yet mostly states another than the listed ones.
        let first = if option == QUALIFICATION_OTHER {
            1000
        } else {
            300
        };
        add(draw, &mut sets, (option, count), |index, set| {
            (!none[index]).then_some(if set.is_empty() { first } else { 0 })
        });
    }
    for (set, none) in sets.iter_mut().zip(none) {
        if !none && set.is_empty() {
            *set = OptionSet::only(QUALIFICATION_OTHER);
        }
    }
    sets
}

/// 商工会議所・商工会 63 in 25 prefectures, 支援士会 72, 該当なし 69. Of 40 ITコーディネータ 31 are in
/// their association, of 34 中小企業診断士 30.
pub fn associations(draw: &mut Draw, ground: &Ground, qualifications: &[OptionSet]) -> Column {
    let held = |index: usize, position: usize| qualifications[index].has(position);
    let mut sets = vec![OptionSet::EMPTY; PEOPLE];
    for (at, place) in PLACES.iter().enumerate() {
        add(draw, &mut sets, (CHAMBER, place.chamber), |index, _| {
            (ground.place[index] == at).then_some(0)
        });
    }
    for (association, qualification, members) in [(COORDINATORS, 0, 31), (6, 1, 30)] {
        add(draw, &mut sets, (association, members), |index, _| {
            held(index, qualification).then_some(0)
        });
    }
    let free: Vec<_> = sets.iter().map(|set| set.is_empty().then_some(0)).collect();
    let none = draw.choose(69, &free);
    let further = [
        (AGENCIES, 26),
        (2, 17),
        (3, 4),
        (4, 72),
        // Close to it without the qualification.
        (COORDINATORS, 3),
        (7, 3),
        (8, 5),
        (9, 4),
        (ASSOCIATION_OTHER, 9),
    ];
    for (association, count) in further {
        add(
            draw,
            &mut sets,
            (association, count),
            |index, _| match association {
                _ if none[index] => None,
                COORDINATORS if held(index, 0) => None,
                8 if held(index, 2) => Some(1000),
                _ => Some(0),
            },
        );
    }
    for (set, none) in sets.iter_mut().zip(none) {
        if none {
            *set = none_of(Group::Association);
        } else if set.is_empty() {
            *set = OptionSet::only(ASSOCIATION_OTHER);
        }
    }
    sets
}

/// 独立 36.7 %, 企業勤務 62.9 %, one unanswered. Those who are 独立 are about twice as often close to a
/// chamber, to 中小企業庁関連 and to ITコーディネータ協会.
pub fn status(draw: &mut Draw, associations: &[OptionSet]) -> Column {
    let mut sets = one_each(draw, &[81, 139], |_, _| 0);
    let ties = |index: usize| TIES.map(|(tie, _)| associations[index].has(tie));
    for (place, (_, wanted)) in TIES.into_iter().enumerate() {
        loop {
            let has = |index: &usize, status| sets[*index].has(status) && ties(*index)[place];
            let independent = (0..PEOPLE).filter(|index| has(index, 0)).count();
            let (from, to) = match independent.cmp(&wanted) {
                Ordering::Equal => break,
                Ordering::Less => (1, 0),
                Ordering::Greater => (0, 1),
            };
            // Two people who differ in this tie alone take each other's status.
            let pair = (0..PEOPLE)
                .filter(|index| has(index, from))
                .find_map(|tied| {
                    let mut without = ties(tied);
                    without[place] = false;
                    let fits = |index: &usize| sets[*index].has(to) && ties(*index) == without;
                    Some((tied, (0..PEOPLE).find(fits)?))
                });
            let Some((tied, other)) = pair else { break };
            sets.swap(tied, other);
        }
    }
    sets
}
