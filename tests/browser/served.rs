//! The list that the tests are served, as the core reads and searches it: what stands on the
//! screen is compared with this.

use std::fs;
use std::path::PathBuf;

use activelist_model::expert::Specialist;
use activelist_publication::{
    Census, Digest, Limits, List, SecretKey, SignedRecord, meta_of, parse, write, write_meta,
};
use activelist_search::{Criteria, Outcome, Searcher, Wanted};
use activelist_view::state::{Query, Route};
use serde_json::Value;

pub use super::harness::strings;
use super::harness::{Fault, Page, Site, artifact, dist};

/// Where the description lies, below the page.
pub const META: &str = "list/meta.json";
/// Where snapshots lie.
pub const SNAPSHOTS: &str = "list/snapshot-*.json";

/// The folder of the served list.
pub fn folder() -> PathBuf {
    dist().join("list")
}

/// The bytes of the served snapshot.
pub fn bytes() -> Vec<u8> {
    let file = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            path.extension().is_some_and(|kind| kind == "json") && !path.ends_with("meta.json")
        });
    fs::read(file.unwrap()).unwrap()
}

/// One of the two keys that the served page knows: `current` or `spare`.
pub fn key(name: &str) -> SecretKey {
    let target = artifact("sample-keys", name);
    SecretKey::parse(&fs::read_to_string(target).unwrap()).unwrap()
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
        .search(criteria, query(link).sort, &Wanted::all(usize::MAX))
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

/// `name number` of everyone on screen 3, in order, once all whom the list announces are drawn.
pub async fn shown_rows(page: &Page) -> Vec<String> {
    page.wait_for(".al-person__name").await;
    // 「…、1～40番目」 or 「… 203名」: the last number is how many are shown.
    let announced = "return document.querySelector('.al-toolbar__count').textContent
        .replaceAll(',', '').match(/(\\d+)(名|番目)$/)[1]";
    let announced = page.js(announced).await;
    let last = announced.as_str().unwrap();
    page.wait_for(&format!(".al-results tbody:nth-of-type({last})"))
        .await;
    let script = "return [...document.querySelectorAll('.al-person__name')].map((link) =>
        `${link.textContent} ${link.getAttribute('href').match(/card\\/(\\d{6})/)[1]}`)";
    strings(&page.js(script).await)
}

/// What stands in the place of the real list.
pub enum Served {
    /// These files, described and signed as the office does it.
    Signed(Publication),
    /// The real description, and this fault for its snapshot.
    Fault(Fault),
}

impl From<Fault> for Served {
    fn from(fault: Fault) -> Served {
        Served::Fault(fault)
    }
}

impl From<Publication> for Served {
    fn from(publication: Publication) -> Served {
        Served::Signed(publication)
    }
}

/// A description and its snapshot.
#[derive(Clone)]
pub struct Publication {
    /// `meta.json`.
    pub meta: Vec<u8>,
    /// The snapshot.
    pub snapshot: Vec<u8>,
}

impl Publication {
    /// The published one.
    pub fn real() -> Publication {
        Publication {
            meta: fs::read(folder().join("meta.json")).unwrap(),
            snapshot: bytes(),
        }
    }

    /// These bytes, whatever they are, described as the real list and signed with that key.
    pub fn signed(snapshot: Vec<u8>, record: SignedRecord, key: Option<&SecretKey>) -> Publication {
        let sha256 = Digest::of(&snapshot).to_string();
        let bytes = snapshot.len() as u64;
        let record = SignedRecord {
            sha256,
            bytes,
            ..record
        };
        let meta = write_meta(&record, key).unwrap();
        Publication { meta, snapshot }
    }

    /// The real list under another number, signed with that key.
    pub fn numbered(serial: u64, key: &SecretKey) -> Publication {
        Publication::of(&List { serial, ..list() }, key)
    }

    /// A list, signed with that key.
    pub fn of(list: &List, key: &SecretKey) -> Publication {
        let snapshot = write(list).unwrap();
        let record = meta_of(list, &snapshot, &[]);
        Publication::signed(snapshot, record, Some(key))
    }
}

/// Serves this in the place of the real list.
pub fn serve(site: &Site, served: impl Into<Served>) {
    match served.into() {
        Served::Fault(fault) => site.fault(SNAPSHOTS, fault),
        Served::Signed(publication) => {
            site.fault(META, Fault::json(publication.meta));
            site.fault(SNAPSHOTS, Fault::json(publication.snapshot));
        }
    }
}

/// A list with just these people, served in place of the real one.
pub fn with_people(specialists: Vec<Specialist>) -> Publication {
    let census = Census {
        answers: specialists.len() as u32,
        ..Census::default()
    };
    list_of(List {
        census,
        specialists,
        ..list()
    })
}

/// This list, served in place of the real one.
pub fn list_of(list: List) -> Publication {
    Publication::of(&list, &key("current"))
}

/// The served list with its JSON changed, and signed as it then is.
pub fn altered(change: impl FnOnce(&mut Value)) -> Publication {
    let mut list: Value = serde_json::from_slice(&bytes()).unwrap();
    change(&mut list);
    raw(list.to_string())
}

/// These bytes in the place of the snapshot, described as the real one and signed.
pub fn raw(bytes: impl Into<Vec<u8>>) -> Publication {
    let real = list();
    let record = meta_of(&real, &self::bytes(), &[]);
    Publication::signed(bytes.into(), record, Some(&key("current")))
}

/// A site whose list is answered like this.
pub fn site(served: impl Into<Served>) -> Site {
    let site = Site::start(dist());
    serve(&site, served);
    site
}

/// A text without its blanks, as `Pdf::text` gives them.
pub fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
