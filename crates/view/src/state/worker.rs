//! How it stands with the program that is kept on this machine.

/// What the page's script says of the worker that keeps the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerState {
    /// The browser has none here: plain http, or a private window of some browsers.
    Absent,
    /// Not known yet, or keeping for the first time.
    Starting,
    /// The program is kept: it starts without a network.
    Ready,
    /// It is kept, and a newer release waits for the visitor's consent.
    Waiting,
    /// It could not be kept.
    Failed,
    /// This site does not want to be kept.
    Off,
}

impl WorkerState {
    /// Reads the mark that the script puts on the page. One of another version says nothing.
    #[must_use]
    pub fn of_mark(mark: Option<&str>) -> Self {
        match mark {
            Some("absent") => Self::Absent,
            Some("ready") => Self::Ready,
            Some("waiting") => Self::Waiting,
            Some("failed") => Self::Failed,
            Some("off") => Self::Off,
            _ => Self::Starting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_of_the_script_is_known() {
        let script = include_str!("../../../../public/offline.js");
        for (mark, state) in [
            ("absent", WorkerState::Absent),
            ("starting", WorkerState::Starting),
            ("ready", WorkerState::Ready),
            ("waiting", WorkerState::Waiting),
            ("failed", WorkerState::Failed),
            ("off", WorkerState::Off),
        ] {
            assert!(script.contains(&format!("report(\"{mark}\")")), "{mark}");
            assert_eq!(WorkerState::of_mark(Some(mark)), state);
        }
        assert_eq!(script.matches("report(\"").count(), 9, "no other mark");
        assert_eq!(WorkerState::of_mark(None), WorkerState::Starting);
    }
}
