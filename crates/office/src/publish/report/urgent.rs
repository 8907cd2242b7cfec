//! The report of an urgent change.

use std::fmt::Write;

use serde::Serialize;

use super::changes::ChangesRecord;
use super::{NOTICE, Report};
use crate::publish::former::{KeyHistory, KeysRecord};
use crate::publish::urgent::Act;
use crate::publish::{Changes, Note, Person, Reported, say_note, sha256};
use activelist_model::expert::{Date, as_shown};
use activelist_publication::{KeyId, List};

/// What was done, for the report.
#[derive(Clone, Debug)]
pub struct Told {
    act: &'static str,
    detail: String,
    /// Corrections, each with its reason.
    pub corrections: Vec<CorrectionTold>,
    /// What the office should look at in them.
    pub doubts: Vec<String>,
}

/// A correction, for the report.
#[derive(Clone, Debug)]
pub struct CorrectionTold {
    /// Whose.
    pub person: Person,
    /// The column.
    pub column: String,
    /// What was published.
    pub old: String,
    /// What is published now.
    pub new: String,
    /// The day that the table has.
    pub day: Date,
    /// The reason that the table has.
    pub reason: String,
}

impl Told {
    /// What is asked for.
    pub fn of(act: Act) -> Told {
        let (act, detail) = match act {
            Act::Remove { reason, .. } => ("掲載の停止", reason.to_string()),
            Act::Correct(_) => ("訂正", String::new()),
            Act::Restore { number, .. } => ("前の一覧に戻す", format!("公開番号{number}の一覧")),
        };
        Told {
            act,
            detail,
            corrections: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

/// What the files of the publication are known by.
pub struct Hashes {
    snapshot: String,
    survey: Option<String>,
    key: Option<String>,
    keys: KeysRecord,
}

impl Hashes {
    /// Of these files.
    pub fn of(
        snapshot: &[u8],
        survey: Option<&[u8]>,
        key: Option<KeyId>,
        keys: &KeyHistory,
    ) -> Hashes {
        Hashes {
            snapshot: sha256(snapshot),
            survey: survey.map(sha256),
            key: key.map(|key| key.to_string()),
            keys: keys.record(),
        }
    }
}

/// Fields that the report of a survey has as well have the same names: the next publication reads them.
#[derive(Serialize)]
struct UrgentRecord {
    notice: &'static str,
    serial: u64,
    published: String,
    expires: String,
    source: String,
    sample: bool,
    urgent: ActRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    survey_sha256: Option<String>,
    /// Of the lists that the office used last, so that none of them is forgotten the next time.
    outside_sha256: Option<String>,
    register_sha256: Option<String>,
    stopped: Option<usize>,
    snapshot_sha256: String,
    key: Option<String>,
    keys: KeysRecord,
    figures: UrgentFigures,
    changes: Option<ChangesRecord>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct ActRecord {
    act: &'static str,
    detail: String,
    corrections: Vec<CorrectionRecord>,
}

#[derive(Serialize)]
struct CorrectionRecord {
    registration: String,
    name: String,
    what: String,
    old: String,
    new: String,
    date: String,
    reason: String,
}

#[derive(Serialize)]
struct UrgentFigures {
    answers: u32,
    outside: u32,
    listed: u32,
    photos: usize,
}

/// What stands for a hash that the former report did not have.
const UNKNOWN: &str = "-";

/// Writes the report.
pub fn of_urgent(
    list: &List,
    told: &Told,
    changes: Option<&Changes>,
    notes: &[Note],
    before: Option<&Reported>,
    hashes: &Hashes,
    stopped: Option<usize>,
) -> Report {
    let correction = |one: &CorrectionTold| CorrectionRecord {
        registration: one.person.number.to_string(),
        name: one.person.name.clone(),
        what: one.column.clone(),
        old: one.old.clone(),
        new: one.new.clone(),
        date: one.day.to_string(),
        reason: one.reason.clone(),
    };
    let used = |was_used: fn(&Reported) -> bool| {
        before
            .filter(|before| was_used(before))
            .map(|_| UNKNOWN.to_string())
    };
    let photos = list.specialists.iter().filter(|one| one.photo.is_some());
    let warnings: Vec<String> = notes
        .iter()
        .map(say_note)
        .chain(told.doubts.clone())
        .collect();
    let record = UrgentRecord {
        notice: NOTICE,
        serial: list.serial,
        published: list.published.to_string(),
        expires: list.expires.to_string(),
        source: list.source.clone(),
        sample: list.sample,
        urgent: ActRecord {
            act: told.act,
            detail: told.detail.clone(),
            corrections: told.corrections.iter().map(correction).collect(),
        },
        survey_sha256: hashes.survey.clone(),
        outside_sha256: used(|before| before.had_outside),
        register_sha256: used(|before| before.had_register),
        stopped,
        snapshot_sha256: hashes.snapshot.clone(),
        key: hashes.key.clone(),
        keys: hashes.keys.clone(),
        figures: UrgentFigures {
            answers: list.census.answers,
            outside: list.census.outside,
            listed: list.census.listed(),
            photos: photos.count(),
        },
        changes: changes.map(ChangesRecord::of),
        warnings,
    };
    let json = serde_json::to_string_pretty(&record).unwrap_or_default() + "\n";
    Report {
        text: text(&record),
        json,
        warnings: record.warnings.len(),
        photos: 0,
    }
}

fn text(record: &UrgentRecord) -> String {
    let mut text = String::new();
    // Writing to a String never fails.
    let mut line = |arguments: std::fmt::Arguments| {
        let _ = writeln!(text, "{arguments}");
    };
    line(format_args!("【事務局限り】{}", record.notice));
    if record.sample {
        line(format_args!(
            "これは見本データです。実在の人は含まれません。"
        ));
    }
    let act = &record.urgent;
    line(format_args!("\n公開の報告（調査ファイルによらない公開）"));
    line(format_args!("  内容          {}", act.act));
    if !act.detail.is_empty() {
        line(format_args!("                {}", act.detail));
    }
    line(format_args!("  公開番号      {}", record.serial));
    line(format_args!("  公開日        {}", record.published));
    line(format_args!("  有効期限      {}", record.expires));
    line(format_args!("  発行元        {}", record.source));
    line(format_args!(
        "  公開ファイル  SHA-256 {}",
        record.snapshot_sha256
    ));
    let key = record.key.as_ref();
    let key = key.map_or_else(|| "なし".to_string(), |key| format!("鍵番号{key}"));
    line(format_args!("  署名          {key}"));
    line(format_args!(
        "  掲載          {}人（うち写真あり{}人）",
        record.figures.listed, record.figures.photos
    ));
    if !act.corrections.is_empty() {
        line(format_args!("\n訂正（{}件）", act.corrections.len()));
    }
    for one in &act.corrections {
        line(format_args!(
            "  第{}号 {}「{}」: {} → {}（{}、{}）",
            one.registration,
            one.name,
            one.what,
            shown(&one.old),
            shown(&one.new),
            one.date,
            as_shown(&one.reason, 120)
        ));
    }
    if let Some(changes) = &record.changes {
        changes.text(&mut text);
    }
    let _ = writeln!(
        text,
        "\n確かめていただきたいこと（{}件）",
        record.warnings.len()
    );
    for warning in &record.warnings {
        let _ = writeln!(text, "  {}", warning.replace('\n', " "));
    }
    text
}

fn shown(text: &str) -> String {
    match text {
        "" => "（空欄）".to_string(),
        text => as_shown(&text.replace('\n', " "), 120),
    }
}
