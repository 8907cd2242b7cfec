//! Screen 2: contents and conditions, and how many people they leave.

mod answer;
mod levels;
mod lookup;
mod segment;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::find::answer::answer;
use crate::find::levels::levels;
use crate::shell::dynamic::{after_picture, flag, maybe, sticky, text, when};
use crate::shell::late::{self, Late, late};
use crate::shell::place::{FIND, HOME, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::chosen::Chosen;
use crate::widgets::conditions::{Condition, place, wishes};
use crate::widgets::content::{MenuContents, content_box};
use crate::widgets::need::need_part;
use crate::widgets::overlooked::overlooked;
use crate::widgets::state::WhenLoaded;
use activelist_model::catalog::{Door, Group, Menu};
use activelist_view::display::contents::{EMERGENCY_NOTE, door_lead, find_title};
use activelist_view::state::Page;

/// The search is a late part that is fetched ahead: as soon as the page is idle, or beside the program
/// where the address asks for it (`public/boot.js`).
#[wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(|| {
        store().search.begin_to_answer();
        store().search.settle();
        Find().into_any()
    })
}

/// Screen 2.
pub fn page(store: Store) -> AnyView {
    let door = store.search.query.with_untracked(|query| query.door);
    late::screen(find_title(door), || Box::pin(load()))
}

#[component]
fn Find() -> impl IntoView {
    let store = store();
    // What stands at the door is drawn anew for another door only: who writes keeps the focus.
    let door = Memo::new(move |_| store.search.query.with(|query| query.door));
    let door = move || door.get();
    let asked = sticky(move || {
        store
            .search
            .query
            .with(|query| !query.criteria.skills.is_empty() || query.criteria.cases > 0)
    });
    // At the vendor's door they come first, as it promises them; elsewhere only where a link asks.
    let is_vendor = move || door() == Some(Door::Detail);
    let also_asked = move || !is_vendor() && asked.get();
    let step = RwSignal::new(0);
    let part = move |place: usize, title: &'static str, content: AnyView| {
        let here = flag(move || step.get() == place);
        view! {
            <section class="al-findstep al-stack" data-here=here aria-labelledby=format!("step-{place}")>
                <h2 class="al-section-title" id=format!("step-{place}") tabindex="-1">
                    <span class="al-findstep__number">{place + 1}<span class="al-findstep__of">"／3"</span></span>{title}
                </h2>
                {content}
            </section>
        }
    };
    let first = view! {
        {maybe(move || Some(door_part(store, door()?)))}
        {when(is_vendor, levels)}
        <Chosen/>
        {contents_list()}
        {overlooked()}
    };
    let last = move || {
        view! {
            <p class="al-note">"飛ばしてかまいません。数字は、選んだときに当てはまる人数です。"</p>
            {wishes(store)}
            {when(also_asked, levels)}
        }
        .into_any()
    };
    view! {
        <main class="al-main al-find" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home)], FIND)}
            <div class="al-title">
                <h1 tabindex="-1">{text(move || find_title(door()).to_string())}</h1>
                <p class="al-title__lead">{text(move || door_lead(door()).to_string())}</p>
            </div>
            {when(move || door() == Some(Door::Incident), || {
                view! {
                    <div class="al-notice" data-tone="danger">
                        <p class="al-notice__title">"被害が続いているときは、先に応急の手当てをしてください"</p>
                        <p><a href="#/incident">"まずすること"</a>"をもう一度見る"</p>
                        <p class="al-note">{EMERGENCY_NOTE}</p>
                    </div>
                }
                .into_any()
            })}
            <WhenLoaded/>
            <div class="al-find__grid">
                <div class="al-find__steps">
                    {part(0, "何でお困りですか", first.into_any())}
                    // The first question is answered first: each of the others is drawn after a picture.
                    {part(1, "どこで、どうやって", after_picture(place))}
                    {part(2, "できれば", after_picture(move || after_picture(last)))}
                </div>
                {answer(store, step)}
            </div>
        </main>
    }
}

/// The 21 contents, closed at first: most firms know what troubles them, not what it is called.
fn contents_list() -> AnyView {
    let menus = Menu::ALL.map(|menu| view! { <MenuContents menu/> });
    view! {
        <details class="al-disclosure" data-kind="boxed">
            <summary>"支援内容を一覧から選ぶ"<span class="al-disclosure__state">"8分野21項目"</span></summary>
            <div class="al-disclosure__body al-stack">
                <p class="al-note">
                    "いくつでも選べます。選んだ内容を得意とする人が上に並びます。選んでも人数は減りません。"
                    <br/>"〔T1〕～〔T5〕は、その内容に使える指導ツール（教材）の番号です。"
                </p>
                {menus}
            </div>
        </details>
    }
    .into_any()
}

/// What a door asks before all else.
fn door_part(store: Store, door: Door) -> AnyView {
    match door {
        Door::Consult => view! { <div class="al-needplace">{need_part()}</div> }.into_any(),
        Door::Guideline => {
            // What is suggested follows the industry; whoever chooses it keeps the focus.
            let suggested: Vec<_> = door
                .suggested(Group::Industry.every_option())
                .iter()
                .map(|content| {
                    when(
                        move || {
                            store
                                .search
                                .query
                                .with(|query| query.suggested().has(content))
                        },
                        move || content_box(store, content, "s").into_any(),
                    )
                })
                .collect();
            view! {
                <div class="al-stack">
                    <Condition group=Group::Industry heading="はじめに、自社の業界を選んでください"
                        hint="業界ごとのガイドラインに詳しい専門家を探すために使います。当てはまるものがなければ、選ばずに次へ進んでください。"/>
                    <section class="al-suggestions" aria-labelledby="sugg-t">
                        <h2 class="al-chosen__title" id="sugg-t">"ガイドライン対応で考えられる支援内容"</h2>
                        <ul class="al-contents">{suggested}</ul>
                        <p class="al-note">"合うものを選んでください。下の一覧から選び直すこともできます。"</p>
                    </section>
                </div>
            }
            .into_any()
        }
        Door::Training | Door::Incident | Door::Detail => ().into_any(),
    }
}
