//! Every call of the engine that is measured, as the pages make it. Whoever changes the engine
//! changes this file and nothing else in the bench. Must never do work that a page does not.

use activelist_model::catalog::Group;
use activelist_publication::{
    ColumnsReader, Digest, Limits, Meta, ProseReader, Seen, Trust, accept_meta, is_as_described,
    parse,
};
use activelist_search::{Criteria, Preparing, Searcher, Sort, Wanted};

/// How many a page shows first.
pub const FIRST: usize = 50;

/// What the page with the conditions and the list with its first people want.
const WANTED: Wanted = Wanted {
    first: FIRST,
    options: true,
    skills: false,
};

/// A list made ready.
pub struct Engine(Searcher);

/// The description of a publication that nobody has signed.
pub fn describe(meta: &[u8]) -> Option<Meta> {
    accept_meta(meta, &Trust::UNSIGNED, &Seen::default()).ok()
}

fn accept(meta: &Meta, number: usize, packed: &[u8], digest: [u8; 32]) -> Option<()> {
    let part = meta.parts.get(number)?;
    is_as_described(packed, &Digest::reckoned(digest), &part.sha256, part.bytes).ok()
}

impl Engine {
    /// From the first part of a large list to its first people. `packed` is the file, `digest` and
    /// `unpacked` what the browser makes of it.
    pub fn begin(
        meta: &Meta,
        packed: &[u8],
        digest: [u8; 32],
        unpacked: Vec<u8>,
    ) -> Option<Engine> {
        accept(meta, 0, packed, digest)?;
        let mut reader = ColumnsReader::new(unpacked, meta).ok()?;
        while !reader.step(usize::MAX).ok()? {}
        let mut searcher = Preparing::new(reader.finish().ok()?).finish();
        searcher.prepare_words(usize::MAX);
        Some(Engine(searcher))
    }

    /// Takes in a further part. `true` where it was accepted.
    pub fn add(
        &mut self,
        meta: &Meta,
        number: usize,
        packed: &[u8],
        digest: [u8; 32],
        unpacked: Vec<u8>,
    ) -> Option<()> {
        accept(meta, number, packed, digest)?;
        let mut prose = ProseReader::new(self.0.list(), unpacked).ok()?;
        while !prose.step(usize::MAX).ok()? {}
        self.0.add_prose(prose).ok()?;
        self.0.prepare_words(usize::MAX);
        Some(())
    }

    /// From the bytes of a published list to where a search can be answered; nothing if the list
    /// is refused.
    pub fn ready(bytes: &[u8]) -> Option<Engine> {
        let (list, problems) = parse(bytes, &Limits::STANDARD).ok()?;
        problems.is_empty().then(|| Engine(Searcher::new(list)))
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.0.list().len()
    }

    /// One search: how many match. Counts and order stay where the pages read them.
    pub fn ask(&mut self, criteria: &Criteria) -> usize {
        self.0.search(criteria, Sort::Recommended, &WANTED).total
    }

    /// The answer laid out flat, for comparing: the total, the counts of all options group after
    /// group, the first positions in order.
    pub fn answer(&mut self, criteria: &Criteria) -> Vec<u32> {
        let outcome = self.0.search(criteria, Sort::Recommended, &WANTED);
        let counts = Group::ALL.into_iter().flat_map(|group| {
            let options = 0..group.places();
            options.map(move |position| outcome.counts.option(group, position))
        });
        let order = outcome.order.iter().map(|position| *position as u32);
        let total = std::iter::once(outcome.total as u32);
        total.chain(counts).chain(order).collect()
    }
}
