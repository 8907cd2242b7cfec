//! A row of a further file beside the answer that the same person gave at the same time: a form's file is handed in
//! more than once, so that this is nearly always that answer, once more.

use super::{Row, declines};
use crate::survey::column::Column;
use crate::survey::fold::fold;
use crate::survey::kept::is_bare;

/// A cell that was corrected since: its column, and what it was before.
pub(super) type CorrectedCell<'a> = (&'a str, &'a str);

/// What such a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The answer that is there.
    Same,
    /// The answer that was there before the office changed the copy: what was erased or corrected stays so.
    Before,
    /// An answer that consents, where the copy has only that the person does not want to be listed.
    Consents,
    /// Another answer under the same time.
    Other,
}

/// Looks at a new row, alone and `filled` with the former answer.
pub(super) fn beside(former: &Row, new: &Row, filled: &Row, corrected: &[CorrectedCell]) -> Beside {
    if filled == former {
        return Beside::Same;
    }
    if is_bare(former) {
        return match declines(new) {
            true => Beside::Before,
            false => Beside::Consents,
        };
    }
    let is_corrected = |column: Column, cell: &str| {
        let header = column.header();
        let mut corrected = corrected.iter();
        corrected.any(|(what, old)| *what == header && fold(old) == fold(cell))
    };
    let mut cells = Column::all().zip(former.iter().zip(filled));
    let is_before = cells
        .all(|(column, (former, cell))| fold(former) == fold(cell) || is_corrected(column, cell));
    match is_before {
        true => Beside::Before,
        false => Beside::Other,
    }
}
