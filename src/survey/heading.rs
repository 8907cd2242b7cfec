//! Another row looks like the header than the one that was taken for it.
//!
//! Then nearly every column seems to be missing, and each message about that is wrong advice: the
//! column is there, further down.

use std::collections::{HashMap, HashSet};

use super::column::Column;
use super::decode::decode;
use super::fold::fold;
use super::header::separator;
use super::table::split;
use super::{Fault, FaultKind};

/// Puts one fault, which names the row that looks like the header, in the place of all others, where
/// another row was taken for it.
pub fn name_heading(bytes: &[u8], faults: &mut Vec<Fault>) {
    let is_of_header = |fault: &&Fault| {
        matches!(
            fault.kind,
            FaultKind::NotASurvey | FaultKind::MissingColumn { .. }
        )
    };
    let Some(taken) = faults.iter().find(is_of_header).map(|fault| fault.row) else {
        return;
    };
    let likely = likely(bytes).filter(|row| taken != Some(*row));
    if let Some(likely) = likely {
        *faults = vec![Fault {
            row: taken,
            column: String::new(),
            found: String::new(),
            kind: FaultKind::HeaderElsewhere { row: likely },
        }];
    }
}

/// The first row that holds at least half of the headers that a survey must have.
fn likely(bytes: &[u8]) -> Option<usize> {
    let required = Column::all().filter(|column| column.is_required());
    let known: HashMap<String, Column> = required
        .map(|column| (fold(&column.header()), column))
        .collect();
    let text = decode(bytes).ok()?;
    let rows = split(&text, separator(&text)).rows;
    let is_header = |cells: &[String]| {
        let found = cells.iter().filter_map(|cell| known.get(&fold(cell)));
        2 * found.collect::<HashSet<_>>().len() >= known.len()
    };
    let row = rows.iter().find(|row| is_header(&row.cells));
    row.map(|row| row.number)
}
