//! A row of the table of decisions.

use activelist_model::expert::as_shown;

use crate::survey::fold::fold;

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Whether a sheet of a workbook is read.
    Sheet,
    /// Which column of the survey file a column is.
    Column,
    /// A column of the survey file that the export does not have.
    Absent,
    /// Which option a text is.
    Value,
    /// Whether words are a consent.
    Consent,
    /// Where consent is recorded that the export does not have.
    Record,
    /// Whose consent that is.
    Range,
    /// Who was asked about and has no consent on record.
    Without,
    /// Whether a person consents who has declined before.
    Person,
    /// The order of day, month and year.
    Date,
    /// Whether numbers that lie close together are registration numbers.
    Numbers,
}

impl Kind {
    const ALL: [(Kind, &'static str); 11] = [
        (Kind::Sheet, "シート"),
        (Kind::Column, "列"),
        (Kind::Absent, "ない列"),
        (Kind::Value, "値"),
        (Kind::Consent, "掲載"),
        (Kind::Record, "同意の記録"),
        (Kind::Range, "同意の範囲"),
        (Kind::Without, "同意のない方"),
        (Kind::Person, "同意の確認"),
        (Kind::Date, "日付"),
        (Kind::Numbers, "番号"),
    ];

    /// As the table writes it.
    pub fn name(self) -> &'static str {
        let found = Kind::ALL.iter().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, name)| name)
    }

    /// Whether it is about the form, and never about what one person has answered.
    pub fn is_of_form(self) -> bool {
        matches!(
            self,
            Kind::Sheet | Kind::Column | Kind::Absent | Kind::Record | Kind::Date
        )
    }

    pub fn parse(text: &str) -> Option<Kind> {
        let folded = fold(text);
        let found = Kind::ALL.iter().find(|(_, name)| *name == folded);
        found.map(|(kind, _)| *kind)
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 種類.
    pub kind: Kind,
    /// 対象: what it is about, such as the header of a column.
    pub subject: String,
    /// 元の表記: the words in the export; empty where there are none.
    pub words: String,
    /// 例: for the reader only.
    pub examples: String,
    /// 提案: what the program proposes; empty where it does not.
    pub proposal: String,
    /// 決定: what holds; empty where it is to be decided.
    pub decision: String,
    /// 説明: for the reader only.
    pub note: String,
    /// 列の位置: the place of a column, for headers that a spreadsheet cannot keep.
    pub place: Option<usize>,
    /// Row of the file, from 2; that where it will stand for a new one.
    pub number: usize,
}

impl Row {
    /// A new row without a decision.
    pub fn new(kind: Kind, subject: &str, words: &str) -> Row {
        Row {
            kind,
            subject: subject.to_string(),
            words: words.to_string(),
            examples: String::new(),
            proposal: String::new(),
            decision: String::new(),
            note: String::new(),
            place: None,
            number: 0,
        }
    }

    /// About the column at a place.
    pub fn at(mut self, place: usize) -> Row {
        self.place = Some(place);
        self
    }

    /// With samples.
    pub fn shown(mut self, examples: impl Into<String>) -> Row {
        self.examples = examples.into();
        self
    }

    /// With a proposal.
    pub fn proposed(mut self, proposal: impl Into<String>) -> Row {
        self.proposal = proposal.into();
        self
    }

    /// Decided without a question, as proposed.
    pub fn decided(mut self) -> Row {
        self.decision.clone_from(&self.proposal);
        self
    }

    /// With a sentence for the reader.
    pub fn noted(mut self, note: impl Into<String>) -> Row {
        self.note = note.into();
        self
    }

    /// What holds: the decision, or the proposal where the decision says はい. None where it is open.
    pub fn holds(&self) -> Option<&str> {
        let decision = self.decision.trim();
        match is_yes(decision) {
            _ if decision.is_empty() => None,
            true if !self.proposal.trim().is_empty() => Some(self.proposal.trim()),
            _ => Some(decision),
        }
    }
}

impl Row {
    /// What the office is to decide, in one line.
    pub fn question(&self) -> String {
        let subject = as_shown(&self.subject, 40);
        let about = match self.words.as_str() {
            "" => format!("「{subject}」"),
            words => format!("「{subject}」の「{}」", as_shown(words, 40)),
        };
        let proposal = match self.proposal.as_str() {
            "" => String::new(),
            proposal => format!("提案は「{}」です。", as_shown(proposal, 40)),
        };
        format!(
            "{}行目（{}）{about}: {proposal}{}",
            self.number,
            self.kind.name(),
            self.note
        )
    }
}

/// Whether a decision takes the proposal.
pub fn is_yes(decision: &str) -> bool {
    ["はい", "○", "◯", "〇", "OK", "ok"].contains(&fold(decision).as_str())
}
