//! The office's report: who is listed, who is not and why, and what should be looked at.
//!
//! It names people who are not shown, so it must never stand where the site is.

mod changes;
mod text;
pub(super) mod urgent;

use serde::Serialize;

use super::former::KeysRecord;
use super::photo::say_changed_photos;
use super::{
    ChangedPhoto, Changes, Decision, Note, Reason, Request, Respondent, say_changed_photo,
    say_note, say_outside_notice, sha256,
};
use crate::survey::{
    BEFORE, MOST_FINDINGS, Warning, WarningKind, say_fictitious_mails, say_warning,
};
use activelist_model::catalog::Area;
use activelist_model::expert::{Mark, rate};
use activelist_publication::{KeyId, List};
use changes::ChangesRecord;

/// The report as a person and as a program reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// To read.
    pub text: String,
    /// The same as JSON.
    pub json: String,
    /// Number of warnings in it.
    pub warnings: usize,
    /// Number of photos that were changed before they were published.
    pub photos: usize,
}

#[derive(Serialize)]
struct ReportRecord {
    notice: &'static str,
    serial: u64,
    published: String,
    expires: String,
    source: String,
    sample: bool,
    survey_sha256: String,
    /// The file in which only some people answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    update_sha256: Option<String>,
    outside_sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    register_sha256: Option<String>,
    /// How many people are on the list of those who are not listed any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<usize>,
    snapshot_sha256: String,
    key: Option<String>,
    /// The keys of all publications until this one.
    keys: KeysRecord,
    figures: FiguresRecord,
    marks: Vec<MarksRecord>,
    replaced: Vec<ReplacedRecord>,
    left_out: Vec<LeftOutPerson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<ChangesRecord>,
    /// Photos that are not as they were handed in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    photos: Vec<PhotoRecord>,
    /// The same as a person reads it.
    #[serde(skip)]
    photo_lines: Vec<String>,
    warnings: Vec<WarningRecord>,
    /// Warnings that are counted only.
    further_warnings: usize,
}

/// What the office should look at.
#[derive(Clone, Copy)]
pub(super) struct Looked<'a> {
    /// The first warnings of the survey, in the order of their rows.
    pub warnings: &'a [Warning],
    /// How many there are besides.
    pub further: usize,
    /// What concerns the whole publication.
    pub notes: &'a [Note],
    /// What is different from the former list.
    pub changes: Option<&'a Changes>,
    /// Photos that are not as they were handed in.
    pub photos: &'a [ChangedPhoto],
    /// The survey as it was used.
    pub survey: &'a [u8],
}

#[derive(Serialize)]
struct FiguresRecord {
    answers: u32,
    repeats: u32,
    people: u32,
    no_skills: u32,
    unable: u32,
    declined: u32,
    /// On 掲載停止.csv.
    stopped: u32,
    outside: u32,
    /// Lapsed, cancelled, or not to be told.
    registration: u32,
    listed: u32,
    photos: usize,
}

/// Marks of an area over everyone who answered, listed or not.
#[derive(Serialize)]
struct MarksRecord {
    area: &'static str,
    double: usize,
    single: usize,
    blank: usize,
}

#[derive(Serialize)]
struct ReplacedRecord {
    /// None: an answer before an update.
    row: Option<usize>,
    by_row: Option<usize>,
    registration: String,
    name: String,
}

#[derive(Serialize)]
struct LeftOutPerson {
    /// None: an answer before an update.
    row: Option<usize>,
    registration: String,
    name: String,
    reason: &'static str,
    detail: String,
}

#[derive(Serialize)]
struct PhotoRecord {
    /// None: an answer before an update.
    row: Option<usize>,
    file: String,
    message: String,
}

#[derive(Serialize)]
struct WarningRecord {
    row: Option<usize>,
    column: String,
    found: String,
    message: String,
}

const NOTICE: &str = "この報告には掲載しない方の氏名が含まれます。事務局で保管し、公開サイトには置かないでください。";

impl Report {
    /// Writes the report of a publication.
    pub(super) fn new(
        list: &List,
        decision: &Decision,
        looked: Looked,
        request: &Request,
        snapshot: &[u8],
        key: Option<KeyId>,
    ) -> Report {
        let census = list.census;
        let counted = decision.left_out();
        let outside = request.wanted.outside.as_ref();
        let register = request.wanted.register.as_ref();
        let notices = decision.notices.iter().map(say_outside_notice);
        let notices = notices.chain(looked.notes.iter().map(say_note));
        let notices: Vec<WarningRecord> = notices.map(of_whole).collect();
        let of_notices = notices.len();
        let is_update = request.wanted.update;
        let record = ReportRecord {
            notice: NOTICE,
            serial: list.serial,
            published: list.published.to_string(),
            expires: list.expires.to_string(),
            source: list.source.clone(),
            sample: list.sample,
            survey_sha256: sha256(looked.survey),
            update_sha256: is_update.then(|| sha256(request.survey)),
            outside_sha256: outside.map(|outside| outside.sha256().to_string()),
            register_sha256: register.map(|register| register.sha256().to_string()),
            stopped: request.wanted.stopped.people(),
            snapshot_sha256: sha256(snapshot),
            key: key.map(|key| key.to_string()),
            keys: request.wanted.keys.clone().with(key, list.serial).record(),
            figures: FiguresRecord {
                answers: census.answers,
                repeats: census.repeats,
                people: census.people(),
                no_skills: counted.no_skills,
                unable: counted.unable,
                declined: counted.declined,
                stopped: counted.stopped,
                outside: counted.outside,
                registration: counted.registration,
                listed: census.listed(),
                photos: list
                    .specialists
                    .iter()
                    .filter(|s| s.photo.is_some())
                    .count(),
            },
            marks: marks(&decision.people),
            replaced: replaced(&decision.people),
            left_out: left_out(&decision.people),
            changes: looked.changes.map(ChangesRecord::of),
            photos: looked.photos.iter().map(changed_photo).collect(),
            photo_lines: say_changed_photos(looked.photos),
            warnings: notices
                .into_iter()
                .take(MOST_FINDINGS)
                .chain(warning_records(looked.warnings))
                .collect(),
            further_warnings: looked.further + of_notices.saturating_sub(MOST_FINDINGS),
        };
        let json = serde_json::to_string_pretty(&record).unwrap_or_default() + "\n";
        Report {
            text: text::text(&record),
            json,
            warnings: record.warnings.len() + record.further_warnings,
            photos: record.photos.len(),
        }
    }
}

fn changed_photo(photo: &ChangedPhoto) -> PhotoRecord {
    PhotoRecord {
        row: given(photo.row),
        file: photo.file.clone(),
        message: say_changed_photo(photo),
    }
}

fn marks(people: &[Respondent]) -> Vec<MarksRecord> {
    let ratings: Vec<_> = people
        .iter()
        .map(|person| rate(&person.answer.specialist))
        .collect();
    let count = |area, mark| {
        ratings
            .iter()
            .filter(|rating| rating.area(area) == mark)
            .count()
    };
    let record = |area: Area| MarksRecord {
        area: area.id(),
        double: count(area, Mark::Double),
        single: count(area, Mark::Single),
        blank: count(area, Mark::Blank),
    };
    Area::ALL.into_iter().map(record).collect()
}

fn replaced(people: &[Respondent]) -> Vec<ReplacedRecord> {
    let of = |person: &Respondent, row: usize| ReplacedRecord {
        row: given(row),
        by_row: given(person.answer.row),
        registration: person.answer.specialist.registration.to_string(),
        name: person.answer.specialist.name.clone(),
    };
    let rows = people
        .iter()
        .flat_map(|p| p.replaced.iter().map(move |row| of(p, *row)));
    // Answers that another had replaced before an update are nothing new.
    let is_new = |record: &ReplacedRecord| record.row.or(record.by_row).is_some();
    let mut records: Vec<_> = rows.filter(is_new).collect();
    records.sort_by_key(|record| record.row);
    records
}

fn left_out(people: &[Respondent]) -> Vec<LeftOutPerson> {
    let of = |person: &Respondent| {
        Some(LeftOutPerson {
            row: given(person.answer.row),
            registration: person.answer.specialist.registration.to_string(),
            name: person.answer.specialist.name.clone(),
            reason: person.left_out?.label(),
            detail: detail(person),
        })
    };
    let mut records: Vec<_> = people.iter().filter_map(of).collect();
    records.sort_by_key(|record| record.row);
    records
}

/// What is added to the reason: the words of a person who cannot give support, or of the office.
fn detail(person: &Respondent) -> String {
    let unable = person.answer.unable.clone().filter(|text| !text.is_empty());
    let outside = match (person.left_out, &person.outside) {
        (Some(Reason::Outside), reason) => reason.clone(),
        (_, Some(_)) => Some("対象外の方のファイルにもあります".to_string()),
        _ => None,
    };
    let detail = Some(person.detail.clone()).filter(|text| !text.is_empty());
    let parts: Vec<String> = [unable, detail, outside].into_iter().flatten().collect();
    parts.join("。")
}

/// A finding that has no row of its own.
const fn of_whole(message: String) -> WarningRecord {
    WarningRecord {
        row: None,
        column: String::new(),
        found: String::new(),
        message,
    }
}

/// The warnings, those of made-up addresses as one: such a survey has one in every row.
fn warning_records(warnings: &[Warning]) -> Vec<WarningRecord> {
    let is_fictitious = |warning: &&Warning| warning.kind == WarningKind::MailFictitious;
    let (mails, others): (Vec<&Warning>, Vec<&Warning>) = warnings.iter().partition(is_fictitious);
    let (first, rest) = match mails.as_slice() {
        [first, _, ..] => (
            Some(of_whole(say_fictitious_mails(mails.len(), first))),
            others,
        ),
        _ => (None, warnings.iter().collect()),
    };
    first
        .into_iter()
        .chain(rest.into_iter().map(warning))
        .collect()
}

fn warning(warning: &Warning) -> WarningRecord {
    WarningRecord {
        row: warning.row.and_then(given),
        column: warning.column.clone(),
        found: warning.found.clone(),
        message: say_warning(warning),
    }
}

/// A row of the file that was handed in; none for an answer before an update.
fn given(row: usize) -> Option<usize> {
    (row != BEFORE).then_some(row)
}
