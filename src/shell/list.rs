//! The list on screen: whether it is there, how it came, and what is asked of it. How it is loaded is in
//! `loading.rs`.

use leptos::prelude::*;

use activelist_model::expert::RegistrationNumber;
use activelist_publication::RecordProblem;
use activelist_search::Searcher;
use activelist_view::display::freshness::Freshness;
use activelist_view::state::{LoadFailure, Standing};

/// Whether there is a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Loaded {
    /// On its way.
    Loading,
    /// Not to be had.
    Failed(LoadFailure),
    /// Ready to search.
    Ready,
}

/// What is known of the list.
#[derive(Clone, Copy)]
pub(crate) struct ListState {
    /// Whether there is a list.
    pub loaded: RwSignal<Loaded>,
    /// How fresh the list is.
    pub freshness: RwSignal<Option<Freshness>>,
    /// How the list stands to what is published.
    pub standing: RwSignal<Option<Standing>>,
    /// Whether the publication is being looked up while a list is shown.
    pub checking: RwSignal<bool>,
    /// Why the last look-up, or the last choice of files, brought no list.
    pub trouble: RwSignal<Option<LoadFailure>>,
    /// How many are listed.
    pub listed: RwSignal<usize>,
    /// How many of them, from the first, have their prose here: of a large list it comes later.
    pub with_prose: RwSignal<usize>,
    /// Why the rest of the prose could not be had.
    pub no_prose: RwSignal<Option<LoadFailure>>,
    /// Whether the prose of everyone is here.
    pub whole: Memo<bool>,
    /// Records that could not be read and were left out.
    pub left_out: RwSignal<Vec<RecordProblem>>,
    /// How many lists were shown: who takes in more of one stops where another is there.
    pub shown: StoredValue<u32>,
    /// The list with its index; none before it is loaded.
    pub searcher: StoredValue<Option<Searcher>>,
}

impl ListState {
    /// No list yet.
    pub fn new() -> ListState {
        let (listed, with_prose) = (RwSignal::new(0), RwSignal::new(0));
        ListState {
            loaded: RwSignal::new(Loaded::Loading),
            freshness: RwSignal::new(None),
            standing: RwSignal::new(None),
            checking: RwSignal::new(false),
            trouble: RwSignal::new(None),
            listed,
            with_prose,
            no_prose: RwSignal::new(None),
            whole: Memo::new(move |_| listed.get() == with_prose.get()),
            left_out: RwSignal::new(Vec::new()),
            shown: StoredValue::new(0),
            searcher: StoredValue::new(None),
        }
    }

    /// Looks something up in the list; none before it is loaded.
    pub fn with_searcher<T>(self, look: impl FnOnce(&Searcher) -> T) -> Option<T> {
        self.follow();
        self.searcher
            .with_value(|searcher| searcher.as_ref().map(look))
    }

    /// Follows the list and whether its prose is whole. (A memo that nobody reads follows nothing.)
    fn follow(self) {
        self.loaded.track();
        let _ = self.whole.get();
    }

    /// Asks the list something that needs its buffers; none before it is loaded.
    pub fn ask_searcher<T>(self, ask: impl FnOnce(&mut Searcher) -> T) -> Option<T> {
        self.follow();
        self.searcher
            .try_update_value(|searcher| searcher.as_mut().map(ask))
            .flatten()
    }

    /// Whether the prose of these people is here, so that they can be shown whole. Nothing is missing
    /// of who is not listed.
    pub fn is_known(self, numbers: &[RegistrationNumber]) -> bool {
        let with_prose = self.with_prose.get();
        let is_here = |searcher: &Searcher| {
            let places = numbers.iter().filter_map(|number| searcher.find(*number));
            places.max().is_none_or(|last| last < with_prose)
        };
        self.is_ready()
            && self
                .searcher
                .with_value(|searcher| searcher.as_ref().is_some_and(is_here))
    }

    /// Whether there is a list.
    pub fn is_ready(self) -> bool {
        self.loaded.with(|loaded| *loaded == Loaded::Ready)
    }

    /// The name of a listed person.
    pub fn name_of(self, number: RegistrationNumber) -> Option<String> {
        self.with_searcher(|searcher| {
            let position = searcher.find(number)?;
            searcher.specialist(position).map(|someone| someone.name)
        })
        .flatten()
    }
}
