//! The five doors of screen 1 (希望する支援) and what each opens.

use super::{
    ContentSet, FORM_EMERGENCY, FORM_LECTURE, Group, INDUSTRY_AUTOMOTIVE, INDUSTRY_MEDICAL,
    OptionSet,
};

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

    /// Contents that the door suggests without choosing them, with these industries chosen (*ours*: the
    /// report names none). What is added for 自動車産業 is what its firms brought to the talks of the
    /// report's trial.
    pub fn suggested(self, industries: OptionSet) -> ContentSet {
        if self != Door::Guideline {
            return ContentSet::EMPTY;
        }
        let mut contents = ContentSet::of_ids(&["0-2", "1-1", "2-1"]);
        if industries.has(INDUSTRY_AUTOMOTIVE) {
            contents = contents.union(ContentSet::of_ids(&["3-3", "3-1", "5-1"]));
        }
        if industries.has(INDUSTRY_MEDICAL) {
            contents = contents.union(ContentSet::of_ids(&["0-3"]));
        }
        contents
    }

    /// A condition that the door sets at once.
    pub fn condition(self) -> Option<(Group, OptionSet)> {
        match self {
            Door::Training => Some((Group::Form, OptionSet::only(FORM_LECTURE))),
            Door::Incident => Some((Group::Form, OptionSet::only(FORM_EMERGENCY))),
            Door::Consult | Door::Guideline | Door::Detail => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guideline_door_suggests_by_industry() {
        let check = |industries: &[usize], expected: &[&str]| {
            let industries = industries.iter().copied().collect();
            let found = Door::Guideline.suggested(industries);
            assert_eq!(found, ContentSet::of_ids(expected), "{expected:?}");
            for door in Door::ALL
                .into_iter()
                .filter(|door| *door != Door::Guideline)
            {
                assert!(door.suggested(industries).is_empty(), "{door:?}");
            }
        };
        let position = |label| Group::Industry.position_of(label).unwrap_or(63);
        let (cars, medicine) = (position("自動車産業"), position("医療"));
        check(&[], &["0-2", "1-1", "2-1"]);
        check(&[position("金融業")], &["0-2", "1-1", "2-1"]);
        check(&[cars], &["0-2", "1-1", "2-1", "3-1", "3-3", "5-1"]);
        check(&[medicine], &["0-2", "0-3", "1-1", "2-1"]);
        check(
            &[cars, medicine],
            &["0-2", "0-3", "1-1", "2-1", "3-1", "3-3", "5-1"],
        );
    }
}
