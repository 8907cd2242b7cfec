//! Form exports, from the file to the published list.

use super::builder::{Survey, from_bytes, to_bytes};
use super::{Office, run};

/// Two answers as Microsoft Forms exports them, in the survey's own words.
fn export() -> Vec<Vec<String>> {
    let survey = Survey::new()
        .row(&[
            ("居住地（市区町村）", "東大阪市"),
            ("得意業界", "医療;教育"),
        ])
        .row(&[("氏名", "例示 花子"), ("掲載可否", "否")]);
    let mut table = survey.table();
    let home = column(&table, "居住地（都道府県）");
    let municipality = column(&table, "居住地（市区町村）");
    let consent = column(&table, "掲載可否");
    for row in table.iter_mut().skip(1) {
        row[home] = format!("{}{}", row[home], row[municipality]);
        row[consent] = format!(
            "同意{}",
            if row[consent] == "可" {
                "する"
            } else {
                "しない"
            }
        );
        for cell in row.iter_mut().filter(|cell| cell.contains(';')) {
            cell.push(';');
        }
    }
    for (from, to) in [
        ("回答日時", "完了時刻"),
        ("居住地（都道府県）", "居住地（都道府県と市区町村までで可）"),
        ("登録番号", "問 1. 情報処理安全確保支援士登録番号 ※必須"),
        ("掲載可否", "アクティブリストへの掲載について"),
    ] {
        let at = column(&table, from);
        table[0][at] = to.into();
    }
    for row in &mut table {
        row.remove(municipality);
        // The form does not ask for it.
        row.remove(2);
    }
    table
}

fn column(table: &[Vec<String>], header: &str) -> usize {
    table[0]
        .iter()
        .position(|own| own == header)
        .expect("a header")
}

/// Fills in what is open in the table of decisions.
fn confirm(office: &Office) -> usize {
    let mut table = from_bytes(&office.read("map.csv"));
    let mut filled = 0;
    for row in table.iter_mut().skip(1).filter(|row| row[5].is_empty()) {
        row[5] = match row[2].contains("しない") {
            true => "否".into(),
            false => "可".into(),
        };
        filled += 1;
    }
    office.write("map.csv", to_bytes(&table, b','));
    filled
}

fn import(office: &Office, files: &[&str]) -> super::Run {
    let (mapping, out) = (office.text("map.csv"), office.text("survey.csv"));
    let files: Vec<String> = files.iter().map(|file| office.text(file)).collect();
    let mut arguments = vec!["import"];
    arguments.extend(files.iter().map(String::as_str));
    arguments.extend(["--mapping", &mapping, "--out", &out]);
    run(&arguments)
}

#[test]
fn a_form_s_export_is_imported_and_published_like_the_survey_file() {
    let office = Office::new();
    office.write("forms.csv", to_bytes(&export(), b','));
    let own = Survey::new()
        .row(&[
            ("居住地（市区町村）", "東大阪市"),
            ("得意業界", "医療;教育"),
        ])
        .row(&[("氏名", "例示 花子"), ("掲載可否", "否")]);
    office.write("own.csv", own.csv());
    assert_eq!(office.publish("own.csv", &[]).status, 0);
    let expected = office.published();

    let first = import(&office, &["forms.csv"]);
    assert_eq!((first.status, first.stdout.as_str()), (1, ""));
    assert!(first.stderr.contains("2件"), "{}", first.stderr);
    assert!(!office.path("survey.csv").exists());
    assert_eq!(confirm(&office), 2);
    let second = import(&office, &["forms.csv"]);
    assert_eq!(second.status, 0, "{}", second.stderr);
    let survey = office.text("survey.csv");
    let out = office.text("new");
    let published = run(&["publish", "--survey", &survey, "--out", &out]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    let found = std::fs::read(office.snapshot("new/site")).expect("a snapshot");
    assert_eq!(found, expected);
}

#[test]
fn a_folder_is_read_without_the_program_s_own_files() {
    let office = Office::new();
    let table = export();
    let half = |row: usize| to_bytes(&[table[0].clone(), table[row].clone()], b',');
    office.write("in/1.csv", half(1));
    office.write(
        "in/2.tsv",
        to_bytes(&[table[0].clone(), table[2].clone()], b'\t'),
    );
    office.write("in/~$1.xlsx", "open in Excel");
    office.write("in/readme.md", "no answers");
    assert_eq!(import(&office, &["in"]).status, 1);
    assert_eq!(confirm(&office), 2);
    let found = import(&office, &["in"]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    assert_eq!(from_bytes(&office.read("survey.csv")).len(), 3);
    office.write("empty/readme.md", "no answers");
    assert!(
        import(&office, &["empty"])
            .stderr
            .contains("回答のファイル")
    );
}

#[test]
fn nothing_of_another_kind_is_replaced() {
    let office = Office::new();
    office.write("forms.csv", to_bytes(&export(), b','));
    office.write("map.csv", "氏名,電話\n見本,000\n");
    let found = import(&office, &["forms.csv"]);
    assert_eq!(found.status, 1);
    assert!(
        found.stderr.contains("対応表ではありません"),
        "{}",
        found.stderr
    );
    assert_eq!(office.read("map.csv"), "氏名,電話\n見本,000\n".as_bytes());
    std::fs::remove_file(office.path("map.csv")).expect("removes");
    import(&office, &["forms.csv"]);
    confirm(&office);
    office.write("survey.csv", "買い物\nりんご\n");
    let found = import(&office, &["forms.csv"]);
    assert_eq!(found.status, 1);
    assert_eq!(office.read("survey.csv"), "買い物\nりんご\n".as_bytes());
    let (file, mapping) = (office.text("forms.csv"), office.text("map.csv"));
    let same = run(&["import", &file, "--mapping", &mapping, "--out", &file]);
    assert!(same.stderr.contains("別の名前"), "{}", same.stderr);
    assert_eq!(import(&office, &["nowhere.csv"]).status, 1);
}

#[test]
#[cfg(unix)]
fn what_people_answered_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    office.write("forms.csv", to_bytes(&export(), b','));
    import(&office, &["forms.csv"]);
    confirm(&office);
    assert_eq!(import(&office, &["forms.csv"]).status, 0);
    let mode = std::fs::metadata(office.path("survey.csv"))
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0);
}
