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
    let key = ["con", &"\u{7f}".repeat(140)].concat();
    let site = format!(r#"{{"title":"一覧","operator":"見本","{key}":{{}}}}"#);
    probes::run("site", site.as_bytes());
}

/// Marks that people put between letters count for nothing, and were all named back to the firm.
#[test]
fn a_word_spread_over_thousands_of_marks_is_not_named_in_full() {
    for mark in ["・", "\u{200b}", "゛", "　", "ー"] {
        let text = format!(
            "ラン{}サムウェアに感染した。大{}阪の会社",
            mark.repeat(3_000),
            mark.repeat(3_000)
        );
        probes::run("needs", text.as_bytes());
    }
}
