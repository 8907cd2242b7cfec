//! Asking again those who have not answered for a long time.
//!
//! [`renewal`] takes the survey that the office has kept and a day, and returns everybody whose last answer is older than
//! so many days: with a prepared letter and the answer file from which the person starts, so that nothing that was
//! answered is asked again. Nobody is written to here.

mod letter;
mod signature;
mod table;
#[cfg(test)]
mod tests;

pub use letter::Letter;
pub use signature::{SignatureFault, read_signature, say_signature_fault};
pub use table::renewal_table;

use activelist_model::expert::{Date, RegistrationNumber, Stated};

use crate::answer::{AnswerFile, answer_file_name};
use crate::publish::{Confirmed, Decision, Outside, Reason, Respondent, Rules, Stopped, decide_by};
use crate::survey::{Answer, Fault, read};

/// Days after which somebody is asked again, unless the office wants others.
pub const RENEWAL_DAYS: u16 = 365;

/// Who is to be asked again, and in whose name.
pub struct RenewalRequest<'a> {
    /// The survey with everybody's answers.
    pub survey: &'a [u8],
    /// Who is not listed any more: nobody asks them.
    pub stopped: &'a Stopped,
    /// Who is outside the list by the office's decision: nobody asks them either.
    pub outside: Option<&'a Outside>,
    /// Today in Japan.
    pub today: Date,
    /// Who has answered this many days ago, or more, is asked.
    pub days: u16,
    /// Who publishes the list.
    pub office: &'a str,
    /// Who writes: office, person, telephone, in lines. Empty where the mail program adds it.
    pub signature: &'a str,
    /// By when people are to reply; none: nothing is said of it.
    pub reply_by: Option<Date>,
}

/// Who is asked again, and how many are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renewal {
    /// Those who are asked; whose answer is the oldest comes first.
    pub asked: Vec<Asked>,
    /// People whose answer is not old enough.
    pub recent: usize,
    /// People who have declined to be listed.
    pub declined: usize,
    /// People on the office's list of those who are not listed any more.
    pub stopped: usize,
    /// People outside the list by the office's decision.
    pub outside: usize,
}

/// Somebody who is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// 登録番号.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// The mail address; none where nobody knows one.
    pub mail: Option<String>,
    /// The day of the last answer.
    pub answered: Date,
    /// Days since then.
    pub days: i64,
    /// What is written.
    pub letter: Letter,
    /// The name of the answer file.
    pub file_name: String,
    /// The answer file: all that the person answered last.
    pub file: Vec<u8>,
}

/// Says who is to be asked again, or what is wrong in the survey.
pub fn renewal(request: &RenewalRequest<'_>) -> Result<Renewal, Vec<Fault>> {
    let reading = read(request.survey);
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let rules = Rules {
        outside: request.outside,
        stopped: request.stopped,
        register: None,
        confirmed: &Confirmed::default(),
        day: request.today,
    };
    let Decision { people, faults, .. } = decide_by(reading.answers, &rules);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut renewal = Renewal::default();
    for person in people {
        let Respondent {
            answer,
            left_out,
            outside,
            ..
        } = person;
        let days = request.today.epoch_days() - answer.answered_at.date().epoch_days();
        let number = answer.specialist.registration;
        match left_out {
            // Who is on the office's list may have declined as well, and is counted there.
            _ if request.stopped.reason(number).is_some() => renewal.stopped += 1,
            Some(Reason::Declined) => renewal.declined += 1,
            // Who cannot give support now is asked again, but not whoever would be outside even so.
            _ if outside.is_some() => renewal.outside += 1,
            _ if days < i64::from(request.days) => renewal.recent += 1,
            _ => renewal.asked.push(asked(&answer, days, request)),
        }
    }
    renewal
        .asked
        .sort_by_key(|asked| (asked.answered, asked.number));
    Ok(renewal)
}

fn asked(answer: &Answer, days: i64, request: &RenewalRequest<'_>) -> Asked {
    let person = &answer.specialist;
    let mail = person.mail.as_ref().and_then(Stated::usable);
    let (number, answered) = (person.registration, answer.answered_at.date());
    let file_name = answer_file_name(number);
    Asked {
        number,
        name: person.name.clone(),
        mail: mail.map(ToString::to_string),
        answered,
        days,
        letter: Letter::new(&person.name, number, answered, request),
        file: AnswerFile::of(answer).bytes(),
        file_name,
    }
}
