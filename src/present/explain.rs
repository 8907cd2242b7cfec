//! "Why this place": the explanation of an order, in words.

use super::card::{CriterionView, criterion};
use super::marks::{MarkView, mark};
use super::wording::{group_name, sort_name};
use crate::catalog::Group;
use crate::expert::Specialist;
use crate::search::{Explanation, Metrics, Sort};

/// Everything that led to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What was compared, in turn.
    pub steps: Vec<Step>,
    /// Each chosen content with the mark of its menu.
    pub contents: Vec<ContentWhy>,
    /// The areas behind them, each criterion's sum against its points.
    pub areas: Vec<AreaWhy>,
    /// Conditions and what of them is met.
    pub conditions: Vec<(String, String)>,
}

/// One value that the order compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// What it is, in a line.
    pub meaning: &'static str,
}

/// What a chosen content brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentWhy {
    /// Id and official name.
    pub label: String,
    /// Number of its menu.
    pub menu: u8,
    /// The mark of its menu.
    pub mark: MarkView,
    /// Depth of 36.
    pub depth: String,
    /// Whether its guidance theme is supported; empty where it has none.
    pub theme: &'static str,
}

/// An area and its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaWhy {
    /// S1 and official name.
    pub label: String,
    /// Its mark.
    pub mark: MarkView,
    /// Its criteria.
    pub criteria: Vec<CriterionView>,
}

/// Puts an explanation into words.
pub fn why(specialist: &Specialist, found: &Explanation, sort: Sort) -> Why {
    let contents = found.contents.iter().map(|reason| ContentWhy {
        label: format!("{} {}", reason.content.id(), reason.content.label()),
        menu: reason.content.menu().number(),
        mark: mark(reason.mark),
        depth: format!("{}／36", reason.depth),
        theme: match reason.theme {
            Some(true) => "指導テーマに対応",
            Some(false) => "指導テーマには未対応",
            None => "",
        },
    });
    let areas = found.areas.iter().map(|reason| AreaWhy {
        label: format!("{} {}", reason.area.id(), reason.area.label()),
        mark: mark(reason.mark),
        criteria: reason
            .criteria
            .iter()
            .map(|score| criterion(specialist, score))
            .collect(),
    });
    let conditions = found.conditions.iter().map(|(group, met)| {
        let labels: Vec<&str> = met.iter().map(|place| group.options()[place]).collect();
        (group_name(*group).to_string(), labels.join("、"))
    });
    Why {
        steps: steps(specialist, &found.metrics, sort, found.contents.is_empty()),
        contents: contents.collect(),
        areas: areas.collect(),
        conditions: conditions.collect(),
    }
}

fn steps(specialist: &Specialist, found: &Metrics, sort: Sort, no_contents: bool) -> Vec<Step> {
    let first = match sort {
        Sort::Recommended => None,
        Sort::Nearest => Some((
            super::person::home(specialist),
            "選んだ都道府県に住んでいるかどうか",
        )),
        Sort::TrackRecord => Some((
            super::person::number(specialist.record.cases, "件"),
            "支援件数",
        )),
        Sort::Fee => Some((
            super::person::choices_line(specialist, Group::Fee),
            "希望報酬額（1回2時間あたり）",
        )),
    };
    let first = first.map(|(value, meaning)| Step {
        name: sort_name(sort),
        value,
        meaning,
    });
    let (rating, depth, themes) = if no_contents {
        (
            "S1～S6の印の合計（◎は2点、○は1点）",
            "スキルの設問34問の回答の合計×12",
            "対応できる指導テーマの数",
        )
    } else {
        (
            "選んだ支援内容の印の合計（◎は2点、○は1点）",
            "選んだ支援内容に関わる設問の回答の平均×12を合計した値",
            "選んだ支援内容のうち、指導テーマに対応している数",
        )
    };
    let step = |name, value, meaning| Step {
        name,
        value,
        meaning,
    };
    first
        .into_iter()
        .chain([
            step("1 評価", format!("{}点", found.rating), rating),
            step("2 深さ", found.depth.to_string(), depth),
            step("3 指導テーマ", found.themes.to_string(), themes),
            step(
                "4 支援件数",
                format!("{}件", found.cases),
                "未回答は0件として比べます",
            ),
            step(
                "5 公平な順番",
                format!("{:016x}", found.turn),
                "ここまで同じ場合だけ使います。公開のたびに変わる値で、小さい順に並べます",
            ),
        ])
        .collect()
}
