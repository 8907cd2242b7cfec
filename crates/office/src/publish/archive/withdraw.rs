//! Takes people who have withdrawn out of what is kept.

use std::collections::BTreeSet;

use super::keep::unnamed;
use super::{
    KEPT_MAPPING, KEPT_SITE, KEPT_SURVEY, KeptList, LIST_SUM, SURVEY_SUM, folder_of, hashes_in,
    is_known_list, kept_list, list_sums, mapping_of, sum_of, sums_of, survey_of,
};
use crate::import::without_people;
use crate::publish::folder::{Folder, FolderFault, META, file_names, inside};
use crate::publish::plan::known_names;
use crate::survey::without_answers;
use activelist_model::expert::RegistrationNumber;
use activelist_publication::{Digest, SiteName, meta_of, snapshot_file, write, write_meta};

/// What becomes of the archive. Names are relative to the folder of the publication.
#[derive(Clone, Debug, Default)]
pub struct Withdrawal {
    /// Files that get other content, in this order.
    pub write: Vec<(String, Vec<u8>)>,
    /// Files that are removed after that.
    pub remove: Vec<String>,
    /// Portraits that no kept list names then.
    pub photos: Vec<String>,
    /// The publications that had something of these people.
    pub numbers: Vec<u64>,
}

/// Takes people out of the kept publications of these numbers. What cannot be read any more is removed as a whole:
/// nobody knows whom it names.
pub fn withdraw(
    out: &dyn Folder,
    numbers: &[u64],
    who: &BTreeSet<RegistrationNumber>,
) -> Result<Withdrawal, FolderFault> {
    let mut found = Withdrawal::default();
    if who.is_empty() {
        return Ok(found);
    }
    for number in numbers {
        let mut of_number = Withdrawal::default();
        of_survey(out, *number, who, &mut of_number)?;
        of_list(out, *number, who, &mut of_number)?;
        if of_number.write.is_empty() && of_number.remove.is_empty() {
            continue;
        }
        // First: stopped after it, there is still something that tells that the rest is to be done.
        of_mapping(out, *number, &mut found)?;
        found.write.append(&mut of_number.write);
        found.remove.append(&mut of_number.remove);
        found.numbers.push(*number);
    }
    Ok(found)
}

/// The same for everything that is kept, with the portraits.
pub fn withdraw_all(
    out: &dyn Folder,
    who: &BTreeSet<RegistrationNumber>,
) -> Result<Withdrawal, FolderFault> {
    let numbers = super::kept_numbers(out)?;
    let mut found = withdraw(out, &numbers, who)?;
    found.photos = unnamed(out, &numbers, BTreeSet::new(), who)?;
    Ok(found)
}

fn of_survey(
    out: &dyn Folder,
    number: u64,
    who: &BTreeSet<RegistrationNumber>,
    found: &mut Withdrawal,
) -> Result<(), FolderFault> {
    let folder = folder_of(number);
    let names = [KEPT_SURVEY, SURVEY_SUM].map(|name| inside(&folder, name));
    let Some(bytes) = out.read(&names[0], super::MOST)? else {
        return Ok(());
    };
    // A copy that was changed by hand stays one, and loses these people as well.
    let is_trusted = survey_of(out, number, None)?.is_some() || !out.has_file(&names[1]);
    let Some(less) = without_answers(&bytes, who) else {
        found.remove.extend(names);
        return Ok(());
    };
    let [survey, sum] = names;
    let hashes = [&bytes, &less].map(|survey| Digest::of(survey));
    let is_other = less != bytes;
    // A copy that was put back must not count again, so that the hash of before goes in the end; stopped in between, it is
    // still there.
    if !is_other && (!is_trusted || hashes_in(out, &sum)?.len() < 2) {
        return Ok(());
    }
    if is_other && is_trusted {
        found
            .write
            .push((sum.clone(), sums_of(KEPT_SURVEY, &hashes)));
    }
    let last = sum_of(&less);
    if is_other {
        found.write.push((survey, less));
    }
    if is_trusted {
        found.write.push((sum, last));
    }
    Ok(())
}

/// Whose texts stand in a table of decisions it does not say: it keeps none of anybody.
fn of_mapping(out: &dyn Folder, number: u64, found: &mut Withdrawal) -> Result<(), FolderFault> {
    let Some(bytes) = mapping_of(out, number)? else {
        return Ok(());
    };
    let name = inside(&folder_of(number), KEPT_MAPPING);
    match without_people(&bytes) {
        None => found.remove.push(name),
        Some(less) => found.write.push((name, less)),
    }
    Ok(())
}

fn of_list(
    out: &dyn Folder,
    number: u64,
    who: &BTreeSet<RegistrationNumber>,
    found: &mut Withdrawal,
) -> Result<(), FolderFault> {
    let folder = inside(&folder_of(number), KEPT_SITE);
    let Some(kept) = kept_list(out, number)? else {
        let there = file_names(out, &folder)?.into_iter();
        let there = there.map(|name| inside(&folder, &name));
        found.remove.extend(there);
        return Ok(());
    };
    let is_known = is_known_list(out, &kept)?;
    let (before, hash, site) = (kept.file.clone(), kept.sha256, kept.site.clone());
    let sum = inside(&folder_of(number), LIST_SUM);
    let Some((snapshot, meta)) = less(kept, site.as_ref(), who) else {
        // What is left where it was stopped.
        let there = known_names(out, &folder)?.into_iter();
        let there = there
            .filter(|name| name != META)
            .map(|name| inside(&folder, &name));
        found.remove.extend(there.filter(|name| *name != before));
        if is_known && hashes_in(out, &sum)?.len() > 1 {
            found.write.push((sum, list_sums(&[hash])));
        }
        return Ok(());
    };
    let digest = Digest::of(&snapshot);
    // Nobody signs what is left: its hash says where it comes from. Stopped in between, both lists are known.
    if is_known {
        found.write.push((sum.clone(), list_sums(&[hash, digest])));
    }
    let file = inside(&folder, &snapshot_file(digest));
    found.write.push((file, snapshot));
    found.write.push((inside(&folder, META), meta));
    if is_known {
        found.write.push((sum, list_sums(&[digest])));
    }
    found.remove.push(before);
    Ok(())
}

/// The list without these people and its description, which nobody has signed: one number never has two signed
/// contents. None where the list has none of them.
fn less(
    kept: KeptList,
    site: Option<&SiteName>,
    who: &BTreeSet<RegistrationNumber>,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut list = kept.list;
    let before = list.specialists.len();
    list.specialists
        .retain(|one| !who.contains(&one.registration));
    let gone = before - list.specialists.len();
    if gone == 0 {
        return None;
    }
    list.census.declined += u32::try_from(gone).unwrap_or(u32::MAX);
    let snapshot = write(&list).ok()?;
    let mut record = meta_of(&list, &snapshot, &[]);
    record.site = site.map(SiteName::to_string).unwrap_or_default();
    let meta = write_meta(&record, None).ok()?;
    Some((snapshot, meta))
}
