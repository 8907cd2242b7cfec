//! Which number and dates a publication gets, given the one before it.

use crate::expert::Date;
use crate::snapshot::{KeyId, List, MAX_SERIAL};

/// Days for which a publication should be used, unless the office says otherwise: a list older
/// than a survey year misleads.
pub const VALID_DAYS: i64 = 365;

/// What the office asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Number of the snapshot.
    pub serial: Option<u64>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Last day of use.
    pub expires: Option<Date>,
    /// Who publishes, and from what.
    pub source: Option<String>,
    /// Mark the list as made up even if the file does not say so.
    pub sample: bool,
}

/// The publication before this one.
#[derive(Clone, Debug, Default)]
pub enum Former {
    /// There is none.
    #[default]
    None,
    /// There is one, but it cannot be read as a whole; the key that its description names.
    Unreadable(Option<KeyId>),
    /// It was read.
    Read {
        /// The list.
        list: Box<List>,
        /// The snapshot's bytes.
        snapshot: Vec<u8>,
        /// The key that signed it, according to its description.
        key: Option<KeyId>,
    },
}

impl Former {
    /// The key that signed it, according to its description.
    pub const fn key(&self) -> Option<KeyId> {
        match self {
            Former::None => None,
            Former::Unreadable(key) | Former::Read { key, .. } => *key,
        }
    }
}

/// Number, dates and kind of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Number of the snapshot.
    pub serial: u64,
    /// Day of publication.
    pub published: Date,
    /// Last day of use.
    pub expires: Date,
    /// Whether the people in it are made up.
    pub sample: bool,
}

/// Why a publication can't have the number or dates asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditionFault {
    /// The former publication can't be read and no number was given.
    FormerUnreadable,
    /// A made-up list would replace a real one.
    SampleOverReal,
    /// Not 1 … 2^53 − 1.
    SerialRange,
    /// Lower than the former number.
    SerialBack {
        /// Asked for.
        wanted: u64,
        /// The former one.
        former: u64,
    },
    /// The former publication has this number and another content.
    SerialTaken {
        /// The number.
        serial: u64,
    },
    /// Expires before it is published.
    Dates {
        /// Day of publication.
        published: Date,
        /// Last day of use.
        expires: Date,
    },
}

/// Chooses number and dates. The number asked for, else one more than the former, else 1; today in
/// Japan; 365 days. With the former's own number the former's dates stay, so that making it again
/// gives the same file on another day.
pub fn choose(
    wanted: &Wanted,
    former: &Former,
    sample: bool,
    today: Date,
) -> Result<Edition, EditionFault> {
    let sample = sample || wanted.sample;
    let list = match former {
        Former::None => None,
        Former::Unreadable(_) if wanted.serial.is_none() => {
            return Err(EditionFault::FormerUnreadable);
        }
        Former::Unreadable(_) => None,
        Former::Read { list, .. } => Some(list),
    };
    if sample && list.is_some_and(|list| !list.sample) {
        return Err(EditionFault::SampleOverReal);
    }
    let last = list.map_or(0, |list| list.serial);
    let serial = wanted.serial.unwrap_or(last + 1);
    if serial == 0 || serial > MAX_SERIAL {
        return Err(EditionFault::SerialRange);
    }
    if serial < last {
        return Err(EditionFault::SerialBack {
            wanted: serial,
            former: last,
        });
    }
    let again = list.filter(|list| list.serial == serial);
    let published = wanted
        .published
        .or(again.map(|list| list.published))
        .unwrap_or(today);
    let kept = again
        .filter(|list| list.published == published)
        .map(|list| list.expires);
    let expires = match wanted.expires.or(kept) {
        Some(expires) => expires,
        None => after(published, VALID_DAYS),
    };
    if expires < published {
        return Err(EditionFault::Dates { published, expires });
    }
    Ok(Edition {
        serial,
        published,
        expires,
        sample,
    })
}

/// A number stands for one content for ever. Only a made-up list may be made again under its
/// number: no one relies on it, and it changes with the program.
pub fn check_same(edition: &Edition, former: &Former, bytes: &[u8]) -> Result<(), EditionFault> {
    match former {
        Former::Read { list, snapshot, .. }
            if list.serial == edition.serial && snapshot != bytes && !list.sample =>
        {
            Err(EditionFault::SerialTaken {
                serial: edition.serial,
            })
        }
        _ => Ok(()),
    }
}

fn after(date: Date, days: i64) -> Date {
    Date::from_epoch_days(date.epoch_days() + days).unwrap_or(date)
}

/// The fault in one line.
pub fn say_edition_fault(fault: &EditionFault) -> String {
    match fault {
        EditionFault::FormerUnreadable => "前回の公開（site/の中）を読み取れないため、次の番号を決められません。activelist checkで確かめるか、--serialで番号を指定してください。".into(),
        EditionFault::SampleOverReal => "公開先には実際の名簿があります。見本データで置き換えることはできません。別のフォルダーを--outに指定してください。".into(),
        EditionFault::SerialRange => {
            format!("公開番号（--serial）は1～{MAX_SERIAL}で指定してください。")
        }
        EditionFault::SerialBack { wanted, former } => format!(
            "公開番号{wanted}は前回の{former}より前です。{}以上を指定するか、--serialを省いてください。",
            former + 1
        ),
        EditionFault::SerialTaken { serial } => format!(
            "公開番号{serial}は、異なる内容ですでに公開されています。{}以上を指定するか、--serialを省いてください。",
            serial + 1
        ),
        EditionFault::Dates { published, expires } => format!(
            "有効期限（{expires}）が公開日（{published}）より前です。--publishedか--expiresを直してください。"
        ),
    }
}
