//! Why a specialist is listed, and at that place.

use super::criteria::Criteria;
use super::rank::{Metrics, depth_of};
use activelist_model::catalog::{Area, Content, Criterion, Group, Menu, OptionSet, Question};
use activelist_model::expert::{CriterionScore, Mark, Rating, Specialist, score};

/// Everything that led to a place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The values the order compares.
    pub metrics: Metrics,
    /// Each chosen content.
    pub contents: Vec<ContentReason>,
    /// The areas behind the chosen contents; all six with none chosen.
    pub areas: Vec<AreaReason>,
    /// Each condition and the options of it that the specialist meets.
    pub conditions: Vec<(Group, OptionSet)>,
}

/// What a chosen content brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentReason {
    /// The content.
    pub content: Content,
    /// The mark of its menu.
    pub mark: Mark,
    /// Its share of the depth, 0–36.
    pub depth: u32,
    /// Whether the theme of its guidance tool is supported; none where it has no tool.
    pub theme: Option<bool>,
    /// The questions that tell its depth.
    pub questions: Vec<Question>,
}

/// How an area came to its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaReason {
    /// The area.
    pub area: Area,
    /// Its mark.
    pub mark: Mark,
    /// Its criteria: sums against points.
    pub criteria: Vec<CriterionScore>,
}

/// The area whose criteria lead to a menu's mark: of menu 7 the one with S2-b, which makes it ◎.
fn behind(menu: Menu) -> Area {
    menu.area().unwrap_or(Criterion::S2_B.area())
}

/// Explains the place of one specialist.
pub fn explain(
    specialist: &Specialist,
    rating: &Rating,
    criteria: &Criteria,
    metrics: Metrics,
) -> Explanation {
    let themes = specialist.choices(Group::Theme);
    let contents: Vec<ContentReason> = criteria
        .contents
        .iter()
        .map(|content| ContentReason {
            content,
            mark: rating.menu(content.menu()),
            depth: depth_of(specialist, content),
            theme: content.theme().map(|theme| themes.has(theme)),
            questions: content.questions().collect(),
        })
        .collect();
    let asked = |area: &Area| {
        contents.is_empty()
            || contents
                .iter()
                .any(|reason| behind(reason.content.menu()) == *area)
    };
    let areas = Area::ALL
        .into_iter()
        .filter(asked)
        .map(|area| AreaReason {
            area,
            mark: rating.area(area),
            criteria: area
                .criteria()
                .map(|criterion| score(&specialist.answers, criterion))
                .collect(),
        })
        .collect();
    let conditions = criteria
        .active_groups()
        .map(|group| {
            let met = specialist.choices(group).bits() & criteria.condition(group).bits();
            (group, OptionSet::from_bits(met))
        })
        .collect();
    Explanation {
        metrics,
        contents,
        areas,
        conditions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::metrics;
    use activelist_model::catalog::ContentSet;
    use activelist_model::expert::rate;

    #[test]
    fn the_system_audit_has_criteria_behind_it_as_well() {
        let someone = Specialist::default();
        let areas = |ids: &[&str]| {
            let criteria = Criteria {
                contents: ContentSet::of_ids(ids),
                ..Criteria::default()
            };
            let rating = rate(&someone);
            let found = metrics(&someone, &rating, &criteria, 1);
            let found = explain(&someone, &rating, &criteria, found);
            found
                .areas
                .iter()
                .map(|found| found.area.id())
                .collect::<Vec<_>>()
        };
        assert_eq!(areas(&["7-1"]), ["S2"]);
        assert_eq!(areas(&["7-1", "2-1", "3-3"]), ["S2", "S3"]);
        assert_eq!(areas(&[]).len(), 6);
    }
}
