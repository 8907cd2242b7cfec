//! The card (個票), in the report's order; official facts told apart from what the person states.

use super::marks::{MarkView, MenuMark, mark, menus};
use super::person;
use super::wording::UNANSWERED;
use crate::catalog::{Area, Group, Question, THEMES};
use crate::expert::{CriterionScore, Rating, Specialist, score};

/// Everything on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// File name below `photos/`.
    pub photo: Option<String>,
    /// Official: 第012345号.
    pub registration: String,
    /// Official: 登録年.
    pub registered: String,
    /// 連絡先 as text.
    pub mail: String,
    /// Whether the mail address may become a link.
    pub mail_usable: bool,
    /// 居住地.
    pub home: String,
    /// 所属状況.
    pub status: String,
    /// 所属組織.
    pub organisation: String,
    /// 保有資格.
    pub qualifications: Vec<String>,
    /// 団体.
    pub associations: Vec<String>,
    /// 自己PR.
    pub appeal: String,
    /// 個人HP as text.
    pub homepage: String,
    /// Whether the home page may become a link.
    pub homepage_usable: bool,
    /// 実務経験.
    pub experience: String,
    /// 支援経験.
    pub support: String,
    /// 支援件数.
    pub cases: String,
    /// 支援年数.
    pub years: String,
    /// 支援内容.
    pub work: String,
    /// 得意業界.
    pub industries: Vec<String>,
    /// The five guidance themes, each yes or no.
    pub themes: Vec<(&'static str, bool)>,
    /// ◎/○ of the menus 0–7.
    pub menus: Vec<MenuMark>,
    /// The six areas, for the picture and its words.
    pub areas: Vec<AreaView>,
    /// 企業規模.
    pub sizes: Vec<String>,
    /// 地域.
    pub reach: String,
    /// 支援形態.
    pub forms: Vec<String>,
    /// 希望報酬.
    pub fee: String,
    /// 支援期間.
    pub periods: Vec<String>,
}

/// An area in the picture of the six.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaView {
    /// S1–S6.
    pub id: &'static str,
    /// Official name.
    pub label: &'static str,
    /// Its mark.
    pub mark: MarkView,
    /// Share of the greatest possible sum of answers, 0–100.
    pub percent: u32,
    /// Sum of answers and greatest possible sum.
    pub sum: String,
    /// Its criteria.
    pub criteria: Vec<CriterionView>,
}

/// A criterion: sum against points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionView {
    /// S1-a.
    pub id: String,
    /// Official name.
    pub label: &'static str,
    /// Sum of the answers.
    pub sum: u8,
    /// Points to reach.
    pub points: u8,
    /// Greatest possible sum.
    pub most: u8,
    /// Whether it holds.
    pub holds: bool,
    /// 設定評点以上 or 設定評点未満, and how many answers are missing.
    pub verdict: String,
    /// 根拠, as stated; empty where there is none.
    pub grounds: String,
    /// Its questions with their answers.
    pub answers: Vec<(&'static str, String)>,
}

/// The card of one specialist.
pub fn card(specialist: &Specialist, rating: &Rating) -> Card {
    let all = |group| person::choices(specialist, group);
    let line = |group| person::choices_line(specialist, group);
    let themes = specialist.choices(Group::Theme);
    Card {
        name: specialist.name.clone(),
        kana: specialist.kana.clone(),
        photo: specialist.photo.as_ref().map(ToString::to_string),
        registration: person::registration(specialist.registration),
        registered: person::registered(specialist),
        mail: specialist
            .mail
            .as_ref()
            .map_or(UNANSWERED, |mail| mail.text())
            .to_string(),
        mail_usable: specialist
            .mail
            .as_ref()
            .is_some_and(|mail| mail.usable().is_some()),
        home: person::home(specialist),
        status: line(Group::Status),
        organisation: person::text_or_unanswered(&specialist.organisation),
        qualifications: all(Group::Qualification),
        associations: all(Group::Association),
        appeal: person::text_or_unset(&specialist.appeal),
        homepage: person::text_or_unset(
            specialist.homepage.as_ref().map_or("", |page| page.text()),
        ),
        homepage_usable: specialist
            .homepage
            .as_ref()
            .is_some_and(|page| page.usable().is_some()),
        experience: line(Group::Experience),
        support: line(Group::Support),
        cases: person::number(specialist.record.cases, "件"),
        years: person::number(specialist.record.years, "年"),
        work: person::text_or_unanswered(&specialist.record.text),
        industries: all(Group::Industry),
        themes: (0..)
            .zip(THEMES)
            .map(|(position, label)| (label, themes.has(position)))
            .collect(),
        menus: menus(rating),
        areas: areas(specialist, rating),
        sizes: all(Group::Size),
        reach: person::reach(specialist),
        forms: all(Group::Form),
        fee: line(Group::Fee),
        periods: all(Group::Period),
    }
}

fn areas(specialist: &Specialist, rating: &Rating) -> Vec<AreaView> {
    Area::ALL
        .into_iter()
        .map(|area| {
            let criteria: Vec<CriterionView> = area
                .criteria()
                .map(|found| criterion(specialist, &score(&specialist.answers, found)))
                .collect();
            let sum: u32 = criteria.iter().map(|found| u32::from(found.sum)).sum();
            let most: u32 = criteria.iter().map(|found| u32::from(found.most)).sum();
            AreaView {
                id: area.id(),
                label: area.label(),
                mark: mark(rating.area(area)),
                percent: sum * 100 / most.max(1),
                sum: format!("{sum}／{most}"),
                criteria,
            }
        })
        .collect()
}

/// A criterion in words.
pub fn criterion(specialist: &Specialist, found: &CriterionScore) -> CriterionView {
    let mut verdict = if found.holds() {
        "設定評点以上"
    } else {
        "設定評点未満"
    }
    .to_string();
    if found.unanswered > 0 {
        verdict.push_str(&format!("（未回答{}問）", found.unanswered));
    }
    CriterionView {
        id: found.criterion.id(),
        label: found.criterion.label(),
        sum: found.sum,
        points: found.points,
        most: 3 * found.criterion.question_count(),
        holds: found.holds(),
        verdict,
        grounds: specialist.grounds_of(found.criterion).to_string(),
        answers: found
            .criterion
            .questions()
            .map(|question| (question.label(), answer(specialist, question)))
            .collect(),
    }
}

/// 3 単独実行可能, or 未回答: never a 0 for an answer that was not given.
pub fn answer(specialist: &Specialist, question: Question) -> String {
    specialist.answers.get(question).map_or_else(
        || UNANSWERED.to_string(),
        |level| format!("{} {}", level.points(), level.label()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Level;
    use crate::expert::rate;

    #[test]
    fn what_is_missing_is_said_and_never_counted_as_an_answer() {
        let mut someone = Specialist::default();
        let question = Question::from_id("S3-a-1").expect("known");
        let view = card(&someone, &rate(&someone));
        assert_eq!(
            (view.mail.as_str(), view.homepage.as_str()),
            ("未回答", "未設定")
        );
        assert_eq!(view.areas[2].criteria[0].answers[0].1, "未回答");
        assert_eq!(
            view.areas[2].criteria[0].verdict,
            "設定評点未満（未回答1問）"
        );
        someone.answers.set(question, Some(Level::None));
        assert_eq!(answer(&someone, question), "0 知識・経験なし");
        assert_eq!(view.themes.len(), 5);
        assert_eq!(view.menus.len(), 8);
    }
}
