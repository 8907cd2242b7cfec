//! The next list compared with the one before it: what stops, and how the office answers.

use super::{Office, Run, contents};
use crate::builder::Survey;
use crate::photos::fixture;

/// So many people with more than a few filled fields.
pub fn full(people: usize) -> Survey {
    let cells = [
        ("フリガナ", "ミホン"),
        ("所属組織・企業名", "見本社"),
        ("自己PR", "文"),
        ("登録年", "2020"),
        ("S1-a-2", "2"),
    ];
    (0..people).fold(Survey::new(), |survey, _| survey.row(&cells))
}

/// Published as number 1.
pub fn office(survey: &Survey) -> Office {
    let office = Office::new();
    office.write("a.csv", survey.csv());
    let run = office.publish("a.csv", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    office
}

pub fn publish(office: &Office, survey: &Survey, further: &[&str]) -> Run {
    office.write("b.csv", survey.csv());
    office.publish("b.csv", further)
}

/// Stopped with these words, and nothing of the site is another.
pub fn stopped(office: &Office, survey: &Survey, further: &[&str], said: &[&str]) {
    let before = contents(&office.path("out/site"));
    let run = publish(office, survey, further);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in said {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(contents(&office.path("out/site")), before);
}

pub fn passes(office: &Office, survey: &Survey, further: &[&str]) -> Run {
    let run = publish(office, survey, further);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

pub fn report(office: &Office, number: u64) -> String {
    String::from_utf8(office.read(&format!("out/report/report-{number}.txt"))).expect("UTF-8")
}

/// The office completes the table of what is to be confirmed and keeps it.
pub fn confirm(office: &Office, word: &str) {
    let table = String::from_utf8(office.read("out/report/確認待ち.csv")).expect("UTF-8");
    let mut lines: Vec<String> = table.lines().map(String::from).collect();
    for line in lines.iter_mut().skip(1) {
        let mut cells: Vec<String> = line.split(',').map(String::from).collect();
        cells[4] = word.to_string();
        *line = cells.join(",");
    }
    office.write("out/確認済.csv", lines.join("\r\n"));
}

#[test]
fn people_who_are_missing_stop_the_publication_until_their_number_is_said() {
    let office = office(&full(5));
    let few = full(2);
    let named = [
        "前回掲載した5人のうち3人",
        "第012347号",
        "第012349号",
        "--leavers 3",
    ];
    stopped(&office, &few, &[], &named);
    stopped(
        &office,
        &few,
        &["--leavers", "2"],
        &["3人で", "指定された2人と違います"],
    );
    let run = passes(&office, &few, &["--leavers", "3"]);
    assert!(
        run.stdout.contains("新規0人、退出3人、変更0人"),
        "{}",
        run.stdout
    );
    let report = report(&office, 2);
    assert!(
        report.contains("前回（公開番号1、掲載5人）からの変更"),
        "{report}"
    );
    assert!(
        report.contains("第012347号 見本 太郎: 調査ファイルに回答がありません"),
        "{report}"
    );
}

#[test]
fn the_report_tells_each_field_and_mark_that_has_changed() {
    let office = office(&full(2));
    let mut next = full(3);
    next.rows[0].insert("自己PR".into(), "新しい文".into());
    next.rows[0].insert("S3-a-1".into(), "3".into());
    next.rows[0].insert("S3-b-1".into(), "3".into());
    next.rows[0].insert("S3-b-2".into(), "3".into());
    next.rows[0].insert("S3-b-3".into(), "3".into());
    let run = passes(&office, &next, &[]);
    assert!(
        run.stdout.contains("新規1人、退出0人、変更1人"),
        "{}",
        run.stdout
    );
    let report = report(&office, 2);
    for line in [
        "第012347号 見本 太郎",
        "自己PR: 文 → 新しい文",
        "S3-a-1: （空欄） → 3",
        "評価S3: （空欄） → ○",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
    // What changed stays at the office.
    let site = contents(&office.path("out/site"));
    let is_told = site
        .iter()
        .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("変更"));
    assert!(!is_told);
}

#[test]
fn a_first_publication_and_the_same_one_again_are_compared_with_nothing() {
    let office = office(&full(2));
    assert!(!report(&office, 1).contains("からの変更"));
    let day = String::from_utf8(office.read("out/report/report-1.json")).expect("UTF-8");
    assert!(!day.contains("changes"));
    passes(&office, &full(2), &["--serial", "1"]);
    assert!(!report(&office, 1).contains("からの変更"));
}

#[test]
fn an_answer_with_a_few_questions_does_not_erase_the_rest() {
    let office = office(&full(2));
    let mut next = full(2);
    for column in ["フリガナ", "所属組織・企業名", "自己PR", "登録年", "S1-a-2"] {
        next.rows[0].remove(column);
    }
    let named = ["第012345号", "5項目", "フリガナ", "--update"];
    stopped(&office, &next, &[], &named);
    // An update keeps them all. Somebody has answered again: else there is nothing new.
    next.rows[1].insert("回答日時".into(), "2025-08-01 10:00".into());
    passes(&office, &next, &["--update"]);
    assert!(
        report(&office, 2).contains("変更（0人）"),
        "{}",
        report(&office, 2)
    );
    // Where it is meant, the office says so for this answer.
    let file = next.csv();
    next.rows[0].insert("回答日時".into(), "2025-08-01 10:00".into());
    assert_ne!(next.csv(), file);
    stopped(&office, &next, &[], &["5項目"]);
    confirm(&office, "このままでよい");
    passes(&office, &next, &[]);
    assert!(report(&office, 3).contains("自己PR: 文 → （空欄）"));
    assert!(!office.path("out/report/確認待ち.csv").exists());
}

#[test]
fn another_name_or_address_under_a_known_number_waits_for_the_office() {
    let office = office(&full(2));
    let mut next = full(2);
    next.rows[1].insert("氏名".into(), "別人 太郎".into());
    next.rows[1].insert("メールアドレス".into(), "betsujin@mihon.jp".into());
    let named = [
        "第012346号 見本 太郎",
        "別人 太郎",
        "betsujin@mihon.jp",
        "確認待ち.csv",
    ];
    stopped(&office, &next, &[], &named);
    confirm(&office, "同じ人");
    passes(&office, &next, &[]);
    assert!(report(&office, 2).contains("氏名: 見本 太郎 → 別人 太郎"));
    // That was a confirmation of this name and no other.
    next.rows[1].insert("氏名".into(), "さらに 別人".into());
    stopped(&office, &next, &[], &["さらに 別人"]);
}

#[test]
fn one_address_under_two_numbers_is_told_at_first_and_stops_later() {
    let mut survey = full(12);
    survey.rows[1].insert("メールアドレス".into(), "taro@mihon.jp".into());
    let office = Office::new();
    office.write("a.csv", survey.csv());
    let first = office.publish("a.csv", &[]);
    assert_eq!(first.status, 0, "{}", first.stderr);
    let said = [
        "第012345号",
        "第012346号",
        "同じメールアドレス（taro@mihon.jp）",
    ];
    for part in said {
        assert!(first.stdout.contains(part), "{part} in {}", first.stdout);
    }
    stopped(&office, &survey, &[], &said);
    confirm(&office, "このままでよい");
    passes(&office, &survey, &[]);
    for (row, place) in [(2, "大阪市"), (3, "大阪市")] {
        survey.rows[row].insert("居住地（市区町村）".into(), place.into());
    }
    stopped(
        &office,
        &survey,
        &[],
        &["同じ氏名と市区町村", "第012347号", "第012348号"],
    );
}

#[test]
fn one_address_under_two_listed_numbers_is_confirmed_as_theirs() {
    let mut survey = full(4);
    for row in &mut survey.rows[..3] {
        row.insert("メールアドレス".into(), "taro@mihon.jp".into());
    }
    survey.rows[0].insert("支援可能期間".into(), "支援不可".into());
    let office = office(&survey);
    let confirmed = "登録番号,確認すること,内容,判断\n\
        12345,同じメールアドレス,第012346号,このままでよい\n\
        12345,同じメールアドレス,第012347号,このままでよい\n";
    office.write("out/確認済.csv", confirmed);
    stopped(
        &office,
        &survey,
        &[],
        &["第012346号", "第012347号", "同じメールアドレス"],
    );
    let more = "12346,同じメールアドレス,第012347号,このままでよい\n";
    office.write("out/確認済.csv", format!("{confirmed}{more}"));
    passes(&office, &survey, &[]);
}

#[test]
fn photos_that_are_forgotten_are_missed() {
    let office = Office::new();
    office.write("photos/a.png", fixture("plain.png"));
    let mut survey = full(2);
    survey.rows[0].insert("写真".into(), "a.png".into());
    office.write("a.csv", survey.csv());
    let photos = office.text("photos");
    assert_eq!(office.publish("a.csv", &["--photos", &photos]).status, 0);
    stopped(
        &office,
        &survey,
        &[],
        &["写真が1枚", "--photos", "--no-photos"],
    );
    passes(&office, &survey, &["--photos", &photos]);
    passes(&office, &survey, &["--no-photos"]);
    assert!(report(&office, 3).contains("写真: 写真あり → （空欄）"));
    passes(&office, &survey, &[]);
}

#[test]
fn who_is_not_listed_any_more_stays_out_of_every_later_list() {
    let office = office(&full(5));
    office.write(
        "out/掲載停止.csv",
        "登録番号,理由\n12345,本人の申し出\n12346,その他（判断）\n",
    );
    let run = passes(&office, &full(5), &[]);
    assert!(
        run.stdout.contains("掲載否0人、掲載停止2人。掲載3人"),
        "{}",
        run.stdout
    );
    let text = report(&office, 2);
    assert!(
        text.contains("第012345号 見本 太郎: 掲載停止（本人の申し出）"),
        "{text}"
    );
    let run = passes(&office, &full(5), &[]);
    assert!(!run.stdout.contains("--outside"), "{}", run.stdout);
    std::fs::remove_file(office.path("out/掲載停止.csv")).expect("gone");
    stopped(&office, &full(5), &[], &["掲載停止.csvがありません"]);
    office.write("out/掲載停止.csv", "登録番号,理由\n12345,なんとなく\n");
    stopped(
        &office,
        &full(5),
        &[],
        &["掲載停止.csv", "2行目「理由」列", "本人の申し出"],
    );
}

#[test]
fn answers_of_days_to_come_and_lists_that_end_soon_are_told() {
    let mut survey = full(1);
    survey.rows[0].insert("回答日時".into(), "2099-01-01 10:00".into());
    let office = Office::new();
    office.write("a.csv", survey.csv());
    let run = office.publish(
        "a.csv",
        &["--published", "2020-01-01", "--expires", "2020-12-31"],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("今日より後です"), "{}", run.stdout);
    assert!(
        run.stdout
            .contains("有効期限（2020-12-31）はすでに過ぎています"),
        "{}",
        run.stdout
    );
    let site = office.text("out/site");
    for path in [
        site.as_str(),
        office.snapshot("out/site").to_str().expect("UTF-8"),
    ] {
        let check = super::run(&["check", path]);
        assert_eq!(check.status, 1, "{}", check.stdout);
        assert!(
            check.stderr.contains("有効期限が過ぎています"),
            "{}",
            check.stderr
        );
    }
}
