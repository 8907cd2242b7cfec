//! Inputs that once broke something, each by what it broke.

use super::probes;
use super::texts::survey;

/// The header of a column was named in full, and as it stood.
#[test]
fn a_header_of_hidden_letters_is_named_as_what_it_is() {
    let header = format!("\"氏名\u{202e}{}\u{1b}]0;\"", "長".repeat(5_000));
    let text = survey("回答日時", "2025-07-03 09:05").replacen("氏名,", &format!("{header},"), 1);
    probes::run("survey", text.as_bytes());
    let text = survey("氏名", "見本").replacen("回答日時", &format!("回答日時,{header}"), 1);
    probes::run("survey", text.as_bytes());
}

/// The code of a hidden letter takes eight letters, and what was cut to three hundred grew again.
#[test]
fn a_key_of_hidden_letters_makes_no_long_sentence() {
    let key = "con".to_string() + &"\u{7f}".repeat(140);
    let site = format!(r#"{{"title":"一覧","operator":"見本","{key}":{{}}}}"#);
    probes::run("site", site.as_bytes());
}
