//! What a publication is made from beside the request itself: the survey with the answers before, the list to compare
//! with, and what that comparison finds.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::confirmed::CONFIRMED;
use super::edition::Edition;
use super::register::Register;
use super::stop::{Compared, OfficeList, doubles, find, of_register, of_withdrawn};
use super::stopped::STOPPED;
use super::{
    Decision, Former, Note, PublishFault, Reason, Request, Respondent, Stop, StopReason, Wanted,
    note,
};
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

    /// Gives what was decided on the whole survey the rows of the file that was handed in.
    pub fn name_rows(&self, decision: &mut Decision) {
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
                given: None,
            });
        }
        let kept = request.wanted.kept_survey.as_deref();
        let updated = kept.and_then(|kept| read_update(kept, request.survey));
        let updated = updated.ok_or_else(|| vec![PublishFault::Stop(Stop::NoKeptSurvey)])?;
        Ok(Input {
            given: Some(updated.rows),
            reading: updated.reading,
            survey: Cow::Owned(updated.survey),
            older: updated.older,
            withdrawn: updated.withdrawn,
        })
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
    stops
        .iter_mut()
        .for_each(|stop| stop.name_rows(&|row| input.given(row)));
    // These have the rows of the file that was handed in already.
    stops.extend(of_withdrawn(&input.withdrawn, decision, &wanted.confirmed));
    stops
}

/// Lists that kept people out of the former publication, and are not given this time.
fn forgotten(request: &Request) -> Vec<Stop> {
    let wanted = request.wanted;
    let Some(reported) = request.former.reported() else {
        return Vec::new();
    };
    let register = reported.had_register && wanted.register.is_none() && !wanted.no_register;
    let outside = reported.had_outside
        && request.former.outside() > 0
        && wanted.outside.is_none()
        && !wanted.no_outside;
    let stopped = reported.had_stopped && wanted.stopped.people().is_none();
    let lists = [
        (register, OfficeList::Register),
        (outside, OfficeList::Outside),
        (stopped, OfficeList::Stopped),
    ];
    let lists = lists.into_iter().filter(|(is_forgotten, _)| *is_forgotten);
    lists.map(|(_, list)| Stop::Forgotten(list)).collect()
}

/// The answers of the former survey, where it was kept and can still be read.
pub(super) fn kept_answers(request: &Request) -> Vec<Answer> {
    let kept = request.wanted.kept_survey.as_deref().map(read);
    let kept = kept.filter(|reading| reading.faults.is_empty());
    kept.map_or_else(Vec::new, |reading| reading.answers)
}

/// Whether somebody does not want to be listed (any more), by the answer or by word to the office.
fn has_withdrawn(person: &Respondent) -> bool {
    matches!(
        person.left_out,
        Some(Reason::Declined | Reason::Stopped(StopReason::OwnWish))
    )
}

/// The survey to be kept: without what people answered who do not want to be listed.
pub(super) fn kept_survey(survey: &[u8], decision: &Decision) -> Vec<u8> {
    let people = decision.people.iter().filter(|one| has_withdrawn(one));
    let who: BTreeSet<_> = people
        .map(|one| one.answer.specialist.registration)
        .collect();
    let less = (!who.is_empty()).then(|| without_answers(survey, &who));
    less.flatten().unwrap_or_else(|| survey.to_vec())
}

/// The table of decisions to be kept: without texts of people where somebody does not want to be listed.
pub(super) fn kept_mapping(wanted: &Wanted, decision: &Decision) -> Option<Vec<u8>> {
    let mapping = wanted.mapping.as_deref()?;
    match decision.people.iter().any(has_withdrawn) {
        true => without_people(mapping),
        false => Some(mapping.to_vec()),
    }
}

/// Who does not want to be listed, and may stand in what is kept of former publications.
pub(super) fn withdrawn(
    former: Option<&List>,
    kept: &[Answer],
    decision: &Decision,
) -> Vec<RegistrationNumber> {
    let agreed = kept.iter().filter(|answer| answer.consents);
    let agreed: BTreeSet<_> = agreed
        .map(|answer| answer.specialist.registration)
        .collect();
    let people = decision.people.iter().filter(|one| has_withdrawn(one));
    let numbers = people.map(|one| one.answer.specialist.registration);
    let was_listed =
        |number: &RegistrationNumber| former.is_some_and(|list| list.position(*number).is_some());
    numbers
        .filter(|number| agreed.contains(number) || was_listed(number))
        .collect()
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
    if !input.older.is_empty() {
        notes.push(Note::Older(input.older.clone()));
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
        .iter_mut()
        .for_each(|note| note.name_rows(&|row| input.given(row)));
    notes
}
