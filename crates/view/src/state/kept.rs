//! What a machine keeps of the list, and how the list on screen stands to what is published.

use super::LoadFailure;
use activelist_publication::{Digest, KeyId, MAX_SERIAL, Seen};

/// Most bytes of the record that is kept.
const MAX_KEPT_BYTES: usize = 16 << 10;
/// Most keys remembered.
const MAX_KEYS: usize = 32;
/// The first line of the record: another form would have another one.
const MARK: &str = "1";

/// The one record that says which list is kept. It is written as a whole, after the list itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The description of the kept list, as it was published.
    pub meta: String,
    /// The highest serial accepted of each key.
    pub seen: Seen,
    /// When the publication was last checked, in seconds since 1970.
    pub checked: u64,
}

impl Kept {
    /// Reads what was kept. Nothing where it is damaged: the list is then fetched as at first.
    pub fn parse(text: &str) -> Option<Kept> {
        if text.len() > MAX_KEPT_BYTES {
            return None;
        }
        let mut lines = text.split('\n');
        let (mark, checked, marks) = (lines.next()?, lines.next()?, lines.next()?);
        let meta = match lines.next()? {
            "" => String::new(),
            line => format!("{line}\n"),
        };
        if mark != MARK || lines.any(|line| !line.is_empty()) {
            return None;
        }
        let mut seen = Seen::default();
        for mark in marks.split(' ').filter(|mark| !mark.is_empty()) {
            let (key, serial) = mark.split_once(':')?;
            let key = match key {
                "" => None,
                key => Some(KeyId::parse(key)?),
            };
            // No list has a higher number: another program of the origin wrote that, and no list would
            // ever be taken after it.
            let serial: u64 = serial.parse().ok()?;
            if serial <= MAX_SERIAL {
                seen.note(key, serial);
            }
        }
        (seen.marks().len() <= MAX_KEYS).then_some(Kept {
            meta,
            seen,
            checked: checked.parse().ok()?,
        })
    }

    /// The form in which it is kept: four lines, the last of which is the description as it came.
    pub fn to_text(&self) -> String {
        let marks = self.seen.marks().iter().map(|(key, serial)| {
            let key = key.map(|key| key.to_string()).unwrap_or_default();
            format!("{key}:{serial}")
        });
        let marks = marks.collect::<Vec<_>>().join(" ");
        let meta = self.meta.trim_end_matches('\n');
        [MARK, &self.checked.to_string(), &marks, meta].join("\n")
    }
}

/// Where the list on screen came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From where it is published, just now.
    Published,
    /// From this machine, because the published one could not be had or was refused.
    Kept(LoadFailure),
    /// From files that somebody chose.
    Files,
}

/// Whether the list on screen is kept on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is being put there.
    Saving,
    /// It is there.
    Yes,
    /// There is no room, or the browser does not allow it.
    Refused,
    /// This browser keeps nothing here: plain http, or a private window.
    Unable,
    /// Somebody has had it taken away.
    Forgotten,
}

/// How the list on screen stands to what is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it came from.
    pub origin: Origin,
    /// The key whose signature was checked; none where the page takes unsigned lists.
    pub key: Option<KeyId>,
    /// The snapshot's hash.
    pub sha256: Digest,
    /// When the publication was last checked, in seconds since 1970; nothing if never.
    pub checked: Option<u64>,
    /// Whether it is kept.
    pub saved: Saved,
}

/// Photos on this machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Photos {
    /// How many of the list's photos are kept.
    pub kept: usize,
    /// How many the list names.
    pub all: usize,
    /// Bytes that they take.
    pub bytes: usize,
}

/// Most bytes of photos that are kept on a machine.
pub const MAX_PHOTO_TOTAL: usize = 48 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let mut seen = Seen::default();
        seen.note(None, 3);
        seen.note(KeyId::parse("0123456789abcdef"), 7);
        let kept = Kept {
            meta: "{\"signed\":{}}\n".into(),
            seen,
            checked: 1_800_000_000,
        };
        assert_eq!(Kept::parse(&kept.to_text()), Some(kept));
    }

    #[test]
    fn what_is_damaged_is_nothing() {
        assert!(Kept::parse("1\n5\n:1\n{}").is_some());
        assert!(Kept::parse("1\n5\n\n").is_some());
        let beyond = format!("1\n5\n:{} 0123456789abcdef:7\n", u64::MAX);
        let beyond = Kept::parse(&beyond).map(|kept| kept.seen);
        let mut known = Seen::default();
        known.note(KeyId::parse("0123456789abcdef"), 7);
        assert_eq!(beyond, Some(known), "what no list can have is dropped");
        let many: Vec<String> = (0..33).map(|key| format!("{key:016x}:1")).collect();
        let many = format!("1\n5\n{}\n", many.join(" "));
        for text in [
            "",
            "{}",
            "2\n5\n:1\n{}",
            "1\n5\n:1",
            "1\nx\n:1\n{}",
            "1\n5\nzz:1\n{}",
            "1\n5\n:-1\n{}",
            "1\n5\n:1\n{}\nmore",
            many.as_str(),
        ] {
            assert_eq!(Kept::parse(text), None, "{text}");
        }
    }
}
