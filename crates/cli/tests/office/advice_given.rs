//! What a command advises after its work or instead of it: the next command, and what is to be put right.

use super::builder::{Survey, from_bytes, to_bytes};
use super::changes::{full, office, publish};
use super::{Office, run};

fn import(office: &Office, further: &[&str]) -> super::Run {
    let (file, mapping) = (office.text("in.csv"), office.text("map.csv"));
    let out = office.text("survey.csv");
    let arguments = ["import", &file, "--mapping", &mapping, "--out", &out];
    run(&[&arguments[..], further].concat())
}

/// Decides everything that is open: the proposal, or this word.
fn decide(office: &Office, word: &str) {
    let mut table = from_bytes(&office.read("map.csv"));
    for row in table.iter_mut().skip(1).filter(|row| row[5].is_empty()) {
        row[5] = word.to_string();
    }
    office.write("map.csv", to_bytes(&table, b','));
}

fn imported() -> Office {
    let office = Office::new();
    office.write("in.csv", Survey::of(2).csv());
    import(&office, &[]);
    decide(&office, "はい");
    let run = import(&office, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("activelist publish"), "{}", run.stdout);
    office
}

#[test]
fn the_next_command_signs() {
    let office = imported();
    let run = import(&office, &[]);
    for part in ["--key 秘密鍵 --out", "--photos、--outside、--register"] {
        assert!(run.stdout.contains(part), "{part} in {}", run.stdout);
    }
    let sample = office.text("sample");
    let run = super::run(&["sample", "--out", &sample]);
    assert!(run.stdout.contains("--key current --out"), "{}", run.stdout);
    assert!(run.stdout.contains("activelist keygen --out current"));
}

#[test]
fn a_survey_file_that_was_corrected_by_hand_is_not_replaced_unasked() {
    let office = imported();
    let own = office.read("survey.csv");
    let text = String::from_utf8(own.clone()).expect("UTF-8");
    let corrected = text.replacen("見本 太郎", "見本 太朗", 1);
    office.write("survey.csv", &corrected);
    let run = import(&office, &[]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    for part in ["survey.csv", "手で直した", "--replace"] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
    assert_eq!(office.read("survey.csv"), corrected.as_bytes());
    assert_eq!(import(&office, &["--replace"]).status, 0);
    assert_eq!(office.read("survey.csv"), own);
}

#[test]
fn a_decision_that_cannot_be_read_is_said_without_what_comes_of_it() {
    let office = Office::new();
    let rows = [("支援形態", "電話"), ("得意業界", "医療")];
    office.write("in.csv", Survey::new().row(&rows).row(&rows).csv());
    import(&office, &[]);
    decide(&office, "監査");
    let run = import(&office, &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("map.csv: ") && run.stderr.contains("「監査」は読み取れません"));
    assert!(!run.stderr.contains("in.csv: 2行目"), "{}", run.stderr);
    assert!(
        run.stderr.contains("直していただきたいことが1件"),
        "{}",
        run.stderr
    );
}

#[test]
fn help_is_that_of_the_command_that_was_meant() {
    for (arguments, command) in [
        (
            &["remove", "x", "--reason", "その他"][..],
            "activelist remove --help",
        ),
        (
            &["archive", "erase", "--what"],
            "activelist archive erase --help",
        ),
        (&["publish"], "activelist publish --help"),
        (&["nothing"], "activelist --help"),
    ] {
        let run = run(arguments);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(command), "{command} in {}", run.stderr);
    }
}

#[test]
fn the_system_s_english_is_left_out_where_the_cause_is_said() {
    let office = Office::new();
    let run = office.publish("nowhere.csv", &[]);
    assert!(run.stderr.contains("見つかりません"), "{}", run.stderr);
    assert!(!run.stderr.contains("os error"), "{}", run.stderr);
}

#[test]
fn a_list_that_ends_today_and_rows_that_are_too_old_are_said_plainly() {
    let office = office(&full(12));
    office.write(
        "few.csv",
        "登録番号,回答日時,自己PR\n012345,2020-01-01 09:00,昔の文\n012346,2026-04-01 09:00,新しい文\n",
    );
    let run = office.publish("few.csv", &["--update"]);
    assert!(
        run.stdout.contains("今回のファイルの2行目の回答は"),
        "{}",
        run.stdout
    );
    let out = office.text("out");
    let back = super::run(&["restore", "1", "--returning", "3", "--out", &out]);
    assert!(
        back.stderr
            .contains("戻る方はいません。--returningを付けずに"),
        "{}",
        back.stderr
    );
    office.write(
        "訂正.csv",
        "登録番号,項目,訂正前,訂正後,日付,理由\n012345,自己PR,文,別の文,,連絡\n",
    );
    let wrong = super::run(&["correct", &office.text("訂正.csv"), "--out", &out]);
    assert!(
        wrong.stderr.contains("2行目: 「日付」が空欄です"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn each_stop_says_its_own_word_and_its_own_example() {
    let office = office(&full(12));
    let mut next = full(12);
    next.rows[1].insert("メールアドレス".into(), "taro@mihon.jp".into());
    for row in [3, 4] {
        next.rows[row].insert("居住地（市区町村）".into(), "大阪市".into());
    }
    let run = publish(&office, &next, &[]);
    for part in [
        "同じ事務所の代表アドレスなど",
        "同姓同名の方など",
        "「判断」に「このままでよい」と書いて",
    ] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
}
