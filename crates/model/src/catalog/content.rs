//! The 21 support contents (支援内容) that a firm chooses from.

use super::{Menu, Question};

/// A row of the table of contents.
#[derive(Debug)]
pub struct ContentRow {
    menu: u8,
    number: u8,
    label: &'static str,
    tool: u8,
    questions: &'static [Question],
}

const fn row(
    menu: u8,
    number: u8,
    label: &'static str,
    tool: u8,
    questions: &'static [Question],
) -> ContentRow {
    ContentRow {
        menu,
        number,
        label,
        tool,
        questions,
    }
}

/// The question with this id. Read while compiling: a slip in the table does not compile.
const fn q(id: &str) -> Question {
    match Question::from_id(id) {
        Some(question) => question,
        None => unreachable!(),
    }
}

/// The contents in menu order: menu, number, label, guidance tool (0: none), and the questions
/// that tell how deep the skill is (*ours*: the report names none).
#[rustfmt::skip]
pub static CONTENTS: [ContentRow; 21] = [
    row(0, 1, "情報セキュリティ施策の活用", 0, &[q("S1-b-2"), q("S1-c-2")]),
    row(0, 2, "中小企業の情報セキュリティ対策ガイドラインの理解", 0, &[q("S1-b-2"), q("S1-c-2")]),
    row(0, 3, "サイバーセキュリティ戦略の立案", 0, &[q("S1-a-1"), q("S1-a-2"), q("S1-a-4"), q("S1-b-2")]),
    row(1, 1, "情報セキュリティ規程の作成・改訂", 1, &[q("S1-b-2"), q("S1-c-2")]),
    row(1, 2, "情報セキュリティ規程の運用", 0, &[q("S1-b-2"), q("S2-c-1")]),
    row(1, 3, "社内セキュリティ組織・体制づくり", 0, &[q("S1-b-1"), q("S1-a-3")]),
    row(2, 1, "情報資産の洗い出しとリスク分析", 2, &[q("S2-a-1"), q("S2-a-2"), q("S2-b-1")]),
    row(2, 2, "現状のセキュリティ対策の状況診断", 0, &[q("S2-b-2"), q("S2-a-2")]),
    row(2, 3, "クラウドサービスの安全利用", 3, &[q("S1-c-1"), q("S2-a-2"), q("S3-a-1")]),
    row(3, 1, "アカウント管理、バックアップ見直し", 0, &[q("S3-a-1"), q("S3-b-2")]),
    row(3, 2, "ネットワーク構成の見直し", 0, &[q("S3-b-1"), q("S3-b-3"), q("S4-b-2")]),
    row(3, 3, "従業員向けセキュリティ教育", 5, &[q("S3-c-1"), q("S2-c-2"), q("S4-a-1")]),
    row(4, 1, "セキュリティ製品の選定・導入支援", 0, &[q("S4-b-1"), q("S4-b-3")]),
    row(4, 2, "セキュリティ製品の運用、有害事象の検知支援", 0, &[q("S4-b-2"), q("S4-b-1"), q("S4-c-1")]),
    row(5, 1, "インシデント対応手順書の作成", 4, &[q("S5-a-1"), q("S4-c-1")]),
    row(5, 2, "インシデントシナリオの作成・机上演習の実施", 0, &[q("S5-a-1"), q("S5-a-4"), q("S4-a-1")]),
    row(5, 3, "インシデント発生時の緊急対応支援", 0, &[q("S5-a-2"), q("S5-a-3"), q("S5-a-4")]),
    row(6, 1, "データ復旧支援", 0, &[q("S6-a-3"), q("S6-a-4")]),
    row(6, 2, "ステークホルダー・コミュニケーション支援", 0, &[q("S6-a-5"), q("S6-a-1")]),
    row(6, 3, "報告書作成支援", 0, &[q("S6-a-2")]),
    row(7, 1, "システム監査", 0, &[q("S2-b-2")]),
];

/// One of the 21 support contents, by its position in [`CONTENTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Content(u8);

impl Content {
    /// All contents, in menu order.
    pub fn all() -> impl ExactSizeIterator<Item = Content> + Clone {
        (0..CONTENTS.len() as u8).map(Content)
    }

    /// The contents of one menu.
    pub fn of_menu(menu: Menu) -> impl Iterator<Item = Content> {
        Content::all().filter(move |content| content.menu() == menu)
    }

    const fn row(self) -> &'static ContentRow {
        &CONTENTS[self.index()]
    }

    /// Position in [`CONTENTS`], 0–20.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// `0-1` … `7-1`.
    pub fn id(self) -> String {
        format!("{}-{}", self.row().menu, self.row().number)
    }

    /// Reads an id such as `3-3`.
    pub fn from_id(id: &str) -> Option<Content> {
        Content::all().find(|content| content.id() == id)
    }

    /// The official label.
    pub const fn label(self) -> &'static str {
        self.row().label
    }

    /// The menu it belongs to.
    pub const fn menu(self) -> Menu {
        Menu::new(self.row().menu)
    }

    /// Number of the guidance tool (指導ツール, 1–5) that covers it.
    pub const fn tool(self) -> Option<u8> {
        match self.row().tool {
            0 => None,
            number => Some(number),
        }
    }

    /// Position in the guidance themes of the theme of its tool.
    pub fn theme(self) -> Option<usize> {
        self.tool().map(|number| usize::from(number) - 1)
    }

    /// The questions that tell how deep the skill is (*ours*); one to four.
    pub fn questions(self) -> impl ExactSizeIterator<Item = Question> {
        self.row().questions.iter().copied()
    }
}

/// A set of support contents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ContentSet(u32);

impl ContentSet {
    /// None chosen.
    pub const EMPTY: ContentSet = ContentSet(0);

    /// Whether none is chosen.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are chosen.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether this one is chosen.
    pub const fn has(self, content: Content) -> bool {
        self.0 >> content.0 & 1 == 1
    }

    /// With this one chosen.
    #[must_use]
    pub const fn with(self, content: Content) -> ContentSet {
        ContentSet(self.0 | 1 << content.0)
    }

    /// With this one chosen if it was not, and the other way round.
    #[must_use]
    pub const fn toggled(self, content: Content) -> ContentSet {
        ContentSet(self.0 ^ 1 << content.0)
    }

    /// Those of either set.
    #[must_use]
    pub const fn union(self, other: ContentSet) -> ContentSet {
        ContentSet(self.0 | other.0)
    }

    /// Those of both sets.
    #[must_use]
    pub const fn common(self, other: ContentSet) -> ContentSet {
        ContentSet(self.0 & other.0)
    }

    /// Those that are not in the other set.
    #[must_use]
    pub const fn minus(self, other: ContentSet) -> ContentSet {
        ContentSet(self.0 & !other.0)
    }

    /// The chosen contents, in menu order.
    pub fn iter(self) -> impl Iterator<Item = Content> + Clone {
        Content::all().filter(move |content| self.has(*content))
    }

    /// The set of these ids; unknown ones are passed over.
    pub fn of_ids(ids: &[&str]) -> ContentSet {
        ids.iter().filter_map(|id| Content::from_id(id)).collect()
    }
}

impl FromIterator<Content> for ContentSet {
    fn from_iter<I: IntoIterator<Item = Content>>(contents: I) -> ContentSet {
        contents
            .into_iter()
            .fold(ContentSet::EMPTY, ContentSet::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_content_has_known_questions_whose_number_divides_twelve() {
        for content in Content::all() {
            let row = content.row();
            assert_eq!(
                content.questions().count(),
                row.questions.len(),
                "{}",
                content.id()
            );
            assert_eq!(12 % row.questions.len(), 0, "{}", content.id());
            assert_eq!(Content::from_id(&content.id()), Some(content));
        }
    }

    #[test]
    fn the_depth_of_each_content_is_told_by_its_questions() {
        let expected = [
            ("0-1", "S1-b-2 S1-c-2"),
            ("0-2", "S1-b-2 S1-c-2"),
            ("0-3", "S1-a-1 S1-a-2 S1-a-4 S1-b-2"),
            ("1-1", "S1-b-2 S1-c-2"),
            ("1-2", "S1-b-2 S2-c-1"),
            ("1-3", "S1-b-1 S1-a-3"),
            ("2-1", "S2-a-1 S2-a-2 S2-b-1"),
            ("2-2", "S2-b-2 S2-a-2"),
            ("2-3", "S1-c-1 S2-a-2 S3-a-1"),
            ("3-1", "S3-a-1 S3-b-2"),
            ("3-2", "S3-b-1 S3-b-3 S4-b-2"),
            ("3-3", "S3-c-1 S2-c-2 S4-a-1"),
            ("4-1", "S4-b-1 S4-b-3"),
            ("4-2", "S4-b-2 S4-b-1 S4-c-1"),
            ("5-1", "S5-a-1 S4-c-1"),
            ("5-2", "S5-a-1 S5-a-4 S4-a-1"),
            ("5-3", "S5-a-2 S5-a-3 S5-a-4"),
            ("6-1", "S6-a-3 S6-a-4"),
            ("6-2", "S6-a-5 S6-a-1"),
            ("6-3", "S6-a-2"),
            ("7-1", "S2-b-2"),
        ];
        let found: Vec<(String, String)> = Content::all()
            .map(|content| {
                let ids: Vec<String> = content.questions().map(Question::id).collect();
                (content.id(), ids.join(" "))
            })
            .collect();
        assert_eq!(
            found,
            expected.map(|(content, questions)| (content.to_string(), questions.to_string()))
        );
    }

    #[test]
    fn guidance_tools_are_those_of_the_report() {
        let tools: Vec<(u8, String)> = Content::all()
            .filter_map(|content| Some((content.tool()?, content.id())))
            .collect();
        let expected = [(1, "1-1"), (2, "2-1"), (3, "2-3"), (5, "3-3"), (4, "5-1")];
        assert_eq!(tools, expected.map(|(tool, id)| (tool, id.to_string())));
    }
}
