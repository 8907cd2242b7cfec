//! The made-up survey as a file, written in the many ways in which real answers come.

use super::draw::Draw;
use super::people::Made;
use crate::survey::{Column, SAMPLE_MARK};
use activelist_model::catalog::{Group, Level};
use activelist_publication::Field;

/// One answer: a person, and the minute of answering, counted from the survey's first day.
pub struct Row<'a> {
    /// Who answers.
    pub made: &'a Made,
    /// Minutes since 2025-06-02 09:00.
    pub minute: usize,
}

/// The survey file: UTF-8 with BOM, comma, CR LF, by 回答日時.
pub fn csv(draw: &mut Draw, rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    writer.write_record(columns().map(Column::header))?;
    for row in rows {
        let style = Style::draw(draw);
        writer.write_record(columns().map(|column| cell(row, column, &style)))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// How one person writes.
struct Style {
    wide: bool,
    slashes: bool,
    labels: bool,
    joint: &'static str,
    registration: usize,
}

impl Style {
    fn draw(draw: &mut Draw) -> Style {
        Style {
            wide: draw.chance(6),
            slashes: draw.chance(30),
            labels: draw.chance(10),
            joint: draw.pick(&[";", ";", ";", ";", "；", "、", "\n"]),
            registration: draw.below(10),
        }
    }

    /// Digits in the person's width.
    fn digits(&self, text: String) -> String {
        let widen = |c: char| match c.to_digit(10) {
            Some(digit) => char::from_u32('０' as u32 + digit).unwrap_or(c),
            None => c,
        };
        if self.wide {
            text.chars().map(widen).collect()
        } else {
            text
        }
    }
}

/// The columns of the made-up survey: those of the report's, without what a list may add to it.
fn columns() -> impl Iterator<Item = Column> {
    Column::all().filter(|column| !column.is_added())
}

fn cell(row: &Row, column: Column, style: &Style) -> String {
    let specialist = &row.made.specialist;
    let number = |value: Option<u16>| {
        value.map_or_else(String::new, |value| style.digits(value.to_string()))
    };
    match column {
        Column::AnsweredAt => style.digits(answered_at(row.minute, style.slashes)),
        Column::Home => specialist.home.map_or("", |home| home.label()).to_string(),
        Column::Registration => {
            let digits = specialist.registration.to_string();
            style.digits(match style.registration {
                0 | 1 => digits.trim_start_matches('0').to_string(),
                2 => format!("第{digits}号"),
                _ => digits,
            })
        }
        Column::RegisteredYear => number(specialist.registered),
        Column::Cases => match (number(specialist.record.cases), style.registration) {
            (cases, 3) if !cases.is_empty() => format!("約{cases}件"),
            (cases, _) => cases,
        },
        Column::Years => match (number(specialist.record.years), style.registration) {
            (years, 3 | 4) if !years.is_empty() => format!("{years}年"),
            (years, _) => years,
        },
        Column::Consent => if row.made.consents { "可" } else { "否" }.to_string(),
        Column::Sample => SAMPLE_MARK.to_string(),
        Column::FirstTalk | Column::Intake | Column::Phone => String::new(),
        Column::Text(field) => text(row.made, field),
        Column::Choice(Group::Period) if row.made.unable.is_some() => {
            match row.made.unable.unwrap_or_default() {
                "" => "支援不可".to_string(),
                reason => format!("支援不可（{reason}）"),
            }
        }
        Column::Choice(group) => choices(row.made, group, style),
        Column::Skill(question) => match specialist.answers.get(question) {
            None => String::new(),
            Some(level) => skill(level, style),
        },
        Column::Grounds(criterion) => specialist.grounds_of(criterion).to_string(),
    }
}

fn skill(level: Level, style: &Style) -> String {
    let digit = style.digits(level.points().to_string());
    if style.labels {
        format!("{digit} {}", level.label())
    } else {
        digit
    }
}

fn choices(made: &Made, group: Group, style: &Style) -> String {
    let specialist = &made.specialist;
    let mut labels: Vec<&str> = specialist
        .choices(group)
        .iter()
        .map(|position| group.label_of(position))
        .collect();
    if specialist.chose_none(group) {
        labels.extend(group.none_label());
    }
    labels.join(style.joint)
}

fn text(made: &Made, field: Field) -> String {
    let specialist = &made.specialist;
    let text = match field {
        Field::Name => &specialist.name,
        Field::Kana => &specialist.kana,
        Field::Municipality => &specialist.municipality,
        Field::Organisation => &specialist.organisation,
        Field::Mail => specialist.mail.as_ref().map_or("", |mail| mail.text()),
        Field::Appeal => &specialist.appeal,
        Field::Homepage => specialist.homepage.as_ref().map_or("", |page| page.text()),
        Field::Photo => &made.photo,
        Field::QualificationOther => &specialist.others.qualification,
        Field::IndustryOther => &specialist.others.industry,
        Field::AssociationOther => &specialist.others.association,
        Field::FormOther => &specialist.others.form,
        Field::Work => &specialist.record.text,
        Field::Grounds | Field::Source | Field::PhoneHours | Field::Emergency => "",
    };
    text.to_string()
}

fn answered_at(minute: usize, slashes: bool) -> String {
    // Office hours of eight hours a day, over six weeks of June and July.
    let (day, minute) = (minute / 480, minute % 480);
    let (hour, minute) = (9 + minute / 60, minute % 60);
    let (month, day) = if day < 29 {
        (6, day + 2)
    } else {
        (7, day - 28)
    };
    if slashes {
        format!("2025/{month}/{day} {hour}:{minute:02}")
    } else {
        format!("2025-{month:02}-{day:02} {hour:02}:{minute:02}:00")
    }
}
