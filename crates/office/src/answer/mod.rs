//! The answer file, `回答-012345.json`: what one person has answered, all questions in one file.
//!
//! Owns: its fields, how it is written, and what is wrong in one that somebody hands in. A field is a column of the
//! survey file, by its header; every column is one but the mark of made-up people. Texts, numbers and options have the
//! form of JSON that suits them, and what they may say is what the survey file's own reader accepts, so that nothing is
//! decided twice. It has neither disk nor clock: the survey's page in the browser reads and writes it with this code.
//!
//! A file is read as a whole or refused with everything that is wrong in it. Nothing in it is guessed.
//! `docs/reference/answer-file.md` describes it for other programs.
//!
//! ```text
//! bytes ── AnswerFile::read ──► AnswerFile ── bytes ──► bytes
//!                                  │  ▲
//!                     cell by column  of an answer in a survey
//! ```

mod fault;
mod field;
mod read;
#[cfg(test)]
pub(crate) mod tests;
mod unable;
mod value;

pub use fault::{AnswerFault, AnswerFaultKind, say_answer_fault};
pub use field::{AnswerShape, fields};
pub use value::AnswerValue;

use std::collections::HashMap;

use activelist_model::catalog::Group;
use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_publication::Field;

use crate::survey::{Answer, Column, cell_of, one_row, read as read_survey, registration};

/// The version of the format that this program writes, and the highest that it reads.
pub const ANSWER_VERSION: u64 = 1;

/// The first field of a file: that it is one, and its version.
pub const ANSWER_MARK: &str = "activelist-answer";

/// Most bytes of a file. The longest answer, with a selector of its shape behind every character, has less.
pub const MOST_ANSWER_BYTES: usize = 64 << 10;

/// What the name of a file begins with.
const NAME: &str = "回答-";

/// What somebody has answered, by column. A column without a value is unanswered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerFile {
    values: HashMap<Column, AnswerValue>,
}

impl AnswerFile {
    /// What is answered in a column.
    pub fn get(&self, column: Column) -> Option<&AnswerValue> {
        self.values.get(&column)
    }

    /// Answers a column; an empty value takes the answer back.
    pub fn set(&mut self, column: Column, value: AnswerValue) {
        match value.is_empty() {
            true => self.values.remove(&column),
            false => self.values.insert(column, value),
        };
    }

    /// The answer in a column as a survey file says it; empty where there is none.
    pub fn cell(&self, column: Column) -> String {
        self.get(column).map_or_else(String::new, AnswerValue::cell)
    }

    /// What is published of a person: all but the time, the consent, the photo's file and 支援不可.
    pub fn of_listed(specialist: &Specialist) -> AnswerFile {
        let mut file = AnswerFile::default();
        for column in fields() {
            let value = AnswerShape::of(column).value_of(cell_of(specialist, column));
            file.set(column, value);
        }
        file
    }

    /// What a person has answered in a survey.
    pub fn of(answer: &Answer) -> AnswerFile {
        let mut file = AnswerFile::of_listed(&answer.specialist);
        let consent = if answer.consents { "可" } else { "否" };
        for (column, text) in [
            (Column::AnsweredAt, answer.answered_at.to_string()),
            (Column::Consent, consent.to_string()),
            (Column::Text(Field::Photo), answer.photo.clone()),
        ] {
            file.set(column, AnswerValue::Text(text));
        }
        if let Some(reason) = &answer.unable {
            let periods = Column::Choice(Group::Period);
            let mut options = match file.values.remove(&periods) {
                Some(AnswerValue::Options(options)) => options,
                _ => Vec::new(),
            };
            options.push(unable::option(reason));
            file.set(periods, AnswerValue::Options(options));
        }
        file
    }

    /// Everything that is wrong with it: what is not of the kind of its field, and what a survey file would be refused
    /// for. A file with a fault is not read again.
    pub fn faults(&self) -> Vec<AnswerFault> {
        let faults: Vec<AnswerFault> = fields()
            .filter_map(|column| field::fault(column, self.get(column)))
            .collect();
        if !faults.is_empty() {
            return faults;
        }
        let row = one_row(|column| self.cell(column)).unwrap_or_default();
        let found = read_survey(&row).faults.into_iter();
        found.map(AnswerFault::of_survey).collect()
    }

    /// Whose answer it is.
    pub fn registration(&self) -> Option<RegistrationNumber> {
        registration(&self.cell(Column::Registration))
    }

    /// The name under which it is kept; none where nobody can tell whose it is.
    pub fn name(&self) -> Option<String> {
        self.registration().map(answer_file_name)
    }

    /// The file. The same answers give the same bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = format!("{{\n  \"{ANSWER_MARK}\": {ANSWER_VERSION}");
        for column in fields() {
            let name = serde_json::Value::from(column.header());
            let value = AnswerShape::of(column).json(self.get(column));
            text.push_str(&format!(",\n  {name}: {value}"));
        }
        text.push_str("\n}\n");
        text.into_bytes()
    }
}

/// The name of somebody's answer file.
pub fn answer_file_name(number: RegistrationNumber) -> String {
    format!("{NAME}{number}.json")
}

/// The number in the name of a file, where it is named as an answer file, also with what a browser or a person adds
/// behind it: `回答-012345 (1).json`.
pub fn number_in_name(name: &str) -> Option<RegistrationNumber> {
    let name = name.rsplit(['/', '\\']).next()?;
    let rest = name.strip_prefix(NAME)?;
    let end = rest.find(|character: char| !character.is_ascii_digit());
    let digits = rest.get(..end.unwrap_or(rest.len()))?;
    match digits.len() {
        6 => registration(digits),
        _ => None,
    }
}

/// Whether a file is an answer file or was one before it was damaged: no other file that is imported begins so, and
/// none has this ending.
pub fn is_answer_file(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    ending.eq_ignore_ascii_case("json") || text.trim_ascii_start().starts_with(b"{")
}
