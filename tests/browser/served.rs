//! The list that the tests are served, as the core reads and searches it: what stands on the
//! screen is compared with this.

use std::fs;

use activelist::app::{Query, Route};
use activelist::expert::Specialist;
use activelist::search::{Criteria, Outcome, Searcher};
use activelist::snapshot::{Census, Limits, List, parse, write};
use serde_json::Value;

pub use super::harness::strings;
use super::harness::{Fault, Page, Site, dist};

/// Where the list lies, below the page.
pub const LIST: &str = "list/snapshot.json";

/// The bytes of the served list.
pub fn bytes() -> Vec<u8> {
    fs::read(dist().join(LIST)).unwrap()
}

/// The served list.
pub fn list() -> List {
    let (list, problems) = parse(&bytes(), &Limits::STANDARD).unwrap();
    assert_eq!(problems, []);
    list
}

/// The search of a link.
pub fn query(link: &str) -> Query {
    let (route, unread) = Route::parse(link);
    assert_eq!(unread, Vec::<String>::new(), "{link}");
    route.query
}

/// What the core answers to the link, everyone in order.
pub fn outcome(link: &str) -> Outcome {
    outcome_of(&query(link).criteria, link)
}

/// What the core answers to criteria, in the order of the link.
pub fn outcome_of(criteria: &Criteria, link: &str) -> Outcome {
    let mut searcher = Searcher::new(list());
    searcher
        .search(criteria, query(link).sort, usize::MAX)
        .clone()
}

/// Everyone whom the core finds for the link, in order.
pub fn people(link: &str) -> Vec<Specialist> {
    let list = list();
    let order = outcome(link).order;
    order
        .iter()
        .map(|position| list.specialists[*position].clone())
        .collect()
}

/// `name` and `number` of people, as the list on screen shows them.
pub fn rows(people: &[Specialist]) -> Vec<String> {
    people
        .iter()
        .map(|someone| format!("{} {}", someone.name, someone.registration))
        .collect()
}

/// `name number` of everyone on screen 3, in order.
pub async fn shown_rows(page: &Page) -> Vec<String> {
    page.wait_for(".al-person__name").await;
    let script = "return [...document.querySelectorAll('.al-person__name')].map((link) =>
        `${link.textContent} ${link.getAttribute('href').match(/card\\/(\\d{6})/)[1]}`)";
    strings(&page.js(script).await)
}

/// A list with just these people, served in place of the real one.
pub fn with_people(specialists: Vec<Specialist>) -> Fault {
    let census = Census {
        answers: specialists.len() as u32,
        ..Census::default()
    };
    let list = List {
        census,
        specialists,
        ..list()
    };
    Fault::json(write(&list).unwrap())
}

/// The served list with its JSON changed.
pub fn altered(change: impl FnOnce(&mut Value)) -> Fault {
    let mut list: Value = serde_json::from_slice(&bytes()).unwrap();
    change(&mut list);
    Fault::json(list.to_string())
}

/// A site whose list is answered like this.
pub fn site(fault: Fault) -> Site {
    let site = Site::start(dist());
    site.fault(LIST, fault);
    site
}

/// A text without its blanks, as `Pdf::text` gives them.
pub fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
