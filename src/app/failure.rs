//! Why there is no list to show.

use crate::snapshot::Refusal;

/// Why the list could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// No answer: no network, or the server is down.
    NoAnswer,
    /// The server answered with this status.
    Status(u16),
    /// The answer was cut off.
    CutOff,
    /// The answer went on past the limit.
    TooLarge,
    /// The file was refused.
    Refused(Refusal),
}
