use super::*;

fn number(value: u32) -> RegistrationNumber {
    RegistrationNumber::new(value).expect("a number")
}

fn register(text: &str) -> Register {
    Register::read(text.as_bytes()).expect("a register")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn standing(text: &str, value: u32, name: &str) -> Standing {
    let day = date("2026-11-30");
    register(text).standing(number(value), name, day, &Confirmed::default())
}

const HEAD: &str = "登録番号,氏名,更新期限,取消\n";

#[test]
fn a_registration_holds_until_its_last_day() {
    let on = |until: &str| {
        standing(
            &format!("{HEAD}第012345号,例示 太郎,{until},\n"),
            12_345,
            "例示　太郎",
        )
    };
    assert_eq!(on("2028-03-31"), Standing::Good);
    assert_eq!(on("2026-11-30"), Standing::Good);
    assert_eq!(on("2026/11/29"), Standing::Lapsed(date("2026-11-29")));
    assert_eq!(on("令和8年3月31日"), Standing::Lapsed(date("2026-03-31")));
}

#[test]
fn a_cancelled_registration_does_not_hold_from_that_day_on() {
    let on = |mark: &str| {
        standing(
            &format!("{HEAD}12345,,2028-03-31,{mark}\n"),
            12_345,
            "例示 太郎",
        )
    };
    for mark in ["", "-", "－", "なし", "無", "有効", "登録中", "2026-12-01"] {
        assert_eq!(on(mark), Standing::Good, "{mark}");
    }
    for mark in [
        "取消",
        "取り消し",
        "取消済み",
        "失効",
        "失効済",
        "○",
        "〇",
        "有",
        "済",
    ] {
        assert_eq!(on(mark), Standing::Cancelled(None), "{mark}");
    }
    let day = date("2026-11-30");
    assert_eq!(on("2026/11/30"), Standing::Cancelled(Some(day)));
    for mark in ["×", "たぶん", "2026年"] {
        let read = Register::read(format!("{HEAD}12345,,2028-03-31,{mark}\n").as_bytes());
        assert!(
            matches!(
                read.as_ref().map_err(Vec::as_slice),
                Err([ListFault::Unclear { row: 2, .. }])
            ),
            "{mark}: {read:?}"
        );
    }
}

#[test]
fn another_name_a_missing_number_and_a_missing_day_are_in_doubt() {
    let text =
        format!("{HEAD}12345,例示 太郎,2028-03-31,\n23456,見本 花子,,\n34567,,2028-03-31,\n");
    let doubt = |value, name| match standing(&text, value, name) {
        Standing::Doubtful(doubt) => Some(doubt),
        _ => None,
    };
    assert_eq!(doubt(12_345, "例示太郎"), None);
    let other = RegisterDoubt::OtherName("例示 太郎".into());
    assert_eq!(doubt(12_345, "別人 太郎"), Some(other));
    assert_eq!(doubt(999, "誰か"), Some(RegisterDoubt::Missing(2026)));
    assert_eq!(
        doubt(23_456, "見本 花子"),
        Some(RegisterDoubt::NoLastDay(2026))
    );
    // The name is not public where the person does not wish it.
    assert_eq!(doubt(34_567, "誰でも"), None);
}

#[test]
fn what_the_office_confirmed_is_listed_or_left_out() {
    let text = format!("{HEAD}12345,例示 太郎,,\n");
    let standing = |rows: &str| {
        let rows = format!("登録番号,確認すること,内容,判断\n{rows}");
        let confirmed = Confirmed::read(rows.as_bytes()).expect("a list");
        register(&text).standing(number(12_345), "別人 太郎", date("2026-11-30"), &confirmed)
    };
    let name = RegisterDoubt::OtherName("例示 太郎".into());
    assert_eq!(standing(""), Standing::Doubtful(name.clone()));
    let left_out = "12345,登録簿の氏名,例示 太郎,掲載しない\n";
    assert_eq!(standing(left_out), Standing::LeftOut(name));
    let same = "12345,登録簿の氏名,例示 太郎,同じ人\n";
    assert_eq!(
        standing(same),
        Standing::Doubtful(RegisterDoubt::NoLastDay(2026))
    );
    let both = format!("{same}12345,登録の確認,登録簿に更新期限がない（2026年）,確認した\n");
    assert_eq!(standing(&both), Standing::Confirmed(None));
}

#[test]
fn a_registration_that_was_looked_at_is_asked_about_again_the_next_year() {
    let register = register(&format!("{HEAD}1,,2099-03-31,\n"));
    let standing = |content: &str, verdict: &str, day: &str| {
        let row = format!("12345,登録の確認,{content},{verdict}");
        let rows = format!("登録番号,確認すること,内容,判断\n{row}\n");
        let confirmed = Confirmed::read(rows.as_bytes()).expect("a list");
        register.standing(number(12_345), "例示 太郎", date(day), &confirmed)
    };
    let asked = |year| Standing::Doubtful(RegisterDoubt::Missing(year));
    let this_year = "登録簿にない（2026年）";
    assert_eq!(
        standing(this_year, "確認した", "2026-12-31"),
        Standing::Confirmed(None)
    );
    assert_eq!(standing(this_year, "確認した", "2027-01-01"), asked(2027));
    assert_eq!(
        standing("登録簿にない", "確認した", "2026-12-31"),
        asked(2026)
    );
    // Whoever was left out before stays out.
    let left_out = Standing::LeftOut(RegisterDoubt::Missing(2027));
    assert_eq!(
        standing("登録簿にない", "掲載しない", "2027-01-01"),
        left_out
    );
}

#[test]
fn a_confirmation_does_not_bring_back_a_registration_that_has_lapsed() {
    let text = format!("{HEAD}12345,例示 太郎,2026-03-31,\n");
    let rows = "登録番号,確認すること,内容,判断\n12345,登録簿の氏名,例示 太郎,同じ人\n";
    let confirmed = Confirmed::read(rows.as_bytes()).expect("a list");
    let found = register(&text).standing(number(12_345), "別人", date("2026-11-30"), &confirmed);
    assert_eq!(found, Standing::Lapsed(date("2026-03-31")));
}

#[test]
fn columns_are_found_in_the_words_of_the_office() {
    let text = "No,情報処理安全確保支援士登録番号,氏名（カナ）,氏名,登録年月日,登録更新期限,登録取消年月日\n\
        1,012345,レイジ,例示 太郎,2017/4/1,2028/3/31,\n";
    let register = register(text);
    assert_eq!(register.last_day(number(12_345)), Some(date("2028-03-31")));
    assert_eq!(register.year(number(12_345)), Some(2017));
    assert_eq!(register.sha256(), sha256(text.as_bytes()));
    let entry = register.people.get(&number(12_345)).expect("an entry");
    assert_eq!((entry.name.as_str(), entry.cancelled), ("例示 太郎", None));
}

#[test]
fn the_last_day_is_that_before_a_cancellation_to_come() {
    let text = format!("{HEAD}12345,,2028-03-31,2027-01-01\n23456,,2026-12-31,2027-06-01\n1,,,\n");
    let last = |value| register(&text).last_day(number(value));
    assert_eq!(last(12_345), Some(date("2026-12-31")));
    assert_eq!(last(23_456), Some(date("2026-12-31")));
    assert_eq!(last(1), None);
    assert_eq!(last(2), None);
}

#[test]
fn a_number_that_stands_twice_must_say_the_same() {
    let row = "12345,例示 太郎,2028-03-31,\n";
    register(&format!("{HEAD}{row}{row}"));
    let other = format!("{HEAD}{row}012345,例示 太郎,2025-03-31,\n");
    let read = Register::read(other.as_bytes()).expect_err("a fault");
    let twice = ListFault::Contradiction {
        row: 3,
        number: number(12_345),
        other: 2,
    };
    assert_eq!(read, [twice]);
}

#[test]
fn what_is_no_date_is_refused() {
    for until in ["46112", "2028年3月", "3/31/2028", "無期限"] {
        let read = Register::read(format!("{HEAD}12345,,{until},\n").as_bytes());
        assert!(
            matches!(
                read.as_ref().map_err(Vec::as_slice),
                Err([ListFault::Day {
                    row: 2,
                    column: "更新期限",
                    ..
                }])
            ),
            "{until}: {read:?}"
        );
    }
    assert!(Register::read("登録番号,氏名\n12345,例示\n".as_bytes()).is_err());
}

/// The register of one person with a further column, on the day of the tests.
fn with(headers: &str, cells: &str) -> Result<Standing, Vec<ListFault>> {
    let text = format!("登録番号,更新期限,{headers}\n12345,2099-03-31,{cells}\n");
    let register = Register::read(text.as_bytes())?;
    let day = date("2026-11-30");
    Ok(register.standing(number(12_345), "例示 太郎", day, &Confirmed::default()))
}

#[test]
fn a_mark_says_so_only_under_a_header_that_is_the_word_itself() {
    let over = Standing::Cancelled(None);
    for header in ["取消", "取り消し", "失効", "取消・失効"] {
        for mark in ["済", "済み", "有", "あり", "○"] {
            assert_eq!(with(header, mark), Ok(over.clone()), "{header}={mark}");
        }
    }
    for header in [
        "登録状態",
        "状態",
        "登録の取消",
        "取消日",
        "失効年月日",
        "登録状況",
    ] {
        assert_eq!(with(header, "登録取消"), Ok(over.clone()), "{header}");
        assert_eq!(with(header, "失効済み"), Ok(over.clone()), "{header}");
        assert_eq!(with(header, "登録済"), Ok(Standing::Good), "{header}");
        for mark in ["済", "有", "○", "停止", "取消予定"] {
            let found = with(header, mark).expect_err(header);
            let column = header.to_string();
            let found_text = mark.to_string();
            let unclear = ListFault::Unclear {
                row: 2,
                column,
                found: found_text,
            };
            assert_eq!(found, [unclear], "{header}={mark}");
        }
    }
    // A registration that is none, and a day of which nobody knows what it is.
    for cell in ["なし", "無", "2026-01-01"] {
        assert!(with("登録状態", cell).is_err(), "{cell}");
    }
}

#[test]
fn all_columns_on_a_cancellation_count_and_must_not_contradict_one_another() {
    let on = |day| Ok(Standing::Cancelled(Some(date(day))));
    assert_eq!(with("取消日,失効日", ",2026-01-01"), on("2026-01-01"));
    let both = with("取消日,失効日", "2026-02-01,2026-01-01");
    assert_eq!(both, on("2026-01-01"));
    assert_eq!(with("取消,失効", ",有"), Ok(Standing::Cancelled(None)));
    assert_eq!(with("取消,取消日", "済,2026-02-01"), on("2026-02-01"));
    assert_eq!(with("登録状態,取消", "有効,"), Ok(Standing::Good));
    assert!(with("登録状態,取消", "有効,済").is_err());
    // A reason beside a cancellation is no further question; without one it is.
    let reason = with("取消,取消理由", "済,本人の申請");
    assert_eq!(reason, Ok(Standing::Cancelled(None)));
    assert!(with("取消,取消理由", ",本人の申請").is_err());
}

#[test]
fn columns_of_other_matters_are_passed_over_and_remarks_on_a_cancellation_asked_about() {
    for (header, cell) in [
        ("講習の状態", "失格"),
        ("会員の状況", "停止"),
        ("更新手続", "済"),
        ("失効のお知らせ", "なし"),
        ("備考", "取消なし"),
        ("備考", "登録の失効なし"),
        ("会員有効期限", "2020-03-31"),
        ("中小企業診断士登録番号", "99999"),
    ] {
        assert_eq!(with(header, cell), Ok(Standing::Good), "{header}={cell}");
    }
    for (header, cell) in [
        ("講習の状態", "登録取消"),
        ("備考", "9月に抹消"),
        ("取り消し区分", "1"),
        ("失効予定日", "2028-03-31"),
    ] {
        assert!(with(header, cell).is_err(), "{header}={cell}");
    }
    // The columns that decide are not taken from another matter.
    for head in [
        "会員登録番号,更新期限",
        "登録番号,講習の有効期限",
        "登録番号,更新期限通知日",
    ] {
        let text = format!("{head}\n12345,2020-03-31\n");
        let found = Register::read(text.as_bytes()).expect_err(head);
        let is_missing =
            |fault: &ListFault| matches!(fault, ListFault::Sheet(SheetFault::NoColumn(_)));
        assert!(found.iter().all(is_missing), "{head}: {found:?}");
    }
    let text = "支援士登録番号（6桁）,登録の有効期限（西暦）\n12345,2020-03-31\n";
    let found = register(text).last_day(number(12_345));
    assert_eq!(found, Some(date("2020-03-31")));
}
