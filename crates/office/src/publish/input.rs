//! What a publication is made from beside the request itself: the survey with the answers before, the list to compare
//! with, and what that comparison finds.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::confirmed::CONFIRMED;
use super::edition::Edition;
use super::register::Register;
use super::stop::{Compared, OfficeList, doubles, find, of_register, of_withdrawn};
use super::stopped::STOPPED;
use super::{Decision, Former, Note, PublishFault, Request, Stop, Stopped, Wanted, note};
use crate::import::without_people;
use crate::survey::{
    Answer, BEFORE, FaultKind, Reading, WarningKind, Withdrawn, read, read_update, without_answers,
};
use activelist_model::expert::RegistrationNumber;
use activelist_publication::List;

/// The survey as it is used.
pub(super) struct Input<'a> {
    /// What it says. Answers, faults and warnings are taken out of it as they are used.
    pub reading: Reading,
    /// The file.
    pub survey: Cow<'a, [u8]>,
    /// Rows of an update that are older than the answer before.
    pub older: Vec<usize>,
    /// Those of them that decline.
    pub withdrawn: Vec<Withdrawn>,
    /// Rows of an update that say what was answered before, under the same time.
    pub same: Vec<usize>,
    /// Rows of an update that say 可 where the answer of that time is one not to be listed, and whose they are.
    consents: Vec<(usize, RegistrationNumber)>,
    /// The row of the file that was handed in for each row of the survey, where the two differ.
    given: Option<Vec<usize>>,
}

impl<'a> Input<'a> {
    /// The row of the file that was handed in.
    fn given(&self, row: usize) -> usize {
        let Some(rows) = &self.given else {
            return row;
        };
        let place = row.checked_sub(2);
        place
            .and_then(|place| rows.get(place).copied())
            .unwrap_or(BEFORE)
    }

    /// Gives what was decided on the whole survey the rows of the file that was handed in: the office has no other.
    pub fn name_rows(&self, decision: &mut Decision) {
        if self.given.is_none() {
            return;
        }
        for person in &mut decision.people {
            person.answer.row = self.given(person.answer.row);
            let replaced = person.replaced.iter_mut();
            replaced.for_each(|row| *row = self.given(*row));
        }
        for fault in &mut decision.faults {
            fault.row = fault.row.map(|row| self.given(row));
            if let FaultKind::Tie { other } = &mut fault.kind {
                *other = self.given(*other);
            }
        }
        for warning in &mut decision.warnings {
            warning.row = warning.row.map(|row| self.given(row));
            if let WarningKind::NameDiffers { other, .. } = &mut warning.kind {
                *other = self.given(*other);
            }
        }
    }

    /// Reads the survey of a request, and adds it to the one before where only some people answered.
    pub fn of(request: &Request<'a>) -> Result<Input<'a>, Vec<PublishFault>> {
        if !request.wanted.update {
            return Ok(Input {
                reading: read(request.survey),
                survey: Cow::Borrowed(request.survey),
                older: Vec::new(),
                withdrawn: Vec::new(),
                same: Vec::new(),
                consents: Vec::new(),
                given: None,
            });
        }
        let kept = request.wanted.kept_survey.as_deref();
        let corrected = request.wanted.past.corrected_cells();
        let updated = kept.and_then(|kept| read_update(kept, request.survey, &corrected));
        let updated = updated.ok_or_else(|| vec![PublishFault::Stop(Stop::NoKeptSurvey)])?;
        Ok(Input {
            given: Some(updated.rows),
            reading: updated.reading,
            survey: Cow::Owned(updated.survey),
            older: updated.older,
            withdrawn: updated.withdrawn,
            same: updated.same,
            consents: updated.consents,
        })
    }

    /// Whether an update has an answer that counts and was not there before.
    fn has_news(&self, stopped: &Stopped) -> bool {
        let is_known = |row: &usize| {
            let is_stopped = |(of, number): &(usize, RegistrationNumber)| {
                of == row && stopped.reason(*number).is_some()
            };
            *row == BEFORE || self.same.contains(row) || self.consents.iter().any(is_stopped)
        };
        let rows = self.given.as_ref();
        rows.is_none_or(|rows| !rows.iter().all(is_known))
    }

    /// That an update says nothing new.
    pub fn nothing_new(&self) -> Stop {
        Stop::NothingNew {
            older: self.older.clone(),
            same: self.same.clone(),
        }
    }
}

/// The former list, where it is one to compare with: read, of the same kind, and not the same publication again. Where
/// it was damaged, the archive may still have it: whoever leaves must not leave unseen because of that.
pub(super) fn comparable<'a>(former: &'a Former, edition: &Edition) -> Option<&'a List> {
    let list = match former {
        Former::Read { list, .. } => list,
        Former::Damaged(damaged) => damaged.kept.as_ref()?,
        Former::None | Former::Reported(_) => return None,
    };
    let is_former = list.serial < edition.serial && list.sample == edition.sample;
    is_former.then_some(list.as_ref())
}

/// Whether an update leaves everything as it was published, and no other day was asked for: then a further number would
/// only say that the answers are fresher than they are.
pub(super) fn is_as_before(
    request: &Request,
    former: Option<&List>,
    list: &List,
    input: &Input,
) -> bool {
    let wanted = request.wanted;
    let is_asked = (wanted.serial, wanted.published, wanted.expires) != (None, None, None);
    let people_left_out = |list: &List| {
        let census = list.census;
        [
            census.declined,
            census.unable,
            census.no_skills,
            census.outside,
        ]
    };
    let is_same = |former: &List| {
        former.specialists == list.specialists
            && former.source == list.source
            && people_left_out(former) == people_left_out(list)
    };
    wanted.update && !is_asked && !input.has_news(&wanted.stopped) && former.is_some_and(is_same)
}

/// Everything that stops this publication.
pub(super) fn stops(
    request: &Request,
    former: Option<&List>,
    kept: &[Answer],
    decision: &Decision,
    input: &Input,
) -> Vec<Stop> {
    let wanted = request.wanted;
    let mut stops = Vec::new();
    if let Some(former) = former {
        stops.extend(find(&Compared {
            former,
            kept,
            decision,
            stopped: &wanted.stopped,
            confirmed: &wanted.confirmed,
            leavers: wanted.leavers,
            older: wanted.older,
            past: &wanted.past,
            is_update: wanted.update,
        }));
        let photos = former.specialists.iter().filter(|one| one.photo.is_some());
        let photos = photos.count();
        if photos > 0 && request.photos.is_none() && !wanted.no_photos {
            stops.push(Stop::Photos { former: photos });
        }
    }
    stops.extend(forgotten(request));
    stops.extend(of_register(decision));
    stops.extend(of_withdrawn(&input.withdrawn, decision, &wanted.confirmed));
    stops
}

/// Lists that kept people out of the former publication, and are not given this time.
fn forgotten(request: &Request) -> Vec<Stop> {
    let wanted = request.wanted;
    let Some(reported) = request.former.report() else {
        return Vec::new();
    };
    let register = reported.had_register && wanted.register.is_none() && !wanted.no_register;
    let outside = request.former.used_outside() && wanted.outside.is_none() && !wanted.no_outside;
    let stopped = reported.had_stopped && wanted.stopped.people().is_none();
    let lists = [
        (register, OfficeList::Register),
        (outside, OfficeList::Outside),
        (stopped, OfficeList::Stopped),
    ];
    let lists = lists.into_iter().filter(|(is_forgotten, _)| *is_forgotten);
    lists.map(|(_, list)| Stop::Forgotten(list)).collect()
}

/// What each person answered before: in the last survey that has a row of that person, of those that are kept and can
/// still be read. A survey in which somebody is missing takes back neither a refusal nor a name.
pub(super) fn kept_answers(request: &Request) -> Vec<Answer> {
    let wanted = request.wanted;
    let surveys = wanted.kept_survey.iter().chain(&wanted.older_surveys);
    let readings = surveys.map(|survey| read(survey));
    let mut kept: Vec<Answer> = Vec::new();
    let mut known = BTreeSet::new();
    for reading in readings.filter(|reading| reading.faults.is_empty()) {
        let number = |answer: &Answer| answer.specialist.registration;
        let is_new = |answer: &Answer| !known.contains(&number(answer));
        let new: Vec<Answer> = reading.answers.into_iter().filter(is_new).collect();
        known.extend(new.iter().map(number));
        kept.extend(new);
    }
    kept
}

/// Who does not want to be listed (any more), by the answer or by word to the office, whatever else keeps the person
/// out and whether there is an answer or not.
pub(super) fn withdrawn(stopped: &Stopped, decision: &Decision) -> BTreeSet<RegistrationNumber> {
    let declined = decision.people.iter().filter(|one| !one.answer.consents);
    let declined = declined.map(|one| one.answer.specialist.registration);
    stopped.wishes().chain(declined).collect()
}

/// The survey to be kept: without what people answered who do not want to be listed.
pub(super) fn kept_survey(survey: &[u8], withdrawn: &BTreeSet<RegistrationNumber>) -> Vec<u8> {
    let less = (!withdrawn.is_empty()).then(|| without_answers(survey, withdrawn));
    less.flatten().unwrap_or_else(|| survey.to_vec())
}

/// The table of decisions to be kept: without texts of people where somebody in the survey does not want to be listed.
pub(super) fn kept_mapping(
    wanted: &Wanted,
    decision: &Decision,
    withdrawn: &BTreeSet<RegistrationNumber>,
) -> Option<Vec<u8>> {
    let mapping = wanted.mapping.as_deref()?;
    let has_answered = |number: &RegistrationNumber| decision.person(*number).is_some();
    match withdrawn.iter().any(has_answered) {
        true => without_people(mapping),
        false => Some(mapping.to_vec()),
    }
}

/// What the office should look at, and what stops nothing.
pub(super) fn notes(
    request: &Request,
    edition: &Edition,
    decision: &Decision,
    input: &Input,
) -> Vec<Note> {
    let wanted = request.wanted;
    let mut notes = Vec::new();
    let is_damaged = matches!(request.former, Former::Damaged(_) | Former::Reported(_));
    if is_damaged && comparable(request.former, edition).is_none() {
        notes.push(Note::NotCompared);
    }
    if comparable(request.former, edition).is_some() && wanted.kept_survey.is_none() {
        notes.push(Note::NoFormerConsents);
    }
    notes.extend(note::ends(edition.expires, request.today));
    notes.extend(note::to_come(edition.published, request.today));
    if !input.older.is_empty() {
        notes.push(Note::Older(input.older.clone()));
    }
    if !input.same.is_empty() {
        notes.push(Note::Same(input.same.clone()));
    }
    notes.extend(note::future(decision, request.today));
    if comparable(request.former, edition).is_none() {
        notes.extend(doubles(decision, &wanted.confirmed).map(Note::Double));
    }
    let former = comparable(request.former, edition);
    let is_known = |number: &RegistrationNumber| {
        decision.person(*number).is_some()
            || former.is_some_and(|list| list.position(*number).is_some())
    };
    let unknown = wanted.stopped.numbers().filter(|number| !is_known(number));
    let mut unknown: Vec<RegistrationNumber> = unknown.collect();
    // Reading a large survey takes a while.
    if !unknown.is_empty() {
        let kept = kept_answers(request).into_iter();
        let kept: BTreeSet<_> = kept.map(|one| one.specialist.registration).collect();
        unknown.retain(|number| !kept.contains(number));
    }
    if !unknown.is_empty() {
        notes.push(Note::UnknownStopped(unknown));
    }
    let register = wanted.register.as_ref().map_or(&[][..], Register::passed);
    for (list, passed) in [
        ("登録簿", register),
        (STOPPED, wanted.stopped.passed()),
        (CONFIRMED, wanted.confirmed.passed()),
    ] {
        let passed = passed.iter().cloned();
        notes.extend(passed.map(|row| Note::PassedOver(list, row)));
    }
    if let Some(register) = &wanted.register {
        notes.extend(note::of_register(decision, register, edition));
    }
    notes
}
