//! A team for what no one does alone, and the pair of a veteran and a newcomer.

use leptos::prelude::*;

use crate::app::Page;
use crate::present::team::{MemberView, TeamView, as_shortlist, team};
use crate::ui::components::mark::mark_with_meaning;
use crate::ui::dynamic::{maybe, text};
use crate::ui::state::{Store, store};

/// What the list says of teams for the search as it is.
pub fn found_team() -> Memo<TeamView> {
    let store = store();
    Memo::new(move |_| {
        let query = store.query.get();
        store
            .ask_searcher(|searcher| team(searcher, &query.criteria, query.sort))
            .unwrap_or_default()
    })
}

/// The team, above the list: only where one is needed.
pub fn team_part(found: Memo<TeamView>) -> AnyView {
    let store = store();
    maybe(move || {
        let found = found.get();
        if found.lead.is_empty() && found.unheld.is_empty() {
            return None;
        }
        let members = (!found.members.is_empty()).then(|| members(store, found.members));
        let lead = (!found.lead.is_empty()).then(|| view! { <p>{found.lead}</p> });
        let unheld = (!found.unheld.is_empty()).then(|| view! { <p>{found.unheld}</p> });
        let notice = view! {
            <section class="al-notice" aria-labelledby="team-t">
                <h2 class="al-notice__title" id="team-t">"一人ではそろわない支援内容があります"</h2>
                {lead}
                {members}
                {unheld}
            </section>
        };
        Some(notice.into_any())
    })
}

/// The pair, below the list, for firms that agree to it.
pub fn pair_part(found: Memo<TeamView>) -> AnyView {
    let store = store();
    maybe(move || {
        let TeamView {
            pair, pair_note, ..
        } = found.get();
        if pair.is_empty() {
            return None;
        }
        let part = view! {
            <details class="al-disclosure" data-kind="boxed" data-screen-only>
                <summary>"経験の長い人と浅い人の二人に頼む"</summary>
                <div class="al-disclosure__body al-stack">
                    <p>
                        "支援件数の多い人が進め、支援の経験がまだない人が加わる形です。若手の育成にご理解をいただける場合に、二人に相談してみてください。費用は二人と相談して決めます。"{pair_note}
                    </p>
                    {members(store, pair)}
                    <p class="al-note">"経験の長い人は、実務経験10年以上で支援件数10件以上の人から、経験の浅い人は、支援経験なしで選んだ内容に◎か○の付く人から、一覧の順に選んでいます。この選び方は、この一覧で決めたものです。"</p>
                </div>
            </details>
        };
        Some(part.into_any())
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
                <a class="al-name" href=text(move || store.link_to(Page::Card(number)))><bdi>{found.name}</bdi></a>
            </p>
            <p class="al-note">{found.note}</p>
            <ul class="al-team__covers">{covers}</ul>
        </li>
    }
    .into_any()
}
