//! What the reports of the last publications say of people, and the next one must not pass over: what was corrected in
//! the list, and who asked not to be listed.

use std::collections::BTreeSet;

use super::Reason;
use super::archive::kept_numbers;
use super::changes::field_changes;
use super::folder::{Folder, FolderFault};
use super::plan::REPORT;
use super::stopped::StopReason;
use crate::survey::{Answer, CorrectedCell};
use activelist_model::expert::{Date, RegistrationNumber, Specialist};
use activelist_publication::Limits;
use serde_json::Value;

/// What the reports of the publications that are kept say.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// In the order in which they were made.
    corrections: Vec<Corrected>,
    /// Who left by own wish and has not come back.
    wishes: BTreeSet<RegistrationNumber>,
}

/// A field that was corrected in the published list.
#[derive(Clone, Debug)]
struct Corrected {
    number: RegistrationNumber,
    what: String,
    old: String,
    new: String,
    /// The day that the table of corrections has.
    day: Date,
}

/// A field that goes back to what it was before it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// The column.
    pub what: String,
    /// When it was corrected last.
    pub day: Date,
    /// To what it goes back.
    pub old: String,
}

/// Reads the reports of the publications that are kept.
pub fn read_past(out: &dyn Folder) -> Result<Past, FolderFault> {
    let mut past = Past::default();
    for number in kept_numbers(out)? {
        let name = format!("{REPORT}/report-{number}.json");
        let Some(bytes) = out.read(&name, 2 * Limits::STANDARD.bytes)? else {
            continue;
        };
        past.add(&serde_json::from_slice(&bytes).unwrap_or_default());
    }
    Ok(past)
}

impl Past {
    /// Adds what a later report says.
    fn add(&mut self, report: &Value) {
        let rows = rows_in(&report["urgent"]["corrections"]);
        self.corrections.extend(rows.filter_map(corrected));
        for person in rows_of(report, "joined").filter_map(number_of) {
            self.wishes.remove(&person);
        }
        let left = rows_of(report, "left");
        let left = left.filter(|row| text(row, "reason").is_some_and(|why| is_wish(&why)));
        self.wishes.extend(left.filter_map(number_of));
        let left_out = rows_in(&report["left_out"]).filter(|row| {
            let [reason, detail] = ["reason", "detail"].map(|name| text(row, name));
            let label = Reason::Stopped(StopReason::OwnWish).label();
            reason.as_deref() == Some(label)
                && detail.and_then(|detail| StopReason::of(&detail)) == Some(StopReason::OwnWish)
        });
        self.wishes.extend(left_out.filter_map(number_of));
    }

    /// Whether somebody left the list by own wish.
    pub fn has_left_by_wish(&self, number: RegistrationNumber) -> bool {
        self.wishes.contains(&number)
    }

    /// The cells that were corrected, each with what it was before.
    pub fn corrected_cells(&self) -> Vec<CorrectedCell> {
        let cell = |one: &Corrected| CorrectedCell {
            number: one.number,
            what: one.what.clone(),
            old: one.old.clone(),
        };
        self.corrections.iter().map(cell).collect()
    }

    /// The fields of a person, as they were published last, that an answer takes back to what they were before they were
    /// corrected. What an answer says that was given on a later day is the person's own word.
    pub fn taken_back(&self, published: &Specialist, answer: &Answer) -> Vec<TakenBack> {
        let number = published.registration;
        let of = self.corrections.iter().filter(|one| one.number == number);
        let of: Vec<&Corrected> = of.collect();
        if of.is_empty() {
            return Vec::new();
        }
        let back = field_changes(published, &answer.specialist).into_iter();
        let back = back.filter_map(|field| {
            let mut of_field = of.iter().filter(|one| one.what == field.what);
            let is_before = of_field.clone().any(|one| one.old == field.new);
            let last = of_field.rfind(|one| one.new == field.old)?;
            let is_older = answer.answered_at.date() <= last.day;
            (is_before && is_older).then_some(TakenBack {
                what: field.what,
                day: last.day,
                old: field.new,
            })
        });
        back.collect()
    }
}

/// Whether a reason in the report is that the person asked for it.
fn is_wish(reason: &str) -> bool {
    let label = Reason::Stopped(StopReason::OwnWish).label();
    let detail = reason.strip_prefix(label);
    let detail = detail.and_then(|rest| rest.strip_prefix('（'));
    detail.and_then(StopReason::of) == Some(StopReason::OwnWish)
}

fn rows_in(rows: &Value) -> impl Iterator<Item = &Value> {
    rows.as_array().into_iter().flatten()
}

fn rows_of<'a>(report: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    rows_in(&report["changes"][name])
}

fn text(row: &Value, name: &str) -> Option<String> {
    row[name].as_str().map(String::from)
}

fn number_of(row: &Value) -> Option<RegistrationNumber> {
    RegistrationNumber::parse(row["registration"].as_str()?)
}

fn corrected(row: &Value) -> Option<Corrected> {
    Some(Corrected {
        number: number_of(row)?,
        what: text(row, "what")?,
        old: text(row, "old")?,
        new: text(row, "new")?,
        day: Date::parse(row["date"].as_str()?)?,
    })
}
