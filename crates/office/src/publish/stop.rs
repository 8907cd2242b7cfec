//! What stops a publication although every cell of the survey can be read: what hardly anybody meant.

mod find;
mod say;
#[cfg(test)]
mod tests;

pub(super) use find::{
    Compared, SAME, doubles, find, is_confirmed, is_many, latest, of_register, of_withdrawn,
    same_key,
};
pub(super) use say::say_double;
pub use say::say_stops;

use super::changes::Person;
use super::confirmed::{Matter, ToConfirm};
use super::past::TakenBack;
use super::register::RegisterDoubt;

/// Why a publication stops until the office has looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// More people leave than happens by itself, or another number than the office said.
    Leavers {
        /// Who leaves, and why. People on the list of those who are not listed any more are not among them.
        leaving: Vec<(Person, String)>,
        /// People in the former list.
        of: usize,
        /// The number that the office said.
        said: Option<usize>,
    },
    /// Filled fields of a listed person are blank now.
    Blanks {
        /// Who.
        person: Person,
        /// Row of the answer.
        row: usize,
        /// When it was given.
        at: String,
        /// The columns.
        columns: Vec<String>,
        /// Whether only some people answered: then somebody said so of each.
        is_update: bool,
    },
    /// A known number with another name.
    Name {
        /// Who it was.
        person: Person,
        /// Row of the answer.
        row: usize,
        /// The name now.
        new: String,
    },
    /// A known number with another mail address.
    Mail {
        /// Who it was.
        person: Person,
        /// Row of the answer.
        row: usize,
        /// The address before.
        old: String,
        /// The address now.
        new: String,
    },
    /// Answers that are older than those of the former publication, or another number of them than the office said.
    Older {
        /// Whose.
        people: Vec<OlderAnswer>,
        /// The number that the office said.
        said: Option<usize>,
    },
    /// A correction would be taken back by an answer that is not newer.
    TakenBack {
        /// Whose.
        person: Person,
        /// Row of the answer.
        row: usize,
        /// What goes back.
        field: TakenBack,
    },
    /// Who is not to be listed by the copy of the former survey is to be listed.
    Consent {
        /// Who.
        person: Person,
        /// Row of the answer that consents.
        row: usize,
        /// When it was given.
        at: String,
        /// What is known of that.
        declined: Refusal,
    },
    /// Somebody declined in an answer of the update that is older than the one that is used.
    Withdrawn {
        /// Who.
        person: Person,
        /// Row of the answer that declines.
        row: usize,
        /// When it was given.
        declined: String,
        /// When the answer was given that is used.
        later: String,
    },
    /// Two numbers that seem to be of one person.
    Double(Double),
    /// The former list had photos, and this time no folder of photos was given.
    Photos {
        /// How many.
        former: usize,
    },
    /// Portraits of the former list are not in this one.
    LostPhotos {
        /// Whose, with the file that the survey names; empty where it names none.
        lost: Vec<(Person, String)>,
        /// How many of the people who are listed had one.
        of: usize,
    },
    /// A list that the office used last time is not given this time: people whom it left out would come back.
    Forgotten(OfficeList),
    /// The register leaves a doubt.
    Register {
        /// Who.
        person: Person,
        /// What.
        doubt: RegisterDoubt,
    },
    /// Only some people answered, and the survey to which that is to be added is not there.
    NoKeptSurvey,
    /// Only some people answered, and nothing of it is newer than what is published.
    NothingNew {
        /// Rows that are older than the answer before.
        older: Vec<usize>,
        /// Rows that say the same under the same time.
        same: Vec<usize>,
    },
}

/// An answer that is older than the one of the former publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OlderAnswer {
    /// Whose.
    pub person: Person,
    /// When the answer of the former publication was given; its day, where only that is known.
    pub before: String,
    /// When this one was.
    pub now: String,
}

/// What is known of somebody who is not to be listed by the copy of the former survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Answered 否, at this time.
    Declined(String),
    /// The copy says so of this very answer: it may have said 否, and what the person answered may have been erased.
    SameAnswer,
    /// Asked the office not to be listed; whether the answer is the one from before that.
    Wish {
        /// It is.
        is_same: bool,
    },
}

/// A list that keeps people out of the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeList {
    /// The register of specialists.
    Register,
    /// The people who are outside the list by the office's decision.
    Outside,
    /// The people who are not listed any more.
    Stopped,
}

/// Two numbers that seem to be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// The people, the lower number first.
    pub people: [Person; 2],
    /// Rows of their answers.
    pub rows: [usize; 2],
    /// [`Matter::SameMail`] or [`Matter::SameName`].
    pub matter: Matter,
    /// What is the same.
    pub same: String,
}

impl Stop {
    /// The row with which the office answers it; none where an option of the command does.
    pub fn to_confirm(&self) -> Option<ToConfirm> {
        let (person, matter, content) = match self {
            Stop::Blanks { person, at, .. } => (person, Matter::Blanks, at.clone()),
            Stop::Consent { person, at, .. } => (person, Matter::Consent, at.clone()),
            Stop::Withdrawn {
                person, declined, ..
            } => (person, Matter::Consent, declined.clone()),
            Stop::Name { person, new, .. } => (person, Matter::Name, new.clone()),
            Stop::Mail { person, new, .. } => (person, Matter::Mail, new.clone()),
            Stop::Double(double) => {
                let [person, other] = &double.people;
                (person, double.matter, other.number.to_string())
            }
            Stop::Register { person, doubt } => (person, doubt.matter(), doubt.content()),
            Stop::Leavers { .. }
            | Stop::Photos { .. }
            | Stop::LostPhotos { .. }
            | Stop::Forgotten(_)
            | Stop::Older { .. }
            | Stop::TakenBack { .. }
            | Stop::NothingNew { .. }
            | Stop::NoKeptSurvey => return None,
        };
        Some(ToConfirm {
            number: person.number,
            name: person.name.clone(),
            matter,
            content,
        })
    }
}
