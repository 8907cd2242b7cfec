//! The way to an option of 得意業界 for firms whose trade is none of them.

use leptos::prelude::*;

use crate::shell::state::{Store, store};
use activelist_model::catalog::{Group, TRADES, Trade};
use activelist_view::display::conditions::{trade_chosen, trade_label};

/// The trades that the survey lacks, each with a button that chooses its options.
pub fn trades() -> AnyView {
    let store = store();
    let trades: Vec<_> = TRADES.iter().map(|trade| button(store, trade)).collect();
    view! {
        <details class="al-disclosure">
            <summary>"業種が見つからないとき"</summary>
            <ul class="al-list">{trades}</ul>
        </details>
    }
    .into_any()
}

fn button(store: Store, trade: &'static Trade) -> AnyView {
    let choose = move |_| {
        store.change_search(|query| {
            let chosen = query.criteria.condition(Group::Industry);
            let options = trade.options();
            let both = options.fold(chosen, |chosen, (position, _)| chosen.with(position));
            query.criteria.set_condition(Group::Industry, both);
        });
        store.say(&trade_chosen(trade));
    };
    view! {
        <li>
            <button class="al-button" data-variant="text" type="button" on:click=choose>{trade_label(trade)}</button>
        </li>
    }
    .into_any()
}
