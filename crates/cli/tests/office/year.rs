//! A year of the office: what happens to a list between its first publication and the next survey, step by step.

use serde_json::Value;

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::changes::confirm;

const PEOPLE: usize = 40;

/// Who answers the second survey for the first time is in the register as well.
const REGISTERED: usize = PEOPLE + 2;

/// What so many people answer who answer everything. The whole year lies in the past, on every machine's clock.
fn all(people: usize, at: &str) -> Survey {
    let cells = [
        ("回答日時", at),
        ("フリガナ", "ミホン"),
        ("所属組織・企業名", "見本社"),
        ("自己PR", "文"),
        ("登録年", "2020"),
        ("S1-a-2", "2"),
    ];
    (0..people).fold(Survey::new(), |survey, _| survey.row(&cells))
}

fn first() -> Survey {
    all(PEOPLE, "2021-03-01 10:00")
}

/// What it takes for ○ in S3.
const MARK: [(&str, &str); 4] = [
    ("S3-a-1", "3"),
    ("S3-b-1", "3"),
    ("S3-b-2", "3"),
    ("S3-b-3", "3"),
];

fn answer(survey: &mut Survey, person: usize, cells: &[(&str, &str)]) {
    let cells = cells.iter();
    survey.rows[person].extend(cells.map(|(header, cell)| (header.to_string(), cell.to_string())));
}

/// A file in which so many of the first people answer one question.
fn update(people: usize, day: &str) -> Survey {
    let mut survey = Survey::new();
    let headers = ["登録番号", "回答日時", "氏名", "メールアドレス", "自己PR"];
    let headers = headers.into_iter().chain(MARK.map(|(header, _)| header));
    survey.headers = headers.map(String::from).collect();
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
    let rows = (0..REGISTERED).map(|person| {
        let number = format!("{:06}", 12_345 + person);
        let until = if number == lapsed {
            "2021-06-30"
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
        let former = self.files();
        let run = self.publish(survey, day, further);
        self.done(&run, day, &former, said);
    }

    /// The step ended well and said so, the new list is sound, and the upload list tells what has changed in the folder.
    fn done(&self, run: &Run, day: &str, former: &[String], said: &[&str]) {
        assert_eq!(run.status, 0, "{day}: {}", run.stderr);
        for part in said {
            assert!(run.stdout.contains(part), "{day}: {part} in {}", run.stdout);
        }
        let check = run_check(&self.office.text("out/site"));
        assert_eq!(check.status, 0, "{day}: {}", check.stderr);
        let text = self.office.read("out/report/アップロード一覧.txt");
        let text = String::from_utf8(text).expect("UTF-8");
        let (place, rest) = text.split_once("4. 公開先から消します").expect("a part");
        // What only earlier publications needed is named after what the one before needed.
        let delete = rest.split("次のものは").next().expect("a part");
        let here = self.files();
        let line = |name: &String| format!("   - list/{name}\n");
        for name in &here {
            assert!(place.contains(&line(name)), "{day}: {name} in {text}");
            assert!(!rest.contains(&line(name)), "{day}: {name} in {text}");
        }
        let gone = former.iter().filter(|name| !here.contains(name));
        for name in gone {
            assert!(delete.contains(&line(name)), "{day}: {name} in {text}");
        }
    }

    /// The names of the files in `site/`, of which there are no portraits.
    fn files(&self) -> Vec<String> {
        let files = contents(&self.office.path("out/site")).into_iter();
        let name = |(path, _): (std::path::PathBuf, _)| {
            let name = path.file_name().expect("a name");
            name.to_str().expect("UTF-8").to_string()
        };
        files.map(name).collect()
    }

    /// Number, people and schema of the published list.
    fn is(&self, serial: u64, people: usize) {
        let list = self.json();
        assert_eq!(list["serial"], serial);
        // The register is asked from the first day on.
        assert_eq!(list["schema"], 2);
        let found = list["specialists"].as_array().expect("people");
        assert_eq!(found.len(), people);
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.office.published()).expect("JSON")
    }

    /// The published record of a number.
    fn record(&self, number: &str) -> Option<Value> {
        let list = self.json();
        let mut people = list["specialists"].as_array().expect("people").iter();
        people.find(|one| one["no"] == number).cloned()
    }

    /// The days of somebody's answer and of the look into the register.
    fn days(&self, number: &str, answered: &str, checked: &str) {
        let record = self.record(number).expect(number);
        assert_eq!(record["answered"], answered, "{number}");
        assert_eq!(record["checked"], checked, "{number}");
    }

    /// Whether the archive holds this text anywhere.
    fn archive_holds(&self, text: &str) -> bool {
        let files = contents(&self.office.path("out/archive"));
        files
            .iter()
            .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text))
    }

    fn reported(&self, number: u64, lines: &[&str]) {
        let report = self.report(number);
        for line in lines {
            assert!(report.contains(line), "{line} in {report}");
        }
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
        let former = self.files();
        let out = self.office.text("out");
        let run = run(&[command, &["--out", &out, "--published", day]].concat());
        self.done(&run, day, &former, said);
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
    year.publishes(&first(), "2021-04-01", &far, &["掲載40人"]);
    year.is(1, 40);
    year.days("012345", "2021-03-01", "2021-04-01");

    // Thirty people send a new text, and one of them has learnt something.
    let mut thirty = update(30, "2021-05-01");
    answer(&mut thirty, 1, &MARK);
    let with = [&far[..], &["--update"]].concat();
    let said = ["新規0人、退出0人、変更30人", "掲載40人"];
    year.publishes(&thirty, "2021-05-02", &with, &said);
    year.is(2, 40);
    assert_eq!(year.list().matches("新しい文").count(), 30);
    let learnt = ["自己PR: 文 → 新しい文", "評価S3: （空欄） → ○"];
    year.reported(2, &learnt);
    year.days("012346", "2021-05-01", "2021-05-02");
    year.days("012384", "2021-03-01", "2021-05-02");

    // A wedding: name and address are new, and the office is asked about both before anything is published.
    let mut wedding = update(1, "2021-06-01");
    let married = [("氏名", "例示 太郎"), ("メールアドレス", "reiji@mihon.jp")];
    answer(&mut wedding, 0, &married);
    let asked = "氏名が「例示 太郎」に変わります";
    year.stops(&wedding, "2021-06-02", &with, asked);
    year.stops(&wedding, "2021-06-02", &with, "reiji@mihon.jp");
    confirm(&year.office, "同じ人");
    let said = ["新規0人、退出0人、変更1人", "掲載40人"];
    year.publishes(&wedding, "2021-06-02", &with, &said);
    year.is(3, 40);
    let record = year.record("012345").expect("listed");
    assert_eq!(
        (&record["name"], &record["mail"]),
        (&"例示 太郎".into(), &"reiji@mihon.jp".into())
    );
    year.reported(3, &["氏名: 見本 太郎 → 例示 太郎"]);

    // A registration lapses, without a word from anybody.
    year.office.write("register.csv", register("012350"));
    let said = ["新規0人、退出1人、変更0人", "掲載39人"];
    year.publishes(&wedding, "2021-07-01", &with, &said);
    year.is(4, 39);
    assert_eq!(year.record("012350"), None);
    let lapsed = "第012350号 見本 太郎: 登録の更新期限切れ（更新期限2021-06-30）";
    year.reported(4, &[lapsed]);
    // Who may come back keeps the answer at the office.
    assert!(year.archive_holds("taro5@mihon.jp"));

    // Somebody withdraws, today, and nobody looks for a survey. Nothing of the answers is left at the office either.
    assert!(year.archive_holds("taro15@mihon.jp"));
    let wish = ["remove", "012360", "--reason", "本人の申し出"];
    let said = ["公開番号5", "新規0人、退出1人、変更0人", "掲載38人"];
    year.changes("2021-07-02", &wish, &said);
    year.is(5, 38);
    assert_eq!(year.record("012360"), None);
    year.reported(5, &["第012360号 見本 太郎: 掲載停止（本人の申し出）"]);
    assert!(!year.archive_holds("taro15@mihon.jp"));
    let stopped = year.office.read("out/掲載停止.csv");
    let text = String::from_utf8_lossy(&stopped).into_owned();
    let is_line = |line: &str| line.contains("12360") && line.contains("本人の申し出");
    assert!(text.lines().any(is_line), "{text}");
    // Nobody looked into the register that day.
    year.days("012346", "2021-05-01", "2021-07-01");

    // A list of before both would bring back whose registration has lapsed, and says so; who withdrew is not among them.
    let back = ["restore", "3"];
    year.refuses(&back, "1人が戻ります");
    year.refuses(&back, lapsed);

    // A field is wrong.
    let table = "登録番号,項目,訂正前,訂正後,日付,理由\n012346,自己PR,新しい文,訂正した文,2021-07-10,本人から\n";
    year.office.write("訂正.csv", table);
    let table = year.office.text("訂正.csv");
    let said = ["公開番号6", "新規0人、退出0人、変更1人"];
    year.changes("2021-07-10", &["correct", &table], &said);
    year.is(6, 38);
    year.reported(6, &["自己PR: 新しい文 → 訂正した文"]);
    // The same table again does not fit any more.
    year.refuses(&["correct", &table], "訂正した文");

    // A bad file: filtered, and without what the form asked.
    let mut bad = first();
    bad.rows.truncate(4);
    year.stops(&bad, "2021-08-01", &far, "前回掲載した38人のうち34人");
    // Somebody says the numbers that the messages ask for, without having looked.
    answer(&mut bad, 0, &married);
    answer(&mut bad, 1, &MARK);
    let anyway = [&far[..], &["--leavers", "34", "--older", "4"]].concat();
    let said = ["新規0人、退出34人", "掲載4人"];
    year.publishes(&bad, "2021-08-01", &anyway, &said);
    year.is(7, 4);

    // The list before comes back, without who withdrew, and with the correction.
    let back = ["restore", "6", "--returning", "34"];
    let said = ["公開番号8", "新規34人、退出0人", "掲載38人"];
    year.changes("2021-08-02", &back, &said);
    year.is(8, 38);
    assert_eq!(year.record("012360"), None);
    assert_eq!(year.record("012350"), None);
    assert!(year.list().contains("訂正した文"));
    year.days("012346", "2021-05-01", "2021-07-01");
    // Only the last five are kept.
    year.refuses(&["restore", "3"], "控えがあるのは、公開番号4、5、6、7です");

    // An update goes on from there.
    let mut more = update(2, "2021-09-01");
    answer(&mut more, 0, &married);
    let said = ["新規0人、退出0人、変更1人", "掲載38人"];
    year.publishes(&more, "2021-09-02", &with, &said);
    year.is(9, 38);
    year.reported(9, &["自己PR: 訂正した文 → 新しい文"]);
    year.days("012346", "2021-09-01", "2021-09-02");

    // The second survey asks everybody again. Two are new, one does not answer, one declines, and who withdrew in
    // summer answers by mistake.
    let mut second = all(REGISTERED, "2022-02-01 10:00");
    answer(&mut second, 0, &married);
    answer(&mut second, 35, &[("掲載可否", "否")]);
    second.rows.remove(39);
    let said = ["新規2人、退出2人、変更28人", "掲載38人"];
    year.publishes(&second, "2022-03-01", &far, &said);
    year.is(10, 38);
    for number in ["012350", "012360", "012380", "012384"] {
        assert_eq!(year.record(number), None, "{number}");
    }
    let left = [
        "第012380号 見本 太郎: 掲載可否が「否」",
        "第012384号 見本 太郎: 調査ファイルに回答がありません",
        // What was learnt is not in the new answer.
        "評価S3: ○ → （空欄）",
    ];
    year.reported(10, &left);
    year.days("012386", "2022-02-01", "2022-03-01");
    assert_eq!(year.office.read("out/掲載停止.csv"), stopped);
    assert!(!year.archive_holds("taro15@mihon.jp"));
    assert!(!year.archive_holds("taro35@mihon.jp"));
    let archive = std::fs::read_dir(year.office.path("out/archive")).expect("a folder");
    assert_eq!(archive.count(), 5);
}

#[test]
fn a_list_that_nobody_renews_ends_a_year_after_its_publication() {
    let office = Office::new();
    office.write("register.csv", register(""));
    let register = office.text("register.csv");
    let year = Year { office, register };
    let run = year.publish(&first(), "2021-04-01", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let check = run_check(&year.office.text("out/site"));
    assert_eq!(check.status, 1, "{}", check.stdout);
    for part in ["有効期限が過ぎています", "2022-04-01"] {
        assert!(check.stderr.contains(part), "{part} in {}", check.stderr);
    }
}
