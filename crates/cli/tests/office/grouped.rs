//! Many faults of one cause: one line on the terminal, every one in the table.

use super::{Office, Run, run};
use crate::builder::{Survey, from_bytes};

const THEME: &str = "規程づくりの初歩";

/// A survey of so many people, each with these cells.
fn each(people: usize, cells: &[(&str, &str)]) -> Survey {
    (0..people).fold(Survey::new(), |survey, _| survey.row(cells))
}

fn refused(office: &Office, survey: &Survey) -> Run {
    office.write("bad.csv", survey.csv());
    let run = office.publish("bad.csv", &[]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    run
}

fn table(office: &Office) -> Vec<Vec<String>> {
    from_bytes(&office.read("out/report/faults.csv"))
}

#[test]
fn equal_faults_of_a_column_are_one_line_with_their_number() {
    let office = Office::new();
    let survey = each(187, &[("指導テーマ", THEME)]).row(&[("掲載可否", "")]);
    let run = refused(&office, &survey);
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stderr);
    assert!(lines[0].contains("188件"), "{}", lines[0]);
    for part in ["2・3・4行目ほか", "「指導テーマ」列", THEME, "×187"] {
        assert!(lines[1].contains(part), "{part} in {}", lines[1]);
    }
    assert!(lines[2].trim_start().starts_with("189行目「掲載可否」列: "));
    // A row each in the table.
    let table = table(&office);
    assert_eq!(table.len(), 1 + 188);
    assert!(
        table[1..188]
            .iter()
            .all(|row| row[1] == "指導テーマ" && row[2] == format!("「{THEME}」"))
    );
    assert_eq!((table[1][0].as_str(), table[187][0].as_str()), ("2", "188"));
}

#[test]
fn one_wrong_level_in_all_skill_columns_is_one_line() {
    let office = Office::new();
    let ids: Vec<String> = activelist_model::catalog::Question::all()
        .map(|q| q.id())
        .collect();
    let cells: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "できる")).collect();
    let run = refused(&office, &each(20, &cells));
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stderr);
    for part in ["「S1-a-1」", "ほか31列", "×680", "「できる」は0～3の"] {
        assert!(lines[1].contains(part), "{part} in {}", lines[1]);
    }
}

#[test]
fn the_terminal_shows_two_hundred_lines_at_most_and_counts_the_rest() {
    let office = Office::new();
    let survey = (0..450).fold(Survey::new(), |survey, person| {
        let (at, theme) = (format!("{person}日前"), format!("テーマ{person}"));
        survey.row(&[("回答日時", &at), ("指導テーマ", &theme)])
    });
    // A cause of its own, far below: it is not lost behind the others.
    let survey = survey.row(&[("掲載可否", "たぶん")]);
    let run = refused(&office, &survey);
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert!(lines.len() <= 200, "{}", lines.len());
    assert!(lines[0].contains("901件"), "{}", lines[0]);
    assert!(run.stderr.contains("「たぶん」"), "{}", run.stderr);
    // What is shown and what is counted add up.
    let counted = lines[1..].iter().map(|line| {
        let rest = line
            .split_once("ほかに")
            .and_then(|(_, rest)| rest.split_once('件'));
        rest.map_or(1, |(count, _)| count.parse::<usize>().expect("a number"))
    });
    assert_eq!(counted.sum::<usize>(), 901, "{}", run.stderr);
    assert_eq!(table(&office).len(), 1 + 901);
}

#[test]
fn the_table_opens_in_a_spreadsheet_and_holds_no_formula() {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[("登録番号", "=1+1")])
        .row(&[("登録番号", "@SUM(A1)"), ("S1-a-1", "-1")])
        .row(&[("メールアドレス", "\"a,b\"\n;x")]);
    refused(&office, &survey);
    let bytes = office.read("out/report/faults.csv");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.starts_with('\u{feff}'), "Excel needs the BOM");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let table = table(&office);
    assert_eq!(table.len(), 5);
    assert!(table.iter().all(|row| row.len() == table[0].len()));
    for cell in table.iter().flatten() {
        let risky = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
        assert!(!cell.starts_with(risky), "{cell}");
    }
    assert_eq!(table[1][..3], ["2", "登録番号", "「=1+1」"]);
    assert!(table[1][3].contains("登録番号として読み取れません"));
    assert!(
        !table[1][3].contains("2行目"),
        "the row has a column of its own"
    );
}

#[test]
fn the_table_ends_at_ten_thousand_rows_and_counts_the_rest() {
    let office = Office::new();
    let ids: Vec<String> = activelist_model::catalog::Question::all()
        .map(|q| q.id())
        .collect();
    let cells: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "○")).collect();
    let run = refused(&office, &each(300, &cells));
    assert!(run.stderr.contains("10200件"), "{}", run.stderr);
    let table = table(&office);
    assert_eq!(table.len(), 1 + 10_000 + 1);
    let last = table.last().expect("a row").join("");
    assert!(
        last.contains("200件") && !last.contains("10200件"),
        "{last}"
    );
}

#[test]
fn the_table_is_written_where_nothing_is_published_and_goes_when_all_is_well() {
    let office = Office::new();
    let run = refused(&office, &each(1, &[("掲載可否", "たぶん")]));
    assert!(run.stderr.contains("faults.csv"), "{}", run.stderr);
    let files = || {
        let files = super::contents(&office.path("out")).into_iter();
        let names = files.map(|(path, _)| {
            let path = path.strip_prefix(office.path("out")).expect("below");
            path.to_str().expect("UTF-8").to_string()
        });
        names.collect::<Vec<_>>()
    };
    assert_eq!(files(), ["publish.lock", "report/faults.csv"]);
    office.write("good.csv", Survey::of(1).csv());
    assert_eq!(office.publish("good.csv", &[]).status, 0);
    assert!(!files().contains(&"report/faults.csv".to_string()));
    assert!(files().contains(&"report/report-1.txt".to_string()));
    // A fault of the command alone is no fault of the file.
    refused(&office, &each(1, &[("掲載可否", "たぶん")]));
    assert_eq!(office.publish("good.csv", &["--serial", "0"]).status, 1);
    assert!(!files().contains(&"report/faults.csv".to_string()));
}

#[test]
fn the_review_of_ratings_groups_its_faults_too() {
    let office = Office::new();
    office.write("bad.csv", each(300, &[("指導テーマ", THEME)]).csv());
    let run = run(&["rate", "--survey", &office.text("bad.csv")]);
    assert_eq!(run.status, 1);
    assert_eq!(run.stderr.lines().count(), 2, "{}", run.stderr);
    assert!(run.stderr.contains("×300"), "{}", run.stderr);
}

#[test]
fn a_table_that_cannot_be_written_does_not_hide_the_faults() {
    let office = Office::new();
    std::fs::create_dir_all(office.path("out/report/faults.csv/x")).expect("a folder");
    let run = refused(&office, &each(1, &[("掲載可否", "たぶん")]));
    assert!(
        run.stderr.contains("「たぶん」は掲載可否"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("書き出せません"), "{}", run.stderr);
}
