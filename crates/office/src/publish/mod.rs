//! From a survey file to a publication: the snapshot, the portraits and the office's report.
//!
//! Owns: who is listed, the number and dates, the report, the files of a publication and the
//! order in which they are written. Must never publish anything of a survey with a fault, nor
//! put the names of people left out where the site is.

mod archive;
mod audit;
mod changes;
mod confirmed;
mod dated;
mod edition;
mod eligibility;
mod faults;
mod files;
mod folder;
mod former;
mod input;
mod lists;
mod note;
mod outside;
mod parts;
mod past;
mod people;
mod photo;
mod plan;
mod portraits;
mod register;
mod report;
mod review;
mod stop;
mod stopped;
#[cfg(test)]
mod tests_limits;
mod upload;
mod urgent;

pub use archive::{
    ARCHIVE, KEPT, KEPT_SURVEY, KeptList, Withdrawal, kept_numbers, read_kept_survey,
    read_older_surveys, withdraw_all,
};
pub use audit::{Audit, AuditFault, audit, read_site, say_audit_fault, say_meta_refusal};
use changes::renewed;
pub use changes::{Changes, FieldChange, Person, compare};
pub use confirmed::{
    CONFIRMED, Confirmed, Decided, DecidedFault, Matter, ToConfirm, Verdict, take_decisions,
    to_confirm_table,
};
use dated::{Checked, dated};
pub use edition::say_edition_fault;
pub use edition::{Edition, EditionFault, VALID_DAYS, Wanted, check_same, choose};
pub use eligibility::{
    Decision, LeftOut, Reason, Respondent, Rules, decide, decide_by, decide_within,
};
pub use faults::{faults_table, say_faults};
use files::{Files, files_of};
pub use folder::{Entry, Folder, FolderFault, META, snapshot_hash};
use former::say_key_fault;
pub use former::{
    Damage, Damaged, Described, Former, KeyFault, KeyHistory, Reported, read_former, read_keys,
};
use input::{
    Input, comparable, is_as_before, kept_answers, kept_mapping, kept_survey, notes, stops,
    withdrawn,
};
pub use lists::{ListFault, say_list_fault};
pub use note::{Note, SOON, ends, say_note};
pub use outside::{Outside, OutsideNotice, say_numbers_fault, say_outside_notice};
pub use past::{Past, TakenBack, read_past};
pub use people::{LEAVING, RETURNING};
pub use photo::{
    ChangedPhoto, MAX_PHOTO_INPUT, PhotoChange, PhotoFile, PhotoSource, PhotoTrace, Portrait,
    portrait, say_changed_photo, sha256,
};
pub use plan::{FAULTS, Plan, REPORT, Readers, SITE, Step, TO_CONFIRM, plan};
use portraits::{Listed, listed, lost_photos};
pub use register::{Register, RegisterDoubt, Standing};
use report::Looked;
pub use report::Report;
pub use review::review;
pub use stop::{Double, Stop, say_stops};
pub use stopped::{STOPPED, StopReason, Stopped};
pub use upload::{
    HostFault, PackFault, Packed, UPLOADS, compare_host, is_pack, pack, say_host_fault,
    say_pack_fault,
};
pub use urgent::{
    Act, CorrectedDouble, CorrectionFault, UrgentFault, UrgentRequest, compose_urgent,
    say_urgent_fault,
};

use crate::survey::{
    Fault, MOST_FINDINGS, Warning, WarningKind, doubts, is_of_characters, name_heading,
};
use activelist_model::expert::{Date, RegistrationNumber};
use activelist_publication::{Field, KeyId, Limits, List, SecretKey};

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
    /// The key that signs it.
    pub key: Option<&'a SecretKey>,
    /// Whether it may stand unsigned in the place of a signed one.
    pub unsigned: bool,
}

/// A publication ready to be written.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The list in it.
    pub list: List,
    /// Its file.
    pub snapshot: Vec<u8>,
    /// The same list in parts; none where it is small.
    pub parts: Vec<Vec<u8>>,
    /// The description of that file, signed where there was a key.
    pub meta: Vec<u8>,
    /// The key that signed it.
    pub key: Option<KeyId>,
    /// Its portraits by name, each once.
    pub portraits: Vec<Portrait>,
    /// How many people are left out, by why; none where there was no survey.
    pub left_out: Option<LeftOut>,
    /// What should be looked at in the office's list of those outside.
    pub notices: Vec<OutsideNotice>,
    /// What else should be looked at.
    pub notes: Vec<Note>,
    /// What is different from the former list; none where there is none to compare with.
    pub changes: Option<Changes>,
    /// The survey to be kept: as it was used, with the answers before where only some people answered, and without
    /// what people answered who have withdrawn. None where there is none to go on from.
    pub survey: Option<Vec<u8>>,
    /// The table of decisions with which it was imported, to be kept beside it.
    pub mapping: Option<Vec<u8>>,
    /// Who has withdrawn with this publication, and is taken out of what is kept of those before.
    pub withdrawn: Vec<RegistrationNumber>,
    /// The office's list of people who are not listed any more, where this publication adds to it.
    pub stopped: Option<Vec<u8>>,
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
    /// It would stand unsigned in the place of one that this key signed.
    Unsigned(KeyId),
    /// The key that signs it.
    Key(KeyFault),
    /// More people are listed than a list may hold.
    TooManyPeople {
        /// People who would be listed.
        found: usize,
        /// Most people.
        limit: usize,
    },
    /// The list takes more room than a list may.
    TooLarge {
        /// Bytes of its file.
        found: usize,
        /// Most bytes.
        limit: usize,
        /// People in it.
        people: usize,
    },
    /// What is hardly meant, until the office has looked.
    Stop(Stop),
    /// An urgent change that cannot be made.
    Urgent(UrgentFault),
    /// The file written would not be accepted: a fault of this program.
    SelfCheck(String),
}

/// Makes a publication. Same request, same bytes. All faults are named, not only the first.
pub fn compose(request: &Request) -> Result<Publication, Vec<PublishFault>> {
    compose_within(request, &Limits::STANDARD)
}

/// The same, with limits of the list that a test can reach.
fn compose_within(request: &Request, limits: &Limits) -> Result<Publication, Vec<PublishFault>> {
    let mut input = Input::of(request)?;
    let answers = std::mem::take(&mut input.reading.answers);
    let mut faults: Vec<Fault> = std::mem::take(&mut input.reading.faults);
    let mut warnings = std::mem::take(&mut input.reading.warnings);
    let reading = &input.reading;
    let wanted = request.wanted;
    let edition = choose(wanted, request.former, reading.sample, request.today);
    let rules = Rules {
        outside: wanted.outside.as_ref(),
        stopped: &wanted.stopped,
        register: wanted.register.as_ref(),
        confirmed: &wanted.confirmed,
        day: match &edition {
            Ok(edition) => edition.published,
            Err(_) => request.today,
        },
    };
    let mut decision = decide_by(answers, &rules);
    input.name_rows(&mut decision);
    faults.extend(decision.faults.iter().cloned());
    faults.sort_by_key(|fault| fault.row);
    faults.truncate(MOST_FINDINGS);
    name_heading(request.survey, &mut faults);
    let mut faults: Vec<PublishFault> = faults.into_iter().map(PublishFault::Survey).collect();
    if let Err(fault) = &edition {
        faults.push(PublishFault::Edition(fault.clone()));
    }
    let source = wanted.source.clone().unwrap_or_else(|| {
        let sample = reading.sample || wanted.sample;
        let default = if sample { SAMPLE_SOURCE } else { SOURCE };
        default.to_string()
    });
    if activelist_model::expert::check_text(&source, Field::Source.limit(), false).is_err() {
        faults.push(PublishFault::Source);
    }
    if let (Some(key), None, false) = (request.former.key(), request.key, request.unsigned) {
        faults.push(PublishFault::Unsigned(key));
    }
    let id = request.key.and_then(SecretKey::public).map(|key| key.id());
    let key = id.map_or(Ok(()), |id| wanted.keys.check(id, wanted.new_key));
    faults.extend(key.err().map(PublishFault::Key));
    // Before any photo is read.
    let found = decision.census.listed() as usize;
    let limit = limits.records;
    if found > limit {
        faults.push(PublishFault::TooManyPeople { found, limit });
    }
    let (Ok(edition), true) = (edition, faults.is_empty()) else {
        return Err(faults);
    };
    let former = comparable(request.former, &edition);
    let kept = former.map_or_else(Vec::new, |_| kept_answers(request));
    let stops = stops(request, former, &kept, &decision, &input);
    if !stops.is_empty() {
        return Err(stops.into_iter().map(PublishFault::Stop).collect());
    }

    warnings.extend(decision.warnings.iter().cloned());
    let lost = doubts(Field::Source, &source).into_iter();
    warnings.extend(lost.filter(is_of_characters).map(|kind| Warning {
        row: None,
        column: "発行元（--source）".to_string(),
        found: source.clone(),
        kind,
    }));
    let Listed {
        specialists,
        portraits,
        changed: photos,
    } = listed(&decision, request.photos, &mut warnings);
    let lost = former.and_then(|former| lost_photos(request, former, &decision, &specialists));
    if let Some(lost) = lost {
        return Err(vec![PublishFault::Stop(lost)]);
    }
    let specialists = dated(
        specialists,
        &decision,
        former,
        &Checked::of(request, &edition),
    );
    if specialists.is_empty() {
        warnings.push(Warning {
            row: None,
            column: String::new(),
            found: String::new(),
            kind: WarningKind::NobodyListed,
        });
    }
    warnings.sort_by_key(|warning| warning.row);
    let further = reading.further + warnings.len().saturating_sub(MOST_FINDINGS);
    warnings.truncate(MOST_FINDINGS);
    let list = List {
        serial: edition.serial,
        published: edition.published,
        expires: edition.expires,
        source,
        sample: edition.sample,
        census: decision.census,
        specialists,
    };
    let Files {
        snapshot,
        parts,
        meta,
        key,
    } = files_of(&list, request.key, wanted.site.as_ref(), limits)?;
    check_same(&edition, request.former, list.census, &snapshot)
        .map_err(|fault| vec![PublishFault::Edition(fault)])?;
    if is_as_before(request, former, &list, &input) && request.former.key() == key {
        return Err(vec![PublishFault::Stop(input.nothing_new())]);
    }
    let changes = former.map(|former| Changes {
        renewed: renewed(former, &list, &decision, &kept),
        ..compare(former, &list, &decision)
    });
    let mut notes = notes(request, &edition, &decision, &input);
    if let (Some(changes), Some(former)) = (&changes, former) {
        notes.extend(note::renumbered(changes, former, &list));
    }
    let looked = Looked {
        warnings: &warnings,
        further,
        notes: &notes,
        changes: changes.as_ref(),
        photos: &photos,
        survey: &input.survey,
    };
    let report = Report::new(&list, &decision, looked, request, &snapshot, key);
    let withdrawn = withdrawn(&wanted.stopped, &decision);
    let survey = Some(kept_survey(&input.survey, &withdrawn));
    let mapping = kept_mapping(wanted, &decision, &withdrawn);
    Ok(Publication {
        list,
        snapshot,
        parts,
        meta,
        key,
        portraits,
        left_out: Some(decision.left_out()),
        notices: decision.notices,
        notes,
        changes,
        survey,
        mapping,
        withdrawn: withdrawn.into_iter().collect(),
        stopped: None,
        report,
    })
}

const SOURCE: &str = "登録セキスペ スキル調査アンケート";
const SAMPLE_SOURCE: &str = "見本データ（架空の調査）";

/// The fault in one line.
pub fn say_publish_fault(fault: &PublishFault) -> String {
    match fault {
        PublishFault::Survey(fault) => crate::survey::say_fault(fault),
        PublishFault::Edition(fault) => say_edition_fault(fault),
        PublishFault::Source => format!(
            "発行元（--source）に使えない文字があるか、{}文字を超えています。1行で短く指定してください。",
            Field::Source.limit()
        ),
        PublishFault::Unsigned(key) => format!(
            "前回の公開には署名（鍵番号{key}）があります。--keyで鍵のファイルを指定してください。署名のない一覧は、署名を確かめるページでは使われません。それでも署名せずに公開するときは、--unsignedを指定してください。"
        ),
        PublishFault::Key(fault) => say_key_fault(fault),
        PublishFault::TooManyPeople { found, limit } => format!(
            "掲載する方が{found}人になり、一つの一覧に載せられる{limit}人を超えています。地域などで調査ファイルを分け、別の一覧として公開してください。"
        ),
        PublishFault::TooLarge {
            found,
            limit,
            people,
        } => format!(
            "{people}人の一覧が約{}MBになり、一つの一覧の上限の{}MBを超えています。根拠や支援内容などの長い文を短くするか、地域などで調査ファイルを分け、別の一覧として公開してください。",
            found.div_ceil(1 << 20),
            limit >> 20
        ),
        PublishFault::Stop(stop) => say_stops(std::slice::from_ref(stop)).join("\n"),
        PublishFault::Urgent(fault) => say_urgent_fault(fault).join("\n"),
        PublishFault::SelfCheck(detail) => format!(
            "作成した公開ファイルが検査に通りませんでした（{detail}）。公開せず、開発元へお知らせください。"
        ),
    }
}
