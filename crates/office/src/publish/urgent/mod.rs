//! What cannot wait for a survey: somebody is taken off the published list, fields are corrected, a former list comes
//! back. The published list is the source, and nobody else's record changes by a byte.

mod correct;
mod doubled;
mod leave;
mod restore;
mod say;
mod source;
#[cfg(test)]
mod tests;

pub use correct::CorrectionFault;
pub use doubled::CorrectedDouble;
pub use say::say_urgent_fault;

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{mapping_of, portrait_in};
use super::edition::{Edition, VALID_DAYS, Wanted, after, check_same, choose};
use super::files::{Files, files_of};
use super::folder::{Folder, FolderFault, PHOTOS, inside};
use super::plan::SITE;
use super::report::urgent::{Hashes, Told, of_urgent};
use super::{
    Former, ListFault, Note, Person, Portrait, Publication, PublishFault, Stopped, compare, note,
};
use crate::import::without_people;
use crate::survey::without_answers;
use activelist_model::expert::{Date, RegistrationNumber};
use activelist_publication::{Limits, List, SecretKey, SiteName};
use leave::{also_stopped, leave, stopped};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// People leave the list, now and for good.
    Remove {
        /// Who.
        numbers: &'a [RegistrationNumber],
        /// Why: begins with the label of a [`StopReason`](crate::publish::StopReason).
        reason: &'a str,
    },
    /// Fields are corrected, by a table.
    Correct(&'a [u8]),
    /// A former list comes back.
    Restore {
        /// Its number.
        number: u64,
        /// How many people come back who are not in the list now, as the office says.
        returning: Option<usize>,
    },
}

/// All that an urgent change is made from.
pub struct UrgentRequest<'a> {
    /// What is asked for.
    pub act: Act<'a>,
    /// The folder of the publication.
    pub out: &'a dyn Folder,
    /// The publication that lies there.
    pub former: &'a Former,
    /// Dates, people who are not listed any more, what was confirmed, the number of leavers and the keys. The rest is not
    /// looked at.
    pub wanted: &'a Wanted,
    /// The office's file of people who are not listed any more, as it is.
    pub stop_file: Option<&'a [u8]>,
    /// Today in Japan.
    pub today: Date,
    /// The key that signs it.
    pub key: Option<&'a SecretKey>,
    /// Whether it may stand unsigned in the place of a signed one.
    pub unsigned: bool,
}

/// Why an urgent change is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrgentFault {
    /// There is no published list.
    NoPublication,
    /// Some record of the published list cannot be read.
    NotWhole,
    /// Nothing says that this list is the one that was published.
    NotKnown,
    /// Something cannot be read.
    Folder(FolderFault),
    /// The office's list of people who are not listed any more.
    StopFile(ListFault),
    /// Not in the published list. Whether the number is on 掲載停止.csv already.
    NotListed(RegistrationNumber, bool),
    /// Stands on 掲載停止.csv already, for another reason, which is given.
    OtherReason(RegistrationNumber, String),
    /// The table of corrections.
    Corrections(ListFault),
    /// A row of it.
    Correction(usize, CorrectionFault),
    /// The last day of the list is over, and no other one was given.
    Over {
        /// The number of the list that comes back; none: the published list.
        number: Option<u64>,
        /// Its last day.
        last: Date,
        /// A last day that may be given.
        proposed: Date,
    },
    /// By a correction two people seem to be one.
    Double(CorrectedDouble),
    /// No list of that number is kept; the numbers that are.
    NotKept(u64, Vec<u64>),
    /// Nothing says that the kept list of that number is the one that was published.
    NotKnownKept(u64),
    /// That is the list that is published.
    IsPublished(u64),
    /// More people leave than happens by itself, or another number than the office said.
    Leavers(Vec<Person>, usize, Option<usize>),
    /// People come back who have left since, with the reason of that time, or another number than the office said.
    Returning(Vec<(Person, String)>, Option<usize>),
}

/// What an act makes of the list, before anybody on 掲載停止.csv leaves.
struct Changed {
    list: List,
    /// Why people leave, beside 掲載停止.csv.
    left: BTreeMap<RegistrationNumber, String>,
    survey: Option<Vec<u8>>,
    /// The folder of its portraits.
    photos: String,
    told: Told,
    /// The site that it is for.
    site: Option<SiteName>,
}

/// Makes the publication that follows from an urgent change. Same request, same bytes. All faults are named.
pub fn compose_urgent(request: &UrgentRequest) -> Result<Publication, Vec<PublishFault>> {
    let source = source::of(request)?;
    let (stopped, stop_file) = stopped(request, &source)?;
    let mut changed = match request.act {
        Act::Remove { .. } => source.unchanged(request)?,
        Act::Correct(table) => correct::correct(request, &source, table)?,
        Act::Restore { number, returning } => {
            restore::restore(request, &source, number, returning, &stopped)?
        }
    };
    let edition = edition(request, &changed)?;
    leave(&mut changed, &stopped);
    let mut list = changed.list;
    list.serial = edition.serial;
    list.published = edition.published;
    list.expires = edition.expires;
    let (portraits, missing) = portraits(request.out, &list, &changed.photos)?;
    let Files {
        snapshot,
        parts,
        meta,
        key,
    } = files_of(&list, request.key, changed.site.as_ref(), &Limits::STANDARD)?;
    check_same(&edition, request.former, list.census, &snapshot)
        .map_err(|fault| vec![PublishFault::Edition(fault)])?;
    let changes = source.list.map(|former| {
        let mut changes = compare(former, &list, &super::Decision::default());
        for (person, why) in &mut changes.left {
            if let Some(reason) = changed.left.get(&person.number) {
                why.clone_from(reason);
            }
        }
        changes
    });
    // Whoever asked for it, in this list or not: the archive may have the answer of somebody who is in neither.
    let withdrawn: BTreeSet<RegistrationNumber> = stopped.wishes().collect();
    let was_listed = |list: &List| {
        let mut people = list.specialists.iter();
        people.any(|one| withdrawn.contains(&one.registration))
    };
    let mut is_whole = !source.list.is_some_and(was_listed);
    let survey = changed.survey.map(|survey| {
        let less = without_answers(&survey, &withdrawn);
        let less = less.filter(|less| *less != survey);
        is_whole &= less.is_none();
        less.unwrap_or(survey)
    });
    let mapping = mapping(request, is_whole)?;
    let mut notes: Vec<Note> = note::ends(edition.expires, request.today)
        .into_iter()
        .chain(note::to_come(edition.published, request.today))
        .collect();
    if survey.is_none() {
        notes.push(Note::NoSurvey);
    }
    if !missing.is_empty() {
        notes.push(Note::NoPhoto(missing));
    }
    let also = also_stopped(request, changes.as_ref(), &stopped);
    if !also.is_empty() {
        notes.push(Note::AlsoStopped(also));
    }
    let report = of_urgent(
        &list,
        &changed.told,
        changes.as_ref(),
        &notes,
        request.former.report(),
        &Hashes::of(
            &snapshot,
            survey.as_deref(),
            key,
            &request.wanted.keys.clone().with(key, list.serial),
        ),
        stopped.people(),
    );
    Ok(Publication {
        list,
        snapshot,
        parts,
        meta,
        key,
        portraits,
        left_out: None,
        notices: Vec::new(),
        notes,
        changes,
        survey,
        mapping,
        withdrawn: withdrawn.into_iter().collect(),
        stopped: stop_file,
        report,
    })
}

fn urgent(fault: UrgentFault) -> Vec<PublishFault> {
    vec![PublishFault::Urgent(fault)]
}

/// The table of decisions of the list that is the source.
fn mapping(request: &UrgentRequest, is_whole: bool) -> Result<Option<Vec<u8>>, Vec<PublishFault>> {
    let number = match request.act {
        Act::Restore { number, .. } => Some(number),
        Act::Remove { .. } | Act::Correct(_) => request.former.serial(),
    };
    let Some(number) = number else {
        return Ok(None);
    };
    let kept = mapping_of(request.out, number).map_err(unread)?;
    Ok(kept.and_then(|kept| match is_whole {
        true => Some(kept),
        false => without_people(&kept),
    }))
}

fn unread(fault: FolderFault) -> Vec<PublishFault> {
    urgent(UrgentFault::Folder(fault))
}

/// The next number. The last day stays, unless another one is asked for.
fn edition(request: &UrgentRequest, changed: &Changed) -> Result<Edition, Vec<PublishFault>> {
    let published = request.wanted.published.unwrap_or(request.today);
    let last = changed.list.expires;
    if request.wanted.expires.is_none() && last < published {
        return Err(urgent(UrgentFault::Over {
            number: match request.act {
                Act::Restore { number, .. } => Some(number),
                Act::Remove { .. } | Act::Correct(_) => None,
            },
            last,
            proposed: after(published, VALID_DAYS),
        }));
    }
    let wanted = Wanted {
        published: request.wanted.published,
        expires: request.wanted.expires.or(Some(changed.list.expires)),
        site: changed.site.clone(),
        ..Wanted::default()
    };
    choose(&wanted, request.former, changed.list.sample, request.today)
        .map_err(|fault| vec![PublishFault::Edition(fault)])
}

/// The portraits of a list, and whose is not there or is another picture.
fn portraits(
    out: &dyn Folder,
    list: &List,
    folder: &str,
) -> Result<(Vec<Portrait>, Vec<Person>), Vec<PublishFault>> {
    let mut found = BTreeMap::new();
    let mut missing = Vec::new();
    for one in &list.specialists {
        let Some(name) = &one.photo else {
            continue;
        };
        if found.contains_key(&name.to_string()) {
            continue;
        }
        match portrait_in(out, folder, name).map_err(unread)? {
            None => missing.push(Person::of(one)),
            Some(bytes) => {
                let name = name.clone();
                found.insert(name.to_string(), Portrait { name, bytes });
            }
        }
    }
    Ok((found.into_values().collect(), missing))
}

/// The folder of the published portraits.
fn published_photos() -> String {
    inside(SITE, PHOTOS)
}
