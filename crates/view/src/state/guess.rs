//! What the matcher chooses from a firm's own words, until the firm decides for itself.
//!
//! A firm that describes its need should not have to tick what its words already say. Contents that the
//! matcher is sure of are therefore chosen at once, and marked as chosen from the words. They follow the
//! words while somebody writes. Whatever the firm has ticked or unticked itself is never changed.

use activelist_model::catalog::{Content, ContentSet};

/// The contents that were chosen from the words, and what the firm has decided itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Chosen from the words and not touched since.
    chosen: ContentSet,
    /// Ticked or unticked by the firm: left alone from then on.
    decided: ContentSet,
    /// Shown as fitting these words.
    pub offered: ContentSet,
    /// Whether the words tell of an emergency.
    pub urgent: bool,
}

impl Guess {
    /// Follows the words: of these contents the matcher is sure now. Takes what is chosen in the search and
    /// returns what is to be chosen.
    pub fn follow(&mut self, sure: ContentSet, search: ContentSet) -> ContentSet {
        // What was taken out elsewhere, such as by a chip, was taken out by the firm.
        self.decided = self.decided.union(self.chosen.minus(search));
        let before = self.chosen.minus(self.decided);
        let firms_own = search.minus(before);
        self.chosen = sure.minus(self.decided).minus(firms_own);
        firms_own.union(self.chosen)
    }

    /// Without words, what was decided about them is over.
    pub fn forget(&mut self) {
        (self.chosen, self.decided) = (ContentSet::EMPTY, ContentSet::EMPTY);
    }

    /// The firm has ticked or unticked this one.
    pub fn decide(&mut self, content: Content) {
        self.chosen = self.chosen.minus(ContentSet::EMPTY.with(content));
        self.decided = self.decided.with(content);
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

    fn ids(ids: &[&str]) -> ContentSet {
        ContentSet::of_ids(ids)
    }

    fn content(id: &str) -> Content {
        Content::from_id(id).expect("a content")
    }

    #[test]
    fn what_the_words_say_is_chosen_and_follows_them() {
        let mut guess = Guess::default();
        let search = guess.follow(ids(&["1-1"]), ids(&["5-2"]));
        assert_eq!(search, ids(&["1-1", "5-2"]));
        assert!(guess.has_chosen(content("1-1")) && !guess.has_chosen(content("5-2")));
        let search = guess.follow(ids(&["3-3"]), search);
        assert_eq!(search, ids(&["3-3", "5-2"]));
        assert_eq!(guess.follow(ContentSet::EMPTY, search), ids(&["5-2"]));
    }

    #[test]
    fn what_the_firm_has_unticked_is_not_chosen_again() {
        let mut guess = Guess::default();
        let search = guess.follow(ids(&["1-1"]), ContentSet::EMPTY);
        guess.decide(content("1-1"));
        let search = guess.follow(ids(&["1-1", "3-3"]), search.minus(ids(&["1-1"])));
        assert_eq!(search, ids(&["3-3"]));
        assert!(!guess.has_chosen(content("1-1")));
    }

    #[test]
    fn what_a_chip_took_out_is_not_chosen_again() {
        let mut guess = Guess::default();
        guess.follow(ids(&["1-1", "3-3"]), ContentSet::EMPTY);
        let search = guess.follow(ids(&["1-1", "3-3"]), ids(&["3-3"]));
        assert_eq!(search, ids(&["3-3"]));
    }

    #[test]
    fn what_the_firm_has_ticked_stays_whatever_the_words_say() {
        let mut guess = Guess::default();
        let search = guess.follow(ids(&["1-1"]), ids(&["1-1"]));
        assert!(!guess.has_chosen(content("1-1")));
        assert_eq!(guess.follow(ContentSet::EMPTY, search), ids(&["1-1"]));
        // Unticked and ticked again: it is the firm's own from then on.
        let search = guess.follow(ids(&["3-3"]), search);
        guess.decide(content("3-3"));
        guess.decide(content("3-3"));
        assert!(!guess.has_chosen(content("3-3")));
        assert_eq!(guess.follow(ContentSet::EMPTY, search), search);
    }

    proptest! {
        #[test]
        fn nothing_that_the_firm_decided_is_ever_changed(
            steps in prop::collection::vec((any::<u32>(), 0usize..21, any::<bool>()), 1..12),
        ) {
            let (mut guess, mut search) = (Guess::default(), ContentSet::EMPTY);
            let mut own: Vec<(Content, bool)> = Vec::new();
            for (sure, at, by_chip) in steps {
                let touched = Content::all().nth(at).expect("one of 21");
                if !by_chip {
                    guess.decide(touched);
                }
                // A chip only takes out what is chosen.
                if !by_chip || search.has(touched) {
                    search = search.toggled(touched);
                    own.retain(|(content, _)| *content != touched);
                    own.push((touched, search.has(touched)));
                }
                let sure = Content::all().filter(|one| sure >> one.index() & 1 == 1).collect();
                search = guess.follow(sure, search);
                for (content, ticked) in &own {
                    prop_assert_eq!(search.has(*content), *ticked, "{}", content.id());
                }
            }
        }
    }
}
