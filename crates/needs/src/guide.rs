//! Three simple questions for those who cannot write their need down.
//!
//! Owns: the questions, their answers and where each answer leads. Pure data: the screen asks.

use super::order::order_by;
use activelist_model::catalog::{Content, ContentSet};

/// A question of the guided path.
#[derive(Debug)]
pub struct GuideQuestion {
    /// Its name in code and tests.
    pub key: &'static str,
    /// What is asked.
    pub text: &'static str,
    /// One or several may be chosen.
    pub answers: &'static [GuideAnswer],
}

/// An answer and where it leads.
#[derive(Debug)]
pub struct GuideAnswer {
    /// What the firm chooses.
    pub text: &'static str,
    /// Ids of the contents that it suggests, the best first.
    pub contents: &'static [&'static str],
    /// Whether it opens the incident door first.
    pub emergency: bool,
}

const fn answer(text: &'static str, contents: &'static [&'static str]) -> GuideAnswer {
    GuideAnswer {
        text,
        contents,
        emergency: false,
    }
}

const fn alarm(text: &'static str, contents: &'static [&'static str]) -> GuideAnswer {
    GuideAnswer {
        text,
        contents,
        emergency: true,
    }
}

/// The questions in the order in which they are asked.
#[rustfmt::skip]
pub static QUESTIONS: [GuideQuestion; 3] = [
    GuideQuestion {
        key: "happened",
        text: "何がありましたか",
        answers: &[
            alarm("パソコンやメールの様子がおかしい、だまされたかもしれない", &["5-3"]),
            alarm("データが消えた、開けない", &["6-1", "5-3"]),
            alarm("情報が漏れた、機器や書類をなくした", &["5-3", "6-2"]),
            answer("事故は収まったが、説明や報告を求められている", &["6-2", "6-3"]),
            answer("まだ何も起きていないが、備えておきたい", &["5-1", "3-1", "5-2"]),
            answer("何も起きていないが、今の対策で足りるか不安", &["2-2", "0-3"]),
        ],
    },
    GuideQuestion {
        key: "told",
        text: "誰から言われましたか",
        answers: &[
            answer("取引先、親会社から（調査票、ガイドラインなど）", &["1-1", "0-2", "2-2"]),
            answer("社長、経営者から", &["0-3", "2-2", "1-3"]),
            answer("社員、現場から", &["1-2", "3-3", "3-1"]),
            answer("販売店、IT業者から（製品や機器を勧められた）", &["4-1", "2-2"]),
            answer("国、自治体、商工会議所などから", &["0-1", "0-2"]),
            answer("監査や認証の担当者から", &["7-1", "1-1"]),
            answer("誰からも。自分で気になった", &["0-3", "2-2"]),
        ],
    },
    GuideQuestion {
        key: "have",
        text: "今あるもの、していることはどれですか",
        answers: &[
            answer("規程やルールがあるが、守られていない", &["1-2", "3-3"]),
            answer("ウイルス対策ソフトやUTMがあるが、入れたままにしている", &["4-2", "2-2"]),
            answer("クラウドサービスを仕事で使っている", &["2-3"]),
            answer("社外や自宅から会社につないでいる、無線LANを使っている", &["3-2"]),
            answer("パスワードやアカウントをみんなで使っている", &["3-1"]),
            answer("大事な情報がどこにあるか、まとめたことがない", &["2-1"]),
            answer("担当者がいない、一人で抱えている", &["1-3"]),
            answer("どれもない、わからない", &["0-3", "0-1", "1-1"]),
        ],
    },
];

impl GuideAnswer {
    /// The contents that it suggests.
    pub fn content_set(&self) -> ContentSet {
        ContentSet::of_ids(self.contents)
    }
}

/// Contents for several answers: those named by more of them first, then the answers' own order.
pub fn guided<'a>(answers: impl IntoIterator<Item = &'a GuideAnswer>) -> Vec<Content> {
    let mut counted: Vec<(Content, usize)> = Vec::new();
    for answer in answers {
        for (place, id) in answer.contents.iter().enumerate() {
            let Some(content) = Content::from_id(id) else {
                continue;
            };
            let worth = 3_usize.saturating_sub(place);
            match counted.iter_mut().find(|(known, _)| *known == content) {
                Some((_, sum)) => *sum += worth,
                None => counted.push((content, worth)),
            }
        }
    }
    order_by(&mut counted, |(_, sum)| std::cmp::Reverse(*sum));
    counted.into_iter().map(|(content, _)| content).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_leads_to_known_contents() {
        for answer in QUESTIONS.iter().flat_map(|question| question.answers) {
            assert!(!answer.contents.is_empty(), "{}", answer.text);
            assert_eq!(answer.content_set().len(), answer.contents.len());
        }
    }

    #[test]
    fn what_two_answers_name_comes_first() {
        let answers = [&QUESTIONS[0].answers[5], &QUESTIONS[1].answers[1]];
        let ids: Vec<String> = guided(answers).into_iter().map(Content::id).collect();
        assert_eq!(ids, ["2-2", "0-3", "1-3"]);
    }
}
