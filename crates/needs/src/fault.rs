//! Faults in the table's text, named so that whoever extends it finds them.

use std::fmt;

/// A fault in the table's text: where it is and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: TableFaultKind,
}

/// What can be wrong in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFaultKind {
    /// Neither `=` nor `=>`.
    NoSign,
    /// A group that no line defines, or that holds itself.
    UnknownGroup(String),
    /// A group defined twice.
    Twice(String),
    /// No such support content, industry, size or prefecture.
    UnknownTarget(String),
    /// Points missing, zero, or beyond ±9.
    BadPoints(String),
    /// A rule whose first term is negated, or with an empty term.
    BadTerm(String),
}

impl fmt::Display for TableFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 行目: ", self.line)?;
        match &self.kind {
            TableFaultKind::NoSign => write!(f, "「=」も「=>」もありません"),
            TableFaultKind::UnknownGroup(name) => {
                write!(f, "語群「{name}」がどこにもないか、自分を含んでいます")
            }
            TableFaultKind::Twice(name) => write!(f, "語群「{name}」が二度あります"),
            TableFaultKind::UnknownTarget(name) => write!(f, "「{name}」という行き先はありません"),
            TableFaultKind::BadPoints(text) => {
                write!(f, "「{text}」の点は -9 から 9（0 以外）です")
            }
            TableFaultKind::BadTerm(text) => write!(f, "「{text}」の書き方が読めません"),
        }
    }
}
