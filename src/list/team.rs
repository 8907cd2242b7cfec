//! A team for what no one does alone, and the pair of a veteran and a newcomer.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{part, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::widgets::mark::mark_with_meaning;
use activelist_view::display::team::{MemberView, PAIR, PAIR_RULE, TeamView, as_shortlist, team};
use activelist_view::state::Page;

/// The team, above the list: loaded where nobody has a mark in all chosen contents.
pub fn team_part() -> AnyView {
    let store = store();
    let needed = move || {
        let query = store.search.query.get();
        store
            .list
            .ask_searcher(|searcher| searcher.team_needed(&query.criteria))
            .unwrap_or_default()
    };
    when(needed, || late::part(|| Box::pin(load_team())))
}

/// The pair, below the list, for firms that agree to it: loaded when it is opened.
pub fn pair_part() -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="al-disclosure" data-kind="boxed" data-screen-only
            on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary>"経験の長い人と浅い人の二人に頼む"</summary>
            {when(move || open.get(), || late::part(|| Box::pin(load_pair())))}
        </details>
    }
    .into_any()
}

#[wasm_split(guidance, wasm_split_path = leptos::wasm_split, fallible)]
fn load_team() -> Late {
    late(drawn_team)
}

#[wasm_split(guidance, wasm_split_path = leptos::wasm_split, fallible)]
fn load_pair() -> Late {
    late(drawn_pair)
}

/// What the list says of teams for the search as it is.
fn found_team(store: Store) -> TeamView {
    let query = store.search.query.get();
    store
        .list
        .ask_searcher(|searcher| team(searcher, &query.criteria, query.sort))
        .unwrap_or_default()
}

fn drawn_team() -> AnyView {
    let store = store();
    part(move || {
        let found = found_team(store);
        let members = (!found.members.is_empty()).then(|| members(store, found.members));
        let lines = [found.lead, found.unheld]
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(|line| view! { <p>{line}</p> });
        let lines: Vec<_> = lines.collect();
        view! {
            <section class="al-notice" aria-labelledby="team-t">
                <h2 class="al-notice__title" id="team-t">{found.title}</h2>
                {lines}
                {members}
            </section>
        }
        .into_any()
    })
}

fn drawn_pair() -> AnyView {
    let store = store();
    part(move || {
        let TeamView {
            pair, pair_note, ..
        } = found_team(store);
        let members = (!pair.is_empty()).then(|| members(store, pair));
        view! {
            <div class="al-disclosure__body al-stack">
                <p>{PAIR}{pair_note}</p>
                {members}
                <p class="al-note">{PAIR_RULE}</p>
            </div>
        }
        .into_any()
    })
}

fn members(store: Store, members: Vec<MemberView>) -> AnyView {
    let numbers = as_shortlist(&members);
    let compared = numbers.iter().collect();
    let rows: Vec<AnyView> = members
        .into_iter()
        .map(|found| member(store, found))
        .collect();
    view! {
        <ul class="al-team">{rows}</ul>
        <div class="al-row" data-screen-only>
            <button class="al-button" data-size="small" type="button"
                on:click=move |_| store.star_all(&numbers)>"全員を候補に入れる"</button>
            <a class="al-button" data-size="small" href=store.link_to(Page::Compare(compared))>"並べて比べる"</a>
        </div>
    }
    .into_any()
}

fn member(store: Store, found: MemberView) -> AnyView {
    let number = found.number;
    let covers: Vec<_> = found
        .covers
        .into_iter()
        .map(|(label, mark)| view! { <li>{label}" "{mark_with_meaning(mark)}</li> })
        .collect();
    view! {
        <li class="al-team__member">
            <p>
                <a class="al-name" href=text(move || store.link_to(Page::Card(number)))><bdi translate="no">{found.name}</bdi></a>
            </p>
            <p class="al-note"><bdi>{found.note}</bdi></p>
            <ul class="al-team__covers">{covers}</ul>
        </li>
    }
    .into_any()
}
