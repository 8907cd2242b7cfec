//! Another row looks like the header than the one that was taken for it.
//!
//! Then nearly every column seems to be missing, and each message about that is wrong advice: the
//! column is there, further down.

use super::decode::decode;
use super::header::{known, separator};
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
    if let Some(likely) = likely(bytes, taken) {
        *faults = vec![Fault {
            row: taken,
            column: String::new(),
            found: String::new(),
            kind: FaultKind::HeaderElsewhere { row: likely },
        }];
    }
}

/// The row with the most of the headers that a survey has, where it has more of them than the row that
/// was taken. Of equal ones the first.
fn likely(bytes: &[u8], taken: Option<usize>) -> Option<usize> {
    let text = decode(bytes).ok()?;
    let rows = split(&text, separator(&text)).rows;
    let of_taken = rows.iter().find(|row| Some(row.number) == taken);
    let best = rows.iter().rev().max_by_key(|row| known(row))?;
    (known(best) > of_taken.map_or(0, known)).then_some(best.number)
}
