//! Option questions: from a cell to options, by label.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::finding::MOST_FINDINGS;
use super::fold::fold;
use super::notation::{bracketed, comparable};
use activelist_model::catalog::{GROUPS, Group, OptionSet};

/// The option that takes a text in a column of its own.
pub const OTHER: &str = "その他";
/// What 支援可能期間 takes beside its options.
pub const UNABLE: &str = "支援不可";

/// What a cell says to an option question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The options chosen, the "none of these" answer among them.
    pub set: OptionSet,
    /// Items that are no option of the group.
    pub unknown: Vec<String>,
}

/// Reads the options of a cell.
pub fn choices(group: Group, cell: &str) -> Choices {
    let mut found = Choices::default();
    for item in items(cell) {
        match position(group, item) {
            Some(position) => found.set = found.set.with(position),
            None if found.unknown.len() < MOST_FINDINGS => found.unknown.push(item.to_string()),
            None => {}
        }
    }
    found
}

/// The items of a many-choice cell: joined with `;`, `；`, `、` or a line break, which do not split
/// inside parentheses.
pub fn items(cell: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    cell.split(move |character| {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '\n' | '\r' => depth = 0,
            _ => {}
        }
        depth == 0 && matches!(character, ';' | '；' | '、' | '､' | '\n' | '\r')
    })
    .map(str::trim)
    .filter(|item| !item.is_empty())
}

/// Every label that a group's cell may hold, with its position.
pub fn labels(group: Group) -> impl Iterator<Item = (usize, &'static str)> {
    group.answers().iter().copied().enumerate()
}

/// Position of the option that a text names, in whatever notation of its numbers and marks. A theme may
/// carry the number of the note that explains it on the form: 情報セキュリティ規程の整備（※1）.
pub fn position(group: Group, text: &str) -> Option<usize> {
    static POSITIONS: LazyLock<[HashMap<String, usize>; GROUPS]> = LazyLock::new(|| {
        Group::ALL.map(|group| {
            // Surveys had the short forms before the official labels.
            let short = group.options().map(|(at, _)| (at, group.short_of(at)));
            let all = labels(group).chain(short);
            all.map(|(at, label)| (comparable(label), at)).collect()
        })
    });
    // Most cells hold the labels to the letter, and a long list has a million of them.
    if let Some((at, _)) = labels(group).find(|(_, label)| *label == text) {
        return Some(at);
    }
    let positions = &POSITIONS[group.index()];
    let text = comparable(text);
    // 「その他（　　）」 as the form prints it, with nothing filled in.
    let blank = text
        .strip_prefix("その他(")
        .and_then(|rest| rest.strip_suffix(')'));
    let name = match blank {
        Some(blank) if blank.bytes().all(|byte| byte == b'_') => "その他",
        _ => &text,
    };
    if let Some(position) = positions.get(name) {
        return Some(*position);
    }
    let (name, note) = name.split_once('※').filter(|_| group == Group::Theme)?;
    let (name, note) = match name.strip_suffix('(') {
        Some(name) => (name, note.strip_suffix(')')?),
        None => (name, note),
    };
    let position = *positions.get(name)?;
    (note == (position + 1).to_string()).then_some(position)
}

/// What 支援可能期間 says beyond its options: 支援不可, with the reason given.
pub fn unable(item: &str) -> Option<String> {
    let folded = fold(item);
    let rest = folded.strip_prefix(UNABLE)?;
    // The form prints 「支援不可 理由（　　）」.
    let rest = rest.strip_prefix("理由").unwrap_or(rest);
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    if rest.is_empty() {
        return Some(String::new());
    }
    // Behind 支援不可（多忙） another period may follow, which ends in parentheses as well.
    if bracketed(rest).is_some_and(|(_, behind)| !behind.is_empty()) {
        return None;
    }
    // The reason is kept as written, not as folded.
    let reason = item
        .split_once(['（', '('])
        .map_or("", |(_, reason)| reason);
    // Once: the reason may end in brackets of its own.
    let reason = reason.trim_end();
    let reason = reason.strip_suffix(['）', ')']).unwrap_or(reason).trim();
    (rest.starts_with('(') && rest.ends_with(')')).then(|| reason.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::later::with_option_more;

    #[test]
    fn items_are_split_outside_parentheses() {
        let check = |cell: &str, expected: &[&str]| {
            assert_eq!(items(cell).collect::<Vec<_>>(), expected, "{cell}");
        };
        check(
            "医療;教育；建設業、小売業\n卸売業",
            &["医療", "教育", "建設業", "小売業", "卸売業"],
        );
        check(" 医療 ;　教育　;", &["医療", "教育"]);
        check(
            "支援不可（病気療養のため、当面）",
            &["支援不可（病気療養のため、当面）"],
        );
        check(
            "CISA（公認情報;システム監査人）;CISSP",
            &["CISA（公認情報;システム監査人）", "CISSP"],
        );
        check("医療）、教育", &["医療）", "教育"]);
        check("医療（、教育\n建設業", &["医療（、教育", "建設業"]);
        check("", &[]);
    }

    #[test]
    fn labels_are_read_in_any_width_and_others_get_a_suggestion() {
        let check = |group: Group, cell: &str, expected: &[usize], unknown: &[&str]| {
            let found = choices(group, cell);
            assert_eq!(found.set, expected.iter().copied().collect(), "{cell}");
            assert_eq!(found.unknown, unknown, "{cell}");
        };
        check(Group::Industry, "医療、その他製造業", &[11, 2], &[]);
        check(Group::Industry, "運輸･交通業;ｻｰﾋﾞｽ業", &[6, 9], &[]);
        check(Group::Industry, "該当なし", &[14], &[]);
        check(Group::Size, "従業員１１－５０名", &[1], &[]);
        check(Group::Period, "1〜3か月、半年～1年程度", &[1, 3], &[]);
        check(
            Group::Qualification,
            "CISA(公認情報システム監査人)",
            &[5],
            &[],
        );
        check(Group::Support, "経験なし", &[1], &[]);
        check(Group::Fee, "20,000円以上~30,000円未満", &[1], &[]);
        check(Group::Industry, "医療業;教育", &[12], &["医療業"]);
        check(Group::Qualification, "該当なし", &[], &["該当なし"]);
        check(Group::Industry, "該当無し", &[14], &[]);
        let official = "中小企業庁関連 (中小企業基盤整備機構・よろず支援拠点・都道府県等中小企業支援センター等)";
        check(Group::Association, official, &[1], &[]);
        check(Group::Association, "中小企業庁関連;税理士会", &[1, 7], &[]);
    }

    #[test]
    fn none_of_these_keeps_its_position_where_an_option_is_added_later() {
        for group in Group::ALL {
            let none = group.none_position().zip(group.none_label());
            with_option_more(group, "あとから増えた選択肢", |more| {
                let all: Vec<_> = labels(group).collect();
                assert!(none.is_none_or(|none| all.contains(&none)), "{group:?}");
                assert!(all.contains(&(more, "あとから増えた選択肢")), "{group:?}");
            });
        }
    }

    #[test]
    fn labels_are_read_in_other_notations_and_never_in_other_words() {
        let check = |group: Group, text: &str, expected: Option<usize>| {
            assert_eq!(position(group, text), expected, "{text}");
        };
        check(Group::Experience, "3～5年", Some(1));
        check(Group::Fee, "2万円以上3万円未満", Some(1));
        check(Group::Fee, "40000円以上", Some(3));
        check(Group::Period, "1-3ヶ月", Some(1));
        check(Group::Theme, "情報セキュリティ規程の整備（※1）", Some(0));
        check(Group::Theme, "情報セキュリティ規程の整備※１", Some(0));
        check(Group::Theme, "従業員向け情報セキュリティ教育(※5)", Some(4));
        check(Group::Theme, "情報セキュリティ規程の整備（※2）", None);
        check(Group::Theme, "情報セキュリティ規程の整備（※1", None);
        check(Group::Theme, "情報セキュリティ規程の整備※1）", None);
        check(Group::Theme, "情報セキュリティ規程の整備（※）", None);
        check(Group::Industry, "自動車産業（※1）", None);
        check(Group::Industry, "その他（　　）", Some(13));
        check(Group::Industry, "その他（＿＿＿）", Some(13));
        check(Group::Industry, "その他（農業）", None);
        check(Group::Industry, "医療（　）", None);
        check(Group::Prefecture, "東京", None);
        check(Group::Fee, "2万円", None);
        check(Group::Size, "従業員10人以下", None);
    }

    #[test]
    fn unable_gives_its_reason() {
        let check = |item: &str, expected: Option<&str>| {
            assert_eq!(unable(item).as_deref(), expected, "{item}");
        };
        check("支援不可", Some(""));
        check(
            "支援不可（病気療養のため、当面）",
            Some("病気療養のため、当面"),
        );
        check("支援不可 (本業が多忙)", Some("本業が多忙"));
        check("支援不可 理由（療養中）", Some("療養中"));
        check("支援不可　理由：（療養中）", Some("療養中"));
        check("支援不可：（療養中）", Some("療養中"));
        check("支援不可 理由", Some(""));
        check("支援不可（）", Some(""));
        check("支援不可ではない", None);
        check("支援不可（療養）ではない", None);
        check("支援不可療養）", None);
        check("支援不可（本業（監査）が多忙）", Some("本業（監査）が多忙"));
        check("支援不可（本業（監査））", Some("本業（監査）"));
        check("支援不可（多忙）,長期的支援（顧問契約等）", None);
        check("スポット対応", None);
    }
}
