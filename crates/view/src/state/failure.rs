//! Why there is no list to show.

use activelist_publication::{MetaRefusal, Refusal};

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
