//! The shortlist: who is starred, and what can be done with them.

mod along;

pub(crate) use along::along;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::{either, flag, list, maybe, part, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, LIST, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::mark::marks_line;
use crate::widgets::qr::qr_code;
use crate::widgets::state::WhenLoaded;
use crate::widgets::take::{on_own_machine, on_paper};
use activelist_model::catalog::Group;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::kiosk::taken_along;
use activelist_view::display::shortlist::{
    HANDOVER, KEPT, ListedView, NOT_KEPT, StarredView, compared_label, gone_notice, starred,
};
use activelist_view::display::wording::group_name;
use activelist_view::state::{MAX_COMPARED, Page};

/// The page, loaded when it is first opened.
pub fn page() -> AnyView {
    late::screen("候補", || Box::pin(load()))
}

#[wasm_split(shortlist, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(shortlist_page)
}

fn shortlist_page() -> AnyView {
    let store = store();
    let any = move || store.shortlist.people.with(|list| !list.is_empty());
    let shown = Memo::new(move |_| {
        let list = store.shortlist.people.get();
        store
            .list
            .with_searcher(|searcher| starred(searcher, &list))
            .unwrap_or_default()
    });
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home), (FIND, Page::Find), (LIST, Page::List)], "候補")}
            <div class="al-title">
                <h1 tabindex="-1">"候補"</h1>
                <p class="al-title__lead">"☆を押して選んだ専門家です。10名まで入れられます。"</p>
            </div>
            <div class="al-stack" data-gap="large">
                <WhenLoaded/>
                {when(move || store.list.is_ready(), move || {
                    either(any, move || filled(store, shown), move || empty(store))
                })}
            </div>
        </main>
    }
    .into_any()
}

fn empty(store: Store) -> AnyView {
    let cleared = move || store.shortlist.cleared.with(|list| !list.is_empty());
    let restore = move |_| {
        store.restore_shortlist();
        browser::focus_heading();
    };
    view! {
        <section class="al-state" aria-labelledby="empty-t">
            <h2 class="al-state__title" id="empty-t">"候補はまだありません"</h2>
            <p>"専門家の一覧か個票で☆を押すと、ここに並びます。"</p>
            <div class="al-row">
                {when(cleared, move || view! {
                    <button class="al-button" type="button" on:click=restore>"外した候補を元に戻す"</button>
                }.into_any())}
                <a class="al-button" data-variant="primary" href=text(move || store.link_to(Page::List))>"専門家の一覧を見る"</a>
                <a class="al-button" href=text(move || store.link_to(Page::Sheet))>"相談準備シートを作る"</a>
            </div>
        </section>
    }
    .into_any()
}

fn filled(store: Store, shown: Memo<Vec<StarredView>>) -> AnyView {
    // As long as nobody has chosen, the first few are.
    let picked: RwSignal<Option<Vec<RegistrationNumber>>> = RwSignal::new(None);
    let compared = Memo::new(move |_| {
        let listed = shown.with(|shown| {
            let listed = shown.iter().filter(|someone| someone.listed.is_some());
            listed.map(|someone| someone.number).collect::<Vec<_>>()
        });
        match picked.get() {
            Some(picked) => listed
                .into_iter()
                .filter(|number| picked.contains(number))
                .collect(),
            None => listed.into_iter().take(MAX_COMPARED).collect::<Vec<_>>(),
        }
    });
    let clear = move |_| {
        store.clear_shortlist();
        browser::focus_heading();
    };
    let rows = list(
        move || shown.get(),
        move |someone| row(store, someone, compared, picked),
    );
    view! {
        {maybe(move || {
            let notice = shown.with(|shown| gone_notice(shown))?;
            Some(view! { <div class="al-notice" data-tone="warning"><p>{notice}</p></div> }.into_any())
        })}
        <section class="al-stack" aria-labelledby="starred-t">
            <h2 class="al-visually-hidden" id="starred-t">"候補の専門家"</h2>
            <ul class="al-shortlist">{rows}</ul>
            <p class="al-note" role="status">{text(move || compared_label(compared.with(Vec::len)))}</p>
            <div class="al-row" data-screen-only>
                {part(move || compare_button(store, compared.get()))}
                <a class="al-button" data-variant="primary" href=text(move || store.link_to(Page::Sheet))>"相談準備シートを作る"</a>
                {on_paper(store, move || {
                    let link = text(move || {
                        let numbers = store.shortlist.people.with(|list| list.iter().collect());
                        store.link_to(Page::Cards(numbers))
                    });
                    view! { <a class="al-button" href=link>"候補の個票をまとめて印刷"</a> }.into_any()
                })}
                <button class="al-button" data-variant="text" type="button" on:click=clear>"候補をすべて外す"</button>
            </div>
            <p class="al-note">{text(move || if store.shortlist.keeps.get() { KEPT } else { NOT_KEPT }.to_string())}</p>
        </section>
        {handover(store)}
    }
    .into_any()
}

fn compare_button(store: Store, compared: Vec<RegistrationNumber>) -> AnyView {
    let label = "選んだ人を比べる";
    if !(2..=MAX_COMPARED).contains(&compared.len()) {
        return view! { <span class="al-button" aria-disabled="true">{label}</span> }.into_any();
    }
    let link = store.link_to(Page::Compare(compared));
    view! { <a class="al-button" data-variant="primary" href=link>{label}</a> }.into_any()
}

fn row(
    store: Store,
    someone: StarredView,
    compared: Memo<Vec<RegistrationNumber>>,
    picked: RwSignal<Option<Vec<RegistrationNumber>>>,
) -> AnyView {
    let number = someone.number;
    let Some(found) = someone.listed else {
        let remove = move |_| {
            store.toggle_star(number);
            browser::focus_heading();
        };
        return view! {
            <li class="al-shortlist__row" data-gone="true">
                <p>{someone.registration}" （今の一覧に載っていません）"</p>
                <button class="al-button" data-size="small" type="button" on:click=remove>"候補から外す"</button>
            </li>
        }
        .into_any();
    };
    let ListedView {
        name,
        kana,
        home,
        fee,
        record,
        menus,
    } = found;
    let is_compared = move || compared.with(|compared| compared.contains(&number));
    let toggle = move |_| {
        let mut chosen = compared.get_untracked();
        match chosen.iter().position(|other| *other == number) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(number),
        }
        picked.set(Some(chosen));
    };
    let remove_label = format!("{name}さんを候補から外す");
    let compare_label = format!("{name}さんを比べる");
    let remove = move |_| {
        store.toggle_star(number);
        browser::focus_heading();
    };
    view! {
        <li class="al-shortlist__row">
            <label class="al-shortlist__compare">
                <input class="al-check__box" type="checkbox" aria-label=compare_label
                    prop:checked=flag(is_compared) on:change=toggle/>
                <span aria-hidden="true">"比べる"</span>
            </label>
            <div class="al-shortlist__who">
                <span class="al-person__kana"><bdi>{kana}</bdi></span>
                <a class="al-name" href=text(move || store.link_to(Page::Card(number)))><bdi translate="no">{name}</bdi></a>
                <span class="al-note"><span translate="no">{someone.registration}</span>" "<bdi>{home}</bdi></span>
            </div>
            <dl class="al-shortlist__facts">
                <div><dt>{group_name(Group::Fee)}</dt><dd>{fee}</dd></div>
                <div><dt>"支援実績"</dt><dd>{record}</dd></div>
            </dl>
            {marks_line(menus)}
            <button class="al-button" data-size="small" type="button" aria-label=remove_label on:click=remove>"外す"</button>
        </li>
    }
    .into_any()
}

/// The search and the shortlist for another device.
fn handover(store: Store) -> AnyView {
    let link = move || {
        let short = store.handover(Page::Shortlist).to_short_fragment();
        Some(format!("{}{short}", store.telephone_address()?))
    };
    let code = maybe(move || {
        let link = link()?;
        let code = qr_code(&link, "検索と候補を開くQRコード");
        Some(view! { {code}
            <div class="al-stack" data-gap="small">
                <p>"スマートフォンなどでQRコードを読み取るか、リンクを開くと、同じ検索と候補が開きます。"</p>
                <p class="al-note">{HANDOVER}</p>
                <p class="al-handover__link"><bdi translate="no">{link}</bdi></p>
                {on_own_machine(store, move || view! {
                    <div class="al-row" data-screen-only>
                        <button class="al-button" data-size="small" type="button"
                            on:click=move |_| store.copy_link(store.handover(Page::Shortlist).to_short_fragment())>"短いリンクをコピー"</button>
                        <button class="al-button" data-size="small" type="button"
                            on:click=move |_| store.copy_link(store.handover(Page::Shortlist).to_fragment())>"中身の読めるリンクをコピー"</button>
                    </div>
                }.into_any())}
            </div>
        }.into_any())
    });
    let none = when(
        move || store.telephone_address().is_none(),
        || view! { <p>{taken_along(false)}</p> }.into_any(),
    );
    view! {
        <section class="al-stack" aria-labelledby="handover-t">
            <h2 class="al-section-title" id="handover-t">"ほかの端末に引き継ぐ"</h2>
            <div class="al-handover">{code}{none}</div>
        </section>
    }
    .into_any()
}
