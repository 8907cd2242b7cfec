//! An answer to one question.

/// What is answered in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerValue {
    /// A text, or the one option that was chosen, to the letter.
    Text(String),
    /// A whole number, also that of a level.
    Number(u16),
    /// Options of a question that takes several, to the letter.
    Options(Vec<String>),
}

impl AnswerValue {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            AnswerValue::Text(text) => text.is_empty(),
            AnswerValue::Number(_) => false,
            AnswerValue::Options(options) => options.is_empty(),
        }
    }

    /// As a survey file says it.
    pub fn cell(&self) -> String {
        match self {
            AnswerValue::Text(text) => text.clone(),
            AnswerValue::Number(number) => number.to_string(),
            AnswerValue::Options(options) => options.join(";"),
        }
    }

    /// As a message shows it.
    pub fn shown(&self) -> String {
        match self {
            AnswerValue::Options(options) => options.join("、"),
            other => other.cell(),
        }
    }
}
