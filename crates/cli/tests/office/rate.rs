use super::{Office, run};
use crate::builder::{Survey, from_bytes};

fn table(office: &Office, survey: &Survey) -> Vec<Vec<String>> {
    office.write("survey.csv", survey.csv());
    let run = run(&["rate", "--survey", &office.text("survey.csv")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with('\u{feff}'), "Excel needs the BOM");
    from_bytes(run.stdout.as_bytes())
}

fn cell<'a>(table: &'a [Vec<String>], row: usize, header: &str) -> &'a str {
    let place = table[0]
        .iter()
        .position(|cell| cell == header)
        .expect(header);
    &table[row][place]
}

#[test]
fn everyone_is_rated_and_those_left_out_say_so() {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[
            ("S1-a-1", "3"),
            ("S1-a-2", "3"),
            ("S1-a-3", "3"),
            ("S1-a-4", "3"),
            ("S1-a-5", "3"),
            ("S1-b-1", "3"),
            ("S1-b-2", "2"),
            ("S1-c-1", "3"),
            ("S1-c-2", "2"),
            ("S5-a-1", "2"),
            ("S5-a-2", "2"),
            ("S5-a-3", "2"),
            ("S5-a-4", "2"),
            ("保有資格", "システム監査技術者"),
        ])
        .row(&[("掲載可否", "否"), ("S1-a-1", "2")])
        .row(&[("登録番号", "012345"), ("回答日時", "2025-07-01 10:00")]);
    let table = table(&office, &survey);
    assert_eq!(table.len(), 3);
    let check = |row: usize, header: &str, expected: &str| {
        assert_eq!(cell(&table, row, header), expected, "{row} {header}");
    };
    check(1, "登録番号", "第012345号");
    check(1, "掲載", "掲載");
    check(1, "調査ファイルの行", "2");
    check(1, "S1-a 合計", "15");
    check(1, "S1-a 評点", "13");
    check(1, "S1-a 未回答", "0");
    check(1, "S1", "◎");
    check(1, "S5", "○");
    check(1, "支援メニュー0", "◎");
    check(1, "支援メニュー7", "○");
    check(2, "掲載", "非掲載（掲載可否が「否」）");
    check(2, "S1-a 合計", "2");
    check(2, "S1-a 未回答", "4");
    check(2, "S1", "");
}

#[test]
fn a_name_is_never_a_formula() {
    let office = Office::new();
    for (name, expected) in [
        (
            "=HYPERLINK(\"http://mihon.jp\")",
            "'=HYPERLINK(\"http://mihon.jp\")",
        ),
        ("＝1+1", "'＝1+1"),
        ("@見本", "'@見本"),
        ("<b>見本</b>", "<b>見本</b>"),
    ] {
        let table = table(&office, &Survey::new().row(&[("氏名", name)]));
        assert_eq!(cell(&table, 1, "氏名"), expected);
    }
}

#[test]
fn the_table_goes_to_a_file_and_faults_to_stderr() {
    let office = Office::new();
    office.write("survey.csv", Survey::of(2).csv());
    let (survey, out) = (office.text("survey.csv"), office.text("rate.csv"));
    let good = run(&["rate", "--survey", &survey, "--out", &out]);
    assert_eq!(good.status, 0);
    assert!(good.stdout.contains("2人の評点"));
    assert_eq!(from_bytes(&office.read("rate.csv")).len(), 3);
    office.write("survey.csv", Survey::new().row(&[("氏名", "")]).csv());
    let bad = run(&["rate", "--survey", &survey]);
    assert_eq!((bad.status, bad.stdout.as_str()), (1, ""));
    assert!(bad.stderr.contains("2行目「氏名」列: 氏名がありません"));
}
