//! What is to be confirmed: how it is said, where the office answers, and what is kept of that.

use super::builder::{Survey, from_bytes, to_bytes};
use super::changes::{full, office, passes, publish, report, stopped};
use super::{Office, run};

const TABLE: &str = "out/report/確認待ち.csv";

/// Writes a word into 判断 of a row of the table, the header being row 1.
fn decide(office: &Office, row: usize, word: &str) {
    let mut table = from_bytes(&office.read(TABLE));
    assert_eq!(table[0][4], "判断");
    table[row - 1][4] = word.to_string();
    office.write(TABLE, to_bytes(&table, b','));
}

fn renamed(mut survey: Survey, row: usize, name: &str) -> Survey {
    survey.rows[row].insert("氏名".into(), name.into());
    survey
}

#[test]
fn a_word_in_the_table_is_all_that_the_office_writes() {
    let office = office(&full(3));
    let next = renamed(full(3), 0, "別人 一");
    stopped(
        &office,
        &next,
        &[],
        &["氏名が", "「同じ人」と書いて上書き保存"],
    );
    decide(&office, 2, "同じ人");
    let done = passes(&office, &next, &[]);
    assert!(
        done.stdout
            .contains("report/確認待ち.csvに書かれた判断1件を、確認済.csvに加えました"),
        "{}",
        done.stdout
    );
    assert!(!office.path(TABLE).exists());
    let kept = from_bytes(&office.read("out/確認済.csv"));
    assert_eq!(
        kept[0],
        [
            "登録番号",
            "氏名",
            "確認すること",
            "内容",
            "判断",
            "確認した日"
        ]
    );
    assert_eq!(
        kept[1][..5],
        ["第012345号", "見本 太郎", "氏名の変更", "別人 一", "同じ人"]
    );
    assert_eq!(kept[1][5].len(), "2026-12-01".len());
    assert_eq!(kept.len(), 2);
}

#[test]
fn decisions_are_kept_where_something_else_stops_and_beside_those_of_before() {
    let office = office(&full(3));
    office.write(
        "out/確認済.csv",
        "確認表,,,,\n確認すること,登録番号,内容,判断,担当\n氏名の変更,012345,昔の名,同じ人,山\n",
    );
    let next = renamed(renamed(full(3), 0, "別人 一"), 1, "別人 二");
    stopped(&office, &next, &[], &["別人 一", "別人 二"]);
    decide(&office, 3, "同じ人");
    let run = publish(&office, &next, &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("判断1件を"), "{}", run.stderr);
    assert!(run.stderr.contains("別人 一") && !run.stderr.contains("別人 二"));
    let kept = from_bytes(&office.read("out/確認済.csv"));
    assert_eq!(kept[2], ["氏名の変更", "012345", "昔の名", "同じ人", "山"]);
    assert_eq!(
        kept[3][..4],
        ["氏名の変更", "第012346号", "別人 二", "同じ人"]
    );
    assert_eq!(kept.len(), 4);
    // Once more, nothing is added a second time.
    let run = publish(&office, &next, &[]);
    assert!(!run.stderr.contains("加えました"), "{}", run.stderr);
    assert_eq!(from_bytes(&office.read("out/確認済.csv")).len(), 4);
}

#[test]
fn a_table_that_cannot_be_read_stays_as_it_is_and_is_named() {
    let office = office(&full(3));
    let next = renamed(full(3), 0, "別人 一");
    stopped(&office, &next, &[], &["別人 一"]);
    let free = office.read(TABLE);
    for (word, said) in [
        (
            "はい",
            "「はい」は読み取れません。「同じ人」と入力してください",
        ),
        ("掲載しない", "2行目「判断」列"),
    ] {
        decide(&office, 2, word);
        let written = office.read(TABLE);
        stopped(&office, &next, &[], &["確認待ち.csv", said]);
        assert_eq!(office.read(TABLE), written);
    }
    // A day without a decision: it would be lost.
    let mut table = from_bytes(&free);
    table[1][6] = "2026-12-01".into();
    office.write(TABLE, to_bytes(&table, b','));
    stopped(
        &office,
        &next,
        &[],
        &["2行目「判断」列: 何も書かれていません"],
    );
    office.write(TABLE, "何かの表\n");
    stopped(&office, &next, &[], &["確認待ち.csv", "列が見つかりません"]);
    assert_eq!(office.read(TABLE), "何かの表\n".as_bytes());
    assert!(!office.path("out/確認済.csv").exists());
}

#[test]
fn a_change_without_a_survey_leaves_what_was_written_alone() {
    let office = office(&full(12));
    let next = renamed(full(12), 0, "別人 一");
    stopped(&office, &next, &[], &["別人 一"]);
    decide(&office, 2, "同じ人");
    let written = office.read(TABLE);
    let out = office.text("out");
    for number in ["999999", "012350"] {
        let reason = ["--reason", "本人の申し出"];
        run(&[&["remove", number][..], &reason, &["--out", &out]].concat());
        assert_eq!(office.read(TABLE), written, "{number}");
    }
    assert!(office.path("out/report/report-2.txt").exists());
    passes(&office, &next, &[]);
}

#[test]
fn many_who_leave_are_in_a_table_and_hide_nothing_else() {
    let office = office(&full(60));
    let few = renamed(full(30), 3, "別人 四");
    let run = publish(&office, &few, &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("別人 四"), "{}", run.stderr);
    assert!(run.stderr.lines().count() <= 25, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("report/いなくなる方.csvの30人でよいときは、--leavers 30"),
        "{}",
        run.stderr
    );
    let table = from_bytes(&office.read("out/report/いなくなる方.csv"));
    assert_eq!(table.len(), 31);
    assert_eq!(
        table[30],
        ["第012404号", "見本 太郎", "調査ファイルに回答がありません"]
    );
    decide(&office, 2, "同じ人");
    passes(&office, &few, &["--leavers", "30"]);
    assert!(!office.path("out/report/いなくなる方.csv").exists());
    // So are many who come back.
    let out = office.text("out");
    let back = super::run(&["restore", "1", "--out", &out]);
    assert_eq!(back.status, 1, "{}", back.stdout);
    assert!(
        back.stderr.contains("report/戻る方.csvの30人"),
        "{}",
        back.stderr
    );
    assert_eq!(from_bytes(&office.read("out/report/戻る方.csv")).len(), 31);
    let back = super::run(&["restore", "1", "--returning", "30", "--out", &out]);
    assert_eq!(back.status, 0, "{}", back.stderr);
    assert!(!office.path("out/report/戻る方.csv").exists());
}

#[test]
fn what_to_look_at_fits_why_people_leave() {
    let office = office(&full(3));
    let mut next = full(3);
    next.rows[0].insert("掲載可否".into(), "否".into());
    let run = publish(&office, &next, &[]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("本人が掲載を断ったこと"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("登録簿"), "{}", run.stderr);
    next.rows[0].insert("掲載可否".into(), "可".into());
    office.write("outside.csv", "登録番号\n012346\n");
    let outside = office.text("outside.csv");
    let run = publish(&office, &next, &["--outside", &outside]);
    assert!(
        run.stderr.contains("対象外の方のファイルと登録簿"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("断った"), "{}", run.stderr);
}

#[test]
fn what_to_do_about_the_register_is_said_once() {
    let office = Office::new();
    office.write("a.csv", Survey::of(5).csv());
    office.write(
        "register.csv",
        "登録番号,氏名,更新期限\n012345,別名 太郎,2099-03-31\n",
    );
    let register = office.text("register.csv");
    let run = office.publish("a.csv", &["--register", &register]);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.stderr.matches("公式の検索").count(),
        1,
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("確かめられない方が5人"),
        "{}",
        run.stderr
    );
    for number in 12_345..12_350 {
        assert!(run.stderr.contains(&format!("第{number:06}号")));
    }
    assert!(
        run.stderr
            .contains("氏名が「別名 太郎」です（「同じ人」か「掲載しない」）")
    );
}

#[test]
fn people_whom_the_office_leaves_out_are_counted_by_why() {
    let office = office(&full(30));
    office.write(
        "out/掲載停止.csv",
        "登録番号,理由\n12345,本人の申し出\n12346,登録の失効・取消\n",
    );
    let rows = full(30).rows;
    let rows = rows.iter().enumerate().map(|(place, row)| {
        let until = if place == 2 {
            "2020-03-31"
        } else {
            "2099-03-31"
        };
        format!("{},{until}\n", row["登録番号"])
    });
    office.write(
        "register.csv",
        format!("登録番号,更新期限\n{}", rows.collect::<String>()),
    );
    office.write("outside.csv", "登録番号\n012348\n");
    let (register, outside) = (office.text("register.csv"), office.text("outside.csv"));
    let run = passes(
        &office,
        &full(30),
        &["--register", &register, "--outside", &outside],
    );
    assert!(
        run.stdout
            .contains("掲載否0人、掲載停止2人、対象外1人、登録の失効等1人。掲載26人"),
        "{}",
        run.stdout
    );
    let text = report(&office, 2);
    for line in [
        "掲載否        0人",
        "掲載停止      2人",
        "対象外        1人",
        "登録の失効等  1人",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn another_name_stops_also_where_the_person_is_not_listed() {
    let mut first = full(12);
    first.rows[0].insert("掲載可否".into(), "否".into());
    let office = office(&first);
    let mut next = renamed(full(12), 0, "別人 太郎");
    next.rows[0].insert("掲載可否".into(), "否".into());
    stopped(&office, &next, &[], &["第012345号", "別人 太郎"]);
    let row = next.rows[0].clone();
    let older = [("回答日時".to_string(), "2025-06-01 10:00".to_string())];
    next.rows.push(row.into_iter().chain(older).collect());
    next.rows[12].insert("氏名".into(), "見本 太郎".into());
    decide(&office, 2, "同じ人");
    passes(&office, &next, &[]);
    let text = report(&office, 2);
    let said = "最新の「別人 太郎」を使います（この方は掲載しません）。";
    assert!(text.contains(said), "{text}");
}

#[test]
fn a_report_of_an_update_has_the_rows_of_the_file_that_was_handed_in() {
    let mut first = full(12);
    first.rows[5].insert("掲載可否".into(), "否".into());
    let office = office(&first);
    office.write(
        "few.csv",
        "登録番号,回答日時,掲載可否\n012346,2026-04-01 09:00,否\n",
    );
    let run = office.publish("few.csv", &["--update"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = report(&office, 2);
    for line in [
        "\n  2行目 第012346号 見本 太郎: 掲載可否が「否」",
        "\n  前回までの回答 第012350号 見本 太郎: 掲載可否が「否」",
        "\n  前回までの回答 第012346号 見本 太郎: 2行目の回答を使います",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn made_up_addresses_are_told_in_one_line() {
    let office = Office::new();
    let survey = (0..6).fold(Survey::new(), |survey, place| {
        survey.row(&[("メールアドレス", &format!("sp{place}@example.jp"))])
    });
    office.write("a.csv", survey.csv());
    let run = office.publish("a.csv", &[]);
    assert!(
        run.stdout.contains("確かめていただきたいことが1件"),
        "{}",
        run.stdout
    );
    let text = report(&office, 1);
    assert!(text.contains("見本用のメールアドレスが6件あります（2行目「メールアドレス」列の「sp0@example.jp」など）"), "{text}");
}

#[test]
fn a_first_publication_says_that_it_is_one() {
    let office = Office::new();
    office.write("a.csv", full(2).csv());
    let run = office.publish("a.csv", &[]);
    assert!(run.stdout.contains("はじめての公開です"), "{}", run.stdout);
    let run = passes(&office, &full(3), &[]);
    assert!(!run.stdout.contains("はじめて"), "{}", run.stdout);
}
