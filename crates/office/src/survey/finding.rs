//! What can be wrong with a survey file, and where.

use activelist_model::catalog::Group;
use activelist_model::expert::TextFault;

/// Most faults of a file that are looked for, and most warnings that are kept: a file of another kind
/// has one in every cell. Nobody reads more of them, and each takes room.
pub const MOST_FINDINGS: usize = 50_000;
/// Most characters of a text that a finding keeps. What names it shows less.
pub(super) const MOST_TEXT: usize = 400;

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
    /// More rows than a survey has.
    TooManyRows {
        /// Most rows.
        limit: usize,
    },
    /// More cells in a row than a survey has.
    TooManyCells {
        /// Most cells.
        limit: usize,
    },
    /// A cell that is longer than any that can be read.
    LongCell {
        /// Most bytes.
        limit: usize,
    },
    /// No known header at all.
    NotASurvey,
    /// Another row than the one that was taken looks like the header.
    HeaderElsewhere {
        /// That row.
        row: usize,
    },
    /// An answer above the header, as after sorting a sheet with its header.
    AboveHeader,
    /// A header and no answer.
    NoAnswers,
    /// A file in which only some people answer a few questions, and a number that nobody has had before.
    NotBefore {
        /// Columns that a new person would have to fill in.
        blank: Vec<String>,
    },
    /// A required column is not there.
    MissingColumn {
        /// A header that may be meant.
        similar: Option<String>,
    },
    /// A column is there twice.
    DuplicateColumn,
    /// More cells than the header has, and not only empty ones.
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
    /// A number of days, which a spreadsheet shows as a date.
    SerialDay,
    /// No such option.
    UnknownOption {
        /// The question.
        group: Group,
        /// The official label that it may stand for, all of it.
        nearest: Option<&'static str>,
    },
    /// Options joined with a separator that the survey does not use.
    Separator {
        /// The first separator; a space, or empty where there is none.
        used: String,
        /// The cell as the survey writes it.
        right: String,
        /// What stands behind その他, and the column that it belongs into.
        other: Option<(&'static str, String)>,
    },
    /// その他 together with what is meant by it, which has a column of its own.
    OtherWithText {
        /// That column.
        column: &'static str,
        /// What is meant.
        text: String,
    },
    /// A word for the whole country in the place of its prefectures.
    WholeCountry,
    /// A prefecture together with what follows it in an address.
    HomeWithMunicipality {
        /// The prefecture.
        prefecture: &'static str,
        /// What follows.
        rest: String,
    },
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
    /// Not a telephone number.
    Phone,
    /// None of the answers that the column takes.
    NoSuchAnswer {
        /// These.
        answers: Vec<&'static str>,
    },
    /// A text that can't be shown.
    Text(TextFault),
    /// Neither 可 nor 否.
    Consent,
    /// 可 or 否 under a condition.
    ConditionalConsent,
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
    /// Hours in which a telephone is answered, and no number.
    HoursWithoutPhone,
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
        /// Whether the person is listed.
        is_listed: bool,
    },
    /// Not one person is left to be listed.
    NobodyListed,
    /// A character from the private use area (外字).
    PrivateUse(char),
    /// A character that stands where another one was lost.
    LostCharacter(char),
    /// A code in the place of a character (`&#39641;`).
    CharacterCode(String),
    /// A formula of a spreadsheet, or the address of a cell.
    Formula,
    /// What a spreadsheet or a program shows instead of a result (`#NAME?`, `undefined`).
    ErrorValue,
    /// A word that stands for another cell (同上).
    Ditto,
    /// A mark or a word for nothing (`-`, なし).
    EmptyMark,
    /// A mark or a word for nothing in the place of the name.
    NameMark,
    /// 登録年 is later than the year of the answer.
    RegisteredLater {
        /// Year of the answer.
        answered: u16,
    },
    /// A form of address behind a name (様).
    Honorific(&'static str),
    /// A name with a character that names do not have.
    NotAName(char),
    /// A municipality together with its prefecture or the rest of an address.
    Municipality,
    /// Kana in half width or in parts, composed for the list.
    KanaComposed,
    /// A reading with a character that is no kana.
    NotKana(char),
    /// Rows above the header, passed over.
    AboveHeader,
    /// A row below the last answer, passed over.
    Footer,
    /// The header once more, passed over.
    HeaderAgain,
    /// Rows whose last cells are missing, read as empty.
    ShortRows,
    /// Rows with more cells than the header, all of them empty.
    SurplusCells,
    /// A photo is named and no folder of photos was given.
    PhotoFolder,
    /// 写真 is no plain file name.
    PhotoName,
    /// The photo is not in the folder or can't be read.
    PhotoMissing,
    /// The photo is HEIC or AVIF, as telephones write it.
    PhotoHeic,
    /// The photo is no PNG, JPEG or WebP.
    PhotoKind,
    /// The photo has more bytes than allowed.
    PhotoSize {
        /// Bytes found.
        found: usize,
        /// Most bytes allowed.
        limit: usize,
    },
    /// The photo moves.
    PhotoAnimated,
    /// The photo cannot be decoded to its end.
    PhotoBroken,
    /// A side of the photo is longer than allowed.
    PhotoSide {
        /// Width and height.
        found: (usize, usize),
        /// Most pixels of a side.
        limit: usize,
    },
    /// The photo has more pixels than allowed.
    PhotoPixels {
        /// Width and height.
        found: (usize, usize),
        /// Most pixels allowed.
        limit: usize,
    },
}
