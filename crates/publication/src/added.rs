//! What schema 2 added to a record: the day of the answer, 登録を確認した日, and the optional columns.
//!
//! Owns: the checks of these fields, and the line that holds them where a list is packed. Must never
//! be needed to read a list that states none of them.
//!
//! In memory and in parts the fields of a person are one text, with a tab between them, in the order
//! of [`Added`]; trailing tabs are left out, so that whoever states nothing has the empty text. A later
//! version may put further fields behind these: they are passed over.

use super::limits::Field;
use super::problem::RecordFault;
use activelist_model::expert::{
    Availability, Date, FirstTalk, Intake, PhoneNumber, Specialist, check_text,
};

/// The fields as they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Added<'a> {
    pub answered: &'a str,
    pub checked: &'a str,
    pub first: u8,
    pub intake: u8,
    pub phone: &'a str,
    pub hours: &'a str,
    pub emergency: &'a str,
}

/// The fields, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub answered_on: Option<Date>,
    pub registration_checked_on: Option<Date>,
    pub availability: Availability,
}

impl<'a> Added<'a> {
    /// Takes a line apart. Codes that are no digit cannot be: they are read as one that no answer has.
    pub fn of_line(line: &'a str) -> Added<'a> {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or("");
        let code = |text: &str| match text {
            "" => 0,
            _ => text.parse().unwrap_or(u8::MAX),
        };
        Added {
            answered: next(),
            checked: next(),
            first: code(next()),
            intake: code(next()),
            phone: next(),
            hours: next(),
            emergency: next(),
        }
    }

    /// Checks every field.
    pub fn read(self) -> Result<Stated, RecordFault> {
        for (field, text) in [
            (Field::PhoneHours, self.hours),
            (Field::Emergency, self.emergency),
        ] {
            check_text(text, field.limit(), field.takes_lines())
                .map_err(|fault| RecordFault::Text(field, fault))?;
        }
        Ok(Stated {
            answered_on: may("answered", self.answered, Date::parse)?,
            registration_checked_on: may("checked", self.checked, Date::parse)?,
            availability: Availability {
                first_talk: coded("first", self.first, FirstTalk::from_code)?,
                intake: coded("intake", self.intake, Intake::from_code)?,
                phone: may("phone", self.phone, PhoneNumber::parse)?,
                phone_hours: self.hours.to_string(),
                emergency: self.emergency.to_string(),
            },
        })
    }
}

fn may<T>(
    field: &'static str,
    text: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, RecordFault> {
    match text {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(RecordFault::Number(field)),
    }
}

fn coded<T>(
    field: &'static str,
    code: u8,
    read: impl Fn(u8) -> Option<T>,
) -> Result<Option<T>, RecordFault> {
    match code {
        0 => Ok(None),
        code => read(code).map(Some).ok_or(RecordFault::Number(field)),
    }
}

/// The line of a specialist; empty where nothing is stated.
pub(crate) fn line_of(specialist: &Specialist) -> String {
    let stated = &specialist.availability;
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let code = |code: Option<u8>| code.map_or_else(String::new, |code| code.to_string());
    let fields = [
        date(specialist.answered_on),
        date(specialist.registration_checked_on),
        code(stated.first_talk.map(FirstTalk::code)),
        code(stated.intake.map(Intake::code)),
        stated.phone_text().to_string(),
        stated.phone_hours.clone(),
        stated.emergency.clone(),
    ];
    let mut line = fields.join("\t");
    line.truncate(line.trim_end_matches('\t').len());
    line
}

/// Whether a specialist states anything that only schema 2 holds.
pub(crate) fn is_stated(specialist: &Specialist) -> bool {
    specialist.answered_on.is_some()
        || specialist.registration_checked_on.is_some()
        || specialist.availability.is_stated()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone() -> Specialist {
        Specialist {
            answered_on: Date::new(2026, 4, 1),
            registration_checked_on: Date::new(2026, 10, 31),
            availability: Availability {
                first_talk: Some(FirstTalk::Free),
                intake: Some(Intake::Paused),
                phone: PhoneNumber::parse("03-1234-5678"),
                phone_hours: "平日9時～17時".into(),
                emergency: "夜間は電話をください".into(),
            },
            ..Specialist::default()
        }
    }

    fn back(line: &str) -> Result<Stated, RecordFault> {
        Added::of_line(line).read()
    }

    #[test]
    fn the_line_of_a_specialist_comes_back() {
        let someone = someone();
        let line = line_of(&someone);
        assert_eq!(
            line,
            "2026-04-01\t2026-10-31\t1\t3\t03-1234-5678\t平日9時～17時\t夜間は電話をください"
        );
        let stated = Stated {
            answered_on: someone.answered_on,
            registration_checked_on: someone.registration_checked_on,
            availability: someone.availability,
        };
        assert_eq!(back(&line), Ok(stated.clone()));
        assert_eq!(back(&format!("{line}\tof a later version")), Ok(stated));
        assert_eq!(line_of(&Specialist::default()), "");
        assert_eq!(back(""), Ok(Stated::default()));
    }

    #[test]
    fn what_cannot_be_is_refused_by_its_field() {
        for (line, field) in [
            ("2026-02-30", "answered"),
            ("\t1 Jan", "checked"),
            ("\t\t4", "first"),
            ("\t\tx", "first"),
            ("\t\t\t9", "intake"),
            ("\t\t\t\t110", "phone"),
        ] {
            assert_eq!(back(line), Err(RecordFault::Number(field)), "{line}");
        }
        let long = "あ".repeat(Field::PhoneHours.limit() + 1);
        assert!(matches!(
            back(&format!("\t\t\t\t\t{long}")),
            Err(RecordFault::Text(Field::PhoneHours, _))
        ));
        assert!(matches!(
            back("\t\t\t\t\t\t行を\n改める"),
            Err(RecordFault::Text(Field::Emergency, _))
        ));
    }
}
