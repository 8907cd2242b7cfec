//! Reads what lies in the folder of a publication.

use serde::Deserialize;

use super::{Damage, Damaged, Described, Former, Reported};
use crate::publish::archive::kept_list;
use crate::publish::folder::{
    Folder, FolderFault, META, UNDESCRIBED, file_names, inside, snapshot_hash,
};
use crate::publish::plan::{REPORT, SITE};
use activelist_publication::{
    Digest, KeyId, Limits, List, MAX_META_BYTES, MAX_SERIAL, Part, Seen, Trust, accept_meta,
    accept_snapshot, named_key, parse,
};

/// Most bytes of a snapshot.
const MOST: usize = Limits::STANDARD.bytes;

/// The publication that stands in a folder.
pub fn read_former(out: &dyn Folder) -> Result<Former, FolderFault> {
    let reported = read_reported(out, MAX_SERIAL)?;
    if let Some(meta) = out.read(&inside(SITE, META), MAX_META_BYTES)? {
        return read_described(out, &meta, reported);
    }
    let read = |list: List, snapshot| -> Result<Former, FolderFault> {
        Ok(Former::Read {
            report: read_reported(out, list.serial)?,
            list: Box::new(list),
            snapshot,
            key: None,
            site: None,
            reported,
        })
    };
    let damaged = |damage| {
        let (described, key) = (None, None);
        Former::Damaged(Box::new(Damaged {
            damage,
            described,
            key,
            site: None,
            reported,
            kept: None,
        }))
    };
    if let Some(snapshot) = out.read(&inside(SITE, UNDESCRIBED), MOST)? {
        return match parse(&snapshot, &Limits::STANDARD) {
            Ok((list, _)) => read(list, snapshot),
            Err(refusal) => Ok(damaged(Damage::Snapshot(UNDESCRIBED.to_string(), refusal))),
        };
    }
    // A first publication that was interrupted has no description yet, and one whose description was
    // lost has none any more. Both go on after the number of a snapshot that is sound.
    Ok(match (undescribed(out)?, reported) {
        (Undescribed::Sound(list, snapshot), Some(reported)) => Former::Read {
            report: read_reported(out, list.serial)?,
            list,
            snapshot,
            key: reported.key,
            site: None,
            reported: Some(reported),
        },
        (Undescribed::Sound(list, snapshot), None) => read(*list, snapshot)?,
        (Undescribed::Damaged, _) | (Undescribed::PartsOnly, None) => damaged(Damage::NoMeta),
        (Undescribed::Nothing | Undescribed::PartsOnly, Some(reported)) => {
            Former::Reported(reported)
        }
        (Undescribed::Nothing, None) => Former::None,
    })
}

/// Whether a signature is good is not asked here: that takes public keys, and `check` does it.
fn read_described(
    out: &dyn Folder,
    bytes: &[u8],
    reported: Option<Reported>,
) -> Result<Former, FolderFault> {
    let key = named_key(bytes);
    let damaged = |damage, described: Option<Described>, name| {
        let numbers = [reported, left_over(out)?].into_iter().flatten();
        let kept = match described {
            Some(described) => kept_list(out, described.serial)?,
            None => None,
        };
        Ok(Former::Damaged(Box::new(Damaged {
            damage,
            described,
            key,
            site: name,
            reported: numbers.max_by_key(|reported| reported.serial),
            kept: kept.map(|kept| Box::new(kept.list)),
        })))
    };
    let meta = match accept_meta(bytes, &Trust::UNSIGNED, &Seen::default()) {
        Ok(meta) => meta,
        Err(refusal) => return damaged(Damage::Meta(refusal), None, None),
    };
    // The description does not say whether the list is made up; the report of this very list does.
    let report = read_report(out, meta.serial)?;
    let report = report.filter(|report| report.sha256 == Some(meta.sha256));
    let described = Described {
        serial: meta.serial,
        published: meta.published,
        expires: meta.expires,
        sha256: meta.sha256,
        sample: report.is_some_and(|report| report.sample),
        outside: meta.outside,
    };
    let file = meta.file();
    let Some(snapshot) = out.read(&inside(SITE, &file), MOST)? else {
        return damaged(Damage::NoSnapshot(file), Some(described), meta.site);
    };
    match accept_snapshot(&snapshot, &meta, &Limits::STANDARD) {
        Ok((list, _)) => Ok(Former::Read {
            report: read_reported(out, list.serial)?,
            list: Box::new(list),
            snapshot,
            key,
            site: meta.site,
            reported,
        }),
        Err(refusal) => damaged(Damage::Snapshot(file, refusal), Some(described), meta.site),
    }
}

/// What a sound snapshot tells that the description does not name: where an older description was put
/// back, the newer list still lies there.
fn left_over(out: &dyn Folder) -> Result<Option<Reported>, FolderFault> {
    Ok(match undescribed(out)? {
        Undescribed::Sound(list, snapshot) => Some(Reported {
            serial: list.serial,
            sha256: Some(Digest::of(&snapshot)),
            key: None,
            sample: list.sample,
            outside: list.census.outside,
            survey: None,
            // Without its report nobody knows what was handed in.
            had_outside: true,
            had_register: false,
            had_stopped: false,
        }),
        _ => None,
    })
}

/// What of a publication lies in a folder that has no description.
enum Undescribed {
    Nothing,
    /// Parts of a large list, which are written before its snapshot.
    PartsOnly,
    /// Snapshots, and none of them is sound.
    Damaged,
    /// The sound snapshot with the highest number.
    Sound(Box<List>, Vec<u8>),
}

fn undescribed(out: &dyn Folder) -> Result<Undescribed, FolderFault> {
    let mut found = Undescribed::Nothing;
    for name in file_names(out, SITE)? {
        if Part::named(&name).is_some() && matches!(found, Undescribed::Nothing) {
            found = Undescribed::PartsOnly;
        }
        let Some(hash) = snapshot_hash(&name) else {
            continue;
        };
        let Some(bytes) = out.read(&inside(SITE, &name), MOST)? else {
            continue;
        };
        let sound = parse(&bytes, &Limits::STANDARD)
            .ok()
            .filter(|_| Digest::of(&bytes) == hash);
        found = match (sound, found) {
            (None, Undescribed::Sound(list, snapshot)) => Undescribed::Sound(list, snapshot),
            (None, _) => Undescribed::Damaged,
            (Some((new, _)), Undescribed::Sound(list, snapshot)) if new.serial <= list.serial => {
                Undescribed::Sound(list, snapshot)
            }
            (Some((new, _)), _) => Undescribed::Sound(Box::new(new), bytes),
        };
    }
    Ok(found)
}

/// What is read of a report.
#[derive(Deserialize)]
struct ReportHead {
    serial: u64,
    snapshot_sha256: Option<String>,
    survey_sha256: Option<String>,
    outside_sha256: Option<String>,
    register_sha256: Option<String>,
    stopped: Option<usize>,
    key: Option<String>,
    sample: Option<bool>,
    #[serde(default)]
    figures: ReportFigures,
}

#[derive(Default, Deserialize)]
struct ReportFigures {
    #[serde(default)]
    outside: u32,
}

/// The report with the highest number up to `most`. A file that only looks like one by its name does not count.
fn read_reported(out: &dyn Folder, most: u64) -> Result<Option<Reported>, FolderFault> {
    let number = |name: &String| {
        let number = name.strip_prefix("report-")?.strip_suffix(".json")?;
        let number: u64 = number.parse().ok()?;
        (1..=most).contains(&number).then_some(number)
    };
    let mut numbers: Vec<u64> = file_names(out, REPORT)?.iter().filter_map(number).collect();
    numbers.sort_unstable();
    for number in numbers.into_iter().rev() {
        let report = read_report(out, number)?;
        if report.is_some() {
            return Ok(report);
        }
    }
    Ok(None)
}

/// The report of a number, where there is one that this program wrote.
pub(in crate::publish) fn read_report(
    out: &dyn Folder,
    number: u64,
) -> Result<Option<Reported>, FolderFault> {
    let bytes = out.read(&format!("{REPORT}/report-{number}.json"), MOST)?;
    let head: Option<ReportHead> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let head = head.filter(|head| head.serial == number);
    Ok(head.map(|head| Reported {
        serial: number,
        sha256: head.snapshot_sha256.as_deref().and_then(Digest::parse),
        key: head.key.as_deref().and_then(KeyId::parse),
        sample: head.sample == Some(true),
        outside: head.figures.outside,
        had_outside: head.outside_sha256.is_some(),
        had_register: head.register_sha256.is_some(),
        had_stopped: head.stopped.is_some_and(|people| people > 0),
        survey: head.survey_sha256.as_deref().and_then(Digest::parse),
    }))
}
