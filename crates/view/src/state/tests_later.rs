//! What today's lists and links say to a version with an option more.
//!
//! The catalogue of that version is there for the running test ([`with_option_more`]), so that the
//! whole way is walked: bytes, list, parts, search, counts, free words, links.

use super::{Page, Query, Route};
use activelist_model::catalog::later::with_option_more;
use activelist_model::catalog::{Group, OptionSet};
use activelist_publication::{
    Limits, List, Packed, Seen, Trust, accept_meta, accept_parts, meta_of, parse, write,
    write_meta, write_parts,
};
use activelist_search::{Criteria, Searcher, Sort, Wanted};

/// The label of the option more; no other label and no text of the list holds it.
const MORE: &str = "あとから増えた選択肢";

/// A list as today's version publishes it: one person chose the first option of every group, the
/// other "none of these" wherever the survey offers it.
const TODAY: &str = concat!(
    r#"{"schema":1,"serial":7,"published":"2026-11-01","expires":"2027-05-01","source":"見本","#,
    r#""sample":true,"survey":{"answers":2,"repeats":0,"left_out":{"no_skills":0,"unable":0,"#,
    r#""declined":0}},"count":2,"specialists":["#,
    "\n",
    r#"{"no":"000001","name":"見本 一","area":1,"industry":1,"fee":1,"period":1,"form":1,"size":1,"#,
    r#""theme":1,"qual":1,"assoc":1,"status":1,"exp":1,"support":1,"#,
    r#""skills":"3---------------------------------"},"#,
    "\n",
    r#"{"no":"000002","name":"見本 二","area":140737488355328,"industry":16384,"form":128,"#,
    r#""size":32,"theme":32,"assoc":2048,"support":2,"#,
    r#""skills":"3---------------------------------"}"#,
    "\n]}\n",
);

fn read(bytes: &[u8]) -> List {
    let (list, problems) = parse(bytes, &Limits::STANDARD).expect("reads");
    assert_eq!(problems, []);
    list
}

fn with_condition(group: Group, position: usize) -> Criteria {
    let mut criteria = Criteria::default();
    criteria.set_condition(group, OptionSet::only(position));
    criteria
}

/// Numbers of those who match.
fn found(searcher: &mut Searcher, criteria: &Criteria) -> Vec<String> {
    let order = searcher.order(criteria, Sort::Recommended);
    let numbers = order.iter().filter_map(|at| searcher.specialist(*at));
    numbers
        .map(|someone| someone.registration.to_string())
        .collect()
}

#[test]
fn a_list_of_today_shows_nobody_under_an_option_added_later() {
    for group in Group::ALL {
        let first = found(
            &mut Searcher::new(read(TODAY.as_bytes())),
            &with_condition(group, 0),
        );
        with_option_more(group, MORE, |more| {
            let list = read(TODAY.as_bytes());
            let [one, two] = &list.specialists[..] else {
                panic!("two people");
            };
            assert_eq!(one.choices(group), OptionSet::only(0), "{group:?}");
            assert!(two.choices(group).is_empty(), "{group:?}");
            assert_eq!(
                two.chose_none(group),
                group.none_label().is_some(),
                "{group:?}"
            );
            assert_eq!(write(&list).expect("writes"), TODAY.as_bytes(), "{group:?}");

            let mut searcher = Searcher::new(list);
            let nobody: [&str; 0] = [];
            assert_eq!(
                found(&mut searcher, &with_condition(group, more)),
                nobody,
                "{group:?}"
            );
            assert_eq!(
                found(&mut searcher, &with_condition(group, 0)),
                first,
                "{group:?}"
            );
            let words = Criteria {
                words: MORE.to_string(),
                ..Criteria::default()
            };
            assert_eq!(found(&mut searcher, &words), nobody, "{group:?}");
            let all = searcher.search(&Criteria::default(), Sort::Recommended, &Wanted::all(9));
            assert_eq!(all.counts.option(group, more), 0, "{group:?}");
            assert_eq!(all.counts.option(group, 0), first.len() as u32, "{group:?}");
        });
    }
}

#[test]
fn the_parts_of_a_list_of_today_say_the_same_to_a_version_with_an_option_more() {
    let list = read(TODAY.as_bytes());
    let parts = write_parts(&list);
    let record = meta_of(&list, TODAY.as_bytes(), &parts);
    let meta = write_meta(&record, None).expect("writes");
    let meta = accept_meta(&meta, &Trust::UNSIGNED, &Seen::default()).expect("accepted");
    let today = Packed::from(list);
    for group in Group::ALL {
        with_option_more(group, MORE, |more| {
            assert_eq!(write_parts(&read(TODAY.as_bytes())), parts, "{group:?}");
            let packed = accept_parts(&parts, &meta).expect("accepted");
            assert_eq!(packed, today, "{group:?}");
            assert_eq!(packed.choices(0, group), OptionSet::only(0), "{group:?}");
            assert!(packed.choices(1, group).is_empty(), "{group:?}");
            // Whoever chooses what is new comes back from both kinds of file.
            let mut later = read(TODAY.as_bytes());
            later.specialists[1].set_choices(group, OptionSet::only(more));
            let bytes = write(&later).expect("writes");
            assert_eq!(read(&bytes), later, "{group:?}");
            let packed = Packed::from(later);
            assert_eq!(packed.choices(1, group), OptionSet::only(more), "{group:?}");
            let mut searcher = Searcher::new(packed);
            assert_eq!(
                found(&mut searcher, &with_condition(group, more)),
                ["000002"],
                "{group:?}"
            );
        });
    }
}

/// The long and the short link to a list with an option as its condition.
fn links(group: Group, position: usize) -> [String; 2] {
    let query = Query {
        criteria: with_condition(group, position),
        ..Query::default()
    };
    let route = Route {
        page: Page::List,
        query,
    };
    [route.to_fragment(), route.to_short_fragment()]
}

#[test]
fn links_of_today_say_the_same_to_a_version_with_an_option_more() {
    for group in Group::ALL {
        let today: Vec<usize> = group.options().map(|(position, _)| position).collect();
        let all: Vec<[String; 2]> = today.iter().map(|at| links(group, *at)).collect();
        let none = group.none_position();
        with_option_more(group, MORE, |more| {
            let again: Vec<[String; 2]> = today.iter().map(|at| links(group, *at)).collect();
            assert_eq!(again, all, "{group:?}");
            for (position, links) in today.iter().zip(&all) {
                for link in links {
                    let (route, unread) = Route::parse(link);
                    assert_eq!(
                        route.query.criteria,
                        with_condition(group, *position),
                        "{link}"
                    );
                    assert_eq!(unread, Vec::<String>::new(), "{link}");
                }
            }
            // The new option has a number of its own, and "none of these" is none of the options.
            for link in links(group, more) {
                let (route, unread) = Route::parse(&link);
                assert_eq!(route.query.criteria, with_condition(group, more), "{link}");
                assert_eq!(unread, Vec::<String>::new(), "{link}");
            }
            if let Some(none) = none {
                let pair = format!("{}={}", group.key(), none + 1);
                let (route, unread) = Route::parse(&format!("#/list?{pair}"));
                assert_eq!(route.query.criteria, Criteria::default(), "{pair}");
                assert_eq!(unread, [pair]);
            }
        });
    }
}
