//! What decides between people, and where a difference helps to choose.

use super::{ComparePart, CompareValue, Line, RowGroup, line};
use crate::display::card::{Card, CardLine, parts};
use crate::display::glance;
use crate::display::marks::mark as mark_view;
use activelist_model::catalog::{Group, OptionSet};
use activelist_model::expert::Specialist;
use activelist_search::{ContentReason, Criteria};

/// The lines of the card that decide, in the order in which firms ask.
const DECIDING: [&str; 8] = [
    "希望報酬",
    "支援形態",
    "地域",
    "支援期間",
    "企業規模",
    "支援経験",
    "支援内容",
    "自己PR",
];

/// The first parts of the table for one person. The lines are taken out of the card: the rest does not say
/// them again.
pub(super) fn deciding(
    specialist: &Specialist,
    card: &mut Card,
    chosen: &[ContentReason],
    criteria: &Criteria,
) -> Vec<ComparePart> {
    let mut taken: Vec<CardLine> = Vec::new();
    for lines in [&mut card.qualifications, &mut card.record, &mut card.range] {
        let (deciding, rest) = std::mem::take(lines)
            .into_iter()
            .partition(|line| DECIDING.contains(&line.name));
        *lines = rest;
        taken.extend::<Vec<CardLine>>(deciding);
    }
    let near = glance::area(specialist, criteria);
    if let Some(area) = taken.iter_mut().find(|line| line.name == "地域")
        && !near.kind.is_empty()
    {
        area.value = format!("{}。{}", near.label, area.value);
    }
    let in_order = DECIDING.iter().filter_map(|name| {
        let place = taken.iter().position(|line| line.name == *name)?;
        Some(line(taken.swap_remove(place)))
    });
    let stated = ComparePart {
        title: "料金・形態・実績・自己PR",
        source: parts::STATED,
        note: "",
        first: true,
        lines: in_order.collect(),
    };
    let mut found = Vec::new();
    if !chosen.is_empty() {
        found.push(ComparePart {
            title: "選んだ支援内容",
            source: parts::COMPUTED,
            note: "",
            first: true,
            lines: chosen.iter().map(content).collect(),
        });
    }
    found.push(stated);
    found
}

fn content(reason: &ContentReason) -> Line {
    let value = CompareValue {
        mark: Some(mark_view(reason.mark)),
        ..CompareValue::default()
    };
    (reason.content.label().to_string(), value)
}

/// Marks the rows whose difference helps to choose (*ours*): a chosen support that not all are rated for in
/// the same way, another fee, and what a condition asks of a person where not all meet it. Without such a
/// condition, forms, periods and sizes are marked where they differ. How far somebody comes matters once it is
/// said where the firm is. Cases are marked where somebody has none, or twice as many as another. What people
/// wrote always differs and is never marked.
pub(super) fn mark(groups: &mut [RowGroup], everyone: &[Specialist], criteria: &Criteria) {
    for group in groups.iter_mut().filter(|group| group.first) {
        for row in &mut group.rows {
            row.marked = row.differs
                && match row.name.as_str() {
                    "希望報酬" => true,
                    "支援形態" => options(everyone, Group::Form, criteria),
                    "支援期間" => options(everyone, Group::Period, criteria),
                    "企業規模" => options(everyone, Group::Size, criteria),
                    "地域" => reach(everyone, criteria),
                    "支援経験" => cases(everyone),
                    "支援内容" | "自己PR" => false,
                    _ => true,
                };
        }
    }
}

/// Whether what a function says is not the same of everyone.
fn differ<T: PartialEq>(everyone: &[Specialist], say: impl Fn(&Specialist) -> T) -> bool {
    let mut said = everyone.iter().map(say);
    said.next()
        .is_some_and(|first| said.any(|other| other != first))
}

fn options(everyone: &[Specialist], group: Group, criteria: &Criteria) -> bool {
    let asked = criteria.condition(group);
    match asked.is_empty() {
        true => differ(everyone, |someone| someone.choices(group)),
        false => differ(everyone, |someone| someone.choices(group).meets(asked)),
    }
}

fn reach(everyone: &[Specialist], criteria: &Criteria) -> bool {
    let asked: OptionSet = criteria.condition(Group::Prefecture);
    !asked.is_empty() && differ(everyone, |someone| glance::area(someone, criteria).label)
}

fn cases(everyone: &[Specialist]) -> bool {
    if differ(everyone, |someone| someone.choices(Group::Support)) {
        return true;
    }
    let known = || everyone.iter().filter_map(|someone| someone.record.cases);
    let (least, most) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    u32::from(most) >= 2 * u32::from(least) && most > least
}
