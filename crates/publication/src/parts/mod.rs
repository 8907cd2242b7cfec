//! A large list in parts: first what filters, ranks and is shown in the list, then the prose.
//!
//! Owns: the form of the parts, their limits, and all checks on the way in. Must never believe a
//! part that the signed description does not name, nor panic on one.
//!
//! A part is a gzip file. Unpacked, whole numbers are little-endian; a *plane* is one byte of a
//! number for each person (or entry), the lowest byte's plane first, so that like stands beside
//! like. A *column* is its entries, each once, and for each person which: 0 is the next entry that
//! nobody had so far, else one more than the entry's place. Most sets and words stand often.
//!
//! ```text
//! columns  "ACTLIST" and the form, 1 byte: the list's schema; both have the same columns
//!          people, u32; serial, u64; published and expires, days since 1970-01-01, i32 each
//!          sample, 1 byte, 0 or 1; the census: answers, repeats, no_skills, unable, declined, u32
//!          source: length, u16, and UTF-8; bytes of all short texts together, u32
//!          number, 3 planes: less that of the person before
//!          year of registration, 2 planes; prefecture of residence, 1 plane; 0: not stated
//!          cases, 2 planes; years of practice, 1 plane: one more than stated; 0: not stated
//!          the 34 answers, three a plane: first + 5 × second + 25 × third; 0 unanswered, else
//!          one more than its points
//!          of each of the 12 groups a column: entries, u32; which, 1 to 3 planes, as few as
//!          hold the number of entries; the sets, 8 planes
//!          of each of the 8 short texts two columns, for a text is cut before its first blank:
//!          entries, u32; which, as above; lengths in bytes, 1 plane
//!          the entries of these sixteen, UTF-8
//! prose    "ACTPROS" and the form, 1 byte: the list's schema
//!          serial, u64; place of the first person, u32; people, u32
//!          in the second form: how many texts each person has, 1 byte, 20 or more; the 20th is
//!          what schema 2 added, those behind it are of a later version and passed over
//!          lengths in bytes of the 19 texts, or of so many, 2 planes each
//!          the texts, one field after the other, UTF-8
//! ```

mod column;
mod columns;
mod prose;
mod reader;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_added;
#[cfg(feature = "write")]
mod whole;
#[cfg(feature = "write")]
mod write;

pub use columns::ColumnsReader;
pub use prose::{ProseReader, read_prose};
#[cfg(feature = "write")]
pub use whole::{accept_parts, unpack};
#[cfg(feature = "write")]
pub use write::{lay_out, write_parts};

use super::Refusal;
use super::digest::Digest;

/// A list of more people than this also comes in parts (*ours*): up to here the whole of it is
/// small enough for a first view.
pub const PARTS_FROM: usize = 2000;
/// People whose prose is in one part; fewer in the last.
pub const PROSE_PEOPLE: usize = 2500;
/// Most bytes of a part.
pub const MAX_PART_BYTES: usize = 32 << 20;
/// Most bytes of a part unpacked: as many as a whole list may have.
pub const MAX_UNPACKED_BYTES: usize = 128 << 20;

/// What begins the columns: a name, then one byte for their form, which is the list's schema.
const COLUMNS: &[u8; 7] = b"ACTLIST";
/// What begins a block of prose, then its form.
const PROSES: &[u8; 7] = b"ACTPROS";
/// Planes of the number, year, prefecture, cases, years of practice.
const NUMBERS: [usize; 5] = [3, 2, 1, 2, 1];
/// Planes of the answers: three answers a byte.
const TRIPLES: usize = activelist_model::catalog::QUESTIONS.len().div_ceil(3);

/// Planes that say which of so many entries.
const fn width(entries: usize) -> usize {
    match entries {
        0..0x100 => 1,
        0x100..0x1_0000 => 2,
        _ => 3,
    }
}

/// A part of a publication, as the signed description names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The hash of its file.
    pub sha256: Digest,
    /// The length of its file in bytes.
    pub bytes: usize,
}

impl Part {
    /// What a description says of this file.
    pub fn of(bytes: &[u8]) -> Part {
        Part {
            sha256: Digest::of(bytes),
            bytes: bytes.len(),
        }
    }

    /// Its file, beside the description.
    pub fn file(&self) -> String {
        format!("part-{}.bin", self.sha256)
    }

    /// The hash in the name of such a file.
    pub fn named(file: &str) -> Option<Digest> {
        Digest::parse(file.strip_prefix("part-")?.strip_suffix(".bin")?)
    }

    /// How many parts a list of so many people comes in.
    pub const fn number(people: usize) -> usize {
        1 + people.div_ceil(PROSE_PEOPLE)
    }

    /// What a description says of it, `<sha256>:<bytes>`.
    #[cfg(feature = "write")]
    pub(super) fn to_text(self) -> String {
        format!("{}:{}", self.sha256, self.bytes)
    }

    /// Reads what a description says of one part.
    pub(super) fn parse(text: &str) -> Option<Part> {
        let (sha256, bytes) = text.split_once(':')?;
        let plain = bytes.bytes().all(|byte| byte.is_ascii_digit()) && !bytes.starts_with('0');
        let bytes = bytes.parse().ok().filter(|_| plain)?;
        let sha256 = Digest::parse(sha256)?;
        (bytes <= MAX_PART_BYTES).then_some(Part { sha256, bytes })
    }
}

/// Checks the file of a part against the description.
pub fn accept_part(bytes: &[u8], part: &Part) -> Result<(), Refusal> {
    is_as_described(bytes, &Digest::of(bytes), &part.sha256, part.bytes)
}

/// Checks a file, and the digest that was reckoned of it, against what a description says: length,
/// then hash.
pub fn is_as_described(
    bytes: &[u8],
    digest: &Digest,
    sha256: &Digest,
    length: usize,
) -> Result<(), Refusal> {
    if bytes.len() != length {
        return Err(Refusal::WrongLength {
            declared: length,
            found: bytes.len(),
        });
    }
    match digest == sha256 {
        true => Ok(()),
        false => Err(Refusal::WrongHash),
    }
}
