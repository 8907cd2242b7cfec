//! What cannot wait for a survey: somebody is taken off the published list, fields are corrected, a former list comes
//! back. The published list is the source, and nobody else's record changes by a byte.

mod correct;
mod restore;
mod say;
mod source;
#[cfg(test)]
mod tests;

pub use correct::CorrectionFault;
pub use say::say_urgent_fault;

use std::collections::{BTreeMap, BTreeSet};

use super::archive::portrait_in;
use super::edition::{Edition, Wanted, check_same, choose};
use super::files::{Files, files_of};
use super::folder::{Folder, FolderFault, PHOTOS, inside};
use super::plan::SITE;
use super::report::urgent::{Told, of_urgent};
use super::stop::OfficeList;
use super::{
    Former, ListFault, Note, Person, Portrait, Publication, PublishFault, Stop, StopReason,
    Stopped, compare, note,
};
use crate::survey::without_answers;
use activelist_model::expert::{Date, RegistrationNumber};
use activelist_publication::{Limits, List, SecretKey};
use source::Source;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// People leave the list, now and for good.
    Remove {
        /// Who.
        numbers: &'a [RegistrationNumber],
        /// Why: begins with the label of a [`StopReason`].
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
    /// Dates, people who are not listed any more and the number of leavers. The rest is not looked at.
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
    /// The table of corrections.
    Corrections(ListFault),
    /// A row of it.
    Correction(usize, CorrectionFault),
    /// No list of that number is kept; the numbers that are.
    NotKept(u64, Vec<u64>),
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
    let edition = edition(request, &source, &changed.list)?;
    let withdrawn = leave(&mut changed, &stopped);
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
    } = files_of(&list, request.key, source.site.as_ref(), &Limits::STANDARD)?;
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
    let survey = changed.survey.map(|survey| {
        let who: BTreeSet<_> = withdrawn.iter().copied().collect();
        without_answers(&survey, &who).unwrap_or(survey)
    });
    let mut notes: Vec<Note> = note::ends(edition.expires, request.today)
        .into_iter()
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
        request.former.reported(),
        &super::report::urgent::Hashes::of(&snapshot, survey.as_deref(), key),
        stopped.people(),
    );
    Ok(Publication {
        list,
        snapshot,
        parts,
        meta,
        key,
        portraits,
        notices: Vec::new(),
        notes,
        changes,
        survey,
        withdrawn,
        stopped: stop_file,
        report,
    })
}

fn urgent(fault: UrgentFault) -> Vec<PublishFault> {
    vec![PublishFault::Urgent(fault)]
}

fn unread(fault: FolderFault) -> Vec<PublishFault> {
    urgent(UrgentFault::Folder(fault))
}

/// Who is not listed any more, with those who leave now; the office's file, where it gets more rows.
fn stopped(
    request: &UrgentRequest,
    source: &Source,
) -> Result<(Stopped, Option<Vec<u8>>), Vec<PublishFault>> {
    let given = &request.wanted.stopped;
    let reported = request.former.reported();
    if reported.is_some_and(|found| found.had_stopped) && given.people().is_none() {
        return Err(vec![PublishFault::Stop(Stop::Forgotten(
            OfficeList::Stopped,
        ))]);
    }
    let Act::Remove { numbers, reason } = request.act else {
        return Ok((given.clone(), None));
    };
    let wanted: BTreeSet<RegistrationNumber> = numbers.iter().copied().collect();
    let is_listed = |number: &RegistrationNumber| {
        source
            .list
            .is_some_and(|list| list.position(*number).is_some())
    };
    let faults = wanted.iter().filter(|number| !is_listed(number));
    let faults = faults.map(|number| {
        let is_stopped = given.reason(*number).is_some();
        PublishFault::Urgent(UrgentFault::NotListed(*number, is_stopped))
    });
    let faults: Vec<PublishFault> = faults.collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let is_new = |number: &RegistrationNumber| given.reason(*number).is_none();
    let new: Vec<RegistrationNumber> = wanted.into_iter().filter(is_new).collect();
    if new.is_empty() {
        return Ok((given.clone(), None));
    }
    let list_fault = |faults: Vec<ListFault>| -> Vec<PublishFault> {
        let faults = faults.into_iter().map(UrgentFault::StopFile);
        faults.map(PublishFault::Urgent).collect()
    };
    let day = request.wanted.published.unwrap_or(request.today);
    let file = Stopped::with(request.stop_file, &new, reason, day).map_err(list_fault)?;
    let stopped = Stopped::read(&file).map_err(list_fault)?;
    Ok((stopped, Some(file)))
}

/// The next number. The last day stays, unless another one is asked for.
fn edition(
    request: &UrgentRequest,
    source: &Source,
    list: &List,
) -> Result<Edition, Vec<PublishFault>> {
    let wanted = Wanted {
        published: request.wanted.published,
        expires: request.wanted.expires.or(Some(list.expires)),
        site: source.site.clone(),
        ..Wanted::default()
    };
    choose(&wanted, request.former, list.sample, request.today)
        .map_err(|fault| vec![PublishFault::Edition(fault)])
}

/// Everybody on 掲載停止.csv leaves the list; who of them has withdrawn.
fn leave(changed: &mut Changed, stopped: &Stopped) -> Vec<RegistrationNumber> {
    let mut withdrawn = Vec::new();
    let census = &mut changed.list.census;
    let left = &mut changed.left;
    changed.list.specialists.retain(|one| {
        let Some((reason, text)) = stopped.reason(one.registration) else {
            return true;
        };
        match reason {
            StopReason::OwnWish => {
                census.declined += 1;
                withdrawn.push(one.registration);
            }
            _ => census.outside += 1,
        }
        let label = super::Reason::Stopped(reason).label();
        left.insert(one.registration, format!("{label}（{text}）"));
        false
    });
    withdrawn
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

/// Who leaves because of 掲載停止.csv without being named in the command.
fn also_stopped(
    request: &UrgentRequest,
    changes: Option<&super::Changes>,
    stopped: &Stopped,
) -> Vec<Person> {
    let named: &[RegistrationNumber] = match request.act {
        Act::Remove { numbers, .. } => numbers,
        _ => &[],
    };
    let left = changes.map_or(&[][..], |changes| changes.left.as_slice());
    let people = left.iter().map(|(person, _)| person);
    let also = people.filter(|person| {
        stopped.reason(person.number).is_some() && !named.contains(&person.number)
    });
    also.cloned().collect()
}

/// The folder of the published portraits.
fn published_photos() -> String {
    inside(SITE, PHOTOS)
}
