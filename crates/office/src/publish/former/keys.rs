//! The keys that signed the publications of a folder.
//!
//! A device that has taken a list of the spare key never takes one of the key before it. So a key that another one has
//! replaced must not sign again, and replacing one is not done by mistake.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Former;
use crate::publish::folder::{Folder, FolderFault, file_names};
use crate::publish::plan::REPORT;
use activelist_publication::{KeyId, Limits};

/// A key that signed publications until another one took its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ReplacedKey {
    key: KeyId,
    /// The publication that the other one signed first.
    serial: u64,
}

/// The keys that signed the publications of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyHistory {
    /// The one that signed last.
    last: Option<KeyId>,
    replaced: Vec<ReplacedKey>,
}

/// Why a key must not sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Another key has replaced it.
    Replaced {
        /// This one.
        key: KeyId,
        /// The publication that the other one signed first.
        serial: u64,
        /// The one that signed last.
        last: KeyId,
    },
    /// It would replace the key that signed last, and nobody said so.
    Other {
        /// This one.
        key: KeyId,
        /// The one that signed last.
        last: KeyId,
    },
    /// Somebody said that a key is replaced, and none is.
    NotReplaced(KeyId),
}

/// The same in a report, so that the next publication need not read all of them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(in crate::publish) struct KeysRecord {
    last: Option<String>,
    replaced: Vec<ReplacedRecord>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct ReplacedRecord {
    key: String,
    serial: u64,
}

/// What is read of a report.
#[derive(Deserialize)]
struct SignedReport {
    serial: u64,
    key: Option<String>,
    /// None in reports of former versions.
    keys: Option<KeysRecord>,
}

/// Most bytes of a report.
const MOST: usize = 2 * Limits::STANDARD.bytes;

/// The keys of a folder, by its reports and the description that lies there.
pub fn read_keys(out: &dyn Folder, former: &Former) -> Result<KeyHistory, FolderFault> {
    let number = |name: &String| {
        let number = name.strip_prefix("report-")?.strip_suffix(".json")?;
        number.parse::<u64>().ok()
    };
    let mut numbers: Vec<u64> = file_names(out, REPORT)?.iter().filter_map(number).collect();
    numbers.sort_unstable();
    let mut history = KeyHistory::default();
    let mut signed: BTreeMap<u64, Option<KeyId>> = BTreeMap::new();
    for number in numbers.into_iter().rev() {
        let bytes = out.read(&format!("{REPORT}/report-{number}.json"), MOST)?;
        let report = bytes.and_then(|bytes| serde_json::from_slice::<SignedReport>(&bytes).ok());
        let Some(report) = report.filter(|report| report.serial == number) else {
            continue;
        };
        if let Some(keys) = report.keys {
            history = KeyHistory::from(keys);
            break;
        }
        signed.insert(number, report.key.as_deref().and_then(KeyId::parse));
    }
    // A description may lie there whose report is lost, and one that was put back is older than the last report.
    if let Some(serial) = former.serial().filter(|serial| *serial == former.last()) {
        signed.entry(serial).or_insert(former.key());
    }
    for (serial, key) in signed {
        history = history.with(key, serial);
    }
    Ok(history)
}

impl KeyHistory {
    /// After one more publication.
    pub(in crate::publish) fn with(mut self, key: Option<KeyId>, serial: u64) -> KeyHistory {
        let Some(key) = key else {
            return self;
        };
        if let Some(last) = self.last.replace(key).filter(|last| *last != key) {
            self.replaced.push(ReplacedKey { key: last, serial });
        }
        // Former versions let a key come back: then it is the one that devices know.
        self.replaced.retain(|one| one.key != key);
        self
    }

    /// Whether a key may sign the next publication; `is_new`: somebody said that it replaces the one before.
    pub(in crate::publish) fn check(&self, key: KeyId, is_new: bool) -> Result<(), KeyFault> {
        let replaced = self.replaced.iter().find(|one| one.key == key);
        match (self.last, replaced) {
            (Some(last), Some(ReplacedKey { serial, .. })) => Err(KeyFault::Replaced {
                key,
                serial: *serial,
                last,
            }),
            (Some(last), None) if last != key && !is_new => Err(KeyFault::Other { key, last }),
            (Some(last), None) if last != key => Ok(()),
            _ if is_new => Err(KeyFault::NotReplaced(key)),
            _ => Ok(()),
        }
    }

    /// For the report.
    pub(in crate::publish) fn record(&self) -> KeysRecord {
        let replaced = |one: &ReplacedKey| ReplacedRecord {
            key: one.key.to_string(),
            serial: one.serial,
        };
        KeysRecord {
            last: self.last.map(|key| key.to_string()),
            replaced: self.replaced.iter().map(replaced).collect(),
        }
    }
}

impl From<KeysRecord> for KeyHistory {
    fn from(record: KeysRecord) -> KeyHistory {
        let replaced = |one: ReplacedRecord| {
            let key = KeyId::parse(&one.key)?;
            let serial = one.serial;
            Some(ReplacedKey { key, serial })
        };
        KeyHistory {
            last: record.last.as_deref().and_then(KeyId::parse),
            replaced: record.replaced.into_iter().filter_map(replaced).collect(),
        }
    }
}

/// The fault in one line.
pub(in crate::publish) fn say_key_fault(fault: &KeyFault) -> String {
    match fault {
        KeyFault::Replaced { key, serial, last } => format!(
            "この鍵（鍵番号{key}）は、公開番号{serial}で別の鍵に替える前の鍵です。替えたあとの一覧を受け取った端末は、この鍵の一覧を使いません。--keyに今の鍵（鍵番号{last}）のファイルを指定してください。"
        ),
        KeyFault::Other { key, last } => format!(
            "この鍵（鍵番号{key}）は、これまでの公開に署名した鍵（鍵番号{last}）と違います。--keyに、これまでと同じ鍵のファイルを指定してください。鍵をなくしたか、漏れたために、予備の鍵に替えるときは、--new-keyを指定してください。替えたあとは、元の鍵に戻せません。"
        ),
        KeyFault::NotReplaced(key) => format!(
            "この鍵（鍵番号{key}）は、替わりの鍵ではありません。これまでと同じ鍵か、このフォルダーではじめて使う鍵です。--new-keyを付けずに実行してください。"
        ),
    }
}
