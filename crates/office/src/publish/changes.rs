//! What is different from the former list: who is new, who has left and why, and each field and mark that changed.

use std::collections::BTreeMap;

use super::eligibility::{Decision, Respondent};
use super::stop::latest;
use crate::survey::{Answer, Column, cell_of};
use activelist_model::catalog::{Area, Menu};
use activelist_model::expert::{Date, RegistrationNumber, Specialist, rate};
use activelist_publication::{Field, List};

/// What is different from the former list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Number of the former list.
    pub serial: u64,
    /// People in the former list.
    pub people: usize,
    /// Who is listed and was not.
    pub joined: Vec<Person>,
    /// Who was listed and is not, with the reason.
    pub left: Vec<(Person, String)>,
    /// Who is listed as before, with something changed.
    pub changed: Vec<(Person, Vec<FieldChange>)>,
    /// Who is listed as before and has answered again without a change, with the day of that answer.
    pub renewed: Vec<(Person, Date)>,
}

/// A person by number and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// 登録番号.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
}

/// A field or a mark that changed. Empty texts stand for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The column, or the mark.
    pub what: String,
    /// In the former list.
    pub old: String,
    /// In this one.
    pub new: String,
}

impl Person {
    /// The person of a record.
    pub(super) fn of(specialist: &Specialist) -> Person {
        Person {
            number: specialist.registration,
            name: specialist.name.clone(),
        }
    }
}

/// Why somebody who was listed is not in a survey at all.
pub(super) const NO_ANSWER: &str = "調査ファイルに回答がありません";

/// Compares two lists. `decision` tells why somebody is not listed.
pub fn compare(former: &List, list: &List, decision: &Decision) -> Changes {
    let mut changes = Changes {
        serial: former.serial,
        people: former.specialists.len(),
        ..Changes::default()
    };
    let before = by_number(&former.specialists);
    let now = by_number(&list.specialists);
    for (number, specialist) in &now {
        let person = Person::of(specialist);
        let Some(old) = before.get(number) else {
            changes.joined.push(person);
            continue;
        };
        let mut fields = field_changes(old, specialist);
        fields.extend(photo_change(old, specialist));
        fields.extend(mark_changes(old, specialist));
        if !fields.is_empty() {
            changes.changed.push((person, fields));
        }
    }
    for (number, specialist) in &before {
        if !now.contains_key(number) {
            let why = why_left(decision, *number);
            changes.left.push((Person::of(specialist), why));
        }
    }
    changes
}

/// Who is listed without a change and has answered on a later day than in the former survey.
pub(super) fn renewed(
    former: &List,
    list: &List,
    decision: &Decision,
    kept: &[Answer],
) -> Vec<(Person, Date)> {
    let before = by_number(&former.specialists);
    let kept = latest(kept);
    let people = list.specialists.iter().filter_map(|one| {
        let number = one.registration;
        let day = decision.person(number)?.answer.answered_at.date();
        let is_later = kept.get(&number)?.answered_at.date() < day;
        let old = before.get(&number).filter(|_| is_later)?;
        let is_same = field_changes(old, one).is_empty() && photo_change(old, one).is_none();
        is_same.then(|| (Person::of(one), day))
    });
    people.collect()
}

/// Why somebody who was listed is not any more.
pub(super) fn why_left(decision: &Decision, number: RegistrationNumber) -> String {
    let person = decision.person(number);
    let why = person.and_then(Respondent::why);
    // Without an answer, the office's lists may say why.
    let why = why.or_else(|| decision.absent.get(&number).cloned());
    why.unwrap_or_else(|| NO_ANSWER.to_string())
}

fn by_number(people: &[Specialist]) -> BTreeMap<RegistrationNumber, &Specialist> {
    let pairs = people.iter().map(|person| (person.registration, person));
    pairs.collect()
}

/// The columns in which two records differ.
pub(super) fn field_changes(old: &Specialist, new: &Specialist) -> Vec<FieldChange> {
    // Most people of a large list are as they were, and each has more than eighty columns.
    if old == new {
        return Vec::new();
    }
    let changes = Column::all().filter_map(|column| {
        let (old, new) = (cell_of(old, column), cell_of(new, column));
        let what = column.header();
        (old != new).then_some(FieldChange { what, old, new })
    });
    changes.collect()
}

/// The columns that were filled and are blank.
pub(super) fn blanked(old: &Specialist, new: &Specialist) -> Vec<String> {
    let changes = field_changes(old, new).into_iter();
    let blank = changes.filter(|change| change.new.is_empty());
    blank.map(|change| change.what).collect()
}

/// A photo by its kind of change: its name is a hash that says nothing to a person.
fn photo_change(old: &Specialist, new: &Specialist) -> Option<FieldChange> {
    let (old, new) = match (&old.photo, &new.photo) {
        (old, new) if old == new => return None,
        (None, _) => ("", "写真あり"),
        (_, None) => ("写真あり", ""),
        _ => ("写真あり", "別の写真"),
    };
    Some(FieldChange {
        what: Field::Photo.column().to_string(),
        old: old.to_string(),
        new: new.to_string(),
    })
}

/// The marks of the six areas, and that of the menu which no area decides.
fn mark_changes(old: &Specialist, new: &Specialist) -> Vec<FieldChange> {
    let (before, now) = (rate(old), rate(new));
    let areas = Area::ALL.map(|area| {
        let what = format!("評価{}", area.id());
        (what, before.area(area), now.area(area))
    });
    let audit = Menu::AUDIT;
    let what = format!("評価 支援メニュー{}", audit.number());
    let audit = [(what, before.menu(audit), now.menu(audit))];
    let all = areas.into_iter().chain(audit);
    let changed = all.filter(|(_, old, new)| old != new);
    let change = changed.map(|(what, old, new)| FieldChange {
        what,
        old: old.sign().to_string(),
        new: new.sign().to_string(),
    });
    change.collect()
}

#[cfg(test)]
mod tests;
