//! The search and its answer, and what the firm wrote of its need.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::address::AddressState;
use super::list::ListState;
use activelist_search::{City, Outcome, Searcher, Wanted};
use activelist_view::state::{Guess, Page, Query};

/// Answers a search.
type Answers = fn(&mut Searcher, &Query, &Wanted) -> Outcome;

/// What is searched for, and what is found.
#[derive(Clone, Copy)]
pub(crate) struct SearchState {
    /// The search: what the address says, and the free words, which it never says.
    pub query: Memo<Query>,
    /// The free words.
    pub words: RwSignal<String>,
    /// The chosen municipality. Like the free words it is in no address.
    pub city: RwSignal<Option<City>>,
    /// The answer to the search; empty before a screen that asks for one is there.
    pub outcome: Memo<Arc<Outcome>>,
    /// The search a picture later, for what stands beside the questions: what was pressed, and how many people
    /// are found, is on the screen before the chips, the many numbers beside the options and the people.
    pub settled_query: RwSignal<Query>,
    /// The answer to it.
    pub settled: RwSignal<Arc<Outcome>>,
    /// How a search is answered: it comes with the first screen that asks.
    answers: RwSignal<Option<Answers>>,
    /// Whether conditions can be chosen beside the list: then their options are counted there as well.
    pub beside: RwSignal<bool>,
    /// What the firm wrote of its need: kept on this page only.
    pub need: RwSignal<String>,
    /// Whether the table of words is there.
    pub knows_words: RwSignal<bool>,
    /// What these words lead to, and what was chosen from them.
    pub guess: RwSignal<Guess>,
    /// Who is looked up by name. Kept on this page only.
    pub sought: RwSignal<String>,
}

impl SearchState {
    /// The search of the address in the list.
    pub fn new(address: AddressState, list: ListState) -> SearchState {
        let words = RwSignal::new(String::new());
        let city = RwSignal::new(None);
        let query = Memo::new(move |_| {
            let mut query = address.route.with(|route| route.query.clone());
            query.criteria.words = words.get();
            query.criteria.city = city.get();
            query
        });
        // What a screen does not show is not computed.
        let beside = RwSignal::new(false);
        let wanted = Memo::new(move |_| {
            let page = address.page.get();
            let is_find = page == Page::Find;
            let is_beside = page == Page::List && beside.get();
            Wanted {
                first: match page {
                    Page::List => query.with(Query::shown),
                    // Beside the questions stand the first of them.
                    Page::Find => 3,
                    // Previous and next, and somebody's place, need the whole order.
                    Page::Card(_) | Page::People => usize::MAX,
                    _ => 0,
                },
                options: is_find || is_beside,
                skills: is_find,
            }
        });
        let answers = RwSignal::new(None::<Answers>);
        let outcome = Memo::new(move |_| {
            let answers = answers.get();
            list.loaded.track();
            list.whole.track();
            let wanted = wanted.get();
            let found = query.with(|query| {
                list.searcher
                    .try_update_value(|searcher| Some(answers?(searcher.as_mut()?, query, &wanted)))
            });
            Arc::new(found.flatten().unwrap_or_default())
        });
        SearchState {
            query,
            words,
            city,
            outcome,
            settled_query: RwSignal::new(Query::default()),
            settled: RwSignal::new(Arc::default()),
            answers,
            beside,
            need: RwSignal::new(String::new()),
            knows_words: RwSignal::new(false),
            guess: RwSignal::new(Guess::default()),
            sought: RwSignal::new(String::new()),
        }
    }

    /// Lets searches be answered. Called by the late parts that show answers alone, so that the code of
    /// searching is in them and not in the start.
    pub fn begin_to_answer(self) {
        if self.answers.with_untracked(Option::is_none) {
            self.answers.set(Some(|searcher, query, wanted| {
                searcher.search(&query.criteria, query.sort, wanted).clone()
            }));
        }
    }

    /// Keeps the settled search up to date for as long as the screen is there that asks for it.
    pub fn settle(self) {
        self.follow();
        Effect::new(move |before: Option<()>| {
            self.outcome.track();
            self.query.track();
            if before.is_some() {
                // Once the picture is there that a press asked for, and not with it.
                request_animation_frame(move || {
                    set_timeout(move || self.follow(), Duration::ZERO);
                });
            }
        });
    }

    fn follow(self) {
        self.settled_query.try_set(self.query.get_untracked());
        self.settled.try_set(self.outcome.get_untracked());
    }
}
