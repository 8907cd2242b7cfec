//! Cells that hold one value of a fixed form: the consent and a mail address.

use activelist_model::expert::MailAddress;

use super::fold::{fold, fold_ascii};

/// Whether a cell says 可; none where it says neither that nor 否. No other word is read: consent is
/// not guessed.
pub(crate) fn consent(cell: &str) -> Option<bool> {
    match fold(cell).as_str() {
        "可" => Some(true),
        "否" => Some(false),
        _ => None,
    }
}

/// Whether a consent comes with a condition: 可（ただし写真は不可）.
pub(crate) fn is_conditional(cell: &str) -> bool {
    let folded = fold(cell);
    let words = [
        "条件",
        "ただし",
        "但し",
        "除",
        "のみ",
        "だけ",
        "以外",
        "場合",
        "写真",
    ];
    let bracketed = folded.starts_with(['可', '否']) && folded.contains('(');
    bracketed || words.iter().any(|word| folded.contains(word))
}

/// Reads a mail address in full or half width.
pub(crate) fn mail(cell: &str) -> Option<MailAddress> {
    MailAddress::parse(&fold_ascii(cell))
}
