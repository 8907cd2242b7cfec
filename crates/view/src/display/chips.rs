//! The chosen contents and conditions as removable chips.

use super::region::places;
use super::skill::{asked, cases_asked};
use super::wording::{FREE_TALK, group_name};
use crate::state::Query;
use activelist_model::catalog::{Content, GROUPS, Group, OptionSet};
use activelist_search::{Condition, Skill};

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// A chosen content.
    Content(Content),
    /// A chosen option, or all options of a region.
    Options(Group, OptionSet),
    /// Something asked of a skill.
    Skill(Skill),
    /// The municipality, which orders and filters nobody.
    City,
    /// The least number of cases.
    Cases,
    /// A first talk without a fee.
    FreeTalk,
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

/// The rows that there can be, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The contents.
    Contents,
    /// The options of a group.
    Group(Group),
    /// What is asked of skills.
    Skills,
    /// The least number of cases.
    Cases,
    /// A first talk without a fee.
    FreeTalk,
    /// The free words.
    Words,
}

impl RowKind {
    /// All rows.
    pub const ALL: [RowKind; GROUPS + 5] = {
        let mut all = [RowKind::Contents; GROUPS + 5];
        let mut group = 0;
        while group < GROUPS {
            all[1 + group] = RowKind::Group(Group::ALL[group]);
            group += 1;
        }
        all[GROUPS + 1] = RowKind::Skills;
        all[GROUPS + 2] = RowKind::Cases;
        all[GROUPS + 3] = RowKind::FreeTalk;
        all[GROUPS + 4] = RowKind::Words;
        all
    };
}

/// The chips of a search: contents first, then conditions in the order of the groups.
pub fn chips(query: &Query) -> Vec<ChipRow> {
    let rows = RowKind::ALL.into_iter();
    rows.filter_map(|kind| chip_row(query, kind)).collect()
}

/// All that is chosen as one line, for paper; empty where nothing is.
pub fn chips_line(query: &Query) -> String {
    let rows = chips(query).into_iter().map(|row| {
        let labels: Vec<String> = row.chips.into_iter().map(|chip| chip.label).collect();
        format!("{}：{}", row.name, labels.join("、"))
    });
    rows.collect::<Vec<_>>().join("　")
}

/// One row of chips, if any is chosen. A screen follows each row by itself: a click draws anew the
/// one that it changes.
pub fn chip_row(query: &Query, kind: RowKind) -> Option<ChipRow> {
    let criteria = &query.criteria;
    let chip = |kind, label: &str| Chip {
        kind,
        label: label.to_string(),
    };
    let (name, chips) = match kind {
        RowKind::Contents => {
            let contents = criteria.contents.iter();
            let chips = contents.map(|content| chip(ChipKind::Content(content), content.label()));
            ("支援内容", chips.collect())
        }
        RowKind::Group(group @ Group::Prefecture) => {
            let places = places(criteria.condition(group)).into_iter();
            let chips = places
                .map(|place| chip(ChipKind::Options(group, place.prefectures), &place.label()));
            let city = criteria.asked_city();
            let city = city.map(|city| chip(ChipKind::City, &format!("{}に印", city.name)));
            (group_name(group), chips.chain(city).collect())
        }
        RowKind::Group(group) => {
            let options = criteria.condition(group).iter();
            let chips = options.map(|place| {
                let kind = ChipKind::Options(group, OptionSet::only(place));
                chip(kind, group.short_of(place))
            });
            (group_name(group), chips.collect())
        }
        RowKind::Skills => {
            let skills = criteria.skills.iter();
            let chips =
                skills.map(|(skill, least)| chip(ChipKind::Skill(skill), &asked(skill, least)));
            // Which of the two it is matters only where there are several.
            let any = criteria.skills.any && criteria.skills.len() > 1;
            let name = if any {
                "スキル（どれか）"
            } else {
                "スキル"
            };
            (name, chips.collect())
        }
        RowKind::Cases => {
            let asked = cases_asked(criteria.cases);
            let chips = (criteria.cases > 0).then(|| chip(ChipKind::Cases, &asked));
            ("支援件数", chips.into_iter().collect())
        }
        RowKind::FreeTalk => {
            let chips = criteria
                .free_talk
                .then(|| chip(ChipKind::FreeTalk, FREE_TALK));
            ("最初の相談", chips.into_iter().collect())
        }
        RowKind::Words => {
            let words = criteria.words.trim();
            let chips = (!words.is_empty()).then(|| chip(ChipKind::Words, words));
            ("ことば", chips.into_iter().collect::<Vec<_>>())
        }
    };
    (!chips.is_empty()).then_some(ChipRow { name, chips })
}

/// The search without what a chip stands for.
pub fn without(query: &Query, chip: ChipKind) -> Query {
    let mut query = query.clone();
    let criteria = &mut query.criteria;
    match chip {
        ChipKind::Content(content) => criteria.toggle_content(content),
        ChipKind::Options(group, options) => {
            let left = criteria.condition(group).bits() & !options.bits();
            criteria.set_condition(group, OptionSet::from_bits(left));
        }
        ChipKind::Skill(skill) => criteria.skills.set(skill, 0),
        ChipKind::City => criteria.city = None,
        ChipKind::Cases => *criteria = criteria.without(Condition::Cases),
        ChipKind::FreeTalk => criteria.free_talk = false,
        ChipKind::Words => criteria.words.clear(),
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Route;
    use activelist_model::catalog::Prefecture;
    use activelist_search::City;

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
        query.criteria.cases = 3;
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
                "スキル|S1-a-1 経営戦略の理解：2以上（支援があればできる）",
                "支援件数|3件以上",
                "ことば|自動車",
            ]
        );
        for (_, chip) in &all {
            let left = shown(&without(&query, chip.kind));
            assert_eq!(left.len(), all.len() - 1);
            assert!(left.iter().all(|(_, other)| other != chip));
        }
    }

    #[test]
    fn a_municipality_is_a_chip_of_its_own_that_takes_no_prefecture_away() {
        let (route, _) = Route::parse("#/list?area=27");
        let mut query = route.query;
        query.criteria.city = Some(City {
            prefecture: Prefecture::from_index(26).unwrap(),
            name: "東大阪市".into(),
        });
        assert_eq!(chips_line(&query), "地域：大阪府、東大阪市に印");
        let all = shown(&query);
        let left = without(&query, all[1].1.kind);
        assert_eq!(chips_line(&left), "地域：大阪府");
        // Without its prefecture nobody is marked.
        assert_eq!(chips_line(&without(&query, all[0].1.kind)), "");
    }

    #[test]
    fn a_whole_region_is_one_chip_that_takes_all_of_it_away() {
        let (route, _) = Route::parse("#/list?area=8,9,10,11,12,13,14,27");
        let all = shown(&route.query);
        let said: Vec<&str> = all.iter().map(|(_, chip)| chip.label.as_str()).collect();
        assert_eq!(said, ["関東すべて", "大阪府"]);
        assert_eq!(chips_line(&route.query), "地域：関東すべて、大阪府");
        let left = without(&route.query, all[0].1.kind);
        assert_eq!(chips_line(&left), "地域：大阪府");
        // The link is that of the seven prefectures, as before.
        let again = Route {
            query: left,
            ..route
        }
        .to_fragment();
        assert_eq!(again, "#/list?area=27");
    }
}
