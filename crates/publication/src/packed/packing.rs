//! The way of a list into its columns, some people at a time, so that a page can do other things in
//! between.

use super::super::added::line_of;
use super::super::{List, sort_by_number};
use super::{Packed, facts_of, prose_of, short_of};
use activelist_model::expert::Specialist;

impl From<List> for Packed {
    fn from(list: List) -> Packed {
        let mut packing = Packing::new(list);
        packing.step(usize::MAX);
        packing.finish()
    }
}

/// A list on its way to being packed: some people at a time.
pub struct Packing {
    packed: Packed,
    /// Those still to come, the next one last.
    left: Vec<Specialist>,
}

impl Packing {
    /// Begins with a list.
    pub fn new(mut list: List) -> Packing {
        let edition = list.edition();
        let people = &mut list.specialists;
        // Numbers ascend in a list that was read; one made by hand may have any order.
        sort_by_number(people);
        people.reverse();
        Packing {
            packed: Packed::with_room(edition, people.len(), [0, 0]),
            left: list.specialists,
        }
    }

    /// Packs so many people more. `true` once all are packed.
    pub fn step(&mut self, people: usize) -> bool {
        let packed = &mut self.packed;
        for someone in self
            .left
            .drain(self.left.len().saturating_sub(people)..)
            .rev()
        {
            let (facts, short) = (facts_of(&someone), short_of(&someone));
            packed.push(someone.registration, facts, someone.answers, short);
            packed.push_prose(prose_of(&someone, &line_of(&someone)));
        }
        self.left.is_empty()
    }

    /// The list, packed; all must have been.
    pub fn finish(mut self) -> Packed {
        self.step(usize::MAX);
        self.packed.short.all.shrink_to_fit();
        self.packed.prose.all.shrink_to_fit();
        self.packed
    }
}
