//! Above the card, on screen only: the answers to what a firm asks first.

use leptos::prelude::*;

use crate::shell::dynamic::maybe;
use crate::shell::state::Store;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::brief::{self, BriefLine};

/// The five lines for the search as it is; nothing where nothing is searched for.
pub(super) fn brief(store: Store, number: RegistrationNumber) -> AnyView {
    let lines = Memo::new(move |_| {
        let query = store.search.query.get();
        let outcome = store.search.outcome.get();
        store
            .list
            .with_searcher(|searcher| {
                let position = searcher.find(number)?;
                let specialist = &searcher.specialist(position)?;
                let rating = &searcher.rating(position);
                let place = outcome.order.iter().position(|other| *other == position);
                let criteria = &query.criteria;
                Some(brief::brief(
                    specialist,
                    rating,
                    criteria,
                    place,
                    outcome.total,
                ))
            })
            .flatten()
            .unwrap_or_default()
    });
    maybe(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return None;
        }
        let lines: Vec<_> = lines.into_iter().map(line).collect();
        let part = view! {
            <section class="al-brief" data-screen-only aria-labelledby="brief-t">
                <h2 class="al-brief__title" id="brief-t">"このご相談では"</h2>
                <dl class="al-brief__list">{lines}</dl>
            </section>
        };
        Some(part.into_any())
    })
}

fn line((name, value): BriefLine) -> AnyView {
    view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
}
