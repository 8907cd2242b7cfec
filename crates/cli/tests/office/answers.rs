//! Answer files, and asking again: from the published list to the next one.

use super::builder::{Survey, from_bytes};
use super::{Office, contents, run};

/// Three people published in July 2025: one has answered since, one declines.
pub fn office() -> Office {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[
            ("自己PR", "前の文"),
            ("フリガナ", "ミホン タロウ"),
            ("電話", "03-1234-5678"),
        ])
        .row(&[("氏名", "例示 花子"), ("回答日時", "2026-06-01 10:00")])
        .row(&[("氏名", "架空 次郎"), ("掲載可否", "否")])
        .row(&[("氏名", "仮名 四郎"), ("メールアドレス", "")]);
    office.write("a.csv", survey.csv());
    let published = office.publish("a.csv", &["--source", "見本商工会議所"]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    office
}

pub fn answers(office: &Office, further: &[&str]) -> super::Run {
    answers_on(office, "2026-12-01", further)
}

fn answers_on(office: &Office, today: &str, further: &[&str]) -> super::Run {
    let (publication, out) = (office.text("out"), office.text("asked"));
    let mut arguments = vec!["answers", &publication, "--out", &out];
    arguments.extend(["--today", today]);
    arguments.extend(further);
    run(&arguments)
}

fn names(office: &Office, folder: &str) -> Vec<String> {
    let folder = office.path(folder);
    let files = contents(&folder).into_iter();
    let name = |path: std::path::PathBuf| {
        let path = path.strip_prefix(&folder).expect("below").to_path_buf();
        path.to_str().expect("UTF-8").replace('\\', "/")
    };
    let mut names: Vec<String> = files.map(|(path, _)| name(path)).collect();
    names.sort();
    names
}

#[test]
fn who_has_not_answered_for_a_year_is_asked_with_what_was_answered_last() {
    let office = office();
    let found = answers(&office, &["--reply-by", "2026-12-25"]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    for said in [
        "2人への",
        "新しい方1人",
        "「否」の方1人",
        "メールアドレスのない方が1人",
    ] {
        assert!(found.stdout.contains(said), "{said}: {}", found.stdout);
    }
    // 架空 次郎 has declined and 例示 花子 has answered.
    let expected = [
        "お願いする方.csv",
        "メールの下書き/012345.eml",
        "前回の回答/回答-012345.json",
        "前回の回答/回答-012348.json",
    ];
    assert_eq!(names(&office, "asked"), expected);
    let table = from_bytes(&office.read("asked/お願いする方.csv"));
    assert_eq!(table.len(), 3);
    assert_eq!(table[1][..2], ["第012345号", "見本 太郎"]);
    assert_eq!(table[1][3..5], ["2025-07-03", "516"]);
    assert!(table[1][6].contains("2026年12月25日までに"));
    assert!(table[1][6].contains("見本商工会議所"));
    let file = String::from_utf8(office.read("asked/前回の回答/回答-012345.json")).expect("UTF-8");
    assert!(file.contains("\"自己PR\": \"前の文\""), "{file}");
}

#[test]
fn the_day_and_the_number_of_days_can_be_said() {
    let office = office();
    let early = answers(&office, &["--days", "517"]);
    assert_eq!(early.status, 0, "{}", early.stderr);
    assert!(
        early.stdout.contains("たった方はいません"),
        "{}",
        early.stdout
    );
    assert!(!office.path("asked").exists());
    let found = answers(&office, &["--days", "100"]);
    assert!(found.stdout.contains("3人への"), "{}", found.stdout);
    assert_eq!(answers(&office, &["--days", "-1"]).status, 2);
    assert_eq!(answers(&office, &["--reply-by", "明日"]).status, 2);
}

#[test]
fn who_is_not_listed_any_more_is_not_asked() {
    let office = office();
    let stopped = "登録番号,理由\n12345,登録の失効・取消\n";
    office.write("out/掲載停止.csv", stopped);
    let found = answers(&office, &[]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    assert!(found.stdout.contains("掲載停止の方1人"), "{}", found.stdout);
    assert!(!office.path("asked/前回の回答/回答-012345.json").exists());
    assert!(office.path("asked/前回の回答/回答-012348.json").exists());
}

#[test]
fn whoever_is_outside_the_list_is_not_asked_and_their_list_is_not_forgotten() {
    let office = office();
    office.write("outside.csv", "登録番号\n12345\n");
    let outside = office.text("outside.csv");
    let published = office.publish("a.csv", &["--outside", &outside, "--leavers", "1"]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    let forgotten = answers(&office, &[]);
    assert_eq!(forgotten.status, 1, "{}", forgotten.stdout);
    assert!(
        forgotten.stderr.contains("--outside"),
        "{}",
        forgotten.stderr
    );
    assert!(!office.path("asked").exists());
    let found = answers(&office, &["--outside", &outside]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    assert!(found.stdout.contains("対象外の方1人"), "{}", found.stdout);
    assert!(!office.path("asked/前回の回答/回答-012345.json").exists());
    assert!(office.path("asked/前回の回答/回答-012348.json").exists());
}

#[test]
fn nothing_is_written_beside_other_files_or_where_it_would_be_published() {
    let office = office();
    office.write("asked/last-year.eml", "To: a@mihon.jp\r\n");
    let found = answers(&office, &[]);
    assert_eq!(found.status, 1);
    assert!(found.stderr.contains("空のもの"), "{}", found.stderr);
    assert_eq!(names(&office, "asked"), ["last-year.eml"]);
    let before = contents(&office.path("out/site"));
    let (publication, site) = (office.text("out"), office.text("out/site/asked"));
    let found = run(&["answers", &publication, "--out", &site]);
    assert_eq!(found.status, 1);
    assert!(
        found.stderr.contains("公開されてしまう"),
        "{}",
        found.stderr
    );
    assert_eq!(contents(&office.path("out/site")), before);
}

#[test]
fn without_the_kept_survey_another_is_to_be_named() {
    let office = office();
    std::fs::remove_dir_all(office.path("out/archive")).expect("removes");
    let found = answers(&office, &[]);
    assert_eq!(found.status, 1);
    assert!(found.stderr.contains("--survey"), "{}", found.stderr);
    // One in which somebody is missing who is listed.
    office.write("part.csv", Survey::of(1).csv());
    let survey = office.text("part.csv");
    let found = answers(&office, &["--survey", &survey]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    assert!(found.stdout.contains("1人への"), "{}", found.stdout);
    assert!(
        found.stdout.contains("第012346号、第012348号"),
        "{}",
        found.stdout
    );
}

#[test]
fn no_publication_and_no_survey_are_said() {
    let office = office();
    let out = office.text("asked");
    for (place, said) in [
        ("nowhere", "公開フォルダーではありません"),
        ("out/site", "公開フォルダーではありません"),
    ] {
        let found = run(&["answers", &office.text(place), "--out", &out]);
        assert_eq!(found.status, 1);
        assert!(found.stderr.contains(said), "{}", found.stderr);
    }
    std::fs::create_dir(office.path("empty")).expect("a folder");
    let found = run(&["answers", &office.text("empty"), "--out", &out]);
    assert!(
        found.stderr.contains("公開した一覧を読み取れません"),
        "{}",
        found.stderr
    );
    office.write("bad.csv", Survey::new().row(&[("S1-a-1", "9")]).csv());
    let found = answers(&office, &["--survey", &office.text("bad.csv")]);
    assert_eq!(found.status, 1);
    assert!(
        found.stderr.contains("2行目「S1-a-1」列"),
        "{}",
        found.stderr
    );
    assert!(!office.path("asked").exists());
}

#[test]
#[cfg(unix)]
fn letters_and_answers_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    let mut paths: Vec<_> = contents(&office.path("asked"))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(paths.len(), 4);
    paths.extend(
        ["asked", "asked/メールの下書き", "asked/前回の回答"].map(|name| office.path(name)),
    );
    for path in paths {
        let mode = std::fs::metadata(&path)
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}

/// Imports a folder of answer files without a table of decisions.
fn import(office: &Office, further: &[&str]) -> super::Run {
    let (folder, out) = (office.text("returned"), office.text("new.csv"));
    let mut arguments = vec!["import", &folder, "--out", &out];
    arguments.extend(further);
    run(&arguments)
}

/// What a person sends back: last year's file with other texts.
fn returned(office: &Office, name: &str, changes: &[(&str, &str)]) {
    let file = office.read("asked/前回の回答/回答-012345.json");
    let mut text = String::from_utf8(file).expect("UTF-8");
    for (from, to) in changes {
        assert!(text.contains(from), "{from}: {text}");
        text = text.replace(from, to);
    }
    office.write(&format!("returned/{name}"), text);
}

#[test]
fn a_returned_file_renews_its_person_and_leaves_the_others_as_they_are() {
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    returned(
        &office,
        "回答-012345.json",
        &[
            ("2025-07-03 09:05:00", "2026-12-02 10:00:00"),
            ("前の文", "今の文"),
            ("03-1234-5678", ""),
        ],
    );
    let found = import(&office, &["--update"]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    assert!(
        found.stdout.contains("回答ファイル1件（見本 太郎）"),
        "{}",
        found.stdout
    );
    assert!(found.stdout.contains("--update --key"), "{}", found.stdout);
    let published = office.publish("new.csv", &["--update"]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    let list: serde_json::Value = serde_json::from_slice(&office.published()).expect("JSON");
    let people = list["specialists"].as_array().expect("people");
    assert_eq!(people.len(), 3);
    let of = |number: &str| people.iter().find(|one| one["no"] == number).expect(number);
    assert_eq!(of("012345")["pr"], "今の文");
    assert_eq!(of("012345")["kana"], "ミホン タロウ");
    // Taken back, and not kept as a blank cell of an update is.
    assert!(
        of("012345").get("phone").is_none_or(|phone| phone == ""),
        "{}",
        of("012345")
    );
    assert_eq!(of("012346")["name"], "例示 花子");

    // Asked again, the person has answered.
    std::fs::remove_dir_all(office.path("asked")).expect("removes");
    let again = answers_on(&office, "2026-12-03", &[]);
    assert!(again.stdout.contains("1人への"), "{}", again.stdout);
    assert!(!office.path("asked/前回の回答/回答-012345.json").exists());
}

#[test]
fn a_folder_of_answer_files_is_a_survey_and_the_latest_answer_counts() {
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    let renewed = ("2025-07-03 09:05:00", "2026-12-02 10:00:00");
    returned(&office, "回答-012345.json", &[]);
    returned(
        &office,
        "回答-012345 (1).json",
        &[renewed, ("前の文", "今の文")],
    );
    let found = import(&office, &[]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    // Every answer is a row; which one counts is for the publication to decide.
    assert_eq!(from_bytes(&office.read("new.csv")).len(), 3);
    let (survey, out) = (office.text("new.csv"), office.text("other"));
    let published = run(&["publish", "--survey", &survey, "--out", &out]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    assert!(
        published.stdout.contains("うち重複1件"),
        "{}",
        published.stdout
    );
    let snapshot = std::fs::read_to_string(office.snapshot("other/site")).expect("a snapshot");
    assert!(snapshot.contains("今の文") && !snapshot.contains("前の文"));
}

#[test]
fn answer_files_and_exports_are_imported_together() {
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    returned(&office, "回答-012345.json", &[]);
    office.write(
        "returned/form.csv",
        Survey::new().row(&[("登録番号", "54321")]).csv(),
    );
    let without = import(&office, &[]);
    assert_eq!(without.status, 1);
    assert!(without.stderr.contains("--mapping"), "{}", without.stderr);
    let mapping = office.text("map.csv");
    // The first run shows the table of decisions.
    assert_eq!(import(&office, &["--mapping", &mapping]).status, 1);
    let found = import(&office, &["--mapping", &mapping]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    let table = from_bytes(&office.read("new.csv"));
    let number = table[0]
        .iter()
        .position(|header| header == "登録番号")
        .expect("a header");
    let numbers: Vec<&str> = table[1..].iter().map(|row| row[number].as_str()).collect();
    assert_eq!(numbers, ["054321", "012345"]);
}

#[test]
fn a_bad_answer_file_is_named_with_its_field_and_nothing_is_imported() {
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    returned(
        &office,
        "回答-012345.json",
        &[("\"掲載可否\": \"可\"", "\"掲載可否\": null")],
    );
    returned(&office, "回答-012399.json", &[]);
    returned(
        &office,
        "later.json",
        &[("\"activelist-answer\": 1", "\"activelist-answer\": 2")],
    );
    office.write("returned/cut.json", "{\"activelist-answer\": 1,");
    let found = import(&office, &[]);
    assert_eq!(found.status, 1);
    for said in [
        "回答-012345.json: 項目「掲載可否」: 答えがありません",
        "回答-012399.json: ファイルの名前は第012399号ですが",
        "later.json: 回答ファイルの版が2で",
        "cut.json: 1行目の",
        "4件",
    ] {
        assert!(found.stderr.contains(said), "{said}: {}", found.stderr);
    }
    assert!(!office.path("new.csv").exists());
}

#[test]
fn a_text_of_blanks_takes_back_what_was_answered() {
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    let at = ("2025-07-03 09:05:00", "2026-12-02 10:00:00");
    let cleared = ("\"03-1234-5678\"", "\" \u{3000}\"");
    returned(&office, "回答-012345.json", &[at, cleared]);
    assert_eq!(import(&office, &["--update"]).status, 0);
    let published = office.publish("new.csv", &["--update"]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    let list = String::from_utf8(office.published()).expect("UTF-8");
    assert!(!list.contains("03-1234-5678"), "{list}");
}

#[test]
fn an_answer_file_that_was_emptied_stops_until_it_is_confirmed() {
    let office = super::changes::office(&super::changes::full(3));
    let update = "登録番号,回答日時,フリガナ,所属組織・企業名,自己PR,登録年,S1-a-2\n\
        012346,2026-12-02 10:00,削除,削除,削除,削除,削除\n";
    office.write("c.csv", update);
    let run = office.publish("c.csv", &["--update"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for said in ["2行目 第012346号", "5項目", "確認待ち.csv"] {
        assert!(run.stderr.contains(said), "{said} in {}", run.stderr);
    }
    assert!(!run.stderr.contains("--updateを指定"), "{}", run.stderr);
    super::changes::confirm(&office, "このままでよい");
    let run = office.publish("c.csv", &["--update"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}
