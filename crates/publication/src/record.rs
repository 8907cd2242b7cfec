//! The wire records of schemas 1 and 2, and the checks that turn a record into a specialist.

mod read;

use serde::{Deserialize, Serialize};

use super::Field;
use super::added::Added;
use super::limits::{MAX_CASES, MAX_YEARS, REGISTERED_YEARS};
use super::problem::RecordFault;
use activelist_model::catalog::{CRITERIA, GROUPS, Group, OptionSet, Prefecture};
use activelist_model::expert::{
    Answers, HttpsAddress, MailAddress, Others, PhotoName, RegistrationNumber, Specialist,
    TrackRecord, check_text,
};

/// The published snapshot. `L` is the list of its records: typed on the way out, raw on the way in,
/// so that one bad record can be left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "write", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SnapshotRecord<L> {
    /// Version of this format: 1, or 2 where a record has one of the fields that 2 added.
    pub schema: u32,
    /// Number of the snapshot, 1 or more; each publication has a higher one.
    pub serial: u64,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: String,
    /// Last day on which the snapshot should be used, `YYYY-MM-DD`.
    pub expires: String,
    /// Who publishes it, and from what; at most 100 characters.
    pub source: String,
    /// `true`: the people in it are made up.
    pub sample: bool,
    /// How the survey's answers became the list.
    pub survey: SurveyRecord,
    /// Number of records in `specialists`.
    pub count: u32,
    /// The listed specialists, by registration number.
    pub specialists: L,
}

/// How the survey's answers became the list.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "write", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyRecord {
    /// Answers read.
    pub answers: u32,
    /// Answers that a later one with the same registration number replaced.
    pub repeats: u32,
    /// People left out, by reason.
    pub left_out: LeftOutRecord,
}

/// People left out, by reason.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "write", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LeftOutRecord {
    /// None of the 34 skill questions answered.
    pub no_skills: u32,
    /// 支援可能期間 is 支援不可.
    pub unable: u32,
    /// 掲載可否 is 否.
    pub declined: u32,
}

/// One listed specialist. A field that is left out is an unanswered question; a field that a reader
/// does not know is one of a later version, and passed over.
///
/// Sets of options are whole numbers: bit *i* (worth 2^*i*) stands for the survey's option *i*,
/// counted from 0; 該当なし (経験なし for `support`) has a bit among them, see `x-options`.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "write", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct SpecialistRecord {
    /// 登録番号: six digits.
    pub no: String,
    /// 登録年.
    #[serde(skip_serializing_if = "is_zero")]
    pub year: u16,
    /// 氏名.
    pub name: String,
    /// フリガナ.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kana: String,
    /// 居住地（都道府県）: JIS X 0401 code, 1–47.
    #[serde(skip_serializing_if = "is_zero")]
    pub pref: u8,
    /// 居住地（市区町村）.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// 所属組織・企業名.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub org: String,
    /// メールアドレス.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mail: String,
    /// 自己PR: at most 50 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pr: String,
    /// 個人HP.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub web: String,
    /// 写真: file name below `photos/` beside the snapshot, SHA-256 of the file and its kind.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub photo: String,
    /// 支援可能な都道府県: bit *i* is JIS X 0401 code *i* + 1.
    #[serde(skip_serializing_if = "is_zero")]
    pub area: u64,
    /// 得意業界.
    #[serde(skip_serializing_if = "is_zero")]
    pub industry: u64,
    /// 希望報酬額（1回2時間あたり）: one bit at most.
    #[serde(skip_serializing_if = "is_zero")]
    pub fee: u64,
    /// 支援可能期間.
    #[serde(skip_serializing_if = "is_zero")]
    pub period: u64,
    /// 支援形態.
    #[serde(skip_serializing_if = "is_zero")]
    pub form: u64,
    /// 支援可能な企業規模.
    #[serde(skip_serializing_if = "is_zero")]
    pub size: u64,
    /// 指導テーマ.
    #[serde(skip_serializing_if = "is_zero")]
    pub theme: u64,
    /// 保有資格.
    #[serde(skip_serializing_if = "is_zero")]
    pub qual: u64,
    /// 所属・つながりのある団体.
    #[serde(skip_serializing_if = "is_zero")]
    pub assoc: u64,
    /// 所属状況: one bit at most.
    #[serde(skip_serializing_if = "is_zero")]
    pub status: u64,
    /// セキュリティ実務経験年数: one bit at most.
    #[serde(skip_serializing_if = "is_zero")]
    pub exp: u64,
    /// 支援経験: 1 経験あり, 2 経験なし.
    #[serde(skip_serializing_if = "is_zero")]
    pub support: u64,
    /// 保有資格（その他）.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub qual_other: String,
    /// 得意業界（その他）.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub industry_other: String,
    /// 団体（その他）.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub assoc_other: String,
    /// 支援形態（その他）.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub form_other: String,
    /// 支援件数.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<u16>,
    /// 支援年数.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<u16>,
    /// 支援内容.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub work: String,
    /// The 34 skill answers S1-a-1 … S6-a-5: a character each, `0`–`3`, `-` for unanswered.
    pub skills: String,
    /// 根拠 of the 14 criteria S1-a … S6-a; trailing empty ones are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    /// The day of the answer, `YYYY-MM-DD`. Schema 2, as all that follow.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub answered: String,
    /// 登録を確認した日: when the office found the person in the register, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub checked: String,
    /// 初回相談: 1 無料, 2 有料, 3 応相談.
    #[serde(skip_serializing_if = "is_zero")]
    pub first: u8,
    /// 受付状況: 1 受付中, 2 予約待ち, 3 休止中.
    #[serde(skip_serializing_if = "is_zero")]
    pub intake: u8,
    /// 電話: digits with hyphens between them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 電話の受付時間.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// 緊急時の連絡.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub emergency: String,
}

fn is_zero<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl SpecialistRecord {
    /// The option sets by [`Group::index`].
    pub const fn sets(&self) -> [u64; GROUPS] {
        [
            self.area,
            self.industry,
            self.fee,
            self.period,
            self.form,
            self.size,
            self.theme,
            self.qual,
            self.assoc,
            self.status,
            self.exp,
            self.support,
        ]
    }

    const fn added(&self) -> Added<'_> {
        Added {
            answered: self.answered.as_str(),
            checked: self.checked.as_str(),
            first: self.first,
            intake: self.intake,
            phone: self.phone.as_str(),
            hours: self.hours.as_str(),
            emergency: self.emergency.as_str(),
        }
    }
}

/// Checks a record and turns it into a specialist.
pub fn to_specialist(record: SpecialistRecord) -> Result<Specialist, RecordFault> {
    let Some(registration) = RegistrationNumber::parse(&record.no) else {
        return Err(RecordFault::Registration(record.no));
    };
    if record.name.trim().is_empty() {
        return Err(RecordFault::Nameless);
    }
    check_texts(&record)?;
    let home = match record.pref {
        0 => None,
        code => Some(Prefecture::from_code(code).ok_or(RecordFault::Prefecture(code))?),
    };
    let mut grounds: [String; CRITERIA.len()] = Default::default();
    if record.grounds.len() > grounds.len() {
        return Err(RecordFault::Grounds(record.grounds.len()));
    }
    let stated = option_sets(record.sets())?;
    let added = record.added().read()?;
    for (slot, text) in grounds.iter_mut().zip(record.grounds) {
        *slot = text;
    }
    let answers = Answers::parse(&record.skills).filter(|answers| answers.answered() > 0);
    Ok(Specialist {
        registration,
        registered: in_range("year", record.year, REGISTERED_YEARS)?,
        name: record.name,
        kana: record.kana,
        home,
        municipality: record.city,
        organisation: record.org,
        mail: non_empty(&record.mail).map(MailAddress::stated),
        appeal: record.pr,
        homepage: non_empty(&record.web).map(HttpsAddress::stated),
        photo: match non_empty(&record.photo) {
            None => None,
            Some(name) => Some(PhotoName::parse(name).ok_or(RecordFault::Number("photo"))?),
        },
        stated,
        others: Others {
            qualification: record.qual_other,
            industry: record.industry_other,
            association: record.assoc_other,
            form: record.form_other,
        },
        record: TrackRecord {
            cases: at_most("cases", record.cases, MAX_CASES)?,
            years: at_most("years", record.years, MAX_YEARS)?,
            text: record.work,
        },
        answers: answers.ok_or(RecordFault::Answers)?,
        grounds,
        availability: added.availability,
        answered_on: added.answered_on,
        registration_checked_on: added.registration_checked_on,
    })
}

fn check_texts(record: &SpecialistRecord) -> Result<(), RecordFault> {
    let texts = [
        (Field::Name, &record.name),
        (Field::Kana, &record.kana),
        (Field::Municipality, &record.city),
        (Field::Organisation, &record.org),
        (Field::Mail, &record.mail),
        (Field::Appeal, &record.pr),
        (Field::Homepage, &record.web),
        (Field::Photo, &record.photo),
        (Field::QualificationOther, &record.qual_other),
        (Field::IndustryOther, &record.industry_other),
        (Field::AssociationOther, &record.assoc_other),
        (Field::FormOther, &record.form_other),
        (Field::Work, &record.work),
    ];
    let grounds = record.grounds.iter().map(|text| (Field::Grounds, text));
    texts
        .into_iter()
        .chain(grounds)
        .try_for_each(|(field, text)| {
            check_text(text, field.limit(), field.takes_lines())
                .map_err(|fault| RecordFault::Text(field, fault))
        })
}

fn option_sets(sets: [u64; GROUPS]) -> Result<[OptionSet; GROUPS], RecordFault> {
    let mut stated = [OptionSet::EMPTY; GROUPS];
    for (group, bits) in Group::ALL.into_iter().zip(sets) {
        let set = OptionSet::from_bits(bits);
        if bits & !group.every_answer() != 0 || group.is_single() && set.len() > 1 {
            return Err(RecordFault::Choices(group));
        }
        stated[group.index()] = set;
    }
    Ok(stated)
}

fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn in_range(
    field: &'static str,
    value: u16,
    range: std::ops::RangeInclusive<u16>,
) -> Result<Option<u16>, RecordFault> {
    match value {
        0 => Ok(None),
        value if range.contains(&value) => Ok(Some(value)),
        _ => Err(RecordFault::Number(field)),
    }
}

fn at_most(
    field: &'static str,
    value: Option<u16>,
    limit: u16,
) -> Result<Option<u16>, RecordFault> {
    match value {
        Some(value) if value > limit => Err(RecordFault::Number(field)),
        value => Ok(value),
    }
}
