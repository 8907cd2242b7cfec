//! What the office has decided on a column before.

use super::Certain;
use super::question::{samples, values};
use crate::import::head::{Head, Headed};
use crate::import::mapping::{Kind, Mapping, Row};
use crate::import::problem::{Problem, ProblemKind};
use crate::import::recognise::Known;
use crate::import::target::{Target, UNUSED};
use crate::survey::fold::fold;

/// Which one it is of several columns with one header, and of how many: the second of three is another column
/// than the second of two.
pub fn words(head: &Head) -> String {
    match head.of {
        1 => String::new(),
        of => format!("{}つ目（{of}つのうち）", head.repeat),
    }
}

/// The row of the mapping about a column, and what is decided in it. A decision on a column whose meaning
/// lies in its position holds while the same is proposed.
pub fn held(
    headed: &Headed,
    head: &Head,
    certain: Option<Certain>,
    name: &str,
    mapping: &mut Mapping,
    problems: &mut Vec<Problem>,
) -> Option<(usize, Option<Target>)> {
    let known = mapping.known(Kind::Column, &head.text, &words(head), Some(head.place));
    let Some(at) = known else {
        return changed(headed, head, certain, mapping);
    };
    let is_position = matches!(head.known, Some(Known::Grounds(_)));
    let now = certain
        .filter(|certain| certain.is_by_position)
        .map_or_else(String::new, |certain| certain.target.name());
    let row = mapping.rows.get_mut(at)?;
    if is_position && row.proposal != now && !row.decision.is_empty() {
        row.proposal = now;
        row.decision.clear();
        row.note = "前回と列の並びが変わりました。どの列か、もう一度確かめてください。".into();
        mapping.is_changed = true;
        return Some((at, None));
    }
    let Some(decision) = row.holds() else {
        return Some((at, None));
    };
    let target = Target::parse(decision);
    if target.is_none() {
        problems.push(Problem {
            row: Some(row.number),
            column: "決定".into(),
            found: decision.to_string(),
            ..Problem::of_file(
                name,
                ProblemKind::Decision {
                    right: format!("調査ファイルの列の名前（登録番号、自己PRなど）か「{UNUSED}」を書いてください。提案のとおりでよい場合は「はい」と書いてください。"),
                },
            )
        });
    }
    Some((at, target))
}

/// The question about a column whose header stood in another number of columns when it was decided. Nobody can see
/// which of them it was, unless everything that was decided is certain now as well.
fn changed(
    headed: &Headed,
    head: &Head,
    certain: Option<Certain>,
    mapping: &mut Mapping,
) -> Option<(usize, Option<Target>)> {
    let header = fold(&head.text);
    let nth = fold(&format!("{}つ目", head.repeat));
    let rows = mapping.rows.iter();
    let mut before = rows.filter(|row| row.kind == Kind::Column && fold(&row.subject) == header);
    before.clone().next()?;
    let is_as_certain = certain.is_some_and(|certain| {
        let is_it = |row: &Row| row.holds() == Some(certain.target.name().as_str());
        match certain.is_by_position {
            true => before.any(|row| fold(&row.words).starts_with(&nth) && is_it(row)),
            false => before.all(is_it),
        }
    });
    if is_as_certain {
        return None;
    }
    let proposal = certain.map_or_else(String::new, |certain| certain.target.name());
    let row = Row::new(Kind::Column, &head.text, &words(head))
        .at(head.place)
        .shown(samples(&values(headed, head)))
        .proposed(proposal)
        .noted(format!(
            "同じ見出しの列の数が、前に決めたときと変わりました。どの列か、もう一度確かめて、決定に列の名前か「{UNUSED}」を書いてください。"
        ));
    Some((mapping.ensure(row), None))
}
