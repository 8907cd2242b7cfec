//! Corrections that the next survey takes back, because nobody corrected the survey.

use crate::publish::archive::kept_numbers;
use crate::publish::changes::{Changes, Person};
use crate::publish::folder::{Folder, FolderFault};
use crate::publish::plan::REPORT;
use activelist_model::expert::RegistrationNumber;
use activelist_publication::Limits;

/// A correction of one of the last publications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    number: RegistrationNumber,
    what: String,
    old: String,
    new: String,
}

/// The corrections in the reports of the publications that are kept.
pub fn read_corrections(out: &dyn Folder) -> Result<Vec<Corrected>, FolderFault> {
    let mut found = Vec::new();
    for number in kept_numbers(out)? {
        let name = format!("{REPORT}/report-{number}.json");
        let Some(bytes) = out.read(&name, 2 * Limits::STANDARD.bytes)? else {
            continue;
        };
        // Only the report of an urgent change has any, and that of a survey may be large.
        let report: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let rows = report["urgent"]["corrections"].as_array();
        let text = |row: &serde_json::Value, name: &str| row[name].as_str().map(String::from);
        let corrected = |row| {
            Some(Corrected {
                number: RegistrationNumber::parse(&text(row, "registration")?)?,
                what: text(row, "what")?,
                old: text(row, "old")?,
                new: text(row, "new")?,
            })
        };
        found.extend(rows.into_iter().flatten().filter_map(corrected));
    }
    Ok(found)
}

/// Whose field goes back to what it was before a correction, and which.
pub fn taken_back(changes: &Changes, corrections: &[Corrected]) -> Vec<(Person, String)> {
    let mut found = Vec::new();
    for (person, fields) in &changes.changed {
        for field in fields {
            let is_back = |one: &Corrected| {
                one.number == person.number
                    && one.what == field.what
                    && one.old == field.new
                    && one.new == field.old
            };
            if corrections.iter().any(is_back) {
                found.push((person.clone(), field.what.clone()));
            }
        }
    }
    found
}
