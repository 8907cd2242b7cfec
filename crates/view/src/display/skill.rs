//! What is asked of a skill, in words, and what a specialist has of it.

use super::criterion::answer;
use super::marks::mark;
use super::wording::people;
use activelist_model::expert::{Rating, Specialist, score};
use activelist_search::{Criteria, Skill};

/// 「S3-a-1 アカウント管理・アクセス管理：2以上（支援があればできる）」, in the short form of the name.
pub fn asked(skill: Skill, least: u8) -> String {
    format!("{}：{}", short_name(skill), floor(skill, least))
}

/// The skill with its id and the short form of its name.
pub fn short_name(skill: Skill) -> String {
    match skill {
        Skill::Question(question) => format!("{} {}", question.id(), question.short()),
        Skill::Criterion(criterion) => format!("{} {}", criterion.id(), criterion.short()),
        Skill::Menu(_) => name(skill),
    }
}

/// The skill with its official id and name.
pub fn name(skill: Skill) -> String {
    match skill {
        Skill::Question(question) => format!("{} {}", question.id(), question.label()),
        Skill::Criterion(criterion) => format!("{} {}", criterion.id(), criterion.label()),
        Skill::Menu(menu) => format!("支援メニュー{} {}", menu.number(), menu.label()),
    }
}

/// A least in few words.
pub const fn floor(skill: Skill, least: u8) -> &'static str {
    match (skill, least) {
        (_, 0) => "指定しない",
        (Skill::Question(_), 1) => "1以上（基礎知識のみ）",
        (Skill::Question(_), 2) => "2以上（支援があればできる）",
        (Skill::Question(_), _) => "3（ひとりでできる）",
        (Skill::Criterion(_), _) => "設定評点以上",
        (Skill::Menu(_), 1) => "○以上",
        (Skill::Menu(_), _) => "◎",
    }
}

/// 「10件以上」.
pub fn cases_asked(least: u16) -> String {
    format!("{least}件以上")
}

/// How questions, criteria and marks that are asked for go together.
pub const ANY_NOTE: &str = "この選び方は、下の評価・小項目・設問どうしの間にだけ働きます。地域や料金などの条件と支援件数には、いつもすべてに合う人が残ります。";

/// The levels of an answer as they stand on buttons, the greatest first: what it is at least, and in words.
pub const LEVELS: [(u8, &str, &str); 3] = [
    (3, "3", "ひとりでできる"),
    (2, "2以上", "支援があればできる"),
    (1, "1以上", "基礎知識のみ"),
];

/// What the words on the buttons stand for, by the official names of the levels.
pub const LEVELS_NOTE: &str = "3 ひとりでできる＝「単独実行可能」、2 支援があればできる＝「サポートがあれば実行可能」、1＝「基礎知識のみ」（設問への本人の回答です）。";

/// A least and the number of people it would leave: 「2以上 支援があればできる（12名）」.
pub fn option(skill: Skill, least: u8, count: u32) -> String {
    let level = LEVELS.iter().find(|(points, _, _)| *points == least);
    let floor = match (skill, level) {
        (Skill::Question(_), Some((_, floor, words))) => format!("{floor} {words}"),
        _ => floor(skill, least).to_string(),
    };
    format!("{floor}（{}）", people(count as usize))
}

/// A least number of cases and, where it is known, the number of people it would leave.
pub fn cases_option(least: u16, count: Option<u32>) -> String {
    match (least, count) {
        (0, _) => "指定しない".to_string(),
        (least, None) => cases_asked(least),
        (least, Some(count)) => format!("{}（{}）", cases_asked(least), people(count as usize)),
    }
}

/// What a specialist has of a skill that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillView {
    /// The skill with its id and the short form of its name.
    pub name: String,
    /// The answer, the sum against the points, or the mark.
    pub value: String,
    /// Whether what was asked for is met: with "any of them" not all need be.
    pub met: bool,
    /// The stated grounds behind it; empty where there are none.
    pub grounds: String,
}

/// What a specialist has of each skill that a search asks for.
pub fn skills(specialist: &Specialist, rating: &Rating, criteria: &Criteria) -> Vec<SkillView> {
    let view = |(skill, least): (Skill, u8)| {
        let (value, grounds) = match skill {
            Skill::Question(question) => (
                answer(specialist, question),
                specialist.grounds_of(question.criterion()).to_string(),
            ),
            Skill::Criterion(criterion) => {
                let found =
                    super::criterion::criterion(specialist, &score(&specialist.answers, criterion));
                let value = format!(
                    "合計{}点（設定評点{}点）{}",
                    found.sum, found.points, found.verdict
                );
                (value, found.grounds)
            }
            Skill::Menu(menu) => {
                let found = mark(rating.menu(menu));
                let value = format!("{}{}", found.sign, found.meaning);
                (value, String::new())
            }
        };
        SkillView {
            name: short_name(skill),
            value,
            met: activelist_search::reached(specialist, rating, skill) >= least,
            grounds,
        }
    };
    let mut views: Vec<SkillView> = criteria.skills.iter().map(view).collect();
    // Questions of one criterion share their grounds: those are said once.
    for later in (1..views.len()).rev() {
        if views[later].grounds == views[later - 1].grounds {
            views[later].grounds.clear();
        }
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::{Level, Question};
    use activelist_model::expert::rate;

    #[test]
    fn what_was_asked_is_shown_with_answer_and_grounds() {
        let (route, _) =
            crate::state::Route::parse("#/list?skill=S1-a-1:2,S1-a-2:1&crit=S2-b&menu=7:1");
        let mut someone = Specialist::default();
        someone.answers.set(
            Question::from_id("S1-a-1").expect("known"),
            Some(Level::Alone),
        );
        someone.grounds[0] = "顧問として10社".into();
        let shown = skills(&someone, &rate(&someone), &route.query.criteria);
        let said: Vec<String> = shown
            .iter()
            .map(|s| format!("{}|{}|{}|{}", s.name, s.value, s.met, s.grounds))
            .collect();
        assert_eq!(
            said,
            [
                "S1-a-1 経営戦略の理解|3 単独実行可能|true|顧問として10社",
                "S1-a-2 経営層への説得（サイバーセキュリティ対策）|未回答|false|",
                "S2-b リスクに基づく対策の策定、現存対策の評価及び改善点の指摘|合計0点（設定評点5点）届いていません（未回答2問）|false|",
                "支援メニュー7 システム監査|印なし|false|",
            ]
        );
    }
    #[test]
    fn levels_are_said_in_words_and_the_official_names_are_named() {
        let question = Skill::Question(Question::from_id("S5-a-2").expect("known"));
        assert_eq!(
            asked(question, 3),
            "S5-a-2 インシデント分析：3（ひとりでできる）"
        );
        assert_eq!(option(question, 2, 12), "2以上 支援があればできる（12名）");
        assert_eq!(
            option(Skill::Menu(activelist_model::catalog::Menu::ALL[5]), 1, 9),
            "○以上（9名）"
        );
        for level in [Level::Alone, Level::Supported, Level::Basics] {
            assert!(LEVELS_NOTE.contains(level.label()), "{}", level.label());
        }
        for (points, short, words) in LEVELS {
            assert_eq!(floor(question, points), format!("{short}（{words}）"));
        }
    }
}
