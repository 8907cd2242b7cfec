//! Corrections that give somebody the mail address, or the name and municipality, of another listed person.

use std::collections::BTreeMap;

use crate::publish::changes::Person;
use crate::publish::confirmed::{Confirmed, Matter};
use crate::publish::stop::{SAME, is_confirmed, same_key};
use activelist_model::expert::Specialist;
use activelist_publication::List;

/// Two listed people who have the same by a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedDouble {
    /// Who was corrected.
    pub person: Person,
    /// Who has the same.
    pub other: Person,
    /// [`Matter::SameMail`] or [`Matter::SameName`].
    pub matter: Matter,
    /// What is the same.
    pub same: String,
}

/// What people have in common after a correction and had not before, until the office has confirmed it.
pub(super) fn doubled(before: &List, after: &List, confirmed: &Confirmed) -> Vec<CorrectedDouble> {
    SAME.into_iter()
        .flat_map(|matter| of_matter(matter, before, after, confirmed))
        .collect()
}

fn of_matter(
    matter: Matter,
    before: &List,
    after: &List,
    confirmed: &Confirmed,
) -> Vec<CorrectedDouble> {
    let key_before = |one: &Specialist| {
        let place = before.position(one.registration)?;
        same_key(matter, before.specialists.get(place)?).map(|(key, _)| key)
    };
    let mut groups: BTreeMap<String, Vec<&Specialist>> = BTreeMap::new();
    for one in &after.specialists {
        if let Some((key, _)) = same_key(matter, one) {
            groups.entry(key).or_default().push(one);
        }
    }
    let mut doubles: Vec<CorrectedDouble> = Vec::new();
    for one in &after.specialists {
        let Some((key, same)) = same_key(matter, one) else {
            continue;
        };
        if key_before(one).as_ref() == Some(&key) {
            continue;
        }
        for other in groups.get(&key).into_iter().flatten() {
            let is_same = other.registration == one.registration;
            let is_told = doubles.iter().any(|double| {
                let told = (double.person.number, double.other.number);
                told == (other.registration, one.registration)
            });
            let [first, second] = [one, *other].map(|one| one.registration);
            if is_same || is_told || is_confirmed(confirmed, matter, first, second) {
                continue;
            }
            doubles.push(CorrectedDouble {
                person: Person::of(one),
                other: Person::of(other),
                matter,
                same: same.clone(),
            });
        }
    }
    doubles
}
