//! Which of the suggestions are chosen at once for a firm.
//!
//! Owns: how plainly words must speak for a content before it is chosen without a press. A content that is
//! chosen wrongly changes the order of the list for a firm that may not notice, so this is stricter than
//! what is suggested. `tests/needs/sure.rs` prints and bounds how often it is wrong.

use super::suggest::{Confidence, Needs, Suggestion};
use activelist_model::catalog::{ContentSet, Menu};

/// Most contents that are chosen at once; also the most that a screen shows.
const MOST: usize = 3;
/// Points from which a content is plain whatever else was found. Of 302 sentences that the table was not
/// made with, a content with so many points was right in 96 to 98 of 100 cases, as was one that leads clearly.
const PLAIN: i32 = 1_000;

impl Needs {
    /// The contents that the words say plainly, of the first three: the first where it leads clearly, and
    /// each that words of the text name with many points. None where others help better.
    pub fn sure(&self) -> ContentSet {
        if self.elsewhere.is_some() {
            return ContentSet::EMPTY;
        }
        let is_plain = |one: &Suggestion| one.score >= PLAIN && !one.words.is_empty();
        let leads = self.confidence == Confidence::Clear;
        let shown = self.suggestions.iter().take(MOST).enumerate();
        // While something is happening, nothing but help with it is chosen.
        let is_asked = |one: &Suggestion| {
            let helps = [Menu::ALL[5], Menu::ALL[6]];
            self.emergency.is_none() || helps.contains(&one.content.menu())
        };
        let sure =
            shown.filter(|(place, one)| is_asked(one) && ((leads && *place == 0) || is_plain(one)));
        sure.map(|(_, one)| one.content).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::match_needs;
    use activelist_model::catalog::ContentSet;

    fn sure(text: &str) -> ContentSet {
        match_needs(text).sure()
    }

    #[test]
    fn each_need_that_is_said_plainly_is_chosen() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(sure(text), ContentSet::of_ids(expected), "{text}");
        };
        check("セキュリティの規程がないので作りたい。", &["1-1"]);
        check(
            "社員にセキュリティの教育をしたい。規程がないので作りたい。",
            &["1-1", "3-3"],
        );
    }

    #[test]
    fn while_something_is_happening_only_help_with_it_is_chosen() {
        for text in [
            "変なメールを開いてしもた。社員の教育もしたい",
            "変なメールを開いてしまった",
        ] {
            let found = match_needs(text);
            assert!(found.emergency.is_some(), "{text}");
            assert!(
                found
                    .sure()
                    .iter()
                    .all(|content| content.menu().number() >= 5),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_chosen_where_the_words_say_little_or_others_help() {
        for text in [
            "",
            "こんにちは",
            "TISAXの認証を取りたい",
            "サイバー保険に入るべきか迷っています",
        ] {
            assert!(sure(text).is_empty(), "{text}");
        }
        // Guessed from turns of phrase only, with another content close behind it.
        let found = match_needs("取引先からセキュリティのチェックシートが来た。");
        assert!(found.suggestions.len() > 3 && found.sure().len() == 1);
    }
}
