//! What is wrong with an answer file: in which field, what, and what to do.

use activelist_model::expert::as_shown;

use super::field::AnswerShape;
use super::{ANSWER_VERSION, MOST_ANSWER_BYTES};
use crate::survey::choice::UNABLE;
use crate::survey::{Fault, FaultKind, say_fault};

/// Something for which an answer file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFault {
    /// The name of the field; empty for the file as a whole.
    pub field: String,
    /// What stands there.
    pub found: String,
    /// What is the matter.
    pub kind: AnswerFaultKind,
}

/// Why an answer file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerFaultKind {
    /// More bytes than an answer has.
    TooLarge {
        /// Bytes found.
        found: usize,
    },
    /// Nothing in the file.
    Empty,
    /// No UTF-8 from this byte on, counted from 1.
    NotUtf8 {
        /// The byte.
        byte: usize,
    },
    /// No JSON from this place on, as in a file that is cut or was edited.
    Damaged {
        /// The line, from 1.
        line: usize,
        /// The place in the line.
        column: usize,
    },
    /// JSON of another kind.
    NotAnAnswer,
    /// A version that none can be.
    Version,
    /// A version after this program's.
    Later {
        /// That version.
        found: u64,
    },
    /// A field that there is not.
    Unknown,
    /// A field once more.
    Twice,
    /// A field is not there.
    Missing,
    /// A field that may not be empty is.
    Needed,
    /// What stands there is not what the field takes.
    Value(AnswerShape),
    /// What a survey file is refused for as well.
    Survey(FaultKind),
}

impl AnswerFault {
    pub(super) fn of_file(kind: AnswerFaultKind) -> AnswerFault {
        AnswerFault {
            field: String::new(),
            found: String::new(),
            kind,
        }
    }

    pub(super) fn of_survey(fault: Fault) -> AnswerFault {
        AnswerFault {
            field: fault.column,
            found: fault.found,
            kind: AnswerFaultKind::Survey(fault.kind),
        }
    }
}

/// Most characters of a text that is shown.
const MOST: usize = 40;

/// A fault in one line: where, what, and what to do.
pub fn say_answer_fault(fault: &AnswerFault) -> String {
    let place = match fault.field.as_str() {
        "" => String::new(),
        field => format!("項目「{}」: ", as_shown(field, MOST)),
    };
    format!("{place}{}", said(fault))
}

fn said(fault: &AnswerFault) -> String {
    let found = format!("「{}」", as_shown(&fault.found, MOST));
    match &fault.kind {
        AnswerFaultKind::TooLarge { found } => format!(
            "{}KBあり、回答ファイルの上限の{}KBを超えています。回答ファイルかどうかを確かめてください。",
            found.div_ceil(1 << 10),
            MOST_ANSWER_BYTES >> 10
        ),
        AnswerFaultKind::Empty => {
            "ファイルに何も入っていません。本人に、もう一度送ってもらってください。".into()
        }
        AnswerFaultKind::NotUtf8 { byte } => format!(
            "先頭から{byte}バイト目の文字を、UTF-8として読み取れません。書き直したときは、文字コードをUTF-8にして保存し直してください。"
        ),
        AnswerFaultKind::Damaged { line, column } => format!(
            "{line}行目の{column}文字目のあたりで、回答ファイルとして読み取れません。途中で切れているか、引用符（\"）やコンマが欠けています。数字や記号が全角になっていないかも確かめてください。本人に、もう一度送ってもらうか、その行を直してください。"
        ),
        AnswerFaultKind::NotAnAnswer => {
            "回答ファイルではありません。「回答-登録番号.json」のファイルを指定してください。".into()
        }
        AnswerFaultKind::Version => format!(
            "{found}は、回答ファイルの版の番号ではありません。本人に、もう一度送ってもらってください。"
        ),
        AnswerFaultKind::Later { found } => format!(
            "回答ファイルの版が{found}で、このプログラムが読める版{ANSWER_VERSION}より新しいため、読み取れません。プログラムを新しくしてください。"
        ),
        AnswerFaultKind::Unknown => {
            "この名前の項目は、回答ファイルにありません。名前を元に戻すか、この項目を消してください。"
                .into()
        }
        AnswerFaultKind::Twice => "同じ項目が2つ以上あります。1つだけ残してください。".into(),
        AnswerFaultKind::Missing => {
            "項目がありません。本人に、もう一度送ってもらうか、答えのない項目として書き加えてください。".into()
        }
        AnswerFaultKind::Needed => {
            "答えがありません。この項目は省けません。本人に確かめてください。".into()
        }
        AnswerFaultKind::Value(shape) => format!("{found}とあります。{}", wanted(shape)),
        AnswerFaultKind::Survey(kind) => say_fault(&Fault {
            row: None,
            column: String::new(),
            found: fault.found.clone(),
            kind: kind.clone(),
        }),
    }
}

/// What a field takes, in words.
fn wanted(shape: &AnswerShape) -> String {
    match shape {
        AnswerShape::Time => "\"2025-07-03 09:05\"の形の、実在する日時にしてください。".into(),
        AnswerShape::Registration => "\"012345\"のように、6桁の登録番号にしてください。".into(),
        AnswerShape::Text { .. } => {
            "引用符（\"）で囲んだ文にしてください。答えがないときは\"\"にします。".into()
        }
        AnswerShape::Whole { least, most } => format!(
            "{least}～{most}の整数を、引用符なしで書いてください。答えがないときはnullにします。"
        ),
        AnswerShape::One(options) => format!(
            "{}のどれか1つを、引用符（\"）で囲んで書いてください。答えがないときはnullにします。",
            listed(options, false)
        ),
        AnswerShape::Many {
            options,
            takes_unable,
        } => format!(
            "[\"…\", \"…\"]の形で、{}から選び、同じものは1度だけ書いてください。答えがないときは[]にします。",
            listed(options, *takes_unable)
        ),
    }
}

/// The options to choose from; of the prefectures two.
fn listed(options: &[&str], takes_unable: bool) -> String {
    const ALL: usize = 20;
    if options.len() > ALL {
        return "「東京都」「大阪府」などの都道府県名".into();
    }
    let unable = takes_unable.then(|| format!("「{UNABLE}（理由）」"));
    let options = options.iter().map(|option| format!("「{option}」"));
    options.chain(unable).collect()
}
