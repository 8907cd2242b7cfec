//! The condition groups: within one any chosen option matches, across groups all must match.

use super::{OptionSet, options, prefecture::PREFECTURES};

/// A group of options that a search can set as a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 支援可能な都道府県 (地域).
    Prefecture,
    /// 得意業界.
    Industry,
    /// 希望報酬額（1回2時間あたり） (料金).
    Fee,
    /// 支援可能期間.
    Period,
    /// 支援形態.
    Form,
    /// 支援可能な企業規模.
    Size,
    /// 指導テーマ.
    Theme,
    /// 保有資格.
    Qualification,
    /// 所属・つながりのある団体.
    Association,
    /// 所属状況.
    Status,
    /// セキュリティ実務経験年数.
    Experience,
    /// 支援経験.
    Support,
}

/// Number of groups.
pub const GROUPS: usize = Group::ALL.len();

impl Group {
    /// All groups: first the four of the report's screen, then the further ones.
    pub const ALL: [Group; 12] = [
        Group::Prefecture,
        Group::Industry,
        Group::Fee,
        Group::Period,
        Group::Form,
        Group::Size,
        Group::Theme,
        Group::Qualification,
        Group::Association,
        Group::Status,
        Group::Experience,
        Group::Support,
    ];

    /// Position in [`Group::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The name it has in a link. Never renamed: old links must keep working.
    pub const fn key(self) -> &'static str {
        [
            "area", "industry", "fee", "period", "form", "size", "theme", "qual", "assoc",
            "status", "exp", "support",
        ][self.index()]
    }

    /// The group that a link's key names.
    pub fn from_key(key: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.key() == key)
    }

    /// The survey's question, to the letter.
    pub const fn label(self) -> &'static str {
        [
            "支援可能な都道府県",
            "得意業界",
            "希望報酬額（1回2時間あたり）",
            "支援可能期間",
            "支援形態",
            "支援可能な企業規模",
            "指導テーマ",
            "保有資格",
            "所属・つながりのある団体",
            "所属状況",
            "セキュリティ実務経験年数",
            "支援経験",
        ][self.index()]
    }

    /// The options' official labels.
    pub fn options(self) -> &'static [&'static str] {
        match self {
            Group::Prefecture => &PREFECTURES,
            Group::Industry => &options::INDUSTRIES,
            Group::Fee => &options::FEES,
            Group::Period => &options::PERIODS,
            Group::Form => &options::FORMS,
            Group::Size => &options::SIZES,
            Group::Theme => &options::THEMES,
            Group::Qualification => &options::QUALIFICATIONS,
            Group::Association => &options::ASSOCIATIONS,
            Group::Status => &options::STATUS,
            Group::Experience => &options::EXPERIENCE,
            Group::Support => &options::SUPPORT,
        }
    }

    /// The answer that says "none of these", which matches no option; its bit in a published set
    /// is the one after the last option.
    pub const fn none_label(self) -> Option<&'static str> {
        match self {
            Group::Prefecture
            | Group::Industry
            | Group::Form
            | Group::Size
            | Group::Theme
            | Group::Association => Some("該当なし"),
            Group::Support => Some("経験なし"),
            Group::Fee
            | Group::Period
            | Group::Qualification
            | Group::Status
            | Group::Experience => None,
        }
    }

    /// Position of [`Group::none_label`] in a published set.
    pub fn none_position(self) -> Option<usize> {
        self.none_label().map(|_| self.options().len())
    }

    /// Whether the survey takes at most one answer.
    pub const fn is_single(self) -> bool {
        matches!(
            self,
            Group::Fee | Group::Status | Group::Experience | Group::Support
        )
    }

    /// Every bit that a published set may have: the options and the "none of these" answer.
    pub fn every_answer(self) -> u64 {
        let none = self.none_position().map_or(0, |position| 1 << position);
        self.every_option().bits() | none
    }

    /// Every option that a search may choose.
    pub fn every_option(self) -> OptionSet {
        OptionSet::from_bits((1 << self.options().len()) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of options is part of the published format and of links. Whoever changes it
    /// changes this sum, and needs a new schema; adding at the end of a group is the exception.
    #[test]
    fn the_order_of_options_is_as_published() {
        let sum = |labels: &[&str]| {
            labels
                .iter()
                .flat_map(|label| label.bytes().chain([0]))
                .fold(0_u32, |sum, byte| {
                    sum.wrapping_mul(31).wrapping_add(u32::from(byte))
                })
        };
        let sums = Group::ALL.map(|group| sum(group.options()));
        assert_eq!(sums, PUBLISHED);
    }

    const PUBLISHED: [u32; GROUPS] = [
        4_147_143_871,
        1_889_102_702,
        1_702_945_224,
        2_187_829_483,
        4_196_086_099,
        1_095_707_877,
        3_424_548_719,
        1_878_745_729,
        3_445_125_250,
        2_695_257_093,
        3_793_344_910,
        734_849_347,
    ];

    #[test]
    fn keys_name_their_groups_and_differ() {
        for group in Group::ALL {
            assert_eq!(Group::from_key(group.key()), Some(group));
            assert!(group.options().len() < 63, "a set has 64 bits");
        }
    }
}
