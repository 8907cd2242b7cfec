//! The parts of a link: the screen, and the search as `key=value` pairs; both directions.

use super::{MAX_CARDS, MAX_COMPARED, Page, Query, SHOWN_STEP, clean};
use activelist_model::catalog::{
    Content, ContentSet, Criterion, Door, Emergency, Group, Menu, OptionSet, Question,
};
use activelist_model::expert::RegistrationNumber;
use activelist_search::{Criteria, Skill, Sort};

/// What is not at its default, in the order of a link.
pub(super) fn pairs(query: &Query) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let criteria = &query.criteria;
    if let Some(door) = query.door {
        pairs.push(("door", door.key().to_string()));
    }
    if !criteria.contents.is_empty() {
        pairs.push(("c", joined(criteria.contents.iter().map(Content::id))));
    }
    for group in criteria.active_groups() {
        let chosen = criteria.condition(group);
        pairs.push((group.key(), joined(chosen.iter().map(|place| place + 1))));
    }
    let asked = |of: fn(Skill, u8) -> Option<String>| {
        let skills = criteria.skills.iter();
        joined(skills.filter_map(|(skill, least)| of(skill, least)))
    };
    for (key, value) in [
        (
            "skill",
            asked(|skill, least| match skill {
                Skill::Question(question) => Some(format!("{}:{least}", question.id())),
                _ => None,
            }),
        ),
        (
            "crit",
            asked(|skill, _| match skill {
                Skill::Criterion(criterion) => Some(criterion.id()),
                _ => None,
            }),
        ),
        (
            "menu",
            asked(|skill, least| match skill {
                Skill::Menu(menu) => Some(format!("{}:{least}", menu.number())),
                _ => None,
            }),
        ),
    ] {
        if !value.is_empty() {
            pairs.push((key, value));
        }
    }
    if criteria.skills.any {
        pairs.push(("match", "any".to_string()));
    }
    if criteria.cases > 0 {
        pairs.push(("cases", criteria.cases.to_string()));
    }
    if criteria.free_talk {
        pairs.push(("free", "1".to_string()));
    }
    if query.sort != Sort::default() {
        pairs.push(("sort", query.sort.key().to_string()));
    }
    if query.shown > SHOWN_STEP {
        pairs.push(("show", query.shown.to_string()));
    }
    if !query.picks.is_empty() {
        pairs.push(("pick", joined(query.picks.iter())));
    }
    pairs
}

pub(super) fn read_page(path: &str) -> Page {
    let path = path.trim_matches('/');
    match path.split_once('/') {
        None => match path {
            "" => Page::Home,
            "incident" => Page::Incident(None),
            "find" => Page::Find,
            "list" => Page::List,
            "people" => Page::People,
            "shortlist" => Page::Shortlist,
            "sheet" => Page::Sheet,
            "method" => Page::Method,
            "device" => Page::Device,
            _ => Page::Unknown,
        },
        // A link into an emergency that is not wholly right leads to what to do all the same.
        Some(("incident", key)) => Page::Incident(Emergency::from_key(key)),
        Some(("card", number)) => {
            RegistrationNumber::parse(number).map_or(Page::Unknown, Page::Card)
        }
        Some(("cards", list)) => numbers(list, MAX_CARDS).map_or(Page::Unknown, Page::Cards),
        Some(("compare", list)) => numbers(list, MAX_COMPARED).map_or(Page::Unknown, Page::Compare),
        Some(_) => Page::Unknown,
    }
}

/// Registration numbers joined by commas, the first `most` of them; none if one is no number.
fn numbers(list: &str, most: usize) -> Option<Vec<RegistrationNumber>> {
    let list = list.split(',').take(most);
    list.map(RegistrationNumber::parse).collect()
}

pub(super) fn read_query(text: &str, unread: &mut Vec<String>) -> Query {
    let mut query = Query::default();
    for pair in text.split('&') {
        // A doubled ampersand, or marks behind the last one.
        if clean::without_marks(pair).is_empty() {
            continue;
        }
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let before = unread.len();
        let value = clean::value(value, unread);
        if !read_pair(&mut query, key, &value) {
            unread.truncate(before);
            unread.push(pair.to_string());
        }
    }
    query
}

/// Reads one pair; `false` if any part of it says nothing to this version.
fn read_pair(query: &mut Query, key: &str, value: &str) -> bool {
    let criteria = &mut query.criteria;
    match key {
        "door" => {
            query.door = Door::from_key(value);
            query.door.is_some()
        }
        "c" => {
            let found: Vec<_> = value.split(',').map(Content::from_id).collect();
            criteria.contents = found.iter().flatten().copied().collect::<ContentSet>();
            found.iter().all(Option::is_some)
        }
        "skill" => read_skills(criteria, value, |id| {
            Question::from_id(id).map(Skill::Question)
        }),
        "menu" => read_skills(criteria, value, |number| {
            let number: u8 = number.parse().ok()?;
            let menu = Menu::ALL.into_iter().find(|menu| menu.number() == number)?;
            Some(Skill::Menu(menu))
        }),
        "crit" => value.split(',').fold(true, |all, id| {
            let found = Criterion::all().find(|criterion| criterion.id() == id);
            if let Some(criterion) = found {
                criteria.skills.set(Skill::Criterion(criterion), 1);
            }
            all && found.is_some()
        }),
        "match" => {
            criteria.skills.any = value == "any";
            criteria.skills.any
        }
        "cases" => {
            let cases = value
                .parse::<u16>()
                .ok()
                .filter(|cases| *cases <= MAX_CASES);
            criteria.cases = cases.unwrap_or(0);
            cases.is_some()
        }
        "free" => {
            criteria.free_talk = value == "1";
            criteria.free_talk
        }
        "pick" => {
            let found: Vec<_> = value.split(',').map(RegistrationNumber::parse).collect();
            query.picks = found.iter().flatten().copied().collect();
            query.picks.len() == found.len()
        }
        "sort" => {
            let sort = Sort::from_key(value);
            query.sort = sort.unwrap_or_default();
            sort.is_some()
        }
        "show" => {
            let shown = value.parse::<usize>().ok();
            let steps = shown.map_or(0, |shown| shown.div_ceil(SHOWN_STEP).min(MAX_STEPS));
            query.shown = if steps > 1 { steps * SHOWN_STEP } else { 0 };
            shown.is_some()
        }
        key => {
            let Some(group) = Group::from_key(key) else {
                return false;
            };
            let places = value.split(',').map(|text| {
                let place = text.parse::<usize>().ok()?.checked_sub(1)?;
                group.option(place).map(|_| place)
            });
            let places: Vec<Option<usize>> = places.collect();
            let known: OptionSet = places.iter().flatten().copied().collect();
            criteria.set_condition(group, known);
            places.iter().all(Option::is_some)
        }
    }
}

/// `id:least` joined by commas; `false` if one says nothing.
fn read_skills(criteria: &mut Criteria, value: &str, of: fn(&str) -> Option<Skill>) -> bool {
    value.split(',').fold(true, |all, part| {
        let read = part.split_once(':').and_then(|(id, least)| {
            let skill = of(id)?;
            let least = least.parse().ok()?;
            (least <= skill.most()).then_some((skill, least))
        });
        if let Some((skill, least)) = read {
            criteria.skills.set(skill, least);
        }
        all && read.is_some()
    })
}

/// Most cases that a specialist can state.
const MAX_CASES: u16 = activelist_publication::MAX_CASES;

/// Most steps of "show more" that a link may ask for: a link must not make a browser draw
/// without end.
const MAX_STEPS: usize = 50;

pub(super) fn joined<T: ToString>(parts: impl Iterator<Item = T>) -> String {
    let parts: Vec<String> = parts.map(|part| part.to_string()).collect();
    parts.join(",")
}
