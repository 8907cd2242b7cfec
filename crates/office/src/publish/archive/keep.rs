//! What is kept of a publication, and what of the kept ones goes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{
    ARCHIVE, KEPT, KEPT_MAPPING, KEPT_SITE, KEPT_SURVEY, LIST_SUM, SURVEY_SUM, description,
    folder_of, kept_list, kept_numbers, list_sums, photos, sum_of, withdraw,
};
use crate::publish::folder::{Folder, FolderFault, META, file_names, inside};
use crate::publish::plan::{Readers, Step, known_names};
use crate::publish::{Publication, sha256};
use activelist_model::expert::PhotoName;
use activelist_publication::{Digest, snapshot_file};

/// What is kept.
pub(in crate::publish) struct Keeping<'a> {
    /// What is written before the publication.
    pub write: Vec<Step<'a>>,
    /// What is written after it: it says that it was published.
    pub after: Vec<Step<'a>>,
    /// What is removed after it.
    pub remove: Vec<String>,
    /// Folders that are removed after it.
    pub remove_folders: Vec<String>,
}

/// Keeps a publication, takes those out of the kept ones who have withdrawn with it, and drops the oldest.
pub(in crate::publish) fn keep<'a>(
    out: &dyn Folder,
    publication: &'a Publication,
    unfinished: fn(&str) -> Option<&str>,
) -> Result<Keeping<'a>, FolderFault> {
    let serial = publication.list.serial;
    let mut numbers = kept_numbers(out)?;
    numbers.retain(|number| *number != serial);
    // What was never published takes no place.
    let mut gone = Vec::new();
    let mut kept = Vec::new();
    for number in numbers {
        match description(out, number)? {
            Some(_) => kept.push(number),
            None => gone.push(number),
        }
    }
    let too_many = (kept.len() + 1).saturating_sub(KEPT);
    gone.extend(kept.drain(..too_many));
    let owner = |name: String, bytes: Cow<'a, [u8]>| Step::File(name, bytes, Readers::Owner);
    let folder = folder_of(serial);
    let site = inside(&folder, KEPT_SITE);
    let mut folders = vec![ARCHIVE.to_string(), folder.clone(), site.clone()];
    if !publication.portraits.is_empty() {
        folders.push(photos());
    }
    let folders = folders.into_iter();
    let mut write: Vec<Step> = folders
        .map(|name| Step::Folder(name, Readers::Owner))
        .collect();
    for portrait in &publication.portraits {
        let name = inside(&photos(), portrait.name.as_ref());
        write.push(owner(name, Cow::Borrowed(&portrait.bytes)));
    }
    // Stopped right behind the step that published it, the list before has no description in the archive yet.
    for number in &kept {
        let name = inside(&inside(&folder_of(*number), KEPT_SITE), META);
        if out.has_file(&name) {
            continue;
        }
        if let Some(found) = kept_list(out, *number)? {
            write.push(owner(name, Cow::Owned(found.meta)));
        }
    }
    let mut remove = Vec::new();
    match &publication.survey {
        Some(survey) => {
            let name = inside(&folder, KEPT_SURVEY);
            write.push(owner(name, Cow::Borrowed(survey)));
            let name = inside(&folder, SURVEY_SUM);
            write.push(owner(name, Cow::Owned(sum_of(survey))));
        }
        None => remove.extend([KEPT_SURVEY, SURVEY_SUM].map(|name| inside(&folder, name))),
    }
    let name = inside(&folder, KEPT_MAPPING);
    match &publication.mapping {
        Some(mapping) => write.push(owner(name, Cow::Borrowed(mapping))),
        None => remove.push(name),
    }
    let digest = Digest::of(&publication.snapshot);
    let snapshot = snapshot_file(digest);
    // The same number again, with a sample that has changed.
    let is_other = |name: &String| *name != META && *name != snapshot;
    let others = file_names(out, &site)?.into_iter().filter(is_other);
    remove.extend(others.map(|name| inside(&site, &name)));
    write.push(owner(
        inside(&folder, LIST_SUM),
        Cow::Owned(list_sums(&[digest])),
    ));
    write.push(owner(
        inside(&site, &snapshot),
        Cow::Borrowed(&publication.snapshot),
    ));
    let after = vec![owner(inside(&site, META), Cow::Borrowed(&publication.meta))];
    // What was being written when the program was stopped may hold what people answered.
    let mut folders = vec![photos()];
    for number in kept.iter().chain([&serial]) {
        let folder = folder_of(*number);
        folders.extend([inside(&folder, KEPT_SITE), folder]);
    }
    for folder in folders {
        let names = known_names(out, &folder)?.into_iter();
        let left = names.filter(|name| unfinished(name).is_some());
        remove.extend(left.map(|name| inside(&folder, &name)));
    }
    let withdrawn = publication.withdrawn.iter().copied().collect();
    let found = withdraw(out, &kept, &withdrawn)?;
    let found_write = found.write.into_iter();
    write.extend(found_write.map(|(name, bytes)| owner(name, Cow::Owned(bytes))));
    remove.extend(found.remove);
    let here = publication.list.specialists.iter();
    let here = here.filter_map(|one| one.photo.as_ref().map(ToString::to_string));
    remove.extend(unnamed(out, &kept, here.collect(), &withdrawn)?);
    Ok(Keeping {
        write,
        after,
        remove,
        remove_folders: gone.into_iter().map(folder_of).collect(),
    })
}

/// Kept portraits that no kept list names any more.
pub(super) fn unnamed(
    out: &dyn Folder,
    kept: &[u64],
    mut named: BTreeSet<String>,
    withdrawn: &BTreeSet<activelist_model::expert::RegistrationNumber>,
) -> Result<Vec<String>, FolderFault> {
    let mut left = file_names(out, &photos())?;
    left.retain(|name| PhotoName::parse(name).is_some() && !named.contains(name));
    for number in kept {
        // Reading a large list takes a while.
        if left.is_empty() {
            break;
        }
        let Some(found) = kept_list(out, *number)? else {
            continue;
        };
        let people = found.list.specialists.iter();
        let people = people.filter(|one| !withdrawn.contains(&one.registration));
        named.extend(people.filter_map(|one| one.photo.as_ref().map(ToString::to_string)));
        left.retain(|name| !named.contains(name));
    }
    Ok(left.iter().map(|name| inside(&photos(), name)).collect())
}

/// A kept portrait, where it is the picture that its name says.
pub(in crate::publish) fn portrait_in(
    out: &dyn Folder,
    folder: &str,
    name: &PhotoName,
) -> Result<Option<Vec<u8>>, FolderFault> {
    let most = activelist_publication::MAX_PHOTO_BYTES;
    let bytes = out.read(&inside(folder, name.as_ref()), most)?;
    let hash = name.as_ref().split('.').next().unwrap_or_default();
    Ok(bytes.filter(|bytes| sha256(bytes) == hash))
}
