//! The route: which screen, and the whole search, as the fragment of a link; both directions.
//!
//! The fragment, and not a path, for three reasons: any plain file server answers a deep link;
//! the links on the first screen work before the program has arrived; and a fragment is never
//! sent to a server, so that what a firm looks for stays on its machine.

use crate::catalog::{Content, ContentSet, Criterion, Door, Group, Menu, OptionSet, Question};
use crate::expert::RegistrationNumber;
use crate::search::{Criteria, Skill, Sort};

use super::short;
use super::shortlist::Shortlist;

/// Specialists shown at first, and added by each "show more".
pub const SHOWN_STEP: usize = 20;
/// Most cards in one link.
pub const MAX_CARDS: usize = 20;
/// Most specialists side by side.
pub const MAX_COMPARED: usize = 4;

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Screen 1, the five doors.
    #[default]
    Home,
    /// What to do in the first hour of an incident.
    Incident,
    /// Screen 2, contents and conditions.
    Find,
    /// Screen 3, results.
    List,
    /// Screen 4, one card.
    Card(RegistrationNumber),
    /// Several cards, to print.
    Cards(Vec<RegistrationNumber>),
    /// The shortlist.
    Shortlist,
    /// Two to four specialists side by side.
    Compare(Vec<RegistrationNumber>),
    /// The consultation sheet (相談準備シート).
    Sheet,
    /// The page about the method.
    Method,
    /// A link that names no screen.
    Unknown,
}

/// The search that a link holds. Free words are not in it: they are the firm's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The door that was taken.
    pub door: Option<Door>,
    /// Contents, conditions, least levels; [`Criteria::words`] is left out of links.
    pub criteria: Criteria,
    /// Order of the list.
    pub sort: Sort,
    /// The shortlist that a link hands over. Only links have it: on arrival it is taken into the
    /// shortlist of this machine.
    pub picks: Shortlist,
    /// Specialists shown in the list, a multiple of [`SHOWN_STEP`]; 0 stands for the first step.
    pub shown: usize,
}

/// A screen and the search it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The screen.
    pub page: Page,
    /// The search.
    pub query: Query,
}

impl Query {
    /// What a door opens: its contents and its condition, chosen.
    pub fn through(door: Door) -> Query {
        let mut query = Query {
            door: Some(door),
            ..Query::default()
        };
        query.criteria.contents = door.chosen();
        if let Some((group, options)) = door.condition() {
            query.criteria.set_condition(group, options);
        }
        query
    }

    /// How many specialists the list shows.
    pub fn shown(&self) -> usize {
        self.shown.max(SHOWN_STEP)
    }
}

impl Route {
    /// The fragment, with its `#`. What is at its default is left out.
    pub fn to_fragment(&self) -> String {
        let mut link = String::from("#/");
        match &self.page {
            Page::Home => {}
            Page::Incident => link.push_str("incident"),
            Page::Find => link.push_str("find"),
            Page::List => link.push_str("list"),
            Page::Card(number) => {
                link.push_str("card/");
                link.push_str(&number.to_string());
            }
            Page::Cards(numbers) => {
                link.push_str("cards/");
                link.push_str(&joined(numbers.iter().take(MAX_CARDS)));
            }
            Page::Shortlist => link.push_str("shortlist"),
            Page::Compare(numbers) => {
                link.push_str("compare/");
                link.push_str(&joined(numbers.iter().take(MAX_COMPARED)));
            }
            Page::Sheet => link.push_str("sheet"),
            Page::Method => link.push_str("method"),
            Page::Unknown => link.push_str("unknown"),
        }
        if matches!(self.page, Page::Unknown) {
            return link;
        }
        for (index, (key, value)) in pairs(&self.query).into_iter().enumerate() {
            link.push(if index == 0 { '?' } else { '&' });
            link.push_str(key);
            link.push('=');
            link.push_str(&value);
        }
        link
    }

    /// The same in the fewest characters, for QR codes and for reading aloud; with its `#`. The
    /// number of people shown is left out, and of the screens only the list and the shortlist are
    /// told apart.
    pub fn to_short_fragment(&self) -> String {
        format!("#/s/{}", short::write(self))
    }

    /// Reads a fragment, a whole link, or only its query part. The second value lists the parts
    /// that say nothing to this version: they are passed over, and the visitor is told.
    pub fn parse(link: &str) -> (Route, Vec<String>) {
        let fragment = match link.split_once('#') {
            Some((_, fragment)) => fragment,
            // A bare query part, such as a command line may be given.
            None if link.contains('=') && !link.contains('/') => link.trim_start_matches('?'),
            None if link.starts_with('/') => link,
            None => "",
        };
        let fragment = decode(fragment);
        if let Some(code) = fragment.strip_prefix("/s/") {
            return match short::read(code) {
                Some(route) => (route, Vec::new()),
                None => {
                    let page = Page::Unknown;
                    let query = Query::default();
                    (Route { page, query }, vec![fragment])
                }
            };
        }
        let (path, query) = match fragment.split_once('?') {
            Some((path, query)) => (path, query),
            None if fragment.starts_with('/') => (fragment.as_str(), ""),
            None if fragment.contains('=') => ("/list", fragment.as_str()),
            None => (fragment.as_str(), ""),
        };
        let mut unread = Vec::new();
        let page = read_page(path);
        // Numbers past the most that a screen shows are left out, and that is said.
        let all = path.split(',').count();
        let kept = match &page {
            Page::Cards(numbers) | Page::Compare(numbers) => numbers.len(),
            _ => all,
        };
        if page == Page::Unknown || kept < all {
            unread.push(path.to_string());
        }
        let query = read_query(query, &mut unread);
        (Route { page, query }, unread)
    }
}

fn pairs(query: &Query) -> Vec<(&'static str, String)> {
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

fn read_page(path: &str) -> Page {
    let path = path.trim_matches('/');
    match path.split_once('/') {
        None => match path {
            "" => Page::Home,
            "incident" => Page::Incident,
            "find" => Page::Find,
            "list" => Page::List,
            "shortlist" => Page::Shortlist,
            "sheet" => Page::Sheet,
            "method" => Page::Method,
            _ => Page::Unknown,
        },
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

fn read_query(text: &str, unread: &mut Vec<String>) -> Query {
    let mut query = Query::default();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !read_pair(&mut query, key, value) {
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
                (place < group.options().len()).then_some(place)
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
const MAX_CASES: u16 = crate::snapshot::MAX_CASES;

/// Most steps of "show more" that a link may ask for: a link must not make a browser draw
/// without end.
const MAX_STEPS: usize = 50;

fn joined<T: ToString>(parts: impl Iterator<Item = T>) -> String {
    let parts: Vec<String> = parts.map(|part| part.to_string()).collect();
    parts.join(",")
}

/// Undoes percent encoding: mail programs and messengers encode commas and colons of a link.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |place: usize| char::from(*after.get(place)?).to_digit(16);
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;
