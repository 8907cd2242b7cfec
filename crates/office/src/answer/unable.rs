//! 支援不可 among the options of 支援可能期間, with its reason in brackets.

use crate::survey::choice::{UNABLE, items, unable};
use crate::survey::notation::bracketed;

/// Whether a text is 支援不可, or 支援不可（reason） with brackets that close: otherwise a survey file would read another
/// reason, or none.
pub fn is_option(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(UNABLE) else {
        return false;
    };
    let is_closed = rest.starts_with('（')
        && rest.ends_with('）')
        && bracketed(rest).is_some_and(|(_, behind)| behind.is_empty());
    let is_one = items(text).eq([text]) && unable(text).is_some();
    rest.is_empty() || is_closed && is_one
}

/// The option with a reason. Brackets that do not close are taken out of it.
pub fn option(reason: &str) -> String {
    if reason.is_empty() {
        return UNABLE.to_string();
    }
    let whole = format!("{UNABLE}（{reason}）");
    match is_option(&whole) {
        true => whole,
        false => {
            let plain = reason.replace(['（', '）', '(', ')', '\n', '\r'], " ");
            format!("{UNABLE}（{}）", plain.trim())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_an_option_where_a_survey_file_reads_it_again() {
        for (text, expected) in [
            ("支援不可", true),
            ("支援不可（多忙）", true),
            ("支援不可（本業（監査）が多忙）", true),
            ("支援不可（本業;監査）", true),
            ("支援不可（a）;b）", false),
            ("支援不可（a（b）", false),
            ("支援不可（a\nb）", false),
            ("支援不可 理由（多忙）", false),
            ("支援不可多忙", false),
            ("スポット対応", false),
        ] {
            assert_eq!(is_option(text), expected, "{text}");
        }
    }

    #[test]
    fn every_reason_becomes_an_option() {
        for (reason, expected) in [
            ("", "支援不可"),
            ("多忙", "支援不可（多忙）"),
            ("本業（監査）", "支援不可（本業（監査））"),
            ("a（b", "支援不可（a b）"),
        ] {
            assert_eq!(option(reason), expected);
            assert!(is_option(expected), "{expected}");
        }
    }
}
