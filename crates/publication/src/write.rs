//! From a list to the bytes of a published file. Same list in, same bytes out.

use super::List;
use super::record::{LeftOutRecord, SnapshotRecord, SpecialistRecord, SurveyRecord};
use activelist_model::catalog::Group;
use activelist_model::expert::{Date, FirstTalk, Intake, Specialist, Stated};

/// The file of a list: JSON, UTF-8, a line per specialist, so that two publications can be
/// compared line by line.
pub fn write(list: &List) -> Result<Vec<u8>, serde_json::Error> {
    let census = list.census.without_outside();
    let head: SnapshotRecord<[(); 0]> = SnapshotRecord {
        schema: list.schema(),
        serial: list.serial,
        published: list.published.to_string(),
        expires: list.expires.to_string(),
        source: list.source.clone(),
        sample: list.sample,
        survey: SurveyRecord {
            answers: census.answers,
            repeats: census.repeats,
            left_out: LeftOutRecord {
                no_skills: census.no_skills,
                unable: census.unable,
                declined: census.declined,
            },
        },
        count: list.specialists.len() as u32,
        specialists: [],
    };
    let mut bytes = serde_json::to_vec(&head)?;
    // `specialists` is the last field and empty so far: the head ends in `[]}`.
    bytes.truncate(bytes.len() - "]}".len());
    for (index, specialist) in list.specialists.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &record_of(specialist))?;
    }
    bytes.extend_from_slice(b"\n]}\n");
    Ok(bytes)
}

/// The wire record of a specialist.
pub fn record_of(specialist: &Specialist) -> SpecialistRecord {
    let bits = |group: Group| specialist.stated[group.index()].bits();
    let last = specialist.grounds.iter().rposition(|text| !text.is_empty());
    let grounds = &specialist.grounds[..last.map_or(0, |last| last + 1)];
    let availability = &specialist.availability;
    SpecialistRecord {
        no: specialist.registration.to_string(),
        year: specialist.registered.unwrap_or(0),
        name: specialist.name.clone(),
        kana: specialist.kana.clone(),
        pref: specialist.home.map_or(0, |home| home.code()),
        city: specialist.municipality.clone(),
        org: specialist.organisation.clone(),
        mail: text_of(specialist.mail.as_ref()),
        pr: specialist.appeal.clone(),
        web: text_of(specialist.homepage.as_ref()),
        photo: specialist
            .photo
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        area: bits(Group::Prefecture),
        industry: bits(Group::Industry),
        fee: bits(Group::Fee),
        period: bits(Group::Period),
        form: bits(Group::Form),
        size: bits(Group::Size),
        theme: bits(Group::Theme),
        qual: bits(Group::Qualification),
        assoc: bits(Group::Association),
        status: bits(Group::Status),
        exp: bits(Group::Experience),
        support: bits(Group::Support),
        qual_other: specialist.others.qualification.clone(),
        industry_other: specialist.others.industry.clone(),
        assoc_other: specialist.others.association.clone(),
        form_other: specialist.others.form.clone(),
        cases: specialist.record.cases,
        years: specialist.record.years,
        work: specialist.record.text.clone(),
        skills: specialist.answers.to_text(),
        grounds: grounds.to_vec(),
        answered: day_of(specialist.answered_on),
        checked: day_of(specialist.registration_checked_on),
        first: availability.first_talk.map_or(0, FirstTalk::code),
        intake: availability.intake.map_or(0, Intake::code),
        phone: availability.phone_text().to_string(),
        hours: availability.phone_hours.clone(),
        emergency: availability.emergency.clone(),
    }
}

fn day_of(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

fn text_of<T: AsRef<str>>(stated: Option<&Stated<T>>) -> String {
    stated.map_or_else(String::new, |stated| stated.text().to_string())
}
