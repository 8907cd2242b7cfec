//! Who is listed: the latest answer of each person, and who is left out and why.

use std::collections::BTreeMap;

use super::outside::{Outside, OutsideNotice};
use crate::survey::{Answer, Column, Fault, FaultKind, Warning, WarningKind};
use activelist_model::expert::RegistrationNumber;
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
    /// Outside the list by the office's decision.
    Outside,
}

impl Reason {
    /// The reason as the report words it.
    pub const fn label(self) -> &'static str {
        match self {
            Reason::Declined => "掲載可否が「否」",
            Reason::Unable => "支援可能期間が「支援不可」",
            Reason::NoSkills => "スキルの34問がすべて未回答",
            Reason::Outside => "事務局の判断で対象外",
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
        for earlier in &answers {
            compare(earlier, &latest, &mut decision);
        }
        let census = &mut decision.census;
        census.repeats += answers.len() as u32;
        let outside = outside.and_then(|list| list.reason(latest.specialist.registration));
        let left_out = reason(&latest).or(outside.as_ref().map(|_| Reason::Outside));
        match left_out {
            Some(Reason::Declined) => census.declined += 1,
            Some(Reason::Unable) => census.unable += 1,
            Some(Reason::NoSkills) => census.no_skills += 1,
            Some(Reason::Outside) => census.outside += 1,
            None => {}
        }
        decision.people.push(Respondent {
            answer: latest,
            left_out,
            outside,
            replaced: answers.iter().map(|answer| answer.row).collect(),
        });
    }
    let number = |person: &Respondent| person.answer.specialist.registration;
    let answered = |wanted| {
        decision
            .people
            .binary_search_by_key(&wanted, number)
            .is_ok()
    };
    decision.notices = outside.map_or_else(Vec::new, |list| list.notices(answered));
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

fn compare(earlier: &Answer, latest: &Answer, decision: &mut Decision) {
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
            },
        });
    }
}
