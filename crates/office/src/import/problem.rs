//! What an import refuses, and where.

use crate::answer::{AnswerFault, say_answer_fault};
use crate::survey::{Fault, FaultKind, say_fault};
use activelist_model::expert::as_shown;

/// Something that forbids an import, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, with the sheet where it has several.
    pub file: String,
    /// Row as a spreadsheet numbers it; none for the file as a whole.
    pub row: Option<usize>,
    /// Header of the column; empty for a whole row.
    pub column: String,
    /// The text found.
    pub found: String,
    /// What is the matter.
    pub kind: ProblemKind,
}

/// Why something is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// What a survey file is refused for as well.
    Survey(FaultKind),
    /// What an answer file is refused for.
    Answer(Box<AnswerFault>),
    /// The name of an answer file has another number than the answer in it.
    OtherNumber {
        /// The number in the name.
        named: String,
        /// The number in the file.
        inside: String,
    },
    /// A workbook of Excel 97–2003, or one with a password.
    OldWorkbook,
    /// A workbook that cannot be read.
    BrokenWorkbook,
    /// More rows, cells or bytes than a survey has.
    TooLarge,
    /// More than all files of a run may have together.
    TooMuch,
    /// Nothing in the file.
    Nothing,
    /// No row that looks like the header.
    NoHeader,
    /// A row above the header that may be an answer.
    AboveHeader,
    /// Two columns for one.
    TwoColumns {
        /// The other header.
        other: String,
        /// The survey's column.
        column: String,
    },
    /// A column that no list can be without.
    Missing,
    /// A row with something in it and no registration number.
    NoNumber,
    /// Registration numbers that count 1, 2, 3 …
    Counted,
    /// Consent is empty.
    NoConsent,
    /// A mark in a column for one option that says neither yes nor no.
    Mark,
    /// A home that does not begin with a prefecture.
    Home,
    /// A home that says more than the municipality.
    Address,
    /// Home and municipality contradict each other.
    HomeTwice {
        /// What the column for the municipality says.
        other: String,
    },
    /// A date whose numbers do not fit the order that the office has decided on.
    DateOrder,
    /// A text of the mapping that decides nothing.
    Decision {
        /// What may stand there.
        right: String,
    },
    /// The file of the mapping is none.
    NoMapping,
    /// Two rows of the mapping decide on one thing differently.
    Contradiction {
        /// The other row.
        other: usize,
    },
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(file: &str, kind: ProblemKind) -> Problem {
        Problem {
            file: file.to_string(),
            row: None,
            column: String::new(),
            found: String::new(),
            kind,
        }
    }

    /// As a fault of a survey, where it is one: equal ones are said together.
    pub fn as_fault(&self) -> Option<Fault> {
        let ProblemKind::Survey(kind) = &self.kind else {
            return None;
        };
        Some(Fault {
            row: self.row,
            column: self.column.clone(),
            found: self.found.clone(),
            kind: kind.clone(),
        })
    }
}

/// Most characters of a text that is shown.
const MOST: usize = 40;

/// A problem in one line: where, what, and what to do.
pub fn say_problem(problem: &Problem) -> String {
    if let Some(fault) = problem.as_fault() {
        return format!("{}: {}", problem.file, say_fault(&fault));
    }
    let row = problem
        .row
        .map_or_else(String::new, |row| format!("{row}行目"));
    let column = match problem.column.as_str() {
        "" => String::new(),
        column => format!("「{}」列", as_shown(column, MOST)),
    };
    let place = match (row.as_str(), column.as_str()) {
        ("", "") => problem.file.clone(),
        _ => format!("{}: {row}{column}", problem.file),
    };
    format!("{place}: {}", said(problem))
}

fn said(problem: &Problem) -> String {
    let found = format!("「{}」", as_shown(&problem.found, MOST));
    match &problem.kind {
        ProblemKind::Survey(_) => String::new(),
        ProblemKind::Answer(fault) => say_answer_fault(fault),
        ProblemKind::OtherNumber { named, inside } => format!(
            "ファイルの名前は第{named}号ですが、中の登録番号は第{inside}号です。だれの回答かを本人に確かめ、違っているほうを直してください。"
        ),
        ProblemKind::OldWorkbook => "古い形式のExcelブック（.xls）か、パスワードの付いたブックのため読み取れません。Excelで、パスワードなしの「Excel ブック（.xlsx）」として保存し直してください。".into(),
        ProblemKind::BrokenWorkbook => "Excelブック（.xlsx）として読み取れません。壊れているか、別の種類のファイルです。フォームからもう一度ダウンロードするか、Excelで開いて「Excel ブック（.xlsx）」として保存し直してください。".into(),
        ProblemKind::TooLarge => "行、列、または1つのセルの文字が、調査の回答にはないほど多くあります。回答のファイルかどうかを確かめてください。".into(),
        ProblemKind::TooMuch => "このファイルまでを合わせると、調査の回答にはないほど大きくなります。回答のファイルだけを指定しているか確かめてください。".into(),
        ProblemKind::Nothing => "回答がありません。回答の入ったファイルを指定してください。".into(),
        ProblemKind::NoHeader => "見出しの行が見つかりません。10行目までに、調査の質問が並ぶ行があるか確かめてください。".into(),
        ProblemKind::AboveHeader => format!("見出しの行より上に回答らしい行があります（{found}）。見出しの行を回答より上に移してください。"),
        ProblemKind::TwoColumns { other, column } => format!(
            "「{}」列と同じ「{column}」に当たります。対応表で、使わないほうの「決定」を「使わない」にしてください。",
            as_shown(other, MOST)
        ),
        ProblemKind::Missing => "この内容の列が見つかりません。これがないと一覧を作れません。列を加えるか、対応表の種類「列」の行で、当たる列の「決定」にこの名前を書いてください。".into(),
        ProblemKind::NoNumber => format!("登録番号のない行に内容があります（{found}）。登録番号を入力するか、回答でない行は取り除いてください。"),
        ProblemKind::Counted => format!("番号が{found}と1から順に続いています。登録番号ではなく、受付の順番のようです。登録番号の列を確かめ、対応表の「決定」を直してください。"),
        ProblemKind::NoConsent => "掲載可否が空欄です。本人に確かめ、元のファイルのこの欄に回答を入力してください。".into(),
        ProblemKind::Mark => format!("{found}は、選んだ印（1、○、✓、選択肢の文）として読み取れません。選んだ場合は1、選ばない場合は空欄にしてください。"),
        ProblemKind::Home => format!("{found}は、都道府県から始まっていません。「大阪府東大阪市」のように、都道府県から書いてください。"),
        ProblemKind::Address => "市区町村より細かい住所が書かれているようです。公開するのは市区町村までなので、元のファイルのこの欄を「東京都港区」のように、市区町村までに直してください。".into(),
        ProblemKind::HomeTwice { other } => format!(
            "{found}の市区町村と、市区町村の列の「{}」が違います。どちらかに合わせてください。",
            as_shown(other, MOST)
        ),
        ProblemKind::DateOrder => format!("{found}は、対応表で決めた年月日の順では読み取れません。対応表の種類「日付」の「決定」を確かめてください。"),
        ProblemKind::Decision { right } => format!("「決定」の{found}は読み取れません。{right}"),
        ProblemKind::NoMapping => "対応表ではありません。見出し（種類、対象、元の表記、例、提案、決定、説明）のある対応表を指定するか、新しく作る場合は、まだないファイルの名前を指定してください。".into(),
        ProblemKind::Contradiction { other } => format!("{other}行目と同じものを、別の内容に決めています。どちらか1行を消してください。"),
    }
}
