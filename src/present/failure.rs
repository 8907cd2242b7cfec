//! What went wrong while the list was fetched or read: what happened, and what to do.

use crate::app::{LoadFailure, SiteFault};
use crate::catalog::Group;
use crate::expert::TextFault;
use crate::snapshot::{Field, RecordFault, RecordProblem, Refusal};

/// A failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureView {
    /// What happened, in a line.
    pub title: String,
    /// What it means.
    pub what: String,
    /// What to do.
    pub action: &'static str,
    /// For the operator: where exactly.
    pub detail: String,
}

const RETRY: &str = "少し待ってから「もう一度読み込む」を押してください。続く場合は、この一覧の発行元へお知らせください。";
const TELL: &str = "お手数ですが、この一覧の発行元へお知らせください。直ったあとに「もう一度読み込む」を押すと、そのまま続けられます。";

/// Puts a failure into words.
pub fn failure(found: &LoadFailure) -> FailureView {
    let view = |title: &str, what: &str, action, detail: String| FailureView {
        title: title.to_string(),
        what: what.to_string(),
        action,
        detail,
    };
    match found {
        LoadFailure::NoAnswer => view(
            "一覧を読み込めませんでした",
            "ネットワークにつながっていないか、サーバーから応答がありません。",
            "ネットワークの接続を確かめてから「もう一度読み込む」を押してください。",
            "list/snapshot.json".to_string(),
        ),
        LoadFailure::Status(404) => view(
            "一覧が見つかりません",
            "この場所には、一覧のファイルが置かれていません。",
            TELL,
            "list/snapshot.json: 404".to_string(),
        ),
        LoadFailure::Status(status) => view(
            "一覧を読み込めませんでした",
            "サーバーで問題が起きています。",
            RETRY,
            format!("list/snapshot.json: {status}"),
        ),
        LoadFailure::CutOff => view(
            "一覧を最後まで読み込めませんでした",
            "読み込みの途中で通信が切れました。",
            "ネットワークの接続を確かめてから「もう一度読み込む」を押してください。",
            "list/snapshot.json".to_string(),
        ),
        LoadFailure::TooLarge => view(
            "一覧のファイルが大きすぎます",
            "決められた大きさを超えたため、読み込みをやめました。",
            TELL,
            "list/snapshot.json".to_string(),
        ),
        LoadFailure::Refused(refusal @ Refusal::UnknownSchema { .. }) => view(
            "この画面では読めない形式の一覧です",
            "一覧のファイルの版が、この画面の版と合っていません。",
            "画面を再読み込みしてください。それでも変わらない場合は、この一覧の発行元へお知らせください。",
            refusal_text(refusal),
        ),
        LoadFailure::Refused(refusal) => view(
            "一覧のファイルに問題があります",
            "誤った内容を表示しないよう、このファイルは使いませんでした。",
            TELL,
            refusal_text(refusal),
        ),
    }
}

/// A reason to refuse a file, for the operator.
pub fn refusal_text(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { limit } => format!("ファイルが上限（{limit}バイト）を超えています。"),
        Refusal::NotJson { line, column } => {
            format!(
                "{line}行{column}文字目でJSONとして読めません。途中で切れていないか確かめてください。"
            )
        }
        Refusal::NotASnapshot { detail } => {
            format!("JSONですが、一覧のスナップショットではありません（{detail}）。")
        }
        Refusal::UnknownSchema { found } => {
            format!(
                "schema が {found} です。この版が読めるのは {} です。",
                crate::snapshot::SCHEMA
            )
        }
        Refusal::BadSerial => "serial が1以上の整数ではありません。".to_string(),
        Refusal::BadDate { field, found } => {
            format!(
                "{field} の日付「{found}」が正しくありません（YYYY-MM-DD、expires は published 以後）。"
            )
        }
        Refusal::BadSource(fault) => format!("source：{}", text_fault(*fault)),
        Refusal::BadCensus { listed, declared } => {
            format!("survey の人数を差し引くと{listed}名ですが、count は{declared}名です。")
        }
        Refusal::TooManyRecords { found, limit } => {
            format!("記録が{found}件あり、上限の{limit}件を超えています。")
        }
        Refusal::WrongCount { declared, found } => {
            format!("count は{declared}ですが、記録は{found}件です。")
        }
        Refusal::DuplicateRegistration { number } => {
            format!("登録番号 {number} の記録が2件以上あります。")
        }
        Refusal::TooManyFaulty { faulty, total } => {
            format!("記録{total}件のうち{faulty}件に誤りがあり、1％を超えています。")
        }
    }
}

/// A record that was left out, for the operator.
pub fn record_text(problem: &RecordProblem) -> String {
    let what = match &problem.fault {
        RecordFault::Shape(detail) => format!("記録の形ではありません（{detail}）。"),
        RecordFault::Registration(text) => format!("登録番号「{text}」が6桁の数字ではありません。"),
        RecordFault::Text(field, fault) => {
            format!("{}：{}", field_name(*field), text_fault(*fault))
        }
        RecordFault::Nameless => "氏名がありません。".to_string(),
        RecordFault::Prefecture(code) => format!("都道府県コード {code} はありません。"),
        RecordFault::Choices(group) => choices_fault(*group),
        RecordFault::Number(field) => format!("{field} の値が範囲を外れています。"),
        RecordFault::Answers => {
            "skills が34文字（0～3と-）ではないか、すべて未回答です。".to_string()
        }
        RecordFault::Grounds(found) => format!("根拠が{found}個あり、14個を超えています。"),
    };
    format!("{}件目の記録：{what}", problem.position)
}

fn choices_fault(group: Group) -> String {
    format!(
        "{}に、選択肢にない値か、1つだけの設問に2つ以上の値があります。",
        group.label()
    )
}

fn field_name(field: Field) -> &'static str {
    field.column()
}

/// What is wrong with a text.
pub fn text_fault(fault: TextFault) -> String {
    match fault {
        TextFault::TooLong { found, limit } => {
            format!("{found}文字あり、上限の{limit}文字を超えています。")
        }
        TextFault::Forbidden {
            character,
            position,
        } => format!(
            "{position}文字目に、表示できない文字（U+{:04X}）があります。",
            u32::from(character)
        ),
    }
}

/// The notice that records were left out; none where there were none.
pub fn left_out(problems: usize) -> Option<String> {
    (problems > 0).then(|| {
        format!("一覧のファイルに読めない記録が{problems}件あり、その方は表示していません。")
    })
}

/// A fault of the operator's settings, for the operator.
pub fn site_fault(fault: &SiteFault) -> String {
    match fault {
        SiteFault::TooLarge => "site.json が大きすぎます。64KB以内にしてください。".to_string(),
        SiteFault::Json {
            line,
            column,
            detail,
        } => format!("site.json の{line}行{column}文字目を読めません（{detail}）。"),
        SiteFault::Empty(path) => format!("site.json の {path} が空です。文字を入れてください。"),
        SiteFault::Text(path, fault) => format!("site.json の {path}：{}", text_fault(*fault)),
        SiteFault::Date(path, found) => format!(
            "site.json の {path}「{found}」は日付ではありません。2027-02-03 のように書いてください。"
        ),
        SiteFault::Url(path, found) => {
            format!("site.json の {path}「{found}」は https:// で始まるアドレスではありません。")
        }
        SiteFault::Mail(path, found) => {
            format!("site.json の {path}「{found}」はメールアドレスではありません。")
        }
        SiteFault::Phone(path, found) => format!(
            "site.json の {path}「{found}」は電話番号ではありません。半角の数字と # - + ( ) で書いてください。"
        ),
        SiteFault::TooMany(path) => {
            format!("site.json の {path} が多すぎます。30件以内にしてください。")
        }
    }
}
