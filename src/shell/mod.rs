//! Leptos views: they read the state and send events. The fixed words of a screen stand in its
//! view; whatever depends on data or on a rule comes worded from [`activelist_view::display`].

mod address;
mod count;
mod device;
pub(crate) mod dynamic;
mod frame;
mod kiosk;
pub(crate) mod late;
pub(crate) mod list;
mod loading;
mod messages;
pub(crate) mod place;
mod search;
mod shortlist;
mod small;
pub(crate) mod state;
mod update;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser;
use activelist_view::state::Page;
use frame::Chrome;
use state::Store;

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
    // The first screen stands in the page already: it is kept, and put back on screen 1.
    let first_screen = place.query_selector("main").ok().flatten();
    let kept = first_screen.clone();
    let header = place.query_selector("header").ok().flatten();
    let owner = Owner::new();
    let store = owner.with(|| Store::new(first_screen));
    browser::next_turn().await;
    // What is fetched is asked for before anything is drawn.
    owner.with(|| store.begin());
    browser::next_turn().await;
    // The way to the screen, before it is drawn.
    store.address.page.with_untracked(|_| ());
    browser::next_turn().await;
    place.set_text_content(None);
    owner.with(|| mount_to(place.clone(), move || App(AppProps { store })).forget());
    // At once, and not with the effects: no picture is drawn without it.
    if let (Some(home), Some(screen)) = (crate::home::place(&place), kept) {
        browser::append(&home, &screen);
    }
    // Its own header is drawn in a turn of its own: so long that of the page stays.
    // (A cover has none.)
    let page = place.query_selector(".al-page").ok().flatten();
    if let (Some(page), Some(header)) = (page, header) {
        let _ = page.prepend_with_node_1(&header);
        store.keep_first_header(header);
    }
    browser::next_turn().await;
    store.with_first_screen(|screen| crate::home::add_facts(store, screen));
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
        Page::Home => crate::home::Home().into_any(),
        Page::Incident => crate::incident::Incident().into_any(),
        Page::Find => crate::find::page(store),
        Page::List => crate::list::page(),
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
