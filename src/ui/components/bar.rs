//! A bar of a criterion: its sum, and a line at its points.

use leptos::prelude::*;

use crate::present::criterion::CriterionView;

/// A criterion with its bar.
pub fn criterion(found: &CriterionView) -> impl IntoView + use<> {
    let width = f64::from(found.sum) * 100.0 / f64::from(found.most.max(1));
    let points = f64::from(found.points) * 100.0 / f64::from(found.most.max(1)) - 0.6;
    let name = format!("{}（{}）", found.label, found.id);
    let rest = format!(" ／ 設定評点 {}　{}", found.points, found.verdict);
    view! {
        <li class="al-criterion" data-holds=found.holds.to_string()>
            <span>{name}</span>
            <span class="al-criterion__sum"><strong>{found.sum}</strong>{rest}</span>
            <svg class="al-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="al-bar__track" width="100" height="8"/>
                <rect class="al-bar__fill" width=format!("{width:.1}") height="8"/>
                <rect class="al-bar__points" x=format!("{points:.1}") y="-2" width="1.2" height="12"/>
            </svg>
        </li>
    }
}
