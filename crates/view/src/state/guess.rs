//! What the matcher chooses from a firm's own words, until the firm decides for itself.
//!
//! A firm that describes its need should not have to tick what its words already say. Contents that the
//! matcher is sure of are therefore chosen at once, and marked as chosen from the words. They follow the
//! words while somebody writes. Whatever the firm has ticked or unticked itself is never changed.

use activelist_model::catalog::{Content, ContentSet};

/// The contents that were chosen from the words, and what the firm has decided itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Chosen from the words and not touched since.
    chosen: ContentSet,
    /// Ticked or unticked by the firm: left alone from then on.
    decided: ContentSet,
    /// The words that were followed last, and whether they could be understood then.
    read: (String, bool),
    /// Shown as fitting these words.
    pub offered: ContentSet,
    /// Whether the words tell of an emergency.
    pub urgent: bool,
}

impl Guess {
    /// Whether these words have not been followed yet. `understood` is false before the table of words is there.
    pub fn is_new(&self, words: &str, understood: bool) -> bool {
        (self.read.0.as_str(), self.read.1) != (words, understood)
    }

    /// Follows the words: of these contents the matcher is sure now. Takes what is chosen in the search and
    /// returns what is to be chosen. Without words, what was decided about them is over.
    pub fn follow(
        &mut self,
        (words, understood): (&str, bool),
        sure: ContentSet,
        search: ContentSet,
    ) -> ContentSet {
        self.read = (words.to_string(), understood);
        // Another search may have been opened since: what it lacks is not chosen any more.
        let before = self.chosen.common(search);
        let firms_own = search.minus(before);
        self.chosen = sure.minus(self.decided).minus(firms_own);
        if words.trim().is_empty() {
            (self.chosen, self.decided) = (ContentSet::EMPTY, ContentSet::EMPTY);
        }
        firms_own.union(self.chosen)
    }

    /// The firm has ticked or unticked these.
    pub fn decide(&mut self, contents: ContentSet) {
        self.chosen = self.chosen.minus(contents);
        self.decided = self.decided.union(contents);
    }

    /// Whether this one was chosen from the words, and nobody has touched it since.
    pub const fn has_chosen(&self, content: Content) -> bool {
        self.chosen.has(content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: (&str, bool) = ("規程", true);

    fn ids(ids: &[&str]) -> ContentSet {
        ContentSet::of_ids(ids)
    }

    fn content(id: &str) -> Content {
        Content::from_id(id).expect("a content")
    }

    #[test]
    fn what_the_words_say_is_chosen_and_follows_them() {
        let mut guess = Guess::default();
        let search = guess.follow(WORDS, ids(&["1-1"]), ids(&["5-2"]));
        assert_eq!(search, ids(&["1-1", "5-2"]));
        assert!(guess.has_chosen(content("1-1")) && !guess.has_chosen(content("5-2")));
        let search = guess.follow(WORDS, ids(&["3-3"]), search);
        assert_eq!(search, ids(&["3-3", "5-2"]));
        assert_eq!(
            guess.follow(WORDS, ContentSet::EMPTY, search),
            ids(&["5-2"])
        );
    }

    #[test]
    fn what_the_firm_has_unticked_is_not_chosen_again() {
        let mut guess = Guess::default();
        let search = guess.follow(WORDS, ids(&["1-1"]), ContentSet::EMPTY);
        guess.decide(ids(&["1-1"]));
        let search = guess.follow(WORDS, ids(&["1-1", "3-3"]), search.minus(ids(&["1-1"])));
        assert_eq!(search, ids(&["3-3"]));
        assert!(!guess.has_chosen(content("1-1")));
        // Without words there is nothing left to be decided about.
        guess.follow(("", true), ContentSet::EMPTY, search);
        assert_eq!(
            guess.follow(WORDS, ids(&["1-1"]), ContentSet::EMPTY),
            ids(&["1-1"])
        );
    }

    #[test]
    fn another_search_decides_nothing() {
        let mut guess = Guess::default();
        guess.follow(WORDS, ids(&["1-1"]), ContentSet::EMPTY);
        let search = guess.follow(WORDS, ids(&["1-1"]), ContentSet::EMPTY);
        assert_eq!(search, ids(&["1-1"]));
    }

    #[test]
    fn the_same_words_are_followed_once() {
        let mut guess = Guess::default();
        assert!(!guess.is_new("", false));
        assert!(guess.is_new("規程", false));
        guess.follow(("規程", false), ContentSet::EMPTY, ContentSet::EMPTY);
        assert!(!guess.is_new("規程", false) && guess.is_new("規程", true));
    }

    #[test]
    fn what_the_firm_has_ticked_stays_whatever_the_words_say() {
        let mut guess = Guess::default();
        let search = guess.follow(WORDS, ids(&["1-1"]), ids(&["1-1"]));
        assert!(!guess.has_chosen(content("1-1")));
        assert_eq!(
            guess.follow(WORDS, ContentSet::EMPTY, search),
            ids(&["1-1"])
        );
        // Unticked and ticked again: it is the firm's own from then on.
        let search = guess.follow(WORDS, ids(&["3-3"]), search);
        guess.decide(ids(&["3-3"]));
        assert!(!guess.has_chosen(content("3-3")));
        assert_eq!(guess.follow(WORDS, ContentSet::EMPTY, search), search);
    }

    proptest! {
        #[test]
        fn nothing_that_the_firm_decided_is_ever_changed(
            steps in prop::collection::vec((any::<u32>(), 0usize..21, any::<bool>()), 1..12),
        ) {
            let (mut guess, mut search) = (Guess::default(), ContentSet::EMPTY);
            let mut own: Vec<(Content, bool)> = Vec::new();
            for (sure, at, opens_another) in steps {
                if opens_another {
                    // A link to another search: what stands in it is the firm's own, all else is open again.
                    search = Content::all().filter(|one| sure >> one.index() & 1 == 1).collect();
                    own.retain(|(content, ticked)| search.has(*content) == *ticked);
                }
                let touched = Content::all().nth(at).expect("one of 21");
                guess.decide(ContentSet::EMPTY.with(touched));
                search = search.toggled(touched);
                own.retain(|(content, _)| *content != touched);
                own.push((touched, search.has(touched)));
                let sure = Content::all().filter(|one| sure >> one.index() & 1 == 1).collect();
                search = guess.follow(WORDS, sure, search);
                for (content, ticked) in &own {
                    prop_assert_eq!(search.has(*content), *ticked, "{}", content.id());
                }
            }
        }
    }
}
