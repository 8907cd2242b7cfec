//! The answer of a person as the cells of a survey file: the reverse of reading a row.

use super::column::Column;
use activelist_model::catalog::Group;
use activelist_model::expert::{FirstTalk, Intake, Specialist, Stated};
use activelist_publication::Field;

/// What a listed person answered in a column, in the form in which a survey file says it; empty where nothing
/// was answered. The list does not hold when the answer was given, the consent and the photo's file.
pub fn cell_of(specialist: &Specialist, column: Column) -> String {
    let number = |value: Option<u16>| value.map_or_else(String::new, |value| value.to_string());
    let stated = &specialist.availability;
    match column {
        Column::AnsweredAt | Column::Consent | Column::Sample => String::new(),
        Column::Home => specialist.home.map_or("", |home| home.label()).to_string(),
        Column::Registration => specialist.registration.to_string(),
        Column::RegisteredYear => number(specialist.registered),
        Column::Cases => number(specialist.record.cases),
        Column::Years => number(specialist.record.years),
        Column::FirstTalk => stated.first_talk.map_or("", FirstTalk::label).to_string(),
        Column::Intake => stated.intake.map_or("", Intake::label).to_string(),
        Column::Phone => stated.phone_text().to_string(),
        Column::Text(field) => text_of(specialist, field).to_string(),
        Column::Choice(group) => choices_of(specialist, group),
        Column::Skill(question) => match specialist.answers.get(question) {
            Some(_) => specialist.answers.points(question).to_string(),
            None => String::new(),
        },
        Column::Grounds(criterion) => specialist.grounds_of(criterion).to_string(),
    }
}

fn text_of(specialist: &Specialist, field: Field) -> &str {
    match field {
        Field::Name => &specialist.name,
        Field::Kana => &specialist.kana,
        Field::Municipality => &specialist.municipality,
        Field::Organisation => &specialist.organisation,
        Field::Mail => specialist.mail.as_ref().map_or("", Stated::text),
        Field::Appeal => &specialist.appeal,
        Field::Homepage => specialist.homepage.as_ref().map_or("", Stated::text),
        Field::QualificationOther => &specialist.others.qualification,
        Field::IndustryOther => &specialist.others.industry,
        Field::AssociationOther => &specialist.others.association,
        Field::FormOther => &specialist.others.form,
        Field::Work => &specialist.record.text,
        Field::PhoneHours => &specialist.availability.phone_hours,
        Field::Emergency => &specialist.availability.emergency,
        Field::Photo | Field::Grounds | Field::Source => "",
    }
}

fn choices_of(specialist: &Specialist, group: Group) -> String {
    let chosen = specialist.stated[group.index()];
    let labels = super::choice::labels(group).filter(|(position, _)| chosen.has(*position));
    labels.map(|(_, label)| label).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::read;
    use crate::survey::sample::sample;

    #[test]
    fn what_is_written_from_an_answer_is_read_as_that_answer() {
        let made = sample(1).expect("a sample").survey;
        for answer in read(&made).answers {
            let specialist = answer.specialist;
            let headers: Vec<String> = Column::all().map(Column::header).collect();
            let cells = Column::all().map(|column| match column {
                Column::AnsweredAt => "2025-07-03 09:05".to_string(),
                Column::Consent => "可".to_string(),
                column => cell_of(&specialist, column),
            });
            let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            let row = quoted.collect::<Vec<_>>().join(",");
            let reading = read(format!("{}\n{row}\n", headers.join(",")).as_bytes());
            assert_eq!(reading.faults, []);
            let read: Vec<_> = reading.answers.iter().map(|a| &a.specialist).collect();
            assert_eq!(read, [&specialist]);
        }
    }
}
