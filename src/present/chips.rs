//! The chosen contents and conditions as removable chips.

use super::skill::{asked, cases_asked};
use super::wording::group_name;
use crate::app::Query;
use crate::catalog::{Content, Group};
use crate::search::{Condition, Skill};

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// A chosen content.
    Content(Content),
    /// A chosen option.
    Option(Group, usize),
    /// Something asked of a skill.
    Skill(Skill),
    /// The least number of cases.
    Cases,
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
    let skills = criteria.skills.iter().map(|(skill, least)| Chip {
        kind: ChipKind::Skill(skill),
        label: asked(skill, least),
    });
    // Which of the two it is matters only where there are several.
    let any = criteria.skills.any && criteria.skills.len() > 1;
    let name = if any {
        "スキル（どれか）"
    } else {
        "スキル"
    };
    rows.push(row(name, skills.collect()));
    if criteria.cases > 0 {
        let chip = Chip {
            kind: ChipKind::Cases,
            label: cases_asked(criteria.cases),
        };
        rows.push(row("支援件数", vec![chip]));
    }
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
        ChipKind::Skill(skill) => criteria.skills.set(skill, 0),
        ChipKind::Cases => *criteria = criteria.without(Condition::Cases),
        ChipKind::Words => criteria.words.clear(),
    }
    query
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
                "スキル|S1-a-1 経営戦略の理解：2以上",
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
