//! Who leaves the list: whoever is named in the command, and whoever stands on 掲載停止.csv.

use std::collections::BTreeSet;

use super::source::Source;
use super::{Act, Changed, Person, PublishFault, UrgentFault, UrgentRequest};
use crate::publish::stop::OfficeList;
use crate::publish::{Changes, ListFault, Reason, Stop, StopReason, Stopped};
use activelist_model::expert::RegistrationNumber;

/// Who is not listed any more, with those who leave now; the office's file, where it gets more rows.
pub(super) fn stopped(
    request: &UrgentRequest,
    source: &Source,
) -> Result<(Stopped, Option<Vec<u8>>), Vec<PublishFault>> {
    let given = &request.wanted.stopped;
    let reported = request.former.report();
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
    let others = wanted.iter().filter_map(|number| {
        let (found, text) = given.reason(*number).filter(|_| is_listed(number))?;
        let is_other = StopReason::of(reason) != Some(found);
        is_other.then(|| UrgentFault::OtherReason(*number, text.to_string()))
    });
    let others = others.map(PublishFault::Urgent);
    let faults: Vec<PublishFault> = faults.chain(others).collect();
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

/// Everybody on 掲載停止.csv leaves the list.
pub(super) fn leave(changed: &mut Changed, stopped: &Stopped) {
    let census = &mut changed.list.census;
    let left = &mut changed.left;
    changed.list.specialists.retain(|one| {
        let Some((reason, text)) = stopped.reason(one.registration) else {
            return true;
        };
        match reason {
            StopReason::OwnWish => census.declined += 1,
            _ => census.outside += 1,
        }
        let label = Reason::Stopped(reason).label();
        left.insert(one.registration, format!("{label}（{text}）"));
        false
    });
}

/// Who leaves because of 掲載停止.csv without being named in the command.
pub(super) fn also_stopped(
    request: &UrgentRequest,
    changes: Option<&Changes>,
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
