//! Why not higher: what the one above has more of, and what less.

use super::criteria::{Criteria, Sort};
use super::rank::{Metrics, depth_of};
use super::{Searcher, searcher};
use activelist_model::catalog::{Area, Content};
use activelist_model::expert::Mark;

/// The value in which two neighbours of a list differ first: it put one above the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    /// What the chosen order looks at before all else (nearness, cases, fee).
    Sort,
    /// Rating.
    Rating,
    /// Nearness, where a prefecture is chosen.
    Nearness,
    /// Depth.
    Depth,
    /// Guidance themes.
    Themes,
    /// Cases.
    Cases,
    /// The fair turn: all else is equal.
    Turn,
}

/// The one above, compared with someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Position in the list of the one above.
    pub above: usize,
    /// What decided.
    pub decider: Decider,
    /// The values of the one above.
    pub theirs: Metrics,
    /// The values of this one.
    pub own: Metrics,
    /// What is behind rating and depth, where the two differ: chosen contents, or areas with none
    /// chosen.
    pub parts: Vec<GapPart>,
}

/// A chosen content or an area in which two specialists differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GapPart {
    /// What is compared.
    pub subject: GapSubject,
    /// The mark of the one above, and this one's.
    pub marks: [Mark; 2],
    /// The depth of the one above, and this one's; of an area the sum of the answers × 12.
    pub depths: [u32; 2],
}

/// What a part of a gap is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapSubject {
    /// A chosen content.
    Content(Content),
    /// An area, where no content is chosen.
    Area(Area),
}

impl Searcher {
    /// Compares someone with the one above: both are positions in the list.
    pub fn gap(&self, above: usize, own: usize, criteria: &Criteria, sort: Sort) -> Option<Gap> {
        let theirs = self.metrics(above, criteria)?;
        let mine = self.metrics(own, criteria)?;
        let first = |position| {
            let someone = self.specialist(position)?;
            Some(searcher::first_key(&someone, criteria, sort))
        };
        let decider = if first(above) != first(own) {
            Decider::Sort
        } else if theirs.rating != mine.rating {
            Decider::Rating
        } else if theirs.nearness != mine.nearness {
            Decider::Nearness
        } else if theirs.depth != mine.depth {
            Decider::Depth
        } else if theirs.themes != mine.themes {
            Decider::Themes
        } else if theirs.cases != mine.cases {
            Decider::Cases
        } else {
            Decider::Turn
        };
        Some(Gap {
            above,
            decider,
            theirs,
            own: mine,
            parts: self.parts([above, own], criteria)?,
        })
    }

    fn parts(&self, pair: [usize; 2], criteria: &Criteria) -> Option<Vec<GapPart>> {
        let ratings = pair.map(|position| self.rating(position));
        let people = [self.specialist(pair[0])?, self.specialist(pair[1])?];
        let people = &people;
        let contents = criteria.contents.iter().map(|content| GapPart {
            subject: GapSubject::Content(content),
            marks: ratings.map(|rating| rating.menu(content.menu())),
            depths: people.each_ref().map(|someone| depth_of(someone, content)),
        });
        let areas = Area::ALL
            .into_iter()
            .filter(|_| criteria.contents.is_empty());
        let areas = areas.map(|area| GapPart {
            subject: GapSubject::Area(area),
            marks: ratings.map(|rating| rating.area(area)),
            depths: people.each_ref().map(|someone| {
                let questions = area.criteria().flat_map(|criterion| criterion.questions());
                someone.answers.sum(questions) * 12
            }),
        });
        let parts = contents.chain(areas);
        let differing =
            parts.filter(|part| part.marks[0] != part.marks[1] || part.depths[0] != part.depths[1]);
        Some(differing.collect())
    }
}
