//! On what terms a person can be asked, and how fresh the answer is (*ours*): said only where it was stated.

use super::card::CardLine;
use super::freshness::date;
use super::mail::phone_link;
use super::wording::UNANSWERED;
use activelist_model::catalog::{Content, ContentSet};
use activelist_model::expert::{Date, FirstTalk, Intake, RegistrationNumber, Specialist};
use activelist_search::is_first_talk_free;

/// After how many days an answer is old, where the operator says nothing else (*ours*): what is asked for once
/// a year is a year old at most.
pub const ANSWER_DAYS: u16 = 366;

/// Against what the age of an answer is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// Today in Japan.
    pub date: Date,
    /// After how many days an answer is old.
    pub answer_days: u16,
}

impl Default for Today {
    fn default() -> Today {
        Today {
            date: Date::default(),
            answer_days: ANSWER_DAYS,
        }
    }
}

impl Today {
    /// Whether a person answered so long ago that what was said may not hold any more.
    fn finds_old(self, specialist: &Specialist) -> bool {
        let answered = specialist.answered_on.map(Date::epoch_days);
        let age = answered.map(|day| self.date.epoch_days() - day);
        age.is_some_and(|days| days > i64::from(self.answer_days))
    }
}

/// Said of an old answer.
const OLD: &str = "古い回答です。内容が変わっていることがあります";

/// The lines of the card.
pub fn lines(specialist: &Specialist) -> Vec<CardLine> {
    let stated = &specialist.availability;
    let line = |name, value: String| CardLine {
        name,
        value,
        ..CardLine::default()
    };
    let mut lines = Vec::new();
    if let Some((number, value)) = phone(specialist) {
        lines.push(CardLine {
            link: Some(phone_link(&number)),
            ..line("電話", value)
        });
    }
    if !stated.emergency.is_empty() {
        lines.push(line("緊急時の連絡", stated.emergency.clone()));
    }
    let first_talk = stated.first_talk.map(FirstTalk::label);
    lines.extend(first_talk.map(|answer| line("初回相談", answer.to_string())));
    let intake = stated.intake.map(Intake::label);
    lines.extend(intake.map(|answer| line("受付状況", answer.to_string())));
    lines
}

/// The number, and the number with the hours in which it is answered.
fn phone(specialist: &Specialist) -> Option<(String, String)> {
    let stated = &specialist.availability;
    let number = stated.phone.as_ref()?.to_string();
    let value = match stated.phone_hours.as_str() {
        "" => number.clone(),
        hours => format!("{number}（{hours}）"),
    };
    Some((number, value))
}

/// When the person answered, with a warning where that is long ago.
pub fn answered(specialist: &Specialist, today: Today) -> Option<String> {
    let day = date(specialist.answered_on?);
    Some(match today.finds_old(specialist) {
        true => format!("{day}（{OLD}）"),
        false => day,
    })
}

/// 登録を確認した日.
pub fn checked(specialist: &Specialist) -> Option<String> {
    specialist.registration_checked_on.map(date)
}

/// Where the official register shows this person.
pub fn register_address(number: RegistrationNumber) -> String {
    format!("https://riss.ipa.go.jp/r?r={number}")
}

/// What the opened line of the list says, in one line; empty where nothing was stated.
pub fn in_one_line(specialist: &Specialist, today: Today) -> String {
    let lines = lines(specialist).into_iter();
    let said = lines.map(|line| format!("{} {}", line.name, line.value));
    let said = said.chain(answered(specialist, today).map(|day| format!("回答した日 {day}")));
    let checked = checked(specialist).map(|day| format!("登録を確認した日 {day}"));
    said.chain(checked).collect::<Vec<_>>().join("、")
}

/// What a line of the list says beside the home: the words that decide whether to ask at all.
pub fn tags(specialist: &Specialist) -> Vec<&'static str> {
    let stated = &specialist.availability;
    let mut tags = Vec::new();
    match stated.intake {
        Some(Intake::Waiting) => tags.push("予約待ち"),
        Some(Intake::Paused) => tags.push("休止中"),
        Some(Intake::Open) | None => {}
    }
    if is_first_talk_free(stated.first_talk, &specialist.appeal) {
        tags.push("初回無料");
    }
    tags
}

/// What the first talk costs, as far as it is known: an answer, or what 自己PR says.
pub fn first_talk(specialist: &Specialist) -> Option<String> {
    match specialist.availability.first_talk {
        Some(answer) => Some(format!("{}（本人の申告）", answer.label())),
        None if is_first_talk_free(None, &specialist.appeal) => {
            Some("無料と書いています（自己PR）".to_string())
        }
        None => None,
    }
}

/// What some of these people have stated of how they can be asked, with a value for each of them; nothing where
/// nobody has.
pub fn said_by_any(people: &[Specialist]) -> Option<(&'static str, Vec<String>)> {
    let say = |person: &Specialist| {
        let intake = person.availability.intake.map(|answer| answer.label());
        let said = [first_talk(person), intake.map(str::to_string)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        said.join("、")
    };
    let values: Vec<String> = people.iter().map(say).collect();
    let is_said = values.iter().any(|said| !said.is_empty());
    let or_unanswered = |said: String| match said.is_empty() {
        true => UNANSWERED.to_string(),
        false => said,
    };
    let values = || values.into_iter().map(or_unanswered).collect();
    is_said.then(|| ("初回相談・受付", values()))
}

/// The link to the number, the number, and the hours in brackets, for a search for help in an emergency; none for
/// any other search.
pub fn urgent_phone(specialist: &Specialist, contents: ContentSet) -> Option<[String; 3]> {
    let is_urgent = ["5-3", "6-1"].into_iter().any(|id| {
        let content = Content::from_id(id);
        content.is_some_and(|content| contents.has(content))
    });
    let (number, value) = phone(specialist).filter(|_| is_urgent)?;
    let hours = value.strip_prefix(&number).unwrap_or("").to_string();
    Some([phone_link(&number), number, hours])
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::expert::{Availability, PhoneNumber};

    fn on(date: &str) -> Today {
        Today {
            date: Date::parse(date).expect("a date"),
            answer_days: ANSWER_DAYS,
        }
    }

    fn someone() -> Specialist {
        Specialist {
            registration: RegistrationNumber::new(12_345).expect("six digits"),
            answered_on: Date::parse("2026-04-01"),
            registration_checked_on: Date::parse("2026-10-31"),
            availability: Availability {
                first_talk: Some(FirstTalk::Paid),
                intake: Some(Intake::Waiting),
                phone: PhoneNumber::parse("03-1234-5678"),
                phone_hours: "平日9時～17時".into(),
                emergency: "夜間も電話をください".into(),
            },
            appeal: "初回無料".into(),
            ..Specialist::default()
        }
    }

    #[test]
    fn what_was_stated_is_said_and_nothing_else() {
        let lines = lines(&someone());
        let said: Vec<_> = lines
            .iter()
            .map(|line| (line.name, line.value.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("電話", "03-1234-5678（平日9時～17時）"),
                ("緊急時の連絡", "夜間も電話をください"),
                ("初回相談", "有料"),
                ("受付状況", "予約待ち"),
            ]
        );
        assert_eq!(lines[0].link.as_deref(), Some("tel:0312345678"));
        assert_eq!(checked(&someone()).as_deref(), Some("2026年10月31日"));
        assert_eq!(super::lines(&Specialist::default()), []);
        assert_eq!(in_one_line(&Specialist::default(), on("2026-12-01")), "");
        assert_eq!(
            register_address(someone().registration),
            "https://riss.ipa.go.jp/r?r=012345"
        );
    }

    #[test]
    fn an_answer_is_old_the_day_after_the_limit() {
        for (today, is_old) in [("2027-04-02", false), ("2027-04-03", true)] {
            let said = answered(&someone(), on(today)).expect("a day");
            assert_eq!(said.contains(OLD), is_old, "{today}");
        }
        assert_eq!(answered(&Specialist::default(), on("2099-01-01")), None);
    }

    #[test]
    fn an_answer_counts_before_what_was_written() {
        assert_eq!(
            first_talk(&someone()).as_deref(),
            Some("有料（本人の申告）")
        );
        assert_eq!(tags(&someone()), ["予約待ち"]);
        let mut silent = someone();
        silent.availability = Availability::default();
        assert_eq!(
            first_talk(&silent).as_deref(),
            Some("無料と書いています（自己PR）")
        );
        assert_eq!(tags(&silent), ["初回無料"]);
        silent.appeal.clear();
        assert_eq!(first_talk(&silent), None);
    }

    #[test]
    fn the_number_stands_in_a_search_for_help_in_an_emergency() {
        let phone = |ids: &[&str]| urgent_phone(&someone(), ContentSet::of_ids(ids));
        let number = ["tel:0312345678", "03-1234-5678", "（平日9時～17時）"].map(String::from);
        assert_eq!(phone(&["5-3"]), Some(number.clone()));
        assert_eq!(phone(&["1-1", "6-1"]), Some(number));
        assert_eq!(phone(&["1-1"]), None);
        assert_eq!(phone(&[]), None);
    }
}
