//! Every call of the engine that is measured, as the pages make it. Whoever changes the engine
//! changes this file and nothing else in the bench. Must never do work that a page does not.

use activelist::catalog::Group;
use activelist::search::{Criteria, Searcher, Sort};
use activelist::snapshot::{Limits, parse};

/// How many a page shows first.
pub const FIRST: usize = 50;

/// A list made ready.
pub struct Engine(Searcher);

impl Engine {
    /// From the bytes of a published list to where a search can be answered; nothing if the list
    /// is refused.
    pub fn ready(bytes: &[u8]) -> Option<Engine> {
        let (list, problems) = parse(bytes, &Limits::STANDARD).ok()?;
        problems.is_empty().then(|| Engine(Searcher::new(list)))
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.0.list().specialists.len()
    }

    /// One search: how many match. Counts and order stay where the pages read them.
    pub fn ask(&mut self, criteria: &Criteria) -> usize {
        self.0.search(criteria, Sort::Recommended, FIRST).total
    }

    /// The answer laid out flat, for comparing: the total, the counts of all options group after
    /// group, the first positions in order.
    pub fn answer(&mut self, criteria: &Criteria) -> Vec<u32> {
        let outcome = self.0.search(criteria, Sort::Recommended, FIRST);
        let counts = Group::ALL.into_iter().flat_map(|group| {
            let options = 0..group.options().len();
            options.map(move |position| outcome.counts.option(group, position))
        });
        let order = outcome.order.iter().map(|position| *position as u32);
        let total = std::iter::once(outcome.total as u32);
        total.chain(counts).chain(order).collect()
    }
}
