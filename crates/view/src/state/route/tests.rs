//! The route both ways.

use activelist_model::catalog::Emergency;
use proptest::prelude::*;

use activelist_model::catalog::Door;
use activelist_model::expert::RegistrationNumber;
use activelist_search::Sort;

use super::*;

fn check(link: &str, canonical: &str) {
    let (route, unread) = Route::parse(link);
    assert_eq!(route.to_fragment(), canonical, "{link}");
    assert_eq!(unread, Vec::<String>::new(), "{link}");
}

#[test]
fn links_read_and_write_as_in_this_table() {
    check("", "#/");
    check("#", "#/");
    check("#/", "#/");
    check("https://list.example.jp/some/folder/", "#/");
    check("https://list.example.jp/some/folder/#/method", "#/method");
    check("#/incident", "#/incident");
    check("#/find?door=consult", "#/find?door=consult");
    check(
        "#/list?industry=3&area=27&c=3-3,1-1",
        "#/list?c=1-1,3-3&area=27&industry=3",
    );
    check("#/list?c=1-1%2C3-3&area=27", "#/list?c=1-1,3-3&area=27");
    check("c=1-1&area=27", "#/list?c=1-1&area=27");
    check("?c=1-1&area=27", "#/list?c=1-1&area=27");
    check("#/card/012345?c=1-1", "#/card/012345?c=1-1");
    check("#/cards/012345,000001", "#/cards/012345,000001");
    check(
        "#/find?skill=S1-a-1:2,S6-a-5:3",
        "#/find?skill=S1-a-1:2,S6-a-5:3",
    );
    check(
        "#/list?crit=S2-b,S1-a&menu=7:2,0:1&match=any&cases=10",
        "#/list?crit=S1-a,S2-b&menu=0:1,7:2&match=any&cases=10",
    );
    check(
        "#/shortlist?pick=012345,000001",
        "#/shortlist?pick=012345,000001",
    );
    check(
        "#/compare/012345,000001?c=1-1",
        "#/compare/012345,000001?c=1-1",
    );
    check("#/sheet?c=1-1", "#/sheet?c=1-1");
    check("#/list?sort=near&show=40", "#/list?sort=near&show=40");
    check("#/list?sort=best&show=20", "#/list");
    check("#/list?show=999999999", "#/list?show=1000");
}

#[test]
fn what_a_link_says_in_vain_is_named() {
    let check = |link: &str, canonical: &str, expected: &[&str]| {
        let (route, unread) = Route::parse(link);
        assert_eq!(
            (route.to_fragment().as_str(), &unread[..]),
            (
                canonical,
                &expected
                    .iter()
                    .map(|text| text.to_string())
                    .collect::<Vec<_>>()[..]
            )
        );
    };
    check("#/list?c=1-1,9-9", "#/list?c=1-1", &["c=1-1,9-9"]);
    check("#/list?area=48,27,0", "#/list?area=27", &["area=48,27,0"]);
    check("#/list?future=1&fee=2", "#/list?fee=2", &["future=1"]);
    check("#/nowhere?fee=2", "#/unknown", &["/nowhere"]);
    check("#/card/12345", "#/unknown", &["/card/12345"]);
    check("#/cards/", "#/unknown", &["/cards/"]);
    check("#/find?skill=S1-a-1:4", "#/find", &["skill=S1-a-1:4"]);
    check("#/find?menu=8:1,7:2", "#/find?menu=7:2", &["menu=8:1,7:2"]);
    check(
        "#/find?crit=S9-a&match=all",
        "#/find",
        &["crit=S9-a", "match=all"],
    );
    check("#/find?cases=10000", "#/find", &["cases=10000"]);
    check(
        "#/list?pick=012345,1",
        "#/list?pick=012345",
        &["pick=012345,1"],
    );
    let five = "/compare/000001,000002,000003,000004,000005";
    check(
        &format!("#{five}"),
        "#/compare/000001,000002,000003,000004",
        &[five],
    );
    check("#/s/7IIeg2n8Kx", "#/unknown", &["/s/7IIeg2n8Kx"]);
}

#[test]
fn doors_open_what_the_report_says() {
    let link = |door| {
        let query = Query::through(door);
        Route {
            page: Page::Find,
            query,
        }
        .to_fragment()
    };
    assert_eq!(link(Door::Consult), "#/find?door=consult");
    assert_eq!(link(Door::Training), "#/find?door=training&c=3-3&form=3");
    assert_eq!(link(Door::Guideline), "#/find?door=guideline");
    assert_eq!(
        link(Door::Incident),
        "#/find?door=incident&c=5-3,6-1&form=4"
    );
    assert_eq!(link(Door::Detail), "#/find?door=detail");
}

#[test]
fn free_words_and_a_municipality_never_enter_a_link() {
    let mut route = Route {
        page: Page::List,
        ..Route::default()
    };
    route.query.criteria.words = "株式会社見本".to_string();
    route.query.criteria.city = Some(activelist_search::City {
        prefecture: activelist_model::catalog::Prefecture::from_index(26).unwrap(),
        name: "東大阪市".to_string(),
    });
    assert_eq!(route.to_fragment(), "#/list");
}

proptest! {
    #[test]
    fn every_criteria_comes_back_from_its_link(
        mut criteria in activelist_search::testing::any_criteria(),
        door in 0_usize..6, sort in 0_usize..4, steps in 0_usize..50, page in 0_usize..12,
        picks in prop::collection::vec(0_u32..1_000_000, 0..11),
    ) {
        criteria.words.clear();
        criteria.city = None;
        let number = RegistrationNumber::new(42).expect("small");
        let pages = [
            Page::Find, Page::List, Page::Card(number), Page::Cards(vec![number; 3]),
            Page::Shortlist, Page::Compare(vec![number; 2]), Page::Sheet, Page::Method, Page::Device,
            Page::Incident(None), Page::Incident(Some(Emergency::Locked)), Page::People,
        ];
        let query = Query {
            door: Door::ALL.get(door).copied(),
            criteria,
            sort: Sort::ALL[sort],
            picks: picks.into_iter().filter_map(RegistrationNumber::new).collect(),
            shown: if steps > 1 { steps * SHOWN_STEP } else { 0 },
        };
        let route = Route { page: pages[page].clone(), query };
        prop_assert_eq!(Route::parse(&route.to_fragment()), (route.clone(), vec![]));
        // The short form leaves out how many are shown, and knows fewer screens.
        let (short, unread) = Route::parse(&route.to_short_fragment());
        prop_assert_eq!(unread, Vec::<String>::new());
        let query = Query { shown: 0, ..route.query };
        prop_assert_eq!(short.query, query);
    }

    #[test]
    fn no_text_makes_the_reader_panic(link in "\\PC*") {
        let (route, _) = Route::parse(&link);
        let canonical = route.to_fragment();
        prop_assert_eq!(Route::parse(&canonical).0.to_fragment(), canonical);
    }

    #[test]
    fn odd_queries_do_not_panic(link in "#/list\\?[a-z0-9=,:&%S-]{0,40}") {
        Route::parse(&link);
    }
}

#[test]
fn a_link_into_an_emergency_that_is_not_wholly_right_leads_to_what_to_do() {
    for link in [
        "#/incident/",
        "#/incident/warnin",
        "#/incident/locked/x",
        "#/incident/LOCKED",
    ] {
        let (route, _) = Route::parse(link);
        assert!(matches!(route.page, Page::Incident(_)), "{link}");
    }
    let (route, _) = Route::parse("#/incident/locked");
    assert_eq!(route.page, Page::Incident(Some(Emergency::Locked)));
}
