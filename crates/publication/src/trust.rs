//! Whether a publication is believed: the order of checks of The Update Framework, without a
//! network and without a clock. An expired list is not refused here: clocks may be wrong, and an
//! old list with a warning helps more than none.

use super::digest::Digest;
use super::key::{KeyId, PublicKey};
use super::meta::{Meta, MetaRefusal, open, read};
use super::parse::SnapshotReader;
use super::parts::is_as_described;
use super::problem::{RecordProblem, Refusal};
use super::site_name::SiteName;
use super::{Limits, List};

/// Whose lists a page takes, and for which site. It is part of the page, not of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    signers: Signers,
    /// The name of the page's site; without one it takes lists for any site.
    site: Option<SiteName>,
}

/// Whose lists a page takes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Signers {
    /// Anyone's: the operator has said so, and the page tells its visitors.
    Anyone,
    /// Those signed with the current key; or with the spare one, where the current key is lost or
    /// has signed a number that ran away.
    Keys {
        /// The key in use.
        current: PublicKey,
        /// The key in reserve.
        spare: Option<PublicKey>,
    },
}

impl Trust {
    /// Anyone's lists, for any site.
    pub const UNSIGNED: Trust = Trust {
        signers: Signers::Anyone,
        site: None,
    };

    /// Lists signed with one of these keys, for any site.
    pub const fn signed(current: PublicKey, spare: Option<PublicKey>) -> Trust {
        Trust {
            signers: Signers::Keys { current, spare },
            site: None,
        }
    }

    /// The same for the lists of one site; with no name, of any.
    #[must_use]
    pub fn for_site(self, site: Option<SiteName>) -> Trust {
        Trust { site, ..self }
    }

    /// The spare key.
    pub fn spare(&self) -> Option<KeyId> {
        match &self.signers {
            Signers::Keys { spare, .. } => spare.map(|spare| spare.id()),
            Signers::Anyone => None,
        }
    }

    /// Reads whose lists a page takes as it stands there: `unsigned`, or one or two keys with a blank
    /// between them.
    pub fn parse(text: &str) -> Option<Trust> {
        if text == "unsigned" {
            return Some(Trust::UNSIGNED);
        }
        let mut keys = text.split(' ').map(PublicKey::parse);
        let current = keys.next()??;
        let spare = match keys.next() {
            None => None,
            Some(key) => Some(key?),
        };
        let is_sound = keys.next().is_none() && spare != Some(current);
        is_sound.then_some(Trust::signed(current, spare))
    }

    /// The key that signed, if it may.
    fn key(&self, named: &str, seen: &Seen) -> Result<Option<PublicKey>, MetaRefusal> {
        let Signers::Keys { current, spare } = &self.signers else {
            return Ok(None);
        };
        if named.is_empty() {
            return Err(MetaRefusal::Unsigned);
        }
        let id = KeyId::parse(named).ok_or(MetaRefusal::NotMeta)?;
        if spare.is_some_and(|spare| spare.id() == id) {
            return Ok(*spare);
        }
        if current.id() != id {
            return Err(MetaRefusal::UnknownKey(id));
        }
        self.in_turn(id, seen).map(|()| Some(*current))
    }

    /// The spare key is taken out only where the current one cannot be relied on any more.
    fn in_turn(&self, id: KeyId, seen: &Seen) -> Result<(), MetaRefusal> {
        match &self.signers {
            Signers::Keys {
                spare: Some(spare), ..
            } if spare.id() != id && seen.serial(Some(spare.id())).is_some() => {
                Err(MetaRefusal::Superseded(id))
            }
            _ => Ok(()),
        }
    }

    /// Whether a list may follow those that were seen, by the key that signed it and by its number.
    pub fn follows(&self, key: Option<KeyId>, serial: u64, seen: &Seen) -> Result<(), MetaRefusal> {
        key.map_or(Ok(()), |id| self.in_turn(id, seen))?;
        match seen.serial(key) {
            Some(seen) if serial < seen => Err(MetaRefusal::SerialBack {
                found: serial,
                seen,
            }),
            _ => Ok(()),
        }
    }
}

/// The highest serial accepted of each key; of unsigned lists under no key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Vec<(Option<KeyId>, u64)>);

impl Seen {
    /// The highest serial of a key.
    pub fn serial(&self, key: Option<KeyId>) -> Option<u64> {
        let mark = self.0.iter().find(|(known, _)| *known == key);
        mark.map(|(_, serial)| *serial)
    }

    /// Remembers a serial. Marks only rise.
    pub fn note(&mut self, key: Option<KeyId>, serial: u64) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, mark)) => *mark = serial.max(*mark),
            None => self.0.push((key, serial)),
        }
    }

    /// Every mark.
    pub fn marks(&self) -> &[(Option<KeyId>, u64)] {
        &self.0
    }
}

/// Checks the description of a publication: form, signature, then the fields, the site and the serial.
pub fn accept_meta(bytes: &[u8], trust: &Trust, seen: &Seen) -> Result<Meta, MetaRefusal> {
    let meta = check(bytes, trust, seen)?;
    trust.follows(meta.key, meta.serial, seen).map(|()| meta)
}

fn check(bytes: &[u8], trust: &Trust, seen: &Seen) -> Result<Meta, MetaRefusal> {
    let envelope = open(bytes)?;
    let key = trust.key(envelope.key, seen)?;
    if let Some(key) = key {
        let text = envelope.signed.as_bytes();
        if !key.signed(text, envelope.signature) {
            return Err(MetaRefusal::BadSignature);
        }
    }
    let meta = read(envelope.signed, key.map(|key| key.id()))?;
    match &trust.site {
        Some(_) if meta.site != trust.site => Err(MetaRefusal::OtherSite(meta.site)),
        _ => Ok(meta),
    }
}

/// Checks the description of a list that this machine has kept. As for a new one, but for the
/// serial: it was accepted once, and where a newer list could not be kept it is the best there is.
pub fn accept_kept(bytes: &[u8], trust: &Trust, seen: &Seen) -> Result<Meta, MetaRefusal> {
    check(bytes, trust, seen)
}

/// Checks a snapshot against its description and reads it: length, hash, then content.
pub fn accept_snapshot(
    bytes: &[u8],
    meta: &Meta,
    limits: &Limits,
) -> Result<(List, Vec<RecordProblem>), Refusal> {
    let mut reader = AcceptingReader::new(bytes, &Digest::of(bytes), meta, limits)?;
    reader.step(usize::MAX);
    reader.finish()
}

/// Does what [`accept_snapshot`] does some people at a time, so that a page can do other things in
/// between.
pub struct AcceptingReader<'a> {
    meta: &'a Meta,
    reader: SnapshotReader<'a>,
}

impl<'a> AcceptingReader<'a> {
    /// Checks length and hash, and reads all but the records. `digest` is that of `bytes`, whoever
    /// has reckoned it.
    pub fn new(
        bytes: &'a [u8],
        digest: &Digest,
        meta: &'a Meta,
        limits: &Limits,
    ) -> Result<AcceptingReader<'a>, Refusal> {
        is_as_described(bytes, digest, &meta.sha256, meta.bytes)?;
        let reader = SnapshotReader::new(bytes, limits);
        Ok(AcceptingReader { meta, reader })
    }

    /// Reads some more records; whether all of them are read.
    pub fn step(&mut self, people: usize) -> bool {
        self.reader.step(people)
    }

    /// The list and the records left out, or the first reason to refuse the file.
    pub fn finish(self) -> Result<(List, Vec<RecordProblem>), Refusal> {
        let (mut list, problems) = self.reader.finish().verdict()?;
        if !self.meta.describes_list(&list) {
            return Err(Refusal::NotAsDescribed);
        }
        list.census = list.census.with_outside(self.meta.outside);
        Ok((list, problems))
    }
}
