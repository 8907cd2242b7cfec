//! The published files: one JSON snapshot of the list, and the signed description of it.
//!
//! Owns: the wire records, the limits, signatures and hashes, the checks on the way in, the bytes
//! on the way out. It neither fetches nor stores anything: it turns bytes into a [`List`] or says why
//! not.

mod added;
mod digest;
mod key;
mod limits;
mod meta;
mod packed;
mod parse;
mod parts;
mod problem;
mod record;
#[cfg(feature = "write")]
mod sign;
mod site_name;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_added;
#[cfg(test)]
mod tests_trust;
mod text;
mod trust;
mod write;

pub use digest::Digest;
pub use key::{KeyId, PublicKey};
pub use limits::{
    Field, Limits, MAX_CASES, MAX_PHOTO_BYTES, MAX_SERIAL, MAX_YEARS, REGISTERED_YEARS,
};
pub use meta::{
    MAX_META_BYTES, Meta, MetaRefusal, SignedRecord, Version, named_key, snapshot_file,
};
pub use packed::{Packed, Packing};
pub use parse::{Inspection, inspect, parse};
pub use parts::{
    ColumnsReader, MAX_PART_BYTES, MAX_UNPACKED_BYTES, PARTS_FROM, Part, ProseReader, accept_part,
    is_as_described, read_prose,
};
#[cfg(feature = "write")]
pub use parts::{accept_parts, lay_out, unpack, write_parts};
pub use problem::{RecordFault, RecordProblem, Refusal};
pub use record::{LeftOutRecord, SnapshotRecord, SpecialistRecord, SurveyRecord, to_specialist};
#[cfg(feature = "write")]
pub use sign::{SecretKey, meta_of, write_meta};
pub use site_name::SiteName;
pub use text::{detail_text, record_text, refusal_text, text_fault};
pub use trust::{AcceptingReader, Seen, Trust, accept_kept, accept_meta, accept_snapshot};
pub use write::{record_of, write};

use activelist_kernel::rank::ascending;

use activelist_model::expert::{Date, RegistrationNumber, Specialist};

/// The latest schema that this program reads and writes. It reads all before it as well.
pub const SCHEMA: u32 = 2;

/// A snapshot that passed all checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Number of the snapshot; each publication has a higher one.
    pub serial: u64,
    /// Day of publication.
    pub published: Date,
    /// Last day on which it should be used.
    pub expires: Date,
    /// Who publishes it, and from what.
    pub source: String,
    /// Whether the people in it are made up.
    pub sample: bool,
    /// How the survey's answers became the list.
    pub census: Census,
    /// The listed specialists, by registration number.
    pub specialists: Vec<Specialist>,
}

/// Puts people into the order of a list: by number. Their places are sorted, not they: sorting is
/// much code for each type.
fn sort_by_number(people: &mut Vec<Specialist>) {
    if !people.is_sorted_by_key(|someone| someone.registration) {
        let numbers = people.iter().map(|someone| someone.registration.value());
        let order = ascending(&numbers.map(u64::from).collect::<Vec<_>>());
        let mut left: Vec<_> = std::mem::take(people).into_iter().map(Some).collect();
        let order = order.into_iter();
        people.extend(order.filter_map(|at| left.get_mut(at as usize)?.take()));
    }
}

/// What is said of a list as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListHead {
    /// Number of the snapshot.
    pub serial: u64,
    /// Day of publication.
    pub published: Date,
    /// Last day on which it should be used.
    pub expires: Date,
    /// Who publishes it, and from what.
    pub source: String,
    /// Whether the people in it are made up.
    pub sample: bool,
    /// How the survey's answers became the list.
    pub census: Census,
}

impl List {
    /// The schema that it is written in: the first one, which every page reads, as long as nobody
    /// states what only the second one holds.
    pub fn schema(&self) -> u32 {
        match self.specialists.iter().any(added::is_stated) {
            true => 2,
            false => 1,
        }
    }

    /// What is said of it as a whole.
    pub fn edition(&self) -> ListHead {
        ListHead {
            serial: self.serial,
            published: self.published,
            expires: self.expires,
            source: self.source.clone(),
            sample: self.sample,
            census: self.census,
        }
    }

    /// Position of the specialist with this number.
    pub fn position(&self, number: RegistrationNumber) -> Option<usize> {
        self.specialists
            .binary_search_by_key(&number, |specialist| specialist.registration)
            .ok()
    }
}

/// How the survey's answers became the list: everyone is accounted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Answers read.
    pub answers: u32,
    /// Answers that a later one of the same person replaced.
    pub repeats: u32,
    /// Left out: none of the 34 skill questions answered.
    pub no_skills: u32,
    /// Left out: 支援可能期間 is 支援不可.
    pub unable: u32,
    /// Left out: 掲載可否 is 否.
    pub declined: u32,
    /// Left out: outside the list by the office's decision. The signed description says how many,
    /// see [`SignedRecord::outside`].
    pub outside: u32,
}

impl Census {
    /// The figures of a snapshot, once its description has said how many people are outside the
    /// list. The snapshot does not count their latest answers.
    pub const fn with_outside(mut self, outside: u32) -> Census {
        self.answers = self.answers.saturating_add(outside);
        self.outside = outside;
        self
    }

    /// The figures as a snapshot states them: without the latest answers of those outside the list.
    pub const fn without_outside(mut self) -> Census {
        self.answers = self.answers.saturating_sub(self.outside);
        self.outside = 0;
        self
    }

    /// People who answered.
    pub const fn people(self) -> u32 {
        self.answers.saturating_sub(self.repeats)
    }

    /// People who are listed.
    pub const fn listed(self) -> u32 {
        self.people()
            .saturating_sub(self.no_skills)
            .saturating_sub(self.unable)
            .saturating_sub(self.declined)
            .saturating_sub(self.outside)
    }
}
