//! The state of the page by concern, and the events that go from one screen or search to another.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::AddressState;
use super::kiosk::KioskState;
use super::list::ListState;
use super::results::ResultsState;
use super::search::SearchState;
use super::small::{DeviceState, MessagesState, ShortlistState};
use crate::browser;
use activelist_model::catalog::Door;
use activelist_view::display::availability::{ANSWER_DAYS, Today};
use activelist_view::display::title::title;
use activelist_view::state::{MAX_SITE_LOOKED_AT, Page, Query, Route, Settings, Site, SiteFault};

/// All state of the page, by concern. Copied freely: it only holds handles.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    /// The address: which screen it names.
    pub address: AddressState,
    /// The list and how it came.
    pub list: ListState,
    /// The search and its answer.
    pub search: SearchState,
    /// How the list is looked at.
    pub results: ResultsState,
    /// Who is starred.
    pub shortlist: ShortlistState,
    /// What this machine keeps besides.
    pub device: DeviceState,
    /// What is said in passing.
    pub messages: MessagesState,
    /// The operator's settings.
    pub site: SiteState,
    /// The machine for visitors that this may be.
    pub kiosk: KioskState,
    brought: StoredValue<Brought, LocalStorage>,
    first_header: StoredValue<Option<web_sys::Element>, LocalStorage>,
}

/// The operator's settings, `site.json`.
#[derive(Clone, Copy)]
pub(crate) struct SiteState {
    /// What they say; none before they have come, or without them.
    pub settings: RwSignal<Option<Arc<Site>>>,
    /// What is wrong with them.
    pub faults: RwSignal<Vec<SiteFault>>,
}

/// The screens that stand in `index.html`.
#[derive(Clone, Default)]
pub struct Brought {
    /// Screen 1.
    pub home: Option<web_sys::Element>,
    /// What to do in an emergency.
    pub emergency: Option<web_sys::Element>,
}

impl Store {
    /// State for the address as it is.
    pub fn new(brought: Brought) -> Store {
        let address = AddressState::new();
        let list = ListState::new();
        Store {
            address,
            list,
            search: SearchState::new(address, list),
            results: ResultsState::new(),
            shortlist: ShortlistState::new(),
            device: DeviceState::new(),
            messages: MessagesState::new(),
            site: SiteState {
                settings: RwSignal::new(None),
                faults: RwSignal::new(Vec::new()),
            },
            kiosk: KioskState::new(),
            brought: StoredValue::new_local(brought),
            first_header: StoredValue::new_local(None),
        }
    }

    /// Starts loading, and follows the address.
    pub fn begin(self) {
        self.take_picks();
        self.take_up_list_form();
        self.load_site();
        self.load();
        browser::on_travel(move || self.travelled());
        // The page itself has an element of the emergency's address, to which browsers scroll before the
        // program draws the screen.
        if self
            .address
            .page
            .with_untracked(|page| matches!(page, Page::Incident(None)))
        {
            browser::hold_place();
        }
        let _kept = window_event_listener(leptos::ev::click, move |event| {
            if let Some(fragment) = browser::is_plain_click(&event) {
                event.prevent_default();
                self.go(Route::parse(&fragment).0);
            }
        });
        Effect::new(move |_| {
            let name = self
                .site
                .settings
                .with(|site| site.as_ref().map(|site| site.title.clone()));
            let person = match self.address.page.get() {
                Page::Card(number) => self.list.name_of(number),
                _ => None,
            };
            let door = self.search.query.with(|query| query.door);
            browser::set_title(&title(
                &self.address.page.get(),
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
            self.site.settings.set(found.site.map(Arc::new));
            self.site.faults.set(found.faults);
        });
    }

    /// Goes to another screen or search: a new entry in the history.
    pub fn go(self, route: Route) {
        let fragment = route.to_fragment();
        if fragment == self.link() {
            browser::focus_heading();
            return;
        }
        // The way back to the list finds it as it was left.
        let is_card = |page: &Page| matches!(page, Page::Card(_));
        if route.page == Page::List
            && self.address.page.with_untracked(is_card)
            && browser::go_back_to(&fragment)
        {
            return;
        }
        if self.kiosk.on {
            self.kiosk.leave(self.link());
        }
        browser::push(&fragment);
        self.address.unread.set(Vec::new());
        self.show(route);
    }

    /// Changes the search in place: the entry of this screen follows, so that Back leaves it.
    pub fn change(self, change: impl FnOnce(&mut Query)) {
        let mut query = self.search.query.get_untracked();
        query.criteria.forget_city_elsewhere();
        change(&mut query);
        query.criteria.forget_city_elsewhere();
        self.search.words.set(query.criteria.words.clone());
        self.search.city.set(query.criteria.city.clone());
        self.address.route.update(|route| route.query = query);
        browser::replace_soon(self.link());
    }

    /// Changes the search: who is shown starts anew.
    pub fn change_search(self, change: impl FnOnce(&mut Query)) {
        self.change(|query| {
            change(query);
            query.shown = 0;
        });
    }

    /// Changes the search as the visitor says: what this does to the contents is the visitor's own decision.
    pub fn decide_search(self, change: impl FnOnce(&mut Query)) {
        let contents = || {
            self.search
                .query
                .with_untracked(|query| query.criteria.contents)
        };
        let before = contents();
        self.change_search(change);
        let after = contents();
        let changed = before.minus(after).union(after.minus(before));
        if !changed.is_empty() {
            self.search.guess.update(|guess| guess.decide(changed));
        }
    }

    /// A link to a screen with the search as it is.
    pub fn link_to(self, page: Page) -> String {
        let query = self.search.query.get();
        Route { page, query }.to_fragment()
    }

    /// Hands out the screens that the page brought.
    pub fn with_brought(self, act: impl FnOnce(&Brought)) {
        self.brought.with_value(act);
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

    /// Today, and after how many days an answer is an old one.
    pub fn today(self) -> Today {
        let site = self.site.settings.get();
        let days = site.and_then(|site| site.answer_days);
        Today {
            date: browser::today(),
            answer_days: days.unwrap_or(ANSWER_DAYS),
        }
    }

    /// A link to screen 2: with the search as it is, through the wide door where there is none.
    pub fn find_link(self) -> String {
        let mut query = self.search.query.get();
        query.door = query.door.or(Some(Door::Consult));
        let page = Page::Find;
        Route { page, query }.to_fragment()
    }

    pub(crate) fn link(self) -> String {
        self.address.route.with_untracked(Route::to_fragment)
    }

    fn travelled(self) {
        // There no address leads anywhere (`kiosk::cover`).
        if self.kiosk.restricts() {
            return;
        }
        let (route, unread) = Route::parse(&browser::fragment());
        self.address.unread.set(unread);
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
        let from_card = self.address.page.with_untracked(is_card) && !is_card(&route.page);
        let left = from_card.then(|| self.link());
        self.draw(route, move || {
            if !left.is_some_and(|left| browser::focus_link(&left)) {
                browser::focus_heading();
            }
        });
    }

    fn draw(self, route: Route, focus: impl FnOnce() + 'static) {
        let same_page = self.address.page.get_untracked() == route.page;
        if !same_page {
            // What was said of another screen is not said of this one.
            self.messages.toast.set(String::new());
        }
        self.address.route.set(route);
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
