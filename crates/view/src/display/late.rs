//! What is shown while a part of the program is loaded, and what went wrong if it cannot be.

use super::failure::FailureView;
use crate::state::LateFailure;

/// While it is on its way.
pub const HOLD_ON: &str = "この画面のプログラムを読み込んでいます。しばらくお待ちください。";

/// Puts a failure into words.
pub fn failure(found: &LateFailure) -> FailureView {
    let (title, text) = summary(found);
    let (detail, needs_reload) = detail(found);
    FailureView {
        title,
        text,
        detail,
        needs_reload,
    }
}

/// What happened; then what it means and what to do.
pub(super) const fn summary(found: &LateFailure) -> (&'static str, &'static str) {
    match found {
        LateFailure::NoAnswer => (
            "この画面を読み込めませんでした",
            "インターネットにつながっていないか、公開場所のサーバーが応えません。接続を確かめてから、もう一度読み込んでください。",
        ),
        // A page that was open while a newer program was published asks for files of the former.
        LateFailure::Status(_) => (
            "この画面のプログラムが見つかりません",
            "このページを開いたあとに、プログラムが新しくなったのかもしれません。ページを読み込み直してください。何度試しても変わらないときは、このページの運営者へお知らせください。",
        ),
        LateFailure::Unusable => (
            "この画面のプログラムを実行しませんでした",
            "受け取ったプログラムが、公開されたものと一致しないか、お使いのブラウザーで実行できません。途中で壊れたか、書き換えられたおそれがあります。しばらくしてから、もう一度読み込んでください。",
        ),
    }
}

/// What the server answered, and whether the page must be loaded again.
pub(super) fn detail(found: &LateFailure) -> (String, bool) {
    match found {
        LateFailure::Status(status) => (format!("応答 {status}"), true),
        _ => (String::new(), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_has_words_of_its_own() {
        let of = |status| failure(&LateFailure::of_answer(status));
        assert!(of(Some(0)).text.contains("インターネット"));
        assert!(of(Some(404)).needs_reload);
        assert_eq!(of(Some(503)).detail, "応答 503");
        assert!(of(Some(200)).text.contains("一致しない"));
        assert_eq!(of(None), of(Some(200)));
    }
}
