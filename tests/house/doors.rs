use activelist_model::catalog::Door;
use activelist_view::state::{Page, Query, Route};

use super::source;

#[test]
fn the_doors_that_stand_in_the_page_are_those_of_the_catalogue() {
    let page = source("index.html");
    let doors: Vec<_> = page
        .text
        .split("<a class=\"al-door\"")
        .skip(1)
        .map(|door| (attribute(door, "href"), label(door)))
        .collect();
    let expected = Door::ALL.map(|door| (link(door), door.label().to_string()));
    assert_eq!(doors, expected);
}

#[test]
fn the_links_that_stand_in_the_page_name_screens() {
    let page = source("index.html");
    let links: Vec<_> = page.text.split("href=\"#").skip(1).collect();
    assert!(links.len() > Door::ALL.len());
    for link in links {
        let link = format!("#{}", link.split('"').next().expect("a quote")).replace("&amp;", "&");
        let (route, unread) = Route::parse(&link);
        assert_eq!(unread, Vec::<String>::new(), "{link}");
        assert_eq!(route.to_fragment(), link);
    }
}

/// Where a door leads: in an incident first to what to do now.
fn link(door: Door) -> String {
    let route = match door {
        Door::Incident => Route {
            page: Page::Incident(None),
            query: Query::default(),
        },
        door => Route {
            page: Page::Find,
            query: Query::through(door),
        },
    };
    route.to_fragment()
}

fn attribute(markup: &str, name: &str) -> String {
    let (_, rest) = markup
        .split_once(&format!("{name}=\""))
        .expect("the attribute");
    let value = rest.split('"').next().expect("a quote");
    value.replace("&amp;", "&")
}

fn label(door: &str) -> String {
    let (_, rest) = door.split_once("al-door__label\">").expect("a label");
    let label = rest.split("</span>").next().expect("an end");
    label.replace("<wbr>", "")
}

#[test]
fn what_stands_in_the_place_of_the_method_is_its_own_beginning() {
    let script = std::fs::read_to_string("public/first.js").expect("public/first.js");
    for part in activelist_view::display::method::LEAD {
        assert!(script.contains(part.trim()), "public/first.js lacks {part}");
    }
}
