//! The specialist as the list shows one.

use super::{
    Answers, Availability, Date, HttpsAddress, MailAddress, PhotoName, RegistrationNumber, Stated,
};
use crate::catalog::{CRITERIA, Criterion, GROUPS, Group, OptionSet, Prefecture};

/// Free texts behind その他.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// 保有資格（その他）.
    pub qualification: String,
    /// 得意業界（その他）.
    pub industry: String,
    /// 団体（その他）.
    pub association: String,
    /// 支援形態（その他）.
    pub form: String,
}

impl Others {
    /// The free text of a group; empty where the survey has none.
    pub fn of(&self, group: Group) -> &str {
        match group {
            Group::Qualification => &self.qualification,
            Group::Industry => &self.industry,
            Group::Association => &self.association,
            Group::Form => &self.form,
            _ => "",
        }
    }
}

/// 支援実績 beyond 支援経験, which is a condition group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrackRecord {
    /// 支援件数; none where it was not stated.
    pub cases: Option<u16>,
    /// 支援年数; none where it was not stated.
    pub years: Option<u16>,
    /// 支援内容.
    pub text: String,
}

/// A listed specialist: the official facts (registration number and year), and what the person
/// states. Empty texts and empty sets are unanswered questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Specialist {
    /// 登録番号. Official.
    pub registration: RegistrationNumber,
    /// 登録年. Official; none where it was not stated.
    pub registered: Option<u16>,
    /// 氏名, as given.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 居住地, prefecture.
    pub home: Option<Prefecture>,
    /// 居住地, municipality.
    pub municipality: String,
    /// 所属組織・企業名.
    pub organisation: String,
    /// メールアドレス.
    pub mail: Option<Stated<MailAddress>>,
    /// 自己PR, 50 characters at most.
    pub appeal: String,
    /// 個人HP.
    pub homepage: Option<Stated<HttpsAddress>>,
    /// 写真.
    pub photo: Option<PhotoName>,
    /// Answers to the option questions by [`Group::index`], "none of these" included.
    pub stated: [OptionSet; GROUPS],
    /// Free texts behind その他.
    pub others: Others,
    /// 支援件数, 支援年数, 支援内容.
    pub record: TrackRecord,
    /// The 34 skill answers.
    pub answers: Answers,
    /// 根拠, one per criterion.
    pub grounds: [String; CRITERIA.len()],
    /// 初回相談, 受付状況, 電話, 緊急時の連絡 (*ours*).
    pub availability: Availability,
    /// The day of the answer; none where the list does not say it.
    pub answered_on: Option<Date>,
    /// 登録を確認した日: when the office found the person in the register.
    pub registration_checked_on: Option<Date>,
}

impl Specialist {
    /// What was chosen in a group, the "none of these" answer left out.
    pub fn choices(&self, group: Group) -> OptionSet {
        let all = self.stated[group.index()];
        OptionSet::from_bits(all.bits() & group.every_option().bits())
    }

    /// Whether "none of these" (該当なし, 経験なし) was answered.
    pub fn chose_none(&self, group: Group) -> bool {
        group
            .none_position()
            .is_some_and(|position| self.stated[group.index()].has(position))
    }

    /// Sets what was chosen in a group.
    pub const fn set_choices(&mut self, group: Group, choices: OptionSet) {
        self.stated[group.index()] = choices;
    }

    /// The stated grounds of a criterion; empty where there are none.
    pub fn grounds_of(&self, criterion: Criterion) -> &str {
        &self.grounds[criterion.index()]
    }
}
