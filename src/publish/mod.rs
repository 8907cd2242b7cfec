//! From a survey file to a publication: the snapshot, the portraits and the office's report.
//!
//! Owns: who is listed, the number and dates, the report, the files of a publication and the
//! order in which they are written. Must never publish anything of a survey with a fault, nor
//! put the names of people left out where the site is.

mod edition;
mod eligibility;
mod photo;
mod report;
mod review;
mod store;

pub use edition::say_edition_fault;
pub use edition::{Edition, EditionFault, Former, VALID_DAYS, Wanted, check_same, choose};
pub use eligibility::{Decision, Person, Reason, decide};
pub use photo::{PhotoFile, PhotoSource, Portrait, portrait, sha256};
pub use report::Report;
pub use review::review;
pub use store::{Places, StoreFault, photos_in, read_former, say_store_fault, write_publication};

use std::collections::BTreeMap;

use crate::expert::{Date, Specialist};
use crate::snapshot::{Field, Limits, List, parse, write};
use crate::survey::{Fault, Warning, WarningKind, read};

/// All that a publication is made from.
pub struct Request<'a> {
    /// The survey file.
    pub survey: &'a [u8],
    /// Where photos come from; none: no folder was given.
    pub photos: Option<PhotoSource<'a>>,
    /// The publication before this one.
    pub former: &'a Former,
    /// Number, dates and source asked for.
    pub wanted: &'a Wanted,
    /// Today in Japan.
    pub today: Date,
}

/// A publication ready to be written.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The list in it.
    pub list: List,
    /// Its file.
    pub snapshot: Vec<u8>,
    /// Its portraits by name, each once.
    pub portraits: Vec<Portrait>,
    /// What the office keeps.
    pub report: Report,
}

/// Why there is no publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishFault {
    /// A fault in the survey file.
    Survey(Fault),
    /// The number or dates asked for.
    Edition(EditionFault),
    /// The source text asked for.
    Source,
    /// The file written would not be accepted: a fault of this program, or a list too large.
    SelfCheck(String),
}

/// Makes a publication. Same request, same bytes. All faults are named, not only the first.
pub fn compose(request: &Request) -> Result<Publication, Vec<PublishFault>> {
    let reading = read(request.survey);
    let mut faults: Vec<Fault> = reading.faults;
    let mut warnings = reading.warnings;
    let decision = decide(reading.answers);
    faults.extend(decision.faults.iter().cloned());
    faults.sort_by_key(|fault| fault.row);
    let mut faults: Vec<PublishFault> = faults.into_iter().map(PublishFault::Survey).collect();
    let edition = choose(
        request.wanted,
        request.former,
        reading.sample,
        request.today,
    );
    if let Err(fault) = &edition {
        faults.push(PublishFault::Edition(fault.clone()));
    }
    let source = request.wanted.source.clone().unwrap_or_else(|| {
        let sample = reading.sample || request.wanted.sample;
        let default = if sample { SAMPLE_SOURCE } else { SOURCE };
        default.to_string()
    });
    if crate::expert::check_text(&source, Field::Source.limit(), false).is_err() {
        faults.push(PublishFault::Source);
    }
    let (Ok(edition), true) = (edition, faults.is_empty()) else {
        return Err(faults);
    };

    warnings.extend(decision.warnings.iter().cloned());
    let (specialists, portraits) = listed(&decision, request.photos, &mut warnings);
    if specialists.is_empty() {
        warnings.push(Warning {
            row: None,
            column: String::new(),
            found: String::new(),
            kind: WarningKind::NobodyListed,
        });
    }
    warnings.sort_by_key(|warning| warning.row);
    let list = List {
        serial: edition.serial,
        published: edition.published,
        expires: edition.expires,
        source,
        sample: edition.sample,
        census: decision.census,
        specialists,
    };
    let snapshot = snapshot_of(&list).map_err(|fault| vec![PublishFault::SelfCheck(fault)])?;
    check_same(&edition, request.former, &snapshot)
        .map_err(|fault| vec![PublishFault::Edition(fault)])?;
    let report = Report::new(&list, &decision, &warnings, request.survey, &snapshot);
    Ok(Publication {
        list,
        snapshot,
        portraits,
        report,
    })
}

const SOURCE: &str = "登録セキスペ スキル調査アンケート";
const SAMPLE_SOURCE: &str = "見本データ（架空の調査）";

/// The listed people with their portraits. Photos of people left out are not even read.
fn listed(
    decision: &Decision,
    photos: Option<PhotoSource>,
    warnings: &mut Vec<Warning>,
) -> (Vec<Specialist>, Vec<Portrait>) {
    let mut portraits = BTreeMap::new();
    let mut specialists = Vec::new();
    for person in decision
        .people
        .iter()
        .filter(|person| person.left_out.is_none())
    {
        let mut specialist = person.answer.specialist.clone();
        let file = &person.answer.photo;
        if !file.is_empty() {
            let (found, warning) = portrait(photos, file);
            warnings.extend(warning.map(|kind| Warning {
                row: Some(person.answer.row),
                column: Field::Photo.column().to_string(),
                found: file.clone(),
                kind,
            }));
            if let Some(found) = found {
                specialist.photo = Some(found.name.clone());
                portraits.insert(found.name.to_string(), found);
            }
        }
        specialists.push(specialist);
    }
    (specialists, portraits.into_values().collect())
}

/// The list's file, read back as a browser will read it.
fn snapshot_of(list: &List) -> Result<Vec<u8>, String> {
    let bytes = write(list).map_err(|error| error.to_string())?;
    match parse(&bytes, &Limits::STANDARD) {
        Ok((read, problems)) if problems.is_empty() && read == *list => Ok(bytes),
        Ok((_, problems)) => Err(format!("{problems:?}")),
        Err(refusal) => Err(format!("{refusal:?}")),
    }
}

/// The fault in one line.
pub fn say_publish_fault(fault: &PublishFault) -> String {
    match fault {
        PublishFault::Survey(fault) => crate::survey::say_fault(fault),
        PublishFault::Edition(fault) => say_edition_fault(fault),
        PublishFault::Source => format!(
            "発行元（--source）に使えない文字があるか、{}文字を超えています。1行で短く指定してください。",
            Field::Source.limit()
        ),
        PublishFault::SelfCheck(detail) => format!(
            "作成した公開ファイルが検査に通りませんでした（{detail}）。公開せず、開発元へお知らせください。"
        ),
    }
}
