//! Which number and dates a publication gets, given the one before it.

use super::confirmed::Confirmed;
use super::former::{Damaged, Former, KeyHistory, say_repair};
use super::outside::Outside;
use super::past::Past;
use super::register::Register;
use super::stopped::Stopped;
use activelist_model::expert::Date;
use activelist_publication::{Census, Digest, MAX_SERIAL, SiteName};

/// Days for which a publication should be used, unless the office says otherwise: a list older
/// than a survey year misleads.
pub const VALID_DAYS: i64 = 365;

/// A number may be so far behind the former one without a word: numbers never go back, and a slip of a key would use them
/// up. *Ours*.
const MOST_SKIPPED: u64 = 1000;

/// What the office asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Number of the snapshot.
    pub serial: Option<u64>,
    /// The former number, as the office says, where the number is far behind it.
    pub serial_after: Option<u64>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Last day of use.
    pub expires: Option<Date>,
    /// Who publishes, and from what.
    pub source: Option<String>,
    /// Mark the list as made up even if the file does not say so.
    pub sample: bool,
    /// The site that the list is for.
    pub site: Option<SiteName>,
    /// Who is outside the list by the office's decision.
    pub outside: Option<Outside>,
    /// Who is not listed any more.
    pub stopped: Stopped,
    /// The register of specialists.
    pub register: Option<Register>,
    /// What the office has looked at.
    pub confirmed: Confirmed,
    /// How many people leave the list.
    pub leavers: Option<usize>,
    /// Whether only some people answered: a blank keeps what was answered before.
    pub update: bool,
    /// The survey of the former publication.
    pub kept_survey: Option<Vec<u8>>,
    /// The surveys of the publications before that which are kept, the newest first.
    pub older_surveys: Vec<Vec<u8>>,
    /// The table of decisions with which the survey was imported.
    pub mapping: Option<Vec<u8>>,
    /// What the reports of the last publications say of people.
    pub past: Past,
    /// How many people go back to an answer that is older than that of the former publication.
    pub older: Option<usize>,
    /// The keys that signed the former publications.
    pub keys: KeyHistory,
    /// Whether the key is to replace the one before.
    pub new_key: bool,
    /// Whether photos of the former list may be missing in this one.
    pub no_photos: bool,
    /// Whether the former publication was checked against a register and this one is not to be.
    pub no_register: bool,
    /// Whether people were outside the former list by the office's decision and nobody is now.
    pub no_outside: bool,
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
    /// The former publication can't be read, and no number was given or none can be trusted.
    FormerDamaged(Box<Damaged>),
    /// A made-up list would replace a real one, or one that nothing says to be made up.
    SampleOverReal {
        /// Whether the former list was read.
        is_read: bool,
    },
    /// Not 1 … 2^53 − 1.
    SerialRange,
    /// The former number is the last that there is.
    NoNumberLeft,
    /// So far behind the former number that it may be a slip.
    SerialFar {
        /// Asked for.
        wanted: u64,
        /// The former one.
        former: u64,
    },
    /// Lower than the former number.
    SerialBack {
        /// Asked for.
        wanted: u64,
        /// The former one.
        former: u64,
        /// The former publication, where it is damaged.
        damaged: Option<Box<Damaged>>,
    },
    /// The former publication has this number and another content.
    SerialTaken {
        /// The number.
        serial: u64,
        /// The former publication, where it is damaged.
        damaged: Option<Box<Damaged>>,
    },
    /// A report has this number and another content.
    SerialReported {
        /// The number.
        serial: u64,
    },
    /// The former publication is for a site by name, and this one would not be for it.
    OtherSite(SiteName),
    /// The day asked for is before that of the former publication.
    PublishedBack {
        /// Asked for.
        wanted: Date,
        /// Of the former publication.
        former: Date,
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
///
/// A damaged publication is followed only by a number that is asked for, and only where its
/// description still tells which numbers and kinds may follow.
pub fn choose(
    wanted: &Wanted,
    former: &Former,
    sample: bool,
    today: Date,
) -> Result<Edition, EditionFault> {
    let sample = sample || wanted.sample;
    if sample && !former.is_made_up() {
        let is_read = !matches!(former, Former::Damaged(_));
        return Err(EditionFault::SampleOverReal { is_read });
    }
    if let Former::Damaged(damaged) = former {
        let may_follow = |sample: bool| sample || wanted.serial.is_some();
        let described = damaged.described;
        if !described.is_some_and(|described| may_follow(described.sample)) {
            return Err(EditionFault::FormerDamaged(damaged.clone()));
        }
    }
    // Pages that take the lists of one site only would not see this one.
    if let Some(site) = former
        .site()
        .filter(|site| wanted.site.as_ref() != Some(site))
    {
        return Err(EditionFault::OtherSite(site.clone()));
    }
    let last = former.last();
    let serial = match wanted.serial {
        Some(serial) if (1..=MAX_SERIAL).contains(&serial) => serial,
        Some(_) => return Err(EditionFault::SerialRange),
        None if last < MAX_SERIAL => last + 1,
        None => return Err(EditionFault::NoNumberLeft),
    };
    if serial < last {
        return Err(EditionFault::SerialBack {
            wanted: serial,
            former: last,
            damaged: damaged(former),
        });
    }
    if serial - last > MOST_SKIPPED && wanted.serial_after != Some(last) {
        return Err(EditionFault::SerialFar {
            wanted: serial,
            former: last,
        });
    }
    // Not so today's date: a list with a day that was still to come must not hold up what cannot wait.
    if let (Some(wanted), Some(before)) = (wanted.published, former.published())
        && wanted < before
    {
        return Err(EditionFault::PublishedBack {
            wanted,
            former: before,
        });
    }
    let again = former.dates(serial);
    let published = wanted
        .published
        .or(again.map(|(published, _)| published))
        .unwrap_or(today);
    let kept = again.filter(|(former, _)| *former == published);
    let expires = match wanted.expires.or(kept.map(|(_, expires)| expires)) {
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
pub fn check_same(
    edition: &Edition,
    former: &Former,
    census: Census,
    bytes: &[u8],
) -> Result<(), EditionFault> {
    let serial = edition.serial;
    let digest = Digest::of(bytes);
    let is_other = match former {
        Former::Read { list, snapshot, .. } if list.serial == serial => {
            !list.sample && (snapshot != bytes || list.census != census)
        }
        Former::Damaged(damaged) if former.serial() == Some(serial) => {
            let described = damaged.described;
            described.is_some_and(|found| !found.sample && found.sha256 != digest)
        }
        _ => former.reported().is_some_and(|found| {
            found.serial == serial && !found.sample && found.sha256 != Some(digest)
        }),
    };
    match damaged(former) {
        _ if !is_other => Ok(()),
        None if former.serial() != Some(serial) => Err(EditionFault::SerialReported { serial }),
        damaged => Err(EditionFault::SerialTaken { serial, damaged }),
    }
}

/// The former publication, where it is damaged.
fn damaged(former: &Former) -> Option<Box<Damaged>> {
    match former {
        Former::Damaged(damaged) => Some(damaged.clone()),
        _ => None,
    }
}

/// The date so many days later.
pub(super) fn after(date: Date, days: i64) -> Date {
    Date::from_epoch_days(date.epoch_days() + days).unwrap_or(date)
}

/// The fault in one line.
pub fn say_edition_fault(fault: &EditionFault) -> String {
    match fault {
        EditionFault::FormerDamaged(damaged) if damaged.is_newer() => say_repair(damaged),
        EditionFault::FormerDamaged(damaged) => format!(
            "前回の公開（site/の中）を読み取れないため、次の番号を決められません。{}",
            say_repair(damaged)
        ),
        EditionFault::SampleOverReal { is_read: true } => "公開先は、実際の一覧のフォルダーです。見本データで置き換えることはできません。別のフォルダーを--outに指定してください。".into(),
        EditionFault::SampleOverReal { is_read: false } => "公開先の一覧は壊れていて、見本データだったと確かめられません。見本データで置き換えることはできません。別のフォルダーを--outに指定してください。".into(),
        EditionFault::SerialRange => {
            format!("公開番号（--serial）は1～{MAX_SERIAL}で指定してください。")
        }
        EditionFault::NoNumberLeft => format!(
            "前回の公開番号が上限の{MAX_SERIAL}に達しているため、次の番号がありません。新しいフォルダーと新しい鍵で公開し、ページもその鍵で作り直してください。"
        ),
        EditionFault::SerialFar { wanted, former } => format!(
            "公開番号{wanted}は、前回の{former}から{MOST_SKIPPED}を超えて離れています。番号は後から戻せません。間違いがないか確かめてください。この番号でよいときは、--serial-after {former}を指定してください。"
        ),
        EditionFault::SerialBack { wanted, former, damaged: None } => format!(
            "公開番号{wanted}は前回の{former}より前です。{}以上を指定するか、--serialを省いてください。",
            former + 1
        ),
        EditionFault::SerialBack { wanted, former, damaged: Some(damaged) } => format!(
            "公開番号{wanted}は前回の{former}より前です。{}",
            say_repair(damaged)
        ),
        EditionFault::SerialTaken { serial, damaged: None } => format!(
            "公開番号{serial}は、異なる内容ですでに公開されています。{}以上を指定するか、--serialを省いてください。",
            serial + 1
        ),
        EditionFault::SerialTaken { serial, damaged: Some(damaged) } => format!(
            "公開番号{serial}は、異なる内容ですでに公開されています。{}",
            say_repair(damaged)
        ),
        EditionFault::SerialReported { serial } => format!(
            "公開番号{serial}の報告（report/report-{serial}.txt）が、異なる内容ですでにあります。{}以上を指定するか、--serialを省いてください。",
            serial + 1
        ),
        EditionFault::OtherSite(site) => format!(
            "前回の一覧は、ページ「{site}」のために公開したものです。--site {site}を指定してください。別のページの一覧を作るときや、ページの名前を変えるときは、別のフォルダーを--outに指定してください（名前を変えるときは、続きの公開番号を--serialに指定し、ページも新しい名前で作り直してください）。"
        ),
        EditionFault::PublishedBack { wanted, former } => format!(
            "公開日（{wanted}）は、前回の公開日（{former}）より前です。--publishedを直すか、省いてください。"
        ),
        EditionFault::Dates { published, expires } => format!(
            "有効期限（{expires}）が公開日（{published}）より前です。--publishedか--expiresを直してください。"
        ),
    }
}
