//! The chosen contents and conditions, each removable.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{either, maybe, when};
use crate::shell::state::{Store, store};
use activelist_search::Criteria;
use activelist_view::display::chips::{Chip, ChipRow, RowKind, chip_row, without};

/// The panel of chips.
#[component]
pub fn Chosen() -> impl IntoView {
    let store = store();
    let rows = RowKind::ALL.map(|kind| {
        Memo::new(move |_| {
            store
                .search
                .settled_query
                .with(|query| chip_row(query, kind))
        })
    });
    let any = move || rows.iter().any(|row| row.with(Option::is_some));
    let clear = move |_| {
        store.decide_search(|query| query.criteria = Criteria::default());
        browser::focus("#chosen-t");
        store.say("内容と条件をすべて外しました");
    };
    view! {
        <section class="al-chosen" aria-labelledby="chosen-t">
            <div class="al-chosen__head">
                <h2 class="al-chosen__title" id="chosen-t" tabindex="-1">"選んでいる内容と条件"</h2>
                <div class="al-row" data-screen-only>
                    {when(any, move || {
                        view! {
                            <button class="al-button" data-variant="text" type="button" on:click=clear>"すべて外す"</button>
                        }
                        .into_any()
                    })}
                </div>
            </div>
            {either(
                any,
                move || {
                    let rows = rows.map(|row| maybe(move || Some(chips_of(store, row.get()?))));
                    view! { <dl class="al-chosen__list">{Vec::from(rows)}</dl> }.into_any()
                },
                || view! { <p class="al-note">"まだ何も選んでいません。"</p> }.into_any(),
            )}
        </section>
    }
}

fn chips_of(store: Store, row: ChipRow) -> AnyView {
    let chips: Vec<_> = row
        .chips
        .into_iter()
        .map(|chip| chip_button(store, chip))
        .collect();
    view! {
        <div class="al-chosen__row">
            <dt>{row.name}</dt>
            <dd><ul class="al-chips">{chips}</ul></dd>
        </div>
    }
    .into_any()
}

fn chip_button(store: Store, chip: Chip) -> impl IntoView {
    let kind = chip.kind;
    let remove = move |_| {
        store.decide_search(|query| *query = without(query, kind));
        // The button is gone: the focus must not be.
        browser::focus("#chosen-t");
    };
    view! {
        <li>
            <button class="al-chip" type="button" on:click=remove>
                <span>{chip.label}</span>
                <span class="al-chip__remove" aria-hidden="true"></span>
                <span class="al-visually-hidden">"を外す"</span>
            </button>
        </li>
    }
}
