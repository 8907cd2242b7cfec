//! The condition groups: within one any chosen option matches, across groups all must match.

use super::{OptionSet, options, prefecture};

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

    /// All answers that the survey offers, official labels, in the order of their bits in a published
    /// set: the options, and where there is one the answer that says "none of these".
    pub fn answers(self) -> &'static [&'static str] {
        #[cfg(any(test, feature = "testing"))]
        if let Some(answers) = later::answers(self) {
            return answers;
        }
        match self {
            Group::Prefecture => &prefecture::ANSWERS,
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

    /// The options that a search may choose, each with its position, which is its bit in a published
    /// set and, counted from 1, its number in a link. Positions ascend; the one of "none of these" is
    /// missing among them.
    pub fn options(self) -> impl Iterator<Item = (usize, &'static str)> + Clone {
        let none = self.none_position();
        let answers = self.answers().iter().copied().enumerate();
        answers.filter(move |(position, _)| Some(*position) != none)
    }

    /// The official label of the option at a position; none where there is no such option.
    pub fn option(self, position: usize) -> Option<&'static str> {
        let label = self.answers().get(position).copied();
        label.filter(|_| Some(position) != self.none_position())
    }

    /// The official label of an option that a checked set or link names.
    pub fn label_of(self, position: usize) -> &'static str {
        self.option(position).unwrap_or_default()
    }

    /// The same where space is short; mostly the official label.
    pub fn short_of(self, position: usize) -> &'static str {
        match (self, position) {
            (Group::Association, options::SHORT_ASSOCIATION) => options::SHORT_ASSOCIATION_NAME,
            _ => self.label_of(position),
        }
    }

    /// Position of the option with this label.
    pub fn position_of(self, label: &str) -> Option<usize> {
        let mut options = self.options();
        options
            .find(|(_, own)| *own == label)
            .map(|(position, _)| position)
    }

    /// The position behind the last option: how long a table must be that has a place for each.
    pub fn places(self) -> usize {
        let answers = self.answers().len();
        match self.none_position() {
            Some(none) if none + 1 == answers => none,
            _ => answers,
        }
    }

    /// The answer that says "none of these", which matches no option.
    pub const fn none_label(self) -> Option<&'static str> {
        match self {
            Group::Prefecture
            | Group::Industry
            | Group::Form
            | Group::Size
            | Group::Theme
            | Group::Association => Some(options::NONE),
            Group::Support => Some(options::NO_SUPPORT),
            Group::Fee
            | Group::Period
            | Group::Qualification
            | Group::Status
            | Group::Experience => None,
        }
    }

    /// Position of [`Group::none_label`] among the answers. It is part of the published format and
    /// never changes: an option that is added later gets a position behind it. (Where it followed the
    /// last option, a list from before 農業 was added would show everyone who had answered 該当なし
    /// under 農業.)
    pub const fn none_position(self) -> Option<usize> {
        match self {
            Group::Prefecture => Some(47),
            Group::Industry => Some(14),
            Group::Form => Some(7),
            Group::Size | Group::Theme => Some(5),
            Group::Association => Some(11),
            Group::Support => Some(1),
            Group::Fee
            | Group::Period
            | Group::Qualification
            | Group::Status
            | Group::Experience => None,
        }
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
        (1 << self.answers().len()) - 1
    }

    /// Every option that a search may choose.
    pub fn every_option(self) -> OptionSet {
        let none = self.none_position().map_or(0, |position| 1 << position);
        OptionSet::from_bits(self.every_answer() & !none)
    }
}

/// A catalogue with an option more, for the thread of a running test.
#[cfg(any(test, feature = "testing"))]
pub mod later {
    use std::cell::Cell;

    use super::Group;

    /// Groups with an option more, and their answers.
    type Answers = (Group, &'static [&'static str]);

    thread_local! {
        static ANSWERS: Cell<Option<Answers>> = const { Cell::new(None) };
    }

    pub(super) fn answers(group: Group) -> Option<&'static [&'static str]> {
        let (later, answers) = ANSWERS.get()?;
        (later == group).then_some(answers)
    }

    /// Runs with an option appended to a group, as a later version would have it; its position is
    /// handed in.
    pub fn with_option_more<T>(
        group: Group,
        label: &'static str,
        run: impl FnOnce(usize) -> T,
    ) -> T {
        let mut answers = group.answers().to_vec();
        let position = answers.len();
        answers.push(label);
        ANSWERS.set(Some((group, answers.leak())));
        let found = run(position);
        ANSWERS.set(None);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of options is part of the published format and of links. Whoever changes it
    /// changes this sum, and needs a new schema; adding at the end of a group is the exception. (The
    /// short forms are the labels of the first lists.)
    #[test]
    fn the_order_of_options_is_as_published() {
        let sum = |group: Group| {
            group
                .options()
                .flat_map(|(position, _)| group.short_of(position).bytes().chain([0]))
                .fold(0_u32, |sum, byte| {
                    sum.wrapping_mul(31).wrapping_add(u32::from(byte))
                })
        };
        assert_eq!(Group::ALL.map(sum), PUBLISHED);
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
    fn none_of_these_stands_among_the_answers_where_it_was_published() {
        for group in Group::ALL {
            let at = |position: usize| group.answers().get(position).copied();
            assert_eq!(group.none_position().and_then(at), group.none_label());
            let options: Vec<usize> = group.options().map(|(position, _)| position).collect();
            assert_eq!(group.every_option().iter().collect::<Vec<_>>(), options);
            assert_eq!(group.places(), options.last().map_or(0, |last| last + 1));
            let none = group.none_position();
            assert_eq!(none.and_then(|position| group.option(position)), None);
        }
    }

    #[test]
    fn keys_name_their_groups_and_differ() {
        for group in Group::ALL {
            assert_eq!(Group::from_key(group.key()), Some(group));
            assert!(group.answers().len() < 63, "a set has 64 bits");
        }
    }
}
