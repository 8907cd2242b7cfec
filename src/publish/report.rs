//! The office's report: who is listed, who is not and why, and what should be looked at.
//!
//! It names people who are not shown, so it must never stand where the site is.

use std::fmt::Write;

use serde::Serialize;

use super::{Decision, Person, sha256};
use crate::catalog::Area;
use crate::expert::{Mark, rate};
use crate::snapshot::{KeyId, List};
use crate::survey::{Warning, say_warning};

/// The report as a person and as a program reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// To read.
    pub text: String,
    /// The same as JSON.
    pub json: String,
    /// Number of warnings in it.
    pub warnings: usize,
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
    snapshot_sha256: String,
    key: Option<String>,
    figures: FiguresRecord,
    marks: Vec<MarksRecord>,
    replaced: Vec<ReplacedRecord>,
    left_out: Vec<LeftOutPerson>,
    warnings: Vec<WarningRecord>,
}

#[derive(Serialize)]
struct FiguresRecord {
    answers: u32,
    repeats: u32,
    people: u32,
    no_skills: u32,
    unable: u32,
    declined: u32,
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
    row: usize,
    by_row: usize,
    registration: String,
    name: String,
}

#[derive(Serialize)]
struct LeftOutPerson {
    row: usize,
    registration: String,
    name: String,
    reason: &'static str,
    detail: String,
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
        warnings: &[Warning],
        survey: &[u8],
        snapshot: &[u8],
        key: Option<KeyId>,
    ) -> Report {
        let census = list.census;
        let record = ReportRecord {
            notice: NOTICE,
            serial: list.serial,
            published: list.published.to_string(),
            expires: list.expires.to_string(),
            source: list.source.clone(),
            sample: list.sample,
            survey_sha256: sha256(survey),
            snapshot_sha256: sha256(snapshot),
            key: key.map(|key| key.to_string()),
            figures: FiguresRecord {
                answers: census.answers,
                repeats: census.repeats,
                people: census.people(),
                no_skills: census.no_skills,
                unable: census.unable,
                declined: census.declined,
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
            warnings: warnings.iter().map(warning).collect(),
        };
        let json = serde_json::to_string_pretty(&record).unwrap_or_default() + "\n";
        Report {
            text: text(&record),
            json,
            warnings: warnings.len(),
        }
    }
}

fn marks(people: &[Person]) -> Vec<MarksRecord> {
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

fn replaced(people: &[Person]) -> Vec<ReplacedRecord> {
    let of = |person: &Person, row: usize| ReplacedRecord {
        row,
        by_row: person.answer.row,
        registration: person.answer.specialist.registration.to_string(),
        name: person.answer.specialist.name.clone(),
    };
    let rows = people
        .iter()
        .flat_map(|p| p.replaced.iter().map(move |row| of(p, *row)));
    let mut records: Vec<_> = rows.collect();
    records.sort_by_key(|record| record.row);
    records
}

fn left_out(people: &[Person]) -> Vec<LeftOutPerson> {
    let of = |person: &Person| {
        Some(LeftOutPerson {
            row: person.answer.row,
            registration: person.answer.specialist.registration.to_string(),
            name: person.answer.specialist.name.clone(),
            reason: person.left_out?.label(),
            detail: person.answer.unable.clone().unwrap_or_default(),
        })
    };
    let mut records: Vec<_> = people.iter().filter_map(of).collect();
    records.sort_by_key(|record| record.row);
    records
}

fn warning(warning: &Warning) -> WarningRecord {
    WarningRecord {
        row: warning.row,
        column: warning.column.clone(),
        found: warning.found.clone(),
        message: say_warning(warning),
    }
}

fn text(record: &ReportRecord) -> String {
    let figures = &record.figures;
    let mut text = String::new();
    // Writing to a String never fails.
    let mut line = |arguments: std::fmt::Arguments| {
        let _ = writeln!(text, "{arguments}");
    };
    line(format_args!("【事務局限り】{NOTICE}"));
    if record.sample {
        line(format_args!(
            "これは見本データです。実在の人は含まれません。"
        ));
    }
    line(format_args!("\n公開の報告"));
    line(format_args!("  公開番号      {}", record.serial));
    line(format_args!("  公開日        {}", record.published));
    line(format_args!("  有効期限      {}", record.expires));
    line(format_args!("  発行元        {}", record.source));
    line(format_args!(
        "  調査ファイル  SHA-256 {}",
        record.survey_sha256
    ));
    line(format_args!(
        "  公開ファイル  SHA-256 {}",
        record.snapshot_sha256
    ));
    line(format_args!(
        "  署名          {}",
        match &record.key {
            Some(key) => format!("鍵番号{key}"),
            None => "なし".to_string(),
        }
    ));
    line(format_args!("\n人数"));
    line(format_args!("  回答          {}件", figures.answers));
    line(format_args!(
        "  重複回答      {}件（同じ登録番号の最新の回答だけを使います）",
        figures.repeats
    ));
    line(format_args!("  回答者        {}人", figures.people));
    line(format_args!("  スキル未回答  {}人", figures.no_skills));
    line(format_args!("  支援不可      {}人", figures.unable));
    line(format_args!("  掲載否        {}人", figures.declined));
    line(format_args!(
        "  掲載          {}人（うち写真あり{}人）",
        figures.listed, figures.photos
    ));
    line(format_args!("\n得意支援領域（回答者{}人）", figures.people));
    for marks in &record.marks {
        let MarksRecord {
            area,
            double,
            single,
            blank,
        } = marks;
        line(format_args!("  {area}  ◎{double}  ○{single}  空欄{blank}"));
    }
    line(format_args!(
        "\n掲載しない方（{}人）",
        record.left_out.len()
    ));
    for person in &record.left_out {
        let LeftOutPerson {
            row,
            registration,
            name,
            reason,
            detail,
        } = person;
        let detail = if detail.is_empty() {
            String::new()
        } else {
            format!("（{detail}）")
        };
        line(format_args!(
            "  {row}行目 第{registration}号 {name}: {reason}{detail}"
        ));
    }
    line(format_args!(
        "\n新しい回答に置き換えた回答（{}件）",
        record.replaced.len()
    ));
    for one in &record.replaced {
        let ReplacedRecord {
            row,
            by_row,
            registration,
            name,
        } = one;
        line(format_args!(
            "  {row}行目 第{registration}号 {name}: {by_row}行目の回答を使います"
        ));
    }
    line(format_args!(
        "\n確かめていただきたいこと（{}件）",
        record.warnings.len()
    ));
    for warning in &record.warnings {
        line(format_args!("  {}", warning.message.replace('\n', " ")));
    }
    text
}
