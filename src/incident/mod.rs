//! What to do first in an emergency. The five branches stand in `index.html`, so that they can be read
//! where the program cannot be loaded; it adds the desks that the operator names, paper and the search.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser;
use crate::shell::dynamic::{maybe, part};
use crate::shell::state::Store;
use crate::widgets::brought::brought;
use crate::widgets::link::{external, phone as dial};
use crate::widgets::take::print_button;
use activelist_model::catalog::{Door, Emergency};
use activelist_view::display::contents::EMERGENCY_NOTE;
use activelist_view::display::first_aid::dialled_before;
use activelist_view::state::{FirstAid, Page, Query, Route};

/// The screen, with one branch open where the address names it.
pub fn page(store: Store, branch: Option<Emergency>) -> AnyView {
    brought(
        store,
        move |screens| screens.emergency.as_ref(),
        move || {
            if let Some(branch) = branch {
                browser::unfold(&format!("#incident-{}", branch.key()));
            }
        },
    )
}

/// Adds what the program knows, for as long as the page is open.
pub fn add_desks(store: Store, screen: &web_sys::Element) {
    if store.kiosk.on {
        browser::only_text(screen, "a[href^='tel:']");
    }
    if let Ok(places) = screen.query_selector_all(".al-own-calls") {
        for place in (0..places.length()).filter_map(|at| places.get(at)) {
            add(store, place.dyn_into().ok(), own_calls);
        }
    }
    let more = screen.query_selector("#incident-more").ok().flatten();
    add(
        store,
        more.and_then(|place| place.dyn_into().ok()),
        more_desks,
    );
}

fn add(store: Store, place: Option<web_sys::HtmlElement>, draw: fn(Store) -> AnyView) {
    if let Some(place) = place {
        mount_to(place, move || {
            provide_context(store);
            draw(store)
        })
        .forget();
    }
}

fn points(store: Store) -> Vec<FirstAid> {
    let site = store.site.settings.get();
    site.map(|site| site.first_aid.clone()).unwrap_or_default()
}

/// The numbers that the operator has checked: they come before the national ones of each branch.
fn own_calls(store: Store) -> AnyView {
    maybe(move || {
        let rows: Vec<_> = dialled_before(&points(store))
            .map(|point| view! { <li><span>{point.name.clone()}</span>{dial(&point.phone)}</li> })
            .collect();
        (!rows.is_empty()).then(|| view! { <ul class="al-calls">{rows}</ul> }.into_any())
    })
}

fn more_desks(store: Store) -> AnyView {
    let desks = part(move || {
        let rows: Vec<_> = points(store)
            .into_iter()
            .map(|point| {
                let name = match point.url.is_empty() {
                    true => point.name.into_any(),
                    false => external(&point.url, &point.name),
                };
                let phone = (!point.phone.is_empty()).then(|| view! { " "{dial(&point.phone)} });
                let note = (!point.note.is_empty()).then(|| view! { <p>{point.note}</p> });
                view! { <li>{name}{phone}{note}</li> }
            })
            .collect();
        rows.into_any()
    });
    let search = Route {
        page: Page::List,
        query: Query::through(Door::Incident),
    };
    view! {
        <section class="al-stack" aria-labelledby="desks-t">
            <h2 class="al-section-title" id="desks-t">"相談と届け出の窓口"</h2>
            <ul class="al-desks">{desks}</ul>
        </section>
        <section class="al-stack" aria-labelledby="next-t" data-screen-only>
            <h2 class="al-section-title" id="next-t">"応急の対応が済んだら"</h2>
            <p>
                "緊急の支援に応じる専門家を探せます。ただし、すぐに応じられるとは限りません。被害が続いているときは、先に窓口に電話してください。"
            </p>
            <p class="al-note">{EMERGENCY_NOTE}</p>
            <div class="al-row">
                <a class="al-button" data-variant="primary" data-size="large" href=search.to_fragment()>
                    "緊急対応ができる専門家を探す"
                </a>
                {print_button(store, "この画面を印刷", None, Some("large"))}
            </div>
        </section>
    }
    .into_any()
}
