//! The five doors of screen 1 (希望する支援) and what each opens.

use super::{Content, ContentSet, FORM_EMERGENCY, FORM_LECTURE, Group, OptionSet};

/// A door: the first thing a firm says of what it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Door {
    /// The wide door, for those who cannot name the need.
    Consult,
    /// Training or a lecture in the firm.
    Training,
    /// Guidelines of the firm's industry.
    Guideline,
    /// Something has happened.
    Incident,
    /// Every condition, for IT vendors.
    Detail,
}

impl Door {
    /// The five doors in the report's order.
    pub const ALL: [Door; 5] = [
        Door::Consult,
        Door::Training,
        Door::Guideline,
        Door::Incident,
        Door::Detail,
    ];

    /// Position in [`Door::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The name it has in a link. Never renamed.
    pub const fn key(self) -> &'static str {
        ["consult", "training", "guideline", "incident", "detail"][self.index()]
    }

    /// The door that a link's key names.
    pub fn from_key(key: &str) -> Option<Door> {
        Door::ALL.into_iter().find(|door| door.key() == key)
    }

    /// The official label.
    pub const fn label(self) -> &'static str {
        [
            "セキュリティに関するお困りごと、相談ごと",
            "社内のセキュリティ研修や講演の依頼",
            "業界ガイドライン対応に関するお困りごと",
            "インシデント発生時対応",
            "その他技術的対策（詳細検索）",
        ][self.index()]
    }

    /// Contents that the door chooses at once.
    pub fn chosen(self) -> ContentSet {
        match self {
            Door::Training => ContentSet::of_ids(&["3-3"]),
            Door::Incident => ContentSet::of_ids(&["5-3", "6-1"]),
            Door::Consult | Door::Guideline | Door::Detail => ContentSet::EMPTY,
        }
    }

    /// Contents that the door suggests without choosing them.
    pub fn suggested(self) -> ContentSet {
        match self {
            Door::Guideline => ContentSet::of_ids(&["0-2", "1-1", "2-1"]),
            _ => ContentSet::EMPTY,
        }
    }

    /// A condition that the door sets at once.
    pub fn condition(self) -> Option<(Group, OptionSet)> {
        match self {
            Door::Training => Some((Group::Form, OptionSet::only(FORM_LECTURE))),
            Door::Incident => Some((Group::Form, OptionSet::only(FORM_EMERGENCY))),
            Door::Consult | Door::Guideline | Door::Detail => None,
        }
    }

    /// Whether a content is chosen or suggested by the door.
    pub fn marks(self, content: Content) -> bool {
        self.chosen().has(content) || self.suggested().has(content)
    }
}
