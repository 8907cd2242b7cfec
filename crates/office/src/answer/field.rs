//! The fields of an answer file: which there are, and what each of them takes.

use activelist_model::catalog::{Group, Level, PREFECTURES};
use activelist_model::expert::{FirstTalk, Intake, PhoneNumber};
use activelist_publication::{Field, MAX_CASES, MAX_YEARS, REGISTERED_YEARS};
use serde_json::Value;

use super::fault::{AnswerFault, AnswerFaultKind};
use super::unable;
use super::value::AnswerValue;
use crate::survey::{Column, answered_at, registration};

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerShape {
    /// A time in Japan, `2025-07-03 09:05:00` or without the seconds.
    Time,
    /// Six digits.
    Registration,
    /// A text.
    Text {
        /// Most characters, as they are seen.
        limit: usize,
        /// Whether line breaks may stand in it.
        takes_lines: bool,
    },
    /// A whole number.
    Whole {
        /// The least.
        least: u16,
        /// The largest.
        most: u16,
    },
    /// One option.
    One(Vec<&'static str>),
    /// Any options.
    Many {
        /// The options.
        options: Vec<&'static str>,
        /// Whether 支援不可 with a reason is one more.
        takes_unable: bool,
    },
}

/// The fields, in the order in which they are written: the columns of a survey file but the mark of made-up people.
/// A column that is added to the survey is a field of the next version.
pub fn fields() -> impl Iterator<Item = Column> {
    Column::all().filter(|column| *column != Column::Sample)
}

/// Whether a file without an answer in the field is nobody's: the survey's reader wants these as well.
fn is_needed(column: Column) -> bool {
    matches!(
        column,
        Column::AnsweredAt | Column::Registration | Column::Consent | Column::Text(Field::Name)
    )
}

impl AnswerShape {
    /// What a column takes.
    pub fn of(column: Column) -> AnswerShape {
        match column {
            Column::AnsweredAt => AnswerShape::Time,
            Column::Registration => AnswerShape::Registration,
            Column::Home => AnswerShape::One(PREFECTURES.to_vec()),
            Column::RegisteredYear => AnswerShape::Whole {
                least: *REGISTERED_YEARS.start(),
                most: *REGISTERED_YEARS.end(),
            },
            Column::Cases => AnswerShape::Whole {
                least: 0,
                most: MAX_CASES,
            },
            Column::Years => AnswerShape::Whole {
                least: 0,
                most: MAX_YEARS,
            },
            Column::Skill(_) => AnswerShape::Whole {
                least: 0,
                most: Level::ALL
                    .map(Level::points)
                    .into_iter()
                    .max()
                    .unwrap_or(0)
                    .into(),
            },
            Column::FirstTalk => {
                AnswerShape::One(FirstTalk::ALL.iter().map(|one| one.label()).collect())
            }
            Column::Intake => AnswerShape::One(Intake::ALL.iter().map(|one| one.label()).collect()),
            Column::Consent => AnswerShape::One(vec!["可", "否"]),
            Column::Phone => AnswerShape::Text {
                limit: PhoneNumber::MOST,
                takes_lines: false,
            },
            Column::Text(field) => AnswerShape::text(field),
            Column::Grounds(_) => AnswerShape::text(Field::Grounds),
            Column::Sample => AnswerShape::One(Vec::new()),
            Column::Choice(group) if group.is_single() => {
                AnswerShape::One(group.answers().to_vec())
            }
            Column::Choice(group) => AnswerShape::Many {
                options: group.answers().to_vec(),
                takes_unable: group == Group::Period,
            },
        }
    }

    fn text(field: Field) -> AnswerShape {
        AnswerShape::Text {
            limit: field.limit(),
            takes_lines: field.takes_lines(),
        }
    }

    /// The value of a cell that a survey's reader has understood and written again.
    pub(super) fn value_of(&self, cell: String) -> AnswerValue {
        match self {
            AnswerShape::Whole { .. } => match cell.parse() {
                Ok(number) => AnswerValue::Number(number),
                Err(_) => AnswerValue::Text(String::new()),
            },
            AnswerShape::Many { .. } => {
                let options = cell.split(';').filter(|option| !option.is_empty());
                AnswerValue::Options(options.map(String::from).collect())
            }
            _ => AnswerValue::Text(cell),
        }
    }

    /// A value as the file says it, in one line.
    pub(super) fn json(&self, value: Option<&AnswerValue>) -> String {
        let text = |text: &str| Value::from(text).to_string();
        match (value, self) {
            (Some(AnswerValue::Text(said)), _) => text(said),
            (Some(AnswerValue::Number(number)), _) => number.to_string(),
            (Some(AnswerValue::Options(options)), _) => {
                let options: Vec<String> = options.iter().map(|option| text(option)).collect();
                format!("[{}]", options.join(", "))
            }
            (None, AnswerShape::Whole { .. } | AnswerShape::One(_)) => "null".to_string(),
            (None, AnswerShape::Many { .. }) => "[]".to_string(),
            (None, _) => text(""),
        }
    }

    /// What a file says in a field. None where that is of another kind; the faults of its content come later.
    pub(super) fn parse(&self, value: &Value) -> Option<AnswerValue> {
        match (self, value) {
            (AnswerShape::Whole { .. }, Value::Number(number)) => {
                let number = number
                    .as_u64()
                    .and_then(|number| u16::try_from(number).ok());
                number.map(AnswerValue::Number)
            }
            (AnswerShape::Whole { .. } | AnswerShape::One(_), Value::Null) => {
                Some(AnswerValue::Text(String::new()))
            }
            // Nothing chosen is null: an empty text is no option.
            (AnswerShape::One(_), Value::String(text)) if text.is_empty() => None,
            (AnswerShape::Whole { .. } | AnswerShape::Many { .. }, Value::String(_)) => None,
            // Who writes a time by hand writes no seconds.
            (AnswerShape::Time, Value::String(text)) => {
                let whole = format!("{text}:00");
                let is_meant = answered_at(&whole).is_some_and(|at| at.to_string() == whole);
                let text = if is_meant { whole } else { text.clone() };
                Some(AnswerValue::Text(text))
            }
            // As a survey reads a cell: a text of blanks is no answer.
            (AnswerShape::Text { .. }, Value::String(text)) => {
                Some(AnswerValue::Text(text.trim().to_string()))
            }
            (_, Value::String(text)) => Some(AnswerValue::Text(text.clone())),
            (AnswerShape::Many { .. }, Value::Array(options)) => {
                let options = options
                    .iter()
                    .map(|option| option.as_str().map(String::from));
                options.collect::<Option<_>>().map(AnswerValue::Options)
            }
            _ => None,
        }
    }

    /// Whether a value is of this kind and, where the kind says all of it, one that may stand there.
    fn takes(&self, value: &AnswerValue) -> bool {
        match (self, value) {
            (AnswerShape::Time, AnswerValue::Text(text)) => {
                answered_at(text).is_some_and(|at| at.to_string() == *text)
            }
            (AnswerShape::Registration, AnswerValue::Text(text)) => {
                registration(text).is_some_and(|number| number.to_string() == *text)
            }
            (AnswerShape::Text { .. }, AnswerValue::Text(_)) => true,
            (AnswerShape::Whole { least, most }, AnswerValue::Number(number)) => {
                (*least..=*most).contains(number)
            }
            (AnswerShape::One(options), AnswerValue::Text(text)) => {
                options.contains(&text.as_str())
            }
            (AnswerShape::Many { .. }, AnswerValue::Options(options)) => {
                let mut unable = options.iter().filter(|option| unable::is_option(option));
                let is_once = |place: usize, option: &String| !options[..place].contains(option);
                let mut places = options.iter().enumerate();
                let is_known = |option: &String| self.has(option);
                options.iter().all(is_known)
                    && places.all(|(place, option)| is_once(place, option))
                    && unable.nth(1).is_none()
            }
            _ => false,
        }
    }

    fn has(&self, option: &str) -> bool {
        match self {
            AnswerShape::Many {
                options,
                takes_unable,
            } => options.contains(&option) || *takes_unable && unable::is_option(option),
            _ => false,
        }
    }

    /// The first of several options that may not stand there.
    fn wrong_option<'a>(&self, value: &'a AnswerValue) -> Option<&'a str> {
        let AnswerValue::Options(options) = value else {
            return None;
        };
        let found = options.iter().find(|option| !self.has(option));
        found.map(String::as_str)
    }
}

/// What is wrong with a value, before a survey's reader looks at it.
pub(super) fn fault(column: Column, value: Option<&AnswerValue>) -> Option<AnswerFault> {
    let Some(value) = value else {
        return is_needed(column).then(|| AnswerFault {
            field: column.header(),
            found: String::new(),
            kind: AnswerFaultKind::Needed,
        });
    };
    let shape = AnswerShape::of(column);
    (!shape.takes(value)).then(|| AnswerFault {
        field: column.header(),
        found: shape
            .wrong_option(value)
            .map_or_else(|| value.shown(), String::from),
        kind: AnswerFaultKind::Value(shape),
    })
}
