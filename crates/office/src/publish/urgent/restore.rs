//! A former list comes back from the archive.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;
use super::{Changed, Person, PublishFault, Stopped, UrgentFault, UrgentRequest, unread, urgent};
use crate::publish::archive::{
    KeptList, is_known_list, kept_list, kept_numbers, photos, survey_of,
};
use crate::publish::changes::NO_ANSWER;
use crate::publish::folder::Folder;
use crate::publish::plan::REPORT;
use crate::publish::report::urgent::Told;
use crate::publish::stop::is_many;
use crate::publish::{Reason, decide};
use crate::survey::{read, without_answers};
use activelist_model::expert::RegistrationNumber;
use activelist_publication::{List, Seen, Trust, accept_meta};

/// Most bytes of a report.
const MOST: usize = 256 << 20;

pub(super) fn restore(
    request: &UrgentRequest,
    source: &Source,
    number: u64,
    returning: Option<usize>,
    stopped: &Stopped,
) -> Result<Changed, Vec<PublishFault>> {
    let out = request.out;
    if source.list.is_some_and(|list| list.serial == number) {
        return Err(urgent(UrgentFault::IsPublished(number)));
    }
    let Some(kept) = kept_list(out, number).map_err(unread)? else {
        let numbers = kept_numbers(out).map_err(unread)?;
        let mut sound = Vec::new();
        let published = source.list.map(|list| list.serial);
        let others = numbers
            .into_iter()
            .filter(|found| Some(*found) != published);
        for found in others {
            if kept_list(out, found).map_err(unread)?.is_some() {
                sound.push(found);
            }
        }
        return Err(urgent(UrgentFault::NotKept(number, sound)));
    };
    if !is_known(request, &kept)? {
        return Err(urgent(UrgentFault::NotKnownKept(number)));
    }
    let mut list = kept.list;
    // Where the published list is lost, the newest one in the archive tells who has left since.
    let newest = newest(request, source, number)?;
    let current = source.list.or(newest.as_ref().map(|newest| &newest.list));
    let now = match (source.list, &newest) {
        (None, Some(newest)) => survey_of(out, newest.list.serial, None).map_err(unread)?,
        _ => source.survey(request)?,
    };
    let declined = now.as_deref().map_or_else(BTreeSet::new, declined);
    let mut left = BTreeMap::new();
    // Consent is that of the latest answer.
    let census = &mut list.census;
    list.specialists.retain(|one| {
        let is_out = declined.contains(&one.registration);
        if is_out {
            census.declined += 1;
            left.insert(one.registration, Reason::Declined.label().to_string());
        }
        !is_out
    });
    if let Some(current) = current {
        stops(request, current, &list, returning, stopped)?;
    }
    let survey = survey_of(out, number, None).map_err(unread)?;
    let survey = survey.map(|survey| without_answers(&survey, &declined).unwrap_or(survey));
    let reason = format!("公開番号{number}の一覧にはありません");
    for one in source.list.into_iter().flat_map(|list| &list.specialists) {
        left.entry(one.registration)
            .or_insert_with(|| reason.clone());
    }
    Ok(Changed {
        list,
        left,
        survey,
        photos: photos(),
        told: Told::of(request.act),
        site: source.list.map_or(kept.site, |_| source.site.clone()),
    })
}

/// Whether a kept list is the one that the office published, or what was left of it when somebody was taken out.
fn is_known(request: &UrgentRequest, kept: &KeptList) -> Result<bool, Vec<PublishFault>> {
    let public = request.key.and_then(|key| key.public());
    let is_signed = public.is_some_and(|public| {
        let trust = Trust::signed(public, None);
        accept_meta(&kept.meta, &trust, &Seen::default()).is_ok()
    });
    Ok(is_signed || is_known_list(request.out, kept).map_err(unread)?)
}

/// The newest list in the archive, where none is published and it is not the one that comes back.
fn newest(
    request: &UrgentRequest,
    source: &Source,
    number: u64,
) -> Result<Option<KeptList>, Vec<PublishFault>> {
    if source.list.is_some() {
        return Ok(None);
    }
    for kept in kept_numbers(request.out).map_err(unread)?.into_iter().rev() {
        if kept == number {
            break;
        }
        // One that was interrupted is none.
        let found = kept_list(request.out, kept).map_err(unread)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Who has answered 否 last.
fn declined(survey: &[u8]) -> BTreeSet<RegistrationNumber> {
    let people = decide(read(survey).answers).people.into_iter();
    let people = people.filter(|person| person.left_out == Some(Reason::Declined));
    people
        .map(|person| person.answer.specialist.registration)
        .collect()
}

/// Many who leave, and anybody who comes back: people may have left for a reason.
fn stops(
    request: &UrgentRequest,
    current: &List,
    list: &List,
    returning: Option<usize>,
    stopped: &Stopped,
) -> Result<(), Vec<PublishFault>> {
    let is_stopped = |number: RegistrationNumber| stopped.reason(number).is_some();
    let only = |of: &List, other: &List| -> Vec<Person> {
        let people = of.specialists.iter();
        let people = people.filter(|one| other.position(one.registration).is_none());
        let people = people.filter(|one| !is_stopped(one.registration));
        people.map(Person::of).collect()
    };
    let mut faults = Vec::new();
    let leaving = only(current, list);
    let said = request.wanted.leavers;
    let of = current.specialists.len();
    if said.map_or(is_many(leaving.len(), of), |said| said != leaving.len()) {
        faults.push(UrgentFault::Leavers(leaving, of, said));
    }
    let back = only(list, current);
    if returning.unwrap_or(0) != back.len() {
        let mut reasons = reasons(request.out, list.serial, current.serial)?;
        let back = back.into_iter().map(|person| {
            let reason = reasons.remove(&person.number);
            (person, reason.unwrap_or_else(|| NO_ANSWER.to_string()))
        });
        faults.push(UrgentFault::Returning(back.collect(), returning));
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.into_iter().map(PublishFault::Urgent).collect()),
    }
}

/// Why people left, by the reports behind a number and up to another; of several the last.
fn reasons(
    out: &dyn Folder,
    after: u64,
    last: u64,
) -> Result<BTreeMap<RegistrationNumber, String>, Vec<PublishFault>> {
    let mut reasons = BTreeMap::new();
    // The archive has a few numbers only; the reports of a gap in the numbers are not there.
    let first = (after + 1).max(last.saturating_sub(1000));
    for number in first..=last {
        let bytes = out.read(&format!("{REPORT}/report-{number}.json"), MOST);
        let report = bytes.map_err(unread)?;
        let report = report
            .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok())
            .unwrap_or_default();
        let left = report["changes"]["left"].as_array();
        for person in left.into_iter().flatten() {
            let number = person["registration"].as_str();
            let number = number.and_then(RegistrationNumber::parse);
            if let (Some(number), Some(reason)) = (number, person["reason"].as_str()) {
                reasons.insert(number, reason.to_string());
            }
        }
    }
    Ok(reasons)
}
