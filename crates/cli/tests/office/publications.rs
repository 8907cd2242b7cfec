use super::{Office, Run, contents};
use crate::builder::Survey;
use crate::photos::{as_published, fixture};

fn sample_survey() -> Survey {
    let mut survey = Survey::new();
    survey.headers.push("見本データ".into());
    survey.row(&[("見本データ", "見本")])
}

fn head(office: &Office) -> (u64, String, String, bool) {
    let bytes = office.published();
    let limits = &activelist_publication::Limits::STANDARD;
    let (list, _) = activelist_publication::parse(&bytes, limits).expect("reads");
    (
        list.serial,
        list.published.to_string(),
        list.expires.to_string(),
        list.sample,
    )
}

fn refused(run: &Run, reason: &str) {
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains(reason), "{}", run.stderr);
}

#[test]
fn numbers_go_up_by_one_and_never_back() {
    let office = Office::new();
    office.write("a.csv", Survey::of(1).csv());
    office.write("b.csv", Survey::of(2).csv());
    assert_eq!(
        office
            .publish("a.csv", &["--published", "2026-04-01"])
            .status,
        0
    );
    assert_eq!(
        head(&office),
        (1, "2026-04-01".into(), "2027-04-01".into(), false)
    );
    assert_eq!(
        office
            .publish("b.csv", &["--published", "2026-05-01"])
            .status,
        0
    );
    assert_eq!(head(&office).0, 2);
    assert_eq!(office.publish("b.csv", &["--serial", "9"]).status, 0);
    let former = contents(&office.path("out"));
    refused(
        &office.publish("b.csv", &["--serial", "8"]),
        "公開番号8は前回の9より前です",
    );
    refused(
        &office.publish("a.csv", &["--serial", "9"]),
        "公開番号9は、異なる内容で",
    );
    refused(
        &office.publish("a.csv", &["--serial", "0"]),
        "公開番号（--serial）は1～",
    );
    refused(
        &office.publish(
            "a.csv",
            &["--published", "2099-06-01", "--expires", "2099-05-31"],
        ),
        "有効期限（2099-05-31）が公開日（2099-06-01）より前です",
    );
    refused(
        &office.publish("a.csv", &["--source", "a\nb"]),
        "発行元（--source）",
    );
    assert_eq!(contents(&office.path("out")), former);
}

#[test]
fn the_same_number_and_content_again_is_a_success_on_any_day() {
    let office = Office::new();
    office.write("a.csv", Survey::of(2).csv());
    let first = office.publish(
        "a.csv",
        &[
            "--serial",
            "3",
            "--published",
            "2026-04-01",
            "--expires",
            "2026-09-30",
        ],
    );
    assert_eq!(first.status, 0);
    let former = contents(&office.path("out"));
    let again = office.publish("a.csv", &["--serial", "3"]);
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert_eq!(contents(&office.path("out")), former);
}

#[test]
fn over_a_former_publication_that_says_nothing_none_is_published() {
    let office = Office::new();
    office.write("a.csv", Survey::of(1).csv());
    office.write("out/site/snapshot.json", "{");
    refused(
        &office.publish("a.csv", &[]),
        "前回の公開（site/の中）を読み取れない",
    );
    assert_eq!(office.read("out/site/snapshot.json"), b"{");
    // Not even with a number: nobody can tell whether it goes back.
    let numbered = office.publish("a.csv", &["--serial", "4"]);
    refused(&numbered, "前回の公開（site/の中）を読み取れない");
    assert!(
        numbered.stderr.contains("バックアップ"),
        "{}",
        numbered.stderr
    );
    assert_eq!(office.read("out/site/snapshot.json"), b"{");
}

#[test]
fn made_up_lists_are_marked_and_never_replace_real_ones() {
    let office = Office::new();
    office.write("real.csv", Survey::of(1).csv());
    office.write("sample.csv", sample_survey().csv());
    office.write(
        "sample2.csv",
        sample_survey().row(&[("見本データ", "見本")]).csv(),
    );
    assert_eq!(office.publish("sample.csv", &["--serial", "1"]).status, 0);
    assert!(head(&office).3);
    // A sample changes with the program: its number may be used again.
    assert_eq!(office.publish("sample2.csv", &["--serial", "1"]).status, 0);
    refused(&office.publish("real.csv", &["--serial", "0"]), "1～");
    assert_eq!(office.publish("real.csv", &[]).status, 0);
    assert_eq!((head(&office).0, head(&office).3), (2, false));
    let reason = "見本データで置き換えることはできません";
    refused(&office.publish("sample.csv", &[]), reason);
    refused(&office.publish("real.csv", &["--sample"]), reason);
    assert_eq!(head(&office).0, 2);
}

#[test]
fn portraits_of_listed_people_are_published_and_orphans_removed() {
    let office = Office::new();
    office.write("photos/a.png", fixture("plain.png"));
    office.write("photos/b.jpg", fixture("plain.jpg"));
    office.write("photos/c.webp", fixture("plain.webp"));
    let survey = Survey::new()
        .row(&[("写真", "a.png")])
        .row(&[("写真", "b.jpg"), ("掲載可否", "否")])
        .row(&[("写真", "c.webp")]);
    office.write("survey.csv", survey.csv());
    let photos = office.text("photos");
    assert_eq!(
        office.publish("survey.csv", &["--photos", &photos]).status,
        0
    );
    let published = || -> Vec<Vec<u8>> {
        let files = contents(&office.path("out/site/photos"));
        let mut bytes: Vec<_> = files.into_iter().map(|(_, bytes)| bytes).collect();
        bytes.sort();
        bytes
    };
    let webp = as_published("plain.webp");
    assert_eq!(published(), [as_published("plain.png"), webp.clone()]);
    office.write("out/site/photos/readme.txt", "kept");
    office.write("less.csv", Survey::new().row(&[("写真", "c.webp")]).csv());
    let less = ["--photos", &photos, "--leavers", "1"];
    assert_eq!(office.publish("less.csv", &less).status, 0);
    assert_eq!(published(), [b"kept".to_vec(), webp]);
    refused(
        &office.publish("less.csv", &["--photos", "/nowhere"]),
        "/nowhere: 写真のフォルダー",
    );
}

#[test]
fn names_of_people_left_out_stay_out_of_the_site() {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[("氏名", "見本 一郎")])
        .row(&[("氏名", "例示 花子"), ("掲載可否", "否")])
        .row(&[
            ("氏名", "架空 次郎"),
            ("支援可能期間", "支援不可（療養のため、当面）"),
        ])
        .row(&[("氏名", "仮名 三郎"), ("S1-a-1", "")]);
    office.write("survey.csv", survey.csv());
    let run = office.publish("survey.csv", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    for line in [
        "3行目 第012346号 例示 花子: 掲載可否が「否」",
        "4行目 第012347号 架空 次郎: 支援可能期間が「支援不可」（療養のため、当面）",
        "5行目 第012348号 仮名 三郎: スキルの34問がすべて未回答",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
    for (path, bytes) in contents(&office.path("out/site")) {
        for name in ["例示 花子", "架空 次郎", "仮名 三郎"] {
            let found = bytes
                .windows(name.len())
                .any(|window| window == name.as_bytes());
            assert!(!found, "{name} in {path:?}");
        }
    }
    let json = office.read("out/report/report-1.json");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["left_out"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["figures"]["listed"], 1);
}

#[test]
fn who_declines_is_counted_so_even_when_unable_and_silent() {
    let office = Office::new();
    let survey = Survey::new()
        .row(&[])
        .row(&[
            ("掲載可否", "否"),
            ("支援可能期間", "支援不可"),
            ("S1-a-1", ""),
        ])
        .row(&[("支援可能期間", "支援不可"), ("S1-a-1", "")]);
    office.write("survey.csv", survey.csv());
    let run = office.publish("survey.csv", &[]);
    assert!(
        run.stdout
            .contains("スキル未回答0人、支援不可1人、掲載否1人。掲載1人"),
        "{}",
        run.stdout
    );
}

#[test]
fn only_the_latest_answer_counts_wherever_it_stands() {
    let office = Office::new();
    let person = |at: &'static str, name: &'static str| {
        [("登録番号", "012345"), ("回答日時", at), ("氏名", name)]
    };
    let survey = Survey::new()
        .row(&person("2025/7/3 9:05", "二番目"))
        .row(&person("2025-07-10 09:05", "最後"))
        .row(&person("2025-07-03 09:04:59", "最初"));
    office.write("survey.csv", survey.csv());
    assert_eq!(office.publish("survey.csv", &[]).status, 0);
    let text = String::from_utf8(office.published()).expect("UTF-8");
    assert!(text.contains("最後") && !text.contains("最初") && !text.contains("二番目"));
    assert!(text.contains("\"answers\":3,\"repeats\":2"));
}

#[test]
fn a_day_of_publication_before_the_former_one_is_refused_and_one_to_come_is_named() {
    let office = Office::published_two();
    let run = office.publish("a.csv", &["--published", "2020-01-01"]);
    refused(&run, "公開日（2020-01-01）は、前回の公開日");
    let run = office.publish("a.csv", &["--published", "2098-01-01"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("公開日（2098-01-01）は、今日より後"),
        "{}",
        run.stdout
    );
    // Today's list is not held up by it.
    assert_eq!(office.publish("a.csv", &[]).status, 0);
}

#[test]
fn a_number_far_behind_the_former_one_is_not_given_by_mistake() {
    let office = Office::published_two();
    for serial in ["1002", "9007199254740991"] {
        let run = office.publish("a.csv", &["--serial", serial]);
        refused(&run, "前回の1から");
        assert!(run.stderr.contains("--serial-after 1"), "{}", run.stderr);
    }
    let far = ["--serial", "5000", "--serial-after"];
    refused(
        &office.publish("a.csv", &[&far[..], &["2"]].concat()),
        "前回の1から",
    );
    assert_eq!(office.publish("a.csv", &["--serial", "1001"]).status, 0);
    assert_eq!(
        office
            .publish("a.csv", &[&far[..], &["1001"]].concat())
            .status,
        0
    );
    let last = ["--serial", "9007199254740991", "--serial-after", "5000"];
    assert_eq!(office.publish("a.csv", &last).status, 0);
    // No number is left, and nobody has given one.
    let run = office.publish("a.csv", &[]);
    refused(&run, "次の番号がありません");
    assert!(!run.stderr.contains("--serial"), "{}", run.stderr);
}
