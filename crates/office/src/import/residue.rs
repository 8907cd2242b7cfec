//! Whether a text says nothing but what is known. A list of words that may be there fails safe: whatever nobody thought
//! of makes a question. A list of words that must not be there fails the other way round.

use crate::survey::fold::fold;

/// What may join known words, each as the whole of what stands between two of them.
const JOINING: [&str; 28] = [
    "の",
    "に",
    "を",
    "は",
    "が",
    "で",
    "と",
    "へ",
    "も",
    "や",
    "への",
    "には",
    "では",
    "での",
    "との",
    "ての",
    "としての",
    "における",
    "に対する",
    "に関する",
    "について",
    "か",
    "または",
    "または、",
    "及び",
    "および",
    "ご",
    "お",
];

/// Whether a text in comparable form has only these words, what joins them, and punctuation.
pub fn is_only(text: &str, words: &[&[&str]]) -> bool {
    let mut piece = String::new();
    let mut rest = text;
    let is_joining = |piece: &str| piece.is_empty() || JOINING.contains(&piece);
    while let Some(first) = rest.chars().next() {
        let known = words.iter().copied().flatten();
        let known = known.filter(|word| rest.starts_with(**word));
        let length = known.map(|word| word.len()).max();
        if length.is_none() && first.is_alphanumeric() {
            piece.push(first);
        } else {
            if !is_joining(&piece) {
                return false;
            }
            piece.clear();
        }
        rest = &rest[length.unwrap_or(first.len_utf8())..];
    }
    is_joining(&piece)
}

/// Both sides of a choice, as a question names them.
const CHOICES: [(&str, &str); 11] = [
    ("同意する", "同意しない"),
    ("同意します", "同意しません"),
    ("掲載する", "掲載しない"),
    ("希望する", "希望しない"),
    ("承諾する", "承諾しない"),
    ("する", "しない"),
    ("可", "不可"),
    ("可", "否"),
    ("はい", "いいえ"),
    ("yes", "no"),
    ("○", "×"),
];
const BETWEEN: [&str; 10] = ["・", "/", "、", ",", "|", "または", "又は", "か", ":", ""];

/// A text in comparable form without the choices that it names with both sides: 「可・否」, 「する／しない」.
pub fn without_choices(text: &str) -> String {
    let mut text = fold(text).to_lowercase();
    for (yes, no) in CHOICES {
        for between in BETWEEN {
            let both = format!("{yes}{between}{no}");
            if text.contains(&both) {
                text = text.replace(&both, "|");
            }
        }
    }
    text
}

/// Words for nothing at all: 「特になし」, 「該当なし」.
pub fn is_none(text: &str) -> bool {
    const NONE: [&str; 15] = [
        "なし",
        "無し",
        "無",
        "ない",
        "無い",
        "ありません",
        "ございません",
        "しません",
        "しない",
        "せず",
        "n/a",
        "na",
        "none",
        "-",
        "ー",
    ];
    let folded = fold(text).to_lowercase();
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    let bare = ["特に", "とくに", "特段", "該当は", "該当"]
        .iter()
        .find_map(|before| bare.strip_prefix(before))
        .unwrap_or(bare);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    NONE.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_known_is_left_over() {
        let words: [&[&str]; 1] = [&["氏名", "ご記入ください"]];
        assert!(is_only("氏名をご記入ください", &words));
        assert!(is_only("氏名(ご記入ください)", &words));
        for other in [
            "推薦者氏名",
            "氏名の公開",
            "もとの氏名",
            "氏名2",
            "もと氏名",
        ] {
            assert!(!is_only(other, &words), "{other}");
        }
    }

    #[test]
    fn words_for_nothing_are_told_from_words_that_begin_like_them() {
        for none in [
            "なし",
            "特になし。",
            "該当無し",
            "該当なし",
            "ありません",
            "Ｎ／Ａ",
            "－",
        ] {
            assert!(is_none(none), "{none}");
        }
        for text in ["", "なし狩り", "無線業", "多忙", "特にありますん"] {
            assert!(!is_none(text), "{text}");
        }
    }
}
