//! The signals that the views read, and the events that they send.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kiosk::KioskState;
use crate::browser;
use activelist_model::catalog::Door;
use activelist_model::expert::RegistrationNumber;
use activelist_publication::RecordProblem;
use activelist_search::{Outcome, Searcher, Wanted};
use activelist_view::display::freshness::Freshness;
use activelist_view::display::title::title;
use activelist_view::state::{
    LoadFailure, MAX_SITE_LOOKED_AT, Page, Photos, Query, Route, Settings, Shortlist, Site,
    SiteFault, Standing,
};

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

/// All state of the page. Copied freely: it only holds handles.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    /// The screen, from the address.
    pub page: Memo<Page>,
    /// The search: what the address says, and the free words, which it never says.
    pub query: Memo<Query>,
    /// Parts of the address that say nothing to this version.
    pub unread: RwSignal<Vec<String>>,
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
    /// Photos on this machine.
    pub photos: RwSignal<Photos>,
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
    /// The answer to the search.
    pub outcome: Memo<Arc<Outcome>>,
    /// The operator's settings.
    pub site: RwSignal<Option<Arc<Site>>>,
    /// What is wrong with them.
    pub site_faults: RwSignal<Vec<SiteFault>>,
    /// The shortlist.
    pub shortlist: RwSignal<Shortlist>,
    /// Who was on it before all stars were taken away.
    pub cleared: RwSignal<Shortlist>,
    /// Whether the shortlist is kept on this machine; not on one for visitors.
    pub keeps: RwSignal<bool>,
    /// Whether the kept shortlist has been read.
    pub(crate) known: StoredValue<bool>,
    /// What the firm wrote of its need: kept on this page only.
    pub need: RwSignal<String>,
    /// Whether the table of words is there.
    pub knows_words: RwSignal<bool>,
    /// A passing message.
    pub toast: RwSignal<String>,
    /// The machine for visitors that this may be.
    pub kiosk: KioskState,
    pub(crate) route: RwSignal<Route>,
    words: RwSignal<String>,
    /// How many passing messages there were.
    pub(crate) said: StoredValue<u32>,
    /// How many lists were shown: who takes in more of one stops where another is there.
    pub(crate) shown: StoredValue<u32>,
    /// How often photos began to be kept, or were to be no more: the same for these.
    pub(crate) photo_turn: StoredValue<u32>,
    /// How often what is kept was taken away.
    pub(crate) forgotten: StoredValue<u32>,
    pub(crate) searcher: StoredValue<Option<Searcher>>,
    first_screen: StoredValue<Option<web_sys::Element>, LocalStorage>,
    first_header: StoredValue<Option<web_sys::Element>, LocalStorage>,
}

impl Store {
    /// State for the address as it is. `first_screen` is screen 1 as the page brought it.
    pub fn new(first_screen: Option<web_sys::Element>) -> Store {
        let (first, unread) = Route::parse(&browser::fragment());
        let route = RwSignal::new(first);
        let words = RwSignal::new(String::new());
        let loaded = RwSignal::new(Loaded::Loading);
        let searcher: StoredValue<Option<Searcher>> = StoredValue::new(None);
        let (listed, with_prose) = (RwSignal::new(0), RwSignal::new(0));
        let whole = Memo::new(move |_| listed.get() == with_prose.get());
        let page = Memo::new(move |_| route.with(|route| route.page.clone()));
        let query = Memo::new(move |_| {
            let mut query = route.with(|route| route.query.clone());
            query.criteria.words = words.get();
            query
        });
        // What a screen does not show is not reckoned.
        let wanted = Memo::new(move |_| {
            let page = page.get();
            let is_find = page == Page::Find;
            Wanted {
                first: match page {
                    Page::List => query.with(Query::shown),
                    // Previous and next need the whole order.
                    Page::Card(_) => usize::MAX,
                    _ => 0,
                },
                options: is_find,
                skills: is_find,
            }
        });
        let outcome = Memo::new(move |_| {
            loaded.track();
            whole.track();
            let wanted = wanted.get();
            let found = query.with(|query| {
                searcher.try_update_value(|searcher| {
                    let searcher = searcher.as_mut()?;
                    Some(
                        searcher
                            .search(&query.criteria, query.sort, &wanted)
                            .clone(),
                    )
                })
            });
            Arc::new(found.flatten().unwrap_or_default())
        });
        Store {
            page,
            query,
            unread: RwSignal::new(unread),
            loaded,
            freshness: RwSignal::new(None),
            standing: RwSignal::new(None),
            checking: RwSignal::new(false),
            trouble: RwSignal::new(None),
            photos: RwSignal::new(Photos::default()),
            listed,
            with_prose,
            no_prose: RwSignal::new(None),
            whole,
            left_out: RwSignal::new(Vec::new()),
            outcome,
            site: RwSignal::new(None),
            site_faults: RwSignal::new(Vec::new()),
            shortlist: RwSignal::new(Shortlist::default()),
            cleared: RwSignal::new(Shortlist::default()),
            keeps: RwSignal::new(false),
            known: StoredValue::new(false),
            need: RwSignal::new(String::new()),
            knows_words: RwSignal::new(false),
            toast: RwSignal::new(String::new()),
            kiosk: KioskState::new(),
            route,
            words,
            said: StoredValue::new(0),
            shown: StoredValue::new(0),
            photo_turn: StoredValue::new(0),
            forgotten: StoredValue::new(0),
            searcher,
            first_screen: StoredValue::new_local(first_screen),
            first_header: StoredValue::new_local(None),
        }
    }

    /// Starts loading, and follows the address.
    pub fn begin(self) {
        self.take_picks();
        self.load_site();
        self.load();
        browser::on_travel(move || self.travelled());
        let _kept = window_event_listener(leptos::ev::click, move |event| {
            if let Some(fragment) = browser::is_plain_click(&event) {
                event.prevent_default();
                self.go(Route::parse(&fragment).0);
            }
        });
        Effect::new(move |_| {
            let name = self
                .site
                .with(|site| site.as_ref().map(|site| site.title.clone()));
            let person = match self.page.get() {
                Page::Card(number) => self.name_of(number),
                _ => None,
            };
            let door = self.query.with(|query| query.door);
            browser::set_title(&title(
                &self.page.get(),
                door,
                person.as_deref(),
                name.as_deref(),
            ));
        });
    }

    fn load_site(self) {
        spawn_local(async move {
            // Without settings the page still works: they only add names and links.
            let found = browser::fetch_beginning("site.json", MAX_SITE_LOOKED_AT).await;
            let found =
                found.map_or_else(|why| Settings::absent(&why), |bytes| Settings::read(&bytes));
            self.open_shortlist(found.kiosk.is_some());
            self.kiosk.settle(found.kiosk);
            self.site.set(found.site.map(Arc::new));
            self.site_faults.set(found.faults);
        });
    }

    /// Goes to another screen or search: a new entry in the history.
    pub fn go(self, route: Route) {
        let fragment = route.to_fragment();
        if fragment == self.link() {
            browser::focus_heading();
            return;
        }
        if self.kiosk.on {
            self.kiosk.leave(self.link());
        }
        browser::push(&fragment);
        self.unread.set(Vec::new());
        self.show(route);
    }

    /// Changes the search in place: the entry of this screen follows, so that Back leaves it.
    pub fn change(self, change: impl FnOnce(&mut Query)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.words.set(query.criteria.words.clone());
        self.route.update(|route| route.query = query);
        browser::replace_soon(self.link());
    }

    /// Changes the search: who is shown starts anew.
    pub fn change_search(self, change: impl FnOnce(&mut Query)) {
        self.change(|query| {
            change(query);
            query.shown = 0;
        });
    }

    /// A link to a screen with the search as it is.
    pub fn link_to(self, page: Page) -> String {
        let query = self.query.get();
        Route { page, query }.to_fragment()
    }

    /// Hands out screen 1 as the page brought it.
    pub fn with_first_screen(self, act: impl FnOnce(&web_sys::Element)) {
        self.first_screen.with_value(|screen| {
            if let Some(screen) = screen {
                act(screen);
            }
        });
    }

    /// Keeps the header that the page brought until the program's own is drawn.
    pub fn keep_first_header(self, header: web_sys::Element) {
        self.first_header.set_value(Some(header));
    }

    /// Takes away the header that the page brought: its place is taken in the same moment.
    pub fn drop_first_header(self) {
        if let Some(header) = self.first_header.try_update_value(Option::take).flatten() {
            header.remove();
        }
    }

    /// A link to screen 2: with the search as it is, through the wide door where there is none.
    pub fn find_link(self) -> String {
        let mut query = self.query.get();
        query.door = query.door.or(Some(Door::Consult));
        let page = Page::Find;
        Route { page, query }.to_fragment()
    }

    /// Looks something up in the list; none before it is loaded.
    pub fn with_searcher<T>(self, look: impl FnOnce(&Searcher) -> T) -> Option<T> {
        self.follow_list();
        self.searcher
            .with_value(|searcher| searcher.as_ref().map(look))
    }

    /// Follows the list and whether its prose is whole. (A memo that nobody reads follows nothing.)
    fn follow_list(self) {
        self.loaded.track();
        let _ = self.whole.get();
    }

    /// Asks the list something that needs its buffers; none before it is loaded.
    pub fn ask_searcher<T>(self, ask: impl FnOnce(&mut Searcher) -> T) -> Option<T> {
        self.follow_list();
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

    fn name_of(self, number: RegistrationNumber) -> Option<String> {
        self.with_searcher(|searcher| {
            let position = searcher.find(number)?;
            searcher.specialist(position).map(|someone| someone.name)
        })
        .flatten()
    }

    pub(crate) fn link(self) -> String {
        self.route.with_untracked(Route::to_fragment)
    }

    fn travelled(self) {
        let (route, unread) = Route::parse(&browser::fragment());
        self.unread.set(unread);
        self.show_again(route);
        self.take_picks();
    }

    /// Draws a route: the new heading takes the focus, the page is where it was left.
    pub(crate) fn show(self, route: Route) {
        self.draw(route, browser::focus_heading);
    }

    /// Draws a route that is gone back to. Where a card was left, its link has the focus again, so that
    /// the next key goes on from there.
    pub(crate) fn show_again(self, route: Route) {
        let is_card = |page: &Page| matches!(page, Page::Card(_));
        let from_card = self.page.with_untracked(is_card) && !is_card(&route.page);
        let left = from_card.then(|| self.link());
        self.draw(route, move || {
            if !left.is_some_and(|left| browser::focus_link(&left)) {
                browser::focus_heading();
            }
        });
    }

    fn draw(self, route: Route, focus: impl FnOnce() + 'static) {
        let same_page = self.page.get_untracked() == route.page;
        if !same_page {
            // What was said of another screen is not said of this one.
            self.toast.set(String::new());
        }
        self.route.set(route);
        request_animation_frame(move || {
            if !same_page {
                focus();
            }
            browser::restore_scroll();
        });
    }
}

/// The store of this page.
pub(crate) fn store() -> Store {
    expect_context()
}

/// Counts one on; the new number.
pub(crate) fn count_on(count: StoredValue<u32>) -> u32 {
    let number = count.get_value().wrapping_add(1);
    count.set_value(number);
    number
}
