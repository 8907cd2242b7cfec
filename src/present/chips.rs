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

/// Chips under a common name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipRow {
    /// 支援内容, 地域 and so on.
    pub name: &'static str,
    /// The chips.
    pub chips: Vec<Chip>,
}

/// The chips of a search: contents first, then conditions in the order of the groups.
pub fn chips(query: &Query) -> Vec<ChipRow> {
    let criteria = &query.criteria;
    let row = |name, chips: Vec<Chip>| ChipRow { name, chips };
    let mut rows = Vec::new();
    let contents = criteria.contents.iter().map(|content| Chip {
        kind: ChipKind::Content(content),
        label: content.label().to_string(),
    });
    rows.push(row("支援内容", contents.collect()));
    for group in criteria.active_groups() {
        let options = criteria.condition(group).iter().map(|place| Chip {
            kind: ChipKind::Option(group, place),
            label: group.options()[place].to_string(),
        });
        rows.push(row(group_name(group), options.collect()));
    }
    let skills = criteria.skills.iter().map(|(question, level)| Chip {
        kind: ChipKind::Skill(question),
        label: format!("{} {}：{}", question.id(), question.label(), floor(level)),
    });
    rows.push(row("設問の回答", skills.collect()));
    let words = criteria.words.trim();
    if !words.is_empty() {
        let chip = Chip {
            kind: ChipKind::Words,
            label: words.to_string(),
        };
        rows.push(row("ことば", vec![chip]));
    }
    rows.retain(|row| !row.chips.is_empty());
    rows
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

/// A least level in few words.
pub const fn floor(level: Level) -> &'static str {
    match level {
        Level::None => "指定しない",
        Level::Basics => "1以上",
        Level::Supported => "2以上",
        Level::Alone => "3",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Route;

    fn shown(query: &Query) -> Vec<(&'static str, Chip)> {
        let rows = chips(query).into_iter();
        rows.flat_map(|row| row.chips.into_iter().map(move |chip| (row.name, chip)))
            .collect()
    }

    #[test]
    fn each_chip_takes_away_just_what_it_says() {
        let (route, _) = Route::parse("#/list?c=1-1,3-3&area=27&industry=3&skill=S1-a-1:2");
        let mut query = route.query;
        query.criteria.words = "自動車".into();
        let all = shown(&query);
        let said: Vec<String> = all
            .iter()
            .map(|(name, chip)| format!("{name}|{}", chip.label))
            .collect();
        assert_eq!(
            said,
            [
                "支援内容|情報セキュリティ規程の作成・改訂",
                "支援内容|従業員向けセキュリティ教育",
                "地域|大阪府",
                "得意業界|その他製造業",
                "設問の回答|S1-a-1 経営戦略の理解：2以上",
                "ことば|自動車",
            ]
        );
        for (_, chip) in &all {
            let left = shown(&without(&query, chip.kind));
            assert_eq!(left.len(), all.len() - 1);
            assert!(left.iter().all(|(_, other)| other != chip));
        }
    }
}
