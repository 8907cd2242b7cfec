use super::{Office, Run};
use crate::builder::Survey;

/// Publishes one row with this cell.
fn publish(header: &str, cell: &str) -> (Run, Office) {
    let office = Office::new();
    office.write("survey.csv", Survey::new().row(&[(header, cell)]).csv());
    let run = office.publish(
        "survey.csv",
        &["--serial", "1", "--published", "2026-04-01"],
    );
    (run, office)
}

/// The list with this cell, which is read.
pub fn read(header: &str, cell: &str) -> Vec<u8> {
    let (run, office) = publish(header, cell);
    assert_eq!(run.status, 0, "{header}: {cell} is refused\n{}", run.stderr);
    office.published()
}

/// What is said of this cell, which is refused: one line with its place and all of it.
pub fn message(header: &str, cell: &str) -> String {
    let (run, _) = publish(header, cell);
    assert_eq!(run.status, 1, "{header}: {cell} is read");
    let place = format!("2行目「{header}」列: ");
    let said: Vec<&str> = run.stderr.lines().filter(|l| l.contains(&place)).collect();
    assert_eq!(said.len(), 1, "{header}: {cell}\n{}", run.stderr);
    said[0].to_string()
}

/// All of these cells are read as the plain one.
fn read_alike(header: &str, plain: &str, cells: &[&str]) {
    let expected = read(header, plain);
    for cell in cells {
        assert!(
            read(header, cell) == expected,
            "{header}: {cell} is not {plain}"
        );
    }
}

/// None of these cells is read; the message shows each.
fn refused(header: &str, cells: &[&str]) {
    for cell in cells {
        let said = message(header, cell);
        assert!(said.contains(cell), "{said} does not show {cell}");
    }
}

#[test]
#[rustfmt::skip]
fn counts_are_whole_numbers_in_groups_of_three() {
    read_alike(
        "支援件数",
        "3",
        &["3.0", "３．０", "3件", "3.00件", "約3件", "3件程度"],
    );
    read_alike(
        "支援件数",
        "1200",
        &["1,200", "1,200.0", "１，２００件", "約1,200 件"],
    );
    read_alike("支援年数", "12", &["12年", "12.0", "約12年", "12年間"]);
    refused(
        "支援件数",
        &[
            "3,5件", "3 5件", "3，5", "12,34", "1234,567", "1,2345", "1,200,", ",200", "0,200",
            "3.5", "3.", "1.200", "1,20", "10000", "10件以上", "5-10件", "3社", "数十件", "-3",
            "090-1234-5678", "1,200,000",
        ],
    );
    refused(
        "支援年数",
        &["1,2年", "1, 2年", "1年半", "2.5", "100", "3件"],
    );
}

#[test]
#[rustfmt::skip]
fn a_registration_number_keeps_its_digits() {
    read_alike(
        "登録番号",
        "012345",
        &[
            "12345", "12,345", "012,345", "12345.0", "12,345.0", "第012345号", "第12,345号",
            "No.012345", "№012345", "登録番号: 012345", "登録番号第012345号", "'012345", "=\"012345\"",
            "０１２３４５", "0 1 2 3 4 5",
        ],
    );
    refused(
        "登録番号",
        &[
            "1,2345", "123,45", "12 345", "12345.6", "1.2345E+04", "03-1234-5678", "0312345678",
            "1,012,345", "012345;023456", "012345 023456", "同上", "#N/A", "0.0",
        ],
    );
}

#[test]
#[rustfmt::skip]
fn a_level_is_read_with_its_decimals_and_label() {
    read_alike(
        "S1-a-2",
        "3",
        &[
            "3.0", "３．０", "3.00", "3点", "③", "3.0 単独実行可能", "3. 単独実行可能", "3（単独実行可能）",
            "単独実行可能（3）", "単独実行可能",
        ],
    );
    read_alike("S1-a-2", "0", &["0.0", "0：知識・経験なし"]);
    refused(
        "S1-a-2",
        &[
            "○", "3.5", "2,0", "4", "4.0", "⑤", "3.1", "30", "3 3", "2-3", "-", "N/A",
            "3.0 基礎知識のみ", "=1+1",
        ],
    );
}

#[test]
#[rustfmt::skip]
fn a_year_is_read_in_both_calendars() {
    read_alike(
        "登録年",
        "2021",
        &[
            "2021年", "2021.0", "令和3年", "令和３年", "R3", "r3", "Ｒ３", "R3年", "R.3", "R03",
            "2021/4/1", "2021-04-01", "2021年4月1日", "2021年4月", "2021/4", "2021/4/1 0:00",
            "令和3年4月1日", "R3.4.1", "2021年（令和3年）", "令和3（2021）年", "西暦2021年", "2,021", "2,021年",
        ],
    );
    read_alike(
        "登録年",
        "2019",
        &["令和元年", "平成31年", "H31", "R1", "平成31年4月1日"],
    );
    read_alike(
        "登録年",
        "2017",
        &["平成29年", "H29", "平成２９年", "H29.4.1"],
    );
    refused(
        "登録年",
        &[
            "21", "2021年度", "令和3年度", "2021/13/1", "2021/2/29", "令和0年", "平成0年", "平成32年",
            "2021年（令和4年）", "2015", "平成27年", "S60", "3年", "44287", "2021頃", "2020-2021",
            "2021、2022", "令和", "R",
        ],
    );
}

#[test]
#[rustfmt::skip]
fn a_time_is_read_as_forms_write_it() {
    read_alike(
        "回答日時",
        "2025-01-15 09:03:45",
        &[
            "2025-01-15T09:03:45+09:00", "2025-01-15T09:03:45", "2025-01-15T00:03:45Z",
            "2025-01-15T00:03:45.678Z", "2025-01-14T19:03:45-05:00",
            "2025/01/15 9:03:45 午前 GMT+9", "2025/01/15 9:03:45 GMT+9", "2025/1/15 9:03:45 AM",
            "2025/01/15 午前 9:03:45", "2025年1月15日 9時3分45秒", "2025年1月15日9時3分45秒",
            "２０２５年１月１５日　９時３分４５秒", "2025年1月15日(水) 9:03:45", "令和7年1月15日 午前9時3分45秒",
            "2025.1.15 9:03:45",
        ],
    );
    read_alike(
        "回答日時",
        "2025-01-15 21:03",
        &[
            "2025年1月15日 21時3分",
            "2025/01/15 9:03:00 午後 GMT+9",
            "2025/1/15 午後9:03",
        ],
    );
    read_alike(
        "回答日時",
        "2025-01-15 12:03",
        &["2025/01/15 12:03:00 午後 GMT+9", "2025-01-15 12:03 PM"],
    );
    read_alike(
        "回答日時",
        "2025-01-15 00:03",
        &["2025/01/15 12:03:00 午前 GMT+9", "2025-01-15 12:03 AM"],
    );
    refused(
        "回答日時",
        &[
            "45678.43", "45678", "2025-01-15", "1/15/25 9:03:45", "1/2/2025 9:03",
            "25/1/15 9:03", "2025/1/159:03", "2025年1月15日(木) 9:03", "2025年1月15日 午後12時3分",
            "2025/1/15 13:03 AM", "2025-01-15T09:03:45+25:00", "2025-01-15 09:03 EST",
            "2025年1月32日 9時3分", "平成31年13月1日 9時3分",
        ],
    );
}

#[test]
fn a_day_count_of_a_spreadsheet_is_named_as_one() {
    assert!(message("回答日時", "45678.43").contains("通し番号"));
    assert!(!message("回答日時", "2025-01-15").contains("通し番号"));
}

#[test]
#[rustfmt::skip]
fn options_are_read_in_other_notations_of_numbers_and_marks() {
    read_alike("実務経験年数", "3-5年", &["3～5年", "３〜５年", "3ー5年"]);
    read_alike(
        "支援可能期間",
        "1～3か月",
        &["1-3か月", "1～3ヶ月", "1～3カ月", "1～3ヵ月", "1～3箇月"],
    );
    read_alike(
        "希望報酬額",
        "20,000円以上～30,000円未満",
        &[
            "20000円以上～30000円未満", "2万円以上～3万円未満", "20,000円以上30,000円未満", "２０，０００円以上〜３０，０００円未満",
        ],
    );
    read_alike(
        "指導テーマ",
        "情報セキュリティ規程の整備;セキュリティインシデント対応",
        &[
            "情報セキュリティ規程の整備（※1）;セキュリティインシデント対応（※4）",
            "情報セキュリティ規程の整備※１;セキュリティインシデント対応※４",
        ],
    );
    refused("指導テーマ", &["情報セキュリティ規程の整備（※2）"]);
    refused(
        "希望報酬額",
        &["2万円", "20,000円", "20,00円未満", "4万", "応相談"],
    );
}

#[test]
fn a_consent_is_yes_or_no_and_nothing_else() {
    read_alike("掲載可否", "可", &["　可 ", "可"]);
    for cell in [
        "可（ただし写真は不可）",
        "可（写真を除く）",
        "可、ただし氏名のみ",
        "条件付き可",
    ] {
        assert!(message("掲載可否", cell).contains("条件"), "{cell}");
    }
    for cell in ["はい", "○", "不可", "可否", "同上", "掲載可"] {
        assert!(!message("掲載可否", cell).contains("条件"), "{cell}");
    }
}

#[test]
#[rustfmt::skip]
fn inability_is_read_as_the_form_prints_it() {
    for cell in [
        "支援不可", "支援不可（療養中のため）", "支援不可 理由（療養中のため）", "支援不可　理由：（療養中）",
    ] {
        let office = Office::new();
        office.write(
            "survey.csv",
            Survey::new().row(&[("支援可能期間", cell)]).csv(),
        );
        let run = office.publish("survey.csv", &[]);
        assert!(
            run.stdout.contains("支援不可1人"),
            "{cell}: {}{}",
            run.stdout,
            run.stderr
        );
    }
    refused(
        "支援可能期間",
        &["支援不可ではない", "支援不可（病気）ではない"],
    );
}
