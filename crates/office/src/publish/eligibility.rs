//! Who is listed: the latest answer of each person, and who is left out and why.

use std::collections::BTreeMap;

use super::confirmed::Confirmed;
use super::outside::{Outside, OutsideNotice};
use super::register::{Register, RegisterDoubt, Standing};
use super::stopped::{StopReason, Stopped};
use crate::survey::{Answer, Column, Fault, FaultKind, Warning, WarningKind};
use activelist_model::expert::{Date, RegistrationNumber};
use activelist_publication::Census;

/// Why a person is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// 掲載可否 is 否.
    Declined,
    /// 支援可能期間 is 支援不可.
    Unable,
    /// None of the 34 skill questions is answered.
    NoSkills,
    /// On the office's list of people who are not listed any more.
    Stopped(StopReason),
    /// Outside the list by the office's decision.
    Outside,
    /// The registration has lapsed.
    Lapsed,
    /// The registration was cancelled.
    Cancelled,
    /// The register leaves a doubt, and the office decided to leave the person out.
    Unconfirmed,
}

impl Reason {
    /// The reason as the report words it.
    pub const fn label(self) -> &'static str {
        match self {
            Reason::Declined => "掲載可否が「否」",
            Reason::Unable => "支援可能期間が「支援不可」",
            Reason::NoSkills => "スキルの34問がすべて未回答",
            Reason::Stopped(_) => "掲載停止",
            Reason::Outside => "事務局の判断で対象外",
            Reason::Lapsed => "登録の更新期限切れ",
            Reason::Cancelled => "登録の取消",
            Reason::Unconfirmed => "登録簿で確かめられないため掲載しない",
        }
    }
}

/// A person: the answer that counts, and what became of it.
#[derive(Clone, Debug)]
pub struct Respondent {
    /// The latest answer.
    pub answer: Answer,
    /// Why the person is left out; none: listed.
    pub left_out: Option<Reason>,
    /// Why the office holds the person to be outside the list; none: it does not.
    pub outside: Option<String>,
    /// More on the reason, from the office's lists and the register; empty where there is nothing.
    pub detail: String,
    /// Rows of earlier answers, which the latest replaces.
    pub replaced: Vec<usize>,
}

/// What became of the survey's answers.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// Everyone who answered, by registration number.
    pub people: Vec<Respondent>,
    /// The same in figures.
    pub census: Census,
    /// Persons whose latest answer can't be told.
    pub faults: Vec<Fault>,
    /// Persons whose name changed.
    pub warnings: Vec<Warning>,
    /// What should be looked at in the office's list of those outside.
    pub notices: Vec<OutsideNotice>,
    /// Whom the register leaves in doubt, by position in `people`. They count as listed.
    pub doubts: Vec<(usize, RegisterDoubt)>,
    /// Who is listed by the word of the office, as the register does not say that the registration holds, and when the
    /// office looked.
    pub by_office: BTreeMap<RegistrationNumber, Option<Date>>,
    /// Why the office's lists leave somebody out who has not answered.
    pub absent: BTreeMap<RegistrationNumber, String>,
}

impl Decision {
    /// The person of a number.
    pub fn person(&self, number: RegistrationNumber) -> Option<&Respondent> {
        let of = |person: &Respondent| person.answer.specialist.registration;
        let place = self.people.binary_search_by_key(&number, of).ok()?;
        self.people.get(place)
    }

    /// How many people are left out, by why.
    pub fn left_out(&self) -> LeftOut {
        LeftOut::of(&self.people)
    }

    /// Everyone who is listed.
    pub fn listed(&self) -> impl Iterator<Item = &Respondent> {
        let people = self.people.iter();
        people.filter(|person| person.left_out.is_none())
    }
}

/// People who are left out, as the office counts them. The published figures have fewer kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Whose skill questions are all unanswered.
    pub no_skills: u32,
    /// Who cannot give support.
    pub unable: u32,
    /// Who declined.
    pub declined: u32,
    /// On the office's list of people who are not listed any more.
    pub stopped: u32,
    /// Outside the list by the office's decision.
    pub outside: u32,
    /// Whose registration has lapsed, was cancelled or cannot be told.
    pub registration: u32,
}

impl LeftOut {
    fn of(people: &[Respondent]) -> LeftOut {
        let mut counted = LeftOut::default();
        for reason in people.iter().filter_map(|person| person.left_out) {
            let count = match reason {
                Reason::Declined => &mut counted.declined,
                Reason::Unable => &mut counted.unable,
                Reason::NoSkills => &mut counted.no_skills,
                Reason::Stopped(_) => &mut counted.stopped,
                Reason::Outside => &mut counted.outside,
                Reason::Lapsed | Reason::Cancelled | Reason::Unconfirmed => {
                    &mut counted.registration
                }
            };
            *count += 1;
        }
        counted
    }
}

impl Respondent {
    /// Why the person is left out, in one line; none: listed.
    pub fn why(&self) -> Option<String> {
        Some(said(self.left_out?, &self.detail))
    }
}

fn said(reason: Reason, detail: &str) -> String {
    match (reason.label(), detail) {
        (label, "") => label.to_string(),
        (label, detail) => format!("{label}（{detail}）"),
    }
}

/// What the office has decided beside the survey, and the day for which it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Who is outside the list.
    pub outside: Option<&'a Outside>,
    /// Who is not listed any more.
    pub stopped: &'a Stopped,
    /// Who is registered.
    pub register: Option<&'a Register>,
    /// What the office has looked at.
    pub confirmed: &'a Confirmed,
    /// The day of publication.
    pub day: Date,
}

/// Takes the latest answer of each person, by 回答日時, and decides who is listed.
///
/// Of answers with one time the later row counts if they say the same; if they differ, and no
/// later answer settles the matter, it is a fault.
pub fn decide(answers: Vec<Answer>) -> Decision {
    decide_within(answers, None)
}

/// The same, without those whom the office holds to be outside the list. Who would not be listed
/// anyway keeps that reason.
pub fn decide_within(answers: Vec<Answer>, outside: Option<&Outside>) -> Decision {
    decide_by(
        answers,
        &Rules {
            outside,
            stopped: &Stopped::default(),
            register: None,
            confirmed: &Confirmed::default(),
            day: Date::default(),
        },
    )
}

/// The same, by everything that the office has decided.
pub fn decide_by(answers: Vec<Answer>, rules: &Rules) -> Decision {
    let mut decision = Decision::default();
    decision.census.answers = answers.len() as u32;
    let mut by_number: BTreeMap<RegistrationNumber, Vec<Answer>> = BTreeMap::new();
    for answer in answers {
        by_number
            .entry(answer.specialist.registration)
            .or_default()
            .push(answer);
    }
    for mut answers in by_number.into_values() {
        answers.sort_by_key(|answer| (answer.answered_at, answer.row));
        let Some(latest) = answers.pop() else {
            continue;
        };
        let number = latest.specialist.registration;
        let outside = rules.outside.and_then(|list| list.reason(number));
        let by_office = || of_office(number, outside.is_some(), rules);
        let (left_out, detail) = match reason(&latest) {
            Some(reason) => (Some(reason), String::new()),
            None => match by_office() {
                Some((reason, detail)) => (Some(reason), detail),
                None => of_register(&latest, rules, &mut decision),
            },
        };
        for earlier in &answers {
            compare(earlier, &latest, left_out.is_none(), &mut decision);
        }
        let census = &mut decision.census;
        census.repeats += answers.len() as u32;
        match left_out {
            Some(Reason::Declined | Reason::Stopped(StopReason::OwnWish)) => census.declined += 1,
            Some(Reason::Unable) => census.unable += 1,
            Some(Reason::NoSkills) => census.no_skills += 1,
            Some(
                Reason::Outside
                | Reason::Stopped(_)
                | Reason::Lapsed
                | Reason::Cancelled
                | Reason::Unconfirmed,
            ) => census.outside += 1,
            None => {}
        }
        decision.people.push(Respondent {
            answer: latest,
            left_out,
            outside,
            detail,
            replaced: answers.iter().map(|answer| answer.row).collect(),
        });
    }
    let outside = rules.outside.into_iter().flat_map(Outside::numbers);
    let numbers = rules.stopped.numbers().chain(outside);
    let absent = numbers.filter(|number| decision.person(*number).is_none());
    let absent = absent.filter_map(|number| {
        let (reason, detail) = of_office(number, true, rules)?;
        Some((number, said(reason, &detail)))
    });
    decision.absent = absent.collect();
    let answered = |wanted| decision.person(wanted).is_some();
    decision.notices = rules
        .outside
        .map_or_else(Vec::new, |list| list.notices(answered));
    decision
}

/// The first reason that holds: who declined is not asked for more.
fn reason(answer: &Answer) -> Option<Reason> {
    if !answer.consents {
        Some(Reason::Declined)
    } else if answer.unable.is_some() {
        Some(Reason::Unable)
    } else if answer.specialist.answers.answered() == 0 {
        Some(Reason::NoSkills)
    } else {
        None
    }
}

/// Why the office's own lists leave a person out, with what they say.
fn of_office(
    number: RegistrationNumber,
    is_outside: bool,
    rules: &Rules,
) -> Option<(Reason, String)> {
    if let Some((reason, text)) = rules.stopped.reason(number) {
        return Some((Reason::Stopped(reason), text.to_string()));
    }
    is_outside.then(|| (Reason::Outside, String::new()))
}

/// Why the register leaves a person out. A doubt is noted, and the person counts as listed.
fn of_register(
    answer: &Answer,
    rules: &Rules,
    decision: &mut Decision,
) -> (Option<Reason>, String) {
    let Some(register) = rules.register else {
        return (None, String::new());
    };
    let specialist = &answer.specialist;
    let (number, name) = (specialist.registration, specialist.name.as_str());
    match register.standing(number, name, rules.day, rules.confirmed) {
        Standing::Good => (None, String::new()),
        Standing::Confirmed(on) => {
            decision.by_office.insert(number, on);
            (None, String::new())
        }
        Standing::Lapsed(until) => (Some(Reason::Lapsed), format!("更新期限{until}")),
        Standing::Cancelled(from) => {
            let detail = from.map_or_else(String::new, |from| from.to_string());
            (Some(Reason::Cancelled), detail)
        }
        Standing::LeftOut(doubt) => (Some(Reason::Unconfirmed), doubt.said().to_string()),
        Standing::Doubtful(doubt) => {
            let place = decision.people.len();
            decision.doubts.push((place, doubt));
            (None, String::new())
        }
    }
}

fn compare(earlier: &Answer, latest: &Answer, is_listed: bool, decision: &mut Decision) {
    if earlier.answered_at == latest.answered_at && !earlier.says_the_same(latest) {
        decision.faults.push(Fault {
            row: Some(latest.row),
            column: Column::AnsweredAt.header(),
            found: latest.answered_at.to_string(),
            kind: FaultKind::Tie { other: earlier.row },
        });
    }
    let (old, new) = (&earlier.specialist.name, &latest.specialist.name);
    if old != new {
        decision.warnings.push(Warning {
            row: Some(latest.row),
            column: "氏名".into(),
            found: new.clone(),
            kind: WarningKind::NameDiffers {
                other: earlier.row,
                name: old.clone(),
                is_listed,
            },
        });
    }
}
