//! On what terms, and how, a person can be reached: the optional columns that the list adds to the
//! survey (*ours*), because firms ask for them.

use std::fmt;

/// 初回相談: what the first talk costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstTalk {
    /// 無料.
    Free,
    /// 有料.
    Paid,
    /// 応相談.
    Negotiable,
}

/// 受付状況: whether new requests are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// 受付中.
    Open,
    /// 予約待ち.
    Waiting,
    /// 休止中.
    Paused,
}

macro_rules! answers {
    ($name:ident { $($variant:ident = $label:literal),+ }) => {
        impl $name {
            /// All answers; the place, counted from 1, is the code in published files.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The answer as the survey words it.
            pub const fn label(self) -> &'static str {
                match self {
                    $($name::$variant => $label),+
                }
            }

            /// Its code in published files; 0 stands for no answer.
            pub const fn code(self) -> u8 {
                self as u8 + 1
            }

            /// The answer with that code.
            pub fn from_code(code: u8) -> Option<$name> {
                $name::ALL.get(usize::from(code).checked_sub(1)?).copied()
            }
        }
    };
}

answers!(FirstTalk {
    Free = "無料",
    Paid = "有料",
    Negotiable = "応相談"
});
answers!(Intake {
    Open = "受付中",
    Waiting = "予約待ち",
    Paused = "休止中"
});

/// A telephone number as it is written in Japan: digits with hyphens between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Most characters of a number.
    pub const MOST: usize = 20;

    /// Reads a number that a telephone can dial: it begins with 0 and has ten or eleven digits, or with
    /// a plus sign and has up to fifteen. Short numbers such as 110 belong to nobody on a list.
    pub fn parse(text: &str) -> Option<PhoneNumber> {
        let (from_abroad, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let digits = rest.bytes().filter(u8::is_ascii_digit).count();
        let parts_ok = rest
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        let is_number = match from_abroad {
            true => (8..=15).contains(&digits) && !rest.starts_with('0'),
            false => (10..=11).contains(&digits) && rest.starts_with('0'),
        };
        (text.len() <= Self::MOST && parts_ok && is_number).then(|| PhoneNumber(text.to_string()))
    }
}

impl AsRef<str> for PhoneNumber {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a person stated of this. Empty texts are unanswered questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// 初回相談.
    pub first_talk: Option<FirstTalk>,
    /// 受付状況.
    pub intake: Option<Intake>,
    /// 電話.
    pub phone: Option<PhoneNumber>,
    /// 電話の受付時間.
    pub phone_hours: String,
    /// 緊急時の連絡: how to reach the person in an emergency, in their words.
    pub emergency: String,
}

impl Availability {
    /// The number as a text; empty where none was stated.
    pub fn phone_text(&self) -> &str {
        self.phone.as_ref().map_or("", AsRef::as_ref)
    }

    /// Whether anything was stated.
    pub fn is_stated(&self) -> bool {
        self.first_talk.is_some()
            || self.intake.is_some()
            || self.phone.is_some()
            || !self.phone_hours.is_empty()
            || !self.emergency.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_can_be_dialled_are_read() {
        for text in [
            "03-1234-5678",
            "0312345678",
            "090-1234-5678",
            "+81-3-1234-5678",
            "0120-000-000",
        ] {
            assert!(PhoneNumber::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "110",
            "#9110",
            "12-3456-7890",
            "03-1234-56789012",
            "03--1234-5678",
            "-0312345678",
            "03 1234 5678",
            "03(1234)5678",
            "０３-1234-5678",
            "+0312345678",
            "+1234567",
            "0-3-1-2-3-4-5-6-7-8-9",
        ] {
            assert!(PhoneNumber::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn codes_come_back_and_nought_is_no_answer() {
        assert_eq!(FirstTalk::from_code(0), None);
        assert_eq!(FirstTalk::from_code(4), None);
        for answer in FirstTalk::ALL {
            assert_eq!(FirstTalk::from_code(answer.code()), Some(*answer));
        }
        for answer in Intake::ALL {
            assert_eq!(Intake::from_code(answer.code()), Some(*answer));
        }
        assert_eq!(Intake::Paused.label(), "休止中");
    }

    #[test]
    fn any_answer_counts_as_stated() {
        let stated = [
            Availability {
                first_talk: Some(FirstTalk::Paid),
                ..Availability::default()
            },
            Availability {
                intake: Some(Intake::Open),
                ..Availability::default()
            },
            Availability {
                phone: PhoneNumber::parse("03-1234-5678"),
                ..Availability::default()
            },
            Availability {
                phone_hours: "平日".into(),
                ..Availability::default()
            },
            Availability {
                emergency: "夜間も可".into(),
                ..Availability::default()
            },
        ];
        assert!(stated.iter().all(Availability::is_stated));
        assert!(!Availability::default().is_stated());
    }
}
