//! Cells that hold one value of a fixed form: the consent, addresses, and what the list adds to the survey.

use activelist_model::expert::{FirstTalk, Intake, MailAddress, PhoneNumber};

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

/// Reads a telephone number in full or half width, with hyphens, brackets or spaces between its parts.
pub(crate) fn phone(cell: &str) -> Option<PhoneNumber> {
    let parts = |character: char| matches!(character, '-' | '(' | ')') || character.is_whitespace();
    // Word by word: folding drops spaces, which stand between the parts of a number here.
    let words: Vec<String> = cell.split_whitespace().map(fold).collect();
    let folded = words.join(" ");
    let digits: Vec<&str> = folded
        .split(parts)
        .filter(|part| !part.is_empty())
        .collect();
    PhoneNumber::parse(&digits.join("-"))
}

/// Reads 初回相談.
pub(crate) fn first_talk(cell: &str) -> Option<FirstTalk> {
    let folded = fold(cell);
    let mut all = FirstTalk::ALL.iter().copied();
    all.find(|answer| answer.label() == folded)
}

/// Reads 受付状況.
pub(crate) fn intake(cell: &str) -> Option<Intake> {
    let folded = fold(cell);
    let mut all = Intake::ALL.iter().copied();
    all.find(|answer| answer.label() == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_read_in_the_ways_in_which_people_write_it() {
        for (cell, number) in [
            ("03-1234-5678", "03-1234-5678"),
            ("０３（１２３４）５６７８", "03-1234-5678"),
            ("０９０－１２３４－５６７８", "090-1234-5678"),
            ("03 1234 5678", "03-1234-5678"),
            ("03\u{2212}1234\u{2212}5678", "03-1234-5678"),
            ("03\u{2010}1234\u{2010}5678", "03-1234-5678"),
            ("03\u{2013}1234\u{2014}5678", "03-1234-5678"),
            ("０３ー１２３４ー５６７８", "03-1234-5678"),
            ("（03）1234ー5678", "03-1234-5678"),
            ("0312345678", "0312345678"),
            ("+81 3 1234 5678", "+81-3-1234-5678"),
        ] {
            let read = phone(cell).map(|number| number.to_string());
            assert_eq!(read.as_deref(), Some(number), "{cell}");
        }
        for cell in [
            "110",
            "12-3456-7890",
            "03-1234-5678、090-1234-5678",
            "03-1234-5678 内線12",
            "なし",
        ] {
            assert_eq!(phone(cell), None, "{cell}");
        }
    }

    #[test]
    fn only_the_answers_of_the_column_are_read() {
        assert_eq!(first_talk(" 無料 "), Some(FirstTalk::Free));
        assert_eq!(intake("予約待ち"), Some(Intake::Waiting));
        for cell in ["", "無料です", "30分無料", "受付", "○"] {
            assert_eq!((first_talk(cell), intake(cell)), (None, None), "{cell}");
        }
    }
}
