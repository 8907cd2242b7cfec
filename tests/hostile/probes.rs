//! What must hold of any input, a function for each way in. The ordinary tests run them on the
//! corpus and its mutations, the fuzzer on whatever it finds.
#![allow(
    dead_code,
    unused_qualifications,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used
)]

use std::time::{Duration, Instant};

use activelist_model::catalog::ContentSet;
use activelist_model::expert::{Date, Specialist, check_text};
use activelist_needs::{LONGEST, fold, match_needs};
use activelist_office::publish::{
    Former, PublishFault, Request, Wanted, compose, say_publish_fault,
};
use activelist_office::survey::{read, say_fault, say_warning};
use activelist_publication::{
    Census, Inspection, Limits, List, inspect, parse, record_text, refusal_text, write,
};
use activelist_search::{Criteria, Searcher, Sort};
use activelist_view::display::availability::Today;
use activelist_view::display::card::card;
use activelist_view::display::export::list_csv;
use activelist_view::display::failure::site_fault;
use activelist_view::state::{
    Kiosk, KioskFault, MAX_CARDS, MAX_COMPARED, MAX_SHORTLIST, MAX_SITE_BYTES, Page, Query, Route,
    SHOWN_STEP, Settings, Shortlist, Site,
};

#[path = "harmless.rs"]
mod harmless;
#[path = "imported.rs"]
pub mod imported;
#[path = "parted.rs"]
pub mod parted;
#[path = "signed.rs"]
pub mod signed;

use harmless::{
    can_be_said, is_harmless, is_mail, is_one_recipient, is_page, no_cell_is_a_formula,
};

/// A way in, and what must hold of whatever comes through it.
pub type Probe = fn(&[u8]);

/// Every way in.
pub const PROBES: [(&str, Probe); 9] = [
    ("snapshot", snapshot),
    ("survey", survey),
    ("url", url),
    ("site", site),
    ("needs", needs),
    ("meta", signed::meta),
    ("parts", parted::parts),
    ("import", imported::import),
    ("workbook", imported::workbook),
];

/// Most time for one input, on a processor of its own.
const MOST_TIME: Duration = Duration::from_secs(2);

/// Runs the probe of that name, and again where it took long: only the processor's time counts,
/// for the machine may have been busy with something else.
pub fn run_timed(name: &str, bytes: &[u8]) {
    let began = Instant::now();
    run(name, bytes);
    if began.elapsed() > MOST_TIME {
        let (began, worked) = (Instant::now(), worked());
        run(name, bytes);
        let took = match (worked, self::worked()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => began.elapsed(),
        };
        assert!(took <= MOST_TIME, "{name} took {took:?} for one input");
    }
}

/// How long this thread has had a processor, where the system tells.
fn worked() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = stat.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Runs the probe of that name.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, probe) = PROBES
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a probe of that name");
    probe(bytes);
}

/// Limits under which a small input is a large one.
const SMALL: Limits = Limits {
    bytes: 4_096,
    records: 8,
};
/// What stands before the records where an input is only records.
const HEAD: &str = r#"{"schema":1,"serial":7,"published":"2026-11-01","expires":"2027-05-01","source":"x","sample":true,"survey":{"answers":1,"repeats":0,"left_out":{"no_skills":0,"unable":0,"declined":0}},"count":1,"specialists":["#;

/// A file that is refused is refused for a reason; one that is accepted is searched, shown and
/// written again. An input that opens as a record does is put into a file that is otherwise sound.
fn snapshot(bytes: &[u8]) {
    if bytes.starts_with(b"{\"no\"") {
        let file = [HEAD.as_bytes(), bytes, b"]}"].concat();
        inspected(&file);
    }
    inspected(bytes);
}

fn inspected(bytes: &[u8]) {
    let found = inspect(bytes, &Limits::STANDARD);
    assert_eq!(found.list.is_some(), found.refusals.is_empty());
    let said = found.refusals.iter().map(refusal_text);
    let said = said.chain(found.problems.iter().map(record_text));
    said.for_each(|sentence| can_be_said(&sentence));
    assert!(found.problems.is_sorted_by(|a, b| a.position < b.position));
    match (parse(bytes, &Limits::STANDARD), &found.list) {
        (Ok((list, problems)), Some(inspected)) => {
            assert_eq!((&list, &problems), (inspected, &found.problems));
        }
        (Err(refusal), None) => assert_eq!(refusal, found.refusals[0]),
        (parsed, _) => panic!("inspect and parse disagree: {parsed:?}"),
    }
    if let Ok((list, problems)) = parse(bytes, &SMALL) {
        assert!(bytes.len() <= SMALL.bytes);
        assert!(list.specialists.len() + problems.len() <= SMALL.records);
        assert_eq!(Some(&list), found.list.as_ref());
    }
    let Inspection { list, problems, .. } = found;
    if let Some(list) = list {
        assert_eq!(
            list.census.listed() as usize,
            list.specialists.len() + problems.len()
        );
        accepted(list);
    }
}

fn accepted(mut list: List) {
    let number = |someone: &Specialist| someone.registration;
    assert!(list.specialists.is_sorted_by(|a, b| number(a) < number(b)));
    list.specialists.iter().for_each(is_harmless);
    // Records that were left out are missing from the census as well.
    list.census = Census {
        answers: list.specialists.len() as u32,
        ..Census::default()
    };
    let bytes = write(&list).expect("writes");
    let again = parse(&bytes, &Limits::STANDARD).expect("what was accepted is accepted again");
    assert_eq!(again, (list.clone(), vec![]));
    assert_eq!(write(&again.0).expect("writes"), bytes);

    let count = list.specialists.len();
    let mut searcher = Searcher::new(list);
    for sort in Sort::ALL {
        let mut order = searcher.order(&Criteria::default(), sort);
        order.sort_unstable();
        assert!(order.into_iter().eq(0..count));
    }
    for position in (0..count).take(8) {
        let someone = searcher.specialist(position).expect("in the list").clone();
        let criteria = Criteria {
            words: someone.name.clone(),
            ..Criteria::default()
        };
        let found = searcher.order(&criteria, Sort::default());
        assert!(found.contains(&position), "{:?} is not found", someone.name);
        let shown = card(
            &someone,
            &searcher.rating(position),
            ContentSet::default(),
            "",
            Today::default(),
        );
        assert_eq!(shown.name, someone.name, "a name is shown as given");
        if let Some(link) = shown.mail_link {
            is_one_recipient(&link, &someone);
        }
    }
    let order: Vec<usize> = (0..count).take(8).collect();
    let today = Date::parse("2026-12-01").expect("a date");
    no_cell_is_a_formula(&list_csv(&searcher, &order, today));
}

/// A survey is published as it says or not at all, and every fault can be said in a line.
fn survey(bytes: &[u8]) {
    let reading = read(bytes);
    let faults = reading.faults.iter().map(say_fault);
    let warnings = reading.warnings.iter().map(say_warning);
    faults
        .chain(warnings)
        .for_each(|sentence| can_be_said(&sentence));
    for answer in &reading.answers {
        assert_eq!(answer.specialist.photo, None);
    }
    let answers = reading.answers.len();
    let sound = reading.faults.is_empty();
    let composed = compose(&Request {
        survey: bytes,
        photos: None,
        former: &Former::None,
        wanted: &Wanted::default(),
        today: Date::parse("2026-12-01").expect("a date"),
        key: None,
        unsigned: false,
    });
    let publication = match composed {
        Ok(publication) => publication,
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in &faults {
                assert!(!matches!(fault, PublishFault::SelfCheck(_)), "{fault:?}");
                can_be_said(&say_publish_fault(fault));
            }
            return;
        }
    };
    assert!(sound, "a survey with a fault was published");
    let census = publication.list.census;
    assert_eq!(census.answers as usize, answers);
    assert_eq!(census.listed() as usize, publication.list.specialists.len());
    assert!(publication.portraits.is_empty());
    let hidden = |text: &str| {
        text.lines()
            .any(|line| check_text(line, usize::MAX, false).is_err())
    };
    assert!(
        !hidden(&publication.report.text),
        "{}",
        publication.report.text
    );
    let json: Result<serde_json::Value, _> = serde_json::from_str(&publication.report.json);
    assert!(json.is_ok());
    let (list, problems) = parse(&publication.snapshot, &Limits::STANDARD).expect("accepted");
    assert_eq!((&list, problems), (&publication.list, vec![]));
    accepted(list);
}

/// Any text is a route; the route's own link names it again, long and short.
fn url(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (route, unread) = Route::parse(&text);
    let pairs = 2 + text.len();
    assert!(unread.len() <= pairs && unread.iter().all(|part| part.len() <= 3 * text.len()));
    let query = &route.query;
    assert_eq!(query.criteria.words, "");
    assert!(query.shown % SHOWN_STEP == 0 && query.shown() <= 1_000);
    assert!(query.picks.len() <= MAX_SHORTLIST);
    match &route.page {
        Page::Cards(numbers) => assert!((1..=MAX_CARDS).contains(&numbers.len())),
        Page::Compare(numbers) => assert!((1..=MAX_COMPARED).contains(&numbers.len())),
        _ => {}
    }
    let link = route.to_fragment();
    assert!(link.len() <= 4_000 && link.bytes().all(|byte| byte.is_ascii_graphic()));
    let expected = match route.page {
        Page::Unknown => Route {
            page: Page::Unknown,
            query: Query::default(),
        },
        _ => route.clone(),
    };
    let (again, lost) = Route::parse(&link);
    assert_eq!(again, expected, "{link}");
    assert!(lost.is_empty() || route.page == Page::Unknown, "{lost:?}");

    let short = route.to_short_fragment();
    assert!(short.len() <= 400, "{short}");
    let (again, lost) = Route::parse(&short);
    let expected = Query {
        shown: 0,
        ..route.query.clone()
    };
    assert_eq!((again.query, lost), (expected, vec![]), "{short}");

    let kept = Shortlist::from_text(&text);
    assert!(kept.len() <= MAX_SHORTLIST);
    assert_eq!(Shortlist::from_text(&kept.to_text()), kept);
}

/// Settings that are kept hold nothing that the page could not show or follow.
fn site(bytes: &[u8]) {
    let Settings {
        site,
        faults,
        kiosk,
    } = Settings::read(bytes);
    assert!(faults.len() <= 1_000);
    // What is found of a kiosk can be read, whatever the rest of the file is.
    let read = kiosk.as_deref().map(Kiosk::read);
    assert!(site.is_some() || read.is_none_or(|(_, faults)| !faults.contains(&KioskFault::Shape)));
    faults
        .iter()
        .for_each(|fault| can_be_said(&site_fault(fault)));
    let Some(site) = site else {
        assert!(!faults.is_empty());
        return;
    };
    assert!(bytes.len() <= MAX_SITE_BYTES);
    let Site {
        title,
        operator,
        contact,
        events,
        links,
        first_aid,
        kiosk: _,
        answer_days: _,
    } = &site;
    let shown = |text: &str, limit| assert_eq!(check_text(text, limit, false), Ok(()));
    let page = |text: &str| assert!(text.is_empty() || is_page(text), "{text}");
    let phone = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let plain = text.bytes().all(|byte| b"0123456789#-+() ".contains(&byte));
        assert!(
            text.is_empty() || plain && (3..=15).contains(&digits),
            "{text}"
        );
    };
    assert!(events.len() <= 30 && links.len() <= 30 && first_aid.len() <= 30);
    for text in [title, operator] {
        assert!(!text.trim().is_empty());
        shown(text, 60);
    }
    shown(&contact.name, 60);
    shown(&contact.text, 200);
    page(&contact.url);
    phone(&contact.phone);
    assert!(contact.mail.is_empty() || is_mail(&contact.mail));
    for event in events {
        assert!(Date::parse(&event.date).is_some());
        shown(&event.title, 100);
        shown(&event.place, 100);
        page(&event.url);
    }
    for link in links {
        shown(&link.title, 100);
        assert!(is_page(&link.url));
    }
    for point in first_aid {
        shown(&point.name, 60);
        shown(&point.note, 200);
        page(&point.url);
        phone(&point.phone);
    }
}

/// Any text is answered at once, the same each time, and with words that stand in it.
fn needs(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = match_needs(&text);
    assert_eq!(match_needs(&text), found);
    let folded = fold(&text);
    assert!(folded.chars().count() <= LONGEST);
    assert_eq!(fold(&folded), folded, "folding twice changes the text");
    assert!(found.suggestions.len() <= 5);
    let mut known = ContentSet::default();
    for suggestion in &found.suggestions {
        assert!(!known.has(suggestion.content), "suggested twice");
        known = known.with(suggestion.content);
        assert!(suggestion.score > 0 && !suggestion.reason.is_empty());
        assert!(suggestion.words.len() <= 4);
    }
    assert!(found.suggestions.is_sorted_by(|a, b| a.score >= b.score));
    for (place, condition) in found.conditions.iter().enumerate() {
        assert!(condition.group.option(condition.option).is_some());
        let earlier = &found.conditions[..place];
        let same = |other: &&activelist_needs::FirmFact| {
            (other.group, other.option) == (condition.group, condition.option)
        };
        assert!(!earlier.iter().any(|other| same(&other)), "offered twice");
    }
    let words = found.suggestions.iter().flat_map(|found| &found.words);
    let words = words.chain(found.emergency.iter().flat_map(|found| &found.words));
    let words = words.chain(found.conditions.iter().map(|found| &found.words));
    for word in words {
        assert!(
            text.contains(word.as_str()),
            "{word:?} does not stand in the text"
        );
        assert!(
            word.chars().count() <= 60,
            "{} letters",
            word.chars().count()
        );
    }
}
