use super::{Office, Run};
use crate::builder::{Survey, to_bytes};

fn publish(office: &Office, bytes: impl AsRef<[u8]>) -> Run {
    office.write("survey.csv", bytes);
    office.publish(
        "survey.csv",
        &["--serial", "1", "--published", "2026-04-01"],
    )
}

/// A table published, its list and what the office is asked to look at.
fn published(bytes: impl AsRef<[u8]>) -> (Vec<u8>, Vec<String>) {
    let office = Office::new();
    let run = publish(&office, bytes);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    let (_, warnings) = report
        .split_once("確かめていただきたいこと")
        .expect("a part");
    let lines = warnings.lines().skip(1).map(|line| line.trim().to_string());
    (office.published(), lines.collect())
}

fn refused(bytes: impl AsRef<[u8]>) -> String {
    let run = publish(&Office::new(), bytes);
    assert_eq!(run.status, 1, "{}", run.stdout);
    run.stderr
}

fn table() -> Vec<Vec<String>> {
    Survey::of(3).table()
}

fn line(cells: &[&str]) -> Vec<String> {
    let mut row: Vec<String> = cells.iter().map(ToString::to_string).collect();
    row.resize(table()[0].len(), String::new());
    row
}

/// The table is read as the plain one; every remark is in the report, and nothing else.
fn reads_as_plain(changed: &[Vec<String>], separator: u8, remarks: &[&str]) {
    let (expected, none) = published(to_bytes(&table(), b','));
    assert!(
        none.iter().all(|line| line.starts_with("ありません")),
        "{none:?}"
    );
    let (list, warnings) = published(to_bytes(changed, separator));
    assert!(list == expected, "{changed:?}");
    assert_eq!(warnings.len(), remarks.len(), "{warnings:#?}");
    for (warning, remark) in warnings.iter().zip(remarks) {
        assert!(warning.contains(remark), "{warning} does not say {remark}");
    }
}

#[test]
fn titles_above_the_header_are_passed_over_and_named() {
    let mut above = table();
    above.insert(0, line(&["スキル調査 回答一覧（2025年度）"]));
    reads_as_plain(
        &above,
        b',',
        &["1行目: 「スキル調査 回答一覧（2025年度）」"],
    );

    let mut groups = table();
    groups.insert(0, line(&["回答一覧, 2025年度"]));
    groups.insert(1, line(&[]));
    groups.insert(2, line(&["回答者情報", "", "氏名", "", "支援形態"]));
    let said = [
        "1行目: 「回答一覧, 2025年度」",
        "3行目: 「回答者情報、氏名、支援形態」",
    ];
    reads_as_plain(&groups, b',', &said);
    reads_as_plain(&groups, b'\t', &said);

    // The title alone on its line, as a program writes that does not fill up rows.
    let plain = to_bytes(&table(), b'\t');
    let (list, _) = published(format!("回答一覧,2025年度\r\n{plain}"));
    assert!(list == published(&plain).0);
}

#[test]
fn the_header_is_looked_for_in_ten_rows_and_is_the_row_with_most_of_its_names() {
    let mut tenth = table();
    for _ in 0..9 {
        tenth.insert(0, line(&["題"]));
    }
    reads_as_plain(&tenth, b',', &["「題」"; 9]);
    tenth.insert(0, line(&["題"]));
    assert!(refused(to_bytes(&tenth, b',')).contains("11行目"));
    let mut nearly = Survey::of(1).table();
    nearly[0][1] = "名".into();
    nearly.insert(0, line(&["氏名", "登録番号"]));
    assert!(refused(to_bytes(&nearly, b',')).contains("2行目「氏名」列: 必要な列がありません"));
}

#[test]
fn an_answer_above_the_header_is_not_passed_over() {
    let mut sorted = table();
    sorted.swap(0, 1);
    let said = refused(to_bytes(&sorted, b','));
    assert!(
        said.contains("1行目: ") && said.contains("見出し"),
        "{said}"
    );
}

#[test]
fn totals_and_notes_below_the_last_answer_are_passed_over_and_named() {
    let mut total = table();
    total.push(line(&["合計", "3名"]));
    reads_as_plain(&total, b',', &["5行目: 「合計、3名」"]);
    total.push(line(&[]));
    total.push(line(&["※見本の調査です"]));
    reads_as_plain(
        &total,
        b',',
        &["5行目: 「合計、3名」", "7行目: 「※見本の調査です」"],
    );

    let mut wide = table();
    wide.push(line(&["平均", "3名", "", "1", "2", "3"]));
    reads_as_plain(&wide, b',', &["5行目: 「平均、3名、1、2、3」"]);
    // What stands in the column of the numbers may be a total, too.
    let mut counted = table();
    let mut row = line(&["合計"]);
    let numbers = counted[0].iter().position(|one| one == "登録番号");
    row[numbers.expect("a column")] = "8".into();
    counted.push(row);
    reads_as_plain(&counted, b',', &["5行目: 「合計、8」"]);
    let (_, warnings) = published(to_bytes(&counted, b','));
    assert!(!warnings[0].contains("登録番号がなく"), "{warnings:?}");

    // Short, as a program leaves it that does not fill up rows, and the mark with which old programs
    // ended a file.
    let plain = to_bytes(&table(), b',');
    let (list, warnings) = published(format!("{plain}以上\r\n\u{1a}"));
    assert!(list == published(&plain).0);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
}

#[test]
fn a_row_that_may_be_an_answer_is_never_passed_over() {
    // In the middle.
    let mut middle = table();
    middle.insert(2, line(&["小計", "1名"]));
    assert!(refused(to_bytes(&middle, b',')).contains("3行目「登録番号」列"));
    // With a number.
    let header = table()[0].clone();
    let place = |name: &str| header.iter().position(|one| one == name).expect("a column");
    let mut numbered = table();
    let mut row = line(&[]);
    row[place("登録番号")] = "012399".into();
    numbered.push(row);
    assert!(
        refused(to_bytes(&numbered, b',')).contains("5行目「掲載可否」列: 掲載可否がありません")
    );
    // With a name and what only an answer has beside it, whatever its first cell begins with.
    for (title, further, cell) in [
        ("※再提出", "掲載可否", "可"),
        ("合計", "メールアドレス", "hanako@mihon.jp"),
        ("", "掲載可否", "否"),
    ] {
        let mut titled = table();
        let mut row = line(&[title]);
        row[place("氏名")] = "見本 花子".into();
        row[place(further)] = cell.into();
        titled.push(row);
        assert!(refused(to_bytes(&titled, b',')).contains("5行目「登録番号」列"));
    }
    // With three cells.
    let mut three = table();
    let mut row = line(&[]);
    for (name, cell) in [
        ("氏名", "見本 花子"),
        ("居住地（都道府県）", "大阪府"),
        ("掲載可否", "可"),
    ] {
        row[place(name)] = cell.into();
    }
    three.push(row);
    assert!(refused(to_bytes(&three, b',')).contains("5行目「登録番号」列"));
}

#[test]
fn cells_missing_at_the_end_of_a_row_are_empty() {
    let mut short = table();
    for row in &mut short[1..] {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    reads_as_plain(&short, b',', &["2～4行目"]);
    let mut one = table();
    one[2].pop();
    reads_as_plain(&one, b',', &["3行目"]);
}

#[test]
fn an_answer_cut_off_before_its_consent_is_named_and_never_left_out() {
    let mut cut = table();
    let consent = cut[0]
        .iter()
        .position(|header| header == "掲載可否")
        .expect("a column");
    cut[3].truncate(consent);
    let said = refused(to_bytes(&cut, b','));
    assert!(
        said.contains("4行目「掲載可否」列: 掲載可否がありません"),
        "{said}"
    );
    cut[3].truncate(1);
    cut[3].push("見本".into());
    cut[3].push("ミホン".into());
    let said = refused(to_bytes(&cut, b','));
    assert!(said.contains("4行目「登録番号」列"), "{said}");
}

#[test]
fn surplus_cells_are_dropped_where_they_are_empty_and_named_where_not() {
    let mut surplus = table();
    surplus[1].extend([String::new(), " ".into()]);
    reads_as_plain(&surplus, b',', &["2行目"]);
    surplus[3].extend([String::new(), "余り".into()]);
    let said = refused(to_bytes(&surplus, b','));
    assert!(
        said.contains("4行目: セルが87個あり、見出しの85個と合いません"),
        "{said}"
    );
    assert!(said.contains("余り"), "{said}");
}

#[test]
fn a_header_that_comes_again_is_passed_over_and_named() {
    let mut twice = table();
    let header = twice[0].clone();
    twice.insert(2, header);
    reads_as_plain(&twice, b',', &["3行目"]);
    let mut half = table();
    half.insert(2, line(&["回答日時", "氏名"]));
    assert!(refused(to_bytes(&half, b',')).contains("3行目「回答日時」列"));
}

#[test]
fn a_similar_header_is_proposed_only_where_name_and_values_fit() {
    let refuse = |from: &str, to: &str, cell: &str| {
        refused(Survey::new().row(&[(to, cell)]).rename(from, to).csv())
    };
    let said = refuse("登録番号", "受付番号", "1001");
    assert!(
        said.contains("「登録番号」列") && !said.contains("受付番号"),
        "{said}"
    );
    let said = refuse("都道府県", "居住地（都道府県と市区町村まで）", "東京都");
    assert!(!said.contains("居住地"), "{said}");
    for (header, printed, cell, fits) in [
        (
            "登録番号",
            "問 1. 情報処理安全確保支援士登録番号 ※必須",
            "12345",
            true,
        ),
        (
            "登録番号",
            "問 1. 情報処理安全確保支援士登録番号 ※必須",
            "未登録",
            false,
        ),
        (
            "S1-b根拠",
            "S1-b サイバーセキュリティ対策体制の構築、運用",
            "体制を整えた",
            true,
        ),
        (
            "S1-b根拠",
            "S1-b サイバーセキュリティ対策体制の構築、運用",
            "3",
            false,
        ),
        ("S1-b根拠", "S1-b-9 体制", "体制を整えた", false),
        ("S1-a-1", "S1-a-1 問", "2", true),
    ] {
        let said = refuse(header, printed, cell);
        assert_eq!(
            said.contains(&format!("似た見出し「{printed}」")),
            fits,
            "{said}"
        );
    }
    let said = refuse("支援形態", "支援の形態", "講演・研修");
    assert!(said.contains("「支援の形態」"), "{said}");
    let said = refuse("支援形態", "支援の形態", "毎週の訪問");
    assert!(!said.contains("「支援の形態」"), "{said}");
}
