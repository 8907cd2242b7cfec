//! What went wrong while the list was fetched or read: what happened, and what to do.

mod settings;

use super::trust::{meta_summary, meta_text};
use crate::app::LoadFailure;
use crate::catalog::Group;
use crate::expert::{TextFault, as_shown};
use crate::snapshot::{Field, MetaRefusal, RecordFault, RecordProblem, Refusal};

pub use settings::{site_fault, site_notice};

/// A failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureView {
    /// What happened, in a line.
    pub title: &'static str,
    /// What it means, and what to do.
    pub text: &'static str,
    /// For the publisher: where exactly; empty where there is nothing to add.
    pub detail: String,
    /// Whether the program itself must be loaded anew, not only the list.
    pub needs_reload: bool,
}

/// Puts a failure into words.
pub fn failure(found: &LoadFailure) -> FailureView {
    let (title, text) = summary(found);
    let (detail, needs_reload) = match found {
        LoadFailure::NoAnswer | LoadFailure::CutOff => (String::new(), false),
        LoadFailure::Status(404, file) => (
            format!("見つからなかったファイル：{file}（応答 404）"),
            false,
        ),
        LoadFailure::Status(status, file) => (format!("{file}：応答 {status}"), false),
        LoadFailure::TooLarge(file) | LoadFailure::NotChosen(file) => (file.clone(), false),
        LoadFailure::Meta(refusal) => (meta_text(refusal), *refusal == MetaRefusal::Newer),
        LoadFailure::Refused(refusal) => {
            let is_newer = matches!(refusal, Refusal::UnknownSchema { .. });
            (refusal_text(refusal), is_newer)
        }
    };
    FailureView {
        title,
        text,
        detail,
        needs_reload,
    }
}

/// What happened; then what it means and what to do.
const fn summary(found: &LoadFailure) -> (&'static str, &'static str) {
    match found {
        LoadFailure::NoAnswer => (
            "一覧を読み込めませんでした",
            "インターネットにつながっていないか、公開場所のサーバーが応えません。接続を確かめてから、もう一度読み込んでください。",
        ),
        LoadFailure::Status(404, _) => (
            "一覧のファイルが見つかりません",
            "公開場所に一覧のファイルがありません。時間をおいてもう一度読み込んでください。何度試しても変わらないときは、発行者にお知らせください。",
        ),
        LoadFailure::Status(..) => (
            "一覧を読み込めませんでした",
            "公開場所のサーバーが正しく応えませんでした。時間をおいてもう一度読み込んでください。何度試しても変わらないときは、発行者にお知らせください。",
        ),
        LoadFailure::CutOff => (
            "一覧のファイルが途中で切れています",
            "ファイルの一部しか届きませんでした。接続を確かめてから、もう一度読み込んでください。",
        ),
        LoadFailure::TooLarge(_) | LoadFailure::Refused(Refusal::TooLarge { .. }) => (
            "一覧のファイルが大きすぎます",
            "決められた大きさを超えているため、安全のために読み込みをやめました。発行者にお知らせください。",
        ),
        // A network that asks its users to sign in answers with a page of its own.
        LoadFailure::Refused(Refusal::NotJson { line: 1, column: 1 }) => (
            "一覧のファイルを読み取れません",
            "届いたファイルが、一覧の形式ではありませんでした。施設などの無線LANでは、利用の手続きの画面が代わりに届くことがあります。手続きを済ませてから、もう一度読み込んでください。",
        ),
        LoadFailure::Refused(Refusal::NotJson { .. }) => (
            "一覧のファイルを読み取れません",
            "届いたファイルが途中で切れているか、壊れています。もう一度読み込んでください。何度試しても変わらないときは、発行者にお知らせください。",
        ),
        LoadFailure::Refused(Refusal::NotASnapshot { .. }) => (
            "一覧のファイルを読み取れません",
            "届いたファイルが、一覧の形式ではありませんでした。発行者にお知らせください。",
        ),
        LoadFailure::Meta(refusal) => meta_summary(refusal),
        LoadFailure::NotChosen(_) => (
            "ファイルが足りません",
            "meta.json と、それが指す一覧のファイルの両方が必要です。公開用のフォルダーの中身をすべて選んでください。",
        ),
        LoadFailure::Refused(Refusal::UnknownSchema { .. }) => (
            "この画面では読めない版の一覧です",
            "一覧の形式が、この画面の版と合っていません。このページを読み込み直すと、新しい画面に変わることがあります。変わらないときは、発行者にお知らせください。",
        ),
        LoadFailure::Refused(Refusal::WrongLength { .. } | Refusal::WrongHash) => (
            "一覧のファイルが、公開されたものと一致しません",
            "途中で壊れたか、書き換えられたおそれがあるため、使いませんでした。もう一度読み込んでください。何度試しても変わらないときは、発行者にお知らせください。",
        ),
        LoadFailure::Refused(_) => (
            "一覧の内容に誤りがあります",
            "誤った内容をお見せしないよう、表示をやめました。発行者にお知らせください。",
        ),
    }
}

/// A reason to refuse a file, for the operator.
pub fn refusal_text(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { limit } => format!("ファイルが上限（{limit}バイト）を超えています。"),
        Refusal::WrongLength { declared, found } => {
            format!("長さが{found}バイトで、公開の説明（meta.json）の{declared}バイトと違います。")
        }
        Refusal::WrongHash => {
            "内容が、公開の説明（meta.json）が指すものと一致しません。".to_string()
        }
        Refusal::NotAsDescribed => {
            "通し番号、日付、人数のどれかが、公開の説明（meta.json）と違います。".to_string()
        }
        Refusal::BadPart { what } => {
            format!("分割した一覧のファイルとして読めないところがあります（{what}）。")
        }
        Refusal::NotJson { line, column } => {
            format!(
                "{line}行{column}文字目でJSONとして読めません。途中で切れていないか確かめてください。"
            )
        }
        Refusal::NotASnapshot { detail } => {
            let detail = detail_text(detail);
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
            let found = found_text(found);
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
        RecordFault::Shape(detail) => {
            format!("記録の形ではありません（{}）。", detail_text(detail))
        }
        RecordFault::Registration(text) => format!(
            "登録番号「{}」が6桁の数字ではありません。",
            found_text(text)
        ),
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

/// What stands in the file where something else belongs.
fn found_text(text: &str) -> String {
    as_shown(text, 40)
}

/// What the reader of the file said. It names keys as they stand in the file, however long; its
/// beginning says what is wrong, its end says where.
fn detail_text(detail: &str) -> String {
    const BEGINNING: usize = 240;
    const END: usize = 60;
    const LONGEST: usize = 500;
    let length = detail.chars().count();
    if length <= BEGINNING + END {
        return as_shown(detail, LONGEST);
    }
    let end: String = detail.chars().skip(length - END).collect();
    [as_shown(detail, BEGINNING), as_shown(&end, LONGEST)].concat()
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
        TextFault::Marks { position } => {
            format!("{position}文字目に、重ねて表示する記号が3つ以上続いています。")
        }
        TextFault::Unseen => "目に見える文字がありません。".to_string(),
    }
}

/// The notice that parts of a link say nothing to this version; none where it was read whole. Who
/// wrote the link chose the parts: a few of them, and not all of each.
pub fn unread_notice(parts: &[String]) -> Option<String> {
    const NAMED: usize = 5;
    let mut named: Vec<String> = parts
        .iter()
        .take(NAMED)
        .map(|part| found_text(part))
        .collect();
    if parts.len() > NAMED {
        named.push(format!("ほか{}か所", parts.len() - NAMED));
    }
    (!parts.is_empty()).then(|| {
        format!(
            "リンクの一部を読み取れませんでした（{}）。読み取れた部分だけを使っています。内容を確かめてください。",
            named.join("、")
        )
    })
}

/// The notice that records were left out; none where there were none.
pub fn left_out(problems: usize) -> Option<String> {
    (problems > 0).then(|| {
        format!(
            "{problems}名分の記録は、内容に誤りがあって読み取れなかったため、表示していません。ほかの専門家の検索には影響ありません。"
        )
    })
}

#[cfg(test)]
mod tests;
