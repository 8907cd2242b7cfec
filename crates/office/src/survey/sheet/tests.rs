use super::*;

const COLUMNS: [SheetColumn; 3] = [
    SheetColumn {
        names: &["登録番号"],
        never: &[],
        is_required: true,
    },
    SheetColumn {
        names: &["氏名", "名前"],
        never: &["カナ"],
        is_required: false,
    },
    SheetColumn {
        names: &["更新期限", "有効期限"],
        never: &[],
        is_required: true,
    },
];

fn check(text: &str, expected: &[(usize, [&str; 3])]) {
    let expected = expected.iter().map(|(row, cells)| SheetRow {
        row: *row,
        cells: cells.map(String::from).to_vec(),
    });
    let read = read_sheet(text.as_bytes(), &COLUMNS).map(|sheet| sheet.rows);
    assert_eq!(read, Ok(expected.collect()), "{text:?}");
}

#[test]
fn columns_are_found_by_their_headers_in_any_order_and_below_a_title() {
    let one = [(2, ["1", "甲", "い"])];
    check("登録番号,氏名,更新期限\n1,甲,い\n", &one);
    check("更新期限\t氏　名\t登録番号\nい\t甲\t1\n", &one);
    check(
        "氏名カナ,登録番号,お名前,登録の有効期限\nコウ,1,甲,い",
        &one,
    );
    check(
        "登録番号の一覧,,\n登録番号,氏名,更新期限\n1, 甲 ,い\n,,\n,,ろ\n",
        &[(3, ["1", "甲", "い"]), (5, ["", "", "ろ"])],
    );
    check("登録番号,更新期限,備考\n1,い\n", &[(2, ["1", "", "い"])]);
    check("登録番号,更新期限\n,\n", &[]);
}

#[test]
fn the_nearest_header_is_taken_and_of_two_equal_ones_none() {
    check(
        "旧登録番号,登録番号,有効期限,更新期限\n9,1,ろ,い",
        &[(2, ["1", "", "い"])],
    );
    let read = read_sheet("登録番号,登録番号,更新期限\n1,2,い".as_bytes(), &COLUMNS);
    let twice = SheetFault::Double("登録番号", ["登録番号".into(), "登録番号".into()]);
    assert_eq!(read, Err(vec![twice]));
}

#[test]
fn a_table_that_cannot_be_read_says_why() {
    let faults = |text: &str| read_sheet(text.as_bytes(), &COLUMNS).expect_err("a fault");
    assert_eq!(
        faults("氏名\n甲"),
        [
            SheetFault::NoColumn("登録番号"),
            SheetFault::NoColumn("更新期限")
        ]
    );
    for (text, kind) in [
        ("", FaultKind::Empty),
        ("\n,\n", FaultKind::Empty),
        ("PK\u{3}\u{4}", FaultKind::Workbook),
        ("登録番号,更新期限\n\"1,い", FaultKind::UnclosedQuote),
        (
            "登録番号,更新期限\n1,い,う",
            FaultKind::CellCount {
                expected: 2,
                found: 3,
            },
        ),
    ] {
        let found = faults(text);
        let [SheetFault::File(fault)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(fault.kind, kind, "{text:?}");
    }
    // Surplus cells with nothing in them are no fault.
    check("登録番号,更新期限\n1,い,,\n", &[(2, ["1", "", "い"])]);
}

#[test]
fn totals_and_notes_at_the_end_are_passed_over_and_named() {
    let one = SheetRow {
        row: 2,
        cells: vec!["1".into(), "甲".into(), "い".into()],
    };
    for (footer, text) in [
        ("合計,1", "合計、1"),
        ("合計 1名", "合計 1名"),
        ("※2026年12月,,", "※2026年12月"),
        (",合計,1名", "合計、1名"),
        ("以上,,", "以上"),
        ("（合計）,1,1", "（合計）、1、1"),
    ] {
        let sheet = read_sheet(
            format!("登録番号,氏名,更新期限\n1,甲,い\n{footer}\n").as_bytes(),
            &COLUMNS,
        );
        let sheet = sheet.expect("a table");
        assert_eq!(sheet.rows, std::slice::from_ref(&one), "{footer}");
        let passed = PassedRow {
            row: 3,
            text: text.into(),
        };
        assert_eq!(sheet.passed, [passed], "{footer}");
    }
    // Above the last entry, with a number or without such a word, somebody may be meant.
    for (text, rows) in [
        ("登録番号,氏名,更新期限\n合計,1,い\n1,甲,い\n", 2),
        ("登録番号,氏名,更新期限\n1,合計,い\n", 1),
        ("氏名,登録番号,更新期限\n※,1,い\n", 1),
        ("登録番号,氏名,更新期限\n1,甲,い\n,乙,\n", 2),
    ] {
        let sheet = read_sheet(text.as_bytes(), &COLUMNS).expect("a table");
        assert_eq!((sheet.rows.len(), sheet.passed.len()), (rows, 0), "{text}");
    }
}

#[test]
fn further_entries_stand_above_the_totals() {
    let entry = vec!["2".to_string(), "乙".to_string(), "ろ".to_string()];
    let file = "登録番号,氏名,更新期限\n1,甲,い\n合計,1,\n";
    let bytes = add_to_sheet(Some(file.as_bytes()), &COLUMNS, &[entry]).expect("a table");
    let sheet = read_sheet(&bytes, &COLUMNS).expect("a table");
    let numbers: Vec<&str> = sheet.rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!((numbers, sheet.passed.len()), (vec!["1", "2"], 1));
}
