//! Leptos views: they read the state and send events. The fixed words of a screen stand in its
//! view; whatever depends on data or on a rule comes worded from [`crate::present`].

mod chrome;
mod components;
mod dynamic;
mod kiosk;
mod late;
mod loading;
mod pages;
mod shortlist;
mod state;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::Page;
use crate::browser;
use chrome::Chrome;
use state::Store;

/// Takes over the page: the static first screen gives way to the program.
pub fn start() {
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else {
        return;
    };
    // The first screen stands in the page already: it is kept, and put back on screen 1.
    let first_screen = place.query_selector("main").ok().flatten();
    place.set_text_content(None);
    let kept = first_screen.clone();
    mount_to(place.clone(), move || App(AppProps { first_screen })).forget();
    // At once, and not with the effects: no picture is drawn without it.
    if let (Some(home), Some(screen)) = (pages::home::place(&place), kept) {
        browser::append(&home, &screen);
    }
}

#[component]
fn App(first_screen: Option<web_sys::Element>) -> impl IntoView {
    let store = Store::new(first_screen);
    provide_context(store);
    store.begin();
    store.with_first_screen(|screen| pages::home::add_facts(store, screen));
    let page = move || view! { <Chrome>{dynamic::part(move || screen(store))}</Chrome> }.into_any();
    match store.kiosk.on {
        true => dynamic::either(move || store.kiosk.covered.get(), kiosk::cover, page),
        false => page(),
    }
}

/// The screen of the route. Only another page draws anew: a changed search updates in place.
fn screen(store: Store) -> AnyView {
    match store.page.get() {
        Page::Home => pages::home::Home().into_any(),
        Page::Incident => pages::incident::Incident().into_any(),
        Page::Find => pages::find::page(store),
        Page::List => pages::list::page(),
        Page::Card(number) => pages::card::page(number),
        Page::Cards(numbers) => pages::cards::page(numbers),
        Page::Shortlist => pages::shortlist::page(),
        Page::Compare(numbers) => pages::compare::page(numbers),
        Page::Sheet => pages::sheet::page(),
        Page::Method => pages::method::page(),
        Page::Device => pages::device::page(),
        Page::Unknown => pages::unknown::Unknown().into_any(),
    }
}
