//! Made-up people: everything that they answer.

use super::draw::Draw;
use super::names::{LONG_ORGANISATION, names, organisation};
use super::phrases::{
    OTHER_ASSOCIATIONS, OTHER_FORMS, OTHER_INDUSTRIES, OTHER_QUALIFICATIONS, SENTENCES, UNABLE,
};
use super::places::PLACES;
use super::skills;
use super::texts::{LONG_APPEAL, appeal, exactly, grounds, work};
use super::ties;
use super::traits::{self, Ground, PEOPLE};
use activelist_model::catalog::{Criterion, Group, OptionSet, Prefecture};
use activelist_model::expert::{
    Answers, HttpsAddress, MailAddress, RegistrationNumber, Specialist,
};
use activelist_publication::Field;

/// A made-up person.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// All that the list may show.
    pub specialist: Specialist,
    /// 支援不可, with a reason or an empty text.
    pub unable: Option<&'static str>,
    /// 掲載可否.
    pub consents: bool,
    /// Name of the portrait's file; empty for none.
    pub photo: String,
}

/// 5 without answers, 10 unable, 3 who decline (domain, section 3).
const SILENT: usize = 5;
const UNABLE_PEOPLE: usize = 10;
const DECLINED: usize = 3;
const PORTRAITS: usize = 40;
/// 支援経験あり 68.8 %, of all 24.9 % with ten cases or more.
const SUPPORTED: usize = 152;
const TEN_CASES: usize = 55;

/// Everyone, by registration number.
pub fn people(draw: &mut Draw) -> Vec<Made> {
    let skill: Vec<usize> = (0..PEOPLE).map(|_| draw.below(1001)).collect();
    let place = traits::places(draw);
    let ground = Ground {
        skill: &skill,
        place: &place,
    };
    let fates = fates(draw);
    let silent: Vec<bool> = fates.iter().map(|fate| *fate == Fate::Silent).collect();
    let unable: Vec<bool> = fates.iter().map(|fate| *fate == Fate::Unable).collect();
    let choices = choices(draw, &ground, &unable);
    let cases = cases(draw, &choices[Group::Support.index()], &skill);
    let marks = skills::marks(draw, &skill, &silent);
    let names = names(draw, PEOPLE);
    let numbers = numbers(draw);
    let portraits = draw.choose(
        PORTRAITS,
        &fates.iter().map(can_have_portrait).collect::<Vec<_>>(),
    );
    let mut reasons = UNABLE.iter().copied().cycle();

    let mut people = Vec::with_capacity(PEOPLE);
    for index in 0..PEOPLE {
        let mut specialist = Specialist {
            registration: numbers[index],
            ..Specialist::default()
        };
        (specialist.name, specialist.kana) = names[index].clone();
        for group in Group::ALL {
            specialist.set_choices(group, choices[group.index()][index]);
        }
        if !silent[index] {
            specialist.answers = skills::answers(draw, marks[index], skill[index]);
        }
        specialist.record.cases = cases[index];
        attributes(draw, &mut specialist, place[index]);
        record(draw, &mut specialist);
        others(draw, &mut specialist);
        for criterion in Criterion::all() {
            let text = grounds(draw, &specialist, criterion);
            specialist.grounds[criterion.index()] = text;
        }
        let number = specialist.registration;
        people.push(Made {
            unable: unable[index].then(|| reasons.next().unwrap_or_default()),
            consents: fates[index] != Fate::Declines,
            photo: if portraits[index] {
                format!("{number}.png")
            } else {
                String::new()
            },
            specialist,
        });
    }
    people.sort_by_key(|made| made.specialist.registration);
    at_their_limits(&mut people);
    one_plain_http(&mut people);
    people
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Silent,
    Unable,
    Declines,
    Listed,
}

fn fates(draw: &mut Draw) -> Vec<Fate> {
    let parts = [
        (Fate::Silent, SILENT),
        (Fate::Unable, UNABLE_PEOPLE),
        (Fate::Declines, DECLINED),
        (Fate::Listed, PEOPLE - SILENT - UNABLE_PEOPLE - DECLINED),
    ];
    let mut fates: Vec<Fate> = parts
        .iter()
        .flat_map(|(fate, count)| std::iter::repeat_n(*fate, *count))
        .collect();
    draw.shuffle(&mut fates);
    fates
}

fn can_have_portrait(fate: &Fate) -> Option<usize> {
    (*fate == Fate::Listed).then_some(0)
}

fn choices(draw: &mut Draw, ground: &Ground, unable: &[bool]) -> Vec<Vec<OptionSet>> {
    let qualifications = ties::qualifications(draw);
    let associations = ties::associations(draw, ground, &qualifications);
    let supported = traits::one_each(
        draw,
        &[SUPPORTED, PEOPLE - SUPPORTED - 1],
        |index, option| {
            if option == 0 { ground.skill[index] } else { 0 }
        },
    );
    let column = |group: Group, draw: &mut Draw| match group {
        Group::Prefecture => traits::prefectures(draw, ground),
        Group::Industry => traits::industries(draw, ground),
        Group::Fee => traits::fee(draw, ground),
        Group::Period => traits::periods(draw, unable),
        Group::Form => traits::forms(draw, ground),
        Group::Size => traits::sizes(draw),
        Group::Theme => traits::themes(draw, ground),
        Group::Qualification => qualifications.clone(),
        Group::Association => associations.clone(),
        Group::Status => ties::status(draw, &associations),
        Group::Experience => traits::experience(draw, ground),
        Group::Support => supported.clone(),
    };
    Group::ALL
        .into_iter()
        .map(|group| column(group, draw))
        .collect()
}

/// 支援件数: ten or more for exactly so many of those with experience.
fn cases(draw: &mut Draw, supported: &[OptionSet], skill: &[usize]) -> Vec<Option<u16>> {
    let with = |index: usize| supported[index].has(0).then(|| skill[index]);
    let leanings: Vec<_> = (0..PEOPLE).map(with).collect();
    let many = draw.choose(TEN_CASES, &leanings);
    let mut cases = Vec::with_capacity(PEOPLE);
    for (many, leaning) in many.into_iter().zip(leanings) {
        cases.push(match (leaning, many) {
            (None, _) => None,
            (Some(_), true) if draw.chance(12) => Some(draw.between(60, 180) as u16),
            (Some(_), true) => Some(draw.between(10, 45) as u16),
            (Some(_), false) => Some(draw.between(1, 9) as u16),
        });
    }
    cases
}

/// Numbers that the register has not reached: 09xxxx, whose leading zero spreadsheets lose, and
/// 99xxxx.
fn numbers(draw: &mut Draw) -> Vec<RegistrationNumber> {
    let mut numbers: Vec<u32> = (0..PEOPLE as u32)
        .map(|index| {
            if index % 3 == 0 {
                90_001 + index * 37
            } else {
                990_001 + index * 41
            }
        })
        .collect();
    draw.shuffle(&mut numbers);
    numbers
        .into_iter()
        .filter_map(RegistrationNumber::new)
        .collect()
}

fn attributes(draw: &mut Draw, specialist: &mut Specialist, place: usize) {
    let place = &PLACES[place];
    specialist.home = Prefecture::from_label(place.prefecture);
    specialist.municipality = draw.pick(place.cities).to_string();
    specialist.registered = Some(draw.between(2017, 2025) as u16);
    let independent = specialist
        .choices(Group::Status)
        .has(activelist_model::catalog::STATUS_INDEPENDENT);
    if !independent || draw.chance(85) {
        specialist.organisation = organisation(draw, independent);
    }
    let host = if independent {
        "office.example.jp"
    } else {
        "example.jp"
    };
    specialist.mail = Some(MailAddress::stated(&format!(
        "mihon{}@{host}",
        specialist.registration
    )));
    if draw.chance(if independent { 55 } else { 8 }) {
        let page = format!("https://mihon{}.example.jp/", specialist.registration);
        specialist.homepage = Some(HttpsAddress::stated(&page));
    }
    if draw.chance(88) {
        specialist.appeal = appeal(draw, specialist);
    }
}

fn record(draw: &mut Draw, specialist: &mut Specialist) {
    if !specialist.choices(Group::Support).has(0) {
        return;
    }
    let most = match specialist.choices(Group::Experience).iter().next() {
        Some(0) => 2,
        Some(1) => 4,
        Some(2) => 9,
        _ => 18,
    };
    specialist.record.years = Some(draw.between(1, most) as u16);
    specialist.record.text = work(draw, specialist);
}

fn others(draw: &mut Draw, specialist: &mut Specialist) {
    let last = |group: Group| {
        let other = group.position_of("その他");
        other.is_some_and(|other| specialist.choices(group).has(other))
    };
    let (qualification, industry) = (last(Group::Qualification), last(Group::Industry));
    let (association, form) = (last(Group::Association), last(Group::Form));
    let mut text = |chosen: bool, texts: &[&'static str]| {
        if chosen {
            draw.pick(texts).to_string()
        } else {
            String::new()
        }
    };
    specialist.others.qualification = text(qualification, &OTHER_QUALIFICATIONS);
    specialist.others.industry = text(industry, &OTHER_INDUSTRIES);
    specialist.others.association = text(association, &OTHER_ASSOCIATIONS);
    specialist.others.form = text(form, &OTHER_FORMS);
}

/// Gives a few listed people texts as long as the fields take, so that layouts meet them.
fn at_their_limits(people: &mut [Made]) {
    let listed = |made: &&mut Made| {
        let experienced = made.specialist.choices(Group::Support).has(0);
        let answers: &Answers = &made.specialist.answers;
        made.consents && made.unable.is_none() && experienced && answers.answered() == 34
    };
    for (turn, made) in people.iter_mut().filter(listed).take(3).enumerate() {
        let specialist = &mut made.specialist;
        specialist.organisation = LONG_ORGANISATION.to_string();
        specialist.appeal = LONG_APPEAL.to_string();
        let mut sentences = SENTENCES;
        sentences.rotate_left(turn * 5);
        specialist.record.text = exactly(Field::Work.limit(), &sentences).unwrap_or_default();
        for (at, text) in specialist.grounds.iter_mut().enumerate() {
            sentences.rotate_left(1 + at % 2);
            *text = exactly(Field::Grounds.limit(), &sentences).unwrap_or_default();
        }
    }
}

/// Gives one listed person a home page that becomes no link, so that the report has something to
/// say.
fn one_plain_http(people: &mut [Made]) {
    let listed = people
        .iter_mut()
        .filter(|made| made.consents && made.unable.is_none());
    for made in listed {
        if let Some(page) = &made.specialist.homepage {
            let plain = page.text().replacen("https", "http", 1);
            made.specialist.homepage = Some(HttpsAddress::stated(&plain));
            return;
        }
    }
}
