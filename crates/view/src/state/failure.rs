//! Why there is no list to show.

use activelist_publication::{MetaRefusal, Refusal};

/// Why a part of the program could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateFailure {
    /// No answer at all.
    NoAnswer,
    /// An answer that is not the file.
    Status(u16),
    /// A file that is not the published one, or that the browser cannot run.
    Unusable,
}

impl LateFailure {
    /// From what the server answers when it is asked for the file: 0 is no answer.
    pub fn of_answer(status: Option<u16>) -> Self {
        match status {
            Some(0) => Self::NoAnswer,
            None | Some(200..=299) => Self::Unusable,
            Some(status) => Self::Status(status),
        }
    }
}

/// Why the list could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// No answer: no network, or the server is down.
    NoAnswer,
    /// The server answered with this status when asked for this file.
    Status(u16, String),
    /// The answer was cut off, or stopped coming.
    CutOff,
    /// The answer for this file went on past the limit.
    TooLarge(String),
    /// Of the files that somebody chose this one is missing.
    NotChosen(String),
    /// The description of the publication was refused.
    Meta(MetaRefusal),
    /// The snapshot was refused.
    Refused(Refusal),
    /// The part of the program that reads a large list could not be had.
    Program(LateFailure),
}

impl LoadFailure {
    /// Whether the list was refused for what this machine has seen before, and not for what it is.
    #[must_use]
    pub const fn is_for_what_was_seen(&self) -> bool {
        matches!(
            self,
            LoadFailure::Meta(MetaRefusal::SerialBack { .. } | MetaRefusal::Superseded(_))
        )
    }
}
