//! A criterion: sum against points, in words.

use super::wording::UNANSWERED;
use activelist_model::catalog::{Criterion, Question};
use activelist_model::expert::{CriterionScore, Specialist};

/// A criterion: sum against points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionView {
    /// Which.
    pub criterion: Criterion,
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
    /// Whether the points are reached, and how many answers are missing.
    pub verdict: String,
    /// 根拠, as stated; empty where there is none.
    pub grounds: String,
    /// Its questions with their answers.
    pub answers: Vec<(&'static str, String)>,
}

/// A criterion in words.
pub fn criterion(specialist: &Specialist, found: &CriterionScore) -> CriterionView {
    let verdict = if found.holds() {
        "届いています"
    } else {
        "届いていません"
    };
    let missing = match found.unanswered {
        0 => String::new(),
        unanswered => format!("（未回答{unanswered}問）"),
    };
    CriterionView {
        criterion: found.criterion,
        id: found.criterion.id(),
        label: found.criterion.label(),
        sum: found.sum,
        points: found.points,
        most: 3 * found.criterion.question_count(),
        holds: found.holds(),
        verdict: format!("{verdict}{missing}"),
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

/// 23／36, and how many answers are missing from it; where all are, there is no number.
pub fn of_most(sum: u32, most: u32, missing: usize, asked: usize) -> String {
    match missing {
        0 => format!("{sum}／{most}"),
        missing if missing == asked => UNANSWERED.to_string(),
        missing => format!("{sum}／{most}・未回答{missing}問"),
    }
}

/// How many of some questions were not answered; empty where all were.
pub fn unanswered_of(
    specialist: &Specialist,
    questions: impl ExactSizeIterator<Item = Question> + Clone,
) -> String {
    let all = questions.len();
    match questions
        .filter(|question| specialist.answers.get(*question).is_none())
        .count()
    {
        0 => String::new(),
        missing => format!("（関係する{all}問のうち{missing}問は未回答）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::Level;
    use activelist_model::expert::score;

    #[test]
    fn what_was_not_answered_is_never_shown_as_an_answer() {
        let mut someone = Specialist::default();
        let question = Question::from_id("S3-a-1").expect("known");
        let shown = |someone: &Specialist| {
            let found = score(&someone.answers, question.criterion());
            criterion(someone, &found)
        };
        assert_eq!(shown(&someone).answers[0].1, "未回答");
        assert_eq!(shown(&someone).verdict, "届いていません（未回答1問）");
        someone.answers.set(question, Some(Level::None));
        assert_eq!(shown(&someone).answers[0].1, "0 知識・経験なし");
        assert_eq!(shown(&someone).verdict, "届いていません");
    }
}
