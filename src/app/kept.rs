//! What a machine keeps of the list, and how the list on screen stands to what is published.

use serde::{Deserialize, Serialize};

use super::LoadFailure;
use crate::snapshot::{Digest, KeyId, Seen};

/// Most bytes of the record that is kept.
const MAX_KEPT_BYTES: usize = 16 << 10;
/// Most keys remembered.
const MAX_KEYS: usize = 32;

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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptRecord {
    meta: String,
    seen: Vec<(String, u64)>,
    checked: u64,
}

impl Kept {
    /// Reads what was kept. Nothing where it is damaged: the list is then fetched as at first.
    pub fn parse(text: &str) -> Option<Kept> {
        if text.len() > MAX_KEPT_BYTES {
            return None;
        }
        let record: KeptRecord = serde_json::from_str(text).ok()?;
        if record.seen.len() > MAX_KEYS {
            return None;
        }
        let mut seen = Seen::default();
        for (key, serial) in record.seen {
            let key = match key.as_str() {
                "" => None,
                key => Some(KeyId::parse(key)?),
            };
            seen.note(key, serial);
        }
        Some(Kept {
            meta: record.meta,
            seen,
            checked: record.checked,
        })
    }

    /// The form in which it is kept.
    pub fn to_text(&self) -> String {
        let marks = self.seen.marks().iter();
        let record = KeptRecord {
            meta: self.meta.clone(),
            seen: marks
                .map(|(key, serial)| (key.map(|key| key.to_string()).unwrap_or_default(), *serial))
                .collect(),
            checked: self.checked,
        };
        serde_json::to_string(&record).unwrap_or_default()
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
        let sound = r#"{"meta":"","seen":[["",1]],"checked":1}"#;
        assert!(Kept::parse(sound).is_some());
        let many = format!(
            r#"{{"meta":"","seen":[{}],"checked":1}}"#,
            vec![r#"["",1]"#; 33].join(",")
        );
        for text in [
            "",
            "{}",
            "null",
            r#"{"meta":"","seen":[["zz",1]],"checked":1}"#,
            r#"{"meta":"","seen":[["",-1]],"checked":1}"#,
            r#"{"meta":"","seen":[],"checked":1,"more":1}"#,
            many.as_str(),
        ] {
            assert_eq!(Kept::parse(text), None, "{text}");
        }
    }
}
