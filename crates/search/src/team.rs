//! When no one has a mark in all chosen contents: the smallest team that has (*ours*), and the pair
//! of a veteran and a newcomer that the report suggests for firms that agree to it.

use activelist_kernel::bits;

use super::Searcher;
use super::criteria::{Criteria, Sort};
use super::rank::depth_of;
use activelist_model::catalog::{Content, ContentSet, EXPERIENCE_LONGEST, Group, Menu};
use activelist_model::expert::Mark;

/// Most members of a team.
pub const MAX_TEAM: usize = 3;
/// Cases from which someone counts as a veteran (*ours*).
pub const VETERAN_CASES: u16 = 10;

/// Whether the chosen contents need a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamAnswer {
    /// Fewer than two contents are chosen, or one person has a mark in all of them that anyone has.
    NotNeeded,
    /// Nobody who meets the conditions has a mark in any of them.
    Nobody,
    /// It would take more than [`MAX_TEAM`].
    TooMany,
    /// Two or three who have a mark in all of them together.
    Team(Vec<Member>),
}

/// A member of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Position in the list.
    pub position: usize,
    /// Place among those who meet the conditions, from 1.
    pub place: usize,
    /// The chosen contents that fall to this member, with the mark of their menu: each content
    /// falls to the member with the best mark, of equals to the deepest, of equals to the first.
    pub covers: Vec<(Content, Mark)>,
}

/// Someone with a long practice and many cases, and someone without a case yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// 実務経験10年以上 and at least [`VETERAN_CASES`] cases.
    pub veteran: usize,
    /// 支援経験なし, with a mark in one of the chosen contents at least.
    pub newcomer: usize,
    /// Whether both live in one prefecture.
    pub same_home: bool,
}

/// Someone who could be in a team: marks of the needed menus, and place from 0.
struct Candidate {
    marks: [u8; Menu::ALL.len()],
    mask: u32,
    place: usize,
}

/// How good a team is; smaller is better.
type Rank = (std::cmp::Reverse<u32>, usize, Vec<usize>);

/// What can be said of working together, for one search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teams {
    /// Whether the chosen contents need a team, and which.
    pub answer: TeamAnswer,
    /// The chosen contents in which nobody who meets the conditions has a mark. A team leaves them
    /// aside.
    pub unheld: ContentSet,
    /// A veteran and a newcomer, where there are both.
    pub pair: Option<Pair>,
}

impl Searcher {
    /// Whether there is something to say of teams: contents are chosen, and nobody who meets the
    /// conditions has a mark in all of them.
    pub fn team_needed(&mut self, criteria: &Criteria) -> bool {
        self.filter(criteria);
        let mut anyone = false;
        let has_all = |position: usize| {
            anyone = true;
            let rating = self.rating(position);
            let mut marks = criteria.contents.iter().map(|c| rating.menu(c.menu()));
            marks.all(|mark| mark > Mark::Blank)
        };
        let found = bits::ones(&self.scratch.all).any(has_all);
        anyone && !found
    }

    /// Teams and pairs of those who meet the conditions.
    pub fn teams(&mut self, criteria: &Criteria, sort: Sort) -> Teams {
        let order = self.order(criteria, sort);
        let unheld = self.unheld_in(&order, criteria.contents);
        Teams {
            answer: self.team(&order, criteria.contents, unheld),
            unheld,
            pair: self.pair(&order, criteria.contents),
        }
    }

    /// The smallest team; of teams of one size the one with the best marks for the contents, then
    /// with the best places.
    fn team(&self, order: &[usize], contents: ContentSet, unheld: ContentSet) -> TeamAnswer {
        let needed: ContentSet = contents.iter().filter(|c| !unheld.has(*c)).collect();
        if contents.len() < 2 || order.is_empty() {
            return TeamAnswer::NotNeeded;
        }
        if needed.is_empty() {
            return TeamAnswer::Nobody;
        }
        // How often each menu is asked for. Menus 0 and 1 are rated alike: that does no harm.
        let mut weights = [0_u32; Menu::ALL.len()];
        for content in needed.iter() {
            weights[content.menu().index()] += 1;
        }
        let full = mask_of(weights.map(|weight| weight.min(1) as u8));
        let candidates = self.candidates(order, &weights);
        if candidates.iter().any(|someone| someone.mask == full) {
            return TeamAnswer::NotNeeded;
        }
        match best_team(&candidates, full, &weights) {
            None => TeamAnswer::TooMany,
            Some(places) => TeamAnswer::Team(self.members(order, &places, needed)),
        }
    }

    /// The veteran with the best place, and the newcomer with the best place, first of all from the
    /// veteran's own prefecture.
    fn pair(&self, order: &[usize], contents: ContentSet) -> Option<Pair> {
        let home = |position: usize| self.specialist(position).and_then(|someone| someone.home);
        let veteran = order.iter().copied().find(|position| {
            self.specialist(*position).is_some_and(|someone| {
                someone.choices(Group::Experience).has(EXPERIENCE_LONGEST)
                    && someone.record.cases.unwrap_or(0) >= VETERAN_CASES
            })
        })?;
        let newcomers = order.iter().copied().filter(|position| {
            let rating = self.rating(*position);
            let any_mark = match contents.is_empty() {
                true => Menu::ALL
                    .iter()
                    .any(|menu| rating.menu(*menu) > Mark::Blank),
                false => contents.iter().any(|c| rating.menu(c.menu()) > Mark::Blank),
            };
            any_mark
                && self.specialist(*position).is_some_and(|someone| {
                    someone.chose_none(Group::Support) && someone.record.cases.unwrap_or(0) == 0
                })
        });
        let at_home = home(veteran);
        let same = |position: &usize| at_home.is_some() && home(*position) == at_home;
        let newcomer = newcomers
            .clone()
            .find(same)
            .or_else(|| newcomers.clone().next())?;
        Some(Pair {
            veteran,
            newcomer,
            same_home: same(&newcomer),
        })
    }

    fn unheld_in(&self, order: &[usize], contents: ContentSet) -> ContentSet {
        let held = |content: &Content| {
            let mut marks = order
                .iter()
                .map(|place| self.rating(*place).menu(content.menu()));
            marks.any(|mark| mark > Mark::Blank)
        };
        contents.iter().filter(|content| !held(content)).collect()
    }

    /// Those whom nobody before them equals or surpasses in every menu. Nobody else is in a best
    /// team: the one before would do as much at a better place, or already is in the team.
    fn candidates(&self, order: &[usize], weights: &[u32; Menu::ALL.len()]) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (place, position) in order.iter().enumerate() {
            let rating = self.rating(*position);
            let marks = Menu::ALL.map(|menu| match weights[menu.index()] {
                0 => 0,
                _ => rating.menu(menu).weight(),
            });
            let surpassed = candidates
                .iter()
                .any(|before| before.marks.iter().zip(&marks).all(|(b, m)| b >= m));
            if !surpassed {
                let mask = mask_of(marks);
                candidates.push(Candidate { marks, mask, place });
            }
        }
        candidates
    }

    fn members(&self, order: &[usize], places: &[usize], needed: ContentSet) -> Vec<Member> {
        let mut members: Vec<Member> = places
            .iter()
            .map(|place| Member {
                position: order[*place],
                place: place + 1,
                covers: Vec::new(),
            })
            .collect();
        for content in needed.iter() {
            let best = members.iter_mut().max_by_key(|member| {
                let mark = self.rating(member.position).menu(content.menu());
                let depth = self
                    .specialist(member.position)
                    .map(|s| depth_of(&s, content));
                (mark, depth, std::cmp::Reverse(member.place))
            });
            if let Some(member) = best {
                let mark = self.rating(member.position).menu(content.menu());
                member.covers.push((content, mark));
            }
        }
        members
    }
}

/// A bit for each menu with a mark.
fn mask_of(marks: [u8; Menu::ALL.len()]) -> u32 {
    let marked = marks.iter().enumerate().filter(|(_, mark)| **mark > 0);
    marked.fold(0, |mask, (menu, _)| mask | 1 << menu)
}

/// The places of the best team of two, or else of three.
fn best_team(candidates: &[Candidate], full: u32, weights: &[u32]) -> Option<Vec<usize>> {
    let mut best: Option<Rank> = None;
    for (at, one) in candidates.iter().enumerate() {
        for two in &candidates[at + 1..] {
            if one.mask | two.mask == full {
                keep_better(&mut best, &[one, two], weights);
            }
        }
    }
    if best.is_none() {
        for (at, one) in candidates.iter().enumerate() {
            for (next, two) in candidates.iter().enumerate().skip(at + 1) {
                let both = one.mask | two.mask;
                for three in candidates[next + 1..]
                    .iter()
                    .filter(|c| both | c.mask == full)
                {
                    keep_better(&mut best, &[one, two, three], weights);
                }
            }
        }
    }
    best.map(|(_, _, places)| places)
}

fn keep_better(best: &mut Option<Rank>, team: &[&Candidate], weights: &[u32]) {
    let points = weights.iter().enumerate().map(|(menu, weight)| {
        let marks = team.iter().map(|someone| u32::from(someone.marks[menu]));
        weight * marks.max().unwrap_or(0)
    });
    let places: Vec<usize> = team.iter().map(|someone| someone.place).collect();
    let rank = (std::cmp::Reverse(points.sum()), places.iter().sum(), places);
    if best.as_ref().is_none_or(|best| rank < *best) {
        *best = Some(rank);
    }
}
