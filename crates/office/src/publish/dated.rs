//! The days in a record: when a person answered, and when the office found the person in the register.

use super::edition::Edition;
use super::{Decision, Request};
use activelist_model::expert::{Date, Specialist};
use activelist_publication::List;

/// The register's part in a publication.
pub(super) struct Checked {
    /// The day for which everyone listed was looked up; none without a register.
    on: Option<Date>,
}

impl Checked {
    /// Nobody is said to have been looked up on a day that is still to come.
    pub fn of(request: &Request, edition: &Edition) -> Checked {
        let day = edition.published.min(request.today);
        Checked {
            on: request.wanted.register.as_ref().map(|_| day),
        }
    }
}

/// The listed people with their days.
///
/// A page of before cannot read a list that says them. So the day of the answer is only said once the list
/// says something else of the kind: an optional column, or that the register was looked into; and from then on
/// always.
pub(super) fn dated(
    mut people: Vec<Specialist>,
    decision: &Decision,
    former: Option<&List>,
    checked: &Checked,
) -> Vec<Specialist> {
    for person in &mut people {
        let before = former.and_then(|list| {
            let place = list.position(person.registration)?;
            list.specialists.get(place)
        });
        // What was looked up stays true of the same person where this time nobody looks.
        let before = before.filter(|before| before.name == person.name);
        let before = before.and_then(|before| before.registration_checked_on);
        person.registration_checked_on = match decision.by_office.get(&person.registration) {
            // The register was looked into, and says nothing: the office's own look counts, where it wrote the day.
            Some(looked) => looked.filter(|looked| Some(*looked) <= checked.on),
            None => checked.on.or(before),
        };
    }
    let is_said = people
        .iter()
        .any(|person| person.registration_checked_on.is_some() || person.availability.is_stated());
    let was_said = former.is_some_and(|list| {
        let mut people = list.specialists.iter();
        people.any(|person| person.answered_on.is_some())
    });
    if is_said || was_said {
        for person in &mut people {
            let respondent = decision.person(person.registration);
            person.answered_on = respondent.map(|one| one.answer.answered_at.date());
        }
    }
    people
}
