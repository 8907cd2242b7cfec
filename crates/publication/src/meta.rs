//! The signed description of a publication, `meta.json`: which snapshot is the current one.
//!
//! One line: `{"signed":{…},"key":"…","signature":"…"}`. What is signed are the very bytes of the
//! object `signed`, so nothing has to be put into a canonical form. The line itself has one form
//! only: a file with a single byte changed is not this file any more.

use super::digest::Digest;
use super::key::KeyId;
use super::limits::MAX_SERIAL;
use super::site_name::SiteName;
use super::{Limits, List, ListHead, Part, SCHEMA};
use activelist_model::expert::Date;

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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "write",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
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
    /// The same list in parts, where it is large: `<SHA-256>:<bytes>` of each file, with commas
    /// between; first the columns, then the prose in its order.
    #[cfg_attr(
        feature = "write",
        serde(default, skip_serializing_if = "String::is_empty")
    )]
    pub parts: String,
    /// People who are left out because they are outside the list by the office's decision. The
    /// snapshot's figures do not count their latest answers, for a page of before refuses a
    /// snapshot with a further figure. Not stated where it is 0.
    #[cfg_attr(feature = "write", serde(default, skip_serializing_if = "is_none"))]
    pub outside: u32,
    /// The name of the site that the list is for. Not stated where it is for any; a page of before
    /// passes over it.
    #[cfg_attr(
        feature = "write",
        serde(default, skip_serializing_if = "String::is_empty")
    )]
    pub site: String,
}

#[cfg(feature = "write")]
const fn is_none(count: &u32) -> bool {
    *count == 0
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
    /// The same list in parts; none where it is small.
    pub parts: Vec<Part>,
    /// People outside the list by the office's decision, see [`SignedRecord::outside`].
    pub outside: u32,
    /// The site that the list is for; none where it is for any.
    pub site: Option<SiteName>,
    /// The key whose signature was checked; none where the page takes unsigned lists.
    pub key: Option<KeyId>,
}

impl Meta {
    /// Whether it means a list with this head and so many people: number, dates and count are the same.
    pub fn describes(&self, head: &ListHead, people: usize) -> bool {
        head.serial == self.serial
            && head.published == self.published
            && head.expires == self.expires
            && people == self.count as usize
    }

    /// Whether it means this list, as it was read from a snapshot.
    pub fn describes_list(&self, list: &List) -> bool {
        self.describes(&list.edition(), list.census.listed() as usize)
    }

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
    /// It is for another site than the one that the page is, or for none by name.
    OtherSite(Option<SiteName>),
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

/// The fields of a JSON object as this program writes it: on one level, without blanks or escapes.
/// Read by hand, as the file around it.
struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Fields<'a> {
    fn read(object: &'a str) -> Option<Fields<'a>> {
        let mut rest = object.strip_prefix('{')?.strip_suffix('}')?;
        let mut fields = Vec::new();
        loop {
            let (name, after) = rest.strip_prefix('"')?.split_once("\":")?;
            let quoted = after.strip_prefix('"').and_then(|text| text.find('"'));
            let end = match quoted {
                Some(place) => place + 2,
                None => after.find(',').unwrap_or(after.len()),
            };
            let (value, after) = after.split_at(end);
            let plain = |text: &str| {
                text.bytes()
                    .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
            };
            if !plain(name) || !plain(value) || fields.iter().any(|(known, _)| *known == name) {
                return None;
            }
            fields.push((name, value));
            if after.is_empty() {
                return Some(Fields(fields));
            }
            rest = after.strip_prefix(',')?;
        }
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == name)
    }

    fn raw(&self, name: &'static str) -> Result<&'a str, MetaRefusal> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found
            .map(|(_, value)| *value)
            .ok_or(MetaRefusal::BadField(name))
    }

    /// A field read with `read`, from the text between quotation marks.
    fn text<T>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, MetaRefusal> {
        let value = self.raw(name)?.strip_prefix('"');
        let value = value.and_then(|value| value.strip_suffix('"'));
        value.and_then(read).ok_or(MetaRefusal::BadField(name))
    }

    /// A whole number, as JSON writes it.
    fn number(&self, name: &'static str) -> Result<u64, MetaRefusal> {
        let value = self.raw(name)?;
        let plain = value.bytes().all(|byte| byte.is_ascii_digit());
        let plain = plain && (value == "0" || !value.starts_with('0'));
        let number = value.parse().ok().filter(|_| plain);
        number.ok_or(MetaRefusal::BadField(name))
    }
}

/// Reads what is signed. Called only after the signature was checked. A later version may add
/// fields; it keeps these.
pub(super) fn read(signed: &str, key: Option<KeyId>) -> Result<Meta, MetaRefusal> {
    let fields = Fields::read(signed).ok_or(MetaRefusal::NotMeta)?;
    let schema = fields.number("schema")?;
    let is_known = (1..=u64::from(SCHEMA)).contains(&schema);
    if !is_known || fields.text("app", Version::parse)? > Version::own() {
        return Err(MetaRefusal::Newer);
    }
    let bad = MetaRefusal::BadField;
    let limits = Limits::STANDARD;
    let at_most = |name, limit: usize| {
        let number = usize::try_from(fields.number(name)?).unwrap_or(usize::MAX);
        match number <= limit {
            true => Ok(number),
            false => Err(bad(name)),
        }
    };
    let (published, expires) = (
        fields.text("published", Date::parse)?,
        fields.text("expires", Date::parse)?,
    );
    let meta = Meta {
        serial: fields.number("serial")?,
        published,
        expires,
        count: at_most("count", limits.records)? as u32,
        sha256: fields.text("sha256", Digest::parse)?,
        bytes: at_most("bytes", limits.bytes)?,
        parts: match fields.has("parts") {
            true => fields.text("parts", read_parts)?,
            false => Vec::new(),
        },
        outside: match fields.has("outside") {
            true => at_most("outside", limits.records)? as u32,
            false => 0,
        },
        site: match fields.has("site") {
            true => Some(fields.text("site", SiteName::parse)?),
            false => None,
        },
        key,
    };
    let parts = [0, Part::number(meta.count as usize)];
    match () {
        () if meta.serial == 0 || meta.serial > MAX_SERIAL => Err(bad("serial")),
        () if expires < published => Err(bad("expires")),
        () if !parts.contains(&meta.parts.len()) => Err(bad("parts")),
        () => Ok(meta),
    }
}

fn read_parts(text: &str) -> Option<Vec<Part>> {
    text.split(',').map(Part::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_has_one_form_and_may_have_more_fields() {
        let read = |text: &str| Fields::read(text).map(|fields| fields.0.len());
        assert_eq!(read(r#"{"a":1,"b":"x,y","c":0}"#), Some(3));
        for text in [
            "",
            "{}",
            r#"{"a":1"#,
            r#"{"a":1,}"#,
            r#"{"a": 1}"#,
            r#"{"a":1,"a":2}"#,
            r#"{"a":"x\"y"}"#,
            r#"{"a":"x"y}"#,
            r#"{a:1}"#,
            "{\"a\":\"あ\"}",
            "{\"a\":\"x\ny\"}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let fields =
            Fields::read(r#"{"a":01,"b":-1,"c":1.0,"d":{},"e":"1","f":18446744073709551616}"#);
        let fields = fields.expect("flat");
        for name in ["a", "b", "c", "d", "e", "f", "g"] {
            assert_eq!(fields.number(name), Err(MetaRefusal::BadField(name)));
        }
        let text = |name| fields.text(name, |text| Some(text.to_string()));
        assert_eq!(text("e").as_deref(), Ok("1"));
        assert!(text("a").is_err());
    }

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
