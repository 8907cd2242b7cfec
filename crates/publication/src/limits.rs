//! How much a snapshot may hold. A file past a limit is refused before it can harm a browser.

/// Caps on a whole snapshot.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Records in it.
    pub records: usize,
}

impl Limits {
    /// What the program accepts: four times the national register of about 25,000.
    pub const STANDARD: Limits = Limits {
        bytes: 128 << 20,
        records: 100_000,
    };
}

/// A text field of a record, with its cap in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// 氏名.
    Name,
    /// フリガナ.
    Kana,
    /// 居住地（市区町村）.
    Municipality,
    /// 所属組織・企業名.
    Organisation,
    /// メールアドレス.
    Mail,
    /// 自己PR.
    Appeal,
    /// 個人HP.
    Homepage,
    /// 写真.
    Photo,
    /// 保有資格（その他）.
    QualificationOther,
    /// 得意業界（その他）.
    IndustryOther,
    /// 団体（その他）.
    AssociationOther,
    /// 支援形態（その他）.
    FormOther,
    /// 支援内容.
    Work,
    /// 根拠 of a criterion.
    Grounds,
    /// 電話の受付時間.
    PhoneHours,
    /// 緊急時の連絡.
    Emergency,
    /// Who publishes the list.
    Source,
}

impl Field {
    /// Most characters that the field takes. The card of a specialist whose every field is this
    /// long still fits one A4 page: a browser test keeps it so.
    pub const fn limit(self) -> usize {
        match self {
            Field::Name | Field::Municipality => 40,
            Field::Kana
            | Field::Organisation
            | Field::QualificationOther
            | Field::IndustryOther
            | Field::AssociationOther
            | Field::FormOther => 60,
            Field::Mail => 254,
            Field::Appeal => 50,
            Field::Emergency => 30,
            Field::PhoneHours => 20,
            Field::Homepage | Field::Work => 200,
            Field::Photo => 69,
            Field::Grounds => 300,
            Field::Source => 100,
        }
    }

    /// Whether line breaks may stand in it.
    pub const fn takes_lines(self) -> bool {
        matches!(self, Field::Appeal | Field::Work | Field::Grounds)
    }

    /// The survey's column, to the letter. Grounds are one column per criterion.
    pub const fn column(self) -> &'static str {
        match self {
            Field::Name => "氏名",
            Field::Kana => "フリガナ",
            Field::Municipality => "居住地（市区町村）",
            Field::Organisation => "所属組織・企業名",
            Field::Mail => "メールアドレス",
            Field::Appeal => "自己PR",
            Field::Homepage => "個人HP",
            Field::Photo => "写真",
            Field::QualificationOther => "保有資格（その他）",
            Field::IndustryOther => "得意業界（その他）",
            Field::AssociationOther => "団体（その他）",
            Field::FormOther => "支援形態（その他）",
            Field::Work => "支援内容",
            Field::Grounds => "根拠",
            Field::PhoneHours => "電話の受付時間",
            Field::Emergency => "緊急時の連絡",
            Field::Source => "発行元",
        }
    }
}

/// Largest 支援件数.
pub const MAX_CASES: u16 = 9999;
/// Largest 支援年数.
pub const MAX_YEARS: u16 = 99;
/// Years of registration that can be: the first were entered in 2017 under an act of 2016.
pub const REGISTERED_YEARS: std::ops::RangeInclusive<u16> = 2016..=2100;
/// Largest serial: the largest whole number that JSON readers agree on.
pub const MAX_SERIAL: u64 = (1 << 53) - 1;
/// Most bytes of a portrait.
pub const MAX_PHOTO_BYTES: usize = 300 * 1024;
