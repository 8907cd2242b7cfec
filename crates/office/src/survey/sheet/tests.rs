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
    let read = read_sheet(text.as_bytes(), &COLUMNS);
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
