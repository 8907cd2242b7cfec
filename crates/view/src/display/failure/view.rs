//! A failure as it is shown.

/// A failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureView {
    /// What happened, in a line.
    pub title: &'static str,
    /// What it means, and what to do.
    pub text: &'static str,
    /// For the publisher: where exactly; empty where there is nothing to add.
    pub detail: String,
    /// Whether the program itself must be loaded again, not only the list.
    pub needs_reload: bool,
}
