use super::*;

#[test]
fn times_are_read_as_forms_and_spreadsheets_write_them() {
    let check = |text: &str, expected: Option<&str>| {
        let read = answered_at(text).map(|at| at.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
    };
    check("2025-07-03 09:05:07", Some("2025-07-03 09:05:07"));
    check("2025/7/3 9:05", Some("2025-07-03 09:05:00"));
    check("２０２５／７／３　９：０５", Some("2025-07-03 09:05:00"));
    check("2025－07－03  09:05", Some("2025-07-03 09:05:00"));
    check("2025/ 7/ 3  9:05", Some("2025-07-03 09:05:00"));
    check("2025.7.3 9:05", Some("2025-07-03 09:05:00"));
    check("2025-07-03, 9:05", Some("2025-07-03 09:05:00"));
    check("2025-12-31 23:59:59", Some("2025-12-31 23:59:59"));
    check("2025年7月3日 9時5分", Some("2025-07-03 09:05:00"));
    check("2025年 7月 3日 9時 5分 7秒", Some("2025-07-03 09:05:07"));
    check("2025年7月3日9時", Some("2025-07-03 09:00:00"));
    check("2025年7月3日9:05", Some("2025-07-03 09:05:00"));
    check("令和7年7月3日 9時5分", Some("2025-07-03 09:05:00"));
    check("R7.7.3 9:05", Some("2025-07-03 09:05:00"));
    check("R7/7/3 9:05", Some("2025-07-03 09:05:00"));
    check("2025-02-29 09:05", None);
    check("2025-07-03 24:00", None);
    check("2025-07-03 09:60", None);
    check("2025-07-03 09:05:60", None);
    check("2025-07-03", None);
    check("2025年7月3日", None);
    check("2025-07-03 9", None);
    check("25/7/3 9:05", None);
    check("7/3/2025 9:05", None);
    check("0999-07-03 9:05", None);
    check("2025-07/03 9:05", None);
    check("2025/7/39:05", None);
    check("2025-007-03 9:05", None);
    check("2025-07-03 9:005", None);
    check("2025-07-03 9:05:", None);
    check("2025-07-03 9:05:07.", None);
    check("2025-07-03 9:05 頃", None);
    check("2025年7月3日 9時半", None);
    check("2025年7月3日 9時5", None);
    check("2025年7月3 9時5分", None);
    check("2025年7-3 9:05", None);
    check("7月3日 9:05", None);
    check("2025-07-03 9:05 9:05", None);
    check("", None);
}

#[test]
fn halves_of_the_day_are_counted_as_clocks_show_them() {
    let check = |time: &str, expected: Option<&str>| {
        let read = answered_at(&format!("2025-07-03 {time}")).map(|at| at.to_string());
        let read = read.as_deref().map(|at| &at[11..16]);
        assert_eq!(read, expected, "{time}");
    };
    check("9:05 午前", Some("09:05"));
    check("9:05 午後", Some("21:05"));
    check("午後 9:05", Some("21:05"));
    check("午後9時5分", Some("21:05"));
    check("9:05PM", Some("21:05"));
    check("9:05 am", Some("09:05"));
    check("9:05:07 p.m.", Some("21:05"));
    check("12:05 AM", Some("00:05"));
    check("12:05 PM", Some("12:05"));
    check("午後 12:05", Some("12:05"));
    check("11:59 PM", Some("23:59"));
    check("0:05 PM", Some("12:05"));
    check("午前0時5分", Some("00:05"));
    check("午後 13:05", Some("13:05"));
    check("午前 13:05", None);
    check("午前12時5分", None);
    check("午後12時5分", None);
    check("12時5分", Some("12:05"));
    check("午前 9:05 午前", None);
    check("24:05 PM", None);
}

#[test]
fn a_time_of_another_zone_becomes_that_of_japan() {
    let check = |text: &str, expected: Option<&str>| {
        let read = answered_at(text).map(|at| at.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
    };
    let nine = Some("2025-07-03 09:05:07");
    check("2025-07-03T09:05:07+09:00", nine);
    check("2025-07-03T09:05:07+0900", nine);
    check("2025-07-03 09:05:07 +09:00", nine);
    check("2025-07-03 09:05:07 GMT+9", nine);
    check("2025-07-03 09:05:07 GMT+09:00", nine);
    check("2025-07-03 09:05:07 JST", nine);
    check("2025-07-03T09:05:07.123456789", nine);
    check("2025-07-03T00:05:07Z", nine);
    check("2025-07-03T00:05:07.999Z", nine);
    check("2025-07-03 00:05:07 UTC", nine);
    check("2025-07-03 00:05:07 GMT", nine);
    check("2025-07-02T19:05:07-05:00", nine);
    check("2025-07-03T05:35:07+05:30", nine);
    check("2025-07-03T14:05:07+14:00", nine);
    check("2025-12-31T15:00:00Z", Some("2026-01-01 00:00:00"));
    check("2026-01-01T08:00:00+14:00", Some("2026-01-01 03:00:00"));
    check("2026-01-01T01:00:00+14:00", Some("2025-12-31 20:00:00"));
    check("2025-07-03T09:05:07+15:00", None);
    check("2025-07-03T09:05:07+09:60", None);
    check("2025-07-03T09:05:07+900", None);
    check("2025-07-03T09:05:07+", None);
    check("2025-07-03T09:05:07+09:00Z", None);
    check("2025-07-03T09:05:07 EST", None);
    check("2025-07-03T09:05:07 9", None);
    check("2025-07-03TT09:05:07", None);
    check("9999-12-31T23:00:00-05:00", None);
}

#[test]
fn a_day_of_the_week_is_read_where_it_is_the_right_one() {
    for text in [
        "2025年7月3日(木) 9:05",
        "2025年7月3日（木曜日）9時5分",
        "2025/7/3 (木) 9:05",
        "2025/7/3(木)9:05",
        "2025/7/3 木曜 9:05",
        "2000/1/1(土) 9:05",
        "2000/1/2(日) 9:05",
    ] {
        assert!(answered_at(text).is_some(), "{text}");
    }
    for text in [
        "2025年7月3日(水) 9:05",
        "2025年7月3日(木 9:05",
        "2025年7月3日(祝) 9:05",
        "2000/1/2(月) 9:05",
    ] {
        assert_eq!(answered_at(text), None, "{text}");
    }
}

#[test]
fn times_follow_one_another() {
    let at = |text| answered_at(text).map(|at| (at, at.to_string()));
    let mut times = [
        at("2025-07-03 09:05:07"),
        at("2025-07-02 23:59:59"),
        at("2025-07-03 09:05:06"),
        at("2025-07-03 10:00"),
    ];
    times.sort();
    let said: Vec<String> = times.into_iter().flatten().map(|(_, said)| said).collect();
    assert_eq!(
        said,
        [
            "2025-07-02 23:59:59",
            "2025-07-03 09:05:06",
            "2025-07-03 09:05:07",
            "2025-07-03 10:00:00"
        ]
    );
}

#[test]
fn a_number_of_days_is_known_as_one() {
    let check = |text: &str, expected: bool| assert_eq!(is_serial_day(text), expected, "{text}");
    check("45678.43", true);
    check("45678", true);
    check("４５６７８．４３", true);
    check("32874", true);
    check("32873", false);
    check("73050.9", true);
    check("73051", false);
    check("45678.", false);
    check("45678.4a", false);
    check("+45678", false);
    check("45678,43", false);
    check("", false);
}

#[test]
fn a_year_stands_alone_in_an_era_or_in_a_date() {
    let check = |text: &str, expected: Option<u16>| {
        assert_eq!(registered_year(text), expected, "{text}");
    };
    let year = Some(2021);
    for text in [
        "2021",
        "２０２１年",
        "2021 年",
        "西暦2021年",
        "2021.0",
        "2021.00",
        "令和3年",
        "令和 3 年",
        "R3",
        "R.3",
        "R03",
        "r3年",
        "㋿3年",
        "2021/4/1",
        "2021-04-01",
        "2021.4.1",
        "2021年4月1日",
        "2021年 4月 1日",
        "2021年4月",
        "2021/4",
        "2021-12",
        "2021/4/1 0:00:00",
        "2021-04-01T00:00:00",
        "2021年4月1日(木)",
        "2021年4月1日（木） 0:00",
        "令和3年4月1日",
        "R3.4.1",
        "R3/4/1",
        "2021年（令和3年）",
        "令和3年(2021年)",
        "令和3（2021）年",
        "2021(R3)",
    ] {
        check(text, year);
    }
    check("2016", Some(2016));
    check("平成28年", Some(2016));
    check("㍻28", Some(2016));
    check("h28", Some(2016));
    check("令和元年", Some(2019));
    check("R元", Some(2019));
    check("平成31年", Some(2019));
    check("2100", Some(2100));
    for text in [
        "2015",
        "2101",
        "平成27年",
        "平成32年",
        "平成0年",
        "令和0年",
        "令和83年",
        "令和三年",
        "令和100年",
        "S60",
        "21",
        "'21",
        "20211",
        "3年",
        "2021年度",
        "令和3年度",
        "2021/13",
        "2021/0/1",
        "2021/4/31",
        "2021/2/29",
        "2021年4月1",
        "2021年4",
        "2021/4-1",
        "2021/4/1 0",
        "2021/4/1 0:00 頃",
        "2021/4/1(水)",
        "2020-21",
        "2021.",
        "2021.5.",
        "2021.0.1",
        "20 21",
        "2021 4 1",
        "2021年（令和4年）",
        "2021年（令和3年",
        "2021（）",
        "2021（改）",
        "44287",
        "2021頃",
        "2021、2022",
        "令和",
        "R",
        "元年",
        "",
    ] {
        check(text, None);
    }
}

#[test]
fn a_day_is_read_with_or_without_a_time() {
    let said = |text| day(text).map(|day| day.to_string());
    for text in [
        "2026-03-31",
        "2026/3/31",
        "２０２６．３．３１",
        "令和8年3月31日",
        "20260331",
        "2026/03/31 0:00:00",
        "2026年3月31日(火)",
    ] {
        assert_eq!(said(text).as_deref(), Some("2026-03-31"), "{text}");
    }
    for text in [
        "",
        "2026-02-30",
        "2026年3月",
        "46112",
        "3/31/2026",
        "20260231",
        "202603311",
        "2026-03-31 x",
        "2026-03-31 9:00 x",
        "2026-3311",
    ] {
        assert_eq!(said(text), None, "{text}");
    }
}

#[test]
fn a_year_of_registration_may_have_the_comma_of_a_number() {
    for text in ["2,021", "2,021年", "２，０２１年", "2,021.0"] {
        assert_eq!(registered_year(text), Some(2021), "{text}");
    }
    for text in [
        "20,21",
        "202,1",
        "2,0210",
        "2,021,1",
        ",2021",
        "2,021,001",
        "2,021/4",
    ] {
        assert_eq!(registered_year(text), None, "{text}");
    }
}
