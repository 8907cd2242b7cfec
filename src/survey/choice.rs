//! Option questions: from a cell to options, by label.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;
use crate::catalog::{GROUPS, Group, OptionSet};

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
            None => found.unknown.push(item.to_string()),
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
fn labels(group: Group) -> impl Iterator<Item = (usize, &'static str)> {
    let options = group.options().iter().copied().enumerate();
    options.chain(group.none_position().zip(group.none_label()))
}

/// Position of the option that a text names.
pub fn position(group: Group, text: &str) -> Option<usize> {
    static POSITIONS: LazyLock<[HashMap<String, usize>; GROUPS]> = LazyLock::new(|| {
        Group::ALL.map(|group| labels(group).map(|(at, label)| (fold(label), at)).collect())
    });
    POSITIONS[group.index()].get(&fold(text)).copied()
}

/// Whether a text is several options joined with a comma, a slash or a dot, which the survey does
/// not use to join.
pub fn is_joined_otherwise(group: Group, text: &str) -> bool {
    let mut parts = text.split([',', '，', '/', '／', '・', '|']).peekable();
    parts.peek() != Some(&text) && parts.all(|part| position(group, part).is_some())
}

/// The official label nearest to a text, if any is near enough to be meant.
pub fn nearest(group: Group, text: &str) -> Option<&'static str> {
    nearest_of(text, labels(group).map(|(_, label)| label))
}

/// The label nearest to a text, if any is near enough to be meant.
pub fn nearest_of<'a>(text: &str, labels: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A long cell is no misspelt label, and comparing it would cost its square.
    let folded: Vec<char> = fold(text).chars().take(60).collect();
    let rated = labels.map(|label| {
        let chars: Vec<char> = fold(label).chars().collect();
        let longer = chars.len().max(folded.len());
        let mut distance = edits(&folded, &chars);
        let contained = folded.len() > 1 && label.contains(&folded.iter().collect::<String>());
        if contained {
            distance = distance.min(longer / 3);
        }
        (distance, longer, label)
    });
    rated
        .filter(|(distance, longer, _)| distance * 2 <= *longer)
        .min_by_key(|(distance, _, _)| *distance)
        .map(|(_, _, label)| label)
}

/// Edit distance (Levenshtein).
fn edits(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, from) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, to) in right.iter().enumerate() {
            let swap = diagonal + usize::from(from != to);
            diagonal = row[column + 1];
            row[column + 1] = swap.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

/// What 支援可能期間 says beyond its options: 支援不可, with the reason given.
pub fn unable(item: &str) -> Option<String> {
    let folded = fold(item);
    let rest = folded.strip_prefix("支援不可")?;
    if rest.is_empty() {
        return Some(String::new());
    }
    // The reason is kept as written, not as folded.
    let reason = item
        .split_once(['（', '('])
        .map_or("", |(_, reason)| reason);
    let reason = reason.trim_end().trim_end_matches(['）', ')']).trim();
    (rest.starts_with('(') && rest.ends_with(')')).then(|| reason.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }

    #[test]
    fn a_misspelt_label_has_a_nearest_one() {
        let check = |group: Group, text: &str, expected: Option<&str>| {
            assert_eq!(nearest(group, text), expected, "{text}");
        };
        check(Group::Industry, "医療業", Some("医療"));
        check(Group::Prefecture, "大阪", Some("大阪府"));
        check(Group::Experience, "３～５年", Some("3-5年"));
        check(
            Group::Form,
            "オンライン",
            Some("オンラインコンサルティング"),
        );
        check(Group::Industry, "宇宙開発", None);
        check(Group::Industry, &"医".repeat(100_000), None);
    }

    #[test]
    fn options_joined_otherwise_are_recognised() {
        let check = |text: &str, expected: bool| {
            assert_eq!(
                is_joined_otherwise(Group::Industry, text),
                expected,
                "{text}"
            );
        };
        check("医療, 教育", true);
        check("医療／教育", true);
        check("運輸・交通業", false);
        check("医療, 宇宙", false);
        check("宇宙", false);
        check("", false);
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
        check("支援不可ではない", None);
        check("スポット対応", None);
    }
}
