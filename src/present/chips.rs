//! The chosen contents and conditions as removable chips.

use super::wording::group_name;
use crate::app::Query;
use crate::catalog::{Content, Group, Level, Question};

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// A chosen content.
    Content(Content),
    /// A chosen option.
    Option(Group, usize),
    /// A least level of a question.
    Skill(Question),
    /// The free words.
    Words,
}

/// A removable chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it stands for.
    pub kind: ChipKind,
    /// What it says.
    pub label: String,
}

/// The chips of a search: contents first, then conditions in the order of the groups.
pub fn chips(query: &Query) -> Vec<Chip> {
    let criteria = &query.criteria;
    let contents = criteria.contents.iter().map(|content| Chip {
        kind: ChipKind::Content(content),
        label: format!("{} {}", content.id(), content.label()),
    });
    let options = criteria.active_groups().flat_map(|group| {
        criteria.condition(group).iter().map(move |place| Chip {
            kind: ChipKind::Option(group, place),
            label: format!("{}：{}", group_name(group), group.options()[place]),
        })
    });
    let skills = criteria.skills.iter().map(|(question, level)| Chip {
        kind: ChipKind::Skill(question),
        label: format!("{}：{}", question.label(), floor(level)),
    });
    let words = criteria.words.trim();
    let words = (!words.is_empty()).then(|| Chip {
        kind: ChipKind::Words,
        label: format!("言葉：{words}"),
    });
    contents.chain(options).chain(skills).chain(words).collect()
}

/// The search without what a chip stands for.
pub fn without(query: &Query, chip: ChipKind) -> Query {
    let mut query = query.clone();
    let criteria = &mut query.criteria;
    match chip {
        ChipKind::Content(content) => criteria.toggle_content(content),
        ChipKind::Option(group, place) => {
            criteria.set_condition(group, criteria.condition(group).without(place));
        }
        ChipKind::Skill(question) => criteria.skills.set(question, Level::None),
        ChipKind::Words => criteria.words.clear(),
    }
    query
}

/// A least level in words.
pub fn floor(level: Level) -> String {
    match level {
        Level::None => "指定しない".to_string(),
        Level::Alone => format!("3 {}", level.label()),
        level => format!("{}（{}）以上", level.points(), level.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Route;

    #[test]
    fn each_chip_takes_away_just_what_it_says() {
        let (route, _) = Route::parse("#/list?c=1-1,3-3&area=27&industry=3&skill=S1-a-1:2");
        let mut query = route.query;
        query.criteria.words = "自動車".into();
        let labels: Vec<String> = chips(&query).into_iter().map(|chip| chip.label).collect();
        assert_eq!(
            labels,
            [
                "1-1 情報セキュリティ規程の作成・改訂",
                "3-3 従業員向けセキュリティ教育",
                "地域：大阪府",
                "得意業界：その他製造業",
                "経営戦略の理解：2（サポートがあれば実行可能）以上",
                "言葉：自動車",
            ]
        );
        let count = labels.len();
        for chip in chips(&query) {
            let left = chips(&without(&query, chip.kind));
            assert_eq!(left.len(), count - 1);
            assert!(!left.contains(&chip));
        }
    }
}
