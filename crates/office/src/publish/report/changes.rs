//! What is different from the former list, in the report.

use std::fmt::Write;

use serde::Serialize;

use crate::publish::changes::{Changes, FieldChange, Person};
use activelist_model::expert::{Date, as_shown};

#[derive(Serialize)]
pub(super) struct ChangesRecord {
    former_serial: u64,
    former_people: usize,
    joined: Vec<PersonRecord>,
    left: Vec<LeftRecord>,
    changed: Vec<ChangedRecord>,
    /// Who has answered again without a change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renewed: Vec<RenewedRecord>,
}

#[derive(Serialize)]
struct PersonRecord {
    registration: String,
    name: String,
}

#[derive(Serialize)]
struct RenewedRecord {
    registration: String,
    name: String,
    /// The day of the answer.
    answered: String,
}

#[derive(Serialize)]
struct LeftRecord {
    registration: String,
    name: String,
    reason: String,
}

#[derive(Serialize)]
struct ChangedRecord {
    registration: String,
    name: String,
    fields: Vec<FieldRecord>,
}

/// A field or a mark; empty texts stand for nothing.
#[derive(Serialize)]
struct FieldRecord {
    what: String,
    old: String,
    new: String,
}

/// Most characters of a text in the report to read; the JSON has all of it.
const MOST: usize = 120;

impl ChangesRecord {
    pub fn of(changes: &Changes) -> ChangesRecord {
        let person = |person: &Person| PersonRecord {
            registration: person.number.to_string(),
            name: person.name.clone(),
        };
        let left = |(person, reason): &(Person, String)| LeftRecord {
            registration: person.number.to_string(),
            name: person.name.clone(),
            reason: reason.clone(),
        };
        let field = |change: &FieldChange| FieldRecord {
            what: change.what.clone(),
            old: change.old.clone(),
            new: change.new.clone(),
        };
        let changed = |(person, fields): &(Person, Vec<FieldChange>)| ChangedRecord {
            registration: person.number.to_string(),
            name: person.name.clone(),
            fields: fields.iter().map(field).collect(),
        };
        let renewed = |(person, day): &(Person, Date)| RenewedRecord {
            registration: person.number.to_string(),
            name: person.name.clone(),
            answered: day.to_string(),
        };
        ChangesRecord {
            former_serial: changes.serial,
            former_people: changes.people,
            joined: changes.joined.iter().map(person).collect(),
            left: changes.left.iter().map(left).collect(),
            changed: changes.changed.iter().map(changed).collect(),
            renewed: changes.renewed.iter().map(renewed).collect(),
        }
    }

    /// The section of the report to read. Writing to a String never fails.
    pub fn text(&self, text: &mut String) {
        let _ = writeln!(
            text,
            "\n前回（公開番号{}、掲載{}人）からの変更",
            self.former_serial, self.former_people
        );
        let _ = writeln!(text, "  新規（{}人）", self.joined.len());
        for person in &self.joined {
            let _ = writeln!(text, "    第{}号 {}", person.registration, person.name);
        }
        let _ = writeln!(text, "  退出（{}人）", self.left.len());
        for one in &self.left {
            let _ = writeln!(
                text,
                "    第{}号 {}: {}",
                one.registration, one.name, one.reason
            );
        }
        let _ = writeln!(text, "  変更（{}人）", self.changed.len());
        for one in &self.changed {
            let _ = writeln!(text, "    第{}号 {}", one.registration, one.name);
            for field in &one.fields {
                let _ = writeln!(
                    text,
                    "      {}: {} → {}",
                    field.what,
                    shown(&field.old),
                    shown(&field.new)
                );
            }
        }
        if !self.renewed.is_empty() {
            let people = self.renewed.len();
            let _ = writeln!(text, "  回答日だけが新しくなった方（{people}人）");
        }
        for one in &self.renewed {
            let _ = writeln!(
                text,
                "    第{}号 {}: {}",
                one.registration, one.name, one.answered
            );
        }
    }
}

fn shown(text: &str) -> String {
    match text {
        "" => "（空欄）".to_string(),
        text => as_shown(&text.replace('\n', " "), MOST),
    }
}
