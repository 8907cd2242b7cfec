//! The 34 skill answers of one specialist.

use crate::catalog::{Level, QUESTIONS, Question};

const COUNT: usize = QUESTIONS.len();

/// One answer per question, or none: an unanswered question (未回答) is never the same as a 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers([Option<Level>; COUNT]);

impl Default for Answers {
    fn default() -> Answers {
        Answers([None; COUNT])
    }
}

impl Answers {
    /// Reads the published form: 34 characters, `0`–`3`, or `-` for an unanswered question.
    pub fn parse(text: &str) -> Option<Answers> {
        let mut answers = Answers::default();
        if text.len() != COUNT {
            return None;
        }
        for (slot, byte) in answers.0.iter_mut().zip(text.bytes()) {
            *slot = match byte {
                b'-' => None,
                b'0'..=b'3' => Level::from_points(byte - b'0'),
                _ => return None,
            };
        }
        Some(answers)
    }

    /// The published form.
    pub fn to_text(&self) -> String {
        self.0
            .iter()
            .map(|answer| answer.map_or('-', |level| char::from(b'0' + level.points())))
            .collect()
    }

    /// From a number for each question: 0 where there is no answer, else one more than its points.
    pub fn from_codes(codes: [u8; COUNT]) -> Option<Answers> {
        let mut answers = Answers::default();
        for (slot, code) in answers.0.iter_mut().zip(codes) {
            *slot = match code.checked_sub(1) {
                None => None,
                Some(points) => Some(Level::from_points(points)?),
            };
        }
        Some(answers)
    }

    /// The number of each question, as in [`Answers::from_codes`].
    pub fn codes(&self) -> [u8; COUNT] {
        self.0
            .map(|answer| answer.map_or(0, |level| level.points() + 1))
    }

    /// The answer to a question.
    pub const fn get(&self, question: Question) -> Option<Level> {
        self.0[question.index()]
    }

    /// Sets the answer to a question.
    pub const fn set(&mut self, question: Question, answer: Option<Level>) {
        self.0[question.index()] = answer;
    }

    /// What the answer counts in a sum: 0 where there is none (*ours*).
    pub fn points(&self, question: Question) -> u8 {
        self.get(question).map_or(0, Level::points)
    }

    /// Sum over some questions.
    pub fn sum(&self, questions: impl Iterator<Item = Question>) -> u32 {
        questions
            .map(|question| u32::from(self.points(question)))
            .sum()
    }

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.0.iter().flatten().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unanswered_stays_apart_from_zero() {
        let text = "0123-0123-0123-0123-0123-0123-0123";
        let answers = Answers::parse(text).expect("34 characters");
        assert_eq!(answers.to_text(), text);
        assert_eq!(answers.answered(), 28);
        let question = |id| Question::from_id(id).expect("known");
        assert_eq!(answers.get(question("S1-a-1")), Some(Level::None));
        assert_eq!(answers.get(question("S1-a-5")), None);
        assert_eq!(answers.points(question("S1-a-5")), 0);
        assert_eq!(Answers::parse(&text[1..]), None);
        assert_eq!(answers.codes()[..5], [1, 2, 3, 4, 0]);
        assert_eq!(Answers::from_codes(answers.codes()), Some(answers));
        assert_eq!(Answers::from_codes([5; COUNT]), None);
        assert_eq!(Answers::parse(&text.replace('3', "4")), None);
    }
}
