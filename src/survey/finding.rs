//! What can be wrong with a survey file, and where.

use crate::expert::TextFault;

/// Something found in the file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<K> {
    /// Row as a spreadsheet numbers it, the header being row 1; none for the file as a whole.
    pub row: Option<usize>,
    /// Header of the column; empty for a whole row.
    pub column: String,
    /// The text found.
    pub found: String,
    /// What is the matter.
    pub kind: K,
}

/// Stops the publication.
pub type Fault = Finding<FaultKind>;
/// Is published, and reported to the office.
pub type Warning = Finding<WarningKind>;

/// Why a survey can't be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing in the file.
    Empty,
    /// An Excel workbook, not CSV.
    Workbook,
    /// UTF-16 text.
    Utf16,
    /// Neither UTF-8 nor CP932 at this byte, counted from 1.
    Undecodable {
        /// The byte.
        byte: usize,
    },
    /// A quotation mark opens a cell and never closes.
    UnclosedQuote,
    /// Text after a closing quotation mark.
    StrayQuote,
    /// No known header at all.
    NotASurvey,
    /// Another row than the one that was taken looks like the header.
    HeaderElsewhere {
        /// That row.
        row: usize,
    },
    /// A header and no answer.
    NoAnswers,
    /// A required column is not there.
    MissingColumn {
        /// A header that may be meant.
        similar: Option<String>,
    },
    /// A column is there twice.
    DuplicateColumn,
    /// Another number of cells than the header has.
    CellCount {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// 氏名 is empty.
    NameMissing,
    /// Not a registration number.
    Registration,
    /// Not a date and time.
    AnsweredAt,
    /// No such option.
    UnknownOption {
        /// The official label nearest to it.
        nearest: Option<&'static str>,
    },
    /// Options joined with a separator that the survey does not use.
    Separator,
    /// Several options where the survey takes one.
    SeveralOptions,
    /// Not 0–3.
    Level,
    /// Not a whole number from 0 to this.
    Number {
        /// Largest.
        max: u16,
    },
    /// Not a year in which someone can have been registered.
    Year,
    /// Not a mail address.
    Mail,
    /// A text that can't be shown.
    Text(TextFault),
    /// Neither 可 nor 否.
    Consent,
    /// Something other than the mark of a made-up survey.
    SampleMark,
    /// Made-up and real rows in one file.
    SampleMixed,
    /// The latest two answers of a person have one time and differ.
    Tie {
        /// Row of the other.
        other: usize,
    },
}

/// What the office should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// A column that the survey does not have.
    ExtraColumn,
    /// 個人HP is not a plain https address: shown as text.
    Homepage,
    /// No mail address.
    MailMissing,
    /// A mail address that no one can have, in a survey that is not marked as made up.
    MailFictitious,
    /// 経験なし, yet cases or years are stated.
    RecordWithoutExperience,
    /// A free text for その他, which is not chosen.
    OtherNotChosen,
    /// 該当なし together with options.
    NoneWithOptions,
    /// 支援不可 together with periods.
    UnableWithPeriods,
    /// The name differs between the answers of one person.
    NameDiffers {
        /// Row of the replaced answer.
        other: usize,
        /// The name in it.
        name: String,
    },
    /// Not one person is left to be listed.
    NobodyListed,
    /// A character from the private use area (外字).
    PrivateUse(char),
    /// A photo is named and no folder of photos was given.
    PhotoFolder,
    /// 写真 is no plain file name.
    PhotoName,
    /// The photo is not in the folder or can't be read.
    PhotoMissing,
    /// The photo is no PNG, JPEG or WebP.
    PhotoKind,
    /// The photo has more bytes than allowed.
    PhotoSize {
        /// Bytes found.
        found: usize,
        /// Most bytes allowed.
        limit: usize,
    },
    /// The photo holds camera metadata, which may tell where it was taken.
    PhotoMetadata,
}
