//! What was found in a survey file: answers, faults and warnings, each kind as far as they are counted.

use super::answer::Answer;
use super::finding::{Fault, FaultKind, Finding, MOST_FINDINGS, MOST_TEXT, Warning, WarningKind};

/// What a survey file says. With a fault, nothing of it may be published.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The answers, in the file's order.
    pub answers: Vec<Answer>,
    /// Whether every row is marked as made up.
    pub sample: bool,
    /// All that forbids a publication, in the file's order. After [`MOST_FINDINGS`] of them no more are
    /// looked for.
    pub faults: Vec<Fault>,
    /// All that the office should look at, as far as [`MOST_FINDINGS`] of them.
    pub warnings: Vec<Warning>,
    /// How many warnings there are besides.
    pub further: usize,
    /// How many there are besides that only a survey of real people has.
    pub(super) further_fictitious: usize,
}

impl Reading {
    pub(super) fn fault(&mut self, row: Option<usize>, column: &str, found: &str, kind: FaultKind) {
        if !self.is_full() {
            self.faults.push(finding(row, column, found, kind));
        }
    }

    /// Whether faults need no longer be looked for.
    pub(super) const fn is_full(&self) -> bool {
        self.faults.len() >= MOST_FINDINGS
    }

    pub(super) fn warn(
        &mut self,
        row: Option<usize>,
        column: &str,
        found: &str,
        kind: WarningKind,
    ) {
        match (self.warnings.len() < MOST_FINDINGS, &kind) {
            (true, _) => self.warnings.push(finding(row, column, found, kind)),
            (_, WarningKind::MailFictitious) => self.further_fictitious += 1,
            _ => self.further += 1,
        }
    }
}

fn finding<K>(row: Option<usize>, column: &str, found: &str, kind: K) -> Finding<K> {
    Finding {
        row,
        column: column.chars().take(MOST_TEXT).collect(),
        found: found.chars().take(MOST_TEXT).collect(),
        kind,
    }
}
