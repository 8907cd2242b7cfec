//! `activelist needs`: what a firm's own words lead to, from the core that the browser runs.
//!
//! Every text is answered, an empty one too, so that answers and lines stay in pairs; where one of
//! them can't be read, none is answered, and each fault is named by its line.

use std::fmt::Write as _;
use std::io::{IsTerminal, Read};

use activelist_model::catalog::Emergency;
use activelist_model::expert::seen_characters;
use activelist_needs::{Confidence, FirmFact, LONGEST, Needs, match_needs};
use activelist_view::display::need::english;
use activelist_view::display::wording::group_name;
use serde::Serialize;

use super::arguments::NeedsArguments;
use crate::{Failure, LINES};

/// Most bytes of a standard input.
const MOST_BYTES: u64 = 32 << 20;

/// Runs the command.
pub fn run(arguments: &NeedsArguments) -> Result<String, Failure> {
    let texts = match arguments.text.as_slice() {
        [] => lines(&standard_input()?)?,
        words => vec![whole("文", words.join(" ")).map_err(failure)?],
    };
    let mut out = String::new();
    for (at, text) in texts.iter().enumerate() {
        let needs = match_needs(text);
        if arguments.json {
            let line = serde_json::to_string(&record(text, &needs));
            let unsaid = |error: serde_json::Error| failure(error.to_string());
            out.push_str(&line.map_err(unsaid)?);
            out.push('\n');
        } else {
            if at > 0 {
                out.push('\n');
            }
            say(&mut out, text, &needs);
        }
    }
    Ok(out)
}

fn failure(fault: String) -> Failure {
    failures(vec![fault])
}

fn failures(faults: Vec<String>) -> Failure {
    Failure {
        headline: "困りごとの文を読み取れませんでした。次を直して、もう一度実行してください。"
            .into(),
        faults,
    }
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let input = std::io::stdin().lock();
    if input.is_terminal() {
        eprintln!(
            "困りごとを1行に1つずつ書き、最後にCtrl+D（WindowsではCtrl+ZとEnter）で終えてください。"
        );
    }
    let mut bytes = Vec::new();
    match input.take(MOST_BYTES + 1).read_to_end(&mut bytes) {
        Ok(read) if read as u64 > MOST_BYTES => Err(failure(format!(
            "標準入力: {}MBを超えています。文を分けて、何回かに分けて実行してください。",
            MOST_BYTES >> 20
        ))),
        Ok(_) => Ok(bytes),
        Err(error) => Err(failure(format!("標準入力: 読み取れません（{error}）。"))),
    }
}

/// The texts of a standard input, one a line, or every line that can't be read.
fn lines(bytes: &[u8]) -> Result<Vec<String>, Failure> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // Nothing at all is no text; a single end of line is one empty text.
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let mut texts = Vec::new();
    let mut faults = Vec::new();
    let mut unsaid = 0;
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let place = format!("標準入力の{}行目", at + 1);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let read = match std::str::from_utf8(line) {
            Ok(text) => whole(&place, text.to_string()),
            Err(_) => Err(format!(
                "{place}: UTF-8として読めません。UTF-8で保存し直してください。"
            )),
        };
        match read {
            Ok(text) => texts.push(text),
            Err(fault) if faults.len() < LINES - 1 => faults.push(fault),
            Err(_) => unsaid += 1,
        }
    }
    if unsaid > 0 {
        faults.push(format!("ほかに{unsaid}件あります。"));
    }
    if faults.is_empty() {
        Ok(texts)
    } else {
        Err(failures(faults))
    }
}

/// A text that the matcher reads to its end: an answer to its first part would be passed off as
/// one to the whole.
fn whole(place: &str, text: String) -> Result<String, String> {
    let written = seen_characters(&text);
    if written > LONGEST {
        return Err(format!(
            "{place}: {written}文字あります。{LONGEST}文字までに縮めるか、行を分けてください。"
        ));
    }
    Ok(text)
}

/// One text's answer as JSON.
#[derive(Serialize)]
struct NeedsRecord<'a> {
    text: &'a str,
    confidence: &'static str,
    emergency: Option<EmergencyRecord<'a>>,
    /// Who helps with what the list does not offer.
    elsewhere: Option<&'static str>,
    contents: Vec<ContentRecord<'a>>,
    conditions: Vec<ConditionRecord>,
}

#[derive(Serialize)]
struct EmergencyRecord<'a> {
    words: &'a [String],
    /// What has happened, by its key in links (`#/incident/…`); none where the words do not say it plainly.
    branch: Option<&'static str>,
}

/// A content that fits; scores are comparable within one text only.
#[derive(Serialize)]
struct ContentRecord<'a> {
    id: String,
    label: &'static str,
    score: i32,
    words: &'a [String],
    reason: &'static str,
}

/// A condition by its key and option in links.
#[derive(Serialize)]
struct ConditionRecord {
    group: &'static str,
    option: usize,
    label: &'static str,
}

fn record<'a>(text: &'a str, needs: &'a Needs) -> NeedsRecord<'a> {
    let contents = needs.suggestions.iter().map(|suggestion| ContentRecord {
        id: suggestion.content.id(),
        label: suggestion.content.label(),
        score: suggestion.score,
        words: &suggestion.words,
        reason: suggestion.reason,
    });
    let conditions = needs.conditions.iter().map(|condition| ConditionRecord {
        group: condition.group.key(),
        option: condition.option + 1,
        label: label(condition),
    });
    let emergency = needs.emergency.as_ref();
    NeedsRecord {
        text,
        confidence: match needs.confidence {
            Confidence::Clear => "clear",
            Confidence::Some => "some",
            Confidence::Unknown => "unknown",
        },
        emergency: emergency.map(|found| EmergencyRecord {
            words: &found.words,
            branch: found.branch.map(Emergency::key),
        }),
        elsewhere: needs.elsewhere.map(|kind| kind.sentence),
        contents: contents.collect(),
        conditions: conditions.collect(),
    }
}

fn label(condition: &FirmFact) -> &'static str {
    condition.group.label_of(condition.option)
}

/// One text's answer for people. Writing to a String never fails.
fn say(out: &mut String, text: &str, needs: &Needs) {
    let mut line = |arguments: std::fmt::Arguments| {
        let _ = writeln!(out, "{arguments}");
    };
    line(format_args!("「{}」", harmless(text)));
    if let Some(found) = &needs.emergency {
        line(format_args!(
            "  緊急: いま起きている事故のようです{}。",
            quoted(&found.words)
        ));
        if let Some(branch) = found.branch {
            line(format_args!(
                "    起きていること: {} #/incident/{}",
                branch.label(),
                branch.key()
            ));
        }
    }
    let english = english(text, needs);
    if let Some(found) = &english {
        line(format_args!("  {} #/incident: {}", found.text, found.link));
    }
    if let Some(kind) = needs.elsewhere {
        line(format_args!("  ほかの相談先: {}", kind.sentence));
    }
    if english.is_some() {
        return;
    }
    line(format_args!(
        "  確かさ: {}",
        match needs.confidence {
            Confidence::Clear => "はっきりしています。",
            Confidence::Some => "はっきりとはわかりません。近いと思われる順に示します。",
            Confidence::Unknown => "わからない（合う支援内容を見つけられませんでした）。",
        }
    ));
    for suggestion in &needs.suggestions {
        line(format_args!(
            "  {} {} {}点{}",
            suggestion.content.id(),
            suggestion.content.label(),
            points(suggestion.score),
            quoted(&suggestion.words)
        ));
    }
    for condition in &needs.conditions {
        line(format_args!(
            "  条件 {}: {}（「{}」から）",
            group_name(condition.group),
            label(condition),
            harmless(&condition.words)
        ));
    }
}

/// A text on one line of a terminal that it can't steer.
fn harmless(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// Hundredths as people read them.
fn points(score: i32) -> String {
    format!("{}.{:02}", score / 100, score % 100)
}

fn quoted(words: &[String]) -> String {
    if words.is_empty() {
        // What was learned from many sentences speaks without a word of its own.
        "（書かれた内容の全体から）".to_string()
    } else {
        format!("（「{}」から）", harmless(&words.join("」「")))
    }
}
