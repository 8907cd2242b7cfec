//! Made-up people, as many as wanted. Answers and choices are drawn from those of the made-up
//! survey, which follows the figures of the field trial; names and texts are composed of many
//! parts, so that free words meet as many pairs of characters as in real prose. Must never draw
//! differently on another machine.

use activelist_model::catalog::Group;
use activelist_model::expert::{Date, MailAddress, RegistrationNumber, Specialist};
use activelist_office::survey::{read, sample::sample};
use activelist_publication::{Census, Field, List};

use crate::draw::Draw;
use crate::phrases::{CLIENT, DEED, FAMILY, GIVEN, MATTER, Part, RESULT, TOWN};

/// A list of so many people; at most 100,000, as many as a list may hold.
pub fn list(size: usize) -> Result<List, String> {
    let survey = sample(1).map_err(|error| error.to_string())?;
    let models: Vec<Specialist> = read(&survey.survey)
        .answers
        .into_iter()
        .filter(|answer| answer.unable.is_none() && answer.specialist.answers.answered() > 0)
        .map(|answer| answer.specialist)
        .collect();
    let mut draw = Draw::new(size as u64);
    let day = |year| Date::new(year, 4, 1).ok_or("a day that is none");
    let numbers = (0..size).map(|index| (index * 9 + 1 + draw.below(9)) as u32);
    let numbers: Vec<u32> = numbers.collect();
    let people = numbers.into_iter().filter_map(|number| {
        let registration = RegistrationNumber::new(number)?;
        Some(person(&mut draw, &models, registration))
    });
    Ok(List {
        serial: 7,
        specialists: people.collect(),
        published: day(2026)?,
        expires: day(2099)?,
        source: "made up for measuring".into(),
        sample: true,
        census: Census {
            answers: size as u32,
            ..Census::default()
        },
    })
}

fn person(draw: &mut Draw, models: &[Specialist], registration: RegistrationNumber) -> Specialist {
    // Where somebody lives and works goes together; so do the answers and what they earned.
    let place = &models[draw.below(models.len())];
    let skill = &models[draw.below(models.len())];
    let offer = &models[draw.below(models.len())];
    let mut stated = skill.stated;
    for group in [Group::Prefecture, Group::Industry] {
        stated[group.index()] = place.stated[group.index()];
    }
    for group in [Group::Fee, Group::Period, Group::Form, Group::Size] {
        stated[group.index()] = offer.stated[group.index()];
    }
    let (name, kana) = name(draw);
    let mut person = Specialist {
        registration,
        registered: Some(draw.between(2017, 2026) as u16),
        name,
        kana,
        home: place.home,
        municipality: town(draw),
        organisation: offer.organisation.clone(),
        mail: Some(MailAddress::stated(&format!("p{registration}@example.jp"))),
        appeal: offer.appeal.clone(),
        stated,
        others: skill.others.clone(),
        record: skill.record.clone(),
        answers: skill.answers,
        ..Specialist::default()
    };
    if !person.record.text.is_empty() {
        person.record.text = clipped(&[sentence(draw), sentence(draw)].concat(), Field::Work);
    }
    for _ in 0..draw.between(1, 4) {
        let place = draw.below(person.grounds.len());
        let known = &skill.grounds[place];
        let text = match draw.chance(25) {
            true => known.clone(),
            false => sentence(draw),
        };
        person.grounds[place] = clipped(&text, Field::Grounds);
    }
    person
}

fn name(draw: &mut Draw) -> (String, String) {
    let mut pair = |(first, second): (&[Part], &[Part])| {
        let (one, two) = (
            first[draw.below(first.len())],
            second[draw.below(second.len())],
        );
        ([one.0, two.0].concat(), [one.1, two.1].concat())
    };
    let family = pair((&FAMILY.0, &FAMILY.1));
    let given = pair((&GIVEN.0, &GIVEN.1));
    ([family.0, given.0].join(" "), [family.1, given.1].join(" "))
}

fn town(draw: &mut Draw) -> String {
    let (first, second, kind) = (draw.text(&TOWN.0), draw.text(&TOWN.1), draw.text(&TOWN.2));
    [first, second, kind].concat()
}

fn sentence(draw: &mut Draw) -> String {
    let (client, matter) = (draw.text(&CLIENT), draw.text(&MATTER));
    [client, "で、", matter, draw.text(&DEED), draw.text(&RESULT)].concat()
}

fn clipped(text: &str, field: Field) -> String {
    text.chars().take(field.limit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_publication::{Limits, parse, write};

    #[test]
    fn a_made_up_list_is_accepted_and_comes_out_the_same_again() {
        let made = list(203).unwrap();
        let bytes = write(&made).unwrap();
        let (read, problems) = parse(&bytes, &Limits::STANDARD).unwrap();
        assert!(problems.is_empty());
        assert_eq!(read, made);
        assert_eq!(write(&list(203).unwrap()).unwrap(), bytes);
        let each = bytes.len() / 203;
        assert!((800..1100).contains(&each), "{each} bytes each");
    }
}
