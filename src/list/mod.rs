//! Screen 3: the results, a line a person or the report's table; on narrow screens as cards.

mod bar;
mod beside;
mod explain;
mod glance;
mod legend;
mod person;
mod relax;
mod table;
mod team;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::list::beside::Beside;
use crate::list::glance::glance_table;
use crate::list::legend::{key, legend, order_note};
use crate::list::relax::{near, relax};
use crate::list::table::full_table;
use crate::list::team::{pair_part, team_part};
use crate::shell::dynamic::{after_picture, either, flag, later, part, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{LIST, print_line};
use crate::shell::state::{Store, store};
use crate::widgets::chosen::Chosen;
use crate::widgets::overlooked::overlooked;
use crate::widgets::shortlist_bar::shortlist_bar;
use crate::widgets::state::{WhenLoaded, failed, waiting};
use crate::widgets::take::{on_own_machine, print_button};
use activelist_search::{Criteria, Sort};
use activelist_view::display::chips::{chips, chips_line};
use activelist_view::display::export::{file_name, list_csv};
use activelist_view::display::failure::failure;
use activelist_view::display::glance::key_line;
use activelist_view::display::list::{more_label, range_label};
use activelist_view::display::sentence::headline;
use activelist_view::display::wording::{order_line, people, sort_name};
use activelist_view::state::{Page, Query, SHOWN_STEP};

#[wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(|| {
        store().search.begin_to_answer();
        store().search.settle();
        List().into_any()
    })
}

/// Screen 3.
pub fn page() -> AnyView {
    late::screen(LIST, || Box::pin(load()))
}

#[component]
fn List() -> impl IntoView {
    let store = store();
    let any = move || store.search.outcome.with(|found| found.total > 0);
    let beside = Beside::follow(store);
    store.results.drawn.set(false);
    view! {
        <main class="al-main al-listpage" id="main" tabindex="-1" data-width="wide" data-beside=beside.has_room()>
            {summary(store, beside)}
            <div class="al-stack" data-gap="small">
                <WhenLoaded/>
                {when(move || store.list.is_ready(), move || {
                    let found = move || {
                        either(any, move || results(store), move || nobody(store))
                    };
                    let is_whole = move || is_whole(store);
                    view! {
                        // Who finds few is shown at once what brings more.
                        {when(is_whole, || after_picture(relax))}
                        {texts_missing(store)}
                        {when(move || is_whole() || any(), move || later(found))}
                        {when(move || store.results.drawn.get() || !any(), move || view! {
                            {when(is_whole, || after_picture(near))}
                            {later(|| team_part().into_any())}
                            {after_picture(|| view! { {overlooked()}{pair_part()} }.into_any())}
                        }.into_any())}
                    }
                    .into_any()
                })}
            </div>
            {later(move || shortlist_bar(store))}
            // After the list, so that the keyboard reaches people first.
            {after_picture(move || beside.rail(store))}
            {after_picture(move || beside.drawer(store))}
        </main>
    }
}

/// Whether all that the search looks at is here.
fn is_whole(store: Store) -> bool {
    let reads_texts = || store.search.query.with(|query| query.criteria.free_talk);
    store.list.whole.get() || !reads_texts()
}

/// A first talk without a fee is read from what people write, which of a large list comes later.
fn texts_missing(store: Store) -> AnyView {
    let is_missing = move || store.list.is_ready() && !is_whole(store);
    when(is_missing, move || {
        part(move || match store.list.no_prose.get() {
            None => waiting(
                "自己PRを読み込んでいます。読み終わるまでは、「初回無料と書いている人」の一部だけを表示します。",
            ),
            Some(found) => failed(failure(&found), move || store.load()),
        })
    })
}

/// The search in a line: what was chosen, how many there are, and the way back to change it.
fn summary(store: Store, beside: Beside) -> AnyView {
    let headline = text(move || store.search.query.with(|query| headline(&query.criteria)));
    let count = text(move || match store.list.is_ready() {
        true => people(store.search.outcome.with(|found| found.total)),
        false => String::new(),
    });
    view! {
        <div class="al-listhead">
            <h1 tabindex="-1"><span class="al-visually-hidden">"専門家の一覧："</span>{headline}" "<span class="al-listhead__count">{count}</span></h1>
            {folds(store, beside)}
        </div>
    }
    .into_any()
}

/// The way to the conditions, and what is chosen one by one.
fn folds(store: Store, beside: Beside) -> AnyView {
    let chips = text(move || {
        let chips = |query: &Query| {
            chips(query)
                .iter()
                .map(|row| row.chips.len())
                .sum::<usize>()
        };
        format!("条件（{}件）", store.search.query.with(chips))
    });
    view! {
        {beside.opener()}
        <details class="al-disclosure al-fold">
            <summary>{chips}</summary>
            <Chosen/>
        </details>
    }
    .into_any()
}

/// Nobody meets all conditions.
fn nobody(store: Store) -> AnyView {
    let clear = move |_| {
        store.change_search(|query| {
            let contents = query.criteria.contents;
            query.criteria = Criteria {
                contents,
                ..Criteria::default()
            };
        });
        browser::focus_heading();
        store.say("条件をすべて外しました");
    };
    view! {
        <section class="al-state" aria-labelledby="empty-t">
            <h2 class="al-state__title" id="empty-t">"条件に合う専門家は見つかりませんでした"</h2>
            <p role="status">"条件に合う専門家は0名です。条件を一つゆるめるか、選ぶ項目を増やすと見つかることがあります。"</p>
            <div class="al-row">
                <a class="al-button" href=text(move || store.link_to(Page::Find))>"困りごと・支援内容を選び直す"</a>
                <button class="al-button" type="button" on:click=clear>"条件をすべて外す"</button>
            </div>
        </section>
    }
    .into_any()
}

fn results(store: Store) -> AnyView {
    view! {
        <section class="al-found" aria-labelledby="list-t">
            <h2 class="al-visually-hidden" id="list-t">"条件に合う専門家"</h2>
            {toolbar(store)}
            {key()}
            {print_head(store)}
            {either(move || store.results.in_full.get(), move || full_table(store), move || glance_table(store))}
            {when(move || store.results.drawn.get(), move || view! { {more(store)}{legend(store)} }.into_any())}
        </section>
    }
    .into_any()
}

/// What stands above the list on paper: which list it is, the search, how much of it follows, and the key.
fn print_head(store: Store) -> AnyView {
    let range = move || {
        let total = store.search.outcome.with(|found| found.total);
        let shown = store.search.query.with(Query::shown).min(total);
        range_label(total, shown)
    };
    let key = text(move || match store.results.in_full.get() {
        true => String::new(),
        false => key_line(),
    });
    view! {
        <p data-print-only>
            {text(move || print_line(store))}<br/>{text(move || store.search.query.with(chips_line))}<br/>
            {text(move || store.search.query.with(order_line))}<br/>{text(range)}<br/>{key}
        </p>
    }
    .into_any()
}

fn toolbar(store: Store) -> AnyView {
    let sort = move || store.search.query.with(|query| query.sort);
    let choose = move |event| {
        if let Some(sort) = Sort::from_key(&event_target_value(&event)) {
            store.change_search(|query| query.sort = sort);
        }
    };
    let options: Vec<_> = Sort::ALL
        .into_iter()
        .map(|found| {
            view! { <option value=found.key() selected=flag(move || sort() == found)>{sort_name(found)}</option> }
        })
        .collect();
    let form = move |in_full: bool, label: &'static str| {
        view! {
            <label>
                <input class="al-visually-hidden" type="radio" name="form-of-list"
                    prop:checked=flag(move || store.results.in_full.get() == in_full)
                    on:change=move |_| store.show_in_full(in_full)/>
                <span class="al-button" data-size="small">{label}</span>
            </label>
        }
    };
    // What can be taken along depends on the machine.
    let take = move || match (store.kiosk.prints(), store.kiosk.restricts()) {
        (true, false) => ("印刷・", "保存"),
        (true, true) => ("", "印刷"),
        (false, _) => ("", "相談準備"),
    };
    view! {
        <div class="al-toolbar" data-screen-only>
            <p class="al-visually-hidden al-toolbar__count" role="status">
                {text(move || store.search.outcome.with(|found| range_label(found.total, found.order.len())))}
            </p>
            <div class="al-segment" role="radiogroup" aria-label="一覧の形">
                {form(false, "ひと目")}{form(true, "くわしく")}
            </div>
            <label class="al-visually-hidden" for="sort">"並び順"</label>
            <select class="al-select" data-size="small" id="sort" autocomplete="off" aria-describedby="sort-s"
                prop:value=text(move || sort().key().to_string()) on:change=choose>{options}</select>
            <details class="al-popup">
                <summary class="al-button" data-size="small">
                    <span><span class="al-popup__wide">{text(move || take().0.to_string())}</span>{text(move || take().1.to_string())}</span>
                </summary>
                <div class="al-popup__body">
                    <a class="al-button" data-variant="text" href=text(move || store.link_to(Page::Sheet))>"相談準備シートを作る"</a>
                    {print_button(store, "一覧を印刷", Some("text"), None)}
                    {on_own_machine(store, move || own(store))}
                </div>
            </details>
            {order_note(store)}
        </div>
    }
    .into_any()
}

/// What is kept on this machine.
fn own(store: Store) -> AnyView {
    view! {
        <button class="al-button" data-variant="text" type="button"
            on:click=move |_| save_csv(store)>"一覧をCSVで保存"</button>
        <button class="al-button" data-variant="text" type="button"
            on:click=move |_| store.copy_link(store.link_to(Page::List))>"この検索のリンクをコピー"</button>
    }
    .into_any()
}

/// Saves everyone who matches, not only those on screen.
fn save_csv(store: Store) {
    if !store.list.whole.get_untracked() {
        store.say("連絡先などを読み込んでいます。少し待ってから、もう一度押してください");
        return;
    }
    let query = store.search.query.get_untracked();
    let csv = store.list.ask_searcher(|searcher| {
        let order = searcher.order(&query.criteria, query.sort);
        list_csv(searcher, &order, browser::today())
    });
    let Some(csv) = csv else { return };
    store.save_file(&file_name(browser::today()), &csv);
}

fn more(store: Store) -> impl IntoView {
    let label = move || {
        store
            .search
            .outcome
            .with(|found| more_label(found.total, found.order.len()))
    };
    let add = move |_| {
        let first_new = store.search.outcome.with(|found| found.order.len());
        store.change(|query| query.shown = query.shown() + SHOWN_STEP);
        // The first of the new ones takes the focus, so that a keyboard goes on from there.
        request_animation_frame(move || browser::focus_nth(".al-person__name", first_new));
    };
    when(
        move || label().is_some(),
        move || {
            let note = text(move || label().map_or_else(String::new, |(note, _)| note));
            let button = text(move || label().map_or_else(String::new, |(_, button)| button));
            view! {
            <div class="al-more" data-screen-only>
                <p class="al-note">{note}</p>
                <button class="al-button" data-size="large" type="button" on:click=add>{button}</button>
            </div>
        }
        .into_any()
        },
    )
}
