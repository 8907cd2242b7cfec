//! The listed people with their portraits, and portraits that the former list had and this one has not.

use std::collections::BTreeMap;

use super::{ChangedPhoto, Decision, Person, PhotoSource, Portrait, Request, Stop, portrait};
use crate::survey::Warning;
use activelist_model::expert::Specialist;
use activelist_publication::{Field, List};

/// So many portraits may be missing without a word, where they are not most of them.
const MOST_PHOTOS: usize = 10;

/// The listed people with their portraits.
#[derive(Default)]
pub(super) struct Listed {
    pub specialists: Vec<Specialist>,
    /// Each once, by name.
    pub portraits: Vec<Portrait>,
    /// Photos that are not as they were handed in.
    pub changed: Vec<ChangedPhoto>,
}

/// The listed people with their portraits. Photos of people left out are not even read.
pub(super) fn listed(
    decision: &Decision,
    photos: Option<PhotoSource>,
    warnings: &mut Vec<Warning>,
) -> Listed {
    let mut portraits = BTreeMap::new();
    let mut listed = Listed::default();
    for person in decision.listed() {
        let mut specialist = person.answer.specialist.clone();
        let (row, file) = (person.answer.row, &person.answer.photo);
        if !file.is_empty() {
            match portrait(photos, file) {
                Ok((found, change)) => {
                    specialist.photo = Some(found.name.clone());
                    portraits.insert(found.name.to_string(), found);
                    let file = file.clone();
                    listed.changed.push(ChangedPhoto { row, file, change });
                }
                Err(kind) => warnings.push(Warning {
                    row: Some(row),
                    column: Field::Photo.column().to_string(),
                    found: file.clone(),
                    kind,
                }),
            }
        }
        listed.specialists.push(specialist);
    }
    listed.changed.retain(|photo| !photo.change.is_none());
    listed.changed.sort_by_key(|photo| photo.row);
    listed.portraits = portraits.into_values().collect();
    listed
}

/// Whose portraits the former list had and this one would not, where they are too many to be each person's wish: a wrong
/// folder, files by other names, a column that is blank or gone.
pub(super) fn lost_photos(
    request: &Request,
    former: &List,
    decision: &Decision,
    people: &[Specialist],
) -> Option<Stop> {
    let before = |one: &&Specialist| {
        let place = former.position(one.registration);
        let before = place.and_then(|place| former.specialists.get(place));
        before.is_some_and(|before| before.photo.is_some())
    };
    let had: Vec<&Specialist> = people.iter().filter(before).collect();
    let lost = had.iter().filter(|one| one.photo.is_none());
    let lost: Vec<(Person, String)> = lost
        .map(|one| {
            let respondent = decision.person(one.registration);
            let file = respondent.map(|one| one.answer.photo.clone());
            (Person::of(one), file.unwrap_or_default())
        })
        .collect();
    // One person who names no photo any more may have meant that.
    let is_wish = matches!(lost.as_slice(), [(_, file)] if file.is_empty());
    let are_many = lost.len() > MOST_PHOTOS || lost.len() * 2 > had.len();
    let stops = are_many && !is_wish && !request.wanted.no_photos;
    stops.then_some(Stop::LostPhotos {
        of: had.len(),
        lost,
    })
}
