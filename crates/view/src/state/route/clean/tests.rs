//! Links as people paste them: with marks, words, blanks and escapes in and behind them.

use proptest::prelude::*;

use crate::state::{Page, Query, Route};

fn check(link: &str, canonical: &str) {
    let (route, unread) = Route::parse(link);
    assert_eq!(route.to_fragment(), canonical, "{link}");
    assert_eq!(unread, Vec::<String>::new(), "{link}");
}

/// What mails, messengers and sentences leave behind a link.
const BEHIND: [&str; 64] = [
    "。",
    "、",
    "．",
    "，",
    "｡",
    "､",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "！",
    "？",
    "；",
    "：",
    "…",
    ")",
    "]",
    "}",
    ">",
    "）",
    "］",
    "｝",
    "＞",
    "」",
    "』",
    "】",
    "〕",
    "〉",
    "》",
    "｣",
    "”",
    "’",
    "\"",
    "'",
    "`",
    "*",
    "**",
    "|",
    "\\",
    "“",
    "»",
    ")。",
    "」。",
    "）、",
    ">,",
    "&",
    "&amp;",
    "＆",
    "&gt;",
    "&quot;",
    "&#39;",
    "&amp;quot;",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\r\n",
    "\t",
    "\u{200b}",
    "\u{feff}",
    "\u{fffd}",
    ">。 ",
    "/",
];

/// Links of today of each form, and what they open.
const WHOLE: [&str; 14] = [
    "#/",
    "#/list",
    "#/method",
    "#/card/012345",
    "#/cards/012345,000001",
    "#/compare/012345,000001",
    "#/shortlist?pick=012345,000001",
    "#/card/012345?c=1-1",
    "#/list?c=1-1,3-3&area=13,27",
    "#/find?door=consult",
    "#/find?skill=S1-a-1:2,S6-a-5:3",
    "#/list?crit=S1-a,S2-b&menu=0:1,7:2&match=any&cases=10",
    "#/list?c=1-1&sort=near",
    "#/list?sort=near&show=40",
];

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn what_stands_behind_a_link_does_not_lose_it() {
    for link in WHOLE {
        for behind in BEHIND {
            check(&format!("{link}{behind}"), link);
            check(&format!("{link}{}", encoded(behind)), link);
        }
    }
    for code in [
        "#/s/_8Ae",
        "#/s/7IIeg2n8Kz",
        "#/s/r-wMDkAABg9",
        "#/s/kMgrLBCUIsiaFkgNE",
    ] {
        let route = Route::parse(code);
        for behind in BEHIND {
            assert_eq!(
                Route::parse(&format!("{code}{behind}")),
                route,
                "{code}{behind}"
            );
            let encoded = encoded(behind);
            assert_eq!(
                Route::parse(&format!("{code}{encoded}")),
                route,
                "{code}{encoded}"
            );
        }
    }
}

#[test]
fn an_escaped_or_wide_ampersand_and_blanks_at_the_joints_are_read() {
    let expected = "#/list?c=1-1,3-3&area=27&industry=3&fee=2";
    for and in [
        "&amp;",
        "&AMP;",
        "&amp;amp;",
        "&#38;",
        "&#038;",
        "&#x26;",
        "&#X26;",
        "＆",
        "﹠",
        "&&",
        " &",
        "& ",
        "&amp; ",
        "%26amp%3B",
        "%EF%BC%86",
        "&%20",
        "&\u{3000}",
        "&\u{200b}",
        "\r\n&",
    ] {
        check(
            &format!("#/list?c=1-1,3-3{and}area=27{and}industry=3{and}fee=2"),
            expected,
        );
    }
    for link in [
        "#/list?c=1-1, 3-3&area=27&industry=3&fee=2",
        "#/list?c=1-1,%203-3 &area= 27&industry=3&fee=2 ",
        "#/list? c=1-1,3-3&area=27&industry=3&fee=2",
        "#/li st?c=1-1,3-3&area=27&industry=3&fee=2",
        "#/list?c=1\u{2060}-1,3-3&ar\u{200b}ea=27&industry=3&fee=2\u{feff}",
        "#/list?c=1-1,3-3。&area=27）&industry=3&fee=2",
    ] {
        check(link, expected);
    }
}

#[test]
fn a_number_or_a_code_that_was_broken_in_two_is_read_whole() {
    check("#/card/0123 45", "#/card/012345");
    check("#/cards/0123\u{3000}45, 000001", "#/cards/012345,000001");
    check("#/s/7IIe g2n8Kz", "#/list?c=1-1,3-3&area=27&industry=3");
}

#[test]
fn words_that_follow_a_link_are_named_and_the_link_is_read() {
    let check = |link: &str, canonical: &str, expected: &str| {
        let (route, unread) = Route::parse(link);
        assert_eq!(route.to_fragment(), canonical, "{link}");
        assert_eq!(unread, [expected.to_string()], "{link}");
    };
    check(
        "#/card/012345）をご覧ください。",
        "#/card/012345",
        "）をご覧ください。",
    );
    check(
        "#/card/012345をご覧ください",
        "#/card/012345",
        "をご覧ください",
    );
    check("#/card/012345) and", "#/card/012345", ") and");
    check(
        "#/s/7IIeg2n8Kz。ご確認を",
        "#/list?c=1-1,3-3&area=27&industry=3",
        "。ご確認を",
    );
    check(
        "#/list?c=1-1&area=27。よろしく",
        "#/list?c=1-1&area=27",
        "。よろしく",
    );
    check(
        "#/list?c=1-1&area=27（大阪）",
        "#/list?c=1-1&area=27",
        "（大阪）",
    );
    check("#/list?area=27、13", "#/list?area=27", "、13");
    check("#/card/0123 45を見る", "#/card/012345", "を見る");
    check(
        "#/compare/012345,000001、000002",
        "#/compare/012345,000001",
        "、000002",
    );
}

#[test]
fn nothing_is_guessed_of_what_may_belong_to_a_link() {
    let check = |link: &str, canonical: &str, expected: &str| {
        let (route, unread) = Route::parse(link);
        assert_eq!(route.to_fragment(), canonical, "{link}");
        assert_eq!(unread, [expected.to_string()], "{link}");
    };
    // These could have been 13, 27 or 10.
    check("#/list?area=1３&fee=2", "#/list?fee=2", "area=1３");
    check("#/list?area=2 7&fee=2", "#/list?fee=2", "area=2 7");
    check("#/list?area=2.7&fee=2", "#/list?fee=2", "area=2.7");
    check("#/list?area=1～5&fee=2", "#/list?fee=2", "area=1～5");
    check("#/list?cases=1'0&fee=2", "#/list?fee=2", "cases=1'0");
    check("#/list?area=「27」&fee=2", "#/list?fee=2", "area=「27」");
    // What a later version may know stays named as it stands.
    check(
        "#/list?future=<b>1</b>&fee=2",
        "#/list?fee=2",
        "future=<b>1</b>",
    );
    check(
        "#/list?fee=2&future=大阪。",
        "#/list?fee=2",
        "future=大阪。",
    );
    check("#/card/01234５", "#/unknown", "/card/01234５");
    check("#/card/01234。", "#/unknown", "/card/01234。");
    check("#/s/7IIeg2n8Kx。", "#/unknown", "/s/7IIeg2n8Kx。");
    check("#/nowhere。", "#/unknown", "/nowhere。");
}

proptest! {
    #[test]
    fn every_link_is_read_whatever_stands_behind_it(
        mut criteria in activelist_search::testing::any_criteria(),
        page in 0_usize..3, behind in prop::collection::vec(0_usize..BEHIND.len(), 1..4),
        is_encoded in any::<bool>(),
    ) {
        criteria.words.clear();
        criteria.city = None;
        let page = [Page::Find, Page::List, Page::Sheet][page].clone();
        let query = Query { criteria, ..Query::default() };
        let route = Route { page, query };
        let behind: String = behind.into_iter().map(|place| BEHIND[place]).collect();
        let behind = if is_encoded { encoded(&behind) } else { behind };
        for link in [route.to_fragment(), route.to_short_fragment()] {
            let (expected, unread) = Route::parse(&link);
            prop_assert_eq!(unread, Vec::<String>::new());
            prop_assert_eq!(Route::parse(&format!("{link}{behind}")), (expected, vec![]), "{}{}", link, behind);
        }
        let escaped = route.to_fragment().replace('&', "&amp;");
        prop_assert_eq!(Route::parse(&escaped), (route, vec![]));
    }
}

#[test]
fn markup_and_a_second_question_mark_behind_a_link_do_not_lose_its_last_condition() {
    for link in WHOLE.iter().filter(|link| link.contains('?')) {
        for behind in [
            "<br>",
            "<br/>",
            "</a>",
            "<wbr>x",
            "?x",
            "?fbclid=1",
            "\">こちら</a>",
            "\">x</a>",
            "'>x</a>",
            ">x",
            "。<br>",
            ")<br>",
        ] {
            for pasted in [
                format!("{link}{behind}"),
                format!("{link}{}", encoded(behind)),
            ] {
                let (route, _) = Route::parse(&pasted);
                assert_eq!(route.to_fragment(), *link, "{pasted}");
            }
        }
    }
}
