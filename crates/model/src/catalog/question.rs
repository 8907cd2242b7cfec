//! The 34 skill questions and the four levels of an answer.

/// The questions' official names, in the survey's order.
pub static QUESTIONS: [&str; 34] = [
    "経営戦略の理解",
    "経営層への説得（サイバーセキュリティ対策）",
    "経営層への説得（セキュリティ文化の醸成）",
    "リスクの定量化",
    "サイバーセキュリティ対策保険の知識",
    "サイバーセキュリティ対策責任者の設定",
    "サイバーセキュリティ対策の方針の策定と運用",
    "サプライチェーンリスクの評価",
    "サイバーセキュリティに関する法令、規制、業界固有ガイドライン等の知識",
    "情報資産の管理",
    "情報資産リスクの評価",
    "リスク対応策の策定と文書化",
    "サイバーセキュリティ対策の評価",
    "サイバーセキュリティ対策の社内外への発信（コミュニケーション）",
    "セキュリティ文化の醸成",
    "アカウント管理・アクセス管理",
    "システム更新",
    "データバックアップ",
    "暗号化",
    "社内セキュリティ教育の策定",
    "セキュリティインシデント対処の教育",
    "ウイルス対策ソフトの運用",
    "システム・ネットワークの監視",
    "外部監視サービスの導入",
    "初動対応設計",
    "セキュリティインシデント対応計画の策定",
    "セキュリティインシデント分析",
    "封じ込め戦略立案",
    "セキュリティインシデントの報告と公表",
    "インシデント復旧支援",
    "インシデント事後報告書作成",
    "データ復旧",
    "復旧行動の優先順位付け",
    "ステークホルダーとのコミュニケーション",
];

/// Short forms of names, where space needs them: position in [`QUESTIONS`], and what the question is
/// called there. Surveys with these in place of the official names are read as well.
static SHORT: [(u8, &str); 5] = [
    (8, "法令、規制、業界固有ガイドライン等の知識"),
    (13, "社内外への発信（コミュニケーション）"),
    (25, "インシデント対応計画の策定"),
    (26, "インシデント分析"),
    (28, "インシデントの報告と公表"),
];

/// One of the 34 skill questions, by its position in [`QUESTIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question(u8);

impl Question {
    /// All questions, in the survey's order.
    pub fn all() -> impl ExactSizeIterator<Item = Question> + Clone {
        (0..QUESTIONS.len() as u8).map(Question)
    }

    pub(super) const fn from_position(position: u8) -> Question {
        Question(position)
    }

    /// Position in [`QUESTIONS`], 0–33.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The official name.
    pub fn label(self) -> &'static str {
        QUESTIONS[self.index()]
    }

    /// The name where space is short; mostly the official one.
    pub fn short(self) -> &'static str {
        let short = SHORT.iter().find(|(position, _)| *position == self.0);
        short.map_or_else(|| self.label(), |(_, short)| short)
    }
}

/// An answer to a skill question, 0–3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 0 知識・経験なし
    None,
    /// 1 基礎知識のみ
    Basics,
    /// 2 サポートがあれば実行可能
    Supported,
    /// 3 単独実行可能
    Alone,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Level; 4] = [Level::None, Level::Basics, Level::Supported, Level::Alone];

    /// 0–3, as the survey counts.
    pub const fn points(self) -> u8 {
        self as u8
    }

    /// The level worth so many points.
    pub fn from_points(points: u8) -> Option<Level> {
        Level::ALL.get(usize::from(points)).copied()
    }

    /// The official label.
    pub const fn label(self) -> &'static str {
        [
            "知識・経験なし",
            "基礎知識のみ",
            "サポートがあれば実行可能",
            "単独実行可能",
        ][self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_had_been_shortened_are_the_official_ones() {
        let check = |id: &str, label: &str, short: &str| {
            let found = Question::from_id(id);
            assert_eq!(found.map(Question::label), Some(label), "{id}");
            assert_eq!(found.map(Question::short), Some(short), "{id}");
        };
        check(
            "S1-c-2",
            "サイバーセキュリティに関する法令、規制、業界固有ガイドライン等の知識",
            "法令、規制、業界固有ガイドライン等の知識",
        );
        check(
            "S2-c-1",
            "サイバーセキュリティ対策の社内外への発信（コミュニケーション）",
            "社内外への発信（コミュニケーション）",
        );
        check(
            "S5-a-1",
            "セキュリティインシデント対応計画の策定",
            "インシデント対応計画の策定",
        );
        check("S5-a-2", "セキュリティインシデント分析", "インシデント分析");
        check(
            "S5-a-4",
            "セキュリティインシデントの報告と公表",
            "インシデントの報告と公表",
        );
        let same = Question::all().filter(|question| question.label() == question.short());
        assert_eq!(same.count(), 29);
    }

    /// Names and statements are official: whoever changes one changes this sum.
    #[test]
    fn names_and_statements_are_those_of_the_survey() {
        let texts = Question::all().flat_map(|question| [question.label(), question.statement()]);
        let bytes = texts.flat_map(|text| text.bytes().chain([0]));
        let sum = bytes.fold(0_u32, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(u32::from(byte))
        });
        assert_eq!(sum, 7_197_501);
        for question in Question::all() {
            let statement = question.statement();
            assert!(
                statement.ends_with("できる") || statement.ends_with("行える"),
                "{statement}"
            );
        }
    }

    #[test]
    fn ids_run_from_s1_a_1_to_s6_a_5_and_back() {
        let ids: Vec<String> = Question::all().map(Question::id).collect();
        assert_eq!(ids.first().map(String::as_str), Some("S1-a-1"));
        assert_eq!(ids[17], "S3-b-2");
        assert_eq!(ids.last().map(String::as_str), Some("S6-a-5"));
        for (position, id) in ids.iter().enumerate() {
            assert_eq!(Question::from_id(id).map(Question::index), Some(position));
        }
        assert_eq!(Question::from_id("S1-a-6"), None);
    }
}
