//! A year of the office: what happens to a list between its first publication and the next survey, step by step.

use super::{Office, Run, contents, run};
use crate::builder::Survey;

const PEOPLE: usize = 40;

fn first() -> Survey {
    let cells = [
        ("フリガナ", "ミホン"),
        ("所属組織・企業名", "見本社"),
        ("自己PR", "文"),
        ("登録年", "2020"),
        ("S1-a-2", "2"),
    ];
    (0..PEOPLE).fold(Survey::new(), |survey, _| survey.row(&cells))
}

/// A file in which so many of the first people answer one question.
fn update(people: usize, day: &str) -> Survey {
    let mut survey = Survey::new();
    survey.headers = ["登録番号", "回答日時", "氏名", "自己PR"]
        .map(String::from)
        .to_vec();
    (0..people).fold(survey, |survey, person| {
        let number = format!("{:06}", 12_345 + person);
        let at = format!("{day} 10:00");
        survey.row(&[
            ("登録番号", &number),
            ("回答日時", &at),
            ("自己PR", "新しい文"),
        ])
    })
}

fn register(lapsed: &str) -> String {
    let rows = (0..PEOPLE).map(|person| {
        let number = format!("{:06}", 12_345 + person);
        let until = if number == lapsed {
            "2026-06-30"
        } else {
            "2099-03-31"
        };
        format!("{number},{until}\n")
    });
    format!("登録番号,更新期限\n{}", rows.collect::<String>())
}

struct Year {
    office: Office,
    register: String,
}

impl Year {
    fn publish(&self, survey: &Survey, day: &str, further: &[&str]) -> Run {
        self.office.write("survey.csv", survey.csv());
        let dates = ["--published", day, "--register", &self.register];
        self.office
            .publish("survey.csv", &[&dates[..], further].concat())
    }

    fn publishes(&self, survey: &Survey, day: &str, further: &[&str], said: &[&str]) {
        let run = self.publish(survey, day, further);
        assert_eq!(run.status, 0, "{day}: {}", run.stderr);
        for part in said {
            assert!(run.stdout.contains(part), "{day}: {part} in {}", run.stdout);
        }
        let site = self.office.text("out/site");
        assert_eq!(run_check(&site).status, 0, "{day}");
    }

    /// Nothing of the site changes.
    fn stops(&self, survey: &Survey, day: &str, further: &[&str], said: &str) {
        let before = contents(&self.office.path("out/site"));
        let run = self.publish(survey, day, further);
        assert_eq!(run.status, 1, "{day}: {}", run.stdout);
        assert!(run.stderr.contains(said), "{day}: {said} in {}", run.stderr);
        assert_eq!(contents(&self.office.path("out/site")), before, "{day}");
    }

    /// An urgent change, from the published list alone.
    fn changes(&self, day: &str, command: &[&str], said: &[&str]) {
        let out = self.office.text("out");
        let run = run(&[command, &["--out", &out, "--published", day]].concat());
        assert_eq!(run.status, 0, "{day}: {}", run.stderr);
        for part in said {
            assert!(run.stdout.contains(part), "{day}: {part} in {}", run.stdout);
        }
        let site = self.office.text("out/site");
        assert_eq!(run_check(&site).status, 0, "{day}");
    }

    /// Nothing of the folder changes.
    fn refuses(&self, command: &[&str], said: &str) {
        let before = contents(&self.office.path("out/site"));
        let run = run(&[command, &["--out", &self.office.text("out")]].concat());
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains(said), "{said} in {}", run.stderr);
        assert_eq!(contents(&self.office.path("out/site")), before);
    }

    fn report(&self, number: u64) -> String {
        let name = format!("out/report/report-{number}.txt");
        String::from_utf8(self.office.read(&name)).expect("UTF-8")
    }

    fn list(&self) -> String {
        String::from_utf8(self.office.published()).expect("UTF-8")
    }
}

fn run_check(site: &str) -> Run {
    run(&["check", site])
}

#[test]
fn a_year_of_the_office_keeps_the_list_true_at_every_step() {
    let office = Office::new();
    office.write("register.csv", register(""));
    let register_file = office.text("register.csv");
    let year = Year {
        office,
        register: register_file,
    };
    let far = ["--expires", "2098-03-31"];
    year.publishes(&first(), "2026-04-01", &far, &["掲載40人"]);

    // Thirty people send a new text.
    let thirty = update(30, "2026-05-01");
    let with = [&far[..], &["--update"]].concat();
    year.publishes(
        &thirty,
        "2026-05-02",
        &with,
        &["退出0人、変更30人", "掲載40人"],
    );
    assert_eq!(year.list().matches("新しい文").count(), 30);

    // A wedding: the office asks, and confirms the new name.
    let mut wedding = update(1, "2026-06-01");
    wedding.rows[0].insert("氏名".into(), "例示 太郎".into());
    year.stops(
        &wedding,
        "2026-06-02",
        &with,
        "氏名が「例示 太郎」に変わります",
    );
    let confirmed = "登録番号,確認すること,内容,判断\n012345,氏名の変更,例示 太郎,同じ人\n";
    year.office.write("out/確認済.csv", confirmed);
    year.publishes(&wedding, "2026-06-02", &with, &["退出0人、変更1人"]);
    assert!(year.list().contains("例示 太郎"));

    // A registration lapses; nobody answers anew.
    year.office.write("register.csv", register("012350"));
    year.publishes(
        &wedding,
        "2026-07-01",
        &with,
        &["退出1人、変更0人", "掲載39人"],
    );
    assert!(!year.list().contains("012350"));

    // Somebody withdraws, today, and nobody looks for a survey. Of the answers nothing is left at the office either.
    let wish = ["remove", "012360", "--reason", "本人の申し出"];
    year.changes(
        "2026-07-02",
        &wish,
        &["公開番号5", "退出1人、変更0人", "掲載38人"],
    );
    assert!(!year.list().contains("012360"));
    assert!(
        year.report(5)
            .contains("第012360号 見本 太郎: 掲載停止（本人の申し出）")
    );
    for (path, bytes) in contents(&year.office.path("out/archive")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("taro15@mihon.jp"), "{path:?}");
    }

    // A list of before both would bring back whose registration has lapsed, and says so; who withdrew is not among them.
    let back = ["restore", "3"];
    year.refuses(&back, "1人が戻ります");
    year.refuses(
        &back,
        "第012350号 見本 太郎: 登録の更新期限切れ（更新期限2026-06-30）",
    );

    // A field is wrong.
    let table = "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,新しい文,訂正した文,2026-07-10,本人から\n";
    year.office.write("訂正.csv", table);
    let table = year.office.text("訂正.csv");
    let said = ["公開番号6", "新規0人、退出0人、変更1人"];
    year.changes("2026-07-10", &["correct", &table], &said);
    assert!(year.report(6).contains("自己PR: 新しい文 → 訂正した文"));

    // A bad file: filtered, and without what the form asked.
    let mut bad = first();
    bad.rows.truncate(4);
    year.stops(&bad, "2026-08-01", &far, "前回掲載した38人のうち34人");
    // Somebody says the number that the message asks for, without having looked.
    bad.rows[0].insert("氏名".into(), "例示 太郎".into());
    let anyway = [&far[..], &["--leavers", "34"]].concat();
    year.publishes(&bad, "2026-08-01", &anyway, &["退出34人", "掲載4人"]);

    // The list before comes back, without who withdrew, and with the correction.
    let back = ["restore", "6", "--returning", "34"];
    let said = ["公開番号8", "新規34人、退出0人", "掲載38人"];
    year.changes("2026-08-02", &back, &said);
    let list = year.list();
    assert!(!list.contains("012360") && !list.contains("012350"));
    assert!(list.contains("訂正した文"));
    // Only the last five are kept.
    year.refuses(&["restore", "3"], "控えがあるのは、公開番号4、5、6、7です");

    // An update goes on from there.
    let mut more = update(2, "2026-09-01");
    more.rows[0].insert("氏名".into(), "例示 太郎".into());
    year.publishes(
        &more,
        "2026-09-02",
        &with,
        &["退出0人、変更1人", "掲載38人"],
    );

    // The second survey has everybody with an old text, and the one who withdrew. Its answers are new.
    let mut second = first();
    for row in &mut second.rows {
        row.insert("回答日時".into(), "2027-02-01 10:00".into());
    }
    second.rows[0].insert("氏名".into(), "例示 太郎".into());
    year.publishes(
        &second,
        "2027-03-01",
        &far,
        &["新規0人、退出0人、変更28人", "掲載38人"],
    );
    assert!(!year.list().contains("012360") && !year.list().contains("012350"));

    // The list ends.
    let end = ["--expires", "2020-12-31"];
    let run = year.publish(&second, "2020-01-01", &end);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let check = run_check(&year.office.text("out/site"));
    assert_eq!(check.status, 1, "{}", check.stdout);
    assert!(
        check.stderr.contains("有効期限が過ぎています"),
        "{}",
        check.stderr
    );
    let archive = std::fs::read_dir(year.office.path("out/archive")).expect("a folder");
    assert_eq!(archive.count(), 5);
}
