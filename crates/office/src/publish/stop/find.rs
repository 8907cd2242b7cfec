//! Finds what stops a publication.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Double, OlderAnswer, Refusal, Stop};
use crate::publish::changes::{Person, blanked, why_left};
use crate::publish::confirmed::{Confirmed, Matter};
use crate::publish::eligibility::{Decision, Reason, Respondent};
use crate::publish::past::{Past, TakenBack};
use crate::publish::stopped::Stopped;
use crate::survey::{Answer, Withdrawn, fold, fold_ascii};
use activelist_model::expert::{RegistrationNumber, Specialist, Stated};
use activelist_publication::{Field, List};

/// So many people may leave without a word, and of a small list a tenth.
const MOST_LEAVERS: usize = 10;
/// From so many fields of a person that are blank now, hardly anybody meant it.
const BLANKS: usize = 5;

/// What is compared.
pub struct Compared<'a> {
    /// The former list.
    pub former: &'a List,
    /// The answers of the former survey, where it was kept.
    pub kept: &'a [Answer],
    /// What became of the new survey's answers.
    pub decision: &'a Decision,
    /// Who is not listed any more.
    pub stopped: &'a Stopped,
    /// What the office has looked at.
    pub confirmed: &'a Confirmed,
    /// How many people leave, as the office says.
    pub leavers: Option<usize>,
    /// How many people go back to an older answer, as the office says.
    pub older: Option<usize>,
    /// What the reports of the last publications say of people.
    pub past: &'a Past,
    /// Whether only some people answered: then a field is blank where a cell says so, or an answer file was emptied.
    pub is_update: bool,
}

/// Everything that is hardly meant in comparison with the former list.
pub fn find(compared: &Compared) -> Vec<Stop> {
    let mut stops: Vec<Stop> = leavers(compared).into_iter().collect();
    let former = &compared.former.specialists;
    let listed: BTreeMap<_, _> = former.iter().map(|one| (one.registration, one)).collect();
    let kept = latest(compared.kept);
    let older = older(compared, &listed, &kept);
    let is_said = compared.older.unwrap_or(0) == older.len();
    // What else is different of these people comes of the older answer: it is asked about once that is meant.
    let waiting: BTreeSet<RegistrationNumber> = match is_said {
        true => BTreeSet::new(),
        false => older.iter().map(|one| one.person.number).collect(),
    };
    if !is_said {
        let (people, said) = (older, compared.older);
        stops.push(Stop::Older { people, said });
    }
    for person in &compared.decision.people {
        let number = person.answer.specialist.registration;
        if waiting.contains(&number) {
            continue;
        }
        let listed = listed.get(&number).copied();
        let known = listed.or_else(|| kept.get(&number).map(|answer| &answer.specialist));
        if let Some(old) = known {
            stops.extend(name(compared, old, person));
        }
        // Another address takes over a listing, or ends it. It does neither where somebody was not listed and is not
        // listed now, nor where the office or the register ends the listing.
        let by_answer = matches!(
            person.left_out,
            Some(Reason::Declined | Reason::Unable | Reason::NoSkills)
        );
        let matters = person.left_out.is_none() || listed.is_some() && by_answer;
        if let Some(old) = known.filter(|_| matters) {
            let back = taken_back(compared, old, person);
            stops.extend(address(compared, old, person, &back));
            stops.extend(back.into_iter().map(|field| Stop::TakenBack {
                person: Person::of(old),
                row: person.answer.row,
                field,
            }));
        }
        stops.extend(consent(compared, kept.get(&number).copied(), person));
        if let Some(old) = listed {
            stops.extend(blanks(compared, old, person));
        }
    }
    stops.extend(doubles(compared.decision, compared.confirmed).map(Stop::Double));
    stops
}

fn leavers(compared: &Compared) -> Option<Stop> {
    let Compared {
        former, decision, ..
    } = compared;
    let listed = decision
        .listed()
        .map(|one| one.answer.specialist.registration);
    let listed: BTreeSet<RegistrationNumber> = listed.collect();
    let leaves = |one: &&Specialist| {
        let number = one.registration;
        !listed.contains(&number) && compared.stopped.reason(number).is_none()
    };
    let leaving = former.specialists.iter().filter(leaves);
    let leaving: Vec<(Person, String)> = leaving
        .map(|one| (Person::of(one), why_left(decision, one.registration)))
        .collect();
    let of = former.specialists.len();
    let found = leaving.len();
    let said = compared.leavers;
    let stops = said.map_or(is_many(found, of), |said| said != found);
    stops.then_some(Stop::Leavers { leaving, of, said })
}

/// Whether more people leave than happens by itself.
pub const fn is_many(leaving: usize, of: usize) -> bool {
    leaving > MOST_LEAVERS || leaving * 10 > of
}

/// Whose answer is older than the one of the former publication. People on the list of those who are not listed any more
/// are not among them.
fn older(
    compared: &Compared,
    listed: &BTreeMap<RegistrationNumber, &Specialist>,
    kept: &BTreeMap<RegistrationNumber, &Answer>,
) -> Vec<OlderAnswer> {
    // An update uses no older answer.
    let people = compared.decision.people.iter();
    let people = people.filter(|_| !compared.is_update);
    let older = people.filter_map(|person| {
        let specialist = &person.answer.specialist;
        let (number, now) = (specialist.registration, person.answer.answered_at);
        let before = match kept.get(&number) {
            Some(kept) => (kept.answered_at > now).then(|| kept.answered_at.to_string()),
            // Where the former survey is lost, the list may tell the day.
            None if compared.kept.is_empty() => {
                let day = listed.get(&number).and_then(|one| one.answered_on);
                let day = day.filter(|day| *day > now.date());
                day.map(|day| day.to_string())
            }
            None => None,
        };
        let before = before.filter(|_| compared.stopped.reason(number).is_none())?;
        Some(OlderAnswer {
            person: Person::of(specialist),
            before,
            now: now.to_string(),
        })
    });
    older.collect()
}

/// What of a listed person goes back to what it was before a correction.
fn taken_back(compared: &Compared, old: &Specialist, person: &Respondent) -> Vec<TakenBack> {
    match person.left_out {
        None => compared.past.taken_back(old, &person.answer),
        Some(_) => Vec::new(),
    }
}

/// The latest answer of each person.
pub fn latest(answers: &[Answer]) -> BTreeMap<RegistrationNumber, &Answer> {
    let mut latest: BTreeMap<RegistrationNumber, &Answer> = BTreeMap::new();
    for answer in answers {
        let number = answer.specialist.registration;
        let at = |answer: &Answer| (answer.answered_at, answer.row);
        if latest
            .get(&number)
            .is_none_or(|other| at(other) < at(answer))
        {
            latest.insert(number, answer);
        }
    }
    latest
}

/// Whether a known number comes with another name, be the person listed or not: an answer under a wrong number is
/// kept, and is what the next answers are added to.
fn name(compared: &Compared, old: &Specialist, person: &Respondent) -> Option<Stop> {
    let new = &person.answer.specialist;
    // What goes back to what it was before a correction is known, and is asked about as that.
    if is_back(&taken_back(compared, old, person), Field::Name) {
        return None;
    }
    let verdict = || {
        compared
            .confirmed
            .verdict(new.registration, Matter::Name, &new.name)
    };
    (fold(&old.name) != fold(&new.name) && verdict().is_none()).then(|| Stop::Name {
        person: Person::of(old),
        row: person.answer.row,
        new: new.name.clone(),
    })
}

/// Whether a field is among those that go back.
fn is_back(back: &[TakenBack], field: Field) -> bool {
    back.iter().any(|one| one.what == field.column())
}

/// Whether a known number comes with another mail address.
fn address(
    compared: &Compared,
    old: &Specialist,
    person: &Respondent,
    back: &[TakenBack],
) -> Option<Stop> {
    let new = &person.answer.specialist;
    let (before, now) = (mail(old), mail(new));
    // Without an address before, nobody's is taken over; without one now, a field is blank.
    let is_other = !before.is_empty() && !now.is_empty() && plain(before) != plain(now);
    let is_other = is_other && !is_back(back, Field::Mail);
    let verdict = || {
        compared
            .confirmed
            .verdict(new.registration, Matter::Mail, now)
    };
    (is_other && verdict().is_none()).then(|| Stop::Mail {
        person: Person::of(old),
        row: person.answer.row,
        old: before.to_string(),
        new: now.to_string(),
    })
}

/// Whether somebody is to be listed who is not by the copy of the former survey. A person may change that, yet a statement
/// about many people, or a form that asks for something else, must not.
fn consent(compared: &Compared, kept: Option<&Answer>, person: &Respondent) -> Option<Stop> {
    let declined = kept.filter(|kept| !kept.consents && person.left_out.is_none())?;
    let (row, number) = (person.answer.row, person.answer.specialist.registration);
    let at = person.answer.answered_at.to_string();
    let verdict = compared.confirmed.verdict(number, Matter::Consent, &at);
    let is_same = declined.answered_at == person.answer.answered_at;
    let declined = match compared.past.has_left_by_wish(number) {
        true => Refusal::Wish { is_same },
        false if is_same => Refusal::SameAnswer,
        false => Refusal::Declined(declined.answered_at.to_string()),
    };
    verdict.is_none().then(|| Stop::Consent {
        person: Person::of(&person.answer.specialist),
        row,
        at: at.clone(),
        declined,
    })
}

/// Who declined in an answer that arrives late, and is listed by a later one.
pub fn of_withdrawn(
    withdrawn: &[Withdrawn],
    decision: &Decision,
    confirmed: &Confirmed,
) -> Vec<Stop> {
    let stop = |one: &Withdrawn| {
        let person = decision.person(one.number)?;
        let declined = one.at.to_string();
        let verdict = confirmed.verdict(one.number, Matter::Consent, &declined);
        let is_open = person.left_out.is_none() && verdict.is_none();
        is_open.then(|| Stop::Withdrawn {
            person: Person::of(&person.answer.specialist),
            row: one.row,
            declined,
            later: one.later.to_string(),
        })
    };
    withdrawn.iter().filter_map(stop).collect()
}

fn blanks(compared: &Compared, old: &Specialist, person: &Respondent) -> Option<Stop> {
    // Who declines or cannot give support leaves anyway.
    if !matches!(person.left_out, None | Some(Reason::NoSkills)) {
        return None;
    }
    let (row, at) = (person.answer.row, person.answer.answered_at.to_string());
    let columns = blanked(old, &person.answer.specialist);
    let confirmed = compared.confirmed;
    let is_new = || {
        confirmed
            .verdict(old.registration, Matter::Blanks, &at)
            .is_none()
    };
    (columns.len() >= BLANKS && is_new()).then(|| Stop::Blanks {
        person: Person::of(old),
        row,
        at: at.clone(),
        columns,
        is_update: compared.is_update,
    })
}

/// People under two numbers, by their mail address or their name and municipality, where one of them is listed.
pub fn doubles<'a>(
    decision: &'a Decision,
    confirmed: &'a Confirmed,
) -> impl Iterator<Item = Double> + 'a {
    let pairs = SAME.into_iter().flat_map(|matter| {
        let pairs = grouped(decision, |one| same_key(matter, one));
        pairs.into_iter().map(move |pair| (matter, pair))
    });
    let doubles = pairs.map(|(matter, (one, other, same))| {
        let person = |one: &Respondent| Person::of(&one.answer.specialist);
        Double {
            people: [person(one), person(other)],
            rows: [one.answer.row, other.answer.row],
            matter,
            same,
        }
    });
    doubles.filter(|double| {
        let [one, other] = [0, 1].map(|place| double.people[place].number);
        !is_confirmed(confirmed, double.matter, one, other)
    })
}

/// What two numbers of one person have in common.
pub const SAME: [Matter; 2] = [Matter::SameMail, Matter::SameName];

/// By what people are compared, and the same as it is shown; none where there is nothing to compare.
pub fn same_key(matter: Matter, one: &Specialist) -> Option<(String, String)> {
    if matter == Matter::SameMail {
        let mail = mail(one);
        return (!mail.is_empty()).then(|| (plain(mail), mail.to_string()));
    }
    let place = &one.municipality;
    let home = one.home.map_or("", |home| home.label());
    let key = format!("{}\n{home}\n{}", fold(&one.name), fold(place));
    (!place.is_empty()).then(|| (key, format!("{} {home}{place}", one.name)))
}

/// Whether the office has confirmed two numbers, from either side.
pub fn is_confirmed(
    confirmed: &Confirmed,
    matter: Matter,
    one: RegistrationNumber,
    other: RegistrationNumber,
) -> bool {
    let said = |one, other: RegistrationNumber| confirmed.verdict(one, matter, &other.to_string());
    said(one, other).or(said(other, one)).is_some()
}

/// Two people, and what is the same.
type Pair<'a> = (&'a Respondent, &'a Respondent, String);

/// The first listed one of each group with each other of it: a confirmation with somebody who is not listed says nothing
/// of two who are.
fn grouped(
    decision: &Decision,
    key: impl Fn(&Specialist) -> Option<(String, String)>,
) -> Vec<Pair<'_>> {
    let mut groups: BTreeMap<String, Vec<&Respondent>> = BTreeMap::new();
    for person in &decision.people {
        if let Some((key, _)) = key(&person.answer.specialist) {
            groups.entry(key).or_default().push(person);
        }
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        let Some(place) = group.iter().position(|one| one.left_out.is_none()) else {
            continue;
        };
        let Some(first) = group.get(place) else {
            continue;
        };
        let shown = key(&first.answer.specialist).map(|(_, shown)| shown);
        let shown = shown.unwrap_or_default();
        for (other_place, other) in group.iter().enumerate() {
            // The lower number comes first.
            match other_place.cmp(&place) {
                Ordering::Less => pairs.push((*other, *first, shown.clone())),
                Ordering::Equal => {}
                Ordering::Greater => pairs.push((*first, *other, shown.clone())),
            }
        }
    }
    pairs
}

/// Whom the register leaves in doubt.
pub fn of_register(decision: &Decision) -> Vec<Stop> {
    let doubts = decision.doubts.iter();
    let stops = doubts.filter_map(|(place, doubt)| {
        let person = decision.people.get(*place)?;
        Some(Stop::Register {
            person: Person::of(&person.answer.specialist),
            doubt: doubt.clone(),
        })
    });
    stops.collect()
}

fn mail(specialist: &Specialist) -> &str {
    specialist.mail.as_ref().map_or("", Stated::text)
}

fn plain(mail: &str) -> String {
    fold_ascii(mail).to_lowercase()
}
