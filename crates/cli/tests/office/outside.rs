//! People outside the list by the office's decision: numbers handed to the program.

use activelist_publication::{Limits, Seen, Trust, accept_meta, accept_snapshot, parse};

use super::{Office, Run, contents, run};
use crate::builder::{Survey, from_bytes};

/// Five people: 012345 to 012349; the last declined.
fn office() -> Office {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[("氏名", "見本 一郎")])
        .row(&[("氏名", "例示 花子")])
        .row(&[("氏名", "架空 次郎")])
        .row(&[("氏名", "仮名 三郎")])
        .row(&[("氏名", "想定 四郎"), ("掲載可否", "否")]);
    office.write("survey.csv", survey.csv());
    office
}

fn publish(office: &Office, outside: impl AsRef<[u8]>) -> Run {
    office.write("outside.csv", outside);
    let file = office.text("outside.csv");
    office.publish("survey.csv", &["--outside", &file])
}

fn listed(office: &Office) -> Vec<String> {
    let (list, problems) = parse(&office.published(), &Limits::STANDARD).expect("reads");
    assert_eq!(problems, []);
    let numbers = list.specialists.iter().map(|s| s.registration.to_string());
    numbers.collect()
}

fn report(office: &Office) -> (String, serde_json::Value) {
    let text = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    let json = serde_json::from_slice(&office.read("out/report/report-1.json")).expect("JSON");
    (text, json)
}

#[test]
fn who_is_outside_is_not_listed_and_stands_in_the_report_with_the_reason() {
    let office = office();
    let run = publish(&office, "登録番号\n012346\n012348\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("対象外2人") && run.stdout.contains("掲載2人"),
        "{}",
        run.stdout
    );
    assert_eq!(listed(&office), ["012345", "012347"]);
    let (text, json) = report(&office);
    for line in [
        "3行目 第012346号 例示 花子: 事務局の判断で対象外",
        "5行目 第012348号 仮名 三郎: 事務局の判断で対象外",
        "6行目 第012349号 想定 四郎: 掲載可否が「否」",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    let figures = &json["figures"];
    let figure = |name: &str| figures[name].as_u64().expect(name);
    assert_eq!(figure("outside"), 2);
    assert_eq!(figure("answers"), 5);
    let gone = figure("no_skills") + figure("unable") + figure("declined") + figure("outside");
    assert_eq!(figure("people") - gone, figure("listed"));
    assert_eq!(json["left_out"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["outside_sha256"].as_str().map(str::len), Some(64));
    // Their names are nowhere below the site.
    for (path, bytes) in contents(&office.path("out/site")) {
        for name in ["例示 花子", "仮名 三郎"] {
            let holds = bytes
                .windows(name.len())
                .any(|part| part == name.as_bytes());
            assert!(!holds, "{name} in {path:?}");
        }
    }
}

/// The keys of an object in order of name: whether a map keeps the file's order depends on what else is
/// built with this test.
fn keys(map: &serde_json::Map<String, serde_json::Value>) -> Vec<&str> {
    let mut keys: Vec<&str> = map.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn the_page_is_told_how_many_are_outside_and_former_pages_take_the_list_as_before() {
    let office = office();
    assert_eq!(publish(&office, "12346\n12348").status, 0);
    // A page of today reads the number from the signed description.
    let meta = office.read("out/site/meta.json");
    let meta = accept_meta(&meta, &Trust::UNSIGNED, &Seen::default()).expect("accepted");
    let snapshot = office.published();
    let (list, _) = accept_snapshot(&snapshot, &meta, &Limits::STANDARD).expect("accepted");
    let census = list.census;
    assert_eq!((census.answers, census.people(), census.outside), (5, 5, 2));
    assert_eq!((census.declined, census.listed()), (1, 2));
    // The snapshot has the fields of before and no others, and they add up as before.
    let value: serde_json::Value = serde_json::from_slice(&snapshot).expect("JSON");
    let survey = value["survey"].as_object().expect("figures");
    assert_eq!(keys(survey), ["answers", "left_out", "repeats"]);
    let out = survey["left_out"].as_object().expect("figures");
    assert_eq!(keys(out), ["declined", "no_skills", "unable"]);
    let gone: u64 = out.values().map(|v| v.as_u64().expect("a number")).sum();
    let sum =
        survey["answers"].as_u64().expect("a number") - survey["repeats"].as_u64().expect("one");
    assert_eq!(Some(sum - gone), value["count"].as_u64());
    // Nobody is said to have declined who did not.
    assert_eq!(out["declined"], 1);
    assert_eq!(run(&["check", &office.text("out/site")]).status, 0);
}

#[test]
fn a_large_list_in_parts_is_told_too() {
    let office = Office::new();
    let people = activelist_publication::PARTS_FROM + 3;
    office.write("survey.csv", Survey::of(people).csv());
    let run = publish(&office, "012345\n012346\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(listed(&office).len(), people - 2);
    assert_eq!(super::run(&["check", &office.text("out/site")]).status, 0);
}

#[test]
fn without_anybody_outside_no_published_byte_differs() {
    let office = office();
    let day = ["--published", "2026-04-01"];
    assert_eq!(office.publish("survey.csv", &day).status, 0);
    let before = contents(&office.path("out/site"));
    std::fs::remove_dir_all(office.path("out")).expect("removes");
    office.write("outside.csv", "登録番号\n099999\n");
    let file = office.text("outside.csv");
    let further = [&day[..], &["--outside", &file]].concat();
    assert_eq!(office.publish("survey.csv", &further).status, 0);
    assert_eq!(contents(&office.path("out/site")), before);
}

#[test]
fn numbers_are_read_as_people_and_spreadsheets_write_them() {
    let (one, _, _) =
        encoding_rs::SHIFT_JIS.encode("登録番号,理由\r\n第012346号,自らの組織が支援\r\n");
    let files: [(&str, Vec<u8>); 14] = [
        ("a line each", b"012346\n".to_vec()),
        ("without zeros", b"12346".to_vec()),
        ("full width", "第０１２３４６号\r\n".as_bytes().to_vec()),
        ("blank lines", b"\n\n 012346 \n\n,,\n".to_vec()),
        ("BOM", "\u{feff}登録番号\n012346".as_bytes().to_vec()),
        (
            "a column",
            "氏名,登録番号,理由\n例示 花子,12346,支援会社\n"
                .as_bytes()
                .to_vec(),
        ),
        (
            "the long header",
            "No.,情報処理安全確保支援士登録番号\n1,012346\n"
                .as_bytes()
                .to_vec(),
        ),
        (
            "a title above",
            "対象外の一覧,\n\n氏名,登録番号\n例示 花子,012346\n"
                .as_bytes()
                .to_vec(),
        ),
        (
            "tabs",
            "登録番号\t氏名\n012346\t例示 花子\n".as_bytes().to_vec(),
        ),
        ("CP932", one.into_owned()),
        ("quoted", "\"登録番号\"\n\"012346\"\n".as_bytes().to_vec()),
        ("a name behind it", "012346,例示 花子\n".as_bytes().to_vec()),
        (
            "a receipt number before it",
            "受付番号,登録番号\n12345,12346\n".as_bytes().to_vec(),
        ),
        ("another heading", "番号\n12346\n".as_bytes().to_vec()),
    ];
    for (name, bytes) in files {
        let office = office();
        let run = publish(&office, bytes);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        assert_eq!(listed(&office), ["012345", "012347", "012348"], "{name}");
    }
}

#[test]
fn unknown_and_doubled_numbers_are_named() {
    let office = office();
    let run = publish(&office, "登録番号\n012346\n099999\n12346\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(listed(&office).len(), 3);
    let (text, json) = report(&office);
    for said in [&run.stdout, &text] {
        for part in ["3行目", "第099999号", "4行目", "第012346号", "2行目"] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }
    assert_eq!(json["figures"]["outside"], 1);
    assert_eq!(json["warnings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn who_is_left_out_anyway_keeps_that_reason_and_the_decision_is_told() {
    let office = office();
    assert_eq!(publish(&office, "012349").status, 0);
    let (text, json) = report(&office);
    let line = text
        .lines()
        .find(|line| line.contains("第012349号"))
        .expect("a line");
    assert!(
        line.contains("掲載可否が「否」") && line.contains("対象外"),
        "{line}"
    );
    assert_eq!(json["figures"]["declined"], 1);
    assert_eq!(json["figures"]["outside"], 0);
}

#[test]
fn every_answer_of_somebody_outside_is_accounted_for() {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[])
        .row(&[("登録番号", "012345"), ("回答日時", "2025-07-04 10:00")])
        .row(&[]);
    office.write("survey.csv", survey.csv());
    assert_eq!(publish(&office, "012345").status, 0);
    let (_, json) = report(&office);
    let figures = &json["figures"];
    assert_eq!(
        (&figures["answers"], &figures["repeats"]),
        (&3.into(), &1.into())
    );
    assert_eq!(
        (&figures["outside"], &figures["listed"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn a_file_that_cannot_be_read_for_certain_stops_the_publication() {
    for (name, bytes, said) in [
        ("a name", "登録番号\n例示 花子\n", "2行目"),
        (
            "no number for a person",
            "氏名,登録番号\n例示 花子,\n",
            "2行目",
        ),
        (
            "no such column",
            "受付番号,氏名\n12346,例示 花子\n",
            "登録番号",
        ),
        ("two numbers in a line", "012346,012347\n", "1行目"),
        ("letters", "12346A\n", "「12346A」"),
        ("nothing", "", "何も入っていません"),
        ("a workbook", "PK\u{3}\u{4}", "Excelブック"),
        ("an open quotation mark", "登録番号\n\"012346\n", "引用符"),
    ] {
        let office = office();
        let run = publish(&office, bytes);
        assert_eq!(run.status, 1, "{name}: {}", run.stdout);
        assert!(run.stderr.contains("outside.csv"), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{name}: {}", run.stderr);
        assert!(!office.path("out/site").exists(), "{name}");
    }
    let office = office();
    let missing = office.publish("survey.csv", &["--outside", "/nowhere/a.csv"]);
    assert_eq!(missing.status, 1);
    assert!(missing.stderr.contains("/nowhere/a.csv: 見つかりません"));
}

#[test]
fn a_list_that_is_forgotten_the_next_time_is_missed() {
    let office = office();
    assert_eq!(publish(&office, "012346").status, 0);
    let next = office.publish("survey.csv", &[]);
    assert_eq!(next.status, 1, "{}", next.stdout);
    assert!(next.stderr.contains("--outside"), "{}", next.stderr);
    assert!(!office.path("out/report/report-2.txt").exists());
    let meant = office.publish("survey.csv", &["--no-outside"]);
    assert_eq!(meant.status, 0, "{}", meant.stderr);
    // Once it is so on purpose, it is not asked again.
    let third = office.publish("survey.csv", &["--serial", "3"]);
    assert_eq!(third.status, 0, "{}", third.stderr);
}

#[test]
fn a_forgotten_list_is_missed_behind_a_damaged_publication_too() {
    let lose = |office: &Office| {
        std::fs::remove_file(office.path("out/site/meta.json")).expect("a description");
    };
    let cut = |office: &Office| {
        let site = std::fs::read_dir(office.path("out/site")).expect("a folder");
        let names = site.map(|entry| entry.expect("an entry").path());
        let snapshot = names
            .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
            .find(|path| !path.ends_with("meta.json"));
        std::fs::write(snapshot.expect("a snapshot"), "{").expect("written");
    };
    for damage in [&lose as &dyn Fn(&Office), &cut] {
        let office = office();
        assert_eq!(publish(&office, "012346").status, 0);
        damage(&office);
        let next = office.publish("survey.csv", &["--serial", "2"]);
        assert_eq!(next.status, 1, "{}", next.stdout);
        assert!(next.stderr.contains("--outside"), "{}", next.stderr);
    }
}

#[test]
fn the_review_of_ratings_says_who_is_outside() {
    let office = office();
    office.write("outside.csv", "012346\n");
    let (survey, outside) = (office.text("survey.csv"), office.text("outside.csv"));
    let run = run(&["rate", "--survey", &survey, "--outside", &outside]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let table = from_bytes(run.stdout.as_bytes());
    let shown: Vec<&str> = table[1..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(shown[0], "掲載");
    assert!(
        shown[1].starts_with("非掲載（事務局の判断で対象外"),
        "{}",
        shown[1]
    );
    assert!(shown[4].contains("掲載可否"));
}
