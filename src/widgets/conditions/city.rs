//! The municipality where help is wanted: it orders, and filters nobody.

use leptos::prelude::*;

use super::place::asked;
use crate::shell::dynamic::{list, text, when};
use crate::shell::state::Store;
use activelist_model::catalog::{Group, Prefecture};
use activelist_search::City;
use activelist_view::display::region::home;
use activelist_view::state::Query;

/// One of the municipalities where people of the chosen prefecture live, if wished. It is offered while
/// that prefecture is chosen, alone or with its neighbours.
pub(super) fn city(store: Store) -> AnyView {
    let prefecture =
        Memo::new(move |_| home(asked(store, Group::Prefecture)).and_then(Prefecture::from_index));
    let cities = Memo::new(move |_| {
        store.list.loaded.track();
        let cities = |prefecture| {
            store
                .list
                .with_searcher(|searcher| searcher.cities(prefecture))
        };
        prefecture.get().and_then(cities).unwrap_or_default()
    });
    let chosen = move || {
        let name = |query: &Query| Some(query.criteria.asked_city()?.name.clone());
        store.search.query.with(name).unwrap_or_default()
    };
    let choose = move |event| {
        let name = event_target_value(&event);
        let city = prefecture.get_untracked().filter(|_| !name.is_empty());
        let city = city.map(|prefecture| City { prefecture, name });
        // Nobody is filtered: who is shown stays.
        store.change(|query| query.criteria.city = city);
    };
    when(
        move || cities.with(|cities| !cities.is_empty()),
        move || {
            let options = list(
                move || cities.get(),
                move |name| {
                    let is_chosen = untrack(chosen) == name;
                    let label = name.clone();
                    view! { <option value=name selected=is_chosen>{label}</option> }.into_any()
                },
            );
            view! {
                <label class="al-visually-hidden" for="city">"市区町村（専門家が住んでいるところ。選ばなくてもかまいません）"</label>
                <select class="al-select" data-size="small" id="city" autocomplete="off" prop:value=text(chosen) on:change=choose>
                    <option value="">"市区町村は問わない"</option>
                    {options}
                </select>
                {when(move || !chosen().is_empty(), || {
                    view! {
                        <p class="al-field__hint">
                            "人数は変わりません。その市区町村に住む人に印が付き、並び順を「近い順」にすると先に並びます。"
                        </p>
                    }
                    .into_any()
                })}
            }
            .into_any()
        },
    )
}
