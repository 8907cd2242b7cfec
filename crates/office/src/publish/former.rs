//! The publication before this one, as it lies in the folder, and what is still known of it where it
//! is damaged.
//!
//! A number must never go back and a made-up list must never take the place of a real one, also where
//! the former snapshot is lost. So the number is taken from the snapshot, from its description and
//! from the reports, and the kind of a list from the snapshot or its report; a list that neither says
//! to be made up counts as a real one.

mod keys;
mod reading;

pub use keys::{KeyFault, KeyHistory, read_keys};
pub(super) use keys::{KeysRecord, say_key_fault};
pub use reading::read_former;
pub(super) use reading::read_report;

use activelist_model::expert::Date;
use activelist_publication::{Digest, KeyId, List, MetaRefusal, Refusal, SiteName, refusal_text};

/// The publication before this one.
#[derive(Clone, Debug, Default)]
pub enum Former {
    /// There is none.
    #[default]
    None,
    /// No publication lies there, but the report of one does.
    Reported(Reported),
    /// There is one, but it cannot be read as a whole.
    Damaged(Box<Damaged>),
    /// It was read.
    Read {
        /// The list.
        list: Box<List>,
        /// The snapshot's bytes.
        snapshot: Vec<u8>,
        /// The key that signed it, according to its description.
        key: Option<KeyId>,
        /// The site that it is for, according to its description.
        site: Option<SiteName>,
        /// The report of this list, or the last one before it.
        report: Option<Reported>,
        /// The report with the highest number: that of a publication that was interrupted may be above the list's.
        reported: Option<Reported>,
    },
}

/// A publication that cannot be read as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// What is the matter.
    pub damage: Damage,
    /// What its description says; none where that cannot be read either.
    pub described: Option<Described>,
    /// The key that its description names.
    pub key: Option<KeyId>,
    /// The site that it is for, according to its description.
    pub site: Option<SiteName>,
    /// The report with the highest number.
    pub reported: Option<Reported>,
    /// The same list in the archive, where it is there and sound: to compare with, and not to go on from.
    pub kept: Option<Box<List>>,
}

/// Why a former publication cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The description.
    Meta(MetaRefusal),
    /// There are files of a publication and no description.
    NoMeta,
    /// The snapshot that the description names, by its file, is not there.
    NoSnapshot(String),
    /// The snapshot, by its file.
    Snapshot(String, Refusal),
}

/// What a description says of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    /// Number of the snapshot.
    pub serial: u64,
    /// Day of publication.
    pub published: Date,
    /// Last day of use.
    pub expires: Date,
    /// The snapshot's hash.
    pub sha256: Digest,
    /// Whether the report of this very list says that it is made up.
    pub sample: bool,
    /// People outside the list by the office's decision.
    pub outside: u32,
}

/// What a report of a publication says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// Number of the snapshot.
    pub serial: u64,
    /// The snapshot's hash.
    pub sha256: Option<Digest>,
    /// The key that signed it.
    pub key: Option<KeyId>,
    /// Whether it says that the list is made up.
    pub sample: bool,
    /// People outside the list by the office's decision.
    pub outside: u32,
    /// The hash of the survey that it was made from.
    pub survey: Option<Digest>,
    /// Whether a list of people outside was handed in.
    pub had_outside: bool,
    /// Whether the register was.
    pub had_register: bool,
    /// Whether somebody stood on the list of those who are not listed any more.
    pub had_stopped: bool,
}

impl Former {
    /// Whether a list of people outside kept somebody out of it.
    pub fn used_outside(&self) -> bool {
        self.outside() > 0 && self.reported().is_some_and(|found| found.had_outside)
    }

    /// The key that signed it, according to its description or, where there is none, its report.
    pub fn key(&self) -> Option<KeyId> {
        match self {
            Former::None => None,
            Former::Reported(reported) => reported.key,
            Former::Damaged(damaged) => damaged.key,
            Former::Read { key, .. } => *key,
        }
    }

    /// The site that it is for, according to its description.
    pub const fn site(&self) -> Option<&SiteName> {
        match self {
            Former::None | Former::Reported(_) => None,
            Former::Damaged(damaged) => damaged.site.as_ref(),
            Former::Read { site, .. } => site.as_ref(),
        }
    }

    /// The report with the highest number.
    pub fn reported(&self) -> Option<&Reported> {
        match self {
            Former::None => None,
            Former::Reported(reported) => Some(reported),
            Former::Damaged(damaged) => damaged.reported.as_ref(),
            Former::Read { reported, .. } => reported.as_ref(),
        }
    }

    /// The report of the publication that lies there. A report is written before the step that publishes: one of a
    /// higher number is that of a publication that was interrupted, and says nothing of the list.
    pub fn report(&self) -> Option<&Reported> {
        match self {
            Former::Read { report, .. } => report.as_ref(),
            Former::None | Former::Reported(_) | Former::Damaged(_) => self.reported(),
        }
    }

    /// The number of the publication that lies there.
    pub fn serial(&self) -> Option<u64> {
        match self {
            Former::None | Former::Reported(_) => None,
            Former::Damaged(damaged) => Some(damaged.described?.serial),
            Former::Read { list, .. } => Some(list.serial),
        }
    }

    /// The highest number that is known to have been given; 0 where there is none.
    pub fn last(&self) -> u64 {
        let reported = self.reported().map(|reported| reported.serial);
        self.serial().max(reported).unwrap_or(0)
    }

    /// The day of the publication that lies there.
    pub fn published(&self) -> Option<Date> {
        let (published, _) = self.dates(self.serial()?)?;
        Some(published)
    }

    /// Day of publication and last day of use of that number, where it lies there.
    pub fn dates(&self, serial: u64) -> Option<(Date, Date)> {
        let (published, expires) = match self {
            Former::None | Former::Reported(_) => return None,
            Former::Damaged(damaged) => {
                let described = damaged.described?;
                (described.published, described.expires)
            }
            Former::Read { list, .. } => (list.published, list.expires),
        };
        (self.serial() == Some(serial)).then_some((published, expires))
    }

    /// How many people were outside the list by the office's decision, as far as anything that is left
    /// of the publication says so.
    pub fn outside(&self) -> u32 {
        let here = match self {
            Former::None | Former::Reported(_) => 0,
            Former::Damaged(damaged) => damaged.described.map_or(0, |found| found.outside),
            Former::Read { list, .. } => list.census.outside,
        };
        here.max(self.report().map_or(0, |report| report.outside))
    }

    /// Whether a made-up list may take its place.
    pub fn is_made_up(&self) -> bool {
        let is_made_up = match self {
            Former::None | Former::Reported(_) => true,
            Former::Damaged(damaged) => damaged.described.is_some_and(|found| found.sample),
            Former::Read { list, .. } => list.sample,
        };
        // A report counts where nothing later lies there.
        let later = self
            .reported()
            .filter(|reported| self.serial().is_none_or(|serial| reported.serial > serial));
        is_made_up && later.is_none_or(|reported| reported.sample)
    }
}

impl Damaged {
    /// Whether a newer version of this program wrote it: then nothing is lost.
    pub const fn is_newer(&self) -> bool {
        matches!(
            self.damage,
            Damage::Meta(MetaRefusal::Newer) | Damage::Snapshot(_, Refusal::UnknownSchema { .. })
        )
    }
}

/// How a damaged publication is made whole. No other number is advised: that would only get round
/// the checks.
pub(super) fn say_repair(damaged: &Damaged) -> String {
    if damaged.is_newer() {
        return "前回の公開は、この版では読めない新しい版のactivelistで作られています。activelistを新しくしてから、もう一度公開してください。".to_string();
    }
    let number = damaged
        .described
        .map_or_else(String::new, |found| format!("公開番号{}の", found.serial));
    let what = match &damaged.damage {
        Damage::Meta(_) => {
            "公開の説明（meta.json）が壊れているか、書き換えられています。".to_string()
        }
        Damage::NoMeta => {
            "公開の説明（meta.json）がなく、残っている公開ファイルも読み取れません。".to_string()
        }
        Damage::NoSnapshot(file) => format!("{number}公開ファイル（{file}）がありません。"),
        Damage::Snapshot(file, refusal) => format!(
            "{number}公開ファイル（{file}）が壊れているか、取り替えられています（{}）。",
            refusal_text(refusal).trim_end_matches('。')
        ),
    };
    let never = match damaged.damage {
        Damage::NoMeta => {
            "まだ一度も公開していないときは、新しい空のフォルダーを--outに指定してください。"
        }
        _ => "",
    };
    format!(
        "{what}バックアップか、公開中のサイトのlistフォルダーにある同じときのファイルで、site/の中身をそろえて元に戻してください。activelist checkで誤りがないことを確かめてから、もう一度公開してください。{never}"
    )
}
