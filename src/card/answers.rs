//! The 34 answers and their stated grounds, below the card: on screen only, the paper is full.

use leptos::prelude::*;

use crate::widgets::mark::mark_with_meaning;
use crate::widgets::statements::statements;
use activelist_view::display::card::AreaView;
use activelist_view::display::criterion::CriterionView;

/// All answers, area by area.
pub fn answers(areas: Vec<AreaView>) -> impl IntoView {
    let areas: Vec<_> = areas.into_iter().map(area).collect();
    view! {
        <section class="al-stack" data-screen-only aria-labelledby="answers-t">
            <h2 class="al-section-title" id="answers-t">"スキル調査の回答と根拠"</h2>
            <p class="al-note">
                "34問への本人の回答と、その根拠として本人が書いたものです。第三者が確かめたものではありません。未回答は、0とは区別しています。"
            </p>
            {areas}
        </section>
    }
}

fn area(area: AreaView) -> impl IntoView {
    let criteria: Vec<_> = area.criteria.into_iter().map(criterion).collect();
    view! {
        <details class="al-disclosure" data-kind="boxed">
            <summary>
                <span class="al-number" data-kind="quiet">{area.id}</span>
                <span>{area.label}</span>
                <span class="al-disclosure__state">{mark_with_meaning(area.mark)}</span>
            </summary>
            <div class="al-disclosure__body al-stack">{criteria}</div>
        </details>
    }
}

fn criterion(found: CriterionView) -> impl IntoView {
    let caption = format!("{} {}", found.id, found.label);
    let sum = format!(
        "合計{}点（設定評点{}点）{}",
        found.sum, found.points, found.verdict
    );
    let rows: Vec<_> = found
        .answers
        .into_iter()
        .map(|(question, answer)| view! { <tr><th scope="row">{question}</th><td>{answer}</td></tr> })
        .collect();
    let grounds = match found.grounds.is_empty() {
        true => view! { <p class="al-note">"根拠：記入なし"</p> }.into_any(),
        false => view! { <p>"根拠："<bdi>{found.grounds}</bdi></p> }.into_any(),
    };
    view! {
        <table class="al-table">
            <caption>{caption}</caption>
            <thead><tr><th scope="col">"設問"</th><th scope="col">"回答"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="al-note">{sum}</p>
        {grounds}
        {statements(Some(found.criterion))}
    }
}
