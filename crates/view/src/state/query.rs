//! What a link says: which screen, and the whole search.

use activelist_model::catalog::{ContentSet, Door, Emergency, Group};
use activelist_model::expert::RegistrationNumber;
use activelist_search::{Criteria, Sort};

use super::shortlist::Shortlist;

/// Specialists shown at first, and added by each "show more".
pub const SHOWN_STEP: usize = 20;
/// Most cards in one link.
pub const MAX_CARDS: usize = 20;
/// Most specialists side by side.
pub const MAX_COMPARED: usize = 4;

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Screen 1, the five doors.
    #[default]
    Home,
    /// What to do first in an emergency; one of its branches where a link names it.
    Incident(Option<Emergency>),
    /// Screen 2, contents and conditions.
    Find,
    /// Screen 3, results.
    List,
    /// Somebody looked up by name, whatever the search is.
    People,
    /// Screen 4, one card.
    Card(RegistrationNumber),
    /// Several cards, to print.
    Cards(Vec<RegistrationNumber>),
    /// The shortlist.
    Shortlist,
    /// Two to four specialists side by side.
    Compare(Vec<RegistrationNumber>),
    /// The consultation sheet (相談準備シート).
    Sheet,
    /// The page about the method.
    Method,
    /// What this machine keeps for use without a network.
    Device,
    /// A link that names no screen.
    Unknown,
}

/// The search that a link holds. Free words are not in it: they are the firm's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The door that was taken.
    pub door: Option<Door>,
    /// Contents and conditions; [`Criteria::words`] is left out of links.
    pub criteria: Criteria,
    /// Order of the list.
    pub sort: Sort,
    /// The shortlist that a link hands over. Only links have it: on arrival it is taken into the
    /// shortlist of this machine.
    pub picks: Shortlist,
    /// Specialists shown in the list, a multiple of [`SHOWN_STEP`]; 0 stands for the first step.
    pub shown: usize,
}

/// A screen and the search it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The screen.
    pub page: Page,
    /// The search.
    pub query: Query,
}

impl Query {
    /// Contents that the door suggests, for the industries that are chosen.
    pub fn suggested(&self) -> ContentSet {
        let industries = self.criteria.condition(Group::Industry);
        self.door
            .map_or(ContentSet::EMPTY, |door| door.suggested(industries))
    }

    /// What a door opens: its contents and its condition, chosen.
    pub fn through(door: Door) -> Query {
        let mut query = Query {
            door: Some(door),
            ..Query::default()
        };
        query.criteria.contents = door.chosen();
        if let Some((group, options)) = door.condition() {
            query.criteria.set_condition(group, options);
        }
        query
    }

    /// How many specialists the list shows.
    pub fn shown(&self) -> usize {
        self.shown.max(SHOWN_STEP)
    }
}
