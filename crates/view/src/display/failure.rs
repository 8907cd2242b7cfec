//! What went wrong while the list was fetched or read: what happened, and what to do.

mod settings;
mod view;

use activelist_model::expert::as_shown;
use activelist_publication::{MetaRefusal, Refusal, refusal_text};

use super::late;
use super::refusal::{meta_summary, meta_text};
use crate::state::LoadFailure;

pub use settings::{site_fault, site_notice};
pub use view::FailureView;

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
        LoadFailure::Program(found) => late::detail(found),
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
        LoadFailure::Program(found) => late::summary(found),
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

/// What stands in a file or link where something else belongs.
fn found_text(text: &str) -> String {
    as_shown(text, 40)
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
