//! The register: who is listed by it, who has to be confirmed, whose registration ends.

use super::{Office, Run};
use crate::builder::Survey;

const HEAD: &str = "登録番号,氏名,登録年月日,更新期限,取消\n";

/// A survey of people 012345, 012346, …, and the register.
fn publish(people: usize, rows: &str, further: &[&str]) -> (Office, Run) {
    let office = Office::new();
    let run = again(&office, people, rows, further);
    (office, run)
}

fn again(office: &Office, people: usize, rows: &str, further: &[&str]) -> Run {
    office.write("a.csv", Survey::of(people).csv());
    office.write("register.csv", format!("{HEAD}{rows}"));
    let register = office.text("register.csv");
    office.publish("a.csv", &[&["--register", &register], further].concat())
}

fn report(office: &Office, number: u64) -> String {
    String::from_utf8(office.read(&format!("out/report/report-{number}.txt"))).expect("UTF-8")
}

#[test]
fn who_is_not_registered_any_more_is_not_listed() {
    let rows = "12345,見本 太郎,,2020-03-31,\n12346,,,2099-03-31,取消\n12347,,,2099-03-31,\n";
    let (office, run) = publish(3, rows, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("登録の失効等2人。掲載1人"),
        "{}",
        run.stdout
    );
    let report = report(&office, 1);
    for line in [
        "第012345号 見本 太郎: 登録の更新期限切れ（更新期限2020-03-31）",
        "第012346号 見本 太郎: 登録の取消",
        "登録簿        SHA-256",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
}

#[test]
fn another_name_and_a_missing_number_wait_for_the_office() {
    let rows = "12345,別人 太郎,,2099-03-31,\n";
    let (office, run) = publish(2, rows, &[]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in [
        "第012345号",
        "別人 太郎",
        "第012346号",
        "https://riss.ipa.go.jp/r?r=012346",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert!(!office.path("out/site/meta.json").exists());
    let waiting = String::from_utf8(office.read("out/report/確認待ち.csv")).expect("UTF-8");
    assert_eq!(waiting.lines().count(), 3, "{waiting}");
    let confirmed = "登録番号,確認すること,内容,判断\n\
        12345,登録簿の氏名,別人 太郎,同じ人\n12346,登録の確認,登録簿にない,掲載しない\n";
    office.write("out/確認済.csv", confirmed);
    let run = again(&office, 2, rows, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("登録の失効等1人。掲載1人"),
        "{}",
        run.stdout
    );
    assert!(report(&office, 1).contains("登録簿で確かめられないため掲載しない（登録簿にない）"));
}

#[test]
fn a_registration_that_ends_within_the_lists_life_is_named_with_an_earlier_last_day() {
    let rows = "12345,,2020-04-01,2026-09-30,\n12346,,,2026-06-30,\n12347,,,2099-03-31,\n";
    let day = ["--published", "2026-04-01", "--expires", "2027-04-01"];
    let (office, run) = publish(3, rows, &day);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let said = "第012346号 見本 太郎（2026-06-30）、第012345号 見本 太郎（2026-09-30）。";
    for text in [run.stdout, report(&office, 1)] {
        assert!(text.contains(said), "{text}");
        assert!(text.contains("--expires 2026-06-30"), "{text}");
    }
    let (_, run) = publish(
        3,
        rows,
        &["--published", "2026-04-01", "--expires", "2026-06-30"],
    );
    assert!(!run.stdout.contains("更新期限が来る方"), "{}", run.stdout);
}

#[test]
fn another_year_of_registration_is_named() {
    let office = Office::new();
    let survey = Survey::new().row(&[("登録年", "2018")]);
    office.write("a.csv", survey.csv());
    office.write(
        "register.csv",
        format!("{HEAD}12345,,2017-10-01,2099-03-31,\n"),
    );
    let run = office.publish("a.csv", &["--register", &office.text("register.csv")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("回答では2018年、登録簿では2017年"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_register_that_cannot_be_read_publishes_nothing() {
    for (rows, said) in [
        ("12345,,,いつか,\n", "2行目「更新期限」列"),
        (
            "12A45,,,2099-03-31,\n",
            "2行目: 「12A45」は登録番号として読み取れません",
        ),
        (
            "12345,,,2099-03-31,\n12345,,,2020-03-31,\n",
            "3行目: 第012345号は2行目にもあり",
        ),
        ("12345,,,2099-03-31,たぶん\n", "2行目「取消」列"),
    ] {
        let (office, run) = publish(1, rows, &[]);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains(said), "{said} in {}", run.stderr);
        assert!(run.stderr.contains("register.csv"), "{}", run.stderr);
        assert!(!office.path("out/site/meta.json").exists());
    }
}

#[test]
fn a_register_that_is_forgotten_is_missed() {
    let rows = "12345,,,2099-03-31,\n";
    let (office, run) = publish(1, rows, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let next = office.publish("a.csv", &[]);
    assert_eq!(next.status, 1, "{}", next.stdout);
    assert!(
        next.stderr.contains("登録簿が指定されていません"),
        "{}",
        next.stderr
    );
    assert!(!next.stderr.contains("--outside"), "{}", next.stderr);
    let meant = office.publish("a.csv", &["--no-register"]);
    assert_eq!(meant.status, 0, "{}", meant.stderr);
}

/// The register with a further column that says this of the first of three people.
fn with_column(header: &str, cell: &str) -> (Office, Run) {
    let office = Office::new();
    office.write("a.csv", Survey::of(3).csv());
    let rows = format!("12345,2099-03-31,{cell}\n12346,2099-03-31,\n12347,2099-03-31,\n");
    office.write(
        "register.csv",
        format!("登録番号,更新期限,{header}\n{rows}"),
    );
    let register = office.text("register.csv");
    let run = office.publish("a.csv", &["--register", &register]);
    (office, run)
}

#[test]
fn a_column_about_something_else_cancels_nobody() {
    for (header, cell) in [
        ("講習受講状態", "済"),
        ("更新手続の状態", "済"),
        ("講習受講状態", "有"),
        ("登録状態", "登録済"),
        ("登録状態", "更新済み"),
        ("失効通知", "無"),
        ("取消の届出", "なし"),
    ] {
        let (_, run) = with_column(header, cell);
        assert_eq!(run.status, 0, "{header}={cell}: {}", run.stderr);
        assert!(run.stdout.contains("掲載3人"), "{header}: {}", run.stdout);
    }
}

#[test]
fn a_column_that_may_be_about_a_cancellation_is_asked_about() {
    for (header, cell) in [
        ("失効通知", "有"),
        ("取消の届出", "有"),
        ("取消の届出", "未提出"),
        ("登録状態", "済"),
        ("登録状態", "なし"),
        ("登録の状態", "停止中"),
        ("備考", "2026年3月に登録取消"),
    ] {
        let (office, run) = with_column(header, cell);
        assert_eq!(run.status, 1, "{header}={cell}: {}", run.stdout);
        let said = format!("2行目「{header}」列");
        assert!(run.stderr.contains(&said), "{header}: {}", run.stderr);
        assert!(!office.path("out/site/meta.json").exists());
    }
}

#[test]
fn whoever_is_not_in_the_register_has_the_day_that_the_office_wrote_or_none() {
    for (day, expected) in [
        ("2026-01-10", Some("2026-01-10")),
        ("2026/1/10", Some("2026-01-10")),
        ("", None),
        ("2098-01-01", None),
    ] {
        let office = Office::new();
        let content = "登録簿にない（2026年）";
        let confirmed = format!(
            "登録番号,氏名,確認すること,内容,判断,確認した日\n12346,,登録の確認,{content},確認した,{day}\n"
        );
        office.write("out/確認済.csv", confirmed);
        let rows = "12345,,,2099-03-31,\n";
        let run = again(&office, 2, rows, &["--published", "2026-02-01"]);
        assert_eq!(run.status, 0, "{day}: {}", run.stderr);
        let list: serde_json::Value = serde_json::from_slice(&office.published()).expect("JSON");
        let checked = |place: usize| list["specialists"][place]["checked"].as_str();
        assert_eq!(checked(0), Some("2026-02-01"), "{list}");
        assert_eq!(checked(1), expected, "{day}: {list}");
    }
    let office = Office::new();
    let confirmed = "登録番号,確認すること,内容,判断,確認した日\n\
        12346,登録の確認,登録簿にない（2026年）,確認した,さきほど\n";
    office.write("out/確認済.csv", confirmed);
    let run = again(&office, 2, "12345,,,2099-03-31,\n", &[]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("「確認した日」列"), "{}", run.stderr);
}
