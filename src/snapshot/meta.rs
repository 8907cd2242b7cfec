//! The signed description of a publication, `meta.json`: which snapshot is the current one.
//!
//! One line: `{"signed":{…},"key":"…","signature":"…"}`. What is signed are the very bytes of the
//! object `signed`, so nothing has to be put into a canonical form. The line itself has one form
//! only: a file with a single byte changed is not this file any more.

use serde::Deserialize;

use super::digest::Digest;
use super::key::KeyId;
use super::limits::MAX_SERIAL;
use super::{Limits, SCHEMA};
use crate::expert::Date;

/// Most bytes of the description.
pub const MAX_META_BYTES: usize = 4096;

/// The least version of this program that reads a publication, as `1.2.3`; ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u16, pub u16, pub u16);

impl Version {
    /// Reads `1.2.3`.
    pub fn parse(text: &str) -> Option<Version> {
        let mut parts = text.split('.').map(|part| {
            let plain = part.len() <= 5 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| plain)
        });
        let version = Version(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }

    /// The version of this program.
    pub fn own() -> Version {
        Version::parse(env!("CARGO_PKG_VERSION")).unwrap_or(Version(0, 0, 0))
    }
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize, schemars::JsonSchema)
)]
pub struct SignedRecord {
    /// Version of the snapshot's format.
    pub schema: u32,
    /// Least version of the program that reads it, as `1.2.3`.
    pub app: String,
    /// Number of the snapshot.
    pub serial: u64,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: String,
    /// Last day on which the snapshot should be used, `YYYY-MM-DD`.
    pub expires: String,
    /// Number of records in the snapshot.
    pub count: u32,
    /// SHA-256 of the snapshot: 64 hexadecimal digits. It is in its file name too.
    pub sha256: String,
    /// Length of the snapshot in bytes.
    pub bytes: u64,
}

/// The file around what is signed.
pub(super) struct Envelope<'a> {
    /// A JSON object: a [`SignedRecord`].
    pub signed: &'a str,
    /// The short name of the key, empty where nobody signed.
    pub key: &'a str,
    /// The signature, empty where nobody signed.
    pub signature: &'a str,
}

/// A description that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Number of the snapshot.
    pub serial: u64,
    /// Day of publication.
    pub published: Date,
    /// Last day on which it should be used.
    pub expires: Date,
    /// Number of records.
    pub count: u32,
    /// The snapshot's hash.
    pub sha256: Digest,
    /// Its length in bytes.
    pub bytes: usize,
    /// The key whose signature was checked; none where the page takes unsigned lists.
    pub key: Option<KeyId>,
}

impl Meta {
    /// The snapshot's file, beside the description.
    pub fn file(&self) -> String {
        snapshot_file(self.sha256)
    }
}

/// The file of the snapshot with that hash.
pub fn snapshot_file(sha256: Digest) -> String {
    format!("snapshot-{sha256}.json")
}

/// Why a description is refused. Nothing is kept of it, nor of its snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetaRefusal {
    /// More bytes than allowed.
    TooLarge,
    /// Not a description of a publication, or changed on its way.
    NotMeta,
    /// It is not signed, and this page takes signed lists only.
    Unsigned,
    /// Signed with a key that this page does not know.
    UnknownKey(KeyId),
    /// Signed with the current key, after a list that was signed with the spare one.
    Superseded(KeyId),
    /// The signature is not one of that key.
    BadSignature,
    /// A former list: its number is lower than one that was accepted already.
    SerialBack {
        /// The number found.
        found: u64,
        /// The highest number accepted.
        seen: u64,
    },
    /// Written for another version of this program.
    Newer,
    /// A field with a value that cannot be.
    BadField(&'static str),
    /// The page itself names no key that can be read.
    NoKeys,
}

/// Reads the file around what is signed. It has one form only, so it is taken apart by hand: a
/// reader of JSON would take others as well, and weighs more.
pub(super) fn open(bytes: &[u8]) -> Result<Envelope<'_>, MetaRefusal> {
    if bytes.len() > MAX_META_BYTES {
        return Err(MetaRefusal::TooLarge);
    }
    let parts = || {
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.strip_prefix("{\"signed\":")?.strip_suffix("\"}\n")?;
        let (text, signature) = text.rsplit_once("\",\"signature\":\"")?;
        let (signed, key) = text.rsplit_once(",\"key\":\"")?;
        let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        (is_hex(key) && is_hex(signature)).then_some(Envelope {
            signed,
            key,
            signature,
        })
    };
    parts().ok_or(MetaRefusal::NotMeta)
}

/// The key that a description names. Nothing is said of whether that key signed it.
pub fn named_key(bytes: &[u8]) -> Option<KeyId> {
    KeyId::parse(open(bytes).ok()?.key)
}

/// Reads what is signed. Called only after the signature was checked. A later version may add
/// fields; it keeps these.
pub(super) fn read(signed: &str, key: Option<KeyId>) -> Result<Meta, MetaRefusal> {
    let record: SignedRecord = serde_json::from_str(signed).map_err(|_| MetaRefusal::NotMeta)?;
    let app = Version::parse(&record.app).ok_or(MetaRefusal::BadField("app"))?;
    if record.schema != SCHEMA || app > Version::own() {
        return Err(MetaRefusal::Newer);
    }
    let bad = MetaRefusal::BadField;
    let limits = Limits::STANDARD;
    let published = Date::parse(&record.published).ok_or(bad("published"))?;
    let expires = Date::parse(&record.expires).ok_or(bad("expires"))?;
    let bytes = usize::try_from(record.bytes).ok();
    let meta = Meta {
        serial: record.serial,
        published,
        expires,
        count: record.count,
        sha256: Digest::parse(&record.sha256).ok_or(bad("sha256"))?,
        bytes: bytes
            .filter(|bytes| *bytes <= limits.bytes)
            .ok_or(bad("bytes"))?,
        key,
    };
    match () {
        () if meta.serial == 0 || meta.serial > MAX_SERIAL => Err(bad("serial")),
        () if expires < published => Err(bad("expires")),
        () if meta.count as usize > limits.records => Err(bad("count")),
        () => Ok(meta),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_ordered_by_number() {
        assert_eq!(Version::parse("1.20.3"), Some(Version(1, 20, 3)));
        assert!(Version::parse("0.10.0") > Version::parse("0.9.9"));
        for text in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1.2.x",
            "1..3",
            "+1.2.3",
            "70000.0.0",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
        assert!(Version::own() > Version(0, 0, 0));
    }
}
