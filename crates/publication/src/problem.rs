//! What can be wrong with a snapshot.

use super::Field;
use activelist_model::catalog::Group;
use activelist_model::expert::TextFault;

/// Why a whole file is refused. Nothing of it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More bytes than allowed.
    TooLarge {
        /// Most bytes allowed.
        limit: usize,
    },
    /// Not as long as its description says.
    WrongLength {
        /// Bytes according to the description.
        declared: usize,
        /// Bytes found.
        found: usize,
    },
    /// Not the file that its description means: one bit is enough.
    WrongHash,
    /// Number, dates or count differ from the description's.
    NotAsDescribed,
    /// A part of a list in parts is not of the form of one, or holds what no list may hold.
    BadPart {
        /// What of it.
        what: &'static str,
    },
    /// Not JSON, or cut short.
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
    },
    /// JSON, but not a snapshot: a head field is missing, unknown or of the wrong kind.
    NotASnapshot {
        /// What the reader said.
        detail: String,
    },
    /// Written for another version of this program.
    UnknownSchema {
        /// The schema in the file.
        found: u64,
    },
    /// The serial is 0 or beyond what can be counted.
    BadSerial,
    /// A head date does not exist or the file expires before it is published.
    BadDate {
        /// `published` or `expires`.
        field: &'static str,
        /// The text found.
        found: String,
    },
    /// A head text can't be shown.
    BadSource(TextFault),
    /// The survey's figures do not add up to the number of records.
    BadCensus {
        /// People listed according to the figures.
        listed: u64,
        /// Records declared.
        declared: usize,
    },
    /// More records than allowed.
    TooManyRecords {
        /// Records found.
        found: usize,
        /// Most records allowed.
        limit: usize,
    },
    /// The declared number of records is not the number found.
    WrongCount {
        /// Declared.
        declared: usize,
        /// Found.
        found: usize,
    },
    /// Two records have the same registration number.
    DuplicateRegistration {
        /// The number.
        number: String,
    },
    /// So many records are faulty that the file itself must be.
    TooManyFaulty {
        /// Faulty records.
        faulty: usize,
        /// All records.
        total: usize,
    },
}

/// A record that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordProblem {
    /// Place in the file, from 1.
    pub position: usize,
    /// What is wrong with it.
    pub fault: RecordFault,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordFault {
    /// Not of the shape of a record.
    Shape(String),
    /// The registration number is not six digits.
    Registration(String),
    /// A text can't be shown.
    Text(Field, TextFault),
    /// A name is missing.
    Nameless,
    /// An unknown prefecture code.
    Prefecture(u8),
    /// An option that the group does not have, or two where it takes one.
    Choices(Group),
    /// A number out of its range.
    Number(&'static str),
    /// The answers are not 34 characters of `0`–`3` and `-`, or all unanswered.
    Answers,
    /// More grounds than criteria.
    Grounds(usize),
}
