use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::Run;
use activelist_model::catalog::{Content, Group};

/// Runs the command with a standard input.
fn needs(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_activelist"))
        .arg("needs")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input).expect("the program reads");
    drop(stdin);
    let output = child.wait_with_output().expect("ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        status: output.status.code().expect("ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// The answers to a standard input, one a line.
fn answers(input: &str) -> Vec<Value> {
    let run = needs(&["--json"], input.as_bytes());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{input:?}");
    let lines = run.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn every_line_has_its_answer_an_empty_one_too() {
    let check = |input: &str, texts: &[&str]| {
        let found = answers(input);
        let found: Vec<&str> = found
            .iter()
            .map(|answer| answer["text"].as_str().expect("a text"))
            .collect();
        assert_eq!(found, texts, "{input:?}");
    };
    check("", &[]);
    check("\n", &[""]);
    check("規程\n\n研修", &["規程", "", "研修"]);
    check("規程\r\n研修\r\n", &["規程", "研修"]);
    check("\u{feff}規程\n\n", &["規程", ""]);
}

#[test]
fn an_answer_holds_all_that_the_core_found() {
    let text = "東大阪の工務店です。社内規程を作りたい";
    let answer = answers(text).remove(0);
    let core = activelist_needs::match_needs(text);
    assert_eq!(answer["confidence"], "clear");
    assert_eq!(answer["emergency"], Value::Null);
    let contents = answer["contents"].as_array().expect("contents");
    assert_eq!(contents.len(), core.suggestions.len());
    assert_eq!(contents[0]["id"], "1-1");
    assert_eq!(
        contents[0]["label"],
        Content::from_id("1-1").expect("known").label()
    );
    for (content, suggestion) in contents.iter().zip(&core.suggestions) {
        assert_eq!(content["score"], suggestion.score);
        assert_eq!(content["reason"], suggestion.reason);
        assert_eq!(content["words"], serde_json::json!(suggestion.words));
    }
    let area = &answer["conditions"][0];
    assert_eq!(
        (&area["group"], &area["option"], &area["label"]),
        (
            &Value::from(Group::Prefecture.key()),
            &Value::from(27),
            &Value::from("大阪府")
        )
    );
    assert_eq!(answer["conditions"][1]["label"], "建設業");
}

#[test]
fn an_emergency_and_not_knowing_are_said() {
    let found = answers("ランサムウェアに感染した\n規程を作りたい\n今日はいい天気ですね\n\n");
    let words = found[0]["emergency"]["words"].as_array().expect("words");
    assert!(!words.is_empty());
    assert_eq!(found[0]["emergency"]["branch"], "locked");
    assert_eq!(found[1]["emergency"], Value::Null);
    for unknown in &found[2..] {
        assert_eq!(unknown["confidence"], "unknown");
        assert_eq!(unknown["contents"], serde_json::json!([]));
    }
}

#[test]
fn who_else_helps_is_said_and_english_is_answered() {
    let text = "TISAXの認証を取りたい";
    let core = activelist_needs::match_needs(text).elsewhere;
    let sentence = core.expect("others serve it").sentence;
    assert_eq!(answers(text).remove(0)["elsewhere"], sentence);
    let said = format!("  ほかの相談先: {sentence}");
    let run = needs(&[text], b"");
    assert!(run.stdout.contains(&said), "{}", run.stdout);
    assert_eq!(
        answers("規程を作りたい").remove(0)["elsewhere"],
        Value::Null
    );
    let run = needs(&["We need help with our network"], b"");
    let is_english = run
        .stdout
        .contains("  This page understands Japanese only.");
    assert!(
        is_english && run.stdout.contains("#/incident"),
        "{}",
        run.stdout
    );
}

#[test]
fn words_on_the_command_line_are_one_text() {
    let run = needs(&["ルールを", "--json", "作りたい"], b"");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("one line");
    assert_eq!(answer["text"], "ルールを 作りたい");
    let run = needs(&["愛知の工場で、社内規程を作りたい"], b"");
    for part in [
        "確かさ: はっきりしています",
        "  1-1 情報セキュリティ規程の作成・改訂 ",
        "「社内規程」",
        "条件 地域: 愛知県（「愛知」から）",
    ] {
        assert!(run.stdout.contains(part), "{part} in {}", run.stdout);
    }
    let run = needs(&["こんにちは"], b"");
    assert!(run.stdout.contains("確かさ: わからない"), "{}", run.stdout);
    let run = needs(&["サーバーが暗号化されて、身代金を要求された"], b"");
    assert!(run.stdout.contains("  緊急: "), "{}", run.stdout);
}

#[test]
fn the_same_lines_give_the_same_bytes() {
    let input = "取引先のアンケートに答えたい\nUTMの警告が読めない\n".repeat(200);
    let once = needs(&["--json"], input.as_bytes());
    assert_eq!(once.stdout.lines().count(), 400);
    assert_eq!(once.stdout, needs(&["--json"], input.as_bytes()).stdout);
}

#[test]
fn lines_that_cannot_be_read_are_named_and_none_is_answered() {
    let check = |input: &[u8], said: &[&str]| {
        let run = needs(&["--json"], input);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        for part in said {
            assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
        }
    };
    let long = "あ".repeat(activelist_needs::LONGEST + 1);
    check(
        b"a\n\x8b\x4b\x92\xf6\nb\n\xff",
        &[
            "標準入力の2行目: UTF-8として読めません",
            "標準入力の4行目: UTF-8",
        ],
    );
    check(
        format!("a\n{long}\n").as_bytes(),
        &["標準入力の2行目: 4001文字あります。4000文字までに"],
    );
    let run = needs(&[&long], b"");
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("文: 4001文字"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_is_bounded_and_what_is_not_said_is_counted() {
    let run = needs(&[], &b"\xff\n".repeat(50_000));
    assert_eq!(run.status, 1);
    assert!(run.stderr.len() < 60_000, "{}", run.stderr.len());
    assert!(run.stderr.contains("ほかに49802件"), "{}", run.stderr);
    let run = needs(&[], &vec![b'a'; (32 << 20) + 1]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("32MBを超えています"), "{}", run.stderr);
}

#[test]
fn misuse_and_help_are_said_in_japanese() {
    let run = needs(&["--jason", "規程"], b"");
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("「--jason」という指定はありません"),
        "{}",
        run.stderr
    );
    let run = needs(&["--help"], b"");
    assert!(run.stdout.contains("使い方: activelist needs"));
    assert!(run.stdout.contains("標準入力の1行ずつ"), "{}", run.stdout);
}
