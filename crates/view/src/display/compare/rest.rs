//! Every line of the card that the first part does not have.

use super::{ComparePart, CompareValue, Line, line};
use crate::display::card::{AreaView, Card, CardLine, parts};
use crate::display::criterion::of_most;
use activelist_model::expert::Specialist;
use activelist_search::ContentReason;

/// Adds the lines of a card that the first part has left, part by part in its order.
pub(super) fn add(
    specialist: &Specialist,
    card: Card,
    chosen: &[ContentReason],
    found: &mut Vec<ComparePart>,
) {
    if !chosen.is_empty() {
        found.push(ComparePart {
            title: "選んだ支援内容の回答の点",
            source: parts::COMPUTED,
            note: "回答の点は、関係する設問の回答の平均を12倍した点で、満点は36です。",
            first: false,
            lines: chosen
                .iter()
                .map(|reason| depth(specialist, reason))
                .collect(),
        });
    }
    let official = vec![
        text("登録番号", card.registration),
        text("登録年", card.registered),
    ];
    let themes = (1..).zip(card.themes).map(|(number, (label, yes))| {
        let word = if yes {
            "対応できる"
        } else {
            "対応なし"
        };
        text(&format!("{number} {label}"), word.to_string())
    });
    let menus = card.menus.into_iter().map(|menu| {
        let value = CompareValue {
            mark: Some(menu.mark),
            ..CompareValue::default()
        };
        (format!("{} {}", menu.number, menu.label), value)
    });
    let part = |title, source, note, lines| ComparePart {
        title,
        source,
        note,
        first: false,
        lines,
    };
    let stated = |title, lines: Vec<CardLine>| {
        part(
            title,
            parts::STATED,
            "",
            lines.into_iter().map(line).collect(),
        )
    };
    found.extend([
        part(
            "登録番号・登録年",
            parts::OFFICIAL,
            parts::OFFICIAL_NOTE,
            official,
        ),
        stated(parts::BASICS, card.basics),
        stated("資格・団体・個人HP", card.qualifications),
        stated("実務経験・得意業界", card.record),
        part(parts::THEMES, parts::STATED, "", themes.collect()),
        part(
            parts::RATING,
            parts::COMPUTED,
            parts::RATING_NOTE,
            menus.collect(),
        ),
        part(
            parts::AREAS,
            parts::COMPUTED,
            "",
            card.areas.iter().map(area).collect(),
        ),
    ]);
}

fn text(name: &str, text: String) -> Line {
    let value = CompareValue {
        text,
        ..CompareValue::default()
    };
    (name.to_string(), value)
}

fn depth(specialist: &Specialist, reason: &ContentReason) -> Line {
    let questions = reason.questions.iter();
    let missing = questions.filter(|question| specialist.answers.get(**question).is_none());
    let depth = of_most(reason.depth, 36, missing.count(), reason.questions.len());
    text(reason.content.label(), depth)
}

fn area(found: &AreaView) -> Line {
    let name = format!("{} {}", found.id, found.label);
    text(&name, found.points.clone())
}
