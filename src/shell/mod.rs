//! Leptos views: they read the state and send events. The fixed words of a screen stand in its
//! view; whatever depends on data or on a rule comes worded from [`activelist_view::display`].

mod address;
pub(crate) mod count;
mod device;
pub(crate) mod dynamic;
mod frame;
mod kiosk;
pub(crate) mod late;
pub(crate) mod list;
mod loading;
mod messages;
pub(crate) mod place;
pub(crate) mod results;
mod search;
mod shortlist;
mod small;
pub(crate) mod state;
mod update;

use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser;
use activelist_view::state::Page;
use frame::Chrome;
use list::Loaded;
use state::{Brought, Store};

/// How long the first screen waits for the list: more than a small list takes, less than a visitor waits for a
/// screen that could be read without it.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What is to be there before anything is done.
pub fn prepare() {
    browser::take_turns();
}

/// Takes over the page: the static first screen gives way to the program. Once it has, the promise
/// is kept. `take` hands out answers that were asked for beside the program.
#[wasm_bindgen]
pub async fn begin(take: browser::Take) {
    browser::expect(take);
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else {
        return;
    };
    // What runs here runs for the first time, and the browser compiles it as it goes: one thing a
    // turn.
    browser::next_turn().await;
    // Two screens stand in the page already: they are kept, and put back where the address names them.
    let standing = |selector| place.query_selector(selector).ok().flatten();
    let header = standing("header");
    let screens = Brought {
        home: standing("main"),
        emergency: standing(".al-emergency"),
    };
    if let Some(screen) = &screens.emergency {
        // The static page shows it by its first name; from now on only one of the two is there.
        screen.set_id("main");
    }
    let owner = Owner::new();
    let store = owner.with(|| Store::new(screens.clone()));
    browser::next_turn().await;
    // What is fetched is asked for before anything is drawn.
    owner.with(|| store.begin());
    browser::next_turn().await;
    // The way to the screen, before it is drawn.
    store.address.page.with_untracked(|_| ());
    browser::next_turn().await;
    // With the list there, a screen is drawn once: without, it would move when the list comes.
    let is_known = move || store.list.loaded.with(|state| *state != Loaded::Loading);
    let stands_here = |page: &Page| matches!(page, Page::Home | Page::Incident(_));
    if !store.address.page.with_untracked(stands_here) {
        owner.with(|| browser::until(is_known, PATIENCE)).await;
    }
    // The page is empty for a moment, which would put whoever reads on at its top.
    let read_to = browser::scrolled();
    place.set_text_content(None);
    owner.with(|| mount_to(place.clone(), move || App(AppProps { store })).forget());
    // At once, and not with the effects: no picture is drawn without it.
    let shown = store.address.page.with_untracked(|page| match page {
        Page::Home => screens.home.as_ref(),
        Page::Incident(_) => screens.emergency.as_ref(),
        _ => None,
    });
    let room = place.query_selector(".al-brought").ok().flatten();
    if let (Some(room), Some(screen)) = (room, shown) {
        browser::put(&room, screen);
        browser::scroll_to(read_to);
    }
    // Its own header is drawn in a turn of its own: so long that of the page stays.
    // (A cover has none.)
    let page = place.query_selector(".al-page").ok().flatten();
    if let (Some(page), Some(header)) = (page, header) {
        let _ = page.prepend_with_node_1(&header);
        store.keep_first_header(header);
    }
    browser::next_turn().await;
    if let Some(screen) = &screens.home {
        crate::home::add_state(store, screen);
    }
    if let Some(screen) = &screens.emergency {
        crate::incident::add_desks(store, screen);
    }
    // As long as the page.
    std::mem::forget(owner);
}

#[component]
fn App(store: Store) -> impl IntoView {
    provide_context(store);
    let page = move || view! { <Chrome>{dynamic::part(move || screen(store))}</Chrome> }.into_any();
    match store.kiosk.on {
        true => dynamic::either(move || store.kiosk.covered.get(), crate::kiosk::cover, page),
        false => page(),
    }
}

/// The screen of the route. Only another page draws anew: a changed search updates in place.
fn screen(store: Store) -> AnyView {
    match store.address.page.get() {
        Page::Home => crate::home::page(store),
        Page::Incident(branch) => crate::incident::page(store, branch),
        Page::Find => crate::find::page(store),
        Page::List => crate::list::page(),
        Page::People => crate::people::page(),
        Page::Card(number) => crate::card::page(number),
        Page::Cards(numbers) => crate::card::several::page(numbers),
        Page::Shortlist => crate::shortlist::page(),
        Page::Compare(numbers) => crate::compare::page(numbers),
        Page::Sheet => crate::sheet::page(),
        Page::Method => crate::method::page(),
        Page::Device => crate::device::page(),
        Page::Unknown => crate::unknown::Unknown().into_any(),
    }
}
