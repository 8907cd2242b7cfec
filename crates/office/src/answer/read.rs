//! From the bytes of an answer file to the answers in it.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::fault::{AnswerFault, AnswerFaultKind};
use super::field::{AnswerShape, fields};
use super::{ANSWER_MARK, ANSWER_VERSION, AnswerFile, MOST_ANSWER_BYTES};
use crate::survey::Column;

/// Most faults of a file that are named: a file of another kind has one in every field.
const MOST_FAULTS: usize = 100;

impl AnswerFile {
    /// Reads a file, or says everything that is wrong in it. Never panics.
    pub fn read(bytes: &[u8]) -> Result<AnswerFile, Vec<AnswerFault>> {
        let named = object(bytes).map_err(|kind| vec![AnswerFault::of_file(kind)])?;
        version(&named).map_err(|fault| vec![*fault])?;
        let mut faults = Vec::new();
        let file = answers(named, &mut faults);
        if faults.is_empty() {
            faults = file.faults();
        }
        faults.truncate(MOST_FAULTS);
        match faults.is_empty() {
            true => Ok(file),
            false => Err(faults),
        }
    }
}

/// The fields as they stand, each with its name.
fn object(bytes: &[u8]) -> Result<Vec<(String, Value)>, AnswerFaultKind> {
    if bytes.len() > MOST_ANSWER_BYTES {
        return Err(AnswerFaultKind::TooLarge { found: bytes.len() });
    }
    // What an editor puts in front of a text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| AnswerFaultKind::NotUtf8 {
        byte: error.valid_up_to() + 1,
    })?;
    if text.trim().is_empty() {
        return Err(AnswerFaultKind::Empty);
    }
    let read: Result<Fields, serde_json::Error> = serde_json::from_str(text);
    read.map(|fields| fields.0)
        .map_err(|error| match error.classify() {
            serde_json::error::Category::Data => AnswerFaultKind::NotAnAnswer,
            _ => AnswerFaultKind::Damaged {
                line: error.line(),
                column: error.column(),
            },
        })
}

/// The fields of an object in their order, a repeated one each time: a map would keep the last and say nothing.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Fields;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Reader)
    }
}

/// A file of a later version is not looked at any further: nobody knows what its fields mean.
fn version(named: &[(String, Value)]) -> Result<(), Box<AnswerFault>> {
    let of_file = |kind| Box::new(AnswerFault::of_file(kind));
    let mut marks = named.iter().filter(|(name, _)| name == ANSWER_MARK);
    let Some((_, version)) = marks.next() else {
        return Err(of_file(AnswerFaultKind::NotAnAnswer));
    };
    match version.as_u64() {
        Some(found) if found > ANSWER_VERSION => Err(of_file(AnswerFaultKind::Later { found })),
        Some(1..) => Ok(()),
        _ => Err(Box::new(AnswerFault {
            field: ANSWER_MARK.to_string(),
            found: said(version),
            kind: AnswerFaultKind::Version,
        })),
    }
}

fn answers(named: Vec<(String, Value)>, faults: &mut Vec<AnswerFault>) -> AnswerFile {
    static COLUMNS: LazyLock<HashMap<String, Column>> =
        LazyLock::new(|| fields().map(|column| (column.header(), column)).collect());
    let mut file = AnswerFile::default();
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in named {
        let fault = |found: String, kind| AnswerFault {
            field: name.clone(),
            found,
            kind,
        };
        if faults.len() >= MOST_FAULTS {
            break;
        }
        if seen.contains(&name) {
            faults.push(fault(String::new(), AnswerFaultKind::Twice));
            continue;
        }
        seen.push(name.clone());
        let Some(column) = COLUMNS.get(&name).copied() else {
            if name != ANSWER_MARK {
                faults.push(fault(said(&value), AnswerFaultKind::Unknown));
            }
            continue;
        };
        let shape = AnswerShape::of(column);
        match shape.parse(&value) {
            Some(value) => file.set(column, value),
            None => faults.push(fault(said(&value), AnswerFaultKind::Value(shape))),
        }
    }
    for column in fields().filter(|column| column.is_required()) {
        if !seen.contains(&column.header()) {
            faults.push(AnswerFault {
                field: column.header(),
                found: String::new(),
                kind: AnswerFaultKind::Missing,
            });
        }
    }
    file
}

/// A value as a message shows it.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
