//! What a search asks for.

use super::{City, SkillConditions};
use activelist_model::catalog::{Content, ContentSet, GROUPS, Group, OptionSet};

/// Most characters that a screen takes for free words. However many words they are, all count.
pub const MAX_WORDS_LENGTH: usize = 100;

/// Everything a search asks for. Contents rank and never filter; the rest filters and never ranks,
/// except 地域, which does both: who lives nearer comes first among equally rated people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// Chosen support contents.
    pub contents: ContentSet,
    /// Chosen options by [`Group::index`]; within a group any matches, across groups all must.
    pub conditions: [OptionSet; GROUPS],
    /// What is asked of single questions, criteria and menus.
    pub skills: SkillConditions,
    /// Least 支援件数; 0 asks nothing. Who stated none has 0.
    pub cases: u16,
    /// Only who writes in 自己PR that the first talk is free.
    pub free_talk: bool,
    /// A municipality of a chosen prefecture: it filters nobody and comes first where the nearest are
    /// asked for. Part of no link.
    pub city: Option<City>,
    /// Free words, separated by spaces; all must occur. Never part of a link: they are the
    /// firm's own.
    pub words: String,
}

impl Criteria {
    /// The chosen options of a group.
    pub const fn condition(&self, group: Group) -> OptionSet {
        self.conditions[group.index()]
    }

    /// Chooses exactly these options of a group.
    pub const fn set_condition(&mut self, group: Group, options: OptionSet) {
        self.conditions[group.index()] = options;
    }

    /// Chooses an option that was not chosen, and the other way round.
    pub const fn toggle(&mut self, group: Group, position: usize) {
        self.conditions[group.index()] = self.condition(group).toggled(position);
    }

    /// Chooses a content that was not chosen, and the other way round.
    pub const fn toggle_content(&mut self, content: Content) {
        self.contents = self.contents.toggled(content);
    }

    /// Groups with a chosen option.
    pub fn active_groups(&self) -> impl Iterator<Item = Group> {
        Group::ALL
            .into_iter()
            .filter(|group| !self.condition(*group).is_empty())
    }

    /// Whether any condition filters.
    pub fn has_conditions(&self) -> bool {
        self.active().next().is_some()
    }
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The list's own order: highest rating for the chosen contents first, then the nearest.
    #[default]
    Recommended,
    /// Nearness before the rating: who lives in the chosen municipality first, then in a chosen prefecture, then who lives beside one,
    /// then everyone else; among the equally near as recommended.
    Nearest,
    /// Most cases (支援件数) first, then as recommended.
    TrackRecord,
    /// Lowest fee first, unstated last, then as recommended.
    Fee,
}

impl Sort {
    /// All orders.
    pub const ALL: [Sort; 4] = [
        Sort::Recommended,
        Sort::Nearest,
        Sort::TrackRecord,
        Sort::Fee,
    ];

    /// The name it has in a link. Never renamed.
    pub const fn key(self) -> &'static str {
        ["best", "near", "record", "fee"][self as usize]
    }

    /// The order that a link's key names.
    pub fn from_key(key: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == key)
    }
}
