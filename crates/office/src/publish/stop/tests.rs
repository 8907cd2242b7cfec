mod consent;
mod doubles;

use super::*;
use crate::publish::confirmed::Confirmed;
use crate::publish::eligibility::{Decision, Rules, decide_by};
use crate::publish::past::Past;
use crate::publish::stopped::Stopped;
use crate::survey::{Answer, answered_at};
use activelist_model::catalog::{Level, Prefecture, Question};
use activelist_model::expert::{Date, MailAddress, RegistrationNumber, Specialist, Stated};
use activelist_publication::{Census, List};

/// A person with five filled fields beside number, name and one answer.
fn specialist(number: u32) -> Specialist {
    let mut one = Specialist {
        registration: RegistrationNumber::new(number).expect("a number"),
        name: format!("見本 {number}"),
        kana: "ミホン".into(),
        home: Prefecture::from_code(27),
        municipality: format!("市{number}"),
        organisation: "見本社".into(),
        mail: MailAddress::parse(&format!("m{number}@mihon.jp")).map(Stated::Usable),
        ..Specialist::default()
    };
    let first = Question::all().next().expect("a question");
    one.answers.set(first, Some(Level::Alone));
    one
}

fn answer(specialist: Specialist) -> Answer {
    Answer {
        row: specialist.registration.value() as usize,
        answered_at: answered_at("2026-04-01 10:00").expect("a time"),
        specialist,
        consents: true,
        unable: None,
        photo: String::new(),
    }
}

/// What the office has written down.
#[derive(Default)]
struct Office {
    stopped: Stopped,
    confirmed: Confirmed,
    leavers: Option<usize>,
    older: Option<usize>,
    past: Past,
    is_update: bool,
    kept: Vec<Answer>,
}

impl Office {
    fn decision(&self, answers: Vec<Answer>) -> Decision {
        decide_by(
            answers,
            &Rules {
                outside: None,
                stopped: &self.stopped,
                register: None,
                confirmed: &self.confirmed,
                day: Date::default(),
            },
        )
    }

    fn stops(&self, former: Vec<Specialist>, answers: Vec<Answer>) -> Vec<Stop> {
        let former = List {
            serial: 1,
            published: Date::default(),
            expires: Date::default(),
            source: String::new(),
            sample: false,
            census: Census::default(),
            specialists: former,
        };
        find(&Compared {
            former: &former,
            kept: &self.kept,
            decision: &self.decision(answers),
            stopped: &self.stopped,
            confirmed: &self.confirmed,
            leavers: self.leavers,
            older: self.older,
            past: &self.past,
            is_update: self.is_update,
        })
    }

    /// Of so many people the first so many leave.
    fn leaving(&self, leave: u32, of: u32) -> Option<usize> {
        let former = (1..=of).map(specialist).collect();
        let answers = (leave + 1..=of).map(|n| answer(specialist(n))).collect();
        match self.stops(former, answers).as_slice() {
            [] => None,
            [Stop::Leavers { leaving, .. }] => Some(leaving.len()),
            other => panic!("{other:?}"),
        }
    }

    /// One person, before and now.
    fn of_one(&self, old: Specialist, new: Answer) -> Vec<Stop> {
        self.stops(vec![old], vec![new])
    }
}

fn confirming(rows: &str) -> Office {
    let text = format!("登録番号,確認すること,内容,判断\n{rows}\n");
    Office {
        confirmed: Confirmed::read(text.as_bytes()).expect("a list"),
        ..Office::default()
    }
}

#[test]
fn more_than_ten_people_or_more_than_a_tenth_do_not_leave_without_a_word() {
    let office = Office::default();
    assert_eq!(office.leaving(0, 5), None);
    assert_eq!(office.leaving(1, 5), Some(1));
    assert_eq!(office.leaving(1, 9), Some(1));
    assert_eq!(office.leaving(1, 10), None);
    assert_eq!(office.leaving(2, 19), Some(2));
    assert_eq!(office.leaving(2, 20), None);
    assert_eq!(office.leaving(10, 203), None);
    assert_eq!(office.leaving(11, 203), Some(11));
}

#[test]
fn the_number_that_the_office_says_must_be_that_of_those_who_leave() {
    let said = |leavers| Office {
        leavers: Some(leavers),
        ..Office::default()
    };
    assert_eq!(said(3).leaving(3, 5), None);
    assert_eq!(said(2).leaving(3, 5), Some(3));
    assert_eq!(said(4).leaving(3, 5), Some(3));
    // A number that is not needed is looked at as well.
    assert_eq!(said(1).leaving(1, 20), None);
    assert_eq!(said(2).leaving(1, 20), Some(1));
    assert_eq!(said(1).leaving(0, 20), Some(0));
}

#[test]
fn who_is_on_the_list_of_those_not_listed_any_more_does_not_count() {
    let text = "登録番号,理由\n1,本人の申し出\n2,その他\n";
    let office = Office {
        stopped: Stopped::read(text.as_bytes()).expect("a list"),
        ..Office::default()
    };
    assert_eq!(office.leaving(2, 5), None);
    assert_eq!(office.leaving(3, 5), Some(1));
}

#[test]
fn five_filled_fields_that_are_blank_are_not_meant() {
    let office = Office::default();
    let blanks = |change: fn(&mut Specialist)| {
        let mut new = specialist(1);
        change(&mut new);
        match office.of_one(specialist(1), answer(new)).as_slice() {
            [] => 0,
            [Stop::Blanks { columns, .. }] => columns.len(),
            other => panic!("{other:?}"),
        }
    };
    let four = |new: &mut Specialist| {
        new.kana.clear();
        new.home = None;
        new.municipality.clear();
        new.organisation.clear();
    };
    assert_eq!(blanks(four), 0);
    assert_eq!(
        blanks(|new| {
            new.kana.clear();
            new.home = None;
            new.municipality.clear();
            new.organisation.clear();
            new.mail = None;
        }),
        5
    );
}

fn bare() -> Specialist {
    let full = specialist(1);
    Specialist {
        registration: full.registration,
        name: full.name,
        answers: full.answers,
        ..Specialist::default()
    }
}

#[test]
fn blanks_of_an_update_are_asked_about_as_well_and_those_of_a_confirmed_answer_are_meant() {
    let columns = |office: &Office| {
        let stops = office.of_one(specialist(1), answer(bare()));
        stops.iter().any(|stop| matches!(stop, Stop::Blanks { .. }))
    };
    assert!(columns(&Office::default()));
    let update = Office {
        is_update: true,
        ..Office::default()
    };
    assert!(columns(&update));
    let at = |time: &str| confirming(&format!("1,空欄への変更,{time},このままでよい"));
    assert!(!columns(&at("2026-04-01 10:00")));
    assert!(columns(&at("2026-04-01 10:01")));
}

#[test]
fn blanks_of_somebody_who_has_no_skills_left_count_and_of_somebody_who_declines_do_not() {
    let blank = |change: fn(&mut Answer)| {
        let mut new = answer(bare());
        change(&mut new);
        let stops = Office::default().of_one(specialist(1), new);
        stops.iter().any(|stop| matches!(stop, Stop::Blanks { .. }))
    };
    assert!(blank(|new| new.specialist.answers = Default::default()));
    assert!(!blank(|new| new.consents = false));
    assert!(!blank(|new| new.unable = Some(String::new())));
}

fn renamed(name: &str, mail: &str) -> Answer {
    let mut new = specialist(1);
    new.name = name.into();
    new.mail = MailAddress::parse(mail).map(Stated::Usable);
    answer(new)
}

#[test]
fn another_name_or_address_under_a_known_number_stops_until_it_is_confirmed() {
    let office = Office::default();
    let kinds = |office: &Office, new: Answer| {
        let stops = office.of_one(specialist(1), new);
        let kinds = stops.iter().map(|stop| match stop {
            Stop::Name { .. } => "name",
            Stop::Mail { .. } => "mail",
            other => panic!("{other:?}"),
        });
        kinds.collect::<Vec<_>>()
    };
    assert!(kinds(&office, renamed("見本　1", "M1@mihon.jp")).is_empty());
    assert_eq!(kinds(&office, renamed("別人 1", "m1@mihon.jp")), ["name"]);
    assert_eq!(kinds(&office, renamed("見本 1", "new@mihon.jp")), ["mail"]);
    let both = || renamed("別人 1", "new@mihon.jp");
    assert_eq!(kinds(&office, both()), ["name", "mail"]);
    let name = "1,氏名の変更,別人 1,同じ人";
    assert_eq!(kinds(&confirming(name), both()), ["mail"]);
    let all = format!("{name}\n1,メールアドレスの変更,new@mihon.jp,同じ人");
    assert!(kinds(&confirming(&all), both()).is_empty());
    // An answer that declines would end the listing of somebody else.
    let mut declines = both();
    declines.consents = false;
    let stops = office.of_one(specialist(1), declines.clone());
    assert_eq!(stops.len(), 3, "{stops:?}");
    let stopped = Office {
        stopped: Stopped::read("登録番号,理由\n1,その他\n".as_bytes()).expect("a list"),
        ..Office::default()
    };
    // Nobody takes over a listing that has ended, yet the answer would be kept under this number.
    assert_eq!(kinds(&stopped, both()), ["name"]);
    assert!(kinds(&stopped, renamed("見本 1", "new@mihon.jp")).is_empty());
    // Blank now, or blank before: no address takes the place of another.
    assert!(kinds(&office, renamed("見本 1", "")).is_empty());
    let mut old = specialist(1);
    old.mail = None;
    assert!(
        office
            .of_one(old, renamed("見本 1", "new@mihon.jp"))
            .is_empty()
    );
}

#[test]
fn a_number_is_known_from_the_former_survey_as_well() {
    let stops = |kept: Vec<Answer>, new: Answer| {
        let office = Office {
            kept,
            ..Office::default()
        };
        office.stops(Vec::new(), vec![new]).len()
    };
    let before = || answer(specialist(1));
    assert_eq!(stops(vec![before()], renamed("別人 1", "m1@mihon.jp")), 1);
    assert_eq!(stops(vec![before()], before()), 0);
    assert_eq!(stops(Vec::new(), renamed("別人 1", "m1@mihon.jp")), 0);
    // Of somebody who is not listed nothing is taken over by another address. Another name may be another person's
    // answer, which would be kept under this number.
    for (name, expected) in [("見本 1", 0), ("別人 1", 1)] {
        let mut declines = renamed(name, "new@mihon.jp");
        declines.consents = false;
        assert_eq!(stops(vec![before()], declines), expected, "{name}");
    }
    // The latest answer of that survey counts, and the later row where two have one time.
    let mut later = renamed("別人 1", "m1@mihon.jp");
    later.answered_at = answered_at("2026-05-01 10:00").expect("a time");
    for kept in [vec![before(), later.clone()], vec![later.clone(), before()]] {
        assert_eq!(stops(kept, later.clone()), 0);
    }
    let mut second = renamed("別人 1", "m1@mihon.jp");
    second.row = 9;
    assert_eq!(
        stops(vec![second, before()], renamed("別人 1", "m1@mihon.jp")),
        0
    );
}

#[test]
fn an_answer_is_older_by_the_day_in_the_list_where_the_former_survey_is_lost() {
    let mut old = specialist(1);
    let older = |old: Specialist, said: Option<usize>| {
        let office = Office {
            older: said,
            ..Office::default()
        };
        let stops = office.stops(vec![old.clone()], vec![answer(specialist(1))]);
        let of = |stop: &Stop| match stop {
            Stop::Older { people, .. } => Some(people.len()),
            _ => None,
        };
        stops.iter().find_map(of)
    };
    assert_eq!(older(old.clone(), None), None);
    old.answered_on = Date::new(2026, 4, 1);
    assert_eq!(older(old.clone(), None), None, "the same day");
    old.answered_on = Date::new(2026, 4, 2);
    assert_eq!(older(old.clone(), None), Some(1));
    assert_eq!(older(old.clone(), Some(2)), Some(1));
    assert_eq!(older(old, Some(1)), None);
    assert_eq!(older(specialist(1), Some(1)), Some(0), "a number too many");
}
