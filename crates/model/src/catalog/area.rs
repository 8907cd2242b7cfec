//! The six areas (支援領域), their 14 criteria (小項目) and the points (評点) each must reach.

use super::Question;

/// One of the six areas S1–S6 (report, skill survey).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// S1, policy and management.
    S1,
    /// S2, identification of risks.
    S2,
    /// S3, practice and operation.
    S3,
    /// S4, detection and monitoring.
    S4,
    /// S5, response to an attack.
    S5,
    /// S6, recovery and communication.
    S6,
}

impl Area {
    /// All areas, in the survey's order.
    pub const ALL: [Area; 6] = [Area::S1, Area::S2, Area::S3, Area::S4, Area::S5, Area::S6];

    /// Position in [`Area::ALL`], 0–5.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// `S1` … `S6`.
    pub const fn id(self) -> &'static str {
        ["S1", "S2", "S3", "S4", "S5", "S6"][self.index()]
    }

    /// The official name.
    pub const fn label(self) -> &'static str {
        [
            "サイバーセキュリティ対策の方針策定と管理体制づくり",
            "セキュリティリスクの識別",
            "サイバーセキュリティ対策の実践と運用の強化",
            "サイバー攻撃の検知と監視、検知後の運用策定",
            "サイバー攻撃発生時の対応",
            "セキュリティインシデントからの復旧とコミュニケーション",
        ][self.index()]
    }

    /// The area's criteria, in the survey's order.
    pub fn criteria(self) -> CriteriaIter {
        CriteriaIter {
            area: self,
            next: 0,
        }
    }
}

/// Iterates over the criteria of one area.
#[derive(Clone, Debug)]
pub struct CriteriaIter {
    area: Area,
    next: u8,
}

impl Iterator for CriteriaIter {
    type Item = Criterion;

    fn next(&mut self) -> Option<Criterion> {
        while usize::from(self.next) < CRITERIA.len() {
            let criterion = Criterion(self.next);
            self.next += 1;
            if criterion.area() == self.area {
                return Some(criterion);
            }
        }
        None
    }
}

/// A row of the table of criteria; the questions of a criterion follow one another.
#[derive(Debug)]
pub struct CriterionRow {
    area: Area,
    letter: char,
    label: &'static str,
    first: u8,
    questions: u8,
}

const fn row(
    area: Area,
    letter: char,
    label: &'static str,
    first: u8,
    questions: u8,
) -> CriterionRow {
    CriterionRow {
        area,
        letter,
        label,
        first,
        questions,
    }
}

/// The 14 criteria in the survey's order.
#[rustfmt::skip]
pub const CRITERIA: [CriterionRow; 14] = [
    row(Area::S1, 'a', "経営戦略の理解、経営者とのコミュニケーション", 0, 5),
    row(Area::S1, 'b', "サイバーセキュリティ対策体制の構築、サイバーセキュリティ対策の基本方針の構築と運用", 5, 2),
    row(Area::S1, 'c', "外部リスク評価力、コンプライアンス対応", 7, 2),
    row(Area::S2, 'a', "情報資産の洗い出しと情報資産管理台帳の運用設計、潜在リスクの特定と評価", 9, 2),
    row(Area::S2, 'b', "リスクに基づくサイバーセキュリティ対策の策定、現存対策の評価及び改善点の指摘", 11, 2),
    row(Area::S2, 'c', "社内外における、サイバーセキュリティ対策の推進", 13, 2),
    row(Area::S3, 'a', "アカウント管理、アクセス管理", 15, 1),
    row(Area::S3, 'b', "データ管理、システムセキュリティ管理、コンテンツセキュリティ管理", 16, 3),
    row(Area::S3, 'c', "社内セキュリティ教育の策定と運用", 19, 1),
    row(Area::S4, 'a', "セキュリティインシデント対処教育の策定と実施", 20, 1),
    row(Area::S4, 'b', "ウイルス対策ソフトの運用、システム・ネットワークの監視、外部監視サービスの導入", 21, 3),
    row(Area::S4, 'c', "インシデント初動の運用設計と教育実施能力", 24, 1),
    row(Area::S5, 'a', "セキュリティインシデント対応（セキュリティインシデント対応計画の策定、セキュリティインシデント調査・対応、セキュリティインシデント報告・公表支援）", 25, 4),
    row(Area::S6, 'a', "セキュリティインシデント復旧支援", 29, 5),
];

/// Short forms of names, where space needs them: position in [`CRITERIA`], and what the criterion is
/// called there.
static SHORT: [(u8, &str); 6] = [
    (1, "対策体制の構築、基本方針の構築と運用"),
    (
        3,
        "情報資産の洗い出しと管理台帳の運用設計、潜在リスクの特定と評価",
    ),
    (
        4,
        "リスクに基づく対策の策定、現存対策の評価及び改善点の指摘",
    ),
    (5, "社内外における対策の推進"),
    (10, "ウイルス対策ソフトの運用、監視、外部監視サービスの導入"),
    (12, "セキュリティインシデント対応"),
];

/// One of the 14 criteria, by its position in [`CRITERIA`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Criterion(u8);

impl Criterion {
    /// Criterion S2-b, which menu 7 leans on.
    pub const S2_B: Criterion = Criterion(4);

    /// All criteria, in the survey's order.
    pub fn all() -> impl Iterator<Item = Criterion> {
        (0..CRITERIA.len() as u8).map(Criterion)
    }

    /// Position in [`CRITERIA`], 0–13.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    const fn row(self) -> &'static CriterionRow {
        const ROWS: &[CriterionRow; 14] = &CRITERIA;
        &ROWS[self.index()]
    }

    /// The area it belongs to.
    pub const fn area(self) -> Area {
        self.row().area
    }

    /// `S1-a` … `S6-a`.
    pub fn id(self) -> String {
        format!("{}-{}", self.area().id(), self.letter())
    }

    /// Its letter within the area.
    pub const fn letter(self) -> char {
        self.row().letter
    }

    /// The official name.
    pub const fn label(self) -> &'static str {
        self.row().label
    }

    /// The name where space is short; for eight of them the official one.
    pub fn short(self) -> &'static str {
        let short = SHORT.iter().find(|(position, _)| *position == self.0);
        short.map_or_else(|| self.label(), |(_, short)| short)
    }

    /// Its questions, 1 to 5 of them.
    pub fn questions(self) -> impl ExactSizeIterator<Item = Question> + Clone {
        let first = self.row().first;
        (first..first + self.row().questions).map(Question::from_position)
    }

    /// Number of its questions.
    pub const fn question_count(self) -> u8 {
        self.row().questions
    }

    /// The points (評点) its score must reach to hold.
    pub const fn points(self) -> u8 {
        points_for(self.row().questions)
    }

    /// Position of the question that an id such as `S1-a-1` names.
    const fn question_position(id: &str) -> Option<u8> {
        let &[b'S', area, b'-', letter, b'-', number] = id.as_bytes() else {
            return None;
        };
        let mut index = 0;
        while index < CRITERIA.len() {
            let row = &CRITERIA[index];
            let place = number.wrapping_sub(b'1');
            if row.area as u8 == area.wrapping_sub(b'1') && row.letter as u32 == letter as u32 {
                return if place < row.questions {
                    Some(row.first + place)
                } else {
                    None
                };
            }
            index += 1;
        }
        None
    }

    /// The criterion that a question belongs to.
    fn of_position(position: usize) -> Criterion {
        let after = CRITERIA
            .iter()
            .take_while(|row| usize::from(row.first) <= position);
        Criterion(after.count().saturating_sub(1) as u8)
    }
}

impl Question {
    /// The criterion it belongs to.
    pub fn criterion(self) -> Criterion {
        Criterion::of_position(self.index())
    }

    /// The area it belongs to.
    pub fn area(self) -> Area {
        self.criterion().area()
    }

    /// `S1-a-1` … `S6-a-5`.
    pub fn id(self) -> String {
        let criterion = self.criterion();
        let before = criterion.questions().take_while(|q| *q < self).count();
        format!("{}-{}", criterion.id(), before + 1)
    }

    /// Reads an id such as `S1-a-1`.
    pub const fn from_id(id: &str) -> Option<Question> {
        match Criterion::question_position(id) {
            Some(position) => Some(Question::from_position(position)),
            None => None,
        }
    }
}

/// Points that a criterion with so many questions must reach (report, table of points).
pub const fn points_for(questions: u8) -> u8 {
    match questions {
        0 | 1 => 3,
        2 => 5,
        3 => 7,
        4 => 10,
        _ => 13,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_cover_the_34_questions_without_gap_or_overlap() {
        let positions: Vec<usize> = Criterion::all()
            .flat_map(|c| c.questions().map(Question::index))
            .collect();
        assert_eq!(positions, (0..34).collect::<Vec<_>>());
        for criterion in Criterion::all() {
            assert!(criterion.questions().all(|q| q.criterion() == criterion));
        }
    }

    #[test]
    fn names_that_had_been_shortened_are_the_official_ones() {
        let check = |id: &str, label: &str, short: &str| {
            let found = Criterion::all().find(|criterion| criterion.id() == id);
            assert_eq!(found.map(Criterion::label), Some(label), "{id}");
            assert_eq!(found.map(Criterion::short), Some(short), "{id}");
        };
        check(
            "S1-b",
            "サイバーセキュリティ対策体制の構築、サイバーセキュリティ対策の基本方針の構築と運用",
            "対策体制の構築、基本方針の構築と運用",
        );
        check(
            "S2-a",
            "情報資産の洗い出しと情報資産管理台帳の運用設計、潜在リスクの特定と評価",
            "情報資産の洗い出しと管理台帳の運用設計、潜在リスクの特定と評価",
        );
        check(
            "S2-b",
            "リスクに基づくサイバーセキュリティ対策の策定、現存対策の評価及び改善点の指摘",
            "リスクに基づく対策の策定、現存対策の評価及び改善点の指摘",
        );
        check(
            "S2-c",
            "社内外における、サイバーセキュリティ対策の推進",
            "社内外における対策の推進",
        );
        check(
            "S4-b",
            "ウイルス対策ソフトの運用、システム・ネットワークの監視、外部監視サービスの導入",
            "ウイルス対策ソフトの運用、監視、外部監視サービスの導入",
        );
        check(
            "S5-a",
            "セキュリティインシデント対応（セキュリティインシデント対応計画の策定、セキュリティインシデント調査・対応、セキュリティインシデント報告・公表支援）",
            "セキュリティインシデント対応",
        );
        let same = Criterion::all().filter(|criterion| criterion.label() == criterion.short());
        assert_eq!(same.count(), 8);
    }

    #[test]
    fn ids_and_points_read_as_in_the_report() {
        let all: Vec<(String, u8)> = Criterion::all().map(|c| (c.id(), c.points())).collect();
        let expected = [
            ("S1-a", 13),
            ("S1-b", 5),
            ("S1-c", 5),
            ("S2-a", 5),
            ("S2-b", 5),
            ("S2-c", 5),
            ("S3-a", 3),
            ("S3-b", 7),
            ("S3-c", 3),
            ("S4-a", 3),
            ("S4-b", 7),
            ("S4-c", 3),
            ("S5-a", 10),
            ("S6-a", 13),
        ];
        assert_eq!(all, expected.map(|(id, points)| (id.to_string(), points)));
        assert_eq!(Criterion::S2_B.id(), "S2-b");
        assert_eq!(Area::S3.criteria().count(), 3);
    }
}
