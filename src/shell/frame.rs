//! What stands around every screen: skip button, warnings, header, footer, passing messages.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::kiosk::{self, Piece};
use crate::shell::dynamic::{flag, later, maybe, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::state::{Store, store};
use crate::shell::update::Update;
use crate::widgets::link::{external, phone, stated};
use activelist_view::display::events::coming;
use activelist_view::display::failure::{left_out, site_notice, unread_notice};
use activelist_view::display::mail::address_link;
use activelist_view::display::title::SITE;
use activelist_view::display::trust::{UNSIGNED, kept_notice};
use activelist_view::display::wording::thousands;
use activelist_view::state::{Page, Shortlist, Site, Standing};

/// The frame of every screen.
#[component]
pub fn Chrome(children: Children) -> impl IntoView {
    let store = store();
    view! {
        <div class="al-page">
            <button class="al-skip" type="button" on:click=|_| browser::focus("#main")>"本文へ移動"</button>
            {later(move || when(move || !store.kiosk.restricts(), || view! { <Update/> }.into_any()))}
            {kiosk::part(store, Piece::Frame)}
            {strips(store)}
            {later(move || {
                store.drop_first_header();
                header(store).into_any()
            })}
            {children()}
            {later(move || footer(store).into_any())}
            <p class="al-toast" role="status" data-shown=flag(move || store.messages.toast.with(|text| !text.is_empty()))>
                {text(move || store.messages.toast.get())}
            </p>
        </div>
    }
}

/// One-line warnings above all: made-up people, an old list, records that could not be read,
/// settings with a fault, a link that could not be read whole.
fn strips(store: Store) -> impl IntoView {
    let sample = move || {
        store
            .list
            .freshness
            .with(|found| found.as_ref().is_some_and(|f| f.sample))
    };
    let stale = move || {
        store
            .list
            .freshness
            .with(|found| found.as_ref()?.warning.clone())
    };
    let missing = move || left_out(store.list.left_out.with(Vec::len));
    let kept = move || {
        store
            .list
            .standing
            .with(|standing| kept_notice(standing.as_ref()?))
    };
    let unsigned = move || {
        let is_signed = |standing: &Standing| standing.key.is_some();
        store
            .list
            .standing
            .with(|standing| standing.as_ref().is_some_and(|found| !is_signed(found)))
    };
    // A page that is not there says so itself.
    let is_found = move || store.address.page.get() != Page::Unknown;
    let unread = move || {
        store
            .address
            .unread
            .with(|parts| unread_notice(parts))
            .filter(|_| is_found())
    };
    let is_faulty = move || store.site.faults.with(|faults| !faults.is_empty());
    view! {
        <div class="al-strips">
        {when(sample, || {
            view! {
                <div class="al-strip" role="region" aria-label="見本データのお知らせ">
                    <p class="al-strip__inner">
                        <span class="al-badge" data-kind="sample">"見本データ"</span>
                        "架空の人物です。相談はできません。"
                    </p>
                </div>
            }
            .into_any()
        })}
        {when(unsigned, || {
            view! {
                <div class="al-strip" role="region" aria-label="署名についてのお知らせ">
                    <p class="al-strip__inner">
                        <span class="al-badge" data-kind="sample">"署名なし"</span>
                        {UNSIGNED}
                    </p>
                </div>
            }
            .into_any()
        })}
        {maybe(move || strip("保存した一覧についてのお知らせ", kept()))}
        {maybe(move || strip("一覧の新しさについてのお知らせ", stale()))}
        {maybe(move || strip("表示していない専門家のお知らせ", missing()))}
        {maybe(move || strip("リンクについてのお知らせ", unread()))}
        {when(is_faulty, || late::part(|| Box::pin(load_faults())))}
        </div>
    }
}

/// Few pages have settings with a fault, and the words for all kinds of them weigh 3 KB: they are a late
/// part.
#[wasm_split(faults, wasm_split_path = leptos::wasm_split, fallible)]
fn load_faults() -> Late {
    late(|| {
        let store = store();
        let faults = move || {
            store
                .site
                .faults
                .with(|faults| site_notice(faults, store.kiosk.on))
        };
        maybe(move || strip("表示の設定についてのお知らせ", faults())).into_any()
    })
}

fn strip(label: &'static str, text: Option<String>) -> Option<AnyView> {
    let strip = view! {
        <div class="al-strip" role="region" aria-label=label>
            <p class="al-strip__inner"><bdi>{text?}</bdi></p>
        </div>
    };
    Some(strip.into_any())
}

fn header(store: Store) -> impl IntoView {
    let title = move || {
        store
            .site
            .settings
            .with(|site| site.as_ref().map(|site| site.title.clone()))
    };
    let operator = move || {
        store
            .site
            .settings
            .with(|site| site.as_ref().map(|site| site.operator.clone()))
    };
    let current = move |is: fn(&Page) -> bool| {
        Signal::derive(move || store.address.page.with(is).then_some("page"))
    };
    let finding = |page: &Page| {
        matches!(
            page,
            Page::Find | Page::List | Page::Card(_) | Page::Cards(_)
        )
    };
    let shortlist = |page: &Page| matches!(page, Page::Shortlist | Page::Compare(_) | Page::Sheet);
    let starred = move || store.shortlist.people.with(Shortlist::len);
    view! {
        <header class="al-header">
            <div class="al-header__inner">
                <a class="al-header__site" href="#/">
                    <svg class="al-header__mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
                        <rect width="36" height="36" rx="7" fill="#0017c1"/>
                        <path d="M18 6 8 9.6v7.6c0 6.3 4.2 10.9 10 12.8 5.8-1.9 10-6.5 10-12.8V9.6z" fill="#fff"/>
                        <path d="m13 17.6 3.7 3.7 6.6-7" fill="none" stroke="#0017c1" stroke-width="3"/>
                    </svg>
                    <span>
                        {text(move || title().unwrap_or_else(|| SITE.to_string()))}
                        {maybe(move || {
                            let name = operator()?;
                            Some(view! { <span class="al-header__operator">{name}</span> }.into_any())
                        })}
                    </span>
                </a>
                <nav aria-label="主なページ">
                    <ul class="al-nav">
                        <li><a class="al-nav__link" href=text(move || store.find_link())
                            aria-current=current(finding)><span class="al-nav__wide">"専門家を"</span>"探す"</a></li>
                        {when(move || starred() > 0, move || view! {
                            <li><a class="al-nav__link" href=text(move || store.link_to(Page::Shortlist))
                                aria-current=current(shortlist)>{text(move || format!("候補（{}）", starred()))}</a></li>
                        }.into_any())}
                        <li><a class="al-nav__link" href=text(move || store.link_to(Page::People))
                            aria-current=current(|page| *page == Page::People)>"氏名"<span class="al-nav__wide">"で探す"</span></a></li>
                        <li><a class="al-nav__link" href="#/incident" data-tone="danger"
                            aria-current=current(|page| matches!(page, Page::Incident(_)))>"緊急のとき"</a></li>
                        <li><a class="al-nav__link" href="#/method"
                            aria-current=current(|page| *page == Page::Method)><span class="al-nav__wide">"この一覧の"</span>"しくみ"</a></li>
                    </ul>
                </nav>
                {kiosk::part(store, Piece::Tools)}
            </div>
        </header>
    }
}

fn footer(store: Store) -> impl IntoView {
    let snapshot = text(move || {
        let Some(found) = store.list.freshness.get() else {
            return String::new();
        };
        let listed = thousands(store.list.listed.get() as u64);
        format!(
            "一覧の公開日 {}・通し番号 {}・掲載 {listed}名・出典 {}",
            found.published, found.serial, found.source
        )
    });
    view! {
        <footer class="al-footer">
            <div class="al-footer__inner">
                {maybe(move || store.site.settings.get().map(|site| site_parts(store, site).into_any()))}
                <p class="al-footer__snapshot">{snapshot}</p>
            </div>
        </footer>
    }
}

/// The operator's contact, events and links.
fn site_parts(store: Store, site: Arc<Site>) -> impl IntoView {
    let contact = site.contact.clone();
    let optional = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> });
    let phone = (!contact.phone.is_empty()).then(|| phone(&contact.phone));
    let page = (!contact.url.is_empty())
        .then(|| view! { <li>{external(&contact.url, "窓口の案内")}</li> });
    let mail = (!contact.mail.is_empty()).then(|| {
        let address = address_link(&contact.mail);
        view! { <li>{stated(Some(address), contact.mail.clone())}</li> }
    });
    let events: Vec<_> = coming(&site, browser::today())
        .into_iter()
        .map(|event| {
            let shown = match event.url.is_empty() {
                true => event.text.into_any(),
                false => external(&event.url, &event.text),
            };
            view! { <li>{shown}</li> }
        })
        .collect();
    let events = (!events.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="al-footer__title">"催し"</h2>
                <ul class="al-footer__list">{events}</ul>
            </section>
        }
    });
    let links: Vec<_> = site
        .links
        .iter()
        .map(|link| view! { <li>{external(&link.url, &link.title)}</li> })
        .collect();
    view! {
        <section>
            <h2 class="al-footer__title">"お問い合わせ"</h2>
            <p>{contact.name.clone()}</p>
            {optional(contact.text.clone())}
            {phone.map(|link| view! { <p>"電話 "{link}</p> })}
            <ul class="al-footer__list">{page}{mail}</ul>
        </section>
        {events}
        <section>
            <h2 class="al-footer__title">"関連するページ"</h2>
            <ul class="al-footer__list"><li><a href="#/method">"この一覧のしくみ"</a></li>
                {when(move || !store.kiosk.restricts(), || view! { <li><a href="#/device">"この端末に保存"</a></li> }.into_any())}
                {links}</ul>
        </section>
    }
}
