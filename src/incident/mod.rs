//! What to do in the first hour of an incident.

use leptos::prelude::*;

use crate::shell::dynamic::part;
use crate::shell::place::{HOME, crumbs};
use crate::shell::state::store;
use crate::widgets::link::{external, phone as dial};
use crate::widgets::take::print_button;
use activelist_model::catalog::Door;
use activelist_view::display::incident::{NO_POINTS, PERSONAL_DATA, STEPS};
use activelist_view::display::mail::dialled_by_hand;
use activelist_view::state::{FirstAid, Page, Query, Route};

/// The page of the incident door.
#[component]
pub fn Incident() -> impl IntoView {
    let store = store();
    let steps: Vec<_> = STEPS
        .iter()
        .map(|step| {
            let avoid = (!step.avoid.is_empty()).then(|| {
                view! { <p class="al-step__avoid"><strong>"しないこと："</strong>{step.avoid}</p> }
            });
            view! {
                <li class="al-step">
                    <h3 class="al-step__title">{step.title}</h3>
                    <p>{step.text}</p>
                    {avoid}
                </li>
            }
        })
        .collect();
    let points = part(move || {
        let site = store.site.settings.get();
        let points = site.map(|site| site.first_aid.clone()).unwrap_or_default();
        if points.is_empty() {
            return view! { <li class="al-contact"><p>{NO_POINTS}</p></li> }.into_any();
        }
        points
            .into_iter()
            .map(contact)
            .collect::<Vec<_>>()
            .into_any()
    });
    let search = Route {
        page: Page::Find,
        query: Query::through(Door::Incident),
    };
    view! {
        <main class="al-main" id="main" tabindex="-1">
            {crumbs(store, &[(HOME, Page::Home)], Door::Incident.label())}
            <div class="al-title">
                <h1 tabindex="-1">"最初の1時間にすること"</h1>
                <p class="al-title__lead">
                    "感染や不正アクセス、情報漏えいの疑いがあるときに、上から順に行ってください。すべてを一人で行う必要はありません。"
                </p>
            </div>
            <div class="al-stack" data-gap="large">
                <section aria-labelledby="steps-t">
                    <h2 class="al-section-title" id="steps-t">"まず行うこと"</h2>
                    <ol class="al-steps">{steps}</ol>
                    <div class="al-row" data-screen-only>
                        {print_button(store, "この手順を印刷", None, None)}
                    </div>
                </section>
                <section class="al-stack" aria-labelledby="contacts-t">
                    <h2 class="al-section-title" id="contacts-t">"相談と届け出の窓口"</h2>
                    <p>"受付の日時や方法は、それぞれのページで確かめてください。"</p>
                    <ul class="al-contacts">{points}</ul>
                    <div class="al-notice" data-tone="warning">
                        <p class="al-notice__title">"個人情報が漏れたおそれがあるとき"</p>
                        <p>{PERSONAL_DATA}</p>
                    </div>
                </section>
                <section class="al-stack" aria-labelledby="next-t" data-screen-only>
                    <h2 class="al-section-title" id="next-t">"手当てが済んだら、専門家を探す"</h2>
                    <p>
                        "緊急の支援に応じる登録セキスペを探せます。ただし、すぐに応じられるとは限りません。被害が続いているときは、先に上の窓口に連絡してください。"
                    </p>
                    <div class="al-row">
                        <a class="al-button" data-variant="primary" data-size="large" href=search.to_fragment()>
                            "緊急対応ができる専門家を探す"
                        </a>
                    </div>
                </section>
            </div>
        </main>
    }
}

fn contact(point: FirstAid) -> impl IntoView {
    let note = (!point.note.is_empty()).then(|| view! { <p>{point.note}</p> });
    let phone = (!point.phone.is_empty()).then(|| {
        view! {
            <p class="al-contact__phone"><span class="al-visually-hidden">"電話 "</span>{dial(&point.phone)}</p>
        }
    });
    let by_hand =
        dialled_by_hand(&point.phone).map(|text| view! { <p data-screen-only>{text}</p> });
    let page = (!point.url.is_empty()).then(|| view! { <p>{external(&point.url, &point.url)}</p> });
    view! {
        <li class="al-contact">
            <h3 class="al-contact__name">{point.name}</h3>
            {note}{phone}{by_hand}{page}
        </li>
    }
}
