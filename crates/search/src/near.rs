//! あと一歩: who meets all conditions but one.

use activelist_kernel::bits;

use super::criteria::{Criteria, Sort};
use super::{Condition, Searcher};

/// Someone who misses one condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// Position in the list.
    pub position: usize,
    /// The one condition that is not met.
    pub unmet: Condition,
}

impl Searcher {
    /// The first `limit` of those who miss just one of two or more conditions, in the list's
    /// order. With a single condition everyone else misses just that: nobody is named.
    pub fn near_misses(&mut self, criteria: &Criteria, sort: Sort, limit: usize) -> Vec<NearMiss> {
        let active: Vec<Condition> = criteria.active().collect();
        if active.len() < 2 {
            return Vec::new();
        }
        self.filter(criteria);
        let (index, scratch) = (&self.index, &mut self.scratch);
        let words = &self.words.row;
        // Carry-save: who misses one so far, and who misses more.
        let mut once = vec![0_u64; index.words];
        let mut more = vec![0_u64; index.words];
        for condition in &active {
            let meeting = match condition {
                // Right for those who meet all other conditions but one; whoever does not misses
                // more than one anyway.
                Condition::Words => words,
                condition => scratch.meeting(index, criteria, *condition),
            };
            for ((once, more), meeting) in once.iter_mut().zip(&mut more).zip(meeting) {
                *more |= *once & !meeting;
                *once |= !meeting;
            }
        }
        bits::fill(&mut scratch.all, index.len);
        for ((all, once), more) in scratch.all.iter_mut().zip(&once).zip(&more) {
            *all &= once & !more;
        }
        let mut order = Vec::new();
        self.rank(criteria, sort, limit, &mut order);
        let unmet = |position: usize| {
            active.iter().copied().find(|condition| {
                let meeting = match condition {
                    Condition::Words => &self.words.row,
                    condition => self.scratch.meeting(&self.index, criteria, *condition),
                };
                !bits::has(meeting, position)
            })
        };
        order
            .into_iter()
            .filter_map(|position| {
                let unmet = unmet(position)?;
                Some(NearMiss { position, unmet })
            })
            .collect()
    }
}
